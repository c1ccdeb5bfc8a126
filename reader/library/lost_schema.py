"""A damaged file whose first page, or another that says where its tables begin, is lost: a copy that SQLite reads.

The rest of what says it is looked for on all pages; tables that it does not name are looked for where a new library has
them. The layout of pages and records is that of https://www.sqlite.org/fileformat2.html.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from reader.atomic import make_private
from reader.library.connection import PAGE_SIZE

_MAGIC = b"SQLite format 3\x00"
_LEAF, _INTERIOR, _KEYED_LEAF, _KEYED_INTERIOR = 13, 5, 10, 2
"""The kinds of pages: of a table with row ids, and of one without, or an index."""
_DEEPEST = 20
_LONGEST_HEAD = 400
"""Bytes that say which types the columns of a row have; with more, it is no row of a library."""
_TOLD_BY = {"articles", "contents", "states", "identities"}
_COLUMNS = 5
"""Of a row of the schema: type, name, table, first page, SQL."""


@dataclass(frozen=True, slots=True)
class _Named:
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


def is_left_of_a_library(path: Path) -> bool:
    """Whether a file that SQLite takes for no database, or no library, tells of a library's tables."""
    if not path.is_file():
        return False
    with _Pages(path) as pages:
        return {found.name for found in _named(pages)} >= _TOLD_BY


def copy_with_schema(path: Path, copy: Path, new: sqlite3.Connection) -> None:
    """Makes a copy of a damaged file, with its log, whose schema says where the tables of a new library begin in it.

    Raises `OSError` where there is no room for it.
    """
    for end in ("", "-wal"):
        source, target = path.with_name(path.name + end), copy.with_name(copy.name + end)
        if source.exists():
            make_private(target)
            shutil.copyfile(source, target)
    first = _first_page(copy)
    with _Pages(copy) as pages:
        whole = pages.read(1).startswith(_MAGIC)
    if not whole:
        _write_first_page(copy, first)
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(copy)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with _Pages(copy) as pages:
        schema = list(_schema(pages, new))
    for beside in ("-wal", "-shm"):
        copy.with_name(copy.name + beside).unlink(missing_ok=True)
    _write_first_page(copy, first)
    with closing(sqlite3.connect(copy)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.executemany(
            "INSERT INTO sqlite_master(type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)",
            [(named.type, named.name, named.table, named.first, named.sql) for named in schema],
        )
        db.commit()


class _Pages:
    """The pages of a file, counted from 1."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self.count = path.stat().st_size // PAGE_SIZE

    def __enter__(self) -> "_Pages":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, number: int) -> bytes:
        """The page; nothing where there is none."""
        if not 1 <= number <= self.count:
            return b""
        self._file.seek((number - 1) * PAGE_SIZE)
        return self._file.read(PAGE_SIZE)


def _named(pages: _Pages) -> Iterator[_Named]:
    """What rows of a schema say that are found on pages of their own."""
    for number in range(2, pages.count + 1):
        page = pages.read(number)
        if page[0] != _LEAF:
            continue
        for start in _cells(page):
            with suppress(IndexError, UnicodeDecodeError):
                named = _row_of_schema(page, start)
                if named is not None and 1 < named.first <= pages.count:
                    yield named


def _kind(page: bytes) -> bool | None:
    """Whether a page belongs to an index, or a table without row ids; None where it is no page of either."""
    if not page or page[0] not in (_LEAF, _INTERIOR, _KEYED_LEAF, _KEYED_INTERIOR):
        return None
    return page[0] in (_KEYED_LEAF, _KEYED_INTERIOR)


def _cells(page: bytes) -> list[int]:
    """Where the rows of a page begin."""
    count = int.from_bytes(page[3:5], "big")
    table = 12 if page[0] in (_INTERIOR, _KEYED_INTERIOR) else 8
    if table + 2 * count > len(page):
        return []
    return [int.from_bytes(page[at : at + 2], "big") for at in range(table, table + 2 * count, 2)]


def _row_of_schema(page: bytes, start: int) -> _Named | None:
    """The row of a schema that begins there; None where it is another row."""
    _, at = _varint(page, start)
    _, at = _varint(page, at)
    types, at = _record(page, at)
    if len(types) != _COLUMNS or min(types[:3]) < _COLUMNS * 2 or types[3] not in (1, 2, 3, 4, 8, 9):
        return None
    values: list[bytes] = []
    for one in types:
        size = _size(one)
        values.append(page[at : at + size])
        at += size
    kind, name, table = (value.decode() for value in values[:3])
    if kind not in ("table", "index") or at > len(page):
        return None
    first = types[3] - 8 if types[3] in (8, 9) else int.from_bytes(values[3], "big")
    return _Named(kind, name, table, first, values[4].decode() if types[4] else None)


def _record(page: bytes, start: int) -> tuple[list[int], int]:
    """The types of a record's columns, and where their values begin."""
    size, at = _varint(page, start)
    types: list[int] = []
    while at < start + size <= start + _LONGEST_HEAD:
        one, at = _varint(page, at)
        types.append(one)
    return types, start + size


def _size(kind: int) -> int:
    """How many bytes a value of a type takes."""
    return (kind - 12) // 2 if kind >= 12 else (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def _varint(page: bytes, at: int) -> tuple[int, int]:
    """A number of up to nine bytes, and where it ends."""
    number = 0
    for place in range(at, at + 8):
        number = number << 7 | page[place] & 0x7F
        if page[place] < 0x80:
            return number, place + 1
    return number << 8 | page[at + 8], at + 9


def _schema(pages: _Pages, new: sqlite3.Connection) -> Iterator[_Named]:
    """The tables of a new library that can be found, with their indexes where all that a table needs are there."""
    found: dict[str, _Named] = {}
    for named in _named(pages):
        if named.name not in found or _kind(pages.read(named.first)) == named.keyed:
            found[named.name] = named
    claimed = {named.first for named in found.values()}
    made = "SELECT name, rootpage, sql FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    for name, first, sql in new.execute(made).fetchall():
        needed = new.execute("SELECT name FROM sqlite_master WHERE tbl_name = ? AND sql IS NULL", (name,))
        columns = new.execute(f"PRAGMA table_info('{name}')").fetchall()
        plain = _Named("table", name, name, first, _plain_table(name, columns, keyed=sql.endswith("WITHOUT ROWID")))
        there = found.get(name)
        if there is None:
            if first not in claimed and _holds_rows(pages, plain, len(columns)):
                yield plain
        elif all(index in found for (index,) in needed):
            yield there
            yield from (named for named in found.values() if named.type == "index" and named.table == name)
        else:
            yield replace(plain, first=there.first)


def _plain_table(name: str, columns: list[tuple[int, str, str, int, object, int]], *, keyed: bool) -> str:
    """A table of these columns and this key, without what needs an index of its own."""
    key = ", ".join(column for _, column in sorted((row[5], row[1]) for row in columns if row[5]))
    declared = ", ".join(f'"{row[1]}" {row[2]}' for row in columns)
    return f'CREATE TABLE "{name}"({declared}{key and f", PRIMARY KEY ({key})"}){" WITHOUT ROWID" if keyed else ""}'


def _holds_rows(pages: _Pages, named: _Named, width: int) -> bool:
    """Whether rows of so many columns lie where a table would begin."""
    page = pages.read(named.first)
    for _ in range(_DEEPEST):
        if _kind(page) != named.keyed or not _cells(page):
            return False
        start = _cells(page)[0]
        if page[0] != _INTERIOR:
            break
        page = pages.read(int.from_bytes(page[start : start + 4], "big"))
    with suppress(IndexError):
        at = start + 4 if page[0] == _KEYED_INTERIOR else start
        _, at = _varint(page, at)
        if page[0] == _LEAF:
            _, at = _varint(page, at)
        return len(_record(page, at)[0]) == width
    return False


def _first_page(beside: Path) -> bytes:
    """The first page of a database without tables, with a library's size of pages."""
    empty = beside.with_name(beside.name + "-empty")
    empty.unlink(missing_ok=True)
    with closing(sqlite3.connect(empty)) as db:
        db.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        db.execute("PRAGMA user_version = 1")
    made = empty.read_bytes()[:PAGE_SIZE]
    empty.unlink()
    return made


def _write_first_page(path: Path, page: bytes) -> None:
    pages = path.stat().st_size // PAGE_SIZE
    with path.open("r+b") as file:
        file.write(page[:28] + pages.to_bytes(4, "big") + page[32:])
