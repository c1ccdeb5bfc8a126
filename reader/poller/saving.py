"""What polls bring, on its way into the library: several feeds in one transaction where they come close together.

A transaction costs the library as much as a dozen articles, and its index is made in fewer pieces when more come at
once. The first feed is saved when it comes; later ones wait for others, but never longer than a moment, and not at all
while nobody else is at work.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias

from reader.poller.given import UseLibrary

if TYPE_CHECKING:
    from reader.model import Brought, Saved

MOST_TOGETHER = 200
"""Articles that one transaction takes, so that others who write need not wait for long; more only of a single feed."""
_MOMENT = 0.25
_FEEDS_TOGETHER = 100

_Turn: TypeAlias = "asyncio.Future[Saved]"


class Saving:
    """Saves what is brought, in the order in which it comes. An async context manager, used from one event loop."""

    def __init__(self, use: UseLibrary) -> None:
        self._use = use
        self._waiting: list[tuple[Brought, _Turn]] = []
        self._at_work = 0
        self._next_at = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._running: asyncio.Task[tuple[Saved, ...]] | None = None

    async def __aenter__(self) -> Saving:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, turn in self._waiting:
            turn.cancel()
        self._waiting.clear()
        if self._timer is not None:
            self._timer.cancel()
        if self._running is not None:
            await asyncio.wait([self._running])

    @contextmanager
    def somebody(self) -> Iterator[None]:
        """Counts somebody who is at work on what may be saved, for whom others wait a moment."""
        self._at_work += 1
        try:
            yield
        finally:
            self._at_work -= 1
            self._look()

    async def save(self, brought: Brought) -> Saved:
        """Saves what a poll of a feed brought. Raises `LibraryError`."""
        turn: _Turn = asyncio.get_running_loop().create_future()
        self._waiting.append((brought, turn))
        self._look()
        return await turn

    def _look(self) -> None:
        """Begins a transaction if it is time for one. Whose turn was cancelled has gone."""
        self._waiting = [one for one in self._waiting if not one[1].done()]
        if not self._waiting or self._running is not None:
            return
        loop = asyncio.get_running_loop()
        if loop.time() >= self._next_at or self._at_work <= len(self._waiting) or self._is_enough():
            some = self._some()
            self._running = asyncio.create_task(self._saved([brought for brought, _ in some]))  # noqa: RUF006 - kept there
            self._running.add_done_callback(partial(self._ended, [turn for _, turn in some]))
        elif self._timer is None:
            self._timer = loop.call_at(self._next_at, self._timed)

    def _timed(self) -> None:
        self._timer = None
        self._look()

    async def _saved(self, brought: list[Brought]) -> tuple[Saved, ...]:
        return await self._use(lambda library: library.intake.save_all(brought))

    def _ended(self, turns: list[_Turn], task: asyncio.Task[tuple[Saved, ...]]) -> None:
        self._running = None
        self._next_at = asyncio.get_running_loop().time() + _MOMENT
        error = asyncio.CancelledError() if task.cancelled() else task.exception()
        for place, turn in enumerate(turns):
            if turn.done():
                continue
            if error is None:
                turn.set_result(task.result()[place])
            else:
                turn.set_exception(error)
        self._look()

    def _is_enough(self) -> bool:
        articles = sum(len(brought.new) + len(brought.changed) for brought, _ in self._waiting)
        return articles >= MOST_TOGETHER or len(self._waiting) >= _FEEDS_TOGETHER

    def _some(self) -> list[tuple[Brought, _Turn]]:
        """Those of whoever waits who fit into a transaction, at least the first. They wait no longer."""
        articles = 0
        for number, (brought, _) in enumerate(self._waiting):
            articles += len(brought.new) + len(brought.changed)
            if number and (articles > MOST_TOGETHER or number == _FEEDS_TOGETHER):
                break
        else:
            number = len(self._waiting)
        some, self._waiting = self._waiting[:number], self._waiting[number:]
        return some
