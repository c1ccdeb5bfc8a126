"""Changing feeds and folders: edit, move, rename. Each gives what is to be changed, or None."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Final
from urllib.parse import urldefrag

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from reader.app.screens.dialog import FORM_KEYS, Dialog, Field, Hints, Modal, Notice, Tick, folder_named
from reader.app.styling import style
from reader.model import LONGEST_INTERVAL, Feed
from reader.text import clean, safe_url, without_password

FORM_HINTS: Final = (("Enter", "save"), ("Tab", "next"), ("→", "complete"), ("Space", "tick"), ("Esc", "cancel"))


@dataclass(frozen=True, slots=True)
class FeedChanges:
    """What the user changed of a feed: the arguments that `Library.edit_feed` takes."""

    feed_id: int
    changes: Mapping[str, Any]


class EditFeed(Modal[FeedChanges | None]):
    """Edits the address, title, folder, interval and full text of one feed."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [*FORM_KEYS]

    def __init__(self, feed: Feed, folders: Sequence[str] = ()) -> None:
        super().__init__()
        self._feed = feed
        self._folders = folders

    def compose(self) -> ComposeResult:
        """One field for each setting, and what is known of the feed."""
        feed = self._feed
        interval = "" if feed.interval is None else str(feed.interval)
        with Dialog(title="Edit feed", id="edit-feed"):
            yield Field("url", "Address", feed.url)
            yield Field("title", "Title", feed.title, placeholder="the publisher's title")
            yield Field("folder", "Folder", feed.folder, placeholder="none", suggestions=self._folders)
            yield Field("interval", "Poll every", interval, placeholder="as the feed needs (minutes)", restrict=r"\d*")
            with Horizontal(classes="field"):
                yield Static("Full text", classes="label", markup=False)
                yield Tick("fetch the page of each new article", feed.full_text, id="full-text")
            yield Static(Content(feed_health(feed)), classes="quiet", markup=False)
            yield Notice()
            yield Hints(*FORM_HINTS)

    @on(Input.Submitted)
    @on(Tick.Submitted)
    def _save(self) -> None:
        fields = {field.input.id: field.value for field in self.query(Field)}
        fault = self._fault(fields["url"], fields["interval"])
        if fault:
            self.query_one(Notice).say(fault, fault=True)
            return
        wanted = {
            "url": urldefrag(safe_url(fields["url"])).url,
            "title": clean(fields["title"]),
            "folder": folder_named(fields["folder"], self._folders),
            "interval": int(fields["interval"]) if fields["interval"] else None,
            "full_text": self.query_one(Tick).value,
        }
        changes = {name: value for name, value in wanted.items() if value != getattr(self._feed, name)}
        self.finish(FeedChanges(self._feed.id, changes) if changes else None)

    def _fault(self, url: str, interval: str) -> str:
        if not safe_url(url):
            return "The address must begin with http:// or https://, name a host and hold no blanks."
        if interval and not 1 <= int(interval) <= LONGEST_INTERVAL:
            return f"The interval is a number of minutes from 1 to {LONGEST_INTERVAL} (a week), or empty."
        return ""

    def action_close(self) -> None:
        """Changes nothing."""
        self.dismiss(None)


def feed_health(feed: Feed) -> str:
    """How the feed is doing: what went wrong or when it was polled, when it is polled next, how much it publishes."""
    if feed.address_lost:
        return "Its address was lost with a damaged library; give it the right one, and it is polled again."
    if feed.gone:
        return "The publisher has ended this feed; it is not polled any more."
    if feed.error is not None:
        times = f" ({feed.failures} times in a row)" if feed.failures > 1 else ""
        return f"The last poll failed{times}: {(feed.error_detail or feed.error).rstrip('.')}.{_next_poll(feed)}"
    if feed.paused_until is not None:
        return f"Its host asked for a pause until {_moment(feed.paused_until)}; it is polled after that."
    if feed.leads_to is not None:
        return f"It leads to {without_password(feed.leads_to)}, subscribed to already; after a day they become one."
    if feed.last_success is None:
        return "Not polled yet."
    pace = f" It publishes about {feed.pace}." if feed.pace else ""
    return f"Last polled {_moment(feed.last_success)}.{_next_poll(feed)}{pace}"


def _next_poll(feed: Feed) -> str:
    return f" Next poll {_moment(feed.next_poll)}." if feed.next_poll else ""


def _moment(time: datetime) -> str:
    return f"{time.astimezone():%-d %B %Y %H:%M}"


class ChooseFolder(Modal[str | None]):
    """Asks for a folder: to move feeds into, or a folder's new name. An empty one means none."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [*FORM_KEYS]

    def __init__(self, what: str, folders: Sequence[str], current: str = "", *, title: str = "Move") -> None:
        super().__init__()
        self._what = what
        self._folders = folders
        self._current = current
        self._title = title

    def compose(self) -> ComposeResult:
        """What is moved, the field, and the folders there are."""
        with Dialog(title=self._title, id="choose-folder"):
            yield Static(Content(self._what), classes="question", markup=False)
            yield Field("folder", "Folder", self._current, placeholder="none", suggestions=self._folders)
            if self._folders:
                yield Static(Content("There are: " + ", ".join(self._folders)), classes="quiet", markup=False)
            yield Notice()
            yield Hints(("Enter", "save"), ("→", "complete"), ("Esc", "cancel"))

    @on(Input.Submitted)
    def _take(self) -> None:
        folder = folder_named(self.query_one(Field).value, self._folders)
        self.finish(None if folder == self._current else folder)

    def action_close(self) -> None:
        """Changes nothing."""
        self.dismiss(None)


def move_feed(feed: Feed, folders: Sequence[str]) -> ChooseFolder:
    """The dialog that moves one feed."""
    return ChooseFolder(feed.title or feed.url, folders, feed.folder)


def rename_folder(folder: str, folders: Sequence[str]) -> ChooseFolder:
    """The dialog that renames a folder; the name of another one joins the two."""
    others = [other for other in folders if other != folder]
    return ChooseFolder(f"Rename {folder}; the name of another folder joins them", others, folder, title="Folder")
