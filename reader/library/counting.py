"""The kept counts: changed as articles come, go and change state; and counted again, to see that they are right."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.library import packing

_MOST_PACKED = 20_000


@dataclass(slots=True)
class Tally:
    """What a transaction adds to the kept counts (negative: takes away); `settle` writes it down."""

    articles: Counter[int] = field(default_factory=Counter)
    unread: Counter[int] = field(default_factory=Counter)
    starred: Counter[int] = field(default_factory=Counter)
    trait_articles: Counter[int] = field(default_factory=Counter)
    trait_unread: Counter[int] = field(default_factory=Counter)
    trait_packed: Counter[bytes] = field(default_factory=Counter)
    """Like `trait_unread`, by lists of traits as they are stored: marks of many articles need no more."""

    def add(self, feed_id: int, traits: Iterable[int], *, unread: bool, starred: bool = False, sign: int = 1) -> None:
        """Counts an article in, or with `sign=-1` out."""
        self.articles[feed_id] += sign
        self.trait_articles.update(dict.fromkeys(traits, sign))
        if unread:
            self.unread[feed_id] += sign
            self.trait_unread.update(dict.fromkeys(traits, sign))
        if starred:
            self.starred[feed_id] += sign

    def marked(self, feed_id: int, traits: bytes, step: int) -> None:
        """Counts an article that is there as unread (1), or as read (-1)."""
        self.unread[feed_id] += step
        self.trait_packed[traits] += step
        if len(self.trait_packed) > _MOST_PACKED:
            self._unpack()

    def _unpack(self) -> None:
        for packed, count in self.trait_packed.items():
            for trait in packing.unpacked_ids(packed):
                self.trait_unread[trait] += count
        self.trait_packed.clear()

    def settle(self, connection: sqlite3.Connection) -> None:
        """Writes the changes of the counts."""
        self._unpack()
        feeds = self.articles.keys() | self.unread.keys() | self.starred.keys()
        connection.executemany(
            "UPDATE feeds SET articles = articles + ?, unread = unread + ?, starred = starred + ? WHERE id = ?",
            [(self.articles[feed], self.unread[feed], self.starred[feed], feed) for feed in feeds],
        )
        connection.executemany(
            "UPDATE traits SET articles = articles + ?, unread = unread + ? WHERE id = ?",
            [
                (self.trait_articles[trait], self.trait_unread[trait], trait)
                for trait in self.trait_articles.keys() | self.trait_unread.keys()
            ],
        )
        connection.execute(
            "UPDATE counters SET articles = articles + ?, unread = unread + ?, starred = starred + ?",
            (self.articles.total(), self.unread.total(), self.starred.total()),
        )


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
