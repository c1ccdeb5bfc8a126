"""Articles' own pages: fetched for those that came as summaries, and taken apart whole.

Pages are asked for as politely as feeds, one at a time per host, and not at all while a host wants to be left alone;
one that comes from where its feed comes from is asked for with the headers that the user has set for the feed, or with
the user and password in its address. Where
Assay asks by itself, robots.txt decides; a user who asks for one article is a reader with a browser. A page that a
public feed links to must be public itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reader.config import Config
from reader.errors import FeedError, LibraryDamaged
from reader.feeds.fetch import ACCEPT_PAGE, FeedRequest, Fetcher
from reader.library import Library
from reader.model import ArticleRow, Asked, Moment, PreparedArticle, StoredHtml
from reader.origins import shares_secrets, with_user_of
from reader.poller.given import Clock, Event, Tell, cut, utc_now
from reader.poller.intake import worker_settings
from reader.poller.passes import MakeFetcher, PassResult, feed_headers
from reader.poller.pauses import Pauses
from reader.poller.robots import Robots
from reader.poller.tasks import Page, Prepared
from reader.poller.together import together
from reader.poller.workers import Workers, workers_for
from reader.poller.writer import Writer
from reader.text import safe_url

_AT_ONCE = 8
_DAMAGED = "Its text is damaged; a full text takes its place once `assay doctor --repair` has mended it."


@dataclass(frozen=True, slots=True)
class PageTotals:
    """How many pages were wanted, and what came of them."""

    articles: int = 0
    fetched: int = 0
    failed: int = 0


async def fetch_pages_of(
    path: Path,
    config: Config,
    ids: Sequence[int],
    tell: Tell,
    *,
    fetcher: MakeFetcher = Fetcher,
    clock: Clock = utc_now,
    automatic: bool = False,
) -> PageTotals:
    """Fetches the pages of these articles. `tell` is given an event for each, and `done`.

    `automatic`: where the user did not ask for these very pages, so that robots.txt is heeded.
    """
    async with Writer(path, clock) as writer:
        rows = await writer.do(lambda library: {number: library.row(number) for number in ids})
        found = [row for row in rows.values() if row is not None]
        for number in rows.keys() - {row.id for row in found}:
            tell(_failure(number, FeedError("no_article", f"There is no article {number}.")))
        fetched = await _fetched(writer, config, found, tell, fetcher, clock, automatic=automatic) if found else 0
    totals = PageTotals(len(rows), fetched, len(rows) - fetched)
    tell({"event": "done", "articles": totals.articles, "fetched": totals.fetched, "failed": totals.failed})
    return totals


async def fetch_new_pages(
    writer: Writer,
    config: Config,
    result: PassResult,
    before: Moment,
    *,
    fetcher: MakeFetcher = Fetcher,
    clock: Clock = utc_now,
) -> None:
    """Fetches the pages of the newest of the articles that a pass brought, for feeds that are set to full text.

    The page of an article that such a feed changed is fetched anew. `before` is the moment when the pass began. What
    fails stays as it is, and can be asked for by hand.
    """
    rows = await writer.do(lambda library: _awaiting(library, result, before))
    if rows:
        some = rows[: config.poll.full_text_queue]
        await _fetched(writer, config, some, lambda event: None, fetcher, clock, automatic=True)


def _awaiting(library: Library, result: PassResult, before: Moment) -> list[ArticleRow]:
    """The new and changed articles of feeds that are set to full text, the newest first."""
    wanted = {feed.id for feed in library.feeds() if feed.full_text}
    some = [feed for feed in wanted if result.brought.get(feed)]
    rows = [row for feed in some for row in library.rows(f"feed:{feed} sort:newest", limit=1000)]
    new = [row for row in rows if row.id > before.article]
    changed = [row for number in result.changed if (row := library.row(number)) and row.feed_id in wanted]
    return sorted(new + changed, key=lambda row: row.id, reverse=True)


async def _fetched(
    writer: Writer,
    config: Config,
    rows: Sequence[ArticleRow],
    tell: Tell,
    fetcher: MakeFetcher,
    clock: Clock,
    *,
    automatic: bool = False,
) -> int:
    """Fetches and keeps the pages of these articles; gives how many could be had."""
    pauses = await writer.do(lambda library: Pauses.of(library, clock))
    most = min(len(rows), workers_for(config.poll.workers))
    async with Workers(most, worker_settings(config), deadline=config.poll.parse_timeout) as workers:
        await workers.start(1)
        async with fetcher(config.poll) as fetching:
            robots = Robots(fetching) if automatic else None
            pauses.hold_for(fetching)
            pages = _Pages(writer, config, workers, fetching, robots, pauses, tell, clock)
            await together(pages.fetch(row) for row in rows)
    return pages.fetched


def _failure(number: int, error: FeedError) -> Event:
    """The event that says that an article's page could not be had."""
    return {"event": "failed", "article": number, "error": error.code, "detail": cut(error.detail)}


class _Pages:
    """The fetching of some pages; with `robots` where nobody asked for them."""

    def __init__(
        self,
        writer: Writer,
        config: Config,
        workers: Workers,
        fetcher: Fetcher,
        robots: Robots | None,
        pauses: Pauses,
        tell: Tell,
        clock: Clock,
    ) -> None:
        self._writer = writer
        self._config = config
        self._workers = workers
        self._fetcher = fetcher
        self._robots = robots
        self._pauses = pauses
        self._tell = tell
        self._clock = clock
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._asked = Asked() if robots is None else None
        self.fetched = 0

    async def fetch(self, row: ArticleRow) -> None:
        """Fetches and keeps the page of an article, and tells what came of it."""
        async with self._places:
            try:
                await self._keep(row)
            except FeedError as error:
                if pause := self._pauses.begun(error, row.url):
                    await self._writer.do(lambda library: library.intake.park_host(*pause))
                self._tell(_failure(row.id, error))
                return
        self.fetched += 1
        self._tell({"event": "full_text", "article": row.id})

    async def _keep(self, row: ArticleRow) -> None:
        if not safe_url(row.url):
            raise FeedError("no_link", "The article has no link to a page.")
        if self._robots is not None and not await self._robots.allow(row.url, found_at=row.feed_url):
            raise FeedError("robots", "The publisher asks programs not to fetch this page (robots.txt).")
        stored = await self._writer.do(_stored(row.id))
        headers = await self._headers(row)
        url = with_user_of(row.feed_url, row.url)
        request = FeedRequest(url, headers=headers, accept=ACCEPT_PAGE, found_at=row.feed_url)
        fetched = await self._fetcher.fetch(request)
        job = Page(fetched.body, fetched.url, fetched.content_type, stored)
        async with self._workers.results_of(job) as results:
            prepared = [result async for result in results if isinstance(result, Prepared)]
        for number, article in prepared[0].articles:
            await self._writer.do(partial(self._save, number=number, article=article))

    def _save(self, library: Library, number: int, article: PreparedArticle) -> None:
        """In the writer's thread, which does one thing after another: what was asked for is one step to undo."""
        saved = library.intake.save_full_text(number, article, self._asked)
        self._asked = saved if self._asked is not None and saved is not None else self._asked

    async def _headers(self, row: ArticleRow) -> Mapping[str, str]:
        """What the user has set for the feed, where the page comes from where the feed comes from."""
        if not self._config.feeds or not shares_secrets(row.feed_url, row.url):
            return {}
        states = await self._writer.do(lambda library: library.intake.poll_states(self._clock(), url=row.feed_url))
        return await feed_headers(states[0], self._config) if states else {}


def _stored(number: int) -> Callable[[Library], StoredHtml]:
    def call(library: Library) -> StoredHtml:
        try:
            found = library.intake.to_reanalyse(f"id:{number}", "", limit=1)
        except LibraryDamaged as error:
            raise FeedError("damaged", _DAMAGED) from error
        if not found:
            raise FeedError("no_article", f"There is no article {number}.")
        return found[0]

    return call
