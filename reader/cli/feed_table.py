"""The feeds as a table: what fits beside their names and what is wrong with them, and all of it in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reader.cli.printing import console, local, on_terminal, plain, table
from reader.text import clean, without_password

if TYPE_CHECKING:
    from rich.text import Text

    from reader.model import Feed

_CELLS: Mapping[str, Callable[[Feed], str | Text]] = {
    "id": lambda feed: str(feed.id),
    "folder": lambda feed: feed.folder,
    "feed": lambda feed: feed.title,
    "unread": lambda feed: f"{feed.unread:,}",
    "articles": lambda feed: f"{feed.articles:,}",
    "last success": lambda feed: _moment(feed.last_success),
    "next poll": lambda feed: _next_poll(feed),
    "rhythm": lambda feed: feed.pace,
    "health": lambda feed: health(feed),
}
_WIDE = (
    (150, ("id", "folder", "feed", "unread", "articles", "last success", "next poll", "rhythm", "health")),
    (110, ("id", "feed", "unread", "last success", "next poll", "rhythm", "health")),
    (72, ("id", "feed", "unread", "next poll", "health")),
    (48, ("id", "feed", "health")),
    (30, ("id", "feed", "unread")),
    (0, ("id", "feed")),
)
_FEWEST_FOR_NAMES = 22
_MOST = {"id": 6, "folder": 20, "unread": 7, "articles": 8, "last success": 12, "next poll": 12, "rhythm": 12}


def print_feeds(found: Sequence[Feed]) -> None:
    """Prints the feeds, one a line."""
    width = console().width if on_terminal() else 1000
    columns = next(columns for least, columns in _WIDE if width >= least)
    rows = [[_CELLS[column](feed) for column in columns] for feed in found]
    most = {**_MOST, "health": _room_for_health(columns, rows, width)} if "health" in columns else _MOST
    table(list(columns), rows, wide="feed", right="id unread articles", most=most)


def _room_for_health(columns: Sequence[str], rows: Sequence[Sequence[str | Text]], width: int) -> int:
    taken = sum(
        2 + min(most, max(len(column), *(len(row[place]) for row in rows)))
        for place, column in enumerate(columns)
        if (most := _MOST.get(column))
    )
    longest = max(len(columns[-1]), *(len(row[-1]) for row in rows))
    return min(longest, max(_FEWEST_FOR_NAMES, width - taken - _FEWEST_FOR_NAMES - 2))


def health(feed: Feed) -> Text | str:
    """The feed's state in a few words: what is wrong with it, if anything is, or that its host is left alone."""
    if feed.address_lost:
        words, style = "its address is lost", "red"
    elif feed.gone:
        words, style = "ended by its publisher", "red"
    elif feed.error is not None:
        times = f" ({feed.failures} times)" if feed.failures > 1 else ""
        words, style = f"{_reason(feed)}{times}", "yellow"
    elif feed.paused_until is not None:
        words, style = f"its host asked for a pause until {_moment(feed.paused_until)}", "yellow"
    elif feed.leads_to is not None:
        words, style = f"leads to {without_password(feed.leads_to)}, subscribed to already", "yellow"
    else:
        words, style = "well" if feed.last_success else "not polled yet", "dim"
    return plain(words, style) if on_terminal() else words


def _reason(feed: Feed) -> str:
    """What went wrong; the address itself stands beside it."""
    detail, address = clean(feed.error_detail or feed.error or ""), f"{without_password(feed.url)} "
    return f"The address {detail.removeprefix(address)}" if detail.startswith(address) else detail


def _next_poll(feed: Feed) -> str:
    return local(None) if feed.gone else _moment(feed.next_poll)


def _moment(moment: datetime | None) -> str:
    """The time of today, or the day; in a pipe both."""
    if moment is None or not on_terminal():
        return local(moment)
    here = moment.astimezone()
    today = datetime.now(here.tzinfo).date()
    if here.date() == today:
        return f"{here:%H:%M}"
    return f"{here:%d %b}" if here.year == today.year else f"{here:%d %b %Y}"
