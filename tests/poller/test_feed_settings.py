"""The settings that a feed has of its own in the config file."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from poller.watching import Feed, of


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
