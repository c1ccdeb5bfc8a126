"""What readers say below an article: comments, each with a name, a time and the same button below it."""

from __future__ import annotations

from reader.article.roles.draft import is_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.lines import Line

_FEWEST = 3
_FARTHEST = 8
_LONGEST_NAME = 5
_LONGEST_TIME = 8


def mark_replies(lines: list[Line]) -> None:
    """Marks all from the first name to the last button, where three buttons or more stand below comments."""
    buttons: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.role == "boilerplate" and 0 < line.size <= 2:
            buttons.setdefault(line.low, []).append(i)
    for found in buttons.values():
        if len(found) < _FEWEST:
            continue
        starts = [start for start in (_start_of_comment(lines, at) for at in found) if start >= 0]
        if len(starts) >= _FEWEST and len(starts) >= len(found) - 1:
            for line in lines[starts[0] : found[-1]]:
                if not line.role:
                    line.decide("boilerplate", "page:comment")


def _start_of_comment(lines: list[Line], button: int) -> int:
    """Where the name stands of whoever wrote the comment above a button: the line above a time; else -1."""
    for at in range(button - 1, max(0, button - _FARTHEST), -1):
        if _is_time(lines[at]):
            above = lines[at - 1]
            return at - 1 if 0 < above.size <= _LONGEST_NAME and not is_sentence(above) else -1
    return -1


def _is_time(line: Line) -> bool:
    """Whether the line is a day or a time and little else: "Tuesday, 11 May 2031, 23:13"."""
    if not 2 <= line.size <= _LONGEST_TIME or is_sentence(line):
        return False
    return sum(map(str.isdigit, line.text)) >= 4 and any(part.isdigit() for part in line.tokens)
