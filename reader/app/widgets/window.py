"""The window that a list is: a stretch of an ordered list, a cursor that stays on its article, and what is in view.

Pure state: rows come and go above, below and in the middle, and neither the cursor nor what the reader sees jumps.
Rows that belong together may have a heading: a line above the first of them, and above the first row in view.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reader.model import ArticleRow

MOST_ROWS = 1_200
"""Rows kept in memory; those farthest from the cursor go first."""
NEAR = 50
"""So many rows on either side of the view are kept as fresh as those in it."""
MARGIN = 150
"""More rows are wanted when the view comes this close to an end that is not the list's."""


@dataclass(slots=True)
class Window:
    """`rows` is the stretch; `cursor` and `top` (first row in view) are indices into it.

    `begins` and `ends`: the stretch holds the list's first, its last row. `before` is how many rows lie above the
    stretch, None where nobody counted. `height` is in lines, `row_lines` of which a row takes; `heading` gives the
    text above the rows that share it. `stale` are the ids of rows that may have changed since they were read.
    """

    rows: list[ArticleRow] = field(default_factory=list)
    cursor: int = 0
    top: int = 0
    height: int = 1
    begins: bool = True
    ends: bool = True
    before: int | None = 0
    row_lines: int = 1
    heading: Callable[[ArticleRow], str] | None = None
    stale: set[int] = field(default_factory=set)
    _untouched: bool = False

    @property
    def current(self) -> ArticleRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    @property
    def number(self) -> int | None:
        """The cursor's place in the whole list, from 1; None where it is unknown."""
        return None if self.before is None or not self.rows else self.before + self.cursor + 1

    @property
    def wants_below(self) -> bool:
        """Whether rows below the stretch should be fetched."""
        return not self.ends and len(self.rows) - max(self.cursor, self._below_view) < MARGIN

    @property
    def wants_above(self) -> bool:
        """Whether rows above the stretch should be fetched."""
        return not self.begins and min(self.cursor, self.top) < MARGIN

    @property
    def near(self) -> range:
        """The indices of the rows in view, of some more on either side, and of the cursor's row."""
        start, end = self._seen
        return range(max(0, start - NEAR), min(end + NEAR, len(self.rows)))

    @property
    def wants_fresh(self) -> bool:
        """Whether a row in view, or the cursor's, may have changed since it was read."""
        start, end = self._seen
        return bool(self.stale) and any(row.id in self.stale for row in self.rows[start:end])

    @property
    def _seen(self) -> tuple[int, int]:
        return min(self.top, self.cursor), max(self._below_view, self.cursor + 1)

    # lines

    @property
    def _most_in_view(self) -> int:
        return max(1, self.height // self.row_lines)

    @property
    def _below_view(self) -> int:
        """The index below the last row that can be in view."""
        return self.top + self._most_in_view

    @property
    def rows_in_view(self) -> int:
        """How many rows are in view whole."""
        if self.heading is None:
            return self._most_in_view
        place = self.place_at(self.height - 1)
        return self._most_in_view if place is None else max(1, place[0] - self.top + (place[1] == self.row_lines - 1))

    def has_heading(self, index: int) -> bool:
        """Whether a heading stands above a row."""
        if self.heading is None:
            return False
        return index == self.top or index == 0 or self._parted(index)

    def _parted(self, index: int) -> bool:
        assert self.heading is not None
        return self.heading(self.rows[index - 1]) != self.heading(self.rows[index])

    def _lines_of(self, index: int) -> int:
        return self.row_lines + self.has_heading(index)

    def line_of(self, index: int) -> int:
        """The line of the view where a row begins, or the heading above it."""
        if self.heading is None or index < self.top:
            return (index - self.top) * self.row_lines
        return sum(map(self._lines_of, range(self.top, index)))

    def place_at(self, line: int) -> tuple[int, int] | None:
        """The row on a line of the view, and which of its lines it is: -1 for the heading above it."""
        if self.heading is None:
            index, part = divmod(line, self.row_lines)
            index += self.top
            return (index, part) if index < len(self.rows) else None
        for index in range(self.top, len(self.rows)):
            tall = self._lines_of(index)
            if line < tall:
                return index, line - (tall - self.row_lines)
            line -= tall
        return None

    def _top_for(self, bottom: int) -> int:
        """The lowest index that the view may begin at so that a row is in view whole."""
        if self.heading is None:
            return max(0, bottom + 1 - self._most_in_view)
        room, top = self.height - self.row_lines - 1, bottom
        while top > 0 and (room := room - self.row_lines - self._parted(top)) >= 0:
            top -= 1
        return max(0, top)

    def show(
        self,
        rows: Sequence[ArticleRow],
        *,
        begins: bool,
        ends: bool,
        cursor: int | None = 0,
        before: int | None = 0,
        above: int | None = None,
    ) -> None:
        """Another stretch. `cursor` is the id of its row, 0 the first row, None the last.

        `above` is how many rows of the view stand above the cursor's. Where nothing is said, the view is at the list's
        top if the row is in view there, else the row stands a third of the view below the view's top.
        """
        self.rows, self.begins, self.ends, self.before = list(rows), begins, ends, before
        self.stale = set()
        self.top = 0
        self.cursor = len(rows) - 1 if cursor is None else self.index_of(cursor) or 0
        self._settle()
        if cursor:
            self._place(above)
        self._untouched = bool(cursor) and above is None

    def _place(self, above: int | None = None) -> None:
        in_first_view = above is None and self.begins and self._top_for(self.cursor) == 0
        self.top = 0 if in_first_view else self.cursor - (self._most_in_view // 3 if above is None else above)
        self._settle()

    def index_of(self, article_id: int) -> int | None:
        """Where an article stands in the stretch."""
        return next((index for index, row in enumerate(self.rows) if row.id == article_id), None)

    def move(self, by: int) -> None:
        """Moves the cursor by rows, and the view with it."""
        self._untouched = False
        self.cursor += by
        self._settle()

    def page(self, by: int) -> None:
        """Moves cursor and view together by rows."""
        self._untouched = False
        self.cursor += by
        self.top += by
        self._settle()

    def scroll(self, by: int) -> None:
        """Moves the view and leaves the cursor."""
        self._untouched = False
        self.top = max(0, min(self.top + by, self._top_for(len(self.rows) - 1)))

    def go_to(self, index: int) -> None:
        """Puts the cursor on a row of the stretch."""
        self.move(index - self.cursor)

    def resize(self, height: int) -> None:
        """Tells how many lines are in view. Until the cursor or the view is moved, they are placed anew."""
        self.height = max(1, height)
        if self._untouched:
            self._place()
        self._settle()

    def add_below(self, rows: Iterable[ArticleRow], *, ends: bool) -> None:
        """Rows that follow the stretch."""
        self.rows.extend(rows)
        self.ends = ends
        surplus = min(len(self.rows) - MOST_ROWS, self.top - MARGIN, self.cursor - MARGIN)
        if surplus > 0:
            del self.rows[:surplus]
            self._shift(-surplus)
            self.begins = False
            self.before = None if self.before is None else self.before + surplus

    def add_above(self, rows: Sequence[ArticleRow], *, begins: bool) -> None:
        """Rows that precede the stretch."""
        self.rows[:0] = rows
        self._shift(len(rows))
        self.begins = begins
        self.before = 0 if begins else None if self.before is None else max(0, self.before - len(rows))
        surplus = min(len(self.rows) - MOST_ROWS, len(self.rows) - max(self._below_view, self.cursor) - MARGIN)
        if surplus > 0:
            del self.rows[-surplus:]
            self.ends = False

    def refresh(self, rows: Sequence[ArticleRow]) -> bool:
        """The same stretch as it is now; whether anything differs. The cursor stays on its article, or on the next."""
        if self.rows == list(rows):
            return False
        in_view = self.top <= self.cursor < self.top + self.rows_in_view
        offset = self.cursor - self.top
        place = {row.id: index for index, row in enumerate(rows)}
        cursor, top = self._kept(place, self.cursor), self._kept(place, self.top)
        self.rows, self.cursor = list(rows), cursor
        if in_view:
            self.top = cursor - offset
            self._settle()
        else:
            self.top = max(0, min(top, self._top_for(len(rows) - 1)))
        return True

    def _kept(self, place: Mapping[int, int], index: int) -> int:
        """Where a row has gone: its own new place, else that of the next one that is still there."""
        followers = (place.get(row.id) for row in self.rows[index:])
        return max(0, next((kept for kept in followers if kept is not None), len(place) - 1))

    def change(self, ids: Iterable[int], changed: Callable[[ArticleRow], ArticleRow]) -> list[int]:
        """Replaces rows in place; the indices of those that differ."""
        wanted = set(ids)
        indices = []
        for index, row in enumerate(self.rows):
            if row.id in wanted and (new := changed(row)) != row:
                self.rows[index] = new
                indices.append(index)
        return indices

    def _shift(self, by: int) -> None:
        self.cursor += by
        self.top += by

    def group(self, heading: Callable[[ArticleRow], str] | None, row_lines: int) -> None:
        """Other headings, or rows of another height; the cursor's row stays in view."""
        if (heading is None) != (self.heading is None) or row_lines != self.row_lines:
            above = self.cursor - self.top
            self.heading, self.row_lines = heading, row_lines
            self.top = max(0, self.cursor - above)
            self._settle()
        self.heading = heading

    def _settle(self) -> None:
        last = len(self.rows) - 1
        self.cursor = max(0, min(self.cursor, last))
        self.top = max(0, min(self.top, self._top_for(last), self.cursor))
        self.top = max(self.top, self._top_for(self.cursor))
