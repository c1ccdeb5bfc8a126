"""Processes that hang, and those that are kept from the processor."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from poller.conftest import NOW

from reader.errors import FeedError
from reader.model import Known
from reader.poller import workers
from reader.poller.starving import processor_seconds, was_starved
from reader.poller.tasks import TakeIn, WorkerSettings

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells")


def test_a_process_that_waits_for_nothing_but_the_processor_is_starved() -> None:
    assert was_starved(os.getpid(), processor_seconds(os.getpid()), 1000.0)


def test_a_process_that_had_the_processor_is_not_starved() -> None:
    assert not was_starved(os.getpid(), processor_seconds(os.getpid()) - 6.0, 10.0)


def test_a_process_that_waits_for_something_else_is_not_starved() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as waiting:
        while (state := Path(f"/proc/{waiting.pid}/stat").read_text().rpartition(")")[2].split()[0]) != "S":
            assert state in "RD"
        assert not was_starved(waiting.pid, processor_seconds(waiting.pid), 1000.0)
        waiting.kill()


def test_a_process_that_has_ended_is_not_starved() -> None:
    assert not was_starved(2**22 + 1, 0.0, 10.0)


@pytest.mark.usefixtures("trapped")
def test_a_worker_that_others_keep_from_the_processor_gets_longer(
    make_feed: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []
    monkeypatch.setattr(workers, "was_starved", lambda pid, used, seconds: (asked.append(seconds), len(asked) < 3)[1])

    async def read() -> None:
        job = TakeIn(make_feed([1], title="HANG"), "", "application/rss+xml", Known(), NOW)
        async with (
            workers.Workers(1, WorkerSettings(), deadline=0.3) as pool,
            pool.results_of(job) as results,
        ):
            async for _ in results:
                pass

    with pytest.raises(FeedError, match="takes longer"):
        asyncio.run(read())
    assert asked == [0.15, 0.3, 0.3]
