"""The deck: points that the publisher sets between the headline and the text, without a label."""

from __future__ import annotations

from reader.article.roles.boilerplate import is_page_line
from reader.article.roles.draft import LEADS, announces, is_sentence
from reader.article.roles.echoes import echoes
from reader.article.roles.labels import announces_points
from reader.article.roles.marks import starts_byline
from reader.article.roles.points import (
    LONGEST_POINT,
    are_contents,
    are_times,
    headings_of,
    is_single,
    is_whole_link,
    reading_alone,
)
from reader.article.roles.shapes import is_numbered_section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft
    from reader.article.roles.points import Groups

_LONGEST_HEAD: Final = 14
_MOST_RUNS: Final = 4
_LONGEST_LABEL: Final = 6
_LEADING: Final = 15
_LONGEST_STANDFIRST: Final = 60
_NEAR: Final = 3
_DASHES: Final = "-–—"
_ECHOED: Final = 0.5
_ECHOED_EACH: Final = 0.34
_ECHOED_BELOW_HEADLINE: Final = 0.35
_ECHOED_IN_SENTENCES: Final = 0.35
_ECHOED_SENTENCES_BELOW_HEADLINE: Final = 0.2
_ECHOED_BELOW_LABEL: Final = 0.65


def deck(draft: Draft) -> Groups:
    """Bullets between the headline and the text, or between a standfirst and the text."""
    lines = draft.lines
    start = draft.headline + 1 if 0 <= draft.headline <= draft.begin else 0
    runs = _runs_of_bullets(lines, start, min(draft.begin, len(lines))) + _below_standfirst(draft)
    run = next((run for run in (_told(draft, run) for run in runs) if run and _is_deck(draft, run)), [])
    if not run:
        return []
    for at in run:
        lines[at].decide("highlight", "highlights:deck")
    label = None
    above = run[0] - 1
    if above >= start and _may_be_label(draft, above):
        lines[above].decide("highlights_label", "highlights:label-of-deck")
        label = lines[above].text.rstrip(" :：*").strip()
    return [(label, reading_alone(lines, run))]


def _below_standfirst(draft: Draft) -> list[list[int]]:
    """Bullets below a standfirst that is as long as a paragraph, and above the text."""
    lines, first = draft.lines, draft.begin
    headline = draft.headline
    if headline < 0 < first < len(lines):
        headline = first - 1
    if not 0 <= headline < first <= headline + _NEAR or draft.second_below >= len(lines):
        return []
    if lines[first].size > _LONGEST_STANDFIRST or (lines[first + 1].bullet and not _may_stand_above(draft, first)):
        return []
    runs = _runs_of_bullets(lines, first + 1, min(first + 1 + _NEAR, draft.second_below))[:1]
    for run in runs:
        while run[-1] + 1 < draft.second_below and lines[run[-1] + 1].bullet:
            run.append(run[-1] + 1)
    told = [_told(draft, run) for run in runs]
    return [run for run in told if run and _is_echoed(draft, run, _ECHOED_BELOW_LABEL)]


def _may_stand_above(draft: Draft, first: int) -> bool:
    """Whether a paragraph right below the headline may have bullets below it that it does not lead up to."""
    line, above = draft.lines[first], draft.lines[first - 1]
    return above.kind == "heading" and line.text.endswith((".", "!", "?")) and len(line.text) < _LONGEST_LEAD


_LONGEST_LEAD: Final = 260


def _may_be_label(draft: Draft, at: int) -> bool:
    """Whether a short line above the deck announces it in words of its own: "If you are in a hurry"."""
    line = draft.lines[at]
    if at == draft.headline or line.role or not 0 < line.size <= _LONGEST_LABEL:
        return False
    return line.kind == "heading" or line.text.endswith((":", "："))


def _told(draft: Draft, run: list[int]) -> list[int]:
    """The bullets without the first or the last one, where that one is of the page; none where more are."""
    told = [at for at in run if not is_page_line(draft, draft.lines[at])]
    return told if told == run or (len(told) > 1 and told in (run[:-1], run[1:])) else []


def _runs_of_bullets(lines: list[Line], start: int, stop: int) -> list[list[int]]:
    """Bullets that follow each other; the first runs only, since what is no deck is a trail, a byline or buttons."""
    runs: list[list[int]] = []
    for i in range(start, stop):
        if not lines[i].bullet or lines[i].role:
            continue
        if runs and i == runs[-1][-1] + 1 and lines[i].kind == lines[i - 1].kind:
            runs[-1].append(i)
        elif len(runs) < _MOST_RUNS:
            runs.append([i])
        else:
            break
    return runs


def _is_no_point(line: Line) -> bool:
    """Whether an item is a link, a button, a byline or a caption: "Ann Marlow, left, at the mill. (Photo: ...)"."""
    if line.zone or is_whole_link(line) or any(sign in line.low for sign in _SIDES):
        return True
    if starts_byline(line) and not is_sentence(line):
        return True
    return not line.words.isdisjoint(_CAPTION) and (line.text.endswith(")") or "/" in line.text)


_SIDES: Final = (
    ", left, ",
    ", right, ",
    "from left",
    "from right",
    ", center, ",
    "(links)",
    "(rechts)",
    "à gauche)",
    "à droite)",
)


_CAPTION: Final = frozenset("photo photos foto fotos ap afp reuters getty dpa efe picture bild imago courtesy".split())


def _is_deck(draft: Draft, run: list[int]) -> bool:
    lines = draft.lines
    sizes = [lines[at].size for at in run]
    if len(run) > 8 or _is_short(sizes) or max(sizes) > LONGEST_POINT or draft.begin >= len(lines):
        return False
    if any(_is_no_point(lines[at]) for at in run) or _are_copies(draft, run) or _are_entries(lines, run):
        return False
    if are_times(lines, run) or are_contents(lines, run, headings_of(lines)):
        return False
    if len(run) == 1 and not _is_alone(draft, run[0]):
        return False
    average = sum(sizes) / len(sizes)
    single = sum(is_single(lines[at].text) for at in run)
    return average >= (9 if len(run) == 1 else 5) and 3 * single >= 2 * len(run) and _stands_free(draft, run)


def _is_short(sizes: list[int]) -> bool:
    """Whether more of the points have no more than three words than one of three: "Guidance confirmed"."""
    return 3 * sum(size < _SHORTEST for size in sizes) > len(sizes)


_SHORTEST: Final = 4


def _is_alone(draft: Draft, at: int) -> bool:
    """Whether a single item is a point, and neither the title of another article nor what somebody says."""
    line = draft.lines[at]
    return not (line.kind == "paragraph" and line.text[0] in _DASHES) and (
        is_sentence(line) or at <= draft.headline + 1
    )


def _are_entries(lines: list[Line], run: list[int]) -> bool:
    """Whether most items begin with what they are about: "Place: the old mill"."""
    return 2 * sum(":" in lines[at].text[:_LONGEST_HEAD] for at in run) > len(run)


def _are_copies(draft: Draft, run: list[int]) -> bool:
    """Whether items repeat each other or the headline: captions, trails."""
    lows = {draft.lines[at].low for at in run}
    return len(lows) < len(run) or (draft.headline >= 0 and draft.lines[draft.headline].low in lows)


def _stands_free(draft: Draft, run: list[int]) -> bool:
    """Whether no line above the items leads to them as to a list of the text or of the page, and the text says again
    what they say."""
    above = run[0] - 1
    before = draft.lines[above] if run[0] else None
    sentences = all(is_sentence(draft.lines[at]) for at in run)
    if before is None or above == draft.headline or (above == 0 and before.text.isupper()):
        return _is_echoed(draft, run, _ECHOED_SENTENCES_BELOW_HEADLINE if sentences else _ECHOED_BELOW_HEADLINE, 0.0)
    if above == 0 and draft.headline < 0 and before.kind == "heading" and before.size > _LONGEST_LABEL:
        return not before.text.endswith(LEADS) and _is_echoed(draft, run, _ECHOED_BELOW_LABEL)  # the title, as it seems
    if is_numbered_section(draft.lines, above):
        return False
    if announces_points(before):
        return True
    if announces(before, "page"):
        return False
    if _is_of_a_thing(draft, before):
        return False
    if before.text.endswith((":", "：", "…", "...")) or before.kind == "heading":
        leads = above > 0 and draft.lines[above - 1].size >= _LEADING
        return _may_be_label(draft, above) and not leads and _is_echoed(draft, run, _ECHOED_BELOW_LABEL)
    if sentences:
        return _is_echoed(draft, run, _ECHOED_IN_SENTENCES, 0.0)
    return _is_echoed(draft, run, _ECHOED)


def _is_of_a_thing(draft: Draft, line: Line) -> bool:
    """Whether the line announces highlights of something else: "Highlights of the collection", "Book highlights"."""
    words = draft.words
    if words.highlights_heads.words.isdisjoint(line.tokens):
        return False
    return line.tokens[0] in words.highlights_heads.words or not words.highlights_things.isdisjoint(line.tokens)


def _is_echoed(draft: Draft, run: list[int], least: float, each: float = _ECHOED_EACH) -> bool:
    """Whether the text says again as much of the points, on average, as asked for; one of four points may be alone."""
    found = echoes(draft, run)
    if not found:
        return True
    return sum(found) >= least * len(found) and 4 * sum(echo < each for echo in found) <= len(found)
