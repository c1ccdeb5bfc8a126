"""`import` and `export`."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader.library import Library

OPML = """<?xml version="1.0"?><opml version="2.0"><head/><body>
<outline text="Ores"><outline type="rss" text="Kiln News" xmlUrl="https://kiln.example/feed"/></outline>
<outline type="rss" text="Slag" xmlUrl="https://slag.example/rss"/>
<outline type="rss" text="Passwords" xmlUrl="file:///etc/passwd"/>
</body></opml>"""
URLS = """# mine
https://kiln.example/feed ores "~Kiln News"
"https://slag.example/rss"
"exec:~/bin/scrape" local
"query:Unread:unread = \\"yes\\""
"""


def feeds(assay) -> dict[str, tuple[str, str]]:
    return {line["url"]: (line["title"], line["folder"]) for line in assay("feeds", "--json").lines}


@pytest.mark.parametrize(("text", "refused", "folder"), [(OPML, 1, "Ores"), (URLS, 2, "ores")])
def test_import_tells_the_format_by_itself(assay, home: Path, text: str, refused: int, folder: str):
    (home / "list").write_text(text)
    *complaints, last = assay("import", "--json", str(home / "list")).lines
    none = dict.fromkeys(("already", "read", "articles", "articles_already"), 0)
    assert last == {"event": "imported", "subscribed": 2, "refused": refused, **none}
    assert [line["event"] for line in complaints] == ["refused"] * refused
    assert all(line["line"] and line["why"] for line in complaints)
    assert feeds(assay) == {
        "https://kiln.example/feed": ("Kiln News", folder),
        "https://slag.example/rss": (feeds(assay)["https://slag.example/rss"][0], ""),
    }


def test_importing_again_changes_nothing(assay, home: Path):
    (home / "list").write_text(OPML)
    assay("import", str(home / "list"))
    before = feeds(assay)
    (*_, last) = assay("import", "--json", str(home / "list")).lines
    assert (last["subscribed"], last["already"]) == (0, 2)
    assert feeds(assay) == before


def test_import_for_people_says_what_it_did(assay, home: Path):
    (home / "list").write_text(OPML)
    done = assay("import", str(home / "list"))
    assert done.out == (
        "Subscribed to 2 feeds, 1 left out. `assay poll` brings their articles. `assay undo` takes the feeds back.\n"
    )
    assert done.err == "Left out 'file:///etc/passwd': It is a file on this computer, not a feed on the web.\n"


def test_a_list_that_was_cut_short_gives_what_it_has_and_says_so(assay, home: Path):
    (home / "list").write_text(OPML[: OPML.index('<outline type="rss" text="Slag"') + 9])
    done = assay("import", str(home / "list"))
    assert (done.code, done.err) == (0, f"{home / 'list'} is cut short; what is there was taken.\n")
    assert list(feeds(assay)) == ["https://kiln.example/feed"]


def test_a_very_long_line_is_not_said_whole(assay, home: Path):
    (home / "urls").write_text("https://kiln.example/feed\nexec:" + "x" * 100_000 + "\n")
    assert len(assay("import", str(home / "urls")).err) < 300


def test_import_reads_standard_input(process, assay):
    assert process("import", "-", stdin=OPML).code == 0
    assert len(feeds(assay)) == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><body>Not a list</body></html>", "not an OPML"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa">]><opml><body>&a;</body></opml>', "entities"),
        (b"<opml", "OPML"),
        (b"Dear aunt,\nnot xml <\n", "neither OPML nor newsboat's `urls`"),
        (b"", "neither OPML nor newsboat's `urls`"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(assay, home: Path, data: bytes, said: str):
    (home / "list").write_bytes(data)
    done = assay("import", str(home / "list"))
    assert done.code == 1
    assert said in done.err
    assert str(home / "list") in done.err
    assert done.err.count("\n") == 1
    assert feeds(assay) == {}


def test_a_file_that_is_not_there_is_said(assay, home: Path):
    done = assay("import", str(home / "nowhere.opml"))
    assert done.code == 1
    assert "nowhere.opml" in done.err


def test_a_list_of_nothing_but_refused_lines_fails(assay, home: Path):
    (home / "urls").write_text('"exec:rm -rf ~"\n')
    assert assay("import", str(home / "urls")).code == 1


@pytest.fixture
def newsboat(home: Path) -> Path:
    """A folder with newsboat's `urls` and `cache.db`: two articles, of which the old one was read."""
    with closing(sqlite3.connect(home / "cache.db")) as cache, cache:
        cache.execute(
            "CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT, guid VARCHAR(64), title VARCHAR(1024),"
            " author VARCHAR(1024), url VARCHAR(1024), feedurl VARCHAR(1024), pubDate INTEGER, content VARCHAR(65535),"
            " unread INTEGER(1), enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024), enqueued INTEGER(1),"
            " flags VARCHAR(52), deleted INTEGER(1), base VARCHAR(128))"
        )
        cache.executemany(
            "INSERT INTO rss_item (guid, title, url, feedurl, unread, deleted) VALUES (?, ?, ?, ?, ?, 0)",
            [
                ("old", "Old", "https://kiln.example/old", "https://kiln.example/feed", 0),
                ("new", "New", "https://kiln.example/new", "https://kiln.example/feed", 1),
            ],
        )
    (home / "urls").write_text("https://kiln.example/feed\n")
    return home


def read_states(assay) -> dict[str, bool]:
    return {line["title"]: line["read"] for line in assay("list", "--json").lines}


@pytest.mark.parametrize("polled_first", [True, False])
def test_what_was_read_in_newsboat_is_read_here(assay, newsboat: Path, bring, article, polled_first: bool):
    def poll() -> None:
        bring("https://kiln.example/feed", article("old", "Old", "<p>Old.</p>"), article("new", "New", "<p>New.</p>"))

    if polled_first:
        poll()
    (*_, last) = assay("import", "--json", str(newsboat / "cache.db"), str(newsboat / "urls")).lines
    assert (last["subscribed"], last["read"]) == (int(not polled_first), 1)
    if not polled_first:
        poll()
    assert read_states(assay) == {"Old": True, "New": False}


def test_a_cache_without_its_list_says_what_to_take_in_with_it(assay, newsboat: Path, bring, article):
    done = assay("import", str(newsboat / "cache.db"))
    why = "It has read articles of 1 feed that is not subscribed to. Take in newsboat's `urls` with it"
    assert done.code == 1
    assert f"Left out 'cache.db': {why}: `assay import urls cache.db`.\n" in done.err
    refused, last = assay("import", "--json", str(newsboat / "cache.db")).lines
    assert (refused["event"], refused["line"], last["refused"], last["read"]) == ("refused", "cache.db", 1, 0)


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"a:b\nhttps://x.example/feed\n" * 50,
        bytes(range(128, 256)) * 9 + b"\na:b\n",
        b"Note: a line.\n| one | two: three |\nSee also: the next.\n",
    ],
    ids=["a program", "no UTF-8", "prose with colons"],
)
def test_what_is_no_list_is_refused_in_one_sentence_whatever_its_lines(assay, home: Path, data: bytes):
    file = home / "some"
    file.write_bytes(data)
    done = assay("import", str(file))
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"{file} is neither OPML nor newsboat's `urls`; ")
    assert done.err.count("\n") == 1


def test_export_and_import_bring_the_same_subscriptions(assay, home: Path, filled: Library):
    before = feeds(assay)
    assert assay("export", "--format", "opml", "--output", str(home / "feeds.opml")).code == 0
    assert assay("--library", str(home / "other.db"), "import", str(home / "feeds.opml")).code == 0
    other = assay("--library", str(home / "other.db"), "feeds", "--json").lines
    assert {line["url"]: (line["title"], line["folder"]) for line in other} == before


def test_export_writes_to_standard_output(process, filled: Library):
    tree = ElementTree.fromstring(process("export", "--format", "opml").out)
    assert {node.attrib["xmlUrl"] for node in tree.iter("outline") if "xmlUrl" in node.attrib} == {
        "https://metals.example/feed",
        "https://grid.example/feed",
    }


def test_articles_as_json_hold_everything(process, filled: Library):
    (line,) = process("export", "--format", "json", "kiln").lines
    assert line["title"] == "Kiln at Ostrava restarts"
    assert line["author"] == "Ada Brandt"
    assert line["highlights"]["items"][0]["text"].startswith("The kiln at Ostrava")
    assert line["highlights_origin"] == line["highlights"]["origin"] == "publisher"
    assert {"blocks", "companies", "disclaimers", "profiles", "tags", "note"} <= set(line)


def test_the_feeds_of_a_list_are_one_step_to_undo(assay, home: Path, filled: Library):
    assay("mark", "read", "kiln")
    (home / "urls").write_text("https://ore.example/feed\nhttps://grid.example/feed\nhttps://tin.example/feed\n")
    assert "`assay undo` takes the feeds back." in assay("import", str(home / "urls")).out
    assert "undo" not in assay("import", str(home / "urls")).out
    before = {line["url"] for line in assay("feeds", "--json").lines}
    assert assay("undo").out == "Undone: subscribed to 2 feeds.\n"
    assert before - {line["url"] for line in assay("feeds", "--json").lines} == {
        "https://ore.example/feed",
        "https://tin.example/feed",
    }
    filled.intake.purge()
    assert assay("redo").out == "Done again: subscribed to 2 feeds.\n"
    assert {line["url"] for line in assay("feeds", "--json").lines} == before
    assay("undo")
    assert assay("undo").out.startswith("Undone: marked ")


ACTING = "".join(map(chr, (0x1B, 0x7F, 0x85, 0x90, 0x9B, 0x9D, 0x2028, 0x2029, 0x202E, 0x2066)))


def test_json_carries_what_the_publisher_sent_and_nothing_that_acts(
    assay, home: Path, library: Library, article, bring
):
    html = f"<p>Kiln{ACTING}lit.</p>"
    bring("https://metals.example/feed", article("kiln", "Kiln", html))
    assert assay("export", "--format", "json", "--output", str(home / "all.json")).code == 0
    text = (home / "all.json").read_text("utf-8")
    assert not [character for character in text if character in ACTING]
    assert json.loads(text)["html"] == html


def test_articles_as_csv_open_in_a_spreadsheet(process, filled: Library, bring, article):
    bring("https://sums.example/feed", article("sum", "=1+1", "<p>A sum.</p>", hours=9))
    rows = list(csv.DictReader(io.StringIO(process("export", "--format", "csv").out)))
    assert [row["title"] for row in rows][-1] == "'=1+1"
    kiln = next(row for row in rows if row["title"].startswith("Kiln"))
    assert kiln["read"] == "false"
    assert kiln["highlights"].count("\n") == 1
    assert {row["title"][:4]: row["highlights_origin"] for row in rows} == {
        "Kiln": "publisher",
        "Boro": "extracted",
        "Tin ": "",
        "Stor": "extracted",
        "'=1+": "",
    }


def test_articles_as_markdown_read_like_articles(process, filled: Library):
    text = process("export", "--format", "markdown", "kiln OR tin").out
    assert "# Tin smelter \\[/\\] closes \\[bold\\]" in text
    assert "## Highlights\n\n- The kiln at Ostrava runs again after forty days." in text
    assert "## Fine print" in text
    assert "not advice" in text
    assert "not_advice" not in text


PIECES = """<h2>Kiln</h2><p>The kiln at Ostrava was cold for forty days before it was lit again on Monday.</p>
<p><strong>Outlook</strong></p><p>1. is the first word of this paragraph, which is no list and shall not be one.</p>
<ul><li>Clay is dear this year.<ul><li>Slate clay is dearer.</li></ul></li><li>Tin | lead is cheap this year.</li></ul>
<p>After the list the text goes on with a paragraph of its own, as before.</p>
<table><caption>Shipped</caption><tr><th>Metal</th><th>Tonnes</th></tr><tr><td>Tin</td><td>4</td></tr></table>
<blockquote><p>It burns again, and we are all glad of it.</p></blockquote>"""


def test_markdown_keeps_headings_lists_tables_and_quotes(process, filled: Library, bring, article):
    bring("https://pieces.example/feed", article("pieces", "Pieces of clay", PIECES, hours=9))
    text = process("export", "--format", "markdown", "feed:pieces.example").out
    for piece in (
        "\n\n### Kiln\n\n",
        "\n\n### Outlook\n\n1\\. is the first word",
        "\n\n- Clay is dear this year.\n    - Slate clay is dearer.\n- Tin \\| lead is cheap this year.\n\nAfter",
        "\n\nShipped\n\n| Metal | Tonnes |\n|---|---|\n| Tin | 4 |\n\n> It burns again",
    ):
        assert piece in text, text


def test_opml_takes_no_query(assay, filled: Library):
    assert assay("export", "--format", "opml", "kiln").code == 2


def test_a_file_that_cannot_be_written_leaves_what_was_there(assay, home: Path, filled: Library):
    (home / "folder").mkdir()
    done = assay("export", "--format", "opml", "--output", str(home / "folder"))
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert list((home / "folder").iterdir()) == []
    assert [path.name for path in home.iterdir() if path.name.startswith(".")] == []
