"""A small web server on loopback that publishes the demo's feeds and pages, as an honest publisher would.

Every answer has a strong ETag and a Last-Modified; a conditional request that matches gets a 304. Some articles have a
second edition: a client that has fetched a feed once is given it at the next request, as if the publisher had updated
the article in between.
"""

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from reader import atomic
from reader.demo import editions, rendering
from reader.demo.editions import DemoFeed

_HOST = "127.0.0.1"
_MADE = "Assay-Demo-Made"
_SECONDS_BETWEEN_TRIES = 0.2
_PICTURE = Path(__file__).parent / "templates" / "picture.svg"


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that the server publishes."""

    media_type: str
    body: bytes
    modified: datetime

    @property
    def entity_tag(self) -> str:
        """A strong validator of the body."""
        return f'"{sha256(self.body).hexdigest()[:20]}"'


class Site:
    """Everything that the demo publishes for a library made at one moment, by path. Pages are made when asked for."""

    def __init__(self, made: datetime, base: str) -> None:
        self.made = made
        self.base = base
        self._feeds = {feed.path: feed for feed in editions.feeds()}
        self._fetched: set[str] = set()
        self._made_documents: dict[tuple[str, int], Document | None] = {}
        self._lock = threading.Lock()

    def answer(self, path: str, held: str | None, now: datetime) -> Document | None:
        """What stands at a path for a client that holds the given entity tag; None where there is nothing."""
        with self._lock:
            edition = self._edition(path, held, now)
            key = (path, edition)
            if key not in self._made_documents:
                self._made_documents[key] = self._make(path, edition)
            return self._made_documents[key]

    def _edition(self, path: str, held: str | None, now: datetime) -> int:
        if path not in self._feeds:
            return 2
        known = path in self._fetched or held is not None or now.date() > self.made.date()
        self._fetched.add(path)
        return 2 if known else 1

    def _make(self, path: str, edition: int) -> Document | None:
        if feed := self._feeds.get(path):
            return self._feed_document(feed, edition)
        if path == "/robots.txt":
            return Document("text/plain; charset=utf-8", b"User-agent: *\nDisallow:\n", self.made)
        if path == "/subscriptions.opml":
            return Document("text/x-opml; charset=utf-8", opml(self.base), self.made)
        if path.startswith("/images/"):
            return Document("image/svg+xml", _PICTURE.read_bytes(), self.made)
        return self._page(path)

    def _feed_document(self, feed: DemoFeed, edition: int) -> Document:
        articles = editions.articles(feed, self.made, edition)
        media_type = "application/atom+xml" if feed.form == "atom" else "application/rss+xml"
        body = rendering.feed_document(feed, articles, self.base).encode()
        return Document(f"{media_type}; charset=utf-8", body, max(article.updated for article in articles))

    def _page(self, path: str) -> Document | None:
        name = path.strip("/").split("/")[0]
        feed = next((feed for feed in self._feeds.values() if feed.name == name), None)
        if feed is None:
            return None
        articles = editions.articles(feed, self.made, 2)
        if path.rstrip("/") == f"/{name}":
            return _html(rendering.front_page(feed, articles, self.base), self.made)
        article = next((article for article in articles if article.path == path), None)
        if article is None:
            return None
        others = [other for other in articles if other is not article][:4]
        return _html(rendering.page(feed, article, others, self.base), article.updated)


def _html(text: str, modified: datetime) -> Document:
    return Document("text/html; charset=utf-8", text.encode(), modified)


def opml(base: str) -> bytes:
    """The demo's feeds as an OPML document, in their folders."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "<head><title>Assay demo</title></head>"]
    lines.append("<body>")
    for folder in sorted({feed.folder for feed in editions.feeds()}):
        lines.append(f"<outline text={quoteattr(folder)}>")
        lines += [
            f'<outline type="rss" text={quoteattr(feed.title)} xmlUrl={quoteattr(base + feed.path)} '
            f"htmlUrl={quoteattr(f'{base}/{feed.name}/')}/>"
            for feed in editions.feeds()
            if feed.folder == folder
        ]
        lines.append("</outline>")
    return "\n".join([*lines, "</body>", "</opml>", ""]).encode()


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

    def opml(self) -> bytes:
        """The feeds to subscribe to, in their folders."""
        return opml(self.base)

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
