"""The README says what the code does."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.group import assay
from reader.feeds.credentials import KEYS
from reader.feeds.shared_turns import SharedTurns
from reader.library import Library
from reader.library.lock import poll_lock
from reader.library.query import FIELDS, HAS, IN, IS, SORTS, parse
from reader.model import DISCLAIMER_GROUPS, DISCLAIMER_KINDS
from reader.poller.pauses import turns_file

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def section(title: str) -> str:
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_commands_keys_and_settings_are_those_of_the_code():
    script = Path(__file__).with_name("reference.py")
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_first_block_under_running_the_tests_is_one_line_that_needs_only_python():
    block = re.search(r"^```\n(.*?)^```", section("Running the tests"), re.DOTALL | re.MULTILINE)
    assert block
    command = block[1]
    assert command.count("\n") == 1
    assert command.startswith("python3 -m venv .venv && ")
    assert "-m pytest" in command


def test_the_line_that_tries_it_needs_only_python():
    lines = [line.strip() for line in section("Try it").splitlines() if line.startswith("    ")]
    assert len(lines) == 1
    assert lines[0].startswith("python3 -m venv .venv && ")
    assert lines[0].endswith("assay demo")


def test_every_file_that_the_readme_links_to_is_there():
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("text", re.findall(r"`(\w+)/[\w.]*`", README))
def test_folders_that_are_named_exist(text: str):
    assert (ROOT / text).is_dir()


def queries() -> list[str]:
    """What the query language's table writes in its first column, without its placeholders."""
    rows = [line.split("|")[1] for line in section("The query language").splitlines() if line.startswith("| `")]
    return [code for row in rows for code in re.findall(r"`([^`]+)`", row) if "…" not in code]


@pytest.mark.parametrize("query", queries())
def test_every_query_that_the_readme_shows_is_one(query: str):
    assert parse(query)


def test_the_query_language_is_told_whole():
    told = section("The query language")
    assert [name for name in FIELDS if f"{name}:" not in told] == []
    assert [kind for kind in DISCLAIMER_GROUPS if kind != "other" and kind not in told] == []
    values = [*(f"is:{value}" for value in IS), *(f"has:{value}" for value in HAS)]
    assert [value for value in values if f"`{value}`" not in told] == []
    assert [part for part in IN if f"`{part}`" not in told and f"`in:{part} " not in told] == []
    assert [order for order in SORTS if f"`{order}`" not in told and f"`sort:{order}`" not in told] == []


@pytest.mark.parametrize(
    "line", [line.strip() for line in re.findall(r"^    (assay .*)$", README, re.MULTILINE) if "%h" not in line]
)
def test_every_command_line_that_the_readme_shows_is_understood(line: str):
    words = shlex.split(line.partition("|")[0])[1:]
    context = assay.make_context("assay", words[:1], resilient_parsing=True)
    command = assay.get_command(context, words[0])
    assert command is not None
    command.make_context(words[0], words[1:], parent=context)


def test_every_setting_of_a_single_feed_is_told():
    assert [key for key in KEYS if key not in section("Settings")] == []


def test_the_number_of_kinds_of_fine_print_is_right():
    assert f"{len(DISCLAIMER_KINDS) - 1} kinds" in README


def test_every_file_beside_the_library_is_named(tmp_path: Path):
    library = tmp_path / "library.db"
    named = set(re.findall(r"`(library\.db-\w+)`", section("Settings")))
    with Library.open(library), poll_lock(library):
        turns = SharedTurns(turns_file(library), 0.0)
        turns.begin("ore.example")
        turns.close()
        there = {file.name for file in tmp_path.iterdir()}
    assert "library.db-hosts" in there
    assert there - {"library.db"} == named
