"""The library: one SQLite file. The only room that speaks SQL.

Library             an open library; every method is one short transaction
prepared            an article made ready to be stored, in whatever process has the time
poll_lock           one poll of a library at a time
COUNTED             up to how many articles of a list are counted
LAST                the position after the last row, for `rows(before=LAST)`
backup, restore     copies, and puts one in a library's place
check, repair       what is wrong with a file, and mends it
"""

from collections.abc import Iterator
from pathlib import Path

from reader.library.library import LAST, Library
from reader.library.lock import poll_lock
from reader.library.places import COUNTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.library.care import Finding
    from reader.library.mending import Repaired
    from reader.library.preparing import prepared

__all__ = ["COUNTED", "LAST", "Library", "backup", "check", "poll_lock", "prepared", "repair", "restore"]


def backup(path: Path, to: Path | None = None) -> Path:
    """Copies a library while others may use it (see `backups.backup`); gives the copy's path."""
    from reader.library import backups

    return backups.backup(path, to)


def restore(backup: Path, path: Path) -> Path | None:
    """Puts a backup in the place of a library (see `restoring.restore`); gives what the former one is kept as."""
    from reader.library import restoring

    return restoring.restore(backup, path)


def check(path: Path) -> "Iterator[Finding]":
    """What is wrong with a library's file (see `care.check`)."""
    from reader.library import care

    return care.check(path)


def repair(path: Path) -> "Repaired":
    """Mends what `check` finds, after making a copy (see `mending.repair`); gives what was done."""
    from reader.library import mending

    return mending.repair(path)


def __getattr__(name: str) -> object:
    # What reads needs nothing of what prepares.
    if name == "prepared":
        from reader.library.preparing import prepared

        return prepared
    raise AttributeError(name)
