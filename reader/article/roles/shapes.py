"""The shapes that key points come in below their label: lists, short paragraphs, lines, boxes."""

from __future__ import annotations

from itertools import takewhile

from reader.article.roles.draft import is_sentence
from reader.article.roles.echoes import echoes
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
_PHRASE: Final = 8
_LONGEST_PLACE: Final = 25
_MOST_IN_RUN: Final = 8
_MOST_IN_LIST: Final = 25
_MOST_BOXED: Final = 12
_FACTS: Final = 3
_FEWEST_ENTRIES: Final = 3
_LONGEST_FACT: Final = 14
_LONGEST_ENTRY_HEAD: Final = 80
_LONGEST_UNMARKED: Final = 25
_ECHOED: Final = 0.5


def is_numbered(text: str) -> bool:
    """Whether a text begins with a number of up to three digits, and a full stop or bracket behind it."""
    begins = text[:4]
    rest = begins.lstrip("0123456789")
    return len(rest) < len(begins) and rest[:1] in (".", ")")


def list_from(lines: list[Line], start: int) -> list[int]:
    """The items of a list, with those of lists inside it; short lines between two items belong to the page."""
    found: list[int] = []
    i = start
    level, zone = lines[start].level or 1, lines[start].zone
    while i < len(lines) and len(found) < _MOST_IN_LIST and not lines[i].role:
        if lines[i].bullet and ((lines[i].level or 1) < level or (lines[i].zone == "nav" != zone)):
            break
        if lines[i].bullet and (lines[i].label is None or lines[i].kind == "list_item"):
            found.append(i)
        elif not (lines[i].zone and i + 1 < len(lines) and lines[i + 1].bullet):
            break
        i += 1
    return found


def numbered_from(lines: list[Line], start: int) -> list[int]:
    """Paragraphs that count: "1. ...", "2. ..."."""
    return _while(lines, start, lambda line: is_numbered(line.text), 2)


def headings_from(lines: list[Line], start: int) -> list[int]:
    """Headings that follow each other, two or more, each as long as a point: some pages set their points so."""
    at = start
    while at < len(lines) and lines[at].kind == "heading" and lines[at].level == lines[start].level:
        if lines[at].role or lines[at].label or lines[at].size < _FEWEST:
            break
        at += 1
    goes_on = at < len(lines) and lines[at].kind == "heading"
    return [*range(start, at)] if 1 < at - start <= _MOST_IN_RUN and not goes_on else []


def entries_from(lines: list[Line], start: int) -> list[int]:
    """Paragraphs that begin with what they are about: "Battery: it lasts a day. Not in the cold."."""
    return _while(lines, start, is_entry, _FEWEST_ENTRIES)


def is_entry(line: Line) -> bool:
    head, colon, rest = line.text[:_LONGEST_ENTRY_HEAD].partition(": ")
    return bool(colon and rest) and head[:1].isupper() and ". " not in head and line.size <= LONGEST_POINT


def _while(lines: list[Line], start: int, holds: Callable[[Line], bool], fewest: int) -> list[int]:
    """The paragraphs from there on of which something holds; none where they are too few."""
    at = start
    while at < len(lines) and at - start < _MOST_IN_LIST:
        if lines[at].role or lines[at].label or lines[at].kind != "paragraph" or not holds(lines[at]):
            break
        at += 1
    return [*range(start, at)] if at - start >= fewest else []


def soft_run(lines: list[Line], start: int) -> list[int]:
    """Lines that only breaks part from each other."""
    found = [start]
    while lines[found[-1]].soft and found[-1] + 1 < len(lines) and len(found) < _MOST_IN_LIST:
        following = lines[found[-1] + 1]
        if following.role or following.label:
            break
        found.append(found[-1] + 1)
    return found


def boxed(lines: list[Line], i: int) -> list[int]:
    """The rest of the container that holds the label, where that is a small part of the article."""
    if not lines[i].box:
        return []
    found: list[int] = []
    for at in range(i + 1, len(lines)):
        if lines[at].box != lines[i].box:
            break
        if len(found) > _MOST_BOXED:
            return []
        found.append(at)
    good = [at for at in found if lines[at].kind == "paragraph" and 4 <= lines[at].size <= LONGEST_POINT]
    if not good or len(found) > _MOST_BOXED or len(good) < len(found) or 2 * len(found) > len(lines):
        return []
    return found


def unmarked_list(draft: Draft, start: int) -> list[int]:
    """Lines without a full stop below each other, up to the text that says again what they say."""
    lines = draft.lines
    found: list[int] = []
    for at in range(start, min(start + _MOST_IN_RUN + 1, len(lines))):
        line = lines[at]
        fits = line.kind == "paragraph" and not (line.role or line.label or line.zone or line.bullet)
        if not fits or not _FEWEST_IN_SENTENCE <= line.size <= _LONGEST_UNMARKED or is_sentence(line):
            break
        found.append(at)
    following = lines[found[-1] + 1] if found and found[-1] + 1 < len(lines) else None
    ended = following is None or following.told or following.kind == "heading"
    if not 2 <= len(found) <= _MOST_IN_RUN or not ended:
        return []
    shares = echoes(draft, found)
    return found if shares and sum(shares) >= _ECHOED * len(shares) else []


def run(draft: Draft, start: int) -> list[int]:
    """A run of short paragraphs that something ends: a heading, a line of the page, a long paragraph, a dateline."""
    return _ended_run(draft, start) or (_said_again(draft.lines, start) if start <= draft.begin else [])


def _ended_run(draft: Draft, start: int) -> list[int]:
    lines = draft.lines
    found: list[int] = []
    i = start
    while i < len(lines) and len(found) <= _MOST_IN_RUN and _is_point(lines[i], found, lines):
        found.append(i)
        i += 1
    ended = i >= len(lines) or lines[i].kind != "paragraph" or bool(lines[i].label) or lines[i].size < _FEWEST
    ended = ended or lines[i].size > 1.4 * max((lines[at].size for at in found), default=0) or _is_dateline(lines[i])
    if not found:
        following = lines[start + 1] if start + 1 < len(lines) else None
        alone = following is None or following.kind == "heading" or following.size < 8
        alone = alone and not _are_facts(lines, start + 1)
        if start < draft.begin + 1 and alone and 8 <= lines[start].size <= LONGEST_POINT and is_sentence(lines[start]):
            return [start]
        return []
    if len(found) == 1:
        alone = i < len(lines) and (lines[i].kind == "heading" or lines[i].size < 8) and not _are_facts(lines, i)
        return found if alone and start <= draft.begin else []
    unmarked = _unmarked(lines, found)
    if unmarked:
        found, ended = unmarked, True
    if len(found) > _MOST_IN_RUN or not ended:
        return []
    if not unmarked and 2 * sum(is_sentence(lines[at]) for at in found) < len(found):
        return []
    if found[0] <= draft.begin and found[-1] >= draft.last:  # all of the text
        return []
    single = sum(is_single(lines[at].text) for at in found)
    above = start <= draft.second_below + 1 and 2 * start < len(lines)
    if unmarked and not above:  # of what stands above it, and not of the article
        return []
    return found if single >= (0.6 if above else 1.0) * len(found) and (above or len(found) > 2) else []


def _said_again(lines: list[Line], start: int) -> list[int]:
    """Short paragraphs that the text says again word for word."""
    found: list[int] = []
    for at in range(start, min(start + _MOST_IN_RUN, len(lines))):
        line = lines[at]
        if line.kind != "paragraph" or line.role or line.told or line.size < _PHRASE or not is_sentence(line):
            break
        if not any(line.low in other.low for other in lines[at + 1 :]):
            break
        found.append(at)
    return found


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
    if line.kind != "paragraph" or line.role or line.label or line.zone:
        return False
    least = _FEWEST_IN_SENTENCE if is_sentence(line) else _FEWEST
    if not least <= line.size <= _LONGEST_IN_RUN or not (is_sentence(line) or not found or line.size >= _PHRASE):
        return False
    longest = max((lines[at].size for at in found), default=line.size)
    return line.size <= 1.6 * longest + 6 and not _is_dateline(line)


def _is_dateline(line: Line) -> bool:
    """Whether the paragraph begins as a report begins: "PERTH, Jan. 5 (Wire) -", "LONDON —"."""
    head = line.text[:70]
    for dash in (" — ", " – ", " -- ", " - ", "/ -- ", ") - "):
        before, found, _ = head.partition(dash)
        if found:
            first = before.split(",")[0].split("(")[0].strip()
            return first.isupper() and len(first) > 2
    before, found, _ = head[:_LONGEST_PLACE].partition("—")
    return bool(found) and before.isupper() and len(before) > 2
