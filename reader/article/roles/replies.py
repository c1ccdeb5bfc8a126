"""What readers say below an article: comments, each with a name, a time and the same button below it."""

from __future__ import annotations

from reader.text import digits_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_FEWEST: Final = 3
_FARTHEST: Final = 8
_WIDEST_GAP: Final = 3
_LONGEST_NAME: Final = 5
_LONGEST_TIME: Final = 8
_FEWEST_DIGITS: Final = 4
_LONGEST_COUNT: Final = 3


def mark_replies(draft: Draft) -> None:
    """Marks comments that follow each other, three or more, from the first name to the last button."""
    _mark_aged(draft)
    lines = draft.lines
    buttons: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if 0 < line.size <= 2 and not draft.words.reply_words.isdisjoint(line.words):
            buttons.setdefault(line.low, []).append(i)
    for found in buttons.values():
        if len(found) >= _FEWEST and found[0] > draft.begin and _mark_below_count(draft, found):
            continue
        run: list[tuple[int, int]] = []
        for button in found if len(found) >= _FEWEST else ():
            start = _start_of_comment(lines, button)
            if start < 0 or (run and start > run[-1][1] + _WIDEST_GAP):
                _mark_run(lines, run)
                run = []
            if start >= 0:
                run.append((start, button))
        _mark_run(lines, run)


def _mark_aged(draft: Draft) -> None:
    """Marks comments without such buttons: below a line of the page that speaks of comments, names with how long ago
    each of them wrote, three or more."""
    lines = draft.lines
    ages = [i for i in range(draft.begin + 1, len(lines)) if lines[i].tokens[-1:] == ["ago"] and _is_aged(lines, i)]
    start = ages[0] - 1 if len(ages) >= _FEWEST else 0
    if not start or not any(_speaks_of_comments(line) for line in lines[max(start - 2, 0) : start]):
        return
    stop = next((i for i in range(ages[-1] + 1, len(lines)) if lines[i].kind == "heading"), len(lines))
    for line in lines[start:stop]:
        if not line.role:
            line.decide("boilerplate", "page:comment")


def _is_aged(lines: list[Line], i: int) -> bool:
    """Whether the line says how long ago whoever stands above it wrote: "Ann Marlow", "3 months ago"."""
    return lines[i].size == _AGE and lines[i].text[0].isdecimal() and 0 < lines[i - 1].size <= _LONGEST_NAME


def _speaks_of_comments(line: Line) -> bool:
    return line.size <= _LONGEST_NAME and not line.words.isdisjoint(_COMMENTS)


_AGE: Final = 3
_COMMENTS: Final = frozenset(("comment", "comments", "responses", "replies"))


def _mark_below_count(draft: Draft, buttons: list[int]) -> bool:
    """Marks comments below a heading that counts them ("12 comments"), whatever stands between their buttons; says
    whether there are such."""
    lines = draft.lines
    for at in range(buttons[0] - 1, max(draft.begin, buttons[0] - _FARTHEST), -1):
        line = lines[at]
        if line.kind == "heading" and line.size <= _LONGEST_COUNT and line.text[0].isdecimal():
            for one in lines[at : buttons[-1] + 1]:
                if not one.role:
                    one.decide("boilerplate", "page:comment")
            return True
    return False


def _mark_run(lines: list[Line], run: list[tuple[int, int]]) -> None:
    if len(run) < _FEWEST:
        return
    for line in lines[run[0][0] : run[-1][1]]:
        if not line.role:
            line.decide("boilerplate", "page:comment")


def _start_of_comment(lines: list[Line], button: int) -> int:
    """Where the name stands of whoever wrote the comment above a button: the line above a time; else -1."""
    for at in range(button - 1, max(0, button - _FARTHEST), -1):
        if _is_time(lines[at]):
            above = lines[at - 1]
            return at - 1 if 0 < above.size <= _LONGEST_NAME else -1
    return -1


def _is_time(line: Line) -> bool:
    """Whether the line is a day or a time and little else: "Tuesday, 11 May 2031, 23:13"."""
    return 2 <= line.size <= _LONGEST_TIME and digits_in(line.text) >= _FEWEST_DIGITS
