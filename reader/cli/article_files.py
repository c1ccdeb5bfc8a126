"""Articles as files: JSON lines (everything), CSV (one row each), Markdown (for reading). Written piece by piece."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from reader.cli.articles import enclosures_as_json, pages, row_as_json
from reader.cli.markdown import in_markdown
from reader.cli.printing import iso, json_text
from reader.errors import ArticleDamaged, LibraryDamaged
from reader.model import Gist
from reader.text import without_user

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Article, FormerText, StoredHtml

_WITH_PASSWORD = re.compile(r"https?://[^/?#@:]*:[^/?#]*@")
COLUMNS = (
    "id",
    "feed",
    "feed_title",
    "title",
    "url",
    "author",
    "published",
    "received",
    "read",
    "starred",
    "tags",
    "note",
    "kinds",
    "companies",
    "highlights",
    "highlights_origin",
)


def gist_of(article: Article) -> Gist:
    """What a list says of an article's parts."""
    highlights = article.parts.highlights
    companies = tuple(company.name for company in article.parts.companies)
    return Gist(companies, tuple(item.text for item in highlights.items), highlights.origin)


def told_identity(identity: str) -> str:
    """An identity without user and password: those of a feed's address stand in links by which older libraries know
    articles, until a poll finds these in a changed document.
    """
    return without_user(identity) if _WITH_PASSWORD.match(identity) else identity


def _articles(library: Library, query: str, damaged: list[int]) -> Iterator[Article]:
    """The articles of a query; the ids of those that cannot be read are added to `damaged`."""
    for page in pages(library, query):
        for row in page:
            try:
                article = library.article(row.id)
            except ArticleDamaged:
                damaged.append(row.id)
            else:
                if article is not None:
                    yield article


def _whole(article: Article, stored: StoredHtml, former: tuple[FormerText, ...], folder: str) -> dict[str, Any]:
    row = article.row
    parts = article.parts.as_dict()
    return {
        **row_as_json(row, gist_of(article)),
        "folder": folder,
        # A repair may have lost it; without one, an import could not tell the article from others.
        "identity": told_identity(stored.identity) or f"lost:{row.id}",
        "content_hash": stored.content_hash,
        # The title is how the text begins: the publisher gives none, and the analysis is told none.
        "untitled": stored.untitled,
        "updated": iso(stored.updated),
        "summary_only": stored.summary_only,
        "author": row.author,
        "tags": list(row.tags),
        "note": article.note,
        "language": article.language,
        "categories": list(article.categories),
        "enclosures": enclosures_as_json(article),
        "companies": parts["companies"],
        "highlights": parts["highlights"],
        "profiles": parts["profiles"],
        "disclaimers": parts["disclaimers"],
        "blocks": parts["blocks"],
        "html": stored.html,
        "full_text": article.full_text,
        "scroll": article.scroll,
        "former": [
            {
                "replaced": iso(text.replaced),
                "cause": text.cause,
                "title": text.title,
                "untitled": text.untitled,
                "html": text.html,
            }
            for text in former
        ],
    }


def as_json(library: Library, query: str, damaged: list[int]) -> Iterator[str]:
    """One JSON object per line: the fields of `show --json` and all that `assay import` needs to bring it back."""
    folders = {feed.id: feed.folder for feed in library.feeds()}
    for article in _articles(library, query, damaged):
        number, folder = article.row.id, folders.get(article.row.feed_id, "")
        try:
            found = library.intake.to_reanalyse(f"id:{number}", "", limit=1)
            former = library.intake.former_texts(number) if found else ()
        except LibraryDamaged:
            damaged.append(number)
            continue
        for stored in found:
            yield json_text(_whole(article, stored, former, folder)) + "\n"


def as_csv(library: Library, query: str, damaged: list[int]) -> Iterator[str]:
    """A heading and one row per article; lists are lines within a cell.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    yield _csv_row(COLUMNS)
    for article in _articles(library, query, damaged):
        row = article.row
        fields = row_as_json(row, gist_of(article))
        fields |= {"author": row.author, "tags": list(row.tags), "note": article.note}
        yield _csv_row(tuple(_cell(fields[column]) for column in COLUMNS))


def _cell(value: Any) -> str:
    if isinstance(value, list):
        value = "\n".join(value)
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text


def _csv_row(cells: tuple[str, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def as_markdown(library: Library, query: str, damaged: list[int]) -> Iterator[str]:
    """One section per article, for reading."""
    return (in_markdown(article) for article in _articles(library, query, damaged))


WRITERS: Mapping[str, Callable[[Library, str, list[int]], Iterator[str]]] = {
    "json": as_json,
    "csv": as_csv,
    "markdown": as_markdown,
}
