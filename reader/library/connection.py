"""How the library's file is opened, and how SQLite's faults become Assay's.

`connect` is the only place that opens it: write-ahead log, foreign keys, a busy timeout of five seconds; for what the
reader does `synchronous = FULL`, so that a star survives a power cut the next second. What is not an Assay library, is
damaged, or is newer than this Assay is refused before anything is written.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reader.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryNewer,
    QueryInterrupted,
)

APPLICATION_ID = 0x41736179  # "Asay", at byte 68 of the file
BUSY_TIMEOUT = 5.0
PAGE_SIZE = 8192
MINIMUM_SQLITE = (3, 35, 0)
_SMALLEST = 512


def is_library(path: Path) -> bool:
    """Whether there is an Assay library at the path; false where there is no file, or an empty one.

    Raises `LibraryDamaged` for anything else that is there. Nothing is written, and only SQLite looks into the file:
    POSIX drops all locks that a process holds on a file as soon as the process closes it once.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise LibraryError(f"{path} cannot be read: {error.strerror}.") from error
    if stat.S_ISDIR(found.st_mode):
        raise LibraryDamaged(f"{path} is a folder, not an Assay library; name another file with --library.")
    if found.st_size == 0:
        return False
    if found.st_size < _SMALLEST or _application_id(path) != APPLICATION_ID:
        raise LibraryDamaged(f"{path} is not an Assay library, or is damaged beyond knowing; it was left untouched.")
    return True


def _application_id(path: Path) -> int | None:
    """The number by which the file says whose it is; None where it is no database."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as looked_at:
            return int(looked_at.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CANTOPEN:
            raise LibraryError(f"{path} may not be read; check its permissions.") from error
        return None


def refuse_newer(path: Path, version: int, known: int) -> None:
    """Raises `LibraryNewer` when the library's schema is newer than `known`."""
    if version > known:
        raise LibraryNewer(
            f"{path} was written by a newer Assay (schema {version}, this one knows {known}); please update Assay."
        )


def connect(path: Path, *, write: bool = True) -> sqlite3.Connection:
    """A connection to the file, in autocommit mode, usable from any one thread at a time."""
    if sqlite3.sqlite_version_info < MINIMUM_SQLITE:
        needed = ".".join(map(str, MINIMUM_SQLITE))
        raise LibraryError(f"Assay needs SQLite {needed} or newer; this Python has {sqlite3.sqlite_version}.")
    address = path.absolute().as_uri() + ("" if write else _read_only(path))
    connection = sqlite3.connect(
        address, uri=True, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    for pragma in (
        "foreign_keys = ON",
        "synchronous = NORMAL",
        "temp_store = MEMORY",
        "cache_size = -16000",
        "journal_size_limit = 67108864",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _read_only(path: Path) -> str:
    # In a folder that may not be written, SQLite can read a library only when told that nobody else writes it.
    alone = not path.with_name(path.name + "-wal").exists()
    return "?mode=ro&immutable=1" if alone and not os.access(path.parent, os.W_OK) else "?mode=ro"


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turns what SQLite raises into a `LibraryError` that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error


def translated(error: sqlite3.Error, path: Path) -> LibraryError:
    """The `LibraryError` that a fault of SQLite means."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(f"Another program holds {path}; try again in a moment.")
    if primary == sqlite3.SQLITE_INTERRUPT:
        return QueryInterrupted("The query was stopped.")
    if primary == sqlite3.SQLITE_FULL:
        return LibraryFull(f"The disk of {path} is full; make room and try again. Nothing was lost.")
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return LibraryFull(f"{path} cannot be written; check the permissions of the file and its folder.")
    if primary == sqlite3.SQLITE_IOERR:
        return LibraryFull(f"{path} cannot be read or written ({error}); check the disk.")
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return LibraryDamaged(f"{path} is damaged; it was left as it is. Run 'assay doctor' to see what can be saved.")
    return LibraryError(f"The library {path} failed: {error}.")


@contextmanager
def writing(connection: sqlite3.Connection, *, synced: bool = True) -> Iterator[sqlite3.Connection]:
    """One transaction that holds the write lock from its start. Whatever is raised inside undoes all of it.

    `synced`: on the disk when this returns. Without, a power cut (not a crash) may undo the latest transactions.
    """
    connection.execute("PRAGMA synchronous = " + ("FULL" if synced else "NORMAL"))
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
