"""What a pane of text shows: lines, and what stands on them."""

from dataclasses import dataclass
from typing import NamedTuple

from reader.app.typesetting import Line


class Link(NamedTuple):
    """A numbered link of an article."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Doc:
    """Lines, and what stands on them: `owners` names the item of each line (-1: none), `blocks` the line of a block.

    `dock` is the heading in short, which stays in view when the lines are scrolled: a title, what must not be out of
    sight, a rule.
    """

    lines: tuple[Line, ...] = ()
    dock: tuple[Line, ...] = ()
    owners: tuple[int, ...] = ()
    blocks: tuple[tuple[int, int], ...] = ()
    folds: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()
    targets: tuple[tuple[int, ...], ...] = ()
    """For each item, the blocks that it points at."""
    names: tuple[str, ...] = ()
    """For each item, the company that it is; in the pane Companies only."""
    hit_lines: tuple[int, ...] = ()
    empty: str = ""

    def line_of(self, block: int) -> int | None:
        """The line where a block begins; for a folded one, its fold."""
        return next((line for number, line in reversed(self.blocks) if number <= block), None)

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.targets)
