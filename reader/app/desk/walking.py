"""Walking through sources: the views by their digits, feed after feed, and on to what is unread."""

from functools import partialmethod
from typing import TYPE_CHECKING

from reader.app import pages
from reader.app.sources import Source, source_rows
from reader.library import Library
from reader.model import ArticleRow

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk


class Walking:
    """The commands that go from one source, or one unread article, to the next."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def _view(self, digit: int) -> None:
        views = [source for source in self._desk.sources.rows if source.kind == "view"]
        if digit <= len(views):
            self._desk.listing.open(views[digit - 1])
            if self._desk.panes.focused != "articles":
                self._desk.panes.focus("articles")

    view_1 = partialmethod(_view, 1)
    view_2 = partialmethod(_view, 2)
    view_3 = partialmethod(_view, 3)
    view_4 = partialmethod(_view, 4)
    view_5 = partialmethod(_view, 5)
    view_6 = partialmethod(_view, 6)
    view_7 = partialmethod(_view, 7)
    view_8 = partialmethod(_view, 8)
    view_9 = partialmethod(_view, 9)

    def next_feed(self) -> None:
        """Lists the next feed."""
        self._step_feed(1)

    def previous_feed(self) -> None:
        """Lists the previous feed."""
        self._step_feed(-1)

    def _all_feeds(self) -> list[Source]:
        return [source for source in source_rows(self._desk.listing.sources, frozenset()) if source.kind == "feed"]

    def _step_feed(self, by: int) -> None:
        feeds = self._all_feeds()
        if not feeds:
            return
        place = next(
            (n for n, source in enumerate(feeds) if source.key == self._desk.listing.source.key), -1 if by > 0 else 0
        )
        self._desk.listing.open(feeds[(place + by) % len(feeds)])

    async def go_to_unread(self, count: int, *, backwards: bool) -> None:
        """Puts the cursor on the next unread article: of this list, from its other end, or of the next feed."""
        for _ in range(max(1, count)):
            row = await self._unread_here(backwards) or await self._unread_elsewhere(backwards)
            if row is None:
                self._desk.say("Nothing unread is left.")
                return
            await self._desk.listing.go_to(row)
        self._desk.reading.arrived()

    async def _unread_here(self, backwards: bool) -> ArticleRow | None:
        query, moment = self._desk.listing.query, self._desk.listing.moment
        current = self._desk.list.window.current
        after = current.position if current else None

        def ask(library: Library) -> ArticleRow | None:
            return library.next_unread(query, after=after, moment=moment, backwards=backwards)

        row, round_again = await self._desk.store.read(ask, lane="list"), False
        if row is None:
            await self._desk.store.written()  # what was read just now is not to be found once more
            after, round_again = None, True
            row = await self._desk.store.read(ask, lane="list")
        if row is None and current is not None and not current.read:
            return current
        if row is not None and round_again and current is not None:
            self._desk.say("Nothing unread above; on from the bottom" if backwards else "On from the top")
        return row

    async def _unread_elsewhere(self, backwards: bool) -> ArticleRow | None:
        """The first unread article of the next feed that has one; only a feed has next feeds."""
        feeds = [source for source in self._all_feeds() if source.count or source.key == self._desk.listing.source.key]
        if self._desk.listing.source.kind != "feed" or self._desk.listing.searching:
            return None
        place = next((n for n, source in enumerate(feeds) if source.key == self._desk.listing.source.key), 0)
        for source in [*feeds[place + 1 :], *feeds[:place]][:: -1 if backwards else 1]:
            if source.key != self._desk.listing.source.key:
                self._desk.listing.source, self._desk.listing.filtered, self._desk.listing.turned = source, "", ""
                await self._desk.listing.from_top()
                query, moment = self._desk.listing.query, self._desk.listing.moment
                row = await self._desk.store.read(pages.first_unread(query, moment), lane="list")
                if row is not None:
                    return row
        return None
