"""A server on loopback that does to its clients what the worst hosts do. Each path has a way to answer.

with Hostile() as server:
    server.at("/feed", Reply(FEED))
    fetch(server.url("/feed"))
    server.requests[0].headers["user-agent"]
"""

import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import TracebackType

FEED = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Quarry Notes</title><link>http://quarry.example/</link>
<item><guid isPermaLink="false">q-1</guid><title>Kiln restarts</title><link>http://quarry.example/kiln</link>
<description>The kiln at Oru runs again after nine weeks.</description></item>
<item><guid isPermaLink="false">q-2</guid><title>Dust limits</title><link>http://quarry.example/dust</link>
<description>The province halves the limit for silica dust.</description></item>
</channel></rss>
"""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came: `headers` by their names in lower case, `raw` the whole head."""

    method: str
    path: str
    headers: Mapping[str, str]
    raw: bytes


@dataclass(slots=True)
class Peer:
    """The connection to the client that is being answered; `stopping` is set when the server ends.

    `answered` says that the request is no longer under way: an honest answer calls it before the client can know.
    """

    connection: socket.socket
    stopping: threading.Event
    answered: Callable[[], None]

    def send(self, data: bytes) -> None:
        """Sends bytes."""
        self.connection.sendall(data)

    def until_gone(self) -> None:
        """Waits until the client has hung up, or the server ends."""
        self.connection.settimeout(0.05)
        while not self.stopping.is_set():
            try:
                if not self.connection.recv(4096):
                    return
            except TimeoutError:
                continue

    def reset(self) -> None:
        """Breaks the connection with a TCP reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()


Answer = Callable[[Peer, Request], None]


def head(status: int = 200, **headers: str) -> bytes:
    """A response head. `Content_Length` names the header Content-Length."""
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


@dataclass(frozen=True, slots=True)
class Reply:
    """An honest answer."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, peer: Peer, request: Request) -> None:
        """Sends it."""
        given = {"Content-Type": "application/rss+xml", "Content-Length": str(len(self.body)), **self.headers}
        answer = head(self.status, **given) + self.body
        peer.send(answer[:-1])
        peer.answered()
        peer.send(answer[-1:])


class _Handler(socketserver.BaseRequestHandler):
    server: "_Server"

    def handle(self) -> None:
        raw = b""
        try:
            while b"\r\n\r\n" not in raw:
                data = self.request.recv(65536)
                if not data:
                    return
                raw += data
                if self.server.first_answer:
                    self.request.sendall(self.server.first_answer)
                    return
            self._answer(raw)
        except OSError:
            # The client hung up, as clients of such a server do.
            return

    def _answer(self, raw: bytes) -> None:
        lines = raw.partition(b"\r\n\r\n")[0].decode("utf-8", "surrogateescape").split("\r\n")
        method, path, _ = lines[0].split(" ", 2)
        pairs = (line.partition(":") for line in lines[1:])
        request = Request(method, path, {name.lower(): value.strip() for name, _, value in pairs}, raw)
        with self.server.counting:
            self.server.requests.append(request)
            self.server.under_way.add(self)
            self.server.most_open = max(self.server.most_open, len(self.server.under_way))
        try:
            answer = self.server.answers.get(path.partition("?")[0], Reply(b"Not here.", 404))
            answer(Peer(self.request, self.server.stopping, self._answered), request)
        finally:
            self._answered()

    def _answered(self) -> None:
        with self.server.counting:
            self.server.under_way.discard(self)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 256

    def __init__(self, tls: ssl.SSLContext | None) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[Request] = []
        self.counting = threading.Lock()
        self.under_way: set[_Handler] = set()
        self.most_open = 0
        self.stopping = threading.Event()
        self.first_answer = b""
        self._tls = tls
        super().__init__(("127.0.0.1", 0), _Handler)

    def finish_request(self, request: object, client_address: object) -> None:
        if self._tls is not None:
            try:
                request = self._tls.wrap_socket(request, server_side=True)
            except OSError:
                return
        super().finish_request(request, client_address)

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing: clients of this server hang up all the time."""


class Hostile:
    """The server, as a context manager."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._server = _Server(tls)
        self._scheme = "https" if tls else "http"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> "Hostile":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.stopping.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        """The port that the server listens on."""
        return int(self._server.server_address[1])

    @property
    def requests(self) -> list[Request]:
        """All requests so far."""
        return self._server.requests

    @property
    def most_open(self) -> int:
        """The most requests that were under way at a time."""
        return self._server.most_open

    def at(self, path: str, answer: Answer) -> str:
        """Answers a path in this way from now on; gives its address."""
        self._server.answers[path] = answer
        return self.url(path)

    def answer_first_bytes_with(self, data: bytes) -> None:
        """Answers whatever comes first with these bytes, as a host does that speaks another protocol."""
        self._server.first_answer = data

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"{self._scheme}://{host}:{self.port}{path}"


@contextmanager
def silent_port() -> Iterator[int]:
    """A port of this machine that takes no connection and refuses none, as of a host that is not there any more."""
    with socket.socket() as full, ExitStack() as waiting:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(8):
            caller = waiting.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(full.getsockname())
        yield int(full.getsockname()[1])
