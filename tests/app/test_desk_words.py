"""What the desk says: once, whole, and with the keys that the reader has bound."""

from pathlib import Path

import pytest
from app.conftest import MEDIUM, NARROW, WIDE, Desktop, Driver
from app.libraries import Story, add_feed, add_stories
from app.samples import NOW, PARTS, block

from reader.app.jobs import Job
from reader.app.screens.confirm import Confirm
from reader.library import Library
from reader.library.preparing import prepared
from reader.model import AnalysedArticle, Asked, Parts


@pytest.fixture
def fetches(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The jobs that the desk starts, none of which runs."""
    jobs: list[Job] = []

    def start(self: object, command: list[str], **_: object) -> Job:
        jobs.append(Job(command, lambda message: True))
        return jobs[-1]

    monkeypatch.setattr("reader.app.jobs.Jobs.start", start)
    return jobs


async def arrives(desk: Driver, job: Job) -> None:
    desk.desk.post_message(Job.Event(job, {"event": "full_text", "article": int(job.command[-1])}))
    desk.desk.post_message(Job.Ended(job, 0, ""))
    await desk.settle()


async def test_a_full_text_is_announced_once_and_by_its_title(desktop: Desktop, fetches: list[Job]) -> None:
    async with desktop() as desk:
        await desk.press("x", "enter", "x")
        assert len(fetches) == 1
        assert "Fetching the full text of “Graphite deal signed”…" in desk.said
        await desk.press("j", "x", "enter")
        await arrives(desk, fetches[0])
        assert "Here is" not in desk.said
        assert "Fetching the full text of “Tin report”…" in desk.said
        await arrives(desk, fetches[1])
        assert "Here is the full text of “Tin report” · u undoes" in desk.said
        assert "Fetching" not in desk.said


async def test_no_more_than_four_full_texts_are_fetched_at_a_time(desktop: Desktop, fetches: list[Job]) -> None:
    async with desktop() as desk:
        for _ in range(6):
            await desk.press("x", "enter", "j")
        assert len(fetches) == 4
        assert "and 5 more…" in desk.said
        await desk.press("k", "x")
        assert not isinstance(desk.app.screen, Confirm)
        for job in fetches[:4]:
            desk.desk.post_message(Job.Event(job, {"event": "full_text", "article": int(job.command[-1])}))
        await desk.settle()
        assert "Here is" not in desk.said
        for job in fetches:
            await arrives(desk, job)
        assert len({job.command[-1] for job in fetches}) == len(fetches) == 6
        assert desk.said.count("Here is") == 1
        assert "Fetching" not in desk.said


async def test_a_full_text_is_taken_back_by_undo(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        row = desk.desk.list.window.current
        assert row is not None
        before = desk.text("article")
        with Library.open(library_file, clock=lambda: NOW) as library:
            parts = Parts(blocks=(block(0, "Elsewhere, a longer page."),))
            page = AnalysedArticle(
                "1", row.url, row.title, "<p>Elsewhere.</p>", "", parts, "1", row.author, row.published
            )
            library.intake.save_full_text(row.id, prepared(page), Asked())
        desk.desk.reading.reload()
        await desk.settle()
        assert "Elsewhere, a longer page." in desk.text("article")
        await desk.press("u")
        assert "Undone: fetched the full text of “Graphite deal signed”" in desk.said
        assert desk.text("article") == before
        await desk.press("ctrl+r")
        assert "Elsewhere, a longer page." in desk.text("article")


@pytest.mark.parametrize("keys", [("x",), ("t",), ("question_mark",), ("i",)], ids=" ".join)
async def test_the_footer_offers_nothing_of_the_desk_while_a_dialog_is_open(
    desktop: Desktop, keys: tuple[str, ...]
) -> None:
    async with desktop() as desk:
        before = desk.desk.key_line.text
        assert before
        await desk.press(*keys)
        assert desk.app.screen is not desk.desk
        assert desk.desk.key_line.text == ""
        desk.desk.show_hints()
        assert desk.desk.key_line.text == ""
        await desk.press("escape")
        assert desk.desk.key_line.text == before


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


async def test_hints_name_the_keys_that_the_reader_has_bound(desktop: Desktop) -> None:
    keys = {"full-text": "F", "toggle-star": "w", "back": "b"}
    async with desktop(**keys) as desk:
        await desk.press("G", "k")
        assert "F fetches the full text" in desk.text("article")
        await desk.press("3")
        assert "w stars an article" in desk.desk.list.empty
        await desk.press("slash", *"xyzzy")
        assert "b goes back" in desk.desk.list.empty


async def test_tags_and_notes_stand_in_the_article_at_once(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("t", *"magnets", "enter", "enter")
        assert "#magnets" in desk.text("article")
        await desk.press("i", *"Ask Hull", "ctrl+s")
        assert "✎ Ask Hull" in desk.text("article")


@pytest.mark.parametrize("key", ["H", "C", "D"])
async def test_where_parts_take_turns_their_key_shows_and_hides_them(desktop: Desktop, key: str) -> None:
    async with desktop(MEDIUM) as desk:
        await desk.press(key, key)
        assert desk.visible == {"articles", "article"}
        assert desk.desk.text.size.width > 100
        await desk.press("l")
        assert desk.focused == "sources"
        await desk.press("l", key)
        assert len(desk.visible) == 3
        assert desk.focused in {"highlights", "companies", "disclaimers"}
    async with desktop(WIDE) as desk:
        assert len(desk.visible) == 6


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


async def test_the_footer_offers_only_what_can_be_done_with_the_article(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "offers.db"
    folded = Parts(blocks=(block(0, "A text."), block(1, "Subscribe now.", role="boilerplate")))
    with Library.open(path, clock=lambda: NOW) as library:
        add_feed(library, "ore", "", [Story("Short", 1, summary_only=True), Story("Folded", 2, folded)])
    async with desktop(path=path) as desk:
        await desk.press("enter")
        assert "x full text" in desk.desk.key_line.text
        assert "unfold" not in desk.desk.key_line.text
        await desk.press("n")
        assert "- unfold" in desk.desk.key_line.text
        await desk.press("enter")
        assert "- fold" in desk.desk.key_line.text
        assert "full text" not in desk.desk.key_line.text


async def test_the_footer_says_what_can_be_done_with_selected_rows(desktop: Desktop) -> None:
    async with desktop() as desk:
        before = desk.desk.key_line.text
        await desk.press("V", "j")
        assert desk.desk.key_line.text == "m read  s star  t tags  Esc end selection  ? keys"
        await desk.press("escape")
        assert desk.desk.key_line.text == before


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


async def test_what_a_rule_announces_is_shown(desktop: Desktop, fetches: list[Job]) -> None:
    async with desktop() as desk:
        await desk.press("x", "enter")
        data = {"event": "notify", "feed": "u", "article": 1, "title": "Tin [b]up[/]", "rule": "tin"}
        desk.desk.fetching.job_event(fetches[0], data)
        await desk.settle()
        shown = list(desk.app._notifications)
    assert [(note.title, note.message, note.markup) for note in shown] == [("tin", "Tin [b]up[/]", False)]


@pytest.mark.parametrize(
    ("times", "joined", "said"),
    [
        (1, False, ["u leads to this feed's address; after a day of that they become one."]),
        (2, False, []),
        (0, True, ["u has led to it for a day: the two feeds are one now."]),
    ],
)
async def test_a_feed_that_leads_to_another_subscription_is_said_once(
    desktop: Desktop, fetches: list[Job], times: int, joined: bool, said: list[str]
) -> None:
    async with desktop() as desk:
        await desk.press("x", "enter")
        data = {"event": "leads", "feed": "u", "to": "v", "title": "Tin", "times": times, "joined": joined}
        desk.desk.fetching.job_event(fetches[0], data)
        await desk.settle()
        assert [note.message for note in desk.app._notifications] == said


async def test_a_whole_text_is_replaced_only_when_the_reader_says_so(desktop: Desktop, fetches: list[Job]) -> None:
    async with desktop() as desk:
        await desk.press("x")
        assert isinstance(desk.app.screen, Confirm)
        assert "carries the article whole" in desk.screen
        await desk.press("escape")
        assert fetches == []
        await desk.press("x", "enter")
        assert [job.command[0] for job in fetches] == ["full-text"]


async def test_a_summary_is_replaced_without_a_question(desktop: Desktop, fetches: list[Job], tmp_path: Path) -> None:
    path = tmp_path / "summary.db"
    with Library.open(path, clock=lambda: NOW) as library:
        add_feed(library, "ore", "", [Story("Short", 1, summary_only=True)])
    async with desktop(path=path) as desk:
        await desk.press("x")
        assert len(fetches) == 1


async def test_the_scope_of_a_search_is_named_and_the_other_one_offered(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("/")
        assert "Search everything" in desk.screen
        assert "Tab Unread" in desk.desk.key_line.text
        await desk.press("tab")
        assert "Search Unread" in desk.screen
        assert "Tab everything" in desk.desk.key_line.text
        await desk.press("escape", "8", "/")
        assert desk.desk.listing.source.title == "All"
        assert "Tab" not in desk.desk.key_line.text
        await desk.press("tab", *"tin")
        assert "Search everything: tin" in desk.screen


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


async def test_while_searching_the_footer_says_that_n_goes_to_hits(desktop: Desktop) -> None:
    async with desktop() as desk:
        assert "n next unread" in desk.desk.key_line.text
        await desk.press("/", *"report", "enter")
        assert "n next hit" in desk.desk.key_line.text
        await desk.press("escape")
        assert "n next unread" in desk.desk.key_line.text


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


@pytest.mark.parametrize(
    ("key", "said"),
    [("d", "d works in Sources: unsubscribe the feed or folder"), ("M", "M works in Sources: move the feed")],
)
async def test_a_key_of_another_pane_says_where_it_works(desktop: Desktop, key: str, said: str) -> None:
    async with desktop() as desk:
        await desk.press(key)
        assert said in desk.said
        await desk.press("j")
        assert said not in desk.said


async def test_an_empty_desk_offers_what_can_be_done_there(desktop: Desktop, tmp_path: Path) -> None:
    async with desktop(path=tmp_path / "new.db") as desk:
        await desk.press(*["down"] * 4, "enter")
        hints = desk.desk.key_line.text
        assert "a add" in hints
        assert "Space" not in hints
        assert "star" not in hints


async def test_an_article_without_an_address_offers_nothing_that_needs_one(
    desktop: Desktop, library_file: Path
) -> None:
    with Library.open(library_file, clock=lambda: NOW) as library:
        add_feed(library, "odd", "", [Story("Summary", 0, url="javascript:alert(1)", summary_only=True)])
    async with desktop() as desk:
        await desk.press("enter")
        assert desk.text("article").rstrip().endswith("The feed carries a summary only.")
        assert "browser" not in desk.desk.key_line.text
        assert "full text" not in desk.desk.key_line.text


async def test_the_footer_says_fold_where_all_is_unfolded(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("enter")
        assert "- unfold" in desk.desk.key_line.text
        await desk.press("-")
        assert "- fold" in desk.desk.key_line.text
        await desk.press("-")
        assert "- unfold" in desk.desk.key_line.text


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
