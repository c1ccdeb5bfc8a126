"""`demo` without a terminal, and as a person meets it in one: open, read, star, quit, and find it starred."""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal

from reader.app.remembered import DEMO_MEMORY
from reader.cli import main
from reader.demo import editions, serve
from reader.library import Library, poll_lock

pytestmark = pytest.mark.xdist_group("demo")
SECONDS = 60
ARTICLES = sum(len(editions.articles(feed, datetime(2024, 5, 14, tzinfo=UTC))) for feed in editions.feeds())


@pytest.fixture(scope="module")
def demo_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder in which the demo was filled once, by `assay demo` without a terminal."""
    place = tmp_path_factory.mktemp("demo")
    done = run(place, "demo")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"The demo library has {ARTICLES} articles; run `assay demo` in a terminal")
    assert done.stderr == ""
    return place


def run(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reader", *words]
    env = os.environ | {f"XDG_{kind}_HOME": str(place / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    env.pop("ASSAY_LIBRARY", None)
    return subprocess.run(command, env=env | {"HOME": str(place)}, capture_output=True, text=True, timeout=SECONDS)


def in_demo(place: Path, *words: str) -> list[dict[str, Any]]:
    """The JSON lines of a command on the demo library."""
    library = place / "cache" / "assay" / "demo" / "library.db"
    with contextlib.redirect_stdout(io.StringIO()) as written:
        assert main(["--library", str(library), *words, "--json"]) == 0
    return [json.loads(line) for line in written.getvalue().splitlines()]


@pytest.fixture
def opened(demo_cache: Path, home: Path) -> Iterator[Callable[[], Terminal]]:
    """Opens a copy of the filled demo in a terminal, as often as it is called."""
    shutil.copytree(demo_cache / "cache", home / "cache")
    terminals = []

    def open_demo() -> Terminal:
        terminals.append(Terminal([sys.executable, "-m", "reader", "demo"], os.environ, columns=150, lines=42))
        return terminals[-1]

    yield open_demo
    for terminal in terminals:
        terminal.child.close(force=True)


@pytest.mark.usefixtures("home")
def test_every_feed_is_polled_and_none_fails(demo_cache: Path):
    feeds = in_demo(demo_cache, "feeds")
    assert len(feeds) == 10
    assert [feed["error"] for feed in feeds if feed["error"]] == []
    assert all(feed["articles"] > 0 and feed["folder"] for feed in feeds)


def test_a_star_that_was_set_in_the_desk_is_there_when_it_is_opened_again(opened, home: Path):
    newest = in_demo(home, "list", "--limit", "1")[0]["title"]
    terminal = opened()
    terminal.wait_until(lambda text: newest[:18] in text)
    terminal.press("\r")
    terminal.press("s")
    terminal.wait_until(lambda text: "★" in text)
    terminal.press("qqq")
    assert terminal.ended() == 0
    assert [row["title"] for row in in_demo(home, "list", "is:starred")] == [newest]
    assert in_demo(home, "list", "is:starred")[0]["read"] is True
    again = opened()
    again.press("3")
    again.wait_until(lambda text: "★" in text and newest[:18] in text)
    again.press("qqq")
    assert again.ended() == 0


def test_starting_over_forgets_the_star_and_where_one_was(opened, home: Path):
    (row, *_) = in_demo(home, "list")
    in_demo(home, "mark", "starred", f"id:{row['id']}")
    memory = home / "state" / "assay" / DEMO_MEMORY
    memory.parent.mkdir(parents=True)
    memory.write_text("{}")
    assert run(home, "demo").returncode == 0
    assert memory.exists()
    assert len(in_demo(home, "list", "is:starred")) == 1
    assert run(home, "demo", "--fresh").returncode == 0
    assert in_demo(home, "list", "is:starred") == []
    assert not memory.exists()
    assert len(in_demo(home, "list")) == ARTICLES


@pytest.mark.usefixtures("home")
def test_one_article_has_been_revised_when_the_demo_opens_and_stays_so(demo_cache: Path, tmp_path: Path):
    shutil.copytree(demo_cache / "cache", tmp_path / "cache")
    assert len(in_demo(tmp_path, "list", "is:updated")) == 1
    with serve(keep=tmp_path / "cache" / "assay" / "demo" / "demo.json") as server:
        library = tmp_path / "cache" / "assay" / "demo" / "library.db"
        with Library.open(library) as opened:
            for feed in opened.feeds():
                opened.edit_feed(feed.id, url=server.moved(feed.url))
        *_, last = in_demo(tmp_path, "poll", "--all")
        assert (last["failed"], last["unchanged"], last["updated"]) == (0, 10, 0)
    (row,) = in_demo(tmp_path, "list", "is:updated")
    assert row["title"].startswith("A Winter with Sodium")
    (compared,) = in_demo(tmp_path, "show", str(row["id"]), "--diff")
    pieces = [piece for change in compared["changes"] for piece in change["pieces"]]
    assert {"kind": "gone", "text": "210 "} in pieces
    assert {"kind": "new", "text": "190 "} in pieces
    assert [change["role"] for change in compared["changes"]][-1] == "disclaimer"


def test_a_poll_that_somebody_else_runs_is_said(home: Path):
    library = home / "cache" / "assay" / "demo" / "library.db"
    with Library.open(library), poll_lock(library):
        done = run(home, "demo")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert "poll" in done.stderr
