"""Subscriptions: feeds and folders. Inside the caller's transaction."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from reader.errors import LibraryError
from reader.library.feed_states import hosts_parked
from reader.library.lookups import FEED_TITLE, OtherAddresses, feed_by_other_address, feed_title, open_link
from reader.library.packing import time_of
from reader.library.soundness import Columns
from reader.model import Feed, Subscription
from reader.origins import host_and_port
from reader.text import folded

_FEED = (
    f"SELECT f.id, f.url, {FEED_TITLE}, d.name, f.site_url, f.unread,"
    " f.articles, f.starred, f.interval, f.full_text, f.last_success, f.last_attempt, f.error, f.error_detail,"
    " f.failures, f.gone, f.next_poll, f.rhythm, o.url FROM feeds f JOIN folders d ON d.id = f.folder_id"
    " LEFT JOIN feeds o ON f.redirect_to <> '' AND o.url = f.redirect_to AND o.id <> f.id AND o.ended = 0"
)


_FEED_HOLDS = Columns("ittttiiiIiRRTTiiRRT")


def feeds(connection: sqlite3.Connection, now: int) -> tuple[Feed, ...]:
    """All subscriptions by folder, then title."""
    pauses = hosts_parked(connection, time_of(now))
    found = [_put_off(_feed(row), pauses) for row in connection.execute(f"{_FEED} WHERE f.ended = 0")]
    return tuple(sorted(found, key=lambda feed: (_folded(feed.folder), _folded(feed.title), feed.id)))


_folded = lru_cache(maxsize=2_000)(folded)


def feed(connection: sqlite3.Connection, condition: str, value: object, now: int) -> Feed | None:
    """The subscription that meets a condition."""
    row = connection.execute(f"{_FEED} WHERE f.ended = 0 AND {condition}", (value,)).fetchone()
    return None if row is None else _put_off(_feed(row), hosts_parked(connection, time_of(now)))


def at(connection: sqlite3.Connection, url: str, now: int) -> Feed | None:
    """The subscription to an address, which may lack the user and password that the feed's own has, or be the one that
    the feed is led to for good.
    """
    own = feed(connection, "f.url = ?", url, now)
    return own or feed(connection, "f.id = ?", feed_by_other_address(connection, url), now)


def subscribed(connection: sqlite3.Connection, feed_id: int, now: int) -> Feed:
    """The subscription with an id. Raises `LibraryError` where there is none."""
    found = feed(connection, "f.id = ?", feed_id, now)
    if found is None:
        raise LibraryError(f"There is no feed {feed_id}.")
    return found


def _put_off(found: Feed, pauses: Mapping[str, datetime]) -> Feed:
    """The feed with the pause that its host asked for, if it waits for one."""
    until = pauses.get(host_and_port(found.url)) if pauses and not found.gone else None
    if until is None:
        return found
    return replace(found, paused_until=until, next_poll=max(until, found.next_poll or until))


@lru_cache(maxsize=2_000)
def _feed(row: tuple[Any, ...]) -> Feed:
    row = _FEED_HOLDS.whole(row)
    (number, url, title, folder, site_url, unread, articles, starred, interval) = row[:9]
    (full_text, last_success, last_attempt, error, error_detail, failures, gone, next_poll, rhythm, leads_to) = row[9:]
    return Feed(
        id=number,
        url=url,
        title=feed_title(title, url),
        folder=folder,
        site_url=open_link(site_url, url),
        unread=unread,
        articles=articles,
        starred=starred,
        interval=interval,
        full_text=bool(full_text),
        last_success=time_of(last_success),
        last_attempt=time_of(last_attempt),
        error=error,
        error_detail=error_detail,
        failures=failures,
        gone=bool(gone),
        next_poll=time_of(next_poll),
        rhythm=rhythm,
        leads_to=leads_to,
    )


def folder_id(connection: sqlite3.Connection, name: str) -> int:
    """The number of a folder, made if need be; names that differ only in case are one folder."""
    name = " ".join(name.split())
    for number, existing in connection.execute("SELECT id, name FROM folders"):
        if folded(existing) == folded(name):
            return int(number)
    return int(connection.execute("INSERT INTO folders(name) VALUES (?)", (name,)).lastrowid or 0)


def folders_in(connection: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    """A folder and those in it: each one's number, and what its name adds ("/Inner")."""
    found = []
    for number, existing in connection.execute("SELECT id, name FROM folders").fetchall():
        if folded(existing) == folded(name) or (name and folded(existing).startswith(f"{folded(name)}/")):
            found.append((number, existing[len(name) :]))
    return found


def add(connection: sqlite3.Connection, others: OtherAddresses, wanted: Subscription) -> tuple[int, bool]:
    """The id of a feed, subscribed to if it was not, and whether it was not."""
    row = connection.execute("SELECT id, ended FROM feeds WHERE url = ?", (wanted.url,)).fetchone()
    if row is None and (number := others.feed(wanted.url)) is not None:
        # A list that was made to be handed on has no passwords, and one made elsewhere may know where a feed has moved.
        row = connection.execute("SELECT id, ended FROM feeds WHERE id = ?", (number,)).fetchone()
    if row is not None and not row[1]:
        return int(row[0]), False
    folder = folder_id(connection, wanted.folder)
    if row is not None:
        return int(row[0]), True
    cursor = connection.execute(
        "INSERT INTO feeds(url, name, folder_id, site_url, interval, full_text) VALUES (?, ?, ?, ?, ?, ?)",
        (wanted.url, wanted.title, folder, wanted.site_url, wanted.interval, int(wanted.full_text)),
    )
    feed_id = int(cursor.lastrowid or 0)
    others.add(feed_id, wanted.url)
    return feed_id, True
