"""Whether what a library's file holds can be what was written there: damage that SQLite itself reads without a word.

Where half a page is lost, its rows are still found, and empty; where some bytes are, numbers stand where texts belong.
"""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any

from reader.library import connection
from reader.library.packing import Unreadable

_TABLES = (
    *("counters", "feeds", "folders", "hosts", "settings", "views", "rules", "analyses", "traits", "companies"),
    *("company_names", "articles", "contents", "revisions", "identities", "states", "hidden", "notes", "tags"),
    *("journal", "mentions", "trait_articles", "seen_elsewhere"),
)
_HELD = {"INTEGER": "'integer'", "REAL": "'real', 'integer'", "TEXT": "'text'", "BLOB": "'blob'"}
_TIMES = frozenset(
    "published modified received replaced at first_seen last_seen next_poll last_attempt last_success last_full"
    " parked_until".split()
)
_IN_JSON = frozenset({"extras", "former_urls"})
_LAST_SECOND = 253_402_300_799
"""Of the year 9999; no time of ours lies behind it, or as long before 1970."""
_LOOK_SECONDS = 10.0
_TYPES: dict[str, Collection[type]] = {"i": (int,), "r": (int, float), "t": (str,), "b": (bytes,)}


class Columns:
    """What the columns of a query hold, a letter for each: whole numbers (i), numbers (r), texts (t), bytes (b); those
    with a capital letter may be empty.
    """

    def __init__(self, letters: str) -> None:
        self._allowed = [{*_TYPES[letter.lower()], *((type(None),) if letter.isupper() else ())} for letter in letters]
        self._known: set[tuple[type, ...]] = set()

    def whole(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """The row. Raises `Unreadable` where it holds something else."""
        types = tuple(map(type, row))
        if types not in self._known:
            if not all(found in allowed for found, allowed in zip(types, self._allowed, strict=True)):
                raise Unreadable("a row holds what cannot be")
            self._known.add(types)
        return row


def value_faults(db: sqlite3.Connection) -> Iterator[str]:
    """What no library holds, a sentence for each table that has some. Raises what SQLite does where it reads damage."""
    for table in _TABLES:
        condition = _cannot_be(db, table)
        (count,) = db.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()
        if count:
            rows = "1 row holds" if count == 1 else f"{count:,} rows hold"
            yield f"{rows} what cannot be in {table}"
        elif not _can_be_decoded(db, table):
            yield f"a text in {table} is none"
    if db.execute("SELECT count(*) FROM counters").fetchone() != (1,):
        yield "the numbers that it goes on from are missing"


def refuse_faulty(db: sqlite3.Connection, *tables: str) -> None:
    """Raises `Unreadable` where rows of these tables hold what cannot be, so that what was not found may be in them."""
    for table in tables:
        if db.execute(f"SELECT 1 FROM {table} WHERE {_cannot_be(db, table)}").fetchone():
            raise Unreadable("rows of a table are none")


def drop_faulty(db: sqlite3.Connection, tables: Collection[str]) -> list[str]:
    """Removes rows that hold what cannot be; gives the tables that had some."""
    return [table for table in tables if db.execute(f"DELETE FROM {table} WHERE {_cannot_be(db, table)}").rowcount]


def _cannot_be(db: sqlite3.Connection, table: str) -> str:
    """The condition that rows of a table fulfil which hold something else than its columns say."""
    conditions = []
    for _, name, kind, needed, _, key in db.execute(f"PRAGMA table_info({table})").fetchall():
        empty = "" if needed or key else ", 'null'"
        conditions.append(f"typeof({name}) NOT IN ({_HELD[kind]}{empty})")
        if name in _TIMES:
            conditions.append(f"abs({name}) > {_LAST_SECOND}")
        if name in _IN_JSON:
            conditions.append(f"{name} <> '' AND NOT json_valid({name})")
    return " OR ".join(conditions) or "0"


def _can_be_decoded(db: sqlite3.Connection, table: str) -> bool:
    texts = [name for _, name, kind, *_ in db.execute(f"PRAGMA table_info({table})").fetchall() if kind == "TEXT"]
    if not texts:
        return True
    try:
        for _ in db.execute(f"SELECT {', '.join(texts)} FROM {table}"):
            pass
    except sqlite3.OperationalError as error:
        if connection.is_undecodable(error):
            return False
        raise
    return True


def is_unsound(path: Path) -> bool:
    """Whether a library is damaged, as far as a look of some seconds tells; for what fails in odd ways."""
    ending = monotonic() + _LOOK_SECONDS
    try:
        with closing(connection.connect(path, write=False)) as db:
            db.set_progress_handler(lambda: monotonic() > ending, 10_000)
            if next(value_faults(db), None) is not None:
                return True
            return [row[0] for row in db.execute("PRAGMA integrity_check(1)")] != ["ok"]
    except sqlite3.Error as error:
        return connection.is_damage(error)
