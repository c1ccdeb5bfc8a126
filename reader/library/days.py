"""Days and spans as a reader types them: `yesterday`, `friday`, `12 nov`, `2026-01-31`, `31.1.`, `2026-01`, `7d`. Pure.

Days are local: they begin at the reader's midnight.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Final

EXAMPLES: Final = "yesterday, friday, 12 nov, 2026-01-31 or 7d"
_SPAN: Final = re.compile(r"([0-9]{1,4})([hdwmy])")
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAMED: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST: Final = 3
"""Letters that tell one word from the others."""
_YEARS_BACK: Final = 8
"""A day without a year is the last such one: 29 February is at most so many years ago."""


def is_day(text: str) -> bool:
    """Whether the text names a day that exists, or a month or year."""
    return _day(_plain(text), date(2000, 12, 31)) is not None


def is_span(text: str) -> bool:
    """Whether the text is a number of hours, days, weeks, months or years."""
    return _SPAN.fullmatch(text) is not None


def beginning(text: str, now: datetime) -> int:
    """The second since 1970 at which a day, month or year begins, or that lies a span before `now`."""
    match = _SPAN.fullmatch(text)
    if match is None:
        return midnight(day_of(text, now))
    number, unit = int(match[1]), match[2]
    hours = number * {"h": 1, "d": 24, "w": 24 * 7, "m": 24 * 30, "y": 24 * 365}[unit]
    try:
        return max(0, int((now - timedelta(hours=hours)).timestamp()))
    except OverflowError:
        return 0


def end(text: str, now: datetime) -> int:
    """The second at which the day, month or year after begins."""
    day, parts = day_of(text, now), _plain(text).split("-")
    try:
        if len(parts) == 1 and parts[0].isdigit():
            after = day.replace(year=day.year + 1)
        elif len(parts) == 2:
            after = (day + timedelta(days=31)).replace(day=1)
        else:
            after = day + timedelta(days=1)
    except (OverflowError, ValueError):
        after = day
    return midnight(after)


def day_of(text: str, now: datetime) -> date:
    """The local day that the text names; one without a year is the last such day. Raises `ValueError`."""
    plain = _plain(text)
    if is_span(plain):
        return datetime.fromtimestamp(beginning(plain, now), UTC).astimezone().date()
    found = _day(plain, now.astimezone().date())
    if found is None:
        raise ValueError(f"{text.strip() or 'Nothing'} is no day; write {EXAMPLES}.")
    return found


def midnight(day: date) -> int:
    """The second since 1970 at which a local day begins; 0 for one before that."""
    try:
        return max(0, int(datetime(day.year, day.month, day.day).astimezone().timestamp()))
    except (OverflowError, ValueError):
        return max(0, int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))


def condition_before(text: str, now: datetime) -> str:
    """The condition of the query language for what is older than the text says. Raises `ValueError`."""
    plain = _plain(text)
    return f"before:{plain}" if is_span(plain) else f"before:{day_of(text, now).isoformat()}"


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _day(plain: str, today: date) -> date | None:
    """The day that a text in its plain form names; None for any other text."""
    try:
        if _ISO.fullmatch(plain):
            return date.fromisoformat(plain)
        step = _begun(plain, tuple(_NAMED))
        if step is not None:
            return today + timedelta(days=_NAMED[step])
    except (OverflowError, ValueError):
        return None
    weekday = _begun(plain, _WEEKDAYS)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(weekday)) % 7)
    return _in_numbers(plain, today)


def _begun(plain: str, words: tuple[str, ...]) -> str | None:
    """The word that the text begins, or is: `yest` is yesterday."""
    return next((word for word in words if len(plain) >= _SHORTEST and word.startswith(plain)), None)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The ways to write day, month and year."""
    return (
        re.compile(r"(?P<day>[0-9]{1,2})\.\s*(?P<month>[0-9]{1,2})\.\s*(?P<year>[0-9]{4})?"),
        re.compile(r"(?P<day>[0-9]{1,2})\.? ?(?P<month>[a-z]{3,9})\.?,?(?: (?P<year>[0-9]{4}))?"),
        re.compile(r"(?P<month>[a-z]{3,9})\.? (?P<day>[0-9]{1,2})(?:,? (?P<year>[0-9]{4}))?"),
        re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2}))?"),
    )


def _in_numbers(plain: str, today: date) -> date | None:
    match = next(filter(None, (form.fullmatch(plain) for form in _forms())), None)
    if match is None:
        return None
    parts = match.groupdict()
    return _last(int(parts.get("day") or 1), _month(parts["month"] or "1"), parts["year"], today)


def _month(text: str) -> int:
    """A month's number, from its number or its name; 0 for what is none."""
    if text.isdigit():
        return int(text)
    return _MONTHS.index(text[:3]) + 1 if text[:3] in _MONTHS else 0


def _last(day: int, month: int, year: str | None, today: date) -> date | None:
    """The day; without a year the last one that is not in the future."""
    years = (int(year),) if year else range(today.year, today.year - _YEARS_BACK - 1, -1)
    for each in years:
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year or found <= today:
            return found
    return None
