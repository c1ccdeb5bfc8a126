"""What the desk says: once, whole, and with the keys that the reader has bound."""

from pathlib import Path

import pytest
from app.conftest import MEDIUM, NARROW, Desktop
from app.libraries import Story, add_feed, add_stories
from app.samples import NOW, PARTS

from reader.app.jobs import Job
from reader.library import Library


async def test_a_poll_and_its_news_are_not_said_twice(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        job = Job(["poll"], desk.desk.post_message)
        with Library.open(library_file, clock=lambda: NOW) as library:
            add_stories(library, library.feeds()[0], [Story("Late news", 0)])
        for line in (
            b'{"event":"started","feeds":1}',
            b'{"event":"polled","feed":"x","status":200,"new":1,"updated":0}',
            b'{"event":"done","feeds":1}',
        ):
            job._take(line)
        desk.desk.post_message(Job.Ended(job, 0, ""))
        await desk.settle()
        assert desk.said.count("1 new") == 1
        assert "Polled 1 feed" in desk.said
        assert "1 new · N shows them" in desk.said


async def test_every_fault_of_the_keys_is_said_whole(desktop: Desktop) -> None:
    async with desktop(NARROW, **{"nonsense": "x", "toggle-star": "^^foo"}) as desk:
        screen = " ".join(desk.screen.split())
        assert "[keys] nonsense is no command; help lists every command." in screen
        assert "Its keys stay as they were." in screen
        await desk.press("j")
        assert desk.desk.status.size.height == 1
        assert "1 of 9" not in desk.screen
        assert "2 of 9" in desk.screen


@pytest.mark.parametrize(
    ("columns", "said", "place"),
    [
        (80, "", "Quellmoor Consolidated Slates and Tiles of the North · 1 of 5"),
        (80, "Starred", "Quellmoor Consolidated Slates and Tiles of the North · 1 of 5"),
        (80, "Marked 12 articles read · u undoes", "Quellmoor Consolidated Slates a… · 1 of 5"),
        (50, "", "Quellmoor Consolidated Slates and Tile… · 1 of 5"),
        (20, "", "Quellmoo… · 1 of 5"),
    ],
)
async def test_where_the_reader_is_has_the_room_that_is_left_and_its_numbers_stay(
    desktop: Desktop, columns: int, said: str, place: str
) -> None:
    async with desktop((columns, 24)) as desk:
        status = desk.desk.status
        status.place("Quellmoor Consolidated Slates and Tiles of the North · 1 of 5")
        status.say("message", said)
        await desk.pilot.pause()
        line = status.render_line(0).text
        assert line.rstrip().endswith(place)
        assert said in line


async def test_tags_and_notes_stand_in_the_article_at_once(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("t", *"magnets", "enter", "enter")
        assert "#magnets" in desk.text("article")
        await desk.press("i", *"Ask Hull", "ctrl+s")
        assert "✎ Ask Hull" in desk.text("article")


async def test_the_way_round_to_unread_articles_is_said(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("m", "j", "p")
        assert desk.title == "Sodium cells ship"
        assert "Nothing unread above" in desk.said
        await desk.press("m", "n")
        assert desk.title == "Tin report"
        assert "On from the top" in desk.said


async def test_the_docked_fine_print_is_whole_where_the_pane_is_narrow(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    with Library.open(path, clock=lambda: NOW) as library:
        add_feed(library, "a-newspaper-with-a-very-long-name-of-its-own", "", [Story("News", 1, PARTS)])
    async with desktop((60, 12), path=path) as desk:
        await desk.press("enter", "enter", "j", "j")
        assert desk.desk.text.top
        assert "⚑ translation · unverified" in "".join(desk.painted("article")[:2])


async def test_rows_show_tags_and_notes(desktop: Desktop, library_file: Path) -> None:
    with Library.open(library_file, clock=lambda: NOW) as library:
        first, second = library.rows("is:unread", limit=2)
        library.tag([first.id], add=["tin"])
        library.note(second.id, "ask them")
    async with desktop() as desk:
        lines = [desk.desk.list.render_line(y).text for y in range(3)]
    assert (" # " in lines[0], " ✎ " in lines[1], "#" in lines[2], "✎" in lines[2]) == (True, True, False, False)


async def test_an_empty_list_leaves_the_article_empty(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("f", *"zinc-not-there", "enter")
        assert not desk.titles
        assert desk.text("article") == ""


async def test_zoom_does_nothing_where_a_pane_has_the_screen_anyway(desktop: Desktop) -> None:
    async with desktop(NARROW) as desk:
        await desk.press("enter", "z")
        assert desk.desk.panes.zoomed == ""
        assert "zoom" not in desk.desk.key_line.text
        await desk.press("z", "escape")
        assert desk.focused == "articles"


async def test_tags_say_what_was_done_and_how_to_take_it_back(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("t", *"batch", "escape")
        assert desk.said.startswith("Tagged batch · u undoes")
        await desk.press("V", "j", "t", *"dig", "escape")
        assert desk.said.startswith("Tagged 2 articles dig · u undoes")
        await desk.press("t", "down", "enter", "ctrl+s")
        assert " away · u undoes" in desk.said


async def test_a_count_that_ended_early_says_so(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desktop() as desk:
        monkeypatch.setattr(Library, "arrived", lambda *_: 10_000)
        await desk.desk.following.follow()
        assert "10,000+ new" in desk.said
        monkeypatch.setattr(Library, "arrived", lambda *_: 10_001)
        await desk.desk.following.follow()
        assert "10,001 new" in desk.said


async def test_where_nothing_has_ever_come_nothing_is_said_to_be_read(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with Library.open(path, clock=lambda: NOW) as library:
        library.subscribe("https://ore.example/feed", title="Ore")
    async with desktop(NARROW, path=path) as desk:
        assert desk.desk.list.empty == "No articles yet. R polls all feeds."
        with Library.open(path, clock=lambda: NOW) as library:
            add_stories(library, library.feeds()[0], [Story("News", 1)])
            library.mark("read", query="")
        await desk.desk.following.follow()
        assert desk.desk.list.empty.startswith("Everything is read.")


async def test_why_a_poll_reached_nobody_is_said_whole(desktop: Desktop) -> None:
    sentence = "There is no network: nothing was polled, and no feed counts that as a failure of its own at all."
    async with desktop(NARROW) as desk:
        desk.desk.post_message(Job.Ended(Job(["poll"], print), 0, sentence))
        await desk.settle()
        assert " ".join(desk.screen.split()).count("of its own at all.") == 1


@pytest.mark.parametrize("key", ["R", "r"])
async def test_nothing_is_polled_into_a_library_that_is_gone(desktop: Desktop, library_file: Path, key: str) -> None:
    async with desktop() as desk:
        library_file.rename(library_file.with_suffix(".away"))
        await desk.press(key)
        assert "was moved or replaced" in desk.said
        assert not library_file.exists()
        assert not desk.app.jobs.running


async def test_a_view_of_ones_own_that_is_called_all_is_a_scope_of_its_own(
    desktop: Desktop, library_file: Path
) -> None:
    with Library.open(library_file, clock=lambda: NOW) as library:
        # An Assay of before took such names.
        library._file.connection.execute("INSERT INTO views VALUES ('view:Unread tin', 'All', 'tin')")
    async with desktop() as desk:
        desk.desk.listing.open(next(source for source in desk.desk.sources.rows if source.key == "view:Unread tin"))
        await desk.settle()
        await desk.press("/")
        assert desk.desk.asking.line is not None
        assert not desk.desk.asking.line.everywhere
        assert "Tab everything" in desk.desk.key_line.text


async def test_feeds_without_a_title_can_be_told_apart_by_both_ends_of_their_addresses(
    desktop: Desktop, library_file: Path
) -> None:
    with Library.open(library_file, clock=lambda: NOW) as library:
        for last in ("404", "timeout", "circle"):
            library.subscribe(f"http://feeds.somewhere.example:8901/{last}")
    async with desktop(MEDIUM) as desk:
        await desk.press("h")
        for last in ("/404", "/timeout", "/circle"):
            assert last in desk.screen
        assert "http://" not in desk.screen
