"""One pass over the feeds: fetch, take apart, save, and tell what happened.

A feed that fails is that feed's business: its error is saved with its schedule, and the pass goes on. Only a fault of
the library ends a pass early. Feeds of one host are asked one after the other; what is fetched waits in memory only
until a worker takes it, and a feed's articles are in the library before the pass says that it was polled.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING

from reader.config import Config, PollSettings
from reader.errors import ConfigError, FeedError, UsageError
from reader.feeds.addresses import is_private
from reader.feeds.fetch import PAUSED, FeedRequest, Fetched, Fetcher
from reader.library import Library
from reader.model import Brought, FeedState, PassTotals, Saved, Validators
from reader.origins import host_and_port, shares_secrets
from reader.poller import schedule
from reader.poller.answers import body_hash, state_after
from reader.poller.backlog import Backlog
from reader.poller.given import Chance, Clock, Event, Tell, cut, utc_now
from reader.poller.offline import (
    all_answered_lately,
    is_answer,
    is_offline,
    is_worth_another_question,
    may_be_offline,
    none_takes_a_connection,
    others_to_find,
    reached_code,
)
from reader.poller.pauses import Pauses
from reader.poller.retention import agree
from reader.poller.saving import Saving
from reader.poller.together import together
from reader.poller.writer import Writer
from reader.text import host_of, without_password

if TYPE_CHECKING:
    from reader.poller.intake import Intake

MakeFetcher = Callable[[PollSettings], AbstractAsyncContextManager[Fetcher]]
_MOST_WAITING = 12_000_000
# What an answer is taken for until it is there, where it can be more than "not modified".
_LIKELY_SIZE = 250_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which feeds a pass is for: those that are due, all of them (`every`), or those at the `urls`, due or not.

    An id does for an address.
    """

    every: bool = False
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PassResult:
    """How a pass ended: its totals, whether the network was missing, and how many articles each feed (id) brought.

    `changed` are the articles (ids) that their publishers changed; `clock_is_doubted` when servers told the time, and
    none of them the time of this computer.
    """

    totals: PassTotals
    offline: bool = False
    brought: Mapping[int, int] = field(default_factory=dict)
    changed: Sequence[int] = ()
    clock_is_doubted: bool = False


async def poll(
    writer: Writer,
    config: Config,
    wanted: Wanted,
    tell: Tell,
    *,
    fetcher: MakeFetcher = Fetcher,
    chance: Chance = random.random,
    clock: Clock = utc_now,
) -> PassResult:
    """Polls the wanted feeds of a library that is locked for polling. Raises `LibraryError`, `UsageError`.

    `tell` is given the events of `assay poll --json` but the last, each when what it tells is saved.
    """
    begun = time.monotonic()
    states = await writer.do(lambda library: wanted_states(library, wanted, clock(), config))
    tell({"event": "started", "feeds": len(states)})
    if not states:
        return PassResult(PassTotals(seconds=_since(begun)))
    pauses = await writer.do(lambda library: Pauses.of(library, clock))
    async with Saving(writer.do) as saving, _Intakes(writer, saving, config, chance, clock) as intakes:
        # Workers load while the first documents are on their way; a pass over known feeds may need none.
        if never_polled := sum(state.last_success is None for state in states):
            await intakes.intake().start(never_polled)
        async with fetcher(config.poll) as fetching:
            pauses.hold_for(fetching)
            run = _Pass(config, writer, saving, intakes, fetching, pauses, tell, chance, clock)
            await run.over(states)
    totals = PassTotals(feeds=len(states), seconds=_since(begun), **run.counts)
    return PassResult(totals, run.offline, run.brought, run.changed, run.clocks == {False})


def _since(begun: float) -> float:
    return round(time.monotonic() - begun, 3)


def done_event(totals: PassTotals) -> Event:
    """The last event of a pass."""
    return {"event": "done", **asdict(totals)}


def wanted_states(library: Library, wanted: Wanted, now: datetime, config: Config) -> tuple[FeedState, ...]:
    """The feeds to poll, those that have waited longest first. Raises `UsageError` for an unknown feed."""
    if wanted.urls:
        return tuple(state for url in dict.fromkeys(wanted.urls) for state in _state_at(library, url, now))
    states = library.intake.poll_states(now, every=True)
    chosen = states if wanted.every else [state for state in states if schedule.is_due(state, now, config.poll)]
    never = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(chosen, key=lambda state: state.last_attempt or never))


def _state_at(library: Library, url: str, now: datetime) -> Sequence[FeedState]:
    feed = library.feed_at(url) or (library.feed(int(url[:18])) if url.isascii() and url.isdigit() else None)
    if feed is None:
        raise UsageError(f"There is no feed {without_password(url)}; see `assay feeds`, or subscribe with `assay add`.")
    return library.intake.poll_states(now, every=True, url=feed.url)


class _Intakes:
    """What takes documents apart, made when there is one: a pass over unchanged feeds needs none. An async context."""

    def __init__(self, writer: Writer, saving: Saving, config: Config, chance: Chance, clock: Clock) -> None:
        self._writer = writer
        self._saving = saving
        self._config = config
        self._chance = chance
        self._clock = clock
        self._made: Intake | None = None

    async def __aenter__(self) -> _Intakes:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._made is not None:
            await self._made.__aexit__(kind, error, trace)

    def intake(self) -> Intake:
        """The one of this pass."""
        if self._made is None:
            from reader.poller.intake import Intake

            self._made = Intake(self._writer.do, self._saving, self._config, chance=self._chance, clock=self._clock)
        return self._made


class _Pass:
    """The state of one pass."""

    def __init__(
        self,
        config: Config,
        writer: Writer,
        saving: Saving,
        intakes: _Intakes,
        fetcher: Fetcher,
        pauses: Pauses,
        tell: Tell,
        chance: Chance,
        clock: Clock,
    ) -> None:
        self._config = config
        self._writer = writer
        self._saving = saving
        self._intakes = intakes
        self._fetcher = fetcher
        self._pauses = pauses
        self._tell = tell
        self._chance = chance
        self._clock = clock
        self._backlog = Backlog(_MOST_WAITING)
        self._answered = False
        self._unreached: list[tuple[FeedState, FeedError]] = []
        # Whether the clock of a server agreed with this one, for all that told the time.
        self.clocks: set[bool] = set()
        self.offline = False
        self.brought: dict[int, int] = {}
        self.changed: list[int] = []
        self.counts = dict.fromkeys(("polled", "unchanged", "failed", "skipped", "new", "updated"), 0)

    async def over(self, states: Sequence[FeedState]) -> None:
        """Polls the feeds."""
        await together(self._along(lane) for lane in _lanes(states, self._config.poll.exempt_hosts))
        await self._settle_unreached()

    async def _along(self, lane: Sequence[FeedState]) -> None:
        for state in lane:
            until = self._pauses.until(state.url)
            if until is not None:
                await self._leave_alone(state, until)
            else:
                with self._saving.somebody():
                    await self._poll(state)

    async def _leave_alone(self, state: FeedState, until: datetime) -> None:
        await self._skip(state, schedule.after_parking(state, until, chance=self._chance()), until, "pause")

    async def _poll(self, state: FeedState) -> None:
        try:
            fetched, unchanged = await self._fetch(state)
            if unchanged:
                after = state_after(state, fetched, self._config, self._clock(), self._chance())
                saved = await self._saving.save(Brought(after))
                self._tell_of(state, "unchanged", status=fetched.status)
                self._tell_where(state, saved)
                return
            status, taking_in = fetched.status, self._intakes.intake().take_in(state, fetched)
            # Bodies are large, and articles may wait a while to be saved.
            del fetched
            saved = await taking_in
        except FeedError as error:
            await self._failed(state, error)
            return
        self.brought[state.id] = saved.new
        self.changed += saved.changed
        self.counts["new"] += saved.new
        self.counts["updated"] += saved.updated
        self._tell_of(state, "polled", status=status, new=saved.new, updated=saved.updated)
        self._tell_where(state, saved)
        for notice in saved.notices:
            about = {"article": notice.article, "title": cut(notice.title), "rule": cut(notice.rule)}
            self._tell({"event": "notify", "feed": without_password(state.url), **about})

    def _tell_where(self, state: FeedState, saved: Saved) -> None:
        to = saved.leads_to
        if to is not None:
            about = {"title": cut(to.title), "times": to.times, "joined": to.joined}
            self._tell({"event": "leads", "feed": without_password(state.url), "to": without_password(to.url), **about})

    async def _fetch(self, state: FeedState) -> tuple[Fetched, bool]:
        """The answer, and whether the feed is unchanged; if it is not, there is a place for it before the workers."""
        fetched = await self._asked(state)
        self._heard_from(fetched.url)
        if fetched.server_date is not None:
            self.clocks.add(agree(self._clock(), fetched.server_date))
        unchanged = fetched.status == HTTPStatus.NOT_MODIFIED
        if unchanged or (state.body_hash and body_hash(fetched.body) == state.body_hash):
            return fetched, True
        if fetched.permanent_to and await self._is_brought_by_another(state, fetched.permanent_to):
            # Not even the validators are kept: where the other goes, or they become one, the document is to be read.
            return replace(fetched, body=b"", validators=Validators()), True
        self._backlog.add(len(fetched.body))
        try:
            await self._intakes.intake().place()
        finally:
            self._backlog.remove(len(fetched.body))
        return fetched, False

    async def _is_brought_by_another(self, state: FeedState, url: str) -> bool:
        """Whether what a feed leads to is another subscription that is well, and brings the same articles itself."""
        feed = await self._writer.do(lambda library: library.feed_at(url))
        if feed is None or feed.id == state.id or feed.url != url:
            return False
        return feed.last_success is not None and not feed.in_trouble

    async def _asked(self, state: FeedState) -> Fetched:
        validators = schedule.validators_to_send(state)
        expected = 0 if validators != Validators() else _LIKELY_SIZE
        await self._backlog.room(expected)
        try:
            headers = await feed_headers(state, self._config)
            return await self._fetcher.fetch(FeedRequest(state.url, validators, headers))
        except FeedError as error:
            # Some servers call everything unchanged, also where they were not told what is held.
            if error.status != HTTPStatus.NOT_MODIFIED or validators == state.validators:
                raise
            return Fetched(error.url or state.url, HTTPStatus.NOT_MODIFIED, validators=state.validators)
        finally:
            self._backlog.remove(expected)

    async def _failed(self, state: FeedState, error: FeedError) -> None:
        if error.code == PAUSED and error.retry_after is not None:
            # The feed's own host led to one that wants to be left alone.
            await self._leave_alone(state, error.retry_after)
            return
        if is_answer(error.code):
            self._heard_from(error.url or state.url)
        if self._answered or not may_be_offline(error.code):
            await self._record(state, error, reached_code(error.code))
        else:
            self._unreached.append((state, error))

    def _heard_from(self, url: str) -> None:
        """Notes that a host has answered, which shows that there is a network unless the host is of this one."""
        self._answered = self._answered or not is_private(host_of(url))

    async def _settle_unreached(self) -> None:
        """Decides whether hosts that could not be reached are at fault, or the network."""
        hosts = [(host_of(state.url), error.code) for state, error in self._unreached]
        silent = is_offline(hosts) or none_takes_a_connection(self._unreached, self._clock())
        self.offline = not self._answered and (silent or await self._nobody_is_found(hosts))
        for state, error in self._unreached:
            if self.offline:
                after = schedule.after_offline(state, self._clock())
                await self._skip(state, after, after.next_poll, "offline")
            else:
                await self._record(state, error, reached_code(error.code))

    async def _nobody_is_found(self, unreached: Sequence[tuple[str, str]]) -> bool:
        """Whether names lead nowhere for want of a network, where too few feeds were polled to tell.

        Then the name service does not know the hosts of other feeds either. Where there are no others, feeds that
        answered a short while ago are not gone.
        """
        if not is_worth_another_question(unreached):
            return False
        if not self._fetcher.has_route():
            return True
        states = await self._writer.do(lambda library: library.intake.poll_states(self._clock(), every=True))
        others = others_to_find(states, [host for host, _ in unreached])
        if not others:
            return all_answered_lately((state for state, _ in self._unreached), self._clock())
        return not any(await asyncio.gather(*map(self._fetcher.finds, others)))

    async def _record(self, state: FeedState, error: FeedError, code: str) -> None:
        now = self._clock()
        after = schedule.after_failure(state, now, code=code, detail=error.detail, chance=self._chance())
        pause = self._pauses.begun(error, state.url)
        if error.status == HTTPStatus.GONE:
            after = schedule.after_gone(after)
        elif pause is not None:
            # A pause of seconds is no leave to ask more often than the settings allow.
            until = max(pause[1], now + timedelta(minutes=self._config.poll.floor_minutes))
            after = schedule.after_parking(after, until, chance=self._chance())
        await self._writer.do(lambda library: _save_failed(library, after, pause))
        self._tell_of(state, "failed", error=code, detail=cut(error.detail))

    async def _skip(self, state: FeedState, after: FeedState, until: datetime | None, reason: str) -> None:
        await self._writer.do(lambda library: library.intake.save(after))
        time = until and until.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._tell_of(state, "skipped", until=time, reason=reason)

    def _tell_of(self, state: FeedState, event: str, **what: object) -> None:
        self.counts[event] += 1
        self._tell({"event": event, "feed": without_password(state.url), **what})


async def feed_headers(state: FeedState, config: Config) -> Mapping[str, str]:
    """The headers that the user has set for a feed, credentials among them. Raises `FeedError`.

    A table of a former address still counts, unless the feed has moved to another host: a secret is for one host.
    """
    urls = (state.url, *(url for url in state.former_urls if shares_secrets(url, state.url)))
    table = next((config.feeds[url] for url in urls if url in config.feeds), None)
    if not table:
        return {}
    from reader.feeds.credentials import headers_for

    try:
        # A password may come from a command that asks for it.
        return await asyncio.to_thread(headers_for, state.url, table)
    except ConfigError as error:
        raise FeedError("bad_config", str(error)) from error


def _save_failed(library: Library, after: FeedState, pause: tuple[str, datetime] | None) -> None:
    if pause is not None:
        library.intake.park_host(*pause)
    library.intake.save(after)


def _lanes(states: Sequence[FeedState], exempt_hosts: Sequence[str]) -> list[list[FeedState]]:
    """The feeds by host, so that those of one host are asked in turn; each feed of an exempt host by itself."""
    lanes: dict[str, list[FeedState]] = {}
    for state in states:
        host = host_and_port(state.url)
        exempt = any(host == name or host.startswith(f"{name}:") for name in exempt_hosts)
        lanes.setdefault(state.url if exempt else host, []).append(state)
    return list(lanes.values())
