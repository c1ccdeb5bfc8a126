"""One poll at a time. The lock belongs to the process, so a crash releases it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import LibraryBusy, LibraryFull
from reader.library import connection
from reader.library.leftovers import beside, settle


@contextmanager
def poll_lock(path: Path, *, damaged: bool = False) -> Iterator[None]:
    """Holds the poll of a library. Raises `LibraryBusy` when another process polls it, `LibraryFull` when it may not
    be locked, `LibraryDamaged` for what is no library, unless it is known to be `damaged`. The lock file stays; that
    it is there means nothing. What a killed repair has left is settled.
    """
    if not damaged:
        connection.is_library(path)
    real, file = connection.real_path(path), _lock_file(path)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    except (FileExistsError, NotADirectoryError) as error:
        raise connection.without_folder(file) from error
    except OSError as error:
        raise LibraryFull(f"{file} cannot be written ({error.strerror}); check the folder's permissions.") from error
    try:
        if not held(handle):
            doing = "polling or repairing" if damaged else "polling"
            raise LibraryBusy(f"Another Assay is {doing} {path}; let it finish.")
        with suppress(OSError):
            settle(real)
        yield
    finally:
        os.close(handle)


def is_free(path: Path) -> bool:
    """Whether nobody polls or repairs a library. Makes no lock file."""
    try:
        handle = os.open(_lock_file(path), os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        return True
    try:
        return held(handle)
    finally:
        os.close(handle)


def _lock_file(path: Path) -> Path:
    return beside(connection.real_path(path), "-poll")


def held(handle: int) -> bool:
    """Locks an open file until it is closed; whether nobody else had done so."""
    try:
        import fcntl
    except ImportError:
        return _locked_on_windows(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _locked_on_windows(handle: int) -> bool:
    import importlib

    msvcrt = importlib.import_module("msvcrt")
    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
