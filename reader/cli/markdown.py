"""Articles as Markdown, for reading: what Markdown would act on in a feed's text is made plain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.cli.printing import iso
from reader.model import kinds_in_words

if TYPE_CHECKING:
    from reader.model import Article, ArticleRow, Block

_ACTING = re.compile(r"([\\`*_{}\[\]<>#|~])")
_STARTING_A_BLOCK = re.compile(r"^(\s*\d{0,9})([-+=.)])(?=[\s=-]|$)", re.MULTILINE)
_MOST_IN_A_HEADING = 120


def in_markdown(article: Article) -> str:
    """One section: where the article is from, highlights, text, companies, fine print."""
    return "\n".join(_sections(article)) + "\n\n"


def _sections(article: Article) -> Iterator[str]:
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
    yield "\n\n".join(_blocks([block for block in parts.blocks if block.role == "body"]))
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


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    items: list[str] = []
    depth = 0
    for block in blocks:
        if block.kind == "list_item":
            depth = min(block.level or 1, depth + 1)
            items.append(f"{'    ' * (depth - 1)}{block.marker or '-'} {_in_one_line(block.text)}")
            continue
        if items:
            yield "\n".join(items)
        items, depth = [], 0
        yield _block(block)
    if items:
        yield "\n".join(items)


def _block(block: Block) -> str:
    if block.kind == "heading" or _is_set_like_a_heading(block):
        return f"### {_in_one_line(block.text)}"
    if block.kind == "table":
        return _table(block.text)
    if block.kind == "preformatted":
        return "\n".join(f"    {line}" for line in block.text.split("\n"))
    if block.kind == "image":
        return f"[image: {_in_one_line(block.text)}]"
    lines = escaped(block.text).split("\n")
    return "\n".join(f"> {line}" for line in lines) if block.kind == "quote" else "  \n".join(lines)


def _is_set_like_a_heading(block: Block) -> bool:
    """Whether a paragraph is one short line that is bold from end to end: how many publishers write their headings."""
    whole = any(mark.style == "strong" and mark.start == 0 and mark.end >= len(block.text) for mark in block.marks)
    return block.kind == "paragraph" and whole and "\n" not in block.text and len(block.text) <= _MOST_IN_A_HEADING


def _table(text: str) -> str:
    """A table whose first row is its heading, as Markdown knows no other; a caption stands above it."""
    rows = [[_in_one_line(cell) for cell in line.split("\t")] for line in text.split("\n")]
    columns = max(map(len, rows))
    caption = f"{rows.pop(0)[0]}\n\n" if len(rows[0]) < 2 < len(rows) and columns > 1 else ""
    first, *others = (f"| {' | '.join(row + [''] * (columns - len(row)))} |" for row in rows)
    return caption + "\n".join([first, "|" + "---|" * columns, *others])


def _in_one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def escaped(text: str) -> str:
    """The text with everything that Markdown or HTML would act on made plain."""
    return _STARTING_A_BLOCK.sub(r"\1\\\2", _ACTING.sub(r"\\\1", text))
