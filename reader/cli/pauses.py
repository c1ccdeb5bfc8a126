"""Feeds whose host has asked for a pause, and until when they wait for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Feed


def feeds_with_pauses(library: Library) -> tuple[tuple[Feed, ...], Mapping[int, datetime]]:
    """All feeds, those that wait for their host with the time when it may be asked again, and that by their ids."""
    feeds, hosts = library.feeds(), library.intake.hosts_parked(datetime.now(UTC))
    paused = _paused(feeds, hosts) if hosts else {}
    return tuple(_put_off(feed, paused.get(feed.id)) for feed in feeds), paused


def _paused(feeds: Iterable[Feed], hosts: Mapping[str, datetime]) -> dict[int, datetime]:
    from reader.feeds.addresses import host_and_port

    return {feed.id: hosts[host] for feed in feeds if not feed.gone and (host := host_and_port(feed.url)) in hosts}


def _put_off(feed: Feed, until: datetime | None) -> Feed:
    return replace(feed, next_poll=until) if until and feed.next_poll and feed.next_poll < until else feed
