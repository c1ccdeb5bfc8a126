"""Subscriptions, views and rules."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

LONGEST_INTERVAL = 7 * 24 * 60
"""Minutes: the longest interval that a user may give a feed."""
ADDRESS_LOST = "address_lost"
"""The error of a feed that was made again for its articles when a damaged library was read out."""
_PERIODS = ((1440, "day"), (7 * 1440, "week"), (30 * 1440, "month"), (365 * 1440, "year"))


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription and its health. `interval` is the user's, in minutes (None: decided by Assay)."""

    id: int
    url: str
    title: str
    folder: str = ""
    site_url: str = ""
    unread: int = 0
    articles: int = 0
    starred: int = 0
    interval: int | None = None
    full_text: bool = False
    last_success: datetime | None = None
    last_attempt: datetime | None = None
    error: str | None = None
    error_detail: str | None = None
    failures: int = 0
    gone: bool = False
    next_poll: datetime | None = None
    rhythm: float | None = None
    """Minutes between its articles, as far as is known."""
    paused_until: datetime | None = None
    """When its host may be asked again, which asked for a pause; `next_poll` is not before."""
    leads_to: str | None = None
    """The address of another subscription that its own leads to for good; they become one after a day of that."""

    @property
    def in_trouble(self) -> bool:
        """Whether the last poll failed, or the publisher has ended the feed."""
        return self.gone or self.error is not None

    @property
    def address_lost(self) -> bool:
        """Whether the feed waits for an address, since its own was lost with a damaged library."""
        return self.error == ADDRESS_LOST

    @property
    def pace(self) -> str:
        """How much it publishes, in words: `3 a day`; empty where that is not known."""
        for minutes, period in _PERIODS if self.rhythm else ():
            if self.rhythm is not None and (self.rhythm <= minutes or period == "year"):
                number = round(minutes / self.rhythm)
                return f"{number:,} a {period}" if number else f"1 in {self.rhythm / minutes:.0f} {period}s"
        return ""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that the user wants, before it is one. `interval` in minutes, None: decided by Assay."""

    url: str
    title: str = ""
    folder: str = ""
    site_url: str = ""
    interval: int | None = None
    full_text: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A saved query. Built-in views have a `key` of their own; the user's are named `view:NAME`."""

    key: str
    title: str
    query: str
    built_in: bool = False


@dataclass(frozen=True, slots=True)
class SourceView:
    """A view as the Sources pane shows it. `count` and `unread` are kept, or counted up to 10,000."""

    key: str
    title: str
    query: str
    count: int
    unread: int
    built_in: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that the Sources pane shows."""

    views: tuple[SourceView, ...]
    feeds: tuple[Feed, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What happens to new articles of a query. A new rule has id 0; what rule 3 has done, `rule:3` finds.

    They come in read, starred, or tagged with `value`; `mute`: read, and no other rule acts on them; `notify`: the poll
    tells of them.
    """

    query: str
    action: Literal["read", "star", "tag", "mute", "notify"]
    value: str = ""
    active: bool = True
    id: int = 0
