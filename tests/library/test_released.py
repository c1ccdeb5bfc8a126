"""Libraries that released schemas made, opened by this one: nothing is lost. `released/make.py` makes the files."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from library.making import NOW, add_feed, article, open_library, parts, save, titles
from library.test_state import assert_counts_are_right

from reader.library import check, schema
from reader.model import Company, Rule, Validators, View

RELEASED = sorted((Path(__file__).parent / "released").glob("schema-*.db.gz"))


@pytest.fixture(params=RELEASED, ids=lambda path: path.name.partition(".")[0])
def released(request: pytest.FixtureRequest, path: Path) -> Path:
    """A library as a released schema left it."""
    path.parent.mkdir()
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (int(request.param.name[7:].partition(".")[0]),)
    return path


def test_every_schema_that_was_released_is_here() -> None:
    assert [path.name for path in RELEASED] == [f"schema-{n}.db.gz" for n in range(1, schema.SCHEMA_VERSION + 1)]


def test_articles_and_what_was_read_off_them(released: Path) -> None:
    with open_library(released) as library:
        assert titles(library) == ["o0", "o1", "o2", "t0", "t1", "t2"]
        assert titles(library, "smelter narva") == titles(library, "sme* has:highlights has:profile") == ["o0"]
        assert titles(library, "锂 disclaimer:provenance") == ["o1"]
        assert titles(library, "disclaimer:sponsored author:quarrel has:enclosure lang:en") == ["o0"]
        first = library.article(library.rows()[0].id)
        assert first is not None
        assert [item.text for item in first.parts.highlights.items] == ["One smelter.", "Two furnaces."]
        assert first.enclosures[0].url == "https://ore.example/a.mp3"
        assert [(row.name, row.aliases, row.tickers, row.articles) for row in library.companies()] == [
            ("Quill Zinc plc", (), (), 3),
            ("Ferro AG", ("Ferro",), ("XETRA: FRO",), 1),
        ]
        (changed,) = library.rows("is:updated")
        assert [revision.parts.blocks[0].text for revision in library.revisions(changed.id)] == ["A tin mine opened."]
        assert titles(library, "whole text") == ["o2"]
        assert_counts_are_right(library)
    assert list(check(released)) == []


def test_what_the_reader_did(released: Path) -> None:
    with open_library(released) as library:
        assert titles(library, "is:read") == ["o1", "t1", "t2"]
        assert titles(library, "is:starred") == ["o0"]
        assert titles(library, "tag:hot has:note") == ["t2"]
        (noted,) = (library.article(row.id) for row in library.rows("has:note"))
        (begun,) = (library.article(row.id) for row in library.rows("锂"))
        assert noted is not None
        assert begun is not None
        assert (noted.note, begun.scroll) == ("Call them.\n", 0.5)
        assert library.views()[0] == View("tin", "Tin", "tin is:unread")
        assert library.rules.all() == (Rule("smelter", "star", id=1),)
        assert titles(library, "is:new") == []


def test_what_can_be_undone(released: Path) -> None:
    with open_library(released) as library:
        assert str(library.undo()).startswith("marked ")
        assert titles(library, "is:read") == ["o1", "t1"]
        assert library.undo() == "unsubscribed from Gone"
        assert titles(library) == ["o0", "o1", "o2", "t0", "t1", "t2", "g0", "g1"]
        assert [feed.title for feed in library.feeds()] == ["Gone", "Ore", "Tin"]
        library.undo()
        assert titles(library, "has:note") == []
        assert_counts_are_right(library)


def test_polling_goes_on_where_it_was(released: Path) -> None:
    with open_library(released) as library:
        ore, tin = library.feeds()
        (state,) = library.intake.poll_states(NOW, url=ore.url)
        assert state.validators == Validators('"e1"', "yesterday")
        assert (ore.folder, tin.folder, ore.articles, ore.unread) == ("Metals", "Metals/Tin", 3, 2)
        known = library.intake.known(ore.id)
        assert (set(known.articles), known.tombstones) == ({"o0", "o1", "o2"}, {"o3"})
        quill = parts("Zinc.", companies=[Company("Quill Zinc")])
        save(library, ore, new=[article("o0"), article("o3"), article("o4", firm_keys=["quill zinc"], made_of=quill)])
        save(library, tin, new=[article("t9", hours=0)])
        assert titles(library, "is:new") == ["t9", "o4"]
        assert titles(library, "is:new is:read") == ["t9"]
        assert "Gone" not in {feed.title for feed in library.feeds()}
        again = add_feed(library, "gone")
        assert again.articles == 2
        assert_counts_are_right(library)
