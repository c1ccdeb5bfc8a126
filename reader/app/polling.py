"""What a poll has done so far, and when the next one is due. Pure: events, feeds and `now` in, values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from reader.model import Feed
from reader.text import counted

LONGEST_WAIT: Final = timedelta(minutes=10)
"""A longer wait is cut here and looked at again: a laptop that slept wakes to its news, and clocks jump."""
SHORTEST_WAIT: Final = timedelta(minutes=1)
BUSY_CODE: Final = 3
"""Exit code of a poll that found another poller at work."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Sums of a poll's events; `feeds` is 0 until the poll has said how many are due.

    `until` is when the first of the feeds that were put off may be asked again, if that was said.
    """

    feeds: int = 0
    polled: int = 0
    unchanged: int = 0
    failed: int = 0
    skipped: int = 0
    new: int = 0
    updated: int = 0
    done: bool = False
    until: datetime | None = None

    @property
    def visited(self) -> int:
        """How many feeds are through, whatever came of it."""
        return self.polled + self.unchanged + self.failed + self.skipped

    @property
    def text(self) -> str:
        """The poll in a few words: `Polling 12/200 · 34 new`, and when it is done `Polled 200 feeds · 34 new`."""
        of = f" {self.visited}/{self.feeds}" if self.feeds else "…"
        beginning = self._polled if self.done else f"Polling{of}"
        put_off = f"put off until {self.until.astimezone():%H:%M}" if self.until else "put off"
        counts = ((self.new, "new"), (self.updated, "updated"), (self.failed, "failed"), (self.skipped, put_off))
        return " · ".join([beginning, *(f"{count} {word}" for count, word in counts if count)])

    @property
    def _polled(self) -> str:
        count = self.visited - self.skipped
        if count:
            return f"Polled {counted(count, 'feed')}"
        return "No feed was polled" if self.skipped else "There was no feed to poll"


def progress_after(progress: Progress, event: Mapping[str, Any]) -> Progress:
    """The progress with one more event of `assay poll --json` in it; events that it does not know change nothing."""
    match event.get("event"):
        case "started":
            return replace(progress, feeds=_count(event, "feeds"))
        case "polled":
            return replace(
                progress,
                polled=progress.polled + 1,
                new=progress.new + _count(event, "new"),
                updated=progress.updated + _count(event, "updated"),
            )
        case "unchanged":
            return replace(progress, unchanged=progress.unchanged + 1)
        case "failed":
            return replace(progress, failed=progress.failed + 1)
        case "skipped":
            times = [time for time in (progress.until, _time(event.get("until"))) if time is not None]
            return replace(progress, skipped=progress.skipped + 1, until=min(times, default=None))
        case "done":
            return replace(progress, done=True)
    return progress


def _count(event: Mapping[str, Any], key: str) -> int:
    value = event.get(key)
    return value if isinstance(value, int) and value > 0 else 0


def _time(value: object) -> datetime | None:
    try:
        time = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return time if time is not None and time.tzinfo is not None else None


def next_due(feeds: Iterable[Feed], now: datetime) -> datetime | None:
    """When the first feed falls due (`now` for one that was never polled); None where no feed will."""
    times = [feed.next_poll or now for feed in feeds if not feed.gone]
    return min(times, default=None)


def wait_until(due: datetime | None, now: datetime, *, failures: int = 0) -> timedelta | None:
    """How long to sleep before looking again: never under a minute, longer after polls that failed as a whole.

    None: nothing to wait for, until the feeds change.
    """
    if due is None:
        return None
    least = min(SHORTEST_WAIT * (1 << min(failures, 10)), timedelta(hours=1))
    return max(least, min(due - now, LONGEST_WAIT))


def reached_nobody(progress: Progress, code: int, error: str) -> bool:
    """Whether a pass says on stderr why it got nowhere: there is no network."""
    return code == 0 and bool(error) and progress.visited == progress.skipped


def outcome(progress: Progress, code: int, error: str) -> str:
    """What came of a poll, for the status line: its sums, or the sentence that says why there are none."""
    if code == 0:
        return error if reached_nobody(progress, code, error) else progress.text
    if code == BUSY_CODE:
        return "Another Assay is polling; its articles appear here"
    if code < 0:
        return f"The poll was cut short (signal {-code}); what had come in is kept"
    return error or f"The poll failed (exit code {code}); `assay doctor` looks for the cause"
