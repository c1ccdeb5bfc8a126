"""Taking over subscriptions from a file: OPML, newsboat's `urls`, and what was read from newsboat's cache."""

import asyncio
import os
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.suggester import Suggester
from textual.widgets import Input

from reader.app.jobs import Event, Job, Jobs
from reader.app.screens.dialog import FORM_KEYS, Dialog, Field, Hints, Modal, Notice
from reader.app.store import MOVED
from reader.app.styling import style
from reader.text import clean, counted

ENTRIES_LOOKED_AT: Final = 5000
LONGEST_LINE: Final = 60


@dataclass(frozen=True, slots=True)
class Imported:
    """What `assay import` did; `why` is the first line that it left out, with its reason."""

    subscribed: int = 0
    already: int = 0
    refused: int = 0
    read: int = 0
    why: str = ""

    @property
    def sentence(self) -> str:
        """What to tell the user."""
        facts = [f"Subscribed to {counted(self.subscribed, 'feed')}"]
        if self.already:
            facts.append(f"{self.already} already there")
        if self.refused:
            facts.append(f"{self.refused} left out ({self.why})" if self.why else f"{self.refused} left out")
        if self.read:
            facts.append(f"{counted(self.read, 'article')} known as read")
        return " · ".join(facts)


class ImportDialog(Modal[Imported | None]):
    """Asks for a file and imports it through `assay import`."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [*FORM_KEYS]

    def __init__(self, jobs: Jobs, *, path: str = "") -> None:
        super().__init__()
        self._jobs = jobs
        self._path = path
        self._job: Job | None = None

    def compose(self) -> ComposeResult:
        """The line for the file, and what happens."""
        with Dialog(title="Import subscriptions", id="import"):
            file = Field("file", "File", self._path, placeholder="OPML, or newsboat's urls or cache.db")
            file.input.suggester = PathSuggester()
            yield file
            yield Notice()
            yield Hints(("Enter", "import"), ("→", "complete"), ("Esc", "cancel"))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        written = self.query_one(Field).value
        path = Path(os.path.expanduser(written))
        if self._job is not None:
            return
        if not path.is_file():
            self._say(_no_file(path) if written else "Write the path of a file.", fault=True)
            return
        self._job = self._jobs.start(["import", "--json", "--", str(path.absolute())], post=self.post_message)
        self._say(f"Importing {path.name} …" if self._job else MOVED, fault=self._job is None)

    @on(Job.Ended)
    def _ended(self, event: Job.Ended) -> None:
        event.stop()
        if event.job is not self._job:
            return
        self._job = None
        imported = imported_by(event.job.events)
        if imported is None:
            self._say(event.error or "Nothing was imported.", fault=True)
        elif imported.subscribed or imported.already or imported.read:
            self.dismiss(imported)
        else:
            self._say(f"There is no feed to subscribe to in this file. {imported.why}".strip(), fault=True)

    def _say(self, sentence: str, *, fault: bool = False) -> None:
        self.query_one(Notice).say(sentence, fault=fault)

    async def action_close(self) -> None:
        """Stops the import that runs, or closes."""
        if self._job is not None:
            job, self._job = self._job, None
            self._say("Stopped.")
            await job.stop()
        else:
            self.dismiss(None)


def _no_file(path: Path) -> str:
    return f"{path} is a folder; name a file in it." if path.is_dir() else f"There is no file {path}."


def imported_by(outcomes: Collection[Event]) -> Imported | None:
    """What the events of `assay import` say; None where it did not come to its end."""
    last = next((outcome for outcome in outcomes if outcome["event"] == "imported"), None)
    if last is None:
        return None
    refused: Event = next((outcome for outcome in outcomes if outcome["event"] == "refused"), {})
    counts = {
        name: last[name] for name in ("subscribed", "already", "refused", "read") if isinstance(last.get(name), int)
    }
    line, why = clean(str(refused.get("line", "")))[:LONGEST_LINE], clean(str(refused.get("why", "")))
    return Imported(**counts, why=f"{line}: {why}" if line and why else why)


class PathSuggester(Suggester):
    """Completes the path of a file or folder, as a shell does."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The first path that begins with the value; folders end in a slash."""
        return await asyncio.to_thread(completed_path, value)


def completed_path(value: str) -> str | None:
    """The path that the value begins, written as the user has begun it; None where there is none."""
    folder, slash, begun = value.rpartition("/")
    if not value.strip() or (value.startswith("~") and not slash):
        return None
    try:
        names = [entry.name for entry in islice(Path(os.path.expanduser(folder + slash)).iterdir(), ENTRIES_LOOKED_AT)]
    except (OSError, ValueError):
        return None
    found = min((name for name in names if name.startswith(begun) and (begun or name[0] != ".")), default=None)
    if found is None or found == begun:
        return None
    path = f"{folder}{slash}{found}"
    return f"{path}/" if os.path.isdir(os.path.expanduser(path)) else path
