"""Adding a feed by its address, or by the address of a page that names its feeds."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from reader.app.jobs import Event, Job, Jobs
from reader.app.screens.dialog import (
    FORM_KEYS,
    Dialog,
    Field,
    Hints,
    Modal,
    Notice,
    Ticks,
    folder_named,
    hint_line,
    two_columns,
)
from reader.app.store import MOVED
from reader.app.styling import style
from reader.origins import with_user_of
from reader.text import clean, without_password

FORM: Final = (("Enter", "subscribe"), ("Tab", "folder"), ("→", "complete"), ("Esc", "cancel"))
WORKING: Final = (("Esc", "stop"),)
CHOOSING: Final = (("Space", "tick"), ("Enter", "subscribe"), ("Esc", "other address"))
ADVICE: Final = {
    "not_a_feed": "There is no feed at this address, and the page names none.",
    "dns_failure": "There is no such host; look for a mistyped address.",
    "no_network": "There is no network connection.",
    "timeout": "The server did not answer in time.",
    "bad_address": "Only http and https addresses can be subscribed to.",
    "http_404": "There is no page at this address (404).",
    "http_403": "The server refuses this address to readers (403).",
}


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it: the feeds subscribed to, those that were there already, and how many articles came with them."""

    feed_ids: tuple[int, ...]
    titles: tuple[str, ...]
    new: int
    already: bool = False
    failed: int = 0

    @property
    def sentence(self) -> str:
        """What to tell the user."""
        names = ", ".join(self.titles)
        if self.already:
            return f"Already subscribed to {names}"
        failed = f" · {self.failed} could not be added" if self.failed else ""
        return f"Subscribed to {names} · {self.new} new{failed}"


class AddFeed(Modal[Added | None]):
    """Asks for an address and a folder, subscribes through `assay add`, and offers the feeds of a page with several."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [*FORM_KEYS]

    def __init__(self, jobs: Jobs, folders: Sequence[str] = (), *, url: str = "", folder: str = "") -> None:
        super().__init__()
        self._jobs = jobs
        self._folders = folders
        self._url = url
        self._folder = folder
        self._job: Job | None = None
        self._page = ""

    def compose(self) -> ComposeResult:
        """The form; below it what happens, and the feeds to choose from."""
        with Dialog(title="Add a feed", id="add-feed"):
            yield Field("url", "Address", self._url, placeholder="of a feed, or of a page that has one")
            yield Field("folder", "Folder", self._folder, placeholder="none", suggestions=self._folders)
            yield Notice()
            yield Ticks((), id="found-feeds")
            yield Hints(*FORM, id="keys")

    def on_mount(self) -> None:
        """Hides the choice until there is one."""
        self.query_one(Ticks).display = False

    @on(Input.Submitted)
    def _submitted(self) -> None:
        address = clean(self.query_one("#url", Input).value)
        if not address:
            self._say("Write the address of a feed or of a page.", fault=True)
        elif self._job is None:
            self._page = address
            self._add((address,))

    @on(Ticks.Decided)
    def _chosen(self, event: Ticks.Decided) -> None:
        # A page names its feeds without the user and password that it was asked for with.
        self._add([with_user_of(self._page, url) for url in event.values])

    def _add(self, addresses: Sequence[str]) -> None:
        folder = folder_named(self.query_one("#folder", Input).value, self._folders)
        placed = ["--folder", folder] if folder else []
        # An address may hold a password, and whoever lists processes sees their words.
        lines = "".join(f"{address}\n" for address in addresses)
        self._job = self._jobs.start(["add", "--json", *placed, "-"], post=self.post_message, given=lines)
        self._show_choice(())
        if self._job is None:
            self._say(MOVED, fault=True)
            return
        one = f"Looking at {without_password(addresses[0])} …"
        self._say(one if len(addresses) == 1 else f"Subscribing to {len(addresses)} feeds …")
        self._keys(WORKING)

    @on(Job.Ended)
    def _ended(self, event: Job.Ended) -> None:
        event.stop()
        if event.job is not self._job:
            return
        self._job = None
        self._keys(FORM)
        choice = next((outcome for outcome in event.job.events if outcome["event"] == "choose"), None)
        added = added_by(event.job.events)
        if added is not None:
            self.dismiss(added)
        elif choice is not None:
            self._choose(choice)
        else:
            self._say(why_not(event.job.events, event.error), fault=True)
            self.query_one("#url", Input).focus()

    def _choose(self, choice: Event) -> None:
        feeds = [(str(feed.get("url", "")), clean(str(feed.get("title", "")))) for feed in choice.get("feeds", ())]
        self._say(f"This page names {len(feeds)} feeds; which do you want?")
        self._show_choice(feeds)
        self._keys(CHOOSING)

    def _show_choice(self, feeds: Sequence[tuple[str, str]]) -> None:
        found = self.query_one(Ticks)
        found.display = bool(feeds)
        found.fill((url, two_columns(title or url, url if title else "", 28)) for url, title in feeds)
        if feeds:
            found.focus()

    def _say(self, sentence: str, *, fault: bool = False) -> None:
        self.query_one(Notice).say(sentence, fault=fault)

    def _keys(self, pairs: tuple[tuple[str, str], ...]) -> None:
        self.query_one("#keys", Static).update(hint_line(pairs))

    async def action_close(self) -> None:
        """Stops what runs, goes back from the choice to the form, or closes: one step each time."""
        if self._job is not None:
            job, self._job = self._job, None
            self._say("Stopped.")
            self._keys(FORM)
            await job.stop()
        elif self.query_one(Ticks).display:
            self._show_choice(())
            self._say("")
            self._keys(FORM)
            self.query_one("#url", Input).focus()
        else:
            self.dismiss(None)


def added_by(outcomes: Collection[Event]) -> Added | None:
    """What the events of `assay add` say was subscribed to; None where nothing was and nothing was there already."""
    subscribed = [outcome for outcome in outcomes if outcome["event"] == "subscribed"]
    already = [outcome for outcome in outcomes if outcome["event"] == "already"]
    found = subscribed or already
    if not found:
        return None
    return Added(
        tuple(outcome["id"] for outcome in found if isinstance(outcome.get("id"), int)),
        tuple(clean(str(outcome.get("title") or outcome.get("feed") or "")) for outcome in found),
        sum(outcome["new"] for outcome in subscribed if isinstance(outcome.get("new"), int)),
        already=not subscribed,
        failed=sum(outcome["event"] == "failed" for outcome in outcomes),
    )


def why_not(outcomes: Collection[Event], error: str) -> str:
    """Why nothing was subscribed to, in one sentence."""
    failed = next((outcome for outcome in outcomes if outcome["event"] == "failed"), None)
    if failed is None:
        return error or "The feed was not added; `assay doctor` looks for the cause."
    code = str(failed.get("error", ""))
    detail = clean(str(failed.get("detail") or code))
    return ADVICE.get(code) or f"Not added: {detail.rstrip('.')}."
