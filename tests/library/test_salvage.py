"""What can be read of a damaged library is saved."""

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from library.damaging import overwrite
from library.making import NOW, add_feed, article, broken, open_library, parts, titles

from reader.errors import LibraryDamaged, NotALibrary
from reader.library import check, connection, lost_schema, packing, repair
from reader.model import Company, Validators


def test_damaged_pages_are_found_and_the_rest_is_saved(filled: Path) -> None:
    with open_library(filled) as library:
        add_feed(
            library, "big", articles=[article(f"big{i}", hours=i + 9, made_of=parts(f"Text {i}.")) for i in range(400)]
        )
        whole = set(titles(library, limit=1000))
        library.tag([row.id for row in library.rows(limit=1000) if "big" in row.title], add=["kept"])
        (state,) = library.intake.poll_states(NOW, url="https://big.example/feed")
        library.intake.save(replace(state, validators=Validators('"e1"', "yesterday"), body_hash="of it"))
    with closing(sqlite3.connect(filled)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages = [
            page for (page,) in db.execute("SELECT pageno FROM dbstat WHERE name = 'contents' AND pagetype = 'leaf'")
        ]
    with filled.open("r+b") as file:
        file.seek((pages[len(pages) // 2] - 1) * connection.PAGE_SIZE)
        file.write(b"\xee" * connection.PAGE_SIZE)
    assert any(finding.damage for finding in check(filled))
    said = repair(filled).said
    assert "damaged" in said
    assert list(check(filled)) == []
    assert any("damaged" in path.name for path in filled.parent.iterdir())
    with open_library(filled) as library:
        assert set(titles(library, limit=1000)) == whole
        with_text = set(titles(library, "text", limit=1000))
        assert len(whole) // 2 < len(with_text) < 400
        assert len(library.rows("tag:kept", limit=1000)) == 400
        (state,) = library.intake.poll_states(NOW, url="https://big.example/feed")
        assert (state.validators, state.body_hash) == (Validators(), "")
        assert len(library.rows("tag:hot")) == len(library.rows("is:starred")) == 1
        assert len(library.rows("is:read")) == 2


@pytest.mark.parametrize("table", ["identities", "tags", "company_names", "states", "trait_articles"])
def test_one_damaged_page_of_a_table_costs_what_was_on_it(path: Path, table: str) -> None:
    with open_library(path) as library:
        long = "x" * 60
        named = [
            article(f"{long}{i}", hours=i, made_of=parts(companies=[Company(f"Ferro {i} AG")])) for i in range(900)
        ]
        add_feed(library, articles=named)
        library.tag(range(1, 901), add=["a long tag that takes some room", "another"])
        library.mark("starred", query="")
    page, before = damage_a_page(path, table)
    repair(path)
    assert list(check(path)) == []
    with closing(sqlite3.connect(path)) as db:
        (left,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert before - page <= left <= before
    with open_library(path) as library:
        assert library.count("") == 900
        assert library.count("tag:another") >= 900 - (page if table == "tags" else 0)


@pytest.mark.parametrize("table", ["folders", "feeds", "traits", "companies", "analyses", "identities", "states"])
def test_a_table_that_is_lost_leaves_articles_and_no_fault(path: Path, table: str) -> None:
    with open_library(path) as library:
        made = [article(f"a{i}", hours=i, made_of=parts(kinds=["opinion"])) for i in range(5)]
        feed = add_feed(library, folder="Metals", articles=made)
        library.tag([1, 2], add=["hot"])
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * connection.PAGE_SIZE)
        file.write(b"\xff" * connection.PAGE_SIZE)
    (finding,) = check(path)
    assert finding.damage
    assert "\n" not in finding.what
    assert f"parts of {table} could not be" in repair(path).said
    assert list(check(path)) == []
    with open_library(path) as library:
        assert titles(library) == titles(library, "disclaimer:opinion") == ["a0", "a1", "a2", "a3", "a4"]
        assert len(library.rows("tag:hot")) == 2
        assert [found.url for found in library.feeds()] == [feed.url]


def test_articles_whose_rows_are_lost_are_made_again_from_their_texts(filled: Path) -> None:
    with open_library(filled) as library:
        before = [(row.id, row.position, row.read, row.starred, row.tags, row.has_note) for row in library.rows()]
    with closing(sqlite3.connect(filled)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'articles'").fetchone()
    with filled.open("r+b") as file:
        file.seek((root - 1) * connection.PAGE_SIZE)
        file.write(b"\xff" * connection.PAGE_SIZE)
    assert "10 articles were read out" in repair(filled).said
    assert list(check(filled)) == []
    with open_library(filled) as library:
        found = library.rows("mine disclaimer:opinion company:ferro")
        assert [(row.id, row.position, row.read, row.starred, row.tags, row.has_note) for row in found] == before
        assert {row.title for row in found} == {"A mine opened."}


def test_articles_come_back_undated_where_their_places_are_lost_too(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        roots = db.execute("SELECT rootpage FROM sqlite_master WHERE tbl_name IN ('articles', 'feeds')").fetchall()
    with filled.open("r+b") as file:
        for (root,) in roots:
            file.seek((root - 1) * connection.PAGE_SIZE)
            file.write(b"\xff" * connection.PAGE_SIZE)
    assert "10 articles were read out" in repair(filled).said
    assert list(check(filled)) == []
    with open_library(filled) as library:
        assert len(library.rows("mine disclaimer:opinion company:ferro")) == 10
        assert {feed.title for feed in library.feeds()} == {"Feed 1, its address lost", "Feed 2, its address lost"}


def test_articles_whose_feed_is_lost_get_one_that_takes_an_address(filled: Path) -> None:
    broken(filled, "DELETE FROM feeds WHERE id = 2")
    assert "Mended" in repair(filled).said
    assert list(check(filled)) == []
    with open_library(filled) as library:
        lost = library.feed(2)
        assert lost is not None
        assert (lost.title, lost.gone, lost.articles) == ("ore.example, its address lost", True, 5)
        library.edit_feed(2, url="https://tin.example/feed")
        assert [state.id for state in library.intake.poll_states(NOW)] == [1, 2]


def damage_a_page(path: Path, table: str) -> tuple[int, int]:
    """Overwrites a page in the middle of a table; gives how many rows it had, and how many there were in all."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages = db.execute(
            "SELECT pageno, ncell FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path", (table,)
        ).fetchall()
        (rows,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert len(pages) > 2
    number, cells = pages[len(pages) // 2]
    with path.open("r+b") as file:
        file.seek((number - 1) * connection.PAGE_SIZE)
        file.write(b"\xee" * connection.PAGE_SIZE)
    # Rows of tables without row ids lie on inner pages too: the one that leads to the damaged page is lost with it.
    return cells + 2, rows


def test_a_library_that_was_cut_short_is_damaged_and_saved_from(filled: Path) -> None:
    with open_library(filled) as library:
        titles_before = set(titles(library))
    with filled.open("r+b") as file:
        file.truncate(filled.stat().st_size // 2)
    with pytest.raises(LibraryDamaged, match="is damaged"):
        open_library(filled)
    assert [finding.damage for finding in check(filled)] == [True]
    assert "could not be" in repair(filled).said
    assert list(check(filled)) == []
    with open_library(filled) as library:
        assert set(titles(library)) <= titles_before


def test_a_library_that_lacks_a_table_is_damaged_and_mended(filled: Path) -> None:
    broken(filled, "DROP TABLE states")
    with open_library(filled) as library, pytest.raises(LibraryDamaged, match="is damaged"):
        library.rows()
    assert [finding.damage for finding in check(filled)] == [True]
    repair(filled)
    assert list(check(filled)) == []
    with open_library(filled) as library:
        assert len(library.rows()) == 10


@pytest.mark.parametrize("seed", range(4))
def test_a_repair_of_any_damage_ends_with_a_sound_library(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with open_library(path) as library:
        made = [
            article(f"a{i}", hours=i, made_of=parts(f"Text {i} of a mine. " * 30, kinds=["opinion"]))
            for i in range(200)
        ]
        add_feed(library, articles=made)
        library.tag(range(1, 100), add=["hot"])
        library.mark("read", query="")
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = path.stat().st_size
    with path.open("r+b") as file:
        for _ in range(10):
            file.seek(chance.randrange(connection.PAGE_SIZE, size - 4000))
            file.write(chance.choice((b"\xff", b"\0", b"\x55")) * chance.choice((20, 400, 4000)))
    assert list(check(path))
    assert str(path) not in repair(path).said.partition("kept at")[0]
    assert list(check(path)) == []
    with open_library(path) as library:
        assert library.count("") == len(library.rows(limit=1000)) >= len(library.rows("mine", limit=1000))


@pytest.mark.parametrize("seed", range(3))
def test_every_article_is_saved_that_can_be_read_from_damaged_pages(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with open_library(path) as library:
        made = [
            article(f"a{i}", hours=i, made_of=parts(f"Word {i} of it. " * chance.randint(5, 60))) for i in range(600)
        ]
        add_feed(library, articles=made)
        library.mark("starred", ids=range(1, 600, 10))
        library.tag(range(1, 600, 7), add=["hot"])
        library.note(300, "A note.")
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = path.stat().st_size
    with path.open("r+b") as file:
        for spot in range(1, 9):
            file.seek(size * spot // 9)
            file.write(chance.randbytes(400))
    readable = {number for number in range(1, 601) if _is_readable(path, number)}
    assert len(readable) > 500
    repair(path)
    with open_library(path) as library:
        saved = {row.id for row in library.rows(limit=1000)}
        assert readable <= saved
        assert {row.id for row in library.rows("is:starred", limit=1000)} == saved & set(range(1, 600, 10))
        assert list(check(path)) == []
        assert library.article(300) is None or library.article(300).note == "A note."


def _is_readable(path: Path, number: int) -> bool:
    """Whether an article and its text can be read by themselves."""
    sql = "SELECT c.html, c.parts FROM articles a JOIN contents c ON c.id = a.id WHERE a.id = ?"
    with closing(sqlite3.connect(path)) as db:
        try:
            row = db.execute(sql, (number,)).fetchone()
        except sqlite3.DatabaseError:
            return False
    return row is not None and packing.is_whole(*row)


def test_texts_that_are_none_any_more_come_again_and_what_was_done_to_their_articles_stays(filled: Path) -> None:
    before = marks(filled)
    broken(
        filled,
        "UPDATE contents SET parts = x'00ff' WHERE id = 1",
        "UPDATE contents SET html = x'1234' WHERE id = 2",
        "UPDATE articles SET traits = x'000102' WHERE id = 3",
        "DELETE FROM mentions",
    )
    assert "2 articles have lost the text" in repair(filled).said
    assert list(check(filled)) == []
    assert marks(filled) == before
    with open_library(filled) as library:
        known = library.intake.known(1).articles.values()
        assert [one.content_hash for one in known].count("") == 2


@pytest.mark.parametrize("mode", [0o600, 0o640])
def test_a_library_that_was_read_out_keeps_the_permissions_of_the_damaged_one(filled: Path, mode: int) -> None:
    filled.chmod(mode)
    with filled.open("r+b") as file:
        file.seek(filled.stat().st_size // 2)
        file.write(b"\xff" * 20_000)
    repair(filled)
    assert filled.stat().st_mode & 0o777 == mode


def marks(path: Path) -> list[tuple[object, ...]]:
    with open_library(path) as library:
        return [
            (row.id, row.title, row.position, row.read, row.starred, row.tags, row.has_note) for row in library.rows()
        ]


@pytest.mark.parametrize(
    "lost", [(0, 100), (0, connection.PAGE_SIZE), (16, 18), (100, 112), (0, 2 * connection.PAGE_SIZE)]
)
def test_a_file_without_its_beginning_is_read_out_whole(filled: Path, lost: tuple[int, int]) -> None:
    before = marks(filled)
    with closing(sqlite3.connect(filled)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    overwrite(filled, *lost)
    assert [finding.damage for finding in check(filled)] == [True]
    repaired = repair(filled)
    assert repaired.whole
    assert "10 articles were read out" in repaired.said
    assert list(check(filled)) == []
    assert marks(filled) == before
    assert not list(filled.parent.glob("*.salvage*"))


def test_what_is_still_in_the_log_of_a_file_without_its_beginning_is_read_out_too(filled: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(filled)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    crashed = tmp_path / "crashed.db"
    with open_library(filled) as library:
        library.note(3, "written last")
        library.mark("starred", ids=[4])
        for end in ("", "-wal"):
            (crashed.parent / f"crashed.db{end}").write_bytes(filled.with_name(filled.name + end).read_bytes())
    assert (tmp_path / "crashed.db-wal").stat().st_size
    overwrite(crashed, 0, connection.PAGE_SIZE)
    before = marks(filled)
    repair(crashed)
    assert list(check(crashed)) == []
    assert marks(crashed) == before


def test_a_lost_page_of_the_schema_costs_no_article_and_no_mark(filled: Path) -> None:
    before = marks(filled)
    with closing(sqlite3.connect(filled)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages = db.execute("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema' AND pagetype = 'leaf'").fetchall()
    whole = filled.read_bytes()
    assert len(pages) > 1
    for (page,) in pages:
        for file in filled.parent.glob("*.db*"):
            file.unlink()
        filled.write_bytes(whole)
        overwrite(filled, (page - 1) * connection.PAGE_SIZE, page * connection.PAGE_SIZE)
        repair(filled)
        assert list(check(filled)) == []
        assert marks(filled) == before


OTHER_KINDS = {
    "picture": b"\x89PNG\r\n" + bytes(range(256)) * 300,
    "like pages": b"\x0d" * 50_000,
    "text": b"w\n" * 9000,
}


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_a_file_of_another_kind_is_no_damaged_library(path: Path, kind: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(OTHER_KINDS[kind])
    with pytest.raises(NotALibrary, match="not an Assay library"):
        repair(path)
    assert path.read_bytes() == OTHER_KINDS[kind]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_copy_that_a_repair_reads_is_its_owners_alone(filled: Path, tmp_path: Path) -> None:
    lost_schema.copy_with_log(filled, tmp_path / "copy.db")
    assert {path.stat().st_mode & 0o777 for path in tmp_path.glob("copy.db*")} == {0o600}


def test_lists_hold_what_they_held_where_the_counters_are_lost(filled: Path) -> None:
    with open_library(filled) as library:
        for _ in range(3):
            library.mark("unread", ids=[1, 2])
            library.mark("read", ids=[1, 2])
        queries = ("is:read", "is:unread", "is:starred", "is:unstarred")
        before = [titles(library, query) for query in queries]
    with closing(sqlite3.connect(filled)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'counters'").fetchone()
    overwrite(filled, (root - 1) * connection.PAGE_SIZE, root * connection.PAGE_SIZE)
    assert not repair(filled).whole
    with open_library(filled) as library:
        assert [titles(library, query) for query in queries] == before


@pytest.mark.parametrize("table", ["articles", "contents", "states"])
def test_a_file_without_its_beginning_and_the_root_of_a_table_keeps_the_rest(filled: Path, table: str) -> None:
    with closing(sqlite3.connect(filled)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    overwrite(filled, 0, 4096)
    overwrite(filled, (root - 1) * connection.PAGE_SIZE, root * connection.PAGE_SIZE)
    assert "10 articles were read out" in repair(filled).said
    assert list(check(filled)) == []
    with open_library(filled) as library:
        assert len(library.rows("tag:hot")) == 1
        assert len(library.feeds()) > 0
