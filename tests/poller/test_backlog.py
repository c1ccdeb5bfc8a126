"""Fetching pauses while much waits."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from reader.poller.backlog import Backlog


async def passes(backlog: Backlog) -> bool:
    waiting = asyncio.ensure_future(backlog.room())
    await asyncio.sleep(0)
    done = waiting.done()
    waiting.cancel()
    return done


@given(st.lists(st.integers(0, 50), max_size=8), st.integers(1, 100))
def test_there_is_room_exactly_while_less_waits_than_is_allowed(sizes: list[int], most: int) -> None:
    async def run() -> None:
        backlog = Backlog(most)
        for number, size in enumerate(sizes, 1):
            backlog.add(size)
            assert await passes(backlog) == (sum(sizes[:number]) < most)
        for number, size in enumerate(sizes, 1):
            backlog.remove(size)
            assert await passes(backlog) == (sum(sizes[number:]) < most)

    asyncio.run(run())


def test_whoever_waits_goes_on_when_there_is_room() -> None:
    async def run() -> None:
        backlog = Backlog(10)
        backlog.add(30)
        waiting = asyncio.ensure_future(backlog.room())
        await asyncio.sleep(0)
        assert not waiting.done()
        backlog.remove(30)
        await waiting

    asyncio.run(run())


def test_what_is_expected_takes_room_until_it_is_there() -> None:
    async def run() -> None:
        backlog = Backlog(10)
        await backlog.room(5)
        waiting = [asyncio.ensure_future(backlog.room(5)) for _ in range(3)]
        await asyncio.sleep(0)
        assert [one.done() for one in waiting] == [True, False, False]
        backlog.remove(5)
        for _ in range(3):
            await asyncio.sleep(0)
        assert [one.done() for one in waiting] == [True, True, False]
        waiting[2].cancel()

    asyncio.run(run())
