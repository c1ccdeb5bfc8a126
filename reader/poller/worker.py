"""A worker process: parses feeds and takes articles apart, so that what hangs, crashes or eats memory can be killed.

Started by `reader.poller.workers` as `python -c`, never forked. Jobs come over stdin and results go over stdout, each a
pickle with its length in front. The worker ends when stdin does, so it never outlives its parent by more than a job.
Both ends are the same program: nothing from outside is ever unpickled.
"""

import contextlib
import gc
import os
import pickle
import signal
import struct
import sys
import time
from collections.abc import Iterator
from typing import Any, BinaryIO

from reader.errors import FeedError
from reader.poller.tasks import Failed, Finished, Job, Look, Page, Result, TakeApartAgain, TakeIn, WorkerSettings
from reader.text import clean

LENGTH = struct.Struct("!I")
# Whoever reads in the desk, or works beside it, goes first.
_NICENESS = 5
# Looked for more rarely, garbage adds some 50 MB to a first poll.
_GARBAGE = 20_000
# Seconds without a word to the parent, while a feed is taken in.
_SILENCE = 0.25
_PIPE_BYTES = 1 << 20
_TOO_MUCH_MEMORY = "The feed takes more memory to read than it is allowed."


def serve(jobs: BinaryIO, results: BinaryIO) -> None:
    """Answers jobs until there are no more. The first frame is the `WorkerSettings`, answered when all is loaded."""
    settings: WorkerSettings | None = _received(jobs)
    if settings is None:
        return
    from reader.poller import taking

    taking.warm(settings)
    # What is loaded stays; parsed feeds are large and leave few cycles behind.
    gc.freeze()
    gc.set_threshold(_GARBAGE, 20, 20)
    memory = _Memory(settings.memory)
    _send(results, (Finished(),))
    job: Job | None
    while (job := _received(jobs)) is not None:
        last = _answer(job, settings, results, memory)
        if isinstance(last, Finished | Failed) and last.spent:
            return


def _answer(job: Job, settings: WorkerSettings, results: BinaryIO, memory: "_Memory") -> Result:
    """Does the job, sends what it gives, and returns the last result sent."""
    # Of articles that are in the library already, those before one that fails are wanted.
    frames = _Frames(results, silence=0.0 if isinstance(job, TakeApartAgain) else _SILENCE)
    try:
        for result in _done(job, settings):
            frames.add(result)
        last: Result = Finished(spent=memory.is_short)
    except FeedError as error:
        last = Failed(error.code, error.detail, spent=memory.is_short)
    except MemoryError:
        last = Failed("parse_memory", _TOO_MUCH_MEMORY, spent=True)
    except RecursionError:
        last = Failed("too_complex", "The feed nests its tags too deeply to be read.")
    except Exception as error:  # noqa: BLE001 - the boundary of one feed: whatever it broke is that feed's error
        last = _failed(error)
    frames.end(last)
    return last


def _failed(error: Exception) -> Failed:
    from selectolax.lexbor import SelectolaxError

    if isinstance(error, SelectolaxError):
        # It takes whatever HTML there is, and fails for want of memory alone.
        return Failed("parse_memory", _TOO_MUCH_MEMORY, spent=True)
    return Failed("parser_failed", clean(f"The feed cannot be read ({type(error).__name__}: {error})."))


class _Frames:
    """Results on their way to the parent. Those of `silence` seconds travel together and wake it once."""

    def __init__(self, target: BinaryIO, *, silence: float) -> None:
        self._target = target
        self._silence = silence
        self._waiting: list[Result] = []
        self._sent = time.monotonic()

    def add(self, result: Result) -> None:
        """Sends a result, and those before it, unless others were sent a moment ago."""
        self._waiting.append(result)
        if time.monotonic() - self._sent >= self._silence:
            self._send()

    def end(self, result: Result) -> None:
        """Sends everything, this result last; what waits when a job fails is of no use."""
        if isinstance(result, Failed):
            self._waiting.clear()
        self._waiting.append(result)
        self._send()

    def _send(self) -> None:
        _send(self._target, tuple(self._waiting))
        self._waiting.clear()
        self._sent = time.monotonic()


def _done(job: Job, settings: WorkerSettings) -> Iterator[Result]:
    from reader.poller import taking

    if isinstance(job, Look):
        return taking.look(job)
    if isinstance(job, TakeIn):
        return taking.take_in(job, settings)
    if isinstance(job, Page):
        return taking.take_page(job, settings)
    assert isinstance(job, TakeApartAgain)
    return taking.take_apart_again(job, settings)


def _received(source: BinaryIO) -> Any:
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    frame = source.read(length)
    return pickle.loads(frame) if len(frame) == length else None


def _send(target: BinaryIO, results: tuple[Result, ...]) -> None:
    frame = pickle.dumps(results, pickle.HIGHEST_PROTOCOL)
    target.write(LENGTH.pack(len(frame)))
    target.write(frame)
    target.flush()


class _Memory:
    """The memory that this process may grow by. On Linux RLIMIT_DATA counts what a process can write to, libraries and
    reserved address space apart; where the system does not say, nothing is limited.
    """

    def __init__(self, allowed: int) -> None:
        self._begun_with = _written_to()
        self._allowed = allowed
        if self._begun_with:
            with contextlib.suppress(ImportError, OSError, ValueError):
                import resource

                _, hard = resource.getrlimit(resource.RLIMIT_DATA)
                resource.setrlimit(resource.RLIMIT_DATA, (self._begun_with + allowed, hard))

    @property
    def is_short(self) -> bool:
        """Whether so much is gone for good that the next job might lack memory through no fault of its own."""
        return _written_to() - self._begun_with > self._allowed // 2


def _written_to() -> int:
    """The bytes that this process can write to; 0 where the system does not say."""
    with contextlib.suppress(OSError, ValueError), open("/proc/self/status", encoding="ascii") as status:
        return next((int(line.split()[1]) * 1024 for line in status if line.startswith("VmData:")), 0)
    return 0


def _widen(*pipes: BinaryIO) -> None:
    """Gives pipes room for a feed and for what it brings, so that neither end waits while the other is at work."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        for pipe in pipes:
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def main() -> None:
    """The process: what libraries print goes nowhere near the results, and the terminal's signals are the parent's."""
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):
        os.nice(_NICENESS)
    results = os.fdopen(os.dup(1), "wb")
    _widen(results, sys.stdin.buffer)
    os.dup2(2, 1)
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        serve(sys.stdin.buffer, results)
    # Nothing is left to clean up, and taking a large heap apart takes time.
    os._exit(0)
