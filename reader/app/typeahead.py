"""Keys that arrive faster than the app answers: they wait, in order, and act as if they had been typed slowly.

A key is handed on once what the former one asked for is there. What takes too long is not waited for: the keys that
wait are dropped then, and that is said. Escape waits less, and drops what was typed before it.
"""

import asyncio
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.events import Key, Paste

from reader.app.commands import Command
from reader.text import counted

if TYPE_CHECKING:
    from reader.app.app import AssayApp

PATIENCE: Final = 2.0
"""Seconds that a key waits at most for the answer to the former one."""
IMPATIENCE: Final = 0.3
"""Seconds after which Escape ends a wait."""
STALE: Final = 0.5
"""Seconds that repeats of a move are handed on late; then they are dropped, since its key is held down."""
AT_ONCE: Final = frozenset({"ctrl+q", "ctrl+c"})
REPEATED: Final = frozenset({"Move", "Read"})


class Typed(NamedTuple):
    """A key or a paste, and when it came."""

    event: Key | Paste
    came: float

    @property
    def escapes(self) -> bool:
        """Whether it is the key that gives up."""
        return isinstance(self.event, Key) and self.event.key == "escape"


class Typeahead:
    """Hands keys on. `patience`, `impatience` and `stale` are in seconds."""

    def __init__(self, app: "AssayApp") -> None:
        self._app = app
        self.patience, self.impatience, self.stale = PATIENCE, IMPATIENCE, STALE
        self._waiting: deque[Typed] = deque()
        self._handing_on = False
        self._wait: asyncio.Timeout | None = None
        self._began = 0.0
        self._wrote = False
        self._last: Command | None = None
        self._repeats_since = 0.0

    async def take(self, event: Key | Paste) -> None:
        """Takes what was typed; it is handed on in its turn."""
        typed = Typed(event, monotonic())
        if isinstance(event, Key) and event.key in AT_ONCE:
            await self._app.hand_on(event)
        elif self._handing_on:
            self._waiting.append(typed)
            if typed.escapes:
                self._hurry()
        elif self._app.desk.answering.all_answered and not self._needs_anything(typed):
            await self._hand_on_now(typed)
        else:
            self._waiting.append(typed)
            self._handing_on = True
            self._app.run_worker(self._hand_on(), group="keys")

    def _needs_anything(self, typed: Typed) -> bool:
        command = self._command(typed.event)
        return command is not None and bool(self._app.desk.answering.needs(command))

    async def _hand_on(self) -> None:
        try:
            while self._waiting:
                await self._next()
        finally:
            self._handing_on = False

    async def _next(self) -> None:
        typed = self._waiting[0]
        writes = self._writes(typed.event)
        if not (writes and self._wrote) and not await self._answered(typed):
            return
        self._waiting.popleft()
        await self._hand_on_now(typed)

    async def _hand_on_now(self, typed: Typed) -> None:
        """Hands a key on, unless it is one of many that repeat a move faster than it can be made."""
        command, now = self._command(typed.event), monotonic()
        if command is None or command is not self._last or command.group not in REPEATED:
            self._repeats_since = now
        elif now - max(typed.came, self._repeats_since) > self.stale:
            return
        self._last, self._wrote = command, self._writes(typed.event)
        await self._app.hand_on(typed.event)

    # waiting

    async def _answered(self, typed: Typed) -> bool:
        """Waits until a key may be handed on; False where keys were dropped instead."""
        answering = self._app.desk.answering
        self._began = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(self.patience) as self._wait:
                if any(each.escapes for each in self._waiting):
                    self._hurry()
                await answering.answered()
                command = self._command(typed.event)
                if command is not None:
                    await answering.ready_for(command)
        except TimeoutError:
            answering.give_up()
            return self._drop()
        finally:
            self._wait = None
        return True

    def _hurry(self) -> None:
        """Escape is among the keys: what is waited for now has little time left."""
        if self._wait is not None and not self._wait.expired():
            self._wait.reschedule(self._began + min(self.impatience, self.patience))

    def _drop(self) -> bool:
        """Drops the keys that wait, up to an Escape; whether that was the first, and is to be handed on."""
        dropped = 0
        while self._waiting and not self._waiting[0].escapes:
            self._waiting.popleft()
            dropped += 1
        if dropped and self._app.desk.is_mounted:
            self._app.desk.say(f"This takes long; {counted(dropped, 'key')} typed meanwhile did nothing.", fault=True)
        return bool(self._waiting) and not dropped

    # what a key is

    def _writes(self, event: Key | Paste) -> bool:
        """Whether a key does no more than write in the field that has the focus."""
        if self._app.desk.takes_keys or not (isinstance(event, Paste) or event.is_printable):
            return False
        from textual.widgets import Input, TextArea

        return isinstance(self._app.focused, Input | TextArea)

    def _command(self, event: Key | Paste) -> Command | None:
        """The command of the desk that a key runs."""
        return self._app.desk.command_of(event) if isinstance(event, Key) else None
