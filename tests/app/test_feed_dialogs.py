"""Adding, editing, moving and unsubscribing feeds from the keyboard."""

from datetime import UTC, datetime
from typing import Any

import pytest
from app.host import Children, Host, screen_text, text_of, until
from textual.widgets import Input

from reader.app.screens.add_feed import Added, AddFeed, added_by, why_not
from reader.app.screens.confirm import Confirm
from reader.app.screens.dialog import Ticks
from reader.app.screens.feed_dialogs import EditFeed, FeedChanges, feed_health, move_feed, rename_folder
from reader.model import ADDRESS_LOST, Feed

FEED = Feed(7, "https://example.org/feed", "Tin [/] Daily", "Metals")
FOLDERS = ("Batteries", "Metals")
SUBSCRIBED = {"event": "subscribed", "id": 4, "feed": "https://example.org/feed", "title": "Tin [b]Daily", "new": 12}
CHOICE = {
    "event": "choose",
    "page": "https://example.org",
    "feeds": [
        {"url": "https://example.org/a", "title": "Articles [/]"},
        {"url": "https://example.org/b", "title": ""},
        {"url": "https://example.org/c", "title": "Comments"},
    ],
}


# ---- add


async def test_an_address_and_a_folder_are_handed_to_assay_add(children: Children):
    children.answer("add", SUBSCRIBED, {"event": "done"})
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, AddFeed(app.jobs, FOLDERS))
        await pilot.press(*"example.org", "tab", *"metals", "enter")
        added = await app.answer(pilot)
    assert children.asked == [["add", "--json", "--folder", "Metals", "-", "example.org"]]
    assert added == Added((4,), ("Tin [b]Daily",), 12)
    assert added.sentence == "Subscribed to Tin [b]Daily · 12 new"


async def test_an_address_that_looks_like_an_option_is_still_an_address(children: Children):
    children.answer("add", SUBSCRIBED)
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, AddFeed(app.jobs))
        await pilot.press(*"--help", "enter")
        await app.answer(pilot)
    assert children.asked == [["add", "--json", "-", "--help"]]


async def test_a_page_with_several_feeds_lets_the_reader_tick_some(children: Children, size: tuple[int, int]):
    children.answer("add", CHOICE, {"event": "done"}, code=1)
    app = Host(children)
    async with app.run_test(size=size) as pilot:
        await app.ask(pilot, AddFeed(app.jobs))
        await pilot.press(*"example.org", "enter")
        await until(pilot, lambda: app.screen.query_one(Ticks).display)
        await pilot.pause()
        shown = screen_text(app)
        assert "This page names 3 feeds" in shown
        assert "Articles [/]" in shown
        assert "https://example.org/b" in shown
        children.answer("add", SUBSCRIBED, {**SUBSCRIBED, "id": 5, "new": 1}, {"event": "done"})
        await pilot.press("space", "j", "j", "space", "enter")
        added = await app.answer(pilot)
    assert children.asked[1] == ["add", "--json", "-", "https://example.org/a", "https://example.org/c"]
    assert (added.feed_ids, added.new) == ((4, 5), 13)


async def test_enter_takes_the_feed_under_the_cursor_where_none_is_ticked(children: Children):
    children.answer("add", CHOICE)
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, AddFeed(app.jobs))
        await pilot.press(*"example.org", "enter")
        await until(pilot, lambda: app.screen.query_one(Ticks).display)
        children.answer("add", SUBSCRIBED)
        await pilot.press("k", "G", "k", "enter")
        await app.answer(pilot)
    assert children.asked[1][-1] == "https://example.org/b"


async def test_the_feeds_of_a_page_behind_a_password_are_asked_for_with_it(children: Children):
    elsewhere = {"url": "https://feeds.example.net/a", "title": "Elsewhere"}
    children.answer("add", {**CHOICE, "feeds": [*CHOICE["feeds"], elsewhere], "guarded": True})
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, AddFeed(app.jobs, url="https://ann:s3cret@example.org"))
        await pilot.press("enter")
        await until(pilot, lambda: "https://example.org/b" in screen_text(app))
        children.answer("add", SUBSCRIBED, {"event": "done"})
        await pilot.press("space", "G", "space", "enter")
        await app.answer(pilot)
    assert children.asked[1][-2:] == ["https://ann:s3cret@example.org/a", elsewhere["url"]]


@pytest.mark.parametrize(
    ("events", "error", "sentence"),
    [
        ([{"event": "failed", "error": "not_a_feed", "detail": "x"}], "", "There is no feed at this address"),
        (
            [{"event": "failed", "error": "http_500", "detail": "the server [/] failed."}],
            "",
            "Not added: the server [/] failed.",
        ),
        ([], "The library is busy.", "The library is busy."),
        ([], "", "assay doctor"),
    ],
)
async def test_a_failure_is_one_sentence_and_the_form_stays(
    children: Children, events: list[dict[str, Any]], error: str, sentence: str
):
    children.answer("add", *events, error=error, code=1)
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, AddFeed(app.jobs))
        await pilot.press(*"example.org", "enter")
        await until(pilot, lambda: app.screen.query_one("#notice").has_class("fault"))
        assert sentence in text_of(app, "#notice")
        assert app.screen.query_one("#url", Input).value == "example.org"
        assert app.focused is app.screen.query_one("#url")


async def test_an_empty_address_asks_for_one_and_starts_nothing(children: Children):
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, AddFeed(app.jobs))
        await pilot.press("space", "enter")
        assert "Write the address" in text_of(app, "#notice")
    assert children.asked == []


async def test_escape_stops_the_search_then_closes(children: Children):
    children.answer("add", {"event": "working"}, waits=True)
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, AddFeed(app.jobs))
        await pilot.press(*"example.org", "enter")
        await until(pilot, lambda: children.asked)
        job = app.jobs.running[0]
        await pilot.press("escape")
        await until(pilot, lambda: job.code is not None)
        assert text_of(app, "#notice") == "Stopped."
        await pilot.press("escape")
        assert await app.answer(pilot) is None


async def test_escape_in_the_choice_goes_back_to_the_form(children: Children):
    children.answer("add", CHOICE)
    app = Host(children)
    async with app.run_test() as pilot:
        await app.ask(pilot, AddFeed(app.jobs))
        await pilot.press(*"example.org", "enter")
        await until(pilot, lambda: app.screen.query_one(Ticks).display)
        await pilot.press("escape")
        assert not app.screen.query_one(Ticks).display
        assert app.focused is app.screen.query_one("#url")


def test_what_was_added_beside_a_failure_says_so():
    added = added_by([SUBSCRIBED, {"event": "failed", "error": "timeout"}])
    assert added is not None
    assert added.sentence == "Subscribed to Tin [b]Daily · 12 new · 1 could not be added"


def test_a_feed_that_is_there_already_is_said_to_be():
    added = added_by([{"event": "already", "id": 3, "feed": "https://example.org/feed"}])
    assert added is not None
    assert added.sentence == "Already subscribed to https://example.org/feed"


def test_events_with_wrong_values_break_nothing():
    assert added_by([{"event": "subscribed", "id": "x", "title": None, "new": "many"}]) == Added((), ("",), 0)
    assert why_not([{"event": "failed"}], "") == "Not added: ."


# ---- edit


async def edited(*keys: str, feed: Feed = FEED) -> Any:
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, EditFeed(feed, FOLDERS))
        await pilot.press(*keys)
        return await app.answer(pilot)


def cleared(text: str) -> list[str]:
    return ["backspace"] * len(text)


async def test_only_what_was_changed_is_handed_back():
    assert await edited("tab", *cleared("Daily"), *"Weekly", "enter") == FeedChanges(7, {"title": "Tin [/] Weekly"})


async def test_every_setting_of_a_feed_can_be_changed_from_the_keyboard():
    keys = [
        *"2",
        "down",
        *cleared("Tin [/] Daily"),
        "down",
        *cleared("Metals"),
        *"batteries",
        "down",
        *"90",
        "down",
        "space",
    ]
    assert await edited(*keys, "enter") == FeedChanges(
        7,
        {"url": "https://example.org/feed2", "title": "", "folder": "Batteries", "interval": 90, "full_text": True},
    )


async def test_an_emptied_interval_leaves_it_to_assay():
    feed = Feed(7, "https://example.org/feed", "Tin", interval=30)
    assert await edited("tab", "tab", "tab", "backspace", "backspace", "enter", feed=feed) == FeedChanges(
        7, {"interval": None}
    )


@pytest.mark.parametrize("keys", [["enter"], ["escape"], [*"xyz", "escape"]])
async def test_nothing_changed_hands_back_nothing(keys: list[str]):
    assert await edited(*keys) is None


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["ctrl+a", "ctrl+k", *"file:///etc/passwd"], "must begin with http"),
        (["ctrl+a", "ctrl+k"], "must begin with http"),
        (["ctrl+a", "ctrl+k", *"http://["], "must begin with http"),
        (["tab", "tab", "tab", "0"], "minutes from 1 to 10080"),
        (["tab", "tab", "tab", *"99999"], "minutes from 1 to 10080"),
    ],
)
async def test_a_wrong_value_is_told_and_nothing_is_lost(keys: list[str], words: str):
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, EditFeed(FEED, FOLDERS))
        await pilot.press(*keys, "enter")
        assert words in text_of(app, "#notice")
        assert isinstance(app.screen, EditFeed)


async def test_letters_cannot_be_written_into_the_interval():
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, EditFeed(FEED))
        await pilot.press("tab", "tab", "tab", *"3x0")
        assert app.screen.query_one("#interval", Input).value == "30"


async def test_the_edit_dialog_shows_text_from_feeds_as_it_is(size: tuple[int, int]):
    feed = Feed(
        7,
        "https://example.org/feed",
        "[@click=app.quit]Tin[/]",
        error="timeout",
        error_detail="no [b]answer",
        failures=3,
    )
    app = Host()
    async with app.run_test(size=size) as pilot:
        await app.ask(pilot, EditFeed(feed))
        shown = screen_text(app)
    assert "[@click=app.quit]Tin[/]" in shown
    assert "The last poll failed (3 times in a row): no [b]answer." in " ".join(shown.split()).replace("│ ", "")
    assert "Enter save" in shown


def test_the_health_of_a_feed_is_one_sentence():
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert feed_health(FEED) == "Not polled yet."
    assert feed_health(Feed(1, "u", "t", last_success=at)).startswith("Last polled ")
    assert feed_health(Feed(1, "u", "t", error="timeout", failures=1)) == "The last poll failed: timeout."
    there_is_none = Feed(1, "u", "t", error="dns_failure", error_detail="There is no host a.", failures=2)
    assert feed_health(there_is_none) == "The last poll failed (2 times in a row): There is no host a."
    waits = Feed(1, "u", "t", last_success=at, paused_until=at)
    assert feed_health(waits).startswith("Its host asked for a pause until ")
    leads = Feed(1, "u", "t", last_success=at, leads_to="https://ann:secret@ore.example/")
    assert feed_health(leads).startswith("It leads to https://ore.example/, subscribed to already;")
    assert "has ended" in feed_health(Feed(1, "u", "t", gone=True, error="http_410"))
    assert feed_health(Feed(1, "u", "t", gone=True, error=ADDRESS_LOST)).startswith("Its address was lost")


# ---- move, rename, confirm


async def test_a_feed_is_moved_into_a_folder_whose_name_is_completed():
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, move_feed(FEED, FOLDERS))
        await pilot.press(*cleared("Metals"), *"bat")
        field = app.screen.query_one(Input)
        await until(pilot, lambda: field._suggestion)
        await pilot.press("right", "enter")
        assert await app.answer(pilot) == "Batteries"


async def test_a_folder_is_renamed_and_an_unchanged_name_changes_nothing():
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, rename_folder("Metals", FOLDERS))
        await pilot.press(*"[/]", "enter")
        assert await app.answer(pilot) == "Metals[/]"
        await app.ask(pilot, rename_folder("Metals", FOLDERS))
        await pilot.press("enter")
        assert await app.answer(pilot) is None


async def test_an_emptied_folder_takes_the_feed_out():
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, move_feed(FEED, FOLDERS))
        await pilot.press(*cleared("Metals"), "enter")
        assert await app.answer(pilot) == ""


@pytest.mark.parametrize(
    ("key", "answer"), [("enter", True), ("y", True), ("escape", False), ("n", False), ("q", False)]
)
async def test_a_question_is_answered_with_one_key(key: str, answer: bool):
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(
            pilot, Confirm("Unsubscribe from Tin [/] Daily?", verb="unsubscribe", detail="u brings it [b] back.")
        )
        shown = screen_text(app)
        assert "Unsubscribe from Tin [/] Daily?" in shown
        assert "u brings it [b] back." in shown
        await pilot.press(key)
        assert await app.answer(pilot) is answer


async def test_a_fragment_is_no_part_of_a_feeds_address():
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, EditFeed(FEED))
        await pilot.press("end", *"#top", "enter")
        assert await app.answer(pilot) is None
