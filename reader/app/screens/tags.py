"""The tags of one article, or of several: add, take away, with the tags that are in use to choose from."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input
from textual.widgets.option_list import Option

from reader.app.screens.dialog import Choices, Dialog, Field, Hints, Modal, Notice, ticked
from reader.app.styling import style
from reader.text import clean, folded

LONGEST_TAG: Final = 60


@dataclass(frozen=True, slots=True)
class TagChange:
    """The tags to add and to take away."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


def _is_tag(text: str) -> bool:
    """Whether a query could name such a tag."""
    return 0 < len(text) <= LONGEST_TAG and '"' not in text


def _parted(written: str) -> list[str]:
    """The tags that are written, parted by commas."""
    return [tag for part in written.split(",") if (tag := part.strip())]


class TagDialog(Modal[TagChange | None]):
    """Edits tags: what is written narrows the list; Enter changes the marked tag, or saves when nothing is written.
    Several tags may be written at once, with commas between; they are all added.

    As in a note, Escape saves, with what is still written as a tag: no word is ever lost.
    """

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("escape,ctrl+s", "finish", "Save", show=False),
        Binding("ctrl+g", "give_up", "Leave as they were", show=False, priority=True),
    ]

    def __init__(self, tags: Iterable[str], known: Iterable[str] = (), *, articles: int = 1) -> None:
        super().__init__()
        self._before = frozenset(tags)
        self._now = set(self._before)
        self._known = sorted({*self._before, *known}, key=folded)
        self._articles = articles
        self._shown: list[str] = []

    def compose(self) -> ComposeResult:
        """The line to write in and the tags below it."""
        title = "Tags" if self._articles == 1 else f"Tags of {self._articles} articles"
        with Dialog(title=title, id="tags"):
            yield Field("tag", "Tag", placeholder="new ones, commas between, or letters of one below")
            yield Choices(id="tag-list", compact=True)
            yield Notice()
            yield Hints(("Enter", "change the tag"), ("↑↓", "choose"), ("Esc", "save and close"), ("^g", "cancel"))

    def on_mount(self) -> None:
        """The list is moved in from the line, so it never has the focus."""
        if self.query(Choices):  # there is none where the dialog is closed before it is there
            self.query_one(Choices).can_focus = False
            self._fill("")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(Input.Submitted)
    def _take(self) -> None:
        written = clean(self.query_one(Input).value)
        if not written and not self._moved():
            self._save()
            return
        self._change(written)

    def _change(self, written: str) -> bool:
        """Adds the tags that are meant, or takes one away; False where one cannot be a tag."""
        tags = self._marked(written)
        if not tags or not all(map(_is_tag, tags)):
            self._say(f"A tag has at most {LONGEST_TAG} characters and no quotation mark.")
            return False
        self._now = self._now | tags if len(tags) > 1 else self._now ^ tags
        self._known = sorted({*self._known, *tags}, key=folded)
        self.query_one(Input).value = ""
        self._fill("")
        return True

    def _moved(self) -> bool:
        return self.query_one(Choices).highlighted is not None

    def _marked(self, written: str) -> set[str]:
        """The tag under the cursor; else those that are written, as they are spelt in the library."""
        highlighted = self.query_one(Choices).highlighted
        if highlighted is not None:
            return {self._shown[highlighted]}
        return set({folded(tag): self._spelt(tag) for tag in _parted(written)}.values())

    def _spelt(self, written: str) -> str:
        return next((tag for tag in self._known if folded(tag) == folded(written)), written)

    def _fill(self, written: str) -> None:
        """Shows the tags that hold what is written, the article's own first."""
        wanted = folded(written)
        held = [tag for tag in self._known if wanted in folded(tag)]
        self._shown = sorted(held, key=lambda tag: tag not in self._now)
        tags = self.query_one(Choices)
        tags.clear_options()
        tags.add_options(Option(ticked(tag in self._now, Content(tag))) for tag in self._shown)
        tags.display = bool(self._shown)
        tags.highlighted = None
        self._say("")

    def _say(self, sentence: str) -> None:
        self.query_one(Notice).say(sentence, fault=True)

    def action_move(self, rows: int) -> None:
        """Moves the cursor in the list; above its first row it leaves the list."""
        tags = self.query_one(Choices)
        row = (-1 if tags.highlighted is None else tags.highlighted) + rows
        tags.highlighted = None if row < 0 else min(row, len(self._shown) - 1) if self._shown else None

    def action_finish(self) -> None:
        """Saves, and what is still written with it."""
        written = clean(self.query_one(Input).value)
        self.query_one(Choices).highlighted = None
        held = {folded(tag) for tag in _parted(written)} <= {folded(tag) for tag in self._now}
        if not written or held or self._change(written):
            self._save()

    @property
    def unsaved(self) -> TagChange | None:
        """The tags that were changed so far; with what is still written, where it can be a tag."""
        written = _parted(clean(self.query_one(Input).value))
        return self._change_to(self._now | {self._spelt(tag) for tag in written if _is_tag(tag)})

    def _change_to(self, tags: Set[str]) -> TagChange | None:
        add, remove = tags - self._before, self._before - tags
        return TagChange(tuple(sorted(add)), tuple(sorted(remove))) if add or remove else None

    def _save(self) -> None:
        self.finish(self._change_to(self._now))

    def action_give_up(self) -> None:
        """Changes nothing."""
        self.dismiss(None)
