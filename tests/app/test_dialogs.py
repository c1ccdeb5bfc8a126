"""The desk's dialogs on a real library: what they ask is done, and said."""

from dataclasses import replace
from pathlib import Path

import pytest
from app.conftest import MEDIUM, Desktop, Driver
from app.libraries import Story, _analysed
from app.samples import NOW, block
from textual.widgets import Input, TextArea

from reader.app.commands import COMMAND
from reader.app.screens.add_feed import AddFeed
from reader.app.screens.feed_dialogs import ChooseFolder, EditFeed
from reader.app.screens.first_run import FirstRun
from reader.app.screens.help import Help
from reader.app.screens.import_dialog import ImportDialog, Imported
from reader.app.screens.note import NoteDialog
from reader.app.screens.palette import Palette
from reader.app.screens.revisions import Revisions
from reader.app.screens.rules import RuleChanges, RuleWanted
from reader.app.screens.tags import TagDialog
from reader.app.screens.views import SaveView, Views
from reader.library import Library, marking
from reader.library.preparing import prepared
from reader.model import Parts, Rule


def opened(path: Path) -> Library:
    return Library.open(path, write=False, clock=lambda: NOW)


async def in_sources(desk: Driver, title: str) -> None:
    """Puts the cursor of Sources on a feed or folder."""
    desk.desk.panes.focus("sources")
    await desk.settle()
    await desk.press("g", "g")
    for _ in range(len(desk.desk.sources.rows)):
        current = desk.desk.sources.current
        if current is not None and current.title == title:
            return
        await desk.press("j")
    raise AssertionError(f"{title} is not in Sources")


async def test_i_writes_a_note_that_is_there_again(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("i")
        assert isinstance(desk.app.screen, NoteDialog)
        await desk.press(*"ask [b]them", "escape")
        assert "Note saved" in desk.said
        row = desk.desk.list.window.current
        assert row is not None
        assert row.has_note
        await desk.press("i")
        assert desk.app.screen.query_one(TextArea).text == "ask [b]them"
        await desk.press("escape")
    with opened(library_file) as library:
        article = library.article(row.id)
        assert article is not None
        assert article.note == "ask [b]them"


async def test_a_note_is_taken_back_with_undo(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("i", *"x", "escape", "u")
    with opened(library_file) as library:
        assert library.count("has:note") == 0


async def test_tags_are_given_and_found(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        title = desk.title
        await desk.press("t")
        assert isinstance(desk.app.screen, TagDialog)
        await desk.press(*"tin", "enter", "enter")
    with opened(library_file) as library:
        assert [row.title for row in library.rows("tag:tin")] == [title]


async def test_a_search_is_saved_as_a_view_that_sources_shows(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("/", *"tin", "enter", "W")
        assert isinstance(desk.app.screen, SaveView)
        query = desk.app.screen.query_one("#query", Input).value
        assert "tin" in query
        await desk.press(*"Tin [/]", "enter")
        assert "Saved the view Tin [/]" in desk.said
        assert "Tin [/]" in [source.title for source in desk.desk.sources.rows]
    with opened(library_file) as library:
        saved = next(view for view in library.views() if view.title == "Tin [/]")
        assert saved.query == query


async def test_views_are_put_in_order(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        with opened(library_file) as library:
            before = [view.key for view in library.views()]
        await desk.press("E")
        assert isinstance(desk.app.screen, Views)
        await desk.press("J", "enter")
        assert "Views changed" in desk.said
    with opened(library_file) as library:
        assert [view.key for view in library.views()] == [before[1], before[0], *before[2:]]


async def test_an_article_that_was_not_changed_says_so(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("c")
        assert "has not changed" in desk.said


async def test_c_shows_what_the_publisher_changed(desktop: Desktop, library_file: Path) -> None:
    with Library.open(library_file, clock=lambda: NOW) as library:
        row = next(row for row in library.rows("") if row.title == "Nickel falls")
        state = next(state for state in library.intake.poll_states(NOW, every=True) if state.id == row.feed_id)
        feed = library.feed(row.feed_id)
        assert feed is not None
        rewritten = Story(row.title, 5, Parts(title=row.title, blocks=(block(0, "A short text [/]."),)))
        changed = prepared(replace(_analysed(feed, rewritten), content_hash="new"))
        library.intake.save(state, changed=[(row.id, changed)])
    async with desktop() as desk:
        while desk.title != row.title:
            await desk.press("j")
        await desk.press("c")
        assert isinstance(desk.app.screen, Revisions)
        assert "A short text.text [/]." in desk.screen
        await desk.press("escape")


async def test_a_feed_is_moved_edited_and_unsubscribed_and_undo_brings_it_back(
    desktop: Desktop, library_file: Path
) -> None:
    with opened(library_file) as library:
        feed = library.feeds()[0]
        articles = library.count("")
    async with desktop() as desk:
        await in_sources(desk, feed.title)
        await desk.press("M")
        assert isinstance(desk.app.screen, ChooseFolder)
        await desk.press("ctrl+a", "ctrl+k", *"Else", "enter")
        await in_sources(desk, feed.title)
        await desk.press("e")
        assert isinstance(desk.app.screen, EditFeed)
        await desk.press("tab", "ctrl+a", "ctrl+k", *"Renamed [x]", "enter")
        await in_sources(desk, "Renamed [x]")
        await desk.press("d")
        with opened(library_file) as library:
            assert library.feed_at(feed.url) is None
        await desk.press("u")
        assert desk.desk.sources.current is not None
        assert desk.desk.sources.current.title == "Renamed [x]"
    with opened(library_file) as library:
        changed = library.feed_at(feed.url)
        assert changed is not None
        assert (changed.title, changed.folder) == ("Renamed [x]", "Else")
        assert library.count("") == articles


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        ("?", Help),
        ("a", AddFeed),
        (":", Palette),
        ("ctrl+p", Palette),
        ("W", SaveView),
        ("E", Views),
        ("i", NoteDialog),
    ],
)
async def test_escape_leads_back_to_where_the_reader_was(desktop: Desktop, key: str, screen: type) -> None:
    async with desktop(size=MEDIUM) as desk:
        await desk.press("j", key)
        assert isinstance(desk.app.screen, screen)
        title = desk.title
        await desk.press("escape")
        assert desk.app.screen is desk.desk
        assert desk.title == title
        await desk.press("j")
        assert desk.title != title


async def test_help_runs_the_command_that_is_chosen(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        title = desk.title
        await desk.press("?", *"star", "enter")
    with opened(library_file) as library:
        assert [row.title for row in library.rows("is:starred")] == [title]


async def test_a_file_can_be_imported_from_the_desk(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.desk.run_command(COMMAND["import-feeds"])
        await desk.settle()
        assert isinstance(desk.app.screen, ImportDialog)
        await desk.press("escape")


@pytest.mark.parametrize(
    ("imported", "said"),
    [(Imported(2), "Subscribed to 2 feeds · u undoes"), (Imported(0, 2), "Subscribed to 0 feeds · 2 already there")],
)
async def test_an_import_says_how_it_is_taken_back(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, imported: Imported, said: str
) -> None:
    async with desktop() as desk:
        monkeypatch.setattr(desk.app.jobs, "poll", lambda *args, **how: None)
        await desk.desk.run_command(COMMAND["import-feeds"])
        await desk.settle()
        desk.app.screen.dismiss(imported)
        await desk.settle()
        assert said in desk.said
        assert ("undoes" in desk.said) == bool(imported.subscribed)


async def test_an_empty_library_offers_ways_to_begin(desktop: Desktop, tmp_path: Path) -> None:
    Library.open(tmp_path / "empty.db").close()
    async with desktop(path=tmp_path / "empty.db") as desk:
        assert isinstance(desk.app.screen, FirstRun)
        await desk.press("q")
        assert desk.app.screen is desk.desk


async def test_feeds_that_come_to_an_empty_desk_are_shown_at_once(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    Library.open(path).close()
    async with desktop(path=path) as desk:
        await desk.press("q")
        assert "No feeds yet" in desk.screen
        with Library.open(path) as library:
            library.subscribe("https://ore.example/feed", title="Ore")
        desk.desk.do(desk.desk.feeding._feeds_changed())
        await desk.settle()
        assert "No feeds yet" not in desk.screen
        assert "Ore" in [source.title for source in desk.desk.sources.rows]


async def test_a_rule_is_saved_and_done_at_once(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.desk.run_command(COMMAND["rules"])
        await desk.settle()
        await desk.press("a", *"nickel", "tab", *"star", "tab", "space", "enter")
        await desk.press("enter")
        assert "Rules changed" in desk.said
    with opened(library_file) as library:
        assert [row.title for row in library.rows("is:starred")] == ["Nickel falls"]
        assert [(rule.query, rule.action) for rule in library.rules.all()] == [("nickel", "star")]


async def test_what_is_done_to_very_many_articles_says_how_far_it_is(
    desktop: Desktop, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "PART", 1)
    monkeypatch.setattr(marking, "PAUSE", 0)
    async with desktop() as desk:
        changes = RuleChanges(saved=(RuleWanted(Rule("", "star"), at_once=True),))
        said: list[str] = []
        say = desk.desk.status.say
        monkeypatch.setattr(desk.desk.status, "say", lambda *what: (said.append(what[1]), say(*what)))
        desk.desk.write(desk.desk.marks.with_progress(changes.apply), then="Rules changed")
        await desk.settle()
        assert "1 of 9 articles…" in said
        assert "articles…" not in desk.said
        assert "Rules changed" in desk.said


async def test_tags_of_the_whole_library_are_offered(desktop: Desktop, library_file: Path) -> None:
    with Library.open(library_file, clock=lambda: NOW) as library:
        row = library.rows("")[-1]
        library.tag([row.id], add=["far away"])
        library.mark("read", ids=[row.id])
    async with desktop() as desk:
        await desk.press("t")
        assert "far away" in desk.screen
        await desk.press("escape")


async def test_a_folder_is_unsubscribed_after_a_question_and_undo_brings_it_back(
    desktop: Desktop, library_file: Path
) -> None:
    async with desktop() as desk:
        await in_sources(desk, "Metals")
        await desk.press("d")
        assert "Metals" in desk.screen
        await desk.press("escape")
        with opened(library_file) as library:
            assert len(library.feeds()) == 3
        await desk.press("d", "enter")
        with opened(library_file) as library:
            assert [feed.folder for feed in library.feeds()] == ["", "Batteries"]
        await desk.press("u")
    with opened(library_file) as library:
        assert len(library.feeds()) == 3
        assert library.count("") == 9
