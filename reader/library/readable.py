"""The rows of a damaged library's tables that can be read, put into a new one."""

import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from reader.library.evidence import Evidence

_NUMBERED = {"tags": "place", "identities": "id"}
"""Tables without row ids, and the number by which an index of theirs finds rows."""
_MOST_FAILURES = 2_000
_PORTION = 500
_SMALLEST_ROW = 4
"""Bytes that a row takes in a file, at least."""


def read_out(damaged: sqlite3.Connection, new: sqlite3.Connection, table: str, found_in: str = "") -> int:
    """Copies the rows of a table that can be read; gives how often reading failed.

    `found_in`: another table of the damaged file with rows of this one, which add to those that are there already.
    """
    columns = shared_columns(damaged, new, table, found_in)
    if not columns:
        return 1
    failures = 0
    evidence = Evidence(damaged, new, table, columns, found_in)
    for some in _rows(damaged, found_in or table, columns, _key(new, table)):
        failures += 1 if some is None else put(new, table, columns, some, evidence)
    return failures


def put(
    new: sqlite3.Connection, table: str, columns: list[str], rows: list[tuple[Any, ...]], evidence: Evidence
) -> int:
    """Stores rows, each unless a likelier one stands in its place; gives how many no table takes, since what was read
    of them makes no sense, and how many had a rival that is not the same.
    """
    values = f"({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    before = new.total_changes
    new.executemany(f"INSERT OR IGNORE INTO {table}{values}", rows)
    if new.total_changes - before == len(rows):
        return 0
    failures = 0
    for row in rows:
        rivals = evidence.rivals(row)
        if row in rivals:
            continue
        failures += 1
        if rivals and all(evidence.is_likelier(row, rival) for rival in rivals):
            with suppress(sqlite3.IntegrityError):
                new.execute(f"INSERT OR REPLACE INTO {table}{values}", row)
    return failures


def shared_columns(damaged: sqlite3.Connection, new: sqlite3.Connection, table: str, found_in: str = "") -> list[str]:
    """The columns of a table that the damaged file has too, there or in another table."""
    there = _columns(damaged, found_in or table)
    return [row[1] for row in new.execute(f"PRAGMA table_info({table})") if row[1] in there]


def _columns(damaged: sqlite3.Connection, table: str) -> set[str]:
    try:
        return {row[1] for row in damaged.execute(f"PRAGMA table_info({table})")}
    except sqlite3.DatabaseError:
        return set()


def _key(new: sqlite3.Connection, table: str) -> str:
    """The columns that order a table without row ids; nothing for one that has them."""
    (made,) = new.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    if not made.endswith("WITHOUT ROWID"):
        return ""
    keys = sorted((row[5], row[1]) for row in new.execute(f"PRAGMA table_info({table})") if row[5])
    return ", ".join(f"{column} DESC" for _, column in keys)


def _rows(
    damaged: sqlite3.Connection, table: str, columns: list[str], key: str
) -> Iterator[list[tuple[object, ...]] | None]:
    """The readable rows of a table in portions, some twice; None for each portion that could not be read."""
    chosen = ", ".join(columns)
    try:
        yield from portions(damaged.execute(f"SELECT {chosen} FROM {table}"))
        return
    except sqlite3.DatabaseError:
        yield None
    if key:
        # What lies behind the damage, from the other end.
        with suppress(sqlite3.DatabaseError):
            yield from portions(damaged.execute(f"SELECT {chosen} FROM {table} ORDER BY {key}"))
    number = _NUMBERED.get(table, "" if key else "rowid")
    if not number:
        return
    # One end of the table at a time: both at once would read all of it.
    ends = [_end(damaged, table, number, order) for order in ("ASC", "DESC")]
    first, last = ends[0], ends[1]
    if first is not None and last is not None:
        yield from _between(damaged, table, chosen, number, (first, last))


def portions(rows: sqlite3.Cursor) -> Iterator[list[tuple[Any, ...]]]:
    """All rows, up to the one that cannot be read. Raises `DatabaseError` where pages that lead to each other in
    circles give more than the file has room for.
    """
    (room,) = rows.connection.execute(
        "SELECT page_count * page_size / ? FROM pragma_page_count, pragma_page_size", (_SMALLEST_ROW,)
    ).fetchone()
    portion = []
    try:
        for row in rows:
            portion.append(row)
            if len(portion) == _PORTION:
                yield portion
                room -= len(portion)
                portion = []
                if room < 0:
                    raise sqlite3.DatabaseError("rows are read again and again")
    except sqlite3.DatabaseError:
        yield portion
        raise
    yield portion


def _end(damaged: sqlite3.Connection, table: str, number: str, order: str) -> int | None:
    try:
        row = damaged.execute(
            f"SELECT {number} FROM {table} WHERE {number} IS NOT NULL ORDER BY {number} {order} LIMIT 1"
        ).fetchone()
    except sqlite3.DatabaseError:
        # A damaged end: the range that rows can have.
        return 0 if order == "ASC" else 1 << 42
    return None if row is None else int(row[0])


def _between(
    damaged: sqlite3.Connection, table: str, chosen: str, number: str, ends: tuple[int, int]
) -> Iterator[list[tuple[object, ...]] | None]:
    """The rows of a range of numbers, halved behind what was read wherever it cannot be read on.

    The widest ranges come first, so that what lies between two damaged pages is found before the numbers of those pages
    are tried one by one.
    """
    sql = f"SELECT {number}, {chosen} FROM {table} WHERE {number} BETWEEN ? AND ? ORDER BY {number}"
    waiting, failures = deque([ends]), 0
    # On a page that stands where another belongs, found below the range and read once.
    strays: set[int] = set()
    while waiting and failures < _MOST_FAILURES:
        first, last = waiting.popleft()
        try:
            for rows in portions(damaged.execute(sql, (first, last))):
                new = [row for row in rows if row[0] >= first or row[0] not in strays]
                strays.update(row[0] for row in new if row[0] < first)
                if rows:
                    first = max(first, rows[-1][0] + (number == "rowid"))
                    yield [row[1:] for row in new]
        except sqlite3.DatabaseError:
            failures += 1
            if first < last:
                middle = (first + last) // 2
                waiting += [(first, middle), (middle + 1, last)]
            elif first == last:
                yield None
