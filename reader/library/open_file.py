"""A library's file while it is open: one connection, its transactions, and what is kept in memory beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from reader.library import connection, schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.library.lists import Lists
    from reader.library.names import Names


def open_file(path: Path, *, write: bool, clock: Callable[[], datetime]) -> OpenFile:
    """The open file; with `write` a missing one is made, with its folder, and an older one migrated.

    A file that may not be written is opened for reading, whatever `write` says.
    """
    if not write:
        connection.require_library(path)
    there = connection.is_library(path)
    if not there:
        _make_place(path)
    write = write and connection.may_be_written(path)
    with connection.faults(path):
        opened = connection.connect(path, write=write)
        try:
            schema.bring_up_to_date(opened, path, new=not there, write=write)
            if write:
                _give_log(opened)
        except BaseException:
            opened.close()
            raise
    return OpenFile(path, opened, clock)


def _give_log(opened: sqlite3.Connection) -> None:
    """Lets a backup that became the library have a log: without one nobody is seen who has it open and waits."""
    if opened.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        opened.execute("PRAGMA busy_timeout = 0")
        with suppress(sqlite3.OperationalError):
            opened.execute("PRAGMA journal_mode = WAL")
        opened.execute(f"PRAGMA busy_timeout = {connection.BUSY_TIMEOUT * 1000:.0f}")


class OpenFile:
    """An open file. `clock` tells the time that "since:7d" counts from and that new articles are received at."""

    def __init__(self, path: Path, opened: sqlite3.Connection, clock: Callable[[], datetime]) -> None:
        self.path = path
        self.connection = opened
        self._clock = clock
        self._version = 0
        self._made_names: Names | None = None
        self._made_lists: Lists | None = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection; what SQLite raises becomes a `LibraryError`."""
        with connection.faults(self.path):
            yield self.connection

    @contextmanager
    def writing(self, *, synced: bool = True) -> Iterator[sqlite3.Connection]:
        """The connection in a transaction, which ends with the block (see `connection.writing`)."""
        with connection.faults(self.path):
            try:
                with connection.writing(self.connection, synced=synced):
                    self._forget_what_others_changed()
                    yield self.connection
            except BaseException:
                self._made_names = None
                raise

    def _forget_what_others_changed(self) -> None:
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._made_names, self._version = None, version

    @property
    def names(self) -> Names:
        """The numbers of shared names."""
        if self._made_names is None:
            from reader.library.names import Names

            self._made_names = Names(self.connection)
        return self._made_names

    @property
    def lists(self) -> Lists:
        """The lists of articles."""
        if self._made_lists is None:
            from reader.library.lists import Lists

            self._made_lists = Lists(self.connection, self._clock)
        return self._made_lists

    def now(self) -> int:
        """The second since 1970."""
        return int(self._clock().timestamp())


def _make_place(path: Path) -> None:
    """Makes the folder, and an empty file that its owner alone may read: addresses of feeds may hold passwords."""
    from reader.atomic import make_private
    from reader.errors import LibraryFull

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise connection.without_folder(path) from error
    except OSError as error:
        raise LibraryFull(f"The folder {path.parent} cannot be made: {error.strerror}.") from error
    try:
        make_private(connection.real_path(path))
    except OSError as error:
        raise LibraryFull(f"{path} cannot be written: {error.strerror}.") from error
