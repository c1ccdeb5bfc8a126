"""Lists of data that a text closes with ("2031: Ann Marlow", "Block: cast iron"): body, though short lines behind the
last paragraph are mostly the page."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_FEWEST: Final = 5
_LONGEST_HEAD: Final = 40


def mark_closing_rows(draft: Draft) -> None:
    """Gives such lists to the body, with the heading above."""
    lines = draft.lines
    if sum([line.kind == "list_item" for line in lines[draft.last + 1 :]]) < _FEWEST:
        return
    for start, stop in _lists(lines, draft.last + 1):
        above = lines[start - 1]
        if above.label or not _are_rows(lines[start:stop]):
            continue
        if above.kind == "heading" and not above.role:
            above.decide("body", "body:rows")
        for line in lines[start:stop]:
            line.decide("body", "body:rows")


def _lists(lines: list[Line], start: int) -> Iterator[tuple[int, int]]:
    """The lists of five items or more without a role from there on: where each begins and ends."""
    at = start
    while 0 < at < len(lines):
        stop = at
        while stop < len(lines) and lines[stop].kind == "list_item" and not lines[stop].role:
            stop += 1
        if stop - at >= _FEWEST:
            yield at, stop
        at = max(stop, at + 1)


def _are_rows(run: list[Line]) -> bool:
    """Whether all but a few items give a value for a name, and the names are different ones."""
    rows = sum(": " in line.text[:_LONGEST_HEAD] and not line.links for line in run)
    return 8 * rows >= 7 * len(run) and 2 * len({line.tokens[0] for line in run if line.tokens}) > len(run)
