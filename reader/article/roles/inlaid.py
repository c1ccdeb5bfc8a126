"""Lists of other articles, and boxes that stand again and again, laid into the text without a word about them: once a
page has lost its links, nothing tells them but how they look."""

from __future__ import annotations

from itertools import pairwise

from reader.article.roles.draft import LEADS, is_sentence, runs
from reader.text import digits_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_FEWEST: Final = 2
_MOST: Final = 8
_SHORTEST_TITLE: Final = 4
_LONGEST_TITLE: Final = 13
_LONGEST_KICKER: Final = 60
_MOST_LISTED: Final = 0.33
_SHORTEST_ABOVE: Final = 10
_STOPS: Final = (".", "。", ";", ",", ":", "：", ")")
_FEWEST_TIMES: Final = 3
_FEWEST_REPEATED: Final = 5
_MOST_REPEATED: Final = 20
_LIKE_TITLE: Final = 8
_FEWEST_TITLES: Final = 2
_SHORTEST_REPEATED: Final = 4
_LONGEST_REPEATED: Final = 25


def mark_inlaid(draft: Draft) -> None:
    """Marks titles of other articles in lists between paragraphs of a report ("Kicker: Headline of the Report", a
    question), which no line leads up to."""
    lines = draft.lines
    runs = [run for run in _lists(draft) if _are_titles(lines, run)]
    if not runs or _repeat_heads(lines, runs):
        return
    told = sum([line.size for line in lines if line.told])
    if sum([lines[at].size for run in runs for at in run]) > _MOST_LISTED * told:
        return
    for run in runs:
        for at in run:
            lines[at].decide("boilerplate", "page:inlaid")


def _lists(draft: Draft) -> list[range]:
    """The lists between two paragraphs, or a paragraph and a heading, or behind the last one and above a line of the
    page: those none of whose items is decided."""
    lines = draft.lines
    inside = range(draft.begin + 1, min(draft.last + 2, len(lines)))
    items = [i for run in draft.undecided_lists() for i in run if i > draft.begin and not lines[i].label]
    return [
        run
        for run in runs(items)
        if _FEWEST <= len(run) <= _MOST
        and run.start in inside
        and run.stop < len(lines)
        and _is_told(lines[run.start - 1])
        and _goes_on(lines[run.stop])
    ]


def _is_told(above: Line) -> bool:
    """Whether the line above is a paragraph that ends as one, and leads up to nothing."""
    if above.role or above.kind != "paragraph" or above.text.endswith(LEADS):
        return False
    return above.told or (above.size >= _SHORTEST_ABOVE and is_sentence(above))


def _goes_on(below: Line) -> bool:
    return below.role == "boilerplate" or (not below.role and (below.told or below.kind == "heading"))


def _are_titles(lines: list[Line], run: range) -> bool:
    """Whether all items may be titles, no two begin with the same word, and half of them are marked as headlines."""
    items = [lines[at] for at in run]
    if not all(map(_may_be_title, items)) or len({line.tokens[0] for line in items}) < len(items):
        return False
    return 2 * sum(map(_is_headline, items)) >= len(items)


def _may_be_title(line: Line) -> bool:
    if not _SHORTEST_TITLE <= line.size <= _LONGEST_TITLE or line.text.endswith(_STOPS):
        return False
    _, colon, rest = line.text[:_LONGEST_KICKER].partition(": ")
    return not line.text[0].islower() and not (colon and rest[:1].isdigit())


def _is_headline(line: Line) -> bool:
    """Whether the item has a kicker and a headline that begins anew behind it, or asks: not "Duration: two months"."""
    if line.text.endswith(("?", "!")):
        return True
    kicker, colon, rest = line.text.partition(": ")
    if not colon or len(kicker) > _LONGEST_KICKER or len(rest.split()) < _SHORTEST_TITLE - 1 or digits_in(kicker):
        return False
    return rest[0].isupper() or rest[0] in "\"“„»«'‘"


def _repeat_heads(lines: list[Line], runs: list[range]) -> bool:
    """Whether two lists have the same words before their colons: sheets of data."""
    heads = [{lines[at].text.partition(": ")[0] for at in run if ": " in lines[at].text} for run in runs]
    return any(heads[one] & heads[other] for one in range(len(heads)) for other in range(one))


def mark_repeated(draft: Draft) -> None:
    """Marks runs of five short lines or more that stand three times on the page, titles among them and
    paragraphs of the text between them, below the headline; not where the page gives the text itself twice."""
    lines = draft.lines
    if len({line.low for line in lines}) > len(lines) - _FEWEST_REPEATED * (_FEWEST_TIMES - 1):
        return
    told = [line.low for line in lines if line.told]
    if len(set(told)) < len(told) - 1:
        return
    places: dict[str, list[int]] = {}
    for i in range(max(draft.headline + 1, 0), len(lines)):
        if _SHORTEST_REPEATED <= lines[i].size <= _LONGEST_REPEATED:
            places.setdefault(lines[i].low, []).append(i)
    for found in places.values():
        if len(found) >= _FEWEST_TIMES and lines[found[0]].rule in ("", "page:feed") and _are_apart(lines, found):
            _mark_runs(lines, found)


def mark_again(draft: Draft) -> None:
    """Marks headings that stand three times among the text, straight above another heading each time: the name of a box
    and the title in it."""
    lines = draft.lines
    if len(draft.heads) < 2 * _FEWEST_TIMES:
        return
    places: dict[str, list[int]] = {}
    for i in draft.heads:
        if i > draft.headline and i + 1 < len(lines) and lines[i + 1].kind == "heading":
            places.setdefault(lines[i].low, []).append(i)
    for found in places.values():
        titles = {lines[i + 1].low for i in found}
        if len(found) >= _FEWEST_TIMES and len(titles) >= _FEWEST_TIMES and _are_apart(lines, found):
            for at in found:
                for line in lines[at : at + 2]:
                    if not line.role:
                        line.decide("boilerplate", "page:again")


def _are_apart(lines: list[Line], found: list[int]) -> bool:
    """Whether a paragraph of the text stands between most of the places."""
    parted = sum(any(lines[at].told for at in range(one, other)) for one, other in pairwise(found))
    return parted >= _FEWEST_TIMES - 1


def _mark_runs(lines: list[Line], found: list[int]) -> None:
    """Marks what stands alike around every one of the places."""
    before, behind = _alike(lines, found, -1), _alike(lines, found, 1)
    if not _FEWEST_REPEATED <= before + behind + 1 <= _MOST_REPEATED:
        return
    titles = sum(line.size >= _LIKE_TITLE for line in lines[found[0] - before : found[0] + behind + 1])
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
        if not 0 <= at < len(lines) or lines[at].told or lines[at].size > _LONGEST_REPEATED:
            return count
        for place in found:
            other = place + step * (count + 1)
            if not 0 <= other < len(lines) or lines[other].low != lines[at].low or other in found:
                return count
        count += 1
