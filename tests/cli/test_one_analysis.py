"""That an article has the same parts however it came in: by a poll, an import, a reanalysis, or as a file."""

import json
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library
from reader.poller import taking
from reader.poller.tasks import Articles, TakeIn, WorkerSettings
from reader.text import opening_words

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
LONG = "Tarnholt Zinc Ltd said on Tuesday that its smelter at Ousel Bay had been lit again after ninety days of repairs"
POSTS = {
    "one sentence": "<p>Tarnholt Zinc Ltd opens a second smelter at Ousel Bay.</p>",
    "a short sentence, and more": "<p>The smelter runs again. Tarnholt Zinc Ltd expects 40,000 tonnes this year, a"
    " tenth more than it had said in May.</p><p>Its owner, Brackwater Metals plc, pays for the repairs.</p>",
    "a sentence that is too long for a title": f"<p>{LONG}, and that it would sell all of it to Ferrowick Magnets Inc."
    "</p><p>The works had stood still since a fire in March. Four hundred people work there.</p>",
    "two copies of one line": f"<p>{LONG}.</p><p>{LONG}.</p>",
    "a heading first": "<h2>Smelter lit again</h2><p>Tarnholt Zinc Ltd has repaired its smelter, the firm said.</p>",
    "only words of the page": "<p><a href='/a'>Share</a></p><p>Read more</p>",
    "a picture alone": "<img src='https://ore.example/kiln.png'>",
    "points": "<ul><li>Tarnholt Zinc Ltd lights its smelter.</li><li>Brackwater Metals plc pays.</li></ul>",
    "Japanese": "<p>ターンホルト亜鉛は火曜日、製錬所を再開したと発表した。年間四万トンを見込む。</p>",
    "escaped once more": "<p>R&amp;amp;D at Tarnholt Zinc Ltd costs more. The firm said so on Tuesday.</p>",
    "fine print": f"<p>{LONG}.</p><p>Disclaimer: this is not investment advice.</p>",
}
TITLES = ("", "Ousel Bay: R&amp;amp;D at Tarnholt pays", "Smelter lit again")


def feed(title: str) -> str:
    """A feed with all these posts under the title, or under none."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{name}</guid><link>https://ore.example/{n}</link>"
        f"{f'<title>{escape(title)}</title>' if title else ''}"
        f"<description>{escape(html)}</description></item>"
        for n, (name, html) in enumerate(POSTS.items())
    )
    return f"<rss version='2.0'><channel><title>Ore</title>{items}</channel></rss>"


def polled(library: Library, title: str) -> None:
    """Brings the feed into the library as a poll does."""
    library.subscribe("https://ore.example/feed")
    (state,) = library.intake.poll_states(NOW, url="https://ore.example/feed", every=True)
    known = library.intake.known(state.id)
    job = TakeIn(feed(title).encode(), state.url, "application/rss+xml", known, NOW)
    found = [result for result in taking.take_in(job, WorkerSettings()) if isinstance(result, Articles)]
    library.intake.save(state, new=[article for batch in found for article in batch.new])


def parts_by_post(assay: Any, *options: str) -> dict[str, dict[str, Any]]:
    """The title and parts of every article of a library, by the number in its link."""
    shown = [assay(*options, "show", str(row["id"]), "--json") for row in assay(*options, "list", "--json").lines]
    articles = [done.lines[0] for done in shown]
    kept = ("title", "language", "blocks", "highlights", "profiles", "companies", "disclaimers")
    return {one["url"].rpartition("/")[2]: {name: one[name] for name in kept} for one in articles}


@pytest.mark.parametrize("title", TITLES)
def test_poll_reanalysis_import_and_inspection_agree(assay: Any, home: Path, library: Library, title: str) -> None:
    polled(library, title)
    first = parts_by_post(assay)
    assert len(first) == len(POSTS)

    (home / "vocabulary").mkdir()
    (home / "vocabulary" / "mine.txt").write_text("[boilerplate lines]\nno post has this line\n")
    assert f"{len(POSTS)} articles" in assay("reanalyse").out
    assert parts_by_post(assay) == first

    exported = str(home / "all.json")
    assert assay("export", "--format", "json", "--output", exported).code == 0
    other = ("--library", str(home / "other.db"))
    assert assay(*other, "import", exported).code == 0
    assert parts_by_post(assay, *other) == first

    for number, html in enumerate(POSTS.values()):
        (home / "post.html").write_text(html)
        told = ["--url", f"https://ore.example/{number}"]
        told += ["--title", first[str(number)]["title"]] if title else []
        inspected = assay("inspect", "--json", *told, str(home / "post.html")).lines[0]
        stored = {name: value for name, value in first[str(number)].items() if name != "title"}
        assert {name: inspected[name] for name in stored} == stored


def test_a_post_without_a_title_is_called_by_how_it_begins(assay: Any, home: Path, library: Library) -> None:
    polled(library, "")
    titles = [article["title"] for article in parts_by_post(assay).values()]
    assert titles[2] == opening_words(LONG)
    assert titles[2].endswith("…")
    exported = [json.loads(line) for line in assay("export", "--format", "json").out.splitlines()]
    assert all(article["untitled"] for article in exported)
