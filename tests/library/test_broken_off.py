"""A repair that is killed: what it leaves is finished or tidied by whoever comes next, and not while it is at work."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from library.making import add_feed, open_library, titles

from reader.errors import LibraryBusy
from reader.library import check, connection, leftovers, poll_lock, repair, salvage

KILLED = """
import os, signal, sys
from pathlib import Path
from reader.library import lost_rows, repair
def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)
real, whole = os.replace, sys.argv[2] == "whole"
if whole:
    os.replace = lambda old, new: real(old, new) if str(new).endswith(".salvaged") else kill()
else:
    lost_rows.bind = kill
repair(Path(sys.argv[1]))
"""
MARKED_AND_KILLED = """
import os, signal, sys
from pathlib import Path
from reader.library import Library
library = Library.open(Path(sys.argv[1]))
library.mark("starred", query="")
os.kill(os.getpid(), signal.SIGKILL)
"""


def damage(path: Path) -> None:
    """Loses the first page of the states, and the first page of the file."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'states'").fetchone()
    with path.open("r+b") as file:
        for page in (root, 1):
            file.seek((page - 1) * connection.PAGE_SIZE)
            file.write(b"\xff" * connection.PAGE_SIZE)


def kill_a_repair(path: Path, when: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), when], check=False)
    assert done.returncode == -signal.SIGKILL


def left(path: Path) -> list[str]:
    return [file.name for file in path.parent.iterdir() if "salvage" in file.name]


def left_ready(path: Path, data: bytes) -> None:
    """Lays beside a library what a repair that was killed before its last step leaves."""
    leftovers.beside(path, leftovers.SEEN).write_text(leftovers.seen(path))
    leftovers.beside(path, leftovers.READY).write_bytes(data)


def test_what_a_killed_repair_left_is_told_and_tidied_by_the_next_one(filled: Path) -> None:
    damage(filled)
    kill_a_repair(filled, "amid")
    assert len(left(filled)) > 1
    assert "has left" in next(check(filled)).what
    assert "The file was damaged; 10 articles" in repair(filled).said
    assert left(filled) == []
    assert list(check(filled)) == []


def test_a_pass_tidies_what_a_killed_repair_left_beside_a_library_that_works(filled: Path) -> None:
    for end in (leftovers.PART, f"{leftovers.PART}-wal", f"{leftovers.COPY}-empty"):
        leftovers.beside(filled, end).write_bytes(b"x" * 5_000_000)
    (finding,) = check(filled)
    assert (finding.what, finding.damage) == (
        "A repair or restore that was broken off has left 15 MB beside the library.",
        False,
    )
    assert "assay poll" in finding.mend
    with poll_lock(filled):
        assert left(filled) == []
    assert list(check(filled)) == []


def test_a_repair_mends_a_library_that_works_of_what_another_left(filled: Path) -> None:
    leftovers.beside(filled, leftovers.PART).touch()
    assert repair(filled).said == (
        "What a repair, restore or backup that was broken off had left is tidied up; the library is as it was,"
        " and all is well."
    )
    assert left(filled) == []


def test_nothing_of_a_repair_that_is_at_work_is_told_or_tidied(filled: Path) -> None:
    with poll_lock(filled, damaged=True):
        leftovers.beside(filled, leftovers.PART).touch()
        assert list(check(filled)) == []
        assert "Nothing is wrong" in repair(filled).said
        with pytest.raises(LibraryBusy), poll_lock(filled):
            pytest.fail("two hold the lock")
        assert left(filled) == [f"{filled.name}{leftovers.PART}"]


def test_a_new_library_that_was_whole_is_put_in_its_place_after_a_kill(filled: Path) -> None:
    before = set(list_of(filled))
    damage(filled)
    kill_a_repair(filled, "whole")
    assert sorted(left(filled)) == [f"{filled.name}{end}" for end in (leftovers.READY, leftovers.SEEN)]
    assert "broken off is finished" in repair(filled).said
    assert left(filled) == []
    assert list(check(filled)) == []
    assert set(list_of(filled)) == before
    assert len(list(filled.parent.glob("*-damaged-*"))) == 1


def test_a_library_that_was_used_since_is_not_replaced_by_one_that_is_older(filled: Path) -> None:
    left_ready(filled, filled.read_bytes())
    with open_library(filled) as library:
        add_feed(library, "new")
    with poll_lock(filled):
        assert left(filled) == []
    with open_library(filled) as library:
        assert len(library.feeds()) == 3


def test_a_library_that_is_in_use_is_replaced_the_next_time(filled: Path) -> None:
    left_ready(filled, b"a newer one")
    with open_library(filled) as library:
        assert library.count("") == 10
        with poll_lock(filled):
            assert leftovers.beside(filled, leftovers.READY).name in left(filled)
    with poll_lock(filled):
        assert filled.read_bytes() == b"a newer one"


@pytest.fixture
def second_name(filled: Path) -> Path:
    """A name that a restore which was killed early has given the library."""
    name = filled.with_name("library-replaced-20260310-120000.db")
    os.link(filled, name)
    return name


def test_a_second_name_that_a_killed_restore_left_is_told_and_removed(filled: Path, second_name: Path) -> None:
    (finding,) = check(filled)
    assert second_name.name in finding.what
    assert not finding.damage
    assert "broken off" in repair(filled).said
    assert not second_name.exists()
    assert list(check(filled)) == []
    assert len(list_of(filled)) == 10


def test_a_second_name_goes_with_the_next_pass_but_not_while_it_is_used(filled: Path, second_name: Path) -> None:
    with open_library(second_name) as library:
        add_feed(library, "new")
        with poll_lock(filled):
            assert second_name.exists()
    with poll_lock(filled):
        assert not second_name.exists()
    with open_library(filled) as library:
        assert len(library.feeds()) == 3


def test_marks_that_a_killed_desk_left_in_the_log_of_a_second_name_are_kept(filled: Path, second_name: Path) -> None:
    done = subprocess.run([sys.executable, "-c", MARKED_AND_KILLED, str(second_name)], check=False)
    assert done.returncode == -signal.SIGKILL
    with poll_lock(filled):
        assert sorted(file.name for file in filled.parent.iterdir()) == ["library.db", "library.db-poll"]
    with open_library(filled) as library:
        assert library.count("is:starred") == 10


def test_kept_files_and_links_of_the_readers_own_stay(filled: Path) -> None:
    kept, own = filled.with_name("library-replaced-20260310-120000.db"), filled.with_name("own.db")
    kept.write_bytes(filled.read_bytes())
    os.link(filled, own)
    with poll_lock(filled):
        assert kept.exists()
        assert own.exists()
    assert list(check(filled)) == []


@pytest.mark.parametrize("hours", [2, -2])
def test_a_library_whose_time_lies_ahead_is_mended_too(filled: Path, hours: int) -> None:
    damage(filled)
    time = filled.stat().st_mtime + hours * 3600
    os.utime(filled, (time, time))
    assert "The file was damaged; 10 articles" in repair(filled).said
    assert list(check(filled)) == []
    (kept,) = filled.parent.glob("*-damaged-*")
    assert not kept.samefile(filled)


def test_a_library_that_is_used_amid_a_repair_is_not_replaced_and_that_is_said(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = salvage._read

    def used_meanwhile(*words: object) -> list[str]:
        lost = real(*words)  # type: ignore[arg-type]
        os.utime(filled)
        return lost

    damage(filled)
    damaged = filled.read_bytes()
    monkeypatch.setattr(salvage, "_read", used_meanwhile)
    with pytest.raises(LibraryBusy, match=r"was used meanwhile, .* then repair"):
        repair(filled)
    assert filled.read_bytes() == damaged
    assert sorted(file.name for file in filled.parent.iterdir()) == ["library.db", "library.db-poll"]


def test_a_disk_without_links_keeps_a_copy_of_the_damaged_library(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    damage(filled)
    damaged = filled.read_bytes()
    monkeypatch.setattr(os, "link", refused)
    repair(filled)
    (kept,) = filled.parent.glob("*-damaged-*")
    assert kept.read_bytes() == damaged
    assert len(list_of(filled)) == 10


def list_of(path: Path) -> list[str]:
    with open_library(path) as library:
        return titles(library)
