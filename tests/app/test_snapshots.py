"""The desk as a picture: each screen, character for character, is the one that is stored in `snapshots/`.

Colours are not stored, a few of them are asserted here. When the desk is meant to look different, write the files anew
and read what has changed before it is committed:

    ASSAY_SNAPSHOTS=update python -m pytest tests/app/test_snapshots.py
    git diff tests/app/snapshots
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.conftest import MEDIUM, NARROW, WIDE, Desktop, Driver
from app.pictured import pictured
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from reader.app.themes import DARK

STORED = Path(__file__).with_name("snapshots")
UPDATE = os.environ.get("ASSAY_SNAPSHOTS") == "update"


@pytest.fixture(autouse=True)
def _times_in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def pictured_file(tmp_path: Path) -> Path:
    path = tmp_path / "pictured.db"
    pictured(path)
    return path


@pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("opened", ()),
        ("article", ("enter",)),
        ("sources", ("4", "h", "j")),
        ("companies", ("C",)),
        ("search", ("/", *"tin")),
        ("every-company", ("B", "down")),
    ],
    ids=["opened", "article", "sources", "companies", "search", "every-company"],
)
async def test_the_desk_looks_as_it_is_stored(
    desktop: Desktop, pictured_file: Path, size: tuple[int, int], name: str, keys: tuple[str, ...]
) -> None:
    async with desktop(size, path=pictured_file) as desk:
        await desk.press(*keys)
        lines = desk.screen.replace("\xa0", " ").splitlines()
    screen = "\n".join(line.rstrip() for line in lines) + "\n"
    stored = STORED / f"{name}-{size[0]}x{size[1]}.txt"
    if UPDATE:
        STORED.mkdir(exist_ok=True)
        stored.write_text(screen, "utf-8")
    assert screen == stored.read_text("utf-8")


def _line(desk: Driver, text: str) -> list[Segment]:
    """The line of the screen that holds the text."""
    strips = desk.app.screen._compositor.render_strips()
    return next(list(strip) for strip in strips if text in strip.text)


def _style(desk: Driver, line: str, text: str) -> Style:
    """The style of the piece of a line that begins with the text."""
    found = next((segment.style for segment in _line(desk, line) if segment.text.strip().startswith(text)), None)
    assert found is not None, _line(desk, line)
    return found


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(Color.parse(colour).rgb)


def _foreground(style: Style) -> tuple[int, ...]:
    assert style.color is not None
    return tuple(style.color.get_truecolor())


def _background(style: Style) -> tuple[int, ...]:
    assert style.bgcolor is not None
    return tuple(style.bgcolor.get_truecolor())


async def test_unread_rows_stand_out_and_read_ones_step_back(desktop: Desktop, pictured_file: Path) -> None:
    async with desktop(WIDE, path=pictured_file) as desk:
        await desk.press("8")
        unread, read = _style(desk, "Antimony", "Antimony"), _style(desk, "Lanthanum", "Lanthanum")
        assert (_foreground(unread), unread.bold) == (_rgb(DARK.variables["bright"]), True)
        assert (_foreground(read), bool(read.bold)) == (_rgb(DARK.variables["quiet"]), False)


async def test_the_cursor_the_star_and_the_fine_print_have_their_colours(desktop: Desktop, pictured_file: Path) -> None:
    async with desktop(WIDE, path=pictured_file) as desk:
        assert _background(_style(desk, "Halden", "Recycling")) == _rgb(DARK.variables["cursor"])
        assert _foreground(_style(desk, "Tin stocks", "★")) == _rgb(DARK.variables["star"])
        assert _foreground(_style(desk, "Sponsored:", "⚑")) == _rgb(DARK.variables["fine-print"])
        assert _foreground(_style(desk, "⚑ state\xa0media", "⚑")) == _rgb(DARK.variables["fine-print"])


async def test_what_is_faint_elsewhere_can_be_read_on_the_cursor_in_sixteen_colours(
    desktop: Desktop, pictured_file: Path
) -> None:
    async with desktop(WIDE, path=pictured_file) as desk:
        for row, ink in (("Halden", "quiet"), ("Tin stocks", "faint")):
            (line,) = [line for line in desk.screen.splitlines() if row in line][:1]
            age = line[line.index("●") :].split()[1]
            assert _foreground(_style(desk, row, age)) == _rgb(DARK.variables[ink])
