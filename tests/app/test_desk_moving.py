"""Keys that move: rows, pages, panes, sources; at three widths."""

from dataclasses import replace
from pathlib import Path

import pytest
from app.conftest import MEDIUM, NARROW, WIDE, Desktop
from app.host import until
from app.libraries import Story, add_feed, add_stories, many
from app.samples import NOW, PARTS
from textual.events import DescendantFocus

from reader.config import AppSettings
from reader.library import Library
from reader.model import Profile

UNREAD = [
    "Graphite deal signed",
    "Tin report",
    "Anode plant opens",
    "宁德时代与五矿会谈",
    "Nickel falls",
    "Permit granted",
    "Cobalt rises",
    "Zinc summary",
    "Sodium cells ship",
]


async def test_the_desk_opens_on_what_is_unread_with_the_newest_in_its_panes(desktop: Desktop) -> None:
    async with desktop() as desk:
        assert desk.titles == UNREAD
        assert desk.focused == "articles"
        assert "Vastmark said on Monday" in desk.text("article")
        assert "not in the text: 40 million" in desk.text("highlights")
        assert "Nordpit AS" in desk.text("companies")
        assert "translation · unverified" in desk.text("disclaimers")
        assert desk.unread == UNREAD


async def test_j_and_k_move_the_cursor_and_the_panes_follow(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("j", "down")
        assert desk.title == "Anode plant opens"
        await desk.press("k")
        assert desk.title == "Tin report"
        assert "Paragraph 0" in desk.text("article")
        await desk.press("up")
        assert desk.title == "Graphite deal signed"


async def test_gg_and_G_go_to_the_ends_and_one_g_alone_does_nothing(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("G")
        assert desk.title == UNREAD[-1]
        await desk.press("g")
        assert desk.title == UNREAD[-1]
        await until(desk.pilot, lambda: desk.said.startswith("g"))
        await desk.press("g")
        assert desk.title == UNREAD[0]
        assert not desk.said.startswith("g")
        await desk.press("end")
        assert desk.title == UNREAD[-1]
        await desk.press("home")
        assert desk.title == UNREAD[0]


async def test_an_unfinished_sequence_gives_way_to_the_next_key(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("g", "j")
        assert desk.title == UNREAD[1]


async def test_pages_and_half_pages_move_by_what_is_in_view(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    many(path, 450)
    async with desktop(path=path) as desk:
        view = desk.desk.list.window.height
        await desk.press("pagedown")
        assert desk.desk.list.window.cursor == view
        await desk.press("ctrl+f", "ctrl+b", "pageup")
        assert desk.desk.list.window.cursor == 0
        await desk.press("ctrl+d")
        assert desk.desk.list.window.cursor == round(view / 2)
        await desk.press("ctrl+u")
        assert desk.desk.list.window.cursor == 0


async def test_G_and_gg_reach_both_ends_of_a_list_that_is_not_in_memory(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    many(path, 900)
    async with desktop(path=path) as desk:
        assert len(desk.titles) < 900
        await desk.press("G")
        assert desk.title == "Story number 900"
        assert "900 of 900" in desk.said
        await desk.press("k")
        assert desk.title == "Story number 899"
        await desk.press("g", "g")
        assert desk.title == "Story number 1"


async def test_the_list_goes_on_past_its_first_page(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    many(path, 700)
    async with desktop(path=path) as desk:
        for _ in range(45):
            await desk.press("pagedown")
        assert desk.title == "Story number 700"
        for _ in range(45):
            await desk.press("pageup")
        assert desk.title == "Story number 1"


async def test_panes_are_walked_in_order_and_round(desktop: Desktop) -> None:
    async with desktop() as desk:
        seen = []
        for key in ("l", "tab", "right", "l", "l", "l"):
            await desk.press(key)
            seen.append(desk.focused)
        assert seen == ["article", "highlights", "companies", "disclaimers", "sources", "articles"]
        await desk.press("h")
        assert desk.focused == "sources"
        await desk.press("shift+tab", "left")
        assert desk.focused == "companies"


async def test_j_scrolls_the_text_and_pages_it(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("j", "enter")
        text = desk.desk.text
        await desk.press("j", "j")
        assert text.top == 2
        await desk.press("G")
        assert text.at_end
        await desk.press("g", "g")
        assert text.top == 0
        await desk.press("pagedown")
        assert text.first_in_view == text.size.height - 1


async def test_enter_opens_and_escape_goes_back(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("enter")
        assert desk.focused == "article"
        await desk.press("escape")
        assert desk.focused == "articles"


async def test_q_goes_back_and_at_the_top_quits(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("enter", "q")
        assert desk.focused == "articles"
        assert desk.app.is_running
        await desk.pilot.press("q")
        await until(desk.pilot, lambda: desk.app._exit)


async def test_a_source_is_opened_with_enter(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("h", "G")
        assert desk.desk.sources.current is not None
        await desk.press("enter")
        assert desk.focused == "articles"
        assert desk.titles == ["Permit granted"]
        assert "Desk" in desk.said


async def test_leaving_sources_opens_what_the_cursor_is_on(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("h", "G", "l")
        assert desk.titles == ["Permit granted"]


async def test_folders_fold_and_list_the_articles_of_their_feeds(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("h", "G", "k", "k")
        sources = desk.desk.sources
        assert sources.current is not None
        assert sources.current.title == "Metals"
        before = len(sources.rows)
        await desk.press("-")
        assert len(sources.rows) == before - 1
        assert sources.current.title == "Metals"
        await desk.press("enter")
        assert len(desk.titles) == 5
        await desk.press("h", "-")
        assert len(sources.rows) == before


async def test_digits_open_the_views_in_their_order(desktop: Desktop) -> None:
    async with desktop() as desk:
        views = desk.desk.listing.sources.views
        for number, view in enumerate(views[:9], 1):
            await desk.press(str(number))
            assert desk.desk.listing.source.key == view.key


async def test_brackets_walk_through_the_feeds(desktop: Desktop) -> None:
    async with desktop() as desk:
        seen = []
        for key in ("]", "]", "]", "]", "["):
            await desk.press(key)
            seen.append(desk.desk.listing.source.title)
        assert seen == ["Cells", "Ore", "Desk", "Cells", "Desk"]


async def test_digits_count_in_the_vim_preset_only(desktop: Desktop) -> None:
    async with desktop(app=AppSettings(keys="vim")) as desk:
        await desk.press("3", "j")
        assert desk.title == UNREAD[3]
        await desk.press("2", "k")
        assert desk.title == UNREAD[1]


@pytest.mark.parametrize("key", ["G", "gg"])
async def test_a_count_goes_to_the_row_of_that_number_in_the_vim_preset(desktop: Desktop, key: str) -> None:
    async with desktop(app=AppSettings(keys="vim")) as desk:
        for number, row in (("4", 3), ("1", 0), ("99", len(UNREAD) - 1)):
            await desk.press(*number, *key)
            assert desk.title == UNREAD[row]
        await desk.press("1", "G", "G")
        assert desk.title == UNREAD[-1]
        desk.desk.panes.focus("sources")
        await desk.press("3", *key)
        assert desk.desk.sources.cursor == 2


async def test_a_count_reaches_rows_that_are_not_in_memory(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    with Library.open(path, clock=lambda: NOW) as library:
        add_feed(library, "ore", "", [Story(f"Story {number}", number) for number in range(1, 900)])
    async with desktop(path=path, app=AppSettings(keys="vim")) as desk:
        for number in ("700", "10", "650"):
            await desk.press(*number, "G")
            assert desk.title == f"Story {number}"
            assert desk.desk.list.window.number == int(number)


async def test_keys_can_be_bound_anew(desktop: Desktop) -> None:
    async with desktop(**{"next-row": "w"}) as desk:
        await desk.press("w")
        assert desk.title == UNREAD[1]
        await desk.press("j")
        assert desk.title == UNREAD[1]


@pytest.mark.parametrize(
    ("size", "visible"),
    [
        (WIDE, {"sources", "articles", "article", "highlights", "companies", "disclaimers"}),
        (MEDIUM, {"articles", "article", "highlights"}),
        (NARROW, {"articles"}),
    ],
)
async def test_the_width_decides_which_panes_are_seen(
    desktop: Desktop, size: tuple[int, int], visible: set[str]
) -> None:
    async with desktop(size) as desk:
        assert desk.visible == visible


async def test_in_medium_the_parts_take_turns_and_sources_come_when_focused(desktop: Desktop) -> None:
    async with desktop(MEDIUM) as desk:
        await desk.press("l", "l", "l")
        assert desk.visible == {"articles", "article", "companies"}
        assert "Companies 2" in desk.screen
        await desk.press("escape", "h")
        assert desk.visible == {"sources", "articles", "article"}


async def test_authors_with_a_profile_are_not_counted_as_companies(desktop: Desktop, library_file: Path) -> None:
    author = Profile("Ada Quarrel", "other", "Ada Quarrel writes on anodes.")
    with Library.open(library_file, clock=lambda: NOW) as library:
        feed = library.feeds()[0]
        add_stories(library, feed, [Story("Newest", 0, replace(PARTS, profiles=(*PARTS.profiles, author)))])
    async with desktop(MEDIUM) as desk:
        await desk.press("g", "g", "l", "l", "l")
        assert desk.title == "Newest"
        assert "Companies 2" in desk.screen
        assert "Ada Quarrel  no company" in desk.text("companies")


async def test_in_narrow_one_pane_is_seen_at_a_time(desktop: Desktop) -> None:
    async with desktop(NARROW) as desk:
        await desk.press("enter")
        assert desk.visible == {"article"}
        assert "⚑ translation · unverified" in desk.screen
        await desk.press("H")
        assert desk.visible == {"highlights"}
        await desk.press("escape")
        assert desk.visible == {"articles"}


async def test_panes_follow_when_the_terminal_changes_its_size(desktop: Desktop) -> None:
    async with desktop(WIDE) as desk:
        await desk.pilot.resize_terminal(*NARROW)
        await until(desk.pilot, lambda: desk.visible == {"articles"})
        await desk.pilot.resize_terminal(*WIDE)
        await until(desk.pilot, lambda: len(desk.visible) == 6)
        await desk.settle()
        assert "Vastmark said on Monday" in desk.text("article")


@pytest.mark.parametrize(
    ("key", "pane"), [("H", "highlights"), ("C", "companies"), ("D", "disclaimers"), ("S", "sources")]
)
async def test_panes_are_hidden_and_stay_so(desktop: Desktop, key: str, pane: str) -> None:
    async with desktop() as desk:
        await desk.press(key)
        assert pane not in desk.visible
    async with desktop() as desk:
        assert pane not in desk.visible
        await desk.press(key)
        assert pane in desk.visible


async def test_z_zooms_the_pane_and_takes_it_back(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("l", "z")
        assert desk.visible == {"article"}
        await desk.press("z")
        assert len(desk.visible) == 6
        await desk.press("z", "escape")
        assert len(desk.visible) == 6


async def test_a_zoomed_pane_gives_its_place_to_the_next(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("z", "l")
        assert desk.visible == {"article"}


async def test_sizes_change_and_are_remembered(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("h")
        width = desk.desk.sources.outer_size.width
        await desk.press("greater_than_sign")
        assert desk.desk.sources.outer_size.width == width + 2
    async with desktop() as desk:
        assert desk.desk.sources.outer_size.width == width + 2
        await desk.press("h", "less_than_sign")
        assert desk.desk.sources.outer_size.width == width


async def test_late_news_of_a_former_focus_does_not_move_the_keys_there(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("enter", "escape")
        desk.desk.post_message(DescendantFocus(desk.desk.text))
        await desk.settle()
        await desk.press("j")
        assert desk.title == UNREAD[1]
