"""How much of a column each part gets: what its text needs, as far as there is room."""

import dataclasses
from pathlib import Path

import pytest
from app.conftest import WIDE, Desktop
from app.libraries import Story, add_feed
from app.samples import NOW, PARTS
from hypothesis import given
from hypothesis import strategies as st

from reader.app.arrangement import shared_out
from reader.library import Library
from reader.model import Company, Highlight, Highlights

MANY_HIGHLIGHTS = dataclasses.replace(
    PARTS,
    highlights=Highlights("publisher", "Highlights", tuple(Highlight(f"Point {n}", (), ()) for n in range(25))),
    companies=(Company("Vastmark", (), (), 1, False),),
    profiles=(),
)
MANY_COMPANIES = dataclasses.replace(
    PARTS, companies=tuple(Company(f"Company {n}", (), (), 1, False) for n in range(28)), profiles=()
)


@pytest.mark.parametrize(
    ("wanted", "room", "heights"),
    [
        ((30, 5, 8), 48, (30, 5, 13)),
        ((30, 30, 30), 48, (16, 16, 16)),
        ((40, 5, 40), 48, (21, 5, 22)),
        ((1, 1, 1), 48, (4, 4, 40)),
        ((9, 9, 9), 10, (3, 3, 4)),
        ((7,), 20, (20,)),
        ((), 20, ()),
    ],
)
def test_panes_get_what_they_want_or_fair_shares(wanted: tuple[int, ...], room: int, heights: tuple[int, ...]):
    assert shared_out(wanted, room, 4) == heights


@given(st.lists(st.integers(0, 200), min_size=1, max_size=4), st.integers(20, 100))
def test_a_pane_is_cut_off_only_where_no_other_has_rows_to_spare(wanted: list[int], room: int):
    heights = shared_out(wanted, room, 4)
    assert sum(heights) == room
    if any(height < want for height, want in zip(heights, wanted, strict=True)):
        spare = [height - max(want, 4) for height, want in zip(heights, wanted, strict=True)]
        assert max(spare) <= 0


async def test_on_a_wide_screen_no_part_is_cut_off_while_another_is_empty(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "uneven.db"
    with Library.open(path, clock=lambda: NOW) as library:
        stories = [Story("Highlights", 1, MANY_HIGHLIGHTS), Story("Companies", 2, MANY_COMPANIES)]
        add_feed(library, "ore", "", stories)
    async with desktop(WIDE, path=path) as desk:
        for _ in range(2):
            for name in ("highlights", "companies", "disclaimers"):
                pane = desk.desk.text_panes[name]
                assert len(pane.doc.lines) <= pane.size.height, (desk.title, name)
            await desk.press("j")


async def test_heights_stay_while_everything_fits_and_those_that_were_chosen_stay_anyway(desktop: Desktop) -> None:
    async with desktop(WIDE) as desk:
        panes = desk.desk.text_panes
        before = [panes[name].size.height for name in ("highlights", "companies", "disclaimers")]
        await desk.press("j")
        assert [panes[name].size.height for name in ("highlights", "companies", "disclaimers")] == before
        desk.desk.panes.focus("highlights")
        await desk.press(">", ">")
        assert panes["highlights"].size.height == before[0] + 2
        await desk.press("escape", "j", "k")
        assert panes["highlights"].size.height == before[0] + 2
