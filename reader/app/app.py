"""The Textual application: themes, styles, the store, the memory of itself. The desk is its only lasting screen."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.events import Event, Key, Paste
from textual.filter import ANSIToTruecolor, LineFilter
from textual.screen import Screen

from reader.app.drafts import DRAFTS
from reader.app.ending import Ending
from reader.app.keymaps import key_table
from reader.app.remembered import MEMORY, Remembered, recall, remember
from reader.app.screens.desk import Desk
from reader.app.store import Store
from reader.app.styling import style
from reader.app.themes import THEMES, variables_for
from reader.app.typeahead import AT_ONCE, Typeahead
from reader.config import Config, state_folder
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.app.jobs import Jobs


class AssayApp(App[int]):
    """One library on the screen. `fault` is the error that ended the app, for the command line to report."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        store: Store,
        config: Config | None = None,
        *,
        title: str = "Assay",
        demo: bool = False,
        memory: Path | None = None,
        notices: Sequence[str] = (),
    ) -> None:
        super().__init__(css_path=[style("base"), style("desk")], watch_css=False)
        self.title = title
        self.store = store
        self.config = config or Config()
        self.keys = key_table(self.config)
        self.notices = (*self.keys.faults, *notices)
        self.demo = demo
        self.fault: ReaderError | None = None
        self._memory = memory or state_folder() / MEMORY
        self.remembered: Remembered = recall(self._memory)
        self.desk = Desk()
        self.typeahead = Typeahead(self)
        self._jobs: Jobs | None = None
        for theme in THEMES:
            self.register_theme(theme)
        wanted = self.remembered.theme or self.config.app.theme
        self.theme = wanted if wanted in self.available_themes else THEMES[0].name

    @property
    def drafts(self) -> Path:
        """The folder of what is written and not saved yet."""
        return self._memory.parent / DRAFTS

    @property
    def jobs(self) -> "Jobs":
        """The background jobs, whose messages go to the desk."""
        if self._jobs is None:
            from reader.app.jobs import Jobs, assay_program

            settings = self.config.path if self.config.path and self.config.path.is_file() else None
            program = assay_program(self.store.path, settings)
            self._jobs = Jobs(self.desk.post_message, program, library_gone=lambda: self.store.moved)
        return self._jobs

    def on_mount(self) -> None:
        """Leaves in good order when asked to end, so that the terminal is given back as it was."""
        if not self.is_headless:
            self._ending = Ending(partial(self.leave, in_any_case=True), self.store.close)
            self._ending.listen()

    async def on_event(self, event: Event) -> None:
        """Has whatever is typed wait for its turn."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self.typeahead.take(event)
        else:
            await super().on_event(event)

    async def hand_on(self, typed: Key | Paste) -> None:
        """Gives what was typed to whatever has the focus now; to none while a dialog's answer is being kept."""
        at_once = isinstance(typed, Key) and typed.key in AT_ONCE
        if at_once or not getattr(self.screen, "keeping", False):
            await super().on_event(typed)

    def get_default_screen(self) -> Screen[Any]:
        """The desk is the first screen and stays below all others."""
        return self.desk

    def pop_screen(self) -> AwaitComplete:
        """Takes the uppermost screen away, never the desk: a dialog that two quick keys close twice is closed once."""
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of Assay's own for a theme that does not name them."""
        return variables_for(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every painted line goes through: nothing that mixes colours, since ours are mixed already."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]

    def now(self) -> datetime:
        """The time, in one place so that tests can stop it."""
        return datetime.now(UTC)

    def remember(self, remembered: Remembered) -> None:
        """Keeps the memory for the next run."""
        if remembered != self.remembered:
            self.remembered = remembered
            remember(self._memory, remembered)

    @property
    def broken(self) -> Exception | None:
        """The error of ours that ended the app; Textual has shown it, the command line reports it."""
        return self._exception

    def fail(self, fault: ReaderError) -> None:
        """Ends the app because it cannot go on; the command line says why."""
        self.fault = fault
        self.exit(fault.exit_code)

    async def action_quit(self) -> None:
        """Quits in good order: Textual binds ^q to this, before any screen sees the key."""
        await self.leave()

    async def _kept_at_last(self) -> bool:
        """Keeps what is written in dialogs, the uppermost first; False where that cannot be and has just been said."""
        for screen in reversed(self.screen_stack):
            keep = getattr(screen, "kept_at_last", None)
            if keep is not None and not await keep():
                return False
            self.fault = getattr(screen, "lost", None) or self.fault
        return True

    async def leave(self, *, in_any_case: bool = False) -> None:
        """Quits: what is written is kept, and jobs end, so that none outlives the app.

        Where something that is written cannot be kept, that is said instead; the next time, or `in_any_case`, it goes.
        """
        if not await self._kept_at_last() and not in_any_case:
            return
        await self.desk.before_leaving()
        if self._jobs is not None:
            await self._jobs.close()
        self.exit(0)
