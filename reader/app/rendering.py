"""An article as lines of text for its pane. Pure: values in, `Doc` out; nothing is ever parsed as markup.

Roles other than body are folded out of the text, since they have panes of their own (boilerplate has none and needs
none); each fold is one quiet line that opens.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.app.doc import Doc
from reader.app.part_docs import fine_print
from reader.app.setter import SEPARATOR, Setter
from reader.app.tables import table_lines
from reader.app.typesetting import Line, Piece, Span, aligned, cut, is_right_to_left, width_of, wrapped
from reader.model import Article, ArticleRow, Block, Disclaimer
from reader.text import folded, safe_url

FOLDED = {
    "highlight": ("highlight", "highlights", "in Highlights"),
    "profile": ("line of company profiles", "lines of company profiles", "in Companies"),
    "disclaimer": ("line of fine print", "lines of fine print", "in Disclaimers"),
    "boilerplate": ("line of page furniture", "lines of page furniture", "folded"),
}
SHORTEST_SOURCE, SHORTEST_AUTHORS = 8, 16
LINES_OF_TITLE = 6
"""A longer title is cut: the fine print is to be seen below it."""


class Hints(NamedTuple):
    """The keys that an article's text names, as the reader has bound them."""

    full_text: str = "x"
    changes: str = "c"


def byline(row: ArticleRow, width: int = 1000) -> str:
    """`source · author · date · N min`, in the local zone, of what is known; in one line, if need be without the
    minutes, then without some of many authors, then without any, then without the end of the source.
    """
    when = row.published or row.received
    date = when.astimezone().strftime("%d %b %Y, %H:%M")
    shown = date if row.published else f"undated, first seen {date}"
    minutes = f"{row.minutes} min" if row.minutes else ""
    author = "" if folded(row.author) == folded(row.feed_title) else row.author
    room = width - width_of(f"{row.feed_title} ·  · {shown}")
    some = cut(author, room) if room >= SHORTEST_AUTHORS else ""
    source = cut(row.feed_title, max(SHORTEST_SOURCE, width - width_of(f" · {shown}")))
    whole = (row.feed_title, author, shown, minutes)
    shorter = (whole, (row.feed_title, author, shown), (row.feed_title, some, shown), (source, shown))
    lines = [" · ".join(part.replace(" ", "\xa0") for part in parts if part) for parts in shorter]
    return next((line for line in lines if width_of(line) <= width), lines[-1])


def article_doc(
    article: Article,
    width: int,
    *,
    terms: Sequence[str] = (),
    opened: frozenset[int] = frozenset(),
    hints: Hints = Hints(),  # noqa: B008 - a value that cannot change
) -> Doc:
    """The article's text. `opened` holds the first block of each fold that is open."""
    setter = Setter(width, terms)
    _head(setter, article, hints)
    previous: Block | None = None
    for run in _runs(_below_title(article, setter.width)):
        if run[0].role != "body" and run[0].i not in opened:
            _fold(setter, run)
            previous = None
            continue
        for block in run:
            if not _close(previous, block):
                setter.gap()
            _block(setter, block)
            previous = block
    _tail(setter, article, hints)
    return replace(setter.doc(), dock=_dock(article, setter.width))


def _below_title(article: Article, width: int) -> Sequence[Block]:
    """The blocks, without the title that a text begins with where it stands whole above the text."""
    blocks, title = article.parts.blocks, folded(article.row.title)
    for at, block in enumerate(blocks[:3] if width_of(title) < (LINES_OF_TITLE - 1) * width else ()):
        if block.role == "body" and folded(block.text) == title and len(blocks) > at + 1:
            return (*blocks[:at], *blocks[at + 1 :])
    return blocks


def _dock(article: Article, width: int) -> tuple[Line, ...]:
    """What stays in view above scrolled text: the title in one line, the fine print whole, and the source beside it."""
    setter, title = Setter(width), article.row.title or "Untitled"
    setter.add(aligned((Piece(cut(title, width), "title"),), width, right=is_right_to_left(title)))
    flags = _flags(article)
    room = width - width_of(flags) - 2
    source = "" if flags and room < SHORTEST_SOURCE else cut(article.row.feed_title, room)
    about = "  ".join(filter(None, (source, flags)))
    setter.text(about, "quiet", spans=[Span(len(about) - len(flags), len(about), "fine")], joined=SEPARATOR)
    setter.add((Piece("─" * width, "bar-edge"),))
    return tuple(setter.lines)


def _flags(article: Article) -> str:
    return fine_print(_kinds(article.parts.disclaimers) or article.row.kinds)


def _head(setter: Setter, article: Article, hints: Hints) -> None:
    row = article.row
    setter.text(cut(row.title or "Untitled", LINES_OF_TITLE * setter.width), "title")
    setter.text(byline(row, setter.width), "quiet", joined=SEPARATOR)
    flags = _flags(article)
    if flags:
        setter.text(flags, "fine", joined=SEPARATOR)
    extras = [f"#{tag}" for tag in row.tags]
    if article.revisions:
        times = f" {article.revisions} times" if article.revisions > 1 else ""
        extras.append(f"changed by the publisher{times}, {hints.changes} shows what")
    if extras:
        setter.text(" · ".join(extras), "quiet", joined=SEPARATOR)
    if article.note:
        setter.text(article.note, "em", first="✎ ", rest="  ")


def _tail(setter: Setter, article: Article, hints: Hints) -> None:
    if article.row.summary_only and not article.full_text:
        setter.gap()
        fetches = f" {hints.full_text} fetches the full text." if safe_url(article.row.url) else ""
        setter.text(f"The feed carries a summary only.{fetches}", "quiet")
    if article.enclosures:
        setter.gap()
        for enclosure in article.enclosures:
            number = setter.number(enclosure.type or "file", enclosure.url)
            setter.text(f"{enclosure.type or 'file'} {enclosure.url}{number}", "quiet", first="⎘ ", rest="  ")


def _kinds(disclaimers: Iterable[Disclaimer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for passage in disclaimers for kind in passage.kinds))


def _runs(blocks: Iterable[Block]) -> list[list[Block]]:
    """The blocks, with neighbours of the same kind of role together."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and _fold_of(runs[-1][0]) == _fold_of(block):
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _fold_of(block: Block) -> str:
    return "highlight" if block.role == "highlights_label" else block.role.removesuffix("_label")


def _fold(setter: Setter, run: list[Block]) -> None:
    one, many, where = FOLDED[_fold_of(run[0])]
    counted = [block for block in run if not block.role.endswith("_label")]
    count = len(counted) or len(run)
    setter.gap()
    setter.folds.append((len(setter.lines), run[0].i))
    setter.blocks.append((run[0].i, len(setter.lines)))
    setter.text(f"{count} {one if count == 1 else many} {where}", "faint", first="▸ ", rest="  ")


def _close(previous: Block | None, block: Block) -> bool:
    """Whether a block follows without an empty line: items of one list do."""
    return previous is not None and previous.kind == block.kind == "list_item"


def _block(setter: Setter, block: Block) -> None:
    setter.blocks.append((block.i, len(setter.lines)))
    if block.role != "body":
        setter.folds.append((len(setter.lines), block.i))
    ink = "" if block.role == "body" else "quiet"
    text, spans = _with_links(setter, block)
    match block.kind:
        case "heading":
            setter.text(text, "heading" if (block.level or 2) <= 3 else "strong", spans=spans)
        case "list_item":
            indent = "  " * ((block.level or 1) - 1)
            marker = f"{indent}{block.marker or '•'} "
            setter.text(text, ink, first=marker, rest=" " * len(marker), edge="quiet", spans=spans)
        case "quote":
            setter.text(text, f"quote {ink}".strip(), first="▎ ", rest="▎ ", spans=spans)
        case "preformatted":
            _code(setter, block.text)
        case "table":
            for line in table_lines(block.text, setter.width):
                setter.add(line)
        case "image":
            setter.text(text or "no description", "quiet", first="▣ ", rest="  ", spans=spans)
        case _:
            setter.text(text, ink, spans=spans)


def _code(setter: Setter, text: str) -> None:
    room = setter.width - 2
    for source in text.expandtabs(4).split("\n"):
        parts = [source[start : start + room] for start in range(0, len(source), room)] or [""]
        for part in parts:
            for start, end in wrapped(part, room) if not part.isascii() else [(0, len(part))]:
                setter.add((Piece("  ", ""), Piece(part[start:end], "code")))


def _with_links(setter: Setter, block: Block) -> tuple[str, list[Span]]:
    """The block's text with a number behind each link, and the spans of its marks and links."""
    inserts = [(link.end, setter.number(block.text[link.start : link.end], link.url)) for link in block.links]
    inserts = sorted((end, number) for end, number in inserts if number)

    def moved(offset: int, *, closing: bool) -> int:
        before = (number for end, number in inserts if end < offset or (end == offset and not closing))
        return offset + sum(map(len, before))

    spans = [
        Span(moved(mark.start, closing=False), moved(mark.end, closing=True), mark.style)
        for mark in block.marks
        if mark.style in ("strong", "em", "code")
    ]
    text, done = "", 0
    for end, number in inserts:
        text += block.text[done:end]
        spans.append(Span(len(text), len(text) + len(number), "faint"))
        text, done = text + number, end
    for link in block.links:
        spans.append(Span(moved(link.start, closing=False), moved(link.end, closing=True), "link"))
    return text + block.text[done:], spans
