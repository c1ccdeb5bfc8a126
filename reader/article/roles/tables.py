"""Tables whose markup is lost: runs of short lines, half of them figures, in or straight below the text, and lists of
data that a text closes with. They are body, though a figure by itself looks like a counter of the page, and short lines
behind the last paragraph are mostly the page."""

from __future__ import annotations

from itertools import pairwise

from reader.article.roles.draft import is_sentence
from reader.text import digits_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_FEWEST_FIGURES: Final = 6
_FEWEST_CELLS: Final = 9
_LEAST_SHARE: Final = 0.35
_LONGEST_CELL: Final = 8
_LONGEST_FIGURE: Final = 16
_MOST_LETTERS: Final = 3
_MOST_BELOW: Final = 4
_WEEK: Final = 7
_SIGNS: Final = frozenset("0123456789$€£¥(+-−–~<>≈")
_WIDGETS: Final = frozenset("°♥★▲▼👍")
_FEWEST_ROWS: Final = 5
_LONGEST_HEAD: Final = 40


def mark_tables(draft: Draft) -> None:
    """Gives the cells of such tables to the body."""
    lines = draft.lines
    figures = [i for i, line in enumerate(lines) if line.size <= 2 and i > draft.first and _is_figure(line)]
    while len(figures) >= _FEWEST_FIGURES:
        start, stop = _run_around(lines, figures[0])
        inside = [i for i in figures if i < stop]
        if _is_table(draft, start, stop, len(inside)):
            for line in lines[start:stop]:
                line.decide("body", "body:table")
        figures = figures[len(inside) :]


def _is_figure(line: Line) -> bool:
    text = line.text
    if text[0] not in _SIGNS or len(text) > _LONGEST_FIGURE or line.role:
        return False
    return digits_in(text) > 0 and sum(map(str.isalpha, text)) <= _MOST_LETTERS


def _run_around(lines: list[Line], at: int) -> tuple[int, int]:
    """The short lines around the first figure of a table: its head above, and everything down to where it ends."""
    start, stop = at, at + 1
    while start and _may_be_cell(lines[start - 1]):
        start -= 1
    while stop < len(lines) and _may_be_cell(lines[stop]):
        stop += 1
    return start, stop


def _may_be_cell(line: Line) -> bool:
    return (
        line.size <= _LONGEST_CELL
        and line.kind in ("paragraph", "list_item")
        and not (line.role or line.label or (line.spans and line.size > 1) or is_sentence(line))
        and "@" not in line.text
        and "://" not in line.text
    )


def _is_table(draft: Draft, start: int, stop: int, figures: int) -> bool:
    cells = stop - start
    if figures < _FEWEST_FIGURES or cells < _FEWEST_CELLS or figures < _LEAST_SHARE * cells:
        return False
    run = draft.lines[start:stop]
    if any(not _WIDGETS.isdisjoint(line.text) for line in run) or _moves(run) > figures // 4 or _is_calendar(run):
        return False
    return start < draft.last or start - draft.last <= _MOST_BELOW


def _is_calendar(run: list[Line]) -> bool:
    """Whether the figures are the days of a month, one after the other."""
    days = [int(line.text) for line in run if line.text.isdecimal()]
    return len(days) > _WEEK and sum([other - one == 1 for one, other in pairwise(days)]) >= _WEEK


def _moves(run: list[Line]) -> int:
    """How many cells say how far a price has moved, as a box with quotes of the market does."""
    return sum([line.text[0] in "+-−" and line.text[-1] == "%" for line in run])


def mark_closing_rows(draft: Draft) -> None:
    """Gives lists of data that a text closes with ("2031: Ann Marlow", "Block: cast iron"), five items or more, to the
    body, with their heading."""
    lines = draft.lines
    for items in draft.undecided_lists():
        start, stop = max(items.start, draft.last + 1), items.stop
        if stop - start < _FEWEST_ROWS or lines[start - 1].label or not _are_rows(lines[start:stop]):
            continue
        above = lines[start - 1]
        if above.kind == "heading" and not above.role:
            above.decide("body", "body:rows")
        for line in lines[start:stop]:
            line.decide("body", "body:rows")


def _are_rows(run: list[Line]) -> bool:
    """Whether all but a few items give a value for a name, and the names are different ones."""
    rows = sum(": " in line.text[:_LONGEST_HEAD] and not line.links for line in run)
    return 8 * rows >= 7 * len(run) and 2 * len({line.tokens[0] for line in run if line.tokens}) > len(run)
