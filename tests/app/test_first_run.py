"""The first run of an empty library, and the import of subscriptions."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from app.host import Children, Host, screen_text, text_of, until
from textual.widgets import Input

from reader.app.beginnings import (
    NewsboatFiles,
    StarterFeed,
    StarterFolder,
    as_opml,
    newsboat_files,
    shortened,
    starter_folders,
)
from reader.app.jobs import Job
from reader.app.keymaps import key_table
from reader.app.screens.dialog import Ticks
from reader.app.screens.first_run import FirstRun
from reader.app.screens.help import Help
from reader.app.screens.import_dialog import ImportDialog, Imported, completed_path, imported_by
from reader.config import Config

IMPORTED = {"event": "imported", "subscribed": 8, "already": 0, "refused": 0, "read": 0}
POLLED = [{"event": "started", "feeds": 2}, {"event": "polled", "new": 30}, {"event": "failed"}, {"event": "done"}]
NOTHING_NEW = [{"event": "started", "feeds": 1}, {"event": "failed"}, {"event": "done"}]


def first_run(app: Host, home: Path, newsboat: NewsboatFiles | None = None) -> FirstRun:
    return FirstRun(app.jobs, key_table(Config()), home=home, newsboat=newsboat)


def on_progress(app: Host) -> Any:
    return lambda: app.screen.query_one("#progress").display and "Enter open the desk" in screen_text(app)


async def test_the_ways_to_begin_are_offered_and_fit(children: Children, tmp_path: Path, size: tuple[int, int]):
    app = Host(children)
    async with app.run_test(size=size) as pilot:
        await app.ask(pilot, first_run(app, tmp_path))
        shown = screen_text(app)
        feeds = sum(len(folder.feeds) for folder in starter_folders())
        assert f"1  Starter feeds    {feeds} on minerals" in shown
        ways = ("2  An OPML file", "3  newsboat", "4  An address", "5  Nothing yet")
        for words in (*ways, "? every key", "q to the empty desk"):
            assert words in shown
        await pilot.press("1")
        await until(pilot, lambda: "could not be checked" in screen_text(app))
        shown = screen_text(app)
    assert "● Critical minerals" in shown
    assert "MINING.COM" in shown
    assert "Space tick" in shown


async def test_every_key_is_shown_and_one_that_is_chosen_opens_the_desk(children: Children, tmp_path: Path):
    app = Host(children)
    async with app.run_test() as pilot:
        screen = first_run(app, tmp_path)
        await app.ask(pilot, screen)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, Help))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("question_mark", *"add a feed", "enter")
        assert await app.answer(pilot) is False
        assert screen.command == "add-feed"


async def test_ticked_folders_are_imported_polled_and_the_desk_opens(children: Children, tmp_path: Path):
    children.answer("import", IMPORTED)
    children.answer("poll", *POLLED)
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, first_run(app, tmp_path))
        await pilot.press("enter", "*", "j", "space", "enter")
        assert await app.answer(pilot) is True
    imported, polled = children.asked
    assert imported[:3] == ["import", "--json", "--"]
    assert not Path(imported[3]).exists()
    assert polled == ["poll", "--all", "--json"]


async def test_only_the_ticked_folders_are_in_the_file_that_is_imported(children: Children, tmp_path: Path):
    children.answer("import", code=1, error="The disk is full.")
    app = Host(children)
    seen: list[str] = []
    async with app.run_test() as pilot:
        screen = first_run(app, tmp_path)
        await app.ask(pilot, screen)
        await pilot.press("enter", "*", "j", "space", "enter")
        await until(pilot, lambda: [isinstance(message, Job.Event) for message in app.messages] == [True])
        seen += [message.data["opml"] for message in app.messages if isinstance(message, Job.Event)]
    folders = ElementTree.fromstring(seen[0]).findall("body/outline")
    assert [folder.get("text") for folder in folders] == [starter_folders()[1].name]
    assert len(folders[0]) == len(starter_folders()[1].feeds)


async def test_a_failed_import_says_why_and_offers_the_ways_again(children: Children, tmp_path: Path):
    children.answer("import", code=1, error="The disk is full.")
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, first_run(app, tmp_path))
        await pilot.press("1", "enter")
        await until(pilot, lambda: "Nothing was imported. The disk is full." in screen_text(app))
        await pilot.press("5")
        assert await app.answer(pilot) is False


async def test_the_desk_can_be_opened_while_the_poll_goes_on(children: Children, tmp_path: Path):
    children.answer("import", IMPORTED)
    children.answer("poll", *POLLED[:2], waits=True)
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, first_run(app, tmp_path))
        await pilot.press("1", "enter")
        await until(pilot, lambda: "Polling 1/2 · 30 new" in screen_text(app))
        await pilot.press("enter")
        assert await app.answer(pilot) is True
        assert app.jobs.poll_under_way is not None


async def test_a_poll_that_brings_nothing_says_so_and_waits_for_enter(children: Children, tmp_path: Path):
    children.answer("import", IMPORTED)
    children.answer("poll", *NOTHING_NEW)
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, first_run(app, tmp_path))
        await pilot.press("1", "enter")
        await until(pilot, lambda: "Polled 1 feed · 1 failed" in screen_text(app))
        await pilot.press("enter")
        assert await app.answer(pilot) is True


async def test_newsboats_files_are_offered_and_imported_together(children: Children, tmp_path: Path):
    folder = tmp_path / ".newsboat"
    folder.mkdir()
    (folder / "urls").write_text('https://example.org/a tag\n# no\n"query:x:y"\nhttp://example.org/b "~T"\n')
    (folder / "cache.db").write_bytes(b"SQLite format 3\0")
    children.answer("import", IMPORTED)
    children.answer("poll", *POLLED)
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, first_run(app, tmp_path, newsboat_files(tmp_path, {})))
        assert "2 feeds in ~/.newsboat/urls" in screen_text(app)
        await pilot.press("3")
        assert await app.answer(pilot) is True
    assert children.asked[0] == ["import", "--json", "--", str(folder / "urls"), str(folder / "cache.db")]


async def test_an_address_is_asked_for_and_opens_the_desk(children: Children, tmp_path: Path):
    children.answer("add", {"event": "subscribed", "id": 1, "feed": "https://example.org/f", "title": "T", "new": 3})
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, first_run(app, tmp_path))
        await pilot.press("4")
        await until(pilot, lambda: app.screen.query("#url"))
        await pilot.press(*"example.org", "enter")
        assert await app.answer(pilot) is True


async def test_a_file_is_asked_for_and_leaving_it_leads_back(children: Children, tmp_path: Path):
    app = Host(children)
    async with app.run_test() as pilot:
        screen = first_run(app, tmp_path)
        await app.ask(pilot, screen)
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("1", "escape", "3")
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))
        assert app.screen.query_one(Input).value == "~/.newsboat/urls"


@pytest.mark.parametrize("key", ["q", "5"])
async def test_the_empty_desk_is_one_key_away(children: Children, tmp_path: Path, key: str):
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, first_run(app, tmp_path))
        await pilot.press(key)
        assert await app.answer(pilot) is False
    assert children.asked == []


async def test_no_folder_ticked_takes_the_one_under_the_cursor(children: Children, tmp_path: Path):
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, first_run(app, tmp_path))
        await pilot.press("1", "*")
        ticks = app.screen.query_one(Ticks)
        assert ticks.ticked == ()
        await pilot.press("*")
        assert len(ticks.ticked) == len(starter_folders())


# ---- import


async def test_a_file_is_imported(children: Children, tmp_path: Path):
    file = tmp_path / "my feeds.xml"
    file.write_text("<opml/>")
    refused = {"event": "refused", "line": "exec:[b]", "why": "It runs a command."}
    children.answer("import", refused, {**IMPORTED, "already": 2, "refused": 1, "read": 40})
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, ImportDialog(app.jobs, path=str(tmp_path)))
        await pilot.press(*"/my")
        field = app.screen.query_one(Input)
        await until(pilot, lambda: field._suggestion)
        await pilot.press("right", "enter")
        imported = await app.answer(pilot)
    assert imported == Imported(8, 2, 1, 40, "exec:[b]: It runs a command.")
    assert imported.sentence == (
        "Subscribed to 8 feeds · 2 already there · 1 left out (exec:[b]: It runs a command.)"
        " · 40 articles known as read"
    )
    assert children.asked == [["import", "--json", "--", str(file)]]


@pytest.mark.parametrize(
    ("events", "how", "words"),
    [
        ([], {"code": 1, "error": "feeds.opml cannot be read: denied."}, "feeds.opml cannot be read: denied."),
        ([{**IMPORTED, "subscribed": 0}], {}, "There is no feed to subscribe to in this file."),
        ([], {"code": 1}, "Nothing was imported."),
    ],
)
async def test_an_import_that_brings_nothing_says_why(
    children: Children, tmp_path: Path, events: list[Any], how: dict[str, Any], words: str
):
    (tmp_path / "feeds").write_text("")
    children.answer("import", *events, **how)
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, ImportDialog(app.jobs, path=str(tmp_path / "feeds")))
        await pilot.press("enter")
        await until(pilot, lambda: text_of(app, "#notice") == words)


@pytest.mark.parametrize(("name", "words"), [("none", "There is no file {path}."), (".", "{path} is a folder")])
async def test_what_is_no_file_is_told_and_nothing_starts(children: Children, tmp_path: Path, name: str, words: str):
    app = Host(children)
    path = tmp_path / name
    async with app.run_test() as pilot:
        await app.ask(pilot, ImportDialog(app.jobs, path=str(path)))
        await pilot.press("enter")
        assert text_of(app, "#notice").startswith(words.format(path=path))
    assert children.asked == []


def test_an_import_that_broke_off_is_none_and_wrong_counts_are_zero():
    assert imported_by([{"event": "refused", "why": "x"}]) is None
    assert imported_by([{"event": "imported", "subscribed": "many"}]) == Imported()


def test_paths_are_completed_as_a_shell_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "Feeds").mkdir()
    (tmp_path / "Feeds" / "urls").touch()
    (tmp_path / "Feeds" / ".hidden").touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert completed_path(f"{tmp_path}/Fe") == f"{tmp_path}/Feeds/"
    assert completed_path(f"{tmp_path}/Feeds/") == f"{tmp_path}/Feeds/urls"
    assert completed_path("~/Fe") == "~/Feeds/"
    assert completed_path("~/Feeds/.h") == "~/Feeds/.hidden"
    for nothing in ("", " ", "~", "~/x", "/nonexistent/x", "~nobody-there/x", "a\0b", f"{tmp_path}/Feeds/urls"):
        assert completed_path(nothing) is None


# ---- what there is to begin with


def test_the_starter_feeds_are_found():
    folders = starter_folders()
    assert [folder.name for folder in folders] == ["Critical minerals", "Batteries", "Energy", "Industry policy"]
    assert all(feed.title and feed.url.startswith("https://") for folder in folders for feed in folder.feeds)


@pytest.mark.parametrize("content", [None, "", "<opml", "<opml/>"])
def test_without_starter_feeds_there_are_none(tmp_path: Path, content: str | None):
    if content is not None:
        (tmp_path / "starter.opml").write_text(content)
    assert starter_folders(tmp_path / "starter.opml") == ()


def test_what_is_written_as_opml_is_read_again(tmp_path: Path):
    folders = (
        StarterFolder('A & "B"', (StarterFeed("T <x>", "https://example.org/f?a=1&b=2", "https://example.org"),)),
    )
    (tmp_path / "chosen.opml").write_bytes(as_opml(folders))
    assert starter_folders(tmp_path / "chosen.opml") == folders


def test_newsboat_is_looked_for_where_newsboat_looks(tmp_path: Path):
    assert newsboat_files(tmp_path, {}) is None
    config, data = tmp_path / "c" / "newsboat", tmp_path / "d" / "newsboat"
    for folder in (config, data):
        folder.mkdir(parents=True)
    (config / "urls").write_text("https://example.org/feed\n")
    environ = {"XDG_CONFIG_HOME": str(tmp_path / "c"), "XDG_DATA_HOME": str(tmp_path / "d")}
    found = newsboat_files(tmp_path, environ)
    assert found == NewsboatFiles(config / "urls", None, 1)
    assert found.paths == (config / "urls",)
    (data / "cache.db").touch()
    found = newsboat_files(tmp_path, environ)
    assert found is not None
    assert found.paths == (config / "urls", data / "cache.db")


def test_a_path_in_the_home_folder_is_shortened(tmp_path: Path):
    assert shortened(tmp_path / "x" / "urls", tmp_path) == "~/x/urls"
    assert shortened(Path("/etc/urls"), tmp_path) == "/etc/urls"
