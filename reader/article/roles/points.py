"""Points: what is true of key points wherever they stand, below a label or as a deck above the text."""

from __future__ import annotations

import re
from functools import cache

from reader.article.lines import BULLET_SIGNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line

LONGEST_POINT: Final = 95
_SIGNS: Final = f"{BULLET_SIGNS} \u00a0\t\ufe0f"
Groups = list[tuple[str | None, list[tuple[str, int]]]]


def bare(text: str) -> str:
    """A point without the sign in front of it."""
    return text.lstrip(_SIGNS).strip() or text


def reading_alone(lines: list[Line], found: list[int]) -> list[tuple[str, int]]:
    """The points, each to be read alone: items of a list inside an item that ends in a colon begin with that item."""
    if len(found) == 1:
        parts = [part.strip() for part in lines[found[0]].text.split("•") if part.strip()]
        return [(bare(part), found[0]) for part in parts]
    out: list[tuple[str, int]] = []
    leads: list[tuple[int, str]] = []
    for at, following in zip(found, [*found[1:], None], strict=True):
        level = lines[at].level or 1
        while leads and leads[-1][0] >= level:
            leads.pop()
        text = bare(lines[at].text)
        if leads:
            text = f"{leads[-1][1]} {text}"
        if text.endswith((":", "：")) and following is not None and (lines[following].level or 1) > level:
            leads.append((level, text))
        else:
            out.append((text, at))
    return out


def headings_of(lines: list[Line]) -> set[str]:
    """The headings of the text, as `are_contents` compares them."""
    return {line.low.rstrip(" :?") for line in lines if line.kind == "heading"}


def are_contents(lines: list[Line], points: list[int], headings: set[str]) -> bool:
    """Whether half of the points are headings of the text: a table of contents."""
    return len(points) > 1 and 2 * sum([lines[at].low.rstrip(" :?") in headings for at in points]) >= len(points)


def are_times(lines: list[Line], points: list[int]) -> bool:
    """Whether most of the points say at what time of the day something is on: a programme, no summary."""
    return len(points) > 1 and 2 * sum(_clock().search(lines[at].low) is not None for at in points) > len(points)


@cache
def _clock() -> re.Pattern[str]:
    # A set comes first, so that the engine can run along to the next of its characters.
    return re.compile(
        r"[\dk点點時시](?:(?<=\d)(?:\d?:\d\d| (?:[ap]\.?m\b|uhr\b|uur\b|ч\.)|\d? ?h(?:\d\d)?\b)"
        r"|(?<=\bk)l\.? \d|(?<=[点點時시]) ?(?:\d|半|開|분))"
    )


def is_whole_link(line: Line) -> bool:
    """Whether one link covers the line."""
    return any(end - start >= len(line.text) - 2 for start, end, _ in line.links)


def is_single(text: str) -> bool:
    """Whether the text is one sentence."""
    for end in (". ", "? ", "! ", "。", "？", "！"):
        at = text.find(end, 20)
        if 0 < at < len(text) - 8 and (end[-1] != " " or text[at + 2 : at + 3].isupper()):
            return False
    return True
