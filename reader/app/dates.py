"""Days as a reader types them: `yesterday`, `friday`, `12 nov`, `2026-01-31`, `31.1.`, `7d`. Pure."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from reader.library.days import beginning, is_day, is_span

EXAMPLES: Final = "yesterday, friday, 12 nov, 2026-01-31 or 7d"
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DOTTED: Final = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})?")
_DAY_MONTH: Final = re.compile(r"(\d{1,2})\.? ([a-z]{3,9})\.?,?(?: (\d{4}))?")
_MONTH_DAY: Final = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:,? (\d{4}))?")
_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR: Final = re.compile(r"\d{4}")


def day_of(text: str, now: datetime) -> date:
    """The local day that the text names; one without a year is the last such day. Raises `ValueError`."""
    today, plain = now.astimezone().date(), _whole(" ".join(text.lower().split()))
    if is_span(plain) or is_day(plain):
        return datetime.fromtimestamp(beginning(plain, now), UTC).astimezone().date()
    found = _weekday(plain, today) or _in_words(plain, today)
    if found is None:
        raise ValueError(f"{text.strip() or 'Nothing'} is no day; write {EXAMPLES}.")
    return found


def midnight(day: date) -> int:
    """The second since 1970 at which a local day begins; 0 for one before that."""
    try:
        return max(0, int(datetime(day.year, day.month, day.day).astimezone().timestamp()))
    except (OverflowError, ValueError):
        return 0


def condition_before(text: str, now: datetime) -> str:
    """The condition of the query language for what is older than the text says. Raises `ValueError`."""
    plain = _whole(text.strip().lower())
    return f"-since:{plain}" if is_span(plain) else f"before:{day_of(text, now).isoformat()}"


def _whole(plain: str) -> str:
    """The word that three letters or more begin: `yest` is yesterday."""
    return next((word for word in ("today", "yesterday") if len(plain) >= 3 and word.startswith(plain)), plain)


def _weekday(plain: str, today: date) -> date | None:
    number = next((n for n, name in enumerate(_WEEKDAYS) if len(plain) >= 3 and name.startswith(plain)), None)
    return None if number is None else today - timedelta(days=(today.weekday() - number) % 7)


def _in_words(plain: str, today: date) -> date | None:
    if match := _DOTTED.fullmatch(plain):
        return _last(int(match[1]), int(match[2]), match[3], today)
    if match := _DAY_MONTH.fullmatch(plain):
        return _last(int(match[1]), _month(match[2]), match[3], today)
    if match := _MONTH_DAY.fullmatch(plain):
        return _last(int(match[2]), _month(match[1]), match[3], today)
    if match := _MONTH.fullmatch(plain):
        return _last(1, int(match[2]), match[1], today)
    return _last(1, 1, plain, today) if _YEAR.fullmatch(plain) else None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else 0


def _last(day: int, month: int, year: str | None, today: date) -> date | None:
    """The day; without a year the last one that is not in the future."""
    years = (int(year),) if year else range(today.year, today.year - 5, -1)
    for each in years:
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year or found <= today:
            return found
    return None
