"""Whether the network is missing."""

from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from reader.errors import FeedError
from reader.model import FeedState
from reader.poller.offline import (
    all_answered_lately,
    is_answer,
    is_offline,
    may_be_offline,
    none_takes_a_connection,
    others_to_find,
    reached_code,
)


def test_a_system_without_network_is_offline() -> None:
    assert is_offline([("a.example", "no_network")])


def test_one_host_whose_name_is_unknown_is_that_hosts_fault() -> None:
    assert not is_offline([("a.example", "dns_failure")])


def test_two_names_that_lead_nowhere_and_nobody_who_answers_are_a_missing_network() -> None:
    assert is_offline([("a.example", "dns_failure"), ("b.example", "dns_failure")])
    assert not is_offline([("a.example", "dns_failure"), ("b.example", "timeout")])


def test_many_hosts_out_of_reach_are_a_missing_network() -> None:
    assert is_offline([(f"{name}.example", "timeout") for name in "abcde"])


def test_many_feeds_of_one_host_are_one_host() -> None:
    assert not is_offline([("a.example", "timeout")] * 20)


@pytest.mark.parametrize("code", ["http_500", "not_a_feed", "connection_refused", "tls_failure"])
def test_an_answer_of_any_kind_is_a_network(code: str) -> None:
    assert is_answer(code)
    assert not may_be_offline(code)


@pytest.mark.parametrize("code", ["bad_config", "bad_address", "no_network", "timeout"])
def test_what_never_reached_a_host_says_nothing_of_the_network(code: str) -> None:
    assert not is_answer(code)


def test_with_a_network_a_silent_name_server_is_a_name_that_leads_nowhere() -> None:
    assert reached_code("no_network") == "dns_failure"
    assert reached_code("timeout") == "timeout"


def test_hosts_that_answered_last_are_asked_for_and_none_of_this_network() -> None:
    now = datetime(2026, 3, 4, tzinfo=UTC)
    states = [
        FeedState(1, "http://never.example/f"),
        FeedState(2, "http://old.example/f", last_success=now - timedelta(days=9)),
        FeedState(3, "http://new.example:8080/f", last_success=now),
        FeedState(4, "http://failed.example/f", last_success=now),
        *(FeedState(5, f"http://{host}/f", last_success=now) for host in ("127.0.0.1", "nas.local", "192.0.2.7")),
    ]
    assert others_to_find(states, ["failed.example"]) == ["new.example", "old.example", "never.example"]


def silent(host: str, *, answered: datetime | None, error: FeedError | None = None) -> tuple[FeedState, FeedError]:
    return FeedState(1, f"http://{host}/f", last_success=answered), error or FeedError("dns_failure")


def test_two_hosts_of_today_that_take_no_connection_are_a_missing_network() -> None:
    now = datetime(2026, 3, 4, tzinfo=UTC)
    timeout = FeedError("timeout")
    timeout.__cause__ = aiohttp.ConnectionTimeoutError()
    a, b = silent("a.example", answered=now), silent("b.example", answered=now, error=timeout)
    assert none_takes_a_connection([a, b, silent("c.example", answered=None)], now)
    assert not none_takes_a_connection([a, a], now)
    assert not none_takes_a_connection([a, silent("c.example", answered=None)], now)
    assert not none_takes_a_connection([a, silent("nas.local", answered=now)], now)
    slow = FeedError("timeout")
    slow.__cause__ = aiohttp.SocketTimeoutError()
    assert not none_takes_a_connection([a, b, silent("c.example", answered=now, error=slow)], now)


@pytest.mark.parametrize(("hours", "lately"), [(None, False), (1, True), (23.9, True), (24, False), (-1, False)])
def test_a_feed_that_was_there_today_has_not_lost_its_name(hours: float | None, lately: bool) -> None:
    now = datetime(2026, 3, 4, tzinfo=UTC)
    answered = now - timedelta(hours=hours) if hours is not None else None
    there = FeedState(1, "http://a.example/f", last_success=now)
    assert all_answered_lately([there, FeedState(2, "http://b.example/f", last_success=answered)], now) is lately
