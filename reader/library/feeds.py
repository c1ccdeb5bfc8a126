"""Subscriptions: feeds, folders, and what polling them needs to remember. Inside the caller's transaction."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from reader.model import Feed, FeedState, Known, KnownArticle, Subscription, Validators
from reader.text import folded

_FEED = (
    "SELECT f.id, f.url, coalesce(nullif(f.name, ''), nullif(f.title, ''), f.url), d.name, f.site_url, f.unread,"
    " f.articles, f.starred, f.interval, f.full_text, f.last_success, f.last_attempt, f.error, f.error_detail,"
    " f.failures, f.gone, f.next_poll FROM feeds f JOIN folders d ON d.id = f.folder_id"
)
_STATE = (
    "SELECT id, url, coalesce(nullif(name, ''), title), entity_tag, last_modified, interval, full_text, next_poll,"
    " last_attempt, last_success, last_full, failures, error, error_detail, gone, body_hash, rhythm, hints,"
    " redirect_to, redirect_seen, redirect_since, former_urls FROM feeds"
)


def feeds(connection: sqlite3.Connection) -> tuple[Feed, ...]:
    """All subscriptions by folder, then title."""
    found = [_feed(row) for row in connection.execute(f"{_FEED} WHERE f.ended = 0")]
    return tuple(sorted(found, key=lambda feed: (folded(feed.folder), folded(feed.title), feed.id)))


def feed(connection: sqlite3.Connection, condition: str, value: object) -> Feed | None:
    """The subscription that meets a condition."""
    row = connection.execute(f"{_FEED} WHERE f.ended = 0 AND {condition}", (value,)).fetchone()
    return None if row is None else _feed(row)


def _feed(row: tuple[Any, ...]) -> Feed:
    (number, url, title, folder, site_url, unread, articles, starred, interval) = row[:9]
    (full_text, last_success, last_attempt, error, error_detail, failures, gone, next_poll) = row[9:]
    return Feed(
        id=number,
        url=url,
        title=title,
        folder=folder,
        site_url=site_url,
        unread=unread,
        articles=articles,
        starred=starred,
        interval=interval,
        full_text=bool(full_text),
        last_success=_time(last_success),
        last_attempt=_time(last_attempt),
        error=error,
        error_detail=error_detail,
        failures=failures,
        gone=bool(gone),
        next_poll=_time(next_poll),
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


def add(connection: sqlite3.Connection, wanted: Subscription) -> tuple[int, bool]:
    """The id of a feed, subscribed to if it was not, and whether it was not."""
    row = connection.execute("SELECT id, ended FROM feeds WHERE url = ?", (wanted.url,)).fetchone()
    if row is not None and not row[1]:
        return int(row[0]), False
    folder = folder_id(connection, wanted.folder)
    if row is not None:
        return int(row[0]), True
    cursor = connection.execute(
        "INSERT INTO feeds(url, name, folder_id, site_url, interval, full_text) VALUES (?, ?, ?, ?, ?, ?)",
        (wanted.url, wanted.title, folder, wanted.site_url, wanted.interval, int(wanted.full_text)),
    )
    return int(cursor.lastrowid or 0), True


# ---- polling


def poll_states(
    connection: sqlite3.Connection, now: datetime, *, every: bool, url: str | None
) -> tuple[FeedState, ...]:
    """The feeds to poll now, longest due first; those that the publisher has ended only when named."""
    if url is not None:
        rows = connection.execute(f"{_STATE} WHERE ended = 0 AND url = ?", (url,))
    elif every:
        rows = connection.execute(f"{_STATE} WHERE ended = 0 AND gone = 0 ORDER BY next_poll, id")
    else:
        rows = connection.execute(
            f"{_STATE} WHERE ended = 0 AND gone = 0 AND (next_poll IS NULL OR next_poll <= ?) ORDER BY next_poll, id",
            (now.timestamp(),),
        )
    return tuple(_state(row) for row in rows)


def _state(row: tuple[Any, ...]) -> FeedState:
    (number, url, title, entity_tag, last_modified, interval, full_text, next_poll) = row[:8]
    (last_attempt, last_success) = row[8:10]
    (last_full, failures, error, detail, gone, body_hash, rhythm, hints, to, seen, since, former) = row[10:]
    return FeedState(
        id=number,
        url=url,
        title=title,
        validators=Validators(entity_tag, last_modified),
        interval=interval,
        full_text=bool(full_text),
        next_poll=_time(next_poll),
        last_attempt=_time(last_attempt),
        last_success=_time(last_success),
        last_full=_time(last_full),
        failures=failures,
        error=error,
        error_detail=detail,
        gone=bool(gone),
        body_hash=body_hash,
        rhythm=rhythm,
        hints=hints,
        redirect_to=to,
        redirect_seen=seen,
        redirect_since=_time(since),
        former_urls=tuple(json.loads(former)),
    )


def keep_state(connection: sqlite3.Connection, after: FeedState, title: str, site_url: str) -> None:
    """Stores what a poll learnt. What the user decides (interval, full text) is not the poll's to change.

    The address changes only from one that the poll itself has left (`former_urls`): the user may have edited it.
    """
    connection.execute(
        "UPDATE feeds SET url = CASE WHEN url IN (SELECT value FROM json_each(?)) THEN ? ELSE url END,"
        " title = CASE WHEN ? <> '' THEN ? ELSE title END,"
        " site_url = CASE WHEN ? <> '' THEN ? ELSE site_url END, entity_tag = ?, last_modified = ?, next_poll = ?,"
        " last_attempt = ?, last_success = ?, last_full = ?, failures = ?, error = ?, error_detail = ?, gone = ?,"
        " body_hash = ?, rhythm = ?, hints = ?, redirect_to = ?, redirect_seen = ?, redirect_since = ?,"
        " former_urls = ? WHERE id = ?",
        (
            json.dumps(after.former_urls),
            after.url,
            title,
            title,
            site_url,
            site_url,
            after.validators.entity_tag,
            after.validators.last_modified,
            _stamp(after.next_poll),
            _stamp(after.last_attempt),
            _stamp(after.last_success),
            _stamp(after.last_full),
            after.failures,
            after.error,
            after.error_detail,
            int(after.gone),
            after.body_hash,
            after.rhythm,
            after.hints,
            after.redirect_to,
            after.redirect_seen,
            _stamp(after.redirect_since),
            json.dumps(after.former_urls),
            after.id,
        ),
    )


def known(connection: sqlite3.Connection, feed_id: int) -> Known:
    """What a feed has brought before."""
    articles, tombstones = {}, set()
    for identity, number, content_hash, url, updates in connection.execute(
        "SELECT i.identity, i.id, i.content_hash, a.url, a.updates FROM identities i"
        " LEFT JOIN articles a ON a.id = i.id WHERE i.feed_id = ?",
        (feed_id,),
    ):
        if number is None or url is None:
            tombstones.add(identity)
        else:
            articles[identity] = KnownArticle(number, content_hash, url, updates)
    return Known(articles, frozenset(tombstones))


def hosts_parked(connection: sqlite3.Connection, now: datetime) -> Mapping[str, datetime]:
    """Hosts that asked to be left alone for a while, and until when."""
    rows = connection.execute("SELECT host, parked_until FROM hosts WHERE parked_until > ?", (now.timestamp(),))
    return {host: datetime.fromtimestamp(until, UTC) for host, until in rows}


def park_host(connection: sqlite3.Connection, host: str, until: datetime) -> None:
    """Keeps that a host is to be left alone until a time."""
    connection.execute(
        "INSERT INTO hosts VALUES (?, ?) ON CONFLICT DO UPDATE SET parked_until = excluded.parked_until",
        (host, until.timestamp()),
    )


def _time(stamp: float | None) -> datetime | None:
    return None if stamp is None else datetime.fromtimestamp(stamp, UTC)


def _stamp(time: datetime | None) -> float | None:
    return None if time is None else time.timestamp()
