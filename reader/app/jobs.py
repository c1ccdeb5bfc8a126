"""Background jobs: every long task is a child process `python -m reader COMMAND --json` of the app.

A job posts a message for each event line and one when it has ended; whatever the child does (dies, writes nonsense,
writes without end, does not stop) ends in an `Ended` message and never in an exception. One poll runs at a time.
"""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from textual.message import Message

import reader
from reader.app.polling import Progress, progress_after
from reader.text import clean

LONGEST_LINE: Final = 1 << 20
"""Bytes of an event line that are kept; what is longer is no event of ours and is skipped."""
STDERR_KEPT: Final = 4096
STOP_SECONDS: Final = 2.0
EVENTS_KEPT: Final = 1000
PIPE_SECONDS: Final = 0.5
"""How long a dead child's pipes are still read: a grandchild may hold them open for ever."""

Post = Callable[[Message], bool]
Event = Mapping[str, Any]
"""An event line of a child: `event` says of which kind it is."""
POSIX: Final = os.name == "posix"


class Job:
    """One child process. `progress` sums up the events so far; `events` are the last of them, the latest at the end."""

    class Event(Message):
        """The child wrote an event line."""

        def __init__(self, job: "Job", data: Mapping[str, Any]) -> None:
            super().__init__()
            self.job = job
            self.data = data

    class Ended(Message):
        """The child is gone. `error` is what it said on stderr, in one line; empty where it said nothing."""

        def __init__(self, job: "Job", code: int, error: str) -> None:
            super().__init__()
            self.job = job
            self.code = code
            self.error = error

    def __init__(self, command: Sequence[str], post: Post, *, automatic: bool = False, given: str = "") -> None:
        self.command = tuple(command)
        self._given = given
        self.automatic = automatic
        self.progress = Progress()
        self.events: deque[Event] = deque(maxlen=EVENTS_KEPT)
        self.code: int | None = None
        self.error = ""
        self._post = post
        self._child: asyncio.SubprocessTransport | None = None
        self._stopping = False
        self._over = asyncio.Event()

    @property
    def stopped(self) -> bool:
        """Whether the app has ended the job, so that its exit code says nothing."""
        return self._stopping

    async def run(self, program: Sequence[str]) -> None:
        """Starts the child and follows it to its end."""
        error = ""
        code = 1
        try:
            code, error = await self._follow(program)
        except (OSError, ValueError) as fault:
            error = f"The job could not be started: {fault}"
        finally:
            self.code, self.error = code, error
            self._over.set()
            self._post(self.Ended(self, code, error))

    async def stop(self) -> None:
        """Asks the child to end (SIGTERM), and ends it after two seconds. Returns when it is gone."""
        self._stopping = True
        if self._child is not None:
            with contextlib.suppress(ProcessLookupError):
                self._child.terminate()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._over.wait(), STOP_SECONDS)
            return
        self._kill()
        await self._over.wait()

    async def _follow(self, program: Sequence[str]) -> tuple[int, str]:
        child, pipes = await asyncio.get_running_loop().subprocess_exec(
            lambda: _Pipes(self._take),
            *program,
            *self.command,
            stdin=subprocess.PIPE if self._given else subprocess.DEVNULL,
            env=_environment(),
            process_group=0 if POSIX else None,
        )
        self._child = child
        self._give(child)
        try:
            if self._stopping:
                self._kill()
            await pipes.exited.wait()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(pipes.closed.wait(), PIPE_SECONDS)
        finally:
            code = child.get_returncode()
            if code is None or code < 0:
                self._kill()
            child.close()
        self._take(pipes.lines.rest())
        return (1 if code is None else code), clean(pipes.tail.decode("utf-8", "replace"))

    def _give(self, child: asyncio.SubprocessTransport) -> None:
        """Sends the child what it reads from its standard input, which nobody else sees."""
        pipe = child.get_pipe_transport(0)
        if isinstance(pipe, asyncio.WriteTransport):
            pipe.write(self._given.encode())
            pipe.close()

    def _take(self, line: bytes) -> None:
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            return
        if isinstance(data, dict) and isinstance(data.get("event"), str):
            self.progress = progress_after(self.progress, data)
            self.events.append(data)
            self._post(self.Event(self, data))

    def _kill(self) -> None:
        """Kills the child and what it has started: they are one process group."""
        if self._child is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if POSIX:
                os.killpg(self._child.get_pid(), signal.SIGKILL)
            else:
                self._child.kill()


class _Pipes(asyncio.SubprocessProtocol):
    """Reads a child's two pipes as it writes. `asyncio.subprocess` would wait for a grandchild that holds them."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self.lines = Lines()
        self.tail = bytearray()
        self.exited = asyncio.Event()
        self.closed = asyncio.Event()
        self._take = take

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """Takes whole lines of stdout, and keeps the end of stderr."""
        if fd == 1:
            for line in self.lines.fed(data):
                self._take(line)
        else:
            self.tail += data
            del self.tail[:-STDERR_KEPT]

    def process_exited(self) -> None:
        """The child is gone; what it wrote last may still be in the pipes."""
        self.exited.set()

    def connection_lost(self, exc: Exception | None) -> None:
        """The child is gone and its pipes are closed."""
        self.closed.set()


class Lines:
    """Cuts a stream of bytes into lines; a line of more than `LONGEST_LINE` bytes is left out."""

    def __init__(self) -> None:
        self._begun = bytearray()
        self._skipping = False

    def fed(self, chunk: bytes) -> list[bytes]:
        """The lines that the chunk completes."""
        *ended, begun = chunk.split(b"\n")
        lines = []
        for piece in ended:
            self._add(piece)
            if not self._skipping:
                lines.append(bytes(self._begun))
            self._begun.clear()
            self._skipping = False
        self._add(begun)
        return lines

    def rest(self) -> bytes:
        """The last line, where no line end followed it."""
        return b"" if self._skipping else bytes(self._begun)

    def _add(self, piece: bytes) -> None:
        if self._skipping:
            return
        self._begun += piece
        if len(self._begun) > LONGEST_LINE:
            self._begun.clear()
            self._skipping = True


def _environment() -> dict[str, str]:
    """The app's environment; a bare checkout is put on the path, since `-P` keeps the current folder off it."""
    environment = dict(os.environ)
    root = Path(reader.__file__).resolve().parent.parent
    if (root / "pyproject.toml").exists():
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
    return environment


def assay_program(library: Path, config: Path | None) -> tuple[str, ...]:
    """The words that start `assay` on this library, in this interpreter, wherever the user stands.

    `-P`: a folder named `reader` where the user stands must not be taken for Assay.
    """
    settings = ("--config", str(config)) if config is not None else ()
    return (sys.executable, "-P", "-m", "reader", "--library", str(library), *settings)


class Jobs:
    """The jobs of one app. `post` receives the messages of jobs that name no receiver of their own."""

    def __init__(self, post: Post, program: Sequence[str], *, library_gone: Callable[[], bool] = lambda: False) -> None:
        self._post = post
        self._library_gone = library_gone
        self._program = tuple(program)
        self._running: dict[Job, asyncio.Task[None]] = {}
        self._closed = False

    @property
    def running(self) -> tuple[Job, ...]:
        """Jobs that have not ended."""
        return tuple(job for job in self._running if job.code is None)

    @property
    def poll_under_way(self) -> Job | None:
        """The poll that this app has started, until it ends."""
        return next((job for job in self.running if job.command[0] == "poll"), None)

    def poll(self, *, every: bool = False, feed: int = 0, automatic: bool = False) -> Job | None:
        """Starts a poll of due feeds (`every`: of all; `feed`: of that one). None: one runs, or none may start.

        The feed is named by its id: whoever lists processes sees their words, and an address may hold a password.
        """
        if self.poll_under_way is not None:
            return None
        chosen = ["--feed", str(feed)] if feed else ["--all"] if every else []
        return self.start(["poll", *chosen, "--json"], automatic=automatic)

    def full_text(self, article_ids: Sequence[int]) -> Job | None:
        """Starts fetching the pages of these articles."""
        return self.start(["full-text", "--json", *map(str, article_ids)])

    def start(
        self, command: Sequence[str], *, post: Post | None = None, automatic: bool = False, given: str = ""
    ) -> Job | None:
        """Starts `assay COMMAND`, whose messages go to `post`; it reads what is `given`. None when the app is ending.

        None too when the library's file is gone from its path: the child would make a new one there.
        """
        if self._closed or self._library_gone():
            return None
        job = Job(command, post or self._post, automatic=automatic, given=given)
        task = asyncio.create_task(job.run(self._program), name=f"job {job.command[0]}")
        self._running[job] = task
        task.add_done_callback(lambda _: self._running.pop(job, None))
        return job

    async def close(self) -> None:
        """Ends every job, all at once, within little more than two seconds. No job starts after this."""
        self._closed = True
        await asyncio.gather(*(job.stop() for job in self.running))
