"""What the app remembers of itself between runs: pane sizes, hidden panes, where the reader was, past searches.

Kept as JSON in the state folder. Nothing here is worth an error: a missing, damaged or foreign file is an empty
memory, and a folder that cannot be written keeps nothing. Values come back in the shape that they must have.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

T = TypeVar("T")
SEARCHES_KEPT: Final = 50
PLACES_KEPT: Final = 20
LARGEST_FILE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was in one library: the source's key, the article and the pane that had the focus."""

    source: str = ""
    article: int | None = None
    pane: str = ""


class Remembered:
    """The memory in one file. Each `put` is written soon after, by a thread; `close` waits for it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)
        self._writer: ThreadPoolExecutor | None = None
        self._unwritten = False

    def get(self, name: str, default: T) -> T:
        """The value of that name; the default where there is none or it has a wrong shape."""
        value = self._values.get(name)
        if value is None:
            return default
        shaped = SHAPES[name](value) if name in SHAPES else value
        return shaped if isinstance(shaped, type(default)) or default is None else default

    def put(self, name: str, value: Any) -> None:
        """Keeps a JSON value under that name."""
        if self._values.get(name) == value:
            return
        self._values = {**self._values, name: value}
        if not self._unwritten:
            self._unwritten = True
            self._writer = self._writer or ThreadPoolExecutor(1, thread_name_prefix="remembered")
            self._writer.submit(self._write)

    def place(self, library: Path) -> Place:
        """Where the reader was in this library."""
        place = self._places().get(str(library.absolute()))
        return Place(place["source"], place["article"], place["pane"]) if place else Place()

    def keep_place(self, library: Path, place: Place) -> None:
        """Keeps where the reader is in this library; the libraries of long ago are forgotten."""
        name = str(library.absolute())
        places = {key: value for key, value in self._places().items() if key != name}
        places[name] = {"source": place.source, "article": place.article, "pane": place.pane}
        self.put("places", dict(list(places.items())[-PLACES_KEPT:]))

    def searched(self, query: str) -> None:
        """Keeps the query as the latest search."""
        query = query.strip()
        if query:
            others = [search for search in self._searches() if search != query]
            self.put("search-history", [*others, query][-SEARCHES_KEPT:])

    def close(self) -> None:
        """Returns when everything that was put is in the file, or could not be written."""
        if self._writer is not None:
            self._writer.shutdown(wait=True)

    def _places(self) -> dict[str, dict[str, Any]]:
        return _places(self._values.get("places")) or {}

    def _searches(self) -> list[str]:
        return _texts(self._values.get("search-history")) or []

    def _write(self) -> None:
        self._unwritten = False
        write_whole(self._path, json.dumps(self._values, ensure_ascii=True, indent=1))


def write_whole(path: Path, text: str) -> bool:
    """Writes the file whole or not at all; False where the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError:
        return False
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(name, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)
        return False
    return True


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return {}
        data = json.loads(path.read_text("utf-8", "replace"))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _sizes(value: Any) -> dict[str, int] | None:
    if not isinstance(value, dict):
        return None
    return {pane: size for pane, size in value.items() if _whole(size) and 0 < size < 10_000}


def _texts(value: Any) -> list[str] | None:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _places(value: Any) -> dict[str, dict[str, Any]] | None:
    if not isinstance(value, dict):
        return None
    return {
        library: {
            "source": _text(place.get("source")) or "",
            "article": place["article"] if _whole(place.get("article")) else None,
            "pane": _text(place.get("pane")) or "",
        }
        for library, place in value.items()
        if isinstance(place, dict)
    }


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


SHAPES: Final[Mapping[str, Callable[[Any], Any]]] = {
    "pane-sizes": _sizes,
    "hidden-panes": _texts,
    "folded-folders": _texts,
    "search-history": _texts,
    "theme": _text,
    "places": _places,
}
