"""What a poll has done, what came of it, and when the next one is due."""

from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.polling import LONGEST_WAIT, SHORTEST_WAIT, Progress, next_due, outcome, progress_after, wait_until
from reader.model import Feed

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def after(*events: dict[str, Any]) -> Progress:
    return reduce(progress_after, events, Progress())


def feed(next_poll: datetime | None, *, gone: bool = False) -> Feed:
    return Feed(1, "https://example.org/feed", "Example", next_poll=next_poll, gone=gone)


def test_the_status_line_counts_feeds_and_news_and_leaves_out_zeros():
    started = {"event": "started", "feeds": 200}
    polled = [{"event": "polled", "new": 3, "updated": 0}] * 11
    assert after(started).text == "Polling 0/200"
    assert after(started, *polled).text == "Polling 11/200 · 33 new"
    assert after(started, *polled, {"event": "failed"}, {"event": "skipped"}).text == (
        "Polling 13/200 · 33 new · 1 failed · 1 put off"
    )


def test_a_poll_that_has_not_said_how_many_feeds_are_due_shows_no_total():
    assert after().text == "Polling…"


@pytest.mark.parametrize(
    ("events", "text"),
    [
        ([], "There was no feed to poll"),
        ([{"event": "unchanged"}], "Polled 1 feed"),
        ([{"event": "unchanged"}, {"event": "skipped"}], "Polled 1 feed · 1 put off"),
        ([{"event": "skipped"}] * 2, "No feed was polled · 2 put off"),
        ([{"event": "polled", "new": 1}, {"event": "unchanged"}], "Polled 2 feeds · 1 new"),
    ],
)
def test_the_end_of_a_poll_says_what_it_brought(events: list[dict[str, Any]], text: str):
    assert after(*events, {"event": "done"}).text == text


def test_what_is_put_off_says_until_when_the_first_of_it_is():
    times = [{"event": "skipped", "until": f"2026-03-01T{hour}:30:00+00:00"} for hour in (15, 14, 16)]
    shown = datetime(2026, 3, 1, 14, 30, tzinfo=UTC).astimezone()
    assert after(*times, {"event": "done"}).text == f"No feed was polled · 3 put off until {shown:%H:%M}"
    odd = [{"event": "skipped", "until": value} for value in ("soon", None, 7, "2026-03-01T15:30:00")]
    assert after(*odd, {"event": "done"}).text == "No feed was polled · 4 put off"


@pytest.mark.parametrize("count", ["7", -1, None, 1.5, [], {}])
def test_counts_that_are_no_counts_are_passed_over(count: object):
    assert after({"event": "polled", "new": count}).new == 0


def test_events_of_a_later_version_change_nothing():
    assert after({"event": "weather"}, {}) == Progress()


@pytest.mark.parametrize(
    ("code", "error", "sentence"),
    [
        (3, "The library is held.", "Another Assay is polling; its articles appear here"),
        (-9, "", "The poll was cut short (signal 9); what had come in is kept"),
        (1, "The disk is full.", "The disk is full."),
        (1, "", "The poll failed (exit code 1); `assay doctor` looks for the cause"),
    ],
)
def test_every_end_of_a_poll_has_a_sentence(code: int, error: str, sentence: str):
    assert outcome(Progress(), code, error) == sentence


def test_a_pass_that_reached_nobody_says_why_and_one_that_did_says_what_it_brought():
    nobody = after({"event": "skipped"}, {"event": "done"})
    somebody = after({"event": "skipped"}, {"event": "polled", "new": 2}, {"event": "done"})
    assert outcome(nobody, 0, "There is no network.") == "There is no network."
    assert outcome(somebody, 0, "A warning.") == "Polled 1 feed · 2 new · 1 put off"


def test_the_next_poll_is_due_when_the_first_living_feed_is():
    later, sooner = NOW + timedelta(hours=2), NOW + timedelta(hours=1)
    assert next_due([feed(later), feed(sooner), feed(NOW, gone=True)], NOW) == sooner
    assert next_due([feed(later), feed(None)], NOW) == NOW
    assert next_due([feed(NOW, gone=True)], NOW) is None
    assert next_due([], NOW) is None


def test_nothing_is_waited_for_where_nothing_is_due():
    assert wait_until(None, NOW) is None


@given(st.integers(-(10**7), 10**7), st.integers(0, 10**6))
def test_a_wait_is_never_shorter_than_a_minute_nor_longer_than_an_hour(seconds: int, failures: int):
    wait = wait_until(NOW + timedelta(seconds=seconds), NOW, failures=failures)
    assert wait is not None
    assert SHORTEST_WAIT <= wait <= timedelta(hours=1)
    if failures == 0:
        assert wait <= LONGEST_WAIT


@given(st.integers(0, 20))
def test_each_failure_makes_the_wait_no_shorter(failures: int):
    waits = [wait_until(NOW, NOW, failures=count) for count in (failures, failures + 1)]
    assert waits[0] is not None
    assert waits[1] is not None
    assert waits[0] <= waits[1]
