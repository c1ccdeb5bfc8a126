"""The note of an article: written here in Markdown, or in the editor that `$VISUAL` or `$EDITOR` names."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static, TextArea

from reader.app.opening import edited_in_editor
from reader.app.screens.dialog import Dialog, Hints, Modal, Notice
from reader.app.styling import style
from reader.text import clean_lines


class NoteDialog(Modal[str | None]):
    """Edits a note; closes with its new text, or None where it has not changed. Escape saves: no word is ever lost."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "save", "Save", show=False, priority=True),
        Binding("ctrl+e", "editor", "Editor", show=False, priority=True),
        Binding("ctrl+g", "give_up", "Leave as it was", show=False, priority=True),
    ]

    def __init__(self, title: str, note: str) -> None:
        super().__init__()
        self._title = title
        self._note = note

    def compose(self) -> ComposeResult:
        """The article's title and the text."""
        with Dialog(title="Note", id="note"):
            yield Static(Content(self._title), classes="question", markup=False)
            yield TextArea(self._note, id="text", soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
            yield Notice()
            yield Hints(("Esc", "save and close"), ("^e", "in $EDITOR"), ("^g", "cancel"))

    def on_mount(self) -> None:
        """Goes on where the note ends."""
        text = self.query_one(TextArea)
        text.move_cursor(text.document.end)

    def action_save(self) -> None:
        """Closes with the text."""
        text = clean_lines(self.query_one(TextArea).text).strip()
        self.dismiss(None if text == self._note.strip() else text)

    def action_editor(self) -> None:
        """Hands the text to the user's editor and takes back what it leaves."""
        area = self.query_one(TextArea)
        text, fault = edited_in_editor(self.app, area.text)
        self.query_one(Notice).say(fault, fault=True)
        area.load_text(clean_lines(text))
        area.move_cursor(area.document.end)

    def action_give_up(self) -> None:
        """Changes nothing."""
        self.dismiss(None)
