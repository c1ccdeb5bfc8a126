"""Links of an article, and its tags, from the keyboard."""

from typing import Any

import pytest
from app.host import Host, screen_text, text_of
from textual.widgets import Input, OptionList

from reader.app.doc import Link
from reader.app.screens.links import LinkChosen, Links, with_enclosures
from reader.app.screens.tags import TagChange, TagDialog
from reader.model import Enclosure

LINKS = [Link(f"Place [/] {number}", f"https://example.org/{number}") for number in range(1, 24)]


async def chosen(*keys: str, links: list[Link] = LINKS) -> Any:
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, Links(links))
        await pilot.press(*keys)
        return await app.answer(pilot)


@pytest.mark.parametrize(
    ("keys", "number", "copy"),
    [
        (["enter"], 1, False),
        (["j", "j", "k", "o"], 2, False),
        (["3", "enter"], 3, False),
        (["2", "3", "y"], 23, True),
        (["2", "9", "enter"], 9, False),
        (["2", "j", "1", "enter"], 1, False),
        (["G", "y"], 23, True),
        (["0", "enter"], 1, False),
    ],
)
async def test_a_link_is_chosen_by_cursor_or_number(keys: list[str], number: int, copy: bool):
    assert await chosen(*keys) == LinkChosen(f"https://example.org/{number}", copy)


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_leaving_chooses_none(key: str):
    assert await chosen(key) is None
    assert await chosen("enter", "y", "1", key, links=[]) is None


async def test_the_address_under_the_cursor_is_shown_whole_and_text_as_it_is(size: tuple[int, int]):
    app = Host()
    long = "https://example.org/" + "/".join(["part"] * 20)
    async with app.run_test(size=size) as pilot:
        await app.ask(pilot, Links([*LINKS, Link("[@click=app.quit]x", long)]))
        await pilot.press("G")
        await pilot.pause()
        shown = screen_text(app)
    assert "24  [@click=app.quit]x" in shown
    assert text_of_all(shown).count(long) == 1
    assert "Enter open" in shown


def text_of_all(shown: str) -> str:
    """The screen's text with line ends and frames taken out."""
    return "".join(line.strip("desk│ ") for line in shown.splitlines())


def test_enclosures_are_links_with_their_kind_and_size_each_once():
    enclosures = [
        Enclosure("https://example.org/a.mp3", "audio/mpeg", 12_300_000),
        Enclosure("https://example.org/b.pdf", "", 4_100),
        Enclosure("ftp://example.org/c", "audio/mpeg"),
    ]
    talk, paper = (
        Link("audio/mpeg, 12 MB", "https://example.org/a.mp3"),
        Link("file, 4 kB", "https://example.org/b.pdf"),
    )
    assert with_enclosures((), enclosures) == (talk, paper)
    page = Link("the page", "https://example.org/")
    numbered = (Link("file", paper.url), page)
    assert with_enclosures(numbered, enclosures) == (paper, page, talk)


# ---- tags


async def tagged(
    *keys: str, tags: tuple[str, ...] = ("tin", "CATL"), known: tuple[str, ...] = ("Lithium", "policy")
) -> Any:
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, TagDialog(tags, known))
        await pilot.press(*keys)
        return await app.answer(pilot)


async def test_a_new_tag_is_written_and_saved():
    assert await tagged(*"copper", "enter", "enter") == TagChange(add=("copper",))


async def test_a_tag_in_use_is_found_whatever_its_case():
    assert await tagged(*"lithium", "enter", "enter") == TagChange(add=("Lithium",))


async def test_a_few_letters_and_the_cursor_choose_a_tag():
    assert await tagged(*"pol", "down", "enter", "enter") == TagChange(add=("policy",))


async def test_a_tag_of_the_article_is_taken_away():
    assert await tagged(*"tin", "enter", "enter") == TagChange(remove=("tin",))
    assert await tagged("down", "enter", "enter") == TagChange(remove=("CATL",))


async def test_several_changes_are_saved_together_and_a_tag_put_back_is_none():
    keys = [*"tin", "enter", *"tin", "enter", *"zinc", "enter", *"catl", "enter", "ctrl+s"]
    assert await tagged(*keys) == TagChange(add=("zinc",), remove=("CATL",))


@pytest.mark.parametrize("keys", [[*"zinc", "escape"], [*"zinc", "enter", "escape"]], ids=["written", "added"])
async def test_escape_saves_as_in_a_note_and_no_word_is_lost(keys: list[str]):
    assert await tagged(*keys) == TagChange(add=("zinc",))


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_tags_with_commas_between_are_added_together_and_none_is_taken_away(key: str):
    assert await tagged(*"zinc, tin,LITHIUM,, zinc", key, "escape") == TagChange(add=("Lithium", "zinc"))


async def test_escape_takes_no_tag_away_that_is_only_written():
    assert await tagged(*"tin", "escape") is None


@pytest.mark.parametrize("keys", [["enter"], ["escape"], ["ctrl+g"], [*"zinc", "enter", "ctrl+g"]])
async def test_nothing_changed_is_none(keys: list[str]):
    assert await tagged(*keys) is None


async def test_going_above_the_list_leaves_it():
    assert await tagged("down", "down", "up", "up", "up", "enter") is None


@pytest.mark.parametrize("written", [",", 'a, say "x"', "x" * 61])
async def test_a_tag_that_a_query_could_not_name_is_refused(written: str):
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, TagDialog(()))
        app.screen.query_one(Input).value = written
        await pilot.press("enter")
        assert "A tag has at most" in text_of(app, "#notice")
        assert app.screen.query_one(OptionList).option_count == 0


async def test_tags_are_shown_as_they_are_and_the_articles_own_first(size: tuple[int, int]):
    app = Host()
    async with app.run_test(size=size) as pilot:
        await app.ask(pilot, TagDialog(["zinc [/]"], ["a", "[b]b"], articles=3))
        shown = screen_text(app)
    rows = [line.split("│")[1].strip() for line in shown.splitlines() if "●" in line or "○" in line]
    assert rows == ["● zinc [/]", "○ [b]b", "○ a"]
    assert "Tags of 3 articles" in shown
