"""Keys that read, mark, find and take back."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from app.conftest import NARROW, Desktop
from app.libraries import Story, add_stories
from app.samples import NOW

from reader.app.desk.asking import search_query
from reader.config import AppSettings
from reader.library import Library


def stored(path: Path, query: str) -> list[str]:
    """The titles that a query has in the library file."""
    with Library.open(path, write=False, clock=lambda: NOW) as library:
        return [row.title for row in library.rows(query)]


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


async def test_n_and_p_walk_through_the_hits_of_a_search(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("slash", *"tin", "enter", "enter")
        assert desk.focused == "article"
        text = desk.desk.text
        before = text.top
        await desk.press("n")
        assert text.top > before
        after = text.top
        await desk.press("p")
        assert text.top < after
        assert desk.title == "Tin report"


async def test_giving_up_a_search_changes_nothing(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("j", "slash", *"anode", "escape")
        assert desk.title == "Tin report"
        assert desk.focused == "articles"
        assert not desk.desk.asking.open


async def test_a_filter_narrows_the_list_and_says_what_is_wrong(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("f", *"folder:Metals (", "enter")
        assert desk.desk.asking.open
        assert "▲" in desk.screen or desk.desk.asking.line is not None
        await desk.press("backspace", "backspace", "enter")
        assert len(desk.titles) == 5
        assert not desk.desk.asking.open
        await desk.press("escape")
        assert len(desk.titles) == 9


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


async def test_a_search_speaks_the_query_language_and_says_what_is_wrong(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("slash", *"folder:Batteries -anode")
        assert desk.titles == ["宁德时代与五矿会谈", "Sodium cells ship"]
        await desk.press(*" foo:bar")
        line = desk.desk.asking.line
        assert line is not None
        assert "foo" in line.fault
        assert line.fault_column == len("folder:Batteries -anode ")
        await desk.press("enter")
        assert desk.desk.asking.open
        await desk.press(*["backspace"] * 8, "enter")
        assert not desk.desk.asking.open
        assert len(desk.titles) == 2


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("lith", "lith*"),
        ("rare eart", "rare eart*"),
        ("li", "li"),
        ("锂", "锂*"),
        ('"rare earth"', '"rare earth"'),
        ('"rare eart', '"rare eart'),
        ("feed:ore", "feed:ore"),
        ("tin OR", "tin OR"),
        ("-anode", "-anode*"),
        ("lithium ", "lithium"),
        ("", ""),
    ],
)
def test_the_last_word_of_a_search_is_unfinished(typed: str, query: str) -> None:
    assert search_query(typed) == query


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
