"""Feeds of teasers: titles and sentences that each end in their age, or in who wrote them."""

from __future__ import annotations

from itertools import pairwise

from reader.article.roles.draft import is_sentence
from reader.article.roles.marks import starts_byline
from reader.text import digits_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line

_AGO: Final = frozenset("ago vor hace fa há geleden назад 前 전 siden sedan".split())
_FEWEST_AGES: Final = 3
_WIDEST_GAP: Final = 8
_LONGEST_END: Final = 6
_ABOVE_AGE: Final = 4


def mark_feeds(lines: list[Line]) -> None:
    """Marks teasers with their ages ("8 hours ago"), and those with their bylines ("by Ann Marlow")."""
    short = [i for i, line in enumerate(lines) if line.size <= _LONGEST_END]
    if len(short) < _FEWEST_AGES:
        return
    _mark_ending(lines, [i for i in short if _is_age(lines[i])], together=False)
    writers = [i for i in short if _is_writer(lines[i])]
    if len(writers) >= _FEWEST_AGES:
        text = _below_text(lines)
        _mark_ending(lines, [i for i in writers if i > text], together=True)


def _mark_ending(lines: list[Line], ages: list[int], *, together: bool) -> None:
    """Teasers that end there: three or more, one after the other, smaller than the text above them; `together` where
    all of them are as long as the shortest."""
    while len(ages) >= _FEWEST_AGES:
        run = 1
        while run < len(ages) and _is_near(lines, ages[run - 1], ages[run]):
            run += 1
        if run >= _FEWEST_AGES:
            step = min(other - one for one, other in pairwise(ages[:run])) if together else 1
            _mark_feed(lines, ages[0], ages[run - 1], step)
        ages = ages[run:]


def _is_age(line: Line) -> bool:
    return not line.words.isdisjoint(_AGO) and digits_in(line.text) > 0


def _below_text(lines: list[Line]) -> int:
    """The second paragraph of the text: a byline higher up is the article's own."""
    told = [i for i, line in enumerate(lines) if line.told]
    return told[1] if len(told) > 1 else len(lines)


def _is_writer(line: Line) -> bool:
    """Whether the line is a byline and nothing else: "by Ann Marlow"."""
    alone = starts_byline(line) and line.size > 1 and ":" not in line.text and not (line.role or is_sentence(line))
    return alone and digits_in(line.text) == 0


def _is_near(lines: list[Line], one: int, other: int) -> bool:
    """Whether no more than one teaser stands between two ends, and a byline straight below it."""
    told = [at for at in range(one, other) if lines[at].told]
    if told and _is_writer(lines[one]) and told[0] != other - 1:
        return False
    return other - one <= _WIDEST_GAP and len(told) <= 1


def _mark_feed(lines: list[Line], first: int, last: int, step: int) -> None:
    """Marks teasers from the title above the first end to the last one, or as far above it as the ends are apart."""
    start = _title_above(lines, first)
    while start > first - step + 1 and not (lines[start - 1].role or is_sentence(lines[start - 1])):
        start -= 1
    stop = last + 1
    if stop < len(lines) and _is_alike(lines[first + 1], lines[stop]):
        stop += 1
    above = sum(line.size for line in lines[:start] if line.told)
    if 2 * sum(line.size for line in lines[start:stop] if line.told) > 3 * above:
        return
    for line in lines[start:stop]:
        if not line.role:
            line.decide("boilerplate", "page:feed")


def _is_alike(one: Line, other: Line) -> bool:
    """Whether what stands below the last age is what stands below the first: a title, or a sentence about it."""
    return one.kind == other.kind and (one.kind == "heading" or (is_sentence(one) and is_sentence(other)))


def _title_above(lines: list[Line], age: int) -> int:
    """Where the teaser begins that has its age in that line: at the heading above, else at the line before,
    or at the word above that."""
    above = range(age - 1, max(-1, age - 1 - _ABOVE_AGE), -1)
    at = next((at for at in above if lines[at].kind == "heading"), max(0, age - 1))
    return at - 1 if at and lines[at - 1].size <= 2 and not lines[at - 1].role else at
