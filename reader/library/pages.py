"""How SQLite's pages and rows lie in a file (https://www.sqlite.org/fileformat2.html), and the shapes of rows."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader.library.connection import PAGE_SIZE

LEAF, INTERIOR, KEYED_LEAF, KEYED_INTERIOR = 13, 5, 10, 2
"""The kinds of pages: of a table with row ids, and of one without, or an index."""
_LONGEST_HEAD = 400
"""Bytes that say which types the columns of a row have; with more, it is no row of a library."""
_NULL, _REAL, _BLOB = 0, 7, 12
_WHOLE_NUMBERS = frozenset((1, 2, 3, 4, 5, 6, 8, 9))


class Pages:
    """The pages of a file, counted from 1."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self.count = path.stat().st_size // PAGE_SIZE

    def __enter__(self) -> "Pages":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, number: int) -> bytes:
        """The page; nothing where there is none."""
        if not 1 <= number <= self.count:
            return b""
        self._file.seek((number - 1) * PAGE_SIZE)
        return self._file.read(PAGE_SIZE)

    def from_second(self) -> Iterator[tuple[int, bytes]]:
        """All pages but the first, which says what the file is, with their numbers."""
        self._file.seek(PAGE_SIZE)
        for number in range(2, self.count + 1):
            yield number, self._file.read(PAGE_SIZE)


def is_keyed(page: bytes) -> bool | None:
    """Whether a page belongs to an index, or a table without row ids; None where it is no page of either."""
    if not page or page[0] not in (LEAF, INTERIOR, KEYED_LEAF, KEYED_INTERIOR):
        return None
    return page[0] in (KEYED_LEAF, KEYED_INTERIOR)


def row_starts(page: bytes) -> list[int]:
    """Where the rows of a page begin, or what leads to the pages below it."""
    count = int.from_bytes(page[3:5], "big")
    table = 12 if page[0] in (INTERIOR, KEYED_INTERIOR) else 8
    if table + 2 * count > len(page):
        return []
    return [int.from_bytes(page[at : at + 2], "big") for at in range(table, table + 2 * count, 2)]


def is_sound(page: bytes) -> bool:
    """Whether all rows of a page without pages below it are where it says, and their numbers, where they have any,
    ascend.
    """
    starts, last = row_starts(page), -1
    try:
        for start in starts:
            number, types, _ = row(page, start)
            if not types or (page[0] == LEAF and number <= last):
                return False
            last = number
    except IndexError:
        return False
    return len(starts) == int.from_bytes(page[3:5], "big")


def row(page: bytes, start: int) -> tuple[int, list[int], int]:
    """The number of a row (0 without one), the types of its columns, and where their values begin.

    Raises `IndexError` where there is no row.
    """
    number, at = 0, start + 4 if page[0] == KEYED_INTERIOR else start
    _, at = varint(page, at)
    if page[0] == LEAF:
        number, at = varint(page, at)
    head, begin = varint(page, at)
    types: list[int] = []
    while begin < at + head <= at + _LONGEST_HEAD:
        one, begin = varint(page, begin)
        types.append(one)
    return number, types, at + head


def value_size(kind: int) -> int:
    """How many bytes a value of a type takes."""
    return (kind - 12) // 2 if kind >= 12 else (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def varint(page: bytes, at: int) -> tuple[int, int]:
    """A number of up to nine bytes, and where it ends."""
    number = 0
    for place in range(at, at + 8):
        number = number << 7 | page[place] & 0x7F
        if page[place] < 0x80:
            return number, place + 1
    return number << 8 | page[at + 8], at + 9


def as_varint(number: int) -> bytes:
    """A number below 2^56 as `varint` reads it."""
    some = [number & 0x7F]
    while number := number >> 7:
        some.append(number & 0x7F | 0x80)
    return bytes(reversed(some))


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rows of a table look like in a file: the types that each column may have. The last ones may be missing
    from rows that are older than they are.
    """

    keyed: bool
    columns: tuple[tuple[str, bool], ...]
    """Of each column what it holds (`number`: the row's own), and whether it may be empty."""

    @classmethod
    def of(cls, db: sqlite3.Connection, table: str) -> "Shape":
        """The shape of a table's rows."""
        (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        keyed = sql.endswith("WITHOUT ROWID")
        found = db.execute(f"PRAGMA table_info('{table}')").fetchall()
        return cls(
            keyed,
            tuple(
                ("number" if key and not keyed else kind.lower(), not needed and not key)
                for _, _, kind, needed, _, key in found
            ),
        )

    def fits(self, page: bytes) -> bool:
        """Whether the first row on a page that is any has this shape."""
        if is_keyed(page) is not self.keyed or page[0] == INTERIOR:
            return False
        for start in row_starts(page):
            with suppress(IndexError):
                _, types, _ = row(page, start)
                if types:
                    return self._is_of(types)
        return False

    def _is_of(self, types: list[int]) -> bool:
        missing = self.columns[len(types) :]
        if len(types) > len(self.columns) or not all(empty for _, empty in missing):
            return False
        return all(_holds(kind, empty, held) for (held, empty), kind in zip(self.columns, types, strict=False))


def _holds(kind: int, empty: bool, held: str) -> bool:
    """Whether a value of a type may stand in a column."""
    if held == "number" or kind == _NULL:
        return kind == _NULL and (empty or held == "number")
    if held == "integer":
        return kind in _WHOLE_NUMBERS
    if held == "real":
        return kind in _WHOLE_NUMBERS or kind == _REAL
    return kind >= _BLOB and kind % 2 == (held == "text")
