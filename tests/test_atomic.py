"""A file is there whole, or what stood there stays."""

import os
from pathlib import Path

import pytest

from reader.atomic import written


def test_the_file_takes_the_place_of_what_stood_there_and_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "views.toml"
    target.write_text("old")
    target.chmod(0o600)
    with written(target) as file:
        file.write(b"new")
        assert target.read_text() == "old"
    assert (target.read_text(), target.stat().st_mode & 0o777) == ("new", 0o600)
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("before", ["old", ""])
def test_what_fails_half_way_leaves_what_stood_there_and_nothing_beside_it(tmp_path: Path, before: str) -> None:
    target = tmp_path / "views.toml"
    if before:
        target.write_text(before)
    with pytest.raises(TypeError), written(target) as file:
        file.write("no bytes")  # type: ignore[arg-type]
    assert [path.read_text() for path in tmp_path.iterdir()] == [before] * bool(before)


def test_a_name_as_long_as_names_may_be_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 255)
    with written(target) as file:
        file.write(b"new")
    assert target.read_text() == "new"


def test_a_private_file_is_its_owners_before_the_first_byte(tmp_path: Path) -> None:
    target = tmp_path / "feeds.opml"
    former = os.umask(0o022)
    try:
        with written(target, private=True) as file:
            assert [path.stat().st_mode & 0o777 for path in tmp_path.iterdir()] == [0o600]
            file.write(b"new")
    finally:
        os.umask(former)
    assert target.stat().st_mode & 0o777 == 0o600
