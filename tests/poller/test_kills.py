"""SIGKILL at random moments: the library stays sound, and no validator is newer than the articles it came with."""

import contextlib
import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

KILLS = int(os.environ.get("ASSAY_KILLS", "10"))
FEEDS = 4
ARTICLES = 12
POLL = """
import asyncio, sys
from pathlib import Path
from reader.config import Config, PollSettings
from reader.poller.passes import Wanted
from reader.poller.running import run_pass
path = Path(sys.argv[1])
config = Config(PollSettings(workers=1), path=path.parent / "config.toml")
asyncio.run(run_pass(path, config, Wanted(every=True), lambda event: None, print))
"""


class Editions:
    """Feeds that all bring a new edition, with articles of its own, whenever they are told to."""

    def __init__(self, publisher: Any, make_feed: Callable[..., bytes]) -> None:
        self.publisher = publisher
        self.make_feed = make_feed
        self.edition = 0
        self.urls: list[str] = []
        self.answering = threading.Event()

    def next(self) -> None:
        """Publishes the next edition at every address; `answering` is set when one of them is asked for."""
        self.edition += 1
        self.answering = threading.Event()
        self.urls = []
        for feed in range(FEEDS):
            first = self.edition * ARTICLES
            body = self.make_feed(range(first, first + ARTICLES), title=f"Feed {feed}")
            tag = {"ETag": f'"{self.edition}"'}
            self.urls.append(self.publisher.publish(f"/{feed}", body, headers=tag, wait=_Sets(self.answering)))


class _Sets:
    """Stands where a reply waits: does not wait, but tells that the answer is about to be sent."""

    def __init__(self, event: threading.Event) -> None:
        self._event = event

    def wait(self, timeout: float) -> None:
        self._event.set()

    def set(self) -> None:
        """Nobody waits."""


def check(desk: Any, editions: Editions) -> None:
    """The file is sound, and a feed that holds an edition's tag has its articles."""
    with contextlib.closing(sqlite3.connect(desk.path)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    with desk.library() as library:
        for state in library.intake.poll_states(desk.now, every=True):
            known = library.intake.known(state.id).articles
            if state.validators.entity_tag is not None:
                edition = int(state.validators.entity_tag.strip('"'))
                wanted = {f"ship-{edition * ARTICLES + n}" for n in range(ARTICLES)}
                assert wanted <= known.keys()
            assert len(known) % ARTICLES == 0
        assert library.count("") == sum(len(library.intake.known(feed.id).articles) for feed in library.feeds())


def passing(desk: Any, editions: Editions) -> tuple[float, float]:
    """The seconds that a pass takes on this machine now: from its start, and from the first answer."""
    started = time.monotonic()
    process = subprocess.Popen([sys.executable, "-c", POLL, str(desk.path)])
    assert editions.answering.wait(60)
    answered = time.monotonic()
    assert process.wait(timeout=60) == 0
    ended = time.monotonic()
    editions.next()
    return ended - started, ended - answered


def test_a_poller_that_is_killed_leaves_a_sound_library(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes]
) -> None:
    chance = random.Random(KILLS)
    editions = Editions(publisher, make_feed)
    editions.next()
    desk.subscribe(*editions.urls)
    whole, after_answer = passing(desk, editions)
    ended = 0
    for number in range(KILLS):
        process = subprocess.Popen([sys.executable, "-c", POLL, str(desk.path)], start_new_session=True)
        # Two in three are killed between the first byte of an answer and its commit, the others at any moment.
        if number % 3:
            assert editions.answering.wait(60)
        try:
            process.wait(timeout=chance.uniform(0, after_answer if number % 3 else whole))
            ended += 1
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        check(desk, editions)
        editions.next()
    assert ended < KILLS
    desk.poll(every=True)
    check(desk, editions)
    with desk.library() as library:
        assert {state.validators.entity_tag for state in library.intake.poll_states(desk.now, every=True)} == {
            f'"{editions.edition}"'
        }


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="follows processes by their descriptors")
def test_workers_of_a_killed_poller_end_by_themselves(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes]
) -> None:
    asked = threading.Event()
    held = threading.Event()
    publisher.publish("/feed", make_feed([1]), wait=_Holds(asked, held))
    desk.subscribe(publisher.base + "/feed")
    process = subprocess.Popen([sys.executable, "-c", POLL, str(desk.path)])
    assert asked.wait(60)
    children = [int(number) for number in _children(process.pid)]
    assert children
    descriptors = [os.pidfd_open(number) for number in children]
    process.kill()
    process.wait()
    held.set()
    for descriptor in descriptors:
        assert select.select([descriptor], [], [], 60)[0]
        os.close(descriptor)


class _Holds:
    """Stands where a reply waits: tells that the feed is asked for, and holds the answer back."""

    def __init__(self, asked: threading.Event, held: threading.Event) -> None:
        self._asked = asked
        self._held = held

    def wait(self, timeout: float) -> None:
        self._asked.set()
        self._held.wait(timeout)

    def set(self) -> None:
        self._held.set()


def _children(pid: int) -> list[str]:
    threads = Path(f"/proc/{pid}/task").iterdir()
    return [child for thread in threads for child in (thread / "children").read_text().split()]
