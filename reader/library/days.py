"""Days and spans of the query language. Days are local: they begin at the reader's midnight."""

import re
from datetime import UTC, date, datetime, timedelta

_SPAN = re.compile(r"([0-9]{1,4})([hdwmy])")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|today|yesterday")


def is_day(text: str) -> bool:
    """Whether the text names a day that exists."""
    if not _DAY.fullmatch(text):
        return False
    if text in ("today", "yesterday"):
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_span(text: str) -> bool:
    """Whether the text is a number of hours, days, weeks, months or years."""
    return _SPAN.fullmatch(text) is not None


def beginning(text: str, now: datetime) -> int:
    """The second since 1970 at which a day begins, or that lies a span before `now`."""
    match = _SPAN.fullmatch(text)
    if match is None:
        return _midnight(_day(text, now))
    number, unit = int(match[1]), match[2]
    hours = number * {"h": 1, "d": 24, "w": 24 * 7, "m": 24 * 30, "y": 24 * 365}[unit]
    try:
        return max(0, int((now - timedelta(hours=hours)).timestamp()))
    except OverflowError:
        return 0


def end(text: str, now: datetime) -> int:
    """The second at which the day after begins."""
    day = _day(text, now)
    return _midnight(day + timedelta(days=1)) if day < date.max else _midnight(day)


def _day(text: str, now: datetime) -> date:
    today = now.astimezone().date()
    if text == "today":
        return today
    return today - timedelta(days=1) if text == "yesterday" else date.fromisoformat(text)


def _midnight(day: date) -> int:
    try:
        return max(0, int(datetime(day.year, day.month, day.day).astimezone().timestamp()))
    except (OverflowError, ValueError):
        return max(0, int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
