"""Whether it is the network that is missing, and not the feeds that fail. Pure."""

from collections.abc import Sequence

_UNREACHED = frozenset({"no_network", "dns_failure", "unreachable", "timeout"})
_NOT_ASKED = frozenset({"bad_config", "bad_address", "private_address"})
# So many hosts, all of them out of reach and nobody answering, are not all at fault. Where names lead nowhere fewer are
# enough: a system without a network often says so of every name.
_HOSTS_ENOUGH = 5
_NAMES_ENOUGH = 2


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


def reached_code(code: str) -> str:
    """The code of the error, now that it is known that there is a network."""
    return "dns_failure" if code == "no_network" else code
