"""`demo`: the desk on a library that the real poller fills from feeds that ship with Assay."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.desk import need_utf8, on_screen
from reader.cli.printing import complain, say
from reader.cli.session import Session
from reader.errors import LibraryBusy
from reader.text import counted

if TYPE_CHECKING:
    from reader.demo import DemoServer
    from reader.library import Library


@click.command()
@click.option("--fresh", is_flag=True, help="Forget the demo library and its articles, and start over.")
@click.pass_obj
def demo(session: Session, fresh: bool) -> int:
    """Opens the desk on invented articles. Needs no network, and leaves your own library alone.

    The demo library is kept in the cache folder between runs.
    """
    from reader.config import cache_folder
    from reader.demo import serve

    folder = cache_folder() / "demo"
    place = replace(session, library=folder / "library.db")
    keep = folder / "demo.json"
    if fresh:
        _forget(folder, keep)
    with serve(keep=keep) as server:
        filled = _subscribed(place, server)
        if not filled and (code := _fill(place)):
            return code
        return _open(place)


def _forget(folder: Path, keep: Path) -> None:
    from reader.app.remembered import DEMO_MEMORY
    from reader.config import state_folder
    from reader.demo import runs

    if runs(keep):
        raise LibraryBusy("A demo is open in another terminal; quit it before you start over with `--fresh`.")
    for file in [*folder.glob("*"), state_folder() / DEMO_MEMORY]:
        with contextlib.suppress(FileNotFoundError, IsADirectoryError, PermissionError):
            file.unlink()


def _subscribed(place: Session, server: DemoServer) -> bool:
    """Subscribes to the demo's feeds; whether the library already holds articles."""
    from reader.model import Subscription

    with place.made_library() as library:
        _follow(library, server)
        library.subscribe_all(
            Subscription(url, title=server.titles[url], folder=server.folders[url]) for url in server.urls
        )
        return any(feed.articles for feed in library.feeds())


def _follow(library: Library, server: DemoServer) -> None:
    """Gives feeds of an earlier run their new address, where the server had to take another port."""
    for feed in library.feeds():
        if (url := server.moved(feed.url)) != feed.url:
            library.edit_feed(feed.id, url=url)


def _fill(place: Session) -> int:
    """Polls everything twice: the second time one publisher has revised an article, for the reader to compare."""
    code = _poll_every(place, "Polling the demo's feeds")
    return code or _poll_every(place, "Polling them again, for what has changed")


def _poll_every(place: Session, title: str) -> int:
    """Polls every feed of the library now, in a process of its own; gives its exit code, and says what failed."""
    from reader.cli.poll_views import progress

    command = [sys.executable, "-m", "reader", *place.global_words(), "poll", "--all", "--json"]
    with tempfile.TemporaryFile() as errors, progress(title) as show:
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors) as child:
            assert child.stdout is not None
            event: dict[str, Any] = {}
            try:
                for event in map(json.loads, child.stdout):
                    show(event)
            except BaseException:
                child.terminate()
                raise
        errors.seek(0)
        said = errors.read(4096).decode("utf-8", "replace").strip()
    if child.returncode:
        complain(said or f"The poller ended with code {child.returncode}.")
    elif event.get("failed"):
        say(f"{counted(event['failed'], 'feed')} failed; `assay feeds` says why.")
    return child.returncode


def _open(place: Session) -> int:
    from reader.config import load

    if on_screen():
        need_utf8()
        from reader.app import run

        return run(place.library_path, load(place.config_file), demo=True, title="Assay demo")
    with place.open_library() as library:
        number = counted(library.count(), "article")
    say(f"The demo library has {number}; run `assay demo` in a terminal to read them.")
    say(f"Here, `assay --library {place.library_path} list` lists them.")
    return 0
