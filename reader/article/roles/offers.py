"""Offers of subscriptions: boxes of short lines that say what access costs, what it brings and how it ends."""

from __future__ import annotations

from reader.article.roles.boilerplate import ADDRESSED
from reader.article.roles.draft import is_sentence, runs
from reader.article.roles.echoes import echoes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_LONGEST: Final = 14
_FEWEST: Final = 3
_FEWEST_LINES: Final = 4
_WIDEST: Final = 60
_MOST_ABOVE: Final = 3
_LONGEST_BROUGHT: Final = 21
_MOST_ECHOED: Final = 0.45
_LONGEST_CALLED: Final = 4
_NEWSLETTERS: Final = frozenset(
    "newsletter newsletters inbox subscribe subscribing subscribed subscription signing signup nieuwsbrief nyhetsbrev "
    "boletín".split()
)


def mark_offers(draft: Draft) -> None:
    """Marks runs of short lines around three lines or more that offer something."""
    short = [i for i, line in enumerate(draft.lines) if line.size <= _LONGEST and _may_be_offer(line)]
    for run in runs(short):
        if len(run) >= _FEWEST_LINES:
            _mark_run(draft, run.start, run.stop)


def mark_boxes_above(draft: Draft, said: list[int]) -> None:
    """Marks what stands above the small print of a newsletter box, up to its heading: what it is called and brings.

    `said` are the lines that say by themselves that they are the page's.
    """
    lines = draft.lines
    for i in said:
        if not draft.words.agreements.found(lines[i]):
            continue
        for above in range(i - 1, max(draft.headline, i - 1 - _MOST_ABOVE), -1):
            if lines[above].role or lines[above].told or lines[above].level == 1:
                break
            if lines[above].kind == "heading":
                for one in lines[above:i]:
                    one.decide("boilerplate", "page:offer")
                break


def mark_beside_offers(draft: Draft) -> None:
    """Marks the short sentence below a line of the page that offers a newsletter, or between it and another line of
    the page, if it speaks to its reader; and the one above it with the newsletter's name: "Morning Wind", "What turns
    the mills of the valley.", "Sign up for our newsletter"."""
    lines = draft.lines
    for i in range(max(draft.headline, 0) + 1, len(lines)):
        if lines[i].role != "boilerplate" or lines[i].words.isdisjoint(_NEWSLETTERS):
            continue
        if i + 1 < len(lines) and _says_what_it_brings(draft, i + 1, named=False):
            lines[i + 1].decide("boilerplate", "page:offer")
        name = lines[i - 2]
        folded = name.role == "boilerplate"
        named = _is_called(name) or (folded and not lines[i - 3].words.isdisjoint(_NEWSLETTERS))  # one of several
        if i > draft.begin and (named or folded) and _says_what_it_brings(draft, i - 1, named=named):
            lines[i - 1].decide("boilerplate", "page:offer")
            name.decide("boilerplate", "page:offer")


def _says_what_it_brings(draft: Draft, at: int, *, named: bool) -> bool:
    """Whether a short sentence stands there that speaks to its reader, or, below the name of a newsletter, one that the
    text hardly echoes."""
    line = draft.lines[at]
    if line.role or line.told or not 3 < line.size <= _LONGEST_BROUGHT or not is_sentence(line) or line.spans:
        return False
    if line.text[0] in _SPEECH:
        return False  # "“We will wait,” she said."
    if not line.words.isdisjoint(ADDRESSED):
        return True
    found = echoes(draft, [at]) if named else []
    return bool(found) and found[0] < _MOST_ECHOED


_SPEECH: Final = '"“„«「'


def _is_called(line: Line) -> bool:
    """Whether the line may be what a newsletter is called: a few words of the text."""
    return not (line.role or line.label or line.level == 1) and 0 < line.size <= _LONGEST_CALLED


def _may_be_offer(line: Line) -> bool:
    if line.role and line.role != "boilerplate":
        return False
    return not line.told and line.level != 1 and line.kind in ("paragraph", "list_item", "heading")


def _mark_run(draft: Draft, start: int, stop: int) -> None:
    offers = [at for at in range(start, stop) if _offers(draft, draft.lines[at])]
    if len(offers) < _FEWEST or offers[-1] - offers[0] > _WIDEST:
        return
    for line in draft.lines[offers[0] : _end_of_box(draft.lines, offers[-1], stop)]:
        if not line.role:
            line.decide("boilerplate", "page:offer")


def _offers(draft: Draft, line: Line) -> bool:
    return bool(draft.words.offers.found(line))


def _end_of_box(lines: list[Line], last: int, stop: int) -> int:
    """Where the box ends: behind the list that the last offer begins or belongs to."""
    end = last + 1
    while end < stop and lines[end].kind == "list_item":
        end += 1
    return end
