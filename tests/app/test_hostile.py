"""Text from feeds that looks like markup, or acts on a terminal, is shown and does nothing."""

import os
import re
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import pexpect
import pytest
from app.conftest import MEDIUM, NARROW, WIDE, Desktop
from app.libraries import Story, add_feed
from app.samples import NOW, block

from reader.library import Library
from reader.model import Company, Disclaimer, Highlight, Highlights, Link, Parts, Profile

TITLES = ["[/]", "[@click=app.quit]x[/]", "[bold red]loud", "[link=https://bad.example]y", "\\[z", "]8;;[$accent]"]
ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9d52;c;cHduZWQ=\x9c\u202egnp.exe"


def nasty(text: str) -> Parts:
    return Parts(
        blocks=(
            block(0, text, links=(Link(0, 1, "https://ok.example/"),)),
            block(1, text, "heading"),
            block(2, f"{text}\t{text}", "table"),
        ),
        highlights=Highlights("publisher", text, (Highlight(text, (0,), (text,)),)),
        profiles=(Profile(text, "company", text, (), (text,)),),
        companies=(Company(text + "!", (), (), 2),),
        disclaimers=(Disclaimer(("opinion",), text),),
    )


@pytest.fixture
def hostile_file(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.db"
    with Library.open(path, clock=lambda: NOW) as library:
        add_feed(
            library,
            "[/]",
            "[/b] [@click=app.quit]folder",
            [
                *(Story(title, hours, nasty(title), author=title) for hours, title in enumerate(TITLES)),
                Story(f"Escapes {ESCAPES}", 90, nasty(ESCAPES), author=ESCAPES),
            ],
        )
    return path


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_what_looks_like_markup_is_shown_as_it_is_in_every_pane(
    desktop: Desktop, hostile_file: Path, size: tuple[int, int]
) -> None:
    async with desktop(size, path=hostile_file) as desk:
        for title in TITLES:
            assert desk.title == title
            assert title in desk.screen
            for pane in ("article", "highlights", "companies", "disclaimers"):
                assert title in desk.text(pane)
            await desk.press("enter", "enter", "H", "enter", "C", "D", "escape", "j")
        assert desk.app.is_running


async def test_hostile_names_of_feeds_and_folders_are_shown_in_sources_and_titles(
    desktop: Desktop, hostile_file: Path
) -> None:
    async with desktop(path=hostile_file) as desk:
        await desk.press("h", "G", "enter")
        assert "[/]" in desk.screen
        assert "[/b] [@click=ap" in desk.screen
        assert "Articles · [/]" in desk.screen
        await desk.press("slash", *"[/]", "enter", "escape")
        assert desk.app.is_running


async def test_a_click_on_hostile_markup_does_not_run_it(desktop: Desktop, hostile_file: Path) -> None:
    async with desktop(path=hostile_file) as desk:
        await desk.press("j")
        for x in range(4, 40, 4):
            await desk.pilot.click("#article", offset=(x, 1))
            await desk.pilot.click("#articles", offset=(x, 2))
            await desk.pilot.click("#highlights", offset=(x, 1))
        await desk.settle()
        assert desk.app.is_running
        assert not desk.app._exit


async def test_control_codes_never_reach_the_screen(desktop: Desktop, hostile_file: Path) -> None:
    async with desktop(path=hostile_file) as desk:
        await desk.press("G", "enter")
        assert "Escapes" in desk.screen
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", desk.screen)


def test_a_real_terminal_gets_no_escape_of_a_publisher(hostile_file: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[poll]\nautomatic = false\n")
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")},
        "TERM": "xterm-256color",
        "XDG_STATE_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "ASSAY_CONFIG": str(config),
    }
    words = ["-m", "reader", "--library", str(hostile_file)]
    child = pexpect.spawn(sys.executable, words, env=environment, dimensions=(40, 150), timeout=30, encoding="utf-8")
    output = ""
    for wait, key in (("1 of 7", "G"), ("7 of 7", "\r"), ("links", "q"), ("search", "q")):
        child.expect(wait)
        output += child.before + child.after
        child.send(key)
    child.expect(pexpect.EOF)
    output += child.before
    child.close()
    assert child.exitstatus == 0
    assert "\x1b]0;" not in output
    assert "\x1b]52;" not in output
    assert "\x9d" not in output
    assert "\u202e" not in output


def desk_in_a_terminal(library: Path, folder: Path) -> Any:
    """The desk as a program of its own, once its list is on the screen."""
    config = folder / "config.toml"
    config.write_text("[poll]\nautomatic = false\n")
    environment = {**os.environ, "TERM": "xterm-256color", "XDG_STATE_HOME": str(folder), "ASSAY_CONFIG": str(config)}
    words = ["-m", "reader", "--library", str(library)]
    child = pexpect.spawn(sys.executable, words, env=environment, dimensions=(24, 80), timeout=30, encoding="utf-8")
    child.expect("1 of 7")
    return child


def test_a_desk_that_is_told_to_end_gives_the_terminal_back(hostile_file: Path, tmp_path: Path) -> None:
    child = desk_in_a_terminal(hostile_file, tmp_path)
    child.kill(signal.SIGTERM)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "\x1b[?1049l" in child.before


def test_a_desk_whose_terminal_is_gone_keeps_what_was_done_and_ends(hostile_file: Path, tmp_path: Path) -> None:
    child = desk_in_a_terminal(hostile_file, tmp_path)
    child.send("s")
    child.expect("★")
    os.close(child.fileno())
    ended = threading.Thread(target=os.waitpid, args=(child.pid, 0), daemon=True)
    ended.start()
    ended.join(20)
    lives_on = ended.is_alive()
    if lives_on:
        os.kill(child.pid, signal.SIGKILL)
    assert not lives_on
    with Library.open(hostile_file, write=False) as library:
        assert library.count("is:starred") == 1
