"""Views: saved queries, Assay's own and the user's, in the user's order, with their counts."""

import json
import sqlite3

from reader.errors import LibraryError, QueryError
from reader.library.lists import Lists
from reader.library.places import COUNTED
from reader.library.query import parse
from reader.library.soundness import Columns
from reader.model import SourceView, View

_HOLDS = Columns("ttt")
BUILT_IN = (
    View("new", "New", "is:new", True),
    View("unread", "Unread", "is:unread", True),
    View("starred", "Starred", "is:starred", True),
    View("fine-print", "Fine print", "has:disclaimer", True),
    View("unverified", "Unverified", "disclaimer:unverified", True),
    View("today", "Today", "on:today", True),
    View("updated", "Updated", "is:updated", True),
    View("all", "All", "", True),
)


def views(connection: sqlite3.Connection) -> tuple[View, ...]:
    """All views in the user's order; new ones last."""
    own = [View(*_HOLDS.whole(row)) for row in connection.execute("SELECT key, title, query FROM views")]
    row = connection.execute("SELECT value FROM settings WHERE name = 'view-order'").fetchone()
    order = {key: number for number, key in enumerate(json.loads(row[0]) if row else ())}
    found = [*BUILT_IN, *own]
    return tuple(sorted(found, key=lambda view: order.get(view.key, len(order))))


def save(connection: sqlite3.Connection, view: View) -> None:
    """Adds or changes a view of the user's. Raises `QueryError` when its query does not parse."""
    parse(view.query)
    if any(view.key == own.key for own in BUILT_IN):
        raise LibraryError(f"{view.title} is one of Assay's own views; give yours another name.")
    connection.execute(
        "INSERT INTO views VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET title = excluded.title, query = excluded.query",
        (view.key, view.title, view.query),
    )


def order(connection: sqlite3.Connection, keys: list[str]) -> None:
    """Keeps the order of views."""
    connection.execute(
        "INSERT INTO settings VALUES ('view-order', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (json.dumps(keys),),
    )


def counted(lists: Lists, view: View) -> SourceView:
    """A view with its counts; a query that no longer parses counts nothing."""
    try:
        count = lists.count(view.query, None, COUNTED)
        unread = lists.unread(view.query, COUNTED)
    except QueryError:
        count = unread = 0
    return SourceView(view.key, view.title, view.query, count, unread, view.built_in)
