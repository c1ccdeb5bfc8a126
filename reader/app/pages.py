"""Stretches of a list, asked of the library. They run on the reading thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.app.sources import Source
from reader.library import LAST, Library
from reader.library.places import first_place
from reader.model import ArticleRow, Moment

PAGE = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the list as it was at a moment."""

    rows: tuple[ArticleRow, ...]
    begins: bool
    ends: bool
    moment: Moment
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where the reader was in a list: Esc goes back there. `opened` is the article that was open, if one was."""

    source: Source
    filtered: str
    typed: str
    searched: str
    searching: bool
    turned: str
    moment: Moment
    article: int | None
    opened: int | None


def first(library: Library, query: str, moment: Moment, length: int = PAGE) -> Page:
    """The first page of a query at a moment."""
    rows = library.rows(query, limit=length, moment=moment)
    return Page(rows, True, len(rows) < length, moment, library.search_terms(query))


def top(library: Library, query: str) -> Page:
    """The first page of a query as it is now."""
    return first(library, query, library.moment())


def last(library: Library, query: str, moment: Moment) -> Page:
    """The last page of a query at a moment."""
    rows = library.rows(query, limit=PAGE, before=LAST, moment=moment)
    return Page(rows, len(rows) < PAGE, True, moment, library.search_terms(query))


def numbered(library: Library, query: str, moment: Moment, number: int) -> ArticleRow | None:
    """The row of a number, from 1; of a list that is shorter its last one."""
    rows = library.rows(query, limit=number, moment=moment)
    return rows[-1] if rows else None


def around(library: Library, query: str, moment: Moment, row: ArticleRow, length: int = PAGE) -> Page:
    """The rows around a row, so many on either side."""
    above = library.rows(query, limit=length, before=row.position, moment=moment)
    below = library.rows(query, limit=length, after=row.position, moment=moment)
    rows = (*above, row, *below)
    return Page(rows, len(above) < length, len(below) < length, moment, library.search_terms(query))


def again(library: Library, query: str, moment: Moment, article: int | None) -> Page:
    """The page around an article, if it is still there, else the first."""
    row = library.row(article) if article is not None else None
    return around(library, query, moment, row) if row else first(library, query, moment)


def first_from(library: Library, query: str, moment: Moment, second: int, *, oldest: bool) -> ArticleRow | None:
    """The first row of a list by time that is before a second, in a list from the oldest at it or after; else None."""
    found = library.rows(query, limit=1, after=(second, first_place(second) - oldest), moment=moment)
    return found[0] if found else None


def first_unread(query: str, moment: Moment) -> Callable[[Library], ArticleRow | None]:
    """Asks for the first unread article of a query."""
    return lambda library: library.next_unread(query, moment=moment)


def between(
    library: Library, query: str, moment: Moment, one: ArticleRow, other: ArticleRow, most: int
) -> tuple[ArticleRow, ...] | None:
    """The rows from one to another, whichever comes first in the list; None where they are more than `most`."""
    for first, last in ((one, other), (other, one)):
        below = library.rows(query, limit=most - 1, after=first.position, moment=moment)
        end = next((index for index, row in enumerate(below) if row.id == last.id), None)
        if end is not None:
            return (first, *below[: end + 1])
    return None


MORE = 50
"""So many more rows are read than there were, in case that some have come back into the list."""


def near_again(
    library: Library, query: str, moment: Moment, rows: Sequence[ArticleRow], near: range
) -> tuple[ArticleRow, ...]:
    """The rows of a stretch, those of `near` as they are now and the others as they were."""
    if not near:
        return tuple(rows)
    above, below = rows[: near.start], rows[near.stop :]
    length = len(near) + (MORE if below else 0)
    now = same_stretch(library, query, moment, rows[near.start], length)
    if not below:
        return (*above, *now)
    following = {row.id for row in below}
    end = next((index for index, row in enumerate(now) if row.id in following), None)
    if end is None:
        return same_stretch(library, query, moment, rows[0], len(rows))
    return (*above, *now[:end], *below)


def same_stretch(
    library: Library, query: str, moment: Moment, first: ArticleRow, length: int
) -> tuple[ArticleRow, ...]:
    """The rows of a stretch as they are now. Its first row may be gone, so what precedes it marks the place."""
    above = library.rows(query, limit=1, before=first.position, moment=moment)
    after = above[-1].position if above else None
    return library.rows(query, limit=length, after=after, moment=moment)
