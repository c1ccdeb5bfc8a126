"""The kept counts, counted again: what they should be, against what they are."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of kept count: `counted` gives (id, values...), `table` keeps them in `columns`."""

    table: str
    columns: tuple[str, ...]
    counted: str


KEPT = (
    Kept(
        "feeds",
        ("articles", "unread", "starred"),
        "SELECT f.id AS id, count(s.place), coalesce(sum(s.read = 0), 0), coalesce(sum(s.starred), 0)"
        " FROM feeds f LEFT JOIN states s ON s.feed_id = f.id GROUP BY f.id",
    ),
    Kept(
        "traits",
        ("articles", "unread"),
        "SELECT t.id AS id, count(s.place), coalesce(sum(s.read = 0), 0) FROM traits t"
        " LEFT JOIN trait_articles l ON l.trait = t.id LEFT JOIN states s ON s.place = l.place GROUP BY t.id",
    ),
    Kept(
        "companies",
        ("articles", "profiled"),
        "SELECT c.id AS id, count(m.place), coalesce(sum(m.profiled), 0) FROM companies c"
        " LEFT JOIN mentions m ON m.company_id = c.id GROUP BY c.id",
    ),
    Kept(
        "counters",
        ("articles", "unread", "starred"),
        "SELECT 1 AS id, count(*), coalesce(sum(read = 0), 0), coalesce(sum(starred), 0) FROM states",
    ),
)


def wrong(connection: sqlite3.Connection, kept: Kept) -> list[tuple[int, ...]]:
    """The rows of a kind of kept count that are wrong: (id, right values...)."""
    key = "one" if kept.table == "counters" else "id"
    columns = ", ".join(f"k.{column}" for column in kept.columns)
    found = connection.execute(f"SELECT c.*, {columns} FROM ({kept.counted}) c JOIN {kept.table} k ON k.{key} = c.id")
    width = 1 + len(kept.columns)
    return [row[:width] for row in found if row[1:width] != row[width:]]


def recount(connection: sqlite3.Connection) -> int:
    """Puts all kept counts right; gives how many were wrong. Inside the caller's transaction."""
    mended = 0
    for kept in KEPT:
        rows = wrong(connection, kept)
        key = "one" if kept.table == "counters" else "id"
        values = ", ".join(f"{column} = ?" for column in kept.columns)
        connection.executemany(
            f"UPDATE {kept.table} SET {values} WHERE {key} = ?", [(*row[1:], row[0]) for row in rows]
        )
        mended += len(rows)
    return mended
