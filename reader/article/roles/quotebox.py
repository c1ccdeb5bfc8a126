"""Boxes with the price of a share among the text, and advertisements below a label that promotes them."""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_FEWEST_FIELDS: Final = 2
_LONGEST: Final = 8
_LONGEST_NAME: Final = 5
_LONGEST_PROMOTED: Final = 45
_MOST_PROMOTED: Final = 3
_FIELDS: Final = frozenset(
    (
        "market cap",
        "current price",
        "last price",
        "today's change",
        "day's range",
        "day range",
        "52wk range",
        "52-week range",
        "volume",
        "avg vol",
        "gross margin",
        "dividend yield",
        "p/e ratio",
    )
)
_PROMOTES: Final = frozenset("miss trending verpassen manquer perder perdere".split())
_ADDRESSED: Final = frozenset("you your you'll sie ihr ihre vous votre usted su tu você seu voi tuo".split())


def mark_quote_boxes(lines: list[Line]) -> None:
    """Marks the rest of every box that has two fields of a share's price or more: name, ticker, amounts."""
    fields = [i for i, line in enumerate(lines) if not line.told and line.low.rstrip(": ") in _FIELDS]
    while len(fields) >= _FEWEST_FIELDS:
        start, stop = fields[0], _box_end(lines, fields[0])
        inside = [i for i in fields if i < stop]
        if len(inside) >= _FEWEST_FIELDS:
            for line in lines[_box_start(lines, start) : stop]:
                if not line.role:
                    line.decide("boilerplate", "page:quote-box")
        fields = fields[len(inside) :]


def _box_end(lines: list[Line], start: int) -> int:
    stop = start
    while stop < len(lines) and _is_field(lines[stop]):
        stop += 1
    return stop


def _box_start(lines: list[Line], start: int) -> int:
    """Where the box begins: at a ticker, and a short name beside it, straight above its fields."""
    above = start
    while above and start - above < 2 and _is_name(lines[above - 1]):
        above -= 1
    return above if any(_ticker().fullmatch(line.text) for line in lines[above:start]) else start


def _is_name(line: Line) -> bool:
    return not (line.role or line.label) and line.level != 1 and line.size <= _LONGEST_NAME and line.kind != "image"


def _is_field(line: Line) -> bool:
    low = line.low.rstrip(": ")
    return low in _FIELDS or _amount().fullmatch(line.text) is not None or _says_when(line)


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(r"[(]?[-+−]?[$€£¥]?\d[\d.,]*[KMBT%]?[)]?(?: [(]?[-+−]?[$€£¥]?\d[\d.,]*%?[)]?)?")


@cache
def _ticker() -> re.Pattern[str]:
    return re.compile(r"(?:[A-Z]{3,8} ?: ?)?[A-Z]{1,5}(?:\.[A-Z]{1,2})?")


def _says_when(line: Line) -> bool:
    return line.low.startswith("price as of ")


def mark_promoted(draft: Draft) -> None:
    """Marks short paragraphs that speak to the reader below a label such as "Don't miss:", inside the text."""
    lines = draft.lines
    for i, line in enumerate(lines):
        if line.role != "boilerplate" or line.size > _LONGEST or line.words.isdisjoint(_PROMOTES) or i >= draft.last:
            continue
        promoted = []
        for below in lines[i + 1 : i + 2 + _MOST_PROMOTED]:
            if below.role or below.kind not in ("paragraph", "list_item") or below.size > _LONGEST_PROMOTED:
                break
            if below.words.isdisjoint(_ADDRESSED) and not below.links:
                break
            promoted.append(below)
        if len(promoted) <= _MOST_PROMOTED:
            for below in promoted:
                below.decide("boilerplate", "page:promoted")
