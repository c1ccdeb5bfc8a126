"""`show`: one article, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reader.cli.articles import row_as_json
from reader.cli.printing import json_line, local
from reader.cli.session import Session
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Article


@click.command()
@click.argument("article_id", metavar="ID", type=click.IntRange(min=1))
@click.option("--json", "as_json", is_flag=True, help="The fields of `list` and the parts, as one object.")
@click.pass_obj
def show(session: Session, article_id: int, as_json: bool) -> None:
    """Shows one article: highlights, text, companies, profiles and fine print. ID is what `assay list` prints.

    Showing does not mark it read.
    """
    with session.open_library() as library:
        article = _article(library, article_id)
    if as_json:
        json_line(article_as_json(article))
    else:
        _print(article)


def _article(library: Library, article_id: int) -> Article:
    article = library.article(article_id)
    if article is None:
        raise ReaderError(f"There is no article {article_id}; `assay list` gives the ids.")
    return article


def article_as_json(article: Article) -> dict[str, Any]:
    """The fields of `list` and the parts of DESIGN §4; the parts' highlights and companies stand for the lists."""
    parts = article.parts.as_dict()
    del parts["title"]
    return {**row_as_json(article.row, (), ()), **parts}


def _print(article: Article) -> None:
    from reader.cli.parts_view import kinds_line, reading_view
    from reader.cli.printing import plain, show

    row = article.row
    show(plain(row.title or row.url, "bold"))
    minutes = f"{row.minutes} min" if row.minutes else ""
    facts = [row.feed_title, row.author, local(row.published or row.received), minutes]
    state = [name for name, holds in (("starred", row.starred), ("unread", not row.read)) if holds]
    show(plain(" · ".join(fact for fact in [*facts, *state] if fact), "dim"))
    if row.kinds:
        show(plain(f"⚑ {kinds_line(row.kinds)}", "bold yellow"))
    if row.url:
        show(plain(row.url, "dim underline"))
    if article.note:
        show(plain(f"Note: {article.note}", "italic"))
    reading_view(article.parts)
