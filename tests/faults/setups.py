"""Faults that take more than a server's answer: names, certificates, proxies."""

import datetime
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import trustme
from faults.hostile import FEED, Hostile, Reply, silent_port

from reader.config import PollSettings
from reader.feeds.fetch import FeedRequest
from reader.feeds.host_names import Lookup, system_lookup

SETTINGS = PollSettings(connect_timeout=2.0, idle_timeout=5.0, total_timeout=20.0)


@dataclass(frozen=True, slots=True)
class Arranged:
    """What to ask for, and with what; `asked` counts the requests that must not have come through."""

    request: FeedRequest
    settings: PollSettings = SETTINGS
    lookup: Lookup = system_lookup
    asked: Callable[[], int] = lambda: 0


Setup = Callable[[Path], Iterator[Arranged]]


def names(known: Mapping[str, str], otherwise: int = socket.EAI_NONAME) -> Lookup:
    """A name service that knows these hosts, and answers for others with an error."""

    def lookup(host: str) -> Sequence[str]:
        if host not in known:
            raise socket.gaierror(otherwise, "no such name")
        return (known[host],)

    return lookup


def served_with(folder: Path, host: str = "127.0.0.1", *, expired: bool = False) -> ssl.SSLContext:
    """A server's side of TLS, with a certificate for a host; its authority is in `authority.pem` of the folder."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    until = datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC) if expired else None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host, not_after=until, not_before=until and until - datetime.timedelta(1)).configure_cert(
        context
    )
    return context


def trusting(folder: Path) -> PollSettings:
    """Settings that trust the authority of the folder."""
    return replace(SETTINGS, ca_bundle=str(folder / "authority.pem"))


def unknown_host(folder: Path) -> Iterator[Arranged]:
    yield Arranged(FeedRequest("http://nowhere.example/"), lookup=names({}))


def no_network(folder: Path) -> Iterator[Arranged]:
    yield Arranged(FeedRequest("http://quarry.example/"), lookup=names({}, socket.EAI_AGAIN))


def connection_refused(folder: Path) -> Iterator[Arranged]:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        yield Arranged(FeedRequest(f"http://127.0.0.1:{unused.getsockname()[1]}/"))


def connection_never_taken(folder: Path) -> Iterator[Arranged]:
    with silent_port() as port:
        yield Arranged(FeedRequest(f"http://127.0.0.1:{port}/"), replace(SETTINGS, connect_timeout=0.3))


def unknown_authority(folder: Path) -> Iterator[Arranged]:
    with Hostile(served_with(folder)) as server:
        yield Arranged(FeedRequest(server.at("/feed", Reply(FEED))), asked=lambda: len(server.requests))


def certificate_of_another_host(folder: Path) -> Iterator[Arranged]:
    with Hostile(served_with(folder, "other.example")) as server:
        request = FeedRequest(server.at("/feed", Reply(FEED)))
        yield Arranged(request, trusting(folder), asked=lambda: len(server.requests))


def expired_certificate(folder: Path) -> Iterator[Arranged]:
    with Hostile(served_with(folder, expired=True)) as server:
        request = FeedRequest(server.at("/feed", Reply(FEED)))
        yield Arranged(request, trusting(folder), asked=lambda: len(server.requests))


def no_tls(folder: Path) -> Iterator[Arranged]:
    with Hostile() as server:
        server.answer_first_bytes_with(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        yield Arranged(FeedRequest(server.at("/feed", Reply(FEED)).replace("http:", "https:")))


def private_redirect(folder: Path) -> Iterator[Arranged]:
    with Hostile() as secret, Hostile() as proxy:
        proxy.at("http://public.example/feed", Reply(status=302, headers={"Location": secret.at("/", Reply(FEED))}))
        settings = replace(SETTINGS, proxy=proxy.url(""))
        yield Arranged(FeedRequest("http://public.example/feed"), settings, asked=lambda: len(secret.requests))


def private_name(folder: Path) -> Iterator[Arranged]:
    with Hostile() as secret:
        url = secret.at("/page", Reply(FEED)).replace("127.0.0.1", "rebound.example")
        known = names({"rebound.example": "127.0.0.1", "public.example": "8.8.8.8"})
        request = FeedRequest(url, found_at="http://public.example/feed")
        yield Arranged(request, lookup=known, asked=lambda: len(secret.requests))


def insecure_redirect(folder: Path) -> Iterator[Arranged]:
    with Hostile() as plain, Hostile(served_with(folder)) as server:
        server.at("/feed", Reply(status=301, headers={"Location": plain.at("/feed", Reply(FEED))}))
        request = FeedRequest(server.url("/feed"))
        yield Arranged(request, trusting(folder), asked=lambda: len(plain.requests))


SETUPS: Mapping[str, tuple[Setup, str]] = {
    "unknown host": (unknown_host, "dns_failure"),
    "no network": (no_network, "no_network"),
    "connection refused": (connection_refused, "connection_refused"),
    "connection that is never taken": (connection_never_taken, "timeout"),
    "certificate of nobody known": (unknown_authority, "tls_failure"),
    "certificate of another host": (certificate_of_another_host, "tls_failure"),
    "expired certificate": (expired_certificate, "tls_failure"),
    "no TLS behind https": (no_tls, "tls_failure"),
    "redirect from a public host to a private address": (private_redirect, "private_address"),
    "page whose name leads to a private address": (private_name, "private_address"),
    "redirect from https to http": (insecure_redirect, "insecure_redirect"),
}


@contextmanager
def arranged(fault: str, folder: Path) -> Iterator[Arranged]:
    """The arrangement for one of `SETUPS`, while it stands."""
    yield from SETUPS[fault][0](folder)
