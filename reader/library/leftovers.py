"""What a repair or restore puts in the place of a library, and what it has left where it was killed.

Both hold the lock of polls to their end, so whoever holds it knows that none is at work and may settle this.
"""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Literal

from reader.errors import LibraryBusy
from reader.library import connection

PART, COPY, READY, SEEN = ".salvage", ".salvage-copy", ".salvaged", ".salvaged-of"
"""Ends of names: of the new library while it is made, of a copy of the damaged one, of a new one that is whole and
whose damaged one is kept under another name, and of a note of what that was when it was looked at (`seen`).
"""

_NONE = "none"


def beside(path: Path, end: str) -> Path:
    """The file whose name is that of a library with an end."""
    return path.with_name(path.name + end)


def files(path: Path) -> tuple[Path, ...]:
    """A database and what SQLite lays beside it."""
    return path, beside(path, "-wal"), beside(path, "-shm")


def left(path: Path) -> list[Path]:
    """What repairs and restores of a library have left, or still work on."""
    path = connection.real_path(path)
    made = (beside(path, end) for end in (PART, COPY, f"{COPY}-empty", READY, SEEN))
    return [file for one in made for file in all_files(one)]


def second_names(path: Path) -> list[Path]:
    """Names that a repair or restore gave a library to keep it under, and was killed before it replaced the library.

    Used by two names, it would have two logs and lose what is in one of them.
    """
    path = connection.real_path(path)
    with suppress(OSError):
        there = path.stat()
        if there.st_nlink > 1:
            return [file for file in path.parent.iterdir() if _is_kept(file, path) and file.samefile(path)]
    return []


def _is_kept(file: Path, path: Path) -> bool:
    named = tuple(f"{path.stem}-{how}-" for how in ("replaced", "damaged"))
    return file.name.startswith(named) and file.suffix == path.suffix


def all_files(path: Path) -> list[Path]:
    """What there is of a database, and of what SQLite lays beside it while it is open or being changed."""
    return [file for file in (*files(path), beside(path, "-journal")) if file.exists()]


def settle(path: Path) -> int:
    """Puts a new library in its place that a repair had made whole, and removes all else that was left; gives how
    many bytes that took. In the lock of polls.

    A library that was changed since is not replaced any more; one that is in use, the next time. What a restore has
    left never replaces one: who asked for it went on with the library as it was.
    """
    path = connection.real_path(path)
    ready = beside(path, READY)
    if ready.exists() and not path.exists():
        return 0
    if ready.exists() and _is_as_noted(path):
        try:
            _replace(path, ready)
        except LibraryBusy:
            return 0
    for name in second_names(path):
        _drop(name, path)
    return remove(left(path))


def _replace(path: Path, new: Path) -> None:
    refuse_in_use(path)
    # A log that stayed would be read into the new library.
    for log in files(path)[1:]:
        log.unlink(missing_ok=True)
    os.replace(new, path)


def _drop(name: Path, path: Path) -> None:
    """Removes a second name of a library, unless it is open by that. A log that the library has lost is given back."""
    if beside(name, "-shm").exists():
        # It was open by that name, and what its log holds goes into the library as it is closed.
        try:
            refuse_in_use(name)
        except LibraryBusy:
            return
    log, its_own = files(name)[1], files(path)[1]
    if log.exists() and not its_own.exists() and _is_as_noted(path):
        os.replace(log, its_own)
    remove(all_files(name))


def put_in_place(part: Path, path: Path, kept: Path, was: str, doing: Literal["repair", "restore"]) -> None:
    """Puts the new library at the path and what was there at `kept`. A library is at the path at every moment.

    Raises `LibraryBusy` where what is there is in use, or not any more what it `was` (`seen`) before the new one was
    made. A kill leaves it as it was, or, once a repair has kept the damaged one and its log whole, to `settle`. A disk
    that refuses leaves it as it was, under no other name: opened by two names, a library would be damaged.
    """
    library, log, _ = files(path)
    made = part.stat()
    try:
        beside(path, SEEN).write_text(was)
        for file in (library, log):
            if file.exists():
                _name_too(file, beside(kept, file.name.removeprefix(path.name)))
        if doing == "repair":
            os.replace(part, beside(path, READY))
            part = beside(path, READY)
        if _is_as_noted(path):
            with suppress(LibraryBusy):
                _replace(path, part)
    except OSError:
        _drop(kept, path)
        remove([beside(path, SEEN)])
        raise
    if not os.path.samestat(made, path.stat()):
        remove([*left(path), *all_files(kept)])
        raise LibraryBusy(f"{path} was used meanwhile, and so was not replaced; quit what uses it, then {doing}.")
    remove(left(path))


def seen(path: Path) -> str:
    """When a library and its log were last written, and how large they are: asked later, whether they were changed."""
    return " ".join(_seen(file) for file in files(path)[:2])


def _seen(file: Path) -> str:
    try:
        found = file.stat()
    except OSError:
        return _NONE
    return f"{found.st_mtime_ns}:{found.st_size}" if found.st_size else _NONE


def _is_as_noted(path: Path) -> bool:
    """Whether a library is what it was when the repair or restore that was broken off began."""
    try:
        library, log = beside(path, SEEN).read_text().split()
    except (OSError, ValueError):
        return False
    now, log_now = seen(path).split()
    # The log is the first that goes.
    return now == library and log_now in (log, _NONE)


def _name_too(file: Path, name: Path) -> None:
    """Gives a file a second name. On a disk without links, where no file has two, the name goes to a copy."""
    try:
        os.link(file, name)
    except OSError:
        try:
            shutil.copy2(file, name)
        except OSError:
            name.unlink(missing_ok=True)
            raise


def remove(some: list[Path]) -> int:
    """Removes files, as far as they may be; gives how many bytes they took."""
    size = 0
    for file in some:
        with suppress(OSError):
            taken = file.stat().st_size
            file.unlink()
            size += taken
    return size


def refuse_in_use(path: Path, then: str = "try again") -> None:
    """Raises `LibraryBusy` where someone has the library open, whose later changes would go into the damaged file."""
    try:
        with closing(sqlite3.connect(path.as_uri(), uri=True, timeout=0.2)) as db:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise LibraryBusy(f"Another Assay has {path} open; quit it, then {then}.") from error
