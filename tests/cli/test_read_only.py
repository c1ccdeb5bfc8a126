"""A library that may only be read: commands that change nothing work, the others say why they cannot."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.cli.session import Session
from reader.library import Library

READING = [
    ["list"],
    ["list", "--json", "kiln"],
    ["show", "1"],
    ["feeds"],
    ["companies"],
    ["company", "Brantwood Minerals plc"],
    ["export", "--format", "opml"],
    ["export", "--format", "json"],
]


@pytest.fixture
def read_only(assay, filled: Library, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the library that nobody has open, in a place that the system says may not be written."""
    assert assay("backup", str(home / "copy.db")).code == 0
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and allowed(path, mode))
    return home / "copy.db"


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_what_changes_nothing_works(assay, read_only: Path, words: list[str]):
    before = {path.name: path.stat().st_mtime_ns for path in read_only.parent.iterdir()}
    done = assay("--library", str(read_only), *words)
    assert (done.code, done.err) == (0, "")
    assert done.out
    assert {path.name: path.stat().st_mtime_ns for path in read_only.parent.iterdir()} == before


def test_a_connection_for_reading_cannot_write(read_only: Path):
    with Session(read_only).open_library() as library, pytest.raises(Exception, match="cannot be written"):
        library.mark("read", ids=[1])


def test_a_copy_elsewhere_can_be_made_and_nothing_can_be_changed(assay, read_only: Path, home: Path):
    assert assay("--library", str(read_only), "backup", str(home / "again.db")).code == 0
    done = assay("--library", str(read_only), "mark", "starred", "id:1")
    assert done.code == 1
    assert "cannot be written" in done.err


def test_the_desk_says_at_its_start_that_nothing_will_be_kept(read_only: Path, home: Path):
    (said,) = Session(read_only).warnings()
    assert said.startswith(f"The library {read_only} may only be read")
    assert f"`chmod u+w {read_only}`" in said
    assert Session(home / "none-yet.db").warnings() == ()


def test_a_library_that_may_be_written_has_no_warning(filled: Library):
    assert Session(filled.path).warnings() == ()


@pytest.fixture
def on_full_disk(assay, filled: Library, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the library that nobody has open, on a disk on which the system says that nothing is free."""
    assert assay("backup", str(home / "copy.db")).code == 0
    monkeypatch.setattr(os, "statvfs", lambda path: SimpleNamespace(f_bavail=1, f_frsize=4096))
    return home / "copy.db"


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_what_changes_nothing_works_on_a_full_disk(assay, on_full_disk: Path, words: list[str]):
    done = assay("--library", str(on_full_disk), *words)
    assert (done.code, done.err) == (0, "")
    assert done.out
    assert [path.name for path in on_full_disk.parent.glob("copy.db*")] == ["copy.db"]


def test_what_cannot_be_kept_on_a_full_disk_says_why(assay, on_full_disk: Path):
    done = assay("--library", str(on_full_disk), "mark", "starred", "id:1")
    assert (done.code, done.err) == (1, f"The disk of {on_full_disk} is full; make room and try again.\n")
    said = " ".join(assay("--library", str(on_full_disk), "doctor").out.split())
    assert "is full: no mark, tag, note or feed of yours will be kept" in said
    assert "is full: no mark" in Session(on_full_disk).warnings()[0]


def test_a_library_that_others_have_open_can_be_written_while_there_is_room_beside_it(filled: Library, monkeypatch):
    monkeypatch.setattr(os, "statvfs", lambda path: SimpleNamespace(f_bavail=0, f_frsize=4096))
    assert filled.mark("starred", ids=[1]) == 1
    with Session(filled.path).open_library() as other:
        assert other.mark("unstarred", ids=[1]) == 1
