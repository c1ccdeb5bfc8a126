"""The only way in: articles made ready (`prepared`, pure, in a worker process) and stored (`save`, one transaction)."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from reader.library import indexing, packing
from reader.library.names import Names
from reader.library.places import Places, sort_second
from reader.model import AnalysedArticle, PreparedArticle
from reader.text import minutes_to_read


def prepared(article: AnalysedArticle, *, read: bool = False, received: datetime | None = None) -> PreparedArticle:
    """The article ready to be stored: compressed, indexed and described. Pure and picklable."""
    parts = article.parts.as_dict()
    language = article.parts.language or article.language
    kinds = packing.kinds_of(parts)
    flags = packing.flags_of(parts, enclosures=article.enclosures, summary_only=article.summary_only)
    index = packing.index_columns(article.title, parts)
    minutes = minutes_to_read(" ".join(block.text for block in article.parts.blocks if block.role == "body"))
    return PreparedArticle(
        identity=article.identity,
        content_hash=article.content_hash,
        url=article.url,
        title=article.title,
        author=article.author,
        published=article.published,
        updated=article.updated,
        language=language,
        kinds=kinds,
        flags=flags,
        minutes=minutes,
        html=packing.packed_html(article.html),
        parts=packing.packed_parts(parts, article.html),
        extras=packing.packed_extras(article.enclosures, article.categories),
        index=index,
        beginnings=packing.beginnings(index),
        traits=packing.traits_of(
            kinds, flags, minutes=minutes, language=language, url=article.url, author=article.author
        ),
        companies=article.parts.companies,
        firm_keys=article.firm_keys or ("",) * len(article.parts.companies),
        analysis_version=article.analysis_version,
        read=read,
        received=received,
    )


_MOST_PACKED = 20_000


@dataclass(slots=True)
class Tally:
    """What a transaction adds to the kept counts (negative: takes away); `settle` writes it down."""

    articles: Counter[int] = field(default_factory=Counter)
    unread: Counter[int] = field(default_factory=Counter)
    starred: Counter[int] = field(default_factory=Counter)
    trait_articles: Counter[int] = field(default_factory=Counter)
    trait_unread: Counter[int] = field(default_factory=Counter)
    trait_packed: Counter[bytes] = field(default_factory=Counter)
    """Like `trait_unread`, by lists of traits as they are stored: marks of many articles need no more."""

    def add(self, feed_id: int, traits: Iterable[int], *, unread: bool, starred: bool = False, sign: int = 1) -> None:
        """Counts an article in, or with `sign=-1` out."""
        self.articles[feed_id] += sign
        self.trait_articles.update(dict.fromkeys(traits, sign))
        if unread:
            self.unread[feed_id] += sign
            self.trait_unread.update(dict.fromkeys(traits, sign))
        if starred:
            self.starred[feed_id] += sign

    def marked(self, feed_id: int, traits: bytes, step: int) -> None:
        """Counts an article that is there as unread (1), or as read (-1)."""
        self.unread[feed_id] += step
        self.trait_packed[traits] += step
        if len(self.trait_packed) > _MOST_PACKED:
            self._unpack()

    def _unpack(self) -> None:
        for packed, count in self.trait_packed.items():
            for trait in packing.unpacked_ids(packed):
                self.trait_unread[trait] += count
        self.trait_packed.clear()

    def settle(self, connection: sqlite3.Connection) -> None:
        """Writes the changes of the counts."""
        self._unpack()
        feeds = self.articles.keys() | self.unread.keys() | self.starred.keys()
        connection.executemany(
            "UPDATE feeds SET articles = articles + ?, unread = unread + ?, starred = starred + ? WHERE id = ?",
            [(self.articles[feed], self.unread[feed], self.starred[feed], feed) for feed in feeds],
        )
        connection.executemany(
            "UPDATE traits SET articles = articles + ?, unread = unread + ? WHERE id = ?",
            [
                (self.trait_articles[trait], self.trait_unread[trait], trait)
                for trait in self.trait_articles.keys() | self.trait_unread.keys()
            ],
        )
        connection.execute(
            "UPDATE counters SET articles = articles + ?, unread = unread + ?, starred = starred + ?",
            (self.articles.total(), self.unread.total(), self.starred.total()),
        )


def add_articles(
    connection: sqlite3.Connection, names: Names, feed_id: int, new: Sequence[PreparedArticle], now: int
) -> int:
    """Stores those of the articles that the feed has not brought before. In a transaction of the caller's."""
    fresh = _seen_elsewhere(connection, feed_id, _with_new_identities(connection, feed_id, new))
    if not fresh:
        return 0
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
    indexing.index_articles(connection, placed)
    names.settle()
    tally.settle(connection)
    return len(fresh)


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
