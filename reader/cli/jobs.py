"""Long work on the command line: it ends cleanly when it is told to, and says so with its exit code."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Coroutine
from typing import Any

LONGEST_END = 1.5
"""Seconds that work may take to end once it is told to."""


def until_stopped(work: Coroutine[Any, Any, object]) -> int:
    """Runs the work to its end and gives 0. SIGTERM and SIGHUP cancel it: 128 and the signal's number.

    What cannot be cancelled (a library that another program holds, a command that asks for a password) is not waited
    for: the process ends all the same, and SQLite takes back what was not whole.
    """
    return asyncio.run(_stoppable(work))


async def _stoppable(work: Coroutine[Any, Any, object]) -> int:
    task = asyncio.ensure_future(work)
    stopped_by: list[int] = []

    def stop(number: int) -> None:
        stopped_by.append(number)
        task.cancel()
        threading.Thread(target=_make_sure, args=(128 + number,), name="ending", daemon=True).start()

    for number in (signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if name in signal.Signals.__members__):
        # Windows has no such handlers; there the process is ended as it is.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stop, number)
    try:
        await task
    except asyncio.CancelledError:
        if not stopped_by:
            raise
        return 128 + stopped_by[0]
    return 0


def _make_sure(code: int) -> None:
    threading.Event().wait(LONGEST_END)
    os._exit(code)
