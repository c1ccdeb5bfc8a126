"""Sets the lines of one pane: text wrapped to its width, with what lies where in it."""

from collections.abc import Sequence

from reader.app.doc import Doc, Link
from reader.app.typesetting import Line, Piece, Span, aligned, hits, is_right_to_left, pieces, wrapped
from reader.text import safe_url

SEPARATOR = " ·"
"""What joins facts of one line."""


class Setter:
    """Collects the lines of one pane."""

    def __init__(self, width: int, terms: Sequence[str] = ()) -> None:
        self.width = max(10, width)
        self.terms = terms
        self.lines: list[Line] = []
        self.owners: list[int] = []
        self.blocks: list[tuple[int, int]] = []
        self.folds: list[tuple[int, int]] = []
        self.links: list[Link] = []
        self.hit_lines: list[int] = []
        self.owner = -1

    def add(self, line: Line = ()) -> None:
        """Adds a line that is set already; an empty one without words."""
        self.lines.append(line)
        self.owners.append(self.owner)

    def gap(self) -> None:
        """Adds an empty line, unless there is one, or nothing above it."""
        if self.lines and self.lines[-1]:
            owner, self.owner = self.owner, -1
            self.add()
            self.owner = owner

    def text(
        self,
        text: str,
        ink: str = "",
        *,
        first: str = "",
        rest: str = "",
        edge: str = "faint",
        spans: Sequence[Span] = (),
        joined: str = "",
    ) -> None:
        """Text wrapped to the width; `first` and `rest` stand before its first and its other lines.

        `joined` is what joins the parts of a list: it ends no line.
        """
        found = hits(text, self.terms)
        right = is_right_to_left(text)
        room = self.width - max(len(first), len(rest))
        every = [*spans, *found]
        for number, (start, end) in enumerate(wrapped(text, room)):
            if any(span.start < end and span.end > start for span in found):
                self.hit_lines.append(len(self.lines))
            if joined and end < len(text):
                end = start + len(text[start:end].removesuffix(joined))
            line = aligned(pieces(text, start, end, every, ink), room, right=right)
            before = first if number == 0 else rest
            self.add((Piece(before, edge), *line) if before else line)

    def number(self, text: str, url: str) -> str:
        """The link's number as shown; links to one address share it. Empty for an address that cannot be opened."""
        if not safe_url(url):
            return ""
        known = {link.url: number for number, link in enumerate(self.links, 1)}
        if url not in known:
            self.links.append(Link(text.strip() or url, url))
        return f"[{known.get(url, len(self.links))}]"

    def doc(self, targets: Sequence[tuple[int, ...]] = (), empty: str = "") -> Doc:
        """What was collected; `empty` says that there is nothing."""
        return Doc(
            lines=tuple(self.lines),
            owners=tuple(self.owners),
            blocks=tuple(self.blocks),
            folds=tuple(self.folds),
            links=tuple(self.links),
            targets=tuple(targets),
            hit_lines=tuple(self.hit_lines),
            empty=empty,
        )
