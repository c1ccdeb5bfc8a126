"""What a repair finds on pages that nothing leads to, and what it must not take from them."""

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from library.making import add_feed, article, broken, open_library, parts, place, titles

from reader.errors import LibraryBusy, LibraryFull
from reader.library import Library, check, connection, lost_rows, lost_schema, pages, readable, repair, schema

SIZE = connection.PAGE_SIZE
LONG = "Someone with a long name" * 9


@pytest.fixture
def ended(path: Path) -> Path:
    """A library with a feed that was unsubscribed (ids from 1), with a star, a tag and a note, and with one that was
    not."""
    place(path, _fill_ended)
    return path


def _fill_ended(library: Library) -> None:
    for name in ("ore", "tin"):
        add_feed(library, name, articles=[article(f"{name}{i}", hours=i + 1, author=LONG) for i in range(600)])
    library.mark("starred", ids=[7])
    library.tag([8], add=["hot"])
    library.note(9, "A note.")
    library.unsubscribe([1])


def overwrite(path: Path, numbers: list[int]) -> None:
    assert numbers
    with path.open("r+b") as file:
        for number in numbers:
            file.seek((number - 1) * SIZE)
            file.write(b"\xff" * SIZE)


def pages_of(path: Path, tables: tuple[str, ...], kinds: tuple[str, ...] = ("internal",)) -> list[int]:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found = db.execute("SELECT name, pagetype, pageno FROM dbstat").fetchall()
    return [page for name, kind, page in found if name in tables and kind in kinds]


def seen(path: Path) -> set[int]:
    with open_library(path) as library:
        return {row.id for row in library.rows(limit=2000)}


@pytest.mark.parametrize(
    ("tables", "kinds"),
    [
        (("states", "hidden"), ("internal",)),
        (("states", "hidden", "feeds"), ("internal",)),
        (("hidden",), ("internal", "leaf")),
        (("feeds",), ("leaf",)),
        (("feeds", "sqlite_autoindex_feeds_1"), ("leaf",)),
    ],
)
def test_an_unsubscribed_feed_stays_so_and_what_the_reader_kept_of_it_stays_in_sight(
    ended: Path, tables: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    before = seen(ended)
    assert {7, 8, 9} < before
    overwrite(ended, pages_of(ended, tables, kinds))
    repair(ended)
    assert list(check(ended)) == []
    assert seen(ended) == before
    with open_library(ended) as library:
        assert len(library.feeds()) == 1
        assert [row.id for row in library.rows("is:starred")] == [7]


def test_an_unsubscribed_feed_can_still_be_taken_back_with_all_its_articles(ended: Path) -> None:
    overwrite(ended, pages_of(ended, ("feeds",), ("leaf",)))
    repair(ended)
    with open_library(ended) as library:
        library.undo()
        assert library.count("") == 1200


@pytest.mark.parametrize("table", ["articles", "contents"])
def test_what_had_been_deleted_does_not_come_back_where_the_list_of_free_pages_is_lost(path: Path, table: str) -> None:
    chance = random.Random(3)
    with open_library(path) as library:
        for name, hours in (("ore", 1), ("tin", 500)):
            made = [
                article(f"{name}{i}", hours=i + hours, author=LONG, made_of=parts(chance.randbytes(900).hex()))
                for i in range(400)
            ]
            add_feed(library, name, articles=made)
        kept = {row.id for row in library.rows("feed:2", limit=1000)}
    broken(
        path,
        "PRAGMA secure_delete = OFF",
        "UPDATE identities SET id = NULL WHERE feed_id = 1",
        *(
            f"DELETE FROM {one} WHERE {which}"
            for one, which in (
                ("states", "feed_id = 1"),
                ("contents", "id IN (SELECT id FROM articles WHERE feed_id = 1)"),
                ("articles", "feed_id = 1"),
            )
        ),
    )
    lost = pages_of(path, (table,))
    trunk = int.from_bytes(path.read_bytes()[32:36], "big")
    overwrite(path, [*lost, trunk])
    assert repair(path).said.startswith("The file was damaged; 400 articles were")
    assert seen(path) == kept


def test_a_library_that_is_open_elsewhere_is_not_replaced(ended: Path) -> None:
    overwrite(ended, pages_of(ended, ("states",)))
    with closing(connection.connect(ended)) as other:
        other.execute("SELECT count(*) FROM feeds").fetchone()
        with pytest.raises(LibraryBusy, match="quit it"):
            repair(ended)
        other.execute("UPDATE feeds SET name = 'Kept' WHERE id = 2")
    repair(ended)
    with open_library(ended) as library:
        assert [feed.title for feed in library.feeds()] == ["Kept"]


def test_two_repairs_at_once_do_not_take_each_others_file(ended: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overwrite(ended, pages_of(ended, ("states",)))
    second: list[str] = []
    bind = lost_rows.bind

    def meanwhile(*given: object) -> object:
        with pytest.raises(LibraryBusy) as refused:
            repair(ended)
        second.append(str(refused.value))
        return bind(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(lost_rows, "bind", meanwhile)
    assert "The file was damaged" in repair(ended).said
    assert len(second) == 1
    assert list(check(ended)) == []


@pytest.mark.parametrize("step", range(3))
def test_a_repair_that_is_stopped_leaves_a_library_at_its_place(
    ended: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before = seen(ended)
    overwrite(ended, pages_of(ended, ("states", "hidden")))
    steps = iter(range(9))
    replace, link = os.replace, os.link

    def stopped(do: object) -> object:
        def one(*given: Path) -> None:
            if next(steps) == step:
                raise KeyboardInterrupt
            do(*given)  # type: ignore[operator]

        return one

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stopped(replace))
        patch.setattr(os, "link", stopped(link))
        ended.with_name(ended.name + "-shm").touch()
        with pytest.raises(KeyboardInterrupt):
            repair(ended)
    assert ended.exists()
    assert not list(ended.parent.glob("*.salvage*"))
    repair(ended)
    assert seen(ended) == before


def test_a_repair_without_room_leaves_the_library_and_nothing_beside_it(
    ended: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overwrite(ended, pages_of(ended, ("states", "hidden")))
    damaged = ended.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(lost_schema, "plain_table", full)
        patch.setattr(lost_rows, "plain_table", full)
        with pytest.raises(LibraryFull, match="No space left"):
            repair(ended)
    assert ended.read_bytes() == damaged
    assert not list(ended.parent.glob("*salvage*")) + list(ended.parent.glob("*-damaged-*"))


def crafted_pages(chance: random.Random) -> list[bytes]:
    """Pages as no library has them, that begin like its own."""
    made = []
    for kind in (pages.LEAF, pages.INTERIOR, pages.KEYED_LEAF, pages.KEYED_INTERIOR):
        for count in (0, 1, 300, 4000, 65535):
            head = bytes((kind, 0, 0)) + count.to_bytes(2, "big")
            fills = (b"\xff" * SIZE, b"\x80" * SIZE, b"\0" * SIZE, b"\x0c" * SIZE, chance.randbytes(SIZE))
            made += [(head + filling)[:SIZE] for filling in fills]
    # A row of a tag, and another that would begin where the page has ended.
    inner = bytes((pages.KEYED_INTERIOR, 0, 0, 0, 2)).ljust(12, b"\0") + (1000).to_bytes(2, "big") + b"\xff\xff"
    return [*made, (inner.ljust(1000, b"\0") + b"\0\0\0\2\7\4\1\x0f\x0f\5aa").ljust(SIZE, b"\0")]


def test_crafted_pages_are_read_without_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "crafted.db"
    with closing(sqlite3.connect(":memory:")) as new:
        for statement in schema.FIRST_SCHEMA:
            new.execute(statement)
        file.write_bytes(bytes(SIZE) + b"".join(crafted_pages(random.Random(4))) + b"the last page is cut short")
        assert not lost_rows.is_left_of_a_library(file)
        lost_schema.give_schema(file, new)
        for table, name in lost_rows.bind(file, new, lost_rows.SEARCHED, {}):
            with closing(sqlite3.connect(file)) as damaged:
                readable.read_out(damaged, new, table, name)


def test_pages_that_lead_to_one_another_again_and_again_are_not_read_for_ever(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What it takes to read as many of the smallest rows as a file has room for is no matter here.
    monkeypatch.setattr(readable, "_SMALLEST_ROW", 40)
    with open_library(path) as library:
        add_feed(library, "tin", articles=[article(f"tin{i}", hours=i + 1) for i in range(500)])
    (root,) = pages_of(path, ("states",))
    leaves = pages_of(path, ("states",), ("leaf",))
    inner = pages_of(path, ("search_data", "contents"), ("leaf",))[:12]
    with path.open("r+b") as file:
        # Each of these pages leads to the next one 500 times, the last one to a page of rows.
        for here, below in zip((root, *inner), (*inner, leaves[0]), strict=True):
            ways = b"".join((1100 + 14 * at).to_bytes(2, "big") for at in range(500))
            head = bytes((pages.INTERIOR, 0, 0)) + (500).to_bytes(2, "big") + (1100).to_bytes(2, "big") + b"\0"
            cell = below.to_bytes(4, "big") + b"\xff" * 8 + b"\x7f" + b"\0"
            file.seek((here - 1) * SIZE)
            file.write((head + below.to_bytes(4, "big") + ways).ljust(1100, b"\0") + cell * 500)
    repair(path)
    assert list(check(path)) == []
    assert len(titles_of(path)) == 500


def titles_of(path: Path) -> list[str]:
    with open_library(path) as library:
        return titles(library, limit=2000)


def test_a_page_that_stands_in_the_place_of_another_is_read_a_few_times_at_most(ended: Path) -> None:
    leaves = pages_of(ended, ("articles",), ("leaf",))
    (root,) = pages_of(ended, ("articles",))
    content = ended.read_bytes()
    with ended.open("r+b") as file:
        file.seek((leaves[len(leaves) // 2] - 1) * SIZE)
        file.write(content[(root - 1) * SIZE : root * SIZE])
    overwrite(ended, leaves[3:4])
    with closing(sqlite3.connect(ended)) as damaged, closing(sqlite3.connect(":memory:")) as new:
        schema.create(new, ended)
        read: list[int] = []
        put = readable.put

        def counted(*given: object, **more: object) -> int:
            read.append(len(given[3]))  # type: ignore[arg-type]
            return put(*given, **more)  # type: ignore[arg-type]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(readable, "put", counted)
            readable.read_out(damaged, new, "articles")
        assert 1000 < sum(read) < 3000


@pytest.mark.parametrize("kept", [True, False])
def test_articles_of_an_ended_feed_whose_places_are_lost_stay_hidden_where_none_of_them_was_kept(
    path: Path, *, kept: bool
) -> None:
    with open_library(path) as library:
        for name in ("ore", "tin"):
            add_feed(library, name, articles=[article(f"{name}{i}", hours=i + 1) for i in range(5)])
        if kept:
            library.mark("starred", ids=[3])
        library.unsubscribe([1])
    overwrite(path, pages_of(path, ("articles", "sqlite_autoindex_articles_1"), ("leaf",)))
    repair(path)
    assert list(check(path)) == []
    # Which of them had the star is lost; what is out of sight goes for good.
    assert seen(path) == set(range(1 if kept else 6, 11))
    with open_library(path) as library:
        library.undo()
        assert library.count("") == 10


@pytest.mark.parametrize("unsubscribed", [True, False])
def test_articles_whose_rows_and_places_are_lost_are_found_by_their_words_with_all_that_was_done_to_them(
    path: Path, *, unsubscribed: bool
) -> None:
    with open_library(path) as library:
        for name in ("ore", "tin"):
            texts = [f"The mine of {name} has {i} wheels, and all of them turn. " * (1 + i % 4) for i in range(60)]
            made = [article(f"{name}{i}", hours=i + 1, made_of=parts(text)) for i, text in enumerate(texts)]
            add_feed(
                library, name, articles=[*made, article(f"{name} again", hours=99, made_of=parts("All the same."))]
            )
        library.mark("starred", ids=range(3, 120, 7))
        library.mark("read", ids=range(50, 90))
        library.tag([30, 70], add=["hot"])
        library.note(90, "A note.")
        if unsubscribed:
            library.unsubscribe([1])
        queries = ("is:starred", "is:read", "tag:hot", "has:note", "wheels")
        before = {query: [(row.id, row.position) for row in library.rows(query, limit=500)] for query in queries}
    overwrite(path, pages_of(path, ("articles", "sqlite_autoindex_articles_1"), ("leaf",)))
    assert "All 17 stars are there." in repair(path).said
    assert list(check(path)) == []
    with open_library(path) as library:
        after = {query: [(row.id, row.position) for row in library.rows(query, limit=500)] for query in queries}
        assert after == before
        if unsubscribed:
            library.undo()
        assert library.count("wheels") == 120
