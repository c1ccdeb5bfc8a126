"""Whole passes against a publisher on loopback."""

from datetime import timedelta
from typing import Any

import pytest
from poller.watching import Feed, of

from reader.config import PollSettings
from reader.errors import UsageError
from reader.feeds.fetch import Fetcher
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


def test_workers_are_as_many_as_the_settings_say() -> None:
    assert workers.workers_for(3) == 3
    assert 1 <= workers.workers_for(PollSettings().workers) <= 4


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


ESCAPED_TWICE = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Ore &amp;amp; Tin</title>
<entry><id>1</id><title>Harrow &amp;amp; Pike opens a kiln</title><author><name>Ann &amp;amp; Bo</name></author>
<content type="html">&lt;p&gt;Harrow &amp;amp;amp; Pike plc opened a kiln at Oru.&lt;/p&gt;</content></entry></feed>"""


def test_what_was_escaped_twice_is_shown_as_it_was_meant_and_known_as_it_came(desk: Any, publisher: Any) -> None:
    desk.subscribe(publisher.publish("/feed", ESCAPED_TWICE))
    desk.poll()
    with desk.library() as library:
        (row,) = library.rows()
        assert (row.feed_title, row.title, row.author) == ("Ore & Tin", "Harrow & Pike opens a kiln", "Ann & Bo")
        assert [company.name for company in library.companies()] == ["Harrow & Pike plc"]
    publisher.publish("/feed", ESCAPED_TWICE + b" ")
    (polled,) = of(desk.poll(every=True), "polled")
    assert (polled["new"], polled["updated"]) == (0, 0)


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
