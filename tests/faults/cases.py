"""Every fault that a feed can have between its request and its entries, and the code of the error that it must give.

`FAULTS` names them; `CASES` says how a server makes each, and `setups.SETUPS` those that take more than a server. A
fault without a case fails the suite.
"""

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import brotli
from faults.hostile import FEED, Answer, Peer, Reply, Request, head

FAULTS = (
    "unknown host",
    "no network",
    "connection refused",
    "connection that is never taken",
    "certificate of nobody known",
    "certificate of another host",
    "expired certificate",
    "no TLS behind https",
    "redirect from a public host to a private address",
    "page whose name leads to a private address",
    "redirect from https to http",
    "slow headers",
    "no answer at all",
    "one byte at a time",
    "half-closed before the answer",
    "half-closed in the body",
    "reset before the answer",
    "reset in the body",
    "short body",
    "short chunked body",
    "content-length too large",
    "content-length too small",
    "content-length nonsense",
    "body larger than allowed",
    "endless body",
    "broken gzip",
    "gzip cut short",
    "gzip bomb",
    "deflate bomb",
    "brotli bomb",
    "broken brotli",
    "unknown encoding",
    "redirect loop",
    "redirect chain too long",
    "redirect to another scheme",
    "redirect to a file",
    "redirect to nowhere",
    "headers without end",
    "not HTTP",
    "HTML instead of a feed",
    "JSON instead of a feed",
    "PDF instead of a feed",
    "OPML instead of a feed",
    "empty body",
    "body of blanks",
    "500 with a feed in it",
    "503 with a feed in it",
    "404",
    "202 of a robot check",
    "204 without content",
    "206 of half a feed",
    "403",
    "401",
    "410",
    "429",
    "304 to a request without validators",
    "300 to choose from",
    "20,000 attributes",
    "100,000 attributes",
    "surrogate character reference",
    "character reference out of range",
    "punycode encoding",
    "backslash in the doctype",
    "cut in an entry",
    "cut between entries",
    "tags nested 100,000 deep",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A way to answer, and the code that it must end in."""

    answer: Answer
    code: str


def _slow_headers(peer: Peer, request: Request) -> None:
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n")
    peer.until_gone()


def _no_answer(peer: Peer, request: Request) -> None:
    peer.until_gone()


def _one_byte_at_a_time(peer: Peer, request: Request) -> None:
    peer.send(head(Content_Length=str(len(FEED))))
    for byte in FEED:
        peer.send(bytes([byte]))
        if peer.stopping.wait(0.02):
            return


def _hung_up(peer: Peer, request: Request) -> None:
    peer.connection.close()


def _half_closed_in_body(peer: Peer, request: Request) -> None:
    peer.send(head(Content_Length=str(len(FEED))) + FEED[:200])
    peer.connection.shutdown(1)
    peer.until_gone()


def _reset(peer: Peer, request: Request) -> None:
    peer.reset()


def _reset_in_body(peer: Peer, request: Request) -> None:
    peer.send(head(Content_Length=str(len(FEED))) + FEED[:200])
    peer.reset()


def _short_chunked(peer: Peer, request: Request) -> None:
    peer.send(head(Transfer_Encoding="chunked") + b"%x\r\n%s" % (len(FEED), FEED[:100]))


def _endless(peer: Peer, request: Request) -> None:
    peer.send(head())
    while not peer.stopping.is_set():
        peer.send(b"<rss>" + b" " * 60_000)


def _endless_headers(peer: Peer, request: Request) -> None:
    peer.send(b"HTTP/1.1 200 OK\r\nX-Filler: ")
    while not peer.stopping.is_set():
        peer.send(b"x" * 60_000)


def _raw(data: bytes) -> Answer:
    def answer(peer: Peer, request: Request) -> None:
        peer.send(data)

    return answer


def _packed(data: bytes, coding: str) -> Reply:
    return Reply(data, headers={"Content-Encoding": coding})


def _redirect(location: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": location})


def _countdown(peer: Peer, request: Request) -> None:
    number = int(request.path.rpartition("?")[2] or 0) if "?" in request.path else 0
    _redirect(f"{request.path.partition('?')[0]}?{number + 1}")(peer, request)


def _rss(inner: str, opening: str = '<?xml version="1.0" encoding="UTF-8"?>') -> Reply:
    item = f"<item><guid>x-1</guid><title>Pier opens</title><description>{inner}</description></item>"
    return Reply(f'{opening}<rss version="2.0"><channel><title>Piers</title>{item}</channel></rss>'.encode())


def _attributes(count: int) -> Reply:
    attributes = " ".join(f'a{i}="{i}"' for i in range(count))
    return Reply(f'<rss version="2.0"><channel><item {attributes}><title>t</title></item></channel></rss>'.encode())


_BOMB = b"<rss>" + bytes(50_000_000)
_ITEM_END = FEED.index(b"</item>") + len(b"</item>")

CASES: Mapping[str, Case] = {
    "slow headers": Case(_slow_headers, "timeout"),
    "no answer at all": Case(_no_answer, "timeout"),
    "one byte at a time": Case(_one_byte_at_a_time, "timeout"),
    "half-closed before the answer": Case(_hung_up, "connection_closed"),
    "half-closed in the body": Case(_half_closed_in_body, "short_body"),
    "reset before the answer": Case(_reset, "connection_reset"),
    "reset in the body": Case(_reset_in_body, "short_body"),
    "short body": Case(_raw(head(Content_Length=str(len(FEED))) + FEED[:-40]), "short_body"),
    "short chunked body": Case(_short_chunked, "short_body"),
    "content-length too large": Case(_raw(head(Content_Length=str(len(FEED) + 9)) + FEED), "short_body"),
    "content-length too small": Case(_raw(head(Content_Length=str(len(FEED) - 99)) + FEED), "bad_response"),
    "content-length nonsense": Case(_raw(head(Content_Length="many") + FEED), "bad_response"),
    "body larger than allowed": Case(Reply(FEED + b" " * 5_000_000), "too_large"),
    "endless body": Case(_endless, "too_large"),
    "broken gzip": Case(_packed(b"\x1f\x8b\x08" + FEED, "gzip"), "broken_encoding"),
    "gzip cut short": Case(_packed(gzip.compress(FEED)[:-20], "gzip"), "broken_encoding"),
    "gzip bomb": Case(_packed(gzip.compress(_BOMB, 1), "gzip"), "too_large"),
    "deflate bomb": Case(_packed(zlib.compress(_BOMB, 1), "deflate"), "too_large"),
    "brotli bomb": Case(_packed(brotli.compress(_BOMB, quality=1), "br"), "too_large"),
    "broken brotli": Case(_packed(b"\xff\xff" + FEED, "br"), "broken_encoding"),
    "unknown encoding": Case(_packed(FEED, "zstd"), "unknown_encoding"),
    "redirect loop": Case(_redirect("/redirect-loop"), "redirect_loop"),
    "redirect chain too long": Case(_countdown, "too_many_redirects"),
    "redirect to another scheme": Case(_redirect("ftp://quarry.example/feed"), "bad_redirect"),
    "redirect to a file": Case(_redirect("file:///etc/hosts"), "bad_redirect"),
    "redirect to nowhere": Case(Reply(status=302), "bad_redirect"),
    "headers without end": Case(_endless_headers, "bad_response"),
    "not HTTP": Case(_raw(b"220 mail.quarry.example ESMTP ready\r\n"), "bad_response"),
    "HTML instead of a feed": Case(Reply(b"<!DOCTYPE html><html><title>Log in</title></html>"), "not_a_feed"),
    "JSON instead of a feed": Case(Reply(b'{"error": "no such feed"}'), "not_a_feed"),
    "PDF instead of a feed": Case(Reply(b"%PDF-1.7\n1 0 obj\n"), "not_a_feed"),
    "OPML instead of a feed": Case(Reply(b'<opml version="2.0"><body/></opml>'), "not_a_feed"),
    "empty body": Case(Reply(b""), "not_a_feed"),
    "body of blanks": Case(Reply(b" \r\n\r\n "), "not_a_feed"),
    "500 with a feed in it": Case(Reply(FEED, 500), "http_500"),
    "503 with a feed in it": Case(Reply(FEED, 503), "http_503"),
    "202 of a robot check": Case(Reply(b"<html>Wait</html>", 202), "http_202"),
    "204 without content": Case(_raw(head(204)), "http_204"),
    "206 of half a feed": Case(Reply(FEED, 206), "http_206"),
    "404": Case(Reply(FEED, 404), "http_404"),
    "403": Case(Reply(FEED, 403), "http_403"),
    "401": Case(Reply(FEED, 401, {"WWW-Authenticate": "Basic"}), "http_401"),
    "410": Case(Reply(b"Gone.", 410), "http_410"),
    "429": Case(Reply(b"Slow down.", 429, {"Retry-After": "120"}), "http_429"),
    "304 to a request without validators": Case(_raw(head(304)), "http_304"),
    "300 to choose from": Case(Reply(b"One, or another.", 300), "http_300"),
    "20,000 attributes": Case(_attributes(20_000), "too_complex"),
    "100,000 attributes": Case(_attributes(100_000), "too_complex"),
    "surrogate character reference": Case(_rss("&#xD800;"), "parser_failed"),
    "character reference out of range": Case(_rss("&#x110000;"), "parser_failed"),
    "punycode encoding": Case(_rss("x", '<?xml version="1.0" encoding="punycode"?>'), "bad_charset"),
    "backslash in the doctype": Case(_rss("&a;", '<!DOCTYPE rss [\n<!ENTITY a "C:\\data">\n]>\n'), "parser_failed"),
    "cut in an entry": Case(Reply(FEED[: _ITEM_END + 60]), "truncated"),
    "cut between entries": Case(Reply(FEED[:_ITEM_END]), "truncated"),
    "tags nested 100,000 deep": Case(_rss("<b>" * 100_000), "too_complex"),
}
