"""Focus, arrangement, hiding, zooming and sizes of the panes."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app.arrangement import COLUMN, arrangement, reachable, shared_out, width_class
from reader.app.commands import PARTS

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk

TITLES = {"highlights": "Highlights", "companies": "Companies", "disclaimers": "Disclaimers"}
SIZES = {"sources": 0, "parts": 0, "articles": 40, "highlights": 0, "companies": 0, "disclaimers": 0}
"""Columns of the outer panes, per cent of the height for Articles, rows of the parts; 0: as it fits."""
AS_IT_FITS = {"sources": (28, 36, 17), "parts": (46, 60, 30)}
"""Columns at least, at most, and per cent of the screen's."""
FRAME = 2
LINES_BELOW = 2
"""The status line and the line of keys."""
STEPS = {"sources": 2, "parts": 2, "articles": 5, "highlights": 1, "companies": 1, "disclaimers": 1}
LEAST = {"sources": 16, "parts": 24, "articles": 15, "highlights": 4, "companies": 4, "disclaimers": 4}
MOST = {"sources": 60, "parts": 100, "articles": 80, "highlights": 40, "companies": 40, "disclaimers": 40}


class Panes:
    """Which panes are seen and which one the keys go to; `arranged` tells that they have yet to be laid out anew."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.part = "highlights"
        self.zoomed = ""
        self.focused = "articles"
        self.arranged = False
        self._arranged: object = None
        self._heights: dict[str, int] = {}

    @property
    def hidden(self) -> frozenset[str]:
        """The panes that the reader hid; remembered."""
        return self._desk.assay.remembered.hidden & frozenset(("sources", COLUMN, *PARTS))

    def arrange(self) -> None:
        """Shows the panes that belong on a screen of this width."""
        desk = self._desk
        part = self.part = self.focused if self.focused in PARTS else self.part
        now = arrangement(desk.size.width, self.focused, part, self.hidden, self.zoomed)
        state = (now, desk.size, tuple(desk.assay.remembered.sizes.items()))
        if state == self._arranged:
            self._show_tabs()
            return
        self._arranged, self.arranged = state, True
        for name, pane in desk.panes_by_name.items():
            pane.display = name in now.panes
            if name in PARTS:
                desk.text_panes[name].titled = not now.tabs
        desk.reading_column.display = bool(now.panes & {"articles", "article"})
        desk.parts_column.display = bool(now.panes & set(PARTS))
        desk.tabs.display = now.tabs
        self._show_tabs()
        self._size(now.panes, now.width)

    def _show_tabs(self) -> None:
        counts = self._desk.reading.counts
        tabs = [(part, TITLES[part], counts.get(part, 0)) for part in PARTS if part not in self.hidden]
        self._desk.tabs.show(tabs, self.part)

    def refresh_tabs(self) -> None:
        """Tells that another article has other counts."""
        self._show_tabs()

    def focus(self, name: str) -> None:
        """Gives a pane the focus, and shows it if it was not in view."""
        if self.zoomed and name != self.zoomed:
            self.zoomed = name
        self.focused = name
        self.arrange()
        self._desk.panes_by_name[name].focus(scroll_visible=False)
        self._desk.show_hints()

    def focus_came(self, name: str) -> None:
        """Tells that a pane was focused, by a click for example."""
        if name != self.focused:
            self.focused = name
            self.arrange()
            self._desk.show_hints()

    def next(self) -> None:
        """The next pane."""
        self._step(1)

    def previous(self) -> None:
        """The previous pane."""
        self._step(-1)

    def _step(self, by: int) -> None:
        panes = reachable(self._desk.size.width, self.hidden)
        place = panes.index(self.focused) if self.focused in panes else 0
        leaving = self.focused
        self.focus(panes[(place + by) % len(panes)])
        if leaving == "sources":
            self._desk.listing.open_under_cursor()

    # hiding and zooming

    def toggle_sources(self) -> None:
        """Shows or hides Sources."""
        self._toggle("sources")

    def toggle_highlights(self) -> None:
        """Shows or hides Highlights."""
        self._toggle("highlights")

    def toggle_companies(self) -> None:
        """Shows or hides Companies."""
        self._toggle("companies")

    def toggle_disclaimers(self) -> None:
        """Shows or hides Disclaimers."""
        self._toggle("disclaimers")

    def _toggle(self, name: str) -> None:
        """On a wide screen hides or shows; where panes take turns, brings the pane up, or puts it away again."""
        width = width_class(self._desk.size.width)
        if width == "wide" and not self.zoomed:
            hidden = self.hidden ^ {name}
            self._hide(hidden)
            if self.focused == name and name in hidden:
                self.focus("articles")
            self.arrange()
        elif self.focused == name:
            if name in PARTS and width == "medium":
                self._hide(self.hidden | {COLUMN})
            self.focus("article")
        else:
            self._hide(self.hidden - {name, COLUMN} if name in PARTS else self.hidden - {name})
            self.focus(name)

    def _hide(self, hidden: frozenset[str]) -> None:
        self._desk.assay.remember(replace(self._desk.assay.remembered, hidden=hidden))

    def zoom(self) -> None:
        """Gives the focused pane the whole screen, or takes it back; where it has that anyway, nothing."""
        if not self.zoomed and self.alone:
            self._desk.say("The pane has the whole screen already.")
            return
        self.zoomed = "" if self.zoomed else self.focused
        self.arrange()

    @property
    def alone(self) -> bool:
        """Whether one pane at a time has the screen, because it is narrow."""
        return width_class(self._desk.size.width) == "narrow"

    # sizes

    def grow(self) -> None:
        """Makes the focused pane larger."""
        self._resize(1)

    def shrink(self) -> None:
        """Makes the focused pane smaller."""
        self._resize(-1)

    def _resize(self, by: int) -> None:
        name, by = ("articles", -by) if self.focused == "article" else (self.focused, by)
        if name in PARTS and (width_class(self._desk.size.width) != "wide" or len(set(PARTS) - self.hidden) == 1):
            name = "parts"
        sizes = dict(self._desk.assay.remembered.sizes)
        current = sizes.get(name) or SIZES[name] or self._size_now(name)
        sizes[name] = max(LEAST[name], min(MOST[name], current + by * STEPS[name]))
        self._desk.assay.remember(replace(self._desk.assay.remembered, sizes=sizes))
        self.arrange()

    def _size_now(self, name: str) -> int:
        if name in AS_IT_FITS:
            return self._columns(name)
        return self._desk.panes_by_name[name].size.height + FRAME

    def _columns(self, name: str) -> int:
        least, most, share = AS_IT_FITS[name]
        fitting = max(least, min(most, self._desk.size.width * share // 100))
        return self._desk.assay.remembered.sizes.get(name) or fitting

    def _size(self, visible: frozenset[str], width: str) -> None:
        desk = self._desk
        sizes = {**SIZES, **self._desk.assay.remembered.sizes}
        alone = not visible & {"articles", "article"}
        desk.sources.styles.width = "1fr" if alone else min(self._columns("sources"), desk.size.width // 3)
        desk.parts_column.styles.width = "1fr" if alone else min(self._columns("parts"), desk.size.width * 2 // 5)
        both = {"articles", "article"} <= visible
        desk.list.styles.height = f"{sizes['articles']}%" if both else "1fr"
        self._heights = {}
        self.fit_parts()

    def fit_parts(self) -> None:
        """Gives every part the height that its text needs, if any is cut off: rows that one leaves empty are another's.

        Heights that the reader has chosen stay, and so do all of them while everything fits.
        """
        desk = self._desk
        shown = [part for part in PARTS if desk.panes_by_name[part].display]
        wanted = {part: len(desk.text_panes[part].doc.lines) + FRAME for part in shown}
        if all(wanted[part] <= self._heights.get(part, 0) for part in shown):
            return
        chosen = {part: desk.assay.remembered.sizes.get(part, 0) for part in shown[:-1]}
        room = desk.size.height - LINES_BELOW - sum(chosen.values())
        free = [part for part in shown if not chosen.get(part)]
        heights = chosen | dict(
            zip(free, shared_out([wanted[part] for part in free], room, LEAST["highlights"]), strict=True)
        )
        if heights != self._heights:
            self._heights = heights
            for part in shown:
                desk.panes_by_name[part].styles.height = heights[part] if part != shown[-1] else "1fr"
