"""Copies of a library's file, made while others may use it.

A copy has its name only once it is whole; until then it is a `.assay.part`. Whoever makes one holds a lock on it, so
that what a killed backup has left is told from what another one still writes.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from reader.atomic import make_private
from reader.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryFull
from reader.library import connection
from reader.library.leftovers import all_files, beside
from reader.library.lock import held

PART = ".assay.part"
"""The end of the name of a copy that is being written; browsers and readers call files of theirs `.part`."""
_OF_THE_LIBRARY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
"""Faults of what is copied; all else is that the copy cannot be written."""

Then = Callable[[sqlite3.Connection], None]


def backup(path: Path, to: Path | None = None) -> Path:
    """Copies the library as it is at one moment, while others may use it; gives the copy's path.

    Without `to`, a dated file in the folder `backups` beside the library. An existing file is never overwritten.
    Raises `LibraryDamaged` where the copy is damaged, which is kept all the same.
    """
    connection.require_library(path)
    target = to or free_name(path.parent / "backups" / f"{path.stem}-{stamp()}{path.suffix}")
    _refuse_existing(target)
    faults: list[str] = []
    with connection.faults(path), closing(connection.connect(path)) as source:
        _copy(source, target, lambda copy: faults.extend(quick_faults(copy)))
    if faults:
        raise LibraryDamaged(
            f"{path} was copied to {target}, but is damaged, and so is the copy ({faults[0]}).",
            "`assay doctor` says how to mend it; older backups may be sound, so keep them.",
        )
    return target


def _refuse_existing(target: Path) -> None:
    if target.exists():
        raise LibraryError(f"{target} exists already; name another file for the backup.")


def back_up_before_migration(source: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copies an open library before its schema changes; the copy's name says the version."""
    target = free_name(path.parent / "backups" / f"{path.stem}-schema{version}-{stamp()}{path.suffix}")
    _copy(source, target)
    return target


def quick_faults(db: sqlite3.Connection) -> list[str]:
    """What is wrong with a file's pages, as SQLite finds it without a look into every index."""
    try:
        return said_of(db.execute("PRAGMA quick_check(20)"))
    except sqlite3.DatabaseError as error:
        return [str(error)]


def said_of(checked: sqlite3.Cursor) -> list[str]:
    """The faults that a check of SQLite tells, each the first line that says something."""
    told = [row[0].removeprefix("*** in database main ***").split("\n") for row in checked if row[0] != "ok"]
    return [next((line.strip() for line in lines if line.strip()), "it cannot be read") for lines in told]


def _copy(source: sqlite3.Connection, target: Path, then: Then = lambda copy: None) -> None:
    """Copies an open library; `then` is given the copy before it gets its name."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _tidy(target.parent)
        with _claimed(target) as part:
            _refuse_existing(target)
            copy_into(source, part, target, then)
            os.replace(part, target)
    except OSError as error:
        raise LibraryFull(f"The backup {target} cannot be written: {error.strerror}.") from error


def copy_into(source: sqlite3.Connection, part: Path, target: Path, then: Then) -> None:
    """Copies an open library into an empty file, for `target`, and gives `then` the copy.

    Raises `LibraryFull` where the copy cannot be written, and what SQLite raises of the library.
    """
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        try:
            # In one step: copied in several, it starts over whenever somebody writes in between.
            source.backup(copy)
            _without_log(copy)
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", None)
            if code is None or code & 0xFF in _OF_THE_LIBRARY or code == sqlite3.SQLITE_IOERR_READ:
                raise
            raise LibraryFull(
                f"{target} cannot be written ({error}); see that its disk has room, and that files may be so large."
            ) from error
        then(copy)


def _without_log(copy: sqlite3.Connection) -> None:
    try:
        copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        # What is copied may be damaged; the copy is kept as it is.
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise


@contextmanager
def _claimed(target: Path) -> Iterator[Path]:
    """An empty file for a copy, the caller's alone until the block ends; gone then, unless it has got another name."""
    part = beside(target, PART)
    if os.name == "nt":
        # A file that is open cannot be given another name there.
        part.unlink(missing_ok=True)
        make_private(part)
        yield part
        part.unlink(missing_ok=True)
        return
    while True:
        handle = os.open(part, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        if not held(handle):
            os.close(handle)
            raise LibraryBusy(f"Another Assay is writing the backup {target}; let it finish, or name another file.")
        # Whoever held it before may have given it its name meanwhile, or tidied it up.
        with suppress(OSError):
            if os.path.samestat(os.fstat(handle), part.stat()):
                break
        os.close(handle)
    try:
        os.truncate(handle, 0)
        _remove_logs(part)
        yield part
    finally:
        _remove_if_same(part, handle)
        os.close(handle)


def _remove_if_same(part: Path, handle: int) -> None:
    with suppress(OSError):
        if os.path.samestat(os.fstat(handle), part.stat()):
            _remove_logs(part)
            part.unlink()


def _remove_logs(part: Path) -> None:
    for file in all_files(part):
        if file != part:
            file.unlink(missing_ok=True)


def broken_off(path: Path) -> list[Path]:
    """What killed backups have left in the folders of a library and of its backups."""
    found = []
    for folder in _folders(path):
        for part in folder.glob(f"*{PART}"):
            with _held_part(part) as handle:
                if handle is not None:
                    found.append(part)
    return found


def tidy(path: Path) -> None:
    """Removes what killed backups have left in the folders of a library and of its backups."""
    for folder in _folders(path):
        _tidy(folder)


def _folders(path: Path) -> tuple[Path, Path]:
    return path.parent, path.parent / "backups"


def _tidy(folder: Path) -> None:
    """Removes what killed backups of any name have left in a folder of backups."""
    for part in folder.glob(f"*{PART}"):
        with suppress(OSError), _held_part(part) as handle:
            if handle is not None:
                _remove_if_same(part, handle)


@contextmanager
def _held_part(part: Path) -> Iterator[int | None]:
    """A lock on a copy that nobody writes any more, until the block ends; None where somebody does."""
    try:
        handle = os.open(part, os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        yield None
        return
    try:
        yield handle if held(handle) else None
    finally:
        os.close(handle)


def stamp() -> str:
    """Now, as a part of a file's name."""
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S")


def free_name(path: Path) -> Path:
    """The path, or one like it that is not taken."""
    number, candidate = 1, path
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate
