"""From lines with named inks to Textual strips, shared by every pane."""

import re
from collections.abc import Mapping
from functools import cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.themes import inks
from reader.app.typesetting import Line, Piece, width_of


@cache
def _acting() -> re.Pattern[str]:
    return re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def _shown(text: str) -> str:
    """The text with a mark for everything that a terminal would act on. Intake removes it; this is the last door."""
    return _acting().sub("\ufffd", text)


class Paint:
    """The inks of one theme, mixed on first use."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._inks = inks(variables)
        self._mixed: dict[str, Style] = {}

    def style(self, names: str) -> Style:
        """The style of one or more inks, on the plain ground.

        What is faint is only quiet on the cursor's ground: sixteen colours have one grey for both.
        """
        mixed = self._mixed.get(names)
        if mixed is None:
            mixed = self._inks[""]
            parts = names.split()
            on_cursor = "cursor" in parts or "cursor-off" in parts
            for name in ("quiet" if on_cursor and part == "faint" else part for part in parts):
                mixed += self._inks[name]
            self._mixed[names] = mixed
        return mixed

    def strip(self, line: Line, width: int, ground: str = "", *, edge: Piece | None = None) -> Strip:
        """A line in exactly `width` columns; `ground` names inks that lie under all of it but the `edge`, its end."""
        segments = []
        used = 0
        room = width - len(edge.text) if edge else width
        for text, ink in line:
            if not text.isprintable():
                text = _shown(text)
            segments.append(Segment(text, self.style(f"{ink} {ground}" if ground else ink)))
            used += len(text) if text.isascii() else width_of(text)
        if used < room:
            segments.append(Segment(" " * (room - used), self.style(ground)))
        elif used > room:
            segments = [*Strip(segments, used).crop(0, room)]
        if edge:
            segments.append(Segment(edge.text, self.style(edge.ink)))
        return Strip(segments, width)
