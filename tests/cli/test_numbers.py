"""Ids and limits of any length, and words that are none."""

import pytest

from reader.cli.numbers import LARGEST, whole_number
from reader.library import Library

HUGE = "9" * 30
ENDLESS = "1" * 5000


@pytest.mark.parametrize(
    ("word", "number"),
    [("0", 0), ("007", 7), ("42", 42), (str(LARGEST), LARGEST), (HUGE, LARGEST), (ENDLESS, LARGEST)],
)
def test_a_number_of_any_length_is_one(word: str, number: int):
    assert whole_number(word) == number


@pytest.mark.parametrize("word", ["", "-1", "1.5", "x", "٣", "1_000", " 1"])
def test_other_words_are_no_number(word: str):
    assert whole_number(word) is None


@pytest.mark.parametrize(
    "words",
    [["show"], ["full-text"], ["remove"], ["edit", "--title", "x"], ["edit", "--url", "https://a.example/"]],
)
@pytest.mark.parametrize("number", [HUGE, ENDLESS])
def test_a_huge_id_names_nothing(assay, filled: Library, words: list[str], number: str):
    done = assay(*words, number)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("There is no ")
    assert number in done.err


def test_a_huge_id_moves_nothing(assay, filled: Library):
    assert assay("move", HUGE, "Folder").err.startswith("There is no feed ")


@pytest.mark.parametrize("command", [["list"], ["companies"], ["company", "Brantwood Minerals plc"]])
def test_a_huge_limit_is_none(assay, filled: Library, command: list[str]):
    assert assay(*command, "--limit", HUGE, "--json").out == assay(*command, "--json").out != ""


@pytest.mark.parametrize("option", ["--take-back", "--delete"])
def test_a_huge_number_is_no_rule(assay, library: Library, option: str):
    assert assay("rules", option, HUGE).err.startswith("There is no rule ")


@pytest.mark.parametrize("word", ["abc", "0", "-3", "1.5"])
def test_what_is_no_id_says_where_ids_come_from(assay, filled: Library, word: str):
    done = assay("show", "--", word)
    assert done.code == 2
    assert done.err == f"{word!r} is not an article's id; `assay list` gives the ids. See `assay show --help`.\n"


@pytest.mark.parametrize(
    ("command", "word", "said"),
    [
        ("list", "x", "`--limit` takes a whole number from 0 on, not 'x'."),
        ("companies", "-1", "`--limit` takes a whole number from 0 on, not '-1'."),
        ("company", "-1", "`--limit` takes a whole number from 0 on, not '-1'."),
    ],
)
def test_what_is_no_limit_says_what_would_be(assay, command: str, word: str, said: str):
    done = assay(command, "x", f"--limit={word}")
    assert (done.code, done.err.partition(" See ")[0]) == (2, said)


def test_full_text_of_nothing_counts_nothing(assay, filled: Library):
    done = assay("full-text", "4711")
    assert (done.code, done.out) == (1, "")
    assert done.err == "Article 4711: There is no article 4711.\n"
