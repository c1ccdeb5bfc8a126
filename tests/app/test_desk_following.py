"""What comes from outside: polls, faults, empty and damaged libraries."""

import asyncio
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from app.conftest import MEDIUM, NARROW, Desktop, StoppedApp
from app.host import DEADLINE, until
from app.samples import NOW
from library.making import half_lost

from reader.app import run
from reader.app.app import AssayApp
from reader.app.desk.work import Work
from reader.app.jobs import Job
from reader.app.screens.add_feed import AddFeed
from reader.app.screens.first_run import FirstRun
from reader.app.store import Store
from reader.config import AppSettings, Config, PollSettings
from reader.errors import LibraryBusy, LibraryDamaged
from reader.library import Library, marking
from reader.origins import host_and_port


async def test_nothing_is_painted_when_nothing_has_changed(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desktop() as desk:
        painted = []
        display = desk.app._display
        monkeypatch.setattr(desk.app, "_display", lambda *args: (painted.append(args), display(*args)))
        desk.desk.post_message(desk.desk.LibraryChanged())
        await desk.settle()
        assert painted == []


async def test_moving_the_cursor_paints_two_rows_of_the_list(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desktop() as desk:
        await desk.press("j")
        lines = []
        render_line = desk.desk.list.render_line
        monkeypatch.setattr(desk.desk.list, "render_line", lambda y: (lines.append(y), render_line(y))[1])
        await desk.press("j")
        assert sorted(set(lines)) == [1, 2]


async def test_feeds_in_trouble_are_marked(desktop: Desktop, library_file: Path) -> None:
    with Library.open(library_file, clock=lambda: NOW) as library:
        state = library.intake.poll_states(NOW, every=True)[0]
        library.intake.save(replace(state, failures=1, error="timeout", error_detail="No answer.", last_attempt=NOW))
    async with desktop() as desk:
        troubled = [source.title for source in desk.desk.sources.rows if source.in_trouble]
        assert len(troubled) == 1
        line = next(line for line in desk.screen.splitlines() if f"   {troubled[0]} " in line)
        assert "!" in line.partition("││")[0], (troubled, line)
        await desk.press("h")
        desk.desk.sources.put_on(next(source.key for source in desk.desk.sources.rows if source.in_trouble))
        await desk.press("k", "j")
        assert "The last poll failed: No answer" in desk.said
        await desk.press("k")
        assert "No answer" not in desk.said


async def test_a_feed_whose_host_asked_for_a_pause_is_marked_and_says_when_it_ends(
    desktop: Desktop, library_file: Path
) -> None:
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=2)
    with Library.open(library_file) as library:
        state = library.intake.poll_states(NOW, every=True)[0]
        library.intake.park_host(host_and_port(state.url), until)
    async with desktop() as desk:
        waiting = [source for source in desk.desk.sources.rows if source.paused]
        assert state.url in {source.feed.url for source in waiting if source.feed}
        line = next(line for line in desk.screen.splitlines() if f"   {waiting[0].title} " in line)
        assert "z" in line.partition("││")[0].partition(waiting[0].title)[2], line
        await desk.press("h")
        desk.desk.sources.put_on(waiting[0].key)
        await desk.press("k", "j")
        assert f"Its host asked for a pause until {until.astimezone():%-d %B %Y %H:%M}" in desk.said


async def test_a_poll_shows_its_progress_and_what_came_of_it(desktop: Desktop) -> None:
    async with desktop() as desk:
        job = Job(["poll"], desk.desk.post_message)
        for line in (
            b'{"event":"started","feeds":3}',
            b'{"event":"polled","feed":"x","status":200,"new":2,"updated":0}',
        ):
            job._take(line)
        await desk.settle()
        assert "1/3" in desk.said
        job._take(b'{"event":"done","feeds":3,"polled":1,"unchanged":2,"failed":0,"skipped":0,"new":2,"updated":0}')
        desk.desk.post_message(Job.Ended(job, 0, ""))
        await desk.settle()
        assert "2 new" in desk.said
        assert "1/3" not in desk.said


async def test_r_polls_the_feed_of_the_article_and_R_all(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desktop() as desk:
        asked = []
        monkeypatch.setattr(desk.app.jobs, "poll", lambda **words: asked.append(words) or object())
        await desk.press("r", "R")
        assert asked == [{"every": False, "feed": 1}, {"every": True, "feed": 0}]


async def test_x_asks_for_the_full_text(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desktop() as desk:
        asked = []
        monkeypatch.setattr(desk.app.jobs, "start", lambda command, **_: asked.append(command) or Job(command, print))
        await desk.press("x", "enter")
        row = desk.desk.list.window.current
        assert row is not None
        assert asked == [["full-text", "--json", str(row.id)]]


async def test_a_feed_is_unsubscribed_and_comes_back_with_undo(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.press("h", "G", "d")
        assert "Unsubscribed Desk" in desk.said
        assert "Desk" not in [source.title for source in desk.desk.sources.rows]
        await desk.press("u")
        assert "Desk" in [source.title for source in desk.desk.sources.rows]


async def test_A_in_sources_marks_what_the_cursor_is_on(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.press("h", "G", "A")
        assert "1 marked read" in desk.said
        assert "Permit granted" not in desk.unread
        assert len(desk.unread) == 8


async def test_an_empty_library_offers_ways_to_begin(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "new" / "library.db"
    async with desktop(path=path) as desk:
        assert isinstance(desk.app.screen, FirstRun)
        assert path.exists()
        await desk.press("?", *"add a feed", "enter")
        assert isinstance(desk.app.screen, AddFeed)
        assert len(desk.app.screen_stack) == 2


async def test_a_damaged_library_ends_the_app_with_its_fault(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"not a library, whatever its name says" * 100)
    store = Store(path)
    store.start()
    app = StoppedApp(store, Config(PollSettings(automatic=False)), memory=tmp_path / "app.json")
    async with app.run_test():
        pass
    store.close()
    assert isinstance(app.fault, LibraryDamaged)


@pytest.mark.parametrize("table", ["feeds", "counters", "articles", "states", "traits", "companies", "search_data"])
async def test_damage_is_told_as_damage(library_file: Path, tmp_path: Path, table: str) -> None:
    half_lost(library_file, table)
    store = Store(library_file)
    store.start()
    app = StoppedApp(store, Config(PollSettings(automatic=False)), memory=tmp_path / "app.json")
    async with app.run_test() as pilot:
        for key in ("j", "enter", "B", "escape", "slash", "t", "i", "n", "enter"):
            await pilot.press(key)
        await pilot.pause()
    store.close()
    assert app.broken is None
    assert app.fault is None or isinstance(app.fault, LibraryDamaged)
    assert isinstance(app.fault, LibraryDamaged) or table not in ("feeds", "counters", "articles")
    assert not app.desk.work.faults


async def test_a_write_that_fails_is_said_and_the_list_shows_what_is_true(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise LibraryBusy("Another process holds the library; try again in a moment.")

    async with desktop() as desk:
        monkeypatch.setattr(Library, "mark", refuse)
        await desk.press("s")
        assert "Another process holds the library" in desk.said
        assert "★" not in desk.screen


async def test_our_own_errors_are_said_and_end_nothing(desktop: Desktop) -> None:
    async with desktop() as desk:

        async def broken() -> None:
            raise ZeroDivisionError("by nought")

        desk.desk.do(broken())
        await desk.pilot.pause()
        await desk.pilot.pause()
        assert "Something went wrong: by nought" in desk.said
        work: Work = desk.desk.work
        assert len(work.faults) == 1
        work.faults.clear()


async def test_comfortable_rows_take_two_lines(desktop: Desktop) -> None:
    async with desktop(app=AppSettings(rows="comfortable")) as desk:
        lines = desk.screen.splitlines()
        at = next(n for n, line in enumerate(lines) if "Tin report" in line)
        assert "Ore · 2h · " in lines[at + 1]
        await desk.press("j")
        assert desk.title == "Tin report"


async def test_ages_and_marks_stand_in_their_columns(desktop: Desktop) -> None:
    async with desktop(MEDIUM) as desk:
        await desk.press("s")
        lines = desk.screen.splitlines()
        starred = next(line for line in lines if "Graphite deal" in line)
        assert starred.index("★") == starred.index("●") + 1
        assert "⚑" in starred
        places = {line.index("h  ") for line in lines if " 1h  " in line or " 2h  " in line}
        assert len(places) == 1


async def test_the_key_to_all_keys_is_named_at_every_size(desktop: Desktop) -> None:
    async with desktop(NARROW) as desk:
        for key in ("enter", "H", "escape", "h"):
            await desk.press(key)
            assert "? keys" in desk.screen.splitlines()[-1]


async def test_a_library_whose_file_was_replaced_takes_no_writes(desktop: Desktop, library_file: Path) -> None:
    async with desktop(MEDIUM) as desk:
        library_file.replace(library_file.with_name("elsewhere.db"))
        await desk.press("s")
        assert "moved or replaced" in desk.said
        assert "★" not in desk.screen
        noticed = asyncio.Event()
        said, loop = desk.desk.store.on_moved, asyncio.get_running_loop()
        desk.desk.store.on_moved = lambda: (said(), loop.call_soon_threadsafe(noticed.set))
        await asyncio.wait_for(noticed.wait(), 20)
        await desk.press("j")
        assert "Quit and open it again" in desk.said


async def test_changes_that_cannot_be_written_any_more_are_not_lost_in_silence(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()

    def refuse(*_: object, **__: object) -> int:
        held.wait(20)
        raise LibraryBusy("Another process holds the library; try again in a moment.")

    async with desktop() as desk:
        monkeypatch.setattr(Library, "mark", refuse)
        await desk.pilot.press("s")
        await desk.pilot.press("q")
        held.set()
        while not desk.app._exit:
            await desk.pilot.pause()
        store = desk.desk.store
    assert isinstance(store.lost, LibraryBusy)
    assert "The last change was not saved. Another process" in str(store.lost)


async def test_nothing_is_said_to_be_lost_where_all_is_saved(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.pilot.press("s")
        await desk.pilot.press("q")
        store = desk.desk.store
    assert store.lost is None
    with Library.open(library_file, write=False) as library:
        assert library.count("is:starred") == 1


def test_an_error_of_ours_that_ends_the_app_reaches_whoever_ran_it(
    library_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(AssayApp, "run", lambda app: setattr(app, "_exception", ZeroDivisionError("by nought")))
    with pytest.raises(ZeroDivisionError):
        run(library_file, Config(PollSettings(automatic=False)))


async def test_moving_the_focus_paints_no_pane_but_the_two_concerned(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desktop() as desk:
        await desk.press("enter", "escape")
        painted: set[str] = set()
        for name, pane in desk.desk.panes_by_name.items():
            render_line = pane.render_line
            monkeypatch.setattr(
                pane,
                "render_line",
                lambda y, name=name, render_line=render_line: (painted.add(name), render_line(y))[1],
            )
        await desk.press("l")
        assert desk.focused == "article"
        assert painted <= {"articles", "article"}


async def test_a_mark_of_very_many_says_how_far_it_is(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(marking, "PART", 4)
    monkeypatch.setattr(marking, "sleep", lambda _: go_on.wait(DEADLINE))
    async with desktop() as desk:
        await desk.pilot.press("A")
        await until(desk.pilot, lambda: "4 of 9 articles…" in desk.said)
        go_on.set()
        await desk.settle()
        assert "9 marked read" in desk.said
        assert "articles…" not in desk.said
        await desk.press("u")
        assert "Undone: marked 9 articles read" in desk.said
        assert len(desk.unread) == 9
