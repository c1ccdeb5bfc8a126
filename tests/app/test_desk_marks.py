"""Marks on the desk: read, star, selections, and taking them back."""

from pathlib import Path

import pytest
from app.conftest import Desktop
from app.libraries import Story, add_stories
from app.reading import stored
from app.samples import NOW

from reader.config import AppSettings
from reader.library import Library


async def test_opening_marks_read_at_once_and_the_article_stays_in_unread(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("enter")
        assert desk.title == "Graphite deal signed"
        assert "Graphite deal signed" not in desk.unread
        assert len(desk.titles) == 9
        assert "Graphite deal signed" not in stored(library_file, "is:unread")
        await desk.press("3", "2")
        assert "Graphite deal signed" not in desk.titles


async def test_moving_over_an_article_does_not_mark_it_read(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("j", "j")
        assert len(desk.unread) == 9


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        (("t", *"foo", "enter", "escape"), "tagged"),
        (("i", "x", "escape"), "note"),
        (("escape", "j", "k"), "marked"),
    ],
)
async def test_what_m_said_of_an_open_article_holds_until_it_is_opened_again(
    desktop: Desktop, keys: tuple[str, ...], first: str
) -> None:
    async with desktop() as desk:
        await desk.press("enter", "m", *keys)
        assert "Graphite deal signed" in desk.unread
        await desk.press("u")
        assert first in desk.said
        await desk.press("escape", "enter")
        assert "Graphite deal signed" not in desk.unread


async def test_nothing_is_marked_read_by_itself_when_the_settings_say_never(desktop: Desktop) -> None:
    async with desktop(app=AppSettings(mark_read="never")) as desk:
        await desk.press("enter")
        assert len(desk.unread) == 9


async def test_reading_marks_read_after_some_seconds_when_the_settings_say_so(desktop: Desktop) -> None:
    async with desktop(app=AppSettings(mark_read="after", mark_read_seconds=0.01)) as desk:
        await desk.pilot.pause(0.05)
        await desk.settle()
        assert desk.unread[0] == "Tin report"


async def test_m_toggles_read_and_s_the_star(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("m")
        assert len(desk.unread) == 8
        assert len(stored(library_file, "is:unread")) == 8
        await desk.press("m")
        assert len(desk.unread) == 9
        await desk.press("j", "s")
        assert stored(library_file, "is:starred") == ["Tin report"]
        assert "★" in desk.screen
        await desk.press("s")
        assert stored(library_file, "is:starred") == []


async def test_counts_in_sources_follow_at_once(desktop: Desktop) -> None:
    async with desktop() as desk:

        def count(key: str) -> int:
            return next(source.count for source in desk.desk.sources.rows if source.key == key)

        assert count("unread") == 9
        await desk.press("m")
        assert count("unread") == 8
        assert count("folder:Metals") == 4


async def test_A_marks_all_read_u_brings_them_back_and_ctrl_r_again(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("m", "A")
        assert desk.unread == []
        assert "8 marked read" in desk.said
        assert stored(library_file, "is:unread") == []
        await desk.press("u")
        assert len(desk.unread) == 8
        assert desk.said.startswith("Undone")
        await desk.press("ctrl+r")
        assert desk.unread == []


async def test_A_leaves_alone_what_came_after_the_list_was_opened(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        with Library.open(library_file, clock=lambda: NOW) as library:
            add_stories(library, library.feeds()[0], [Story("Late news", 0)])
        await desk.press("A")
        assert stored(library_file, "is:unread") == ["Late news"]


async def test_marks_above_and_below_the_cursor(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("j", "j", "0", "A")
        assert len(stored(library_file, "is:unread")) == 7
        assert desk.unread[0] == "Anode plant opens"
        await desk.press("dollar_sign", "A")
        assert stored(library_file, "is:unread") == ["Anode plant opens"]
        assert desk.unread == ["Anode plant opens"]


async def test_nothing_to_undo_is_said(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("u")
        assert "nothing to undo" in desk.said
        await desk.press("ctrl+r")
        assert "nothing to redo" in desk.said


async def test_a_selection_is_marked_as_a_whole(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("j", "V", "j", "j")
        assert "3 selected" in desk.said
        await desk.press("s")
        assert len(stored(library_file, "is:starred")) == 3
        assert not desk.desk.list.chosen
        await desk.press("V", "j", "escape")
        assert not desk.desk.list.chosen


async def test_search_finds_while_typing_marks_hits_and_escape_goes_back(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("j", "j", "slash", *"pera")
        assert desk.titles == []
        assert "Nothing found" in desk.desk.list.empty
        await desk.press(*["backspace"] * 4)
        await desk.press(*"paragr")
        assert desk.titles == ["Tin report"]
        await desk.press("enter")
        assert desk.focused == "articles"
        assert desk.desk.text.doc.hit_lines
        await desk.press("escape")
        assert desk.title == "Anode plant opens"
        assert len(desk.titles) == 9


@pytest.mark.parametrize("key", ["o", "v"])
async def test_the_browser_is_opened_and_the_article_marked_read(
    desktop: Desktop, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    async def open_url(app: object, url: str, setting: str = "") -> str:
        opened.append(url)
        return ""

    monkeypatch.setattr("reader.app.opening.open_url", open_url)
    async with desktop() as desk:
        await desk.press(key)
        assert opened == ["https://ore.example/feed/Graphite-deal-signed"]
        assert "Graphite deal signed" not in desk.unread
