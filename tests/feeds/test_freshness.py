"""What response headers say about time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.feeds.freshness import http_date, max_age, retry_after

NOW = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(hours=24)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(minutes=2)),
        (" 120 ", timedelta(minutes=2)),
        ("1.5", timedelta(seconds=1.5)),
        ("0", timedelta(0)),
        (None, HOUR),
        ("", HOUR),
        ("-120", HOUR),
        ("soon", HOUR),
        ("Sat, 01 Mar 2025 12:30:00 GMT", timedelta(minutes=30)),
        ("Saturday, 01-Mar-25 12:30:00 GMT", timedelta(minutes=30)),
        ("Sat Mar  1 12:30:00 2025", timedelta(minutes=30)),
        ("Sat, 01 Mar 2025 11:59:59 GMT", HOUR),
        ("Thu, 01 Jan 1970 00:00:00 GMT", HOUR),
        ("Sat, 99 Mar 2025 12:30:00 GMT", HOUR),
        ("999999999999999999999999999999", DAY),
        ("Fri, 31 Dec 9999 23:59:59 GMT", DAY),
    ],
)
def test_retry_after_in_all_its_forms(value: str | None, wait: timedelta) -> None:
    assert retry_after(value, None, NOW) == NOW + wait


def test_retry_after_date_is_read_against_the_servers_date() -> None:
    behind = NOW - timedelta(days=400)
    assert retry_after("Sat, 27 Jan 2024 12:05:00 GMT", datetime(2024, 1, 27, 12, 0, tzinfo=UTC), NOW) == NOW + (
        timedelta(minutes=5)
    )
    assert retry_after("Sat, 01 Mar 2025 12:30:00 GMT", behind, NOW) == NOW + DAY


@given(st.text(max_size=60), st.none() | st.datetimes(timezones=st.just(UTC)))
def test_retry_after_is_never_in_the_past_nor_after_a_day(value: str, date: datetime | None) -> None:
    assert NOW <= retry_after(value, date, NOW) <= NOW + DAY


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Cache-Control": "max-age=600"}, 600.0),
        ({"Cache-Control": "public, MAX-AGE=600, must-revalidate"}, 600.0),
        ({"Cache-Control": 'max-age="600"'}, 600.0),
        ({"Cache-Control": "max-age=600", "Age": "150"}, 450.0),
        ({"Cache-Control": "max-age=600", "Age": "900"}, 0.0),
        ({"Cache-Control": "max-age=600", "Age": "old"}, 600.0),
        ({"Cache-Control": "s-maxage=60"}, None),
        ({"Cache-Control": "x-max-age=60"}, None),
        ({"Cache-Control": "no-cache, max-age=600"}, None),
        ({"Cache-Control": "no-store"}, None),
        ({"Cache-Control": "max-age=-5"}, 0.0),
        ({"Cache-Control": "max-age=999999999999"}, 366 * 86_400.0),
        ({"Expires": "Sat, 01 Mar 2025 13:00:00 GMT"}, 3600.0),
        ({"Expires": "Sat, 01 Mar 2025 13:00:00 GMT", "Date": "Sat, 01 Mar 2025 12:45:00 GMT"}, 900.0),
        ({"Expires": "0"}, None),
        ({"Expires": "Sat, 01 Mar 2025 11:00:00 GMT"}, None),
        ({"Cache-Control": "max-age=60", "Expires": "Sat, 01 Mar 2025 13:00:00 GMT"}, 60.0),
    ],
)
def test_max_age_follows_the_headers(headers: dict[str, str], seconds: float | None) -> None:
    assert max_age(headers, NOW) == seconds


@given(st.text(max_size=80))
def test_http_date_reads_anything_or_nothing(text: str) -> None:
    found = http_date(text)
    assert found is None or found.utcoffset() == timedelta(0)
