"""The full-text indexes: of words by part of the article, and of the beginnings of words. They hold no text.

To take an article out, FTS5 has to be told exactly the text that it was given; it is made again from what is stored.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from reader.library import packing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model import PreparedArticle

_ADD = (
    "INSERT INTO search(rowid, title, highlights, body, profiles, disclaimers, boilerplate)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ADD_BEGINNINGS = "INSERT INTO beginnings(rowid, letters) VALUES (?, ?)"


def index_articles(db: sqlite3.Connection, articles: Sequence[tuple[int, PreparedArticle]]) -> None:
    """Puts articles, each with its place, into the indexes."""
    db.executemany(_ADD, [(place, *article.index) for place, article in articles])
    db.executemany(_ADD_BEGINNINGS, [(place, article.beginnings) for place, article in articles])


class Unindexed:
    """New articles of a transaction that are not in the indexes yet.

    Articles that come in order of place, and with no other statement between, are put into them at half the cost.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._articles: list[tuple[int, PreparedArticle]] = []

    def add(self, articles: Iterable[tuple[int, PreparedArticle]]) -> None:
        """Adds articles, each with its place."""
        self._articles += articles

    def settle(self) -> None:
        """Puts them into the indexes; to be called before the transaction ends, or a query needs them."""
        index_articles(self._db, sorted(self._articles, key=lambda one: one[0]))
        self._articles.clear()


def unindex(db: sqlite3.Connection, place: int) -> None:
    """Takes an article out of the indexes, which have to be told the text that they were given."""
    columns = _columns(db, place)
    if columns is None:
        return
    db.execute(
        "INSERT INTO search(search, rowid, title, highlights, body, profiles, disclaimers, boilerplate)"
        " VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",
        (place, *columns),
    )
    db.execute(
        "INSERT INTO beginnings(beginnings, rowid, letters) VALUES ('delete', ?, ?)",
        (place, packing.beginnings(columns)),
    )


def index_stored(db: sqlite3.Connection, place: int) -> None:
    """Puts an article into the indexes, from what is stored of it."""
    columns = _columns(db, place)
    if columns is not None:
        db.execute(_ADD, (place, *columns))
        db.execute(_ADD_BEGINNINGS, (place, packing.beginnings(columns)))


def _columns(db: sqlite3.Connection, place: int) -> tuple[str, ...] | None:
    row = db.execute(
        "SELECT a.title, c.html, c.parts FROM articles a JOIN contents c ON c.id = a.id WHERE a.place = ?", (place,)
    ).fetchone()
    return None if row is None else packing.index_columns(row[0], packing.unpacked_parts(row[2], row[1]))


def rebuild_index(db: sqlite3.Connection) -> None:
    """Makes the indexes again from the texts."""
    for table in ("search", "beginnings"):
        db.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")
    reading = db.cursor()
    for place, title, html, parts in reading.execute(
        "SELECT a.place, a.title, c.html, c.parts FROM articles a JOIN contents c ON c.id = a.id ORDER BY a.place"
    ):
        columns = packing.index_columns(title, packing.unpacked_parts(parts, html))
        db.execute(_ADD, (place, *columns))
        db.execute(_ADD_BEGINNINGS, (place, packing.beginnings(columns)))
