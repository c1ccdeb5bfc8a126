"""What the first frame shows: the source that the reader left, around the article that was being read."""

from dataclasses import dataclass

from reader.app import pages
from reader.app.ordering import Look, listed
from reader.app.pages import Page
from reader.app.remembered import Place
from reader.app.sources import Source, source_rows
from reader.errors import QueryError
from reader.library import Library
from reader.model import ArticleRow, Moment, Sources

UNREAD = Source("view", "unread", "Unread", "is:unread")
FIRST_ROWS = 120
LATELY = (0, 1, 2, 4, 8, 16, 32)
"""So many changes ago the article may have left the list: the one that was being read still stands in Unread."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """A source and a page of it; `article` and `pane` are those that the reader left, if they are still there.

    `moment` is the one that the counts of `sources` are of.
    """

    sources: Sources
    source: Source
    page: Page
    moment: Moment
    article: int | None = None
    pane: str = ""


def first_look(library: Library, kept: Place, look: Look) -> FirstLook:
    """The kept place; the top of Unread where there is none, or its source is gone. Runs on the reading thread."""
    sources = library.sources()
    rows = {row.key: row for row in source_rows(sources, frozenset()) if row.kind != "companies"}
    if kept.source in rows:
        try:
            return _returned(library, sources, rows[kept.source], kept, look)
        except QueryError:
            pass  # A view of the reader's own that no longer parses must not keep the desk from opening.
    page = pages.first(library, listed(UNREAD.query, look), library.moment(), FIRST_ROWS)
    return FirstLook(sources, rows.get(UNREAD.key, UNREAD), page, page.moment)


def _returned(library: Library, sources: Sources, source: Source, kept: Place, look: Look) -> FirstLook:
    now, query = library.moment(), listed(source.query, look)
    row = library.row(kept.article) if kept.article is not None else None
    moment = _listed_at(library, query, now, row) if row is not None else None
    if row is None or moment is None:
        page = pages.first(library, query, now, FIRST_ROWS)
        return FirstLook(sources, source, page, now, pane="sources" if kept.pane == "sources" else "")
    page = pages.around(library, query, moment, row, FIRST_ROWS)
    return FirstLook(sources, source, page, now, row.id, kept.pane)


def _listed_at(library: Library, query: str, now: Moment, row: ArticleRow) -> Moment | None:
    """The last moment at which the list held the row, if that is not long ago."""
    for changes in LATELY:
        moment = Moment(now.article, max(0, now.change - changes))
        listed = pages.same_stretch(library, query, moment, row, 1)
        if listed and listed[0].id == row.id:
            return moment
    return None
