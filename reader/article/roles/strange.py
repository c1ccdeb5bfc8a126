"""Titles of other articles, told by what the text hardly says, by their level and by what they stand below: lists and
headings that no word gives away."""

from __future__ import annotations

from reader.article.lines import has_cjk
from reader.article.roles.draft import LEADS, is_sentence
from reader.article.roles.echoes import echoes
from reader.text import digits_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_FEWEST: Final = 3
_SHORTEST: Final = 4
_LONGEST: Final = 25
_LONG_ON_AVERAGE: Final = 6
_LONGEST_NAMED: Final = 6
_LONGEST_LABEL: Final = 40
_MOST_ECHOED: Final = 0.35
_LESS_ECHOED: Final = 0.2
_MOSTLY: Final = 0.7


def mark_strange(draft: Draft) -> None:
    """Lists of three titles or more whose words the text hardly says and to which nothing leads up: other articles,
    under whatever name the page has for them. Where several lists have names, they are how the text is set."""
    if not draft.lists:
        return
    lines = draft.lines
    lists = [items for items in draft.undecided_lists() if len(items) >= _FEWEST and items.start > draft.begin]
    named = sum([_is_name(lines[items.start - 1]) for items in lists])
    for items in lists:
        above = lines[items.start - 1]
        headed = above.kind == "heading" and items.start - 1 > draft.last
        if named > 1 and _is_name(above) and not headed:
            continue
        if not _are_titles([lines[i] for i in items], _SHORTEST if headed else _LONG_ON_AVERAGE):
            continue
        if items.stop <= draft.last and len(items) == _FEWEST and above.kind != "heading":  # what a thing can do
            continue
        if _leads_up(above) or (items.start < draft.last and has_cjk(lines[items.start].low)):
            continue
        most = _MOST_ECHOED if above.kind == "heading" or not _is_name(above) else _LESS_ECHOED
        if is_most_told(draft) and _is_strange(draft, items, most):
            for at in (*_named(draft, items.start), *items):
                lines[at].decide("boilerplate", "page:strange")


def _is_name(line: Line) -> bool:
    """Whether the line may name a list below it: short, and neither a sentence nor of the page."""
    return not line.role and line.size <= _LONGEST_NAMED and line.kind != "list_item" and not is_sentence(line)


def _are_titles(items: list[Line], average: int) -> bool:
    """Whether most items may be titles, and they are longer on average than names and measures are."""
    titles = sum(map(_may_be_title, items))
    return titles >= _MOSTLY * len(items) and sum(line.size for line in items) >= average * len(items)


def _may_be_title(line: Line) -> bool:
    """Whether the item may be a title: some words, with a capital, and no full stop."""
    if not _SHORTEST <= line.size <= _LONGEST or line.label or line.text[0].islower() or is_sentence(line):
        return False
    _, colon, rest = line.text[:_LONGEST_LABEL].partition(": ")
    return not (colon and digits_in(rest))


def _leads_up(above: Line) -> bool:
    return above.role != "boilerplate" and above.text.endswith(LEADS)


def _is_strange(draft: Draft, places: Sequence[int], most: float = _MOST_ECHOED) -> bool:
    found = echoes(draft, places)
    return bool(found) and sum(found) < most * len(found)


def _named(draft: Draft, start: int) -> range:
    """The heading above a list, where it is short and nothing speaks for the text."""
    line = draft.lines[start - 1]
    named = line.kind == "heading" and not (line.role or line.label) and line.size <= _LONGEST_NAMED
    return range(start - 1, start) if named and line.level != 1 and line.text[-1] not in ":：?？" else range(0)


def is_most_told(draft: Draft) -> bool:
    """Whether the text is longer than the lists behind it: an article may be little else than lists."""
    told = sum([line.size for line in draft.lines if line.told])
    return told > sum([line.size for line in draft.lines[draft.last + 1 :] if line.kind == "list_item"])
