"""The note of an article: written here in Markdown, or in the editor that `$VISUAL` or `$EDITOR` names.

What is not in the library yet is in a draft, a third of a second after it was written; and where somebody else has
changed the note meanwhile, both texts stand in the dialog.
"""

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TextArea

from reader.app.drafts import Draft, Unsaved
from reader.app.opening import edited_in_editor
from reader.app.screens.dialog import Dialog, Hints, Modal, Notice
from reader.app.styling import style
from reader.app.typesetting import cut
from reader.errors import LibraryBusy, LibraryError, NoteChanged, ReaderError
from reader.text import clean_lines

DRAFT_AFTER: Final = 0.3
"""Seconds after a change until the draft has it."""
LONGEST_TITLE: Final = 140
MOST_ROUNDS: Final = 3
ELSEWHERE: Final = "(Saved elsewhere meanwhile:)"
FOUND = "This was written and not saved when the desk ended. Esc saves it, ^g drops it."
BOTH = "The note was changed elsewhere meanwhile; both texts are here now. Esc saves what you leave of them."
CHANGED = "The note was changed elsewhere meanwhile; this is what it is now."


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as it was written (empty: none), and the one that it takes the place of."""

    text: str
    former: str


def _not_saved_at_last(fault: ReaderError) -> ReaderError:
    """What is to be said where the app ends with a note in its draft."""
    kind = LibraryBusy if isinstance(fault, LibraryBusy) else LibraryError
    return kind(f"The note was not saved, and is offered when it is opened again. {fault}")


def brought_together(text: str, other: str) -> str:
    """Both texts as one; one alone where it holds the other."""
    if other in text:
        return text
    return other if text in other else f"{text}\n\n{ELSEWHERE}\n{other}"


class NoteDialog(Modal[NoteText | None]):
    """Edits a note; closes with its new text, or None where it has not changed. Escape saves: no word is ever lost."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "save", "Save", show=False, priority=True),
        Binding("ctrl+e", "editor", "Editor", show=False, priority=True),
        Binding("ctrl+g", "give_up", "Leave as it was", show=False, priority=True),
    ]

    def __init__(self, title: str, note: str, draft: Draft | None = None) -> None:
        super().__init__()
        self._title = cut(title, LONGEST_TITLE)
        self._former = note
        self._draft = draft
        self._left = draft.left() if draft else None
        self._soon: Timer | None = None
        self._not_saved = False
        self._fault_of_draft = ""

    def compose(self) -> ComposeResult:
        """The article's title and the text."""
        text = self._left.text if self._left else self._former
        with Dialog(title="Note", id="note"):
            yield Static(Content(self._title), classes="question", markup=False)
            yield TextArea(text, id="text", soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
            yield Notice()
            yield Hints(("Esc", "save"), ("^e", "$EDITOR"), ("^g", "cancel"))

    def on_mount(self) -> None:
        """Goes on where the note ends, or where it was left without being saved."""
        area, note, left = self.query_one(TextArea), self._former, self._left
        if left is not None and left.text == note.strip():
            self._drop_draft()
        elif left is not None and left.former != note:
            self._former = left.former
            self._bring_together(note)
        elif left is not None:
            self._notice.say(FOUND)
        area.move_cursor(area.document.end)

    @property
    def _notice(self) -> Notice:
        return self.query_one(Notice)

    @property
    def unsaved(self) -> NoteText | None:
        """The text, where it is another one than the note; None also where the dialog is closed before it is there."""
        area = self.query(TextArea)
        text = clean_lines(area.first().text if area else self._former).strip()
        return None if text == self._former.strip() else NoteText(text, self._former)

    # keeping

    def action_save(self) -> None:
        """Closes with the text once it is kept."""
        written = self.unsaved
        if written is None:
            self._drop_draft()
        else:
            self._keep_draft()
        self.finish(written)

    def dismiss(self, result: NoteText | None = None) -> AwaitComplete:
        """Closes; what has been kept needs no draft any more."""
        if result is not None and self.is_current:
            self._drop_draft()
        return super().dismiss(result)

    def not_kept(self, fault: ReaderError) -> None:
        """Says why the text is not saved and where it is; or shows beside it what somebody else has written."""
        if isinstance(fault, NoteChanged):
            self._bring_together(fault.now)
            return
        self._not_saved = True
        self.lost = _not_saved_at_last(fault)
        kept = "Your text is kept as a draft: ^g closes, and the next note on this article offers it."
        if self._draft is None or self._fault_of_draft:
            why = f" ({self._fault_of_draft})" if self._fault_of_draft else ""
            kept = f"It cannot be kept as a draft either{why}: your text is in this dialog alone."
        self._notice.say(f"Not saved: {fault} {kept}", fault=True)

    def _bring_together(self, other: str) -> None:
        """Puts what the note is now beside what is written, to be saved as one."""
        area = self.query_one(TextArea)
        mine = clean_lines(area.text).strip()
        area.load_text(brought_together(mine, other))
        area.move_cursor(area.document.end)
        self._former = other
        self._notice.say(BOTH if mine and other else CHANGED, fault=True)
        self._keep_draft()

    async def kept_at_last(self) -> bool:
        """Saves the text, since the app ends, with what somebody else has written meanwhile; else it is in the draft.

        False where neither can be, unless that has been said before.
        """
        told = self._not_saved
        self._keep_draft()
        for _ in range(MOST_ROUNDS):
            written = self.unsaved
            if written is None or self.keep is None:
                break
            try:
                await self.keep(written)
            except NoteChanged as changed:
                self._bring_together(changed.now)
            except ReaderError as fault:
                self.not_kept(fault)
                return told or (self._draft is not None and not self._fault_of_draft)
            else:
                break
        self._drop_draft()
        return True

    # the draft

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._soon is None:
            self._soon = self.set_timer(DRAFT_AFTER, self._keep_draft)

    def _keep_draft(self) -> None:
        """Writes down what is not saved yet; says once where that cannot be."""
        self._forget_timer()
        written = self.unsaved
        if self._draft is None:
            return
        if written is None:
            self._drop_draft()
            return
        before, self._fault_of_draft = self._fault_of_draft, self._draft.keep(Unsaved(written.text, written.former))
        if self._fault_of_draft and not before:
            self._notice.say(f"No draft can be kept ({self._fault_of_draft}): save the note with Esc.", fault=True)

    def _drop_draft(self) -> None:
        self._forget_timer()
        if self._draft is not None:
            self._draft.drop()

    def _forget_timer(self) -> None:
        if self._soon is not None:
            self._soon.stop()
            self._soon = None

    # the other keys

    def action_editor(self) -> None:
        """Hands the text to the user's editor and takes back what it leaves."""
        area = self.query_one(TextArea)
        text, fault = edited_in_editor(self.app, area.text)
        self._notice.say(fault, fault=True)
        area.load_text(clean_lines(text))
        area.move_cursor(area.document.end)

    def action_give_up(self) -> None:
        """Changes nothing. A text that could not be saved stays in the draft."""
        if not self.keeping:
            if not self._not_saved:
                self._drop_draft()
            self.dismiss(None)
