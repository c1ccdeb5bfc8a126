"""A list whose entries are changed before the whole is kept: views in their order, rules."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from textual.content import Content
from textual.widgets.option_list import Option

from reader.app.screens.dialog import Choices

Entry = TypeVar("Entry")


class EditedList(Choices, Generic[Entry]):
    """The entries as they are wanted. `shown` gives the line of one, from its number (from 1) and itself."""

    def __init__(self, entries: Iterable[Entry], shown: Callable[[int, Entry], Content], *, id: str) -> None:
        self.entries = list(entries)
        self._shown = shown
        super().__init__(*self._prompts(), id=id, compact=True)

    def _prompts(self) -> list[Option]:
        return [Option(self._shown(number, entry)) for number, entry in enumerate(self.entries, 1)]

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return None if self.highlighted is None else self.entries[self.highlighted]

    def on_mount(self) -> None:
        """Puts the cursor on the first entry."""
        self._fill(0)

    def put(self, entry: Entry) -> None:
        """Puts an entry in the place of the one under the cursor."""
        if self.highlighted is not None:
            self.entries[self.highlighted] = entry
            self._fill(self.highlighted)

    def add(self, entry: Entry) -> None:
        """Adds an entry at the end, and goes there."""
        self.entries.append(entry)
        self._fill(len(self.entries) - 1)

    def take_out(self) -> Entry | None:
        """Takes out the entry under the cursor, and gives it."""
        if self.highlighted is None:
            return None
        entry, at = self.entries.pop(self.highlighted), self.highlighted
        self._fill(at)
        return entry

    def shift(self, rows: int) -> None:
        """Moves the entry under the cursor by rows, if the list goes that far."""
        at = self.highlighted
        if at is not None and 0 <= at + rows < len(self.entries):
            self.entries.insert(at + rows, self.entries.pop(at))
            self._fill(at + rows)

    def _fill(self, at: int) -> None:
        self.clear_options()
        self.add_options(self._prompts())
        self.display = bool(self.entries)
        self.highlighted = min(at, len(self.entries) - 1) if self.entries else None
        if self.entries and not self.has_focus:
            self.focus()
