"""Whole passes against a publisher on loopback."""

import sqlite3
import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from poller.watching import Feed, of

from reader.config import PollSettings
from reader.errors import LibraryBusy, UsageError
from reader.feeds.fetch import Fetcher
from reader.library import poll_lock
from reader.model import Rule
from reader.poller import workers


def forbid_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr(workers._Worker, "start", refuse)


def test_a_first_poll_brings_every_article(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", make_feed([1, 2, 3]))
    desk.subscribe(url)
    events = desk.poll()
    assert events[0] == {"event": "started", "feeds": 1}
    assert events[1] == {"event": "polled", "feed": url, "status": 200, "new": 3, "updated": 0}
    done = {key: value for key, value in events[2].items() if key != "seconds"}
    counts = {"feeds": 1, "polled": 1, "unchanged": 0, "failed": 0, "skipped": 0, "new": 3, "updated": 0}
    assert done == {"event": "done", **counts}
    assert desk.titles() == ["Vessel 1", "Vessel 2", "Vessel 3"]
    with desk.library() as library:
        assert library.feeds()[0].title == "Harbour Ledger"
        assert [company.name.split()[0] for company in library.companies()] == ["Ferrowick"]


def test_an_unchanged_pass_starts_no_worker(
    desk: Any, publisher: Any, make_feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = publisher.publish("/feed", make_feed([1]))
    desk.subscribe(url)
    desk.poll()
    forbid_workers(monkeypatch)
    assert of(desk.poll(every=True), "unchanged") == [{"event": "unchanged", "feed": url, "status": 304}]


def test_the_same_body_without_a_304_is_unchanged_too(
    desk: Any, publisher: Any, make_feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = publisher.publish("/feed", make_feed([1]), headers={"ETag": '"a"'})
    desk.subscribe(url)
    desk.poll()
    publisher.publish("/feed", make_feed([1]), headers={"ETag": '"b"', "Last-Modified": "today"})
    forbid_workers(monkeypatch)
    assert of(desk.poll(every=True), "unchanged") == [{"event": "unchanged", "feed": url, "status": 200}]
    held = desk.state(url).validators
    assert (held.entity_tag, held.last_modified) == ('"b"', "today")


@pytest.mark.parametrize(
    ("tag", "modified"),
    [('W/"a b"', "Wed, 04 Mar 2026 10:00:00 GMT"), ("unquoted", "yesterday at noon"), (None, "2026"), ('"é"', None)],
)
def test_validators_go_back_byte_for_byte(
    desk: Any, publisher: Any, make_feed: Feed, tag: str | None, modified: str | None
) -> None:
    headers = {"ETag": tag or "", "Last-Modified": modified or ""}
    wire = {name: value.encode().decode("latin-1") for name, value in headers.items()}
    url = publisher.publish("/feed", make_feed([1]), headers=wire)
    desk.subscribe(url)
    desk.poll()
    desk.poll(every=True)
    sent = publisher.headers_sent("/feed")
    assert sent.get("If-None-Match", "").encode("latin-1").decode() == (tag or "")
    assert sent.get("If-Modified-Since", "") == (modified or "")


def test_after_eight_days_of_304_one_request_goes_out_without_validators(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    url = publisher.publish("/feed", make_feed([1]))
    desk.subscribe(url)
    sent = []
    for _ in range(12):
        desk.poll(every=True)
        sent.append("If-None-Match" in publisher.headers_sent("/feed"))
        desk.now += timedelta(days=1)
    assert [day for day, conditional in enumerate(sent) if not conditional] == [0, 9]


def test_a_reader_who_was_away_asks_with_the_validators_of_before(desk: Any, publisher: Any, make_feed: Feed) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1])))
    desk.poll(every=True)
    desk.now += timedelta(days=30)
    desk.poll(every=True)
    assert "If-None-Match" in publisher.headers_sent("/feed")


def test_only_feeds_that_are_due_are_polled(desk: Any, publisher: Any, make_feed: Feed) -> None:
    desk.subscribe(publisher.publish("/a", make_feed([1])))
    desk.poll()
    desk.subscribe(publisher.publish("/b", make_feed([2])))
    desk.now += timedelta(minutes=1)
    assert [event["feed"] for event in of(desk.poll(), "polled")] == [publisher.base + "/b"]
    assert of(desk.poll(), "started") == [{"event": "started", "feeds": 0}]


def test_a_named_feed_is_polled_before_its_time(desk: Any, publisher: Any, make_feed: Feed) -> None:
    urls = [publisher.publish(f"/{name}", make_feed([1])) for name in "ab"]
    desk.subscribe(*urls)
    desk.poll()
    assert [event["feed"] for event in of(desk.poll(urls[1]), "unchanged")] == [urls[1]]


def test_a_feed_that_is_not_subscribed_to_is_named_as_such(desk: Any) -> None:
    with pytest.raises(UsageError, match="no feed"):
        desk.poll("http://nowhere.example/feed")


def test_new_and_changed_articles_are_told_apart_and_state_stays(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", make_feed([2, 3]))
    desk.subscribe(url)
    desk.poll()
    with desk.library() as library:
        library.mark("read", query="")
        library.mark("starred", query="")
    publisher.publish(
        "/feed",
        make_feed([1]).replace(b"</channel></rss>", b"") + make_feed([2, 3], text="returned").partition(b"</title>")[2],
    )
    assert of(desk.poll(every=True), "polled")[0]["updated"] == 2
    with desk.library() as library:
        assert [(row.title, row.read, row.starred) for row in library.rows()] == [
            ("Vessel 1", False, False),
            ("Vessel 2", True, True),
            ("Vessel 3", True, True),
        ]


def test_one_failing_feed_leaves_the_others_alone(desk: Any, publisher: Any, make_feed: Feed) -> None:
    good = publisher.publish("/good", make_feed([1]))
    page = publisher.publish("/page", b"<!doctype html><html><title>Hello</title><p>No feed here.")
    broken = publisher.publish("/broken", make_feed([2]), status=500)
    missing = publisher.base + "/missing"
    desk.subscribe(good, page, broken, missing)
    events = desk.poll()
    assert {event["feed"]: event["error"] for event in of(events, "failed")} == {
        page: "not_a_feed",
        broken: "http_500",
        missing: "http_404",
    }
    assert [event["feed"] for event in of(events, "polled")] == [good]
    assert events[-1]["failed"] == 3
    assert desk.titles() == ["Vessel 1"]


def test_a_page_instead_of_a_feed_changes_nothing_but_the_error(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", make_feed([1]))
    desk.subscribe(url)
    desk.poll()
    held = desk.state(url).validators
    publisher.publish("/feed", b"<html><title>Maintenance</title><body>Back soon.</body></html>")
    desk.poll(every=True)
    after = desk.state(url)
    assert (after.error, after.failures, after.validators, after.title) == ("not_a_feed", 1, held, "Harbour Ledger")
    assert desk.titles() == ["Vessel 1"]


def test_a_feed_that_is_gone_keeps_its_articles_and_is_asked_no_more(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    url = publisher.publish("/feed", make_feed([1]))
    desk.subscribe(url)
    desk.poll()
    publisher.publish("/feed", b"", status=410)
    assert of(desk.poll(every=True), "failed")[0]["error"] == "http_410"
    asked = len(publisher.asked)
    assert of(desk.poll(every=True), "started") == [{"event": "started", "feeds": 0}]
    assert len(publisher.asked) == asked
    assert desk.titles() == ["Vessel 1"]


def test_a_host_that_asks_for_a_pause_is_left_alone_until_then(desk: Any, publisher: Any, make_feed: Feed) -> None:
    desk.set(exempt_hosts=(), host_pause=0.0)
    busy = publisher.publish("/busy", b"", status=429, headers={"Retry-After": "7200"})
    other = publisher.publish("/other", make_feed([1]))
    desk.subscribe(busy, other)
    fixed = {"fetcher": lambda settings: Fetcher(settings, now=lambda: desk.now)}
    events = desk.poll(every=True, **fixed)
    assert [(event["event"], event["feed"]) for event in events[1:-1]] == [("failed", busy), ("skipped", other)]
    assert events[2]["until"] == "2026-03-04T14:00:00Z"
    publisher.publish("/busy", make_feed([2]))
    desk.now += timedelta(minutes=119)
    assert [event["event"] for event in desk.poll(every=True, **fixed)[1:-1]] == ["skipped", "skipped"]
    assert desk.state(busy).failures == 1
    desk.now += timedelta(minutes=2)
    assert [event["event"] for event in desk.poll(every=True, **fixed)[1:-1]] == ["polled", "polled"]


def test_an_address_that_moved_for_good_is_rewritten_after_a_day(desk: Any, publisher: Any, make_feed: Feed) -> None:
    new = publisher.publish("/new", make_feed([1]))
    old = publisher.publish("/old", b"", status=301, headers={"Location": new})
    desk.subscribe(old)
    seen = []
    for _ in range(4):
        desk.poll(every=True)
        with desk.library() as library:
            seen.append(library.feeds()[0].url)
        desk.now += timedelta(hours=12)
    assert seen == [old, old, new, new]
    assert desk.state(new).former_urls == (old,)
    assert desk.titles() == ["Vessel 1"]


def test_a_temporary_redirect_never_rewrites_the_address(desk: Any, publisher: Any, make_feed: Feed) -> None:
    new = publisher.publish("/new", make_feed([1]))
    old = publisher.publish("/old", b"", status=302, headers={"Location": new})
    desk.subscribe(old)
    for _ in range(5):
        desk.poll(every=True)
        desk.now += timedelta(hours=12)
    with desk.library() as library:
        assert library.feeds()[0].url == old


def test_more_articles_than_one_save_takes_all_arrive_in_order(
    desk: Any, publisher: Any, make_feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.poller.intake.MOST_IN_ONE_SAVE", 200)
    url = publisher.publish("/feed", make_feed(range(1, 601)))
    desk.subscribe(url)
    assert of(desk.poll(), "polled")[0]["new"] == 600
    assert desk.titles() == [f"Vessel {n}" for n in range(1, 601)]
    assert of(desk.poll(every=True), "unchanged")


def test_undated_articles_keep_the_order_of_their_feed(desk: Any, publisher: Any, make_feed: Feed) -> None:
    import re

    undated = re.sub(rb"<pubDate>.*?</pubDate>", b"", make_feed(range(1, 60)))
    desk.subscribe(publisher.publish("/feed", undated))
    desk.poll()
    assert desk.titles() == [f"Vessel {n}" for n in range(1, 60)]


def test_old_articles_that_a_known_feed_brings_at_once_arrive_read(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", make_feed([1, 2]))
    desk.subscribe(url)
    desk.poll()
    publisher.publish("/feed", make_feed([1, 2, *range(200, 260)]))
    assert of(desk.poll(every=True), "polled")[0]["new"] == 60
    assert desk.titles("is:unread") == ["Vessel 1", "Vessel 2"]


def test_one_host_is_asked_one_feed_at_a_time(desk: Any, publisher: Any, make_feed: Feed) -> None:
    desk.set(exempt_hosts=(), host_pause=0.01)
    urls = [publisher.publish(f"/{n}", make_feed([n])) for n in range(5)]
    desk.subscribe(*urls)
    assert len(of(desk.poll(), "polled")) == 5
    assert [path for path, _ in publisher.asked] == [f"/{n}" for n in range(5)]


def test_a_second_pass_at_the_same_time_is_refused(desk: Any, publisher: Any, make_feed: Feed) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1])))
    with poll_lock(desk.path), pytest.raises(LibraryBusy):
        desk.poll()
    assert publisher.asked == []


def test_the_articles_of_a_feed_are_there_when_it_is_told_to_be_polled(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    import asyncio

    from reader.poller.passes import Wanted
    from reader.poller.running import run_pass

    desk.subscribe(*(publisher.publish(f"/{n}", make_feed([n])) for n in range(3)))
    counts = []

    def tell(event: dict[str, Any]) -> None:
        if event["event"] == "polled":
            counts.append(len(desk.titles()))

    asyncio.run(run_pass(desk.path, desk.config, Wanted(), tell, desk.notices.append))
    assert counts == sorted(counts)
    assert [count >= n for n, count in enumerate(counts, 1)] == [True] * 3


def test_workers_are_as_many_as_the_settings_say() -> None:
    assert workers.workers_for(3) == 3
    assert 1 <= workers.workers_for(PollSettings().workers) <= 4


def test_headers_of_a_feed_go_to_that_feed_only(desk: Any, publisher: Any, make_feed: Feed) -> None:
    paid, free = (publisher.publish(path, make_feed([1])) for path in ("/paid", "/free"))
    desk.subscribe(paid, free)
    desk.config = replace(desk.config, feeds={paid: {"user": "ann", "password": "secret"}})
    desk.poll()
    assert publisher.headers_sent("/paid")["Authorization"].startswith("Basic ")
    assert "Authorization" not in publisher.headers_sent("/free")


def test_headers_of_a_feed_stay_behind_when_it_moves_to_another_host(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    elsewhere = publisher.publish("/new", make_feed([1])).replace("127.0.0.1", "localhost")
    old = publisher.publish("/old", b"", status=301, headers={"Location": elsewhere})
    desk.subscribe(old)
    desk.config = replace(desk.config, feeds={old: {"user": "ann", "password": "secret"}})
    for _ in range(4):
        desk.poll(every=True)
        desk.now += timedelta(hours=12)
    assert desk.state(elsewhere).former_urls == (old,)
    assert {path for path, headers in publisher.asked if "Authorization" in headers} == {"/old"}


def test_headers_of_a_feed_move_with_it_on_its_own_host(desk: Any, publisher: Any, make_feed: Feed) -> None:
    new = publisher.publish("/new", make_feed([1]))
    old = publisher.publish("/old", b"", status=301, headers={"Location": new})
    desk.subscribe(old)
    desk.config = replace(desk.config, feeds={old: {"user": "ann", "password": "secret"}})
    for _ in range(4):
        desk.poll(every=True)
        desk.now += timedelta(hours=12)
    assert desk.state(new).url == new
    assert "Authorization" in publisher.headers_sent("/new")


def test_wrong_settings_of_a_feed_are_that_feeds_failure(desk: Any, publisher: Any, make_feed: Feed) -> None:
    paid, free = (publisher.publish(path, make_feed([1])) for path in ("/paid", "/free"))
    desk.subscribe(paid, free)
    desk.config = replace(desk.config, feeds={paid: {"password": "secret"}})
    events = desk.poll()
    assert [(event["feed"], event["error"]) for event in of(events, "failed")] == [(paid, "bad_config")]
    assert "secret" not in str(events)
    assert [event["feed"] for event in of(events, "polled")] == [free]


def test_old_read_articles_go_when_the_settings_say_so(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", make_feed([1, 2, 3]))
    desk.subscribe(url)
    desk.poll()
    with desk.library() as library:
        library.mark("read", query="")
        library.mark("starred", ids=[1])
        starred = library.row(1).title
    desk.set(keep_days=10)
    desk.now += timedelta(days=400)
    publisher.clock = lambda: desk.now
    desk.poll(every=True)
    assert desk.titles() == [starred]
    publisher.publish("/feed", make_feed([1, 2, 3], title="Harbour Ledger again"))
    assert of(desk.poll(every=True), "polled")[0]["new"] == 0


def test_a_feed_may_keep_its_articles_longer_or_shorter_than_the_others(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    urls = [publisher.publish(f"/{n}", make_feed([n], title=f"Feed {n}")) for n in range(3)]
    desk.subscribe(*urls)
    desk.poll()
    with desk.library() as library:
        library.mark("read", query="")
    desk.now += timedelta(days=20)
    publisher.clock = lambda: desk.now
    desk.config = replace(desk.config, feeds={urls[0]: {"keep_days": 0}, urls[1]: {"keep_days": 10}})
    desk.poll(every=True)
    assert desk.titles() == ["Vessel 0", "Vessel 2"]
    desk.set(keep_days=15)
    desk.poll(every=True)
    assert desk.titles() == ["Vessel 0"]


def test_a_clock_that_jumps_ahead_lets_no_article_go(desk: Any, publisher: Any, make_feed: Feed) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1, 2])))
    desk.poll()
    with desk.library() as library:
        library.mark("read", query="")
    desk.set(keep_days=10)
    desk.now += timedelta(days=400)
    desk.poll(every=True)
    assert desk.titles() == ["Vessel 1", "Vessel 2"]
    assert "clock" in desk.notices[-1]
    publisher.clock = lambda: desk.now
    desk.poll(every=True)
    assert desk.titles() == []


def test_articles_that_come_after_a_clock_was_ahead_are_unread(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", make_feed([40]))
    desk.subscribe(url)
    desk.now += timedelta(days=400)
    desk.poll()
    desk.now -= timedelta(days=400)
    publisher.publish("/feed", make_feed(range(15)))
    assert of(desk.poll(every=True), "polled")[0]["new"] == 15
    assert len(desk.titles("is:unread")) == 16


def test_a_gone_feed_that_answers_again_is_polled_again(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", b"", status=410)
    desk.subscribe(url)
    desk.poll()
    publisher.publish("/feed", make_feed([1]))
    assert of(desk.poll(url), "polled")
    assert of(desk.poll(every=True), "unchanged")


def test_a_library_that_another_program_holds_for_a_moment_is_waited_for(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1])))
    holder = sqlite3.connect(desk.path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")

    class LetsGo:
        """The publisher's answer: from then on there is something to save, and the holder lets go."""

        def wait(self, timeout: float) -> None:
            threading.Timer(0.2, holder.execute, ("ROLLBACK",)).start()

        def set(self) -> None:
            """Nobody waits."""

    publisher.replies["/feed"].wait = LetsGo()
    assert of(desk.poll(), "polled")
    holder.close()


def test_a_library_that_is_held_too_long_ends_the_pass_with_a_clean_error(
    desk: Any, publisher: Any, make_feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = publisher.publish("/feed", make_feed([1]))
    desk.subscribe(url)
    monkeypatch.setattr("reader.library.connection.BUSY_TIMEOUT", 0.05)
    holder = sqlite3.connect(desk.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryBusy):
        desk.poll()
    holder.execute("ROLLBACK")
    holder.close()
    assert of(desk.poll(), "polled") == [{"event": "polled", "feed": url, "status": 200, "new": 1, "updated": 0}]


def test_what_the_user_changes_during_a_pass_is_not_undone_by_it(desk: Any, publisher: Any, make_feed: Feed) -> None:
    old, new = publisher.publish("/old", make_feed([1])), publisher.publish("/new", make_feed([2]))
    desk.subscribe(old)

    class Edits:
        """The publisher's answer: while it is on its way, the user edits the feed."""

        def wait(self, timeout: float) -> None:
            with desk.library() as library:
                feed = library.feeds()[0]
                library.edit_feed(feed.id, url=new, title="Mine", folder="Ships", interval=240, full_text=False)

        def set(self) -> None:
            """Nobody waits."""

    publisher.replies["/old"].wait = Edits()
    desk.poll()
    with desk.library() as library:
        feed = library.feeds()[0]
    assert (feed.url, feed.title, feed.folder, feed.interval) == (new, "Mine", "Ships", 240)


def test_a_feed_that_is_unsubscribed_during_a_pass_brings_nothing(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", make_feed([1]))
    desk.subscribe(url)

    class Leaves:
        """The publisher's answer: while it is on its way, the user unsubscribes."""

        def wait(self, timeout: float) -> None:
            with desk.library() as library:
                library.unsubscribe([library.feeds()[0].id])

        def set(self) -> None:
            """Nobody waits."""

    publisher.replies["/feed"].wait = Leaves()
    desk.poll()
    assert desk.titles() == []


def test_an_entry_without_a_title_is_called_by_how_it_begins(desk: Any, publisher: Any) -> None:
    entries = (
        "<item><guid>1</guid><description>The crane is back. It lifts again.</description></item>"
        "<item><guid>2</guid><description>锂价今天上涨。更多消息明天公布。</description></item>"
        f"<item><guid>3</guid><description>{'Berths were dredged ' * 9}</description></item>"
        "<item><guid>4</guid></item>"
    )
    feed = f"<rss version='2.0'><channel><title>Notes</title>{entries}</channel></rss>"
    desk.subscribe(publisher.publish("/notes", feed.encode()))
    desk.poll()
    long = "Berths were dredged Berths were dredged Berths were dredged Berths were dredged…"
    assert desk.titles() == ["The crane is back", "锂价今天上涨", long, ""]


def test_a_pass_tells_of_the_new_articles_that_a_rule_names(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", make_feed([1, 2]))
    desk.subscribe(url)
    with desk.library() as library:
        library.rules.save(Rule('in:title "Vessel 2"', "notify"))
    (told,) = of(desk.poll(), "notify")
    with desk.library() as library:
        (row,) = library.rows("rule:1")
    assert told == {
        "event": "notify",
        "feed": url,
        "article": row.id,
        "title": "Vessel 2",
        "rule": 'in:title "Vessel 2"',
    }


def test_entries_that_moved_unchanged_are_known_by_their_new_guids(desk: Any, publisher: Any) -> None:
    def published(system: str, first: str = "One") -> bytes:
        entries = "".join(
            f"<item><guid>{system}{number}</guid><link>https://a.example/{number}</link><title>{title}</title></item>"
            for number, title in enumerate((first, "Two", "Three"))
        )
        return f"<rss version='2.0'><channel><title>Notes</title>{entries}</channel></rss>".encode()

    url = publisher.publish("/feed", published("old-"))
    desk.subscribe(url)
    desk.poll()
    for body in (published("new-"), published("newest-", "One, edited")):
        publisher.publish("/feed", body)
        assert of(desk.poll(every=True), "polled")[0]["new"] == 0
    assert sorted(desk.titles()) == ["One, edited", "Three", "Two"]
    with desk.library() as library:
        known = library.intake.known(1)
    assert sorted(known.articles) == ["newest-0", "newest-1", "newest-2"]
    assert known.tombstones == frozenset()
