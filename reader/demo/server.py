"""A small web server on loopback that publishes the demo's feeds and pages, as an honest publisher would.

Every answer has a strong ETag and a Last-Modified; a conditional request that matches gets a 304.
"""

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from reader import atomic
from reader.demo import editions
from reader.demo.site import Document, Site

_HOST = "127.0.0.1"
_MADE = "Assay-Demo-Made"
_SECONDS_BETWEEN_TRIES = 0.2


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from the site; everything else is refused by the base class."""

    protocol_version = "HTTP/1.1"
    server_version = "AssayDemo"
    sys_version = ""
    server: "_Server"

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, with_body: bool) -> None:
        site = self.server.site
        held = self.headers.get("If-None-Match")
        document = site.answer(self.path.split("?")[0], held, datetime.now(UTC))
        if document is None:
            self._send(HTTPStatus.NOT_FOUND, {"Content-Type": "text/plain; charset=utf-8"}, b"Not here.\n", with_body)
            return
        validators = {
            "ETag": document.entity_tag,
            "Last-Modified": format_datetime(document.modified, usegmt=True),
            "Cache-Control": "no-cache",
        }
        if _holds(document, held, self.headers.get("If-Modified-Since")):
            self._send(HTTPStatus.NOT_MODIFIED, validators, b"", with_body=False)
        else:
            self._send(HTTPStatus.OK, {"Content-Type": document.media_type, **validators}, document.body, with_body)

    def _send(self, status: HTTPStatus, headers: Mapping[str, str], body: bytes, with_body: bool) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header(_MADE, self.server.site.made.isoformat())
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the terminal belongs to the app."""


def _holds(document: Document, held: str | None, since: str | None) -> bool:
    """Whether the client has this document (RFC 9110 §13.2.2: the entity tag decides where there is one)."""
    if held is not None:
        tags = [tag.strip().removeprefix("W/") for tag in held.split(",")]
        return "*" in tags or document.entity_tag in tags
    if since is None:
        return False
    try:
        return document.modified.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False


class _Server(ThreadingHTTPServer):
    # A poll asks for every feed at once; where the queue is full, the kernel lets a client wait for seconds.
    request_queue_size = 128
    daemon_threads = True
    site: Site


@dataclass(frozen=True, slots=True)
class DemoServer:
    """The running demo. `former` is the base address of an earlier run, where the address had to change."""

    base: str
    made: datetime
    former: str | None = None
    urls: tuple[str, ...] = field(default=())
    folders: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def moved(self, url: str) -> str:
        """Where an address of an earlier run is now; any other address as it is."""
        if self.former and url.startswith(f"{self.former}/"):
            return self.base + url.removeprefix(self.former)
        return url


@contextmanager
def serve(today: datetime | None = None, *, keep: Path | None = None, port: int = 0) -> Iterator[DemoServer]:
    """Serves the demo on loopback until the context ends.

    `today` is the moment that articles are dated from (default: now). With `keep`, moment and port are remembered in
    that file, so that the next run publishes the same articles at the same address; a demo that already runs there is
    used as it is, and its place taken when it ends. Where the port is taken by something else, another is found and
    `former` is set.
    """
    made, port = _remembered(keep, today or datetime.now(UTC), port)
    server, former = _bound(port)
    if server is None and _answers(port, made):
        base = f"http://{_HOST}:{port}"
        with _standing_by(port, Site(made, base)):
            yield _described(base, made, None)
        return
    server = server or _Server((_HOST, 0), _Handler)
    base = f"http://{_HOST}:{server.server_address[1]}"
    server.site = Site(made, base)
    _remember(keep, made, server.server_address[1])
    with _serving(server):
        yield _described(base, made, former)


@contextmanager
def _serving(server: _Server) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, name="demo", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def _standing_by(port: int, site: Site) -> Iterator[None]:
    """Serves the site as soon as the demo that holds the port lets it go."""
    ended = threading.Event()

    def wait_and_serve() -> None:
        while not ended.wait(_SECONDS_BETWEEN_TRIES):
            server, _ = _bound(port)
            if server is not None:
                server.site = site
                with _serving(server):
                    ended.wait()

    thread = threading.Thread(target=wait_and_serve, name="demo-standing-by", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def runs(keep: Path) -> bool:
    """Whether the demo that `keep` remembers is being served, by this process or another."""
    if not keep.is_file():
        return False
    made, port = _remembered(keep, datetime.now(UTC), 0)
    return port != 0 and _answers(port, made)


def _bound(port: int) -> tuple[_Server | None, str | None]:
    try:
        return _Server((_HOST, port), _Handler), None
    except OSError:
        return None, f"http://{_HOST}:{port}"


def _described(base: str, made: datetime, former: str | None) -> DemoServer:
    feeds = editions.feeds()
    return DemoServer(
        base=base,
        made=made,
        former=former,
        urls=tuple(base + feed.path for feed in feeds),
        folders={base + feed.path: feed.folder for feed in feeds},
        titles={base + feed.path: feed.title for feed in feeds},
    )


def _answers(port: int, made: datetime) -> bool:
    connection = http.client.HTTPConnection(_HOST, port, timeout=1)
    try:
        connection.request("HEAD", "/robots.txt")
        return connection.getresponse().headers.get(_MADE) == made.isoformat()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _remembered(keep: Path | None, today: datetime, port: int) -> tuple[datetime, int]:
    """The moment and port of the run that made the library; those given, where there is none or it cannot be read."""
    given = (today.astimezone(UTC).replace(microsecond=0), port)
    if keep is None:
        return given
    try:
        kept = json.loads(keep.read_text("utf-8"))
        return datetime.fromisoformat(kept["made"]), int(kept["port"])
    except (OSError, ValueError, KeyError, TypeError):
        return given


def _remember(keep: Path | None, made: datetime, port: int) -> None:
    if keep is None:
        return
    keep.parent.mkdir(parents=True, exist_ok=True)
    with atomic.written(keep) as file:
        file.write(json.dumps({"made": made.isoformat(), "port": port}).encode())
