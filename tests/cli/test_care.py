"""`doctor` and `backup`."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.library import Library

NOW = datetime(2024, 5, 14, 12, 0, tzinfo=UTC)


def test_a_library_that_is_well(assay, filled: Library, home: Path):
    done = assay("doctor")
    assert (done.code, done.out) == (0, f"All is well: {home / 'library.db'}.\n")
    assert assay("doctor", "--json").out == ""


def test_no_library_is_said_and_none_is_made(assay, home: Path):
    done = assay("doctor")
    assert done.code == 0
    assert "There is no library" in done.out
    assert not (home / "library.db").exists()


@pytest.mark.parametrize(
    ("code", "advice"), [("http_404", "assay edit"), ("timeout", "assay poll --feed"), ("not_a_feed", "assay add")]
)
def test_a_feed_in_trouble_comes_with_what_to_do(assay, filled: Library, code: str, advice: str):
    (state,) = filled.poll_states(NOW, url="https://grid.example/feed", every=True)
    filled.save(replace(state, error=code, error_detail="It does not work.", failures=4))
    done = assay("doctor", "--json")
    (finding,) = done.lines
    assert done.code == 0
    assert finding["finding"].startswith("Grid Example (feed ")
    assert "4 times in a row: It does not work" in finding["finding"]
    assert advice in finding["mend"]
    assert finding["serious"] is False


def test_a_feed_that_has_ended_is_said(assay, filled: Library):
    (state,) = filled.poll_states(NOW, url="https://grid.example/feed", every=True)
    filled.save(replace(state, gone=True, error="http_410", error_detail="Gone."))
    assert "was ended by its publisher" in assay("doctor").out


def test_a_config_with_a_mistake_is_found(assay, filled: Library, home: Path):
    (home / "config.toml").write_text("[poll]\nworkers = -1\n")
    done = assay("doctor", "--json")
    assert done.code == 2
    assert "workers" in done.lines[0]["finding"]


FOREIGN = {"letter": b"Not a database, but a letter to my aunt. " * 100, "torn": b"SQLite format 3\0" + b"x" * 5000}


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_a_file_that_is_no_library_is_exit_4_and_untouched(assay, home: Path, data: bytes):
    (home / "library.db").write_bytes(data)
    for command in (["doctor"], ["list"], ["feeds"], ["mark", "read", "x"]):
        done = assay(*command)
        assert done.code == 4, command
    assert (home / "library.db").read_bytes() == data


def test_a_backup_is_a_library_of_its_own(assay, filled: Library, home: Path):
    done = assay("backup", str(home / "copy.db"))
    assert (done.code, done.out) == (0, f"Copied the library to {home / 'copy.db'}.\n")
    copied = assay("--library", str(home / "copy.db"), "list", "--json").lines
    assert copied == assay("list", "--json").lines


def test_a_backup_without_a_name_goes_beside_the_library(assay, filled: Library, home: Path):
    assert assay("backup").code == 0
    (copy,) = (home / "backups").glob("*.db")
    assert len(assay("--library", str(copy), "list", "--json").lines) == 4
