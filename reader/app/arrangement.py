"""Which panes are on the screen: a function of its width, the focus and what the reader hid or zoomed. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.app.commands import PANES, PARTS

Width = Literal["narrow", "medium", "wide"]
COLUMN = "parts"
"""Among the hidden panes: the column of the parts, where they take turns."""
WIDE = 140
MEDIUM = 90


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`panes` are visible; `tabs`: the parts take turns under a line of tabs."""

    width: Width
    panes: frozenset[str]
    tabs: bool = False


def width_class(columns: int) -> Width:
    """The class of a terminal's width."""
    return "wide" if columns >= WIDE else "medium" if columns >= MEDIUM else "narrow"


def arrangement(columns: int, focused: str, part: str, hidden: frozenset[str], zoomed: str = "") -> Arrangement:
    """The panes to show. The focused pane is always among them; `part` is the part whose turn it is."""
    width = width_class(columns)
    if zoomed:
        return Arrangement(width, frozenset({zoomed}))
    if width == "narrow":
        return Arrangement(width, frozenset({focused}))
    if width == "wide":
        return Arrangement(width, frozenset(pane for pane in PANES if pane not in hidden or pane == focused))
    panes = {pane for pane in ("articles", "article") if pane not in hidden} | {focused}
    if focused == "sources":
        return Arrangement(width, frozenset(panes))
    turn = "" if COLUMN in hidden and focused not in PARTS else part_in_turn(part, hidden)
    return Arrangement(width, frozenset(panes | ({turn} if turn else set())), tabs=bool(turn))


def part_in_turn(part: str, hidden: frozenset[str]) -> str:
    """The part that shows where the parts take turns; empty where all are hidden."""
    if part not in hidden:
        return part
    return next((other for other in PARTS if other not in hidden), "")


def reachable(columns: int, hidden: frozenset[str]) -> tuple[str, ...]:
    """The panes that the focus walks through, in order."""
    away = hidden | set(PARTS) if COLUMN in hidden and width_class(columns) == "medium" else hidden
    return tuple(pane for pane in PANES if pane not in away)


def shared_out(wanted: Sequence[int], room: int, least: int) -> tuple[int, ...]:
    """Heights of panes one below the other: what each wants where there is room, else fair shares of it.

    No pane has less than `least`, unless the room is too small for that. What nobody wants is the last one's.
    """
    heights = [0] * len(wanted)
    waiting = sorted(range(len(wanted)), key=lambda index: wanted[index])
    for left in range(len(wanted), 0, -1):
        index = waiting.pop(0)
        heights[index] = min(max(least, wanted[index]), room // left)
        room -= heights[index]
    return (*heights[:-1], heights[-1] + room) if heights else ()
