"""What is typed in a dialog is never lost: it is saved, or still there to be saved, also when the desk ends."""

import asyncio
import os
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from app.conftest import NARROW, Desktop, Driver
from app.host import Host, until
from app.samples import NOW, row
from textual.widgets import TextArea

from reader.app.drafts import DRAFTS, Draft, Unsaved, of_desks_that_ended
from reader.app.screens import dialog
from reader.app.screens.dialog import Modal, Notice
from reader.app.screens.feed_dialogs import ChooseFolder, EditFeed
from reader.app.screens.note import NoteDialog, NoteText, brought_together
from reader.app.screens.tags import TagDialog
from reader.app.screens.views import SaveView
from reader.errors import LibraryBusy
from reader.library import Library, connection
from reader.model import ArticleRow


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT", 0.05)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """The library while another program writes it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def read(path: Path, article: int) -> str:
    with Library.open(path, write=False, clock=lambda: NOW) as library:
        found = library.article(article)
        assert found is not None
        return found.note


def notice(desk: Driver) -> str:
    return desk.app.screen.query_one("#notice", Notice).sentence


def written(desk: Driver) -> str:
    return desk.app.screen.query_one(TextArea).text


def current(desk: Driver) -> ArticleRow:
    row = desk.desk.list.window.current
    assert row is not None
    return row


def drafts(tmp_path: Path) -> list[Path]:
    folder = tmp_path / DRAFTS
    return sorted(folder.iterdir()) if folder.exists() else []


async def test_a_note_that_cannot_be_saved_stays_in_the_dialog_until_it_can(desktop: Desktop, library_file: Path):
    async with desktop(NARROW) as desk:
        await desk.press("i", *"ask Hull")
        with held(library_file):
            await desk.press("escape")
            assert isinstance(desk.app.screen, NoteDialog)
            assert "Not saved: Another program holds" in notice(desk)
            assert written(desk) == "ask Hull"
        await desk.press("escape")
        assert "Note saved" in desk.said
        article = current(desk).id
    assert read(library_file, article) == "ask Hull"


async def test_a_full_disk_is_told_in_the_dialog_and_nothing_untrue_is_said(desktop: Desktop):
    def fill(library: Library) -> None:
        (pages,) = library._file.connection.execute("PRAGMA page_count").fetchone()
        library._file.connection.execute(f"PRAGMA max_page_count = {pages}")

    async with desktop() as desk:
        await desk.press("i")
        await desk.desk.store.write(fill)
        long = "ask Hull " * 5_000
        desk.app.screen.query_one(TextArea).load_text(long)
        await desk.press("escape")
        assert "The disk of" in notice(desk)
        assert "Nothing was lost" not in notice(desk)
        assert written(desk) == long
        await desk.press("ctrl+g")


async def test_the_note_of_an_article_whose_feed_went_meanwhile_is_not_lost(desktop: Desktop, library_file: Path):
    async with desktop() as desk:
        at = current(desk)
        await desk.press("i", *"ask Hull")
        with Library.open(library_file) as library:
            library.unsubscribe([at.feed_id])
        await desk.press("escape")
        assert "The article is not in the library any more" in notice(desk)
        assert written(desk) == "ask Hull"
        with Library.open(library_file) as library:
            library.undo()
        await desk.press("escape")
        assert not isinstance(desk.app.screen, Modal)
    assert read(library_file, at.id) == "ask Hull"


async def test_keys_wait_for_no_save_and_write_nothing_into_it(desktop: Desktop, library_file: Path):
    async with desktop() as desk:
        await desk.press("i", *"ask Hull")
        desk.app.screen.keeping = True  # type: ignore[attr-defined]
        await desk.press("x", "escape", "ctrl+g")
        assert written(desk) == "ask Hull"
        desk.app.screen.keeping = False  # type: ignore[attr-defined]
        await desk.press("escape")
        assert not isinstance(desk.app.screen, Modal)


@pytest.mark.parametrize(
    ("keys", "screen", "retry"),
    [
        (("t", *"hull", "escape"), TagDialog, "escape"),
        (("W", *"Hull", "enter"), SaveView, "enter"),
        (("h", "G", "e", "tab", *"Hull", "enter"), EditFeed, "enter"),
        (("h", "G", "M", *"Hull", "enter"), ChooseFolder, "enter"),
    ],
    ids=["tags", "view", "feed", "folder"],
)
async def test_what_was_typed_stays_until_it_is_saved(
    desktop: Desktop, library_file: Path, keys: tuple[str, ...], screen: type[Any], retry: str
):
    async with desktop() as desk:
        with held(library_file):
            await desk.press(*keys)
            assert isinstance(desk.app.screen, screen)
            assert "Not saved: Another program holds" in notice(desk)
        await desk.press(retry)
        assert not isinstance(desk.app.screen, Modal)
    with Library.open(library_file) as library:
        named = [tag for tag, _ in library.tags()] + [view.title for view in library.views()]
        named += [name for feed in library.feeds() for name in (feed.title, feed.folder)]
        assert [name for name in named if "hull" in name.lower()]


# ---- the desk ends


async def test_a_note_in_progress_is_saved_when_the_desk_ends(desktop: Desktop, library_file: Path, tmp_path: Path):
    async with desktop() as desk:
        article = current(desk).id
        await desk.press("i", *"ask Hull")
        await desk.pilot.press("ctrl+q")
    assert read(library_file, article) == "ask Hull"
    assert drafts(tmp_path) == []


async def test_a_signal_saves_a_note_in_progress(desktop: Desktop, library_file: Path):
    async with desktop() as desk:
        article = current(desk).id
        await desk.press("i", *"ask Hull")
        await desk.app.leave(in_any_case=True)
    assert read(library_file, article) == "ask Hull"


async def test_tags_in_progress_are_saved_when_the_desk_ends(desktop: Desktop, library_file: Path):
    async with desktop() as desk:
        await desk.press("t", *"hull", "enter", *"grimsby")
        await desk.pilot.press("ctrl+q")
    with Library.open(library_file) as library:
        assert sorted(tag for tag, _ in library.tags()) == ["grimsby", "hull"]


async def test_a_note_that_cannot_be_saved_at_the_end_is_in_its_draft(
    desktop: Desktop, library_file: Path, tmp_path: Path
):
    async with desktop() as desk:
        await desk.press("i", *"ask Hull")
        with held(library_file):
            await desk.pilot.press("ctrl+q")
            await until(desk.pilot, lambda: desk.app._exit)
        assert isinstance(desk.app.fault, LibraryBusy)
        assert "The note was not saved, and is offered when it is opened again." in str(desk.app.fault)
    assert len(drafts(tmp_path)) == 1
    async with desktop() as desk:
        article = current(desk).id
        await desk.press("i")
        assert written(desk) == "ask Hull"
        assert "written and not saved when the desk ended" in notice(desk)
        await desk.press("escape")
    assert read(library_file, article) == "ask Hull"
    assert drafts(tmp_path) == []


async def test_the_desk_does_not_end_at_once_with_a_note_that_can_be_kept_nowhere(
    desktop: Desktop, library_file: Path, tmp_path: Path
):
    (tmp_path / DRAFTS).write_text("no folder")
    async with desktop() as desk:
        await desk.press("i", *"ask Hull")
        with held(library_file):
            await desk.press("ctrl+q")
            assert isinstance(desk.app.screen, NoteDialog)
            assert "your text is in this dialog alone" in notice(desk)
            await desk.pilot.press("ctrl+q")
            await until(desk.pilot, lambda: desk.app._exit)


# ---- drafts


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


# ---- two desks


async def test_a_note_that_another_desk_has_written_meanwhile_is_not_written_over(desktop: Desktop, library_file: Path):
    async with desktop() as desk:
        article = current(desk).id
        await desk.press("i", *"mine")
        with Library.open(library_file) as library:
            library.note(article, "theirs")
        await desk.press("escape")
        assert isinstance(desk.app.screen, NoteDialog)
        assert "changed elsewhere meanwhile" in notice(desk)
        assert read(library_file, article) == "theirs"
        assert ("mine" in written(desk), "theirs" in written(desk)) == (True, True)
        await desk.press("escape")
    assert read(library_file, article) == brought_together("mine", "theirs")


async def test_both_texts_are_saved_when_the_desk_ends(desktop: Desktop, library_file: Path):
    async with desktop() as desk:
        article = current(desk).id
        await desk.press("i", *"mine")
        with Library.open(library_file) as library:
            library.note(article, "theirs")
        await desk.pilot.press("ctrl+q")
    assert read(library_file, article) == brought_together("mine", "theirs")


async def test_a_draft_of_a_note_that_has_changed_since_brings_both(
    desktop: Desktop, library_file: Path, tmp_path: Path
):
    async with desktop() as desk:
        at = current(desk)
        Draft(tmp_path / DRAFTS, desk.desk.store.path, at).keep(Unsaved("mine", "before"))
        with Library.open(library_file) as library:
            library.note(at.id, "theirs")
        await desk.press("i")
        assert written(desk) == brought_together("mine", "theirs")
        await desk.press("escape")
    assert read(library_file, at.id) == brought_together("mine", "theirs")


@pytest.mark.parametrize(
    ("text", "other", "both"),
    [("a b", "a", "a b"), ("a", "a b", "a b"), ("", "a", "a"), ("a", "", "a")],
)
def test_a_text_that_holds_the_other_is_both(text: str, other: str, both: str):
    assert brought_together(text, other) == both


async def test_a_dialog_that_nobody_keeps_closes_with_its_answer():
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, NoteDialog("Tin", ""))
        await pilot.press(*"x", "escape")
        assert await app.answer(pilot) == NoteText("x", "")


async def test_what_is_kept_late_is_told_and_closes_then(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dialog, "SAID_AFTER", 0.001)
    app, go_on = Host(), asyncio.Event()

    async def keep(_: NoteText) -> None:
        await go_on.wait()

    screen = NoteDialog("Tin", "")
    screen.keep = keep
    async with app.run_test() as pilot:
        await app.ask(pilot, screen)
        await pilot.press(*"x", "escape")
        await until(pilot, lambda: screen.query_one(Notice).sentence == "Saving…")
        go_on.set()
        assert await app.answer(pilot) == NoteText("x", "")


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
