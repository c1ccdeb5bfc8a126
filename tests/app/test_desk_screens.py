"""Keys that open another screen, or act on the app as a whole."""

from pathlib import Path

import pytest
from app.conftest import Desktop
from app.host import until
from app.libraries import Story, add_feed
from app.samples import NOW, block
from textual.screen import Screen

from reader.app.screens.add_feed import AddFeed
from reader.app.screens.feed_dialogs import ChooseFolder, EditFeed
from reader.app.screens.help import Help
from reader.app.screens.links import Links
from reader.app.screens.palette import Palette
from reader.app.screens.tags import TagDialog
from reader.library import Library
from reader.model import Link, Parts


@pytest.mark.parametrize(
    ("keys", "screen"),
    [
        (("question_mark",), Help),
        (("colon",), Palette),
        (("ctrl+p",), Palette),
        (("t",), TagDialog),
        (("a",), AddFeed),
        (("h", "G", "e"), EditFeed),
        (("h", "G", "k", "k", "e"), ChooseFolder),
    ],
)
async def test_a_key_opens_its_screen_and_escape_closes_it(
    desktop: Desktop, keys: tuple[str, ...], screen: type[Screen[object]]
) -> None:
    async with desktop() as desk:
        await desk.press(*keys)
        assert isinstance(desk.app.screen, screen)
        await desk.press("escape")
        assert desk.app.screen is desk.desk


async def test_a_dialog_that_is_closed_twice_at_once_leaves_the_desk_alone(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("question_mark")
        dialog = desk.app.screen
        dialog.dismiss(None)
        dialog.dismiss(None)
        await desk.settle()
        assert desk.app.screen is desk.desk
        await desk.press("j")
        assert desk.title == "Tin report"


async def test_links_are_listed_and_opened(desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "links.db"
    parts = Parts(blocks=(block(0, "See the plan.", links=(Link(4, 12, "https://plan.example/"),)),))
    with Library.open(path, clock=lambda: NOW) as library:
        add_feed(library, "ore", "", [Story("With a link", 1, parts), Story("Without", 2)])
    opened = []

    async def open_url(app: object, url: str, setting: str = "") -> str:
        opened.append(url)
        return ""

    monkeypatch.setattr("reader.app.opening.open_url", open_url)
    async with desktop(path=path) as desk:
        await desk.press("L")
        assert isinstance(desk.app.screen, Links)
        await desk.press("enter")
        assert opened == ["https://plan.example/"]
        await desk.press("j", "L")
        assert desk.app.screen is desk.desk
        assert "no links" in desk.said


async def test_redraw_paints_and_suspend_says_when_it_cannot(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("ctrl+l", "ctrl+z")
        assert desk.app.is_running
        assert desk.title == "Graphite deal signed"


async def test_ctrl_q_quits_from_anywhere(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("enter")
        await desk.pilot.press("ctrl+q")
        await until(desk.pilot, lambda: desk.app._exit)


async def test_what_was_seen_is_no_longer_new_at_the_next_visit(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("1")
        assert desk.desk.listing.source.key == "new"
        assert len(desk.titles) == 9
        await desk.pilot.press("q")
        await desk.pilot.pause()
    async with desktop() as desk:
        await desk.press("1")
        assert desk.titles == []
        assert desk.desk.list.empty


async def test_a_dialog_over_another_that_is_closed_twice_leaves_the_other_open(desktop: Desktop) -> None:
    async with desktop() as desk:
        desk.desk.do(desk.desk.dialogs.rules())
        await desk.settle()
        lower = desk.app.screen
        await desk.press("a")
        upper = desk.app.screen
        assert upper is not lower
        upper.action_close()
        upper.action_close()
        await desk.settle()
        assert desk.app.screen is lower
