"""The pane Sources: folders and feeds with what is unread; those that fail or wait are marked."""

from rich.text import Text
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.app.sources import COMPANIES, Source, amount
from reader.app.typesetting import Line, Piece, fitted, with_both_ends
from reader.app.widgets.painting import Paint


def _shown(count: int) -> str:
    """A count in at most seven columns; none for nothing."""
    if not count:
        return ""
    return amount(count) if count < 100_000 else f"{count // 1000}k"


class SourceList(Widget, can_focus=True):
    """The pane. The screen gives it its rows; it says which source the reader opens."""

    class Opened(Message):
        """The reader asked for the articles of a source."""

        def __init__(self, source: Source) -> None:
            super().__init__()
            self.source = source

    class Folded(Message):
        """The reader folds or unfolds a folder."""

        def __init__(self, source: Source) -> None:
            super().__init__()
            self.source = source

    def __init__(self) -> None:
        super().__init__(id="sources", classes="pane")
        self.rows: tuple[Source, ...] = ()
        self.cursor = 0
        self.top = 0
        self.open_key = ""
        self._paint: Paint | None = None
        self._count_width = 0
        self._unread_only = False
        self.border_title = Text("Sources")

    @property
    def current(self) -> Source | None:
        """The source under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def show(self, rows: tuple[Source, ...], *, unread_only: bool = False) -> None:
        """Other rows; the cursor stays on its source. Paints only if anything differs."""
        if unread_only != self._unread_only:
            self._unread_only = unread_only
            self.border_title = Text("Sources · unread" if unread_only else "Sources")
        if rows == self.rows:
            return
        key = self.current.key if self.current else self.open_key
        self.rows = rows
        self._count_width = max((len(_shown(source.count)) for source in rows), default=0)
        self.put_on(key)
        self.refresh()

    def put_on(self, key: str) -> None:
        """Puts the cursor on a source, if it has a row."""
        place = next((index for index, source in enumerate(self.rows) if source.key == key), None)
        self.cursor = min(self.cursor, max(0, len(self.rows) - 1)) if place is None else place
        self._settle()
        self.refresh()

    def opened(self, key: str) -> None:
        """Tells which source the list shows."""
        self.open_key = key
        self.put_on(key)

    def move(self, by: int) -> None:
        """Moves the cursor."""
        self.cursor = max(0, min(self.cursor + by, len(self.rows) - 1))
        self._settle()
        self.refresh()

    def page(self, pages: float) -> None:
        """Moves the cursor by pages or parts of one."""
        self.move(round(pages * max(1, self.size.height)) or (1 if pages > 0 else -1))

    def activate(self) -> None:
        """Opens what is under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def _settle(self) -> None:
        height = self.size.height
        if not height:
            self.top = 0
            return
        self.top = max(0, min(self.top, self.cursor, len(self.rows) - height))
        self.top = max(self.top, self.cursor - height + 1)

    # events

    def on_resize(self) -> None:
        self._settle()
        self.refresh()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def notify_style_update(self) -> None:
        self._paint = None
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or self.top + offset.y >= len(self.rows):
            return
        self.move(self.top + offset.y - self.cursor)
        source = self.rows[self.cursor]
        self.post_message(self.Folded(source) if source.kind == "folder" and offset.x < 3 else self.Opened(source))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._scroll(3, event)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._scroll(-3, event)

    def _scroll(self, rows: int, event: events.MouseEvent) -> None:
        event.stop()
        self.top = max(0, min(self.top + rows, len(self.rows) - self.size.height))
        self.refresh()

    # painting

    def render_line(self, y: int) -> Strip:
        if self._paint is None:
            self._paint = Paint(self.app.theme_variables)
        index = self.top + y
        width = self.size.width
        if index >= len(self.rows):
            return self._paint.strip((), width)
        ground = "" if index != self.cursor else "cursor" if self.has_focus else "cursor-off"
        return self._paint.strip(self._line(self.rows[index], width), width, ground)

    def _line(self, source: Source, width: int) -> Line:
        before = self._before(source)
        room = width - len(before.text) - self._count_width - 3
        ink = "bright strong" if source.key == self.open_key else "" if source.count or source is COMPANIES else "quiet"
        mark = Piece("!", "error") if source.in_trouble else Piece("z", "quiet") if source.paused else Piece(" ")
        number = Piece(_shown(source.count).rjust(self._count_width), "quiet")
        title = with_both_ends(source.title, room) if source.untitled else source.title
        return (before, Piece(fitted(title, room), ink), Piece(" "), mark, number, Piece(" "))

    def _before(self, source: Source) -> Piece:
        if source.kind == "view":
            return Piece(f" {source.digit or ' '} ", "faint")
        if source.kind == "folder":
            return Piece(f" {'▸' if source.folded else '▾'} ", "quiet")
        return Piece("     " if source.inside else "   ")
