"""What newsboat's cache knows of articles: which were read. The cache is opened for reading only."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.errors import LibraryError
from reader.library.library import Library


@dataclass(frozen=True, slots=True)
class SeenArticle:
    """An article of newsboat's: its feed's address, its guid, its own address, and whether it was read."""

    feed_url: str
    guid: str
    url: str
    read: bool


def read_states(path: Path) -> Iterator[SeenArticle]:
    """The articles of newsboat's `cache.db`. Raises `LibraryError` for a file that is none."""
    with _cache(path) as cache:
        for feed_url, guid, url, unread in cache.execute("SELECT feedurl, guid, url, unread FROM rss_item"):
            yield SeenArticle(str(feed_url or ""), str(guid or ""), str(url or ""), not unread)


@dataclass(frozen=True, slots=True)
class TakenOver:
    """How many articles are known as read now, and from how many feeds others were read that the library lacks."""

    read: int
    strange_feeds: int


def take_over(library: Library, path: Path) -> TakenOver:
    """Marks read what newsboat's cache knows as read, in feeds that the library has.

    Articles are the same when their feed and their guid or address are. One undo takes the marks back. Those that have
    not come yet, because their feed was not polled yet, will come in as read.
    """
    seen: dict[str, list[SeenArticle]] = {}
    for article in read_states(path):
        if article.read:
            seen.setdefault(article.feed_url, []).append(article)
    ids: list[int] = []
    expected = strange = 0
    for url, articles in seen.items():
        feed = library.feed_at(url)
        if feed is None:
            strange += 1
            continue
        here, missing = _sorted_out(library, feed.id, articles)
        ids += here
        if feed.last_success is None:
            library.intake.expect_read(
                feed.id, [name for article in missing for name in (article.guid, article.url) if name]
            )
            expected += len(missing)
    return TakenOver(expected + (library.mark("read", ids=ids) if ids else 0), strange)


def _sorted_out(library: Library, feed_id: int, articles: list[SeenArticle]) -> tuple[list[int], list[SeenArticle]]:
    """The ids of the articles that are here, and those that are not."""
    known = library.intake.known(feed_id).articles
    by_url: Mapping[str, int] = {article.url: article.id for article in known.values() if article.url}
    here, missing = [], []
    for article in articles:
        number = known[article.guid].id if article.guid in known else by_url.get(article.url)
        if number is None:
            missing.append(article)
        else:
            here.append(number)
    return here, missing


@contextmanager
def _cache(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)) as cache:
            yield cache
    except sqlite3.Error as error:
        raise LibraryError(f"{path} is not newsboat's cache, or cannot be read ({error}).") from error
