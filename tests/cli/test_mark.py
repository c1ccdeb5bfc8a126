"""`mark`, `undo`, `redo`."""

import pytest

from reader.library import Library


def states(assay, field: str) -> dict[str, bool]:
    return {line["title"].split()[0]: line[field] for line in assay("list", "--json").lines}


def test_mark_changes_what_the_query_matches_and_says_how_many(assay, filled: Library):
    done = assay("mark", "read", "boron OR tin")
    assert (done.code, done.out) == (0, "Marked 2 articles read. `assay undo` takes it back.\n")
    assert states(assay, "read") == {"Tin": True, "Boron": True, "Kiln": False, "Storm": False}


def test_mark_counts_only_what_changed(assay, filled: Library):
    assay("mark", "starred", "storm")
    assert assay("mark", "starred", "storm", "--json").lines == [{"changed": 0}]
    assert assay("mark", "starred", "-storm", "--json").lines == [{"changed": 3}]


@pytest.mark.parametrize(("state", "field", "value"), [("unread", "read", False), ("unstarred", "starred", False)])
def test_mark_takes_back(assay, filled: Library, state: str, field: str, value: bool):
    assay("mark", state.removeprefix("un"), "is:unread")
    assert assay("mark", state, "storm", "--json").lines == [{"changed": 1}]
    assert states(assay, field)["Storm"] is value


def test_an_id_names_one(assay, filled: Library):
    (row,) = assay("list", "storm", "--json").lines
    assert assay("mark", "read", f"id:{row['id']}", "--json").lines == [{"changed": 1}]
    assert [name for name, read in states(assay, "read").items() if read] == ["Storm"]


@pytest.mark.parametrize("query", [[], [""], ["  "]])
def test_an_empty_query_changes_nothing(assay, filled: Library, query: list[str]):
    done = assay("mark", "read", *query)
    assert done.code == 0
    assert "nothing was changed" in done.out
    assert assay("mark", "read", *query, "--json").lines == [{"changed": 0}]
    assert not any(states(assay, "read").values())


def test_asking_for_help_changes_nothing(assay, filled: Library):
    done = assay("mark", "read", "-h")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Usage: assay mark")
    assert not any(states(assay, "read").values())


def test_a_wrong_query_changes_nothing(assay, filled: Library):
    assert assay("mark", "read", "(boron").code == 2
    assert not any(states(assay, "read").values())


def test_undo_and_redo(assay, filled: Library):
    assay("mark", "read", "boron OR tin")
    assert assay("undo").out.startswith("Undone: ")
    assert not any(states(assay, "read").values())
    assert assay("redo").out.startswith("Done again: ")
    assert sum(states(assay, "read").values()) == 2


def test_nothing_to_undo_is_said(assay, filled: Library):
    done = assay("redo")
    assert (done.code, done.out) == (1, "Nothing was undone that could be done again.\n")
