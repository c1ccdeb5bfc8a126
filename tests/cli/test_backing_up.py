"""`backup` and `restore`, as they are typed."""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from library.making import broken
from terminal import Terminal

from reader.library import Library, poll_lock


@pytest.fixture
def copied(assay, filled: Library, home: Path) -> Path:
    """A backup; the library has everything read since, and nobody has it open."""
    assert assay("backup", str(home / "copy.db")).code == 0
    filled.mark("read", query="")
    filled.close()
    return home / "copy.db"


def test_a_backup_comes_back_and_what_was_there_is_kept(assay, copied: Path, home: Path):
    done = assay("restore", str(copied), "--yes")
    (kept,) = home.glob("library-replaced-*.db")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"Put {copied} (2 feeds, 4 articles) in the place of {home / 'library.db'}. What was there is kept at {kept}.\n"
    )
    assert not any(line["read"] for line in assay("list", "--json").lines)
    assert all(line["read"] for line in assay("--library", str(kept), "list", "--json").lines)


def test_a_program_has_to_say_that_it_is_sure(process, copied: Path, home: Path):
    done = process("restore", str(copied))
    assert (done.code, done.out) == (2, "")
    assert "--yes" in done.err
    assert not list(home.glob("library-replaced-*"))


@pytest.mark.parametrize("answer", ["y", "n"])
def test_a_person_is_asked(copied: Path, home: Path, answer: str):
    terminal = Terminal([sys.executable, "-m", "reader", "restore", str(copied)], os.environ, columns=200, lines=20)
    terminal.wait_until(lambda text: "N]:" in text)
    terminal.press(f"{answer}\r")
    terminal.ended()
    assert ("Nothing was changed." in terminal.text) is (answer == "n")
    assert len(list(home.glob("library-replaced-*.db"))) == (answer == "y")


def test_who_holds_the_library_is_said_with_exit_3(assay, copied: Path, home: Path):
    with Library.open(home / "library.db") as opened:
        assert opened.feeds()
        done = assay("restore", str(copied), "--yes")
    assert (done.code, done.out) == (3, "")
    assert "open; quit it, then restore" in done.err
    with poll_lock(home / "library.db"):
        assert assay("restore", str(copied), "--yes").code == 3


def test_a_damaged_backup_is_exit_4_and_changes_nothing(assay, copied: Path, home: Path):
    broken(copied, "UPDATE contents SET html = x'00'")
    done = assay("restore", str(copied), "--yes")
    assert (done.code, done.out) == (4, "")
    assert "nothing was changed" in done.err
    assert all(line["read"] for line in assay("list", "--json").lines)


def test_a_backup_of_a_damaged_library_is_exit_4(assay, copied: Path, home: Path):
    with closing(sqlite3.connect(home / "library.db")) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'tags'").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    with (home / "library.db").open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xaa" * size)
    done = assay("backup", str(home / "again.db"))
    assert (done.code, done.out) == (4, "")
    assert "is damaged, and so is the copy" in done.err
    assert (home / "again.db").exists()
    found = assay("doctor")
    assert found.code == 4
    assert "assay restore FILE" in " ".join(found.out.split())


def test_what_is_no_backup_is_said_to_be_none(assay, filled: Library, home: Path):
    (home / "notes.txt").write_text("nothing of the kind, at some length, so that it is no empty database")
    done = assay("restore", home / "notes.txt", "--yes")
    assert (done.code, done.err) == (4, f"{home / 'notes.txt'} is no backup of a library; nothing was replaced.\n")
