"""Saving, ordering, editing and deleting views; writing notes."""

from pathlib import Path
from typing import Any

import pytest
from app.host import Host, screen_text, text_of
from textual.widgets import Input, TextArea

from reader.app.screens import note as note_module
from reader.app.screens.note import NoteDialog, NoteText
from reader.app.screens.views import SaveView, ViewChanges, Views
from reader.library import Library
from reader.model import View

UNREAD = View("unread", "Unread", "is:unread", True)
ALL = View("all", "All", "", True)
TIN = View("view:Tin", "Tin", "tin OR cassiterite")
ZINC = View("view:Zinc", "Zinc [/]", "zinc")
VIEWS = (UNREAD, TIN, ZINC, ALL)


async def closed(screen: Any, *keys: str) -> Any:
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, screen)
        await pilot.press(*keys)
        return await app.answer(pilot)


async def test_a_query_is_saved_under_a_name():
    assert await closed(SaveView("is:unread tin", VIEWS), *"New [tin]", "enter") == View(
        "view:New [tin]", "New [tin]", "is:unread tin"
    )


async def test_the_query_can_be_changed_while_saving():
    assert await closed(SaveView("tin", VIEWS), *"News", "tab", *" lead", "enter") == View(
        "view:News", "News", "tin lead"
    )


async def test_a_view_that_is_edited_keeps_its_key_and_an_unchanged_one_is_none():
    assert await closed(SaveView("", VIEWS, view=TIN), *"s", "enter") == View("view:Tin", "Tins", TIN.query)
    assert await closed(SaveView("", VIEWS, view=TIN), "enter") is None
    assert await closed(SaveView("", VIEWS, view=TIN), *"s", "escape") is None


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["enter"], "A view has a name"),
        ([*"unread", "enter"], "There is a view unread already"),
        ([*"Tin", "enter"], "There is a view Tin already"),
        ([*"Name", "tab", *" is:nonsense", "enter"], "nonsense"),
        ([*"Name", "tab", *" OR", "enter"], "."),
    ],
)
async def test_what_cannot_be_saved_is_told(keys: list[str], words: str):
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, SaveView("tin", VIEWS))
        await pilot.press(*keys)
        assert app.screen.query_one("#notice").has_class("fault")
        assert words in text_of(app, "#notice")
        assert isinstance(app.screen, SaveView)


async def test_a_name_that_is_too_long_is_refused():
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, SaveView("tin", VIEWS))
        app.screen.query_one("#name", Input).value = "x" * 41
        await pilot.press("enter")
        assert "A view has a name" in text_of(app, "#notice")


async def test_views_are_moved_and_the_first_nine_have_digits():
    many = [View(f"view:{number}", f"View {number}", "") for number in range(12)]
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, Views(many))
        await pilot.press("J", "J", "j", "K", "K", "K", "K")
        await pilot.pause()
        shown = screen_text(app)
        await pilot.press("enter")
        changes = await app.answer(pilot)
    assert changes.order[:4] == ("view:3", "view:1", "view:2", "view:0")
    assert (changes.edited, changes.deleted) == ((), ())
    assert "9  View 8" in shown
    assert "10  View" not in shown


async def test_own_views_are_deleted_and_assays_own_are_not():
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, Views(VIEWS))
        await pilot.press("d")
        assert "one of Assay's own views" in text_of(app, "#notice")
        await pilot.press("e")
        assert isinstance(app.screen, Views)
        await pilot.press("j", "d", "d", "ctrl+s")
        assert await app.answer(pilot) == ViewChanges(("unread", "all"), (), ("view:Tin", "view:Zinc"))


async def test_a_view_is_edited_in_the_list():
    changed = View("view:Zinc", "Zinc [/]!", "zinc")
    assert await closed(Views(VIEWS), "j", "j", "e", *"!", "enter", "enter") == ViewChanges(
        ("unread", "view:Tin", "view:Zinc", "all"), (changed,), ()
    )


@pytest.mark.parametrize("keys", [["enter"], ["escape"], ["j", "d", "q"], ["J", "K", "enter"]])
async def test_views_that_stay_as_they_were_are_none(keys: list[str]):
    assert await closed(Views(VIEWS), *keys) is None


async def test_from_the_views_the_way_leads_to_files_with_the_changes_kept():
    assert await closed(Views(VIEWS), "x") == ViewChanges(then="export")
    changes = await closed(Views(VIEWS), "J", "i")
    assert changes == ViewChanges(("view:Tin", "unread", "view:Zinc", "all"), then="import")
    assert not ViewChanges(then="export")


def test_changes_of_views_are_written_to_the_library(tmp_path: Path):
    with Library.open(tmp_path / "library.db") as library:
        for view in (TIN, ZINC):
            library.save_view(view)
        keys = [view.key for view in library.views() if view != TIN][::-1]
        ViewChanges(tuple(keys), (View(ZINC.key, "Zn", "zinc OR Zn"),), (TIN.key,)).apply(library)
        assert [view.key for view in library.views()] == keys
        assert View(ZINC.key, "Zn", "zinc OR Zn") in library.views()


async def test_a_note_is_written_on_several_lines_and_escape_keeps_it():
    assert await closed(NoteDialog("Tin", "Old"), "enter", *"new [b]", "escape") == NoteText("Old\nnew [b]", "Old")
    assert await closed(NoteDialog("Tin", ""), *"x", "ctrl+s") == NoteText("x", "")


@pytest.mark.parametrize("size", [(80, 24), (80, 12), (20, 5)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_note_can_be_seen_in_any_terminal_and_its_dialog_is_no_larger_than_it_needs(size: tuple[int, int]):
    app = Host()
    async with app.run_test(size=size) as pilot:
        await app.ask(pilot, NoteDialog("Tin", "Ask Hull"))
        assert "Ask Hull" in screen_text(app)
        dialog, hints = app.screen.query_one("#note"), app.screen.query_one(".hints")
        assert hints.region.height >= 1
        assert dialog.region.bottom - hints.region.bottom <= 2
        assert dialog.region.bottom <= size[1]
        assert (dialog.region.height < size[1]) == (size[1] == 24)


async def test_a_note_says_in_forty_columns_which_article_it_is_of_and_every_key():
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        await app.ask(pilot, NoteDialog("Tin is dear, and what the smelters say to it", "Ask Hull"))
        shown = screen_text(app)
    assert "Tin is dear, and what the smelters" in shown
    assert "Esc save   ^e $EDITOR   ^g cancel" in shown
    assert "…" in shown


async def test_an_emptied_note_is_empty_and_an_unchanged_one_is_none():
    assert await closed(NoteDialog("Tin", "ab"), "backspace", "backspace", "escape") == NoteText("", "ab")
    assert await closed(NoteDialog("Tin", "ab"), *"c", "backspace", "escape") is None
    assert await closed(NoteDialog("Tin", "ab"), *"c", "ctrl+g") is None


async def test_the_note_goes_through_the_editor(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(note_module, "edited_in_editor", lambda app, text: (text + " edited\x1b[31m", ""))
    assert await closed(NoteDialog("Tin", "ab"), "ctrl+e", "escape") == NoteText("ab edited", "ab")


async def test_an_editor_that_fails_is_told_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(note_module, "edited_in_editor", lambda app, text: (text, "vi could not be started."))
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, NoteDialog("Tin", "ab"))
        await pilot.press(*"c", "ctrl+e")
        assert text_of(app, "#notice") == "vi could not be started."
        assert app.screen.query_one(TextArea).text == "abc"


async def test_notes_and_views_fit_and_show_text_as_it_is(size: tuple[int, int]):
    app = Host()
    async with app.run_test(size=size) as pilot:
        await app.ask(pilot, NoteDialog("[@click=app.quit]Tin[/]", "a [/] note\n" * 30))
        shown = screen_text(app)
        assert "[@click=app.quit]Tin[/]" in shown
        assert "a [/] note" in shown
        assert "Esc save" in shown
        await pilot.press("escape")
        await app.ask(pilot, Views(VIEWS))
        shown = screen_text(app)
    assert "3  Zinc [/]" in shown
    assert "Esc cancel" in shown
