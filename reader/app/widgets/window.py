"""The window that a list is: a stretch of an ordered list, a cursor that stays on its article, and what is in view.

Pure state: rows come and go above, below and in the middle, and neither the cursor nor what the reader sees jumps.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reader.model import ArticleRow

MOST_ROWS = 1_200
"""Rows kept in memory; those farthest from the cursor go first."""
MARGIN = 150
"""More rows are wanted when the view comes this close to an end that is not the list's."""


@dataclass(slots=True)
class Window:
    """`rows` is the stretch; `cursor` and `top` (first row in view) are indices into it.

    `begins` and `ends`: the stretch holds the list's first, its last row. `before` is how many rows lie above the
    stretch, None where nobody counted.
    """

    rows: list[ArticleRow] = field(default_factory=list)
    cursor: int = 0
    top: int = 0
    height: int = 1
    begins: bool = True
    ends: bool = True
    before: int | None = 0
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
        return not self.ends and len(self.rows) - max(self.cursor, self.top + self.height) < MARGIN

    @property
    def wants_above(self) -> bool:
        """Whether rows above the stretch should be fetched."""
        return not self.begins and min(self.cursor, self.top) < MARGIN

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
        self.top = 0
        self.cursor = len(rows) - 1 if cursor is None else self.index_of(cursor) or 0
        self._settle()
        if cursor:
            self._place(above)
        self._untouched = bool(cursor) and above is None

    def _place(self, above: int | None = None) -> None:
        in_first_view = above is None and self.begins and self.cursor < self.height
        self.top = 0 if in_first_view else self.cursor - (self.height // 3 if above is None else above)
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
        self.top = max(0, min(self.top + by, len(self.rows) - self.height))

    def go_to(self, index: int) -> None:
        """Puts the cursor on a row of the stretch."""
        self.move(index - self.cursor)

    def resize(self, height: int) -> None:
        """Tells how many rows are in view. Until the cursor or the view is moved, they are placed anew."""
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
        surplus = min(len(self.rows) - MOST_ROWS, len(self.rows) - max(self.top + self.height, self.cursor) - MARGIN)
        if surplus > 0:
            del self.rows[-surplus:]
            self.ends = False

    def refresh(self, rows: Sequence[ArticleRow]) -> bool:
        """The same stretch as it is now; whether anything differs. The cursor stays on its article, or on the next."""
        if self.rows == list(rows):
            return False
        in_view = self.top <= self.cursor < self.top + self.height
        offset = self.cursor - self.top
        place = {row.id: index for index, row in enumerate(rows)}
        cursor, top = self._kept(place, self.cursor), self._kept(place, self.top)
        self.rows, self.cursor = list(rows), cursor
        if in_view:
            self.top = cursor - offset
            self._settle()
        else:
            self.top = max(0, min(top, len(rows) - self.height))
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

    def _settle(self) -> None:
        last = len(self.rows) - 1
        self.cursor = max(0, min(self.cursor, last))
        self.top = max(0, min(self.top, last + 1 - self.height, self.cursor))
        self.top = max(self.top, self.cursor - self.height + 1)
