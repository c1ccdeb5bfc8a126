"""Textual's command palette in our dress: the commands of the desk with the keys that run them."""

from collections.abc import Callable
from typing import Any, ClassVar, Final, cast

from rich.cells import cell_len
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.app.commands import COMMANDS, Command
from reader.app.keymaps import KeyTable
from reader.app.styling import style

KEYS_FROM: Final = 58
"""The column in which keys begin."""
GROUPS: Final = ("Feeds", "Find", "List", "Mark", "Read", "Panes", "Assay", "Move")
"""The groups of commands, in the palette's order."""


class CommandProvider(Provider):
    """Finds commands by their help text. The app has `keys` (the key table) and `desk.run_command(command)`."""

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for command in self._rarest_first():
            yield DiscoveryHit(self._shown(Content(command.help), command), self._running(command), command.help)

    async def search(self, query: str) -> Hits:
        """The commands whose help or name is like the query."""
        matcher = self.matcher(query)
        for command in COMMANDS:
            score = max(matcher.match(command.help), 0.9 * matcher.match(command.id))
            if score > 0:
                words = Content.assemble(matcher.highlight(command.help))
                yield Hit(score, self._shown(words, command), self._running(command), command.help)

    def _rarest_first(self) -> list[Command]:
        """The commands that no key runs, then the groups that are seldom in the fingers, moving last."""
        keys = self._keys
        return sorted(COMMANDS, key=lambda command: (bool(keys.label(command.id)), GROUPS.index(command.group)))

    @property
    def _keys(self) -> KeyTable:
        return cast(KeyTable, cast(Any, self.app).keys)

    def _shown(self, words: Content, command: Command) -> Content:
        keys = self._keys.label(command.id)
        gap = " " * max(2, KEYS_FROM - cell_len(command.help))
        return Content.assemble(words, (gap + keys, "$accent")) if keys else words

    def _running(self, command: Command) -> Callable[[], Any]:
        return lambda: cast(Any, self.app).desk.run_command(command)


class Palette(CommandPalette):
    """The palette with the commands of the desk."""

    CSS_PATH: ClassVar = style("palette")
    FINDS: ClassVar[str] = CommandPalette._GATHER_COMMANDS_GROUP

    def __init__(self) -> None:
        super().__init__([CommandProvider], placeholder="a few letters of what you want to do")

    def on_mount(self) -> None:
        """Names the frame."""
        self.query_one("#--container").border_title = "Commands"
