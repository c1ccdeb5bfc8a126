"""Orders and headings of lists, and days as they are typed. Pure."""

from datetime import UTC, date, datetime

import pytest
from app.samples import NOW, row

from reader.app.ordering import Look, all_in_all, day_name, heading, listed, next_order, own_order, without_order
from reader.library.days import condition_before, day_of, midnight
from reader.library.query import parse

FRIDAY = datetime(2026, 11, 27, 12, tzinfo=UTC)


def test_a_query_names_its_own_order_outside_of_quotes_only():
    assert own_order("tin sort:oldest") == "oldest"
    assert own_order("SORT:Source") == "source"
    assert own_order('"sort:oldest" tin') == ""
    assert own_order("is:unread") == ""
    assert without_order('tin sort:oldest "sort:newest"') == 'tin  "sort:newest"'


@pytest.mark.parametrize(
    ("parts", "order", "query"),
    [
        (["", ""], "newest", ""),
        ([""], "oldest", "sort:oldest"),
        (["is:unread", "tin lead"], "newest", "is:unread tin lead"),
        (["is:unread", "tin OR lead"], "oldest", "is:unread (tin OR lead) sort:oldest"),
        (["tin OR lead"], "newest", "tin OR lead"),
        (["feed:1 sort:source", "tin sort:relevance"], "oldest", "feed:1 tin sort:oldest"),
    ],
)
def test_parts_become_one_query_with_one_order(parts: list[str], order: str, query: str):
    assert all_in_all(parts, order) == query
    assert parse(query).sort == order


def test_a_source_is_listed_in_its_own_order_or_in_that_of_all_lists():
    look = Look(order="oldest", unread_only=True)
    assert listed("feed:1", look) == "feed:1 is:unread sort:oldest"
    assert listed("tin sort:source", look) == "tin is:unread sort:source"
    assert listed("", Look()) == ""


def test_relevance_comes_last_and_only_where_words_are_searched():
    assert [next_order(order, ranked=False) for order in ("newest", "oldest", "source")] == [
        "oldest",
        "source",
        "newest",
    ]
    assert next_order("source", ranked=True) == "relevance"
    assert next_order("relevance", ranked=False) == "newest"


def test_headings_are_feeds_or_days_or_none():
    assert heading("newest", Look(), NOW) is None
    assert heading("relevance", Look(headings=True), NOW) is None
    by_feed, by_day = heading("source", Look(), NOW), heading("oldest", Look(headings=True), NOW)
    assert by_feed is not None
    assert by_day is not None
    one = row(1, feed_title="Ore", position=(int(NOW.timestamp()), 1))
    assert (by_feed(one), by_day(one)) == ("Ore", "Today")


def test_days_are_named_as_people_name_them():
    today = FRIDAY.date()
    assert day_name(today, today) == "Today"
    assert day_name(date(2026, 11, 26), today) == "Yesterday"
    assert day_name(date(2026, 11, 2), today) == "Monday, 2 November"
    assert day_name(date(2025, 1, 31), today) == "Friday, 31 January 2025"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        (" Yesterday ", date(2026, 11, 26)),
        ("fri", date(2026, 11, 27)),
        ("saturday", date(2026, 11, 21)),
        ("12 nov", date(2026, 11, 12)),
        ("12. Dec", date(2025, 12, 12)),
        ("December 24", date(2025, 12, 24)),
        ("jan 3, 2024", date(2024, 1, 3)),
        ("3.2.", date(2026, 2, 3)),
        ("3.2.2020", date(2020, 2, 3)),
        ("29.2.", date(2024, 2, 29)),
        ("2025-06", date(2025, 6, 1)),
        ("2019", date(2019, 1, 1)),
        ("7d", date(2026, 11, 20)),
        ("tomorrow", date(2026, 11, 28)),
        ("12nov", date(2026, 11, 12)),
    ],
)
def test_days_are_understood_as_people_write_them(text: str, day: date):
    assert day_of(text, FRIDAY) == day


@pytest.mark.parametrize("text", ["", "soon", "31 feb 2026", "2026-02-30", "12 foo", "99.99.", "0 jan", "99999999999d"])
def test_what_is_no_day_is_told_with_examples(text: str):
    with pytest.raises(ValueError, match="write yesterday, friday"):
        day_of(text, FRIDAY)


def test_older_than_a_day_or_a_span_is_a_condition_of_the_query_language():
    assert condition_before("7d", FRIDAY) == "before:7d"
    assert condition_before("12 nov", FRIDAY) == "before:2026-11-12"
    assert condition_before("yest", FRIDAY) == "before:2026-11-26"
    parse(condition_before("yesterday", FRIDAY))


def test_midnight_is_local_and_never_before_1970():
    assert datetime.fromtimestamp(midnight(date(2026, 11, 27)), UTC).astimezone().hour == 0
    assert midnight(date(1, 1, 1)) == 0
