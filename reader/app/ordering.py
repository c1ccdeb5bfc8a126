"""How the reader has the list: its order, headings between its rows, only what is unread. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import Final

from reader.model import ArticleRow

NEWEST: Final = "newest"
ORDERS: Final = {
    NEWEST: "newest first",
    "oldest": "oldest first",
    "source": "by feed",
    "relevance": "most relevant first",
}
DAYS_KEPT: Final = 4_000
_QUARTER: Final = 900
"""Seconds: midnight is at a multiple of these in every time zone."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the reader has chosen for every list; kept between runs. `rows`: empty where the settings decide;
    `unread_feeds`: Sources shows only feeds with unread articles.
    """

    order: str = NEWEST
    headings: bool = False
    unread_only: bool = False
    rows: str = ""
    unread_feeds: bool = False


@cache
def _sort() -> re.Pattern[str]:
    return re.compile(r'"(?:[^"]|"")*"|(?<!\S)sort:(\w+)', re.IGNORECASE)


def own_order(query: str) -> str:
    """The order that a query names itself; empty where it names none."""
    if ":" not in query:
        return ""
    return next((match[1].lower() for match in _sort().finditer(query) if match[1]), "")


def without_order(query: str) -> str:
    """The query without the order that it names."""
    return _sort().sub(lambda match: "" if match[1] else match[0], query).strip() if own_order(query) else query.strip()


def all_in_all(parts: Sequence[str], order: str) -> str:
    """The query of what meets every part, in an order."""
    plain = [part for part in map(without_order, parts) if part]
    text = " ".join(f"({part})" if "OR" in part and len(plain) > 1 else part for part in plain)
    return text if order == NEWEST else f"{text} sort:{order}".lstrip()


def listed(query: str, look: Look) -> str:
    """The query of a source as the reader has lists."""
    unread = ["is:unread"] if look.unread_only else []
    return all_in_all([query, *unread], own_order(query) or look.order)


def next_order(order: str, *, ranked: bool) -> str:
    """The order after this one; relevance is one only where words are searched (`ranked`)."""
    orders = [name for name in ORDERS if ranked or name != "relevance"]
    return orders[(orders.index(order) + 1) % len(orders)] if order in orders else NEWEST


# headings

Heading = Callable[[ArticleRow], str]


def heading(order: str, look: Look, now: datetime) -> Heading | None:
    """What stands above the rows that belong together: the feed, or the day; None where nothing does."""
    if order == "source":
        return lambda row: row.feed_title
    if order == "relevance" or not look.headings:
        return None
    today = now.astimezone().date()
    return lambda row: day_name(_day_of(row.position[0] // _QUARTER), today)


@lru_cache(maxsize=DAYS_KEPT)
def _day_of(quarter: int) -> date:
    return datetime.fromtimestamp(quarter * _QUARTER, UTC).astimezone().date()


@lru_cache(maxsize=DAYS_KEPT)
def day_name(day: date, today: date) -> str:
    """A day as its heading says it."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%A}, {day.day} {day:%B}{year}"
