"""What a pass says to people."""

import pytest

from reader.cli.poll_views import poll_view

URL = "https://metals.example/feed"
DONE = {"event": "done", "feeds": 2, "polled": 1, "unchanged": 0, "failed": 1, "skipped": 0, "new": 3, "updated": 0}


def said(capsys: pytest.CaptureFixture[str], *events: dict) -> tuple[str, str]:
    with poll_view(as_json=False) as show:
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
