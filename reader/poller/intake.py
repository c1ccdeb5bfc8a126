"""How a fetched document gets into the library: taken in by a worker, saved with the validators that came with it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import TYPE_CHECKING

from reader.config import Config
from reader.errors import FeedError
from reader.library import Library
from reader.model import Brought, Feed, FeedState, PreparedArticle, Saved
from reader.poller.answers import body_hash, state_after
from reader.poller.backlog import Backlog
from reader.poller.given import Chance, Clock, T, UseLibrary, utc_now
from reader.poller.saving import MOST_TOGETHER, Saving
from reader.poller.schedule import after_failure
from reader.poller.tasks import Articles, FeedHead, Look, TakeIn, WorkerSettings
from reader.poller.workers import Workers, workers_for

if TYPE_CHECKING:
    from reader.feeds.fetch import Fetched

# A feed's articles and the validators of their fetch are one transaction up to so many articles.
MOST_IN_ONE_SAVE = 1000
_MOST_UNSAVED = 2 * MOST_TOGETHER


def worker_settings(config: Config) -> WorkerSettings:
    """What the workers of a process are told."""
    return WorkerSettings(str(config.folder), config.poll.parse_memory)


@dataclass(slots=True)
class _Collected:
    """What has come from the worker and is not saved yet; new articles in the order of the document."""

    head: FeedHead | None = None
    new: tuple[PreparedArticle, ...] = ()
    changed: tuple[tuple[int, PreparedArticle], ...] = ()
    moved: tuple[tuple[int, str], ...] = ()
    saved: Saved = field(default_factory=Saved)

    def add(self, articles: Articles) -> None:
        self.new = articles.new + self.new
        self.changed += articles.changed
        self.moved += articles.moved

    @property
    def is_full(self) -> bool:
        return len(self.new) + len(self.changed) >= MOST_IN_ONE_SAVE

    def counted(self, saved: Saved) -> None:
        so_far = self.saved
        self.saved = Saved(
            so_far.new + saved.new, so_far.changed + saved.changed, so_far.notices + saved.notices, saved.leads_to
        )
        self.new, self.changed, self.moved = (), (), ()


class Intake:
    """Brings fetched documents into the library. An async context manager, used from one event loop."""

    def __init__(
        self,
        use: UseLibrary,
        saving: Saving,
        config: Config,
        *,
        chance: Chance = random.random,
        clock: Clock = utc_now,
        most: int = 0,
    ) -> None:
        self._use = use
        self._saving = saving
        self._config = config
        self._chance = chance
        self._clock = clock
        most = workers_for(most or config.poll.workers)
        self._workers = Workers(most, worker_settings(config), deadline=config.poll.parse_timeout)
        # Documents that a worker takes apart, or that come next.
        self._places = asyncio.Semaphore(most + 2)
        # Articles that wait to be saved.
        self._backlog = Backlog(_MOST_UNSAVED)

    async def __aenter__(self) -> Intake:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._workers.__aexit__(kind, error, trace)

    async def start(self, workers: int) -> None:
        """Starts so many workers before there is work for them, at most as many as are allowed."""
        await self._workers.start(workers)

    async def place(self) -> None:
        """Waits for a place in front of the workers; `take_in` gives it back."""
        await self._places.acquire()

    async def look(self, fetched: Fetched) -> FeedHead:
        """What a document says of its feed. Raises `FeedError` where it is none or cannot be read."""
        job = Look(fetched.body, fetched.url, fetched.content_type)
        async with self._workers.results_of(job) as results:
            heads = [result async for result in results if isinstance(result, FeedHead)]
        return heads[0]

    async def take_in(self, state: FeedState, fetched: Fetched) -> Saved:
        """Takes a document apart, in a `place`, and saves what is new. Raises `FeedError`; then nothing changed."""
        try:
            after, collected = await self._taken_apart(state, fetched)
            del fetched
            unsaved = len(collected.new)
            await self._backlog.room(unsaved)
        finally:
            self._places.release()
        try:
            await self._save(after, collected)
        finally:
            self._backlog.remove(unsaved)
        return collected.saved

    async def _taken_apart(self, state: FeedState, fetched: Fetched) -> tuple[FeedState, _Collected]:
        """The feed's state after the poll, and what is left to save: all, or the last part of very much."""
        now = self._clock()
        known = await self._use(lambda library: library.intake.known(state.id))
        # What a clock that was ahead wrote down is not after today.
        last_success = state.last_success and min(state.last_success, now)
        job = TakeIn(fetched.body, fetched.url, fetched.content_type, known, now, last_success)
        collected = _Collected()
        async with self._workers.results_of(job) as results:
            async for result in results:
                if isinstance(result, FeedHead):
                    collected.head = result
                elif isinstance(result, Articles):
                    collected.add(result)
                    if collected.is_full:
                        await self._save(state, collected)
        head = collected.head
        assert head is not None
        after = state_after(state, fetched, self._config, now, self._chance(), rhythm=head.rhythm, hints=head.hints)
        return replace(after, body_hash=body_hash(fetched.body)), collected

    async def _save(self, state: FeedState, collected: _Collected) -> None:
        head = collected.head
        assert head is not None
        brought = Brought(state, head.title, head.site_url, collected.new, collected.changed, collected.moved)
        collected.counted(await self._saving.save(brought))


class Keeper:
    """Keeps documents that were fetched outside a pass, when a feed is added. An async context manager.

    Calls the library in the thread that uses the keeper.
    """

    def __init__(self, library: Library, config: Config) -> None:
        self._library = library
        self._intake = Intake(self._here, Saving(self._here), config, most=1)

    async def __aenter__(self) -> Keeper:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._intake.__aexit__(kind, error, trace)

    async def check(self, fetched: Fetched) -> FeedHead:
        """What a document says of its feed; keeps nothing. Raises `FeedError` where it is none or cannot be read."""
        return await self._intake.look(fetched)

    async def keep(self, feed: Feed, fetched: Fetched) -> Saved:
        """Saves the document of a feed that is in the library, with its validators.

        Raises `FeedError`, which the feed then keeps like one of a poll.
        """
        states = self._library.intake.poll_states(utc_now(), url=feed.url)
        if not states:
            raise FeedError("no_feed", f"{feed.url} is not subscribed to.")
        await self._intake.place()
        try:
            return await self._intake.take_in(states[0], fetched)
        except FeedError as error:
            failed = after_failure(states[0], utc_now(), code=error.code, detail=error.detail, chance=random.random())
            self._library.intake.save(failed)
            raise

    async def _here(self, call: Callable[[Library], T]) -> T:
        return call(self._library)
