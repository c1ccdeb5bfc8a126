"""Worker processes under deadlines: started when there is work, killed when they hang, replaced when they are spent.

Processes are started anew, never forked, and are joined to the event loop by pipes of their own, so that killing one in
the middle of a job harms nobody else. A pool from a library would import the whole program into every worker and put
locks and threads between; here a worker imports what it needs and hand-over is one write and one read.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path
from types import TracebackType

from reader.errors import FeedError
from reader.poller.starving import processor_seconds, was_starved
from reader.poller.tasks import Failed, Finished, Job, Result, WorkerSettings
from reader.poller.worker import LENGTH

_PROGRAM = "import sys; sys.path[:] = {path!r}; from reader.poller.worker import main; main()"
# Starting includes importing and loading the vocabulary, on a machine that may be busy.
_START_SECONDS = 60.0
_PIPE_BYTES = 1 << 20
# Documents and what they bring come and go: glibc is to give such large pieces back to the system each time.
_ALLOCATION = {"MALLOC_MMAP_THRESHOLD_": "262144", "MALLOC_TRIM_THRESHOLD_": "1000000"}
_MOST_WORKERS = 4
# Deadlines that a worker gets, as long as others keep it from the processor.
_PATIENCE = 4


def workers_for(wanted: int) -> int:
    """How many worker processes to run at most: as the settings say, else one per core, but no more than pay."""
    return wanted or min(_MOST_WORKERS, _cores())


def _cores() -> int:
    with contextlib.suppress(AttributeError, OSError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """A few worker processes that take turns. Used from one event loop, as an async context manager."""

    def __init__(self, most: int, settings: WorkerSettings, *, deadline: float) -> None:
        self._settings = settings
        self._deadline = deadline
        self._turns = asyncio.Semaphore(most)
        self._most = most
        self._idle: list[_Worker] = []
        self._started: list[_Worker] = []

    async def __aenter__(self) -> Workers:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._started:
            worker.kill()
        for worker in self._started:
            await worker.gone()

    async def start(self, number: int) -> None:
        """Starts workers before there is work for them, at most as many as are allowed."""
        for _ in range(min(number, self._most) - len(self._started)):
            self._idle.append(await self._new())

    @asynccontextmanager
    async def results_of(self, job: Job) -> AsyncIterator[AsyncIterator[Result]]:
        """The results of a job, one after the other; leaving the context early kills the worker.

        Iterating raises `FeedError`: the job's own, `parse_timeout` when a worker gives no sign of life for as long
        as the deadline, `parse_crashed` when it dies.
        """
        async with self._turns:
            worker = await self._next()
            try:
                async with aclosing(worker.do(job, self._deadline)) as results:
                    yield results
            finally:
                if worker.ready:
                    self._idle.append(worker)
                else:
                    worker.kill()

    async def _next(self) -> _Worker:
        """A worker that is alive: one that the system has ended while it was idle is no feed's fault."""
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
        return await self._new()

    async def _new(self) -> _Worker:
        worker = await _Worker.start(self._settings)
        self._started.append(worker)
        return worker


class _Worker:
    """One process and the pipes to it. `ready` when it waits for a job."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._jobs = process.stdin
        self._frames = process.stdout
        self._warm = False
        self.ready = True

    @classmethod
    async def start(cls, settings: WorkerSettings) -> _Worker:
        program = _PROGRAM.format(path=_import_path())
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-P", "-c", program),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=_ALLOCATION | os.environ,
            limit=_PIPE_BYTES,
        )
        worker = cls(process)
        with contextlib.suppress(ConnectionError):
            await worker._send(settings)
        return worker

    async def do(self, job: Job, deadline: float) -> AsyncGenerator[Result, None]:
        """The results of a job. The worker is ready again once the last has been read."""
        self.ready = False
        try:
            await self._warmed_up()
            async with asyncio.timeout(deadline):
                await self._send(job)
            while True:
                for result in await self._results(deadline):
                    if isinstance(result, Finished):
                        self.ready = not result.spent
                        return
                    if isinstance(result, Failed):
                        self.ready = not result.spent
                        raise FeedError(result.code, result.detail)
                    yield result
        except TimeoutError as error:
            raise FeedError("parse_timeout", f"The feed takes longer than {deadline:g} s to read.") from error
        except (ConnectionError, asyncio.IncompleteReadError) as error:
            raise FeedError("parse_crashed", "The parser crashed on this feed.") from error

    async def _results(self, deadline: float) -> tuple[Result, ...]:
        """The next results. Raises `TimeoutError`; a machine that is too busy to let the worker work gives it longer.

        How busy it is takes long to ask, and most results are there before half of the deadline.
        """
        receiving = asyncio.ensure_future(self._received())
        try:
            await asyncio.wait([receiving], timeout=deadline / 2)
            for pause in (deadline / 2, *(deadline,) * (_PATIENCE - 1)):
                if receiving.done() or not await self._is_starved(receiving, pause):
                    break
            if not receiving.done():
                raise TimeoutError
            return receiving.result()
        finally:
            receiving.cancel()
            await asyncio.wait([receiving])

    async def _is_starved(self, receiving: asyncio.Future[tuple[Result, ...]], pause: float) -> bool:
        """Waits as long as that, and says whether others kept the process from the processor meanwhile."""
        used = processor_seconds(self._process.pid)
        await asyncio.wait([receiving], timeout=pause)
        return was_starved(self._process.pid, used, pause)

    async def _warmed_up(self) -> None:
        """Waits until a new process has loaded what it needs, which it says with a first `Finished`."""
        if self._warm:
            return
        async with asyncio.timeout(_START_SECONDS):
            await self._received()
        self._warm = True

    async def _send(self, value: object) -> None:
        frame = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        self._jobs.write(LENGTH.pack(len(frame)))
        self._jobs.write(frame)
        await self._jobs.drain()

    async def _received(self) -> tuple[Result, ...]:
        (length,) = LENGTH.unpack(await self._frames.readexactly(LENGTH.size))
        results: tuple[Result, ...] = pickle.loads(await self._frames.readexactly(length))
        return results

    @property
    def alive(self) -> bool:
        """Whether the process runs, as far as is known."""
        return self._process.returncode is None

    def kill(self) -> None:
        """Ends the process at once."""
        self.ready = False
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def gone(self) -> None:
        """Waits until a killed process has ended and its pipes are closed."""
        self._jobs.close()
        with contextlib.suppress(ConnectionError):
            await self._frames.read()
        await self._process.wait()


def _import_path() -> list[str]:
    """The import path, absolute: a worker must find the same code, wherever it is started."""
    return [str(Path(entry).absolute()) for entry in sys.path if entry]
