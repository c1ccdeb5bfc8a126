"""Queries on the command line: several words are one query, and a query may begin with `-`."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

# Words that the parser does not know go to the query. Commands with a query therefore have no one-letter options: those
# would be picked out of `-lithium`.
QUERY_SETTINGS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


def _joined(ctx: click.Context, parameter: click.Parameter, words: tuple[str, ...]) -> str:
    if words == ("-h",):
        # Whoever asks for help must not get everything "without h" marked read. (`-"h"` is that query.)
        click.echo(ctx.get_help())
        ctx.exit()
    options = [name for option in ctx.command.params for name in option.opts if name.startswith("--")]
    for word in words:
        if word.startswith("--"):
            name = word.partition("=")[0]
            if name in options:
                # Click takes an option only before a `--`, which it then removes.
                raise click.UsageError(f"`{name}` stands after `--`, where only the query does; write it before.", ctx)
            raise click.NoSuchOption(name, possibilities=_alike(name, options), ctx=ctx)
    return " ".join(words).strip()


def _alike(name: str, options: list[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(name, options)


def query_argument(command: F) -> F:
    """Gives a command the argument `query: str`, "" where there is none. Its group entry needs `QUERY_SETTINGS`."""
    return click.argument(
        "query", nargs=-1, type=click.UNPROCESSED, callback=_joined, metavar="[QUERY]", required=False
    )(command)
