"""The file of a damaged library, open to read what can be read of it."""

import sqlite3
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from reader.errors import LibraryFull
from reader.library import lost_rows, lost_schema
from reader.library.connection import PAGE_SIZE
from reader.library.evidence import Evidence
from reader.library.leftovers import COPY, beside, files
from reader.library.readable import portions, put, read_out
from reader.library.removal import KEPT
from reader.text import clean_lines

TABLES = (
    *("folders", "feeds", "hosts", "settings", "views", "rules", "analyses", "traits", "companies", "company_names"),
    *("articles", "contents", "revisions", "identities", "states", "hidden", "notes", "tags", "counters", "journal"),
    "seen_elsewhere",
)
"""What a repair reads; all else follows from it."""

_TOGETHER = {"articles": "contents", "contents": "articles"}
"""Tables whose rows come and go together."""


class DamagedFile:
    """A damaged file, even where its end is missing; a copy of it where it does not say where its tables begin.

    `new` is the library that its rows are put into.
    """

    def __init__(self, path: Path, new: sqlite3.Connection) -> None:
        self._path = path
        self._copy = beside(path, COPY)
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
        if not searched or (not guessed and not self._has_pages_as_we_write_them()):
            return
        if guessed:
            self.db.close()
        else:
            self._make_copy()
        bound = lost_rows.bind(self._copy, self._new, searched, _numbers(self._new, searched), self._schema or ())
        found, believed = _opened(self._copy), {*TABLES} - wanted
        try:
            # States last: what they are follows from feeds, tags and notes.
            for table, name in sorted(bound, key=lambda one: one[0] == "states"):
                self._take(found, table, name, believed)
        finally:
            if guessed:
                self.db = found
            else:
                found.close()

    def _has_pages_as_we_write_them(self) -> bool:
        (size,) = self.db.execute("PRAGMA page_size").fetchone()
        return int(size) == PAGE_SIZE

    def _take(self, found: sqlite3.Connection, table: str, name: str, believed: Collection[str]) -> None:
        """`believed`: tables that were read whole."""
        if table == "states":
            # Hidden states look alike: they are those of feeds that have ended here, but for what the reader keeps.
            hidden = f"(s.feed_id IN (SELECT id FROM feeds WHERE ended = 1) AND NOT ({KEPT}))"
            self._take_where(
                found,
                name,
                "states",
                {
                    "hidden": f"{hidden} AND place NOT IN (SELECT place FROM states)",
                    "states": f"NOT {hidden} AND place NOT IN (SELECT place FROM hidden)",
                },
            )
        elif table in _TOGETHER and "identities" in believed:
            # What no other table knows was deleted; where free pages are listed may be lost.
            known = f"SELECT id FROM identities WHERE id IS NOT NULL UNION SELECT id FROM {_TOGETHER[table]}"
            self._take_where(found, name, table, {table: f"id IN ({known})"})
        else:
            read_out(found, self._new, table, name)

    def _take_where(self, found: sqlite3.Connection, name: str, table: str, into: Mapping[str, str]) -> None:
        """Adds rows of a table to each of these tables that fulfil its condition, unless likelier ones are there."""
        self._new.execute(f"CREATE TABLE found_rows AS SELECT * FROM {table} LIMIT 0")
        read_out(found, self._new, "found_rows", name)
        for target, condition in into.items():
            rows = self._new.execute(f"SELECT * FROM found_rows s WHERE {condition}")
            columns = [column for column, *_ in rows.description]
            evidence = Evidence(found, self._new, target, columns, name)
            for some in portions(rows):
                put(self._new, target, columns, some, evidence)
        self._new.execute("DROP TABLE found_rows")

    def _make_copy(self) -> None:
        try:
            lost_schema.copy_with_log(self._path, self._copy)
        except OSError as error:
            self.tidy()
            raise LibraryFull(f"{self._path} cannot be copied for its repair: {error.strerror}.") from error


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
    # Garbage may act on a terminal; what polls and readers wrote is clean as it is.
    damaged.text_factory = lambda text: clean_lines(text.decode("utf-8", "replace"))
    return damaged


def _names_all_tables(damaged: sqlite3.Connection) -> bool:
    try:
        return {*TABLES} <= {name for (name,) in damaged.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError:
        return False
