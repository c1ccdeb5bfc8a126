"""Queries on the command line: words are one query, and it may begin with a dash."""

from ast import literal_eval

import click
import pytest
from click.testing import CliRunner

from reader.cli.querying import QUERY_SETTINGS, query_argument
from reader.library import Library


@click.command(context_settings=QUERY_SETTINGS)
@query_argument
@click.option("--limit", type=int)
@click.option("--json", "as_json", is_flag=True)
def find(query: str, limit: int | None, as_json: bool) -> None:
    click.echo(repr((query, limit, as_json)))


def found(*words: str) -> tuple[str, int | None, bool]:
    done = CliRunner().invoke(find, words)
    assert done.exit_code == 0, done.output
    return literal_eval(done.output)


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ([], ""),
        ([""], ""),
        (["lithium"], "lithium"),
        (["lithium", "is:unread"], "lithium is:unread"),
        (["-lithium"], "-lithium"),
        (["-j"], "-j"),
        (["-limit"], "-limit"),
        (["-é"], "-é"),
        (['-"rare earth"', "-(a OR b)"], '-"rare earth" -(a OR b)'),
        (["-feed:https://a.example/?x=1"], "-feed:https://a.example/?x=1"),
        (["-a=b"], "-a=b"),
        (["nickel", "-"], "nickel -"),
        (["--", "-lithium"], "-lithium"),
    ],
)
def test_words_are_one_query(words: list[str], query: str):
    assert found(*words) == (query, None, False)


@pytest.mark.parametrize("words", [["-h"], ["--help"], ["--json", "-h"], ["-h", "--limit", "3"]])
def test_help_is_no_query(words: list[str]):
    done = CliRunner().invoke(find, words)
    assert done.exit_code == 0
    assert done.output.startswith("Usage:")


@pytest.mark.parametrize("words", [["-a", "--limit", "3", "--json"], ["--limit=3", "-a", "--json"]])
def test_options_may_stand_before_and_after_the_query(words: list[str]):
    assert found(*words) == ("-a", 3, True)


@pytest.mark.parametrize("word", ["--limt", "--limt=3", "--nickel"])
def test_a_long_option_that_is_unknown_is_not_taken_for_a_query(word: str):
    done = CliRunner().invoke(find, [word])
    assert done.exit_code == 2
    assert "No such option" in done.output


def test_an_option_behind_two_dashes_says_where_it_belongs():
    done = CliRunner().invoke(find, ["nickel", "--", "--json"])
    assert done.exit_code == 2
    assert "`--json` stands after `--`" in done.output


def test_a_mistyped_option_is_answered_with_the_right_one():
    assert "--limit" in CliRunner().invoke(find, ["--limt", "3"]).output


def test_a_star_alone_is_told_what_a_beginning_needs(assay, filled: Library):
    done = assay("list", "*")
    assert (done.code, done.err.partition(" (")[0]) == (2, "A beginning needs at least 3 letters")


@pytest.mark.parametrize("query", ["~" * 3_000, "is:" + "x" * 3_000, "x" * 2_000 + ":y", "since:" + "x" * 3_000])
def test_what_is_wrong_with_a_long_query_is_said_in_a_few_lines(assay, filled: Library, query: str):
    done = assay("list", query)
    assert done.code != 0
    assert len(done.err) < 600


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("osmium or iridium", "Nothing matches. `or` is looked for as a word; OR in capitals joins.\n"),
        ("osmium not iridium", "Nothing matches. `not` is looked for as a word; NOT in capitals joins.\n"),
        ('"osmium or iridium"', "Nothing matches.\n"),
    ],
)
def test_a_joiner_in_small_letters_that_finds_nothing_is_explained(assay, library: Library, query: str, said: str):
    assert assay("list", query).out == said
