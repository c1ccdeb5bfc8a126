"""What the app remembers of itself between runs: pane sizes, hidden panes, the look of lists, where the reader
was, past searches.

Kept as JSON in the state folder. Nothing here is worth an error: a missing, damaged or foreign file is an empty
memory, and a folder that cannot be written keeps nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from reader.app.ordering import ORDERS, Look
from reader.atomic import written

MEMORY: Final = "app.json"
DEMO_MEMORY: Final = "demo.json"
SEARCHES_KEPT: Final = 50
PLACES_KEPT: Final = 20
LARGEST_FILE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was in one library: the source's key, the article and the pane that had the focus."""

    source: str = ""
    article: int | None = None
    pane: str = ""


NOWHERE: Final = Place()


@dataclass(frozen=True, slots=True)
class Remembered:
    """The memory. `sizes` are columns or rows by pane; `places` are by library path, the last used one last."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    searches: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    theme: str = ""
    look: Look = field(default_factory=Look)

    def place(self, library: Path) -> Place:
        """Where the reader was in this library."""
        return self.places.get(str(library.absolute()), Place())

    def at(self, library: Path, place: Place) -> "Remembered":
        """The memory with the place in this library in it; the libraries of long ago are forgotten."""
        name = str(library.absolute())
        places = {key: value for key, value in self.places.items() if key != name}
        places[name] = place
        return replace(self, places=dict(list(places.items())[-PLACES_KEPT:]))

    def searched(self, query: str) -> "Remembered":
        """The memory with the query as the latest search."""
        query = query.strip()
        if not query:
            return self
        others = tuple(search for search in self.searches if search != query)
        return replace(self, searches=(*others, query)[-SEARCHES_KEPT:])


def recall(path: Path) -> Remembered:
    """What the file holds; of a damaged one, what can be used."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Remembered()
        data = json.loads(path.read_text("utf-8", "replace"))
    except (OSError, ValueError, RecursionError):
        return Remembered()
    return _from_json(data) if isinstance(data, dict) else Remembered()


def remember(path: Path, remembered: Remembered) -> bool:
    """Writes the memory whole or not at all; False where the folder cannot be written."""
    data = json.dumps(_as_json(remembered), indent=1).encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written(path) as file:
            file.write(data)
    except OSError:
        return False
    return True


def _as_json(remembered: Remembered) -> dict[str, Any]:
    return {
        "sizes": dict(remembered.sizes),
        "hidden": sorted(remembered.hidden),
        "folded": sorted(remembered.folded),
        "searches": list(remembered.searches),
        "theme": remembered.theme,
        "look": asdict(remembered.look),
        "places": {
            library: {"source": place.source, "article": place.article, "pane": place.pane}
            for library, place in remembered.places.items()
        },
    }


def _from_json(data: Mapping[str, Any]) -> Remembered:
    sizes = _mapping(data.get("sizes"))
    places = _mapping(data.get("places"))
    return Remembered(
        sizes={pane: size for pane, size in sizes.items() if _whole(size) and 0 < size < 10_000},
        hidden=frozenset(_texts(data.get("hidden"))),
        folded=frozenset(_texts(data.get("folded"))),
        searches=_texts(data.get("searches"))[-SEARCHES_KEPT:],
        places={library: _place(place) for library, place in places.items() if isinstance(place, dict)},
        theme=_text(data.get("theme")),
        look=_look(_mapping(data.get("look"))),
    )


def _look(data: Mapping[str, Any]) -> Look:
    order, rows = _text(data.get("order")), _text(data.get("rows"))
    return Look(
        order=order if order in ORDERS and order != "relevance" else Look().order,
        headings=data.get("headings") is True,
        unread_only=data.get("unread_only") is True,
        rows=rows if rows in ("dense", "comfortable") else "",
        unread_feeds=data.get("unread_feeds") is True,
    )


def _place(data: Mapping[str, Any]) -> Place:
    article = data.get("article")
    return Place(_text(data.get("source")), article if _whole(article) else None, _text(data.get("pane")))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
