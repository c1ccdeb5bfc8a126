"""`views` and `rules`, and the file that holds both."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.library import Library
from reader.library.saved_queries import read, rule_of, then_of, written
from reader.model import Rule, View

FEED = "https://metals.example/feed"


@pytest.fixture
def filled(library: Library, bring: Callable[..., Any], article: Callable[..., Any]) -> Library:
    """Two articles, one of them on tin."""
    bring(FEED, article("a", "Tin rises", "<p>Tin rose.</p>"), article("b", "Zinc falls", "<p>Zinc fell.</p>"))
    return library


def titles(library: Library, query: str) -> list[str]:
    return [row.title for row in library.rows(query)]


def test_a_view_is_saved_listed_and_deleted(assay: Callable[..., Any], filled: Library):
    assert assay("views", "--save", "Tin", "tin", "-lead").out == "Saved the view Tin: 1 article.\n"
    assert assay("views", "--save", "Tin", "tin").out.endswith(". It was 'tin -lead'.\n")
    assert assay("views", "--save", "Tin", "tin", "-lead").out.startswith("Replaced the view Tin: 1 article.")
    listed = {line["title"]: line for line in assay("views", "--json").lines}
    own = {"query": "tin -lead", "articles": 1, "unread": 1, "built_in": False}
    assert listed["Tin"] == {"key": "view:Tin", "title": "Tin", **own}
    assert (listed["All"]["articles"], listed["All"]["built_in"]) == (2, True)
    assert assay("views", "--delete", "tin").code == 0
    assert "Tin" not in [view.title for view in filled.views()]
    assert "no view" in assay("views", "--delete", "tin").err
    assert "stays" in assay("views", "--delete", "Unread").err


def test_a_view_that_is_called_like_one_of_assays_own_can_be_deleted(assay: Callable[..., Any], filled: Library):
    assay("views", "is:read", "--save", "Unread")
    assert assay("views", "--delete", "unread").out == "Deleted the view Unread.\n"
    assert [view.query for view in filled.views() if view.title == "Unread"] == ["is:unread"]


@pytest.mark.parametrize(
    "words",
    [("tin",), ("--save", " "), ("--save", "a", "--delete", "b"), ("--save", "Bad", "is:nothing")],
)
def test_views_that_make_no_sense_are_refused(assay: Callable[..., Any], filled: Library, words: tuple[str, ...]):
    done = assay("views", *words)
    assert done.code
    assert len(done.err.splitlines()) >= 1
    assert all(view.built_in for view in filled.views())


def test_a_rule_shows_what_it_would_touch_and_changes_nothing(assay: Callable[..., Any], filled: Library):
    done = assay("rules", "tin", "--then", "star", "--dry-run")
    first, last = done.out.splitlines()
    assert first.split("\t")[1:] == [FEED, "Tin rises"]
    assert last == "1 of the articles here match. Nothing was changed."
    assert filled.rules.all() == ()
    assert titles(filled, "is:starred") == []


def test_a_rule_acts_now_on_what_comes_and_can_be_taken_back(
    assay: Callable[..., Any], filled: Library, bring: Callable[..., Any], article: Callable[..., Any]
):
    assert assay("rules", "tin", "--then", "tag Cassiterite", "--now").code == 0
    assert titles(filled, "tag:cassiterite") == ["Tin rises"]
    assert assay("undo").code == 0
    assert titles(filled, "tag:cassiterite") == []
    bring(FEED, article("c", "Tin again", "<p>Tin.</p>"))
    assert titles(filled, "tag:cassiterite") == ["Tin again"]
    expected = {"id": 1, "query": "tin", "then": "tag Cassiterite", "active": True, "done": 1}
    assert assay("rules", "--json").lines == [expected]
    assert assay("rules", "--take-back", "1").code == 0
    assert titles(filled, "tag:cassiterite") == []
    assert assay("rules", "--delete", "1").code == 0
    assert filled.rules.all() == ()
    assert "no rule" in assay("rules", "--delete", "1").err
    assert "no rule" in assay("rules", "--take-back", "1").err


def test_whatever_is_done_to_views_and_rules_can_be_had_as_json(assay: Callable[..., Any], filled: Library):
    assert assay("rules", "tin", "--then", "star", "--dry-run", "--json").lines == [{"query": "tin", "matches": 1}]
    rule = {"id": 1, "query": "tin", "then": "star", "active": True}
    assert assay("rules", "tin", "--then", "star", "--now", "--json").lines == [{**rule, "done": 1}]
    assert assay("rules", "--take-back", "1", "--json").lines == [{"changed": 1}]
    assert assay("rules", "--delete", "1", "--json").lines == [{"deleted": 1}]
    (view,) = assay("views", "--save", "Tin", "tin", "--json").lines
    assert (view["key"], view["query"], view["articles"]) == ("view:Tin", "tin", 1)


@pytest.mark.parametrize("then", ["", "tag", "read it", "delete"])
def test_what_no_rule_does_is_refused(assay: Callable[..., Any], library: Library, then: str):
    assert "read, star, mute, notify" in assay("rules", "tin", "--then", then).err
    assert library.rules.all() == ()


@pytest.mark.parametrize("words", [("tin",), ("--dry-run",), ("tin", "--then", "read", "--delete", "1")])
def test_half_a_rule_is_refused(assay: Callable[..., Any], library: Library, words: tuple[str, ...]):
    assert assay("rules", *words).code == 2
    assert "query" in assay("rules", "--then", "read").err
    assert library.rules.all() == ()


def test_views_rules_and_their_order_survive_a_file(assay: Callable[..., Any], library: Library, home: Path):
    library.save_view(View("view:Tin", "Tin", '"tin \\ mine" -lead'))
    library.rules.save(Rule("sponsored", "mute"))
    library.rules.save(Rule("tin", "tag", "Erz 锡", active=False))
    library.order_views(["view:Tin", "all", "unread"])
    views, rules = library.views(), library.rules.all()
    assert assay("views", "--export", home / "saved.toml").code == 0
    library.delete_view("view:Tin")
    library.order_views([])
    for rule in rules:
        library.rules.delete(rule.id)
    assert assay("views", "--import", home / "saved.toml").out == "Took in 1 view and 2 rules.\n"
    assert library.views() == views
    assert [then_of(rule) for rule in library.rules.all()] == ["mute", "tag Erz 锡"]
    assert [(rule.query, rule.active) for rule in library.rules.all()] == [("sponsored", True), ("tin", False)]
    assert assay("views", "--import", home / "saved.toml").out == "Took in 1 view and 0 rules.\n"
    assert assay("views", "--export", "-").out == (home / "saved.toml").read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "view = 3",
        "[[view]]\ntitle = 'a'",
        "[[rule]]\nquery = 'a'\nthen = 'vanish'",
        "[[vew]]",
        "= x",
        "view = [1]",
        "[[view]]\ntitle = 'good'\nquery = 'tin'\n[[view]]\ntitle = 'bad'\nquery = 'is:'",
    ],
)
def test_a_file_that_is_wrong_changes_nothing(assay: Callable[..., Any], library: Library, home: Path, text: str):
    (home / "wrong.toml").write_text(text, "utf-8")
    done = assay("views", "--import", home / "wrong.toml")
    assert done.code
    assert all(view.built_in for view in library.views())
    assert library.rules.all() == ()


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(words, words)
def test_any_query_survives_the_file(query: str, tag: str):
    try:
        rule = rule_of(query, f"tag {tag}")
    except ReaderError:
        return
    found = read(written([View("all", "All", "", True), View("view:A", "A", query)], [rule]))
    assert (found.views, found.rules, found.order) == ((View("view:A", "A", query),), (rule,), ("all", "view:A"))
