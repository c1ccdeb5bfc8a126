"""What publishers see of whole passes: when they are asked, rests and pauses, and nothing of who reads."""

import threading
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from sqlite3 import connect
from typing import Any

import pytest
from faults.hostile import FEED, Hostile, Peer, Reply, Request
from poller.conftest import NOW
from poller.watching import Feed, of

from reader.config import PollSettings
from reader.feeds.fetch import Fetcher
from reader.feeds.shared_turns import SharedTurns
from reader.poller.identity import MOST_UPDATES

HOUR = timedelta(hours=1)


# ---- when a feed is asked again

SKIP_AFTERNOON = "<skipHours>" + "".join(f"<hour>{hour}</hour>" for hour in (13, 14)) + "</skipHours>"
PERIOD = "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>{}</sy:updatePeriod>"


ASKED: list[tuple[str, Mapping[str, str], int]] = [
    ("", {}, 60),
    ("", {"Cache-Control": "public, max-age=7200"}, 120),
    ("", {"Cache-Control": "max-age=60"}, 60),
    ("", {"Cache-Control": "max-age=31536000"}, 1440),
    ("", {"Expires": format_datetime(NOW + 3 * HOUR, usegmt=True)}, 180),
    ("", {"Expires": "0"}, 60),
    ("<ttl>240</ttl>", {}, 240),
    ("<ttl>1</ttl>", {}, 60),
    ("<ttl>240</ttl>", {"Cache-Control": "max-age=18000"}, 300),
    (PERIOD.format("daily"), {}, 1440),
    (SKIP_AFTERNOON, {}, 180),
    ("<skipDays><day>Wednesday</day></skipDays>", {}, 720),
]


def test_feeds_are_asked_again_when_their_publishers_want(desk: Any, publisher: Any, make_feed: Feed) -> None:
    expected = {
        publisher.publish(f"/{n}", make_feed([1], head=head), headers=headers): minutes
        for n, (head, headers, minutes) in enumerate(ASKED)
    }
    desk.subscribe(*expected)
    desk.poll()
    assert {url: (desk.state(url).next_poll - NOW) / timedelta(minutes=1) for url in expected} == expected
    desk.now = NOW + timedelta(minutes=59)
    assert of(desk.poll(), "started")[0]["feeds"] == 0
    desk.now = NOW + timedelta(minutes=120)
    assert of(desk.poll(), "started")[0]["feeds"] == sum(minutes <= 120 for minutes in expected.values())


def test_a_feed_is_asked_as_often_as_it_publishes_and_not_below_the_floor(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    hourly = publisher.publish("/hourly", make_feed(range(1, 21)))
    hectic = publisher.publish("/hectic", make_feed([n / 60 for n in range(1, 21)]))
    desk.subscribe(hourly, hectic)
    desk.poll()
    assert desk.state(hourly).next_poll - NOW == timedelta(minutes=30)
    assert desk.state(hectic).next_poll - NOW == timedelta(minutes=15)


def test_the_users_interval_for_a_feed_is_kept(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", make_feed([1], head="<ttl>240</ttl>"))
    desk.subscribe(url, interval=20)
    desk.poll()
    assert desk.state(url).next_poll - NOW == timedelta(minutes=20)


def test_no_interval_of_the_user_is_below_the_floor(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", make_feed([1]))
    desk.subscribe(url, interval=7)
    desk.poll(chance=lambda: 0.0)
    assert desk.state(url).next_poll - NOW == timedelta(minutes=15)


def test_feeds_that_were_polled_together_spread_out(desk: Any, publisher: Any, make_feed: Feed) -> None:
    urls = [publisher.publish(f"/{n}", make_feed([1])) for n in range(3)]
    desk.subscribe(*urls)
    chances = iter([0.0, 0.5, 1.0])
    desk.poll(chance=lambda: next(chances))
    pauses = sorted((desk.state(url).next_poll - NOW).total_seconds() / 60 for url in urls)
    assert pauses == pytest.approx([54, 60, 66])


# ---- hosts that want a rest, and feeds that fail


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("asked", "pause"),
    [
        ("120", timedelta(minutes=2)),
        # The server's clock is three hours behind.
        (format_datetime(NOW - 3 * HOUR + timedelta(minutes=30), usegmt=True), timedelta(minutes=30)),
        ("-5", HOUR),
        ("999999999999", 24 * HOUR),
        ("soon", HOUR),
        (None, HOUR),
    ],
)
def test_a_host_is_left_alone_for_as_long_as_it_asks(
    desk: Any, publisher: Any, status: int, asked: str | None, pause: timedelta
) -> None:
    publisher.clock = lambda: desk.now - 3 * HOUR
    headers = {} if asked is None else {"Retry-After": asked}
    desk.set(exempt_hosts=(), host_pause=0.0)
    desk.subscribe(*(publisher.publish(path, b"", status=status, headers=headers) for path in ("/a", "/b")))
    fixed = {"fetcher": lambda settings: Fetcher(settings, now=lambda: desk.now)}
    assert [event["event"] for event in desk.poll(every=True, **fixed)[1:-1]] == ["failed", "skipped"]
    with desk.library() as library:
        assert [until - desk.now for until in library.intake.hosts_parked(desk.now).values()] == [pause]
    desk.now += pause - timedelta(seconds=1)
    assert {event["event"] for event in desk.poll(every=True, **fixed)[1:-1]} == {"skipped"}
    assert len(publisher.asked) == 1
    desk.now += timedelta(seconds=1)
    desk.poll(every=True, **fixed)
    assert len(publisher.asked) == 2


def test_a_redirect_to_a_host_that_wants_a_rest_is_not_followed(desk: Any, publisher: Any, make_feed: Feed) -> None:
    desk.set(exempt_hosts=(), host_pause=0.0)
    resting = publisher.publish("/busy", b"", status=429, headers={"Retry-After": "7200"})
    target = publisher.publish("/target", make_feed([1]))
    elsewhere = publisher.base.replace("127.0.0.1", "localhost")
    publisher.publish("/moved", b"", status=302, headers={"Location": target})
    desk.subscribe(resting, f"{elsewhere}/moved")
    desk.poll(resting, fetcher=lambda settings: Fetcher(settings, now=lambda: desk.now))
    events = desk.poll(f"{elsewhere}/moved")
    assert [event["event"] for event in events[1:-1]] == ["skipped"]
    assert "/target" not in [path for path, _ in publisher.asked]
    state = desk.state(f"{elsewhere}/moved")
    assert (state.failures, state.error) == (0, None)
    assert timedelta(hours=2) <= state.next_poll - NOW <= timedelta(hours=2, minutes=5)


def test_a_pass_takes_turns_with_other_processes(desk: Any, publisher: Any, make_feed: Feed) -> None:
    asked: list[str] = []

    class Watched(SharedTurns):
        def begin(self, host: str) -> float:
            asked.append(f"{host} by {self._path.name}")
            return super().begin(host)

    desk.set(exempt_hosts=(), host_pause=0.0)
    desk.subscribe(publisher.publish("/feed", make_feed([1])))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.feeds.turns.SharedTurns", Watched)
        desk.poll()
    assert asked == ["127.0.0.1 by library.db-hosts"]


def test_a_pause_of_seconds_is_no_leave_to_ask_more_often_than_the_floor(desk: Any, publisher: Any) -> None:
    url = publisher.publish("/feed", b"", status=503, headers={"Retry-After": "1"})
    desk.subscribe(url)
    desk.poll(fetcher=lambda settings: Fetcher(settings, now=lambda: desk.now))
    assert desk.state(url).next_poll - NOW >= timedelta(minutes=15)


def test_a_pause_that_a_clock_ahead_wrote_down_holds_nothing_up(desk: Any, publisher: Any, make_feed: Feed) -> None:
    desk.set(exempt_hosts=(), host_pause=0.0)
    url = publisher.publish("/feed", b"", status=429)
    desk.subscribe(url)
    desk.now += timedelta(days=1000)
    desk.poll()
    desk.now = NOW
    publisher.publish("/feed", make_feed([1]))
    assert [event["event"] for event in desk.poll()[1:-1]] == ["polled"]


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_failing_feed_is_asked_once_a_pass_and_less_and_less_often(
    desk: Any, publisher: Any, make_feed: Feed, status: int
) -> None:
    url = publisher.publish("/feed", b"", status=status)
    desk.subscribe(url)
    hours = []
    for passes in range(1, 8):
        desk.poll()
        assert len(publisher.asked) == passes
        hours.append((desk.state(url).next_poll - desk.now) / HOUR)
        desk.now = desk.state(url).next_poll
    assert hours == [1, 2, 4, 8, 16, 24, 24]
    publisher.publish("/feed", make_feed([1]))
    desk.poll()
    after = desk.state(url)
    assert (after.failures, after.error, after.next_poll - desk.now) == (0, None, HOUR)


def test_a_host_that_hangs_up_is_not_asked_twice(desk: Any) -> None:
    with Hostile() as server:
        desk.subscribe(server.at("/feed", lambda peer, request: peer.connection.close()))
        assert of(desk.poll(), "failed")[0]["error"] == "connection_closed"
        assert len(server.requests) == 1


# ---- how requests come


class Counting:
    """Answers with a feed, and counts how many requests are under way at once."""

    def __init__(self) -> None:
        self.body = FEED
        self.most = 0
        self.times: list[float] = []
        self._now = 0
        self._lock = threading.Lock()

    def __call__(self, peer: Peer, request: Request) -> None:
        self.times.append(time.monotonic())
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        peer.stopping.wait(0.05)
        with self._lock:
            self._now -= 1
        Reply(self.body)(peer, request)


def test_one_host_is_asked_one_thing_at_a_time_with_a_pause_after_each_answer(desk: Any) -> None:
    counting = Counting()
    desk.set(exempt_hosts=(), host_pause=0.1)
    with Hostile() as server:
        desk.subscribe(*(server.at(f"/{n}", counting) for n in range(4)))
        assert len(of(desk.poll(), "polled")) == 4
    assert counting.most == 1
    assert min(later - earlier for earlier, later in zip(counting.times, counting.times[1:], strict=False)) > 0.14
    assert PollSettings().host_pause >= 1


def test_a_host_gets_its_pause_between_its_feed_and_its_pages_too(desk: Any) -> None:
    counting = Counting()
    desk.set(exempt_hosts=(), host_pause=0.1)
    with Hostile() as server:
        page = server.at("/page", counting)
        server.at("/robots.txt", counting)
        counting.body = FEED.replace(b"http://quarry.example/kiln", page.encode())
        desk.subscribe(server.at("/feed", counting), full_text=True)
        desk.poll()
        assert {"/feed", "/robots.txt", "/page"} <= {request.path for request in server.requests}
    assert min(later - earlier for earlier, later in zip(counting.times, counting.times[1:], strict=False)) > 0.14


def test_no_more_hosts_are_asked_at_once_than_the_settings_say(desk: Any) -> None:
    counting = Counting()
    desk.set(concurrency=3)
    with Hostile() as server:
        desk.subscribe(*(server.at(f"/{n}", counting) for n in range(9)))
        assert len(of(desk.poll(), "polled")) == 9
    assert 1 <= counting.most <= 3


def test_a_request_says_who_asks_and_nothing_of_the_reader(desk: Any, publisher: Any, make_feed: Feed) -> None:
    cookie = {"Set-Cookie": "reader=4711; Path=/"}
    url = publisher.publish("/feed?since=1", make_feed([1]), headers=cookie)
    desk.subscribe(url)
    for _ in range(2):
        desk.poll(every=True)
    path, headers = publisher.asked[-1]
    assert path == "/feed?since=1"
    assert headers["User-Agent"].startswith("Assay/")
    assert "http" in headers["User-Agent"]
    assert {"gzip", "br"} <= {coding.strip() for coding in headers["Accept-Encoding"].split(",")}
    assert not {name.lower() for name in headers} & {"cookie", "referer", "from", "x-forwarded-for"}


# ---- articles that change at every fetch


def test_a_text_that_changes_at_every_fetch_is_updated_up_to_a_point_and_never_unread_again(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    url = publisher.publish("/feed", make_feed([1], text="was seen 0 times"))
    desk.subscribe(url)
    desk.poll()
    with desk.library() as library:
        library.mark("read", query="")
    with closing(connect(desk.path)) as file, file:
        file.execute("UPDATE articles SET updates = ?", (MOST_UPDATES - 2,))
    updated = []
    for times in range(1, 5):
        publisher.publish("/feed", make_feed([1], text=f"was seen {times} times"))
        updated.append(of(desk.poll(every=True), "polled")[0]["updated"])
    assert updated == [1, 1, 0, 0]
    assert desk.titles("is:unread") == []


# ---- deadlines and limits are settings


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ({"idle_timeout": 0.2}, "timeout"),
        ({"total_timeout": 0.3}, "timeout"),
        ({"max_wire_bytes": 100}, "too_large"),
        ({"max_unpacked_bytes": 100}, "too_large"),
        ({"max_redirects": 0}, "too_many_redirects"),
    ],
)
def test_every_limit_of_an_answer_is_a_setting(desk: Any, setting: dict[str, Any], code: str) -> None:
    with Hostile() as server:
        target = server.at("/target", Reply(FEED))
        answers = {
            "timeout": lambda peer, request: peer.until_gone(),
            "too_large": Reply(FEED),
            "too_many_redirects": Reply(status=302, headers={"Location": target}),
        }
        desk.subscribe(server.at("/feed", answers[code]))
        desk.config = replace(desk.config, poll=replace(desk.config.poll, **setting))
        assert of(desk.poll(), "failed")[0]["error"] == code


def test_the_limits_are_those_that_publishers_are_promised() -> None:
    settings = PollSettings()
    assert (settings.connect_timeout, settings.idle_timeout, settings.total_timeout) == (5, 15, 30)
    assert (settings.max_wire_bytes, settings.max_unpacked_bytes) == (5_000_000, 20_000_000)
    assert (settings.max_redirects, settings.max_bytes_in_memory) == (5, 64_000_000)
    assert (settings.parse_timeout, settings.parse_memory) == (10, 192_000_000)
    assert (settings.floor_minutes, settings.default_minutes, settings.ceiling_minutes) == (15, 60, 24 * 60)
