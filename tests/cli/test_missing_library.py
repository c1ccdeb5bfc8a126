"""A path where no library is: only what brings something in makes one there; all else says so and makes nothing."""

from pathlib import Path

import pytest

from reader.cli.group import COMMANDS

NEEDS_ONE = [
    ["list"],
    ["list", "--json"],
    ["show", "1"],
    ["mark", "read", "kiln"],
    ["undo"],
    ["redo"],
    ["feeds"],
    ["remove", "Metals"],
    ["move", "Metals", "Ores"],
    ["edit", "Metals", "--title", "Ores"],
    ["companies"],
    ["company", "Brantwood"],
    ["views"],
    ["rules"],
    ["export", "--format", "opml"],
    ["export", "kiln", "--format", "json"],
    ["poll"],
    ["full-text", "1"],
    ["reanalyse"],
    ["backup"],
]
MAKES_ONE = {"add", "import", "restore"}
ANSWERS_OTHERWISE = {"demo", "inspect", "doctor"}
OPML = (
    '<opml version="2.0"><body><outline type="rss" text="Metals" xmlUrl="https://metals.example/feed"/></body></opml>'
)


def test_every_command_is_looked_at():
    assert {words[0] for words in NEEDS_ONE} | MAKES_ONE | ANSWERS_OTHERWISE == set(COMMANDS)


@pytest.mark.parametrize("words", NEEDS_ONE, ids=" ".join)
def test_a_misspelt_library_is_named_and_nothing_is_made(assay, home: Path, words: list[str]):
    missing = home / "misspelt" / "library.db"
    done = assay("--library", str(missing), *words)
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"There is no library at {missing}: check the path (`--library`, ASSAY_LIBRARY), or make one there with"
        " `assay`, `assay add URL` or `assay import FILE`.\n"
    )
    assert not missing.parent.exists()


def test_an_empty_file_is_no_library_yet(assay, home: Path):
    (home / "library.db").touch()
    assert assay("list").code == 1
    assert (home / "library.db").stat().st_size == 0


def test_an_import_makes_the_library(assay, home: Path):
    (home / "feeds.opml").write_text(OPML)
    assert assay("--library", str(home / "new" / "library.db"), "import", str(home / "feeds.opml")).code == 0
    assert (home / "new" / "library.db").exists()


def test_views_taken_from_a_file_make_the_library(assay, home: Path):
    (home / "views.toml").write_text("")
    assert assay("views", "--import", str(home / "views.toml")).code == 0
    assert (home / "library.db").exists()
