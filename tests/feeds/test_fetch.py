"""What goes over the wire, seen from the server."""

import asyncio
import gzip
import socket
import ssl
import threading
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest
from faults.hostile import FEED, Hostile, Peer, Reply, Request, head
from faults.setups import SETTINGS, names, served_with, trusting

from reader import __version__
from reader.config import PollSettings
from reader.errors import ConfigError, FeedError
from reader.feeds import tls
from reader.feeds.fetch import ACCEPT_PAGE, FeedRequest, Fetched, Fetcher
from reader.model import Validators

NOW = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)


async def fetched(request: FeedRequest, settings: PollSettings = SETTINGS, **for_tests: object) -> Fetched:
    async with Fetcher(settings, **for_tests) as fetcher:  # type: ignore[arg-type]
        return await fetcher.fetch(request)


async def refused(request: FeedRequest, settings: PollSettings = SETTINGS, **for_tests: object) -> FeedError:
    with pytest.raises(FeedError) as caught:
        await fetched(request, settings, **for_tests)
    return caught.value


async def test_request_says_who_asks_and_nothing_else() -> None:
    with Hostile() as server:
        await fetched(FeedRequest(server.at("/feed", Reply(FEED)) + "?b=2&a=%2F"))
        sent = server.requests[0]
    assert sent.path == "/feed?b=2&a=%2F"
    assert sent.headers["user-agent"].startswith(f"Assay/{__version__} (+https://")
    assert set(sent.headers["accept-encoding"].split(", ")) == {"gzip", "deflate", "br"}
    assert "application/atom+xml" in sent.headers["accept"]
    assert not {"cookie", "referer", "if-none-match", "if-modified-since", "authorization"} & set(sent.headers)


async def test_cookies_are_never_sent_back() -> None:
    with Hostile() as server:
        # Jars of cookies keep none of bare IP addresses.
        url = server.at("/feed", Reply(FEED, headers={"Set-Cookie": "id=42; Path=/"})).replace(
            "127.0.0.1", "ore.example"
        )
        async with Fetcher(replace(SETTINGS, host_pause=0.0), lookup=lambda host: ("127.0.0.1",)) as fetcher:
            await fetcher.fetch(FeedRequest(url))
            await fetcher.fetch(FeedRequest(url))
        assert "cookie" not in server.requests[1].headers


@pytest.mark.parametrize(
    ("tag", "modified"),
    [
        ('"plain"', "Sat, 01 Mar 2025 10:00:00 GMT"),
        ('W/"weak"', "Sat, 1 Mar 2025 10:00:00 +0000"),
        ("unquoted", "yesterday, at tea time"),
        ('"with \\" and spaces, W/"', "0"),
        ("ä-tag", "2025-03-01"),
    ],
)
async def test_validators_go_back_byte_for_byte(tag: str, modified: str) -> None:
    def answer(peer: Peer, request: Request) -> None:
        lines = f"HTTP/1.1 200 OK\r\nETag: {tag}\r\nLast-Modified: {modified}\r\nContent-Length: {len(FEED)}\r\n\r\n"
        peer.send(lines.encode() + FEED)

    with Hostile() as server:
        url = server.at("/feed", answer)
        first = await fetched(FeedRequest(url))
        await fetched(FeedRequest(url, first.validators))
        sent = server.requests[1].raw
    assert f"\r\nIf-None-Match: {tag}\r\n".encode() in sent
    assert f"\r\nIf-Modified-Since: {modified}\r\n".encode() in sent


async def test_validators_over_a_kilobyte_are_dropped() -> None:
    with Hostile() as server:
        url = server.at("/feed", Reply(FEED, headers={"ETag": '"' + "x" * 1023 + '"', "Last-Modified": "y" * 1024}))
        answer = await fetched(FeedRequest(url))
    assert answer.validators == Validators(None, "y" * 1024)


async def test_validators_are_cleared_when_a_200_stops_sending_them() -> None:
    with Hostile() as server:
        url = server.at("/feed", Reply(FEED, headers={"ETag": '"new"'}))
        answer = await fetched(FeedRequest(url, Validators('"old"', "Sat, 01 Mar 2025 10:00:00 GMT")))
    assert answer.validators == Validators('"new"', None)


async def test_304_refreshes_the_validators_it_sends_and_keeps_the_others() -> None:
    def answer(peer: Peer, request: Request) -> None:
        peer.send(head(304, ETag='"new"'))

    with Hostile() as server:
        url = server.at("/feed", answer)
        unchanged = await fetched(FeedRequest(url, Validators('"old"', "Sat, 01 Mar 2025 10:00:00 GMT")))
    assert (unchanged.status, unchanged.body) == (304, b"")
    assert unchanged.validators == Validators('"new"', "Sat, 01 Mar 2025 10:00:00 GMT")


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(FEED)),
        ("x-gzip", gzip.compress(FEED[:99]) + gzip.compress(FEED[99:]) + bytes(64)),
        ("deflate", zlib.compress(FEED)),
        ("deflate", zlib.compress(FEED)[2:-4]),
        ("br", brotli.compress(FEED)),
        ("GZIP", gzip.compress(FEED)),
        ("identity", FEED),
        ("", gzip.compress(FEED)),
    ],
    ids=["gzip", "two members", "deflate", "raw deflate", "br", "GZIP", "identity", "unannounced"],
)
async def test_packed_bodies_are_unpacked(coding: str, packed: bytes) -> None:
    with Hostile() as server:
        url = server.at("/feed", Reply(packed, headers={"Content-Encoding": coding} if coding else {}))
        assert (await fetched(FeedRequest(url))).body == FEED


async def test_body_may_be_exactly_as_large_as_allowed() -> None:
    with Hostile() as server:
        url = server.at("/feed", Reply(FEED))
        allowed = replace(SETTINGS, max_wire_bytes=len(FEED), max_unpacked_bytes=len(FEED))
        assert (await fetched(FeedRequest(url), allowed)).body == FEED
        for smaller in (replace(allowed, max_wire_bytes=len(FEED) - 1), replace(allowed, max_unpacked_bytes=99)):
            assert (await refused(FeedRequest(url), smaller)).code == "too_large"


# ---- redirects


def moved(location: str, status: int) -> Reply:
    return Reply(status=status, headers={"Location": location})


@pytest.mark.parametrize(
    ("statuses", "permanent"),
    [((301,), True), ((308, 301), True), ((301, 302), False), ((303,), False), ((307, 308), False)],
)
async def test_permanent_target_is_told_when_every_redirect_is_permanent(
    statuses: Sequence[int], permanent: bool
) -> None:
    with Hostile() as server:
        for number, status in enumerate(statuses):
            server.at(f"/{number}", moved(f"/{number + 1}", status))
        target = server.at(f"/{len(statuses)}", Reply(FEED))
        answer = await fetched(FeedRequest(server.url("/0")))
    assert (answer.url, answer.body) == (target, FEED)
    assert answer.permanent_to == (target if permanent else None)


async def test_no_redirect_means_no_permanent_target() -> None:
    with Hostile() as server:
        assert (await fetched(FeedRequest(server.at("/feed", Reply(FEED))))).permanent_to is None


async def test_five_redirects_are_followed_and_six_are_not() -> None:
    with Hostile() as server:
        for number in range(6):
            server.at(f"/{number}", moved(f"/{number + 1}", 302))
        server.at("/6", Reply(FEED))
        assert (await fetched(FeedRequest(server.url("/1")))).body == FEED
        assert (await refused(FeedRequest(server.url("/0")))).code == "too_many_redirects"


async def test_credentials_stay_with_the_host_they_are_for() -> None:
    with Hostile() as other, Hostile() as server:
        server.at("/feed", moved("/next", 302))
        server.at("/next", moved(other.at("/feed", Reply(FEED)), 302))
        await fetched(FeedRequest(server.url("/feed"), headers={"Authorization": "Bearer sesame"}))
        assert [request.headers.get("authorization") for request in server.requests] == ["Bearer sesame"] * 2
        assert "authorization" not in other.requests[0].headers


async def test_credentials_are_not_shown() -> None:
    request = FeedRequest("http://ann:sesame@127.0.0.1:1/feed", headers={"Authorization": "Bearer sesame"})
    error = await refused(request)
    assert "sesame" not in error.detail + str(error) + repr(request.headers is None) + repr(error)
    assert "Bearer" not in repr(request)


async def test_user_and_password_in_an_address_are_sent_as_basic_authorization() -> None:
    with Hostile() as server:
        url = server.at("/feed", Reply(FEED)).replace("http://", "http://ann:sesame@")
        await fetched(FeedRequest(url))
        assert server.requests[0].headers["authorization"] == "Basic YW5uOnNlc2FtZQ=="


# ---- private addresses and names


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost", "printer.local", "10.0.0.8", "[::ffff:10.0.0.1]"])
async def test_page_found_in_a_public_feed_must_not_be_private(host: str) -> None:
    error = await refused(FeedRequest(f"http://{host}:9/page", accept=ACCEPT_PAGE, found_at="http://8.8.8.8/feed"))
    assert error.code == "private_address"


async def test_page_found_in_a_private_feed_may_be_private() -> None:
    with Hostile() as server:
        page = server.at("/page", Reply(b"<html>"))
        url = page.replace("127.0.0.1", "wiki.example")
        lookup = names({"wiki.example": "127.0.0.1", "feeds.example": "192.168.7.7"})
        answer = await fetched(FeedRequest(url, found_at="http://feeds.example/feed"), lookup=lookup)
    assert answer.body == b"<html>"


async def test_redirect_from_a_private_host_to_a_private_one_is_followed() -> None:
    with Hostile() as server:
        server.at("/feed", moved("/other", 302))
        server.at("/other", Reply(FEED))
        assert (await fetched(FeedRequest(server.url("/feed")))).body == FEED


async def test_redirect_from_http_to_https_is_followed(tmp_path: Path) -> None:
    with Hostile() as plain, Hostile(served_with(tmp_path)) as server:
        plain.at("/feed", moved(server.at("/feed", Reply(FEED)), 301))
        assert (await fetched(FeedRequest(plain.url("/feed")), trusting(tmp_path))).body == FEED


async def test_silent_name_server_is_the_hosts_fault_once_another_host_was_reached() -> None:
    with Hostile() as proxy:
        proxy.at("http://public.example/feed", Reply(FEED))
        async with Fetcher(replace(SETTINGS, proxy=proxy.url("")), lookup=names({}, socket.EAI_AGAIN)) as fetcher:
            await fetcher.fetch(FeedRequest("http://public.example/feed"))
            with pytest.raises(FeedError) as caught:
                await fetcher.fetch(FeedRequest("http://a.example/", found_at="http://b.example/"))
    assert caught.value.code == "dns_failure"


@pytest.mark.parametrize(
    "url", ["", "quarry.example", "file:///etc/hosts", "ftp://a.example/", "http://", "http://0x7f.1/", "http://[::1"]
)
async def test_what_is_no_web_address_is_refused_without_a_connection(url: str) -> None:
    assert (await refused(FeedRequest(url))).code == "bad_address"


async def test_address_beyond_ascii_is_sent_encoded() -> None:
    with Hostile() as server:
        server.at("/%C3%BCber%20uns", Reply(FEED))
        url = server.url("/über uns?q=ä#part", host="bergwerk-köln.example")
        await fetched(FeedRequest(url), lookup=names({"xn--bergwerk-kln-ejb.example": "127.0.0.1"}))
        assert server.requests[0].path == "/%C3%BCber%20uns?q=%C3%A4"


# ---- TLS


async def test_own_certificate_authority_is_trusted(tmp_path: Path) -> None:
    with Hostile(served_with(tmp_path)) as server:
        assert (await fetched(FeedRequest(server.at("/feed", Reply(FEED))), trusting(tmp_path))).body == FEED


def test_contexts_trust_nobody_only_while_they_are_told_to() -> None:
    with tls.without_certificates():
        blind = ssl.create_default_context()
    assert blind.cert_store_stats()["x509_ca"] == 0
    assert blind.verify_mode == ssl.CERT_REQUIRED
    assert ssl.create_default_context().cert_store_stats() == tls.context().cert_store_stats()


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "127.0.0.1:3128"])
async def test_proxy_that_does_not_speak_http_is_a_fault_of_the_settings(proxy: str) -> None:
    with pytest.raises(ConfigError, match="proxy"):
        await fetched(FeedRequest("http://a.example/"), replace(SETTINGS, proxy=proxy))


async def test_bundle_without_certificates_is_a_fault_of_the_settings(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="ca_bundle"):
        await fetched(FeedRequest("https://127.0.0.1/"), trusting(tmp_path))


# ---- time


async def test_retry_after_is_read_against_the_servers_clock() -> None:
    headers = {"Date": "Mon, 01 Jan 2024 00:00:00 GMT", "Retry-After": "Mon, 01 Jan 2024 00:10:00 GMT"}
    with Hostile() as server:
        url = server.at("/feed", Reply(b"", 429, headers))
        error = await refused(FeedRequest(url), now=lambda: NOW)
    assert (error.status, error.retry_after) == (429, NOW + timedelta(minutes=10))


@pytest.mark.parametrize("status", [403, 404, 500])
async def test_other_refusals_have_no_retry_after(status: int) -> None:
    with Hostile() as server:
        error = await refused(FeedRequest(server.at("/feed", Reply(b"", status, {"Retry-After": "60"}))))
    assert (error.status, error.retry_after) == (status, None)


async def test_freshness_of_an_answer_is_told() -> None:
    headers = {"Cache-Control": "public, max-age=1800", "Age": "600", "Date": "Sat, 01 Mar 2025 12:00:00 GMT"}
    with Hostile() as server:
        answer = await fetched(FeedRequest(server.at("/feed", Reply(FEED, headers=headers))))
    assert (answer.max_age, answer.server_date) == (1200.0, NOW)


# ---- turns


async def test_one_host_gets_one_request_at_a_time() -> None:
    with Hostile() as server:
        url = server.at("/feed", Reply(FEED))
        async with Fetcher(replace(SETTINGS, exempt_hosts=(), host_pause=0.0)) as fetcher:
            await asyncio.gather(*(fetcher.fetch(FeedRequest(url)) for _ in range(8)))
        assert (len(server.requests), server.most_open) == (8, 1)


async def test_waiting_for_a_turn_does_not_count_against_the_host() -> None:
    with Hostile() as server:
        url = server.at("/feed", Reply(FEED))
        settings = replace(SETTINGS, exempt_hosts=(), host_pause=1.3, total_timeout=1.2)
        async with Fetcher(settings) as fetcher:
            answers = await asyncio.gather(*(fetcher.fetch(FeedRequest(url)) for _ in range(2)))
        assert [answer.status for answer in answers] == [200, 200]


async def test_no_request_is_made_twice_when_the_host_hangs_up() -> None:
    def hung_up(peer: Peer, request: Request) -> None:
        peer.connection.close()

    with Hostile() as server:
        url = server.at("/feed", Reply(FEED))
        gone = server.at("/gone", hung_up)
        async with Fetcher(SETTINGS) as fetcher:
            await fetcher.fetch(FeedRequest(url))
            with pytest.raises(FeedError):
                await fetcher.fetch(FeedRequest(gone))
        assert [request.path for request in server.requests] == ["/feed", "/gone"]


async def test_a_request_that_is_given_up_leaves_its_turn_and_its_memory_to_others() -> None:
    arrived = asyncio.Event()
    loop = asyncio.get_running_loop()

    def half_an_answer(peer: Peer, request: Request) -> None:
        peer.send(head(Content_Length="900000") + b"x" * 400_000)
        loop.call_soon_threadsafe(arrived.set)
        peer.until_gone()

    settings = replace(SETTINGS, exempt_hosts=(), host_pause=0.0, max_bytes_in_memory=1, max_unpacked_bytes=900_000)
    with Hostile() as server:
        slow = server.at("/slow", half_an_answer)
        url = server.at("/feed", Reply(b"x" * 900_000))
        async with Fetcher(settings) as fetcher:
            for _ in range(4):
                arrived.clear()
                given_up = asyncio.ensure_future(fetcher.fetch(FeedRequest(slow)))
                await arrived.wait()
                given_up.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await given_up
            assert (await fetcher.fetch(FeedRequest(url))).status == 200


async def test_a_name_server_that_never_answers_does_not_hold_up_the_end() -> None:
    never = threading.Event()

    def lookup(host: str) -> Sequence[str]:
        never.wait()
        return ()

    error = await refused(FeedRequest("http://quarry.example/"), replace(SETTINGS, connect_timeout=0.05), lookup=lookup)
    assert error.code == "no_network"
    never.set()


async def test_bodies_over_the_memory_limit_wait_until_others_are_let_go() -> None:
    body = b"x" * 400_000
    settings = replace(SETTINGS, max_bytes_in_memory=1_000_000, max_unpacked_bytes=500_000)
    with Hostile() as server:
        url = server.at("/big", Reply(body))
        async with Fetcher(settings) as fetcher:
            held = [await fetcher.fetch(FeedRequest(url)) for _ in range(2)]
            third = asyncio.ensure_future(fetcher.fetch(FeedRequest(url)))
            done, _ = await asyncio.wait([third], timeout=0.1)
            assert not done
            await asyncio.to_thread(held.pop)
            assert (await third).body == body
