"""Drafts: what was written for a note and is not saved yet, kept for the case that the app ends without a word.

Each is a small file of its own in a folder beside the app's memory, which its owner alone may read; it goes once the
text is saved or given up. Two desks that write on one article have a draft each.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.atomic import written
from reader.model import ArticleRow

DRAFTS: Final = "drafts"
LARGEST_FILE: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was written, and the note that it was to take the place of."""

    text: str
    former: str


class Draft:
    """The draft of one article's note, in the library of a path."""

    def __init__(self, folder: Path, library: Path, article: ArticleRow) -> None:
        self._folder = folder
        self._article = article
        self._begins = f"{_begins(library)}{article.id}-"
        self._own = folder / f"{self._begins}{os.getpid()}.json"
        self._taken_over: Path | None = None

    def left(self) -> Unsaved | None:
        """The latest draft that is there, of whatever desk; it goes together with this one."""
        for path in sorted(self._all(), key=_changed, reverse=True):
            found = self._read(path)
            if found is not None:
                self._taken_over = path
                return found
        return None

    def keep(self, unsaved: Unsaved) -> str:
        """Writes the draft whole or not at all; what went wrong, in a few words, or an empty text."""
        data = {"url": self._article.url, "text": unsaved.text, "former": unsaved.former}
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with written(self._own, private=True) as file:
                file.write(json.dumps(data).encode())
        except OSError as error:
            return error.strerror or str(error)
        return ""

    def drop(self) -> None:
        """Removes the draft: its text is saved, or is not wanted any more."""
        for path in filter(None, (self._own, self._taken_over)):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _all(self) -> list[Path]:
        try:
            return [path for path in self._folder.iterdir() if path.name.startswith(self._begins)]
        except OSError:
            return []

    def _read(self, path: Path) -> Unsaved | None:
        """A draft of this very article: another library may have come to stand at the same path."""
        try:
            if path.stat().st_size > LARGEST_FILE:
                return None
            data = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(data, dict) or data.get("url") != self._article.url:
            return None
        text, former = data.get("text"), data.get("former")
        return Unsaved(text, former) if isinstance(text, str) and isinstance(former, str) else None


def of_desks_that_ended(folder: Path, library: Path) -> list[int]:
    """The articles of a library that desks which run no more have left drafts on."""
    begins, articles = _begins(library), set()
    with suppress(OSError):
        for path in folder.iterdir():
            article, _, desk = path.name.removeprefix(begins).removesuffix(".json").partition("-")
            if path.name.startswith(begins) and article.isdecimal() and desk.isdecimal() and not _runs(int(desk)):
                articles.add(int(article))
    return sorted(articles)


def _begins(library: Path) -> str:
    return f"note-{hashlib.sha256(os.fsencode(library.absolute())).hexdigest()[:16]}-"


def _runs(process: int) -> bool:
    if os.name == "nt":
        return True  # There, 0 is no question but ^C.
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return process != os.getpid()


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
