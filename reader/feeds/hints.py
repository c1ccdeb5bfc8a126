"""How often a feed asks to be polled: ttl, sy:updatePeriod, skipHours and skipDays. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from reader.feeds.fields import whole

_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_LONGEST = 525_600
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SKIP = re.compile(r"<skip(hours|days)>((?:\s{0,99}<(?:hour|day)>[^<]{0,20}</(?:hour|day)>){1,40})", re.IGNORECASE)
_VALUE = re.compile(r"<(?:hour|day)\s*>\s*([A-Za-z0-9]+)\s*</", re.IGNORECASE)


def ttl(feed: Mapping[str, Any]) -> int | None:
    """The RSS `ttl` in minutes; a ttl of 0 says nothing."""
    return whole(feed.get("ttl"), _LONGEST) or None


def update_period(feed: Mapping[str, Any]) -> int | None:
    """Minutes between updates as the syndication module has them: its period divided by its frequency."""
    period = str(feed.get("sy_updateperiod") or "").strip().lower()
    if period not in _PERIODS:
        return None
    return max(1, _PERIODS[period] // max(1, whole(feed.get("sy_updatefrequency"), 1000) or 1))


def skips(document: str) -> tuple[frozenset[int], frozenset[int]]:
    """Hours (0 to 23, UTC) and days (Monday is 0) in which RSS asks not to be polled.

    A document that skips every hour, or every day, has skipped none: nobody publishes never.
    """
    hours: set[int] = set()
    days: set[int] = set()
    for kind, content in _SKIP.findall(document):
        for value in _VALUE.findall(content):
            if kind.lower() == "hours" and value.isdigit() and int(value) <= 24:
                hours.add(int(value) % 24)
            elif kind.lower() == "days" and value.lower() in _DAYS:
                days.add(_DAYS.index(value.lower()))
    return frozenset(hours if len(hours) < 24 else ()), frozenset(days if len(days) < 7 else ())
