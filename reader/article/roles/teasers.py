"""Teasers of other articles among the text and below it: the page, though no line of them says so by itself."""

from __future__ import annotations

from reader.article.roles.contacts import is_contact
from reader.article.roles.draft import is_sentence
from reader.article.roles.feeds import mark_feeds
from reader.article.roles.links import mark_cards, mark_links

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_CUT_OFF: Final = ("...", "…")
_FEWEST_CUT_OFF: Final = 3
_LONGEST_BYLINE: Final = 12
_FEWEST_TOLD: Final = 2
_MOST_BUTTONS: Final = 2
_FEWEST_HEADINGS: Final = 2
_SHORTEST_TITLE: Final = 4
_LONGEST_TOPIC: Final = 5
_MOST_TOPICS: Final = 5


def mark_boxes(draft: Draft) -> None:
    """Marks feeds of teasers, whose paragraphs are as long as those of the text. Comes first, since
    where the text ends depends on it."""
    mark_feeds(draft.lines)
    _mark_cut_off(draft)


def _mark_cut_off(draft: Draft) -> None:
    """Titles in headings of one level, three or more, one after the other, each with a text that breaks off; bylines
    and buttons may stand between."""
    lines = draft.lines
    found = [(i, text) for i in draft.heads if (text := _cut_off_below(lines, i)) > 0]
    while len(found) >= _FEWEST_CUT_OFF:
        run = 1
        while run < len(found) and _go_together(lines, found[run - 1][1], found[run][0]):
            run += 1
        start, stop = found[0][0], found[run - 1][1] + 1
        if run >= _FEWEST_CUT_OFF and sum([line.told for line in (*lines[:start], *lines[stop:])]) >= _FEWEST_TOLD:
            for line in lines[start:stop]:
                line.decide("boilerplate", "page:cut-off")
        found = found[run:]


def _cut_off_below(lines: list[Line], i: int) -> int:
    """Where the paragraph stands that breaks off below a heading, or below the byline under it; 0 where none does."""
    for at in (i + 1, i + 2):
        if at >= len(lines) or lines[at].kind != "paragraph":
            return 0
        if lines[at].size >= _SHORTEST_TITLE and lines[at].text.endswith(_CUT_OFF):
            return at
        if lines[at].size > _LONGEST_BYLINE:
            return 0
    return 0


def _go_together(lines: list[Line], text: int, title: int) -> bool:
    """Whether nothing but a button or two stands between a text that breaks off and the next title."""
    between = lines[text + 1 : title]
    return len(between) <= _MOST_BUTTONS and all(line.size <= _LONGEST_BYLINE and not line.told for line in between)


def mark_teasers(draft: Draft) -> None:
    """Marks titles of other articles: headings that follow each other, links, topics and titles in turn."""
    _mark_heading_runs(draft)
    mark_links(draft)
    mark_cards(draft)
    _mark_pairs(draft)


def _mark_pairs(draft: Draft) -> None:
    """Topics and titles in turn at the very end: two headings or more with nothing but short lines around them."""
    lines = draft.lines
    start = len(lines)
    titles = topics = 0
    while start > draft.last + 1:
        line = lines[start - 1]
        topics = topics + 1 if not line.role and line.kind != "heading" else 0
        if topics > _MOST_TOPICS:  # a table above them
            start += _MOST_TOPICS
            break
        if _is_title(line):
            titles += 1
        elif not (line.role == "boilerplate" or (_is_topic(line) and not is_contact(draft, line))):
            break
        start -= 1
    if titles < _FEWEST_HEADINGS:
        return
    for line in lines[start:]:
        if not line.role:
            line.decide("boilerplate", "page:pairs")


def _is_topic(line: Line) -> bool:
    short = line.size <= _LONGEST_TOPIC and line.kind in ("paragraph", "list_item")
    return short and not (line.role or line.label or is_sentence(line) or "contributor" in line.spans)


def _mark_heading_runs(draft: Draft) -> None:
    lines = draft.lines
    stop = 0
    for i in draft.heads:
        if i < stop:
            continue
        stop = i
        while stop < len(lines) and _is_title(lines[stop]) and lines[stop].level == lines[i].level:
            stop += 1
        if stop - i >= _FEWEST_HEADINGS and not (i < draft.last and _are_steps(lines[i:stop])):
            titles = lines[i : _leading(draft, i, stop)]
            if len(titles) < _FEWEST_HEADINGS:
                continue
            for line in titles:
                line.decide("boilerplate", "page:titles")


def _are_steps(heads: list[Line]) -> bool:
    """Whether headings number the steps of a text: "3. Press the lever", "4. Let go"."""
    numbers = [line.text[:_LONGEST_NUMBER].partition(". ")[0] for line in heads]
    if not all(map(str.isdecimal, numbers)):
        return False
    first = int(numbers[0])
    return [*map(int, numbers)] == [*range(first, first + len(numbers))]


_LONGEST_NUMBER: Final = 4


def _is_title(line: Line) -> bool:
    return (
        line.kind == "heading"
        and not (line.role or line.label)
        and line.size >= _SHORTEST_TITLE
        and (line.text.endswith(_CUT_OFF) or not line.text.endswith((".", "。", ":", "：")))
    )


def _leading(draft: Draft, start: int, stop: int) -> int:
    """Where the headings end that lead no text. The last one of a run does, unless a label of the page stands above."""
    lines = draft.lines
    if start and lines[start - 1].rule == "page:section":
        return stop
    if start < draft.first:
        return start
    goes_on = stop < len(lines) and lines[stop].kind == "heading" and lines[stop].level == lines[start].level
    return stop if start > draft.last or goes_on else stop - 1
