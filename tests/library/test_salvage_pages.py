"""Libraries of some size that lost pages: rows are found page by page, and marks by their indexes."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from library.damaging import overwrite
from library.making import add_feed, article, broken, open_library, parts, place

from reader.library import Library, check, connection, repair
from reader.model import Company


@pytest.fixture
def large(path: Path) -> Path:
    """A library whose tables have several pages each, with a mark, a tag or a note here and there."""
    place(path, _fill_large)
    return path


def _fill_large(library: Library) -> None:
    chance = random.Random(5)
    for name in ("ore", "tin"):
        made = [
            article(
                f"{name}{i}",
                hours=i + 1,
                author="Someone with a long name" * 4,
                made_of=parts(f"{name} {i}: {chance.randbytes(1500).hex()}", companies=[Company(f"Firm {i} AG")]),
            )
            for i in range(600)
        ]
        add_feed(library, name, folder="Metals", articles=made)
    library.mark("read", ids=range(1, 1200, 2))
    library.mark("starred", ids=range(1, 1200, 30))
    library.tag(range(1, 1200, 9), add=["a tag that takes some room", "hot"])
    for number in range(1, 1200, 40):
        library.note(number, f"A note on {number}, of some length. " * 20)


def all_marks(path: Path) -> dict[int, tuple[object, ...]]:
    with open_library(path) as library:
        return {
            row.id: (row.title, row.position, row.read, row.starred, row.tags, row.has_note)
            for row in library.rows(limit=2000)
        }


def pages_of(path: Path, table: str, kind: str) -> list[int]:
    with closing(sqlite3.connect(path)) as db:
        sql = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ?"
        return [page for (page,) in db.execute(sql, (table, kind))]


@pytest.mark.parametrize("table", ["articles", "contents", "states", "identities", "tags", "notes"])
def test_rows_are_found_page_by_page_where_the_root_of_their_table_is_lost(large: Path, table: str) -> None:
    before = all_marks(large)
    roots = pages_of(large, table, "internal")
    assert roots
    for page in roots:
        overwrite(large, (page - 1) * connection.PAGE_SIZE, page * connection.PAGE_SIZE)
    repair(large)
    assert list(check(large)) == []
    now = all_marks(large)
    if table in ("identities", "tags"):
        # Their inner pages have rows too, which are lost with them.
        assert now.keys() == before.keys()
        assert sum(now[number] != before[number] for number in before) < 12
    else:
        assert now == before
    with open_library(large) as library:
        assert library.count("ore") == 600


@pytest.mark.parametrize("content", ["zeros", "noise"])
def test_a_file_that_lost_a_quarter_of_a_megabyte_at_its_beginning_keeps_the_rest(large: Path, content: str) -> None:
    before = all_marks(large)
    lost = 256 * 1024
    with large.open("r+b") as file:
        file.write(bytes(lost) if content == "zeros" else random.Random(1).randbytes(lost))
    assert [finding.damage for finding in check(large)] == [True]
    repaired = repair(large)
    assert not repaired.whole
    assert "how many are lost is not known" in repaired.said
    assert list(check(large)) == []
    now = all_marks(large)
    assert len(now) > 1100
    kept = [number for number in now if now[number][1:] == before[number][1:]]
    assert len(kept) > 1000
    with open_library(large) as library:
        assert library.count("is:starred") >= 35


def test_what_had_been_deleted_does_not_come_back_from_free_pages(large: Path) -> None:
    gone = ("states", "feed_id = 1"), ("contents", "id IN (SELECT id FROM articles WHERE feed_id = 1)")
    keep = "PRAGMA secure_delete = OFF"
    broken(
        large, keep, *(f"DELETE FROM {table} WHERE {which}" for table, which in (*gone, ("articles", "feed_id = 1")))
    )
    for table in ("articles", "contents", "states"):
        for page in pages_of(large, table, "internal"):
            overwrite(large, (page - 1) * connection.PAGE_SIZE, page * connection.PAGE_SIZE)
    repair(large)
    with open_library(large) as library:
        assert {row.feed_id for row in library.rows(limit=2000)} == {2}
        assert library.count("") == 600


def test_a_repair_says_how_many_stars_and_read_marks_are_lost(large: Path) -> None:
    lost = [pages_of(large, "states", "leaf")[1]]
    lost += [page for index in ("states_starred", "states_feed") for page in pages_of(large, index, "leaf")]
    for page in lost:
        overwrite(large, (page - 1) * connection.PAGE_SIZE, page * connection.PAGE_SIZE)
    said = repair(large).said
    with open_library(large) as library:
        stars, reads = 40 - library.count("is:starred"), 600 - library.count("is:read")
    assert 0 < stars < 40
    assert reads > 0
    assert f"{stars} of 40 stars and {reads} of 600 read marks are lost." in said


def test_marks_are_read_from_indexes_where_the_states_are_lost(large: Path) -> None:
    before = all_marks(large)
    for kind in ("leaf", "internal"):
        for page in pages_of(large, "states", kind):
            overwrite(large, (page - 1) * connection.PAGE_SIZE, page * connection.PAGE_SIZE)
    said = repair(large).said
    assert all_marks(large) == before
    assert "All 40 stars are there." in said
