"""A damaged file whose first page, or another that says where its tables begin, is lost: a copy that SQLite reads.

The rest of what says it is looked for on all pages; tables that it does not name are looked for where a new library has
them.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from reader.atomic import make_private
from reader.library.connection import PAGE_SIZE
from reader.library.pages import INTERIOR, LEAF, Pages, Shape, is_keyed, row, row_starts, value_size

_MAGIC = b"SQLite format 3\x00"
_DEEPEST = 20
_COLUMNS = 5
"""Of a row of the schema: type, name, table, first page, SQL."""


@dataclass(frozen=True, slots=True)
class Named:
    """A table or an index: what made it (None for one that SQLite makes itself), and its first page."""

    type: str
    name: str
    table: str
    first: int
    sql: str | None

    @property
    def keyed(self) -> bool:
        """Whether its pages are those of an index."""
        return self.type == "index" or (self.sql or "").endswith("WITHOUT ROWID")


def names_tables(path: Path, tables: set[str]) -> bool:
    """Whether pages of a file name all these tables."""
    with Pages(path) as pages:
        return {found.name for found in _named(pages)} >= tables


def copy_with_log(path: Path, copy: Path) -> None:
    """Makes a copy of a damaged file into which its log is written. Raises `OSError` where there is no room for it."""
    for end in ("", "-wal"):
        source, target = path.with_name(path.name + end), copy.with_name(copy.name + end)
        if source.exists():
            make_private(target)
            shutil.copyfile(source, target)
    with Pages(copy) as pages:
        whole = pages.read(1).startswith(_MAGIC)
    if not whole:
        _write_first_page(copy)
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(copy)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for beside in ("-wal", "-shm"):
        copy.with_name(copy.name + beside).unlink(missing_ok=True)


def give_schema(copy: Path, new: sqlite3.Connection) -> list[Named]:
    """Has a copy of a damaged file name the tables of a new library that can be found in it; gives them."""
    with Pages(copy) as pages:
        schema = list(_schema(pages, new))
    write_schema(copy, schema)
    return schema


def write_schema(copy: Path, schema: Iterable[Named]) -> None:
    """Has a copy of a damaged file name these tables and indexes, and no others."""
    _write_first_page(copy)
    with closing(sqlite3.connect(copy)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.executemany(
            "INSERT INTO sqlite_master(type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)",
            [(named.type, named.name, named.table, named.first, named.sql) for named in schema],
        )
        db.commit()


def plain_table(new: sqlite3.Connection, table: str, name: str, first: int) -> Named:
    """A table with the columns and the key of one of a new library, without what needs an index of its own."""
    columns = new.execute(f"PRAGMA table_info('{table}')").fetchall()
    key = ", ".join(column for _, column in sorted((row[5], row[1]) for row in columns if row[5]))
    declared = ", ".join(f'"{row[1]}" {row[2]}' for row in columns)
    keyed = " WITHOUT ROWID" if Shape.of(new, table).keyed else ""
    made = f'CREATE TABLE "{name}"({declared}{key and f", PRIMARY KEY ({key})"}){keyed}'
    return Named("table", name, name, first, made)


def _schema(pages: Pages, new: sqlite3.Connection) -> Iterator[Named]:
    """The tables of a new library that can be found, with their indexes where all that a table needs are there."""
    found: dict[str, Named] = {}
    for named in _named(pages):
        if named.name not in found or is_keyed(pages.read(named.first)) == named.keyed:
            found[named.name] = named
    claimed = {named.first for named in found.values()}
    made = "SELECT name, rootpage FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    for name, first in new.execute(made).fetchall():
        needed = new.execute("SELECT name FROM sqlite_master WHERE tbl_name = ? AND sql IS NULL", (name,))
        plain = plain_table(new, name, name, first)
        there = found.get(name)
        if there is None:
            if first not in claimed and Shape.of(new, name).fits(_first_leaf(pages, first)):
                yield plain
        elif all(index in found for (index,) in needed):
            yield there
            yield from (named for named in found.values() if named.type == "index" and named.table == name)
        else:
            yield replace(plain, first=there.first)


def _named(pages: Pages) -> Iterator[Named]:
    """What rows of a schema say that are found on pages of their own."""
    for _, page in pages.from_second():
        for start in row_starts(page) if page[0] == LEAF else ():
            with suppress(IndexError, UnicodeDecodeError):
                named = _row_of_schema(page, start)
                if named is not None and 1 < named.first <= pages.count:
                    yield named


def _row_of_schema(page: bytes, start: int) -> Named | None:
    """The row of a schema that begins there; None where it is another row."""
    _, types, at = row(page, start)
    if len(types) != _COLUMNS or min(types[:3]) < _COLUMNS * 2 or types[3] not in (1, 2, 3, 4, 8, 9):
        return None
    values: list[bytes] = []
    for one in types:
        size = value_size(one)
        values.append(page[at : at + size])
        at += size
    kind, name, table = (value.decode() for value in values[:3])
    if kind not in ("table", "index") or at > len(page):
        return None
    first = types[3] - 8 if types[3] in (8, 9) else int.from_bytes(values[3], "big")
    return Named(kind, name, table, first, values[4].decode() if types[4] else None)


def _first_leaf(pages: Pages, first: int) -> bytes:
    """The first page with rows of the tree that begins at a page; nothing where that leads nowhere."""
    page = pages.read(first)
    for _ in range(_DEEPEST):
        if not page or page[0] != INTERIOR or not row_starts(page):
            return page
        start = row_starts(page)[0]
        page = pages.read(int.from_bytes(page[start : start + 4], "big"))
    return b""


def _write_first_page(path: Path) -> None:
    """Writes the first page of a database without tables, with a library's size of pages, over that of a file."""
    empty = path.with_name(path.name + "-empty")
    empty.unlink(missing_ok=True)
    with closing(sqlite3.connect(empty)) as db:
        db.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        db.execute("PRAGMA user_version = 1")
    page = empty.read_bytes()[:PAGE_SIZE]
    empty.unlink()
    pages = path.stat().st_size // PAGE_SIZE
    with path.open("r+b") as file:
        file.write(page[:28] + pages.to_bytes(4, "big") + page[32:])
