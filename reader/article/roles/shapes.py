"""The shapes that key points come in below their label: lists, short paragraphs, lines, boxes."""

from __future__ import annotations

from itertools import takewhile

from reader.article.roles.draft import is_sentence
from reader.article.roles.echoes import echoes
from reader.article.roles.echoes import tells as _tells
from reader.article.roles.points import LONGEST_POINT, is_single

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_LONGEST_IN_RUN: Final = 50
_FEWEST: Final = 5
_FEWEST_IN_SENTENCE: Final = 3
_FEWEST_ALONE: Final = 8
_LONGEST_PLACE: Final = 25
_MOST_IN_RUN: Final = 8
_MOST_IN_LIST: Final = 25
_FACTS: Final = 3
_LONGEST_FACT: Final = 14
_FEWEST_ALIKE: Final = 3
_LONGEST_HEAD: Final = 80
_LONGEST_UNMARKED: Final = 25
_ECHOED: Final = 0.5
_SINGLE: Final = 0.6


def list_from(lines: list[Line], start: int) -> list[int]:
    """The items of a list, with those of lists inside it; short lines between two items belong to the page."""
    found: list[int] = []
    level = lines[start].level or 1
    for i in range(start, len(lines)):
        line = lines[i]
        if line.role or len(found) == _MOST_IN_LIST or (line.bullet and (line.level or 1) < level):
            break
        if line.bullet and line.label is None and line.size:  # not a sign alone
            found.append(i)
        elif not line.zone:
            break
    return found


def headings_from(lines: list[Line], start: int) -> list[int]:
    """Headings that follow each other, two or more, each as long as a point: some pages set their points so."""
    at = start
    while at < len(lines) and lines[at].kind == "heading" and lines[at].level == lines[start].level:
        at += 1
    goes_on = at < len(lines) and lines[at].kind == "heading"
    return [*range(start, at)] if 1 < at - start <= _MOST_IN_RUN and not goes_on else []


def alike_from(lines: list[Line], start: int, is_alike: Callable[[Line], bool]) -> list[int]:
    """Paragraphs that begin alike, three or more, two where they are counted."""
    at = start
    while at < len(lines) and at - start < _MOST_IN_LIST and lines[at].kind == "paragraph" and is_alike(lines[at]):
        if lines[at].role or lines[at].label:
            break
        at += 1
    return [*range(start, at)] if at - start >= (2 if is_alike is is_counted else _FEWEST_ALIKE) else []


def is_counted(line: Line) -> bool:
    """Whether a line begins with a number of up to three digits, and a full stop or bracket behind it: "1. ..."."""
    begins = line.text[:4]
    rest = begins.lstrip("0123456789")
    return len(rest) < len(begins) and rest[:1] in _BEHIND_COUNT


_BEHIND_COUNT: Final = (".", ")", "、", "．", "）")


def is_numbered_section(lines: list[Line], i: int) -> bool:
    """Whether a line is one of the numbered headings of the text: "4. Key takeaways"."""
    if not is_counted(lines[i]):
        return False
    return any(line.kind == "heading" and is_counted(line) for line in lines if line is not lines[i])


def is_headed(line: Line) -> bool:
    """Whether a line begins with what it is about: "Battery: it lasts a day. Not in the cold."."""
    head, colon, rest = line.text[:_LONGEST_HEAD].partition(": ")
    return bool(colon and rest) and head[:1].isupper() and ". " not in head and line.size <= LONGEST_POINT


def soft_run(lines: list[Line], start: int) -> list[int]:
    """Lines that only breaks part from each other."""
    found = [start]
    while lines[found[-1]].soft and found[-1] + 1 < len(lines) and len(found) < _MOST_IN_LIST:
        following = lines[found[-1] + 1]
        if following.role or following.label:
            break
        found.append(found[-1] + 1)
    return found


def single(draft: Draft, start: int) -> list[int]:
    """A paragraph alone that sums up the article: what follows is no paragraph, or one that says it again at length."""
    lines = draft.lines
    line = lines[start]
    if start > draft.begin or line.kind != "paragraph" or not _FEWEST <= line.size <= LONGEST_POINT:
        return []
    following = lines[start + 1] if start + 1 < len(lines) else None
    if following is None or following.kind == "heading" or following.size < _FEWEST_ALONE:
        return [] if _are_facts(lines, start + 1) else [start]
    if not is_sentence(line) or not following.told or following.size < line.size:
        return []
    shares = echoes(draft, [start])
    return [start] if shares and shares[0] >= _ECHOED else []


def run(draft: Draft, start: int) -> list[int]:
    """A run of short paragraphs that something ends: a heading, a line of the page, a long paragraph, a dateline.
    Below the top there are three or more, of one sentence each."""
    lines = draft.lines
    above = start <= draft.second_below + 1 and 2 * start < len(lines)
    found: list[int] = []
    while start + len(found) < len(lines) and len(found) <= _MOST_IN_RUN:
        if not _is_point(lines[start + len(found)], found, lines):
            break
        found.append(start + len(found))
    if len(found) < (2 if above else _FEWEST_ALIKE):
        return []
    unmarked = _unmarked(lines, found) if above else []
    if unmarked:
        return unmarked
    if found[0] <= draft.begin and found[-1] >= draft.last:  # all of the text
        return []
    following = lines[found[-1] + 1] if found[-1] + 1 < len(lines) else None
    if not _ends(following, max(lines[at].size for at in found)):
        return []
    if 2 * sum(is_sentence(lines[at]) for at in found) < len(found):
        return []
    return found if sum(is_single(lines[at].text) for at in found) >= (_SINGLE if above else 1.0) * len(found) else []


def retold_run(draft: Draft, start: int) -> list[int]:
    """Paragraphs of one sentence each, two or more, up to the longer one that begins to tell them again: where the
    text has short paragraphs, too, nothing else says where the points end."""
    lines = draft.lines
    found: list[int] = []
    for at in range(start, min(start + _MOST_IN_RUN + 1, len(lines))):
        line = lines[at]
        if any(line.size > lines[point].size and _tells(line, lines[point]) for point in found):
            return found if len(found) > 1 else []
        if not (is_sentence(line) and is_single(line.text) and _is_point(line, found, lines)):
            break
        found.append(at)
    return []


def unmarked_list(draft: Draft, start: int) -> list[int]:
    """Lines without a full stop below each other, up to the text that says again what they say."""
    lines = draft.lines
    found: list[int] = []
    for at in range(start, min(start + _MOST_IN_RUN + 1, len(lines))):
        line = lines[at]
        if line.kind != "paragraph" or line.role or line.label or line.zone or is_sentence(line):
            break
        if not _FEWEST_IN_SENTENCE <= line.size <= _LONGEST_UNMARKED:
            break
        found.append(at)
    following = lines[found[-1] + 1] if found and found[-1] + 1 < len(lines) else None
    ended = following is None or following.told or following.kind == "heading"
    if not 2 <= len(found) <= _MOST_IN_RUN or not ended:
        return []
    shares = echoes(draft, found)
    return found if shares and sum(shares) >= _ECHOED * len(shares) else []


def _ends(line: Line | None, longest: int) -> bool:
    """Whether the line behind short paragraphs is none of them."""
    if line is None or line.kind != "paragraph" or line.label:
        return True
    return line.size < _FEWEST or line.size > 1.4 * longest or _is_dateline(line)


def _unmarked(lines: list[Line], found: list[int]) -> list[int]:
    """The items of a list that has lost its markup: below a label with a colon, three or more lines without a full
    stop, up to the paragraph that has one."""
    if not lines[found[0] - 1].text.endswith((":", "：")):
        return []
    items = list(takewhile(lambda at: not is_sentence(lines[at]), found))
    following = items[-1] + 1 if items else len(lines)
    ended = following < len(lines) and is_sentence(lines[following])
    return items if ended and len(items) >= _FACTS else []


def _are_facts(lines: list[Line], start: int) -> bool:
    """Whether short lines follow that name facts of a thing under review: "Developer Oxbow Games", "Price 20 euros"."""
    facts = lines[start : start + _FACTS]
    return len(facts) == _FACTS and all(
        line.kind == "paragraph"
        and not (line.role or line.label)
        and line.size <= _LONGEST_FACT
        and not is_sentence(line)
        for line in facts
    )


def _is_point(line: Line, found: list[int], lines: list[Line]) -> bool:
    if line.kind != "paragraph" or line.role or line.label:
        return False
    least = _FEWEST_IN_SENTENCE if is_sentence(line) else _FEWEST
    if not least <= line.size <= _LONGEST_IN_RUN or not (is_sentence(line) or not found or line.size >= _FEWEST_ALONE):
        return False
    longest = max((lines[at].size for at in found), default=line.size)
    return line.size <= 1.6 * longest + 6 and not _is_dateline(line)


def _is_dateline(line: Line) -> bool:
    """Whether the paragraph begins as a report begins: "PERTH, Jan. 5 (Wire) -", "LONDON —"."""
    before, found, _ = line.text[:_LONGEST_PLACE].partition("—")
    return bool(found) and before.isupper()
