"""Addresses of feeds that move: rewritten where that is certain, and never to a page."""

from datetime import timedelta
from typing import Any

from poller.watching import Feed, of


def test_an_address_is_rewritten_when_every_step_is_permanent(desk: Any, publisher: Any, make_feed: Feed) -> None:
    permanent, passing = [(301,), (308,), (301, 308)], [(302,), (303,), (307,), (301, 302), (307, 301)]
    expected = set()
    for statuses in (*permanent, *passing):
        name = "-".join(map(str, statuses))
        target = step = publisher.publish(f"/{name}", make_feed([1]))
        for place, status in reversed(list(enumerate(statuses))):
            step = publisher.publish(f"/{name}/{place}", b"", status=status, headers={"Location": step})
        desk.subscribe(step)
        expected.add(target if statuses in permanent else step)
    for _ in range(4):
        desk.poll(every=True)
        desk.now += timedelta(hours=12)
    with desk.library() as library:
        assert {feed.url for feed in library.feeds()} == expected
        assert {feed.articles for feed in library.feeds()} == {1}


def test_an_address_never_moves_to_a_page(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", make_feed([1]))
    desk.subscribe(url)
    desk.poll()
    page = publisher.publish("/home", b"<!doctype html><html><title>Welcome</title><p>Our new site.</p></html>")
    publisher.publish("/feed", b"", status=301, headers={"Location": page})
    for _ in range(6):
        desk.now += timedelta(hours=30)
        desk.poll(every=True)
    assert (desk.state(url).url, desk.state(url).error) == (url, "not_a_feed")
    assert desk.titles() == ["Vessel 1"]


def test_a_feed_that_moves_to_one_that_is_subscribed_to_becomes_that_one(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    new = publisher.publish("/new", make_feed([1, 2]))
    old = publisher.publish("/old", make_feed([2, 3]))
    desk.subscribe(old, new)
    desk.poll()
    with desk.library() as library:
        library.mark("starred", query="")
    publisher.publish("/old", b"", status=301, headers={"Location": new})
    for _ in range(4):
        desk.now += timedelta(hours=12)
        desk.poll(every=True)
    with desk.library() as library:
        assert [feed.url for feed in library.feeds()] == [new]
        assert {row.title for row in library.rows("is:starred")} == {"Vessel 1", "Vessel 2", "Vessel 3"}


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


def test_a_gone_feed_that_answers_again_is_polled_again(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", b"", status=410)
    desk.subscribe(url)
    desk.poll()
    publisher.publish("/feed", make_feed([1]))
    assert of(desk.poll(url), "polled")
    assert of(desk.poll(every=True), "unchanged")


def test_a_feed_that_leads_to_another_subscription_says_so_brings_nothing_twice_and_loses_nothing(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    ore, tin = publisher.publish("/ore", make_feed([1, 2])), publisher.publish("/tin", make_feed([3]))
    wrong = publisher.publish("/wrong", b"", status=301, headers={"Location": ore})
    desk.subscribe(ore, tin)
    desk.poll()
    with desk.library() as library:
        library.mark("starred", query="")
        library.edit_feed(2, url=wrong)
    told, led = [], []
    for _ in range(3):
        told += of(desk.poll(every=True), "leads")
        with desk.library() as library:
            assert library.count("is:starred") == library.count("") == 3
            led.append([feed.leads_to for feed in library.feeds()])
        desk.now += timedelta(hours=12)
    assert led == [[None, ore], [None, ore], [None]]
    assert [(event["feed"], event["to"], event["times"], event["joined"]) for event in told] == [
        (wrong, ore, 1, False),
        (wrong, ore, 2, False),
        (wrong, ore, 0, True),
    ]
    publisher.publish("/ore", make_feed([1, 2, 4]))
    desk.poll(every=True)
    assert sorted(desk.titles()) == ["Vessel 1", "Vessel 2", "Vessel 3", "Vessel 4"]


def test_a_feed_that_leads_to_one_in_trouble_brings_its_articles_itself(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    ore, other = publisher.publish("/ore", b"", status=500), publisher.publish("/tin", make_feed([3]))
    desk.subscribe(ore, other)
    desk.poll()
    publisher.publish("/ore", make_feed([1, 2]))
    publisher.publish("/tin", b"", status=301, headers={"Location": ore})
    desk.now += timedelta(minutes=20)
    assert of(desk.poll(other), "polled")[0]["new"] == 2
    with desk.library() as library:
        assert {feed.url: feed.leads_to for feed in library.feeds()} == {ore: None, other: ore}
