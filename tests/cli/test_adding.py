"""`add`: against a server on loopback that counts what it is asked."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reader.cli.adding import address_meant
from reader.errors import FeedError
from reader.library import Library
from reader.poller.intake import Intake

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Kiln News</title><link>{base}/</link>
<item><guid>1</guid><title>Lit again</title><link>{base}/1</link><description>The kiln was lit.</description></item>
<item><guid>2</guid><title>Out again</title><link>{base}/2</link><description>The kiln went out.</description></item>
</channel></rss>"""
PAGE = "<html><body><article><h1>Kiln</h1><p>{words}</p><p>{words}</p></article></body></html>"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Slag</title><id>urn:slag</id>
<entry><id>urn:1</id><title>Slag heap</title><updated>2026-01-01T00:00:00Z</updated><content>Tall.</content></entry>
</feed>"""
LINK = '<link rel="alternate" type="application/rss+xml" title="{title}" href="{path}">'


class Site(ThreadingHTTPServer):
    """Documents by path; counts the requests for each."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        self.asked: Counter[str] = Counter()
        one, two = LINK.format(title="News", path="/feed"), LINK.format(title="Slag [/]", path="/atom")
        self.documents = {
            "/feed": RSS.format(base=self.base),
            "/atom": ATOM,
            "/paid": ATOM,
            "/page": f"<html><head>{one}</head><body>News</body></html>",
            "/both": f"<html><head>{one}{two}</head><body>News</body></html>",
            "/1": PAGE.format(words="The kiln was lit again on Monday, after two years. " * 8),
            "/2": PAGE.format(words="The kiln went out on Friday, for want of gas. " * 8),
            "/bare": "<html><body>Nothing here</body></html>",
            "/data": '{"a": 1}',
            "/empty": "",
        }


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        if self.path.startswith("/busy/"):
            self.send_response(429)
            self.send_header("Retry-After", "7200")
            self.end_headers()
            return
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/feed")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = self.server.documents.get(self.path, "").encode()
        refused = self.path == "/paid" and self.headers["Authorization"] != "Basic YW5uOnNlY3JldA=="
        self.send_response(401 if refused else 200 if self.path in self.server.documents else 404)
        self.send_header("ETag", '"one"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def running() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def test_a_feed_is_subscribed_and_what_was_fetched_is_kept(assay, site: Site, library: Library):
    url = f"{site.base}/feed"
    subscribed, done = assay("add", "--json", "--folder", "Kilns", url).lines
    feed = library.feed_at(url)
    assert feed is not None
    assert subscribed == {"event": "subscribed", "id": feed.id, "feed": url, "title": "Kiln News", "new": 2}
    assert done == {"event": "done", "subscribed": 1, "already": 0, "failed": 0}
    assert (feed.title, feed.folder, feed.articles, feed.error) == ("Kiln News", "Kilns", 2, None)
    assert {line["title"] for line in assay("list", "--json").lines} == {"Lit again", "Out again"}
    assert site.asked == {"/feed": 1}
    (state,) = library.intake.poll_states(feed.last_success, url=url, every=True)
    assert state.validators.entity_tag == '"one"'
    assert state.next_poll is not None


def test_a_feed_whose_articles_cannot_be_taken_in_is_said_to_be_subscribed_and_in_trouble(
    assay, site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
):
    async def too_much(*_: object) -> None:
        raise FeedError("parse_memory", "The feed takes more memory.")

    monkeypatch.setattr(Intake, "take_in", too_much)
    url = f"{site.base}/feed"
    done = assay("add", url)
    assert done.err == f"Subscribed to {url}, but its articles could not be taken in. The feed takes more memory.\n"
    feed = library.feed_at(url)
    assert feed is not None
    assert (feed.error, feed.failures, feed.last_success) == ("parse_memory", 1, None)
    assert "[poll] parse_memory" in assay("doctor").out
    # As with `assay poll`: the feed is in trouble, not the command.
    (failed, _) = [line for line in assay("poll", "--feed", url, "--json").lines if line["event"] != "started"]
    assert (failed["event"], failed["error"]) == ("failed", "parse_memory")
    assert done.code == assay("poll", "--feed", url).code == 0


def test_a_host_that_wants_to_be_left_alone_is_asked_once(assay, site: Site, home: Path):
    (home / "config.toml").write_text("[poll]\nexempt_hosts = []\nhost_pause = 0.0\n")
    lines = assay("add", "--json", f"{site.base}/busy/1", f"{site.base}/busy/2").lines
    assert [line.get("error") for line in lines] == ["http_429", "parked", None]
    assert assay("add", "--json", f"{site.base}/feed").lines[0]["error"] == "parked"
    assert site.asked == {"/busy/1": 1}


def test_hosts_are_asked_in_turn_with_other_processes(assay, site: Site, home: Path):
    (home / "config.toml").write_text("[poll]\nexempt_hosts = []\nhost_pause = 0.0\n")
    assay("add", f"{site.base}/feed")
    assert (home / "library.db-hosts").stat().st_size > 0


def test_a_page_is_searched_for_its_feed(assay, site: Site, library: Library):
    (subscribed, _) = assay("add", "--json", f"{site.base}/page").lines
    assert (subscribed["event"], subscribed["feed"], subscribed["new"]) == ("subscribed", f"{site.base}/feed", 2)
    assert site.asked == {"/page": 1, "/feed": 1}


def test_of_several_feeds_the_user_must_choose(assay, site: Site, library: Library):
    done = assay("add", "--json", f"{site.base}/both")
    assert done.code == 1
    choose, last = done.lines
    assert choose == {
        "event": "choose",
        "page": f"{site.base}/both",
        "feeds": [
            {"url": f"{site.base}/feed", "title": "News"},
            {"url": f"{site.base}/atom", "title": "Slag [/]"},
        ],
    }
    assert last["failed"] == 1
    assert library.feeds() == ()


def test_the_feeds_of_a_page_behind_a_password_are_named_without_it(assay, site: Site, library: Library):
    page = site.base.replace("http://", "http://ann:secret@") + "/both"
    choose, _ = assay("add", "--json", page).lines
    assert choose["guarded"] is True
    assert [feed["url"] for feed in choose["feeds"]] == [f"{site.base}/feed", f"{site.base}/atom"]
    said = assay("add", page).err
    assert "It wants the user and password of the page in its address; `assay add -`" in said
    assert "secret" not in said


def test_the_one_feed_of_a_page_behind_a_password_is_asked_for_with_it(assay, site: Site, library: Library):
    site.documents["/page"] = LINK.format(title="Paid", path=f"{site.base}/paid")
    page = site.base.replace("http://", "http://ann:secret@") + "/page"
    (subscribed, _) = assay("add", "--json", page).lines
    assert (subscribed["event"], subscribed["feed"]) == ("subscribed", f"{site.base}/paid")
    assert [feed.url for feed in library.feeds()] == [page.replace("/page", "/paid")]


def test_addresses_come_from_standard_input_one_a_line(process, site: Site):
    done = process("add", "--json", "-", stdin=f"\ufeff{site.base}/feed\n\n  {site.base}/atom \n", PYTHONUTF8="1")
    assert [line.get("feed") for line in done.lines] == [f"{site.base}/feed", f"{site.base}/atom", None]


@pytest.mark.parametrize(
    ("given", "options", "why"),
    [
        ("{base}/feed\n{base}/atom\n", ["--title", "Same"], "`--title` goes with one URL."),
        ("\n" * 999_980 + "{base}/feed\n", [], "Standard input is larger than 1 MB; give fewer at once."),
        (" \n", [], "Standard input holds no address; write one a line."),
    ],
    ids=["two addresses and one title", "more than is read", "no address"],
)
def test_input_that_cannot_be_meant_is_refused_before_anything_is_done(
    process, site: Site, home: Path, given: str, options: list[str], why: str
):
    done = process("add", *options, "-", stdin=given.format(base=site.base))
    assert (done.code, done.out) == (2, "")
    assert why in done.err
    assert site.asked == {}
    assert not (home / "library.db").exists()


def test_one_address_from_standard_input_takes_a_title(process, site: Site):
    assert (
        process("add", "--title", "Mine", "-", stdin=f"{site.base}/feed\n").out == "Subscribed to Mine: 2 articles.\n"
    )


def test_a_permanent_redirect_is_followed_for_good(assay, site: Site, library: Library):
    assay("add", f"{site.base}/moved")
    assert [feed.url for feed in library.feeds()] == [f"{site.base}/feed"]


@pytest.mark.parametrize(("path", "code"), [("/bare", "not_a_feed"), ("/data", "not_a_feed"), ("/nowhere", "http_404")])
def test_what_is_no_feed_is_not_subscribed(assay, site: Site, library: Library, path: str, code: str):
    done = assay("add", "--json", site.base + path)
    failed, last = done.lines
    assert done.code == 1
    assert (failed["event"], failed["feed"], failed["error"]) == ("failed", site.base + path, code)
    assert last == {"event": "done", "subscribed": 0, "already": 0, "failed": 1}
    assert library.feeds() == ()
    assert assay("undo").code == 1


def test_the_usual_addresses_are_tried_with_consent_only(assay, site: Site, library: Library):
    assert assay("add", f"{site.base}/bare").code == 1
    assert site.asked == {"/bare": 1}
    assert assay("add", "--guess", f"{site.base}/bare").code == 0
    assert [feed.url for feed in library.feeds()] == [f"{site.base}/feed"]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://x.example/feed",
        "exec:ls",
        "javascript:alert(1)",
        "",
        "http://[",
        "http://",
        "a b",
        "[::1",
    ],
)
def test_an_address_that_is_none_is_refused_without_a_request(assay, home: Path, address: str):
    failed, _ = assay("add", "--json", address).lines
    assert (failed["event"], failed["error"]) == ("failed", "bad_address")


def test_a_second_time_is_no_second_subscription_and_no_request(assay, site: Site, library: Library):
    assay("add", f"{site.base}/feed")
    site.asked.clear()
    already, last = assay("add", "--json", f"{site.base}/feed").lines
    assert (already["event"], already["id"]) == ("already", library.feeds()[0].id)
    assert last["already"] == 1
    assert site.asked == {}


def test_an_address_that_a_feed_is_led_to_for_good_is_that_feed(assay, site: Site, library: Library):
    moved, feed = f"{site.base}/moved", f"{site.base}/feed"
    library.subscribe(moved)
    assay("poll")
    (already, _) = assay("add", "--json", feed).lines
    assert already == {"event": "already", "id": 1, "feed": moved, "title": "Kiln News", "leads_to": feed}
    assert assay("add", feed).out == f"Already subscribed to {moved}, which leads to this address.\n"
    assert [(feed.url, feed.articles) for feed in library.feeds()] == [(moved, 2)]


def test_an_address_with_a_fragment_is_the_address_without(assay, site: Site, library: Library):
    assay("add", f"{site.base}/feed#latest")
    assert [feed.url for feed in library.feeds()] == [f"{site.base}/feed"]
    (already, _) = assay("add", "--json", f"{site.base}/feed#top").lines
    assert already["event"] == "already"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_host_of_this_machine_with_a_port_needs_no_scheme(assay, site: Site, library: Library, host: str):
    port = site.base.rpartition(":")[2]
    (subscribed, _) = assay("add", "--json", f"{host}:{port}/feed").lines
    assert (subscribed["event"], subscribed["feed"]) == ("subscribed", f"http://{host}:{port}/feed")


@pytest.mark.parametrize(
    ("word", "address"),
    [
        ("kiln.example/feed", "https://kiln.example/feed"),
        ("kiln.example:8080", "https://kiln.example:8080"),
        ("kiln.example:8080?a=b:c", "https://kiln.example:8080?a=b:c"),
        ("[::1]:8901/feed", "http://[::1]:8901/feed"),
        ("feed:kiln.example/feed", "http://kiln.example/feed"),
        ("http://kiln.example/feed", "http://kiln.example/feed"),
        ("mailto:ann@kiln.example", "mailto:ann@kiln.example"),
        ("/home/ann/feed.xml", "/home/ann/feed.xml"),
        ("|make-feed", "|make-feed"),
    ],
)
def test_the_scheme_that_is_left_out_is_put_before_hosts_only(word: str, address: str):
    assert address_meant(word) == address


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/bare", "The address gives a web page, not a feed. The page names none. "),
        ("/empty", "The address gives an empty document. `--guess`"),
    ],
)
def test_the_reason_why_there_is_no_feed_is_that_of_the_document(assay, site: Site, library: Library, path: str, why):
    assert f"{site.base}{path} was not added. {why}" in assay("add", site.base + path).err


def test_an_address_that_a_script_left_empty_is_named_as_such(assay, library: Library):
    assert assay("add", "").err == "'' was not added. It has no address.\n"


def test_one_that_fails_does_not_keep_the_others_out(assay, site: Site, library: Library):
    done = assay("add", f"{site.base}/nowhere", f"{site.base}/feed")
    assert done.code == 1
    assert done.out == "Subscribed to Kiln News: 2 articles.\n"
    assert done.err.startswith(f"{site.base}/nowhere was not added. The server answered 404 Not Found.")
    assert len(library.feeds()) == 1


def test_the_next_poll_sends_the_validators(assay, process, site: Site):
    assay("add", f"{site.base}/feed")
    last = process("poll", "--all", "--json").lines[-1]
    assert (last["event"], last["feeds"], last["new"]) == ("done", 1, 0)


@pytest.mark.parametrize("given", ["address", "user", "token", "nothing"])
def test_a_password_that_is_refused_is_not_asked_for_as_if_none_was_given(assay, site: Site, home: Path, given: str):
    url, said = f"{site.base}/paid", "it refused that user and password."
    if given == "address":
        url = url.replace("http://", "http://ann:wrong@")
    elif given == "user":
        (home / "config.toml").write_text(f'[feeds."{url}"]\nuser = "ann"\npassword = "wrong"\n')
    elif given == "token":
        (home / "config.toml").write_text(f'[feeds."{url}"]\ntoken_command = "echo wrong"\n')
        said = "it refused that token."
    else:
        said = "it wants a user and a password."
    done = assay("add", url)
    assert done.code == 1
    assert f"The server answered 401: {said}" in done.err
    assert "wrong" not in done.err


def test_a_feed_that_wants_a_password_gets_it_from_the_settings(assay, site: Site, library: Library, home: Path):
    url = f"{site.base}/paid"
    assert assay("add", url).code == 1
    (home / "config.toml").write_text(f'[feeds."{url}"]\nuser = "ann"\npassword = "secret"\n')
    done = assay("add", "--json", url)
    assert done.code == 0
    assert "secret" not in done.out + done.err
    assert [feed.url for feed in library.feeds()] == [url]


def test_full_text_is_fetched_at_once_where_robots_may_have_it(assay, site: Site, library: Library):
    site.documents["/robots.txt"] = "User-agent: *\nDisallow: /2"
    done = assay("add", "--full-text", f"{site.base}/feed")
    assert done.out.splitlines()[-1] == "Fetched the full text of 1 of 2 articles."
    assert (site.asked["/feed"], site.asked["/1"], site.asked["/2"]) == (1, 1, 0)
    assert [row.title for row in library.rows("Monday")] == ["Lit again"]
    (held,) = library.feeds()
    assert held.full_text
