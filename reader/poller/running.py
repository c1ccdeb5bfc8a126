"""What the commands run: a pass with all that belongs to it, under the lock that lets only one pass run at a time."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path

from reader.config import Config, PollSettings
from reader.feeds.fetch import Fetcher
from reader.library import poll_lock
from reader.poller import passes, retention
from reader.poller.given import Chance, Clock, Tell, utc_now
from reader.poller.passes import MakeFetcher, PassResult, Wanted, done_event
from reader.poller.writer import Writer

Notice = Callable[[str], None]
OFFLINE = "There is no network, which no feed counts as a failure."


async def run_pass(
    path: Path,
    config: Config,
    wanted: Wanted,
    tell: Tell,
    notice: Notice,
    *,
    fetcher: MakeFetcher = Fetcher,
    chance: Chance = random.random,
    clock: Clock = utc_now,
) -> PassResult:
    """One pass: polls, fetches the pages of feeds that are set to full text, and lets old articles go.

    Raises `LibraryBusy` while another pass runs, and `UsageError` for a feed that is not there. `tell` is given the
    events of `assay poll --json`, `notice` what a person should know besides.
    """
    with poll_lock(path):
        async with AsyncExitStack() as stack:
            fetcher = _Shared(fetcher, stack)
            writer = await stack.enter_async_context(Writer(path, clock))
            before = await writer.do(lambda library: library.moment())
            result = await passes.poll(writer, config, wanted, tell, fetcher=fetcher, chance=chance, clock=clock)
            if result.offline:
                notice(OFFLINE)
            if result.brought:
                from reader.poller.pages import fetch_new_pages

                await fetch_new_pages(writer, config, result, before, fetcher=fetcher, clock=clock)
            if retention.is_wanted(config):
                if result.clock_is_doubted:
                    notice(retention.CLOCK_IS_DOUBTED)
                else:
                    gone = await writer.do(lambda library: retention.expire(library, config, clock()))
                    if gone:
                        notice(retention.gone(gone))
            await writer.do(lambda library: library.intake.purge())
            tell(done_event(result.totals))
    return result


class _Shared:
    """Makes one fetcher, when it is first needed, for all of a pass: hosts get their pause before their pages too."""

    def __init__(self, make: MakeFetcher, stack: AsyncExitStack) -> None:
        self._make = make
        self._stack = stack
        self._made: Fetcher | None = None

    def __call__(self, settings: PollSettings) -> AbstractAsyncContextManager[Fetcher]:
        """The fetcher, as a context whose end does not end it."""
        return self._lent(settings)

    @asynccontextmanager
    async def _lent(self, settings: PollSettings) -> AsyncIterator[Fetcher]:
        if self._made is None:
            self._made = await self._stack.enter_async_context(self._make(settings))
        yield self._made
