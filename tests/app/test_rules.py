"""Rules for new articles: written, counted, stopped, deleted, and done at once where the reader wants it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from app.host import Host, screen_text, text_of, until
from app.libraries import small
from app.samples import NOW
from textual.widgets import OptionList

from reader.app.screens.rules import EditRule, RuleChanges, Rules, RuleWanted, rule_of
from reader.errors import ReaderError
from reader.library import Library
from reader.model import Rule

TIN = Rule('"tin [b]"', "tag", "metals", True, 1)
ADS = Rule("disclaimer:sponsored", "read", "", True, 2)


async def touched(query: str) -> tuple[int, list[str]]:
    titles = [f"[b]Story {n}" for n in range(5)]
    return {"tin": (1, titles[:1]), "lead": (1234, titles)}.get(query, (0, []))


async def closed(screen: Any, *keys: str) -> Any:
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, screen)
        await pilot.press(*keys)
        return await app.answer(pilot)


@pytest.mark.parametrize(
    ("then", "rule"),
    [
        ("read", Rule("tin", "read")),
        (" star ", Rule("tin", "star")),
        ("mute", Rule("tin", "mute")),
        ("notify", Rule("tin", "notify")),
        ("tag  base metals", Rule("tin", "tag", "base metals")),
    ],
)
def test_a_rule_is_read_as_it_is_written(then: str, rule: Rule):
    assert rule_of(" tin ", then) == rule
    assert rule_of("tin", then, TIN) == replace(rule, id=1)


@pytest.mark.parametrize(
    ("query", "then", "words"),
    [
        ("tin", "", "one of read, star"),
        ("tin", "delete", "one of read, star"),
        ("tin", "read it", "one of read, star"),
        ("tin", "mute it", "one of read, star"),
        ("tin", "tag", "tag NAME"),
        ("", "read", "needs a query"),
        ("tin OR", "read", "still needed"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_in_one_sentence(query: str, then: str, words: str):
    with pytest.raises(ReaderError, match=words):
        rule_of(query, then)


async def test_what_a_rule_would_touch_is_counted_while_it_is_written():
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, EditRule(touched))
        await pilot.press(*"lead")
        await until(pilot, lambda: text_of(app, "#would-touch").startswith("1,234 articles here match now:"))
        assert text_of(app, "#would-touch").splitlines()[1:] == [*(f"  [b]Story {n}" for n in range(5)), "  …"]
        await pilot.press(*" OR")
        await until(pilot, lambda: "still needed" in text_of(app, "#would-touch"))
        await pilot.press("enter")
        assert "one of read, star" in text_of(app, "#notice")


async def test_a_rule_is_written_from_the_keyboard():
    wanted = await closed(EditRule(touched, query="tin"), "tab", *"star", "enter")
    assert wanted == RuleWanted(Rule("tin", "star"))
    wanted = await closed(EditRule(touched, query="tin"), "tab", *"star", "tab", "space", "enter")
    assert wanted == RuleWanted(Rule("tin", "star"), at_once=True)
    assert await closed(EditRule(touched, TIN), "enter") is None
    assert await closed(EditRule(touched, TIN), *"x", "escape") is None


async def test_rules_are_added_changed_stopped_and_deleted():
    add = ["a", *"lead", "tab", *"read", "enter"]
    assert await closed(Rules((), touched), *add, "enter") == RuleChanges((RuleWanted(Rule("lead", "read")),))
    stopped = replace(ADS, active=False)
    assert await closed(Rules((TIN, ADS), touched), "j", "space", "enter") == RuleChanges((RuleWanted(stopped),))
    edited = replace(TIN, value="metals!")
    keys = ["e", "tab", *"!", "enter", "enter"]
    assert await closed(Rules((TIN, ADS), touched), *keys) == RuleChanges((RuleWanted(edited),))
    assert await closed(Rules((TIN, ADS), touched), "d", "enter") == RuleChanges((), (1,))


@pytest.mark.parametrize("keys", [["enter"], ["escape"], ["d", "q"], ["space", "space", "ctrl+s"]])
async def test_rules_that_stay_as_they_were_are_none(keys: list[str]):
    assert await closed(Rules((TIN, ADS), touched), *keys) is None


async def test_the_rules_fit_and_are_shown_as_they_are(size: tuple[int, int]):
    app = Host()
    async with app.run_test(size=size) as pilot:
        await app.ask(pilot, Rules((TIN, replace(ADS, active=False)), touched))
        prompts = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        shown = screen_text(app)
    assert prompts[0].startswith('● "tin [b]"')
    assert prompts[0].endswith("tag metals")
    assert prompts[1].startswith("○ disclaimer:sponsored")
    assert "mark read" in shown
    assert "Esc cancel" in shown


async def test_no_rules_says_how_to_add_one():
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, Rules((), touched))
        assert text_of(app, "#notice") == "There are no rules. a adds one."
        await pilot.press("e", "d", "space", "enter")
        assert isinstance(app.screen, Rules)


def test_a_rule_is_done_to_what_is_there_only_when_asked_and_can_be_undone(tmp_path: Path):
    small(tmp_path / "library.db")
    with Library.open(tmp_path / "library.db", clock=lambda: NOW) as library:
        RuleChanges((RuleWanted(Rule("report", "read")),)).apply(library)
        assert library.count("is:read") == 0
        RuleChanges((RuleWanted(Rule("report", "tag", "seen"), at_once=True),)).apply(library)
        RuleChanges((RuleWanted(Rule("nickel", "star"), at_once=True),)).apply(library)
        assert [row.title for row in library.rows("is:starred")] == ["Nickel falls"]
        assert [row.title for row in library.rows("tag:seen")] == ["Tin report"]
        assert [rule.action for rule in library.rules.all()] == ["read", "tag", "star"]
        library.undo()
        assert library.count("is:starred") == 0
        first = library.rules.all()[0]
        RuleChanges((), (first.id,)).apply(library)
        assert first not in library.rules.all()


async def test_rules_that_mute_or_announce_are_shown_and_stopped():
    rules = (Rule("ads", "mute", "", True, 1), Rule("tin", "notify", "", True, 2))
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, Rules(rules, touched))
        shown = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        await pilot.press("space", "enter")
        assert await app.answer(pilot) == RuleChanges((RuleWanted(replace(rules[0], active=False)),))
    assert [line.split()[-1] for line in shown] == ["mute", "notify"]


async def test_what_a_rule_did_is_shown_and_taken_back_once_that_is_saved(tmp_path: Path):
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, Rules((TIN, ADS), touched, done={1: 1200}))
        shown = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        await pilot.press("j", "t")
        assert text_of(app, "#notice") == "This rule has done nothing yet."
        await pilot.press("k", "t", "enter")
        changes = await app.answer(pilot)
    assert shown[0].endswith("tag metals · 1,200 done")
    assert changes == RuleChanges((RuleWanted(TIN, take_back=True),))
    small(tmp_path / "library.db")
    with Library.open(tmp_path / "library.db", clock=lambda: NOW) as library:
        RuleChanges((RuleWanted(Rule("report", "star"), at_once=True),)).apply(library)
        rule = library.rules.all()[0]
        RuleChanges((RuleWanted(rule, take_back=True),)).apply(library)
        assert library.count("is:starred") == 0
