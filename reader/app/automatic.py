"""Polling by itself: at start, and then whenever a feed falls due. One timer runs; nothing waits busily."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime

from reader.app.jobs import Job, Jobs
from reader.app.polling import BUSY_CODE, next_due, wait_until
from reader.errors import LibraryError
from reader.model import Feed

Feeds = Callable[[], Awaitable[Iterable[Feed]]]
Now = Callable[[], datetime]


class AutomaticPolls:
    """Starts polls for an app that is open. `following` says that another process polls this library now."""

    def __init__(self, jobs: Jobs, feeds: Feeds, now: Now) -> None:
        self.following = False
        self._jobs = jobs
        self._feeds = feeds
        self._now = now
        self._failures = 0
        self._timer: asyncio.TimerHandle | None = None
        self._looking: asyncio.Task[None] | None = None
        self._closed = False

    def look(self) -> None:
        """Polls if a feed is due, else sleeps until one is. Called at start and when feeds or intervals changed."""
        if self._closed or self._looking is not None:
            return
        self._cancel_timer()
        self._looking = asyncio.create_task(self._look())
        self._looking.add_done_callback(self._looked)

    def poll_ended(self, job: Job, code: int) -> None:
        """Tells how a poll ended, whoever asked for it; the next one is planned from that."""
        self.following = code == BUSY_CODE and not job.stopped
        if code in (0, BUSY_CODE):
            self._failures = 0
        elif not job.stopped:
            self._failures += 1
        self._sleep(self._now())

    def close(self) -> None:
        """No poll starts any more."""
        self._closed = True
        self._cancel_timer()
        if self._looking is not None:
            self._looking.cancel()

    async def _look(self) -> None:
        now = self._now()
        try:
            due = next_due(await self._feeds(), now)
        except LibraryError:
            self._failures += 1
            self._sleep(now)
            return
        if due is not None and due <= now and self._jobs.poll(automatic=True) is not None:
            return
        self._sleep(due)

    def _looked(self, _: asyncio.Task[None]) -> None:
        self._looking = None

    def _sleep(self, due: datetime | None) -> None:
        """Looks again at `due`; after failures, later."""
        self._cancel_timer()
        wait = wait_until(due, self._now(), failures=self._failures)
        if wait is not None and not self._closed:
            self._timer = asyncio.get_running_loop().call_later(wait.total_seconds(), self.look)

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
