"""Publisher's highlights: lists and short paragraphs under a label, else on its line, else the deck above the text."""

from __future__ import annotations

from reader.article.phrases import phrase_words
from reader.article.roles.boilerplate import is_page_line
from reader.article.roles.decks import deck
from reader.article.roles.draft import announces, is_sentence
from reader.article.roles.echoes import echoes
from reader.article.roles.labels import KEY_POINTS, announces_points, highlights_strength, strength_in_part
from reader.article.roles.points import are_contents, are_times, headings_of, is_whole_link, reading_alone
from reader.article.roles.shapes import (
    alike_from,
    headings_from,
    is_counted,
    is_headed,
    is_numbered_section,
    list_from,
    retold_run,
    run,
    single,
    soft_run,
    unmarked_list,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft
    from reader.article.roles.points import Groups

_FEWEST_THINGS: Final = 3
_MOST_BELIEVED: Final = 12
_FEWEST_PREFIXED: Final = 6  # words, with those of the label
_MOST_SUB_LABELS: Final = 2
_LONGEST_SUB_LABEL: Final = 12
_ECHOED: Final = 0.2
_ECHOED_WHERE_HESITANT: Final = 0.35
_FEWEST_WORDS: Final = 3
_FEWEST_WORDS_WHERE_HESITANT: Final = 4
_FEWEST_WORDS_BELOW: Final = 6
_LONGEST_LABEL: Final = 50
_LONGEST_CJK_LABEL: Final = 24
_LONGEST_PLAIN_LABEL: Final = 5  # words; "Key Highlights of the Quellmoor Plan" heads a section of the text
_WORDS_EACH: Final = 4
_ECHOED_IN_PLACE_OF_SENTENCES: Final = 0.6
_AROUND: Final = " :*#"


def find_highlights(draft: Draft) -> tuple[str | None, list[tuple[str, int]]]:
    """The label and the points with their lines, which get their roles here; nothing where the publisher gives none."""
    labels = [i for i, line in enumerate(draft.lines) if not line.role and announces_points(line)]
    groups = _run_together(draft)
    for strength in KEY_POINTS if labels else ():
        groups = groups or _labelled(draft, labels, strength)
    groups = groups or _prefixed(draft) or deck(draft)
    points: list[tuple[str, int]] = []
    label = None
    for name, found in groups:
        label = label or name
        points.extend(found)
    return label, points


def _labelled(draft: Draft, labels: list[int], strength: str) -> Groups:
    groups: Groups = []
    found = _of_the_article(draft, labels, _points_by_label(draft, labels, strength))
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
        line.decide("highlights_label", "highlights:label")
        above = draft.lines[i - 1]
        if i and not above.role and announces_points(above):  # "In short" above "This article, summed up"
            above.decide("highlights_label", "highlights:label")
        for at in points:
            draft.lines[at].decide("highlight", "highlights:labelled")
        if line.label is not None:
            groups.append((line.label[1].strip("* "), reading_alone(draft.lines, points)))
    return groups


def _points_by_label(draft: Draft, labels: list[int], strength: str) -> list[tuple[int, list[int]]]:
    """The labels of that strength that have points below them, with these."""
    hesitant = strength == "hesitant"
    found = []
    for i in labels:
        line = draft.lines[i]
        if not announces(line, strength) or line.zone == "nav" or is_whole_link(line):
            continue
        if _is_of_profile(draft, i) or is_numbered_section(draft.lines, i):
            continue
        points = _points_below(draft, i, hesitant)
        if points and _are_told(draft, i, points, hesitant):
            found.append((i, points))
    return found


def _of_the_article(draft: Draft, labels: list[int], found: list[tuple[int, list[int]]]) -> list[tuple[int, list[int]]]:
    """Those that sum up the article, and not the things that it goes through: "At a glance" below each of ten kettles
    says nothing of the article, nor does one paragraph "In brief" in each of two sections."""
    named = [line.low.strip(_AROUND) for line in [draft.lines[i] for i in labels] if not line.bullet]
    of_article = []
    for i, points in found:
        told = len(points) == 1 and not draft.lines[points[0]].bullet
        if named.count(draft.lines[i].low.strip(_AROUND)) < (2 if told else _FEWEST_THINGS):
            of_article.append((i, points))
    return of_article


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
    return sum(found) >= (_ECHOED_WHERE_HESITANT if hesitant else _ECHOED) * len(found)


def _are_wishes(draft: Draft, points: list[int]) -> bool:
    """Whether half of the points want something of the reader: to sign up, to follow, to write in."""
    wishes = sum(
        bool(draft.words.promotions.found(draft.lines[at])) or draft.lines[at].low.endswith("learn more.")
        for at in points
    )
    return 2 * wishes >= len(points) > 1 < wishes


def _points_below(draft: Draft, i: int, hesitant: bool) -> list[int]:
    """The lines below the label that are its points."""
    lines = draft.lines
    start = i + 1
    if start >= len(lines) or lines[start].role or lines[start].label:
        return []
    start = _below_sub_labels(lines, start)
    above = i < draft.begin
    if above and not hesitant and "ai_generated" in lines[start].hits and not lines[start].bullet:
        start = _below_note(draft, start)
    if lines[start].bullet:
        found = list_from(lines, start)
        if 2 * sum(is_page_line(draft, lines[at]) for at in found) > len(found):
            return []
        return found if _are_points(draft, found, hesitant, above) else []
    if strength_in_part(lines[i], draft.words):  # prose below such a label goes on with its other part
        return []
    if not hesitant and lines[start].kind == "heading":
        found = headings_from(lines, start)
        return found if _are_points(draft, found, hesitant, above) else []
    if lines[start].size >= _WORDS_EACH * (lines[start].text.count(" • ") + 1) > _WORDS_EACH:
        return [start]
    if lines[i].size <= _LONGEST_PLAIN_LABEL:
        found = alike_from(lines, start, is_counted) or ([] if hesitant else alike_from(lines, start, is_headed))
        if found:
            return found if _are_points(draft, found, hesitant, above) else []
    if hesitant and not above:  # a section of the text: "Conclusion"
        return []
    if lines[start].soft:
        return soft_run(lines, start)
    stands_out = above or lines[i].kind == "heading" or lines[i].bold or not lines[i].text.endswith((":", "："))
    found = (stands_out and unmarked_list(draft, start)) or run(draft, start) or single(draft, start)
    if not found and above and not hesitant:
        found = retold_run(draft, start)
    return found if _are_points(draft, found, hesitant, above) else []


def _below_sub_labels(lines: list[Line], start: int) -> int:
    """Where the list begins behind a short line that says what it is of ("Fourth quarter"), or one that says who wrote
    it ("This summary was written by a machine.") and another."""
    for at in range(start, min(start + _MOST_SUB_LABELS, len(lines) - 1)):
        composed = "ai_generated" in lines[at].hits
        short = lines[at].size <= _LONGEST_SUB_LABEL and not is_sentence(lines[at])
        if lines[at].bullet or not (composed or short):
            break
        if lines[at + 1].bullet:
            return at + 1
        if not composed:
            break
    return start


def _below_note(draft: Draft, start: int) -> int:
    """Where points begin behind a note that says that a machine wrote them, and the button that closes it."""
    at = start + 1
    while at < min(start + _MOST_SUB_LABELS + 1, len(draft.lines) - 1):
        if draft.lines[at].size > _LONGEST_BUTTON or is_sentence(draft.lines[at]):
            break
        at += 1
    return at if at < len(draft.lines) and not draft.lines[at].role else start


_LONGEST_BUTTON: Final = 2


def _are_points(draft: Draft, found: list[int], hesitant: bool, above: bool) -> bool:
    """Whether these say something each: sentences or phrases, no links and no names alone."""
    if not found or 2 * sum(is_whole_link(draft.lines[at]) for at in found) > len(found):
        return False
    if are_times(draft.lines, found) or not any(map(str.isalpha, draft.lines[found[0]].text)):
        return False
    average = sum(draft.lines[at].size for at in found) / len(found)
    if above or not hesitant:
        return average >= (_FEWEST_WORDS_WHERE_HESITANT if hesitant else _FEWEST_WORDS)
    if average < _FEWEST_WORDS_BELOW or len(found) == 1:
        return False
    if 2 * sum(is_sentence(draft.lines[at]) for at in found) >= len(found):
        return True
    if "hesitant" not in draft.lines[found[0] - 1].spans:  # "The benefits at a glance"
        return False
    return sum(echoes(draft, found)) >= _ECHOED_IN_PLACE_OF_SENTENCES * len(found)


def _prefixed(draft: Draft) -> Groups:
    """Key points on the line of their label: "TL;DR: ...", "Key points: one; two; three"."""
    for i, line in enumerate(draft.lines):
        if (
            line.role
            or line.kind != "paragraph"
            or line.size < _FEWEST_PREFIXED
            or i > max(draft.begin + 1, draft.second_below)
        ):
            continue
        head, colon, rest = line.text.partition("：" if "：" in line.text[:_LONGEST_CJK_LABEL] else ":")
        if not colon or len(head) > _LONGEST_LABEL or is_whole_link(line):
            continue
        words = phrase_words(head)
        strength = highlights_strength(words, draft.words.spans(words, head.lower()), draft.words)
        if strength != "highlights" and not (strength == "hesitant" and _is_summed_up(draft, i)):
            continue
        if _is_in_section(draft, i):
            continue
        points = _parted(rest.strip())
        if len(points) == 1 and points[0][-1:] not in ".!?。":
            continue
        line.decide("highlight", "highlights:prefix")
        return [(head.strip(), [(point, i) for point in points])]
    return []


def _is_in_section(draft: Draft, i: int) -> bool:
    """Whether a line sums up a section of the text, and not the article: a heading stands above it behind text."""
    heads = [at for at in draft.heads if draft.headline < at < i]
    return bool(heads) and any(draft.lines[at].told for at in range(draft.headline + 1, heads[-1]))


def _is_summed_up(draft: Draft, i: int) -> bool:
    """Whether the text below says again what the line says: "Summary: ..." above the article."""
    shares = echoes(draft, [i]) if i <= draft.begin else []
    return bool(shares) and shares[0] >= _ECHOED_IN_PLACE_OF_SENTENCES


def _run_together(draft: Draft) -> Groups:
    """A list whose first point has run together with the label: "Key points:* The first", and the others below."""
    lines = draft.lines
    for i, line in enumerate(lines[:-1]):
        if "*" not in line.text[:_LONGEST_LABEL] or line.role or line.kind != "paragraph" or not lines[i + 1].bullet:
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


def _parted(text: str) -> list[str]:
    for dash in ("- ", "– ", "* "):  # "Key points: - The first. - The second."
        if text.startswith(dash) and f" {dash}" in text:
            return text[len(dash) :].split(f" {dash}")
    for sign in (" • ", "•", " ● ", "; ", "；", " | ", " – "):
        parts = [part.strip(" ;•●") for part in text.split(sign)]
        if len(parts) > 1 and all(len(part) > 3 for part in parts if part):
            return [part for part in parts if part]
    return [text]
