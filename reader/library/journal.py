"""The journal: every change that can be undone, the last 200 of them, and of very large ones fewer.

An entry holds what is needed to change back and forth: article ids for a mark, values for an edit. It may hold several
changes, one after another, each packed by itself: what is done in many transactions grows one entry, and at any time
that is what has been done of it.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

Change = dict[str, Any]
MOST = 200
MOST_BYTES = 32_000_000
"""Marks of a million articles take 2 MB each."""


def next_change(connection: sqlite3.Connection) -> int:
    """The number of a new change of state."""
    connection.execute("UPDATE counters SET change = change + 1")
    return int(connection.execute("SELECT change FROM counters").fetchone()[0])


def record(connection: sqlite3.Connection, now: int, said: str, *changes: Change) -> int:
    """Adds an entry; gives its number. What was undone before can no longer be redone; the oldest entries go."""
    connection.execute("DELETE FROM journal WHERE undone = 1")
    entry = (now, said, b"".join(map(_packed, changes)))
    number = connection.execute("INSERT INTO journal(at, said, data) VALUES (?, ?, ?)", entry).lastrowid
    _let_go(connection)
    assert number is not None
    return number


def grow(connection: sqlite3.Connection, number: int, said: str, *changes: Change) -> bool:
    """Adds changes to an entry, and says anew what it is; False where it was undone or let go meanwhile."""
    row = connection.execute("SELECT data FROM journal WHERE number = ? AND undone = 0", (number,)).fetchone()
    if row is None:
        return False
    grown = b"".join([row[0], *map(_packed, changes)])
    connection.execute("UPDATE journal SET said = ?, data = ? WHERE number = ?", (said, grown, number))
    _let_go(connection)
    return True


def _let_go(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM journal WHERE number <= (SELECT max(number) FROM journal) - ?", (MOST,))
    connection.execute(
        "DELETE FROM journal WHERE number < (SELECT max(number) FROM journal) AND number <= (SELECT max(number)"
        " FROM (SELECT number, sum(length(data)) OVER (ORDER BY number DESC) AS size FROM journal) WHERE size > ?)",
        (MOST_BYTES,),
    )


def _packed(change: Change) -> bytes:
    return zlib.compress(json.dumps(change, separators=(",", ":")).encode(), 1)


def _unpacked(data: bytes) -> Iterator[Change]:
    while data:
        one = zlib.decompressobj()
        yield json.loads(one.decompress(data))
        data = one.unused_data


def add_to_latest(connection: sqlite3.Connection, **data: Any) -> None:
    """Adds data to the last change of the entry that was recorded last."""
    number, packed = connection.execute("SELECT number, data FROM journal ORDER BY number DESC LIMIT 1").fetchone()
    *before, last = _unpacked(packed)
    whole = b"".join(map(_packed, [*before, {**last, **data}]))
    connection.execute("UPDATE journal SET data = ? WHERE number = ?", (whole, number))


def entry(connection: sqlite3.Connection, *, undone: bool) -> tuple[int, str, list[Change]] | None:
    """The entry to undo (`undone=False`: the latest done) or to redo (the earliest undone): number, words, changes."""
    order = "ASC" if undone else "DESC"
    row = connection.execute(
        f"SELECT number, said, data FROM journal WHERE undone = ? ORDER BY number {order} LIMIT 1", (int(undone),)
    ).fetchone()
    return None if row is None else (row[0], row[1], list(_unpacked(row[2])))


def is_there(connection: sqlite3.Connection, number: int, *, undone: bool) -> bool:
    """Whether an entry is there, and undone or not."""
    sql = "SELECT 1 FROM journal WHERE number = ? AND undone = ?"
    return connection.execute(sql, (number, int(undone))).fetchone() is not None


def turn(connection: sqlite3.Connection, number: int, *, undone: bool) -> None:
    """Notes that an entry has been undone or redone."""
    connection.execute("UPDATE journal SET undone = ? WHERE number = ?", (int(undone), number))


def all_changes(connection: sqlite3.Connection) -> Iterator[Change]:
    """The changes of every entry."""
    for (data,) in connection.execute("SELECT data FROM journal"):
        yield from _unpacked(data)
