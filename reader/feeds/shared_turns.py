"""Turns to ask hosts that all processes of one library share: a poll, and the full texts that the reader asks for.

A file holds, for every host, when it was last asked; whoever asks locks that place. The system takes the locks of a
process that ends. Hosts are told apart well enough for this: two that share a place wait for each other, no more.
Where the file cannot be written or locked (or on Windows), each process takes turns by itself.
"""

import os
import struct
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_PLACES = 1 << 16
_TIME = struct.Struct("!d")
_LOOK_AGAIN = 0.05


class SharedTurns:
    """The turns of one file. Nothing here waits. `clock` gives seconds since 1970, which all processes count alike."""

    def __init__(self, path: Path, pause: float, *, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._pause = pause
        self._clock = clock
        self._handle: int | None = None
        self._closed = False
        self._held: set[int] = set()

    def begin(self, host: str) -> float:
        """Takes the turn and gives 0, or gives after how many seconds to try again, and holds nothing until then.

        That is so while another asks the host, and until the pause after its last request is over.
        """
        place = _place_of(host)
        if place in self._held:
            return _LOOK_AGAIN
        try:
            self._lock(place)
        except BlockingIOError:
            return _LOOK_AGAIN
        except (OSError, ImportError):
            return 0.0
        # A clock that was put back must not make anybody wait for longer than the pause.
        wait = min(self._asked(place) + self._pause - self._clock(), self._pause)
        if wait > 0:
            self._unlock(place)
            return wait
        self._held.add(place)
        return 0.0

    def end(self, host: str) -> None:
        """Gives the turn back, and has the pause begin."""
        place = _place_of(host)
        if self._handle is None or place not in self._held:
            return
        with suppress(OSError):
            os.pwrite(self._handle, _TIME.pack(self._clock()), place)
        self._unlock(place)
        self._held.discard(place)

    def close(self) -> None:
        """Gives all turns back, and takes none any more: each that is asked for begins at once."""
        self._closed = True
        self._held.clear()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _lock(self, place: int) -> None:
        import fcntl

        if self._handle is None:
            if self._closed:
                raise OSError("The turns are closed.")
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.lockf(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _TIME.size, place)

    def _unlock(self, place: int) -> None:
        import fcntl

        assert self._handle is not None
        with suppress(OSError):
            fcntl.lockf(self._handle, fcntl.LOCK_UN, _TIME.size, place)

    def _asked(self, place: int) -> float:
        assert self._handle is not None
        with suppress(OSError, struct.error):
            return float(_TIME.unpack(os.pread(self._handle, _TIME.size, place))[0])
        return 0.0


def _place_of(host: str) -> int:
    return zlib.crc32(host.encode()) % _PLACES * _TIME.size
