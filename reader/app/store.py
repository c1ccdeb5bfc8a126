"""The library as the screen sees it: reading threads, a writing thread, nothing that waits on the UI thread.

    await store.read(lambda library: library.rows("is:unread"), lane="list")
    await store.write(lambda library: library.mark("read", ids=[7]))

Reads of one `lane` supersede each other: a newer one cancels those that wait and interrupts the one that runs; the
cancelled end with `Superseded`. Lanes of `BESIDE`, which count and follow what others change, have a thread and a
connection of their own, so that no page or article waits for them. Writes are never dropped, and happen in order.
Between reads the reading thread looks about once a second whether somebody else changed the library, and says so
through `on_change`; and whether its file was moved or replaced, through `on_moved`: from then on writes fail, since
nobody would find them again.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from reader.app.first_look import FirstLook, first_look
from reader.app.ordering import Look
from reader.app.remembered import NOWHERE, Place
from reader.errors import LibraryBusy, LibraryError, QueryInterrupted
from reader.library import Library

T = TypeVar("T")
LOOK_SECONDS = 1.0
BESIDE = frozenset({"count", "follow"})
VISIT = "visit"
MOVED = "The library's file was moved or replaced; nothing is written to it any more. Quit and open it again."


class _File:
    """The library's file: the one that was there when the first thread opened it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: tuple[int, int] | None = None

    def opened(self) -> None:
        """Tells that the file is open."""
        self._opened = self._opened or self._now()

    @property
    def moved(self) -> bool:
        """Whether the file that is open no longer has the path: what is written to it is lost with it."""
        return self._opened is not None and self._now() != self._opened

    def _now(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


class Superseded(Exception):
    """A newer read of the same lane made this one pointless."""


@dataclass(slots=True)
class _Task:
    work: Callable[[Library], Any]
    lane: str
    answer: "Future[Any]" = field(default_factory=Future)


class _Thread:
    """One thread with its own connection, which runs tasks in order."""

    def __init__(
        self, file: _File, name: str, on_idle: Callable[[Library], None] | None = None, *, writes: bool = False
    ) -> None:
        self._file, self._on_idle, self._writes = file, on_idle, writes
        self._tasks: deque[_Task] = deque()
        self._changed = threading.Condition()
        self._running: _Task | None = None
        self._library: Library | None = None
        self._closing = False
        self.last_words: list[LibraryError] | None = None
        self._looked = monotonic()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ask(self, work: Callable[[Library], T], lane: str = "") -> "Future[T]":
        task = _Task(work, lane)
        with self._changed:
            if self._closing:
                task.answer.set_exception(Superseded())
                return task.answer
            if lane:
                self._supersede(lane)
            self._tasks.append(task)
            self._changed.notify()
        return task.answer

    def _supersede(self, lane: str) -> None:
        for waiting in [task for task in self._tasks if task.lane == lane]:
            self._tasks.remove(waiting)
            if waiting.answer.set_running_or_notify_cancel():
                waiting.answer.set_exception(Superseded())
        if self._running is not None and self._running.lane == lane and self._library is not None:
            self._library.interrupt()

    def close(self) -> None:
        """Finishes the tasks that wait, then closes the connection."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            while (task := self._next()) is not None:
                self._do(task)
        finally:
            if self._library is not None:
                self._library.close()

    def _next(self) -> _Task | None:
        while True:
            with self._changed:
                if not self._tasks and not self._closing:
                    self._changed.wait(LOOK_SECONDS if self._on_idle else None)
                if self._tasks and not self._overdue:
                    self._running = self._tasks.popleft()
                    return self._running
                if self._closing and not self._tasks:
                    return None
            self._looked = monotonic()
            if self._on_idle is not None and self._library is not None:
                self._on_idle(self._library)

    @property
    def _overdue(self) -> bool:
        return self._on_idle is not None and self._library is not None and monotonic() - self._looked > LOOK_SECONDS

    def _do(self, task: _Task) -> None:
        if not task.answer.set_running_or_notify_cancel():
            return
        try:
            if (self._writes or self._library is None) and self._file.moved:
                raise LibraryError(MOVED)
            if self._library is None:
                self._library = Library.open(self._file.path)
                self._file.opened()
            result = task.work(self._library)
        except QueryInterrupted:
            outcome: tuple[Any, BaseException | None] = (None, Superseded())
        except Exception as error:  # noqa: BLE001 - handed to whoever asked, who raises it
            outcome = (None, error)
        else:
            outcome = (result, None)
        with self._changed:
            self._running = None
        if self.last_words is not None and isinstance(outcome[1], LibraryError) and task.lane != VISIT:
            self.last_words.append(outcome[1])
        if outcome[1] is None:
            task.answer.set_result(outcome[0])
        else:
            task.answer.set_exception(outcome[1])


class Store:
    """The library of the app. `start` may be called before textual is imported; the rest belongs to the event loop."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.on_change: Callable[[], None] = lambda: None
        self.on_moved: Callable[[], None] = lambda: None
        self._version = 0
        self._file = _File(path)
        self._reader = _Thread(self._file, "library-reader", on_idle=self._look)
        self._beside = _Thread(self._file, "library-counter")
        self._writer = _Thread(self._file, "library-writer", writes=True)
        self._writing: set[asyncio.Future[Any]] = set()
        self.first_look: Future[FirstLook] | None = None

    def start(self, kept: Place = NOWHERE, look: Look = Look()) -> None:  # noqa: B008 - a value that cannot change
        """Starts the threads and asks for what the first frame shows: the place that the reader left, in its look."""
        for thread in (self._reader, self._beside, self._writer):
            thread.start()
        self.first_look = self._reader.ask(lambda library: self._first_look(library, kept, look))

    @property
    def moved(self) -> bool:
        """Whether the library's file no longer has its path: another program would find another one there, or none."""
        return self._file.moved

    async def read(self, work: Callable[[Library], T], lane: str = "") -> T:
        """What `work` answers on a reading thread. Raises `Superseded`, or what the library raises."""
        thread = self._beside if lane in BESIDE else self._reader
        return await asyncio.wrap_future(thread.ask(work, lane))

    def write(self, work: Callable[[Library], T]) -> "asyncio.Future[T]":
        """Asks the writing thread, now and for good; what `work` answers, once it is committed."""
        writing = asyncio.wrap_future(self._writer.ask(work))
        self._writing.add(writing)
        writing.add_done_callback(self._writing.discard)
        return asyncio.shield(writing)

    async def written(self) -> None:
        """Waits until all that was asked to be written is, or has failed: what is read then shows it."""
        if self._writing:
            await asyncio.wait(self._writing)

    def leave(self) -> "asyncio.Future[None]":
        """Tells that the app ends, so nobody sees any more which writes fail. Done when all that was asked for is."""
        self._writer.last_words = self._writer.last_words or []
        return asyncio.shield(asyncio.wrap_future(self._writer.ask(lambda library: library.end_visit(), VISIT)))

    @property
    def lost(self) -> LibraryError | None:
        """What kept the last changes from being written, for whoever runs the app; None where all are."""
        errors = self._writer.last_words
        if not errors:
            return None
        kind = LibraryBusy if isinstance(errors[0], LibraryBusy) else LibraryError
        changes = "The last change was" if len(errors) == 1 else f"The last {len(errors)} changes were"
        return kind(f"{changes} not saved. {errors[0]}")

    def close(self) -> None:
        """Waits for every write that was asked for, and closes all connections."""
        self.on_change = self.on_moved = lambda: None
        for thread in (self._writer, self._beside, self._reader):
            thread.close()

    def _first_look(self, library: Library, kept: Place, look: Look) -> FirstLook:
        self._version = library.data_version()
        return first_look(library, kept, look)

    def _look(self, library: Library) -> None:
        if self._file.moved:
            self.on_moved()
            return
        try:
            version = library.data_version()
        except LibraryError:
            return
        if version != self._version:
            self._version = version
            self.on_change()
