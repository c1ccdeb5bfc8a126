"""Full text: the page of an article, fetched politely and taken apart whole."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from poller.newspaper import PAGE, SENTENCES

from reader.feeds.fetch import Fetcher
from reader.feeds.shared_turns import SharedTurns
from reader.poller.pages import fetch_pages_of


def summaries(base: str, numbers: range) -> bytes:
    items = "".join(
        f"<item><guid>quay-{n}</guid><link>{base}/news/{n}</link><title>Quay {n}</title>"
        f"<description>Ore leaves the quay, part {n}.</description></item>"
        for n in numbers
    )
    return f"<rss version='2.0'><channel><title>Quay</title>{items}</channel></rss>".encode()


def fetch(desk: Any, *ids: int) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    asyncio.run(fetch_pages_of(desk.path, desk.config, ids, events.append, clock=lambda: desk.now))
    return events


def page(publisher: Any, path: str, body: bytes = PAGE.encode(), content_type: str = "text/html", **how: Any) -> None:
    publisher.publish(path, body, headers={"Content-Type": content_type}, **how)


def test_an_article_gets_the_text_of_its_page_and_keeps_its_state(desk: Any, publisher: Any) -> None:
    desk.subscribe(publisher.publish("/feed", summaries(publisher.base, range(1, 3))))
    desk.poll()
    page(publisher, "/news/1")
    with desk.library() as library:
        library.mark("starred", query="")
        row = next(row for row in library.rows() if row.title == "Quay 1")
    assert row.summary_only
    assert fetch(desk, row.id) == [
        {"event": "full_text", "article": row.id},
        {"event": "done", "articles": 1, "fetched": 1, "failed": 0},
    ]
    with desk.library() as library:
        article = library.article(row.id)
    assert article is not None
    assert article.row.starred
    assert not article.row.summary_only
    assert article.parts.highlights.items[0].text == "Twelve shipments have left the northern quay."
    assert article.parts.disclaimers[0].kinds == ("not_advice",)
    assert SENTENCES[0] in [block.text for block in article.parts.blocks]


def test_the_next_poll_does_not_take_the_full_text_away(desk: Any, publisher: Any) -> None:
    url = publisher.publish("/feed", summaries(publisher.base, range(1, 2)))
    desk.subscribe(url)
    desk.poll()
    page(publisher, "/news/1")
    fetch(desk, 1)
    publisher.publish("/feed", summaries(publisher.base, range(1, 4)))
    desk.poll(every=True)
    with desk.library() as library:
        article = library.article(1)
    assert article is not None
    assert SENTENCES[5] in [block.text for block in article.parts.blocks]


@pytest.mark.parametrize(
    ("body", "content_type", "status", "error"),
    [
        (b"%PDF-1.7", "application/pdf", 200, "not_a_page"),
        (b"<html><body><script>app()</script></body></html>", "text/html", 200, "no_text"),
        (b"gone", "text/html", 404, "http_404"),
    ],
)
def test_a_page_that_cannot_be_had_leaves_the_article_as_it_was(
    desk: Any, publisher: Any, body: bytes, content_type: str, status: int, error: str
) -> None:
    desk.subscribe(publisher.publish("/feed", summaries(publisher.base, range(1, 2))))
    desk.poll()
    page(publisher, "/news/1", body, content_type, status=status)
    with desk.library() as library:
        before = library.article(1)
    assert [(event["event"], event.get("error")) for event in fetch(desk, 1)] == [("failed", error), ("done", None)]
    with desk.library() as library:
        assert library.article(1) == before


def test_an_article_that_is_not_there_is_named(desk: Any) -> None:
    desk.subscribe("http://quay.example/feed")
    assert fetch(desk, 77)[0] == {
        "event": "failed",
        "article": 77,
        "error": "no_article",
        "detail": "There is no article 77.",
    }


def test_a_public_feed_cannot_send_the_reader_to_the_local_network(desk: Any, publisher: Any) -> None:
    desk.subscribe(publisher.publish("/feed", summaries(publisher.base, range(1, 2))))
    desk.poll()
    with desk.library() as library:
        library.edit_feed(library.feeds()[0].id, url="http://93.184.216.34/feed")
    page(publisher, "/news/1")
    assert fetch(desk, 1)[0]["error"] == "private_address"
    assert "/news/1" not in [path for path, _ in publisher.asked]


def test_pages_of_a_feed_that_is_set_to_full_text_come_by_themselves_up_to_the_cap(desk: Any, publisher: Any) -> None:
    desk.set(full_text_queue=3)
    desk.subscribe(publisher.publish("/feed", summaries(publisher.base, range(1, 6))), full_text=True)
    for n in range(1, 6):
        page(publisher, f"/news/{n}")
    desk.poll()
    asked = [path for path, _ in publisher.asked]
    assert asked.count("/robots.txt") == 1
    assert sorted(path for path in asked if path.startswith("/news/")) == ["/news/1", "/news/2", "/news/3"]


def test_robots_txt_keeps_pages_from_coming_by_themselves_but_not_from_being_asked_for(
    desk: Any, publisher: Any
) -> None:
    publisher.publish("/robots.txt", b"User-agent: *\nDisallow: /news/")
    desk.subscribe(publisher.publish("/feed", summaries(publisher.base, range(1, 2))), full_text=True)
    page(publisher, "/news/1")
    desk.poll()
    assert "/news/1" not in [path for path, _ in publisher.asked]
    assert fetch(desk, 1)[0] == {"event": "full_text", "article": 1}


def test_a_host_that_wants_to_be_left_alone_is_asked_for_no_page(desk: Any, publisher: Any) -> None:
    desk.subscribe(publisher.publish("/feed", summaries(publisher.base, range(1, 4))), full_text=True)
    for n in range(1, 4):
        publisher.publish(f"/news/{n}", b"", status=503, headers={"Retry-After": "7200"})
    # An excepted host is asked for several pages at a time; any other host for nothing more once it wants a rest.
    desk.set(exempt_hosts=(), host_pause=0.0)
    desk.poll(fetcher=lambda settings: Fetcher(settings, now=lambda: desk.now))
    assert sum(path.startswith("/news/") for path, _ in publisher.asked) == 1
    before = len(publisher.asked)
    failed = fetch(desk, 1)[0]
    assert (failed["error"], len(publisher.asked)) == ("parked", before)
    assert desk.poll(every=True)[1]["event"] == "skipped"
    desk.now += timedelta(hours=3)
    for n in range(1, 4):
        page(publisher, f"/news/{n}")
    assert fetch(desk, 1)[0] == {"event": "full_text", "article": 1}


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_wants_to_be_left_alone_may_say_so_where_its_rules_are(
    desk: Any, publisher: Any, status: int
) -> None:
    publisher.publish("/robots.txt", b"", status=status, headers={"Retry-After": "7200"})
    desk.subscribe(publisher.publish("/feed", summaries(publisher.base, range(1, 4))), full_text=True)
    desk.set(exempt_hosts=(), host_pause=0.0)
    desk.poll(fetcher=lambda settings: Fetcher(settings, now=lambda: desk.now))
    assert [path for path, _ in publisher.asked] == ["/feed", "/robots.txt"]
    assert desk.poll(every=True)[1]["event"] == "skipped"


def test_pages_and_feeds_are_asked_for_in_the_same_turns_of_all_processes(desk: Any, publisher: Any) -> None:
    asked: list[str] = []

    class Watched(SharedTurns):
        def begin(self, host: str) -> float:
            asked.append(f"{host} by {self._path.name}")
            return super().begin(host)

    desk.set(exempt_hosts=(), host_pause=0.0)
    desk.subscribe(publisher.publish("/feed", summaries(publisher.base, range(1, 2))))
    page(publisher, "/news/1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.feeds.turns.SharedTurns", Watched)
        desk.poll()
        fetch(desk, 1)
    assert asked == ["127.0.0.1 by library.db-hosts"] * 2


def test_pages_of_a_paid_feed_get_its_headers_and_others_do_not(desk: Any, publisher: Any) -> None:
    elsewhere = publisher.base.replace("127.0.0.1", "localhost")
    own, other = summaries(publisher.base, range(1, 2)), summaries(elsewhere, range(2, 3))
    desk.subscribe(*(publisher.publish(path, body) for path, body in (("/own", own), ("/other", other))))
    desk.config = replace(
        desk.config, feeds={publisher.base + path: {"headers": {"X-Subscriber": "4711"}} for path in ("/own", "/other")}
    )
    desk.poll()
    for n in (1, 2):
        page(publisher, f"/news/{n}")
    fetch(desk, 1, 2)
    sent = {path: headers.get("X-Subscriber") for path, headers in publisher.asked if path.startswith("/news/")}
    assert sent == {"/news/1": "4711", "/news/2": None}


def test_pages_behind_the_password_of_a_feed_are_asked_for_with_it_and_kept_without(desk: Any, publisher: Any) -> None:
    own = summaries("", range(1, 2))
    desk.subscribe(publisher.publish("/own", own).replace("http://", "http://ann:s3cret@"))
    desk.poll()
    page(publisher, "/news/1", PAGE.replace("<article>", "<article><p>Of <a href='/ore'>ore</a>.</p>").encode())
    assert [event["event"] for event in fetch(desk, 1)][-2:] == ["full_text", "done"]
    assert [headers.get("Authorization") for _, headers in publisher.asked] == ["Basic YW5uOnMzY3JldA=="] * 2
    with desk.library() as library:
        article = library.article(1)
    links = [link.url for block in article.parts.blocks for link in block.links]
    assert f"{publisher.base}/ore" in links
    assert not any("s3cret" in link for link in links)


def test_feeds_without_the_setting_have_no_pages_fetched(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes], tmp_path: Path
) -> None:
    desk.subscribe(publisher.publish("/feed", summaries(publisher.base, range(1, 2))))
    desk.poll()
    assert [path for path, _ in publisher.asked] == ["/feed"]


def test_a_changed_summary_does_not_take_the_full_text_away(desk: Any, publisher: Any) -> None:
    body = summaries(publisher.base, range(1, 2))
    desk.subscribe(publisher.publish("/feed", body))
    desk.poll()
    page(publisher, "/news/1")
    fetch(desk, 1)
    publisher.publish("/feed", body.replace(b"Ore leaves", b"Ore has left"))
    desk.poll(every=True)
    publisher.publish("/feed", body.replace(b"Ore leaves", b"Ore has left") + b"\n")
    assert [event["updated"] for event in desk.poll(every=True) if event["event"] == "polled"] == [0]
    with desk.library() as library:
        article = library.article(1)
        (revision,) = library.revisions(1)
    assert article is not None
    assert SENTENCES[5] in [block.text for block in article.parts.blocks]
    assert [(block.text) for text in (revision.parts, revision.later) for block in text.blocks] == [
        "Ore leaves the quay, part 1.",
        "Ore has left the quay, part 1.",
    ]
    assert [path for path, _ in publisher.asked].count("/news/1") == 1


def test_the_page_of_a_changed_article_is_fetched_anew_where_the_feed_is_set_to_full_text(
    desk: Any, publisher: Any
) -> None:
    body = summaries(publisher.base, range(1, 4))
    desk.set(full_text_queue=3)
    desk.subscribe(publisher.publish("/feed", body), full_text=True)
    for n in range(1, 4):
        page(publisher, f"/news/{n}")
    desk.poll()
    with desk.library() as library:
        (number,) = (row.id for row in library.rows() if row.title == "Quay 2")
    page(publisher, "/news/2", PAGE.replace(SENTENCES[5], "The furnaces were sold. " + SENTENCES[5]).encode())
    publisher.publish("/feed", body.replace(b"part 2", b"part 22"))
    asked = len(publisher.asked)
    assert [event["updated"] for event in desk.poll(every=True) if event["event"] == "polled"] == [1]
    assert [path for path, _ in publisher.asked[asked:] if path.startswith("/news/")] == ["/news/2"]
    with desk.library() as library:
        article = library.article(number)
        (revision,) = library.revisions(number)
    assert article is not None
    assert any("The furnaces were sold." in block.text for block in article.parts.blocks)
    assert revision.later.blocks[0].text == "Ore leaves the quay, part 22."
