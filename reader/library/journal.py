"""The journal: every change that can be undone, the last 200 of them, and of very large ones fewer.

An entry holds what is needed to change back and forth: article ids for a mark, values for an edit. It may hold several
changes, one after another, each packed by itself: what is done in many transactions grows one entry, and at any time
that is what has been done of it. What is undone (or done again) in many transactions is neither done nor undone between
them; wherever that was cut off, it can go on either way, and what was changed can be taken back.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

Change = dict[str, Any]
MOST = 200
MOST_BYTES = 32_000_000
"""Marks of a million articles take 2 MB each."""
_DONE, _UNDONE, _BEING_UNDONE, _BEING_REDONE = range(4)
"""How an entry stands, in the column `undone`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it was read: what it says, its changes in the order in which they were made, and how it stood."""

    number: int
    said: str
    changes: tuple[Change, ...]
    state: int
    size: int


def next_change(connection: sqlite3.Connection) -> int:
    """The number of a new change of state."""
    connection.execute("UPDATE counters SET change = change + 1")
    return int(connection.execute("SELECT change FROM counters").fetchone()[0])


def record(connection: sqlite3.Connection, now: int, said: str, *changes: Change) -> int:
    """Adds an entry; gives its number. What was undone before can no longer be redone; the oldest entries go."""
    entry = (now, said, b"".join(map(_packed, changes)))
    number = connection.execute("INSERT INTO journal(at, said, data) VALUES (?, ?, ?)", entry).lastrowid
    # Afterwards, so that no number is given twice: a mark that goes on must not take another entry for its own.
    connection.execute("DELETE FROM journal WHERE undone = ?", (_UNDONE,))
    _let_go(connection)
    assert number is not None
    return number


def grow(connection: sqlite3.Connection, number: int, said: str, *changes: Change) -> bool:
    """Adds changes to an entry, and says anew what it is; False where it was let go, or undone in part, meanwhile."""
    sql = "SELECT data FROM journal WHERE number = ? AND undone = ?"
    row = connection.execute(sql, (number, _DONE)).fetchone()
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


def forget_feed(connection: sqlite3.Connection, feed_id: int) -> None:
    """Takes a feed that is gone for good out of the entries; those that were about nothing else go."""
    for number, data in connection.execute("SELECT number, data FROM journal").fetchall():
        before = [*_unpacked(data)]
        after = [left for change in before if (left := _without(change, feed_id)) is not None]
        if not after:
            connection.execute("DELETE FROM journal WHERE number = ?", (number,))
        elif after != before:
            connection.execute("UPDATE journal SET data = ? WHERE number = ?", (b"".join(map(_packed, after)), number))


def _without(change: Change, feed_id: int) -> Change | None:
    left = change
    if change["kind"] == "edit":
        left = {**change, "edits": [edit for edit in change["edits"] if edit[0] != feed_id]}
    elif "feeds" in change:
        left = {**change, "feeds": [number for number in change["feeds"] if number != feed_id]}
    return left if left.get("edits", left.get("feeds", True)) else None


def to_turn(connection: sqlite3.Connection, *, undone: bool) -> Entry | None:
    """The entry to undo, the latest that is not wholly undone; or (`undone=False`) the one to redo: the earliest that
    is not wholly done, and after which nothing else was done.
    """
    condition = f"undone <> {_UNDONE} ORDER BY number DESC"
    if not undone:
        last_done = f"SELECT coalesce(max(number), 0) FROM journal WHERE undone = {_DONE}"
        condition = f"undone <> {_DONE} AND number > ({last_done}) ORDER BY number"
    row = connection.execute(f"SELECT number, said, data, undone FROM journal WHERE {condition} LIMIT 1").fetchone()
    return None if row is None else Entry(row[0], row[1], tuple(_unpacked(row[2])), row[3], len(row[2]))


def turned(connection: sqlite3.Connection, entry: Entry, *, undone: bool, whole: bool) -> Entry | None:
    """The entry, noted as undone (or redone) wholly or in part; None where others have changed it since it was read."""
    state = (_UNDONE if undone else _DONE) if whole else (_BEING_UNDONE if undone else _BEING_REDONE)
    noted = connection.execute(
        "UPDATE journal SET undone = ? WHERE number = ? AND undone = ? AND length(data) = ?",
        (state, entry.number, entry.state, entry.size),
    )
    return replace(entry, state=state) if noted.rowcount == 1 else None


def changes_since(connection: sqlite3.Connection, since: int) -> Iterator[Change]:
    """The changes of the entries that were made since a second and are not undone."""
    sql = f"SELECT data FROM journal WHERE at >= ? AND undone <> {_UNDONE}"
    for (data,) in connection.execute(sql, (since,)):
        yield from _unpacked(data)


def all_changes(connection: sqlite3.Connection) -> Iterator[Change]:
    """The changes of every entry."""
    for (data,) in connection.execute("SELECT data FROM journal"):
        yield from _unpacked(data)
