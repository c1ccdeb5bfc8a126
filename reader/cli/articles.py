"""`list`, `mark`, `undo` and `redo`: articles by query, and what the reader did with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, cast

import click

from reader.cli.article_table import print_articles
from reader.cli.numbers import Count
from reader.cli.printing import bar, complain, iso, json_line, on_terminal, say
from reader.cli.querying import QUERY_SETTINGS, query_argument
from reader.cli.session import Session
from reader.errors import LibraryDamaged
from reader.model import Gist
from reader.text import counted, without_password

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Article, ArticleRow

PAGE = 500
ON_A_SCREEN = 50
State = Literal["read", "unread", "starred", "unstarred"]


@click.command("list", context_settings=QUERY_SETTINGS, short_help="Lists articles, or those that a query matches.")
@query_argument
@click.option("--limit", metavar="N", type=Count(0), help="At most so many; 0 for all [50 on a terminal, else all].")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.pass_obj
def list_(session: Session, query: str, limit: int | None, as_json: bool) -> None:
    """Lists articles, newest first; those that QUERY matches (README: the query language).

    \b
    assay list lithium -sodium is:unread
    assay list 'disclaimer:state_media since:7d'
    """
    if limit is None:
        limit = ON_A_SCREEN if on_terminal() and not as_json else 0
    with session.open_library() as library:
        if as_json:
            damaged = sum(_print_as_json(library, page) for page in pages(library, query, limit))
            refuse_damaged(damaged, "listed without companies and highlights")
        else:
            _print_as_table(library, query, limit)


def pages(library: Library, query: str, limit: int = 0) -> Iterator[tuple[ArticleRow, ...]]:
    """The rows of a query in pages, as they stood when it was asked; at most `limit` rows (0: all)."""
    moment, left, after = library.moment(), limit or None, None
    while left is None or left > 0:
        wanted = PAGE if left is None else min(PAGE, left)
        page = library.rows(query, limit=wanted, after=after, moment=moment)
        if page:
            yield page
        if len(page) < wanted:
            return
        after = page[-1].position
        left = None if left is None else left - len(page)


def enclosures_as_json(article: Article) -> list[dict[str, Any]]:
    """The files that an article carries."""
    return [{"url": file.url, "type": file.type, "length": file.length} for file in article.enclosures]


def row_as_json(row: ArticleRow, gist: Gist) -> dict[str, Any]:
    """The fields of `list`, which are an interface: programs read them."""
    return {
        "id": row.id,
        "feed": without_password(row.feed_url),
        "feed_title": row.feed_title,
        "title": row.title,
        "url": row.url,
        "published": iso(row.published),
        "received": iso(row.received),
        "read": row.read,
        "starred": row.starred,
        "kinds": list(row.kinds),
        "companies": list(gist.companies),
        "highlights": list(gist.highlights),
        "highlights_origin": gist.highlights_origin,
    }


def _print_as_json(library: Library, page: tuple[ArticleRow, ...]) -> int:
    """Prints articles; gives how many of them are damaged."""
    gists = library.gists([row.id for row in page])
    for row in page:
        json_line(row_as_json(row, gists.get(row.id, Gist())))
    return damaged_among(library, page, gists)


def damaged_among(library: Library, rows: Sequence[ArticleRow], gists: Mapping[int, Gist]) -> int:
    """How many articles have no gist, though they are there."""
    return sum(library.row(row.id) is not None for row in rows if row.id not in gists)


def refuse_damaged(number: int, what_was_done: str) -> None:
    """Raises `LibraryDamaged` where articles were damaged, once all is done with the others."""
    if number:
        are = "article is damaged, and was" if number == 1 else "articles are damaged, and were"
        raise LibraryDamaged(f"{number:,} {are} {what_was_done}.", "`assay doctor` says what can be saved.")


def _print_as_table(library: Library, query: str, limit: int) -> None:
    rows = (row for page in pages(library, query, limit) for row in page)
    first = next(rows, None)
    if first is None:
        from reader.library.query import about_joiners

        say(f"Nothing matches. {about_joiners(query)}".rstrip() if query else _why_empty(library))
        return
    print_articles(chain((first,), rows))
    if on_terminal() and limit:
        number = library.count(query)
        if number > limit:
            complain(f"{limit:,} of {number:,}; `--limit 0` lists all.")


def _why_empty(library: Library) -> str:
    if library.feeds():
        return "The library has no articles yet; `assay poll` brings them."
    return "The library has no feeds yet; `assay add URL` subscribes to one."


@click.command(context_settings=QUERY_SETTINGS, short_help="Marks articles read, unread, starred or unstarred.")
@click.argument("state", type=click.Choice(["read", "unread", "starred", "unstarred"]))
@query_argument
@click.option("--json", "as_json", is_flag=True, help='Prints {"changed": n}.')
@click.pass_obj
def mark(session: Session, state: str, query: str, as_json: bool) -> None:
    """Marks the articles that QUERY matches; `id:42` names one. An empty query changes nothing.

    \b
    assay mark read before:2026-01-31
    assay mark starred 'company:CATL has:highlights'
    """
    changed = 0
    if query:
        with session.open_library() as library, bar() as progress:
            changed = library.mark(cast(State, state), query=query, progress=progress)
    if as_json:
        json_line({"changed": changed})
    elif not query:
        say("The query is empty, so nothing was changed; `is:unread` names all that is unread.")
    else:
        say(f"Marked {counted(changed, 'article')} {state}. {'`assay undo` takes it back.' if changed else ''}")


@click.command(short_help="Takes back the last change.")
@click.pass_obj
def undo(session: Session) -> int:
    """Takes back the last change: marks, tags, notes, full texts; feeds edited, moved, imported, removed."""
    with session.open_library() as library, bar() as progress:
        undone = library.undo(progress)
    return _said(undone, "Undone", "There is nothing to undo.")


@click.command()
@click.pass_obj
def redo(session: Session) -> int:
    """Does again what `undo` took back."""
    with session.open_library() as library, bar() as progress:
        done = library.redo(progress)
    return _said(done, "Done again", "Nothing was undone that could be done again.")


def _said(what: str | None, done: str, nothing: str) -> int:
    say(f"{done}: {what}." if what else nothing)
    return 0 if what else 1
