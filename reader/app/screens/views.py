"""Views: saving a query under a name, and ordering, editing and deleting what is saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList

from reader.app.screens.dialog import FORM_KEYS, Dialog, Field, Hints, Modal, Notice, two_columns
from reader.app.screens.edited_list import EditedList
from reader.app.screens.saved_file import FileWay
from reader.app.styling import style
from reader.errors import QueryError
from reader.library import Library
from reader.library.saved_queries import key_of
from reader.model import View
from reader.text import clean, folded

WITH_DIGITS: Final = 9
LONGEST_NAME: Final = 40


def query_fault(query: str) -> str:
    """What is wrong with a query, in one sentence; empty where nothing is."""
    from reader.library.query import parse

    try:
        parse(query)
    except QueryError as error:
        return str(error)
    return ""


class SaveView(Modal[View | None]):
    """Asks for the name and the query of a view. `view` is the one that is edited; else a new one is made."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [*FORM_KEYS]

    def __init__(self, query: str, views: Sequence[View] = (), *, view: View | None = None) -> None:
        super().__init__()
        self._view = view
        self._query = view.query if view else query
        self._others = [other for other in views if view is None or other.key != view.key]

    def compose(self) -> ComposeResult:
        """Name and query, and what is wrong with them."""
        with Dialog(title="Edit view" if self._view else "Save as a view", id="save-view"):
            yield Field("name", "Name", self._view.title if self._view else "", placeholder="as Sources shows it")
            yield Field("query", "Query", self._query, placeholder="everything")
            yield Notice()
            yield Hints(("Enter", "save"), ("Tab", "next"), ("Esc", "cancel"))

    @on(Input.Submitted)
    def _save(self) -> None:
        name = clean(self.query_one("#name", Input).value)
        query = clean(self.query_one("#query", Input).value)
        fault = self._fault(name) or query_fault(query)
        if fault:
            self.query_one(Notice).say(fault, fault=True)
            return
        key = self._view.key if self._view else key_of(name)
        view = View(key, name, query)
        self.finish(None if view == self._view else view)

    def _fault(self, name: str) -> str:
        if not name or len(name) > LONGEST_NAME:
            return f"A view has a name of 1 to {LONGEST_NAME} characters."
        taken = any(folded(other.title) == folded(name) or other.key == key_of(name) for other in self._others)
        return f"There is a view {name} already; give this one another name." if taken else ""

    def action_close(self) -> None:
        """Saves nothing."""
        self.dismiss(None)


@dataclass(frozen=True, slots=True)
class ViewChanges:
    """What became of the views: their order by key, those that were edited, and the keys of those to delete.

    `then` is what the reader wants to do next with all views and rules.
    """

    order: tuple[str, ...] = ()
    edited: tuple[View, ...] = ()
    deleted: tuple[str, ...] = ()
    then: FileWay | None = None

    def __bool__(self) -> bool:
        return bool(self.order or self.edited or self.deleted)

    def apply(self, library: Library) -> None:
        """Writes the changes, if there are any. Raises what the library raises."""
        for view in self.edited:
            library.save_view(view)
        for key in self.deleted:
            library.delete_view(key)
        if self:
            library.order_views(self.order)


class Views(Modal[ViewChanges | None]):
    """Orders views (the first nine have the digits), edits and deletes the user's own."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("J,shift+down", "shift(1)", "Move down", show=False),
        Binding("K,shift+up", "shift(-1)", "Move up", show=False),
        Binding("e", "edit", "Edit", show=False),
        Binding("d,delete", "delete", "Delete", show=False),
        Binding("x", "save('export')", "Write to a file", show=False),
        Binding("i", "save('import')", "Take from a file", show=False),
        Binding("ctrl+s", "save", "Save", show=False),
        Binding("escape,q", "close", "Close", show=False),
    ]

    def __init__(self, views: Sequence[View]) -> None:
        super().__init__()
        self._before = tuple(views)
        self._edited_list = EditedList(views, _shown, id="view-list")

    def compose(self) -> ComposeResult:
        """The views in their order."""
        with Dialog(title="Views", id="views"):
            yield self._edited_list
            yield Notice()
            yield Hints(("J K", "move"), ("e", "edit"), ("d", "delete"), ("x", "export"), ("i", "import"))
            yield Hints(("Enter", "save"), ("Esc", "cancel"), id="answers")

    def action_shift(self, rows: int) -> None:
        """Moves the view under the cursor up or down."""
        self._say("")
        self._edited_list.shift(rows)

    def action_delete(self) -> None:
        """Takes the user's own view under the cursor out."""
        if self._own() is not None:
            self._edited_list.take_out()

    def action_edit(self) -> None:
        """Edits the user's own view under the cursor."""
        view = self._own()
        if view is not None:
            self.app.push_screen(SaveView("", self._edited_list.entries, view=view), self._edited)

    def _edited(self, view: View | None) -> None:
        if view is not None:
            self._edited_list.put(replace(view, built_in=False))

    def _own(self) -> View | None:
        """The view under the cursor, if it may be changed."""
        view = self._edited_list.current
        own = view is not None and not view.built_in
        self._say("" if own or view is None else f"{view.title} is one of Assay's own views; it can be moved.")
        return view if own else None

    def _say(self, fault: str) -> None:
        self.query_one(Notice).say(fault, fault=True)

    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        self.action_save()

    def action_save(self, then: FileWay | None = None) -> None:
        """Closes with what has changed, and with what is to be done `then`."""
        changes = self._changes
        self.finish(replace(changes, then=then) if changes or then else None)

    @property
    def _changes(self) -> ViewChanges:
        views = self._edited_list.entries
        if tuple(views) == self._before:
            return ViewChanges()
        former, kept = {view.key: view for view in self._before}, {view.key for view in views}
        edited = tuple(view for view in views if former.get(view.key) != view)
        deleted = tuple(key for key in former if key not in kept)
        return ViewChanges(tuple(view.key for view in views), edited, deleted)

    def action_close(self) -> None:
        """Changes nothing."""
        self.dismiss(None)


def _shown(number: int, view: View) -> Content:
    digit = f"{number}  " if number <= WITH_DIGITS else "   "
    return Content.assemble((digit, "$accent"), two_columns(view.title, view.query or "everything", 20))
