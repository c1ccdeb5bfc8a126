"""The command line in this process or in one of its own, with a home that is an empty folder."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal
from threaded import workers_are_threads

from reader.article import analyse
from reader.cli import main
from reader.library import Library, prepared
from reader.model import AnalysedArticle, Feed, PreparedArticle

NOON = datetime(2024, 5, 14, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The JSON objects of stdout."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home; nothing of the machine's user is read or written."""
    # The size of the terminal is that of the terminal.
    for name in [name for name in os.environ if name.startswith(("ASSAY_", "XDG_", "COLUMNS", "LINES"))]:
        monkeypatch.delenv(name)
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ASSAY_LIBRARY", str(tmp_path / "library.db"))
    monkeypatch.setenv("ASSAY_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("TZ", "UTC")
    return tmp_path


@pytest.fixture(autouse=True)
def workers_of_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers of commands in this process are threads; those of a `process` are processes."""
    workers_are_threads(monkeypatch)


@pytest.fixture
def assay(home: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Runs a command in this process."""

    def run(*words: str) -> Done:
        capsys.readouterr()
        code = main([str(word) for word in words])
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture
def process(home: Path) -> Callable[..., Done]:
    """Runs a command in a process of its own."""

    def run(*words: str, stdin: str = "", **env: str) -> Done:
        command = [sys.executable, "-m", "reader", *map(str, words)]
        done = subprocess.run(
            command, input=stdin, env={**os.environ, **env}, cwd=home, capture_output=True, text=True, timeout=60
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def library(home: Path) -> Iterable[Library]:
    """The library that the commands work on, open beside them."""
    with contextlib.closing(Library.open(home / "library.db")) as opened:
        yield opened


def article(slug: str, title: str, html: str, **more: Any) -> PreparedArticle:
    """An article taken apart and prepared, published at noon of the test day unless `hours` before are given."""
    published = NOON - timedelta(hours=more.pop("hours", 0))
    parts = analyse(html, title)
    analysed = AnalysedArticle(
        identity=slug,
        url=f"https://metals.example/{slug}",
        title=title,
        html=html,
        content_hash=slug,
        parts=parts,
        analysis_version="1",
        published=published,
        **more,
    )
    return prepared(analysed)


def bring(library: Library, url: str, *articles: PreparedArticle, **feed: Any) -> Feed:
    """Subscribes to a feed and saves its articles as a poll does."""
    subscribed = library.subscribe(url, **feed)
    (state,) = library.intake.poll_states(NOON, url=url, every=True)
    library.intake.save(state, new=articles)
    return library.feed(subscribed.id) or subscribed


@pytest.fixture(name="article")
def article_maker() -> Callable[..., PreparedArticle]:
    """`article(slug, title, html)`."""
    return article


@pytest.fixture(name="bring")
def bringer(library: Library) -> Callable[..., Feed]:
    """`bring(url, *articles)` into the library."""
    return partial(bring, library)


@pytest.fixture
def kiln() -> str:
    """An article with highlights, a company and fine print."""
    return KILN


@pytest.fixture
def on_terminal(home: Path) -> Callable[..., str]:
    """Runs a command on a terminal of 120 columns and gives what stands there when it has ended."""

    def run(*words: str) -> str:
        terminal = Terminal([sys.executable, "-m", "reader", *words], os.environ, columns=120, lines=200)
        terminal.ended()
        return "\n".join(line.rstrip() for line in terminal.text.splitlines()).strip()

    return run


@pytest.fixture
def filled(library: Library) -> Library:
    """Two feeds: one with three articles, one with one."""
    bring(
        library,
        "https://metals.example/feed",
        article("kiln", "Kiln at Ostrava restarts", KILN, hours=3, author="Ada Brandt"),
        article(
            "boron", "Boron price slips", "<p>Boron slipped by two per cent on Tuesday, traders said.</p>", hours=2
        ),
        article("tin", "Tin smelter [/] closes [bold]", "<p>The tin smelter closes for a week.</p>", hours=1),
        title="Metals Example",
        folder="Metals",
    )
    bring(
        library,
        "https://grid.example/feed",
        article("storm", "Storm cuts a line", "<p>A storm cut the northern line for nine hours.</p>", hours=4),
        title="Grid Example",
    )
    return library


KILN = """
<h2>Highlights</h2>
<ul><li>The kiln at Ostrava runs again after forty days.</li><li>Brantwood Minerals plc pays for the repair.</li></ul>
<p>The rotary kiln at Ostrava was lit on Monday and runs again after forty days of repair, the operator said.</p>
<p>Brantwood Minerals plc (LSE: BWM), which owns the plant, pays for the repair and expects no loss of sales.</p>
<p>Disclaimer: This article was translated from Czech and is not investment advice.</p>
"""
