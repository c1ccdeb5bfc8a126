"""Drafts of notes in progress: kept for a crash, offered afterwards, told of."""

import os
import stat
import subprocess
from pathlib import Path

import pytest
from app.conftest import Desktop
from app.host import until
from app.keeping import current, drafts, held, notice, written
from app.samples import row

from reader.app.drafts import DRAFTS, Draft, Unsaved, of_desks_that_ended
from reader.app.screens.dialog import Modal
from reader.library import connection

# ---- drafts


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT", 0.05)


async def test_what_is_typed_is_in_a_draft_that_its_owner_alone_reads(desktop: Desktop, tmp_path: Path):
    async with desktop() as desk:
        at = current(desk)
        await desk.press("i", *"ask Hull")
        await until(desk.pilot, lambda: drafts(tmp_path))
        [path] = drafts(tmp_path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        await until(
            desk.pilot,
            lambda: Draft(path.parent, desk.desk.store.path, at).left() == Unsaved("ask Hull", ""),
        )
        await desk.press("ctrl+g")
        assert drafts(tmp_path) == []


async def test_a_draft_is_offered_and_given_up_with_the_dialog(desktop: Desktop, tmp_path: Path):
    async with desktop() as desk:
        Draft(tmp_path / DRAFTS, desk.desk.store.path, current(desk)).keep(Unsaved("ask Hull", ""))
        await desk.press("i")
        assert written(desk) == "ask Hull"
        await desk.press("ctrl+g", "i")
        assert (written(desk), notice(desk)) == ("", "")
        await desk.press("escape")
    assert drafts(tmp_path) == []


async def test_a_draft_that_could_not_be_saved_outlives_the_dialog(
    desktop: Desktop, library_file: Path, tmp_path: Path
):
    async with desktop() as desk:
        await desk.press("i", *"ask Hull")
        with held(library_file):
            await desk.press("escape", "ctrl+g")
        assert not isinstance(desk.app.screen, Modal)
        await desk.press("i")
        assert written(desk) == "ask Hull"
        await desk.press("ctrl+g")
    assert drafts(tmp_path) == []


def test_drafts_are_of_one_article_in_one_library_and_the_latest_counts(tmp_path: Path):
    one = Draft(tmp_path, tmp_path / "library.db", row(7))
    assert one.left() is None
    assert one.keep(Unsaved("Zinn & Söhne", "zuvor")) == ""
    assert one.left() == Unsaved("Zinn & Söhne", "zuvor")
    assert Draft(tmp_path, tmp_path / "other.db", row(7)).left() is None
    assert Draft(tmp_path, tmp_path / "library.db", row(8, url=row(7).url)).left() is None
    assert Draft(tmp_path, tmp_path / "library.db", row(7, url="https://ore.example/other")).left() is None
    [mine] = tmp_path.glob("note-*")
    other = mine.with_name(mine.name.replace(f"-{os.getpid()}.", "-1."))
    other.write_text('{"url": "https://ore.example/7", "text": "later", "former": ""}')
    os.utime(mine, (1, 1))
    assert one.left() == Unsaved("later", "")
    one.drop()
    assert list(tmp_path.glob("note-*")) == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"url": "https://ore.example/7", "text": 1, "former": ""}'])
def test_a_draft_that_is_damaged_is_none(tmp_path: Path, text: str):
    draft = Draft(tmp_path, tmp_path / "library.db", row(7))
    draft.keep(Unsaved("x", ""))
    [path] = tmp_path.glob("note-*")
    path.write_text(text)
    assert draft.left() is None


def left_by_a_killed_desk(folder: Path) -> None:
    """Makes the drafts there those of a process that runs no more."""
    ended = subprocess.Popen(["true"])
    ended.wait()
    for path in folder.glob("note-*"):
        path.rename(path.with_name(path.name.replace(f"-{os.getpid()}.", f"-{ended.pid}.")))


async def test_a_note_that_a_killed_desk_left_is_told_of_when_the_next_one_opens(desktop: Desktop, tmp_path: Path):
    async with desktop() as desk:
        at = current(desk)
        Draft(tmp_path / DRAFTS, desk.desk.store.path, at).keep(Unsaved("ask Hull", ""))
    left_by_a_killed_desk(tmp_path / DRAFTS)
    async with desktop() as desk:
        await until(desk.pilot, lambda: "unsaved" in desk.said)
        assert f"/ id:{at.id} finds it, i opens it" in desk.said


async def test_notes_that_a_killed_desk_left_are_told_of_together(desktop: Desktop, tmp_path: Path):
    async with desktop() as desk:
        first = current(desk)
        await desk.press("j")
        rows = (first, current(desk))
        for at in rows:
            Draft(tmp_path / DRAFTS, desk.desk.store.path, at).keep(Unsaved("ask Hull", ""))
    left_by_a_killed_desk(tmp_path / DRAFTS)
    async with desktop() as desk:
        await until(desk.pilot, lambda: "unsaved" in desk.said)
        assert "2 notes unsaved: " in desk.said
        assert all(f"id:{at.id} " in desk.said for at in rows)
        assert " finds them, i opens them" in desk.said


def test_drafts_of_desks_that_run_are_not_told_of(tmp_path: Path):
    library = tmp_path / "library.db"
    for number in (7, 12):
        Draft(tmp_path, library, row(number)).keep(Unsaved("ask Hull", ""))
    left_by_a_killed_desk(tmp_path)
    for path in tmp_path.glob("note-*-12-*"):
        path.rename(path.with_name(f"{path.name.rpartition('-')[0]}-{os.getppid()}.json"))
    (tmp_path / "note-x.json").write_text("{}")
    of_seven = next(tmp_path.glob("note-*-7-*"))
    of_seven.with_name(of_seven.name.replace("-7-", "-²-")).write_text("{}")
    assert of_desks_that_ended(tmp_path, library) == [7]
    assert of_desks_that_ended(tmp_path, tmp_path / "other.db") == []
    assert of_desks_that_ended(tmp_path / "none", library) == []
