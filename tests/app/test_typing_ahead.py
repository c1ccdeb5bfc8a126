"""Keys that arrive all at once, as after a lag of the line, act as if they had been typed slowly."""

import asyncio
from pathlib import Path

import pytest
from app.conftest import MEDIUM, Desktop, Driver
from app.host import DEADLINE, until
from app.libraries import many, small
from app.test_desk_moving import UNREAD
from textual.widgets import Input

from reader.library import Library


def _marks(path: Path) -> tuple[set[str], set[str]]:
    """The titles of what is starred, and of what is read."""
    with Library.open(path, write=False) as library:
        rows = library.rows("", limit=5_000)
    return {row.title for row in rows if row.starred}, {row.title for row in rows if row.read}


@pytest.fixture
def long_list(tmp_path: Path) -> Path:
    """A library whose list is read page by page."""
    path = tmp_path / "many.db"
    many(path, 900)
    return path


async def test_what_follows_the_key_of_a_dialog_goes_into_its_field(
    desktop: Desktop, library_file: Path, size: tuple[int, int]
) -> None:
    async with desktop(size) as desk:
        before = _marks(library_file)
        await desk.burst("2", "t", *"aAm")
        assert desk.app.screen.query_one(Input).value == "aAm"
        await desk.burst("escape", "a", *"dtype")
        assert desk.app.screen.query_one(Input).value == "dtype"
        assert len(desk.app.screen_stack) == 2
        await desk.press("escape")
        assert _marks(library_file) == before


async def test_a_tag_typed_ahead_is_put_on_the_article_and_the_keys_behind_it_are_commands(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.burst("t", *"ore", "enter", "enter", "j", "s")
        rows = desk.desk.list.window.rows
        assert [row.tags for row in rows[:2]] == [("ore",), ()]
        assert [row.starred for row in rows[:3]] == [False, True, False]


async def test_a_search_typed_ahead_is_whole_and_what_follows_acts_on_what_it_found(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop(size) as desk:
        await desk.burst("/", *"zinc")
        assert desk.desk.asking.line is not None
        assert desk.app.screen.query_one("#query-input", Input).value == "zinc"
        assert desk.titles == ["Zinc summary"]
        await desk.burst("escape", "/", *"cobalt", "enter", "s")
        assert desk.titles == ["Cobalt rises"]
        assert desk.desk.list.window.rows[0].starred


async def test_a_filter_typed_ahead_is_whole(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        await desk.burst("f", *"folder:Batteries", "enter", "j", "s")
        assert desk.desk.listing.filtered == "folder:Batteries"
        assert desk.title == desk.titles[1]
        assert desk.title in _marks(library_file)[0]


@pytest.mark.parametrize(
    ("keys", "starred"),
    [
        ("ns", {UNREAD[1]}),
        ("jjjs", {UNREAD[3]}),
        ("Gs", {UNREAD[-1]}),
        ("Gggs", {UNREAD[0]}),
        ("nsnsns", set(UNREAD[1:4])),
        ("jjpsGkks", {UNREAD[1], UNREAD[-3]}),
    ],
)
async def test_a_mark_lands_where_the_keys_before_it_moved_to(
    desktop: Desktop, library_file: Path, keys: str, starred: set[str]
) -> None:
    already, _ = _marks(library_file)
    async with desktop() as desk:
        await desk.burst(*keys)
    assert _marks(library_file)[0] - already == starred


async def test_what_was_never_opened_does_not_become_read(desktop: Desktop, library_file: Path) -> None:
    _, read = _marks(library_file)
    async with desktop() as desk:
        await desk.burst("n", "m")
    assert _marks(library_file)[1] == read


async def test_a_burst_of_n_opens_one_article_after_the_other(desktop: Desktop, long_list: Path) -> None:
    async with desktop(path=long_list) as desk:
        await desk.burst(*"n" * 20)
        assert desk.title == "Story number 21"


async def test_a_burst_of_pages_goes_on_beyond_what_is_in_memory(desktop: Desktop, long_list: Path) -> None:
    async with desktop(path=long_list) as desk:
        view = desk.desk.list.window.height
        await desk.burst(*["pagedown"] * 15)
        assert desk.title == f"Story number {15 * view + 1}"


async def test_keys_behind_a_jump_to_the_end_of_a_long_list_act_there(desktop: Desktop, long_list: Path) -> None:
    async with desktop(path=long_list) as desk:
        await desk.burst("G", "k", "s", "g", "g", "s")
    assert _marks(long_list)[0] == {"Story number 899", "Story number 1"}


async def test_space_typed_ahead_pages_through_the_article_that_it_opened(
    desktop: Desktop, library_file: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    other = tmp_path / "other.db"
    small(other)
    async with desktop(size, path=other) as desk:
        await desk.press("j", "space", "space", "space")
        slowly = desk.title, desk.desk.text.top
    async with desktop(size, path=library_file) as desk:
        await desk.burst("j", "space", "space", "space")
        assert (desk.title, desk.desk.text.top) == slowly


async def test_a_company_typed_ahead_is_the_one_that_is_opened(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.burst("B", *"nordpit", "enter")
        assert desk.desk.listing.source.title == "Nordpit AS"


async def test_a_command_of_the_palette_typed_ahead_runs(desktop: Desktop) -> None:
    async with desktop() as desk:
        await desk.burst(":", *"save the query", "enter", *"mine")
        assert desk.app.screen.query_one(Input).value == "mine"


class Hung:
    """The next move never ends."""

    def __init__(self, desk: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
        self._never = asyncio.Event()
        self.begun = False
        monkeypatch.setattr(desk.desk.walking, "go_to_unread", self._move)

    async def _move(self, *_: object, **__: object) -> None:
        self.begun = True
        await self._never.wait()

    def end(self) -> None:
        """Lets the move end after all."""
        self._never.set()


async def test_keys_that_wait_too_long_are_dropped_and_the_desk_goes_on(
    desktop: Desktop, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _marks(library_file)
    async with desktop() as desk:
        hung, keys = Hung(desk, monkeypatch), desk.app.typeahead
        desk.send("n")
        await until(desk.pilot, lambda: hung.begun)
        keys.patience = 0.01
        desk.send("m", "s")
        await until(desk.pilot, lambda: "2 keys typed meanwhile did nothing" in desk.said)
        keys.patience = DEADLINE
        desk.send("j")
        await until(desk.pilot, lambda: desk.title == UNREAD[1])
        hung.end()
    assert _marks(library_file) == before


async def test_escape_ends_a_wait_and_ctrl_q_waits_for_nothing(
    desktop: Desktop, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starred, _ = _marks(library_file)
    async with desktop() as desk:
        await desk.press("enter")
        hung, keys = Hung(desk, monkeypatch), desk.app.typeahead
        desk.send("n", "s")
        await until(desk.pilot, lambda: hung.begun)
        keys.impatience = 0.0
        desk.send("escape")
        await until(desk.pilot, lambda: desk.focused == "articles")
        hung.begun = False
        desk.send("n", "s")
        await until(desk.pilot, lambda: hung.begun)
        desk.send("ctrl+q")
        await until(desk.pilot, lambda: desk.app.return_code is not None)
        hung.end()
    assert _marks(library_file)[0] == starred


class SlowMoves:
    """Every move to what is unread takes a second, of a clock that stands still otherwise."""

    def __init__(self, desk: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
        self._now = 0.0
        self._move = desk.desk.walking.go_to_unread
        monkeypatch.setattr("reader.app.typeahead.monotonic", lambda: self._now)
        monkeypatch.setattr(desk.desk.walking, "go_to_unread", self._slowly)
        desk.app.typeahead.stale = 0.5

    async def _slowly(self, count: int, *, backwards: bool) -> None:
        self._now += 1
        await self._move(count, backwards=backwards)


async def test_a_held_key_does_not_run_on_when_reading_is_slow(
    desktop: Desktop, long_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desktop(MEDIUM, path=long_list) as desk:
        SlowMoves(desk, monkeypatch)
        await desk.burst(*"n" * 20, "s")
        assert desk.title == "Story number 2"
    assert _marks(long_list)[0] == {"Story number 2"}


async def test_a_key_that_is_pressed_again_behind_a_slow_move_is_not_taken_for_a_held_one(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desktop() as desk:
        SlowMoves(desk, monkeypatch)
        await desk.burst("n", "j", "j")
        assert desk.title == UNREAD[3]
