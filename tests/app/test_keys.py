"""The notation of keys, and the keymap made of defaults, presets and the user's own."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.commands import COMMANDS, PANES, Command
from reader.app.keymaps import key_table, preset_keys
from reader.app.keys import parse_keys, pressed, shown
from reader.config import AppSettings, Config


def table(**keys: object):
    return key_table(Config(keys={name.replace("_", "-"): value for name, value in keys.items()}))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("j,down", (("j",), ("down",))),
        ("gg, home ,^d", (("g", "g"), ("home",), ("ctrl+d",))),
        ("0A", (("0", "A"),)),
        ("$A", (("$", "A"),)),
        ("^wl", (("ctrl+w", "l"),)),
        ("^w l", (("ctrl+w", "l"),)),
        ("ctrl+D", (("ctrl+d",),)),
        ("shift+tab, Backtab", (("shift+tab",), ("shift+tab",))),
        ("alt+j,f5,PgUp", (("alt+j",), ("f5",), ("pageup",))),
        ("space", (("space",),)),
        ("comma", ((",",),)),
        ("^", (("^",),)),
        ("?", (("?",),)),
        ("é", (("é",),)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_keys_are_read_as_people_write_them(text: str, keys: object):
    assert parse_keys(text) == keys


@pytest.mark.parametrize("text", ["nonsense", "strg+x", "ctrl+nix", "f255", "j,\x1b", "g\x00"])
def test_a_mistyped_name_is_refused(text: str):
    with pytest.raises(ValueError, match=re.escape(text.split(",")[-1])):
        parse_keys(text)


@given(st.text(max_size=12))
def test_any_text_is_keys_or_a_value_error(text: str):
    try:
        alternatives = parse_keys(text)
    except ValueError:
        return
    assert all(keys and all(keys) for keys in alternatives)
    assert all(shown(keys) for keys in alternatives)


@pytest.mark.parametrize(
    ("name", "character", "key"),
    [
        ("question_mark", "?", "?"),
        ("space", " ", "space"),
        ("ctrl+d", "\x04", "ctrl+d"),
        ("enter", "\r", "enter"),
        ("ctrl+m", None, "enter"),
        ("tab", "\t", "tab"),
        ("ctrl+i", None, "tab"),
        ("shift+tab", None, "shift+tab"),
        ("ctrl+left_square_bracket", None, "escape"),
        ("alt+question_mark", None, "alt+?"),
        ("G", "G", "G"),
        ("pageup", None, "pageup"),
        ("ctrl+backslash", None, "ctrl+\\"),
    ],
)
def test_what_a_terminal_sends_is_named_in_the_same_notation(name: str, character: str | None, key: str):
    assert pressed(name, character) == key
    assert parse_keys("comma" if key == "," else key) == ((key,),)


def test_help_shows_keys_as_they_stand_on_the_keyboard():
    shown_as = {"gg": "gg", "^d": "^d", "shift+tab": "⇧Tab", "escape": "Esc", "pagedown": "PgDn", "space": "Space"}
    assert {text: shown(parse_keys(text)[0]) for text in shown_as} == shown_as


@pytest.mark.parametrize("preset", ["default", "vim", "newsboat"])
def test_every_preset_is_whole_and_free_of_conflicts(preset: str):
    names = {command.id for command in COMMANDS}
    assert set(preset_keys(preset)) <= names
    settings = Config(app=AppSettings(keys=preset), keys={"redraw": "^l"})  # type: ignore[arg-type]
    assert key_table(settings).faults == ()
    assert set(key_table(settings).keys) == names
    unreachable = [command.id for command in COMMANDS if command.keys and not key_table(settings).keys[command.id]]
    assert unreachable == []


def test_presets_change_what_their_users_expect():
    vim = key_table(Config(app=AppSettings(keys="vim")))
    newsboat = key_table(Config(app=AppSettings(keys="newsboat")))
    assert vim.label("copy-link") == "yy"
    assert vim.label("view-1") == "g1"
    assert newsboat.label("toggle-read") == "N"
    assert newsboat.label("links") == "u"


def test_the_users_own_keys_replace_the_default_ones():
    keys = table(toggle_star="*, ^s")
    assert keys.keys["toggle-star"] == (("*",), ("ctrl+s",))
    assert keys.faults == ()


def test_a_key_that_the_user_gives_away_is_taken_from_the_command_that_had_it():
    keys = table(toggle_star="m")
    assert keys.label("toggle-star") == "m"
    assert keys.label("toggle-read") == ""
    assert keys.faults == ()


def test_own_keys_go_before_a_preset():
    settings = Config(app=AppSettings(keys="vim"), keys={"copy-link": "c"})
    assert key_table(settings).label("copy-link") == "c"


def test_an_empty_setting_takes_the_keys_away():
    keys = table(suspend="")
    assert keys.label("suspend") == ""
    assert keys.faults == ()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("toggel-star", "x", "is no command; did you mean toggle-star?"),
        ("zzzzzz", "x", "is no command; help lists"),
        ("undo", "nonsense", "'nonsense' names no key"),
        ("undo", 3, "must be a string"),
        ("undo", ["u"], "must be a string"),
    ],
)
def test_a_wrong_setting_is_one_sentence_and_changes_nothing(name: str, value: object, words: str):
    keys = key_table(Config(keys={name: value}))  # type: ignore[dict-item]
    assert len(keys.faults) == 1
    assert name in keys.faults[0]
    assert words in keys.faults[0]
    assert keys.keys == key_table(Config()).keys


def test_two_commands_of_the_users_on_one_key_are_told():
    keys = table(undo="x", redo="x")
    assert keys.faults == ("[keys] x is both undo and redo; undo has it.",)


def test_a_key_that_hides_a_longer_one_is_told():
    keys = table(back="0")
    assert keys.faults == ("[keys] back (0) hides mark-above-read (0A); give one of them another key.",)


def test_a_key_that_hides_several_longer_ones_is_told_once():
    commands = (Command("short", "x", "", "", ""), Command("top", "gg", "", "", ""), Command("date", "gd", "", "", ""))
    keys = key_table(Config(keys={"short": "g"}), commands)
    assert keys.faults == ("[keys] short (g) hides top (gg) and date (gd); give it, or them, another key.",)


def test_a_panes_own_command_may_share_a_key_with_one_that_works_everywhere():
    commands = (
        Command("everywhere", "x", "", "", ""),
        Command("here", "y", "", "", "", panes=PANES[:1]),
        Command("there", "z", "", "", "", panes=PANES[1:2]),
    )
    own = Config(keys={"here": "x", "there": "x"})
    assert key_table(own, commands).faults == ()
    assert key_table(own, commands).label("everywhere") == "x"
