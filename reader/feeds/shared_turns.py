"""Turns to ask hosts that all processes of one library share: a poll, and the full texts that the reader asks for.

A file holds, for every host, when it was last asked; whoever asks locks that place. The system takes the locks of a
process that ends. Hosts are told apart well enough for this: two that share a place wait for each other, no more.
Where the file cannot be written or locked (or on Windows), each process takes turns by itself.
"""

import asyncio
import os
import struct
import time
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

_PLACES = 1 << 16
_TIME = struct.Struct("!d")
_LOOK_AGAIN = 0.05


class SharedTurns:
    """The turns of one file. Used from one event loop. `sleep` is there for tests."""

    def __init__(self, path: Path, pause: float, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._path = path
        self._pause = pause
        self._sleep = sleep
        self._handle: int | None = None

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Waits until no other process asks the host and the pause after the last request is over."""
        place = zlib.crc32(host.encode()) % _PLACES * _TIME.size
        if not await self._locked(place):
            yield
            return
        try:
            # A clock that was put back must not make anybody wait for longer than the pause.
            wait = min(self._asked(place) + self._pause - time.time(), self._pause)
            if wait > 0:
                await self._sleep(wait)
            yield
        finally:
            self._release(place)

    async def _locked(self, place: int) -> bool:
        while True:
            try:
                self._lock(place)
            except BlockingIOError:
                await self._sleep(_LOOK_AGAIN)
            except (OSError, ImportError):
                return False
            else:
                return True

    def _lock(self, place: int) -> None:
        import fcntl

        if self._handle is None:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.lockf(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _TIME.size, place)

    def _asked(self, place: int) -> float:
        assert self._handle is not None
        with suppress(OSError, struct.error):
            return float(_TIME.unpack(os.pread(self._handle, _TIME.size, place))[0])
        return 0.0

    def _release(self, place: int) -> None:
        import fcntl

        assert self._handle is not None
        with suppress(OSError):
            os.pwrite(self._handle, _TIME.pack(time.time()), place)
        with suppress(OSError):
            fcntl.lockf(self._handle, fcntl.LOCK_UN, _TIME.size, place)

    def close(self) -> None:
        """Gives all turns back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
