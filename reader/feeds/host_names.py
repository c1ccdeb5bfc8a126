"""Host names turned into IP addresses, each once for as long as a fetcher lives.

The addresses that were checked are the addresses that are connected to: a name that changes its mind between the check
and the connection (DNS rebinding) has no effect.
"""

import asyncio
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

Lookup = Callable[[str], Sequence[str]]
# More than requests under way: hosts whose name servers are dead must not hold up the others.
_MOST_THREADS = 256


def system_lookup(host: str) -> Sequence[str]:
    """The IP addresses of a host as the system knows them. Raises `OSError` (`socket.gaierror`)."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return tuple(dict.fromkeys(str(info[4][0]) for info in found))


# Addresses for documentation (RFC 5737, RFC 3849), which lead out of any network and to nobody.
_OUTSIDE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def has_route() -> bool:
    """Whether the system knows a way to the Internet. Nothing is sent: a datagram socket only looks the way up."""
    for family, address in _OUTSIDE:
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as found:
            found.connect((address, 9))
            return True
    return False


class Names:
    """A resolver for `aiohttp.TCPConnector` (its AbstractResolver) that looks every host up once."""

    def __init__(self, lookup: Lookup = system_lookup) -> None:
        self._lookup = lookup
        self._threads = asyncio.Semaphore(_MOST_THREADS)
        self._known: dict[str, asyncio.Future[Sequence[str]]] = {}

    async def addresses(self, host: str) -> Sequence[str]:
        """The IP addresses of a host. Raises `OSError`, the same one again for a host that was not found."""
        if host not in self._known:
            self._known[host] = asyncio.ensure_future(self._look_up(host))
        return await asyncio.shield(self._known[host])

    async def _look_up(self, host: str) -> Sequence[str]:
        async with self._threads:
            return await _in_daemon_thread(self._lookup, host)

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_INET) -> list[dict[str, Any]]:
        """aiohttp's question."""
        return [
            {
                "hostname": host,
                "host": address,
                "port": port,
                "family": socket.AF_INET6 if ":" in address else socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
            for address in await self.addresses(host)
        ]

    async def close(self) -> None:
        """Stops waiting for answers."""
        for lookup in self._known.values():
            lookup.cancel()
        await asyncio.gather(*self._known.values(), return_exceptions=True)


async def _in_daemon_thread(lookup: Lookup, host: str) -> Sequence[str]:
    # A thread of an executor that waits for a dead name server would hold up the end of the process.
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[str]] = loop.create_future()

    def report(found: Sequence[str] | None, error: Exception | None) -> None:
        if not answer.done():
            answer.set_exception(error) if error else answer.set_result(found or ())

    def ask() -> None:
        try:
            outcome: tuple[Sequence[str] | None, Exception | None] = (lookup(host), None)
        except (OSError, UnicodeError) as error:
            outcome = (None, error if isinstance(error, OSError) else socket.gaierror(socket.EAI_NONAME, str(error)))
        # The loop may be closed by now: nobody waits any more.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(report, *outcome)

    threading.Thread(target=ask, name=f"lookup {host}", daemon=True).start()
    return await answer
