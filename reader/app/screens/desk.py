"""The desk: the main screen. It owns the panes, sends keys to commands and messages to whoever they concern."""

import asyncio
import gc
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

from reader.app.commands import COMMAND, PARTS, Command
from reader.app.desk.answering import Answering
from reader.app.desk.application import Application
from reader.app.desk.asking import Asking
from reader.app.desk.browsing import Browsing
from reader.app.desk.dialogs import Dialogs
from reader.app.desk.finding import Finding
from reader.app.desk.following import Following
from reader.app.desk.footer import Footer
from reader.app.desk.keyboard import Keyboard
from reader.app.desk.listing import Listing
from reader.app.desk.looks import Looks
from reader.app.desk.marks import Marks
from reader.app.desk.moving import Moving
from reader.app.desk.panes import TITLES, Panes
from reader.app.desk.reading import Reading
from reader.app.desk.returning import Returning
from reader.app.desk.walking import Walking
from reader.app.desk.work import ASKED, Work
from reader.app.keys import pressed
from reader.app.store import MOVED
from reader.app.widgets.answers import AnswerAccepted, AnswerGivenUp, AnswerTyped
from reader.app.widgets.articles import ArticleList
from reader.app.widgets.bars import KeyLine, StatusLine, Tabs
from reader.app.widgets.sources import SourceList
from reader.app.widgets.text import TextPane
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.app.app import AssayApp
    from reader.app.desk.feeding import Feeding
    from reader.app.desk.fetching import Fetching
    from reader.app.jobs import Job

Pane = SourceList | ArticleList | TextPane


class Desk(Screen[None]):
    """Sources, Articles, Article, Highlights, Companies, Disclaimers."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    # Textual paints the whole screen anew whenever the focus moves; the two panes concerned do so by themselves.
    focused = Reactive[Widget | None](None, repaint=False)

    class LibraryChanged(Message):
        """Somebody changed the library."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, Desk.LibraryChanged)

    def __init__(self) -> None:
        super().__init__(id="desk")
        self.work = Work(self)
        self.do, self.write = self.work.do, self.work.write
        self.listing = Listing(self)
        self.following = Following(self)
        self.looks = Looks(self)
        self.finding = Finding(self)
        self.walking = Walking(self)
        self.returning = Returning(self)
        self.reading = Reading(self)
        self.marks = Marks(self)
        self.panes = Panes(self)
        self.moving = Moving(self)
        self.dialogs = Dialogs(self)
        self.asking = Asking(self)
        self.browsing = Browsing(self)
        self.application = Application(self)
        self.answering = Answering(self)
        self.footer = Footer(self)
        self.key_of, self.show_hints = self.footer.key_of, self.footer.show

    @property
    def assay(self) -> "AssayApp":
        """The app, as what it is."""
        return cast("AssayApp", self.app)

    # Controllers that the first frame can do without are imported when they are needed.

    @cached_property
    def fetching(self) -> "Fetching":
        """Polls, full texts, and what jobs tell."""
        from reader.app.desk.fetching import Fetching

        return Fetching(self)

    @cached_property
    def feeding(self) -> "Feeding":
        """Subscriptions."""
        from reader.app.desk.feeding import Feeding

        return Feeding(self)

    # building

    def compose(self) -> ComposeResult:
        settings = self.assay.config.app
        self.store = self.assay.store
        self._keyboard = Keyboard(self.assay.keys, counts=settings.keys == "vim")
        self.sources = SourceList()
        self.list = ArticleList(self.assay.now, comfortable=settings.rows == "comfortable")
        self.text = TextPane("article", "Article", measure=settings.measure)
        parts = {name: TextPane(name, TITLES[name]) for name in PARTS}
        self.text_panes: dict[str, TextPane] = {"article": self.text, **parts}
        self.panes_by_name: dict[str, Pane] = {"sources": self.sources, "articles": self.list, **self.text_panes}
        self.tabs, self.status, self.key_line = Tabs(), StatusLine(), KeyLine()
        self.reading_column = Vertical(self.list, self.text, id="reading")
        self.parts_column = Vertical(self.tabs, *parts.values(), id="parts")
        yield Horizontal(self.sources, self.reading_column, self.parts_column, id="columns")
        yield self.status
        yield self.key_line

    async def on_mount(self) -> None:
        self.panes.arrange()
        self.list.focus()
        self.show_hints()
        look = self.store.first_look
        assert look is not None
        try:
            first = await asyncio.wrap_future(look)
        except ReaderError as fault:
            self.assay.fail(fault)
            return
        self.listing.begin(first)
        self.returning.go_back(first)
        self.store.on_change = self._library_changed
        self.store.on_moved = self._library_moved
        self.call_after_refresh(self._after_first_frame, bool(first.sources.feeds))

    def _after_first_frame(self, any_feeds: bool) -> None:
        gc.freeze()
        gc.enable()
        if self.assay.notices:
            self.say("\n".join(self.assay.notices), fault=True)
        if any_feeds:
            self.work.do(self.dialogs.tell_of_drafts())
        else:
            self.feeding.first_run()
        self.fetching.poll_by_itself()

    async def before_leaving(self) -> None:
        """Writes down what would be lost otherwise."""
        self.fetching.end_polling()
        self.reading.keep_place()
        self.returning.keep()
        with suppress(ReaderError):
            await self.store.leave()

    # work

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        self.work.ended(event)

    def _library_moved(self) -> None:
        self.app.call_later(self.status.say, "moved", MOVED, "bar-error")

    def _library_changed(self) -> None:
        self.post_message(self.LibraryChanged())

    @on(LibraryChanged)
    def _follow(self) -> None:
        self.do(self.following.follow(), lane="follow")

    # words

    def say(self, text: str, *, fault: bool = False) -> None:
        """Says something in the status line, until the next key."""
        self.status.say("message", text, "bar-error" if fault else "bar-bright")

    # keys

    @property
    def focused_pane(self) -> Pane:
        """The pane that keys go to."""
        return self.panes_by_name[self.panes.focused]

    async def on_key(self, event: events.Key) -> None:
        if self.asking.open:
            return
        found = self._keyboard.press(pressed(event.key, event.character), self.panes.focused)
        (self.status.say_soon if found.waiting else self.status.say)("keys", found.waiting, "bar-key")
        if not found.known:
            return
        event.stop()
        event.prevent_default()
        if self.marks_no_selection and not found.waiting:
            self.say("")
        if found.elsewhere is not None:
            self.footer.tell_where(found.elsewhere)
        elif found.command is not None:
            await self.run_command(found.command, found.count)

    @property
    def takes_keys(self) -> bool:
        """Whether keys are commands of the desk: no dialog lies over it and no line is being written in."""
        return self.app.screen is self and not self.asking.open

    def command_of(self, event: events.Key) -> Command | None:
        """The command that a key would run now; None where it would run none, or goes elsewhere."""
        if not self.is_mounted or not self.takes_keys:
            return None
        return self._keyboard.command_of(pressed(event.key, event.character), self.panes.focused)

    @property
    def marks_no_selection(self) -> bool:
        """Whether the status line is free: a selection keeps its count there."""
        return not self.list.chosen

    async def run_command(self, command: Command, count: int | None = None) -> None:
        """Runs a command, as its key would."""
        controller, _, method = command.action.partition(".")
        action: Callable[..., Any] = getattr(getattr(self, controller), method)
        result = action(count or 1) if command.counted else action(count) if command.numbered else action()
        self.listing.show_place()
        if isawaitable(result):
            self.do(result, kind=ASKED)
        elif self.panes.focused == "sources" and not self.status.says("message"):
            self.feeding.tell_trouble()

    def on_screen_suspend(self) -> None:
        """A dialog has come over the desk."""
        self.show_hints()

    def on_screen_resume(self) -> None:
        """The desk has the keys again."""
        if self.is_mounted and hasattr(self, "key_line"):
            self.show_hints()

    # messages of the panes

    def on_resize(self) -> None:
        if self.is_mounted and hasattr(self, "list"):
            self.panes.arrange()

    def on_descendant_focus(self) -> None:
        """Follows the focus. The event may be late, so what has the focus now is asked, not what had it then."""
        if self.focused is not None and self.focused.id in self.panes_by_name:
            self.panes.focus_came(self.focused.id)

    @on(ArticleList.Moved)
    def _moved(self) -> None:
        self.listing.show_place()
        self.marks.extend_selection()
        self.reading.look_at(self.list.window.current)

    @on(ArticleList.Opened)
    def _article_opened(self) -> None:
        self.reading.open()

    @on(ArticleList.Wanted)
    def _wanted(self, event: ArticleList.Wanted) -> None:
        self.listing.more(below=event.below)

    @on(ArticleList.Outdated)
    def _outdated(self) -> None:
        self.following.look_again()

    @on(SourceList.Opened)
    def _source_opened(self, event: SourceList.Opened) -> None:
        if event.source.kind == "companies":
            self.dialogs.companies()
            return
        self.listing.open(event.source)
        self.panes.focus("articles")

    @on(SourceList.Folded)
    def _folded(self, event: SourceList.Folded) -> None:
        self.listing.fold(event.source)

    @on(TextPane.Resized)
    def _text_resized(self, event: TextPane.Resized) -> None:
        self.reading.set_anew(event.pane)

    @on(TextPane.Chosen)
    def _item_chosen(self, event: TextPane.Chosen) -> None:
        self.reading.choose(event.pane, event.item)

    @on(TextPane.FoldClicked)
    def _fold_clicked(self, event: TextPane.FoldClicked) -> None:
        self.reading.toggle_fold(event.block)

    @on(Tabs.Clicked)
    def _tab_clicked(self, event: Tabs.Clicked) -> None:
        self.panes.focus(event.part)

    @on(AnswerTyped)
    def _typed(self, event: AnswerTyped) -> None:
        self.do(self.asking.typed(event.kind, event.text, event.everywhere), lane="list")

    @on(AnswerAccepted)
    def _accepted(self, event: AnswerAccepted) -> None:
        self.workers.cancel_group(self, "list")
        self.do(self.asking.accepted(event.kind, event.text), kind=ASKED)

    @on(AnswerGivenUp)
    def _given_up(self, event: AnswerGivenUp) -> None:
        self.asking.given_up(event.kind)

    def on_job_event(self, event: "Job.Event") -> None:
        self.fetching.job_event(event.job, event.data)

    def on_job_ended(self, event: "Job.Ended") -> None:
        self.fetching.job_ended(event.job, event.code, event.error)

    @on(KeyLine.Clicked)
    async def _key_clicked(self, event: KeyLine.Clicked) -> None:
        await self.run_command(COMMAND[event.command_id])
