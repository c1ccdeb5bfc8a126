"""The one thread of a process that uses the library, so that the event loop never waits for a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from reader.library import Library
from reader.poller.given import Clock, utc_now

T = TypeVar("T")


class Writer:
    """Runs calls on the library one after the other, in a thread of their own. An async context manager.

    A call that has begun is always finished, also when its caller is cancelled; leaving the context waits for it.
    """

    def __init__(self, path: Path, clock: Clock = utc_now) -> None:
        self._path = path
        self._clock = clock
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="library")
        self._library: Library | None = None

    async def __aenter__(self) -> Writer:
        try:
            self._library = await self._in_thread(lambda: Library.open(self._path, clock=self._clock))
        except BaseException:
            self._thread.shutdown(wait=False)
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        library, self._library = self._library, None
        if library is not None:
            self._thread.submit(library.close)
        self._thread.shutdown(wait=True)

    async def do(self, call: Callable[[Library], T]) -> T:
        """What the call gives for the library."""
        library = self._library
        assert library is not None
        return await self._in_thread(lambda: call(library))

    async def _in_thread(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, call)
