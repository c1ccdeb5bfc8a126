"""Every fault in a whole pass: one named error on its feed, no stored row changed, all other feeds on schedule."""

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from faults.cases import CASES, FAULTS
from faults.hostile import FEED, Hostile, Reply
from faults.setups import SETUPS, Arranged, arranged
from threaded import workers_are_threads

from reader.config import Config, PollSettings
from reader.feeds.fetch import FeedRequest, Fetched, Fetcher
from reader.library import Library
from reader.model import FeedState, Subscription, Validators
from reader.poller.passes import MakeFetcher, Wanted
from reader.poller.running import run_pass

NOW = datetime(2026, 5, 6, 9, 0, tzinfo=UTC)
HELD = Validators('"of the good answer"', "Wed, 06 May 2026 08:00:00 GMT")
QUICK = PollSettings(connect_timeout=2.0, idle_timeout=0.3, total_timeout=1.0, workers=1)
PATIENT = PollSettings(connect_timeout=5.0, idle_timeout=10.0, total_timeout=25.0, workers=1)
NEWS = FEED.replace(b"</channel>", b"<item><guid>q-3</guid><title>Rail link</title></item></channel>")
# Only pages are refused for this; feeds of the local network are the user's own business.
OF_PAGES_ONLY = "page whose name leads to a private address"
GOOD = ("/good/1", "/good/2", "/good/3")


@pytest.fixture(autouse=True)
def workers_of_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are threads: what is wrong here is wrong before them."""
    workers_are_threads(monkeypatch)


class Gives:
    """Stands where a fetcher does, and gives every feed the same document."""

    def __init__(self, settings: PollSettings) -> None:
        pass

    async def __aenter__(self) -> "Gives":
        return self

    async def __aexit__(self, *error: object) -> None:
        """Nothing is open."""

    def heed(self, paused_until: object, turns: Path) -> None:
        """Nobody is asked."""

    async def fetch(self, request: FeedRequest) -> Fetched:
        """The document."""
        return Fetched(request.url, 200, FEED, HELD, "application/rss+xml")


@dataclass
class Desk:
    """A library of feeds that were polled well once, all at the same time."""

    path: Path
    urls: list[str]
    now: datetime = NOW
    notices: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        with Library.open(self.path) as library:
            library.subscribe_all([Subscription(url) for url in self.urls])
        self.poll(PATIENT, Gives)
        self.now += timedelta(hours=5)

    def poll(self, settings: PollSettings, fetcher: Any) -> list[dict[str, Any]]:
        """One pass over all feeds; gives its events."""
        events: list[dict[str, Any]] = []
        config = Config(settings, path=self.path.parent / "config.toml")
        how = {"fetcher": fetcher, "chance": lambda: 0.5, "clock": lambda: self.now}
        asyncio.run(run_pass(self.path, config, Wanted(every=True), events.append, self.notices.append, **how))
        return events

    def states(self) -> Mapping[str, FeedState]:
        """What the schedule knows of each feed."""
        with Library.open(self.path) as library:
            return {url: library.intake.poll_states(self.now, url=url)[0] for url in self.urls}

    def rows(self, urls: list[str]) -> list[Any]:
        """All rows that are stored of the articles of these feeds."""
        with closing(sqlite3.connect(self.path)) as file:
            marks = ", ".join("?" * len(urls))
            feeds = f"SELECT id FROM feeds WHERE url IN ({marks})"
            found: list[Any] = []
            for table, key in (("articles", "id"), ("states", "place"), ("identities", "id")):
                found += file.execute(f"SELECT * FROM {table} WHERE feed_id IN ({feeds}) ORDER BY {key}", urls)
            kept = f"SELECT id FROM articles WHERE feed_id IN ({feeds})"
            return found + file.execute(f"SELECT * FROM contents WHERE id IN ({kept}) ORDER BY id", urls).fetchall()


def held_of(state: FeedState) -> tuple[Any, ...]:
    """What only a good answer may change."""
    return state.title, state.validators, state.body_hash, state.last_success, state.hints, state.rhythm


def with_the_feeds_of(faults: list[str], folder: Path, settings: PollSettings) -> None:
    """Polls feeds that have these faults, and good ones beside them, and checks what came of all."""
    with Hostile() as server:
        codes = {server.at("/" + fault.replace(" ", "-"), CASES[fault].answer): CASES[fault].code for fault in faults}
        good = [server.at(path, Reply(NEWS)) for path in GOOD]
        desk = Desk(folder / "library.db", [good[0], *codes, *good[1:]])
        rows, states = desk.rows(list(codes)), desk.states()
        events = desk.poll(settings, Fetcher)
    assert {event["feed"]: event["error"] for event in events if event["event"] == "failed"} == codes
    check_untouched(desk, list(codes), rows, states)
    check_on_schedule(desk, good, events)


def check_untouched(desk: Desk, urls: list[str], rows: list[Any], states: Mapping[str, FeedState]) -> None:
    assert len(rows) >= 4 * len(urls)
    assert desk.rows(urls) == rows
    after = desk.states()
    for url in urls:
        assert held_of(after[url]) == held_of(states[url])
        assert after[url].failures == 1
        assert after[url].error_detail
        assert after[url].last_attempt == desk.now
        assert after[url].gone or after[url].next_poll > desk.now


def check_on_schedule(desk: Desk, urls: list[str], events: list[dict[str, Any]]) -> None:
    told = {event["feed"]: event for event in events if event["event"] == "polled"}
    assert {url: told[url]["new"] for url in told} == dict.fromkeys(urls, 1)
    after = desk.states()
    for url in urls:
        assert (after[url].error, after[url].failures, after[url].last_success) == (None, 0, desk.now)
        assert after[url].next_poll - desk.now <= timedelta(hours=24)


def test_hosts_that_keep_a_pass_waiting_fail_alone(tmp_path: Path) -> None:
    with_the_feeds_of([fault for fault, case in CASES.items() if case.code == "timeout"], tmp_path, QUICK)


def test_hosts_that_ask_for_a_pause_fail_and_change_nothing(tmp_path: Path) -> None:
    for fault in ("429", "503 with a feed in it"):
        folder = tmp_path / fault.split()[0]
        folder.mkdir()
        with Hostile() as server:
            url = server.at("/feed", CASES[fault].answer)
            desk = Desk(folder / "library.db", [url])
            rows, states = desk.rows([url]), desk.states()
            events = desk.poll(PATIENT, Fetcher)
        assert [event["error"] for event in events if event["event"] == "failed"] == [CASES[fault].code]
        check_untouched(desk, [url], rows, states)


def test_hosts_with_any_other_fault_fail_alone(tmp_path: Path) -> None:
    elsewhere = ("http_429", "http_503", "timeout")
    # Feeds that were polled before are asked for with validators, and a 304 is then what it should be.
    with_validators = "304 to a request without validators"
    faults = [fault for fault, case in CASES.items() if case.code not in elsewhere and fault != with_validators]
    assert len(faults) > 40
    with_the_feeds_of(faults, tmp_path, PATIENT)


PUBLIC = "answers.example"


def with_lookup(case: Arranged) -> MakeFetcher:
    def lookup(host: str) -> Sequence[str]:
        return ["127.0.0.1"] if host == PUBLIC else case.lookup(host)

    return lambda settings: Fetcher(case.settings, lookup=lookup)


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault in SETUPS and fault != OF_PAGES_ONLY])
def test_what_fails_before_anything_is_asked_fails_alone(fault: str, tmp_path: Path) -> None:
    certificates = tmp_path / "certificates"
    certificates.mkdir()
    with arranged(fault, certificates) as case, Hostile() as server:
        url, good = case.request.url, server.at("/good", Reply(NEWS))
        if fault in ("no network", "unknown host"):
            # Only a host of another network shows that there is one.
            good = good.replace("127.0.0.1", PUBLIC)
        desk = Desk(tmp_path / "library.db", [url, good])
        rows, states = desk.rows([url]), desk.states()
        events = desk.poll(PATIENT, with_lookup(case))
        assert case.asked() == 0
    failed = [event for event in events if event["event"] == "failed"]
    # With a host that answers beside it, a network that is missing is a name that leads nowhere.
    code = "dns_failure" if fault == "no network" else SETUPS[fault][1]
    assert [(event["feed"], event["error"]) for event in failed] == [(url, code)]
    check_untouched(desk, [url], rows, states)
    check_on_schedule(desk, [good], events)
