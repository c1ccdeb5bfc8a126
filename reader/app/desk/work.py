"""Work beside the screen, and what becomes of it: faults are said, never raised into the screen."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from textual.worker import Worker, WorkerState

from reader.app.store import Superseded
from reader.errors import ReaderError
from reader.library import Library

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk
    from reader.app.screens.dialog import Modal

ASKED, PAGES, KEEPS = "asked", "pages", "keeps"
"""What a command does that a key asked for; the fetching of further rows; the keeping of what a dialog has asked."""


class Work:
    """Starts work. `faults` holds errors that are nobody's but ours; they are said and logged."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.faults: list[BaseException] = []

    def do(self, work: Awaitable[object], lane: str = "", *, kind: str = "desk") -> None:
        """Runs work beside the screen. Work of one lane takes the place of what ran there; `kind` names other work."""
        self._desk.run_worker(self._done(work), group=lane or kind, exclusive=bool(lane), exit_on_error=False)

    async def _done(self, work: Awaitable[object]) -> None:
        try:
            await work
        except Superseded:
            pass
        except ReaderError as error:
            self._desk.say(str(error), fault=True)

    def write(self, work: Callable[[Library], object], then: str = "") -> None:
        """Asks the writing thread at once; if that fails, says so and shows what really is."""
        self.do(self._written(self._desk.store.write(work), then))

    async def _written(self, writing: Awaitable[object], then: str) -> None:
        try:
            await writing
        except ReaderError as error:
            await self._desk.following.follow()
            self._desk.say(str(error), fault=True)
        else:
            if then:
                self._desk.say(then)
                await self._desk.following.follow()

    def ask(
        self,
        screen: "Modal[Any]",
        work: Callable[[Any], Callable[[Library], object]],
        done: Callable[[Any], None],
    ) -> None:
        """Shows a dialog that closes once `work` on its answer is in the library, and then does what is to be `done`.

        Where that fails, the dialog says so and stays as it is.
        """

        async def keep(answer: Any) -> None:
            await self._desk.store.write(work(answer))

        def closed(answer: Any) -> None:
            if answer is not None:
                done(answer)
                self.do(self._desk.following.follow())

        screen.keep = keep
        self._desk.assay.push_screen(screen, closed)

    def ended(self, event: Worker.StateChanged) -> None:
        """Tells that a worker changed its state."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.faults.append(event.worker.error)
            self._desk.log.error(event.worker.error)
            self._desk.say(f"Something went wrong: {event.worker.error}", fault=True)
