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
    NotALibrary,
    QueryInterrupted,
    ReaderError,
)

APPLICATION_ID = 0x41736179  # "Asay", at byte 68 of the file
BUSY_TIMEOUT = 5.0
PAGE_SIZE = 8192
MINIMUM_SQLITE = (3, 35, 0)
NAME_ANOTHER = "name another file with --library."
_SMALLEST = 512
_BESIDE = 32_768
"""Bytes of the smallest index of a log."""
_FOR_WANT_OF_ROOM = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
"""Faults that a full disk makes too."""


def is_library(path: Path) -> bool:
    """Whether there is an Assay library at the path; false where there is no file, or an empty one.

    Raises `NotALibrary` for anything else that is there. Nothing is written, and only SQLite looks into the file:
    POSIX drops all locks that a process holds on a file as soon as the process closes it once.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise LibraryError(f"{path} cannot be read: {error.strerror}.") from error
    if not stat.S_ISREG(found.st_mode):
        what = "a folder, not an Assay library" if stat.S_ISDIR(found.st_mode) else "no file that can hold a library"
        raise NotALibrary(f"{path} is {what}; {NAME_ANOTHER}")
    if found.st_size == 0:
        return False
    if found.st_size < _SMALLEST or _application_id(path) != APPLICATION_ID:
        raise NotALibrary(
            f"{path} is not an Assay library; it was left untouched.",
            "Name another file with --library; if it was a library once, run `assay doctor`.",
        )
    return True


def require_library(path: Path) -> None:
    """Raises `LibraryError` where there is no library at the path, or something else."""
    if not is_library(path):
        raise LibraryError(
            f"There is no library at {path}: check the path (`--library`, ASSAY_LIBRARY), or make one there with"
            " `assay`, `assay add URL` or `assay import FILE`."
        )


def without_folder(path: Path) -> LibraryFull:
    """The error that a path leads through a file."""
    file = next((folder for folder in path.parents if folder.exists()), path.parent)
    return LibraryFull(f"{file} is a file, not a folder; {NAME_ANOTHER}")


def _application_id(path: Path) -> int | None:
    """The number by which the file says whose it is; None where it is no database."""
    fault: sqlite3.Error | None = None
    for address in _ways_to_look(path):
        try:
            with closing(sqlite3.connect(address, uri=True, timeout=0.2)) as looked_at:
                # SQLite then reads a file too that was cut short.
                looked_at.execute("PRAGMA writable_schema = ON")
                return int(looked_at.execute("PRAGMA application_id").fetchone()[0])
        except sqlite3.Error as error:
            fault = error
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_CANTOPEN:
        raise LibraryError(f"{path} may not be read; check its permissions.") from fault
    if code == sqlite3.SQLITE_BUSY:
        raise LibraryBusy(f"Another program holds {path}; try again in a moment.") from fault
    return None


def _ways_to_look(path: Path) -> tuple[str, str]:
    """Addresses that open the file to read: with its log, which may hold what the file lacks, or without any lock."""
    address = real_path(path).as_uri()
    with_log, alone = f"{address}?mode=ro", f"{address}?mode=ro&immutable=1"
    return (with_log, alone) if _has_log(path) else (alone, with_log)


def _has_log(path: Path) -> bool:
    real = real_path(path)
    return _size(real.with_name(f"{real.name}-wal")) > 0


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def real_path(path: Path) -> Path:
    """The file itself, where the path is a link to it: SQLite names its log after that."""
    return Path(os.path.realpath(path))


def refuse_newer(path: Path, version: int, known: int) -> None:
    """Raises `LibraryNewer` when the library's schema is newer than `known`."""
    if version > known:
        raise LibraryNewer(
            f"{path} was written by a newer Assay (schema {version}, this one knows {known}); please update Assay."
        )


def connect(path: Path, *, write: bool = True, alone: bool = False) -> sqlite3.Connection:
    """A connection to the file, in autocommit mode, usable from any one thread at a time.

    A file that may not be written is opened for reading all the same; `alone`: where nobody has it open, without
    laying anything beside it.
    """
    if sqlite3.sqlite_version_info < MINIMUM_SQLITE:
        needed = ".".join(map(str, MINIMUM_SQLITE))
        raise LibraryError(f"Assay needs SQLite {needed} or newer; this Python has {sqlite3.sqlite_version}.")
    write = write and (may_be_written(path) or not path.exists())
    address = real_path(path).as_uri() + ("" if write else _read_only(path, alone))
    connection = sqlite3.connect(
        address, uri=True, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        for pragma in (
            "foreign_keys = ON",
            "synchronous = NORMAL",
            "temp_store = MEMORY",
            "cache_size = -16000",
            "journal_size_limit = 67108864",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("alike", 2, _alike, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def _alike(url: str, other: str) -> bool:
    from reader.library.copies import alike

    return alike(url, other)


def may_be_written(path: Path) -> bool:
    """Whether a library that is there can be changed; SQLite needs to write beside it as well."""
    return is_permitted(path) and has_room(path)


def is_permitted(path: Path) -> bool:
    """Whether the user may change a library that is there, and its folder."""
    real = real_path(path)
    return os.access(real, os.W_OK) and os.access(real.parent, os.W_OK)


def has_room(path: Path) -> bool:
    """Whether the disk of a library has room for what SQLite lays beside it while it is open."""
    if _is_shared(path):
        return True
    free = free_bytes(real_path(path).parent)
    return free is None or free >= _BESIDE


def free_bytes(folder: Path) -> int | None:
    """How much room the disk of a folder has; None where the system does not say."""
    try:
        disk = os.statvfs(folder)
    except (OSError, AttributeError):
        return None
    return disk.f_bavail * disk.f_frsize


def _is_shared(path: Path) -> bool:
    """Whether what SQLite lays beside an open library is there."""
    real = real_path(path)
    return _size(real.with_name(f"{real.name}-shm")) >= _BESIDE


def _read_only(path: Path, alone: bool) -> str:
    # Where SQLite can lay nothing beside a library, it reads it only when told that nobody else writes it.
    beside = not alone and os.access(real_path(path).parent, os.W_OK) and has_room(path)
    return "?mode=ro" if beside or _has_log(path) or _is_shared(path) else "?mode=ro&immutable=1"


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turns what SQLite raises into a `LibraryError` that says what to do, and so whatever else fails because of what a
    damaged file holds.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error
    except (ReaderError, OSError):
        raise
    except Exception as error:
        if is_unsound(path):
            raise damaged(path) from error
        raise


def is_unsound(path: Path) -> bool:
    """Whether a library is damaged, as far as a look of some seconds tells."""
    from reader.library import soundness

    return soundness.is_unsound(path)


def damaged(path: Path) -> LibraryDamaged:
    """The fault of a damaged library."""
    return LibraryDamaged(f"{path} is damaged; it was left as it is.", "Run `assay doctor` to see what can be saved.")


def translated(error: sqlite3.Error, path: Path) -> LibraryError:
    """The `LibraryError` that a fault of SQLite means."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(f"Another program holds {path}; try again in a moment.")
    if primary == sqlite3.SQLITE_INTERRUPT:
        return QueryInterrupted("The query was stopped.")
    if primary == sqlite3.SQLITE_FULL or (primary in _FOR_WANT_OF_ROOM and not has_room(path)):
        return LibraryFull(f"The disk of {path} is full; make room and try again.")
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return LibraryFull(f"{path} cannot be written; check the permissions of the file and its folder.")
    if primary == sqlite3.SQLITE_IOERR:
        return LibraryFull(f"{path} cannot be read or written ({error}); check the disk.")
    if is_damage(error) or is_unsound(path):
        return damaged(path)
    return LibraryError(f"The library {path} failed: {error}.")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is damaged where it was read: also where a table is missing that every library has, the search
    index is none, or a text.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    said = str(error)
    return (
        code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        or said.startswith(("no such table", "invalid fts5 file format"))
        or is_undecodable(error)
    )


def is_undecodable(error: sqlite3.Error) -> bool:
    """Whether a text was read that is none."""
    return str(error).startswith("Could not decode to UTF-8")


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
