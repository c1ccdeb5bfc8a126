"""A question with two answers."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from reader.app.screens.dialog import Dialog, Hints, Modal
from reader.app.styling import style


class Confirm(Modal[bool]):
    """Asks whether to go on. `verb` is what Enter does ("unsubscribe"); `detail` says what will happen."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", "Yes", show=False),
        Binding("escape,n,q", "answer(False)", "No", show=False),
    ]

    def __init__(self, question: str, *, verb: str, detail: str = "") -> None:
        super().__init__()
        self._question = question
        self._verb = verb
        self._detail = detail

    def compose(self) -> ComposeResult:
        """The question and the keys that answer it."""
        with Dialog(title="", id="confirm"):
            yield Static(Content(self._question), classes="question", markup=False)
            if self._detail:
                yield Static(Content(self._detail), classes="quiet", markup=False)
            yield Hints(("Enter", self._verb), ("Esc", "cancel"))

    def action_answer(self, answer: bool) -> None:
        """Closes with the answer."""
        self.dismiss(answer)
