"""Every command with the keys that run it now, grouped and searchable; Enter runs the one under the cursor."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input
from textual.widgets.option_list import Option

from reader.app.commands import COMMANDS, Command
from reader.app.keymaps import KeyTable
from reader.app.screens.dialog import Choices, Dialog, Field, Hints, Modal, Notice
from reader.app.styling import style
from reader.text import folded


class Help(Modal[str | None]):
    """Shows the live keymap. Closes with the id of the command to run, or None."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('down')", "Down", show=False),
        Binding("up", "move('up')", "Up", show=False),
        Binding("pagedown", "move('page_down')", "Page down", show=False),
        Binding("pageup", "move('page_up')", "Page up", show=False),
        Binding("escape", "close", "Close", show=False),
    ]

    def __init__(self, keys: KeyTable, commands: Sequence[Command] = COMMANDS) -> None:
        super().__init__()
        self._keys = keys
        self._commands = tuple(commands)

    def compose(self) -> ComposeResult:
        """The line to search with and the commands below it."""
        with Dialog(title="Keys", id="help"):
            yield Field("search", "Search", placeholder="a word, a key or a command's name")
            yield Choices(id="commands", compact=True)
            yield Notice()
            yield Hints(
                ("↑↓", "move"), ("Enter", "do it"), ("Esc", "close"), ("[keys]", "in the config file changes them")
            )

    def on_mount(self) -> None:
        """The list is moved in from the line, so it never has the focus."""
        self.query_one("#commands", Choices).can_focus = False
        self._fill("")

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(Input.Submitted)
    def _run(self) -> None:
        listed = self.query_one("#commands", Choices)
        if listed.highlighted is not None:
            self.dismiss(listed.get_option_at_index(listed.highlighted).id)

    def _fill(self, written: str) -> None:
        found = commands_found(self._commands, self._keys, written)
        listed = self.query_one("#commands", Choices)
        listed.clear_options()
        listed.add_options(self._rows(found))
        listed.highlighted = next((at for at, row in enumerate(listed.options) if not row.disabled), None)
        listed.scroll_home(animate=False)
        self.query_one(Notice).say("" if found else "No command is called so.")

    def _rows(self, found: Iterable[Command]) -> list[Option]:
        rows: list[Option] = []
        group = ""
        for command in found:
            if command.group != group:
                group = command.group
                if rows:
                    rows.append(Option("", disabled=True))
                rows.append(Option(Content.assemble((group, "bold $accent")), disabled=True))
            rows.append(Option(self._row(command), id=command.id))
        return rows

    def _row(self, command: Command) -> Content:
        label = self._keys.label(command.id) or "—"
        where = f"  in {_listed(command.panes)}" if command.panes else ""
        return Content.assemble(
            (label + " " * max(2, 17 - cell_len(label)), "$foreground"),
            (command.help, "$bright"),
            (where, "$foreground 60%"),
            (f"  {command.id}", "$foreground 40%"),
        )

    def action_move(self, how: str) -> None:
        """Moves the cursor in the list."""
        listed = self.query_one("#commands", Choices)
        getattr(listed, f"action_{'cursor_' if how in ('up', 'down') else ''}{how}")()

    def action_close(self) -> None:
        """Closes without running a command."""
        self.dismiss(None)


def commands_found(commands: Iterable[Command], keys: KeyTable, written: str) -> list[Command]:
    """The commands whose key is written, else those in which every word is found: at the beginning of one, or inside.

    Words are looked for in help, group, name and keys.
    """
    written = written.strip()
    by_key = [command for command in commands if written and written in keys.label(command.id).split(", ")]
    if by_key:
        return by_key
    said = {
        command: folded(f" {command.help} {command.group} {command.id} {keys.label(command.id)}").replace("-", " ")
        for command in commands
    }
    words = folded(written).replace("-", " ").split()
    beginning = [command for command, text in said.items() if all(f" {word}" in text for word in words)]
    return beginning or [command for command, text in said.items() if all(word in text for word in words)]


def _listed(panes: Sequence[str]) -> str:
    return ", ".join(pane.capitalize() for pane in panes)
