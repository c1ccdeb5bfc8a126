"""Feeds and pages fetched over HTTP: the only module that opens connections.

Promises: one request at a time to a host with a pause between; deadlines and size limits hold whatever the server does;
validators go back byte for byte; no cookies, no Referer, nothing added to addresses; redirects never lead to another
scheme, from https to http or from a public host to a private address. Every fault is a `FeedError` with a code that
`reader.feeds.faults` lists.
"""

import asyncio
import ssl
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from reader import __version__
from reader.config import PollSettings
from reader.errors import FeedError
from reader.feeds import freshness, tls
from reader.feeds.addresses import is_private, redirected, sendable, shown
from reader.feeds.faults import fault_of, name_fault, refusal
from reader.feeds.host_names import Lookup, Names, has_route, system_lookup
from reader.feeds.proxies import Proxies
from reader.feeds.turns import Bodies, Turns
from reader.feeds.unpacking import unpacker_for
from reader.model import Validators
from reader.origins import shares_secrets
from reader.text import host_of

if TYPE_CHECKING:
    import aiohttp
    from aiohttp import ClientHandlerType

HOME = "https://pypi.org/project/assay-reader/"
ACCEPT_FEED = (
    "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.8, */*;q=0.5"
)
ACCEPT_PAGE = "text/html, application/xhtml+xml, */*;q=0.5"
_ACCEPT_ENCODING = "gzip, deflate, br"
_LONGEST_VALIDATOR = 1024
# Whole answers; a 202 is a robot check, a 204 says nothing, a 206 is a part that nobody asked for.
_WHOLE = (200, 203)
_REDIRECTS = {301: True, 302: False, 303: False, 307: False, 308: True}
ASKS_FOR_PAUSE = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_LARGEST_HEADER = 64 * 1024
NO_VALIDATORS = Validators()
PAUSED = "parked"


@dataclass(frozen=True, slots=True)
class FeedRequest:
    """What to fetch. `headers` (credentials among them) go to the origin of `url` only, and to its host over TLS.

    `found_at` is the address of the feed in which `url` was found: where that is public, `url` must be too.
    """

    url: str
    validators: Validators = NO_VALIDATORS
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    accept: str = ACCEPT_FEED
    found_at: str = ""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Fetched:
    """An answer: status 304 without a body, or 200 (203) with one. Its bytes count as held while this object lives.

    `validators` are those to send next time. `max_age` is in seconds. `permanent_to` is the address that permanent
    redirects (301, 308) alone led to.
    """

    url: str
    status: int
    body: bytes = b""
    validators: Validators = NO_VALIDATORS
    content_type: str = ""
    max_age: float | None = None
    server_date: datetime | None = None
    permanent_to: str | None = None


@dataclass(slots=True)
class _Journey:
    """One request on its way through redirects."""

    request: FeedRequest
    url: str
    seconds_left: float
    visited: list[str] = field(default_factory=list)
    permanent: bool = True
    seen_public: bool = False


class Fetcher:
    """Fetches for one event loop; an async context manager. What it is given besides settings is there for tests."""

    def __init__(
        self,
        settings: PollSettings,
        *,
        version: str = __version__,
        lookup: Lookup = system_lookup,
        has_route: Callable[[], bool] = has_route,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._settings = settings
        self._user_agent = f"Assay/{version} (+{HOME})"
        self._now = now
        self.has_route = has_route
        self._names = Names(lookup)
        self._turns = Turns(pause=settings.host_pause, exempt=settings.exempt_hosts, concurrency=settings.concurrency)
        self._bodies = Bodies(settings.max_bytes_in_memory, settings.max_unpacked_bytes)
        self._session: aiohttp.ClientSession
        self._any_reached = False
        self._tls: ssl.SSLContext | None = None
        self._paused_until: Callable[[str], datetime | None] = lambda url: None
        self._proxies = Proxies(settings.proxy)

    async def __aenter__(self) -> "Fetcher":
        with tls.without_certificates():
            import aiohttp

        settings = self._settings
        if settings.ca_bundle:
            self._tls = tls.context(settings.ca_bundle)
        connector = aiohttp.TCPConnector(
            resolver=self._names,  # type: ignore[arg-type]  # has the methods of AbstractResolver, without importing it
            use_dns_cache=False,
            limit=0,
            # A connection that is kept may have been closed by the server, which looks like a fault of the feed.
            force_close=True,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            middlewares=(self._once,),
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=settings.connect_timeout, sock_read=settings.idle_timeout
            ),
            headers={"User-Agent": self._user_agent, "Accept-Encoding": _ACCEPT_ENCODING},
            max_line_size=_LARGEST_HEADER,
            max_field_size=_LARGEST_HEADER,
            max_headers=512,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()
        await self._names.close()
        self._turns.close()

    def heed(self, paused_until: Callable[[str], datetime | None], turns: Path) -> None:
        """Has hosts be left alone that want it, and that another process asks.

        `paused_until` is called right before every request: it gives until when the host of an address is to be left
        alone. `turns` is the file by which processes take turns; all must name the same.
        """
        self._paused_until = paused_until
        self._turns.share(turns)

    async def fetch(self, request: FeedRequest) -> Fetched:
        """The answer to a request, redirects followed. Raises `FeedError`. The deadline counts only the host's time."""
        journey = _Journey(request, sendable(request.url), self._settings.total_timeout)
        if request.found_at:
            journey.seen_public = not await self._is_local(host_of(request.found_at))
        while True:
            async with self._turns.turn(host_of(journey.url)):
                self._refuse_paused(journey.url)
                answer = await self._asked(journey)
            if answer is not None:
                return answer

    def _refuse_paused(self, url: str) -> None:
        until = self._paused_until(url)
        if until is not None:
            detail = f"{host_of(url)} has asked for a pause until {until.astimezone():%Y-%m-%d %H:%M}."
            raise FeedError(PAUSED, detail, url=url, retry_after=until)

    async def finds(self, host: str) -> bool:
        """Whether a host has an address; only the name service is asked."""
        try:
            await self._is_local(host)
        except FeedError:
            return False
        return True

    async def _asked(self, journey: _Journey) -> Fetched | None:
        """One request; None where a redirect has moved the journey on."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            async with asyncio.timeout(journey.seconds_left) as deadline:
                return await self._exchange(journey, deadline)
        except FeedError as error:
            error.url = error.url or journey.url
            raise
        except _client_errors() as error:
            raise fault_of(error, journey.url, any_reached=self._any_reached) from error
        finally:
            journey.seconds_left -= loop.time() - begun

    async def _exchange(self, journey: _Journey, deadline: asyncio.Timeout) -> Fetched | None:
        from yarl import URL

        proxy = self._proxies.of(journey.url)
        await self._check_address(journey, through_proxy=bool(proxy))
        async with self._session.get(
            URL(journey.url, encoded=True),
            headers=_headers(journey),
            allow_redirects=False,
            proxy=proxy or None,
            ssl=self._tls_for(journey.url, proxy),
        ) as response:
            self._any_reached = self._any_reached or not is_private(host_of(journey.url))
            if response.status in _REDIRECTS:
                self._follow(journey, response)
                return None
            return await self._answer(journey, response, deadline)

    def _tls_for(self, url: str, proxy: str) -> ssl.SSLContext | bool:
        if self._tls is None and "https:" in (url[:6], proxy[:6].lower()):
            self._tls = tls.context()
        return self._tls or True

    async def _once(self, request: "aiohttp.ClientRequest", send: "ClientHandlerType") -> "aiohttp.ClientResponse":
        """Keeps aiohttp from asking again when the server hangs up: its own errors are what it tries again after."""
        import aiohttp

        try:
            return await send(request)
        except aiohttp.ClientConnectorError:
            raise
        except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError) as error:
            raise fault_of(error, str(request.url), any_reached=self._any_reached) from error

    async def _check_address(self, journey: _Journey, *, through_proxy: bool) -> None:
        host = host_of(journey.url)
        # A proxy looks names up itself; there may be no name server here.
        private = is_private(host) if through_proxy else await self._is_local(host)
        if private and journey.seen_public:
            raise FeedError("private_address", f"{shown(journey.url)} is an address of the local network.")
        journey.seen_public = journey.seen_public or not private

    async def _is_local(self, host: str) -> bool:
        """Whether a host is of the local machine or network. Raises `FeedError` where it has no address."""
        if is_private(host):
            return True
        try:
            async with asyncio.timeout(self._settings.connect_timeout):
                return any(map(is_private, await self._names.addresses(host)))
        except OSError as error:
            raise name_fault(error, host, any_reached=self._any_reached) from error

    def _follow(self, journey: _Journey, response: "aiohttp.ClientResponse") -> None:
        journey.visited.append(journey.url)
        journey.permanent = journey.permanent and _REDIRECTS[response.status]
        target = redirected(journey.url, response.headers.get("Location", ""))
        if target in journey.visited:
            raise FeedError("redirect_loop", f"{shown(journey.request.url)} redirects in a circle.")
        if len(journey.visited) > self._settings.max_redirects:
            raise FeedError("too_many_redirects", f"{shown(journey.request.url)} redirects too many times.")
        journey.url = target

    async def _answer(
        self, journey: _Journey, response: "aiohttp.ClientResponse", deadline: asyncio.Timeout
    ) -> Fetched:
        now = self._now()
        date = freshness.http_date(response.headers.get("Date"))
        held = journey.request.validators
        given = _validators(response)
        body, size = b"", 0
        if response.status == HTTPStatus.NOT_MODIFIED and held != NO_VALIDATORS:
            validators = Validators(given.entity_tag or held.entity_tag, given.last_modified or held.last_modified)
        elif response.status in _WHOLE:
            validators = given
            body, size = await self._body(response, deadline)
        else:
            raise _refused(response, date, now)
        fetched = Fetched(
            url=journey.url,
            status=response.status,
            body=body,
            validators=validators,
            content_type=response.headers.get("Content-Type", ""),
            max_age=freshness.max_age(response.headers, now),
            server_date=date,
            permanent_to=journey.url if journey.visited and journey.permanent else None,
        )
        if size:
            weakref.finalize(fetched, _let_go, asyncio.get_running_loop(), self._bodies, size)
        return fetched

    async def _body(self, response: "aiohttp.ClientResponse", deadline: asyncio.Timeout) -> tuple[bytes, int]:
        """The unpacked body, and how many bytes are held for it."""
        self._bodies.enter(response)
        try:
            body = await self._read(response, deadline)
        except BaseException:
            self._bodies.release(self._bodies.leave(response))
            raise
        return body, self._bodies.leave(response)

    async def _read(self, response: "aiohttp.ClientResponse", deadline: asyncio.Timeout) -> bytes:
        settings = self._settings
        if (response.content_length or 0) > settings.max_wire_bytes:
            raise _too_large(response)
        unpacker = unpacker_for(response.headers.get("Content-Encoding", ""))
        on_wire = 0
        body = bytearray()
        async for data in response.content.iter_any():
            on_wire += len(data)
            for piece in unpacker.feed(data):
                if on_wire > settings.max_wire_bytes or len(body) + len(piece) > settings.max_unpacked_bytes:
                    raise _too_large(response)
                await self._room(response, len(piece), deadline)
                body += piece
        unpacker.finish()
        return bytes(body)

    async def _room(self, response: "aiohttp.ClientResponse", count: int, deadline: asyncio.Timeout) -> None:
        """Waits for memory; the wait is ours and does not count against the server."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        ends = deadline.when()
        if not self._bodies.has_room(response, count):
            deadline.reschedule(None)
        await self._bodies.grow(response, count)
        if ends is not None and deadline.when() is None:
            deadline.reschedule(ends + loop.time() - begun)


def _let_go(loop: asyncio.AbstractEventLoop, bodies: Bodies, size: int) -> None:
    """Releases a body whose holder, in whatever thread, has dropped it. Once the loop is closed nobody waits for it."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(bodies.release, size)


def _client_errors() -> tuple[type[Exception], ...]:
    import aiohttp

    return (aiohttp.ClientError, aiohttp.http_exceptions.HttpProcessingError, OSError, TimeoutError, ValueError)


def _headers(journey: _Journey) -> dict[str, str]:
    request = journey.request
    headers = {"Accept": request.accept}
    if shares_secrets(sendable(request.url), journey.url):
        headers.update(request.headers)
    for name, value in (
        ("If-None-Match", request.validators.entity_tag),
        ("If-Modified-Since", request.validators.last_modified),
    ):
        if value and not any(c in value for c in "\r\n\0"):
            headers[name] = value
    return headers


def _validators(response: "aiohttp.ClientResponse") -> Validators:
    return Validators(_validator(response, b"etag"), _validator(response, b"last-modified"))


def _validator(response: "aiohttp.ClientResponse", name: bytes) -> str | None:
    """A validator as the server wrote it. One that is too long, or no UTF-8, could not be sent back as it came."""
    value = next((value for key, value in response.raw_headers if key.lower() == name), b"").strip(b" \t")
    if not value or len(value) > _LONGEST_VALIDATOR:
        return None
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _refused(response: "aiohttp.ClientResponse", date: datetime | None, now: datetime) -> FeedError:
    wait = None
    if response.status in ASKS_FOR_PAUSE:
        wait = freshness.retry_after(response.headers.get("Retry-After"), date, now)
    said = refusal(response.status, response.request_info.headers.get("Authorization", ""))
    return FeedError(f"http_{response.status}", said, status=response.status, retry_after=wait)


def _too_large(response: "aiohttp.ClientResponse") -> FeedError:
    return FeedError("too_large", f"{shown(str(response.url))} sends more than Assay takes.")
