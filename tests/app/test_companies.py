"""The companies of the library: their entry in Sources, the list, and the articles of one."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from app.conftest import Desktop, Driver
from app.host import Host, screen_text
from app.libraries import Story, add_feed
from app.pictured import pictured
from app.samples import NOW, block
from textual.widgets import Input, OptionList

from reader.app.screens.companies import MOST, Companies, Picked, Profiles
from reader.errors import LibraryError
from reader.library import Library
from reader.model import Company, CompanyRow, Parts


@pytest.fixture
def library_file(tmp_path: Path) -> Path:
    """The library of the pictures: Fjordcell AS and Sandmark Metals in two articles, 宁德时代 in one."""
    path = tmp_path / "library.db"
    pictured(path)
    return path


def listed(desk: Driver) -> list[str]:
    return [str(option.prompt).split("  ")[0].strip() for option in desk.app.screen.query_one(OptionList).options]


async def test_sources_has_companies_below_the_fine_print(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        titles = [source.title for source in desk.desk.sources.rows]
        assert titles[titles.index("Fine print") + 1] == "Companies"


async def test_digits_still_open_the_views_below_companies(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("8")
        assert desk.desk.listing.source.title == "All"


async def test_the_entry_lists_companies_by_their_articles(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("4", "h", "j", "enter")
        assert isinstance(desk.app.screen, Companies)
        assert listed(desk)[2] == "宁德时代"
        assert set(listed(desk)) == {"Fjordcell AS", "Sandmark Metals", "宁德时代"}


async def test_passing_the_entry_in_sources_opens_nothing(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("4", "h", "j", "l")
        assert not isinstance(desk.app.screen, Companies)
        assert desk.desk.listing.source.title == "Fine print"


async def test_a_click_on_the_entry_lists_companies(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        row = [source.title for source in desk.desk.sources.rows].index("Companies")
        await desk.pilot.click("#sources", offset=(5, row + 1))
        await desk.settle()
        assert isinstance(desk.app.screen, Companies)


async def test_enter_opens_the_articles_of_a_company_and_escape_leads_back(
    desktop: Desktop, library_file: Path
) -> None:
    async with desktop() as desk:
        await desk.press("4", "j")
        before = desk.title
        await desk.press("B", *"sandmark", "enter")
        assert desk.desk.listing.source.title == "Sandmark Metals"
        assert desk.titles == ["Recycling works opens in Halden", "Lanthanum finds few buyers"]
        assert desk.focused == "articles"
        await desk.press("escape")
        assert (desk.desk.listing.source.title, desk.title) == ("Fine print", before)
        assert isinstance(desk.app.screen, Companies)
        assert desk.app.screen.query_one(Input).value == "sandmark"
        await desk.press("escape")
        assert not isinstance(desk.app.screen, Companies)
        assert (desk.desk.listing.source.title, desk.title) == ("Fine print", before)


async def test_the_list_of_companies_is_gone_back_to_where_it_was_left(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("B", "down", "down")
        at = desk.app.screen.query_one(OptionList).highlighted
        await desk.press("enter")
        company = desk.desk.listing.source.title
        await desk.press("escape")
        assert desk.app.screen.query_one(OptionList).highlighted == at
        await desk.press("enter")
        assert desk.desk.listing.source.title == company
        await desk.press("escape", *"宁德")
        assert listed(desk) == ["宁德时代"]


async def test_escape_closes_the_list_and_changes_nothing(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        before = desk.titles
        await desk.press("B", "down", "escape")
        assert not isinstance(desk.app.screen, Companies)
        assert desk.titles == before


@pytest.mark.parametrize(
    ("typed", "found"), [("sndm", "Sandmark Metals"), ("cell", "Fjordcell AS"), ("宁德", "宁德时代")]
)
async def test_a_part_of_a_name_an_alias_or_a_ticker_finds_a_company(
    desktop: Desktop, library_file: Path, typed: str, found: str
) -> None:
    async with desktop() as desk:
        await desk.press("B", *typed)
        assert listed(desk) == [found]


async def test_what_no_company_is_called_is_said(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("B", *"zzz", "enter")
        assert listed(desk) == []
        assert "No company is called so." in desk.screen


async def test_the_profile_of_the_company_under_the_cursor_is_shown(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("B", *"sandmark")
        assert "Sandmark Metals refines nickel and cobalt in Narvik." in desk.screen
        assert "Cell Courier · 1h · Recycling works opens in Halden" in desk.screen
        await desk.press(*["backspace"] * 8, *"fjord")
        assert "No article has a profile of it." in desk.screen


async def test_the_list_fits_every_size(desktop: Desktop, library_file: Path, size: tuple[int, int]) -> None:
    async with desktop(size) as desk:
        await desk.press("B")
        line = next(line for line in desk.screen.splitlines() if "Sandmark Metals" in line and "OSE" in line)
        assert "OSE: SNDM" in line
        assert "profiled" in line
        assert "1h" in line
        assert "Last seen" in desk.screen
        assert "its articles" in desk.screen


@pytest.mark.parametrize(
    ("columns", "shown"), [(64, ("profiled", "1h", "Last seen")), (50, ("1h", "Last seen")), (40, ())]
)
async def test_names_keep_their_room_in_narrow_terminals(
    desktop: Desktop, library_file: Path, columns: int, shown: tuple[str, ...]
) -> None:
    async with desktop((columns, 24)) as desk:
        await desk.press("B")
        lines = desk.screen[desk.screen.index("  Company ") :].splitlines()
        heads, line = lines[0], next(line for line in lines if "Sandmark Metals" in line)
        text = f"{heads} {line}"
        assert [word for word in ("Tickers", "profiled", "1h", "Last seen") if word in text] == [*shown]
        assert all(len(row.rstrip()) <= columns for row in (heads, line))


async def test_columns_follow_another_width(desktop: Desktop, library_file: Path) -> None:
    async with desktop((200, 50)) as desk:
        await desk.press("B", "down")
        await desk.pilot.resize_terminal(80, 24)
        await desk.settle()
        assert "Last seen" in desk.screen
        assert desk.app.screen.query_one(OptionList).highlighted == 1


async def test_a_library_without_companies_says_so(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with Library.open(path, clock=lambda: NOW) as library:
        add_feed(library, "ore", "", [Story("Tin", 1)])
    async with desktop(path=path) as desk:
        await desk.press("B", "enter")
        assert "No article in the library names a company." in desk.screen


async def test_of_very_many_companies_those_with_the_most_articles_are_listed(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    names = [f"Firm {number:04}" for number in range(MOST + 20)]
    companies = tuple(Company(name, (), (), 1, False) for name in names)
    with Library.open(path, clock=lambda: NOW) as library:
        one = Parts(blocks=(block(0, "A list."),), companies=companies)
        two = Parts(blocks=(block(0, "One."),), companies=companies[-1:])
        add_feed(library, "ore", "", [Story("All", 1, one), Story("One", 2, two)])
    async with desktop(path=path) as desk:
        await desk.press("B")
        assert listed(desk)[0] == names[-1]
        assert len(listed(desk)) == MOST + 1
        await desk.press("pagedown", "end", *"0310")
        assert listed(desk) == ["Firm 0310"]


async def test_hostile_names_are_plain_text() -> None:
    async def find(text: str) -> Sequence[CompanyRow]:
        return (CompanyRow("[@click=app.quit]Ore[/]", ("[/]",), ("[b]X",), 2, 0, NOW, NOW),)

    async def describe(name: str) -> Profiles:
        return ()

    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, Companies(find, describe, NOW))
        await pilot.pause()
        assert "[@click=app.quit]Ore[/]" in screen_text(app)
        assert "Also [/]" in screen_text(app)
        await pilot.press("enter")
        assert await app.answer(pilot) == Picked("[@click=app.quit]Ore[/]")


async def test_a_fault_of_the_library_is_said_and_typing_goes_on() -> None:
    async def find(text: str) -> Sequence[CompanyRow]:
        if text == "x":
            raise LibraryError("The library is in use.")
        return (CompanyRow("Ore", (), (), 2, 0, NOW, NOW),)

    async def describe(name: str) -> Profiles:
        return ()

    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, Companies(find, describe, NOW))
        await pilot.press("x")
        await pilot.pause()
        assert "The library is in use." in screen_text(app)
        await pilot.press("y")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "xy"
        assert "No article has a profile of it." in screen_text(app)


async def test_a_company_is_found_whatever_legal_form_is_typed(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("B", *"fjordcell", "space", *"ltd")
        assert listed(desk) == ["Fjordcell AS"]
        await desk.press("enter")
        assert desk.desk.listing.source.title == "Fjordcell AS"
