"""What all that fetch for a library know of hosts: who asked to be left alone (429 and 503), and who asks them now.

Nobody asks a host sooner than it wants, or while another process does, for feeds or pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from reader.errors import FeedError
from reader.feeds.fetch import ASKS_FOR_PAUSE, Fetcher
from reader.library import Library
from reader.origins import host_and_port
from reader.poller.given import Clock
from reader.poller.schedule import parked_until


class Pauses:
    """The pauses of hosts: those that are known already, and those that come up."""

    def __init__(self, known: Mapping[str, datetime], clock: Clock, turns: Path) -> None:
        self._parked = dict(known)
        self._clock = clock
        self._turns = turns

    @classmethod
    def of(cls, library: Library, clock: Clock) -> Pauses:
        """Those that a library knows."""
        return cls(library.intake.hosts_parked(clock()), clock, turns_file(library.path))

    def hold_for(self, fetcher: Fetcher) -> None:
        """Has a fetcher keep to them, and take turns with the other processes of the library."""
        fetcher.heed(self.until, self._turns)

    def until(self, url: str) -> datetime | None:
        """Until when the host of an address is to be left alone; None where it may be asked."""
        until = self._parked.get(host_and_port(url))
        return until if until is not None and until > self._clock() else None

    def begun(self, error: FeedError, url: str) -> tuple[str, datetime] | None:
        """The host that asks for a pause with this error, and until when, which holds from now on; None for others.

        `url` is what was asked for, where the error does not say.
        """
        if error.status not in ASKS_FOR_PAUSE:
            return None
        host, until = host_and_port(error.url or url), parked_until(self._clock(), error.retry_after)
        self._parked[host] = until
        return host, until


def turns_file(library: Path) -> Path:
    """The file by which all that fetch for a library take turns to ask hosts."""
    real = library.absolute().resolve()
    return real.with_name(f"{real.name}-hosts")
