"""Rows that others change: those near the view are read again at once, the others when they come into view."""

import asyncio
import threading
from pathlib import Path

import pytest
from app.conftest import Desktop
from app.libraries import Story, add_stories, many, small
from app.samples import NOW
from hypothesis import given
from hypothesis import strategies as st

from reader.app import pages
from reader.library import Library


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    """A library of 900 articles."""
    path = tmp_path / "long.db"
    many(path, 900)
    return path


async def test_only_rows_near_the_view_are_read_again_and_the_others_when_they_are_seen(
    desktop: Desktop, long_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desktop(path=long_file) as desk:
        await desk.press(*["pagedown"] * 10)
        assert len(desk.titles) > 300
        far = desk.desk.list.window.rows[5]
        with Library.open(long_file, clock=lambda: NOW) as library:
            library.mark("starred", ids=[far.id, desk.desk.list.window.current.id])
        read = []
        rows = Library.rows

        def counted(library: Library, *words: object, **more: object) -> object:
            found = rows(library, *words, **more)
            read.append(len(found))
            return found

        monkeypatch.setattr(Library, "rows", counted)
        await desk.desk.following.follow()
        await desk.settle()
        assert desk.desk.list.window.current.starred
        assert not desk.desk.list.window.rows[5].starred
        assert sum(read) < 300
        await desk.press("g", "g")
        assert desk.desk.list.window.rows[5].starred


async def test_a_mark_that_is_yet_to_be_written_is_not_taken_back_by_what_is_followed(desktop: Desktop) -> None:
    async with desktop() as desk:
        free = threading.Event()
        desk.desk.write(lambda library: free.wait(60))
        await desk.pilot.press("j", "m")
        assert desk.desk.list.window.current.read
        following = asyncio.ensure_future(desk.desk.following.follow())
        desk.desk.following.look_again()
        await desk.pilot.pause()
        for lane in ("follow again", "count"):
            await desk.desk.store.read(Library.feeds, lane=lane)
        await desk.pilot.pause()
        assert desk.desk.list.window.current.read
        free.set()
        await following
        await desk.settle()
        assert desk.desk.list.window.current.read


async def test_the_place_of_the_cursor_is_counted_where_the_list_begins_above_the_rows_in_memory(
    desktop: Desktop, long_file: Path
) -> None:
    async with desktop(path=long_file) as desk:
        await desk.press("g", "o", "G")
        assert "900 of 900" in desk.said
        with Library.open(long_file, clock=lambda: NOW) as library:
            add_stories(library, library.feeds()[0], [Story("Brand new", 0)])
        await desk.desk.following.follow()
        await desk.press("N")
        assert "900 of 901" in desk.said


@given(data=st.data())
def test_a_stretch_whose_middle_is_read_again_is_as_if_it_were_read_whole(
    data: st.DataObject, tmp_path_factory
) -> None:
    path = tmp_path_factory.mktemp("near") / "library.db"
    small(path)
    with Library.open(path, clock=lambda: NOW) as library:
        moment, rows = library.moment(), library.rows()
        start = data.draw(st.integers(0, len(rows) - 1))
        near = range(start, data.draw(st.integers(start + 1, len(rows))))
        changed = data.draw(st.sets(st.integers(near.start, near.stop - 1)))
        library.mark("starred", ids=[rows[index].id for index in changed])
        assert pages.near_again(library, "", moment, rows, near) == library.rows()


def test_rows_that_are_gone_leave_the_part_that_is_read_again(tmp_path: Path) -> None:
    small(tmp_path / "library.db")
    with Library.open(tmp_path / "library.db", clock=lambda: NOW) as library:
        moment, rows = library.moment(), library.rows()
        gone = rows[1].feed_id
        library.unsubscribe([gone])
        left = [row.id for row in rows[:4] if row.feed_id != gone]
        assert [row.id for row in pages.near_again(library, "", moment, rows, range(4))] == [
            *left,
            *(row.id for row in rows[4:]),
        ]
        assert pages.near_again(library, "", moment, (), range(0)) == ()
