"""What the poller and its schedule go by."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave for conditional requests (RFC 9110 §8.8), byte for byte; None where it gave none."""

    entity_tag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class FeedState:
    """What the schedule decides with. The poller makes the next one with `replace`, the library stores it.

    `interval` is the user's, in minutes; `rhythm` the minutes between articles, as seen; `hints` the JSON of
    what the feed says about its rhythm; `last_full` the last answer with a body; `body_hash` that body's.
    """

    id: int
    url: str
    title: str = ""
    validators: Validators = Validators()
    interval: int | None = None
    full_text: bool = False
    next_poll: datetime | None = None
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    last_full: datetime | None = None
    failures: int = 0
    error: str | None = None
    error_detail: str | None = None
    gone: bool = False
    body_hash: str = ""
    rhythm: float | None = None
    hints: str = ""
    redirect_to: str = ""
    redirect_seen: int = 0
    redirect_since: datetime | None = None
    former_urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PassTotals:
    """The totals of one pass, as its last event tells them."""

    feeds: int = 0
    polled: int = 0
    unchanged: int = 0
    failed: int = 0
    skipped: int = 0
    new: int = 0
    updated: int = 0
    seconds: float = 0.0
