"""Ending on a signal: in good order where the terminal lets it, and soon in any case.

A terminal that is gone (its window was closed, the connection was cut) takes no output any more, and whoever waits for
it waits for ever. What the reader did is in the library before the process ends, whichever way it ends.
"""

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Awaitable, Callable
from typing import Final

LONGEST_LEAVE: Final = 15.0
"""Seconds that jobs and the library may take to end."""
GRACE: Final = 2.0
"""Seconds that the terminal may then take to be given back."""
SIGNALS: Final = ("SIGTERM", "SIGHUP")


class Ending:
    """Ends the app when a signal asks for it. `leave` ends jobs and screen, `close` writes what is to be written."""

    def __init__(self, leave: Callable[[], Awaitable[None]], close: Callable[[], None]) -> None:
        self._leave, self._close = leave, close
        self._left = threading.Event()
        self._leaving: asyncio.Future[None] | None = None

    def listen(self) -> None:
        """Takes the signals of this process, as far as the system has them."""
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                number = getattr(signal, name)
                loop.add_signal_handler(number, self._asked, int(number))

    def _asked(self, number: int) -> None:
        if self._leaving is None:
            self._leaving = asyncio.ensure_future(self._leave())
            self._leaving.add_done_callback(lambda _: self._left.set())
            threading.Thread(target=self._make_sure, args=(number,), name="ending", daemon=True).start()

    def _make_sure(self, number: int) -> None:
        self._left.wait(LONGEST_LEAVE)
        threading.Event().wait(GRACE)
        self._close()
        os._exit(128 + number)
