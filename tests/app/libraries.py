"""Small real libraries for the tests of the desk, made through the library's own intake."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.samples import NOW, PARTS, block

from reader.library import Library
from reader.library.preparing import prepared
from reader.model import AnalysedArticle, Feed, Parts

LONG = Parts(blocks=tuple(block(n, f"Paragraph {n} of a long report about tin.") for n in range(60)))


@dataclass(frozen=True)
class Story:
    """An article to be put into a library; `hours` is its age."""

    title: str
    hours: int
    parts: Parts = field(default_factory=lambda: Parts(blocks=(block(0, "A short text."),)))
    url: str = ""
    author: str = "Ada Quarrel"
    summary_only: bool = False


def add_feed(library: Library, name: str, folder: str, stories: Sequence[Story]) -> Feed:
    """Subscribes to a feed and stores its articles."""
    feed = library.subscribe(f"https://{name}.example/feed", title=name.title(), folder=folder)
    add_stories(library, feed, stories)
    return feed


def add_stories(library: Library, feed: Feed, stories: Sequence[Story]) -> None:
    """Stores more articles of a feed, as a poll would."""
    state = next(state for state in library.intake.poll_states(NOW, every=True) if state.id == feed.id)
    library.intake.save(replace(state, last_success=NOW), new=[prepared(_analysed(feed, story)) for story in stories])


def _analysed(feed: Feed, story: Story) -> AnalysedArticle:
    url = story.url or f"{feed.url}/{story.title.replace(' ', '-')}"
    return AnalysedArticle(
        identity=f"{feed.id}:{story.title}",
        url=url,
        title=story.title,
        html="<p>kept</p>",
        content_hash=story.title,
        parts=story.parts,
        analysis_version="1",
        author=story.author,
        published=NOW - timedelta(hours=story.hours),
        summary_only=story.summary_only,
    )


def small(path: Path) -> None:
    """Nine articles: five of Ore in the folder Metals, three of Cells in Batteries, one of Desk in none."""
    path.write_bytes(_made(_fill_small))


def many(path: Path, count: int) -> None:
    """One feed with many articles; number 1 is the newest."""
    path.write_bytes(_made(_fill_many, count))


@cache
def _made(fill: Callable[..., None], *given: int) -> bytes:
    """A library's file, made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with Library.open(path, clock=lambda: NOW) as library:
            fill(library, *given)
        assert [file.name for file in path.parent.iterdir()] == [path.name]
        return path.read_bytes()


def _fill_small(library: Library) -> None:
    add_feed(
        library,
        "ore",
        "Metals",
        [
            Story("Graphite deal signed", 1, PARTS),
            Story("Tin report", 2, LONG),
            Story("Nickel falls", 5),
            Story("Cobalt rises", 30),
            Story("Zinc summary", 31, summary_only=True),
        ],
    )
    add_feed(
        library,
        "cells",
        "Batteries",
        [Story("Anode plant opens", 3), Story("宁德时代与五矿会谈", 4), Story("Sodium cells ship", 50)],
    )
    add_feed(library, "desk", "", [Story("Permit granted", 6)])


def _fill_many(library: Library, count: int) -> None:
    add_feed(library, "ore", "", [Story(f"Story number {n}", n) for n in range(1, count + 1)])
