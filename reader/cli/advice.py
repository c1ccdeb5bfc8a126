"""What to do about a feed in trouble. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reader.text import counted, host_of, without_password

if TYPE_CHECKING:
    from reader.model import Feed

SILENT_FOR = timedelta(days=180)
QUIET_FOR = timedelta(days=365)
_QUIET = (
    "nothing, if it is a quiet one; else look for a newer feed with `assay add` and the address of its site, or "
    "unsubscribe with `assay remove` and its number"
)
_ONE_SOON = (
    "nothing, if it is the same feed: after a day of that the two become one, with the articles and marks of both; "
    "else give it its own address with `assay edit {id} --url URL`"
)
_PASSWORD = ("http_401", "http_402", "http_403")
_MOVED = "give its new address with `assay edit {id} --url NEW`, or unsubscribe with `assay remove {id}`"
_WAIT = "nothing to do yet, as it is tried again by itself; `assay poll --feed {url}` tries it now"
_PAUSE = "nothing to do, as its host asked for a pause; it is tried again by itself after {next}"
_TRIED_AGAIN = "they are tried again by themselves"
_SETTINGS = "check the network, `[poll] proxy` and `[poll] ca_bundle` in the config file"
_REPORT = "the publisher should know of it; `assay remove {id}` unsubscribes"
_RAISE = "raise `[poll] {}` in the config file, or unsubscribe with `assay remove {{id}}`"
_ADVICE = {
    "bad_config": 'correct its table `[feeds."{url}"]` in the config file',
    "http_401": 'it wants a password; give it under `[feeds."{url}"]` in the config file',
    "http_402": 'it wants a subscription; give its password under `[feeds."{url}"]` in the config file',
    "http_403": "it refuses readers like Assay, or wants a password; try its address in a browser",
    "http_404": _MOVED,
    "http_429": _PAUSE,
    "http_503": _PAUSE,
    "not_a_feed": "`assay add {url}` searches the page for its feeds; " + _MOVED,
    "dns_failure": _MOVED,
    "bad_address": _MOVED,
    "redirect_loop": _MOVED,
    "too_many_redirects": _MOVED,
    "bad_redirect": _MOVED,
    "insecure_redirect": _MOVED,
    "private_address": _MOVED,
    "no_network": _SETTINGS,
    "unreachable": _SETTINGS,
    "proxy_failure": _SETTINGS,
    "tls_failure": "check the clock of this machine and `[poll] ca_bundle`; else " + _REPORT,
    "too_large": _RAISE.format("max_wire_bytes` and `max_unpacked_bytes"),
    "parse_timeout": _REPORT,
    "parser_failed": _REPORT,
    "parse_memory": _RAISE.format("parse_memory"),
    "too_complex": _REPORT,
    "bad_charset": _REPORT,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, and how to mend it; `code` is what `doctor` ends with because of it."""

    what: str
    mend: str
    code: int = 0


def about_feeds(feeds: Iterable[Feed], now: datetime, newest: Mapping[int, datetime]) -> Iterator[Finding]:
    """A finding for every feed that its publisher ended, that fails, or, last, that has brought nothing for long.

    `newest` has the time of the newest article of each feed, by its id.
    """
    found = [finding for feed in feeds if (finding := _about(feed, now, newest.get(feed.id)))]
    yield from sorted(found, key=lambda finding: finding.mend == _QUIET)


def about_pauses(feeds: Iterable[Feed]) -> Iterator[Finding]:
    """A finding for every host that asked for a pause, unless its feeds say so themselves."""
    hosts: dict[tuple[str, datetime], int] = {}
    for feed in feeds:
        if feed.paused_until is not None and feed.error is None:
            host = host_of(feed.url), feed.paused_until
            hosts[host] = hosts.get(host, 0) + 1
    for (name, until), count in hosts.items():
        what = f"{name} asked for a pause until {until.astimezone():%Y-%m-%d %H:%M}: {counted(count, 'feed')} of it"
        waits, tried = ("waits", "it is tried again by itself") if count == 1 else ("wait", _TRIED_AGAIN)
        yield Finding(f"{what} {waits}", f"nothing to do, as {tried}")


def _about(feed: Feed, now: datetime, newest: datetime | None) -> Finding | None:
    name = f"{feed.title or feed.url} (feed {feed.id})"
    if feed.address_lost:
        mend = f"give it its address with `assay edit {feed.id} --url URL`; its articles stay either way"
        return Finding(f"{name} has lost its address with a damaged library", mend)
    if feed.gone:
        mend = f"its articles stay; unsubscribe with `assay remove {feed.id}`, or give a new address with `assay edit`"
        return Finding(f"{name} was ended by its publisher", mend)
    if feed.error is not None:
        reason = (feed.error_detail or feed.error).rstrip(".")
        times = f", {feed.failures} times in a row" if feed.failures > 1 else ""
        mend = _advice(feed)
        return Finding(f"{name} fails{times}: {reason}", mend)
    if feed.leads_to is not None:
        what = f"{name} leads to {without_password(feed.leads_to)}, which is subscribed to already"
        return Finding(what, _ONE_SOON.format(id=feed.id))
    if feed.last_success and now - feed.last_success > SILENT_FOR:
        return Finding(f"{name} has not been polled since {feed.last_success:%Y-%m-%d}", "run `assay poll`")
    if feed.last_success and newest and feed.last_success - newest > QUIET_FOR:
        return Finding(f"{name} has brought nothing new since {newest:%Y-%m-%d}", _QUIET)
    return None


def _advice(feed: Feed) -> str:
    """What mends the feed's error. A password in its address is not told to whoever looks on."""
    url = without_password(feed.url)
    if feed.error in _PASSWORD and url != feed.url:
        return f"correct the user and password in its address: `assay edit {feed.id} --url NEW`"
    pause = f"{feed.next_poll.astimezone():%Y-%m-%d %H:%M}" if feed.next_poll else "that"
    return _ADVICE.get(feed.error or "", _WAIT).format(id=feed.id, url=url, next=pause)
