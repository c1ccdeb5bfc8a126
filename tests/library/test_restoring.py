"""A backup put in the place of a library: checked first, whole or not at all, and with nothing of the former log."""

import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from library.making import add_feed, article, broken, open_library, titles

from reader.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryFull, LibraryNewer, NotALibrary, UsageError
from reader.library import backup, check, leftovers, poll_lock, restore, restoring, schema

OPEN_AND_KILLED = """
import os, signal, sys
from pathlib import Path
from library.making import add_feed, article, open_library
library = open_library(Path(sys.argv[1]))
add_feed(library, "late", articles=[article(f"late{i}") for i in range(30)])
os.kill(os.getpid(), signal.SIGKILL)
"""
KILLED_AT = """
import os, signal, sys
from pathlib import Path
from reader.library import restore
seen, last = 0, int(sys.argv[3])
def look(name, arguments):
    global seen
    if name in ("os.rename", "os.remove", "os.link", "open", "sqlite3.connect", "os.truncate", "os.chmod"):
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(look)
restore(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture
def copy(filled: Path) -> Path:
    """A backup of the filled library, which got a feed more since."""
    copy = backup(filled)
    with open_library(filled) as library:
        add_feed(library, "new", articles=[article("new1")])
    return copy


def run(code: str, *words: object) -> int:
    path = os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])
    words = tuple(map(str, words))
    return subprocess.run([sys.executable, "-c", code, *words], env={**os.environ, "PYTHONPATH": path}).returncode


def listed(path: Path) -> list[str]:
    with open_library(path) as library:
        return sorted(titles(library))


def test_the_backup_is_there_and_what_was_is_kept(filled: Path, copy: Path) -> None:
    before, held, bytes_of_copy = listed(filled), listed(copy), copy.read_bytes()
    copy.write_bytes(bytes_of_copy)
    kept = restore(copy, filled)
    assert kept is not None
    assert kept.name.startswith("library-replaced-")
    assert (listed(filled), listed(kept)) == (held, before)
    assert len(before) == len(held) + 1
    assert list(check(filled)) == list(check(kept)) == []
    assert copy.read_bytes() == bytes_of_copy
    with closing(sqlite3.connect(filled)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert restore(kept, filled) is not None
    assert listed(filled) == before


def test_the_log_of_a_killed_desk_is_not_read_into_the_backup(filled: Path, copy: Path) -> None:
    held = listed(copy)
    assert run(OPEN_AND_KILLED, filled) == -signal.SIGKILL
    assert leftovers.files(filled)[1].stat().st_size > 0
    kept = restore(copy, filled)
    assert kept is not None
    assert listed(filled) == held
    assert list(check(filled)) == []
    assert len(listed(kept)) == len(held) + 31


def test_the_log_of_a_library_that_is_gone_is_not_read_into_the_backup(filled: Path, copy: Path) -> None:
    held = listed(copy)
    run(OPEN_AND_KILLED, filled)
    filled.unlink()
    assert restore(copy, filled) is None
    assert listed(filled) == held
    assert list(check(filled)) == []


def test_a_backup_over_which_the_log_of_another_was_read_is_mended_by_a_restore(filled: Path, copy: Path) -> None:
    run(OPEN_AND_KILLED, filled)
    shutil.copy(copy, filled)
    restore(copy, filled)
    assert listed(filled) == listed(copy)
    assert list(check(filled)) == []


def test_a_damaged_library_is_replaced_and_kept(filled: Path, copy: Path) -> None:
    data = filled.read_bytes()
    filled.write_bytes(b"\xff" * 4096 + data[4096:])
    damaged = filled.read_bytes()
    kept = restore(copy, filled)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert listed(filled) == listed(copy)


def test_a_library_that_is_not_there_is_made(copy: Path, tmp_path: Path) -> None:
    assert restore(copy, tmp_path / "elsewhere" / "library.db") is None
    assert listed(tmp_path / "elsewhere" / "library.db") == listed(copy)


@pytest.mark.parametrize("how", ["pages", "text", "newer", "cut", "letter", "empty"])
def test_a_backup_that_is_not_sound_changes_nothing(filled: Path, copy: Path, how: str) -> None:
    data = copy.read_bytes()
    if how == "pages":
        copy.write_bytes(data[: len(data) // 2] + b"\xaa" * 8192 + data[len(data) // 2 + 8192 :])
    elif how == "text":
        broken(copy, "UPDATE contents SET html = x'789c0102' WHERE id = 3")
    elif how == "newer":
        broken(copy, f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    else:
        copy.write_bytes({"cut": data[: len(data) * 3 // 4], "letter": b"Dear aunt, " * 500, "empty": b""}[how])
    before, beside = filled.read_bytes(), sorted(filled.parent.iterdir())
    with pytest.raises(LibraryNewer if how == "newer" else LibraryDamaged):
        restore(copy, filled)
    assert filled.read_bytes() == before
    assert {*filled.parent.iterdir()} <= {*beside, filled.with_name("library.db-poll")}


def test_a_backup_that_is_not_there_or_is_the_library_changes_nothing(filled: Path) -> None:
    with pytest.raises(LibraryError, match="There is no backup"):
        restore(filled.with_name("nowhere.db"), filled)
    with pytest.raises(UsageError, match="the library itself"):
        restore(filled, filled)


def test_what_never_was_a_library_is_not_replaced(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_bytes(b"Dear aunt, " * 500)
    with pytest.raises(NotALibrary):
        restore(copy, tmp_path / "letter")
    assert (tmp_path / "letter").read_bytes() == b"Dear aunt, " * 500


def test_a_library_that_is_open_or_polled_is_not_replaced(filled: Path, copy: Path) -> None:
    before = listed(filled)
    with open_library(filled) as library:
        assert len(titles(library)) == len(before)
        with pytest.raises(LibraryBusy, match="quit it, then restore"):
            restore(copy, filled)
    with poll_lock(filled), pytest.raises(LibraryBusy, match="let it finish"):
        restore(copy, filled)
    assert listed(filled) == before
    assert not list(filled.parent.glob("*replaced*"))


def test_a_backup_that_was_copied_over_the_library_by_hand_is_not_replaced_while_it_is_open(
    filled: Path, copy: Path
) -> None:
    shutil.copy(copy, filled)
    with closing(sqlite3.connect(filled)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    with open_library(filled) as library:
        before = titles(library)
        with pytest.raises(LibraryBusy, match="quit it, then restore"):
            restore(copy, filled)
        library.mark("starred", query="")
    with open_library(filled) as library:
        assert titles(library, "is:starred") == before


def test_a_library_that_another_program_reads_without_a_log_is_opened_all_the_same(copy: Path) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        db.execute("BEGIN")
        db.execute("SELECT * FROM feeds").fetchone()
        with open_library(copy) as library:
            assert library.feeds()


def test_nothing_is_left_beside_a_backup_that_has_been_used_as_a_library(filled: Path, copy: Path) -> None:
    listed(copy)
    restore(copy, filled)
    assert list(copy.parent.iterdir()) == [copy]


def test_what_the_log_of_a_backup_holds_is_restored_too(filled: Path, copy: Path) -> None:
    held = len(listed(copy))
    run(OPEN_AND_KILLED, copy)
    restore(copy, filled)
    assert len(listed(filled)) == held + 30


def test_a_library_that_may_not_be_written_is_not_replaced_and_no_disk_is_blamed(
    filled: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, allowed = filled.read_bytes(), os.access

    def refuse(path: Path, mode: int) -> bool:
        return not (Path(path) == filled and mode == os.W_OK) and allowed(path, mode)

    monkeypatch.setattr(os, "access", refuse)
    with pytest.raises(LibraryFull, match="may not be written; check the permissions"):
        restore(copy, filled)
    assert filled.read_bytes() == before


def test_a_file_in_the_place_of_a_folder_is_said(filled: Path, copy: Path) -> None:
    with pytest.raises(LibraryFull, match=f"{filled} is a file, not a folder"):
        restore(copy, filled / "library.db")


def test_a_library_that_is_changed_amid_a_restore_is_not_replaced(
    filled: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = restoring._copy

    def changed_meanwhile(*words: Path) -> None:
        real(*words)
        with open_library(filled) as library:
            add_feed(library, "meanwhile")

    monkeypatch.setattr(restoring, "_copy", changed_meanwhile)
    with pytest.raises(LibraryBusy, match="was used meanwhile"):
        restore(copy, filled)
    with open_library(filled) as library:
        assert len(library.feeds()) == 4
    assert sorted(file.name for file in filled.parent.iterdir()) == ["backups", "library.db", "library.db-poll"]


def test_a_library_whose_time_lies_ahead_is_replaced_too(filled: Path, copy: Path) -> None:
    time = filled.stat().st_mtime + 7200
    os.utime(filled, (time, time))
    assert restore(copy, filled) is not None
    assert listed(filled) == listed(copy)


def test_a_disk_that_refuses_leaves_the_library_under_its_one_name(
    filled: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, there = listed(filled), sorted(filled.parent.iterdir())

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(leftovers.os, "replace", refuse)
        with pytest.raises(LibraryFull, match="cannot be replaced"):
            restore(copy, filled)
    assert [file for file in sorted(filled.parent.iterdir()) if not file.name.endswith("-poll")] == there
    assert listed(filled) == before


def test_a_kill_at_any_step_leaves_one_of_the_two_whole(filled: Path, copy: Path, tmp_path: Path) -> None:
    run(OPEN_AND_KILLED, filled)
    folder = tmp_path / "as it was"
    shutil.copytree(filled.parent, folder)
    held = listed(copy)
    ends = []
    for step in range(1, 200):
        shutil.rmtree(filled.parent)
        shutil.copytree(folder, filled.parent)
        code = run(KILLED_AT, copy, filled, step)
        found = listed(filled)
        assert found == held or len(found) == len(held) + 31, step
        assert list(check(filled)) == [] or "broken off has left" in next(check(filled)).what
        with poll_lock(filled):
            assert leftovers.left(filled) == leftovers.second_names(filled) == []
        assert list(check(filled)) == []
        # What was not done by then is not done behind the reader's back.
        assert listed(filled) == found, step
        ends.append(found == held)
        if code == 0:
            break
    assert len(ends) > 8
    assert ends[-1]
    assert not ends[0]


def test_a_restore_that_was_killed_between_log_and_file_gives_the_log_back(filled: Path) -> None:
    before = len(listed(filled))
    run(OPEN_AND_KILLED, filled)
    leftovers.beside(filled, leftovers.SEEN).write_text(leftovers.seen(filled))
    kept = filled.with_name("library-replaced-20260310-120000.db")
    os.link(filled, kept)
    os.rename(leftovers.files(filled)[1], leftovers.files(kept)[1])
    with poll_lock(filled):
        pass
    assert len(listed(filled)) == before + 30
    assert not kept.exists()


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_replacement_that_was_killed_between_log_and_file_is_finished(filled: Path, copy: Path, when: str) -> None:
    leftovers.beside(filled, leftovers.SEEN).write_text(leftovers.seen(filled))
    shutil.copy(copy, leftovers.beside(filled, leftovers.READY))
    if when == "after":
        os.utime(filled)
    with poll_lock(filled):
        pass
    assert (listed(filled) == listed(copy)) is (when == "before")
