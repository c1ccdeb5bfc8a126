"""What leaves the app: browsers, clipboard, editor, citations."""

import asyncio
import gc
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from reader.app import opening
from reader.app.opening import Program, browser, citation, copy, edited_in_editor, open_url
from reader.model import ArticleRow

URL = "https://example.org/news?a=1&b=2"
NO_DESKTOP: dict[str, str] = {}


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole of `$PATH`."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


def installed(folder: Path, name: str, script: str = "exit 0") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def row(**changes: Any) -> ArticleRow:
    values: dict[str, Any] = {
        "id": 1,
        "feed_id": 1,
        "feed_url": "https://example.org/feed",
        "feed_title": "Ore Weekly",
        "title": "Tin [/b] rises",
        "url": "https://example.org/tin",
        "author": "A. Writer",
        "published": datetime(2026, 3, 1, 12, tzinfo=UTC),
        "received": datetime(2026, 3, 2, 12, tzinfo=UTC),
        "read": False,
        "starred": False,
        "kinds": (),
        "minutes": 1,
        "summary_only": False,
        "revised": False,
        "tags": (),
        "has_note": False,
        "position": (0, 1),
    }
    return ArticleRow(**{**values, **changes})


def test_the_setting_goes_before_everything_and_its_words_are_no_shell(programs: Path):
    environ = {"BROWSER": "other"}
    assert browser("my-browser --tab", URL, environ) == Program(("my-browser", "--tab", URL))
    assert browser("my-browser %s --tab", URL, environ) == Program(("my-browser", URL, "--tab"))
    assert browser("w3m", URL, environ) == Program(("w3m", URL), in_terminal=True)
    assert browser("/usr/bin/lynx -accept_all_cookies", URL, environ) == Program(
        ("/usr/bin/lynx", "-accept_all_cookies", URL), in_terminal=True
    )


def test_the_first_browser_of_the_environment_that_is_installed_is_taken(programs: Path):
    installed(programs, "second")
    assert browser("", URL, {"BROWSER": "first:'broken:second --new:third"}) == Program(("second", "--new", URL))


def test_without_settings_the_desktops_own_is_taken_and_without_a_desktop_one_for_the_terminal(programs: Path):
    installed(programs, "xdg-open")
    installed(programs, "w3m")
    assert browser("", URL, {"DISPLAY": ":0"}) == Program(("xdg-open", URL))
    assert browser("", URL, NO_DESKTOP) == Program(("w3m", URL), in_terminal=True)


def test_where_there_is_no_browser_none_is_given(programs: Path):
    assert browser("", URL, NO_DESKTOP) is None


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "--help",
        "https:///x",
        "https://e.org/ x",
        "mailto:a@b.c",
    ],
)
async def test_only_web_addresses_are_opened(url: str, tmp_path: Path, programs: Path):
    fault = await open_url(App(), url, str(installed(programs, "browser", f"echo opened > {tmp_path}/opened")))
    assert fault == "This is not a web address that can be opened."
    assert not (tmp_path / "opened").exists()


async def test_an_article_without_a_link_says_so():
    assert await open_url(App(), "") == "This article has no link."


async def test_the_browser_gets_the_address_as_one_word(tmp_path: Path, programs: Path):
    script = f'printf "%s\\n" "$#" "$1" > {tmp_path}/seen'
    assert await open_url(App(), URL, str(installed(programs, "browser", script))) == ""
    assert (tmp_path / "seen").read_text().split("\n") == ["1", URL, ""]


async def test_a_browser_that_fails_at_once_is_told(programs: Path):
    fault = await open_url(App(), URL, str(installed(programs, "browser", "exit 3")))
    assert fault.endswith("could not open the link (exit code 3).")


def test_a_browser_that_runs_on_is_a_success_and_outlives_the_app(programs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(opening, "SOON_SECONDS", 0)
    os.mkfifo(programs / "held")
    os.mkfifo(programs / "over")
    script = f"read line < {programs}/held; echo $line > {programs}/over"
    browser = installed(programs, "browser", script)
    assert asyncio.run(open_url(App(), URL, str(browser))) == ""
    gc.collect()
    # Opened for both, so that neither blocks where no browser is left at the other end.
    held, over = (os.open(programs / name, os.O_RDWR) for name in ("held", "over"))
    os.write(held, b"alive\n")
    assert select.select([over], [], [], 8)[0], "the browser is gone"
    assert os.read(over, 100) == b"alive\n"
    os.close(held)
    os.close(over)


async def test_a_browser_that_is_not_there_is_told(programs: Path):
    assert (
        await open_url(App(), URL, "no-such-browser")
        == "no-such-browser could not be started: there is no such program."
    )
    assert await open_url(App(), URL, "'open quote") == "[app] browser is not a command: 'open quote"


async def test_a_browser_for_the_terminal_says_so_where_there_is_none(programs: Path):
    app: App[None] = App()
    async with app.run_test():
        assert await open_url(app, URL, "w3m") == "w3m needs a terminal, and Assay has none to lend here."


async def test_copying_goes_through_the_terminal_and_the_desktop(programs: Path, tmp_path: Path):
    app: App[None] = App()
    sink = tmp_path / "clipboard"
    installed(programs, "wl-copy", f'while read -r line; do echo "$line" >> {sink}; done; echo end >> {sink}')
    async with app.run_test():
        copying = copy(app, "锂 “tin”\n", {"WAYLAND_DISPLAY": "wayland-0"})
        assert app.clipboard == "锂 “tin”\n"
        assert copying is not None
        await copying
    assert sink.read_text() == "锂 “tin”\nend\n"


async def test_over_ssh_only_the_terminal_copies(programs: Path):
    app: App[None] = App()
    installed(programs, "wl-copy")
    async with app.run_test():
        assert copy(app, "text", {"WAYLAND_DISPLAY": "wayland-0", "SSH_CONNECTION": "1 2 3 4"}) is None
        assert app.clipboard == "text"


def test_an_edited_text_comes_back(programs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(opening, "run_in_terminal", run_plainly)
    editor = installed(programs, "ed", 'echo " and more" >> "$1"')
    assert edited_in_editor(App(), "note", {"EDITOR": str(editor)}) == ("note and more\n", "")
    assert edited_in_editor(App(), "note", {"VISUAL": str(editor), "EDITOR": "other"}) == ("note and more\n", "")


def test_an_editor_that_fails_or_is_missing_changes_nothing(programs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(opening, "run_in_terminal", run_plainly)
    editor = installed(programs, "ed", 'echo lost > "$1"; exit 1')
    assert edited_in_editor(App(), "note", {"EDITOR": str(editor)}) == ("note", "ended with 1")
    assert edited_in_editor(App(), "note", {"EDITOR": "'"}) == ("note", "$EDITOR is not a command: '")


@pytest.mark.parametrize("command", ["nosuch --wait", "'vi; rm x'"])
async def test_an_editor_that_is_not_there_is_told_and_the_text_stays(programs: Path, command: str):
    name = command.split(" --")[0].strip("'")
    fault = f"{name} was not found; set $EDITOR to your editor."
    assert edited_in_editor(App(), "note", {"EDITOR": command}) == ("note", fault)


class LentTerminal(App[None]):
    """An app that lends its terminal as Textual does: it takes it back only where the block ends well."""

    lent = False

    @contextmanager
    def suspend(self) -> Iterator[None]:
        self.lent = True
        yield
        self.lent = False


@pytest.mark.parametrize("script", ["no program, whatever its mode says", "#!/nosuch/interpreter"])
def test_the_terminal_comes_back_from_a_program_that_cannot_be_started(programs: Path, script: str):
    broken = programs / "ed"
    broken.write_bytes(b"\0" + script.encode() if script[0] != "#" else script.encode())
    broken.chmod(0o755)
    app = LentTerminal()
    text, fault = edited_in_editor(app, "note", {"EDITOR": str(broken)})
    assert text == "note"
    assert "could not be started" in fault
    assert not app.lent


def run_plainly(app: App[Any], words: Any) -> str:
    """Runs a program without a terminal to lend."""
    import subprocess

    code = subprocess.run(words, check=False).returncode
    return f"ended with {code}" if code else ""


def test_a_citation_names_author_title_source_day_and_address():
    assert citation(row()) == "A. Writer, “Tin [/b] rises”, Ore Weekly, 1 March 2026, https://example.org/tin"


def test_a_citation_leaves_out_what_is_not_known():
    assert citation(row(author="", title="", url="", published=None)) == "Ore Weekly, 2 March 2026"
