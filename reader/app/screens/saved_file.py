"""The file that views and rules are written to, or taken from."""

import os
from pathlib import Path
from typing import ClassVar, Final, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from reader.app.screens.dialog import FORM_KEYS, Dialog, Field, Hints, Modal, Notice
from reader.app.screens.import_dialog import PathSuggester
from reader.app.styling import style
from reader.atomic import written
from reader.errors import ReaderError

FileWay = Literal["export", "import"]
LARGEST_FILE: Final = 10_000_000
TITLES: Final = {"export": "Write views and rules to a file", "import": "Take views and rules from a file"}
VERBS: Final = {"export": "write", "import": "take in"}


class SavedFile(Modal[Path | None]):
    """Asks for the file. One that is there is written over only when Enter is pressed a second time."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [*FORM_KEYS]

    def __init__(self, way: FileWay) -> None:
        super().__init__()
        self._way: FileWay = way
        self._warned: Path | None = None

    def compose(self) -> ComposeResult:
        """The line for the file."""
        with Dialog(title=TITLES[self._way], id="saved-file"):
            file = Field("file", "File", "", placeholder="views.toml")
            file.input.suggester = PathSuggester()
            yield file
            yield Notice()
            yield Hints(("Enter", VERBS[self._way]), ("→", "complete"), ("Esc", "cancel"))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        written = self.query_one(Field).value
        path = Path(os.path.expanduser(written)).absolute()
        fault = self._fault(path) if written else "Write the path of a file."
        if fault:
            self.query_one(Notice).say(fault, fault=True)
        else:
            self.dismiss(path)

    def _fault(self, path: Path) -> str:
        if path.is_dir():
            return f"{path} is a folder; name a file in it."
        if self._way == "import":
            return "" if path.is_file() else f"There is no file {path}."
        if path.exists() and self._warned != path:
            self._warned = path
            return f"There is a file {path} already. Enter again writes over it."
        return "" if path.parent.is_dir() else f"There is no folder {path.parent}."

    def action_close(self) -> None:
        """Does nothing."""
        self.dismiss(None)


def read_file(path: Path) -> str:
    """What the file holds. Raises `ReaderError` where it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ReaderError(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST_FILE:
        raise ReaderError(f"{path} is too large to be a file of views and rules.")
    return data.decode("utf-8-sig", "replace")


def write_file(path: Path, text: str) -> None:
    """Writes the file whole, or leaves what is there. Raises `ReaderError` where it cannot be written."""
    try:
        with written(path.resolve()) as file:
            file.write(text.encode())
    except OSError as error:
        raise ReaderError(f"{path} cannot be written: {error.strerror}.") from error
