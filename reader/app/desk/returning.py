"""Where the reader was in this library: kept when the app ends, gone back to when it opens."""

from typing import TYPE_CHECKING

from reader.app.first_look import FirstLook
from reader.app.remembered import Place

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk


class Returning:
    """Keeps the source, the article and the pane; searches and lists of companies are left for what they came from."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def keep(self) -> None:
        """Remembers where the reader is."""
        desk, here = self._desk, self._desk.listing.place
        first = desk.finding.first_place
        pane = desk.panes.focused if first == here else "articles"
        article = None if first == here and self._untouched else first.article
        remembered = desk.assay.remembered
        desk.assay.remember(remembered.at(desk.store.path, Place(first.source.key, article, pane)))

    @property
    def _untouched(self) -> bool:
        """Whether the reader is at the list's top and has opened nothing: what comes in later stands there then."""
        desk = self._desk
        window = desk.list.window
        at_top = window.begins and window.cursor == 0
        return at_top and desk.reading.opened is None and desk.panes.focused in ("articles", "sources")

    def go_back(self, look: FirstLook) -> None:
        """Gives the focus to the pane that had it; the article that was being read is open again."""
        desk = self._desk
        if look.pane in desk.panes_by_name:
            desk.reading.opened = look.article if look.pane == "article" else None
            desk.panes.focus(look.pane)
