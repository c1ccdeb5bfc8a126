"""From pressed keys to commands: sequences (`gg`, `0A`), a pane's own keys before those for everywhere, counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from reader.app.commands import COMMANDS, Command
from reader.app.keymaps import KeyTable
from reader.app.keys import Keys, shown

MOST_COUNT = 9_999


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a key led to: a command, with the count that was typed before it, or the wait for the rest, or nothing.

    `elsewhere` is the command that the key has in another pane, where it has none in this one.
    """

    command: Command | None = None
    count: int | None = None
    waiting: str = ""
    known: bool = True
    elsewhere: Command | None = None


class Keyboard:
    """Collects keys until they name a command. `counts`: digits before a command repeat it, as in vim."""

    def __init__(self, table: KeyTable, *, counts: bool = False) -> None:
        self._by_keys = _by_keys(table.keys)
        self._prefixes = frozenset(keys[:n] for keys, _ in self._by_keys for n in range(1, len(keys)))
        self._counts = counts
        self._so_far: Keys = ()
        self._count = ""

    def command_of(self, key: str, pane: str) -> Command | None:
        """The command that a key would end a sequence for, without taking it."""
        keys = (*self._so_far, key)
        return self._by_keys.get((keys, pane)) or self._by_keys.get((keys, ""))

    def press(self, key: str, pane: str) -> Pressed:
        """Takes a key that was pressed while a pane had the focus."""
        if self._counts and not self._so_far and key.isascii() and key.isdigit() and (self._count or key != "0"):
            self._count = (self._count + key)[-4:]
            return Pressed(waiting=self._count)
        keys = (*self._so_far, key)
        command = self.command_of(key, pane)
        if command is None and keys in self._prefixes:
            self._so_far = keys
            return Pressed(waiting=self._count + shown(keys))
        began, count = bool(self._so_far or self._count), min(int(self._count or 0), MOST_COUNT)
        self._so_far, self._count = (), ""
        if command is None and began and len(keys) > 1:
            return self.press(key, pane)
        if command is None:
            elsewhere = next((self._by_keys[found] for found in self._by_keys if found[0] == keys), None)
            return Pressed(known=elsewhere is not None, elsewhere=elsewhere)
        return Pressed(command, count or None)


def _by_keys(table: Mapping[str, tuple[Keys, ...]]) -> dict[tuple[Keys, str], Command]:
    """Commands by sequence and pane ("" for everywhere). Where two claim one, the first in the registry has it."""
    found: dict[tuple[Keys, str], Command] = {}
    for command in COMMANDS:
        for keys in table.get(command.id, ()):
            for pane in command.panes or ("",):
                found.setdefault((keys, pane), command)
    return found
