"""Workers of a pass as threads of the test's process: the same jobs and the same bytes, without a new Python each.

That they are processes which can be killed, that they start with nothing loaded, and that they are held to the memory
they may take, is tested where it is meant: tests of workers, of commands and of kills start real ones.
"""

import asyncio
import contextlib
import itertools
import socket
import threading
from typing import Any, BinaryIO

import pytest

from reader.poller import taking, worker, workers
from reader.poller.tasks import Finished, WorkerSettings

_NUMBERS = itertools.count(1 << 30)


class _Thread:
    """Stands where a worker's process does; killed, it ends at the next byte that it reads or writes."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, other: socket.socket) -> None:
        self.stdout, self.stdin = reader, writer
        self.pid = next(_NUMBERS)
        self._other = other
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    @property
    def returncode(self) -> int | None:
        return None if self._thread.is_alive() else 0

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self._other.shutdown(socket.SHUT_RDWR)

    async def wait(self) -> int:
        await asyncio.to_thread(self._thread.join)
        return 0

    def _work(self) -> None:
        with (
            contextlib.suppress(OSError),
            self._other,
            self._other.makefile("rb") as jobs,
            self._other.makefile("wb") as results,
        ):
            _serve(jobs, results)


class _Enough:
    """Memory is not limited in a process that others use."""

    is_short = False


def _serve(jobs: BinaryIO, results: BinaryIO) -> None:
    settings: WorkerSettings | None = worker._received(jobs)
    if settings is None:
        return
    # A process that starts knows no vocabulary from before.
    if settings.vocabulary_folder:
        taking._vocabulary.cache_clear()
    taking.warm(settings)
    worker._send(results, (Finished(),))
    while (job := worker._received(jobs)) is not None:
        worker._answer(job, settings, results, _Enough())  # type: ignore[arg-type]


async def _start(settings: WorkerSettings) -> Any:
    ours, theirs = socket.socketpair()
    started = workers._Worker(_Thread(*await asyncio.open_connection(sock=ours, limit=1 << 20), theirs))  # type: ignore[arg-type]
    await started._send(settings)
    return started


def workers_are_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passes of this test have threads for workers."""
    monkeypatch.setattr(workers._Worker, "start", _start)
