"""Lists of other articles that say a sentence or two about each, and dated ones: the page, though their sentences are
as long as paragraphs of the text."""

from __future__ import annotations

from reader.article.roles.draft import LEADS, announces, is_sentence, runs
from reader.article.roles.marks import is_caption, is_date, names_author

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_FEWEST: Final = 2
_FEWEST_TEASERS: Final = 3
_FEWEST_ABOVE: Final = 4
_WIDEST_GAP: Final = 6
_SHORTEST_TITLE: Final = 4
_LONGEST_TITLE: Final = 25
_LONGEST_TEASER: Final = 45
_MOST_BETWEEN: Final = 3
_NEARLY_TOLD: Final = 15
_ENDS: Final = frozenset(("profile", "profiles", "disclaimer", "contact", "highlights"))


def mark_listed(draft: Draft) -> None:
    """Marks teasers below labels such as "Latest news", and titles that each have their date."""
    _mark_dated(draft)
    _mark_below_labels(draft)
    _mark_vacancies(draft.lines)


def _mark_vacancies(lines: list[Line]) -> None:
    """Marks titles of vacancies, two or more one after the other: "Electrician (m/f/d), Ridge Ltd"."""
    found = [i for i, line in enumerate(lines) if not line.role and ("/d)" in line.low or "/w)" in line.low)]
    for run in runs([i for i in found if _is_vacancy(lines[i])]):
        led = run.start > 0 and lines[run.start - 1].text.endswith(LEADS)  # "We are looking for:"
        if len(run) > 1 and not led:
            for i in run:
                lines[i].decide("boilerplate", "page:vacancy")


def _is_vacancy(line: Line) -> bool:
    return line.size <= _LONGEST_VACANCY and not line.told and any(sign in line.low for sign in _ANYBODY)


_LONGEST_VACANCY: Final = 40
_ANYBODY: Final = ("(m/w/d)", "(w/m/d)", "(d/m/w)", "(m/f/d)", "(f/m/d)", "(m/w)")


def _mark_below_labels(draft: Draft) -> None:
    """What stands below the first label of the page behind the text, where all that is told there are teasers, at
    least one, and no longer than the text."""
    lines = draft.lines
    start = len(lines)
    told = titles = 0
    while start and not (lines[start - 1].told and _is_of_text(draft, start - 1)):
        start -= 1
    label = next((i for i in range(max(start, draft.headline + 1), len(lines)) if announces(lines[i], "page")), -1)
    if label < 0:
        return
    listed = lines[label : _end(lines, label)]
    for line in listed:
        told += line.size * line.told
        titles += _is_title(line)
    if not told or titles < _FEWEST or told > sum([line.size for line in lines[:label] if line.told]):
        return
    for line in listed:
        if not line.role and not _may_be_fine_print(line):
            line.decide("boilerplate", "page:listed")


def _is_of_text(draft: Draft, at: int) -> bool:
    line = draft.lines[at]
    if line.role or _may_be_fine_print(line):
        return False
    return draft.comes_back(at) or not _is_teaser(draft.lines, at)


def _end(lines: list[Line], label: int) -> int:
    """Where the list ends: at a label of something else, else with the page."""
    for at in range(label + 1, len(lines)):
        other = lines[at].label
        if (other is not None and other[0] in _ENDS) or names_author(lines, at):
            return at
    return len(lines)


def _is_teaser(lines: list[Line], at: int) -> bool:
    """Whether the paragraph stands alone below a title, with no more than a date or a name between."""
    if lines[at].size > _LONGEST_TEASER or (at + 1 < len(lines) and _goes_on(lines[at + 1])):
        return False
    for above in range(at - 1, max(-1, at - 1 - _MOST_BETWEEN), -1):
        if lines[above].told:
            return False
        if _is_title(lines[above]):
            return above < at - 1 or lines[above].kind != "list_item"  # a list that ends there
    return False


def _goes_on(line: Line) -> bool:
    """Whether a text goes on with the line: a paragraph, or a sentence that is nearly as long as one."""
    return line.told or (line.size >= _NEARLY_TOLD and line.kind == "paragraph" and is_sentence(line))


def _may_be_fine_print(line: Line) -> bool:
    return line.head is not None or line.says > 0 or "origin" in line.spans


def _is_title(line: Line) -> bool:
    """Whether the line may be the title of an article."""
    if line.told or line.label is not None or not _SHORTEST_TITLE <= line.size <= _LONGEST_TITLE:
        return False
    if line.kind == "heading" or line.text.endswith(("?", "？", "!", "！")):
        return True
    return not is_sentence(line) and not is_caption(line)


def _mark_dated(draft: Draft) -> None:
    """Titles with dates of one form beside them: three or more, one after the other, and what stands between them."""
    lines = draft.lines
    dated = [i for i in range(draft.headline + 1, len(lines)) if is_date(lines[i]) and _title_beside(lines, i) >= 0]
    while len(dated) >= _FEWEST_TEASERS:
        run = 1
        while run < len(dated) and _go_together(lines, dated[run - 1], dated[run]):
            run += 1
        if run >= _FEWEST_TEASERS:
            _mark_run(lines, dated[:run])
        dated = dated[run:]


def _title_beside(lines: list[Line], date: int) -> int:
    """Where the title stands that a date belongs to: the line above, one more above, or the line below; else -1."""
    for at in (date - 1, date - 2, date + 1):
        if 0 <= at < len(lines) and _is_title(lines[at]) and lines[at].level != 1 and not is_date(lines[at]):
            return at
    return -1


def _go_together(lines: list[Line], one: int, other: int) -> bool:
    alike = lines[one].kind == lines[other].kind and lines[one].size == lines[other].size
    return alike and other - one <= _WIDEST_GAP and not any(_is_told_text(lines, at) for at in range(one + 1, other))


def mark_headed(draft: Draft) -> None:
    """Titles in headings behind the text or between headline and text, three or more, with nothing but topics, names
    and dates between them."""
    _mark_heads(draft, draft.last + 1, len(draft.lines), _FEWEST_TEASERS)
    if 0 <= draft.headline < draft.first < len(draft.lines):
        _mark_heads(draft, draft.headline + 1, draft.first, _FEWEST_ABOVE)


def _mark_heads(draft: Draft, start: int, stop: int, fewest: int) -> None:
    lines = draft.lines
    heads = [i for i in draft.heads if start <= i < stop and _heads_nothing(lines[i])]
    while len(heads) >= fewest:
        run = 1
        while run < len(heads) and _follows(lines, heads[run - 1], heads[run]):
            run += 1
        if run >= fewest:
            for line in lines[heads[0] : heads[run - 1] + 1]:
                if not line.role:
                    line.decide("boilerplate", "page:headed")
        heads = heads[run:]


def _heads_nothing(line: Line) -> bool:
    return not line.role and line.level != 1 and not line.text.endswith(":") and _is_title(line)


def _follows(lines: list[Line], one: int, other: int) -> bool:
    if lines[one].level != lines[other].level or other - one - 1 > _MOST_BETWEEN:
        return False
    between = lines[one + 1 : other]
    return all(line.role == "boilerplate" or (not line.role and _is_beside(line)) for line in between)


def _is_beside(line: Line) -> bool:
    """Whether the line may stand beside a title: a topic, a name, a date, the address of a picture."""
    short = line.size <= _SHORTEST_TITLE or "://" in line.text or is_date(line)
    return short and line.kind in ("paragraph", "list_item")


def _is_told_text(lines: list[Line], at: int) -> bool:
    return lines[at].told and not _is_teaser(lines, at)


def _mark_run(lines: list[Line], dates: list[int]) -> None:
    titles = [_title_beside(lines, date) for date in dates]
    start, stop = min(dates[0], titles[0]), max(dates[-1], titles[-1]) + 1
    above = sum(line.size for line in lines[:start] if line.told)
    if not above and len({lines[at].low for at in titles}) < _FEWEST:  # "Published", "Updated": the dates of a byline
        return
    below = sum(line.size for line in lines[stop:] if line.told)
    if sum(line.size for line in lines[start:stop] if line.told) > above + below:
        return
    for line in lines[start:stop]:
        if not (line.role or _may_be_fine_print(line)):
            line.decide("boilerplate", "page:dated")
