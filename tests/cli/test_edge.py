"""Faults leave the command line as one sentence on stderr and an exit code."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from reader import __version__
from reader.cli import group
from reader.errors import LibraryBusy, LibraryDamaged, LibraryNewer, QueryError, ReaderError


def test_version_is_said(assay):
    assert assay("--version").out == f"assay {__version__}\n"


def test_help_lists_every_command(assay):
    done = assay("--help")
    assert done.code == 0
    listed = [line.split()[0] for line in done.out.partition("Commands:")[2].splitlines() if line.strip()]
    assert [name for name in group.COMMANDS if name not in listed] == []


@pytest.mark.parametrize("name", group.COMMANDS)
def test_every_command_explains_itself(assay, name: str):
    done = assay(name, "--help")
    assert done.code == 0
    assert f"assay {name}" in done.out
    assert len(done.out.splitlines()) > 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nonsense"], "No such command 'nonsense'. See"),
        (["exprot"], "No such command 'exprot'. Did you mean 'export'?"),
        (["--libary", "x"], "--library"),
        (["show"], "ID"),
        (["show", "seven"], "seven"),
        (["mark", "maybe", "id:1"], "maybe"),
        (["list", "--limt", "3"], "--limit"),
        (["list", "--limit", "-3"], "-3"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_2(assay, words: list[str], said: str):
    done = assay(*words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "--help`." in done.err
    assert done.err.count("\n") == 1


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Makes `assay backup` raise."""

    def use(error: BaseException) -> None:
        @click.command()
        def backup() -> None:
            raise error

        monkeypatch.setattr(group.LazyGroup, "get_command", lambda self, ctx, name: backup)

    return use


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ReaderError("It did not work; try again."), 1),
        (QueryError("Unknown field.", "x:y", 0), 2),
        (LibraryBusy("Another poll runs."), 3),
        (LibraryDamaged("The library is damaged."), 4),
        (LibraryNewer("The library is from a newer Assay."), 4),
    ],
)
def test_what_assay_raises_becomes_its_sentence_and_exit_code(assay, failing, error: ReaderError, code: int):
    failing(error)
    assert assay("backup") == type(assay("--version"))(code, "", f"{error}\n")


def test_a_message_cannot_act_on_the_terminal(assay, failing):
    failing(ReaderError("The feed \x1b]0;owned\x07says\x1b[31m no.\n\u202eEnd."))
    assert assay("backup").err == "The feed says no. End.\n"


def test_interrupting_is_quiet(assay, failing):
    failing(KeyboardInterrupt())
    done = assay("backup")
    assert (done.code, done.err.strip()) == (130, "")


def test_a_fault_of_ours_is_one_sentence_and_a_report(assay, failing, home: Path):
    failing(ZeroDivisionError("division by zero"))
    done = assay("backup")
    assert done.code == 1
    assert done.err.startswith("Assay has a fault: ZeroDivisionError: division by zero.")
    assert done.err.count("\n") == 1
    (report,) = home.glob("state/**/fault.txt")
    assert "ZeroDivisionError" in report.read_text()
    assert str(report) in done.err


def test_a_reader_that_has_seen_enough_ends_the_command_quietly(filled, home: Path):
    command = [sys.executable, "-m", "reader", "list", "--json"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ.copy())
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    assert child.stderr.read() == b""
    assert child.wait(timeout=30) == 0


def test_a_terminal_that_cannot_write_a_character_gets_an_escape(process, filled):
    done = process("list", PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert done.err == ""


@pytest.mark.parametrize("words", [[], ["list"], ["doctor"], ["poll"]])
def test_a_config_file_that_is_named_must_be_there(assay, home: Path, words: list[str]):
    done = assay("--config", str(home / "misspelt.toml"), *words)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"There is no config file {home / 'misspelt.toml'}; see `assay --help`.\n"


@pytest.mark.parametrize("option", ["--library", "--config"])
def test_global_options_need_a_value(assay, option: str):
    assert assay(option).code == 2


def test_a_config_with_a_mistake_is_exit_2_and_names_the_key(assay, home: Path, library):
    (home / "config.toml").write_text("[poll]\nflor_minutes = 3\n")
    done = assay("poll", "--json")
    assert done.code == 2
    assert "flor_minutes" in done.err


BROKEN = {
    "a word that is no setting": ("[poll]\nflor_minutes = 3\n", "has no setting 'flor_minutes'"),
    "no TOML": ("[poll\n", "is not valid TOML"),
}


@pytest.mark.parametrize(("config", "said"), BROKEN.values(), ids=BROKEN)
def test_commands_that_hardly_need_settings_go_on_and_say_what_is_wrong(
    assay, filled, home: Path, config: str, said: str
):
    feeds = "<opml version='2.0'><body><outline xmlUrl='https://tin.example/feed'/></body></opml>"
    (home / "feeds.opml").write_text(feeds)
    words = {
        "show": ["1"],
        "mark": ["read", "boron"],
        "remove": ["Grid Example"],
        "move": ["Metals Example", "Ores"],
        "edit": ["Metals Example", "--interval", "1"],
        "import": [str(home / "feeds.opml")],
        "export": ["--format", "opml"],
        "company": ["Brantwood"],
        "backup": [str(home / "copy.db")],
        "restore": [str(home / "copy.db"), "--yes"],
    }
    (home / "config.toml").write_text(config)
    for command in group.COMMANDS:
        if command == "restore":
            # Which replaces no library that is open.
            filled.close()
        if command in group.HARDLY_NEED_SETTINGS:
            done = assay(command, *words.get(command, []))
            assert (command, done.code) == (command, 0)
            assert done.out
            assert done.err.startswith(f"{home / 'config.toml'}")
            assert said in done.err
            assert done.err.endswith(" Until that is mended, defaults are used.\n")
            assert done.err.count("\n") == 1


def test_what_was_exported_is_taken_in_again_where_the_config_has_a_mistake(assay, filled, home: Path):
    assay("export", "--format", "json", "--output", str(home / "all.jsonl"))
    (home / "config.toml").write_text("[poll]\nflor_minutes = 3\nworkers = -1\n")
    done = assay("--library", str(home / "other.db"), "import", str(home / "all.jsonl"))
    assert done.code == 0
    assert "`assay doctor` names 1 more." in done.err


def test_a_shell_completes_commands_and_options(process):
    assert "assay" in process(_ASSAY_COMPLETE="bash_source").out
    words = {"_ASSAY_COMPLETE": "bash_complete", "COMP_WORDS": "assay comp", "COMP_CWORD": "1"}
    assert process(**words).out.split() == ["plain,companies", "plain,company"]


def test_what_a_command_does_is_said_whole_in_80_columns(process, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "80")
    done = process("--help")
    assert all(name in done.out for name in group.COMMANDS)
    assert "..." not in done.out.partition("Commands:")[2]
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["poll", "--feed"], "assay poll"),
        (["--library", "x.db", "export", "--output"], "assay export"),
        (["--library"], "assay"),
    ],
)
def test_an_option_without_its_value_points_to_the_help_of_its_command(assay, words: list[str], command: str):
    done = assay(*words)
    assert (done.code, done.err.endswith(f" requires an argument. See `{command} --help`.\n")) == (2, True)
