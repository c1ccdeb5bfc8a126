"""The desk on a small library, driven by keys; single screens, with children that answer what the test says."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import textual.app
import textual.pilot
from app.host import DEADLINE, Children
from app.libraries import small
from app.samples import NOW
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

import reader.app.desk.reading
import reader.app.screens.desk
from reader.app.app import AssayApp
from reader.app.remembered import MEMORY, recall
from reader.app.screens.desk import Desk
from reader.app.store import Store
from reader.config import AppSettings, Config, PollSettings

WIDE, MEDIUM, NARROW = (200, 50), (120, 40), (80, 24)


async def _nothing_to_run(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Returns once no callback of the event loop waits for its turn, or after `max_sleep` seconds."""
    loop: Any = asyncio.get_running_loop()
    ends = loop.time() + max_sleep
    quiet = 0
    while quiet < 2 and loop.time() < ends:
        await asyncio.sleep(0)
        quiet = 0 if loop._ready else quiet + 1


# Textual's pilot takes an app for idle that has done nothing for a fiftieth of a second, several times a key.
textual.app.wait_for_idle = textual.pilot.wait_for_idle = _nothing_to_run  # type: ignore[attr-defined]
# The cursor rests as soon as a test waits for what it did.
reader.app.desk.reading.LOAD_AFTER = 0.001


class StoppedApp(AssayApp):
    """The app at one point in time."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.typeahead.patience = self.typeahead.impatience = self.typeahead.stale = DEADLINE

    def now(self) -> datetime:
        return NOW


class Driver:
    """A desk that is running, and what a reader can do and see."""

    def __init__(self, app: AssayApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot, self.desk = app, pilot, app.desk

    async def press(self, *keys: str) -> None:
        """Presses keys and waits until everything that they caused has happened."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def burst(self, *keys: str) -> None:
        """Presses keys all at once, as they come after a lag, and waits until everything has happened."""
        self.send(*keys)
        await self.settle()

    def send(self, *keys: str) -> None:
        """Presses keys all at once and does not wait."""
        for key in keys:
            single = len(key) == 1
            name = _character_to_key(key) if single else key
            self.app.post_message(Key(name, key if single else None))

    async def settle(self) -> None:
        """Waits until no work and no load of an article is under way."""
        desk: Desk = self.desk
        quiet = 0
        async with asyncio.timeout(DEADLINE):
            while quiet < 2:
                await self.pilot.pause()
                await asyncio.sleep(1 / 1000)
                busy = desk.reading.loading or any(not worker.is_finished for worker in desk.workers)
                quiet = 0 if busy else quiet + 1
        assert not desk.work.faults, desk.work.faults

    @property
    def title(self) -> str:
        """The title under the cursor."""
        row = self.desk.list.window.current
        return row.title if row else ""

    @property
    def titles(self) -> list[str]:
        """The titles of the list."""
        return [row.title for row in self.desk.list.window.rows]

    @property
    def unread(self) -> list[str]:
        """The titles of the list that are unread."""
        return [row.title for row in self.desk.list.window.rows if not row.read]

    @property
    def said(self) -> str:
        """The status line."""
        return self.desk.status.text

    @property
    def focused(self) -> str:
        """The pane that has the focus."""
        focused = self.app.focused
        return (focused.id or "") if focused else ""

    @property
    def visible(self) -> set[str]:
        """The panes on the screen."""
        return {name for name, pane in self.desk.panes_by_name.items() if pane.size.width and pane.display}

    def text(self, pane: str) -> str:
        """What a pane of text holds."""
        doc = self.desk.text_panes[pane].doc
        return "\n".join("".join(piece.text for piece in line).rstrip() for line in doc.lines) or doc.empty

    def painted(self, pane: str) -> list[str]:
        """The lines of a pane of text as they are on the screen, top to bottom."""
        widget = self.desk.text_panes[pane]
        return [widget.render_line(y).text for y in range(widget.size.height)]

    @property
    def screen(self) -> str:
        """The screen as text."""
        height = self.app.size.height
        lines = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in lines[:height])


Desktop = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture(autouse=True)
def what_former_tests_left_is_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that opens keeps all that is there from being searched for garbage: in a process that opens one."""
    monkeypatch.setattr(reader.app.screens.desk, "gc", SimpleNamespace(freeze=lambda: None, enable=lambda: None))


@pytest.fixture
def library_file(tmp_path: Path) -> Path:
    """A small library."""
    path = tmp_path / "library.db"
    small(path)
    return path


@pytest.fixture
def desktop(library_file: Path, tmp_path: Path) -> Desktop:
    """Starts the desk: `async with desktop(size) as desk`."""

    @asynccontextmanager
    async def start(
        size: tuple[int, int] = WIDE, app: AppSettings | None = None, path: Path = library_file, **keys: str
    ) -> AsyncIterator[Driver]:
        config = Config(PollSettings(automatic=False), app or AppSettings(), keys)
        store = Store(path)
        remembered = recall(tmp_path / MEMORY)
        store.start(remembered.place(path), remembered.look)
        running = StoppedApp(store, config, memory=tmp_path / MEMORY)
        try:
            async with running.run_test(size=size) as pilot:
                driver = Driver(running, pilot)
                await driver.settle()
                yield driver
                await driver.settle()
        finally:
            store.close()

    return start


@pytest.fixture
def children(tmp_path: Path) -> Children:
    """Children that answer what the test says."""
    return Children(tmp_path / "asked.log")


@pytest.fixture(params=[NARROW, MEDIUM, WIDE], ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The three sizes of terminal that count."""
    value: tuple[int, int] = request.param
    return value
