"""Searches, filters and companies: lists that take another one's place until the reader goes back to it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reader.app.desk.asking import search_query
from reader.app.pages import ListPlace
from reader.app.sources import EVERYTHING, Source
from reader.errors import QueryError
from reader.library.query import quoted

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk
    from reader.app.widgets.answers import Kind

MOST_PLACES = 50
"""Places to go back to; the oldest are forgotten first."""


class Step(NamedTuple):
    """A place to go back to, and what is done there then."""

    place: ListPlace
    then: Callable[[], None] | None = None


class Finding:
    """The places that the reader came through, and the ways from one to the next."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._steps: list[Step] = []
        self._former_filter = ""

    @property
    def first_place(self) -> ListPlace:
        """Where the reader was before all searches and companies."""
        return self._steps[0].place if self._steps else self._desk.listing.place

    def forget(self) -> None:
        """There is no way back any more."""
        self._steps.clear()

    def _leave_a_mark(self, then: Callable[[], None] | None = None) -> None:
        self._steps.append(Step(self._desk.listing.place, then))
        del self._steps[:-MOST_PLACES]

    def back(self) -> bool:
        """Takes the filter away, or goes back to the last place; False where there is neither."""
        listing = self._desk.listing
        if listing.filtered and not listing.searching:
            self._filter_again("")
        elif self._steps:
            step = self._steps.pop()
            listing.return_to(step.place)
            if step.then is not None:
                step.then()
        else:
            return False
        return True

    # companies and other lists

    def visit(self, source: Source, then: Callable[[], None] | None = None) -> None:
        """Lists a source; going back leads to the list and the row where the reader is now, and does `then` there."""
        if source.key != self._desk.listing.source.key or self._desk.listing.searching:
            self._leave_a_mark(then)
            self._desk.listing.turn_to(source)
        self._desk.panes.focus("articles")

    def open_company(self, name: str, then: Callable[[], None] | None = None) -> None:
        """Lists the articles that name a company; `then` is done on the way back."""
        self.visit(Source("query", f"company:{name}", name, f"company:{quoted(name)}"), then)

    # searching

    def search(self) -> None:
        """Asks for words and lists what has them, as they are typed."""
        listing = self._desk.listing
        if not listing.searching:
            self._leave_a_mark()
            listing.searching, listing.typed = True, ""
        self._desk.asking.ask("search", listing.typed, listing.source)

    async def search_for(self, text: str, *, everywhere: bool) -> QueryError | None:
        """Lists what a query finds; the error where it does not parse, and then nothing has changed."""
        listing = self._desk.listing
        if not listing.searching:
            return None
        place, before = self._steps[-1].place, (listing.source, listing.filtered, listing.typed, listing.searched)
        listing.source, listing.filtered = (EVERYTHING, "") if everywhere else (place.source, place.filtered)
        listing.typed, listing.searched = text, search_query(text)
        fault = await self._asked(text, listing.searched)
        if fault is not None:
            listing.source, listing.filtered, listing.typed, listing.searched = before
        return fault

    async def _asked(self, text: str, part: str) -> QueryError | None:
        """Lists the query from its top; the error, if any, as one in the text that became a part of the query."""
        listing, store = self._desk.listing, self._desk.store
        try:
            await store.read(lambda library: library.search_terms(part), lane="list")
            await listing.from_top()
        except QueryError as error:
            return QueryError(str(error), text, max(0, min(error.position, len(text))))
        return None

    # filtering

    def filter(self) -> None:
        """Asks for a query that narrows the list."""
        self._former_filter = self._desk.listing.filtered
        self._desk.asking.ask("filter", self._former_filter, self._desk.listing.source)

    async def filter_by(self, text: str) -> QueryError | None:
        """Narrows the list; the error where the query does not parse, and then nothing has changed."""
        listing = self._desk.listing
        before, listing.filtered = listing.filtered, text.strip()
        fault = await self._asked(text, text)
        if fault is not None:
            listing.filtered = before
        return fault

    def _filter_again(self, query: str) -> None:
        listing, current = self._desk.listing, self._desk.list.window.current
        listing.filtered = query
        self._desk.do(listing.from_top(current.id if current else None), lane="list")

    def give_up(self, kind: "Kind") -> None:
        """Lists again what was listed before the line was opened."""
        if kind == "search":
            self.back()
        elif kind == "filter" and self._desk.listing.filtered != self._former_filter:
            self._filter_again(self._former_filter)
