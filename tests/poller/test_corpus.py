"""Feeds that mean harm, and with `ASSAY_EVERY_FEED` every feed of the corpus, through whole passes."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shared import SHARED

CORPUS = SHARED / "corpus"
ALLOWED = "\n\t"

pytestmark = [
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here"),
    pytest.mark.usefixtures("processes"),
]


def actors(text: str) -> list[str]:
    """The characters of a text that would act on a terminal."""
    return [c for c in text if c not in ALLOWED and unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs")]


def poll_twice(desk: Any, publisher: Any, good: bytes, files: list[Path]) -> dict[str, dict[str, Any]]:
    """What became of every file, after a second pass that must bring nothing new; the good feed is among them."""
    addresses = {publisher.publish(f"/{number}", file.read_bytes()): file for number, file in enumerate(files)}
    best = publisher.publish("/good", good)
    desk.set(workers=2)
    desk.subscribe(*addresses, best)
    first = [event for event in desk.poll() if "feed" in event]
    assert {event["feed"] for event in first} == {*addresses, best}
    for reply in publisher.replies.values():
        reply.headers = {"ETag": "", "X-Changed": "yes"}
        reply.body += b"\n"
    again = [event for event in desk.poll(every=True) if event["event"] == "polled"]
    assert [event for event in again if event["new"] or event["updated"]] == []
    outcome = {addresses[event["feed"]].name: event for event in first if event["feed"] != best}
    assert next(event for event in first if event["feed"] == best)["new"] == 3
    return outcome


def check_texts(desk: Any) -> int:
    """Every text that can be shown is harmless; how many articles there are."""
    with desk.library() as library:
        rows = library.rows("", limit=100_000)
        for row in rows:
            article = library.article(row.id)
            assert article is not None
            texts = [row.title, row.author, row.url, row.feed_title]
            texts += [block.text for block in article.parts.blocks]
            assert [actors(text) for text in texts if actors(text)] == []
    return len(rows)


def test_feeds_that_mean_harm_fail_alone_or_are_harmless(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes]
) -> None:
    files = sorted((CORPUS / "adversarial").glob("*.xml"))
    outcome = poll_twice(desk, publisher, make_feed([1, 2, 3]), files)
    assert check_texts(desk) > 70
    failed = {name: event["error"] for name, event in outcome.items() if event["event"] == "failed"}
    assert failed.keys() >= {"not_feed_html.xml", "not_feed_empty.xml", "trunc_mid_item.xml", "attr_flood_20k.xml"}
    assert not [name for name in failed if name.startswith(("markup_", "ctrl_osc", "uni_", "url_", "date_", "id_"))]
    assert {outcome[name]["new"] for name in ("id_dup_guid.xml", "id_none.xml")} == {2}
    with desk.library() as library:
        assert not library.rows('"root:x:0:0"')


@pytest.mark.skipif(not os.environ.get("ASSAY_EVERY_FEED"), reason="takes minutes; tests/soak runs it")
def test_every_feed_of_the_corpus_is_polled(desk: Any, publisher: Any, make_feed: Callable[..., bytes]) -> None:
    files = sorted(path for path in (CORPUS / "feeds").rglob("*") if path.is_file() and path.stat().st_size)
    outcome = poll_twice(desk, publisher, make_feed([1, 2, 3]), files)
    assert check_texts(desk) > 4_000
    assert not [name for name, event in outcome.items() if event.get("error") in ("parse_crashed", "parse_timeout")]
