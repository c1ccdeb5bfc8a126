"""Plain text to lines: paragraphs, bullets and headings as people type them.

A text without blank lines has one paragraph to a line; one that is wrapped at a narrow measure is joined again.
"""

from __future__ import annotations

import re
from itertools import pairwise

from reader.article.lines import Line
from reader.article.reading.noise import without_noise
from reader.text import clean, clean_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_BULLET: Final = re.compile(
    r"[ \t]{0,12}(?:[-*\u2022\u25cf\u25aa\u25e6\u2023\u00b7\u2013]|(\d{1,2}[.)]))[ \t]{1,8}(?=\S)"
)
_MARKDOWN_HEADING: Final = re.compile(r"(#{1,6})[ \t]{1,4}(?=\S)")
_NO_HEADING_END: Final = tuple(".!?:;,…。！？：；，→")
_LONGEST_HEADING: Final = 110
_WIDEST: Final = 120
_FULL: Final = 45
_LONG_ROW: Final = 300  # a release that came as one row has two blanks between its paragraphs


def read_plain(text: str) -> list[Line]:
    """The lines of a plain text, in order."""
    rows = clean_lines(without_noise(text)).split("\n")
    paragraphs = _unwrapped(rows) if _is_wrapped(rows) else rows
    lines = [line for line in map(_line, paragraphs) if line.text]
    for line, following in pairwise(lines):
        if line.kind == "paragraph" and _is_heading(line.text, following):
            line.kind, line.level = "heading", 2
    return lines


def _line(row: str) -> Line:
    heading = _MARKDOWN_HEADING.match(row)
    if heading:
        return Line("heading", clean(row[heading.end() :]), len(heading[1]))
    bullet = _BULLET.match(row)
    if bullet:
        return Line("list_item", clean(row[bullet.end() :]), 1, bullet[1] or "")
    line = Line("paragraph", clean(row))
    if len(row) >= _LONG_ROW and "  " in row:
        line.raw = row.strip()
    return line


def _is_heading(text: str, following: Line) -> bool:
    """A short title-like line above a list, a long paragraph or another such line."""
    if len(text) > _LONGEST_HEADING or text.endswith(_NO_HEADING_END) or not text[0].isupper():
        return False
    if following.kind == "list_item":
        return True
    return len(following.text) >= max(80, 1.5 * len(text)) and not text.lower().startswith("by ")


def _is_wrapped(rows: list[str]) -> bool:
    """Whether paragraphs are broken over lines of a narrow measure, with blank lines between them."""
    lengths = [len(row.rstrip()) for row in rows]
    if max(lengths, default=0) > _WIDEST or 0 not in lengths:
        return False
    together = broken = 0
    for row, following in pairwise(rows):
        if row.strip() and following.strip() and not _BULLET.match(following):
            together += 1
            text = row.rstrip()
            broken += len(text) >= _FULL and (following.lstrip()[0].islower() or not text.endswith(_NO_HEADING_END))
    return broken > 1 and broken >= 0.5 * together


def _unwrapped(rows: list[str]) -> list[str]:
    out: list[list[str]] = [[]]
    for row in rows:
        if not row.strip():
            out.append([])
        elif _BULLET.match(row) or _MARKDOWN_HEADING.match(row):
            out.append([row])
        else:
            out[-1].append(row)
    return [" ".join(parts) for parts in out if parts]
