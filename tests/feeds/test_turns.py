"""Who may ask when, by a clock that the test moves."""

import asyncio
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.feeds.turns import Bodies, Turns


class Clock:
    """A clock that moves only when somebody sleeps, or works."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def turns(clock: Clock, **settings: object) -> Turns:
    given = {"pause": 1.0, "exempt": (), "concurrency": 64, **settings}
    return Turns(clock=clock, sleep=clock.sleep, **given)  # type: ignore[arg-type]


async def test_pause_begins_when_the_answer_has_been_read() -> None:
    clock = Clock()
    queue = turns(clock)
    begun = []
    for answer_takes in (5.0, 0.25, 0.0):
        async with queue.turn("quarry.example"):
            begun.append(clock.now)
            clock.now += answer_takes
    assert begun == [100.0, 106.0, 107.25]


async def test_failed_request_counts_for_the_pause_too() -> None:
    clock = Clock()
    queue = turns(clock)
    with pytest.raises(ValueError, match="lost"):
        async with queue.turn("quarry.example"):
            raise ValueError("lost")
    async with queue.turn("quarry.example"):
        assert clock.now == 101.0


async def test_hosts_do_not_wait_for_each_other() -> None:
    clock = Clock()
    queue = turns(clock)
    async with queue.turn("a.example"), queue.turn("b.example"):
        assert clock.now == 100.0


async def test_exempt_hosts_are_neither_paused_nor_kept_to_one_request() -> None:
    clock = Clock()
    queue = turns(clock, exempt=("[::1]", "Localhost"))
    async with queue.turn("localhost"), queue.turn("localhost"), queue.turn("::1"), queue.turn("::1"):
        assert clock.now == 100.0


async def most_at_once(queue: Turns, requests: int, *, failing: bool = False) -> list[int]:
    """How many were under way when each request to one exempt host began."""
    under_way, seen = 0, []

    async def ask() -> None:
        nonlocal under_way
        with suppress(ValueError):
            async with queue.turn("localhost"):
                under_way += 1
                seen.append(under_way)
                try:
                    await asyncio.sleep(0.001)
                finally:
                    under_way -= 1
                if failing:
                    raise ValueError("refused")

    await asyncio.gather(*(ask() for _ in range(requests)))
    return seen


async def test_an_exempt_host_is_asked_little_at_first_and_more_with_every_answer() -> None:
    seen = await most_at_once(turns(Clock(), exempt=("localhost",), concurrency=20), 200)
    assert max(seen[:8]) == max(seen[:9]) == 8
    assert max(seen) == 20
    assert seen.index(20) > 12


async def test_an_exempt_host_that_fails_is_asked_no_more_at_once_than_at_first() -> None:
    queue = turns(Clock(), exempt=("localhost",), concurrency=20)
    assert max(await most_at_once(queue, 60, failing=True)) == 8
    await most_at_once(queue, 60)
    await most_at_once(queue, 60, failing=True)
    assert max(await most_at_once(queue, 8)) == 8


async def test_an_exempt_host_never_gets_more_than_the_concurrency() -> None:
    assert max(await most_at_once(turns(Clock(), exempt=("localhost",), concurrency=3), 30)) == 3


async def test_no_more_requests_than_the_concurrency_are_under_way() -> None:
    queue = turns(Clock(), concurrency=3)
    under_way = most = 0

    async def ask(host: str) -> None:
        nonlocal under_way, most
        async with queue.turn(host):
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0)
            under_way -= 1

    await asyncio.gather(*(ask(f"{number}.example") for number in range(20)))
    assert most == 3


async def test_requests_that_wait_for_their_host_leave_their_place_to_others() -> None:
    queue = turns(Clock(), concurrency=2)
    async with queue.turn("slow.example"):
        waiting = [asyncio.ensure_future(queue.turn("slow.example").__aenter__()) for _ in range(5)]
        await asyncio.sleep(0)
        async with queue.turn("other.example"):
            pass
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


@given(st.lists(st.lists(st.integers(1, 40), min_size=1, max_size=6), min_size=1, max_size=8), st.randoms())
def test_bodies_never_hold_more_than_allowed_and_all_get_through(sizes: list[list[int]], random: object) -> None:
    most, largest = 500, 250

    async def read(bodies: Bodies, pieces: list[int], seen: list[int]) -> None:
        reader = object()
        bodies.enter(reader)
        for piece in pieces:
            await bodies.grow(reader, piece)
            seen.append(bodies.held)
            await asyncio.sleep(0)
        bodies.release(bodies.leave(reader))

    async def all_read() -> list[int]:
        bodies = Bodies(most, largest)
        seen: list[int] = []
        await asyncio.wait_for(asyncio.gather(*(read(bodies, pieces, seen) for pieces in sizes)), 10)
        assert bodies.held == 0
        return seen

    assert max(asyncio.run(all_read())) <= most
