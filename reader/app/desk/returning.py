"""Where the reader was in this library: kept when the app ends, gone back to when it opens."""

from typing import TYPE_CHECKING

from reader.app.desk import pages
from reader.app.desk.pages import Page
from reader.app.remembered import Place
from reader.app.widgets.sources import Source, source_rows
from reader.library import Library
from reader.model import ArticleRow, Moment

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk

LATELY = (0, 1, 2, 4, 8, 16, 32)
"""So many changes ago the article may have left the list: the one that was being read still stands in Unread."""


class Returning:
    """Keeps the source, the article and the pane; searches and lists of companies are left for what they came from."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def keep(self) -> None:
        """Remembers where the reader is."""
        desk, here = self._desk, self._desk.listing.place
        first = desk.finding.first_place
        pane = desk.panes.focused if first == here else "articles"
        article = None if first == here and self._untouched else first.article
        remembered = desk.assay.remembered
        desk.assay.remember(remembered.at(desk.store.path, Place(first.source.key, article, pane)))

    @property
    def _untouched(self) -> bool:
        """Whether the reader is at the list's top and has opened nothing: what comes in later stands there then."""
        desk = self._desk
        window = desk.list.window
        at_top = window.begins and window.cursor == 0
        return at_top and desk.reading.opened is None and desk.panes.focused in ("articles", "sources")

    def go_back(self) -> None:
        """Goes where the reader was, unless that is where the desk opens anyway, or is gone."""
        desk = self._desk
        kept = desk.assay.remembered.place(desk.store.path)
        if kept.source in ("", desk.listing.source.key) and kept.article is None and kept.pane in ("", "articles"):
            return
        rows = source_rows(desk.listing.sources, frozenset())
        source = next((row for row in rows if row.key == kept.source and row.kind != "companies"), None)
        if source is not None:
            desk.do(self._gone_back(source, kept), lane="list")

    async def _gone_back(self, source: Source, kept: Place) -> None:
        desk, listing = self._desk, self._desk.listing
        query, before = source.query, listing.moment
        page, row = await desk.store.read(lambda library: _found(library, query, kept.article), lane="list")
        if listing.moment != before or desk.list.window.cursor:
            return
        listing.source, listing.moment = source, page.moment
        listing.show(page, row.id if row else None)
        listing.count()
        if kept.pane == "sources" or (row is not None and kept.pane in desk.panes_by_name):
            if row is not None and kept.pane == "article":
                desk.reading.opened = row.id
            desk.panes.focus(kept.pane)


def _found(library: Library, query: str, article: int | None) -> tuple[Page, ArticleRow | None]:
    """The list around an article, and its row; the list's top where the article is not in it."""
    now = library.moment()
    row = library.row(article) if article is not None else None
    if row is not None:
        for changes in LATELY:
            moment = Moment(now.article, max(0, now.change - changes))
            listed = pages.same_stretch(library, query, moment, row, 1)
            if listed and listed[0].id == row.id:
                return pages.around(library, query, moment, row), row
    return pages.first(library, query, now), None
