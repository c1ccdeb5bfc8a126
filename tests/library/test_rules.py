"""Rules: what happens to new articles as they come in."""

from dataclasses import replace

import pytest
from library.making import add_feed, article, parts, save, titles
from library.test_state import assert_counts_are_right

from reader.errors import LibraryError, QueryError
from reader.library import Library
from reader.model import Rule


def test_rules_act_on_new_articles_and_on_no_others(library: Library) -> None:
    feed = add_feed(library, articles=[article("old", made_of=parts("Sponsored tin."))])
    library.save_rule(Rule("sponsored", "read"))
    library.save_rule(Rule("tin -lead", "star"))
    library.save_rule(Rule("id:3", "tag", "Bee"))
    off = library.save_rule(Rule("", "star", active=False))
    save(library, feed, new=[article("a", made_of=parts("Sponsored lead.")), article("b", made_of=parts("Some tin."))])
    assert titles(library, "is:read") == ["a"]
    assert titles(library, "is:starred") == ["b"]
    assert titles(library, "tag:bee") == ["a"]
    assert titles(library, "is:unread old") == ["old"]
    assert library.undo() is None
    assert_counts_are_right(library)
    library.delete_rule(off.id)
    assert [rule.id for rule in library.rules()] == [1, 2, 3]


def test_a_rule_can_be_changed(library: Library) -> None:
    rule = library.save_rule(Rule("tin", "star"))
    assert library.save_rule(replace(rule, query="lead", active=False)).id == rule.id
    assert library.rules() == (Rule("lead", "star", "", False, rule.id),)


def test_rules_must_make_sense(library: Library) -> None:
    with pytest.raises(QueryError):
        library.save_rule(Rule("is:", "read"))
    with pytest.raises(LibraryError, match="needs a tag"):
        library.save_rule(Rule("tin", "tag", "  "))
