"""Publisher's highlights: lists and short paragraphs under a label, else on its line, else the deck above the text."""

from __future__ import annotations

from collections import Counter

from reader.article.phrases import phrase_words
from reader.article.roles.boilerplate import is_page_line
from reader.article.roles.decks import deck
from reader.article.roles.draft import announces, is_sentence
from reader.article.roles.echoes import echoes
from reader.article.roles.labels import KEY_POINTS, highlights_strength, strength_in_part
from reader.article.roles.points import LONGEST_POINT, are_contents, headings_of, is_whole_link, reading_alone
from reader.article.roles.shapes import (
    boxed,
    entries_from,
    headings_from,
    is_entry,
    is_numbered,
    list_from,
    numbered_from,
    run,
    soft_run,
    unmarked_list,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft
    from reader.article.roles.points import Groups

_LONGEST_SUB_LABEL: Final = 12
_MOST_BEFORE_LIST: Final = 3
_MOST_GROUPS: Final = 3
_LONGEST_LABEL: Final = 50
_WORDS_EACH: Final = 4
_MOST_BELIEVED: Final = 12
_LONGEST_POINT_BELIEVED: Final = 140
_ONE_IN: Final = 4
_ECHOED: Final = 0.2
_ECHOED_WHERE_HESITANT: Final = 0.35
_ECHOED_IN_PLACE_OF_SENTENCES: Final = 0.6


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
    groups: Groups = []
    found = _of_the_article(draft, _points_by_label(draft, strength), strength == "hesitant")
    headings = headings_of(draft.lines) if found else set()
    for i, points in found:
        line = draft.lines[i]
        if draft.lines[points[0]].kind != "heading" and are_contents(draft.lines, points, headings):
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
        if line.label is not None:
            groups.append((line.label[1], reading_alone(draft.lines, points)))
    return groups


def _points_by_label(draft: Draft, strength: str) -> list[tuple[int, list[int]]]:
    """The labels of that strength that have points below them, with these."""
    hesitant = strength == "hesitant"
    found = []
    for i, line in enumerate(draft.lines):
        if line.role or line.label is None or line.label[0] != strength:
            continue
        if line.zone == "nav" or _is_numbered_section(draft, i) or is_whole_link(line) or ":*" in line.text:
            continue
        if _is_item(draft.lines, i) or _is_of_profile(draft, i):
            continue
        points = _points_below(draft, i, hesitant)
        if points and _are_told(draft, i, points, hesitant):
            found.append((i, points))
    return found


def _of_the_article(draft: Draft, found: list[tuple[int, list[int]]], hesitant: bool) -> list[tuple[int, list[int]]]:
    """Those that sum up the article, and not the things that it goes through: "At a glance" below each of ten kettles
    says nothing of the article; above its text it does."""
    if not found:
        return found
    lines = draft.lines
    named = [line for line in lines if line.label is not None and line.label[0] in KEY_POINTS and not line.bullet]
    if max(len(found), len(named)) < _MOST_GROUPS:
        return found
    labels = Counter([line.low.strip(" :*#") for line in named])
    if len(found) < _MOST_GROUPS and max(labels.values()) < _MOST_GROUPS:
        return found
    return [
        (i, points)
        for i, points in found
        if i < draft.begin or not (hesitant or labels[lines[i].low.strip(" :*#")] >= _MOST_GROUPS)
    ]


def _is_item(lines: list[Line], i: int) -> bool:
    """Whether the label is the last of several items: of a table of contents, of the tabs above a text."""
    return lines[i].bullet and i > 0 and lines[i - 1].bullet and not (i + 1 < len(lines) and lines[i + 1].bullet)


def _is_of_profile(draft: Draft, i: int) -> bool:
    """Whether the label goes on with a profile: "Key achievements" below what "About Copper Creek" says."""
    return i > draft.begin and any(
        announces(draft.lines[at], "profile") and draft.lines[at + 1].told for at in range(max(0, i - 3), i - 1)
    )


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
    if not draft.lines[i].text[:1].isdigit() or not is_numbered(draft.lines[i].text):
        return False
    return any(line.kind == "heading" and is_numbered(line.text) for line in draft.lines if line is not draft.lines[i])


def _points_below(draft: Draft, i: int, hesitant: bool) -> list[int]:
    """The lines below the label that are its points."""
    lines = draft.lines
    start = _below_pictures(lines, i + 1)
    if start >= len(lines) or lines[start].role or (lines[start].label and not lines[start].bullet):
        return []
    start = _below_sub_labels(lines, start)
    if not lines[start].bullet and _is_of_parts(draft, lines[i]):
        return []
    if not hesitant and lines[start].kind == "heading":
        found = headings_from(lines, start)
        return found if _are_points(draft, found, hesitant, i < draft.begin) else []
    above = i < draft.begin
    if lines[start].bullet:
        found = list_from(lines, start)
        if 2 * sum(is_page_line(draft, lines[at]) for at in found) > len(found):
            return []
        return found if _are_points(draft, found, hesitant, above) else []
    if not hesitant and lines[start].size >= _WORDS_EACH * (lines[start].text.count(" • ") + 1) > _WORDS_EACH:
        return [start]
    found = numbered_from(lines, start) or ([] if hesitant else entries_from(lines, start))
    if found:
        return found if _are_points(draft, found, hesitant, above) else []
    if hesitant and not above:  # a section of the text: "Conclusion"
        return []
    if lines[i].soft or lines[start].soft:
        found = soft_run(lines, start)
        if len(found) > 1 and _are_points(draft, found, hesitant, above):
            return found
    found = boxed(lines, i)
    if found:
        return found
    stands_out = lines[i].kind == "heading" or lines[i].bold or not lines[i].text.endswith((":", "："))
    found = unmarked_list(draft, start) if above or stands_out else []
    if found:
        return found
    found = run(draft, start) or _single(draft, start)
    return found if _are_points(draft, found, hesitant, above) else []


def _is_of_parts(draft: Draft, label: Line) -> bool:
    """Whether only a part of the label announces key points, so that prose below it goes on with the other part."""
    return bool(strength_in_part(label, draft.words)) and not highlights_strength(
        label.tokens, label.spans, draft.words
    )


def _single(draft: Draft, start: int) -> list[int]:
    """A paragraph alone that sums up the longer ones below it, which say again what it says."""
    lines = draft.lines
    if start > draft.begin or start + 1 >= len(lines):
        return []
    line, following = lines[start], lines[start + 1]
    if line.kind != "paragraph" or not (_FEWEST_ALONE <= line.size <= LONGEST_POINT and is_sentence(line)):
        return []
    if not (following.told and following.size >= line.size):
        return []
    shares = echoes(draft, [start])
    return [start] if shares and shares[0] >= _ECHOED_ALONE else []


_FEWEST_ALONE: Final = 8
_ECHOED_ALONE: Final = 0.5


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


def _are_points(draft: Draft, found: list[int], hesitant: bool, above: bool) -> bool:
    """Whether these say something each: sentences or phrases, no links and no names alone."""
    lines = draft.lines
    if not found:
        return False
    sizes = [lines[at].size for at in found]
    linked = sum(is_whole_link(lines[at]) for at in found)
    if sum(size > _LONGEST_POINT_BELIEVED for size in sizes) > len(sizes) // _ONE_IN or 2 * linked > len(found):
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
        if line.role or line.kind != "paragraph" or line.size < 8 or i > max(draft.begin + 1, draft.second_below):
            continue
        head, colon, rest = line.text.partition(_sign_behind_label(line.text))
        if not colon or len(head) > _LONGEST_LABEL or is_whole_link(line):
            continue
        words = phrase_words(head)
        strength = highlights_strength(words, draft.words.spans(words, head.lower()), draft.words)
        if strength != "highlights" and not (strength == "hesitant" and _is_summed_up(draft, i)):
            continue
        points = _parted(rest.strip())
        if colon == "•" and line.size - len(words) < _WORDS_EACH * len(points):  # topics and dates, parted by bullets
            continue
        if len(points) == 1 and (points[0][-1:] not in ".!?。" or len(points[0].split()) > LONGEST_POINT):
            continue
        line.decide("highlight", "highlights:prefix")
        return [(head.strip(), [(point, i) for point in points])]
    return []


def _is_summed_up(draft: Draft, i: int) -> bool:
    """Whether the text below says again what the line says: "Summary: ..." above the article, and not "Background: ..."
    above "Methods: ..." and "Results: ..."."""
    following = draft.lines[i + 1 : i + 3]
    if len(following) > 1 and all(map(is_entry, following)):
        return False
    shares = echoes(draft, [i]) if i <= draft.begin else []
    return bool(shares) and shares[0] >= _ECHOED_IN_PLACE_OF_SENTENCES


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
        found = list_from(lines, i + 1)
        if not _are_points(draft, [i, *found], False, i < draft.begin):
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
