"""Boxes that a page sets between the paragraphs again and again: what stands there thrice is no text."""

from __future__ import annotations

from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_FEWEST_TIMES: Final = 3
_FEWEST_LINES: Final = 5
_MOST_LINES: Final = 20
_LONG_ENOUGH: Final = 8
_FEWEST_TITLES: Final = 2
_SHORTEST: Final = 4
_LONGEST: Final = 25


def mark_repeated(draft: Draft) -> None:
    """Marks runs of five short lines or more that stand three times on the page, titles among them and
    paragraphs of the text between them, below the headline; not where the page gives the text itself twice."""
    lines = draft.lines
    if len({line.low for line in lines}) > len(lines) - _FEWEST_LINES * (_FEWEST_TIMES - 1):
        return
    told = [line.low for line in lines if line.told]
    if len(set(told)) < len(told) - 1:
        return
    places: dict[str, list[int]] = {}
    for i in range(max(draft.headline + 1, 0), len(lines)):
        if _SHORTEST <= lines[i].size <= _LONGEST:
            places.setdefault(lines[i].low, []).append(i)
    for found in places.values():
        if len(found) >= _FEWEST_TIMES and not lines[found[0]].role and _are_apart(lines, found):
            _mark_runs(lines, found)


def _are_apart(lines: list[Line], found: list[int]) -> bool:
    """Whether a paragraph of the text stands between most of the places."""
    parted = sum(any(lines[at].told for at in range(one, other)) for one, other in pairwise(found))
    return parted >= _FEWEST_TIMES - 1


def _mark_runs(lines: list[Line], found: list[int]) -> None:
    """Marks what stands alike around every one of the places."""
    before, behind = _alike(lines, found, -1), _alike(lines, found, 1)
    if not _FEWEST_LINES <= before + behind + 1 <= _MOST_LINES:
        return
    titles = sum(line.size >= _LONG_ENOUGH for line in lines[found[0] - before : found[0] + behind + 1])
    if titles < _FEWEST_TITLES:  # the same facts of several things
        return
    for place in found:
        for line in lines[place - before : place + behind + 1]:
            if line.role in ("", "boilerplate"):
                line.decide("boilerplate", "page:repeated")


def _alike(lines: list[Line], found: list[int], step: int) -> int:
    """How many lines above (-1) or below (1) all of the places are the same, and short."""
    count = 0
    while True:
        at = found[0] + step * (count + 1)
        if not 0 <= at < len(lines) or lines[at].told or lines[at].size > _LONGEST:
            return count
        for place in found:
            other = place + step * (count + 1)
            if not 0 <= other < len(lines) or lines[other].low != lines[at].low or other in found:
                return count
        count += 1
