"""Whether it is the network that is missing, and not the feeds that fail. Pure."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from reader.errors import FeedError
from reader.feeds.addresses import as_ip, is_private
from reader.feeds.faults import came_before_a_connection
from reader.model import FeedState
from reader.text import host_of

_UNREACHED = frozenset({"no_network", "dns_failure", "unreachable", "timeout"})
_NOT_ASKED = frozenset({"bad_config", "bad_address", "private_address"})
# So many hosts, all of them out of reach and nobody answering, are not all at fault. Where names lead nowhere fewer are
# enough: a system without a network often says so of every name.
_HOSTS_ENOUGH = 5
_NAMES_ENOUGH = 2
_ASKED = 3
_LATELY = timedelta(days=1)


def may_be_offline(code: str) -> bool:
    """Whether an error can come from a missing network."""
    return code in _UNREACHED


def is_answer(code: str) -> bool:
    """Whether an error shows that a host was reached."""
    return code not in _UNREACHED and code not in _NOT_ASKED


def is_offline(unreached: Sequence[tuple[str, str]]) -> bool:
    """Whether there is no network, when no host answered and these (host, error code) could not be reached."""
    codes = {code for _, code in unreached}
    enough = _NAMES_ENOUGH if codes == {"dns_failure"} else _HOSTS_ENOUGH
    return "no_network" in codes or len({host for host, _ in unreached}) >= enough


def is_worth_another_question(unreached: Sequence[tuple[str, str]]) -> bool:
    """Whether the names of other hosts would tell the network's fault from that of hosts (host, error code)."""
    return {code for _, code in unreached} == {"dns_failure"} and not is_offline(unreached)


def others_to_find(states: Iterable[FeedState], hosts: Collection[str]) -> list[str]:
    """Hosts of other feeds whose names the name service should know, those that answered last before all others."""
    never = datetime.min.replace(tzinfo=UTC)
    by_answer = sorted(states, key=lambda state: state.last_success or never, reverse=True)
    found = dict.fromkeys(host_of(state.url) for state in by_answer)
    return [host for host in found if host and host not in hosts and not is_private(host) and not as_ip(host)][:_ASKED]


def all_answered_lately(states: Iterable[FeedState], now: datetime) -> bool:
    """Whether each of these feeds was there less than a day ago: names do not vanish that fast, networks do."""
    return all(_answered_lately(state, now) for state in states)


def _answered_lately(state: FeedState, now: datetime) -> bool:
    return state.last_success is not None and timedelta(0) <= now - state.last_success < _LATELY


def none_takes_a_connection(unreached: Sequence[tuple[FeedState, FeedError]], now: datetime) -> bool:
    """Whether feeds that could not be reached are of hosts that all fell silent at once.

    Names that the system remembers lead to addresses also without a network, where connections are not taken. Two hosts
    that were there less than a day ago do not die in one pass; hosts of this network, and feeds that have been away
    for longer, prove nothing.
    """
    lately = {host_of(state.url) for state, _ in unreached if _answered_lately(state, now)}
    several = len([host for host in lately if not is_private(host)]) >= _NAMES_ENOUGH
    return several and all(came_before_a_connection(error) for _, error in unreached)


def reached_code(code: str) -> str:
    """The code of the error, now that it is known that there is a network."""
    return "dns_failure" if code == "no_network" else code
