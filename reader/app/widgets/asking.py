"""The line at the foot in which the reader types a search, a filter or a day, with what is wrong below it."""

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from reader.app.sources import EVERYTHING, Source
from reader.app.widgets.answers import AnswerAccepted, AnswerGivenUp, AnswerTyped, Kind
from reader.library.days import EXAMPLES

DAYS = ("date", "older")


class QueryLine(Vertical):
    """Asks for one text. Enter accepts, Esc gives up, Tab (in a search) changes the scope, ↑ and ↓ bring past ones."""

    def __init__(self, kind: Kind, text: str, source: Source, past: tuple[str, ...] = ()) -> None:
        super().__init__(id="query-line")
        self.kind = kind
        self.everywhere = kind == "search" and source.key in ("unread", EVERYTHING.key)
        self._scoped = kind == "search" and source.key != EVERYTHING.key
        self._scope = source.title
        self._past = () if kind in DAYS else past
        self._at = len(self._past)
        self.fault, self.fault_column = "", 0
        placeholder = EXAMPLES if kind in DAYS else ""
        self._input = Input(text, placeholder=placeholder, id="query-input", compact=True, select_on_focus=False)
        self._fault = Static("", id="query-fault")
        self._label = Static(self._label_text(), id="query-label")

    @property
    def takes_keys(self) -> bool:
        """Whether what is typed goes into the line."""
        return self.screen.focused is self._input

    @property
    def hints(self) -> tuple[tuple[str, str, str], ...]:
        """The keys that matter here, as the line of keys shows them."""
        if self.kind in DAYS:
            return (("", "Enter", "go" if self.kind == "date" else "mark read"), ("", "Esc", "back"))
        scope = (("", "Tab", self._scope if self.everywhere else "everything"),) if self._scoped else ()
        return (("", "Enter", "keep"), *scope, ("", "↑", "past ones"), ("", "Esc", "back"))

    def compose(self) -> ComposeResult:
        yield Horizontal(self._label, self._input)
        yield self._fault

    def on_mount(self) -> None:
        self._fault.display = False
        self._input.focus()

    def _label_text(self) -> Text:
        if self.kind != "search":
            return Text({"filter": f"Filter {self._scope}: ", "date": "Go to: "}.get(self.kind, self._older))
        return Text(f"Search {'everything' if self.everywhere else self._scope}: ")

    @property
    def _older(self) -> str:
        return f"Mark read in {self._scope} what is older than: "

    def show_fault(self, text: str, position: int = 0) -> None:
        """Says what is wrong, with a mark under the place; an empty text takes it away."""
        self.fault, self.fault_column = text, position
        self._fault.display = bool(text)
        if text:
            self._fault.update(Text(f"{' ' * (self._label.size.width + position)}▲\n{text}"))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.kind in DAYS:
            self.show_fault("")
        else:
            self._say()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(AnswerAccepted(self.kind, self._input.value))

    def _say(self) -> None:
        self.post_message(AnswerTyped(self.kind, self._input.value, self.everywhere))

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            self.post_message(AnswerGivenUp(self.kind))
        elif event.key == "tab" and self._scoped:
            self.everywhere = not self.everywhere
            self._label.update(self._label_text())
            self._say()
        elif event.key in ("up", "down"):
            self._recall(-1 if event.key == "up" else 1)
        elif event.key not in ("tab", "shift+tab"):
            return
        event.stop()
        event.prevent_default()

    def _recall(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._past)))
        self._input.value = self._past[self._at] if self._at < len(self._past) else ""
        self._input.cursor_position = len(self._input.value)
