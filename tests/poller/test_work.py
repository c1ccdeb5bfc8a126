"""That a pass does no work which nobody needs: what it loads, and what it takes apart."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from poller.watching import Feed

from reader.poller import taking
from reader.poller.tasks import TakeIn, WorkerSettings

ANALYSIS = {"feedparser", "selectolax", "reader.article", "reader.feeds.parse", "trafilatura", "sqlite_utils", "lark"}
CLIENT = {"aiohttp", "multidict", "yarl"}


def loaded_by(desk: Any, *words: str) -> set[str]:
    """The modules that `assay` loads in the process that one starts."""
    environment = {**os.environ, "ASSAY_CONFIG": str(desk.path.parent / "config.toml"), "HOME": str(desk.path.parent)}
    command = [sys.executable, "-X", "importtime", "-m", "reader", "--library", str(desk.path), *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    assert done.returncode == 0, done.stderr[-2000:]
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_a_pass_with_nothing_due_loads_neither_client_nor_parser(desk: Any, publisher: Any, make_feed: Feed) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1])))
    desk.now = datetime.now(UTC)
    desk.poll()
    loaded = loaded_by(desk, "poll")
    assert "reader.poller.passes" in loaded
    assert loaded & (ANALYSIS | CLIENT | {"rich", "textual"}) == set()


def test_an_unchanged_pass_loads_neither_parser_nor_analysis(desk: Any, publisher: Any, make_feed: Feed) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1])))
    desk.poll()
    loaded = loaded_by(desk, "poll", "--all", "--json")
    assert "aiohttp" in loaded
    assert loaded & (ANALYSIS | {"rich", "textual"}) == set()


def test_only_new_and_changed_entries_are_analysed(
    desk: Any, publisher: Any, make_feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1, 2, 3])))
    desk.poll()
    with desk.library() as library:
        known = library.intake.known(library.feeds()[0].id)
    analysed: list[str] = []
    parts_of = taking.parts_of
    monkeypatch.setattr(
        taking, "parts_of", lambda html, title, *more: (analysed.append(title), parts_of(html, title, *more))[1]
    )
    body = make_feed([4, 2, 3]).replace(b"Vessel 3 left", b"Vessel 3 never left")
    list(taking.take_in(TakeIn(body, "", "application/rss+xml", known, desk.now), WorkerSettings()))
    assert analysed == ["Vessel 4", "Vessel 3"]
