"""What a pass says to people."""

from datetime import datetime

import pytest

from reader.cli.poll_views import poll_view, why_none
from reader.cli.printing import local
from reader.model import Feed

URL = "https://metals.example/feed"
DONE = {"event": "done", "feeds": 2, "polled": 1, "unchanged": 0, "failed": 1, "skipped": 0, "new": 3, "updated": 0}


def said(capsys: pytest.CaptureFixture[str], *events: dict) -> tuple[str, str]:
    with poll_view(False, lambda: ()) as show:
        for event in (*events, {**DONE, "seconds": 1.25}):
            show(event)
    shown = capsys.readouterr()
    return shown.out, shown.err


def test_a_pass_is_one_sentence(capsys):
    assert said(capsys) == ("2 feeds, 3 new articles, 1 failed in 1.2 s.\n", "")


@pytest.mark.parametrize(
    ("detail", "sentence"),
    [(f"{URL} does not take connections.", f"{URL} does not take connections.\n"), ("Slow.", f"{URL}: Slow.\n")],
)
def test_a_fault_names_the_feed_once(capsys, detail: str, sentence: str):
    assert said(capsys, {"event": "failed", "feed": URL, "error": "x", "detail": detail})[1] == sentence


def test_what_a_rule_announces_is_said(capsys):
    event = {"event": "notify", "feed": URL, "article": 7, "title": "Kiln \x1b[2Jlit", "rule": "kiln"}
    assert said(capsys, event)[0].startswith("kiln: Kiln lit (article 7)\n2 feeds")


def test_feeds_that_wait_for_a_pause_of_their_host_are_said_with_its_end(capsys):
    until = "2026-03-01T15:30:00Z"
    paused = [{"event": "skipped", "feed": URL + name, "until": until, "reason": "pause"} for name in ("", "/2")]
    offline = {"event": "skipped", "feed": "https://ore.example/feed", "until": until, "reason": "offline"}
    shown = local(datetime.fromisoformat(until))
    assert (
        said(capsys, *paused, offline)[1]
        == f"2 feeds of metals.example are left alone until {shown}: the host asked for a pause.\n"
    )


@pytest.mark.parametrize(
    ("feeds", "sentence"),
    [
        ((), "There is no feed to poll yet; `assay add URL` subscribes to one."),
        (
            (Feed(7, URL, "Metals", gone=True),),
            "The one feed was ended by the publisher. `assay poll --feed 7` asks for it all the same.",
        ),
        (
            (Feed(7, URL, "Metals", gone=True), Feed(8, "https://ore.example/feed", "Ore")),
            "No feed is due. `assay poll --all` polls every feed now, `assay add URL` subscribes to one.",
        ),
    ],
    ids=["none", "ended", "one not due"],
)
def test_a_pass_over_no_feed_says_why(capsys, feeds: tuple[Feed, ...], sentence: str):
    assert why_none(feeds) == sentence
    with poll_view(False, lambda: feeds) as show:
        show({**DONE, "feeds": 0, "seconds": 0.1})
    assert capsys.readouterr().out == f"{sentence}\n"


def test_a_feed_that_leads_to_another_subscription_is_said_in_one_sentence(capsys):
    event = {"event": "leads", "feed": URL, "to": "https://ore.example/feed", "title": "Ore", "times": 1}
    way = f"{URL} leads to Ore (https://ore.example/feed), subscribed to already;"
    assert (
        said(capsys, {**event, "joined": False})[1]
        == f"{way} they become one after a day of that, unless it gets another address.\n"
    )
    assert (
        said(capsys, {**event, "joined": True})[1]
        == f"{URL} has led to Ore (https://ore.example/feed) for a day: the two feeds are one now, with the articles "
        "and marks of both.\n"
    )
