"""The heading of the open article, which stays above its scrolled text."""

from dataclasses import replace
from pathlib import Path

import pytest
from app.conftest import MEDIUM, NARROW, WIDE, Desktop
from app.libraries import LONG, Story, add_feed
from app.samples import NOW, PARTS, block

from reader.library import Library


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_title_source_and_fine_print_stay_above_scrolled_text(
    desktop: Desktop, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "long.db"
    parts = replace(PARTS, blocks=(*LONG.blocks, block(70, "The end.")))
    with Library.open(path, clock=lambda: NOW) as library:
        add_feed(library, "ore", "", [Story("A long report", 1, parts)])
    async with desktop(size, path=path) as desk:
        await desk.press("enter")
        for key in ("j", "space", "G", "k"):
            await desk.press(key)
            lines = desk.painted("article")
            assert desk.desk.text.top
            assert "A long report" in lines[0]
            assert "Ore  ⚑ translation · unverified" in lines[1]
        await desk.press("g", "g")
        assert "Ada\xa0Quarrel" in "".join(desk.painted("article")[:3])


async def test_paging_skips_no_line_under_the_docked_heading(desktop: Desktop) -> None:
    async with desktop(NARROW) as desk:
        await desk.press("j", "enter")
        text, seen = desk.desk.text, []
        while True:
            seen.append(desk.painted("article")[text.docked if text.top else 0 :])
            if text.at_end:
                break
            await desk.press("pagedown")
        words = "\n".join(line for page in seen for line in page)
        assert [f"Paragraph {n} of" in words for n in range(60)] == [True] * 60


async def test_a_pane_of_few_lines_keeps_the_fine_print(desktop: Desktop) -> None:
    async with desktop((80, 9)) as desk:
        await desk.press("enter", "j")
        assert desk.desk.text.docked == 1
        assert "⚑ translation · unverified" in desk.painted("article")[0]
