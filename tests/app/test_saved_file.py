"""Views and rules as a file, written and taken in from the desk."""

from pathlib import Path
from typing import Any

import pytest
from app.conftest import Desktop
from app.host import Host, text_of
from textual.pilot import Pilot
from textual.widgets import Input

from reader.app.commands import COMMAND
from reader.app.screens.saved_file import SavedFile, read_file, write_file
from reader.errors import ReaderError
from reader.library import Library
from reader.model import Rule, View


async def typed(pilot: Pilot[Any], path: object) -> None:
    pilot.app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")


async def test_a_file_that_is_there_is_written_over_only_when_asked_twice(tmp_path: Path):
    (tmp_path / "views.toml").write_text("old")
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, SavedFile("export"))
        await typed(pilot, tmp_path / "views.toml")
        assert "Enter again writes over it" in text_of(app, "#notice")
        await pilot.press("enter")
        assert await app.answer(pilot) == tmp_path / "views.toml"


@pytest.mark.parametrize(
    ("way", "name", "words"),
    [
        ("import", "none.toml", "There is no file"),
        ("import", "", "is a folder"),
        ("export", "", "is a folder"),
        ("export", "no/where.toml", "There is no folder"),
    ],
)
async def test_a_path_that_cannot_be_is_told(tmp_path: Path, way: Any, name: str, words: str):
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, SavedFile(way))
        await pilot.press("enter")
        assert text_of(app, "#notice") == "Write the path of a file."
        await typed(pilot, f"{tmp_path}/{name}")
        assert words in text_of(app, "#notice")
        assert isinstance(app.screen, SavedFile)


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path: Path):
    path = tmp_path / "views.toml"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, "néw\n")
    assert read_file(path) == "néw\n"
    assert path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(ReaderError, match="cannot be written"):
        write_file(tmp_path / "none" / "views.toml", "x")
    with pytest.raises(ReaderError, match="cannot be read"):
        read_file(tmp_path / "none.toml")
    assert [entry.name for entry in tmp_path.iterdir()] == ["views.toml"]


async def test_views_and_rules_go_into_a_file_and_come_back(desktop: Desktop, library_file: Path, tmp_path: Path):
    path = tmp_path / "saved.toml"
    with Library.open(library_file) as library:
        library.save_view(View("view:Tin", "Tin [b]", "tin"))
        library.rules.save(Rule("zinc", "mute"))
    async with desktop() as desk:
        await desk.press("E", "x")
        await typed(desk.pilot, path)
        await desk.settle()
        assert desk.said.startswith(f"Views and rules are in {path}")
        await desk.desk.run_command(COMMAND["import-views"])
        await desk.settle()
        await typed(desk.pilot, path)
        await desk.settle()
        assert desk.said.startswith("Took in 1 view and 0 new rules")
        path.write_text("[[view]]\ntitle = 'x'\nquery = 'is:nonsense'\n")
        await desk.desk.run_command(COMMAND["import-views"])
        await desk.settle()
        await typed(desk.pilot, path)
        await desk.settle()
        assert "nonsense" in desk.said
