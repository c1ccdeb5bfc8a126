"""Articles as files: JSON lines (everything), CSV (one row each), Markdown (for reading). Written piece by piece."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from reader.cli.articles import pages, row_as_json
from reader.cli.printing import iso, json_text
from reader.model import kinds_in_words

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Article, ArticleRow, Block, FormerText, StoredHtml

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
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


def _articles(library: Library, query: str) -> Iterator[Article]:
    for page in pages(library, query):
        for row in page:
            article = library.article(row.id)
            if article is not None:
                yield article


def _whole(article: Article, stored: StoredHtml, former: tuple[FormerText, ...], folder: str) -> dict[str, Any]:
    row = article.row
    parts = article.parts.as_dict()
    return {
        **row_as_json(row, (), ()),
        "folder": folder,
        "identity": stored.identity,
        "content_hash": stored.content_hash,
        "updated": iso(stored.updated),
        "summary_only": stored.summary_only,
        "author": row.author,
        "tags": list(row.tags),
        "note": article.note,
        "language": article.language,
        "categories": list(article.categories),
        "enclosures": [{"url": file.url, "type": file.type, "length": file.length} for file in article.enclosures],
        "companies": parts["companies"],
        "highlights": parts["highlights"],
        "profiles": parts["profiles"],
        "disclaimers": parts["disclaimers"],
        "blocks": parts["blocks"],
        "html": stored.html,
        "full_text": article.full_text,
        "scroll": article.scroll,
        "former": [
            {"replaced": iso(text.replaced), "cause": text.cause, "title": text.title, "html": text.html}
            for text in former
        ],
    }


def as_json(library: Library, query: str) -> Iterator[str]:
    """One JSON object per line: the fields of `show --json` and all that `assay import` needs to bring it back."""
    folders = {feed.id: feed.folder for feed in library.feeds()}
    for article in _articles(library, query):
        for stored in library.intake.to_reanalyse(f"id:{article.row.id}", "", limit=1):
            former = library.intake.former_texts(article.row.id)
            whole = _whole(article, stored, former, folders.get(article.row.feed_id, ""))
            yield json_text(whole) + "\n"


def as_csv(library: Library, query: str) -> Iterator[str]:
    """A heading and one row per article; lists are lines within a cell.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    yield _csv_row(COLUMNS)
    for article in _articles(library, query):
        row = article.row
        companies = tuple(company.name for company in article.parts.companies)
        highlights = tuple(item.text for item in article.parts.highlights.items)
        fields = row_as_json(row, companies, highlights)
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


def as_markdown(library: Library, query: str) -> Iterator[str]:
    """One section per article: where it is from, highlights, text, companies, fine print."""
    for article in _articles(library, query):
        yield "\n".join(_markdown(article)) + "\n\n"


def _markdown(article: Article) -> Iterator[str]:
    row, parts = article.row, article.parts
    yield f"# {escaped(row.title or row.url)}\n"
    yield _source_line(row)
    if row.tags:
        yield f"\nTags: {escaped(', '.join(row.tags))}"
    if article.note:
        yield f"\nNote:\n\n{article.note}"
    if parts.highlights.items:
        origin = "" if parts.highlights.origin == "publisher" else " (extracted)"
        yield f"\n## Highlights{origin}\n"
        yield from (f"- {escaped(item.text)}" for item in parts.highlights.items)
    yield "\n## Text\n"
    yield from (_markdown_block(block) for block in parts.blocks if block.role == "body")
    if parts.companies:
        yield f"\n## Companies\n\n{escaped(', '.join(company.name for company in parts.companies))}"
    if parts.disclaimers:
        yield "\n## Fine print\n"
        kinds = (", ".join(kinds_in_words(item.kinds)) for item in parts.disclaimers)
        yield from (f"- {said}: {escaped(item.text)}" for said, item in zip(kinds, parts.disclaimers, strict=True))


def _source_line(row: ArticleRow) -> str:
    when = iso(row.published or row.received) or ""
    facts = [escaped(row.feed_title), escaped(row.author), when[:10], f"<{row.url}>" if row.url else ""]
    return " · ".join(fact for fact in facts if fact)


def _markdown_block(block: Block) -> str:
    text = escaped(block.text)
    if block.kind == "heading":
        return f"### {text}\n"
    if block.kind == "list_item":
        return f"{'  ' * ((block.level or 1) - 1)}{block.marker or '-'} {text}"
    if block.kind == "quote":
        return f"> {text}\n"
    if block.kind in ("preformatted", "table"):
        return "\n".join(f"    {line}" for line in block.text.split("\n")) + "\n"
    return f"[image: {text}]\n" if block.kind == "image" else f"{text}\n"


def escaped(text: str) -> str:
    """The text with everything that Markdown or HTML would act on made plain."""
    return _MARKDOWN.sub(r"\\\1", text)


WRITERS: Mapping[str, Callable[[Library, str], Iterator[str]]] = {
    "json": as_json,
    "csv": as_csv,
    "markdown": as_markdown,
}
