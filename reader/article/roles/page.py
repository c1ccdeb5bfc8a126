"""The lines of the page: every pass that folds some of them away, in the order in which they rest on each other."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from reader.article.roles.above import mark_above
from reader.article.roles.adverts import mark_adverts
from reader.article.roles.boilerplate import (
    ADDRESSED,
    LONGEST,
    LONGEST_TEASER,
    ZONES,
    is_call_of_sender,
    is_page_line,
    zones_are_true,
)
from reader.article.roles.contacts import is_contact
from reader.article.roles.datelines import has_release_dateline
from reader.article.roles.draft import is_link, is_sentence, leads_text, runs
from reader.article.roles.links import mark_linked_run
from reader.article.roles.listed import mark_headed
from reader.article.roles.marks import is_byline, is_counter, is_credited, is_date, is_name, is_time_of_day
from reader.article.roles.offers import mark_beside_offers, mark_boxes_above, mark_offers
from reader.article.roles.replies import mark_replies
from reader.article.roles.sections import closes_report
from reader.article.roles.strange import mark_strange
from reader.article.roles.tables import mark_closing_rows
from reader.article.roles.tails import SHORT, TAG_WORDS, mark_dates, mark_strays, mark_tail, may_be_page
from reader.article.roles.teasers import mark_teasers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_AROUND: Final = frozenset(("aside", "footer", "nav"))
_SHORTEST_TITLE: Final = 5
_MOST_BETWEEN: Final = 4
_FEWEST_CONTENTS: Final = 3
_FEWEST_HEADLINES: Final = 3
_LONGEST_HEADLINE: Final = 20
_LONGEST_RUNNING: Final = "05:00"  # recordings of five hours are rare


def mark_lines(draft: Draft) -> None:
    """Folds away the lines of the page; each pass sees what those before it have found."""
    said = _mark_said(draft)
    mark_closing_rows(draft)
    mark_offers(draft)
    mark_boxes_above(draft, said)
    mark_beside_offers(draft)
    mark_replies(draft)
    _mark_foot(draft)
    mark_above(draft)
    _mark_contents(draft)
    _mark_players(draft)
    _mark_headlines(draft)
    mark_teasers(draft)
    mark_headed(draft)
    mark_strange(draft)
    mark_tail(draft)
    mark_linked_run(draft)
    _mark_headline_again(draft)
    _mark_issuer(draft)
    _mark_between(draft)
    mark_strays(draft)
    mark_dates(draft)
    mark_adverts(draft)


def _mark_said(draft: Draft) -> list[int]:
    """Marks zones of the page, counters and lines that say by themselves that they are the page's; gives the last."""
    zones = zones_are_true(draft)
    numbers = _section_numbers(draft.lines)
    said: list[int] = []
    for i, line in enumerate(draft.lines):
        if line.role or _only_tells(line):
            continue
        if line.kind == "heading" and line.low not in _ADVERTS and _leads(draft, i):
            continue
        if i in numbers or _is_of_text(draft, i, line):
            continue
        if zones and line.zone in ZONES and not (line.zone == "share" and line.kind == "quote"):  # a post that is shown
            line.decide("boilerplate", f"page:zone-{line.zone}")
        elif is_counter(line):
            line.decide("boilerplate", "page:counter")
        elif is_page_line(draft, line) and not _calls_in_release(draft, i):
            line.decide("boilerplate", "page:line")
            said.append(i)
    return said


def _calls_in_release(draft: Draft, i: int) -> bool:
    """Whether the sender of a release calls on its readers here, above all profiles."""
    if not is_call_of_sender(draft, draft.lines[i]) or not has_release_dateline(draft):
        return False
    return all(line.role != "profile" for line in draft.lines[:i])


def _is_of_text(draft: Draft, i: int, line: Line) -> bool:
    """Whether the line only looks like one of the page: the headline, a rating, the time in a byline."""
    if (line.kind == "heading" and _is_rating(draft.lines, i)) or closes_report(draft.lines, i):
        return True
    if i < draft.first and i != draft.headline:
        dated = is_time_of_day(line) and line.text >= _LONGEST_RUNNING
        return dated or line.tokens[-1:] == ["ago"]
    return i == draft.headline and line.level == 1 and line.size >= _SHORTEST_TITLE


def _is_rating(lines: list[Line], i: int) -> bool:
    """Whether a figure is the heading below another: "Overall rating", "7.9"."""
    if not i or not lines[i].text[0].isdigit() or len(lines[i].text) > _LONGEST_FIGURE:
        return False
    return lines[i - 1].kind == "heading"


_ADVERTS: Final = frozenset("advertisement advertisements advertising anzeige werbung publicité publicidad".split())
_QUESTIONS: Final = (["faq"], ["faqs"])


def _leads(draft: Draft, i: int) -> bool:
    """Whether the heading stands above running text that is not the page's, or above a question that such a text
    answers."""
    lines = draft.lines
    if leads_text(lines, i):
        return not (lines[i].spans and is_page_line(draft, lines[i + 1]))
    return lines[i].tokens[:1] in _QUESTIONS and i + 1 < len(lines) and lines[i + 1].text[-1:] in "?？"


def _only_tells(line: Line) -> bool:
    """Whether this is a long paragraph that does not speak to its reader: no line of the page is one."""
    return line.told and line.size > LONGEST_TEASER and line.words.isdisjoint(_SPEAKING_TO)


_SPEAKING_TO: Final = ADDRESSED | {"cookies", "cookie"}


def _section_numbers(lines: list[Line]) -> set[int]:
    """The lines that number the sections of a text: "1", "2", "3" above paragraphs."""
    numbered = [i for i, line in enumerate(lines) if line.text.isdecimal() and len(line.text) <= 2]
    if len(numbered) < 2 or [int(lines[i].text) for i in numbered] != list(range(1, len(numbered) + 1)):
        return set()
    parted = all(any(line.told for line in lines[one:other]) for one, other in pairwise(numbered))
    return set(numbered) if parted else set()


def _mark_foot(draft: Draft) -> None:
    """What the page says below everything else: lines of its own `<footer>` and links in an `<aside>`.

    The footer of a quotation names who spoke.
    """
    for line in reversed(draft.lines):
        if line.zone not in _AROUND and line.role != "boilerplate":
            break
        if line.role or line.kind == "quote" or is_contact(draft, line):
            continue
        if line.zone == "footer" or is_link(line):
            line.decide("boilerplate", f"page:zone-{line.zone}")


def _mark_contents(draft: Draft) -> None:
    """Lists and runs of short paragraphs that are headings of the text below them: tables of contents."""
    lines = draft.lines
    headings = {lines[i].low: i for i in draft.heads}
    if len(headings) < _FEWEST_CONTENTS:
        return
    for run in runs([i for i, line in enumerate(lines) if not line.role and headings.get(line.low, -1) > i]):
        if len(run) >= _FEWEST_CONTENTS and headings[lines[run.start].low] >= run.stop:
            for line in lines[run.start : run.stop]:
                line.decide("boilerplate", "page:contents")


def _mark_players(draft: Draft) -> None:
    """What stands below the sign of a player: the title, the programme."""
    left = 0
    for i, line in enumerate(draft.lines):
        if line.rule == "page:counter" and i > draft.begin and line.text[-3:-2] == ":":
            _mark_title_above(draft.lines, i)
        if line.role == "boilerplate" and line.size <= 4 and not line.words.isdisjoint(_PLAYERS):
            left = 3
        elif i < draft.first and is_name(line) and i + 1 < len(draft.lines) and is_byline(draft.lines[i + 1]):
            left = 0
        elif left and not line.role and _is_of_player(line):
            line.decide("boilerplate", "page:player")
            left -= 1
        elif line.role != "boilerplate":
            left = 0


def _mark_title_above(lines: list[Line], time: int) -> None:
    """Marks the linked heading of a recording right above its running time."""
    title = lines[time - 1]
    if title.kind == "heading" and not title.role and title.level != 1 and is_link(title):
        title.decide("boilerplate", "page:player")


def _is_of_player(line: Line) -> bool:
    """Whether the line may be the title of a recording or its programme; a title that is a heading has a link."""
    titled = line.kind == "paragraph" or (line.kind == "heading" and line.level != 1 and is_link(line))
    return titled and line.size <= LONGEST and not is_sentence(line)


_LONGEST_FIGURE: Final = 5
_PLAYERS: Final = frozenset("watch video player playing".split())


def _mark_headlines(draft: Draft) -> None:
    """A list of other articles in the text: three or more headlines without a full stop, below a line of the page."""
    lines = draft.lines
    for items in draft.undecided_lists():
        above = lines[items.start - 1] if items.start else None
        if above is None or above.role != "boilerplate" or len(items) < _FEWEST_HEADLINES:
            continue
        if items.start < draft.begin and any(map(is_date, lines[items.start : items.stop])):  # the byline
            continue
        longest = TAG_WORDS if above.rule == "page:counter" else _LONGEST_HEADLINE  # "1/3" above captions of a gallery
        listed = lines[items.start : items.stop]
        if all(line.size <= longest and not (line.text.endswith((".", "。")) or is_credited(line)) for line in listed):
            for line in listed:
                line.decide("boilerplate", "page:headlines")


def _mark_between(draft: Draft) -> None:
    """Short lines with lines of the page on both sides: names and prices of a market box, authors of teasers."""
    lines = draft.lines
    parting = Counter([line.low for line, below in pairwise(lines) if below.told])
    start = -1
    for i, line in enumerate(lines):
        if line.role == "boilerplate":
            if 0 < start < i <= start + _MOST_BETWEEN and _parts_nothing(lines[start - 1]) and _parts_nothing(line):
                between = lines[start:i]
                boxed = start > draft.first and _are_offers(lines[start - 1], between, line)
                if (boxed or all(map(may_be_page, between))) and not _part_text(lines, start, i, parting):
                    for one in between:
                        one.decide("boilerplate", "page:between")
            start = i + 1
        elif line.role:
            start = -1


def _part_text(lines: list[Line], start: int, stop: int, parting: Counter[str]) -> bool:
    """Whether the same line of the page on both sides stands above several paragraphs (`parting` counts above how many
    each line does), or advertisements on both sides stand around a heading: what is between them is of the text."""
    mark = lines[stop].low
    if {mark, lines[start - 1].low} <= _ADVERTS and any(line.kind == "heading" for line in lines[start:stop]):
        return True
    return mark == lines[start - 1].low and parting[mark] >= _FEWEST_PARTED


_FEWEST_PARTED: Final = 3


def _parts_nothing(line: Line) -> bool:
    """Whether the line of the page is neither a counter nor a rule between parts of the text."""
    return line.rule != "page:counter" and bool(line.tokens)


def _are_offers(before: Line, between: list[Line], after: Line) -> bool:
    """Whether short lines stand between two buttons that are the same: products and prices of a box."""
    return (
        len(before.tokens) > 1
        and before.tokens == after.tokens
        and all(not (line.role or line.told or is_sentence(line)) and line.size <= LONGEST for line in between)
    )


def _mark_headline_again(draft: Draft) -> None:
    """The headline once more among lines of the page: above buttons for sharing, in a gallery."""
    lines = draft.lines
    if draft.headline < 0 or lines[draft.headline].size < _SHORTEST_TITLE:
        return
    again = lines[draft.headline].low
    for i in range(draft.headline + 1, len(lines) - 1):
        if lines[i].low == again:
            beside = lines[i + 1 : i + 2] if lines[i].kind == "heading" else (lines[i - 1], lines[i + 1])
            if all(line.role == "boilerplate" for line in beside):
                lines[i].decide("boilerplate", "page:twin")


def _mark_issuer(draft: Draft) -> None:
    """Below a release, who issued it: "SOURCE Acme Corp.", where the headline or a profile is of Acme. Any other source
    is a source of the text."""
    for line in draft.lines[-SHORT:]:
        if line.role or line.size > SHORT or len(line.tokens) < 2 or line.tokens[0] != "source":
            continue
        if line.text.startswith(("SOURCE ", "SOURCE: ")) and not line.text.isupper():  # so the wires sign
            line.decide("boilerplate", "page:issuer")
            continue
        known = [one for i, one in enumerate(draft.lines) if one.role == "profile" or i == draft.headline]
        if any(line.tokens[1] in one.tokens[:LONGEST] for one in known):
            line.decide("boilerplate", "page:issuer")
