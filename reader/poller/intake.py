"""How a fetched document gets into the library: taken in by a worker, saved with the validators that came with it."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2b
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, TypeVar

from reader.config import Config
from reader.errors import FeedError
from reader.library import Library
from reader.model import Feed, FeedState, PreparedArticle, Saved
from reader.poller.schedule import after_success
from reader.poller.tasks import Articles, FeedHead, Look, TakeIn, WorkerSettings
from reader.poller.workers import Workers, workers_for

if TYPE_CHECKING:
    from reader.feeds.fetch import Fetched

# A feed's articles and the validators of their fetch are one transaction up to so many articles.
MOST_IN_ONE_SAVE = 1000

T = TypeVar("T")
Chance = Callable[[], float]
Clock = Callable[[], datetime]


class UseLibrary(Protocol):
    """Runs a call on the library, in whatever thread may use it."""

    def __call__(self, call: Callable[[Library], T]) -> Awaitable[T]: ...


def utc_now() -> datetime:
    """The time, aware and UTC."""
    return datetime.now(UTC)


def worker_settings(config: Config) -> WorkerSettings:
    """What the workers of a process are told."""
    return WorkerSettings(str(config.folder), config.poll.parse_memory)


def body_hash(body: bytes) -> str:
    """A hash that tells whether a body is the one of last time."""
    return blake2b(body, digest_size=16).hexdigest()


def state_after(
    state: FeedState,
    fetched: Fetched,
    config: Config,
    now: datetime,
    chance: float,
    *,
    rhythm: float | None = None,
    hints: str | None = None,
) -> FeedState:
    """The state after an answer, with what its headers say, and its document where it had to be read."""
    if hints is not None:
        state = replace(state, rhythm=rhythm, hints=hints)
    return after_success(
        state,
        now,
        config.poll,
        chance=chance,
        validators=fetched.validators,
        fresh_for=fetched.max_age,
        permanent_to=fetched.permanent_to,
        with_body=fetched.status != 304,
    )


@dataclass(slots=True)
class _Collected:
    """What has come from the worker and is not saved yet; new articles in the order of the document."""

    head: FeedHead | None = None
    new: tuple[PreparedArticle, ...] = ()
    changed: tuple[tuple[int, PreparedArticle], ...] = ()
    saved: Saved = field(default_factory=Saved)

    def add(self, articles: Articles) -> None:
        self.new = articles.new + self.new
        self.changed += articles.changed

    @property
    def is_full(self) -> bool:
        return len(self.new) + len(self.changed) >= MOST_IN_ONE_SAVE

    def counted(self, saved: Saved) -> None:
        self.saved = Saved(self.saved.new + saved.new, self.saved.updated + saved.updated)
        self.new, self.changed = (), ()


class Intake:
    """Brings fetched documents into the library. Used from one event loop."""

    def __init__(
        self,
        workers: Workers,
        use: UseLibrary,
        config: Config,
        *,
        chance: Chance = random.random,
        clock: Clock = utc_now,
    ) -> None:
        self._workers = workers
        self._use = use
        self._config = config
        self._chance = chance
        self._clock = clock

    async def take_in(self, state: FeedState, fetched: Fetched) -> Saved:
        """Takes a document apart and saves what is new in it. Raises `FeedError`; then the feed's state stays."""
        now = self._clock()
        known = await self._use(lambda library: library.known(state.id))
        job = TakeIn(fetched.body, fetched.url, fetched.content_type, known, now, state.last_success)
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
        await self._save(replace(after, body_hash=body_hash(fetched.body)), collected)
        return collected.saved

    async def unchanged(self, state: FeedState, fetched: Fetched) -> None:
        """Saves that a feed is as it was, with the validators of this answer."""
        after = state_after(state, fetched, self._config, self._clock(), self._chance())
        await self._use(lambda library: library.save(after))

    async def _save(self, state: FeedState, collected: _Collected) -> None:
        head = collected.head
        assert head is not None
        saved = await self._use(
            lambda library: library.save(
                state, title=head.title, site_url=head.site_url, new=collected.new, changed=collected.changed
            )
        )
        collected.counted(saved)


class Keeper:
    """Keeps documents that were fetched outside a pass, when a feed is added. An async context manager.

    Calls the library in the thread that uses the keeper.
    """

    def __init__(self, library: Library, config: Config) -> None:
        self._library = library
        self._workers = Workers(workers_for(1), worker_settings(config), deadline=config.poll.parse_timeout)
        self._intake = Intake(self._workers, self._here, config)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Keeper:
        await self._stack.enter_async_context(self._workers)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def check(self, fetched: Fetched) -> FeedHead:
        """What a document says of its feed; keeps nothing. Raises `FeedError` where it is none or cannot be read."""
        job = Look(fetched.body, fetched.url, fetched.content_type)
        async with self._workers.results_of(job) as results:
            heads = [result async for result in results if isinstance(result, FeedHead)]
        return heads[0]

    async def keep(self, feed: Feed, fetched: Fetched) -> Saved:
        """Saves the document of a feed that is in the library, with its validators. Raises `FeedError`."""
        states = self._library.poll_states(utc_now(), every=True, url=feed.url)
        if not states:
            raise FeedError("gone", f"{feed.url} is not polled any more.")
        return await self._intake.take_in(states[0], fetched)

    async def _here(self, call: Callable[[Library], T]) -> T:
        return call(self._library)
