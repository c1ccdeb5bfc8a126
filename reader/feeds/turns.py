"""Who may ask now: one request at a time for each host with a pause between, so many at a time over all, so many bytes.

Everything here belongs to one event loop.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from reader.feeds.shared_turns import SharedTurns

AT_FIRST = 8
"""Requests that a host without pauses gets at once before it has answered any."""


@dataclass(slots=True)
class _Lane:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_from: float = 0.0


class _Window:
    """How many requests one exempt host is asked at once: few at first, one more for each answer, one fewer for each
    request that fails.

    A small server, such as one for a folder, lets most of a hundred connections wait that are opened in one moment.
    """

    def __init__(self, most: int) -> None:
        self._least, self._most = min(AT_FIRST, most), most
        self._open = self._least
        self._free = asyncio.Semaphore(self._open)

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Waits until one more may be asked."""
        await self._free.acquire()
        wanted = self._open - 1
        try:
            yield
            wanted = self._open + 1
        finally:
            before, self._open = self._open, min(max(wanted, self._least), self._most)
            for _ in range(1 + self._open - before):
                self._free.release()


class Turns:
    """Turns to ask hosts. A host in `exempt` is neither paused for nor kept to one request, but not overrun either."""

    def __init__(
        self,
        *,
        pause: float,
        exempt: Collection[str],
        concurrency: int,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._pause = pause
        self._exempt = frozenset(host.lower().strip("[]") for host in exempt)
        self._concurrency = max(1, concurrency)
        self._places = asyncio.Semaphore(self._concurrency)
        self._clock = clock
        self._sleep = sleep
        self._lanes: dict[str, _Lane] = {}
        self._windows: dict[str, _Window] = {}
        self._shared: SharedTurns | None = None

    def share(self, path: Path) -> None:
        """Takes turns with other processes too, by a file."""
        self.close()
        self._shared = SharedTurns(path, self._pause)

    def close(self) -> None:
        """Ends the sharing."""
        if self._shared is not None:
            self._shared.close()
            self._shared = None

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Waits until the host may be asked; the pause begins when the answer has been read."""
        if host in self._exempt:
            window = self._windows.setdefault(host, _Window(self._concurrency))
            async with window.place(), self._places:
                yield
            return
        lane = self._lanes.setdefault(host, _Lane())
        async with lane.lock:
            wait = lane.free_from - self._clock()
            if wait > 0:
                await self._sleep(wait)
            shared = self._shared
            await self._begin(host, shared)
            try:
                yield
            finally:
                if shared is not None:
                    shared.end(host)
                self._places.release()
                lane.free_from = self._clock() + self._pause

    async def _begin(self, host: str, shared: SharedTurns | None) -> None:
        """Waits for a place and for the host's turn among processes, and holds neither while it waits for the other."""
        while True:
            await self._places.acquire()
            wait = shared.begin(host) if shared is not None else 0.0
            if wait <= 0:
                return
            self._places.release()
            await self._sleep(wait)


class Bodies:
    """The bytes of all bodies that are being read or held, kept under a limit.

    Whoever began first among those that read may use the room for one largest body, which is kept out of what the
    others share; so bodies that are half read never wait for each other, only for held ones to be released.
    """

    def __init__(self, most: int, largest: int) -> None:
        self._most = max(most, 2 * largest)
        self._shared = self._most - largest
        self._held = 0
        self._readers: dict[object, int] = {}
        self._waiting: list[asyncio.Future[None]] = []

    @property
    def held(self) -> int:
        """Bytes held now."""
        return self._held

    def enter(self, reader: object) -> None:
        """Starts a body."""
        self._readers[reader] = 0

    def has_room(self, reader: object, count: int) -> bool:
        """Whether the reader's body may grow by so many bytes at once."""
        first = next(iter(self._readers)) is reader
        return self._held + count <= (self._most if first else self._shared)

    async def grow(self, reader: object, count: int) -> None:
        """Waits until the reader's body may grow by so many bytes."""
        while not self.has_room(reader, count):
            turn = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            await turn
        self._held += count
        self._readers[reader] += count

    def leave(self, reader: object) -> int:
        """Ends the reading of a body, whose bytes (returned) are held until `release`."""
        count = self._readers.pop(reader)
        self._wake()
        return count

    def release(self, count: int) -> None:
        """Gives up so many held bytes."""
        self._held -= count
        self._wake()

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, []
        for turn in waiting:
            if not turn.done():
                turn.set_result(None)
