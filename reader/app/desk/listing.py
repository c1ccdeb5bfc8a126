"""What the list shows: a source at a moment, and its pages."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app import pages
from reader.app.desk.work import PAGES
from reader.app.first_look import UNREAD, FirstLook
from reader.app.ordering import NEWEST, ORDERS, Look, all_in_all, own_order
from reader.app.pages import PAGE, ListPlace, Page
from reader.app.sources import Source, amount, source_rows
from reader.library import COUNTED, Library
from reader.library.query import about_joiners
from reader.model import ArticleRow, Moment, Sources

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk


class Listing:
    """The list's query: `source` is what the reader opened, `filtered` and `searched` narrow it.

    `typed` is the search as the reader wrote it; `searching` says that one is on, even if nothing was typed yet.
    `turned` is the order that the reader gave to this list alone. Counts of `sources` are those of `sources_moment`.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.sources = Sources((), ())
        self.source = UNREAD
        self.filtered = ""
        self.typed = ""
        self.searched = ""
        self.searching = False
        self.turned = ""
        self.moment = Moment(0, 0)
        self.sources_moment = Moment(0, 0)
        self.total: int | None = None
        self._first_page: tuple[str, Page] | None = None
        self._fetching: set[bool] = set()

    @property
    def query(self) -> str:
        """The query of the list, all in all."""
        parts = (self.source.query, self.filtered, self.searched, "is:unread" if self.unread_only else "")
        return all_in_all(parts, self.order)

    @property
    def order(self) -> str:
        """The order of the list: what the reader turned it to, what a query names, or what all lists have."""
        own = next(filter(None, map(own_order, (self.searched, self.filtered, self.source.query))), "")
        return self.turned or own or self._look.order

    @property
    def unread_only(self) -> bool:
        """Whether what is read is left out; a search finds everything."""
        return self._look.unread_only and not self.searched and self.source.query != "is:unread"

    @property
    def _look(self) -> Look:
        return self._desk.assay.remembered.look

    # opening

    def begin(self, look: FirstLook) -> None:
        """Shows what was read while the screen was being built."""
        self.show_sources(look.sources)
        self.source, self.moment = look.source, look.page.moment
        self.sources_moment = look.moment
        self.show(look.page, look.article)
        self.count()

    def open(self, source: Source) -> None:
        """Lists a source from its top, as it is now; whatever was open before is left for good."""
        self._desk.finding.forget()
        self.turn_to(source)

    def turn_to(self, source: Source) -> None:
        """Lists a source from its top, as it is now."""
        self.source, self.filtered, self.typed, self.searched, self.searching = source, "", "", "", False
        self.turned = ""
        self._desk.do(self.from_top(), lane="list")

    @property
    def place(self) -> ListPlace:
        """What the list shows and where the cursor is in it."""
        current = self._desk.list.window.current
        return ListPlace(
            self.source,
            self.filtered,
            self.typed,
            self.searched,
            self.searching,
            self.turned,
            self.moment,
            current.id if current else None,
            self._desk.reading.opened,
        )

    def return_to(self, place: ListPlace) -> None:
        """Lists what was listed at a place, as it was then, with the cursor where it was."""
        self.source, self.filtered, self.moment = place.source, place.filtered, place.moment
        self.typed, self.searched, self.searching = place.typed, place.searched, place.searching
        self.turned = place.turned
        self._desk.do(self._returned_to(place), lane="list")

    async def _returned_to(self, place: ListPlace) -> None:
        query = self.query
        page = await self._desk.store.read(
            lambda library: pages.again(library, query, place.moment, place.article), lane="list"
        )
        self.show(page, place.article)
        self._desk.reading.opened = place.opened
        self.count()

    async def anew(self, *, now: bool = False) -> None:
        """Lists the same in another look: with the cursor on its article, or at the top if it was there.

        What has been listed stays listed, unless the list is to be as it is `now`.
        """
        query, moment, window, opened = self.query, self.moment, self._desk.list.window, self._desk.reading.opened
        at_top = (window.begins and window.cursor == 0 and opened is None) or self.order == "relevance"
        article = None if at_top or window.current is None else window.current.id

        def ask(library: Library) -> Page:
            return pages.again(library, query, library.moment() if now else moment, article)

        page = await self._desk.store.read(ask, lane="list")
        self.moment = page.moment
        self.show(page, article)
        self._desk.reading.opened = opened
        self.count()

    def open_under_cursor(self) -> None:
        """Lists the source under the cursor of Sources, if it is another one."""
        source = self._desk.sources.current
        if source is not None and source.kind != "companies" and source.key != self.source.key:
            self.open(source)

    async def from_top(self, article: int | None = None) -> None:
        """Lists the query anew, as it is now, with the cursor on an article or on the first row."""
        query = self.query
        page = await self._desk.store.read(lambda library: pages.top(library, query), lane="list")
        self.moment = page.moment
        self.show(page, article)
        self.count()

    def show(self, page: Page, article: int | None = None, *, above: int | None = None) -> None:
        """Shows a page with the cursor on an article, or on its first; `above`: so many rows from the view's top."""
        self._desk.marks.end_selection()
        listed, before = self._desk.list, 0 if page.begins else None
        self._first_page = (self.query, page) if page.begins else None
        listed.terms = page.terms
        self._desk.looks.apply()
        listed.empty = self._empty_text()
        listed.window.show(
            page.rows, begins=page.begins, ends=page.ends, cursor=article or 0, before=before, above=above
        )
        listed.title(self._title())
        self._show_rows()
        self._desk.sources.opened(self.source.key)
        self._desk.following.announce(0)
        self._desk.reading.opened = None
        listed.shown_anew()
        self.show_place()
        self._desk.show_hints()

    def _title(self) -> str:
        search = f" · “{self.typed.strip()}”" if self.searched else ""
        filtered = f" · {self.filtered}" if self.filtered else ""
        order = f" · {ORDERS[self.order]}" if self.order != NEWEST else ""
        return self.source.title + filtered + search + (" · unread only" if self.unread_only else "") + order

    def _empty_text(self) -> str:
        key_of = self._desk.key_of
        if self.searching:
            return " ".join(filter(None, ("Nothing found.", about_joiners(self.typed), f"{key_of('back')} goes back.")))
        if self.filtered:
            return f"Nothing matches this filter. {key_of('filter')} changes it, {key_of('back')} takes it away."
        if not self.sources.feeds:
            return f"No feeds yet. {key_of('add-feed')} adds one."
        if not self._any_articles:
            return f"No articles yet. {key_of('poll-all')} polls all feeds."
        if self.unread_only:
            return f"Nothing is unread here. {key_of('unread-only')} lists what is read as well."
        if self.source.key == "unread":
            views = self.sources.views
            digit = next((n for n, view in enumerate(views, 1) if view.key == "all"), 0)
            every = f"{key_of(f'view-{digit}')} shows all articles, " if 0 < digit < 10 else ""
            return f"Everything is read. {every}{key_of('poll-all')} polls all feeds."
        if self.source.key == "starred":
            return f"No stars yet. {key_of('toggle-star')} stars an article."
        if self.source.key == "new":
            return f"Nothing new since the last visit. {key_of('poll-all')} polls all feeds."
        return "No articles here yet."

    @property
    def _any_articles(self) -> bool:
        """Whether any article has ever come."""
        return any(view.count for view in self.sources.views if view.key == "all")

    def count(self) -> None:
        """Counts the list's articles, beside the screen."""
        self.total = None
        self._desk.do(self._counted(), lane="count")

    async def _counted(self) -> None:
        query, moment = self.query, self.moment
        total = await self._desk.store.read(lambda library: library.count(query, moment=moment), lane="count")
        self.total = total
        self.show_place()
        await self._numbered()

    async def _numbered(self) -> None:
        """Counts the rows above the stretch, where it is not known how many they are."""
        query, moment, window = self.query, self.moment, self._desk.list.window
        if window.before is not None or not window.rows:
            return
        first = window.rows[0]
        above = await self._desk.store.read(lambda library: library.above(query, first.position, moment), lane="count")
        index = window.index_of(first.id)
        if above < COUNTED and index is not None and (query, moment) == (self.query, self.moment):
            window.before = max(0, above - index)
            self.show_place()

    def show_place(self) -> None:
        """Tells in the status line where the cursor is."""
        window = self._desk.list.window
        total = "" if self.total is None else amount(self.total)
        number = "" if window.number is None else f"{window.number:,}"
        place = f"{number} of {total}" if number and total else total or number
        self._desk.status.place(f"{self.source.title} · {place}" if place else self.source.title)

    # pages

    def more(self, *, below: bool) -> None:
        """Fetches the page that follows the stretch, or precedes it, unless that is under way."""
        if below not in self._fetching:
            self._fetching.add(below)
            self._desk.do(self._fetched(below), kind=PAGES)

    @property
    def at_edge(self) -> bool:
        """Whether the cursor comes so close to an end of the stretch that a page would go beyond what is fetched."""
        window = self._desk.list.window
        room = 2 * window.height
        return (True in self._fetching and len(window.rows) - window.cursor < room) or (
            False in self._fetching and window.cursor < room
        )

    async def _fetched(self, below: bool) -> None:
        try:
            await self._more(below)
        finally:
            self._fetching.discard(below)

    async def _more(self, below: bool) -> None:
        window, query, moment = self._desk.list.window, self.query, self.moment
        if not (window.wants_below if below else window.wants_above):
            return
        edge = window.rows[-1 if below else 0]
        rows = await self._desk.store.read(
            lambda library: (
                library.rows(query, limit=PAGE, after=edge.position, moment=moment)
                if below
                else library.rows(query, limit=PAGE, before=edge.position, moment=moment)
            ),
            lane="below" if below else "above",
        )
        if (query, moment) != (self.query, self.moment) or not window.rows:
            return
        if window.rows[-1 if below else 0].id != edge.id:
            return
        if not below:
            window.add_above(rows, begins=len(rows) < PAGE)
            return
        in_view = window.top + window.height > len(window.rows)
        window.add_below(rows, ends=len(rows) < PAGE)
        if in_view:
            self._desk.list.refresh()

    def to_top(self) -> None:
        """The first row of the whole list."""
        if self._desk.list.window.begins:
            self._desk.list.go_to(0)
        elif self._first_page is not None and self._first_page[0] == self.query:
            self._show_stretch(self._first_page[1], 0, 0)
            self._desk.list.window.stale = {row.id for row in self._first_page[1].rows}
            self._desk.following.look_again()
        else:
            self._desk.do(self._jump(pages.first, 0), lane="list")

    def to_bottom(self) -> None:
        """The last row of the whole list."""
        if self._desk.list.window.ends:
            self._desk.list.go_to(len(self._desk.list.window.rows) - 1)
        else:
            self._desk.do(self._jump(pages.last, None), lane="list")

    def to_row(self, number: int) -> None:
        """The row of a number, from 1, in the whole list; beyond its last one, that."""
        window = self._desk.list.window
        index = -1 if window.before is None else number - 1 - window.before
        if 0 <= index < len(window.rows) or (index >= 0 and window.ends):
            self._desk.list.go_to(min(index, len(window.rows) - 1))
        else:
            self._desk.do(self._numbered_row(number), lane="list")

    async def _numbered_row(self, number: int) -> None:
        query, moment = self.query, self.moment
        row = await self._desk.store.read(lambda library: pages.numbered(library, query, moment, number), lane="list")
        if row is not None:
            await self.go_to(row)

    async def _jump(self, ask: Callable[[Library, str, Moment], Page], cursor: int | None) -> None:
        query, moment = self.query, self.moment
        page = await self._desk.store.read(lambda library: ask(library, query, moment), lane="list")
        exact = self.total is not None and self.total < COUNTED
        before = 0 if page.begins else (self.total or 0) - len(page.rows) if page.ends and exact else None
        self._show_stretch(page, cursor, before)

    def _show_stretch(self, page: Page, cursor: int | None, before: int | None) -> None:
        window = self._desk.list.window
        if window.begins and len(window.rows) >= PAGE:
            self._first_page = (self.query, Page(tuple(window.rows[:PAGE]), True, False, self.moment, page.terms))
        window.show(page.rows, begins=page.begins, ends=page.ends, cursor=cursor, before=before)
        self._desk.list.shown_anew()
        self.show_place()
        if window.before is None:
            self._desk.do(self._numbered(), lane="count")

    async def go_to(self, row: ArticleRow) -> None:
        """Puts the cursor on a row, wherever in the list it stands."""
        listed = self._desk.list
        index = listed.window.index_of(row.id)
        if index is not None:
            listed.go_to(index)
            return
        await self._jump(lambda library, query, moment: pages.around(library, query, moment, row), row.id)

    def fold(self, source: Source) -> None:
        """Folds or unfolds a folder, or the folder of a feed; remembered."""
        folder = source.folder
        if folder:
            remembered = self._desk.assay.remembered
            self._desk.assay.remember(replace(remembered, folded=remembered.folded ^ {folder}))
            self._show_rows()
            self._desk.sources.put_on(f"folder:{folder}")

    def _show_rows(self, *kept: str) -> None:
        """`kept`: the keys of rows that stay beside that of the open source, whatever is read."""
        remembered = self._desk.assay.remembered
        only = remembered.look.unread_feeds
        rows = source_rows(self.sources, remembered.folded, unread_only=only, kept=(self.source.key, *kept))
        self._desk.sources.show(rows, unread_only=only)

    def show_sources(self, sources: Sources) -> None:
        """Other counts, feeds or views."""
        self.sources = sources
        under_cursor = self._desk.sources.current
        # Else the next key would act on the feed that moves up below the cursor.
        self._show_rows(under_cursor.key if under_cursor else "")
        if not self._desk.list.window.rows:
            self._desk.list.empty = self._empty_text()
            self._desk.list.refresh()
