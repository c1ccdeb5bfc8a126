"""Which of two rows with one number is the one that the library had, where a damaged file holds both.

A page that was overwritten can still be read as one: with garbage in its rows, or with those of another page as they
were once. In this order, the likelier row is the one whose values make more sense, the one that the file's own way to
that number leads to, and the one in which more had happened. Which of them is read first decides nothing else.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from reader.library import packing
from reader.library.places import second_of

Row: TypeAlias = tuple[Any, ...]
_MOST_SECONDS = 1 << 33
_LATE_PLACE = 600
"""Seconds by which articles of one second may have to stand after it."""
_TYPES: Mapping[str, tuple[type, ...]] = {"INTEGER": (int,), "REAL": (int, float), "TEXT": (str,), "BLOB": (bytes,)}


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    types: tuple[type, ...]
    may_be_empty: bool


class Evidence:
    """What tells rows of one table of a new library apart, with the damaged file that they come from.

    `found_in`: the rows come from pages that nothing leads to, so that the file has no way to their numbers.
    """

    def __init__(
        self, damaged: sqlite3.Connection, new: sqlite3.Connection, table: str, columns: Sequence[str], found_in: str
    ) -> None:
        self._damaged = None if found_in else damaged
        self._new = new
        self._table = table
        described = {row[1]: row for row in new.execute(f"PRAGMA table_info({table})")}
        self._names = list(columns)
        self._columns = [
            _Column(name, _TYPES.get(described[name][2], (object,)), not described[name][3] and not described[name][5])
            for name in columns
        ]
        self._keys = [key for key in _keys(new, table) if {*key} <= {*columns}]

    def rivals(self, row: Row) -> list[Row]:
        """The rows of the new library that cannot stand beside this one."""
        found: dict[Row, None] = {}
        for key in self._keys:
            found.update(dict.fromkeys(self._with(self._new, key, row)))
        return list(found)

    def is_likelier(self, row: Row, rival: Row) -> bool:
        """Whether a row has more for it than one that cannot stand beside it."""
        return self._worth(row, (row, rival)) > self._worth(rival, (row, rival))

    def _worth(self, row: Row, both: tuple[Row, Row]) -> tuple[float, ...]:
        named = dict(zip(self._names, row, strict=True))
        return -self._faults(row, named), self._led_to(row, both), _happened(self._table, named)

    def _faults(self, row: Row, named: Mapping[str, Any]) -> int:
        """How many values make no sense."""
        odd = sum(_is_odd(value, column) for value, column in zip(row, self._columns, strict=True))
        if odd or self._table not in _CHECKS:
            return odd
        # What is of the right kind can be looked into.
        with suppress(KeyError):
            return _CHECKS[self._table](self._new, named)
        return 0

    def _led_to(self, row: Row, both: tuple[Row, Row]) -> int:
        """How many of the keys that the two share lead to this one in the damaged file."""
        if self._damaged is None:
            return 0
        led = 0
        for key in self._keys:
            if _values(self._names, key, both[0]) == _values(self._names, key, both[1]):
                with suppress(sqlite3.DatabaseError, OverflowError):
                    led += row in self._with(self._damaged, key, row)
        return led

    def _with(self, db: sqlite3.Connection, key: Sequence[str], row: Row) -> list[Row]:
        where = " AND ".join(f"{name} = ?" for name in key)
        sql = f"SELECT {', '.join(self._names)} FROM {self._table} WHERE {where} LIMIT 2"
        return db.execute(sql, _values(self._names, key, row)).fetchall()


def _values(names: list[str], key: Sequence[str], row: Row) -> Row:
    return tuple(row[names.index(name)] for name in key)


def _keys(new: sqlite3.Connection, table: str) -> list[tuple[str, ...]]:
    """The columns of which no two rows of a table have the same values."""
    primary = sorted((row[5], row[1]) for row in new.execute(f"PRAGMA table_info({table})") if row[5])
    keys = [tuple(name for _, name in primary)]
    for index in new.execute(f"PRAGMA index_list({table})").fetchall():
        if index[2] and index[3] == "u":
            keys.append(tuple(row[2] for row in new.execute(f"PRAGMA index_info({index[1]})")))
    return keys


def _is_odd(value: Any, column: _Column) -> bool:
    if value is None:
        return not column.may_be_empty
    return not isinstance(value, column.types) or (isinstance(value, str) and "\ufffd" in value)


# ---- what belongs together


def _article_faults(new: sqlite3.Connection, row: Mapping[str, Any]) -> int:
    seconds = [second for second in (row["published"], row["received"]) if second is not None]
    stands = second_of(row["place"])
    return sum(
        (
            len(row["traits"]) % 4 > 0,
            len(row["companies"]) % 4 > 0,
            not 0 < row["received"] < _MOST_SECONDS,
            not any(0 <= stands - max(second, 0) < _LATE_PLACE for second in seconds),
            not _there(new, "SELECT 1 FROM feeds WHERE id = ?", row["feed_id"]),
        )
    )


def _text_faults(new: sqlite3.Connection, row: Mapping[str, Any]) -> int:
    if not packing.is_whole(row["html"], row["parts"]):
        return 2
    parts = packing.unpacked_parts(row["parts"], row["html"])
    title = new.execute("SELECT title FROM articles WHERE id = ?", (row["id"],)).fetchone()
    return int(title is not None and parts.get("title") not in (None, title[0]))


def _state_faults(new: sqlite3.Connection, row: Mapping[str, Any]) -> int:
    article = new.execute("SELECT feed_id FROM articles WHERE place = ?", (row["place"],)).fetchone()
    marks = sum(row[name] not in (0, 1) for name in ("read", "starred"))
    return marks + (article is not None and article[0] != row["feed_id"])


def _identity_faults(new: sqlite3.Connection, row: Mapping[str, Any]) -> int:
    article = new.execute("SELECT feed_id FROM articles WHERE id = ?", (row["id"],)).fetchone()
    return int(row["id"] is not None and (article is None or article[0] != row["feed_id"]))


def _there(new: sqlite3.Connection, sql: str, value: Any) -> bool:
    return new.execute(sql, (value,)).fetchone() is not None


_CHECKS: Mapping[str, Callable[[sqlite3.Connection, Mapping[str, Any]], int]] = {
    "articles": _article_faults,
    "contents": _text_faults,
    "states": _state_faults,
    "hidden": _state_faults,
    "identities": _identity_faults,
}

_GROWING = ("updates", "read_change", "star_change", "last_attempt", "article", "change", "at")
"""Columns whose values only grow while a library is used."""


def _happened(table: str, row: Mapping[str, Any]) -> float:
    """How much had happened to a row, as far as it says so."""
    known = (row[name] for name in _GROWING if name in row)
    return max((float(value) for value in known if isinstance(value, (int, float))), default=0.0)
