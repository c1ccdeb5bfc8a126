"""Searching and filtering on the desk."""

import pytest
from app.conftest import Desktop

from reader.app.desk.asking import search_query


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
