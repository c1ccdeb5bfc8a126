"""The desk opens where the reader left it: source, article, pane."""

from pathlib import Path

import pytest
from app.conftest import MEDIUM, NARROW, WIDE, Desktop, Driver
from app.libraries import Story, add_stories
from app.samples import NOW

from reader.app.first_look import first_look
from reader.app.ordering import Look
from reader.app.remembered import MEMORY, recall
from reader.app.remembered import Place as RememberedPlace
from reader.app.store import Store
from reader.errors import QueryError
from reader.library import Library
from reader.model import ArticleRow


async def leave(desk: Driver) -> None:
    """What every way out does at last."""
    await desk.desk.before_leaving()


@pytest.mark.parametrize("keys", [("ctrl+q",), ("escape", "q"), ("?", "ctrl+q")], ids=" ".join)
async def test_every_way_out_keeps_the_place(desktop: Desktop, keys: tuple[str, ...]) -> None:
    async with desktop() as desk:
        await desk.press("j", "enter")
        for key in keys:
            await desk.pilot.press(key)
    async with desktop() as desk:
        assert desk.title == "Tin report"


async def test_the_source_and_the_row_are_those_of_the_last_time(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("]", "]", "j")
        source, title = desk.desk.listing.source.title, desk.title
        await leave(desk)
    async with desktop() as desk:
        assert (desk.desk.listing.source.title, desk.title) == (source, title)
        assert desk.focused == "articles"


async def test_the_article_that_was_being_read_is_open_again_though_it_is_read(desktop: Desktop) -> None:
    async with desktop(NARROW) as desk:
        await desk.press("j", "enter", "space")
        text = desk.painted("article")
        await leave(desk)
    async with desktop(NARROW) as desk:
        assert (desk.desk.listing.source.key, desk.title, desk.focused) == ("unread", "Tin report", "article")
        assert desk.painted("article") == text
        assert desk.titles.count("Tin report") == 1


async def test_it_stays_when_articles_come_in(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("j", "enter")
        await leave(desk)
    async with desktop() as desk:
        with Library.open(library_file, clock=lambda: NOW) as library:
            add_stories(library, library.sources().feeds[0], [Story("Late news", 0)])
        await desk.desk.following.follow()
        await desk.settle()
        assert desk.title == "Tin report"
        await desk.press("N")
        assert "Late news" in desk.titles


async def test_what_was_read_before_it_is_gone_from_unread(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("enter", "n")
        assert desk.title == "Tin report"
        await leave(desk)
    async with desktop() as desk:
        assert desk.title == "Tin report"
        assert "Graphite deal signed" not in desk.titles


async def test_an_untouched_list_is_shown_from_its_top(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await leave(desk)
    with Library.open(library_file, clock=lambda: NOW) as library:
        add_stories(library, library.sources().feeds[0], [Story("Late news", 0)])
    async with desktop() as desk:
        assert desk.title == "Late news"


async def test_out_of_a_search_or_a_company_the_list_before_it_is_kept(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("8", "j", "j")
        title = desk.title
        await desk.press("/", *"cobalt", "enter", "enter")
        await leave(desk)
    async with desktop() as desk:
        assert (desk.desk.listing.source.key, desk.title, desk.focused) == ("all", title, "articles")
        assert not desk.desk.listing.searching


async def test_a_source_that_is_gone_leaves_the_desk_as_it_opens(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("]", "j")
        feed = desk.desk.listing.source.feed
        await leave(desk)
    assert feed is not None
    with Library.open(library_file, clock=lambda: NOW) as library:
        library.unsubscribe([feed.id])
    async with desktop() as desk:
        assert (desk.desk.listing.source.key, desk.focused) == ("unread", "articles")
        assert desk.titles


async def test_an_article_that_is_gone_leaves_the_top_of_its_source(desktop: Desktop, tmp_path: Path) -> None:
    async with desktop() as desk:
        await desk.press("8", "G", "enter")
        await leave(desk)
        row = desk.desk.list.window.current
    assert row is not None
    memory = tmp_path / "app.json"
    memory.write_text(memory.read_text().replace(f'"article": {row.id}', '"article": 987654321'))
    async with desktop() as desk:
        assert (desk.desk.listing.source.key, desk.desk.list.window.cursor, desk.focused) == ("all", 0, "articles")


async def test_the_pane_sources_is_kept(desktop: Desktop) -> None:
    async with desktop(NARROW) as desk:
        await desk.press("h")
        assert desk.focused == "sources"
        await leave(desk)
    async with desktop(NARROW) as desk:
        assert desk.focused == "sources"


async def test_each_library_has_a_place_of_its_own(desktop: Desktop, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with Library.open(other, clock=lambda: NOW) as library:
        library.subscribe("https://one.example/feed", title="One")
    async with desktop() as desk:
        await desk.press("8", "j")
        title = desk.title
        await leave(desk)
    async with desktop(path=other) as desk:
        assert desk.desk.listing.source.key == "unread"
        await leave(desk)
    async with desktop() as desk:
        assert (desk.desk.listing.source.key, desk.title) == ("all", title)


async def test_the_first_thing_that_the_list_shows_is_the_kept_source(
    desktop: Desktop, library_file: Path, tmp_path: Path
) -> None:
    async with desktop() as desk:
        await desk.press("]", "]", "j")
        source, title = desk.desk.listing.source, desk.title
        await leave(desk)
    store = Store(library_file)
    store.start(recall(tmp_path / MEMORY).place(library_file))
    assert store.first_look is not None
    look = store.first_look.result()
    store.close()
    assert look.source.key == source.key
    assert [row.title for row in look.page.rows if row.id == look.article] == [title]


def test_a_view_that_no_longer_parses_does_not_keep_the_desk_from_opening(
    library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = Library.rows

    def refuse(self: Library, query: str = "", **how: object) -> tuple[ArticleRow, ...]:
        if query == "is:starred":
            raise QueryError("no such word", query, 0)
        return rows(self, query, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "rows", refuse)
    with Library.open(library_file, clock=lambda: NOW) as library:
        look = first_look(library, RememberedPlace("starred"), Look())
    assert (look.source.key, bool(look.page.rows)) == ("unread", True)


@pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_newest_rows_stay_in_view_where_the_kept_row_fits_below_them(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop(size) as desk:
        await desk.press("j", "j", "j")
        title = desk.title
        await leave(desk)
    async with desktop(size) as desk:
        assert (desk.title, desk.desk.list.window.cursor, desk.desk.list.window.top) == (title, 3, 0)
        assert desk.titles[0] in desk.screen
