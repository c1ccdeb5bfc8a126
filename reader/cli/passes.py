"""Runs the poller as a process of its own and shows how far it is."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from reader.cli.printing import complain, counted, on_terminal, say
from reader.cli.session import Session

Event = dict[str, Any]
_OF_A_FEED = ("polled", "unchanged", "failed", "skipped")


def poll_every(session: Session, title: str) -> int:
    """Polls every feed of the session's library now; gives the poller's exit code, and says what failed."""
    command = [sys.executable, "-m", "reader", *session.global_words(), "poll", "--all", "--json"]
    with tempfile.TemporaryFile() as errors, _progress(title) as show:
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors) as child:
            assert child.stdout is not None
            try:
                last = _follow(child.stdout, show)
            except BaseException:
                child.terminate()
                raise
        errors.seek(0)
        said = errors.read(4096).decode("utf-8", "replace").strip()
    if child.returncode:
        complain(said or f"The poller ended with code {child.returncode}.")
    elif last.get("failed"):
        say(f"{counted(last['failed'], 'feed')} failed; `assay feeds` says why.")
    return child.returncode


def _follow(lines: IO[bytes], show: Callable[[int, int, int], None]) -> Event:
    """Reads event lines to their end, showing feeds done, feeds in all and articles so far; gives the last event."""
    done = total = articles = 0
    event: Event = {}
    for line in lines:
        event = json.loads(line)
        total = event["feeds"] if event["event"] == "started" else total
        if event["event"] in _OF_A_FEED:
            done += 1
            articles += event.get("new", 0)
        show(done, max(total, done), articles)
    return event


@contextmanager
def _progress(title: str) -> Iterator[Callable[[int, int, int], None]]:
    """A bar on a terminal that goes away at the end, and nothing elsewhere."""
    if not on_terminal():
        yield lambda done, total, articles: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[articles]}"),
    )
    with Progress(*columns, transient=True) as bar:
        task = bar.add_task(title, total=None, articles="")
        yield lambda done, total, articles: bar.update(
            task, completed=done, total=total or None, articles=counted(articles, "article")
        )
