"""What feeds bring is saved at once, or together with what others bring a moment later."""

import asyncio
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import pytest

from reader.errors import LibraryBusy
from reader.model import Brought, FeedState, PreparedArticle, Saved
from reader.poller import saving
from reader.poller.saving import MOST_TOGETHER, Saving

LONG = 3600.0


class Books:
    """A library that notes which feeds (ids) it has saved in each transaction; its thread is `free` or at work."""

    def __init__(self, *, fails: bool = False) -> None:
        self.saved: list[list[int]] = []
        self.free = asyncio.Event()
        self.free.set()
        self._fails = fails
        self.intake = SimpleNamespace(save_all=self._save_all)

    async def use(self, call: Callable[[Any], Any]) -> Any:
        await self.free.wait()
        return call(self)

    def _save_all(self, brought: list[Brought]) -> tuple[Saved, ...]:
        if self._fails:
            raise LibraryBusy("Another program holds it.")
        self.saved.append([one.after.id for one in brought])
        return tuple(Saved(new=len(one.new)) for one in brought)


def brought(feed: int, articles: int = 1) -> Brought:
    article: Any = object()
    new: list[PreparedArticle] = [article] * articles
    return Brought(FeedState(id=feed, url=f"https://x.example/{feed}"), new=new)


async def settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def run(scene: Callable[[Books, Saving], Awaitable[None]], *, fails: bool = False) -> list[list[int]]:
    async def all_of_it() -> list[list[int]]:
        books = Books(fails=fails)
        async with Saving(books.use) as made:
            await asyncio.wait_for(scene(books, made), 60)
        return books.saved

    return asyncio.run(all_of_it())


def test_alone_nothing_waits() -> None:
    async def scene(books: Books, made: Saving) -> None:
        for feed in range(3):
            assert (await made.save(brought(feed, 2))).new == 2

    assert run(scene) == [[0], [1], [2]]


def test_the_first_is_saved_at_once_and_later_ones_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_MOMENT", LONG)

    async def scene(books: Books, made: Saving) -> None:
        with made.somebody():
            with made.somebody():
                await made.save(brought(0))
            others = [asyncio.create_task(made.save(brought(feed, feed))) for feed in (1, 2)]
            with made.somebody(), made.somebody():
                await settled()
                assert books.saved == [[0]]
            assert [(await other).new for other in others] == [1, 2]

    assert run(scene) == [[0], [1, 2]]


def test_what_waits_is_saved_after_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_MOMENT", 0.01)

    async def scene(books: Books, made: Saving) -> None:
        with made.somebody(), made.somebody(), made.somebody():
            await made.save(brought(0))
            await made.save(brought(1))

    assert run(scene) == [[0], [1]]


def test_much_waits_for_nobody_and_is_saved_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_MOMENT", LONG)

    async def scene(books: Books, made: Saving) -> None:
        with made.somebody(), made.somebody(), made.somebody(), made.somebody(), made.somebody(), made.somebody():
            await made.save(brought(0))
            books.free.clear()
            half = MOST_TOGETHER // 2
            sizes = ((1, 2 * MOST_TOGETHER), (2, half), (3, half), (4, half))
            others = [asyncio.create_task(made.save(brought(*size))) for size in sizes]
            await settled()
            books.free.set()
            await asyncio.gather(*others[:3])
            assert not others[3].done()
            others[3].cancel()

    assert run(scene) == [[0], [1], [2, 3]]


def test_a_fault_of_the_library_meets_everybody() -> None:
    async def scene(books: Books, made: Saving) -> None:
        books.free.clear()
        saves = [asyncio.create_task(made.save(brought(feed))) for feed in range(3)]
        await settled()
        books.free.set()
        faults = await asyncio.gather(*saves, return_exceptions=True)
        assert [type(fault) for fault in faults] == [LibraryBusy] * 3

    assert run(scene, fails=True) == []


def test_what_nobody_waits_for_any_more_is_not_saved() -> None:
    async def scene(books: Books, made: Saving) -> None:
        books.free.clear()
        first, second, third = (asyncio.create_task(made.save(brought(feed))) for feed in range(3))
        await settled()
        second.cancel()
        await settled()
        books.free.set()
        await asyncio.gather(first, third)

    assert run(scene) == [[0], [2]]


def test_what_has_begun_is_finished_and_nothing_begins_after_the_end() -> None:
    async def all_of_it() -> list[list[int]]:
        books = Books()
        books.free.clear()
        async with Saving(books.use) as made:
            saves = [asyncio.create_task(made.save(brought(feed))) for feed in range(2)]
            await settled()
            for save in saves:
                save.cancel()
            asyncio.get_running_loop().call_soon(books.free.set)
        return books.saved

    assert asyncio.run(all_of_it()) == [[0]]
