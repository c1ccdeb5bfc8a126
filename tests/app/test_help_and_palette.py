"""Help and the palette show the live keymap and run what is chosen."""

from typing import Any

import pytest
from app.host import Host, screen_text, until
from textual.widgets import OptionList

from reader.app.commands import COMMANDS, Command
from reader.app.keymaps import key_table
from reader.app.screens.help import Help, commands_found
from reader.app.screens.palette import CommandProvider, Palette
from reader.config import AppSettings, Config

KEYS = key_table(Config())


async def helped(*keys: str, config: Config | None = None) -> Any:
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, Help(key_table(config or Config())))
        await pilot.press(*keys)
        return await app.answer(pilot)


async def test_every_command_is_listed_with_its_live_keys_in_groups():
    app = Host()
    own = key_table(Config(app=AppSettings(keys="vim"), keys={"toggle-star": "f5"}))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.ask(pilot, Help(own))
        listed = app.screen.query_one(OptionList)
        prompts = {option.id: str(option.prompt) for option in listed.options}
    assert [option.id for option in listed.options if option.id] == [command.id for command in COMMANDS]
    assert all(command.help in prompts[command.id] for command in COMMANDS)
    assert prompts["toggle-star"].startswith("F5 ")
    assert prompts["copy-link"].startswith("yy ")
    assert prompts["theme"].startswith("— ") or own.label("theme")


async def test_the_help_fits_every_size(size: tuple[int, int]):
    app = Host()
    async with app.run_test(size=size) as pilot:
        await app.ask(pilot, Help(KEYS))
        shown = screen_text(app)
    assert "Next row" in shown
    assert "Esc close" in shown


async def test_enter_runs_the_first_command_found():
    assert await helped(*"redraw", "enter") == "redraw"


async def test_the_cursor_passes_over_the_names_of_groups():
    assert await helped("down", "down", "up", "enter") == COMMANDS[1].id
    assert await helped("enter") == COMMANDS[0].id


async def test_escape_runs_nothing():
    assert await helped(*"star", "escape") is None


async def test_a_search_that_finds_nothing_says_so_and_enter_does_nothing():
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, Help(KEYS))
        await pilot.press(*"zebra", "enter")
        await until(pilot, lambda: "No command is called so." in screen_text(app))
        assert isinstance(app.screen, Help)


def test_a_key_finds_its_command_before_words_do():
    assert [command.id for command in commands_found(COMMANDS, KEYS, "^r")] == ["redo"]
    assert [command.id for command in commands_found(COMMANDS, KEYS, "gg")] == ["top"]
    assert [command.id for command in commands_found(COMMANDS, KEYS, "older")] == ["mark-older-read"]
    assert "mark-older-read" in {command.id for command in commands_found(COMMANDS, KEYS, "lder")}


def test_every_word_must_be_there_and_case_does_not_matter():
    found = {command.id for command in commands_found(COMMANDS, KEYS, "UNREAD next")}
    assert "next-unread" in found
    assert "previous-unread" not in found


@pytest.mark.parametrize("written", ["", "   "])
def test_nothing_written_finds_everything(written: str):
    assert commands_found(COMMANDS, KEYS, written) == list(COMMANDS)


class Desk:
    def __init__(self) -> None:
        self.ran: list[str] = []

    async def run_command(self, command: Command) -> None:
        self.ran.append(command.id)


async def test_the_palette_finds_a_command_shows_its_keys_and_runs_it():
    app = Host()
    app.keys, app.desk = KEYS, Desk()  # type: ignore[attr-defined]
    async with app.run_test(size=(120, 40)) as pilot:
        app.push_screen(Palette())
        await pilot.press(*"highlights")
        listed = app.screen.query_one(OptionList)
        await until(pilot, lambda: listed.option_count and "Highlights" in str(listed.get_option_at_index(0).prompt))
        await until(pilot, lambda: "Show or hide Highlights   " in screen_text(app))
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.desk.ran)  # type: ignore[attr-defined]
    assert app.desk.ran == ["toggle-highlights"]  # type: ignore[attr-defined]


async def test_the_palette_offers_every_command_before_anything_is_written():
    app = Host()
    app.keys, app.desk = KEYS, Desk()  # type: ignore[attr-defined]
    async with app.run_test():
        provider = CommandProvider(app.screen)
        hits = [hit async for hit in provider.discover()]
    offered = [hit.text for hit in hits]
    assert sorted(map(str, offered)) == sorted(command.help for command in COMMANDS)
    without_key = {command.help for command in COMMANDS if not KEYS.label(command.id)}
    assert set(offered[: len(without_key)]) == without_key
    assert offered[-1] in {command.help for command in COMMANDS if command.group == "Move"}
