"""A backup put in the place of a library. The backup is looked at first, and what it replaces is kept."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reader.atomic import make_private
from reader.errors import LibraryDamaged, LibraryError, LibraryFull, NotALibrary, UsageError
from reader.library import backups, care, connection, leftovers, schema
from reader.library.lock import poll_lock
from reader.library.lost_rows import is_left_of_a_library


@dataclass(frozen=True, slots=True)
class Held:
    """How much a library holds."""

    feeds: int
    articles: int


def look_into(backup: Path) -> Held:
    """How much a backup holds. Raises `LibraryError` where there is none, it is damaged, newer, or something else."""
    if not backup.exists():
        raise LibraryError(f"There is no backup {backup}; `assay backup` makes one.")
    try:
        connection.is_library(backup)
    except NotALibrary as error:
        raise NotALibrary(f"{backup} is no backup of a library; nothing was replaced.") from error
    try:
        with closing(_opened(backup)) as db:
            connection.refuse_newer(backup, schema.version_of(db), schema.SCHEMA_VERSION)
            return Held(*db.execute("SELECT (SELECT count(*) FROM feeds), articles FROM counters").fetchone())
    except sqlite3.Error as error:
        fault = connection.translated(error, backup)
        raise (_damaged(backup, str(error)) if isinstance(fault, LibraryDamaged) else fault) from error
    except TypeError as error:
        raise _damaged(backup, "its counts are lost") from error


def _opened(backup: Path) -> sqlite3.Connection:
    # SQLite would leave beside it what it reads a log with, where there is no log.
    alone = not leftovers.beside(connection.real_path(backup), "-journal").exists()
    return connection.connect(backup, write=False, alone=alone)


def restore(backup: Path, path: Path) -> Path | None:
    """Puts a copy of a backup in the place of a library; gives what the former one is kept as, if there was any.

    Raises what `look_into` raises, `LibraryBusy` where someone polls, repairs or has open what would be replaced, and
    `LibraryFull`; nothing is changed then. A kill leaves the former library, or the backup in its place.
    """
    look_into(backup)
    path = connection.real_path(path)
    if path.exists() and path.samefile(backup):
        raise UsageError(f"{backup} is the library itself; name a backup of it.")
    with poll_lock(path, damaged=True):
        _refuse_foreign(path)
        if path.exists():
            if not connection.is_permitted(path):
                raise LibraryFull(f"{path} may not be written; check the permissions of the file and its folder.")
            leftovers.refuse_in_use(path, "restore")
        was = leftovers.seen(path)
        part = leftovers.beside(path, leftovers.PART)
        try:
            _copy(backup, part, path)
            return _put_in_place(part, path, was)
        except OSError as error:
            raise LibraryFull(f"{path} cannot be replaced: {error.strerror}.") from error
        finally:
            leftovers.remove(leftovers.all_files(part))


def _refuse_foreign(path: Path) -> None:
    """Raises `NotALibrary` where something is in the place of the library that never was one."""
    try:
        connection.is_library(path)
    except NotALibrary:
        if not (path.is_file() and is_left_of_a_library(path)):
            raise


def _copy(backup: Path, part: Path, path: Path) -> None:
    """Copies a backup and looks whether all of the copy is sound."""
    leftovers.remove(leftovers.all_files(part))
    make_private(part)
    if path.exists():
        shutil.copymode(path, part)
    with connection.faults(backup), closing(_opened(backup)) as source:
        backups.copy_into(source, part, path, lambda copy: _refuse_damaged(backup, copy))


def _refuse_damaged(backup: Path, copy: sqlite3.Connection) -> None:
    try:
        fault = next(care.damage(copy), None)
    except sqlite3.DatabaseError as error:
        raise _damaged(backup, str(error)) from error
    if fault is not None:
        raise _damaged(backup, fault.what.removeprefix("The file is damaged: ").rstrip("."))
    # As libraries are; a backup is a single file.
    copy.execute("PRAGMA journal_mode = WAL")


def _damaged(backup: Path, how: str) -> LibraryDamaged:
    advice = "Restore another one; `assay --library FILE doctor --repair` saves what can be read of a copy of this one."
    return LibraryDamaged(f"The backup {backup} is damaged ({how}); nothing was changed.", advice)


def _put_in_place(part: Path, path: Path, was: str) -> Path | None:
    kept = _free_name(path)
    there = [file for file in leftovers.files(path) if file.exists()]
    if path.exists():
        leftovers.put_in_place(part, path, kept, was, "restore")
        return kept
    # The log of a library that is gone would be read into the new one.
    for log in there:
        os.replace(log, leftovers.beside(kept, log.name.removeprefix(path.name)))
    os.replace(part, path)
    return None


def _free_name(path: Path) -> Path:
    return backups.free_name(path.with_name(f"{path.stem}-replaced-{backups.stamp()}{path.suffix}"))
