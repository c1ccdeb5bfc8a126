"""Dates whose names of days and months are not English."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.feeds.dates import foreign_date
from reader.feeds.fields import moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("mer, 16 nov 2022 00:38:15 +0100", datetime(2022, 11, 15, 23, 38, 15, tzinfo=UTC)),
        ("Mi, 05 Mär 2025 10:00:00 +0100", datetime(2025, 3, 5, 9, tzinfo=UTC)),
        ("Do., 1. Dezember 2022", datetime(2022, 12, 1, tzinfo=UTC)),
        ("3 de ago de 2024 07:05", datetime(2024, 8, 3, 7, 5, tzinfo=UTC)),
        ("lun. 7 févr. 2022 08:00 GMT", datetime(2022, 2, 7, 8, tzinfo=UTC)),
        ("12 juin 2023", datetime(2023, 6, 12, tzinfo=UTC)),
        ("12 juil. 2023", datetime(2023, 7, 12, tzinfo=UTC)),
        ("9 października 2023", datetime(2023, 10, 9, tzinfo=UTC)),
        ("sab, 1 ott 2022 12:30:00 +0200", datetime(2022, 10, 1, 10, 30, tzinfo=UTC)),
    ],
)
def test_dates_in_other_languages_are_read(text: str, moment: datetime) -> None:
    assert foreign_date(text) == moment


@pytest.mark.parametrize(
    "text", ["", "yesterday", "32 nov 2022", "16 xyz 2022", "16 nov 0000", "2022-11-16", "16 nov 22", "31 dez 9999"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert foreign_date(text) is None


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert foreign_date(text) is None or foreign_date(text).tzinfo is UTC  # type: ignore[union-attr]


@pytest.mark.parametrize("year", [1, 1969, 9000, 9999])
def test_times_that_not_every_time_zone_has_are_none(year: int) -> None:
    assert moment(datetime(year, 12, 31, 23, 59, 59, tzinfo=UTC).utctimetuple()) is None


@given(st.datetimes(), st.timedeltas(timedelta(hours=-14), timedelta(hours=14)))
def test_any_time_that_is_believed_is_a_time_in_every_zone(found: datetime, offset: timedelta) -> None:
    believed = moment(found.timetuple())
    assert believed is None or believed.astimezone(timezone(offset)) == found.replace(microsecond=0, tzinfo=UTC)
