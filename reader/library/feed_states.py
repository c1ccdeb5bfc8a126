"""What polling has to remember: the schedule and health of each feed, what it has brought, hosts that want a pause."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from reader.library.packing import time_of
from reader.model import FeedState, Known, KnownArticle, Validators

_LONGEST_PAUSE = 86_400
_STATE = (
    "SELECT id, url, coalesce(nullif(name, ''), title), entity_tag, last_modified, interval, full_text, next_poll,"
    " last_attempt, last_success, last_full, failures, error, error_detail, gone, body_hash, rhythm, hints,"
    " redirect_to, redirect_seen, redirect_since, former_urls FROM feeds"
)


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
        next_poll=time_of(next_poll),
        last_attempt=time_of(last_attempt),
        last_success=time_of(last_success),
        last_full=time_of(last_full),
        failures=failures,
        error=error,
        error_detail=detail,
        gone=bool(gone),
        body_hash=body_hash,
        rhythm=rhythm,
        hints=hints,
        redirect_to=to,
        redirect_seen=seen,
        redirect_since=time_of(since),
        former_urls=tuple(json.loads(former)),
    )


_LEARNT = (
    *("next_poll", "last_attempt", "last_success", "last_full", "failures", "error", "error_detail", "gone"),
    *("body_hash", "rhythm", "hints", "redirect_to", "redirect_seen", "redirect_since", "former_urls"),
)
_VALIDATORS = ("entity_tag", "last_modified")
_KEEP = (
    "UPDATE feeds SET url = CASE WHEN url IN (SELECT value FROM json_each(:left)) THEN :url ELSE url END,"
    " title = coalesce(nullif(:title, ''), title), site_url = coalesce(nullif(:site_url, ''), site_url),"
    f" {', '.join(f'{column} = :{column}' for column in (*_LEARNT, *_VALIDATORS))} WHERE id = :id"
)


def keep_state(connection: sqlite3.Connection, after: FeedState, title: str, site_url: str) -> None:
    """Stores what a poll learnt. What the user decides (interval, full text) is not the poll's to change.

    The address changes only from one that the poll itself has left (`former_urls`): the user may have edited it.
    Another feed may have become one with this one meanwhile, and brought former addresses.
    """
    former = dict.fromkeys((*former_urls(connection, after.id), *after.former_urls))
    told = {"id": after.id, "url": after.url, "left": _stored(after.former_urls), "title": title, "site_url": site_url}
    learnt = replace(after, former_urls=tuple(former))
    values = {column: _stored(getattr(learnt, column)) for column in _LEARNT}
    values |= {column: getattr(after.validators, column) for column in _VALIDATORS}
    connection.execute(_KEEP, told | values)


def _stored(value: object) -> object:
    """A value of a state as its column holds it."""
    if isinstance(value, datetime):
        return value.timestamp()
    return json.dumps(value) if isinstance(value, tuple) else value


def former_urls(connection: sqlite3.Connection, feed_id: int) -> tuple[str, ...]:
    """The addresses that a feed had before it moved."""
    (former,) = connection.execute("SELECT former_urls FROM feeds WHERE id = ?", (feed_id,)).fetchone()
    return tuple(json.loads(former))


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
    """Hosts that asked to be left alone for a while, and until when. No pause is longer than a day: one that ends later
    was written down by a clock that was ahead.
    """
    rows = connection.execute(
        "SELECT host, parked_until FROM hosts WHERE parked_until > ?1 AND parked_until <= ?1 + ?2",
        (now.timestamp(), _LONGEST_PAUSE),
    )
    return {host: time_of(until) for host, until in rows}


def park_host(connection: sqlite3.Connection, host: str, until: datetime) -> None:
    """Keeps that a host is to be left alone until a time."""
    connection.execute(
        "INSERT INTO hosts VALUES (?, ?) ON CONFLICT DO UPDATE SET parked_until = excluded.parked_until",
        (host, until.timestamp()),
    )
