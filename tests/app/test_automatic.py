"""Polling by itself, with a clock and a timer that the test turns by hand."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from reader.app.automatic import AutomaticPolls
from reader.app.jobs import Job
from reader.errors import LibraryBusy
from reader.model import Feed

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Polls:
    """Stands in for `Jobs`: counts the polls that were asked for."""

    def __init__(self) -> None:
        self.started = 0
        self.refusing = False

    def poll(self, *, automatic: bool = False) -> Job | None:
        assert automatic
        if self.refusing:
            return None
        self.started += 1
        return Job(["poll"], lambda _: True, automatic=True)


class Handle:
    def __init__(self, clock: "Clock") -> None:
        self._clock = clock

    def cancel(self) -> None:
        if self._clock.handle is self:
            self._clock.handle = None


class Clock:
    """The time, and the one timer that may run."""

    def __init__(self) -> None:
        self.now = START
        self.handle: Handle | None = None
        self.wait = 0.0
        self.due: Callable[[], None] = lambda: None

    def call_later(self, delay: float, callback: Callable[[], None]) -> Handle:
        assert self.handle is None, "two timers at once"
        self.wait, self.due, self.handle = delay, callback, Handle(self)
        return self.handle

    def ring(self) -> None:
        assert self.handle is not None
        self.handle = None
        self.now += timedelta(seconds=self.wait)
        self.due()


class World:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock, self.polls = Clock(), Polls()
        self.feeds: list[Feed] = []
        self.broken = False
        loop = asyncio.get_running_loop()
        monkeypatch.setattr(loop, "call_later", self.clock.call_later)
        self.automatic = AutomaticPolls(self.polls, self._read, lambda: self.clock.now)  # type: ignore[arg-type]

    async def _read(self) -> list[Feed]:
        if self.broken:
            raise LibraryBusy("held")
        return self.feeds

    def due_in(self, **time: float) -> None:
        self.feeds = [Feed(1, "https://example.org/feed", "", next_poll=self.clock.now + timedelta(**time))]

    async def settle(self) -> None:
        while self.automatic._looking is not None:
            await asyncio.sleep(0)

    async def look(self) -> None:
        self.automatic.look()
        await self.settle()

    async def ring(self) -> None:
        self.clock.ring()
        await self.settle()

    def ended(self, code: int, job: Any = None) -> None:
        self.automatic.poll_ended(job or Job(["poll"], lambda _: True), code)


@pytest.fixture
async def world(monkeypatch: pytest.MonkeyPatch) -> World:
    return World(monkeypatch)


async def test_a_feed_that_is_due_is_polled_at_start(world: World):
    world.due_in(minutes=-5)
    await world.look()
    assert world.polls.started == 1
    assert world.clock.handle is None


async def test_no_poll_starts_and_one_timer_runs_until_a_feed_falls_due(world: World):
    world.due_in(minutes=7)
    await world.look()
    assert world.polls.started == 0
    assert world.clock.wait == 7 * 60
    await world.ring()
    assert world.polls.started == 1


async def test_a_long_wait_is_looked_at_again_so_that_a_laptop_that_slept_wakes_to_its_news(world: World):
    world.due_in(hours=3)
    await world.look()
    world.clock.now += timedelta(hours=8)
    await world.ring()
    assert world.polls.started == 1


async def test_an_empty_library_waits_for_nothing(world: World):
    await world.look()
    assert world.polls.started == 0
    assert world.clock.handle is None


async def test_after_a_poll_the_next_one_is_planned_from_what_the_library_then_says(world: World):
    world.due_in(minutes=-5)
    await world.look()
    world.due_in(minutes=5)
    world.ended(0)
    await world.ring()
    assert world.polls.started == 1
    await world.ring()
    assert world.polls.started == 2


async def test_a_feed_that_stays_due_is_not_polled_more_than_once_a_minute(world: World):
    world.due_in(minutes=-5)
    await world.look()
    for count in range(1, 4):
        assert world.polls.started == count
        world.ended(0)
        assert world.clock.wait >= 60
        await world.ring()


async def test_another_poller_at_work_is_followed_until_a_poll_of_our_own_gets_through(world: World):
    world.due_in(minutes=-5)
    await world.look()
    world.ended(3)
    assert world.automatic.following
    assert world.clock.wait == 60
    await world.ring()
    world.ended(0)
    assert not world.automatic.following


async def test_polls_that_fail_as_a_whole_come_ever_more_seldom_and_success_forgets_it(world: World):
    world.due_in(minutes=-5)
    await world.look()
    waits = []
    for _ in range(8):
        world.ended(1)
        waits.append(world.clock.wait)
        await world.ring()
    assert waits == sorted(waits)
    assert waits[0] < waits[-1] == 3600
    world.ended(0)
    assert world.clock.wait == 60


async def test_a_poll_that_the_app_ended_is_no_failure(world: World):
    job = Job(["poll"], lambda _: True)
    job._stopping = True
    world.ended(-15, job)
    assert world.clock.wait == 60
    assert not world.automatic.following


async def test_a_library_that_cannot_be_read_is_tried_again_later(world: World):
    world.broken = True
    await world.look()
    assert world.polls.started == 0
    world.broken = False
    world.due_in(minutes=-5)
    await world.ring()
    assert world.polls.started == 1


async def test_a_poll_of_the_users_own_is_waited_for(world: World):
    world.due_in(minutes=-5)
    world.polls.refusing = True
    await world.look()
    assert world.clock.wait == 60


async def test_looking_again_replaces_the_timer(world: World):
    world.due_in(minutes=9)
    await world.look()
    world.due_in(minutes=4)
    await world.look()
    assert world.clock.wait == 4 * 60


async def test_nothing_happens_after_closing(world: World):
    world.due_in(minutes=9)
    await world.look()
    world.automatic.close()
    assert world.clock.handle is None
    world.due_in(minutes=-1)
    await world.look()
    world.ended(0)
    assert world.polls.started == 0
    assert world.clock.handle is None
