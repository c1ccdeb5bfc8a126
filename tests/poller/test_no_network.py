"""Passes without a network, and passes in which single hosts cannot be reached."""

import re
import socket
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from faults.hostile import silent_port
from poller.watching import Feed, of

from reader.feeds.fetch import Fetcher


def test_without_a_network_no_feed_is_at_fault(desk: Any) -> None:
    def no_answer(host: str) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    urls = ["http://harbour.example/feed", "http://quay.example/feed"]
    desk.set(host_pause=0.0)
    desk.subscribe(*urls)
    events = desk.poll(fetcher=lambda settings: Fetcher(settings, lookup=no_answer))
    assert sorted(event["feed"] for event in of(events, "skipped")) == urls
    assert (events[-1]["failed"], events[-1]["skipped"]) == (0, 2)
    assert len(desk.notices) == 1
    assert [(desk.state(url).failures, desk.state(url).error) for url in urls] == [(0, None)] * 2
    desk.now += timedelta(minutes=6)
    assert of(desk.poll(fetcher=lambda settings: Fetcher(settings, lookup=no_answer)), "started")[0]["feeds"] == 2


def unknown(host: str) -> Sequence[str]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def test_one_feed_polled_without_a_network_is_judged_by_the_names_of_others(desk: Any) -> None:
    url = "http://harbour.example/feed"
    desk.subscribe(url, "http://quay.example/feed")
    events = desk.poll(url, fetcher=lambda settings: Fetcher(settings, lookup=unknown))
    assert [event["feed"] for event in of(events, "skipped")] == [url]
    assert (desk.state(url).failures, desk.state(url).error, len(desk.notices)) == (0, None, 1)


def test_one_feed_whose_name_alone_leads_nowhere_is_at_fault(desk: Any) -> None:
    def only_quay(host: str) -> Sequence[str]:
        return ["192.0.2.1"] if host == "quay.example" else unknown(host)

    url = "http://harbour.example/feed"
    desk.subscribe(url, "http://quay.example/feed", "http://wharf.example/feed")
    events = desk.poll(url, fetcher=lambda settings: Fetcher(settings, lookup=only_quay))
    assert [event["error"] for event in of(events, "failed")] == ["dns_failure"]
    assert desk.notices == []


def test_with_a_network_a_name_that_leads_nowhere_is_that_feeds_fault(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    def only_wharf(host: str) -> Sequence[str]:
        if host == "wharf.example":
            return ["127.0.0.1"]
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    answers = publisher.publish("/feed", make_feed([1])).replace("127.0.0.1", "wharf.example")
    desk.subscribe("http://quay.example/feed", answers)
    events = desk.poll(fetcher=lambda settings: Fetcher(settings, lookup=only_wharf))
    assert [event["error"] for event in of(events, "failed")] == ["dns_failure"]
    assert desk.notices == []


def test_a_host_of_this_machine_that_answers_is_no_network(desk: Any, publisher: Any, make_feed: Feed) -> None:
    here = publisher.publish("/feed", make_feed([1]))
    desk.subscribe("http://harbour.example/feed", "http://quay.example/feed", here)
    events = desk.poll(fetcher=lambda settings: Fetcher(settings, lookup=unknown))
    assert [event["feed"] for event in of(events, "polled")] == [here]
    assert (len(of(events, "skipped")), of(events, "failed"), len(desk.notices)) == (2, [], 1)


@pytest.mark.parametrize(
    ("away", "route", "event", "failures"),
    [
        (timedelta(hours=2), True, "skipped", 0),
        (timedelta(hours=30), True, "failed", 1),
        (timedelta(hours=30), False, "skipped", 0),
    ],
)
def test_the_only_feed_whose_name_is_not_found_any_more_is_blamed_when_it_has_been_away_for_long(
    desk: Any, publisher: Any, make_feed: Feed, away: timedelta, route: bool, event: str, failures: int
) -> None:
    url = publisher.publish("/feed", make_feed([1])).replace("127.0.0.1", "harbour.example")
    desk.subscribe(url)
    desk.set(host_pause=0.0)
    desk.poll(fetcher=lambda settings: Fetcher(settings, lookup=lambda host: ("127.0.0.1",)))
    desk.now += away
    lost = desk.poll(fetcher=lambda settings: Fetcher(settings, lookup=unknown, has_route=lambda: route))
    assert ([found["event"] for found in lost[1:-1]], desk.state(url).failures) == ([event], failures)


@pytest.mark.parametrize(
    ("hosts", "away", "event", "failures"),
    [
        (("harbour", "quay"), timedelta(hours=2), "skipped", 0),
        (("harbour", "quay"), timedelta(hours=30), "failed", 1),
        (("harbour", "harbour"), timedelta(hours=2), "failed", 1),
        (("harbour",), timedelta(hours=2), "failed", 1),
    ],
    ids=["two hosts", "two that are long gone", "two feeds of one host", "one feed"],
)
def test_hosts_that_stop_taking_connections_all_at_once_are_a_missing_network(
    desk: Any,
    publisher: Any,
    make_feed: Feed,
    hosts: Sequence[str],
    away: timedelta,
    event: str,
    failures: int,
) -> None:
    here = partial(Fetcher, lookup=lambda host: ("127.0.0.1",))
    desk.set(host_pause=0.0)
    for number, host in enumerate(hosts):
        url = publisher.publish(f"/feed{number}", make_feed([1]))
        desk.subscribe(url.replace("127.0.0.1", f"{host}.example"))
    assert len(of(desk.poll(fetcher=here), "polled")) == len(hosts)
    desk.now += away
    desk.set(connect_timeout=0.1)
    with desk.library() as library, silent_port() as port:
        for feed in library.feeds():
            library.edit_feed(feed.id, url=re.sub(r":\d+/", f":{port}/", feed.url))
        lost = desk.poll(every=True, fetcher=here)
        assert {state.failures for state in library.intake.poll_states(desk.now, every=True)} == {failures}
    assert [found["event"] for found in lost[1:-1]] == [event] * len(hosts)
    assert len(desk.notices) == (event == "skipped")
