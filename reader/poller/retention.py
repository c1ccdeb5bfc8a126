"""Which old articles go after a pass: read ones, so many days after they came in, as the settings say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from reader.config import Config
from reader.library import Library

SETTING = "keep_days"
"""In `[poll]` for all feeds, in `[feeds."ADDRESS"]` for one."""
MOST_CLOCKS_DIFFER = timedelta(days=1)
CLOCK_IS_DOUBTED = (
    "The clock of this computer and those of the servers differ by more than a day: no old article was removed."
)


def is_wanted(config: Config) -> bool:
    """Whether the settings let any article go."""
    return config.poll.keep_days > 0 or any(days_of(table) for table in config.feeds.values())


def days_of(table: Mapping[str, object]) -> int | None:
    """For how many days the table of a feed keeps its read articles, 0 for ever; None where it does not say."""
    days = table.get(SETTING)
    return days if isinstance(days, int) and not isinstance(days, bool) and days >= 0 else None


def expire(library: Library, config: Config, now: datetime) -> int:
    """Removes the read articles whose time has come; how many. Starred, tagged and noted ones stay."""
    ids = {url: state.id for state in library.intake.poll_states(now, every=True) for url in state.former_urls}
    ids |= {feed.url: feed.id for feed in library.feeds()}
    days = {ids[url]: days_of(table) for url, table in config.feeds.items() if url in ids}
    own = {feed: number for feed, number in days.items() if number is not None}
    return library.intake.expire(now, config.poll.keep_days, feeds=own)


def gone(articles: int) -> str:
    """What is said of articles that went."""
    named = "1 read article" if articles == 1 else f"{articles:,} read articles"
    return f"{named} went, as the setting {SETTING} says."


def agree(here: datetime, there: datetime) -> bool:
    """Whether two clocks tell the same time, well enough to count days by."""
    return abs(here - there) <= MOST_CLOCKS_DIFFER
