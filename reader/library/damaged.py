"""The file of a damaged library, open to read what can be read of it."""

import sqlite3
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from reader.errors import LibraryFull
from reader.library import lost_rows, lost_schema
from reader.library.readable import read_out

TABLES = (
    *("folders", "feeds", "hosts", "settings", "views", "rules", "analyses", "traits", "companies", "company_names"),
    *("articles", "contents", "revisions", "identities", "states", "hidden", "notes", "tags", "counters", "journal"),
    "seen_elsewhere",
)
"""What a repair reads; all else follows from it."""


class DamagedFile:
    """A damaged file, even where its end is missing; a copy of it where it does not say where its tables begin.

    `new` is the library that its rows are put into.
    """

    def __init__(self, path: Path, new: sqlite3.Connection) -> None:
        self._path = path
        self._copy = path.with_name(path.name + ".salvage-copy")
        self._new = new
        self.tidy()
        self._schema: list[lost_schema.Named] | None = None
        self.db = _opened(path)
        if not _names_all_tables(self.db):
            self.db.close()
            self._make_copy()
            self._schema = lost_schema.give_schema(self._copy, new)
            self.db = _opened(self._copy)

    def __enter__(self) -> "DamagedFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()
        self.tidy()

    def tidy(self) -> None:
        """Removes the copy."""
        for leftover in files(self._copy):
            leftover.unlink(missing_ok=True)

    def read_lost_rows(self, tables: Collection[str]) -> None:
        """Reads rows of these tables from pages that nothing leads to; of all where the tables had to be looked for."""
        guessed = self._schema is not None
        wanted = {"states" if table == "hidden" else table for table in (TABLES if guessed else tables)}
        searched = [table for table in lost_rows.SEARCHED if table in wanted]
        if not searched:
            return
        if guessed:
            self.db.close()
        else:
            self._make_copy()
        bound = lost_rows.bind(self._copy, self._new, searched, _numbers(self._new, searched), self._schema or ())
        found = _opened(self._copy)
        try:
            for table, name in bound:
                self._take(found, table, name)
        finally:
            if guessed:
                self.db = found
            else:
                found.close()

    def _take(self, found: sqlite3.Connection, table: str, name: str) -> None:
        if table != "states":
            read_out(found, self._new, table, name)
            return
        # Hidden states look alike: they are those of feeds that have ended here.
        self._new.execute("CREATE TABLE found_states AS SELECT * FROM states LIMIT 0")
        read_out(found, self._new, "found_states", name)
        ended = "feed_id IN (SELECT id FROM feeds WHERE ended = 1)"
        for into, other, condition in (("hidden", "states", ended), ("states", "hidden", f"NOT {ended}")):
            self._new.execute(
                f"INSERT OR IGNORE INTO {into} SELECT * FROM found_states"
                f" WHERE {condition} AND place NOT IN (SELECT place FROM {other})"
            )
        self._new.execute("DROP TABLE found_states")

    def _make_copy(self) -> None:
        try:
            lost_schema.copy_with_log(self._path, self._copy)
        except OSError as error:
            raise LibraryFull(f"{self._path} cannot be copied for its repair: {error.strerror}.") from error


def files(path: Path) -> tuple[Path, ...]:
    """A database and what SQLite lays beside it."""
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _numbers(new: sqlite3.Connection, tables: Collection[str]) -> dict[str, set[int]]:
    """The numbers of the rows that are there already, of each table whose rows have numbers."""
    there: dict[str, set[int]] = {}
    for table in tables:
        with suppress(sqlite3.OperationalError):
            there[table] = {number for (number,) in new.execute(f"SELECT rowid FROM {table}")}
    if "states" in there:
        there["states"].update(place for (place,) in new.execute("SELECT place FROM hidden"))
    return there


def _opened(path: Path) -> sqlite3.Connection:
    damaged = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    damaged.execute("PRAGMA writable_schema = ON")
    damaged.text_factory = lambda text: text.decode("utf-8", "replace")
    return damaged


def _names_all_tables(damaged: sqlite3.Connection) -> bool:
    try:
        return {*TABLES} <= {name for (name,) in damaged.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError:
        return False
