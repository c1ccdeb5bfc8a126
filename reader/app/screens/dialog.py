"""What the dialogs are built from: fields, lists, a line for faults and a line that names the keys.

Everything that comes from a feed, a file or the user is shown as plain text, never as markup.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, ClassVar, Final, TypeVar

from rich.cells import cell_len
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.app.desk.work import KEEPS
from reader.errors import ReaderError
from reader.text import clean, folded

FORM_KEYS: list[BindingType] = [
    Binding("down", "app.focus_next", "Next field", show=False),
    Binding("up", "app.focus_previous", "Previous field", show=False),
    Binding("escape", "close", "Close", show=False),
]


Answer = TypeVar("Answer")
Keep = Callable[[Any], Awaitable[object]]
"""Puts an answer where it belongs. Raises `ReaderError` where that cannot be done."""
SAID_AFTER: Final = 0.5
"""Seconds after which is said that an answer is being kept."""

_FEW_ROWS: Final = [(0, "-low"), (16, "-high")]


class Modal(ModalScreen[Answer]):
    """A screen over the desk that answers once: what two quick keys close twice is closed once.

    `FINDS` is the group of work that lists what is typed for: keys that choose from the list wait for it. `keep` puts
    an answer where it belongs, before the screen closes; what it raises is shown, and what was typed is still there.
    While it is `keeping`, keys do nothing. `lost` is what could not be kept when the app ended.
    """

    FINDS: ClassVar[str] = ""
    VERTICAL_BREAKPOINTS = _FEW_ROWS
    keep: Keep | None = None
    keeping: bool = False
    lost: ReaderError | None = None

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Closes with an answer, unless the screen is closed already or another one lies over it."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def finish(self, answer: Answer | None) -> None:
        """Closes with an answer once it is kept; where it cannot be, says why and stays as it is."""
        if self.keep is None or answer is None:
            self.dismiss(answer)
        elif not self.keeping:
            self.keeping = True
            self.run_worker(self._kept(self.keep, answer), group=KEEPS, exit_on_error=False)

    async def _kept(self, keep: Keep, answer: Answer) -> None:
        waits = self.set_timer(SAID_AFTER, lambda: self.tell("Saving…"))
        try:
            await keep(answer)
        except ReaderError as fault:
            self.tell("")
            self.not_kept(fault)
        else:
            self.dismiss(answer)
        finally:
            waits.stop()
            self.keeping = False

    def not_kept(self, fault: ReaderError) -> None:
        """Says why an answer could not be kept."""
        self.tell(f"Not saved: {fault}", fault=True)

    def tell(self, sentence: str, *, fault: bool = False) -> None:
        """Says something in the dialog."""
        self.query_one("#notice", Notice).say(sentence, fault=fault)

    @property
    def unsaved(self) -> Answer | None:
        """What Escape would save, and would be lost if the app ended now."""
        return None

    async def kept_at_last(self) -> bool:
        """Keeps what is unsaved, since the app ends; False where it cannot be, unless that has been said before."""
        answer = self.unsaved
        if answer is None or self.keep is None:
            return True
        told, self._told = self._told, True
        try:
            await self.keep(answer)
        except ReaderError as fault:
            self.not_kept(fault)
            return told
        return True

    _told = False


class Dialog(Vertical):
    """The box of a dialog. `title` is ours, never text from elsewhere."""

    def __init__(self, *children: Widget, title: str, id: str) -> None:
        super().__init__(*children, id=id, classes="dialog")
        self.border_title = title


class Hints(Static):
    """One line that names the keys: `Enter add   Esc close`."""

    def __init__(self, *pairs: tuple[str, str], id: str | None = None) -> None:
        super().__init__(hint_line(pairs), id=id, classes="hints", markup=False)


def hint_line(pairs: Iterable[tuple[str, str]]) -> Content:
    """Keys and what they do, the keys in the accent colour."""
    pieces = [Content.assemble((key, "$accent"), f" {act}") for key, act in pairs]
    return Content("   ").join(pieces)


class Notice(Static):
    """One sentence about what happens or went wrong; takes no room while there is none."""

    def __init__(self, id: str = "notice") -> None:
        super().__init__(id=id, classes="notice", markup=False)
        self.display = False
        self.sentence = ""

    def say(self, sentence: str, *, fault: bool = False) -> None:
        """Shows the sentence; an empty one hides the line."""
        self.sentence = sentence
        self.display = bool(sentence)
        self.set_class(fault, "fault")
        self.update(Content(sentence))


class Field(Horizontal):
    """A labelled line to write in. `suggestions` complete what is written (→ takes one over)."""

    def __init__(
        self,
        name: str,
        label: str,
        value: str = "",
        *,
        placeholder: str = "",
        suggestions: Sequence[str] = (),
        restrict: str | None = None,
    ) -> None:
        suggester = SuggestFromList([text for text in suggestions if text], case_sensitive=False)
        self.input = Input(
            value,
            placeholder=placeholder,
            suggester=suggester if suggestions else None,
            restrict=restrict,
            select_on_focus=False,
            compact=True,
            id=name,
        )
        super().__init__(Static(label, classes="label", markup=False), self.input, classes="field")

    def on_descendant_focus(self) -> None:
        """Marks the line that is written in."""
        self.add_class("focused")

    def on_descendant_blur(self) -> None:
        """Takes the mark away."""
        self.remove_class("focused")

    @property
    def value(self) -> str:
        """What is written there, without blanks around it."""
        return self.input.value.strip()


class Tick(Static, can_focus=True):
    """A setting that is on or off: Space changes it, Enter sends the form off as in a `Field`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "change", "Change", show=False),
        Binding("enter", "submit", "Save", show=False),
    ]

    class Submitted(Message):
        """The reader pressed Enter."""

    def __init__(self, words: str, value: bool, *, id: str) -> None:
        super().__init__(id=id, classes="tick", markup=False)
        self._words = words
        self.value = value

    def on_mount(self) -> None:
        """Shows the setting."""
        self._draw()

    def action_change(self) -> None:
        """Turns the setting on or off."""
        self.value = not self.value
        self._draw()

    def action_submit(self) -> None:
        """Sends the form off."""
        self.post_message(self.Submitted())

    def _draw(self) -> None:
        self.update(ticked(self.value, Content(self._words)))


def ticked(value: bool, words: Content) -> Content:
    """The words behind a mark that says whether they are chosen."""
    return Content.assemble(("● ", "$accent") if value else ("○ ", "$foreground 50%"), words)


class Choices(OptionList):
    """A list to choose from, with vim's keys beside the arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
        Binding("g", "first", "First", show=False),
        Binding("G", "last", "Last", show=False),
    ]


class Ticks(Choices):
    """A list whose entries can be ticked with Space; Enter decides."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", show=False),
        Binding("enter", "decide", "Take", show=False),
        Binding("*", "tick_all", "Tick all or none", show=False),
    ]

    class Decided(Message):
        """The reader pressed Enter; `values` are the ticked ones, or the one under the cursor where none is."""

        def __init__(self, values: tuple[str, ...]) -> None:
            super().__init__()
            self.values = values

    class Changed(Message):
        """A tick was set or taken away."""

    def __init__(self, entries: Iterable[tuple[str, Content]], ticked: Iterable[str] = (), *, id: str) -> None:
        self._entries = tuple(entries)
        self._ticked = set(ticked)
        super().__init__(*(Option(self._prompt(*entry)) for entry in self._entries), id=id, compact=True)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The values that are ticked, in the list's order."""
        return tuple(value for value, _ in self._entries if value in self._ticked)

    def fill(self, entries: Iterable[tuple[str, Content]], ticked: Iterable[str] = ()) -> None:
        """Shows other entries."""
        self._entries = tuple(entries)
        self._ticked = set(ticked)
        self.clear_options()
        self.add_options(Option(self._prompt(*entry)) for entry in self._entries)
        self.highlighted = 0 if self._entries else None

    def action_tick(self) -> None:
        """Ticks the entry under the cursor, or takes its tick away."""
        if self.highlighted is not None:
            self._ticked ^= {self._entries[self.highlighted][0]}
            self._redraw(self.highlighted)
            self.post_message(self.Changed())

    def action_tick_all(self) -> None:
        """Ticks every entry; takes every tick away where all have one."""
        every = {value for value, _ in self._entries}
        self._ticked = set() if self._ticked == every else every
        for index in range(len(self._entries)):
            self._redraw(index)
        self.post_message(self.Changed())

    def action_decide(self) -> None:
        """Takes what is ticked."""
        values = self.ticked
        if not values and self.highlighted is not None:
            values = (self._entries[self.highlighted][0],)
        if values:
            self.post_message(self.Decided(values))

    def _redraw(self, index: int) -> None:
        self.replace_option_prompt_at_index(index, self._prompt(*self._entries[index]))

    def _prompt(self, value: str, words: Content) -> Content:
        return ticked(value in self._ticked, words)


def two_columns(left: str, right: str, width: int) -> Content:
    """Text with quiet text behind it in a column that begins after `width` cells."""
    gap = " " * max(2, width - cell_len(left))
    return Content.assemble(left, (gap + right, "$foreground 60%")) if right else Content(left)


def folder_named(text: str, folders: Iterable[str]) -> str:
    """The folder that the user means: one that is there, whatever its case, else a new one."""
    name = clean(text)
    return next((folder for folder in folders if folded(folder) == folded(name)), name)
