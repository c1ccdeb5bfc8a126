"""Reanalysis: an article that cannot be taken apart costs itself only."""

import asyncio
from typing import Any

import pytest
from library.making import add_feed, article, parts

from reader.poller.reanalysis import analysis_version, reanalyse


@pytest.mark.parametrize("trap", ["STUMBLE", "FOUNDER"])
@pytest.mark.usefixtures("trapped")
def test_articles_around_one_that_fails_are_taken_apart_all_the_same(desk: Any, trap: str) -> None:
    texts = [f"Vessel {n} left the quay." for n in range(8)]
    texts[5] += f" {trap}"
    with desk.library() as library:
        add_feed(library, articles=[article(f"a{n}", made_of=parts(text)) for n, text in enumerate(texts)])
    events: list[dict[str, Any]] = []
    assert asyncio.run(reanalyse(desk.path, desk.config, "", events.append)) == 7
    assert events[-1] == {"event": "done", "done": 7, "of": 8, "failed": 1}
    with desk.library() as library:
        left = library.intake.to_reanalyse("", analysis_version(desk.config))
    assert [trap in stored.html for stored in left] == [True]
