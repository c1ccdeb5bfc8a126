"""What response headers say about time: how long an answer stays fresh, and when to ask again. Pure.

The server's own Date is the clock that its dates are read against, so that a wrong clock on either side cancels out.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

DEFAULT_WAIT = timedelta(hours=1)
LONGEST_WAIT = timedelta(hours=24)
_LONGEST_AGE = 366 * 86_400.0
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(-?\d{1,15})", re.IGNORECASE)
_NOT_KEPT = re.compile(r"(?:^|[,\s])no-(?:store|cache)(?:$|[,\s=])", re.IGNORECASE)


def http_date(text: str | None) -> datetime | None:
    """The time that an HTTP date says (UTC), in any form that is in use; None for none and for nonsense."""
    try:
        found = parsedate_to_datetime(text or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    found = found.replace(tzinfo=UTC) if found.tzinfo is None else found
    try:
        return found.astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def retry_after(value: str | None, server_date: datetime | None, now: datetime) -> datetime:
    """When a server that answered 429 or 503 wants to be asked again: seconds or a date; one hour for no sense.

    Not later than in 24 hours: nobody who says more means it.
    """
    text = (value or "").strip()
    wait = DEFAULT_WAIT
    if re.fullmatch(r"\d+(\.\d+)?", text):
        wait = timedelta(seconds=min(float(text[:20]), LONGEST_WAIT.total_seconds()))
    elif until := http_date(text):
        wait = until - (server_date or now)
        wait = wait if wait > timedelta(0) else DEFAULT_WAIT
    return now + min(wait, LONGEST_WAIT)


def max_age(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds for which an answer stays fresh (Cache-Control, else Expires; RFC 9111 §4.2); None where nothing says."""
    control = headers.get("Cache-Control", "")
    if _NOT_KEPT.search(control):
        return None
    if found := _MAX_AGE.search(control):
        age = headers.get("Age", "").strip()
        fresh = float(found[1]) - (float(age) if age.isdigit() and len(age) < 12 else 0.0)
        return min(max(fresh, 0.0), _LONGEST_AGE)
    expires = http_date(headers.get("Expires"))
    if expires is None:
        return None
    fresh = (expires - (http_date(headers.get("Date")) or now)).total_seconds()
    return min(fresh, _LONGEST_AGE) if fresh > 0 else None
