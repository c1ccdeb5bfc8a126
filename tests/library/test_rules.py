"""Rules: what happens to new articles as they come in."""

from dataclasses import replace
from typing import Literal

import pytest
from library.making import NOW, add_feed, article, parts, save, titles
from library.test_state import assert_counts_are_right

from reader.errors import LibraryError, QueryError
from reader.library import Library
from reader.model import Brought, Rule


def test_rules_act_on_new_articles_and_on_no_others(library: Library) -> None:
    feed = add_feed(library, articles=[article("old", made_of=parts("Sponsored tin."))])
    library.rules.save(Rule("sponsored", "read"))
    library.rules.save(Rule("tin -lead", "star"))
    library.rules.save(Rule("id:3", "tag", "Bee"))
    off = library.rules.save(Rule("", "star", active=False))
    save(library, feed, new=[article("a", made_of=parts("Sponsored lead.")), article("b", made_of=parts("Some tin."))])
    assert titles(library, "is:read") == ["a"]
    assert titles(library, "is:starred") == ["b"]
    assert titles(library, "tag:bee") == ["a"]
    assert titles(library, "is:unread old") == ["old"]
    assert library.undo() is None
    assert [titles(library, f"rule:{number}") for number in (1, 2, 3, 4)] == [["a"], ["b"], ["a"], []]
    assert_counts_are_right(library)
    library.rules.delete(off.id)
    assert [rule.id for rule in library.rules.all()] == [1, 2, 3]


def test_rules_tell_of_each_feed_what_it_brought_when_several_are_saved_together(library: Library) -> None:
    feeds = [add_feed(library, name) for name in ("ore", "lead", "zinc")]
    library.rules.save(Rule("tin", "notify"))
    states = {state.id: state for state in library.intake.poll_states(NOW, every=True)}
    bodies = ("Some tin.", "Some copper.", "More tin.")
    brought = [
        Brought(states[feed.id], new=[article(feed.title, made_of=parts(text))])
        for feed, text in zip(feeds, bodies, strict=True)
    ]
    saved = library.intake.save_all(brought)
    assert [[notice.title for notice in one.notices] for one in saved] == [["Title of Ore"], [], ["Title of Zinc"]]


def test_a_rule_can_be_changed(library: Library) -> None:
    rule = library.rules.save(Rule("tin", "star"))
    assert library.rules.save(replace(rule, query="lead", active=False)).id == rule.id
    assert library.rules.all() == (Rule("lead", "star", "", False, rule.id),)


def test_rules_must_make_sense(library: Library) -> None:
    with pytest.raises(QueryError):
        library.rules.save(Rule("is:", "read"))
    with pytest.raises(LibraryError, match="needs a tag"):
        library.rules.save(Rule("tin", "tag", "  "))


def test_what_a_muting_rule_takes_no_other_rule_touches(library: Library) -> None:
    feed = add_feed(library)
    for rule in (Rule("tin", "star"), Rule("tin", "notify"), Rule("is:unread sponsored", "mute")):
        library.rules.save(rule)
    texts = {"a": "Sponsored tin.", "b": "Some tin.", "c": "Sponsored lead."}
    saved = save(library, feed, new=[article(name, made_of=parts(text)) for name, text in texts.items()])
    assert titles(library, "is:read") == titles(library, "rule:3") == ["a", "c"]
    assert titles(library, "is:starred") == ["b"]
    assert [(notice.title, notice.rule) for notice in saved.notices] == [("Title of b", "tin")]
    assert_counts_are_right(library)


def test_what_a_rule_did_can_be_taken_back_and_stays_known(library: Library) -> None:
    feed = add_feed(library)
    rule = library.rules.save(Rule("tin", "read"))
    save(library, feed, new=[article("a", made_of=parts("Tin.")), article("b", made_of=parts("Lead."))])
    assert library.mark("unread", query=f"rule:{rule.id}") == 1
    assert library.undo() == "marked “Title of a” unread"
    (number,) = [row.id for row in library.rows("rule:1")]
    save(library, feed, changed=[(number, article("a", made_of=parts("Zinc.")))])
    assert titles(library, "rule:1") == ["a"]
    library.rules.delete(rule.id)
    assert library.rules.save(Rule("zinc", "star")).id == 2
    assert titles(library, "rule:1") == ["a"]
    library.unsubscribe([feed.id])
    assert titles(library, "rule:1") == []
    library.undo()
    assert titles(library, "rule:1") == ["a"]
    assert_counts_are_right(library)


@pytest.mark.parametrize(
    ("action", "value", "done"), [("read", "", "is:read"), ("star", "", "is:starred"), ("tag", "Metal", "tag:metal")]
)
def test_what_a_rule_does_to_what_is_here_is_on_its_list_and_can_be_taken_back(
    library: Library, action: Literal["read", "star", "tag"], value: str, done: str
) -> None:
    texts = {"a": "Tin.", "b": "Tin and lead.", "c": "Zinc."}
    add_feed(library, articles=[article(name, made_of=parts(text)) for name, text in texts.items()])
    library.rules.save(Rule("lead", action, value))
    rule = library.rules.save(Rule("tin", action, value))
    assert library.rules.do(library.rules.all()[0]) == 1
    assert (library.rules.do(rule), library.rules.do(rule)) == (1, 0)
    assert (titles(library, "rule:1"), titles(library, "rule:2"), titles(library, done)) == (["b"], ["a"], ["a", "b"])
    assert_counts_are_right(library)
    assert library.rules.take_back(2) == 1
    assert titles(library, done) == ["b"]
    library.undo()
    assert titles(library, done) == ["a", "b"]
    library.undo()
    assert (titles(library, "rule:2"), titles(library, done)) == ([], ["b"])
    assert_counts_are_right(library)
    library.redo()
    assert (titles(library, "rule:1"), titles(library, "rule:2"), titles(library, done)) == (["b"], ["a"], ["a", "b"])
    assert_counts_are_right(library)


def test_a_feed_that_brings_very_much_is_not_told_of_article_by_article(library: Library) -> None:
    feed = add_feed(library)
    library.rules.save(Rule("", "notify"))
    saved = save(library, feed, new=[article(f"a{i}", hours=i) for i in range(30)])
    assert len(saved.notices) == 20


def test_what_another_feed_has_brought_before_is_a_copy_and_a_rule_can_mute_it(library: Library) -> None:
    library.rules.save(Rule("is:copy", "mute"))
    one, other = add_feed(library, "ore"), add_feed(library, "metals")
    address = "https://ore.example/story"
    save(library, one, new=[article("story", url=address), article("alone"), article("again", url=address, hours=3)])
    save(library, other, new=[article("copy", url=address), article("own", url="https://metals.example/own")])
    assert titles(library, "is:copy") == titles(library, "is:read") == ["copy"]
    assert set(titles(library, "-is:copy")) == set(titles(library, "is:unread")) == {"story", "alone", "again", "own"}
    assert library.count("is:copy OR alone") == 2
    assert_counts_are_right(library)
    library.unsubscribe([one.id])
    assert titles(library, "is:copy") == []


def test_copies_are_told_within_what_came_in_one_transaction(library: Library) -> None:
    feeds = [add_feed(library, name) for name in ("ore", "tin")]
    states = {state.id: state for state in library.intake.poll_states(NOW, every=True)}
    brought = [Brought(states[feed.id], new=[article(feed.title, url="https://ore.example/story")]) for feed in feeds]
    library.intake.save_all(brought)
    assert titles(library, "is:copy") == ["Tin"]
