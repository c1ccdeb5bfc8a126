"""The lines at the edges: what is going on, the keys that matter here, and the tabs of the parts."""

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from reader.app.typesetting import Line, Piece, cut, line_width, width_of, wrapped
from reader.app.widgets.painting import Paint

MOST_FAULT_LINES = 4
SOON = 0.12
"""Seconds after which what is said soon is said: two quick keys are over by then."""


class StatusLine(Widget):
    """What is going on, at the left; where the reader is, at the right. Repaints only when a word changes.

    A fault that does not fit takes the whole line, and more lines where it needs them.
    """

    def __init__(self) -> None:
        super().__init__(id="status")
        self._parts: dict[str, tuple[str, str]] = {}
        self._to_say: dict[str, Timer] = {}
        self._place = ""
        self._paint: Paint | None = None

    ORDER = ("keys", "moved", "message", "writing", "progress", "new")

    def say_soon(self, what: str, text: str, ink: str = "bar-bright") -> None:
        """Shows one of `ORDER` after a moment, if nothing else is said in its place before."""
        self._let_be(what)
        self._to_say[what] = self.set_timer(SOON, lambda: self.say(what, text, ink))

    def _let_be(self, what: str) -> None:
        waiting = self._to_say.pop(what, None)
        if waiting is not None:
            waiting.stop()

    def say(self, what: str, text: str, ink: str = "bar-bright") -> None:
        """Shows (or with an empty text takes away) one of `ORDER`."""
        self._let_be(what)
        before = dict(self._parts)
        self._parts.pop(what, None)
        if text:
            self._parts[what] = (text, ink)
        if before != self._parts:
            self._make_room()
            self.refresh()

    def says(self, what: str) -> bool:
        """Whether one of `ORDER` is shown."""
        return what in self._parts

    def _make_room(self) -> None:
        height = max(1, len(self._fault_lines()))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def _fault_lines(self) -> list[str]:
        """The lines of a fault that one line has no room for; none where all fits."""
        text, ink = self._parts.get("message") or self._parts.get("moved") or ("", "")
        width = self.size.width - 2
        if ink != "bar-error" or width < 10 or width_of(text) + width_of(self._place) + 3 <= width:
            return []
        return [text[start:end] for start, end in wrapped(text, width)][:MOST_FAULT_LINES]

    def on_resize(self) -> None:
        self._make_room()

    def place(self, text: str) -> None:
        """Shows where the reader is."""
        if text != self._place:
            self._place = text
            self.refresh()

    @property
    def text(self) -> str:
        """Everything that the line says."""
        return " · ".join([*(self._parts[key][0] for key in self.ORDER if key in self._parts), self._place])

    def notify_style_update(self) -> None:
        self._paint = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        if self._paint is None:
            self._paint = Paint(self.app.theme_variables)
        width, fault = self.size.width, self._fault_lines()
        if fault:
            text = fault[y] if y < len(fault) else ""
            return self._paint.strip((Piece(" "), Piece(text, "bar-error")), width, "bar")
        place = self._place_within(width)
        room = width - width_of(place) - 3
        line: list[Piece] = [Piece(" ")]
        for key in self.ORDER:
            if key in self._parts:
                text, ink = self._parts[key]
                between = "  ·  " if len(line) > 1 else ""
                line.append(Piece(cut(between + text, room - line_width(tuple(line))), ink))
        gap = width - line_width(tuple(line)) - width_of(place) - 1
        return self._paint.strip((*line, Piece(" " * max(1, gap)), Piece(place, "bar")), width, "bar")

    def _place_within(self, width: int) -> str:
        """Where the reader is, in what is left beside what is said, and in half of the line at least: where that is too
        little, the name gives way, not the numbers behind it.
        """
        said = sum(width_of(text) + 5 for text, _ in self._parts.values())
        room = max(width // 2, width - max(2, said))
        name, dot, numbers = self._place.rpartition(" · ")
        if width_of(self._place) <= room or width_of(dot + numbers) + 4 > room:
            return cut(self._place, room)
        return cut(name, room - width_of(dot + numbers)) + dot + numbers


class KeyLine(Widget):
    """The keys that matter where the focus is. A click runs the command."""

    class Clicked(Message):
        """The reader clicked on a key."""

        def __init__(self, command_id: str) -> None:
            super().__init__()
            self.command_id = command_id

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._hints: tuple[tuple[str, str, str], ...] = ()
        self._paint: Paint | None = None

    def show(self, hints: Sequence[tuple[str, str, str]]) -> None:
        """Shows hints: command id, key, word."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    @property
    def text(self) -> str:
        """The line as plain text."""
        return "  ".join(f"{key} {word}" for _, key, word in self._hints)

    def notify_style_update(self) -> None:
        self._paint = None
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        at = 1
        for command_id, key, word in self._fitting():
            end = at + width_of(key) + 1 + width_of(word)
            if command_id and at <= event.x < end:
                self.post_message(self.Clicked(command_id))
            at = end + 3

    def render_line(self, y: int) -> Strip:
        if self._paint is None:
            self._paint = Paint(self.app.theme_variables)
        line: list[Piece] = [Piece(" ")]
        for _, key, word in self._fitting():
            line += [Piece(key, "accent"), Piece(f" {word}", "quiet"), Piece("   ")]
        return self._paint.strip(tuple(line), self.size.width)

    def _fitting(self) -> list[tuple[str, str, str]]:
        """The hints that there is room for; the last one, which leads to all keys, is always among them."""
        room = self.size.width - 1
        fitting = []
        for hint in (*self._hints[-1:], *self._hints[:-1]):
            room -= width_of(hint[1]) + 1 + width_of(hint[2]) + 3
            if room < -3:
                break
            fitting.append(hint)
        return [*fitting[1:], *fitting[:1]]


class Tabs(Widget):
    """The parts as tabs, where there is room for one of them only."""

    class Clicked(Message):
        """The reader clicked on a tab."""

        def __init__(self, part: str) -> None:
            super().__init__()
            self.part = part

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self._tabs: tuple[tuple[str, str, int], ...] = ()
        self._current = ""
        self._paint: Paint | None = None

    def show(self, tabs: Sequence[tuple[str, str, int]], current: str) -> None:
        """Shows tabs (part, title, count), one of which is current."""
        if (tuple(tabs), current) != (self._tabs, self._current):
            self._tabs, self._current = tuple(tabs), current
            self.refresh()

    def notify_style_update(self) -> None:
        self._paint = None
        super().notify_style_update()

    def _labels(self) -> list[tuple[str, Line]]:
        short = sum(width_of(title) + 5 for _, title, _ in self._tabs) > self.size.width
        labels: list[tuple[str, Line]] = []
        for part, title, count in self._tabs:
            ink = "accent strong" if part == self._current else "quiet"
            shown = title[:4] if short else title
            labels.append((part, (Piece(shown, ink), Piece(f" {count}" if count else "", "faint"), Piece("  "))))
        return labels

    def on_click(self, event: events.Click) -> None:
        at = 1
        for part, label in self._labels():
            end = at + line_width(label)
            if at <= event.x < end:
                self.post_message(self.Clicked(part))
            at = end

    def render_line(self, y: int) -> Strip:
        if self._paint is None:
            self._paint = Paint(self.app.theme_variables)
        line: list[Piece] = [Piece(" ")]
        for _, label in self._labels():
            line.extend(label)
        return self._paint.strip(tuple(line), self.size.width)
