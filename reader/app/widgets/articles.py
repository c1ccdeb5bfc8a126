"""The list of articles: a window over the database, painted line by line."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from rich.text import Text
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.app.ages import age
from reader.app.ordering import Heading
from reader.app.typesetting import Line, Piece, cut, fitted, hits, pieces, width_of, wrapped
from reader.app.widgets.painting import Paint
from reader.app.widgets.window import Window
from reader.model import ArticleRow

AGE_WIDTH = 7
SOURCE_WIDTHS = ((110, 20), (90, 18), (56, 14))
"""From so many columns on, the feed's name has a column of so many."""


class ArticleList(Widget, can_focus=True):
    """The pane Articles. It owns the window and says what the reader does with it."""

    class Moved(Message):
        """The cursor is on another article, or on none."""

    class Opened(Message):
        """The reader asked for the article under the cursor."""

    class Wanted(Message):
        """The view comes close to the end of the stretch."""

        def __init__(self, *, below: bool) -> None:
            super().__init__()
            self.below = below

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ArticleList.Wanted) and message.below == self.below

    class Outdated(Message):
        """A row in view may have changed since it was read."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ArticleList.Outdated)

    def __init__(self, now: Callable[[], datetime], *, comfortable: bool = False) -> None:
        super().__init__(id="articles", classes="pane")
        self.window = Window()
        self.chosen: frozenset[int] = frozenset()
        self.terms: tuple[str, ...] = ()
        self.one_feed = False
        self.empty = ""
        self._now = now
        self.window.row_lines = 2 if comfortable else 1
        self._paint: Paint | None = None

    # what others ask for

    def title(self, text: str) -> None:
        """Names the list, as plain text."""
        self.border_title = Text(f"Articles · {text}" if text else "Articles")

    @property
    def comfortable(self) -> bool:
        """Whether a row has two lines."""
        return self.window.row_lines == 2

    def group(self, heading: Heading | None, *, comfortable: bool) -> None:
        """Puts headings above rows that belong together, or none, and gives rows one line or two."""
        self.window.group(heading, 2 if comfortable else 1)
        self.refresh()

    def repaint_rows(self, indices: Iterable[int]) -> None:
        """Paints rows of the window anew, if they are in view."""
        window, height = self.window, self.size.height
        tops = {index: window.line_of(index) for index in indices if 0 <= index - window.top < height}
        regions = [
            Region(0, line, self.size.width, min(window.row_lines + window.has_heading(index), height - line))
            for index, line in tops.items()
            if line < height and index < len(window.rows)
        ]
        if regions:
            self.refresh(*regions)

    def shown_anew(self) -> None:
        """Tells that the window holds other rows than before."""
        self.refresh()
        self.post_message(self.Moved())
        self._ask_for_more()

    def move(self, by: int) -> None:
        """Moves the cursor by rows."""
        self._moving(lambda: self.window.move(by))

    def page(self, pages: float) -> None:
        """Moves cursor and view by pages or parts of one."""
        rows = max(1, round(abs(pages) * self.window.rows_in_view))
        self._moving(lambda: self.window.page(rows if pages > 0 else -rows))

    def go_to(self, index: int) -> None:
        """Puts the cursor on a row of the window."""
        self._moving(lambda: self.window.go_to(index))

    def _moving(self, move: Callable[[], None]) -> None:
        cursor, top = self.window.cursor, self.window.top
        move()
        if self.window.top != top:
            self.refresh()
        elif self.window.cursor != cursor:
            self.repaint_rows((cursor, self.window.cursor))
        if self.window.cursor != cursor:
            self.post_message(self.Moved())
        self._ask_for_more()

    def _ask_for_more(self) -> None:
        if self.window.wants_below:
            self.post_message(self.Wanted(below=True))
        if self.window.wants_above:
            self.post_message(self.Wanted(below=False))
        if self.window.wants_fresh:
            self.post_message(self.Outdated())

    # events

    def on_resize(self, event: events.Resize) -> None:
        top = self.window.top
        self.window.resize(self.size.height)
        if self.window.top != top:
            self.refresh()
        self._ask_for_more()

    def on_focus(self) -> None:
        self.repaint_rows((self.window.cursor,))

    def on_blur(self) -> None:
        self.repaint_rows((self.window.cursor,))

    def notify_style_update(self) -> None:
        self._paint = None
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        index = self._row_at(event)
        if index is None:
            return
        again = index == self.window.cursor and self.has_focus
        self.go_to(index)
        if again or event.chain > 1:
            self.post_message(self.Opened())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._scroll(3, event)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._scroll(-3, event)

    def _scroll(self, rows: int, event: events.MouseEvent) -> None:
        event.stop()
        self.window.scroll(rows)
        self.refresh()
        self._ask_for_more()

    def _row_at(self, event: events.Click) -> int | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        place = self.window.place_at(offset.y)
        return None if place is None or place[1] < 0 else place[0]

    # painting

    def render_line(self, y: int) -> Strip:
        if self._paint is None:
            self._paint = Paint(self.app.theme_variables)
        width = self.size.width
        if not self.window.rows:
            return self._empty_line(y, width)
        place = self.window.place_at(y)
        if place is None:
            return self._paint.strip((), width)
        index, part = place
        row = self.window.rows[index]
        if part < 0:
            return self._paint.strip(self._heading(row, width), width)
        line = self._two_lines(row, width)[part] if self.comfortable else self._line(row, width)
        return self._paint.strip(line, width, self._ground(index, row))

    def _empty_line(self, y: int, width: int) -> Strip:
        assert self._paint is not None
        lines = wrapped(self.empty, max(10, width - 4))
        at = y - 1
        text = self.empty[slice(*lines[at])] if 0 <= at < len(lines) else ""
        return self._paint.strip((Piece("  "), Piece(text, "quiet")), width)

    def _ground(self, index: int, row: ArticleRow) -> str:
        if index == self.window.cursor:
            return "cursor" if self.has_focus else "cursor-off"
        return "chosen" if row.id in self.chosen else ""

    def _heading(self, row: ArticleRow, width: int) -> Line:
        heading = self.window.heading
        text = cut(heading(row) if heading else "", width - 6)
        rule = "─" * max(0, width - width_of(text) - 4)
        return Piece(" "), Piece(text, "heading"), Piece(f" {rule} ", "bar-edge")

    def _line(self, row: ArticleRow, width: int) -> Line:
        source = self._source_width(width)
        title_width = width - 4 - AGE_WIDTH - 2 - (source + 2 if source else 0) - 3
        line = [*self._marks(row), Piece(age(row.published or row.received, self._now()).rjust(AGE_WIDTH), "faint")]
        line.append(Piece("  "))
        if source:
            line.append(Piece(fitted(row.feed_title, source), "quiet"))
            line.append(Piece("  "))
        line += self._title(row, title_width)
        line.append(self._flag(row))
        return tuple(line)

    def _two_lines(self, row: ArticleRow, width: int) -> tuple[Line, Line]:
        upper = (*self._marks(row), *self._title(row, width - 8), self._flag(row))
        minutes = f"{row.minutes} min" if row.minutes else ""
        about = " · ".join(filter(None, [row.feed_title, age(row.published or row.received, self._now()), minutes]))
        return upper, (Piece("    "), Piece(cut(about, width - 5), "faint"))

    def _source_width(self, width: int) -> int:
        if self.one_feed:
            return 0
        return next((source for least, source in SOURCE_WIDTHS if width >= least), 0)

    def _marks(self, row: ArticleRow) -> Line:
        return (
            Piece(" "),
            Piece(" " if row.read else "●", "accent"),
            Piece("★" if row.starred else " ", "star"),
            Piece(" "),
        )

    def _flag(self, row: ArticleRow) -> Piece:
        if row.kinds:
            return Piece(" ⚑ ", "fine")
        return Piece(" ↻ " if row.revised else "   ", "quiet")

    def _title(self, row: ArticleRow, width: int) -> Sequence[Piece]:
        marks = (" #" if row.tags else "") + (" ✎" if row.has_note else "")
        title = cut(row.title or "Untitled", width - width_of(marks))
        line = pieces(title, 0, len(title), hits(title, self.terms), "read" if row.read else "unread")
        return (*line, Piece(" " * (width - width_of(title) - width_of(marks))), Piece(marks, "quiet"))
