"""The commands of the desk in Textual's command palette, with the keys that run them."""

from collections.abc import Callable
from typing import Any, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.app.commands import COMMANDS, Command
from reader.app.keymaps import KeyTable


class CommandProvider(Provider):
    """Finds commands by their help text. The app has `keys` (the key table) and `desk.run_command(command)`."""

    async def discover(self) -> Hits:
        """Every command, in the registry's order, before anything is typed."""
        for command in COMMANDS:
            yield DiscoveryHit(self._shown(Content(command.help), command), self._running(command), command.help)

    async def search(self, query: str) -> Hits:
        """The commands whose help or name is like the query."""
        matcher = self.matcher(query)
        for command in COMMANDS:
            score = max(matcher.match(command.help), 0.9 * matcher.match(command.id))
            if score > 0:
                words = Content.assemble(matcher.highlight(command.help))
                yield Hit(score, self._shown(words, command), self._running(command), command.help)

    def _shown(self, words: Content, command: Command) -> Content:
        keys = cast(KeyTable, cast(Any, self.app).keys).label(command.id)
        return Content.assemble(words, (f"   {keys}", "$accent")) if keys else words

    def _running(self, command: Command) -> Callable[[], Any]:
        return lambda: cast(Any, self.app).desk.run_command(command)
