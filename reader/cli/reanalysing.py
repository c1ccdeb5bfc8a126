"""`reanalyse`: today's analysis over articles that are in the library already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from reader.cli.jobs import until_stopped
from reader.cli.printing import bar, complain, json_line, say
from reader.cli.querying import QUERY_SETTINGS, query_argument
from reader.cli.session import Session
from reader.text import counted

Event = dict[str, Any]


@click.command(context_settings=QUERY_SETTINGS, short_help="Takes stored articles apart again with today's rules.")
@query_argument
@click.option("--json", "as_json", is_flag=True, help="Progress as JSON, one object a line.")
@click.pass_obj
def reanalyse(session: Session, query: str, as_json: bool) -> int:
    """Takes stored articles apart again with today's rules; those of QUERY, or all.

    What you have read, starred, tagged and noted stays as it is. When it is stopped, the next run goes on from there.
    """
    from reader.article.own_words import faults
    from reader.poller.reanalysis import reanalyse as run

    session.require_library()
    for fault in faults(str(session.config.folder)) if session.config.folder else ():
        complain(f"{fault}.")
    with _view(as_json) as show:
        return until_stopped(run(session.library_path, session.config, query, show))


@contextmanager
def _view(as_json: bool) -> Iterator[Callable[[Event], None]]:
    if as_json:
        yield lambda event: json_line(event, flush=True)
        return
    last: Event = {}
    with bar() as advance:

        def show(event: Event) -> None:
            last.update(event)
            advance(event["done"], event["of"])

        yield show
    if last.get("event") == "done":
        say(summary(last))


def summary(done: Event) -> str:
    """A run in a sentence or two."""
    if not done["of"]:
        return "Nothing to do: no article of these was taken apart with other rules than today's."
    said = f"Took {counted(done['done'], 'article')} apart again."
    return (
        said if not done["failed"] else f"{said} {counted(done['failed'], 'article')} could not be, and stayed as is."
    )
