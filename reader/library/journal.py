"""The journal: every change that can be undone, the last 200 of them, and of very large ones fewer.

An entry holds what is needed to change back and forth: packed article ids for a mark, values for an edit.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

MOST = 200
MOST_BYTES = 32_000_000
"""Marks of a million articles take 2 MB each."""


def next_change(connection: sqlite3.Connection) -> int:
    """The number of a new change of state."""
    connection.execute("UPDATE counters SET change = change + 1")
    return int(connection.execute("SELECT change FROM counters").fetchone()[0])


def record(connection: sqlite3.Connection, now: int, said: str, kind: str, **data: Any) -> None:
    """Adds an entry. What was undone before can no longer be redone; the oldest entries go."""
    connection.execute("DELETE FROM journal WHERE undone = 1")
    packed = zlib.compress(json.dumps({"kind": kind, **data}, separators=(",", ":")).encode(), 1)
    connection.execute("INSERT INTO journal(at, said, data) VALUES (?, ?, ?)", (now, said, packed))
    connection.execute("DELETE FROM journal WHERE number <= (SELECT max(number) FROM journal) - ?", (MOST,))
    connection.execute(
        "DELETE FROM journal WHERE number < (SELECT max(number) FROM journal) AND number <= (SELECT max(number)"
        " FROM (SELECT number, sum(length(data)) OVER (ORDER BY number DESC) AS size FROM journal) WHERE size > ?)",
        (MOST_BYTES,),
    )


def add_to_latest(connection: sqlite3.Connection, **data: Any) -> None:
    """Adds data to the entry that was recorded last."""
    number, packed = connection.execute("SELECT number, data FROM journal ORDER BY number DESC LIMIT 1").fetchone()
    whole = json.dumps({**json.loads(zlib.decompress(packed)), **data}, separators=(",", ":"))
    connection.execute("UPDATE journal SET data = ? WHERE number = ?", (zlib.compress(whole.encode(), 1), number))


def entry(connection: sqlite3.Connection, *, undone: bool) -> tuple[int, str, dict[str, Any]] | None:
    """The entry to undo (`undone=False`: the latest done) or to redo (the earliest undone): number, sentence, data."""
    order = "ASC" if undone else "DESC"
    row = connection.execute(
        f"SELECT number, said, data FROM journal WHERE undone = ? ORDER BY number {order} LIMIT 1", (int(undone),)
    ).fetchone()
    return None if row is None else (row[0], row[1], json.loads(zlib.decompress(row[2])))


def turn(connection: sqlite3.Connection, number: int, *, undone: bool) -> None:
    """Notes that an entry has been undone or redone."""
    connection.execute("UPDATE journal SET undone = ? WHERE number = ?", (int(undone), number))


def all_data(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """The data of every entry."""
    for (data,) in connection.execute("SELECT data FROM journal"):
        yield json.loads(zlib.decompress(data))
