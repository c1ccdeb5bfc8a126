"""`show`: one article, whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from reader.cli.articles import enclosures_as_json, row_as_json
from reader.cli.numbers import ARTICLE_ID
from reader.cli.printing import complain, iso, json_line, local, say
from reader.cli.session import Session
from reader.errors import ReaderError
from reader.model import Gist
from reader.text import clean

_LINES_OF_TITLE = 6

if TYPE_CHECKING:
    from rich.text import Text

    from reader.comparing import Changed
    from reader.library import Library
    from reader.model import Article, ArticleRow, Revision


@click.command(short_help="Shows one article, taken apart.")
@click.argument("article_id", metavar="ID", type=ARTICLE_ID)
@click.option("--json", "as_json", is_flag=True, help="The fields of `list` and the parts, as one object.")
@click.option("--diff", "compare", is_flag=True, help="What the publisher has changed since the former version.")
@click.pass_obj
def show(session: Session, article_id: int, as_json: bool, compare: bool) -> None:
    """Shows one article: highlights, text, companies, profiles and fine print. ID is what `assay list` prints.

    Showing does not mark it read.
    """
    with session.open_library() as library:
        article = _article(library, article_id)
        former = library.revisions(article_id) if compare else ()
    if compare:
        _print_changes(article, former, as_json)
    elif as_json:
        json_line(article_as_json(article))
    else:
        _print(article)


def _article(library: Library, article_id: int) -> Article:
    article = library.article(article_id)
    if article is None:
        raise ReaderError(f"There is no article {article_id}; `assay list` gives the ids.")
    return article


def article_as_json(article: Article) -> dict[str, Any]:
    """The fields of `list` and the parts (`Parts.as_dict`); the parts' highlights and companies stand for the lists."""
    parts = article.parts.as_dict()
    del parts["title"]
    mine = {"tags": list(article.row.tags), "note": article.note}
    gist = Gist(highlights_origin=article.parts.highlights.origin)
    return {**row_as_json(article.row, gist), **parts, "enclosures": enclosures_as_json(article), **mine}


def _title(row: ArticleRow) -> str:
    """The title for people: whole where it goes into a pipe, else in some lines of the terminal at most."""
    from reader.cli.printing import on_terminal, text_room

    title = clean(row.title or row.url)
    most = _LINES_OF_TITLE * text_room()
    return title if len(title) <= most or not on_terminal() else f"{title[: most - 1]}…"


def _print(article: Article) -> None:
    from reader.cli.parts_view import kinds_line, reading_view
    from reader.cli.printing import plain, show

    row = article.row
    show(plain(_title(row), "bold"))
    minutes = f"{row.minutes} min" if row.minutes else ""
    facts = [row.feed_title, row.author, local(row.published or row.received), minutes]
    state = [name for name, holds in (("starred", row.starred), ("unread", not row.read)) if holds]
    show(plain(" · ".join(fact for fact in [*facts, *state] if fact), "dim"))
    if row.kinds:
        show(plain(f"⚑ {kinds_line(row.kinds)}", "bold yellow"))
    if row.url:
        show(plain(row.url, "dim underline"))
    for file in article.enclosures:
        show(plain(f"⎘ {file.type or 'file'} {file.url}", "dim"))
    if row.tags:
        show(plain(f"# {', '.join(row.tags)}", "magenta"))
    if article.note:
        show(plain(f"Note: {article.note}", "italic"))
    reading_view(article.parts)


def _print_changes(article: Article, former: Sequence[Revision], as_json: bool) -> None:
    """Prints what differs between the latest former version and what the feed carries now."""
    from reader.cli.printing import plain, show
    from reader.comparing import changes

    if not former:
        (complain if as_json else say)(f"Article {article.row.id} has not been changed since it came.")
        return
    before, after = replace(former[0].parts, title=former[0].title), replace(former[0].later, title=article.row.title)
    found = changes(before, after)
    if as_json:
        json_line(_changes_as_json(article, former[0], found))
        return
    show(plain(_title(article.row), "bold"))
    show(plain(f"{article.row.feed_title} · changed {local(former[0].replaced)}", "dim"))
    for changed in found:
        show(plain(""))
        if changed.role not in ("body", "title"):
            show(plain(changed.role.replace("_", " "), "dim"))
        show(_as_text(changed))
    if not found:
        say("The words are the same.")


def _changes_as_json(article: Article, former: Revision, found: tuple[Changed, ...]) -> dict[str, Any]:
    blocks = [
        {"role": changed.role, "pieces": [{"kind": piece.kind, "text": piece.text} for piece in changed.pieces]}
        for changed in found
    ]
    return {"id": article.row.id, "title": article.row.title, "replaced": iso(former.replaced), "changes": blocks}


def _as_text(changed: Changed) -> Text:
    """The pieces in colour; where there is none, in the brackets of a word diff: [-gone-] {+new+}."""
    from rich.text import Text

    from reader.cli.printing import on_terminal, passage

    line = Text()
    for piece in changed.pieces:
        opening, closing = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}[piece.kind]
        if on_terminal():
            style = {"same": "", "gone": "red strike", "new": "green underline"}[piece.kind]
            line.append_text(passage(piece.text, style))
        else:
            words = piece.text.rstrip()
            line.append_text(passage(f"{opening}{words}{closing}{piece.text[len(words) :]}"))
    return line
