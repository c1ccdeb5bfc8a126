"""Going back to where one came from, and what stays in its place while news comes in."""

from pathlib import Path

import pytest
from app.conftest import MEDIUM, NARROW, Desktop, Driver
from app.libraries import Story, add_stories, many
from app.samples import NOW

from reader.library import Library


async def news(desk: Driver, path: Path, *stories: Story) -> None:
    """Stores articles of the first feed, as a poll in another process would."""
    with Library.open(path, clock=lambda: NOW) as library:
        add_stories(library, library.feeds()[0], stories)
    desk.desk.post_message(desk.desk.LibraryChanged())
    await desk.settle()


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_back_from_a_company_leads_to_the_list_and_row_it_came_from(desktop: Desktop, key: str) -> None:
    async with desktop(MEDIUM) as desk:
        await desk.press("8", "j", "k", "C", "enter")
        assert desk.titles == ["Graphite deal signed"]
        await desk.press(key)
        assert desk.desk.listing.source.key == "all"
        assert len(desk.titles) == 9
        assert desk.title == "Graphite deal signed"
        assert desk.focused == "articles"


async def test_back_walks_through_all_places_one_by_one(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("3", "slash", "tab", *"vastmark", "enter", "l", "l", "l", "enter")
        assert "company" in desk.desk.listing.source.key
        await desk.press("f", *"is:starred", "enter")
        assert desk.titles == []
        await desk.press("escape")
        assert desk.titles == ["Graphite deal signed"]
        await desk.press("escape")
        assert desk.desk.listing.searching
        assert "vastmark" in desk.screen
        await desk.press("escape")
        assert desk.desk.listing.source.title == "Starred"
        assert not desk.desk.listing.searching


async def test_escape_in_an_article_that_a_search_found_goes_to_the_results_first(desktop: Desktop) -> None:
    async with desktop(NARROW) as desk:
        await desk.press("j", "slash", *"opens", "enter", "enter")
        assert desk.visible == {"article"}
        await desk.press("escape")
        assert desk.titles == ["Anode plant opens"]
        await desk.press("escape")
        assert desk.title == "Tin report"
        assert len(desk.titles) == 9


async def test_giving_up_a_filter_brings_back_the_former_one(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("f", *"folder:Batteries", "enter", "f", *" anode")
        assert len(desk.titles) == 1
        await desk.press("escape")
        assert desk.desk.listing.filtered == "folder:Batteries"
        assert len(desk.titles) == 3


async def test_a_view_that_is_opened_leaves_no_way_back(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("slash", *"tin", "enter", "8")
        assert not desk.desk.finding.back()


async def test_the_place_in_a_long_list_is_not_numbered_from_its_stretch(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    many(path, 900)
    async with desktop(path=path) as desk:
        for _ in range(12):
            await desk.press("pagedown")
        title = desk.title
        await desk.press("slash", *"number", "escape")
        assert desk.title == title
        assert "1 of" not in desk.said


async def test_news_let_in_while_reading_leave_article_cursor_and_what_was_read(
    desktop: Desktop, library_file: Path
) -> None:
    async with desktop(MEDIUM) as desk:
        await desk.press("enter", "escape", "j", "enter", "j", "j")
        top = desk.desk.text.top
        await news(desk, library_file, Story("Late news", 0))
        assert len(desk.titles) == 9
        await desk.press("N")
        assert len(desk.titles) == 10
        assert desk.titles[0] == "Late news"
        assert "Graphite deal signed" in desk.titles
        assert desk.title == "Tin report"
        assert "Paragraph" in desk.text("article")
        assert (desk.focused, desk.desk.text.top) == ("article", top)
        assert "3 of 10" in desk.said
        await desk.press("space")
        assert desk.title == "Tin report"
        assert desk.unread[0] == "Late news"


async def test_news_let_in_while_the_first_article_is_read_stand_above_it(desktop: Desktop, library_file: Path) -> None:
    async with desktop(MEDIUM) as desk:
        await desk.press("enter")
        await news(desk, library_file, Story("Late news", 0))
        await desk.press("N")
        assert desk.title == "Graphite deal signed"
        assert desk.focused == "article"
        assert "Late news" in desk.screen


async def test_news_let_into_an_untouched_list_are_shown_first(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await news(desk, library_file, Story("Late news", 0))
        await desk.press("N")
        assert desk.title == "Late news"


async def test_the_count_follows_when_a_feed_is_unsubscribed(desktop: Desktop, library_file: Path) -> None:
    async with desktop(MEDIUM) as desk:
        with Library.open(library_file, clock=lambda: NOW) as library:
            library.unsubscribe([next(feed.id for feed in library.feeds() if feed.title == "Ore")])
        desk.desk.post_message(desk.desk.LibraryChanged())
        await desk.settle()
        assert len(desk.titles) == 4
        assert "1 of 4" in desk.said
        await desk.press("u")
        assert "of 9" in desk.said


async def test_the_top_comes_back_with_what_was_starred_meanwhile(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    many(path, 900)
    async with desktop(path=path) as desk:
        await desk.press("s", "G", "s", "g", "g")
        assert desk.title == "Story number 1"
        assert desk.desk.list.window.current.starred
        assert "1 of 900" in desk.said
