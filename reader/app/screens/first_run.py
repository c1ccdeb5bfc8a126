"""The first screen of an empty library: where shall the news come from?"""

import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import ContentSwitcher, OptionList, ProgressBar, Static
from textual.widgets.option_list import Option

from reader.app.beginnings import NewsboatFiles, StarterFolder, as_opml, shortened, starter_folders
from reader.app.jobs import Job, Jobs
from reader.app.keymaps import KeyTable
from reader.app.polling import outcome
from reader.app.screens.add_feed import AddFeed
from reader.app.screens.dialog import Choices, Dialog, Hints, Notice, Ticks, hint_line, two_columns
from reader.app.screens.import_dialog import ImportDialog, Imported, imported_by
from reader.app.store import MOVED
from reader.app.styling import style

UNCHECKED: Final = (
    "The addresses of these feeds could not be checked when Assay was made. Those that do not answer are marked in "
    "Sources, where their address can be mended."
)
LOOKS_PER_SECOND: Final = 10
COLUMN: Final = 24


class FirstRun(Screen[bool]):
    """Offers starter feeds, a file, newsboat's files or an address; then polls. Closes with whether there are feeds.

    `command` is the id of a command of the desk that was chosen among all keys, if one was.
    """

    CSS_PATH: ClassVar = [style("dialogs"), style("first-run")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("q", "leave", "To the desk", show=False),
        Binding("enter", "leave_polling", "To the desk", show=False),
        Binding("question_mark", "help", "Every key", show=False),
        *(Binding(str(digit), f"take({digit})", show=False) for digit in range(1, 6)),
    ]

    def __init__(self, jobs: Jobs, keys: KeyTable, *, home: Path, newsboat: NewsboatFiles | None) -> None:
        super().__init__()
        self.command: str | None = None
        self._jobs = jobs
        self._keys = keys
        self._home = home
        self._newsboat = newsboat
        self._folders = starter_folders()
        self._import: Job | None = None
        self._poll: Job | None = None
        self._temporary: Path | None = None

    def compose(self) -> ComposeResult:
        """Three pages: the ways to begin, the starter folders, the progress."""
        with Dialog(title="Assay", id="first-run"), ContentSwitcher(initial="begin"):
            with Vertical(id="begin"):
                yield Static("Your library is empty. Where shall its news come from?", classes="question", markup=False)
                yield Choices(*self._ways(), id="ways", compact=True)
                yield Notice()
                yield Hints(("Enter", "choose"), ("j k", "move"), ("?", "every key"), ("q", "to the empty desk"))
            with Vertical(id="starter"):
                yield Static("Which folders of starter feeds?", classes="question", markup=False)
                yield Ticks(self._folder_entries(), [folder.name for folder in self._folders], id="folders")
                yield Static(id="names", classes="quiet", markup=False)
                yield Static(UNCHECKED, classes="quiet", id="unchecked", markup=False)
                yield Hints(("Space", "tick"), ("Enter", "subscribe"), ("Esc", "back"))
            with Vertical(id="progress"):
                yield Static(id="done", classes="question", markup=False)
                yield ProgressBar(show_eta=False, id="bar")
                yield Notice("polling")
                yield Hints(("Enter", "open the desk now; polling goes on"), id="progress-keys")

    def _ways(self) -> list[Option]:
        feeds = sum(len(folder.feeds) for folder in self._folders)
        found = self._newsboat
        newsboat = (
            f"{found.feeds} feeds in {shortened(found.urls, self._home)}" if found else "its urls file; none was found"
        )
        ways = [
            ("starter", "Starter feeds", f"{feeds} on minerals, batteries, energy, policy"),
            ("opml", "An OPML file", "the subscriptions of another reader"),
            ("newsboat", "newsboat", newsboat),
            ("address", "An address", "of a feed, or of a page that has one"),
            ("nothing", "Nothing yet", "the empty desk; feeds can be added at any time"),
        ]
        return [
            Option(Content.assemble((f"{number}  ", "$accent"), two_columns(name, words, 17)), id=way)
            for number, (way, name, words) in enumerate(ways, 1)
        ]

    def _folder_entries(self) -> list[tuple[str, Content]]:
        return [
            (folder.name, two_columns(folder.name, f"{len(folder.feeds):>2} feeds", COLUMN)) for folder in self._folders
        ]

    @on(OptionList.OptionSelected, "#ways")
    def _way(self, event: OptionList.OptionSelected) -> None:
        match event.option_id:
            case "starter":
                self._page("starter")
                self.query_one(Ticks).focus()
            case "opml":
                self._ask_for_file("")
            case "newsboat" if self._newsboat is not None:
                self._begin_import([str(path) for path in self._newsboat.paths])
            case "newsboat":
                self._ask_for_file("~/.newsboat/urls")
            case "address":
                self._ask_for_address()
            case _:
                self.dismiss(False)

    def action_take(self, number: int) -> None:
        """Takes the way of that number."""
        ways = self.query_one("#ways", Choices)
        if self._shown == "begin" and number <= ways.option_count:
            ways.highlighted = number - 1
            ways.action_select()

    @on(OptionList.OptionHighlighted, "#folders")
    def _name_feeds(self, event: OptionList.OptionHighlighted) -> None:
        names = ", ".join(feed.title for feed in self._folders[event.option_index].feeds)
        self.query_one("#names", Static).update(Content(names))

    @on(Ticks.Decided)
    def _folders_chosen(self, event: Ticks.Decided) -> None:
        chosen = [folder for folder in self._folders if folder.name in event.values]
        self._temporary = _written(chosen)
        self._begin_import([str(self._temporary)])

    @work(group="first-run", exit_on_error=False)
    async def _ask_for_file(self, path: str) -> None:
        imported = await self.app.push_screen_wait(ImportDialog(self._jobs, path=path))
        if imported is not None:
            self._subscribed(imported)

    @work(group="first-run", exit_on_error=False)
    async def _ask_for_address(self) -> None:
        added = await self.app.push_screen_wait(AddFeed(self._jobs))
        if added is not None:
            self.dismiss(True)

    def _begin_import(self, paths: Sequence[str]) -> None:
        self._page("progress")
        self._say_done("Subscribing …")
        self._import = self._jobs.start(["import", "--json", "--", *paths], post=self.post_message)
        if self._import is None:
            self._could_not_begin(MOVED)

    @on(Job.Ended)
    def _import_ended(self, event: Job.Ended) -> None:
        event.stop()
        self._import = None
        self._remove_temporary()
        imported = imported_by(event.job.events)
        if imported is not None and (imported.subscribed or imported.already):
            self._subscribed(imported)
            return
        why = imported.why if imported else event.error
        self._could_not_begin(f"Nothing was imported. {why}".strip())

    def _could_not_begin(self, why: str) -> None:
        self._page("begin")
        self.query_one("#begin Notice", Notice).say(why, fault=True)
        self.query_one("#ways").focus()

    def _subscribed(self, imported: Imported) -> None:
        self._page("progress")
        self._say_done(imported.sentence)
        self._poll = self._jobs.poll(every=True) or self._jobs.poll_under_way
        self.set_interval(1 / LOOKS_PER_SECOND, self._look)

    def _look(self) -> None:
        """Shows how far the poll is; opens the desk when it is done and has brought something."""
        if self._poll is None:
            return
        progress, code = self._poll.progress, self._poll.code
        self.query_one(ProgressBar).update(total=progress.feeds or None, progress=progress.visited)
        self.query_one("#polling", Notice).say(progress.text)
        if code is None:
            return
        job, self._poll = self._poll, None
        if code == 0 and job.progress.new:
            self.dismiss(True)
            return
        self.query_one("#polling", Notice).say(outcome(job.progress, code, job.error), fault=code != 0)
        self.query_one("#progress-keys", Static).update(hint_line([("Enter", "open the desk")]))

    def _page(self, name: str) -> None:
        self.query_one(ContentSwitcher).current = name
        if name == "progress":
            self.set_focus(None)

    @property
    def _shown(self) -> str:
        return self.query_one(ContentSwitcher).current or ""

    def _say_done(self, sentence: str) -> None:
        self.query_one("#done", Static).update(Content(sentence))

    async def action_back(self) -> None:
        """From the folders back to the ways; an import that runs is stopped."""
        if self._import is not None:
            await self._import.stop()
        elif self._shown == "starter":
            self._page("begin")
            self.query_one("#ways").focus()

    def action_leave(self) -> None:
        """Opens the desk, unless feeds are just being subscribed to."""
        if self._import is None:
            self.dismiss(self._shown == "progress")

    def action_leave_polling(self) -> None:
        """Opens the desk while the poll goes on."""
        if self._shown == "progress":
            self.action_leave()

    def action_help(self) -> None:
        """Shows every key of the desk; the command that is chosen there runs once the desk is open."""
        from reader.app.screens.help import Help

        self.app.push_screen(Help(self._keys), self._help_chose)

    def _help_chose(self, command: str | None) -> None:
        if command and self._import is None:
            self.command = command
            self.action_leave()

    def on_screen_suspend(self) -> None:
        """Makes room for the dialog that asks for a file or an address."""
        self.query_one("#first-run").visible = False

    def on_screen_resume(self) -> None:
        """Comes back when the dialog is closed."""
        self.query_one("#first-run").visible = True

    def on_unmount(self) -> None:
        """Leaves no file behind."""
        self._remove_temporary()

    def _remove_temporary(self) -> None:
        if self._temporary is not None:
            with suppress(OSError):
                self._temporary.unlink()
            self._temporary = None


def _written(folders: Sequence[StarterFolder]) -> Path:
    with tempfile.NamedTemporaryFile(prefix="assay-starter-", suffix=".opml", delete=False) as file:
        file.write(as_opml(folders))
    return Path(file.name)
