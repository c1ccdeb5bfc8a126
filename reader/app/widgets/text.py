"""Panes of text: a document that scrolls line by line, with or without items that a cursor walks over."""

from functools import lru_cache

from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.app.doc import Doc
from reader.app.typesetting import Line, Piece, wrapped
from reader.app.widgets.painting import Paint

SIDE = 1
"""Columns kept free on either side of the text; the scroll bar has one more."""
WHEEL = 3


class TextPane(Widget, can_focus=True):
    """One document; `top` is the first line in view. j and k walk over its items; where it has none, they scroll."""

    # Textual lays the whole screen out anew when this changes; a pane that scrolls by itself has no use for it.
    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)

    class Chosen(Message):
        """The reader chose an item of the pane."""

        def __init__(self, pane: "TextPane", item: int) -> None:
            super().__init__()
            self.pane = pane
            self.item = item

    class FoldClicked(Message):
        """The reader clicked on a fold; `block` is the first one in it."""

        def __init__(self, block: int) -> None:
            super().__init__()
            self.block = block

    class Resized(Message):
        """The text must be set to another width."""

        def __init__(self, pane: "TextPane") -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, name: str, title: str, *, measure: int = 0) -> None:
        super().__init__(id=name, classes="pane")
        self.doc = Doc()
        self.item = 0
        self.top = 0
        self._heading = title
        self._measure = measure
        self._paint: Paint | None = None
        self._set_for = 0
        self._part: float | None = None
        self._last_height = 1
        self._titled = True
        self._shown_title = ""
        self._count: int | None = None
        self._entitle()

    @property
    def titled(self) -> bool:
        """Whether the frame names the pane; where tabs do, it does not."""
        return self._titled

    @titled.setter
    def titled(self, titled: bool) -> None:
        if titled != self._titled:
            self._titled = titled
            self._entitle()

    def _entitle(self) -> None:
        count = f" {self._count}" if self._count else ""
        title = f"{self._heading}{count}" if self._titled else ""
        if title != self._shown_title:
            self._shown_title = title
            self.border_title = Text(title)

    @property
    def text_width(self) -> int:
        """Columns that the text may take."""
        width = self.size.width or self.app.size.width - 4
        room = max(10, width - 2 * SIDE - 1)
        return min(room, self._measure) if self._measure else room

    def show(self, doc: Doc, *, keep: bool = False, count: int | None = None) -> None:
        """Shows a document from its top, or (`keep`) as far down as before."""
        part = self.scrolled
        self.doc = doc
        self._set_for = self.text_width
        self._count = count
        self._entitle()
        self.item = min(self.item, max(0, doc.items - 1)) if keep else 0
        self._part = None
        self.scroll_part(part if keep else 0.0)
        self.refresh()

    @property
    def last_top(self) -> int:
        """How far down the document can be scrolled."""
        return max(0, len(self.doc.lines) - self._height)

    @property
    def _height(self) -> int:
        """Lines in view; while the pane is hidden, those that were."""
        if self.size.height:
            self._last_height = self.size.height
        return self._last_height

    @property
    def docked(self) -> int:
        """Lines that the heading takes above scrolled text."""
        return len(self._dock())

    @property
    def first_in_view(self) -> int:
        """The first line of the document that the docked heading does not cover."""
        return self.top + self.docked if self.top else 0

    @property
    def scrolled(self) -> float:
        """How far down the document is scrolled, 0 to 1."""
        if self._part is not None:
            return self._part
        return self.top / self.last_top if self.last_top else 0.0

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.top >= self.last_top

    def scroll_line(self, line: int) -> None:
        """Scrolls so that a line is the first in view, as far as the document goes."""
        top = max(0, min(line, self.last_top))
        if top != self.top:
            self.top = top
            self.refresh()

    def scroll_part(self, part: float) -> None:
        """Scrolls to a part of the document, 0 to 1; a pane that was never seen does so when it is."""
        self._part = None if self.size.height else part
        self.scroll_line(round(part * self.last_top))

    def move(self, by: int) -> None:
        """The next item, or the next line."""
        if self.doc.items and self._walk(by):
            return
        self.scroll_line(self.top + by)

    def page(self, pages: float) -> None:
        """Scrolls by pages or parts of one, leaving a line to hold on to."""
        room = self.size.height - self.docked
        lines = max(1, round(abs(pages) * room) - (1 if abs(pages) >= 1 else 0))
        self.scroll_line(self.top + (lines if pages > 0 else -lines))

    def to_top(self) -> None:
        """The first line and item."""
        self._put(0)
        self.scroll_line(0)

    def to_bottom(self) -> None:
        """The last line and item."""
        self._put(self.doc.items - 1)
        self.scroll_line(self.last_top)

    def to_row(self, row: int) -> None:
        """The item of a number, from 1, or where there are no items the line; beyond the last one, that."""
        if self.doc.items:
            item = min(row, self.doc.items) - 1
            self._put(item)
            self.show_line(self.doc.owners.index(item))
        else:
            self.scroll_line(row - 1)

    def show_line(self, line: int) -> None:
        """Scrolls so that a line stands in the upper third of the pane."""
        self.scroll_line(max(0, line - max(self.size.height // 4, self.docked + 1)))

    def show_block(self, block: int) -> None:
        """Scrolls to a block of the article."""
        line = self.doc.line_of(block)
        if line is not None:
            self.show_line(line)

    def _walk(self, by: int) -> bool:
        """Moves to another item, if its beginning is in reach of the view; long items are scrolled through."""
        target = max(0, min(self.item + by, self.doc.items - 1))
        if target == self.item:
            return False
        first = self.doc.owners.index(target)
        height = self.size.height
        if by > 0 and first > self.top + height + 1:
            return False
        self._put(target)
        last = len(self.doc.owners) - 1 - self.doc.owners[::-1].index(target)
        if last >= self.top + height:
            self.scroll_line(min(first, last - height + 1))
        elif first < self.top:
            self.scroll_line(first)
        return True

    def _put(self, item: int) -> None:
        self.item = max(0, item)
        self.refresh()

    # events

    def on_resize(self) -> None:
        self._fit()

    def on_show(self) -> None:
        self._fit()

    def _fit(self) -> None:
        if self._part is not None and self.size.height:
            self.scroll_part(self._part)
        elif self.size.height:
            self.scroll_line(self.top)
        if self.text_width != self._set_for:
            self.post_message(self.Resized(self))

    def on_focus(self) -> None:
        if self.doc.items:
            self.refresh()

    def on_blur(self) -> None:
        if self.doc.items:
            self.refresh()

    def notify_style_update(self) -> None:
        self._paint = None
        super().notify_style_update()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_line(self.top + WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_line(self.top - WHEEL)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and self.top and offset.y < self.docked:
            self.to_top()
            return
        line = -1 if offset is None else offset.y + self.top
        if not 0 <= line < len(self.doc.lines):
            return
        for at, block in self.doc.folds:
            if at == line:
                self.post_message(self.FoldClicked(block))
        item = self.doc.owners[line]
        if item >= 0:
            self._put(item)
            self.post_message(self.Chosen(self, item))

    # painting

    def render_line(self, y: int) -> Strip:
        if self._paint is None:
            self._paint = Paint(self.app.theme_variables)
        width, height = self.size
        if not self.doc.lines:
            return self._empty_line(y, width)
        at = y + self.top
        if at >= len(self.doc.lines):
            return self._paint.strip((), width)
        if self.top and y < self.docked:
            shown, chosen = self._dock()[y], False
        else:
            shown = self.doc.lines[at]
            chosen = self.doc.items > 0 and self.has_focus and self.doc.owners[at] == self.item
        bar = Piece("▐" if y in bar_rows(height, len(self.doc.lines), self.top) else " ", "bar-edge")
        return self._paint.strip((Piece(" " * SIDE), *shown), width, "cursor" if chosen else "", edge=bar)

    def _dock(self) -> tuple[Line, ...]:
        """The docked heading in a third of the pane: the rule gives way first, then the title."""
        dock, room = self.doc.dock, self._height // 3
        if len(dock) <= room:
            return dock
        return dock[:-1] if len(dock) - 1 <= room else dock[1:-1][: self._height // 2]

    def _empty_line(self, y: int, width: int) -> Strip:
        assert self._paint is not None
        lines = wrapped(self.doc.empty, max(10, width - 2 * SIDE))
        text = self.doc.empty[slice(*lines[y])] if y < len(lines) else ""
        return self._paint.strip((Piece(" " * SIDE), Piece(text, "faint")), width)


@lru_cache(64)
def bar_rows(height: int, lines: int, top: int) -> range:
    """The rows of a view beside which the bar stands: the part of the lines that is in view, if not all are."""
    last_top = lines - height
    if last_top <= 0:
        return range(0)
    length = max(1, height * height // lines)
    first = round((height - length) * min(1.0, top / last_top))
    return range(first, first + length)
