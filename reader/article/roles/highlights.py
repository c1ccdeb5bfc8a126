"""Publisher's highlights: lists and short paragraphs under a label, else on its line, else the deck above the text."""

from __future__ import annotations

from reader.article.phrases import phrase_words
from reader.article.roles.boilerplate import is_page_line
from reader.article.roles.decks import deck
from reader.article.roles.draft import is_sentence
from reader.article.roles.echoes import echoes
from reader.article.roles.labels import KEY_POINTS, highlights_strength
from reader.article.roles.points import LONGEST_POINT, are_contents, is_single, is_whole_link, reading_alone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.lines import Line
    from reader.article.roles.draft import Draft
    from reader.article.roles.points import Groups

_LONGEST_IN_RUN = 50
_FEWEST = 5
_FEWEST_IN_SENTENCE = 3
_PHRASE = 8
_MOST_IN_RUN = 8
_MOST_IN_LIST = 25
_MOST_BOXED = 12
_LONGEST_SUB_LABEL = 12
_MOST_BEFORE_LIST = 3
_LONGEST_LABEL = 50
_WORDS_EACH = 4
_MOST_BELIEVED = 12
_ECHOED, _ECHOED_WHERE_HESITANT, _ECHOED_IN_PLACE_OF_SENTENCES = 0.2, 0.35, 0.6
_FACTS = 3
_LONGEST_FACT = 14


def find_highlights(draft: Draft) -> tuple[str | None, list[tuple[str, int]]]:
    """The label and the points with their lines, which get their roles here; nothing where the publisher gives none."""
    groups = (
        _labelled(draft, "highlights")
        or _labelled(draft, "leading")
        or _labelled(draft, "hesitant")
        or _run_together(draft)
        or _prefixed(draft)
        or deck(draft)
    )
    points: list[tuple[str, int]] = []
    label = None
    for name, found in groups:
        label = label or name
        points.extend(found)
    return label, points


def _labelled(draft: Draft, strength: str) -> Groups:
    hesitant = strength == "hesitant"
    groups: Groups = []
    for i, line in enumerate(draft.lines):
        if line.role or line.label is None or line.label[0] != strength:
            continue
        if line.zone == "nav" or _is_numbered_section(draft, i) or is_whole_link(line):
            continue
        points = _points_below(draft, i, hesitant)
        if not points or not _are_told(draft, i, points, hesitant):
            continue
        if are_contents(draft.lines, points):
            for at in (i, *points):
                draft.lines[at].decide("boilerplate", "page:contents")
            continue
        if _are_wishes(draft, points):
            for at in (i, *points):
                draft.lines[at].decide("boilerplate", "page:wishes")
            continue
        for label in (line, *_label_above(draft.lines, i)):
            label.decide("highlights_label", "highlights:label")
        for at in points:
            draft.lines[at].decide("highlight", "highlights:labelled")
        groups.append((line.label[1], reading_alone(draft.lines, points)))
    return groups


def _are_told(draft: Draft, i: int, points: list[int], hesitant: bool) -> bool:
    """Whether the text tells what the points say, where label or place leave that in doubt: other articles' titles in a
    box "In brief", what a reader wrote below the text."""
    doubted = not draft.headline < i < draft.last or len(points) > _MOST_BELIEVED
    if not hesitant and (not doubted or all(is_sentence(draft.lines[at]) for at in points)):
        return True
    found = echoes(draft, points)
    return not found or sum(found) >= (_ECHOED_WHERE_HESITANT if hesitant else _ECHOED) * len(found)


def _label_above(lines: list[Line], i: int) -> list[Line]:
    """The line above a label that announces key points too: "In short" above "This article, summed up"."""
    above = lines[i - 1] if i else None
    if above is None or above.role or above.label is None or above.label[0] not in KEY_POINTS:
        return []
    return [above]


def _are_wishes(draft: Draft, points: list[int]) -> bool:
    """Whether half of the points want something of the reader: to sign up, to follow, to write in."""
    wishes = sum(
        bool(draft.words.promotions.found(draft.lines[at])) or draft.lines[at].low.endswith("learn more.")
        for at in points
    )
    return 2 * wishes >= len(points) > 1 < wishes


def _is_numbered_section(draft: Draft, i: int) -> bool:
    """Whether the label is one of the numbered headings of the text ("4. Key takeaways")."""
    if not draft.lines[i].text[:1].isdigit() or not _number(draft.lines[i].text):
        return False
    return any(line.kind == "heading" and _number(line.text) for line in draft.lines if line is not draft.lines[i])


def _number(text: str) -> str:
    head = text[:4].lstrip("0123456789")
    return text[: len(text[:4]) - len(head)] if head[:1] in (".", ")") else ""


def _points_below(draft: Draft, i: int, hesitant: bool) -> list[int]:
    """The lines below the label that are its points."""
    lines = draft.lines
    start = _below_pictures(lines, i + 1)
    if start >= len(lines) or lines[start].role or (lines[start].label and not lines[start].bullet):
        return []
    start = _below_sub_labels(lines, start)
    above = i < draft.first
    if lines[start].bullet:
        found = _list_from(lines, start)
        if 2 * sum(is_page_line(draft, lines[at]) for at in found) > len(found):
            return []
        return found if _are_points(draft, found, hesitant, above) else []
    found = _numbered_from(lines, start)
    if found:
        return found if _are_points(draft, found, hesitant, above) else []
    if hesitant and not above:  # a section of the text: "Conclusion"
        return []
    if lines[i].soft or lines[start].soft:
        found = _soft_run(lines, start)
        if len(found) > 1 and _are_points(draft, found, hesitant, above):
            return found
    found = _boxed(lines, i)
    if found:
        return found
    found = _run(draft, start, hesitant)
    return found if _are_points(draft, found, hesitant, above) else []


def _below_pictures(lines: list[Line], start: int) -> int:
    """Where the points may begin: below pictures with their captions, and buttons."""
    at = start
    while at < len(lines) and at < start + _MOST_BEFORE_LIST:
        caption = at > start and lines[at - 1].kind == "image" and at + 1 < len(lines) and lines[at + 1].bullet
        if not (lines[at].kind == "image" or lines[at].zone == "share" or (caption and not lines[at].bullet)):
            break
        at += 1
    return at


def _below_sub_labels(lines: list[Line], start: int) -> int:
    """Where the list begins behind a short line, or behind two where one of them says who made the list: "This summary
    was written by a machine."."""
    if lines[start].bullet:
        return start
    if _is_sub_label(lines, start):
        return start + 1
    stop = start
    while stop < len(lines) and stop - start < _MOST_BEFORE_LIST and _may_stand_before_list(lines[stop]):
        stop += 1
    above = lines[start:stop]
    if stop < len(lines) and lines[stop].bullet and any("ai_generated" in line.hits for line in above):
        return stop
    return start


def _may_stand_before_list(line: Line) -> bool:
    return not line.bullet and not line.role and ("ai_generated" in line.hits or line.size <= _LONGEST_SUB_LABEL)


def _is_sub_label(lines: list[Line], i: int) -> bool:
    """Whether a short line stands between the label and the list: "Fourth quarter ended 31 December"."""
    line = lines[i]
    return line.size <= _LONGEST_SUB_LABEL and not is_sentence(line) and i + 1 < len(lines) and lines[i + 1].bullet


def _list_from(lines: list[Line], start: int) -> list[int]:
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


def _numbered_from(lines: list[Line], start: int) -> list[int]:
    """Paragraphs that count: "1. ...", "2. ..."."""
    found: list[int] = []
    for at in range(start, min(len(lines), start + _MOST_IN_LIST)):
        if lines[at].role or lines[at].kind != "paragraph" or _number(lines[at].text) != str(len(found) + 1):
            break
        found.append(at)
    return found if len(found) > 1 else []


def _soft_run(lines: list[Line], start: int) -> list[int]:
    found = [start]
    while lines[found[-1]].soft and found[-1] + 1 < len(lines) and len(found) < _MOST_IN_LIST:
        following = lines[found[-1] + 1]
        if following.role or following.label:
            break
        found.append(found[-1] + 1)
    return found


def _boxed(lines: list[Line], i: int) -> list[int]:
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


def _run(draft: Draft, start: int, hesitant: bool) -> list[int]:
    """A run of short paragraphs that something ends: a heading, a line of the page, a long paragraph, a dateline."""
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
        if start < draft.first + 1 and alone and 8 <= lines[start].size <= LONGEST_POINT and is_sentence(lines[start]):
            return [start]
        return []
    if len(found) == 1:
        alone = i < len(lines) and (lines[i].kind == "heading" or lines[i].size < 8) and not _are_facts(lines, i)
        return found if alone and start <= draft.first else []
    if hesitant or len(found) > _MOST_IN_RUN or not ended:
        return []
    if 2 * sum(is_sentence(lines[at]) for at in found) < len(found):
        return []
    if found[0] <= draft.first and found[-1] >= draft.last:  # all of the text
        return []
    single = sum(is_single(lines[at].text) for at in found)
    above = start <= draft.second + 1 and 2 * start < len(lines)
    return found if single >= (0.6 if above else 1.0) * len(found) and (above or len(found) > 2) else []


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
    return False


def _are_points(draft: Draft, found: list[int], hesitant: bool, above: bool) -> bool:
    """Whether these say something each: sentences or phrases, no links and no names alone."""
    lines = draft.lines
    if not found:
        return False
    sizes = [lines[at].size for at in found]
    linked = sum(is_whole_link(lines[at]) for at in found)
    if max(sizes) > 140 or 2 * linked > len(found):
        return False
    average = sum(sizes) / len(sizes)
    if not hesitant:
        return average >= 3
    if above:
        return average >= 4
    if average < 6 or len(found) == 1:
        return False
    if 2 * sum(is_sentence(lines[at]) for at in found) >= len(found):
        return True
    if "hesitant" not in lines[found[0] - 1].spans:  # "The benefits at a glance"
        return False
    shares = echoes(draft, found)
    return bool(shares) and sum(shares) >= _ECHOED_IN_PLACE_OF_SENTENCES * len(shares)


def _prefixed(draft: Draft) -> Groups:
    """Key points on the line of their label: "TL;DR: ...", "Key points: one; two; three"."""
    for i, line in enumerate(draft.lines):
        if line.role or line.kind != "paragraph" or line.size < 8 or not 0 <= i <= draft.first + 1:
            continue
        head, colon, rest = line.text.partition(_sign_behind_label(line.text))
        if not colon or len(head) > _LONGEST_LABEL or is_whole_link(line):
            continue
        words = phrase_words(head)
        if highlights_strength(words, draft.words.spans(words, head.lower()), draft.words) != "highlights":
            continue
        points = _parted(rest.strip())
        if colon == "•" and line.size - len(words) < _WORDS_EACH * len(points):  # topics and dates, parted by bullets
            continue
        if len(points) == 1 and (points[0][-1:] not in ".!?。" or len(points[0].split()) > LONGEST_POINT):
            continue
        line.decide("highlight", "highlights:prefix")
        return [(head.strip(), [(point, i) for point in points])]
    return []


def _run_together(draft: Draft) -> Groups:
    """A list whose first point has run together with the label: "Key points:* The first", and the others below."""
    lines = draft.lines
    for i, line in enumerate(lines[:-1]):
        if line.role or line.kind != "paragraph" or not lines[i + 1].bullet or "*" not in line.text[:_LONGEST_LABEL]:
            continue
        head, _, rest = line.text.partition("*")
        words = phrase_words(head)
        if not rest or highlights_strength(words, draft.words.spans(words, head.lower()), draft.words) != "highlights":
            continue
        found = _list_from(lines, i + 1)
        if not _are_points(draft, [i, *found], False, i < draft.first):
            continue
        for at in (i, *found):
            lines[at].decide("highlight", "highlights:run-together")
        return [(head.rstrip(" :"), [(rest.strip(), i), *reading_alone(lines, found)])]
    return []


def _sign_behind_label(text: str) -> str:
    """What parts a label from its points on one line: a colon, else the first bullet."""
    if "：" in text[:24]:
        return "："
    bullet = text.find("•", 0, _LONGEST_LABEL)
    return ":" if bullet < 0 or ":" in text[:bullet] else "•"


def _parted(text: str) -> list[str]:
    for sign in (" • ", "•", " ● ", "; ", "；", " | ", " – "):
        parts = [part.strip(" ;•●") for part in text.split(sign)]
        if len(parts) > 1 and all(len(part) > 3 for part in parts if part):
            return [part for part in parts if part]
    return [text]
