"""Of two rows with one number in a damaged file, the likelier one is saved, whichever is read first."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from library.making import add_feed, article, broken, open_library

from reader.library import check, connection, repair, schema
from reader.library.evidence import Evidence
from reader.library.readable import put

SIZE = connection.PAGE_SIZE
ARTICLES = 2_000


@pytest.fixture
def changing(path: Path) -> Callable[[], bytes]:
    """A library whose tables have several pages each; gives the file as it is now."""
    with open_library(path) as library:
        add_feed(library, articles=[article(f"a{i}", hours=i / 10, author="Somebody") for i in range(ARTICLES)])

    def content() -> bytes:
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return path.read_bytes()

    return content


def pages_of(path: Path, table: str, kind: str) -> list[int]:
    """The pages of a table, in the order of their rows."""
    with closing(sqlite3.connect(path)) as db:
        sql = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ? ORDER BY path"
        return [page for (page,) in db.execute(sql, (table, kind))]


def page_of(content: bytes, number: int) -> bytes:
    return content[(number - 1) * SIZE : number * SIZE]


def write(path: Path, number: int, page: bytes) -> None:
    with path.open("r+b") as file:
        file.seek((number - 1) * SIZE)
        file.write(page)


def starred(path: Path) -> set[int]:
    with open_library(path) as library:
        return {row.id for row in library.rows("is:starred", limit=ARTICLES)}


@pytest.mark.parametrize(("over", "of"), [(-1, 0), (0, -1), (2, 1)])
def test_stars_are_not_lost_to_a_page_from_before_they_were_given_in_the_place_of_another(
    path: Path, changing: Callable[[], bytes], over: int, of: int
) -> None:
    stale = changing()
    with open_library(path) as library:
        library.mark("starred", query="")
    changing()
    leaves = pages_of(path, "states", "leaf")
    assert len(leaves) > 3
    write(path, leaves[over], page_of(stale, leaves[of]))
    # Else the index of stars would tell.
    for page in pages_of(path, "states_starred", "leaf") + pages_of(path, "states_feed", "leaf"):
        write(path, page, b"\xff" * SIZE)
    repair(path)
    assert list(check(path)) == []
    assert len(starred(path)) >= ARTICLES * 0.7
    assert kept_of(path, page_of(stale, leaves[of])) <= starred(path)


def kept_of(path: Path, page: bytes) -> set[int]:
    """The articles whose places stand on a page."""
    from reader.library.pages import row, row_starts

    places = {row(page, start)[0] for start in row_starts(page)}
    with closing(sqlite3.connect(path)) as db:
        return {number for number, place in db.execute("SELECT id, place FROM articles") if place in places}


@pytest.mark.parametrize("stale_first", [True, False])
def test_stars_are_not_lost_to_a_former_page_where_nothing_leads_to_either(
    path: Path, changing: Callable[[], bytes], *, stale_first: bool
) -> None:
    stale = changing()
    with open_library(path) as library:
        library.mark("starred", query="")
    current = changing()
    leaves, (root,) = pages_of(path, "states", "leaf"), pages_of(path, "states", "internal")
    page = leaves[1]
    # The former page lies where those of an index did, before or behind the current one.
    others = pages_of(path, "states_read", "leaf")
    other = min(others) if stale_first else max(others)
    if (other < page) != stale_first:
        write(path, other, page_of(current, page))
        write(path, page, page_of(stale, page))
    else:
        write(path, other, page_of(stale, page))
    for lost in [root, *pages_of_indexes(path)]:
        if lost != other:
            write(path, lost, b"\xff" * SIZE)
    repair(path)
    assert list(check(path)) == []
    assert len(starred(path)) == ARTICLES


def pages_of_indexes(path: Path) -> list[int]:
    indexes = ("states_starred", "states_feed", "states_folder", "states_read_change", "states_star_change")
    with closing(sqlite3.connect(path)) as db:
        named = "SELECT pageno FROM dbstat WHERE name = ?"
        return [page for index in indexes for (page,) in db.execute(named, (index,))]


GOOD = {
    "place": 1_700_000_000 * 256, "id": 7, "feed_id": 1, "url": "https://ore.example/7", "title": "Seven", "author": "",
    "published": 1_700_000_000, "modified": None, "received": 1_700_000_100, "kinds": 0, "flags": 0, "minutes": 1,
    "language": "en", "updates": 3, "analysis": 1, "traits": b"\1\0\0\0", "companies": b"",
}  # fmt: skip


@pytest.mark.parametrize(
    "garbage",
    [
        {"place": 999, "title": "of another place"},
        {"place": 1_600_000_000 * 256, "title": b"\x93\x01"},
        {"title": "\ufffd\ufffd"},
        {"traits": b"\1\0\0"},
        {"received": -4_000},
        {"feed_id": 77_000},
        {"updates": 2, "title": "Six"},
    ],
)
@pytest.mark.parametrize("good_first", [True, False])
def test_a_row_of_garbage_does_not_displace_one_with_its_number(
    path: Path, garbage: dict[str, object], *, good_first: bool
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        schema.create(new, path)
        new.execute("INSERT INTO feeds(id, url) VALUES (1, 'https://ore.example/feed')")
        columns = list(GOOD)
        evidence = Evidence(new, new, "articles", columns, "lost_articles_0")
        rows = [tuple(GOOD.values()), tuple((GOOD | garbage).values())]
        for row in rows if good_first else rows[::-1]:
            put(new, "articles", columns, [row], evidence)
        assert new.execute("SELECT * FROM articles").fetchall() == rows[:1]


def test_a_row_that_is_read_twice_is_no_failure(path: Path) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        schema.create(new, path)
        evidence = Evidence(new, new, "notes", ["place", "text"], "")
        assert put(new, "notes", ["place", "text"], [(1, "One."), (1, "One."), (2, "Two.")], evidence) == 0
        assert put(new, "notes", ["place", "text"], [(1, "One."), (2, "\ufffd"), (3, None)], evidence) == 2
        assert new.execute("SELECT text FROM notes").fetchall() == [("One.",), ("Two.",)]


def test_text_of_garbage_does_nothing_to_a_terminal_and_is_no_trouble_to_the_doctor(
    path: Path, changing: Callable[[], bytes]
) -> None:
    content = changing()
    spot = content.index(b"Title of a7")
    write(path, pages_of(path, "states", "internal")[0], b"\xff" * SIZE)
    for number in pages_of(path, "articles", "leaf"):
        page = page_of(path.read_bytes(), number)
        write(path, number, page.replace(b"Title of a", b"T\x00\x1b[2Jof a"))
    assert content[spot : spot + 8] != path.read_bytes()[spot : spot + 8]
    repair(path)
    assert list(check(path)) == []
    with open_library(path) as library:
        titles = [row.title for row in library.rows(limit=ARTICLES)]
    assert len(titles) == ARTICLES
    assert {title[:4] for title in titles} == {"Tof "}


def test_a_title_with_a_nul_is_no_trouble_to_the_doctor(path: Path, changing: Callable[[], bytes]) -> None:
    changing()
    broken(path, "UPDATE articles SET title = 'Title' || char(0) || 'of' WHERE id < 1000")
    assert [finding.damage for finding in check(path)] in ([], [False])


@pytest.mark.parametrize("which", ["starred", "read"])
def test_marks_of_a_page_that_never_reached_the_disk_are_those_of_the_indexes(
    path: Path, changing: Callable[[], bytes], which: Any
) -> None:
    with open_library(path) as library:
        library.mark("unstarred" if which == "starred" else "unread", ids=[1, 2])
    stale = changing()
    with open_library(path) as library:
        library.mark(which, query="-id:3")
    changing()
    page = pages_of(path, "states", "leaf")[1]
    write(path, page, page_of(stale, page))
    assert any(finding.damage for finding in check(path))
    repair(path)
    assert list(check(path)) == []
    with open_library(path) as library:
        assert library.count(f"is:{which}") == ARTICLES - 1
        library.undo()
        assert library.count(f"is:{which}") == 0
