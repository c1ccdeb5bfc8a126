"""What the list shows: a source at a moment, its pages, its search; and following what others change."""

from collections.abc import Callable
from dataclasses import replace
from functools import partialmethod
from typing import TYPE_CHECKING

from reader.app.desk import pages
from reader.app.desk.asking import search_query
from reader.app.desk.pages import PAGE, Page, Place
from reader.app.store import FIRST_ROWS, FirstLook
from reader.app.widgets.sources import Source, feed_source, source_rows
from reader.errors import QueryError
from reader.library import Library
from reader.library.query import quoted
from reader.model import ArticleRow, Moment, Sources

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk

COUNT_TO = 10_000
EVERYTHING = Source("view", "all", "All", "")


class Listing:
    """The list's query. `source` is what the reader opened; `filtered` narrows it; a search takes its place."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.sources = Sources((), ())
        self.source = Source("view", "unread", "Unread", "is:unread")
        self.filtered = ""
        self.typed = ""
        self.searched = ""
        self.moment = Moment(0, 0)
        self.total: int | None = None
        self._before_search: Place | None = None
        self._arrived = 0
        self._fetching: set[bool] = set()

    @property
    def searching(self) -> bool:
        """Whether a search is on."""
        return self._before_search is not None

    @property
    def query(self) -> str:
        """The query of the list, all in all."""
        parts = [f"({part})" for part in (self.source.query, self.filtered, self.searched) if part]
        return " ".join(parts) if len(parts) > 1 else parts[0][1:-1] if parts else ""

    # opening

    def begin(self, look: FirstLook) -> None:
        """Shows what was read while the screen was being built."""
        self.moment = look.moment
        self.show_sources(look.sources)
        self.source = next((s for s in self._desk.sources.rows if s.query == look.query), self.source)
        self._show(Page(look.rows, True, len(look.rows) < FIRST_ROWS, look.moment))
        self._count()

    def open(self, source: Source) -> None:
        """Lists a source from its top, as it is now."""
        self._before_search, self.searched, self.filtered = None, "", ""
        self.source = source
        self._desk.do(self._from_top(), lane="list")

    def open_under_cursor(self) -> None:
        """Lists the source under the cursor of Sources, if it is another one."""
        source = self._desk.sources.current
        if source is not None and source.key != self.source.key:
            self.open(source)

    async def _from_top(self, article: int | None = None) -> None:
        query = self.query
        page = await self._desk.store.read(lambda library: pages.top(library, query), lane="list")
        self.moment = page.moment
        self._show(page, article)
        self._count()

    def _show(self, page: Page, article: int | None = 0) -> None:
        listed = self._desk.list
        listed.terms = page.terms
        listed.one_feed = self.source.kind == "feed"
        listed.empty = self._empty_text()
        listed.window.show(page.rows, begins=page.begins, ends=page.ends, cursor=article or 0)
        listed.title(self._title())
        self._desk.sources.opened(self.source.key)
        self._arrived = 0
        self._desk.status.say("new", "")
        self._desk.reading.opened = None
        listed.shown_anew()

    def _title(self) -> str:
        search = f" · “{self.typed.strip()}”" if self.searched else ""
        return self.source.title + (f" · {self.filtered}" if self.filtered else "") + search

    def _empty_text(self) -> str:
        if self.searching:
            return "Nothing found. Esc goes back."
        if self.filtered:
            return "Nothing matches this filter. f changes it, Esc takes it away."
        if not self.sources.feeds:
            return "No feeds yet. a adds one."
        if self.source.key == "unread":
            views = self.sources.views
            digit = next((n for n, view in enumerate(views, 1) if view.key == "all"), 0)
            return "Everything is read. " + (f"{digit} shows all articles, " if digit else "") + "R polls all feeds."
        return {"starred": "No stars yet. s stars an article."}.get(self.source.key, "No articles here yet.")

    def _count(self) -> None:
        self.total = None
        self._desk.do(self._counted(), lane="count")

    async def _counted(self) -> None:
        query, moment = self.query, self.moment
        total = await self._desk.store.read(lambda library: library.count(query, moment=moment), lane="count")
        self.total = total
        self.show_place()

    def show_place(self) -> None:
        """Tells in the status line where the cursor is."""
        window = self._desk.list.window
        total = "" if self.total is None else f"{self.total:,}{'+' if self.total == COUNT_TO else ''}"
        number = "" if window.number is None else f"{window.number:,}"
        place = f"{number} of {total}" if number and total else total or number
        self._desk.status.place(f"{self.source.title} · {place}" if place else self.source.title)

    # pages

    def more(self, *, below: bool) -> None:
        """Fetches the page that follows the stretch, or precedes it, unless that is under way."""
        if below not in self._fetching:
            self._fetching.add(below)
            self._desk.do(self._fetched(below))

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
        else:
            self._desk.do(self._jump(pages.first, 0), lane="list")

    def to_bottom(self) -> None:
        """The last row of the whole list."""
        if self._desk.list.window.ends:
            self._desk.list.go_to(len(self._desk.list.window.rows) - 1)
        else:
            self._desk.do(self._jump(pages.last, None), lane="list")

    async def _jump(self, ask: Callable[[Library, str, Moment], Page], cursor: int | None) -> None:
        query, moment = self.query, self.moment
        page = await self._desk.store.read(lambda library: ask(library, query, moment), lane="list")
        exact = self.total is not None and self.total < COUNT_TO
        before = 0 if page.begins else (self.total or 0) - len(page.rows) if page.ends and exact else None
        window = self._desk.list.window
        window.show(page.rows, begins=page.begins, ends=page.ends, cursor=cursor, before=before)
        self._desk.list.shown_anew()

    async def go_to_unread(self, count: int, *, backwards: bool) -> None:
        """Puts the cursor on the next unread article: of this list, from its other end, or of the next feed."""
        for _ in range(max(1, count)):
            row = await self._unread_here(backwards) or await self._unread_elsewhere(backwards)
            if row is None:
                self._desk.say("Nothing unread is left.")
                return
            await self._go_to(row)
        self._desk.reading.arrived()

    async def _unread_here(self, backwards: bool) -> ArticleRow | None:
        query, moment = self.query, self.moment
        current = self._desk.list.window.current
        after = current.position if current else None

        def ask(library: Library) -> ArticleRow | None:
            found = library.next_unread(query, after=after, moment=moment, backwards=backwards)
            return found or library.next_unread(query, moment=moment, backwards=backwards)

        row = await self._desk.store.read(ask, lane="list")
        if row is None and current is not None and not current.read:
            return current
        return row

    async def _unread_elsewhere(self, backwards: bool) -> ArticleRow | None:
        """The first unread article of the next feed that has one; only a feed has next feeds."""
        feeds = [source for source in self._all_feeds() if source.count or source.key == self.source.key]
        if self.source.kind != "feed" or self.searching:
            return None
        place = next((n for n, source in enumerate(feeds) if source.key == self.source.key), 0)
        for source in [*feeds[place + 1 :], *feeds[:place]][:: -1 if backwards else 1]:
            if source.key != self.source.key:
                self.source, self.filtered = source, ""
                await self._from_top()
                query, moment = self.query, self.moment
                row = await self._desk.store.read(pages.first_unread(query, moment), lane="list")
                if row is not None:
                    return row
        return None

    async def _go_to(self, row: ArticleRow) -> None:
        listed = self._desk.list
        index = listed.window.index_of(row.id)
        if index is not None:
            listed.go_to(index)
            return
        await self._jump(lambda library, query, moment: pages.around(library, query, moment, row), row.id)

    # other sources

    def _view(self, digit: int) -> None:
        views = [source for source in self._desk.sources.rows if source.kind == "view"]
        if digit <= len(views):
            self.open(views[digit - 1])
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
        return [source for source in source_rows(self.sources, frozenset()) if source.kind == "feed"]

    def _step_feed(self, by: int) -> None:
        feeds = self._all_feeds()
        if not feeds:
            return
        place = next((n for n, source in enumerate(feeds) if source.key == self.source.key), -1 if by > 0 else 0)
        self.open(feeds[(place + by) % len(feeds)])

    def open_feed(self, feed_id: int) -> None:
        """Lists one feed."""
        feed = next((feed for feed in self.sources.feeds if feed.id == feed_id), None)
        if feed is not None:
            self.open(feed_source(feed))

    def open_company(self, name: str) -> None:
        """Lists the articles that name a company."""
        self.open(Source("query", f"company:{name}", name, f"company:{quoted(name)}"))
        self._desk.panes.focus("articles")

    def fold(self, source: Source) -> None:
        """Folds or unfolds a folder, or the folder of a feed; remembered."""
        folder = source.folder
        if folder:
            remembered = self._desk.assay.remembered
            self._desk.assay.remember(replace(remembered, folded=remembered.folded ^ {folder}))
            self._desk.sources.show(source_rows(self.sources, self._desk.assay.remembered.folded))
            self._desk.sources.put_on(f"folder:{folder}")

    # searching and filtering

    def search(self) -> None:
        """Asks for words and lists what has them, as they are typed."""
        if self._before_search is None:
            current = self._desk.list.window.current
            self._before_search = Place(self.source, self.filtered, self.moment, current.id if current else None)
        self._desk.asking.ask("search", self.typed if self.searched else "", self.source.title)

    async def search_for(self, text: str, *, everywhere: bool) -> QueryError | None:
        """Lists what a query finds; the error where it does not parse, and then nothing has changed."""
        if self._before_search is None:
            return None
        place, before = self._before_search, (self.source, self.filtered, self.typed, self.searched)
        self.source, self.filtered = (EVERYTHING, "") if everywhere else (place.source, place.filtered)
        self.typed, self.searched = text, search_query(text)
        fault = await self._asked(text, self.searched)
        if fault is not None:
            self.source, self.filtered, self.typed, self.searched = before
        return fault

    async def _asked(self, text: str, part: str) -> QueryError | None:
        """Lists the query from its top; the error, if any, as one in the text that became the query's last part."""
        begins = len(self.query) - len(part) - (1 if self.query.endswith(")") and self.query != part else 0)
        try:
            await self._from_top()
        except QueryError as error:
            return QueryError(str(error), text, max(0, min(error.position - begins, len(text))))
        return None

    def filter(self) -> None:
        """Asks for a query that narrows the list."""
        self._desk.asking.ask("filter", self.filtered, self.source.title)

    async def filter_by(self, text: str) -> QueryError | None:
        """Narrows the list; the error where the query does not parse, and then nothing has changed."""
        before, self.filtered = self.filtered, text.strip()
        fault = await self._asked(text, self.filtered)
        if fault is not None:
            self.filtered = before
        return fault

    def end_search(self) -> bool:
        """Goes back to where the search began, or takes the filter away; False where there is neither."""
        if self._before_search is not None:
            place, self._before_search = self._before_search, None
            self.source, self.filtered, self.searched = place.source, place.filtered, ""
            self._desk.do(self._return_to(place), lane="list")
            return True
        if self.filtered:
            self.filtered = ""
            current = self._desk.list.window.current
            self._desk.do(self._from_top(current.id if current else None), lane="list")
            return True
        return False

    async def _return_to(self, place: Place) -> None:
        query, self.moment = self.query, place.moment

        def ask(library: Library) -> Page:
            row = library.row(place.article) if place.article is not None else None
            return pages.around(library, query, place.moment, row) if row else pages.first(library, query, place.moment)

        self._show(await self._desk.store.read(ask, lane="list"), place.article)
        self._count()

    # following

    def show_new(self) -> None:
        """Lets in what came meanwhile; the cursor stays on its article."""
        current = self._desk.list.window.current
        self._desk.do(self._from_top(current.id if current and self._desk.list.window.cursor else None), lane="list")

    def show_sources(self, sources: Sources) -> None:
        """Other counts, feeds or views."""
        self.sources = sources
        self._desk.sources.show(source_rows(sources, self._desk.assay.remembered.folded))
        if not self._desk.list.window.rows:
            self._desk.list.empty = self._empty_text()
            self._desk.list.refresh()

    async def follow(self) -> None:
        """Brings in what somebody changed: counts and states at once, new articles only when the reader asks."""
        query, moment, window = self.query, self.moment, self._desk.list.window
        ids = [row.id for row in window.rows]
        after = window.rows[0] if window.rows else None

        def ask(library: Library) -> tuple[Sources, int, tuple[ArticleRow, ...]]:
            rows = pages.same_stretch(library, query, moment, after, len(ids)) if after else ()
            return library.sources(), library.arrived(query, moment), rows

        sources, arrived, rows = await self._desk.store.read(ask, lane="follow")
        self.show_sources(sources)
        if (query, moment) != (self.query, self.moment) or ids != [row.id for row in window.rows]:
            return
        if after is not None and window.refresh(rows):
            self._desk.list.refresh()
            self._desk.list.post_message(self._desk.list.Moved())
        if arrived and not window.rows and not self.searching:
            await self._from_top()
        elif arrived != self._arrived:
            self._arrived = arrived
            key = self._desk.key_of("show-new")
            self._desk.status.say("new", f"{arrived:,} new · {key} shows them" if arrived else "", "bar-key")
