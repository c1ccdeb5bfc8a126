"""Backups, checks, repairs, and migrations with data in them."""

import shutil
from pathlib import Path

import pytest
from library.making import broken, open_library
from library.test_state import snapshot

from reader.errors import LibraryDamaged, LibraryError
from reader.library import Library, backup, check, connection, repair, schema


def test_a_sound_library_has_nothing_to_say(filled: Path) -> None:
    assert list(check(filled)) == []
    assert "Nothing is wrong" in repair(filled).said


def test_a_backup_holds_everything_and_overwrites_nothing(filled: Path) -> None:
    with open_library(filled) as library:
        before = snapshot(library)
        copy = backup(filled)
    assert copy.parent == filled.parent / "backups"
    with open_library(copy) as library:
        assert snapshot(library) == before
    assert list(check(copy)) == []
    with pytest.raises(LibraryError, match="exists"):
        backup(filled, copy)
    assert backup(filled) != copy


def test_only_libraries_are_backed_up_and_checked(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"something else, which is longer than a header would have to be" * 3)
    for act in (backup, repair, lambda path: list(check(path))):
        with pytest.raises(LibraryDamaged):
            act(tmp_path / "x.db")
        with pytest.raises(LibraryError, match="no library"):
            act(tmp_path / "missing.db")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE feeds SET unread = unread + 3",
        "UPDATE traits SET articles = 0",
        "UPDATE companies SET articles = 77, profiled = 5",
        "UPDATE counters SET starred = 9",
        "DELETE FROM states WHERE place IN (SELECT place FROM states LIMIT 1)",
        "DELETE FROM trait_articles",
        "DELETE FROM mentions",
        "INSERT INTO trait_articles VALUES (1, 12345)",
        "INSERT INTO search(search) VALUES ('delete-all')",
        "DELETE FROM contents WHERE id = 3",
        "INSERT INTO contents SELECT 999, html, parts, extras FROM contents LIMIT 1",
        "INSERT INTO hidden SELECT place, feed_id, folder_id, read, starred, 0, 0, 0 FROM states LIMIT 1",
    ],
)
def test_what_is_wrong_is_found_and_mended(filled: Path, damage: str) -> None:
    broken(filled, damage)
    assert list(check(filled))
    said = repair(filled).said
    assert "all is well now" in said
    assert list((filled.parent / "backups").iterdir())
    assert list(check(filled)) == []
    with open_library(filled) as library:
        expected = 9 if "contents WHERE" in damage else 10
        assert len(library.rows()) == len(library.rows("mine")) == library.count("") == expected
        assert (
            len(library.rows("disclaimer:opinion"))
            == len(library.rows('company:ferro-ag OR company:"ferro ag"'))
            == expected
        )
        assert len(library.rows("tag:hot")) == (0 if expected == 9 else 1)
        assert len(library.rows("has:note")) == 1


def test_articles_lost_with_their_text_may_come_again(filled: Path) -> None:
    broken(filled, "DELETE FROM contents WHERE id = 2")
    repair(filled)
    with open_library(filled) as library:
        assert len(library.intake.known(1).articles) == 4
        assert library.intake.known(1).tombstones == frozenset()


def test_a_migration_keeps_a_backup_and_all_data(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = schema.migrations()

    @steps()
    def second(db: "object") -> None:
        db.execute("ALTER TABLE views ADD COLUMN colour TEXT")  # type: ignore[attr-defined]

    with open_library(filled) as library:
        before = snapshot(library)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)
    monkeypatch.setattr(schema, "migrations", lambda: steps)
    with pytest.raises(LibraryError, match="up to date"):
        Library.open(filled, write=False)
    with open_library(filled) as library:
        assert snapshot(library) == before
        library._file.connection.execute("SELECT colour FROM views")
    (copy,) = (filled.parent / "backups").iterdir()
    assert f"schema{schema.SCHEMA_VERSION - 1}" in copy.name


def test_a_migration_that_fails_changes_nothing(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = schema.migrations()

    @steps()
    def second(db: "object") -> None:
        db.execute("DROP TABLE states")  # type: ignore[attr-defined]
        raise RuntimeError("power cut")

    with open_library(filled) as library:
        before = snapshot(library)
    with monkeypatch.context() as patched:
        patched.setattr(schema, "SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)
        patched.setattr(schema, "migrations", lambda: steps)
        with pytest.raises(RuntimeError):
            open_library(filled)
    with open_library(filled) as library:
        assert snapshot(library) == before


def test_a_checkpoint_that_stopped_half_way_loses_nothing(filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with open_library(filled) as library:
        library.note(1, "word " * 100_000)
        before = snapshot(library)
        shutil.copy(filled, copy)
        shutil.copy(f"{filled}-wal", f"{copy}-wal")
    # The log has reached the file's first page, which says how long the file is, and no other.
    with copy.open("r+b") as file, filled.open("rb") as whole:
        file.write(whole.read(connection.PAGE_SIZE))
    with open_library(copy) as library:
        assert snapshot(library) == before
    assert list(check(copy)) == []
