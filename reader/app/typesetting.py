"""Setting plain text in a terminal's columns: measuring, cutting, wrapping, styling by spans. Pure.

A `Line` is pieces of text with the names of their inks (`reader.app.themes.inks`), separated by blanks where several
apply. Text is never parsed as markup.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size


class Piece(NamedTuple):
    """Text in one style."""

    text: str
    ink: str = ""


class Span(NamedTuple):
    """An ink over `text[start:end]`."""

    start: int
    end: int
    ink: str


Line = tuple[Piece, ...]
ELLIPSIS = "…"

# What may not begin a line in Chinese and Japanese typesetting (the usual kinsoku set).
_NO_START = "、。，．・：；？！ー」』】〕〉》）］｝’”…‥々ゝゞ％"
# What may not end one: opening marks stay with what they open.
_NO_END = "「『【〔〖〈《（［｛“‘"
_WIDE = (
    "\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
)
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    # The number of a link stays with the last letter of its words, in scripts that break anywhere too.
    number = rf"(?:\[[0-9]+\][{_NO_START}]*)?"
    # “ and ‘ close a quotation in German and open one in Chinese, where a wide letter follows.
    narrow = rf"(?:[^\s{_WIDE}“‘]|\xa0|[“‘](?![{_NO_END}]*[{_WIDE}]))+"
    return re.compile(rf"[^\S\xa0]+|[{_NO_END}]*(?:[{_WIDE}][{_NO_START}]*{number}|{narrow}[{_NO_START}]*)")


def width_of(text: str) -> int:
    """Columns that a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, width: int) -> str:
    """The text in at most `width` columns; what does not fit ends in an ellipsis, and never in half a character."""
    if width <= 0:
        return ""
    if width_of(text) <= width:
        return text
    if text.isascii():
        return text[: width - 1].rstrip() + ELLIPSIS
    shortened = set_cell_size(text, width - 1).rstrip()
    return shortened + ELLIPSIS


def with_both_ends(text: str, width: int) -> str:
    """The text in at most `width` columns; what does not fit is left out in the middle. For addresses."""
    if width < 3 or width_of(text) <= width or not text.isascii():
        return cut(text, width)
    end = (width - 1) // 2
    return text[: width - 1 - end] + ELLIPSIS + text[-end:]


def fitted(text: str, width: int) -> str:
    """The text in exactly `width` columns."""
    text = cut(text, width)
    return text + " " * (width - width_of(text))


def is_right_to_left(text: str) -> bool:
    """Whether the first strong letter is of a right-to-left script (UAX #9, rule P2)."""
    if text.isascii():
        return False
    first = next((letter for letter in text if letter.isalpha()), "")
    return bool(first and _RTL.match(first))


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """Start and end of each line of the text at a width; blanks at the breaks belong to no line."""
    if width_of(text) <= width and "\n" not in text:
        return [(0, len(text))]
    lines: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        lines.extend(_wrapped_paragraph(text, start, end, max(1, width)))
    return lines


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split("\n"):
        yield start, start + len(part)
        start += len(part) + 1


def _wrapped_paragraph(text: str, start: int, stop: int, width: int) -> Iterator[tuple[int, int]]:
    begin, end, used = start, start, 0
    for match in _token().finditer(text, start, stop):
        token = match.group()
        wide = width_of(token)
        if token.isspace():
            if end == begin:
                begin = end = match.end()
            else:
                used += wide
            continue
        if used + wide > width and end > begin:
            yield begin, end
            begin, end, used = match.start(), match.start(), 0
        while wide > width:
            piece = _fitting(token, width)
            yield begin, begin + piece
            begin = end = begin + piece
            token, used = token[piece:], 0
            wide = width_of(token)
        used += wide
        end = match.end()
    yield begin, max(begin, end)


def _fitting(token: str, width: int) -> int:
    """How many characters of the token fit, at least one; combining marks stay with their letter."""
    used = 0
    for index, letter in enumerate(token):
        used += cell_len(letter)
        if used > width:
            return max(1, index)
    return len(token)


def pieces(text: str, start: int, end: int, spans: Iterable[Span], ink: str = "") -> Line:
    """`text[start:end]` in pieces, each with the base ink and those of the spans that cover it."""
    covering = [span for span in spans if span.start < end and span.end > start]
    if not covering:
        return (Piece(text[start:end], ink),) if end > start else ()
    edges = sorted({start, end, *(max(start, s.start) for s in covering), *(min(end, s.end) for s in covering)})
    line = []
    for left, right in pairwise(edges):
        names = [ink, *(span.ink for span in covering if span.start <= left and span.end >= right)]
        line.append(Piece(text[left:right], " ".join(filter(None, names))))
    return tuple(line)


def line_width(line: Line) -> int:
    """Columns that a line takes."""
    return sum(width_of(piece.text) for piece in line)


def aligned(line: Line, width: int, *, right: bool) -> Line:
    """The line, moved to the right edge where it is right-to-left."""
    gap = width - line_width(line)
    return (Piece(" " * gap), *line) if right and gap > 0 else line


def hits(text: str, terms: Sequence[str]) -> list[Span]:
    """Where the terms of a search stand in a text, whatever their case, as spans of the ink `hit`."""
    pattern = _terms(tuple(terms))
    return [] if pattern is None else [Span(m.start(), m.end(), "hit") for m in pattern.finditer(text)]


@lru_cache(maxsize=16)
def _terms(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    alternatives = [_term(term) for term in sorted(set(terms), key=len, reverse=True) if term.strip("*")]
    return re.compile("|".join(alternatives), re.IGNORECASE) if alternatives else None


def _term(term: str) -> str:
    """A word matches whole words, `lith*` their beginnings, a phrase with any blanks, CJK anywhere."""
    bare = term.rstrip("*")
    body = r"\s+".join(re.escape(word) for word in bare.split())
    if re.search(f"[{_WIDE}]", bare):
        return body
    return rf"\b{body}" + ("" if term.endswith("*") else r"\b")


def has_wide(text: str) -> bool:
    """Whether the text holds letters of a script that is written without blanks."""
    return not text.isascii() and re.search(f"[{_WIDE}]", text) is not None
