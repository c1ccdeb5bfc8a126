"""A feed of twenty thousand items, whole."""

import gzip
from dataclasses import replace
from pathlib import Path

from faults.hostile import Hostile, Reply
from faults.test_whole_passes import PATIENT, Desk

from reader.feeds.fetch import Fetcher
from reader.library import Library

ITEMS = 20_000


def test_twenty_thousand_items_are_all_kept_and_known_again(tmp_path: Path) -> None:
    items = "".join(
        f"<item><guid>shaft-{n}</guid><title>Shaft {n}</title><description>Shaft {n} is dry.</description></item>"
        for n in range(ITEMS)
    )
    body = f"<rss version='2.0'><channel><title>Shafts</title>{items}</channel></rss>".encode()
    with Hostile() as server:
        packed = {"Content-Encoding": "gzip"}
        settings = replace(PATIENT, parse_timeout=60.0)
        desk = Desk(tmp_path / "library.db", [server.at("/feed", Reply(gzip.compress(body), headers=packed))])
        assert [event["new"] for event in desk.poll(settings, Fetcher) if event["event"] == "polled"] == [ITEMS]
        server.at("/feed", Reply(gzip.compress(body + b"\n"), headers=packed))
        events = desk.poll(settings, Fetcher)
        assert [(event["new"], event["updated"]) for event in events if event["event"] == "polled"] == [(0, 0)]
    with Library.open(desk.path) as library:
        assert library.count("") == ITEMS + 2
