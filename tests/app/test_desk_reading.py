"""Keys that read, mark, find and take back."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from app.conftest import NARROW, Desktop
from app.libraries import Story, add_stories
from app.reading import stored
from app.samples import NOW

from reader.config import AppSettings
from reader.library import Library


async def test_n_and_p_open_the_next_and_previous_unread(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("j", "m", "k", "n")
        assert desk.title == "Anode plant opens"
        assert "Anode plant opens" not in desk.unread
        await desk.press("n")
        assert desk.title == "宁德时代与五矿会谈"
        await desk.press("p")
        assert desk.title == "Graphite deal signed"


async def test_n_goes_on_in_the_next_feed_and_says_when_nothing_is_left(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("]")
        await desk.press("n", "n", "n")
        assert desk.desk.listing.source.title == "Cells"
        await desk.press("n")
        assert desk.desk.listing.source.title == "Ore"
        assert desk.unread == desk.titles[1:]
        await desk.press("A", "n")
        assert desk.desk.listing.source.title == "Desk"
        await desk.press("n")
        assert "Nothing unread is left" in desk.said


async def test_space_opens_pages_and_goes_on_to_the_next_unread(desktop: Desktop) -> None:
    async with desktop(NARROW) as desk:
        await desk.press("j", "space")
        assert desk.focused == "article"
        assert "Tin report" not in desk.unread
        text = desk.desk.text
        pages = 0
        while not text.at_end:
            await desk.press("space")
            pages += 1
        assert pages > 2
        await desk.press("space")
        assert desk.title == "Anode plant opens"
        assert text.top == 0


async def test_the_reading_position_is_kept(desktop: Desktop) -> None:
    async with desktop(NARROW) as desk:
        await desk.press("j", "enter", "pagedown", "pagedown")
        line = desk.desk.text.top
        assert line > 10
        await desk.press("escape", "j", "enter", "escape", "k", "enter")
        assert desk.desk.text.top == line
        await desk.pilot.press("q", "q")
    async with desktop(NARROW) as desk:
        await desk.press("8", "j", "enter")
        assert desk.title == "Tin report"
        assert desk.desk.text.top == line


async def test_enter_in_highlights_goes_to_the_passage_that_supports_it(desktop: Desktop) -> None:
    async with desktop((200, 20)) as desk:
        await desk.press("l", "l", "enter")
        assert "Passage 1 of 2" in desk.said
        await desk.press("enter")
        assert "Passage 2 of 2" in desk.said


async def test_enter_in_the_text_opens_what_is_folded(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("enter", "enter")
        assert "Share this" in desk.text("article")
        await desk.press("enter")
        assert "Share this" not in desk.text("article")


async def test_folds_at_the_end_of_the_view_open_in_sight(desktop: Desktop) -> None:
    async with desktop((80, 14)) as desk:
        await desk.press("enter")
        assert "unfold" in desk.screen
        await desk.press("G", "-")
        assert "Share this" in desk.text("article")
        assert any("Share this" in line or "translated" in line for line in desk.painted("article"))
        await desk.press("+")
        assert "Share this" not in desk.text("article")


async def test_links_and_citations_are_copied(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("y")
        assert desk.app.clipboard == "https://ore.example/feed/Graphite-deal-signed"
        await desk.press("Y")
        assert "“Graphite deal signed”" in desk.app.clipboard
        assert "Ada Quarrel" in desk.app.clipboard


async def test_new_articles_are_announced_and_come_in_at_a_keypress(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("j")
        with Library.open(library_file, clock=lambda: NOW) as library:
            add_stories(library, library.feeds()[0], [Story("Late news", 0), Story("Later news", 0)])
        desk.desk.post_message(desk.desk.LibraryChanged())
        await desk.settle()
        assert desk.title == "Tin report"
        assert len(desk.titles) == 9
        assert "2 new · N shows them" in desk.said
        await desk.press("N")
        assert desk.title == "Tin report"
        assert len(desk.titles) == 11
        assert "new" not in desk.said


async def test_what_others_change_is_followed(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        with Library.open(library_file, clock=lambda: NOW) as library:
            library.mark("read", query="folder:Batteries")
        desk.desk.post_message(desk.desk.LibraryChanged())
        await desk.settle()
        assert len(desk.unread) == 6
        assert len(desk.titles) == 9


async def test_the_theme_changes_and_is_remembered(desktop: Desktop) -> None:
    from reader.app.commands import COMMAND

    async with desktop() as desk:
        await desk.desk.run_command(COMMAND["theme"])
        assert desk.app.theme == "assay-light"
    async with desktop() as desk:
        assert desk.app.theme == "assay-light"


async def test_enter_on_a_company_lists_the_articles_that_name_it(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("l", "l", "l", "j", "enter")
        assert desk.focused == "articles"
        assert desk.titles == ["Graphite deal signed"]
        assert "Nordpit AS" in desk.said


async def test_what_another_process_writes_is_noticed_without_being_told(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        noticed = asyncio.Event()
        follow = desk.desk.store.on_change
        loop = asyncio.get_running_loop()
        desk.desk.store.on_change = lambda: (follow(), loop.call_soon_threadsafe(noticed.set))
        with Library.open(library_file, clock=lambda: NOW) as library:
            library.mark("starred", query="Tin")
        await asyncio.wait_for(noticed.wait(), 20)
        await desk.settle()
        assert "★" in desk.screen


def damage_the_second(library: Path) -> None:
    """Damages the text of the second article."""
    with closing(sqlite3.connect(library)) as db:
        db.execute(
            "UPDATE contents SET parts = x'789c0102' WHERE id = (SELECT id FROM articles WHERE title = 'Tin report')"
        )
        db.commit()


async def test_a_damaged_article_is_said_in_its_pane_below_its_title(desktop: Desktop, library_file: Path) -> None:
    damage_the_second(library_file)
    async with desktop() as desk:
        assert desk.text("article").strip()
        await desk.press("j")
        await desk.settle()
        assert desk.title == "Tin report"
        assert "is damaged" in desk.said
        assert desk.text("article").startswith("Tin report")
        assert "text of this article is damaged" in " ".join(desk.text("article").split())
        assert not desk.text("highlights").strip()
        await desk.press("L")
        assert "links of this article are damaged" in desk.said
        await desk.press("x")
        assert "--repair" in desk.said
        await desk.press("k")
        await desk.settle()
        assert "Graphite" in desk.text("article")


@pytest.mark.parametrize("mark_read", ["on-open", "after"])
@pytest.mark.parametrize("keys", [("j", "enter"), ("j", "space"), ("n",)])
async def test_a_damaged_article_is_not_read_by_opening_it(
    desktop: Desktop, library_file: Path, keys: tuple[str, ...], mark_read: str
) -> None:
    damage_the_second(library_file)
    async with desktop(app=AppSettings(mark_read=mark_read, mark_read_seconds=0.01)) as desk:
        await desk.press(*keys)
        await desk.pilot.pause(0.05)
        await desk.settle()
        assert desk.title == "Tin report"
        assert "Tin report" in desk.unread
        assert "Tin report" in stored(library_file, "is:unread")
        await desk.press("space")
        await desk.settle()
        assert desk.title != "Tin report"
