"""The tables of the README that the code knows best: commands, keys and settings.

python tests/cli/reference.py           writes them into README.md, between their marks
python tests/cli/reference.py --check   says what is out of date, and fails
"""

import dataclasses
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import click

from reader.app.commands import COMMANDS as KEYS
from reader.cli.group import COMMANDS, assay
from reader.config import AppSettings, PollSettings

README = Path(__file__).resolve().parents[2] / "README.md"
# What a setting means, where its name does not say it.
MEANINGS = {
    "automatic": "the app polls by itself, at start and as feeds fall due",
    "floor_minutes": "no feed is polled more often",
    "default_minutes": "for feeds that give no hint",
    "ceiling_minutes": "no feed waits longer",
    "concurrency": "hosts asked at the same time",
    "exempt_hosts": "hosts that need no pause between requests, and are asked over 8 connections at first,"
    " one more with each answer",
    "host_pause": "seconds between two requests to one host",
    "connect_timeout": "seconds to connect",
    "idle_timeout": "seconds without a byte",
    "total_timeout": "seconds for one feed in all",
    "max_wire_bytes": "largest answer, as sent",
    "max_unpacked_bytes": "largest answer, unpacked",
    "max_redirects": "redirects followed",
    "max_bytes_in_memory": "bytes of all answers held at once",
    "parse_timeout": "seconds to parse one feed; then its process is killed",
    "parse_memory": "bytes of memory to parse one feed",
    "workers": "processes that parse and analyse; 0: one per core",
    "proxy": "address of an HTTP proxy",
    "ca_bundle": "file with certificates of your own authority",
    "full_text_queue": "pages fetched by themselves after a pass, at most",
    "keep_days": "remove read articles after so many days; 0 keeps all; starred, tagged and noted ones always stay",
    "theme": "`assay-dark` or `assay-light`, or a Textual theme",
    "mark_read": "when an opened article counts as read",
    "mark_read_seconds": "for `after`: seconds on screen",
    "measure": "columns of text in the article, at most",
    "rows": "one line per article, or two",
    "browser": "command that opens a link; empty: the system's",
    "keys": "which set of keys to start from",
}


def commands() -> Iterator[str]:
    """Every command with its arguments and options."""
    yield "| command | does |"
    yield "|---|---|"
    yield "| `assay` | Opens the desk; an empty library offers ways to fill it. |"
    context = click.Context(assay, info_name="assay")
    for name in COMMANDS:
        command = assay.get_command(context, name)
        assert command is not None
        words = " ".join(_usage(command))
        yield f"| `{_cell(f'assay {name} {words}'.strip())}` | {_cell(_summary(command))} |"


def _summary(command: click.Command) -> str:
    return " ".join((command.help or "").split("\n\n")[0].replace("\b", "").split())


def _usage(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            yield parameter.make_metavar(click.Context(command))
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            name = "/".join([*parameter.opts, *parameter.secondary_opts])
            value = "" if parameter.is_flag else f" {parameter.make_metavar(click.Context(command))}"
            yield f"{name}{value}" if parameter.required else f"[{name}{value}]"


def keys() -> Iterator[str]:
    """Every key of the desk, in its groups."""
    yield "| keys | act | name in `[keys]` |"
    yield "|---|---|---|"
    for group in dict.fromkeys(command.group for command in KEYS):
        yield f"| **{group}** | | |"
        for command in (command for command in KEYS if command.group == group):
            if command.id == "view-1":
                yield "| `1` … `9` | Open a view of Sources | `view-1` … `view-9` |"
            elif not command.id.startswith("view-"):
                yield f"| {_shown(command.keys)} | {_cell(command.help)} | `{command.id}` |"


def _shown(written: str) -> str:
    return " ".join(f"`{_cell(key)}`" for key in written.split(",") if key)


def settings() -> Iterator[str]:
    """Every setting with its default."""
    yield "| setting | default | means |"
    yield "|---|---|---|"
    for section, kind in (("poll", PollSettings), ("app", AppSettings)):
        hints = get_type_hints(kind)
        for field in dataclasses.fields(kind):
            meaning = MEANINGS[field.name] + _choices(hints[field.name])
            yield f"| `[{section}] {field.name}` | `{_toml(field.default)}` | {_cell(meaning)} |"


def _choices(hint: Any) -> str:
    words = [word for word in get_args(hint) if isinstance(word, str)]
    return f": {', '.join(f'`{word}`' for word in words)}" if words else ""


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else f"{value:_}" if isinstance(value, int) else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


TABLES: dict[str, Callable[[], Iterator[str]]] = {"commands": commands, "keys": keys, "settings": settings}


def with_tables(text: str) -> str:
    """The README's text with every table as the code has it now."""
    for name, rows in TABLES.items():
        opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
        pattern = re.compile(f"{re.escape(opening)}.*?{re.escape(closing)}", re.DOTALL)
        table = "\n".join(rows())
        text, found = pattern.subn(lambda _, new=f"{opening}\n{table}\n{closing}": new, text)
        if found != 1:
            raise SystemExit(f"README.md has no place for the table of {name}.")
    return text


def main() -> int:
    """Writes the tables, or checks them."""
    held = README.read_text("utf-8")
    wanted = with_tables(held)
    if "--check" not in sys.argv:
        README.write_text(wanted, "utf-8")
        return 0
    stale = [line for line in wanted.splitlines() if line not in held.splitlines()]
    if wanted != held:
        print("README.md is out of date; run python tests/cli/reference.py", *stale, sep="\n", file=sys.stderr)
    return int(wanted != held)


if __name__ == "__main__":
    raise SystemExit(main())
