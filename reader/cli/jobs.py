"""Long work on the command line: it ends cleanly when it is told to, and says so with its exit code."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Coroutine
from typing import Any


def until_stopped(work: Coroutine[Any, Any, object]) -> int:
    """Runs the work to its end and gives 0. SIGTERM and SIGHUP cancel it: 128 and the signal's number."""
    return asyncio.run(_stoppable(work))


async def _stoppable(work: Coroutine[Any, Any, object]) -> int:
    task = asyncio.ensure_future(work)
    stopped_by: list[int] = []

    def stop(number: int) -> None:
        stopped_by.append(number)
        task.cancel()

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
