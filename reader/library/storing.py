"""Prepared articles put into the library: rows, lists, companies and counts. Inside the caller's transaction."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from reader.library import packing
from reader.library.counting import Tally
from reader.library.names import Names
from reader.library.places import Places, sort_second
from reader.model import PreparedArticle


def add_articles(
    connection: sqlite3.Connection, names: Names, feed_id: int, new: Sequence[PreparedArticle], now: int
) -> list[tuple[int, PreparedArticle]]:
    """Stores those of the articles that the feed has not brought before. In a transaction of the caller's.

    Gives those, each with its place, for the caller to index.
    """
    fresh = _seen_elsewhere(connection, feed_id, _with_new_identities(connection, feed_id, new))
    if not fresh:
        return []
    folder_id = connection.execute("SELECT folder_id FROM feeds WHERE id = ?", (feed_id,)).fetchone()[0]
    placed = Places(connection).settled(
        [(sort_second(article.published, packing.seconds(article.received) or now), article) for _, article in fresh]
    )
    ids = {article.identity: number for number, article in fresh}
    tally = Tally()
    rows, lists = [], []
    for place, article in placed:
        traits = [names.trait(name) for name in article.traits]
        companies = names.companies(article)
        rows.append(_article_row(place, ids[article.identity], feed_id, article, now, names, traits, companies))
        lists += [(trait, place) for trait in traits]
        tally.add(feed_id, traits, unread=not article.read)
        names.mentioned(article.companies, companies, place)
    connection.executemany(f"INSERT INTO articles VALUES ({', '.join('?' * 17)})", rows)
    connection.executemany(
        "INSERT INTO contents VALUES (?, ?, ?, ?)",
        [(ids[article.identity], article.html, article.parts, article.extras) for _, article in fresh],
    )
    _add_states(connection, placed, feed_id, folder_id)
    connection.executemany("INSERT INTO trait_articles VALUES (?, ?)", sorted(lists))
    names.settle()
    tally.settle(connection)
    return placed


def _add_states(
    connection: sqlite3.Connection, placed: list[tuple[int, PreparedArticle]], feed_id: int, folder_id: int
) -> None:
    connection.executemany(
        "INSERT INTO states(place, feed_id, folder_id, read) VALUES (?, ?, ?, ?)",
        [(place, feed_id, folder_id, int(article.read)) for place, article in placed],
    )


def _with_new_identities(
    connection: sqlite3.Connection, feed_id: int, new: Sequence[PreparedArticle]
) -> list[tuple[int, PreparedArticle]]:
    """New articles with their ids. Feeds list the newest first, so ids are given from the last to the first."""
    number = connection.execute("SELECT article FROM counters").fetchone()[0]
    fresh = []
    for article in reversed(new):
        cursor = connection.execute(
            "INSERT OR IGNORE INTO identities VALUES (?, ?, ?, ?)",
            (feed_id, article.identity, number + 1, article.content_hash),
        )
        if cursor.rowcount == 1:
            number += 1
            fresh.append((number, article))
    connection.execute("UPDATE counters SET article = ?", (number,))
    return fresh


def _seen_elsewhere(
    connection: sqlite3.Connection, feed_id: int, fresh: list[tuple[int, PreparedArticle]]
) -> list[tuple[int, PreparedArticle]]:
    """The articles, those as read that another reader knew as read by their identity or address."""
    if connection.execute("SELECT 1 FROM seen_elsewhere WHERE feed_id = ? LIMIT 1", (feed_id,)).fetchone() is None:
        return fresh
    out = []
    for number, article in fresh:
        names = (feed_id, article.identity, article.url)
        seen = connection.execute("DELETE FROM seen_elsewhere WHERE feed_id = ? AND name IN (?, ?)", names).rowcount
        out.append((number, replace(article, read=True) if seen > 0 else article))
    return out


def _article_row(
    place: int,
    number: int,
    feed_id: int,
    article: PreparedArticle,
    now: int,
    names: Names,
    traits: list[int],
    companies: list[int],
) -> tuple[object, ...]:
    return (
        place,
        number,
        feed_id,
        article.url,
        article.title,
        article.author,
        packing.seconds(article.published),
        packing.seconds(article.updated),
        packing.seconds(article.received) or now,
        article.kinds,
        article.flags,
        article.minutes,
        article.language,
        0,
        names.analysis(article.analysis_version),
        packing.packed_ids(traits),
        packing.packed_ids(companies),
    )
