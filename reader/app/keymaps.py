"""Which keys run which command: the default, a preset (`[app] keys`), and the user's own (`[keys]`) on top.

Whatever is wrong in there is a sentence for the user, never an error: the command concerned keeps its default keys.
"""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from reader.app.commands import COMMANDS, Command
from reader.app.keys import Keys, parse_keys, shown
from reader.config import Config

PRESETS: Final = Path(__file__).parent / "presets"


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The live keymap: key sequences by command id, and what was wrong with the user's settings."""

    keys: Mapping[str, tuple[Keys, ...]]
    faults: tuple[str, ...] = ()

    def label(self, command_id: str) -> str:
        """The command's keys as help shows them: `gg, Home`."""
        return ", ".join(shown(keys) for keys in self.keys.get(command_id, ()))


def key_table(config: Config, commands: Iterable[Command] = COMMANDS) -> KeyTable:
    """The keymap of these settings."""
    commands = tuple(commands)
    table = {command.id: parse_keys(command.keys) for command in commands}
    preset = {id_: parse_keys(keys) for id_, keys in preset_keys(config.app.keys).items() if id_ in table}
    table = {**table, **preset}
    faults: list[str] = []
    for command_id, value in config.keys.items():
        keys, fault = _own_keys(command_id, value, table)
        if fault:
            faults.append(fault)
        else:
            table = _rebound(table, command_id, keys, commands, set(config.keys))
    if config.keys:
        faults += _conflicts(table, commands)
    return KeyTable(table, tuple(faults))


@cache
def preset_keys(name: str) -> Mapping[str, str]:
    """The keys that a preset changes, by command id; none for `default`."""
    if name == "default":
        return {}
    return dict(tomllib.loads((PRESETS / f"{name}.toml").read_text("utf-8")))


def _own_keys(command_id: str, value: Any, table: Mapping[str, Any]) -> tuple[tuple[Keys, ...], str]:
    """The keys that the user gave a command, or the sentence that says what is wrong."""
    if command_id not in table:
        near = difflib.get_close_matches(command_id, table, 1)
        advice = f"did you mean {near[0]}?" if near else "help lists every command."
        return (), f"[keys] {command_id} is no command; {advice}"
    if not isinstance(value, str):
        return (), f'[keys] {command_id} must be a string such as "x, ^x", not {value!r}; its keys stay as they were.'
    try:
        return parse_keys(value), ""
    except ValueError as error:
        return (), (
            f"[keys] {command_id}: {str(error)!r} names no key; write x, X, ^x, alt+x, f5, space, enter, or several "
            "keys together such as gx. Its keys stay as they were."
        )


def _rebound(
    table: Mapping[str, tuple[Keys, ...]],
    command_id: str,
    keys: tuple[Keys, ...],
    commands: tuple[Command, ...],
    own: set[str],
) -> dict[str, tuple[Keys, ...]]:
    """The table with the command on these keys. Commands that the user did not name give up a key that is taken."""
    panes = {command.id: command.panes for command in commands}

    def kept(other: str, theirs: tuple[Keys, ...]) -> tuple[Keys, ...]:
        if other in own or not _meet(panes[other], panes[command_id]):
            return theirs
        return tuple(one for one in theirs if one not in keys)

    return {other: keys if other == command_id else kept(other, theirs) for other, theirs in table.items()}


def _meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two commands are on the same level: both everywhere, or sharing a pane.

    A pane's own command goes before one that works everywhere, so these two do not meet.
    """
    return (not some and not others) or bool(set(some) & set(others))


def _conflicts(table: Mapping[str, tuple[Keys, ...]], commands: tuple[Command, ...]) -> list[str]:
    """A sentence for each two commands on one key, and for each key that hides the longer ones which begin with it."""
    found: list[str] = []
    hidden: dict[tuple[str, Keys], list[str]] = {}
    bound = [(command, keys) for command in commands for keys in table[command.id]]
    for (command, keys), (other, others) in combinations(bound, 2):
        if command.id == other.id or not _meet(command.panes, other.panes):
            continue
        if keys == others:
            found.append(f"[keys] {shown(keys)} is both {command.id} and {other.id}; {command.id} has it.")
        elif others[: len(keys)] == keys:
            hidden.setdefault((command.id, keys), []).append(f"{other.id} ({shown(others)})")
        elif keys[: len(others)] == others:
            hidden.setdefault((other.id, others), []).append(f"{command.id} ({shown(keys)})")
    return found + [_hiding(short, keys, longer) for (short, keys), longer in hidden.items()]


def _hiding(short: str, keys: Keys, longer: list[str]) -> str:
    if len(longer) == 1:
        return f"[keys] {short} ({shown(keys)}) hides {longer[0]}; give one of them another key."
    named = f"{', '.join(longer[:-1])} and {longer[-1]}"
    return f"[keys] {short} ({shown(keys)}) hides {named}; give it, or them, another key."
