"""When feeds are polled, as properties of the pure schedule."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import PollSettings
from reader.feeds.freshness import LONGEST_WAIT
from reader.model import FeedState, ParsedFeed, Validators
from reader.poller import schedule
from reader.poller.schedule import Hints

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
FIRST, LAST = datetime.fromisoformat("2001-01-01"), datetime.fromisoformat("2090-01-01")
SETTINGS = PollSettings()
FEED = FeedState(1, "https://ore.example/feed")
HELD = Validators('W/"a"', "Wed, 04 Mar 2026 10:00:00 GMT")

chances = st.floats(0, 1)
moments = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
minutes = st.floats(0.5, 5e6)
hints = st.builds(
    Hints,
    ttl=st.none() | st.integers(0, 10**6),
    update_period=st.none() | st.integers(0, 10**6),
    skip_hours=st.frozensets(st.integers(0, 23)),
    skip_days=st.frozensets(st.integers(0, 6)),
)
states = st.builds(
    lambda rhythm, hints, failures: replace(FEED, rhythm=rhythm, hints=hints.as_json(), failures=failures),
    st.none() | minutes,
    hints,
    st.integers(0, 400),
)


def minutes_until(moment: datetime | None, now: datetime = NOW) -> float:
    assert moment is not None
    return (moment - now).total_seconds() / 60


# ---- the next poll of a feed that answers


@given(states, moments, chances, st.none() | st.floats(0, 1e9))
def test_next_poll_is_never_before_the_floor(
    state: FeedState, now: datetime, chance: float, fresh_for: float | None
) -> None:
    found = schedule.next_poll(state, now, SETTINGS, chance=chance, fresh_for=fresh_for)
    assert minutes_until(found, now) >= SETTINGS.floor_minutes


@given(states, moments, chances, st.none() | st.floats(0, 1e9))
def test_next_poll_is_at_most_the_ceiling_and_spared_hours_away(
    state: FeedState, now: datetime, chance: float, fresh_for: float | None
) -> None:
    found = schedule.next_poll(state, now, SETTINGS, chance=chance, fresh_for=fresh_for)
    spared = Hints.from_json(state.hints)
    later = 7 * 1440 + 1 if spared.skip_hours or spared.skip_days else 0
    assert minutes_until(found, now) <= SETTINGS.ceiling_minutes + later


def test_quiet_feeds_do_not_all_come_back_at_the_ceiling() -> None:
    quiet = replace(FEED, rhythm=90_000.0)
    found = [minutes_until(schedule.next_poll(quiet, NOW, SETTINGS, chance=chance)) for chance in (0.0, 0.5, 0.9, 1.0)]
    assert found == sorted(set(found))
    assert 1_170 < found[0] < found[-1] <= 1_440


@given(hints, moments, chances)
def test_a_spared_hour_or_day_is_not_polled_in(hints: Hints, now: datetime, chance: float) -> None:
    found = schedule.next_poll(replace(FEED, hints=hints.as_json()), now, SETTINGS, chance=chance)
    if len(hints.skip_hours) < 24 and len(hints.skip_days) < 6:
        assert found.hour not in hints.skip_hours
        assert found.weekday() not in hints.skip_days


def test_a_feed_that_spares_every_hour_is_polled_all_the_same() -> None:
    every_hour = Hints(skip_hours=frozenset(range(24)))
    found = schedule.next_poll(replace(FEED, hints=every_hour.as_json()), NOW, SETTINGS, chance=0.5)
    assert minutes_until(found) == pytest.approx(60)


@pytest.mark.parametrize(("chance", "expected"), [(0.0, 54), (0.5, 60), (1.0, 66)])
def test_jitter_is_ten_percent_either_way(chance: float, expected: float) -> None:
    assert minutes_until(schedule.next_poll(FEED, NOW, SETTINGS, chance=chance)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("given", "fresh_for"),
    [(Hints(ttl=180), None), (Hints(update_period=180), None), (Hints(), 180 * 60.0), (Hints(ttl=30), 180 * 60.0)],
)
def test_a_publisher_that_asks_for_three_hours_gets_at_least_that(given: Hints, fresh_for: float | None) -> None:
    state = replace(FEED, hints=given.as_json(), rhythm=1.0)
    for chance in (0.0, 0.5, 1.0):
        found = schedule.next_poll(state, NOW, SETTINGS, chance=chance, fresh_for=fresh_for)
        assert 180 <= minutes_until(found) <= 198


def test_a_ttl_of_a_month_is_cut_to_the_ceiling() -> None:
    found = schedule.next_poll(replace(FEED, hints=Hints(ttl=43_200).as_json()), NOW, SETTINGS, chance=0.0)
    assert minutes_until(found) == 1440


@given(states, chances, st.integers(1, 10_000))
def test_the_users_interval_overrules_everything_but_the_floor(state: FeedState, chance: float, interval: int) -> None:
    found = schedule.next_poll(replace(state, interval=interval), NOW, SETTINGS, chance=chance, fresh_for=1e6)
    floored = max(interval, SETTINGS.floor_minutes)
    assert max(floored * 0.899, SETTINGS.floor_minutes) <= minutes_until(found) <= floored * 1.101


def test_busy_feeds_are_asked_more_often_than_quiet_ones() -> None:
    found = [schedule.interval_of(replace(FEED, rhythm=rhythm), SETTINGS) for rhythm in (5.0, 200.0, 1000.0, 90_000.0)]
    assert found == [15, 100, 500, 1440]


@given(st.lists(st.none() | moments, max_size=60), moments)
def test_rhythm_is_positive_and_needs_two_dates_of_the_past(dates: list[datetime | None], now: datetime) -> None:
    rhythm = schedule.rhythm_of(dates, now)
    past = [date for date in dates if date is not None and date <= now]
    assert (rhythm is None) == (len(past) < 2)
    assert rhythm is None or rhythm >= 1


def test_two_articles_a_minute_apart_are_two_a_day_and_no_flood() -> None:
    assert schedule.rhythm_of([NOW, NOW - timedelta(minutes=1)], NOW) == 720
    assert schedule.rhythm_of([NOW - timedelta(minutes=number) for number in range(10)], NOW) == 1


def test_a_feed_that_falls_silent_slows_down() -> None:
    daily = [NOW - timedelta(days=day) for day in range(10)]
    soon = schedule.rhythm_of(daily, NOW)
    late = schedule.rhythm_of(daily, NOW + timedelta(days=90))
    assert soon is not None
    assert late is not None
    assert late > 5 * soon


@given(hints)
def test_hints_survive_being_stored(given: Hints) -> None:
    kept = Hints.from_json(given.as_json())
    assert kept == Hints(given.ttl or None, given.update_period or None, given.skip_hours, given.skip_days)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", '{"skip_hours": 4}'])
def test_hints_that_cannot_be_read_are_none(text: str) -> None:
    assert Hints.from_json(text) == Hints()


def test_hints_are_those_of_the_feed() -> None:
    feed = ParsedFeed("Ore", ttl=90, update_period=720, skip_hours=frozenset({3}), skip_days=frozenset({6}))
    assert Hints.of(feed) == Hints(90, 720, frozenset({3}), frozenset({6}))


# ---- due


@given(states, moments, chances)
def test_a_feed_is_due_when_its_time_has_come_and_not_before(state: FeedState, now: datetime, chance: float) -> None:
    found = schedule.next_poll(state, now, SETTINGS, chance=chance)
    waiting = replace(state, next_poll=found)
    assert not schedule.is_due(waiting, now, SETTINGS)
    assert schedule.is_due(waiting, found, SETTINGS)


def test_a_feed_that_was_never_polled_is_due() -> None:
    assert schedule.is_due(FEED, NOW, SETTINGS)


def test_a_feed_that_is_gone_is_never_due() -> None:
    assert not schedule.is_due(replace(FEED, gone=True), NOW, SETTINGS)


def test_a_clock_that_was_a_year_ahead_does_not_silence_a_feed() -> None:
    ahead = replace(FEED, next_poll=NOW + timedelta(days=365))
    assert schedule.is_due(ahead, NOW, SETTINGS)


def test_the_longest_parking_is_waited_for() -> None:
    until = schedule.parked_until(NOW, NOW + LONGEST_WAIT)
    parked = schedule.after_parking(FEED, until, chance=1.0)
    assert not schedule.is_due(parked, NOW, SETTINGS)


# ---- validators


@given(st.floats(0, 60))
def test_validators_are_sent_save_after_eight_days_of_answers_without_a_body(days: float) -> None:
    state = replace(FEED, validators=HELD, last_full=NOW - timedelta(days=days), last_success=NOW)
    assert schedule.validators_to_send(state) == (Validators() if days >= 8 else HELD)


def test_validators_of_an_answer_replace_both_that_were_held() -> None:
    state = replace(FEED, validators=HELD)
    after = schedule.after_success(state, NOW, SETTINGS, chance=0.5, validators=Validators('"b"', None))
    assert after.validators == Validators('"b"', None)


def test_a_body_is_remembered_and_a_304_is_not_one() -> None:
    full = schedule.after_success(FEED, NOW, SETTINGS, chance=0.5, validators=HELD, with_body=True)
    later = NOW + timedelta(days=1)
    unchanged = schedule.after_success(full, later, SETTINGS, chance=0.5, validators=HELD)
    assert (full.last_full, unchanged.last_full, unchanged.last_success) == (NOW, NOW, later)


# ---- failures


@given(states, chances)
def test_back_off_grows_from_an_hour_to_a_day(state: FeedState, chance: float) -> None:
    after = schedule.after_failure(state, NOW, code="timeout", detail="slow", chance=chance)
    expected = min(60 * 2 ** min(state.failures, 9), 1440)
    assert expected * 0.799 <= minutes_until(after.next_poll) <= min(expected * 1.201, 1440)
    assert after.failures == state.failures + 1


@given(states, chances)
def test_a_failure_keeps_what_good_answers_brought(state: FeedState, chance: float) -> None:
    state = replace(state, validators=HELD, title="Ore", body_hash="x", last_success=NOW, last_full=NOW)
    after = schedule.after_failure(state, NOW, code="timeout", detail="slow", chance=chance)
    changed = {"last_attempt", "next_poll", "failures", "error", "error_detail"}
    assert {name for name in state.__slots__ if getattr(state, name) != getattr(after, name)} <= changed


@given(states, chances)
def test_any_success_ends_a_back_off(state: FeedState, chance: float) -> None:
    failed = schedule.after_failure(state, NOW, code="timeout", detail="slow", chance=chance)
    after = schedule.after_success(failed, NOW, SETTINGS, chance=chance, validators=HELD)
    assert (after.failures, after.error, after.error_detail) == (0, None, None)


def test_a_feed_that_is_gone_is_not_asked_again() -> None:
    failed = schedule.after_failure(FEED, NOW, code="http_410", detail="gone", chance=0.5)
    after = schedule.after_gone(failed)
    assert (after.gone, after.next_poll, after.error) == (True, None, "http_410")


def test_without_a_network_nothing_is_counted_and_the_feed_is_tried_soon() -> None:
    after = schedule.after_offline(FEED, NOW)
    assert (after.failures, after.error) == (0, None)
    assert minutes_until(after.next_poll) <= 5


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (None, timedelta(hours=1)),
        (timedelta(seconds=-5), timedelta(hours=1)),
        (timedelta(minutes=3), timedelta(minutes=3)),
        (timedelta(days=1), timedelta(days=1)),
    ],
)
def test_a_host_is_parked_as_long_as_it_asks(asked: timedelta | None, expected: timedelta) -> None:
    assert schedule.parked_until(NOW, asked and NOW + asked) - NOW == expected


# ---- redirects


def polls(*answers: tuple[float, str | None]) -> FeedState:
    """The state after polls at these hours with these targets of permanent redirects."""
    state = FEED
    for hour, target in answers:
        state = schedule.after_redirect(state, target, NOW + timedelta(hours=hour))
    return state


NEW = "https://new.example/feed"


def test_an_address_moves_after_three_polls_over_a_day() -> None:
    moved = polls((0, NEW), (12, NEW), (24, NEW))
    assert (moved.url, moved.former_urls, moved.redirect_to) == (NEW, (FEED.url,), "")


@pytest.mark.parametrize(
    "answers",
    [
        [(0, NEW), (24, NEW)],
        [(0, NEW), (1, NEW), (2, NEW), (23.9, NEW)],
        [(0, NEW), (12, None), (24, NEW), (36, NEW)],
        [(0, NEW), (12, "https://other.example/"), (24, NEW), (36, NEW)],
        [(0, FEED.url), (12, FEED.url), (24, FEED.url)],
    ],
)
def test_an_address_stays_until_the_redirect_is_proven(answers: list[tuple[float, str | None]]) -> None:
    assert polls(*answers).url == FEED.url


@given(st.lists(st.tuples(st.floats(-50, 50), st.sampled_from([None, NEW, "https://b.example/"])), max_size=12))
def test_an_address_only_ever_moves_to_a_target_seen_three_times(answers: list[tuple[float, str | None]]) -> None:
    moved = polls(*answers)
    if moved.url != FEED.url:
        assert [target for _, target in answers].count(moved.url) >= 3


def test_a_target_that_is_no_feed_starts_the_count_again() -> None:
    seen = polls((0, NEW), (12, NEW))
    after = schedule.after_failure(seen, NOW, code="not_a_feed", detail="a page", chance=0.5)
    assert (after.redirect_to, after.redirect_seen) == ("", 0)


def test_a_timeout_does_not_start_the_count_again() -> None:
    seen = polls((0, NEW), (12, NEW))
    after = schedule.after_failure(seen, NOW, code="timeout", detail="slow", chance=0.5)
    assert after.redirect_seen == 2
