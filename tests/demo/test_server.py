"""The demo server publishes like an honest publisher: validators, 304, pages, and an update after the first fetch."""

import contextlib
import http.client
import json
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from reader import demo
from reader.demo import editions

TODAY = datetime(2031, 5, 14, 9, 30, tzinfo=UTC)
NOW = datetime.now(UTC)


class Client:
    def __init__(self, base: str) -> None:
        self.base = base

    def get(self, url: str, headers: dict[str, str] | None = None, method: str = "GET"):
        connection = http.client.HTTPConnection(urlsplit(self.base).netloc, timeout=5)
        try:
            connection.request(method, urlsplit(url).path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()


@pytest.fixture
def server() -> Iterator[demo.DemoServer]:
    with demo.serve(NOW) as running:
        yield running


@pytest.fixture
def client(server: demo.DemoServer) -> Client:
    return Client(server.base)


def feed_url(server: demo.DemoServer, name: str) -> str:
    return next(url for url in server.urls if f"/{name}/" in url)


def test_it_listens_on_loopback_only(server: demo.DemoServer):
    assert urlsplit(server.base).hostname == "127.0.0.1"


def test_every_feed_is_well_formed_and_holds_all_its_articles(server: demo.DemoServer, client: Client):
    for url in server.urls:
        status, headers, body = client.get(url)
        assert status == 200
        assert headers["Content-Type"].split(";")[0] in ("application/rss+xml", "application/atom+xml")
        tree = ElementTree.fromstring(body)
        entries = tree.findall(".//item") or tree.findall("{http://www.w3.org/2005/Atom}entry")
        feed = next(feed for feed in editions.feeds() if f"/{feed.name}/" in url)
        assert len(entries) == len(editions.articles(feed, NOW))


def test_the_summary_feed_carries_no_content(server: demo.DemoServer, client: Client):
    _, _, body = client.get(feed_url(server, "tariff-desk"))
    assert b"content:encoded>" not in body


def test_a_request_that_holds_the_document_gets_304_without_a_body(server: demo.DemoServer, client: Client):
    url = feed_url(server, "tariff-desk")
    _, headers, _ = client.get(url)
    for held in (headers["ETag"], f"W/{headers['ETag']}", f'"other", {headers["ETag"]}', "*"):
        status, again, body = client.get(url, {"If-None-Match": held})
        assert (status, body) == (304, b"")
        assert again["ETag"] == headers["ETag"]
        assert again["Last-Modified"] == headers["Last-Modified"]


def test_the_entity_tag_decides_over_the_date(server: demo.DemoServer, client: Client):
    url = feed_url(server, "tariff-desk")
    _, headers, _ = client.get(url)
    since = headers["Last-Modified"]
    assert client.get(url, {"If-Modified-Since": since})[0] == 304
    assert client.get(url, {"If-None-Match": '"old"', "If-Modified-Since": since})[0] == 200
    assert client.get(url, {"If-Modified-Since": "yesterday, I think"})[0] == 200


def test_last_modified_is_the_date_of_the_newest_article(server: demo.DemoServer, client: Client):
    _, headers, _ = client.get(feed_url(server, "tariff-desk"))
    feed = next(feed for feed in editions.feeds() if feed.name == "tariff-desk")
    newest = max(article.updated for article in editions.articles(feed, server.made))
    assert parsedate_to_datetime(headers["Last-Modified"]) == newest


def test_the_second_fetch_brings_the_second_edition_and_the_third_nothing_new(server: demo.DemoServer, client: Client):
    url = feed_url(server, "cell-and-grid")
    _, first, body = client.get(url)
    assert b"saved 210 megawatt-hours" in body
    status, second, body = client.get(
        url, {"If-None-Match": first["ETag"], "If-Modified-Since": first["Last-Modified"]}
    )
    assert status == 200
    assert b"saved 190 megawatt-hours" in body
    assert second["ETag"] != first["ETag"]
    assert client.get(url, {"If-None-Match": second["ETag"]})[0] == 304


def test_a_client_of_an_earlier_run_is_not_sent_back_to_the_first_edition():
    with demo.serve(NOW) as server:
        client = Client(server.base)
        url = feed_url(server, "cell-and-grid")
        client.get(url)
        _, headers, _ = client.get(url)
    with demo.serve(NOW, port=urlsplit(server.base).port or 0) as again:
        assert Client(again.base).get(url, {"If-None-Match": headers["ETag"]})[0] == 304


def test_every_article_has_a_page_with_its_text(server: demo.DemoServer, client: Client):
    for feed in editions.feeds():
        for article in editions.articles(feed, server.made, edition=2):
            status, headers, body = client.get(server.base + article.path)
            assert status == 200
            assert headers["Content-Type"] == "text/html; charset=utf-8"
            assert article.html in body.decode()


def test_a_feeds_site_points_to_the_feed(server: demo.DemoServer, client: Client):
    status, _, body = client.get(f"{server.base}/tariff-desk/")
    assert status == 200
    assert f'href="{feed_url(server, "tariff-desk")}"'.encode() in body


@pytest.mark.parametrize("path", ["/nothing", "/tariff-desk/nothing", "/../pyproject.toml", "/"])
def test_what_is_not_there_is_404(server: demo.DemoServer, client: Client, path: str):
    assert client.get(server.base + path)[0] == 404


def test_head_gives_the_headers_without_the_body(server: demo.DemoServer, client: Client):
    status, headers, body = client.get(f"{server.base}/tariff-desk/", method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 0


def test_robots_may_fetch_the_pages(client: Client):
    assert client.get("/robots.txt")[2] == b"User-agent: *\nDisallow:\n"


def test_the_same_moment_gives_the_same_bytes():
    def published() -> list[bytes]:
        with demo.serve(TODAY) as server:
            client = Client(server.base)
            return [client.get(url)[2].replace(server.base.encode(), b"") for url in server.urls]

    assert published() == published()


def test_the_subscriptions_name_every_feed_in_its_folder(server: demo.DemoServer, client: Client):
    folders = ElementTree.fromstring(client.get("/subscriptions.opml")[2]).findall("body/outline")
    found = {feed.attrib["xmlUrl"]: folder.attrib["text"] for folder in folders for feed in folder}
    assert found == server.folders
    assert set(found) == set(server.urls) == set(server.titles)


def test_a_kept_demo_has_the_same_address_and_articles_on_another_day(tmp_path: Path):
    keep = tmp_path / "demo" / "demo.json"
    with demo.serve(TODAY, keep=keep) as first:
        pass
    with demo.serve(NOW, keep=keep) as second:
        assert (second.base, second.made, second.former) == (first.base, TODAY, None)


def test_a_second_demo_uses_the_one_that_runs(tmp_path: Path):
    keep = tmp_path / "demo.json"
    with demo.serve(TODAY, keep=keep) as first:
        with demo.serve(NOW, keep=keep) as second:
            assert (second.base, second.made) == (first.base, first.made)
        assert Client(first.base).get("/robots.txt")[0] == 200


def test_a_second_demo_goes_on_at_the_same_address_when_the_first_ends(tmp_path: Path):
    keep = tmp_path / "demo.json"
    first = demo.serve(TODAY, keep=keep)
    base = first.__enter__().base
    with demo.serve(NOW, keep=keep) as second, demo.serve(NOW, keep=keep) as third:
        assert {second.base, third.base} == {base}
        first.__exit__(None, None, None)
        assert answered(second.urls[0])
    assert not demo.runs(keep)


def answered(url: str) -> bool:
    """Whether the address is served within some seconds."""
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        with contextlib.suppress(OSError):
            return Client(url).get(url)[0] == 200
    return False


def test_a_taken_port_gives_another_and_says_where_the_feeds_were(tmp_path: Path):
    keep = tmp_path / "demo.json"
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        keep.write_text(json.dumps({"made": TODAY.isoformat(), "port": port}))
        with demo.serve(NOW, keep=keep) as server:
            assert server.former == f"http://127.0.0.1:{port}"
            assert server.made == TODAY
            assert server.moved(f"{server.former}/tariff-desk/feed.xml") == feed_url(server, "tariff-desk")
            assert server.moved("https://elsewhere.example/feed") == "https://elsewhere.example/feed"
            assert json.loads(keep.read_text())["port"] == urlsplit(server.base).port


@pytest.mark.parametrize("kept", ["", "{}", "[]", '{"made": "soon", "port": 1}', '{"made": null, "port": null}'])
def test_a_damaged_note_is_written_anew(tmp_path: Path, kept: str):
    keep = tmp_path / "demo.json"
    keep.write_text(kept)
    with demo.serve(TODAY, keep=keep) as server:
        assert server.made == TODAY
    assert json.loads(keep.read_text())["made"] == TODAY.isoformat()
