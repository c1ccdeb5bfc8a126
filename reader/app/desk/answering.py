"""When the desk has answered a key: what it asked for is shown, and has the focus if it is to be typed in."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from textual.message_pump import MessagePump
from textual.widget import Widget
from textual.worker import Worker, WorkerError

from reader.app.commands import PARTS, Command
from reader.app.desk.work import ASKED, KEEPS, PAGES

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk

MOVES: Final = frozenset({"list", "selection", ASKED})
"""The work that every key waits for: another list, another stretch of it, and what a command still does."""
OF_THE_TEXT: Final = frozenset({"read-on", "links", "full-text", "unfold"})
"""Commands that are about the text on the screen, whatever pane has the focus."""
OF_HITS: Final = frozenset({"next-unread", "previous-unread"})
MOST_ROUNDS: Final = 12
"""Rounds in which what follows from a key is looked for; a desk that polls is never without any message."""


class Answering:
    """Waits for answers. `given_up` holds work that is not waited for any more."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.given_up: set[Worker[Any]] = set()
        self._seen: tuple[object, ...] = ()

    def give_up(self) -> None:
        """Waits no more for what is under way now."""
        self.given_up = {worker for worker in self._desk.assay.workers if not worker.is_finished}

    @property
    def all_answered(self) -> bool:
        """Whether what the keys so far have asked for is there already, as far as that can be seen without waiting."""
        same = self._seen == self._place and not self._desk.panes.arranged
        return same and not self._stirs and not any(self._under_way(MOVES))

    async def answered(self) -> None:
        """Returns once what the keys so far have asked for is there."""
        for _ in range(MOST_ROUNDS):
            place = self._place
            await self._messages_handled()
            await self._laid_out()
            worked = await self._work_done(MOVES)
            if not worked and place == self._place and not self._stirs:
                break
        self._seen = self._place

    def needs(self, command: Command) -> str:
        """The work under way without which a command cannot act: the text that it scrolls, the rows that it goes to."""
        desk = self._desk
        if self._is_of_text(command):
            return "article" if desk.reading.loading or any(self._under_way(frozenset({"article"}))) else ""
        at_edge = command.group == "Move" and desk.panes.focused == "articles" and desk.listing.at_edge
        return PAGES if at_edge else ""

    async def ready_for(self, command: Command) -> None:
        """Returns once what a command needs is there."""
        needed = self.needs(command)
        if needed == "article":
            self._desk.reading.hasten()
        if needed and await self._work_done(frozenset({needed})):
            await self.answered()

    def _is_of_text(self, command: Command) -> bool:
        in_text = self._desk.panes.focused in ("article", *PARTS)
        if command.id in OF_HITS:
            return in_text and self._desk.listing.searching
        return command.id in OF_THE_TEXT or (in_text and command.group == "Move")

    # what is waited for

    @property
    def _place(self) -> tuple[object, ...]:
        return self._desk.app.screen, self._desk.app.focused, self._desk.asking.line

    @property
    def _pumps(self) -> Iterator[MessagePump]:
        """Whatever may have a message that follows from a key, from the focus upwards, the app last."""
        app, desk = self._desk.app, self._desk
        at: Any = app.focused or app.screen
        while isinstance(at, Widget):
            yield at
            at = at.parent
        if desk.is_mounted:
            yield from filter(None, (desk.list, desk.text, desk.asking.line))
        if app.screen is not desk:
            yield desk
        yield app

    async def _messages_handled(self) -> None:
        for pump in tuple(self._pumps):
            handled = asyncio.Event()
            if pump.call_later(handled.set):
                await handled.wait()

    @property
    def _stirs(self) -> bool:
        """Whether anything follows still."""
        line = self._desk.asking.line
        waiting = any(pump.message_queue_size for pump in self._pumps)
        return waiting or (line is not None and not line.takes_keys)

    async def _laid_out(self) -> None:
        if self._desk.panes.arranged:
            self._desk.panes.arranged = False
            await self._desk.wait_for_refresh()

    async def _work_done(self, groups: frozenset[str]) -> bool:
        """Waits for work of these groups, or what the uppermost screen finds; whether there was any."""
        any_work = False
        while (worker := next(self._under_way(groups), None)) is not None:
            any_work = True
            await asyncio.shield(_over(worker))
        return any_work

    def _under_way(self, groups: frozenset[str]) -> Iterator[Worker[Any]]:
        desk, top = self._desk, self._desk.app.screen
        for worker in desk.assay.workers:
            if worker.is_finished or worker in self.given_up:
                continue
            if worker.node is desk:
                typing = desk.asking.open and worker.group == "list"
                if worker.group in groups and not typing:
                    yield worker
            elif worker.node is top and worker.group in (getattr(top, "FINDS", None), KEEPS):
                yield worker


async def _over(worker: Worker[Any]) -> None:
    """Returns when the work is over, however it ended."""
    with suppress(WorkerError):
        await worker.wait()
    await asyncio.sleep(0)
