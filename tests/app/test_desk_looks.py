"""How the reader has lists: order, headings, only what is unread, rows of two lines, going to a date, older marks."""

from pathlib import Path

import pytest
from app.conftest import MEDIUM, WIDE, Desktop, Driver
from app.libraries import many
from app.samples import NOW

from reader.app.remembered import MEMORY, recall
from reader.app.sources import source_rows
from reader.library import Library
from reader.model import Feed, Sources

BY_FEED = [
    "Anode plant opens",
    "宁德时代与五矿会谈",
    "Sodium cells ship",
    "Permit granted",
    "Graphite deal signed",
    "Tin report",
    "Nickel falls",
    "Cobalt rises",
    "Zinc summary",
]


def lines(desk: Driver) -> list[str]:
    """The lines of the list as they are painted, without blanks around them."""
    listed = desk.desk.list
    return [listed.render_line(y).text.strip() for y in range(listed.size.height)]


def headings(desk: Driver) -> list[str]:
    return [line.partition(" ─")[0] for line in lines(desk) if line.endswith("───")]


async def test_go_gives_the_list_its_next_order_and_keeps_it(desktop: Desktop, tmp_path: Path) -> None:
    async with desktop() as desk:
        newest = desk.titles
        await desk.press("g", "o")
        assert desk.titles == newest[::-1]
        assert desk.title == newest[-1]
        assert desk.said.startswith("Oldest first")
        assert "oldest first" in str(desk.desk.list.border_title)
        await desk.press("g", "o")
        assert desk.titles == BY_FEED
        assert headings(desk) == ["Cells", "Desk", "Ore"]
    async with desktop() as desk:
        assert desk.titles == BY_FEED
        await desk.press("g", "o")
        assert desk.titles == newest


async def test_another_order_keeps_the_cursor_on_its_article(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("j", "j", "g", "o")
        assert desk.title == "Anode plant opens"
        await desk.press("g", "o")
        assert desk.title == "Anode plant opens"


async def test_a_search_is_put_into_the_order_of_relevance_and_says_of_what(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("/", *"report", "enter", "g", "o", "g", "o", "g", "o")
        assert "Most relevant first, of the newest 10,000 hits" in desk.said
        assert "most relevant first" in str(desk.desk.list.border_title)
        await desk.press("escape")
        assert "first" not in str(desk.desk.list.border_title)


async def test_a_query_that_names_its_order_has_it_wherever_it_is_typed(desktop: Desktop) -> None:
    async with desktop() as desk:
        newest = desk.titles
        await desk.press("f", *"sort:oldest", "enter")
        assert desk.titles == newest[::-1]
        await desk.press("g", "o", "g", "o")
        assert desk.titles == newest


async def test_gh_puts_days_between_the_rows_and_takes_them_away(desktop: Desktop, tmp_path: Path) -> None:
    async with desktop() as desk:
        await desk.press("g", "h")
        shown = headings(desk)
        assert shown[:2] == ["Today", "Yesterday"]
        assert shown[2].startswith("Monday, 2 March")
        await desk.press("g", "h")
        assert headings(desk) == []
    assert not recall(tmp_path / MEMORY).look.headings


async def test_with_headings_the_cursor_is_always_in_view_and_the_first_line_names_its_day(
    desktop: Desktop, tmp_path: Path
) -> None:
    path = tmp_path / "many.db"
    many(path, 300)
    async with desktop(path=path, size=MEDIUM) as desk:
        await desk.press("g", "h")
        for key in [*"jjjj", "ctrl+d", "ctrl+d", "G", "ctrl+u", "k", "pagedown", "g", "g"]:
            await desk.press(key)
            shown = lines(desk)
            assert sum(line.endswith(desk.title) for line in shown) == 1, key
            assert shown[0].endswith("───"), key
            assert len(shown) == desk.desk.list.size.height


async def test_a_click_on_a_row_below_headings_chooses_it_and_one_on_a_heading_nothing(desktop: Desktop) -> None:
    async with desktop(size=WIDE) as desk:
        await desk.press("g", "o", "g", "o")
        y = next(y for y, line in enumerate(lines(desk)) if "Graphite deal" in line)
        await desk.pilot.click("#articles", offset=(10, y + 1))
        await desk.settle()
        assert desk.title == "Graphite deal signed"
        await desk.pilot.click("#articles", offset=(10, 1))
        await desk.settle()
        assert desk.title == "Graphite deal signed"


async def test_gu_lists_only_what_is_unread_and_says_so(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("8", "m", "g", "u")
        assert len(desk.titles) == 8
        assert "unread only" in str(desk.desk.list.border_title)
        await desk.press("A")
        assert len(desk.titles) == 8
        await desk.press("3", "8")
        assert desk.titles == []
        assert "Nothing is unread here. gu lists" in "\n".join(lines(desk))
        await desk.press("/", *"graphite", "enter")
        assert desk.titles == ["Graphite deal signed"]
        await desk.press("escape", "g", "u")
        assert len(desk.titles) == 9


async def test_gs_shows_only_feeds_with_unread_articles_in_sources_and_keeps_that(
    desktop: Desktop, library_file: Path
) -> None:
    def feeds(desk: Driver) -> list[str]:
        return [source.title for source in desk.desk.sources.rows if source.kind in ("folder", "feed")]

    with Library.open(library_file, clock=lambda: NOW) as library:
        library.mark("read", query="feed:https://cells.example/feed")
    async with desktop(WIDE) as desk:
        every = feeds(desk)
        assert {"Batteries", "Cells"} <= set(every)
        await desk.press("g", "s")
        assert feeds(desk) == [title for title in every if title not in ("Batteries", "Cells")]
        assert "Sources · unread" in desk.screen
    async with desktop(WIDE) as desk:
        assert "Cells" not in feeds(desk)
        await desk.press("h")
        desk.desk.sources.put_on("feed:1")
        await desk.press("enter", "A")
        assert "Ore" in feeds(desk)
        await desk.press("2")
        assert "Ore" not in feeds(desk)
        await desk.press("g", "s")
        assert feeds(desk) == every


async def test_with_gs_the_cursor_stays_on_a_feed_that_has_nothing_unread_any_more_until_it_leaves(
    desktop: Desktop,
) -> None:
    async with desktop(WIDE) as desk:
        sources = desk.desk.sources
        await desk.press("g", "s", "h")
        sources.put_on("feed:1")
        await desk.press("A")
        assert sources.current.key == "feed:1"
        assert sources.current.count == 0
        await desk.press("A")
        assert [source.count for source in sources.rows if source.kind == "feed" and source.key != "feed:1"].count(
            0
        ) == 0
        await desk.press("u")
        assert sources.current.key == "feed:1"
        assert sources.current.count > 0
        await desk.press("A", "2")
        assert "feed:1" not in [source.key for source in sources.rows]


def test_only_the_folder_of_an_open_folder_without_unread_articles_stays() -> None:
    feed = Feed(1, "https://ore.example/feed", "Ore", "Metals")
    shown = source_rows(Sources((), (feed,)), frozenset(), unread_only=True, kept=("folder:Metals",))
    assert [source.key for source in shown] == ["companies", "folder:Metals"]


async def test_gr_gives_every_row_two_lines_and_keeps_that(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("g", "r")
        assert lines(desk)[1].startswith("Ore · 1h")
    async with desktop() as desk:
        assert lines(desk)[1].startswith("Ore · 1h")
        await desk.press("g", "r")
        assert "Tin report" in lines(desk)[1]


async def test_gd_goes_to_a_day_wherever_in_the_list_it_is(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    many(path, 2000)
    async with desktop(path=path) as desk:
        await desk.press("g", "d", *"3 Jan", "enter")
        when = desk.desk.list.window.current.published.astimezone()
        assert (when.month, when.day, when.hour) == (1, 3, 23)
        await desk.press("g", "o", "g", "d", *"2026-01-02", "enter")
        when = desk.desk.list.window.current.published.astimezone()
        assert (when.month, when.day, when.hour) == (1, 2, 0)
        await desk.press("g", "d", *"2030-01-01", "enter")
        assert desk.title == "Story number 1"
        assert "Nothing is newer than 2030-01-01" in desk.said


async def test_gd_tells_what_is_no_day_and_where_days_have_no_order(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("g", "d", *"soon", "enter")
        assert "soon is no day" in desk.desk.asking.line.fault
        await desk.press("escape")
        assert desk.focused == "articles"
        await desk.press("g", "o", "g", "o", "g", "d")
        assert not desk.desk.asking.open
        assert "in lists by time" in desk.said


async def test_gA_marks_read_what_is_older_and_one_undo_takes_it_back(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("g", "A", *"today", "enter")
        assert desk.said.startswith("3 marked read, older than today")
        assert len(desk.unread) == 6
        await desk.press("u")
        assert len(desk.unread) == 9
        await desk.press("g", "A", *"never", "enter")
        assert "never is no day" in desk.desk.asking.line.fault


async def test_in_sources_marks_are_about_what_is_under_the_cursor(desktop: Desktop) -> None:
    async with desktop(size=WIDE) as desk:
        await desk.press("h")
        sources = desk.desk.sources
        sources.put_on(next(source.key for source in sources.rows if source.title == "Ore"))
        await desk.press("g", "A", *"today", "enter")
        assert "2 marked read in Ore, older than today" in desk.said
        assert desk.focused == "sources"
        sources.put_on("folder:Batteries")
        await desk.press("A")
        assert "3 marked read in Batteries" in desk.said
        sources.put_on("companies")
        await desk.press("A")
        assert "Put the cursor on a feed" in desk.said
        await desk.press("g", "A")
        assert not desk.desk.asking.open
        assert len([row for row in desk.desk.list.window.rows if not row.read]) == 4


async def test_A_marks_the_selected_rows_only(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("V", "j", "A")
        assert desk.said.startswith("2 marked read")
        assert len(desk.unread) == 7


async def test_a_selection_reaches_over_rows_that_are_not_in_memory(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    many(path, 2000)
    async with desktop(path=path) as desk:
        await desk.press("j", "V", "G")
        assert "1,999 selected" in desk.said
        await desk.press("k")
        assert "1,998 selected" in desk.said
        await desk.press("m")
        assert "1,998 marked read" in desk.said
        await desk.press("u", "V", "g", "g")
        assert "1,999 selected" in desk.said
        await desk.press("A", "2")
        assert desk.titles == ["Story number 2000"]


async def test_a_selection_that_would_be_too_large_says_what_marks_more(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.app.desk.marks.MOST_SELECTED", 500)
    path = tmp_path / "many.db"
    many(path, 2000)
    async with desktop(path=path) as desk:
        await desk.press("V", "j", "G")
        assert "500 rows at most; 0A and $A mark" in desk.said
        await desk.press("m")
        assert "2 marked read" in desk.said


async def test_another_list_ends_a_selection(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("V", "j", "8")
        assert not desk.desk.list.chosen
        await desk.press("m", "2")
        assert len(desk.titles) == 8


@pytest.mark.parametrize(("orders", "keys"), [(1, "0A"), (2, "0A"), (1, "$A"), (2, "$A")])
async def test_above_and_below_are_meant_in_the_order_of_the_list(desktop: Desktop, orders: int, keys: str) -> None:
    async with desktop() as desk:
        await desk.press(*["g", "o"] * orders, "j", "j", "j")
        titles, here = desk.titles, desk.title
        at = titles.index(here)
        await desk.press(*keys)
        left = titles[at:] if keys == "0A" else titles[: at + 1]
        assert desk.unread == left
        await desk.press("2")
        assert desk.titles == left
        await desk.press("u", "2")
        assert len(desk.titles) == 9


async def test_below_in_a_search_by_relevance_marks_what_stands_below(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("/", *"text", "enter", "g", "o", "g", "o", "g", "o")
        assert "relevant" in str(desk.desk.list.border_title)
        titles = desk.titles
        await desk.press("g", "g", "j", "$", "A")
        assert desk.unread == titles[:2]
