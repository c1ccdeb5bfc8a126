"""How the reader has the list: its order, headings, only what is unread, the height of rows; and going to a date."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from reader.app import pages
from reader.app.ordering import NEWEST, ORDERS, heading, next_order, own_order
from reader.errors import QueryError

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk


class Looks:
    """The commands that change how a list looks, not what it is of."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def apply(self) -> None:
        """Gives the list the headings and rows that it should have."""
        assay, listing = self._desk.assay, self._desk.listing
        look = assay.remembered.look
        rows = look.rows or assay.config.app.rows
        self._desk.list.one_feed = listing.source.kind == "feed" or listing.order == "source"
        self._desk.list.group(heading(listing.order, look, assay.now()), comfortable=rows == "comfortable")

    def _keep(self, **changes: object) -> None:
        remembered = self._desk.assay.remembered
        look = replace(remembered.look, **changes)  # type: ignore[arg-type]
        self._desk.assay.remember(replace(remembered, look=look))

    def order(self) -> None:
        """Gives the list its next order: newest first, oldest first, by feed, and of a search by relevance."""
        listing = self._desk.listing
        order = next_order(listing.order, ranked=bool(self._desk.list.terms))
        if listing.searching or order == "relevance" or own_order(listing.source.query) or own_order(listing.filtered):
            listing.turned = order
        else:
            listing.turned = ""
            self._keep(order=order)
        self._desk.do(listing.anew(), lane="list")
        of = ", of the newest 10,000 hits" if order == "relevance" else ""
        self._desk.say(f"{ORDERS[order].capitalize()}{of}")

    def headings(self) -> None:
        """Shows the days between the rows, or hides them."""
        self._keep(headings=not self._desk.assay.remembered.look.headings)
        self.apply()
        if self._desk.listing.order in ("source", "relevance"):
            self._desk.say(f"Days stand in lists by time; this one is {ORDERS[self._desk.listing.order]}.")

    def unread_only(self) -> None:
        """Lists only what is unread, or what is read as well."""
        only = not self._desk.assay.remembered.look.unread_only
        self._keep(unread_only=only)
        self._desk.do(self._desk.listing.anew(now=True), lane="list")
        self._desk.say("Only what is unread is listed." if only else "What is read is listed as well.")

    def unread_feeds(self) -> None:
        """Shows in Sources only feeds with unread articles, or all."""
        only = not self._desk.assay.remembered.look.unread_feeds
        self._keep(unread_feeds=only)
        self._desk.listing.show_sources(self._desk.listing.sources)
        self._desk.say("Sources shows only feeds with unread articles." if only else "Sources shows all feeds.")

    def rows(self) -> None:
        """Gives every row two lines, or one."""
        self._keep(rows="dense" if self._desk.list.comfortable else "comfortable")
        self.apply()

    # dates

    def ask_date(self) -> None:
        """Asks for the day to go to."""
        if self._by_time():
            self._desk.asking.ask("date", "", self._desk.listing.source)

    def _by_time(self) -> bool:
        order = self._desk.listing.order
        if order in (NEWEST, "oldest"):
            return True
        self._desk.say(f"A date is found in lists by time; this one is {ORDERS[order]}.")
        return False

    async def go_to_date(self, text: str) -> QueryError | None:
        """Puts the cursor on the first article of a day, or on the next one in the list; the error if it is no day."""
        from reader.library.days import day_of, midnight

        try:
            day = day_of(text, self._desk.assay.now())
        except ValueError as error:
            return QueryError(str(error), text, 0)
        listing = self._desk.listing
        oldest, query, moment = listing.order == "oldest", listing.query, listing.moment
        second = midnight(day if oldest else day + timedelta(days=1))
        row = await self._desk.store.read(
            lambda library: pages.first_from(library, query, moment, second, oldest=oldest), lane="list"
        )
        if row is None:
            listing.to_bottom()
            self._desk.say(f"Nothing is {'newer' if oldest else 'older'} than {day.isoformat()}.")
        else:
            await listing.go_to(row)
        return None
