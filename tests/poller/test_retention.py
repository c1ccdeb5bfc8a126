"""Articles that go after a number of days, and clocks that are wrong."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from poller.watching import Feed, of


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


def test_an_old_article_that_has_just_come_in_or_been_read_stays(desk: Any, publisher: Any, make_feed: Feed) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1, 2, 3])))
    desk.set(keep_days=10)
    desk.now += timedelta(days=400)
    publisher.clock = lambda: desk.now
    desk.poll(every=True)
    with desk.library() as library:
        library.mark("read", ids=[1, 2])
    desk.poll(every=True)
    assert len(desk.titles()) == 3
    desk.now += timedelta(days=9)
    with desk.library() as library:
        library.mark("read", ids=[3])
    desk.now += timedelta(days=2)
    desk.poll(every=True)
    assert len(desk.titles()) == 1
    assert "2 read articles went" in desk.notices[-1]
    with desk.library() as library:
        library.undo()
    assert len(desk.titles("is:unread")) == 1


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
