"""When a feed is polled next, and what becomes of its address. Pure: values in, values out, with `now` passed in.

A feed is asked as often as it publishes, never more often than its publisher asks for (Cache-Control and Expires,
RSS `ttl`, `sy:updatePeriod`, `skipHours`, `skipDays`), and never outside the floor and the ceiling of the settings. The
reader's own interval for a feed overrules all of that.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from reader.config import PollSettings
from reader.model import FeedState, ParsedFeed, Validators

LONGEST_WITHOUT_A_BODY = timedelta(days=8)
FIRST_BACK_OFF = timedelta(hours=1)
LONGEST_BACK_OFF = timedelta(hours=24)
PARKED_BY_DEFAULT = timedelta(hours=1)
REDIRECTS_BELIEVED = 3
REDIRECT_AGE_BELIEVED = timedelta(hours=24)
OFFLINE_PAUSE = timedelta(minutes=5)
DATES_FOR_RHYTHM = 20
_DATES_ENOUGH = 5
_LONGEST_SKIP = timedelta(days=7)
_JITTER = 0.1
_BACK_OFF_JITTER = 0.2


@dataclass(frozen=True, slots=True)
class Hints:
    """What a feed says about its rhythm: minutes, hours of the day in UTC, weekdays with Monday as 0."""

    ttl: int | None = None
    update_period: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()

    @classmethod
    def of(cls, feed: ParsedFeed) -> "Hints":
        """The hints of a parsed feed."""
        return cls(feed.ttl, feed.update_period, feed.skip_hours, feed.skip_days)

    @classmethod
    def from_json(cls, text: str) -> "Hints":
        """The hints that `as_json` wrote; none, where the text is not such."""
        try:
            data = json.loads(text) if text else {}
            return cls(
                data.get("ttl"),
                data.get("update_period"),
                frozenset(data.get("skip_hours", ())),
                frozenset(data.get("skip_days", ())),
            )
        except (ValueError, TypeError, AttributeError):
            return cls()

    def as_json(self) -> str:
        """The hints as `FeedState.hints` keeps them; an empty string for none."""
        data = {
            "ttl": self.ttl,
            "update_period": self.update_period,
            "skip_hours": sorted(self.skip_hours),
            "skip_days": sorted(self.skip_days),
        }
        given = {name: value for name, value in data.items() if value}
        return json.dumps(given) if given else ""


def is_due(state: FeedState, now: datetime, settings: PollSettings) -> bool:
    """Whether a feed is to be polled. A clock that was once ahead does not keep a feed waiting for that day."""
    if state.gone:
        return False
    if state.next_poll is None or state.next_poll <= now:
        return True
    longest = timedelta(minutes=max(settings.ceiling_minutes, settings.floor_minutes, state.interval or 0))
    return state.next_poll - now > max(longest * (1 + _JITTER), LONGEST_BACK_OFF) + _LONGEST_SKIP


def validators_to_send(state: FeedState) -> Validators:
    """The validators for the next request: those held, save once after 8 days of nothing but "not modified".

    Some servers answer 304 for ever after a move; only a request without validators shows that. Days in which nobody
    asked do not count: who opens the desk once a fortnight still has the validators of last time.
    """
    if state.last_full is None or state.last_success is None:
        return state.validators
    overdue = state.last_success - state.last_full >= LONGEST_WITHOUT_A_BODY
    return Validators() if overdue else state.validators


def rhythm_of(published: Iterable[datetime | None], now: datetime) -> float | None:
    """Minutes between articles, by the newest of those with a date; None where fewer than two have one.

    The time since the newest counts too, so that a feed that falls silent is asked less and less often. Few articles
    are no more than a day's, however close together they came.
    """
    dates = sorted((date for date in published if date is not None and date <= now), reverse=True)[:DATES_FOR_RHYTHM]
    if len(dates) < 2:
        return None
    span = now - dates[-1]
    if len(dates) < _DATES_ENOUGH:
        span = max(span, timedelta(days=1))
    return max(1.0, span.total_seconds() / 60 / len(dates))


def interval_of(state: FeedState, settings: PollSettings, fresh_for: float | None = None) -> float:
    """Minutes until the next poll, before jitter. `fresh_for` is how long the answer stays fresh, in seconds."""
    if state.interval:
        return float(max(state.interval, settings.floor_minutes))
    wanted = state.rhythm / 2 if state.rhythm is not None else float(settings.default_minutes)
    wanted = max(wanted, _least(state, settings, fresh_for))
    return min(wanted, float(max(settings.ceiling_minutes, settings.floor_minutes)))


def _least(state: FeedState, settings: PollSettings, fresh_for: float | None) -> float:
    """The fewest minutes that publisher and settings allow."""
    hints = Hints.from_json(state.hints)
    asked = [hints.ttl or 0, hints.update_period or 0, (fresh_for or 0) / 60]
    return float(max(settings.floor_minutes, *asked))


def next_poll(
    state: FeedState, now: datetime, settings: PollSettings, *, chance: float, fresh_for: float | None = None
) -> datetime:
    """When a feed that answered is due again. `chance` (0 to 1) decides the jitter of ±10 %, which stays below the
    ceiling; only hours that the feed asks to be spared in may go beyond it.
    """
    wanted = interval_of(state, settings, fresh_for)
    if state.interval:
        return now + timedelta(minutes=max(wanted * _jittered(chance, _JITTER), settings.floor_minutes))
    ceiling = float(max(settings.ceiling_minutes, settings.floor_minutes))
    minutes = min(wanted, ceiling / (1 + _JITTER)) * _jittered(chance, _JITTER)
    minutes = min(max(minutes, _least(state, settings, fresh_for)), ceiling)
    return _after_skipped(now + timedelta(minutes=minutes), Hints.from_json(state.hints))


def _jittered(chance: float, share: float) -> float:
    return 1 + (2 * chance - 1) * share


def _after_skipped(moment: datetime, hints: Hints) -> datetime:
    """The moment, or whole hours later, when the feed does not ask to be spared. One that always asks is not heard."""
    found = moment.astimezone(UTC)
    while found.hour in hints.skip_hours or found.weekday() in hints.skip_days:
        found += timedelta(hours=1)
        if found - moment > _LONGEST_SKIP:
            return moment
    return found


def after_success(
    state: FeedState,
    now: datetime,
    settings: PollSettings,
    *,
    chance: float,
    validators: Validators,
    fresh_for: float | None = None,
    permanent_to: str | None = None,
    with_body: bool = False,
) -> FeedState:
    """The state after a poll that brought the feed, or said that it is unchanged. Both validators are the answer's."""
    answered = replace(
        state,
        validators=validators,
        last_attempt=now,
        last_success=now,
        last_full=now if with_body else state.last_full,
        failures=0,
        error=None,
        error_detail=None,
        gone=False,
    )
    answered = after_redirect(answered, permanent_to, now)
    return replace(answered, next_poll=next_poll(answered, now, settings, chance=chance, fresh_for=fresh_for))


def after_failure(state: FeedState, now: datetime, *, code: str, detail: str, chance: float) -> FeedState:
    """The state after a failed poll: tried again after 1 h, doubled with every failure, up to 24 h, ±20 %.

    Validators, titles and everything else that a good answer brought stay.
    """
    doubled = FIRST_BACK_OFF * 2 ** min(state.failures, 10)
    pause = min(doubled * _jittered(chance, _BACK_OFF_JITTER), LONGEST_BACK_OFF)
    failed = replace(
        state,
        last_attempt=now,
        next_poll=now + pause,
        failures=state.failures + 1,
        error=code,
        error_detail=detail,
    )
    return _without_redirect(failed) if code == "not_a_feed" else failed


def after_gone(state: FeedState) -> FeedState:
    """The state of a failed feed whose publisher said that it is gone for good (410): it is never polled again."""
    return replace(state, next_poll=None, gone=True)


def after_offline(state: FeedState, now: datetime) -> FeedState:
    """The state after a poll without a network: as before, and tried again soon."""
    return replace(state, next_poll=now + OFFLINE_PAUSE)


def after_parking(state: FeedState, until: datetime, *, chance: float) -> FeedState:
    """The state of a feed whose host wants to be left alone; feeds of one host do not all come back at once."""
    if state.gone:
        return state
    return replace(state, next_poll=until + timedelta(minutes=5) * chance)


def parked_until(now: datetime, retry_after: datetime | None) -> datetime:
    """Until when a host that answered 429 or 503 is left alone: as `freshness.retry_after` understood it, an hour
    without a word.
    """
    return now + PARKED_BY_DEFAULT if retry_after is None or retry_after <= now else retry_after


def after_redirect(state: FeedState, permanent_to: str | None, now: datetime) -> FeedState:
    """The state after a valid answer that came over permanent redirects only (`permanent_to`), or not.

    Seen on 3 polls over at least 24 hours with the same target, the feed's address becomes that target.
    """
    if not permanent_to or permanent_to == state.url:
        return _without_redirect(state)
    if permanent_to != state.redirect_to or state.redirect_since is None or state.redirect_since > now:
        return replace(state, redirect_to=permanent_to, redirect_seen=1, redirect_since=now)
    seen = replace(state, redirect_seen=state.redirect_seen + 1)
    if seen.redirect_seen < REDIRECTS_BELIEVED or now - state.redirect_since < REDIRECT_AGE_BELIEVED:
        return seen
    former = tuple(url for url in state.former_urls if url != state.url)
    return replace(_without_redirect(seen), url=permanent_to, former_urls=(*former, state.url))


def _without_redirect(state: FeedState) -> FeedState:
    return replace(state, redirect_to="", redirect_seen=0, redirect_since=None)
