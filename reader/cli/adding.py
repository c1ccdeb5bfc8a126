"""`add`: subscribes to feeds, and keeps what it fetched to see that they are feeds."""

from __future__ import annotations

import contextlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from reader.cli.jobs import until_stopped
from reader.cli.printing import brief, complain, json_line, say, waiting
from reader.cli.session import Session
from reader.errors import FeedError, ReaderError
from reader.text import clean, counted, without_password

if TYPE_CHECKING:
    from reader.config import Config
    from reader.feeds.discover import FoundFeed
    from reader.feeds.fetch import Fetched, Fetcher
    from reader.library import Library
    from reader.model import Feed
    from reader.poller.intake import Keeper
    from reader.poller.pauses import Pauses

Event = dict[str, Any]
_MOST_INPUT = 1_000_000
_HOST_FIRST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:/?\[\]@|]+)(?::\d{1,5})?(?:[/?]|$)")


class _Choice(ReaderError):
    """A page names several feeds, and the user must say which."""

    def __init__(self, page: str, feeds: tuple[FoundFeed, ...]) -> None:
        super().__init__(f"{page} names {len(feeds)} feeds")
        self.page = page
        self.feeds = feeds


@dataclass(frozen=True)
class _Wish:
    """What the user asked of every new feed, and of the search for it."""

    folder: str
    title: str
    full_text: bool
    guess: bool


@click.command()
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.option("--folder", metavar="FOLDER", default="", help="The folder that the feeds go into.")
@click.option("--title", metavar="TITLE", default="", help="A title of your own (for one URL).")
@click.option("--full-text", is_flag=True, help="Fetch the whole page of each article, of the newest ones at once.")
@click.option("--guess", is_flag=True, help="Try the usual addresses of feeds where a page names none.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per event.")
@click.pass_obj
def add(session: Session, /, urls: tuple[str, ...], as_json: bool, **wish: Any) -> int:
    """Subscribes to feeds. The address of a page will do: it is searched for its feeds. `-` reads addresses from
    standard input, one a line.

    Exit codes: 0 all are subscribed to; 1 one of them could not be. A feed whose articles cannot be taken in is
    subscribed to all the same and named on stderr; as after any failed poll, later ones try again.

    What stands on a command line can be seen by others: give an address that holds a password by `-`.
    """
    named = [word for url in urls for word in (_lines_of_input() if url == "-" else [url])]
    if not named:
        raise click.UsageError("Standard input holds no address; write one a line.")
    if wish["title"] and len(named) > 1:
        raise click.UsageError("`--title` goes with one URL.")
    outcomes: Counter[str] = Counter()

    def tell(event: Event) -> None:
        outcomes[event["event"]] += 1
        (_tell_as_json if as_json else _tell)(event)

    with session.made_library() as library:
        code = until_stopped(_add_all(session, library, named, _Wish(**wish), tell))
    failed = outcomes["failed"] + outcomes["choose"]
    if as_json:
        counts = {name: outcomes[name] for name in ("subscribed", "already")}
        json_line({"event": "done", **counts, "failed": failed})
    return code or (1 if failed else 0)


def _lines_of_input() -> list[str]:
    data = sys.stdin.buffer.read(_MOST_INPUT + 1)
    if len(data) > _MOST_INPUT:
        raise click.UsageError(f"Standard input is larger than {_MOST_INPUT // 1_000_000} MB; give fewer at once.")
    return [line.strip() for line in data.decode("utf-8-sig", "replace").splitlines() if line.strip()]


async def _add_all(
    session: Session, library: Library, urls: Iterable[str], wish: _Wish, tell: Callable[[Event], None]
) -> None:
    from reader.feeds.fetch import Fetcher
    from reader.poller.given import utc_now
    from reader.poller.intake import Keeper
    from reader.poller.pauses import Pauses

    added = []
    async with Fetcher(session.config.poll) as fetcher, Keeper(library, session.config) as keeper:
        pauses = Pauses.of(library, utc_now)
        pauses.hold_for(fetcher)
        adding = _Adding(library, fetcher, keeper, pauses, session.config, wish)
        for url in map(address_meant, urls):
            with waiting(f"Fetching {without_password(url)}"):
                event = await adding.outcome(url)
            tell(event)
            if event["event"] == "subscribed":
                added.append(event["id"])
    if wish.full_text and added:
        await _fetch_pages(session.config, library, added, tell)


async def _fetch_pages(config: Config, library: Library, feeds: Iterable[int], tell: Callable[[Event], None]) -> None:
    """Fetches the pages of the newest articles of new feeds, as many as after a pass."""
    from reader.poller.pages import fetch_pages_of

    rows = [
        row for feed in feeds for row in library.rows(f"feed:{feed} sort:newest", limit=config.poll.full_text_queue)
    ]
    some = [row.id for row in rows[: config.poll.full_text_queue]]
    with waiting(f"Fetching {counted(len(some), 'page')}; ^C leaves the rest"):
        totals = await fetch_pages_of(library.path, config, some, lambda event: None, automatic=True)
    tell({"event": "pages", "fetched": totals.fetched, "articles": totals.articles})


def address_meant(word: str) -> str:
    """The address that a user means who leaves out the scheme, or writes `feed:` for it: a host of this machine or its
    network is asked without encryption, as these have no certificates.
    """
    from reader.feeds.addresses import is_private
    from reader.feeds.subscriptions import feed_address

    url = feed_address(word)
    host = _HOST_FIRST.match(url)
    if host is None:
        return url
    return f"{'http' if is_private(host[1]) else 'https'}://{url}"


@dataclass(frozen=True)
class _Adding:
    """What it takes to turn an address into a subscription."""

    library: Library
    fetcher: Fetcher
    keeper: Keeper
    pauses: Pauses
    config: Config
    wish: _Wish

    async def outcome(self, url: str) -> Event:
        """Subscribes to the feed at an address, or that its page names; gives the event that says what came of it."""
        from reader.feeds.subscriptions import why_refused

        if why := why_refused(url):
            return _failed(url, "bad_address", why)
        try:
            if held := self.library.feed_at(url):
                return _already(held, url)
            return await self._kept(*await self._feed_at(url))
        except _Choice as choice:
            feeds = [{"url": without_password(feed.url), "title": clean(feed.title)} for feed in choice.feeds]
            page = without_password(choice.page)
            guarded = {} if page == choice.page else {"guarded": True}
            return {"event": "choose", "page": page, "feeds": feeds, **guarded}
        except FeedError as error:
            return _failed(url, error.code, error.detail)

    async def _kept(self, url: str, fetched: Fetched) -> Event:
        if held := self.library.feed_at(url):
            return _already(held, url)
        wish = self.wish
        feed = self.library.subscribe(url, title=wish.title, folder=wish.folder, full_text=wish.full_text)
        new, fault = 0, {}
        try:
            new = (await self.keeper.keep(feed, fetched)).new
        except FeedError as error:
            fault = {"error": error.code, "detail": clean(error.detail)}
        titled = self.library.feed(feed.id) or feed
        about = {"id": feed.id, "feed": without_password(url), "title": titled.title, "new": new}
        return {"event": "subscribed", **about, **fault}

    async def _feed_at(self, url: str) -> tuple[str, Fetched]:
        """The address of the feed that stands at `url` or that the page there names, and what was fetched from it.

        Raises `_Choice` where the page names several, `FeedError` where there is none.
        """
        from reader.feeds.discover import found_feeds, known_feeds
        from reader.feeds.kinds import NOT_A_FEED

        if known := known_feeds(url):
            return await self._one_of(url, known)
        fetched = await self._fetched(url)
        try:
            await self.keeper.check(fetched)
            return fetched.permanent_to or url, fetched
        except FeedError as error:
            if error.code != "not_a_feed":
                raise
            why = error.detail
        named = found_feeds(fetched.body, fetched.url)
        if named:
            return await self._one_of(fetched.url, named)
        if self.wish.guess:
            return await self._guessed(fetched.url)
        names_none = " The page names none." if why == NOT_A_FEED["html"] else ""
        raise FeedError("not_a_feed", f"{why}{names_none} `--guess` tries the usual addresses.")

    async def _one_of(self, page: str, named: tuple[FoundFeed, ...]) -> tuple[str, Fetched]:
        from reader.origins import with_user_of

        if len(named) > 1:
            raise _Choice(page, named)
        url = with_user_of(page, named[0].url)
        fetched = await self._fetched(url, found_at=page)
        await self.keeper.check(fetched)
        return url, fetched

    async def _guessed(self, page: str) -> tuple[str, Fetched]:
        from reader.feeds.discover import common_feeds

        for url in common_feeds(page):
            with contextlib.suppress(FeedError):
                fetched = await self._fetched(url, found_at=page)
                await self.keeper.check(fetched)
                return fetched.permanent_to or url, fetched
        raise FeedError("not_a_feed", "There is no feed at the usual addresses either.")

    async def _fetched(self, url: str, found_at: str = "") -> Fetched:
        from reader.feeds.fetch import FeedRequest
        from reader.model import FeedState
        from reader.poller.passes import feed_headers

        headers = await feed_headers(FeedState(id=0, url=url), self.config)
        try:
            return await self.fetcher.fetch(FeedRequest(url, headers=headers, found_at=found_at))
        except FeedError as error:
            if pause := self.pauses.begun(error, url):
                self.library.intake.park_host(*pause)
            raise


def _failed(url: str, code: str, detail: str) -> Event:
    return {"event": "failed", "feed": without_password(clean(url)), "error": code, "detail": clean(detail)}


def _already(held: Feed, url: str) -> Event:
    feed, asked = without_password(held.url), without_password(url).partition("#")[0]
    led = {"leads_to": asked} if asked != feed else {}
    return {"event": "already", "id": held.id, "feed": feed, "title": held.title, **led}


def _tell_as_json(event: Event) -> None:
    json_line(event, flush=True)


def _tell(event: Event) -> None:
    kind = event["event"]
    if kind == "subscribed" and "error" in event:
        complain(f"Subscribed to {brief(event['title'])}, but its articles could not be taken in. {event['detail']}")
    elif kind == "subscribed":
        say(f"Subscribed to {event['title']}: {counted(event['new'], 'article')}.")
    elif kind == "already":
        say(
            f"Already subscribed to {event['feed']}"
            + (", which leads to this address." if "leads_to" in event else ".")
        )
    elif kind == "pages":
        say(f"Fetched the full text of {event['fetched']:,} of {counted(event['articles'], 'article')}.")
    elif kind == "choose":
        complain(f"{event['page']} names {len(event['feeds'])} feeds; add the one you want:")
        for feed in event["feeds"]:
            complain(f"  assay add {feed['url']}" + (f"  ({feed['title']})" if feed["title"] else ""))
        if event.get("guarded"):
            complain("It wants the user and password of the page in its address; `assay add -` reads it unseen.")
    else:
        complain(f"{brief(event['feed']) or repr('')} was not added. {event['detail']}")
