"""What can be listed: views, folders and feeds, in the order of the pane Sources. Pure, and without textual."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from reader.library import COUNTED
from reader.library.query import quoted
from reader.model import Feed, Sources


@dataclass(frozen=True, slots=True)
class Source:
    """One row of the pane: something whose articles can be listed, or the companies."""

    kind: Literal["view", "companies", "folder", "feed", "query"]
    key: str
    title: str
    query: str
    count: int = 0
    digit: str = ""
    folded: bool = False
    inside: bool = False
    feed: Feed | None = None

    @property
    def folder(self) -> str:
        """The folder that it is, or is in."""
        return self.title if self.kind == "folder" else self.feed.folder if self.feed else ""

    @property
    def untitled(self) -> bool:
        """Whether it is a feed that is called by its address."""
        return self.feed is not None and _is_address(self.feed.title or self.feed.url)

    @property
    def in_trouble(self) -> bool:
        """Whether it is a feed that fails."""
        return self.feed is not None and self.feed.in_trouble

    @property
    def paused(self) -> bool:
        """Whether it is a feed whose host has asked for a pause."""
        return self.feed is not None and self.feed.paused_until is not None


COMPANIES = Source("companies", "companies", "Companies", "")
EVERYTHING = Source("view", "all", "All", "")
"""Every article: a search in it has no other scope."""


def source_rows(
    sources: Sources, folded: frozenset[str], *, unread_only: bool = False, kept: Collection[str] = ()
) -> tuple[Source, ...]:
    """The rows of the pane, top to bottom; feeds of folded folders are left out.

    `unread_only`: those without unread articles too, and folders of such alone; but for those with the keys `kept`.
    """
    rows = [
        Source("view", view.key, view.title, view.query, view.count, digit=str(n) if n < 10 else "")
        for n, view in enumerate(sources.views, 1)
    ]
    after = next((n for n, row in enumerate(rows, 1) if row.key == "fine-print"), len(rows))
    rows.insert(after, COMPANIES)
    for folder, feeds in _by_folder(sources.feeds).items():
        if unread_only:
            feeds = [feed for feed in feeds if feed.unread or f"feed:{feed.id}" in kept]
        if folder and (feeds or f"folder:{folder}" in kept):
            closed = folder in folded
            unread = sum(feed.unread for feed in feeds)
            query = f"folder:{quoted(folder)}"
            rows.append(Source("folder", f"folder:{folder}", folder, query, unread, folded=closed))
            if closed:
                continue
        rows += [feed_source(feed, inside=bool(folder)) for feed in feeds]
    return tuple(rows)


def feed_source(feed: Feed, *, inside: bool = False) -> Source:
    """A feed as a source."""
    title = feed.title or feed.url
    title = title.partition("://")[2] if _is_address(title) else title
    return Source("feed", f"feed:{feed.id}", title, f"feed:{feed.id}", feed.unread, inside=inside, feed=feed)


def _is_address(title: str) -> bool:
    return title.startswith(("http://", "https://"))


def _by_folder(feeds: Iterable[Feed]) -> dict[str, list[Feed]]:
    grouped: dict[str, list[Feed]] = {}
    for feed in feeds:
        grouped.setdefault(feed.folder, []).append(feed)
    return dict(sorted(grouped.items(), key=lambda item: (item[0] == "", item[0].casefold())))


def amount(count: int) -> str:
    """A count as it is shown; where the library stopped counting, it says so."""
    return f"{count:,}+" if count == COUNTED else f"{count:,}"
