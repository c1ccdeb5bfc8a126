"""A damaged library: every command that needs what is lost says so in a sentence, with exit code 4."""

from pathlib import Path

import pytest
from library.making import broken, half_lost

from reader.library import Library

COMMANDS = (
    *("list", "list --json", "list storm", "list --limit 2", "show 3", "show 3 --json", "feeds", "views", "rules"),
    *("companies", "company Brantwood", "mark starred id:3", "mark read since:2000-01-01", "undo", "redo"),
    *("export --format json", "export --format csv", "export --format markdown", "export --format opml"),
)
ADVICE = "is damaged; it was left as it is. Run `assay doctor` to see what can be saved.\n"
TABLES = ("feeds", "counters", "articles", "contents", "states", "traits", "companies", "company_names", "search_data")


@pytest.fixture(params=TABLES)
def half_of(request: pytest.FixtureRequest, filled: Library, home: Path) -> str:
    """The table of a library that has lost half a page of it."""
    filled.close()
    half_lost(home / "library.db", request.param)
    return str(request.param)


def _is_told(done, command: str) -> bool:
    """Whether a command has done its work, or named the damage; there may be nothing to undo."""
    if command in ("undo", "redo") and done.code == 1:
        return "othing" in done.out
    return done.code == 0 if "`assay doctor`" not in done.err else done.code == 4


def test_no_command_takes_damage_for_a_fault_of_assays(assay, half_of: str):
    for command in COMMANDS:
        done = assay(*command.split())
        assert _is_told(done, command), (command, done.err)


def test_doctor_finds_it_and_names_the_repair(assay, half_of: str):
    done = assay("doctor")
    assert (done.code, done.err) == (4, "")
    assert "The file is damaged" in done.out
    assert "`assay doctor --repair`" in done.out
    assert assay("doctor", "--json").code == 4


def test_a_repair_mends_it(assay, half_of: str):
    assert assay("doctor", "--repair").code in (0, 1)
    assert assay("doctor").code == 0
    for command in COMMANDS:
        assert assay(*command.split()).code in (0, 1), command


@pytest.mark.parametrize(
    ("table", "commands"),
    [
        ("feeds", ("list", "list storm", "show 3", "feeds", "views", "export --format json", "export --format opml")),
        ("counters", ("list --limit 2", "views", "mark starred id:3")),
        ("articles", ("list", "show 3", "export --format csv")),
        ("search_data", ("list storm",)),
    ],
)
def test_what_needs_what_is_lost_says_so(assay, filled: Library, home: Path, table: str, commands: tuple[str, ...]):
    filled.close()
    half_lost(home / "library.db", table)
    for command in commands:
        done = assay(*command.split())
        assert done.code == 4, command
        assert done.err.endswith((ADVICE, "damaged. `assay doctor` says what can be saved.\n")), command


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM counters",
        "UPDATE feeds SET title = x'00'",
        "UPDATE articles SET title = CAST(x'ff' AS TEXT) WHERE id = 3",
        "UPDATE articles SET received = 1 << 60 WHERE id = 3",
        "UPDATE contents SET extras = '{' WHERE id = 3",
    ],
)
def test_values_that_cannot_be_are_damage(assay, filled: Library, home: Path, damage: str):
    filled.close()
    broken(home / "library.db", damage)
    for command in COMMANDS:
        done = assay(*command.split())
        assert _is_told(done, command), (command, done.err)
    assert assay("doctor").code == 4
    assert assay("doctor", "--repair").code in (0, 1)
    assert assay("doctor").code == 0


def test_a_fault_of_assays_on_a_sound_library_is_one(assay, filled: Library, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise TypeError("no such thing")

    monkeypatch.setattr(Library, "views", fail)
    monkeypatch.setattr(Library, "sources", fail)
    done = assay("views")
    assert (done.code, "Assay has a fault: TypeError" in done.err) == (1, True)
