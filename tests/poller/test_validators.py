"""Conditional requests: validators that are held go back byte for byte, and with every request but one."""

from datetime import timedelta
from typing import Any

import pytest
from poller.watching import Feed


def validators_sent(publisher: Any) -> tuple[str | None, str | None]:
    headers = publisher.headers_sent("/feed")
    return headers.get("If-None-Match"), headers.get("If-Modified-Since")


def test_both_validators_are_those_of_the_last_answer(desk: Any, publisher: Any, make_feed: Feed) -> None:
    one, other = make_feed([1]), make_feed([1, 2])
    answers: list[tuple[bytes, int, dict[str, str]]] = [
        (one, 200, {"ETag": '"1"', "Last-Modified": "Monday"}),
        (b"", 304, {"ETag": '"2"', "Last-Modified": "Tuesday"}),
        (one, 200, {"ETag": "", "Last-Modified": "Wednesday"}),
        (other, 200, {"ETag": '"4"', "Last-Modified": ""}),
        (other, 200, {"ETag": "", "Last-Modified": ""}),
        (other, 200, {"ETag": "x" * 1025, "Last-Modified": "Friday"}),
        (other, 200, {}),
    ]
    desk.subscribe(publisher.base + "/feed")
    sent = []
    for body, status, headers in answers:
        publisher.publish("/feed", body, status=status, headers=headers)
        desk.poll(every=True)
        sent.append(validators_sent(publisher))
    assert sent == [
        (None, None),
        ('"1"', "Monday"),
        ('"2"', "Tuesday"),
        (None, "Wednesday"),
        ('"4"', None),
        (None, None),
        (None, "Friday"),
    ]


def test_a_failure_keeps_the_validators(desk: Any, publisher: Any, make_feed: Feed) -> None:
    body = make_feed([1])
    desk.subscribe(publisher.publish("/feed", body, headers={"ETag": '"good"'}))
    desk.poll()
    for status in (404, 500):
        publisher.publish("/feed", b"", status=status, headers={"ETag": '"bad"'})
        desk.poll(every=True)
        desk.poll(every=True)
        assert validators_sent(publisher) == ('"good"', None)


def test_a_server_that_calls_everything_unchanged_is_asked_without_validators_after_eight_days_only(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1]), headers={"ETag": '"1"'}))
    unconditional, told = [], []
    for day in range(20):
        told.append(desk.poll(every=True)[1]["event"])
        if validators_sent(publisher) == (None, None):
            unconditional.append(day)
        publisher.publish("/feed", b"", status=304, headers={"ETag": '"1"'})
        desk.now += timedelta(days=1)
    assert unconditional == [0, 9, 18]
    assert told == ["polled"] + ["unchanged"] * 19


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
