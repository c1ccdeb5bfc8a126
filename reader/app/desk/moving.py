"""Moving in whatever pane has the focus: rows, items, lines, pages; opening and going back."""

from typing import TYPE_CHECKING

from reader.app.commands import PARTS
from reader.app.widgets.text import TextPane

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk


class Moving:
    """The keys that move."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def down(self, count: int = 1) -> None:
        """Next row."""
        self._desk.focused_pane.move(count)

    def up(self, count: int = 1) -> None:
        """Previous row."""
        self._desk.focused_pane.move(-count)

    def page_down(self, count: int = 1) -> None:
        """Page down."""
        self._desk.focused_pane.page(count)

    def page_up(self, count: int = 1) -> None:
        """Page up."""
        self._desk.focused_pane.page(-count)

    def half_down(self, count: int = 1) -> None:
        """Half a page down."""
        self._desk.focused_pane.page(count / 2)

    def half_up(self, count: int = 1) -> None:
        """Half a page up."""
        self._desk.focused_pane.page(-count / 2)

    def top(self, row: int | None = None) -> None:
        """The first row, or that of a number; of a list, of the whole list."""
        pane = self._desk.focused_pane
        if row is not None:
            self._to_row(row)
        elif pane is self._desk.list:
            self._desk.listing.to_top()
        elif isinstance(pane, TextPane):
            pane.to_top()
        else:
            pane.move(-len(self._desk.sources.rows))

    def bottom(self, row: int | None = None) -> None:
        """The last row, or that of a number; of a list, of the whole list."""
        pane = self._desk.focused_pane
        if row is not None:
            self._to_row(row)
        elif pane is self._desk.list:
            self._desk.listing.to_bottom()
        elif isinstance(pane, TextPane):
            pane.to_bottom()
        else:
            pane.move(len(self._desk.sources.rows))

    def _to_row(self, row: int) -> None:
        """The row of a number, from 1; beyond the last one, that."""
        pane = self._desk.focused_pane
        if pane is self._desk.list:
            self._desk.listing.to_row(row)
        elif isinstance(pane, TextPane):
            pane.to_row(row)
        else:
            pane.move(row - 1 - self._desk.sources.cursor)

    def open(self) -> None:
        """Opens what the cursor is on."""
        desk, pane = self._desk, self._desk.focused_pane
        if pane is desk.list:
            desk.reading.open()
        elif pane is desk.sources:
            desk.sources.activate()
        elif pane is desk.text:
            desk.reading.toggle_folds()
        elif isinstance(pane, TextPane) and pane.doc.items:
            desk.reading.choose(pane, pane.item)

    def fold(self) -> None:
        """Folds or unfolds the folder under the cursor, or the one around it."""
        source = self._desk.sources.current
        if source is not None:
            self._desk.listing.fold(source)

    def back(self) -> bool:
        """One step back; False where there is none left."""
        desk = self._desk
        if desk.marks.end_selection():
            return True
        if desk.panes.zoomed:
            desk.panes.zoom()
            return True
        if desk.panes.focused in (*PARTS, "article"):
            desk.panes.focus("articles")
            return True
        return desk.finding.back()

    async def leave(self) -> None:
        """One step back; at the top, quits."""
        if not self.back():
            await self._desk.assay.leave()
