"""A publisher on loopback, feeds made of numbers, and passes over a library in a temporary folder."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from threaded import workers_are_threads

from reader.config import Config, PollSettings
from reader.library import Library
from reader.model import Subscription
from reader.poller import workers
from reader.poller.passes import Wanted
from reader.poller.running import run_pass

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def rss(numbers: Iterable[int], *, title: str = "Harbour Ledger", text: str = "left the quay", head: str = "") -> bytes:
    """A feed of numbered articles, dated an hour apart, with the lowest number as the newest."""
    items = "".join(
        f"<item><guid isPermaLink='false'>ship-{n}</guid><link>http://harbour.example/{n}</link>"
        f"<title>Vessel {n}</title><pubDate>{format_datetime(NOW - timedelta(hours=n))}</pubDate>"
        f"<description>&lt;p&gt;Vessel {n} {text} with ore for Ferrowick Holdings Ltd.&lt;/p&gt;</description></item>"
        for n in numbers
    )
    return f"<rss version='2.0'><channel><title>{title}</title>{head}{items}</channel></rss>".encode()


@dataclass
class Reply:
    """What a path answers with. `wait` holds the answer back until it is set."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: threading.Event | None = None


class Server(ThreadingHTTPServer):
    """Holds every connection of a pass: where the queue is full, the kernel lets a client wait for seconds."""

    request_queue_size = 256
    daemon_threads = True


class Publisher:
    """A web server whose answers the test decides; answers 304 where the client holds the body's tag."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply] = {}
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.clock: Callable[[], datetime] = lambda: NOW
        publisher = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def date_time_string(self, timestamp: float | None = None) -> str:
                return format_datetime(publisher.clock(), usegmt=True)

            def do_GET(self) -> None:
                publisher.asked.append((self.path, dict(self.headers)))
                self.answer(publisher.replies.get(self.path, Reply(status=404)))

            def answer(self, reply: Reply) -> None:
                if reply.wait is not None:
                    reply.wait.wait(60)
                tag = f'"{sha256(reply.body).hexdigest()[:16]}"'
                held = reply.status == 200 and self.headers.get("If-None-Match") == tag
                self.send_response(304 if held else reply.status)
                for name, value in ({"ETag": tag} | dict(reply.headers)).items():
                    self.send_header(name, value)
                if not held:
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                if not held:
                    self.wfile.write(reply.body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"

    def publish(self, path: str, body: bytes, **reply: Any) -> str:
        """Publishes a body at a path; gives the address."""
        self.replies[path] = Reply(body, **reply)
        return self.base + path

    def headers_sent(self, path: str) -> Mapping[str, str]:
        """The headers of the last request for a path."""
        return next(headers for asked, headers in reversed(self.asked) if asked == path)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    made = Publisher()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    for reply in made.replies.values():
        if reply.wait is not None:
            reply.wait.set()
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture(autouse=True, scope="session")
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Child processes of the tests compile the program once, wherever that is switched off for the tests themselves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.mktemp("compiled")))
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(autouse=True)
def workers_of_passes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are threads, unless the test is about `processes`."""
    if "processes" not in request.fixturenames:
        workers_are_threads(monkeypatch)


@pytest.fixture
def processes() -> None:
    """Workers of this test are processes, as they are for a user."""


class Desk:
    """A library, and passes over it at the time that the test says."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "library.db"
        self.now = NOW
        self.config = Config(poll=PollSettings(workers=1), path=folder / "config.toml")
        self.notices: list[str] = []

    def subscribe(self, *urls: str, **other: Any) -> None:
        """Subscribes to feeds."""
        with self.library() as library:
            library.subscribe_all([Subscription(url, **other) for url in urls])

    def library(self) -> Library:
        """A connection of the test's own."""
        return Library.open(self.path, clock=lambda: self.now)

    def set(self, **settings: Any) -> None:
        """Changes settings of `[poll]`."""
        self.config = replace(self.config, poll=replace(self.config.poll, **settings))

    def poll(self, *urls: str, every: bool = False, **how: Any) -> list[dict[str, Any]]:
        """One pass, over due feeds, all (`every`) or those named; gives its events."""
        events: list[dict[str, Any]] = []
        how = {"clock": lambda: self.now, "chance": lambda: 0.5} | how
        wanted = Wanted(every, urls)
        asyncio.run(run_pass(self.path, self.config, wanted, events.append, self.notices.append, **how))
        return events

    def titles(self, query: str = "") -> list[str]:
        """The titles of a list, in its order."""
        with self.library() as library:
            return [row.title for row in library.rows(query, limit=10_000)]

    def state(self, url: str) -> Any:
        """What the schedule knows of a feed."""
        with self.library() as library:
            return library.intake.poll_states(self.now, url=url)[0]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def make_feed() -> Callable[..., bytes]:
    """Makes feeds of numbered articles."""
    return rss


@pytest.fixture
def trapped(monkeypatch: pytest.MonkeyPatch, processes: None) -> None:
    """Workers of this test have the parser of `trapped.py`."""
    here = str(Path(__file__).parent)
    program = (
        f"import sys; sys.path[:] = {{path!r}} + [{here!r}]; import trapped; "
        "from reader.poller.worker import main; main()"
    )
    monkeypatch.setattr(workers, "_PROGRAM", program)
