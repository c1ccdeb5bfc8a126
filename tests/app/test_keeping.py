"""What is typed in a dialog is never lost: it is saved, or still there to be saved, also when the desk ends."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from app.conftest import NARROW, Desktop
from app.host import Host, until
from app.keeping import current, drafts, held, notice, written
from app.samples import NOW
from textual.widgets import TextArea

from reader.app.drafts import DRAFTS, Draft, Unsaved
from reader.app.screens import dialog
from reader.app.screens.dialog import Modal, Notice
from reader.app.screens.feed_dialogs import ChooseFolder, EditFeed
from reader.app.screens.note import NoteDialog, NoteText, brought_together
from reader.app.screens.tags import TagDialog
from reader.app.screens.views import SaveView
from reader.errors import LibraryBusy
from reader.library import Library, connection


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT", 0.05)


def read(path: Path, article: int) -> str:
    with Library.open(path, write=False, clock=lambda: NOW) as library:
        found = library.article(article)
        assert found is not None
        return found.note


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
