"""Following what others change: counts and states at once, new articles only when the reader asks for them.

Of the rows in memory only those in view and near it are read again; the others once they come into view.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app import pages
from reader.app.pages import Page
from reader.app.sources import amount
from reader.library import Library
from reader.model import ArticleRow, Moment, Sources

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk


class Following:
    """Keeps the desk as the library is. `arrived` is how many articles of the list came since it was opened."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.arrived = 0

    async def follow(self) -> None:
        """Brings in what somebody changed."""
        await self._desk.store.written()
        listing, window = self._desk.listing, self._desk.list.window
        query, moment, rows, near = listing.query, listing.moment, tuple(window.rows), window.near

        def ask(library: Library) -> tuple[Moment, Sources, int, Sequence[ArticleRow]]:
            now = pages.near_again(library, query, moment, rows, near)
            return library.moment(), library.sources(), library.arrived(query, moment), now

        listing.sources_moment, sources, arrived, now = await self._desk.store.read(ask, lane="follow")
        feeds = [feed.id for feed in listing.sources.feeds]
        listing.show_sources(sources)
        window.stale = {row.id for row in window.rows}
        if (query, moment) != (listing.query, listing.moment):
            return
        moved = self._show(rows, now, near)
        if moved or feeds != [feed.id for feed in sources.feeds]:
            listing.count()
        if arrived and not window.rows and not listing.searching:
            await listing.from_top()
        else:
            self.announce(arrived)

    def look_again(self) -> None:
        """Reads the rows again that have come into view and may have changed."""
        self._desk.do(self._looked_again(), lane="look-again")

    async def _looked_again(self) -> None:
        await self._desk.store.written()
        listing, window = self._desk.listing, self._desk.list.window
        query, moment, rows, near = listing.query, listing.moment, tuple(window.rows), window.near
        now = await self._desk.store.read(
            lambda library: pages.near_again(library, query, moment, rows, near), lane="look-again"
        )
        if (query, moment) == (listing.query, listing.moment) and self._show(rows, now, near):
            listing.count()

    def _show(self, rows: tuple[ArticleRow, ...], now: Sequence[ArticleRow], near: range) -> bool:
        """Shows rows as they are now, unless the list has others meanwhile; whether any came or went."""
        listed = self._desk.list
        window = listed.window
        if tuple(window.rows) != rows:
            return False
        window.stale -= {row.id for row in rows[near.start : near.stop]}
        if not window.refresh(now):
            return False
        listed.refresh()
        listed.post_message(listed.Moved())
        return [row.id for row in rows] != [row.id for row in now]

    # what is new

    def announce(self, arrived: int) -> None:
        """Says how many articles have come since the list was opened; of none, nothing."""
        if arrived != self.arrived:
            self.arrived = arrived
            key = self._desk.key_of("show-new")
            self._desk.status.say("new", f"{amount(arrived)} new · {key} shows them" if arrived else "", "bar-key")

    def show_new(self) -> None:
        """Lets in what came meanwhile. What is read stays in its place; an untouched list is shown from its top."""
        self._desk.do(self._new_shown(), lane="list")

    async def _new_shown(self) -> None:
        listing, window, reading = self._desk.listing, self._desk.list.window, self._desk.reading
        query, former, current = listing.query, listing.moment, window.current
        untouched = window.cursor == 0 and reading.opened is None and self._desk.panes.focused == "articles"
        kept = None if untouched else current

        def ask(library: Library) -> Page:
            # Articles are let in up to now; those that have left the query since the list was opened stay in.
            moment = replace(former, article=library.moment().article)
            return pages.around(library, query, moment, kept) if kept else pages.first(library, query, moment)

        page = await self._desk.store.read(ask, lane="list")
        above, opened = window.cursor - window.top, reading.opened
        listing.moment = page.moment
        listing.show(page, kept.id if kept else None, above=above or None)
        reading.opened = opened if kept else None
        listing.count()
