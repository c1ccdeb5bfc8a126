"""Small libraries for tests, made through the intake, at a fixed time."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.library import Library, prepared
from reader.model import (
    AnalysedArticle,
    Block,
    Company,
    Disclaimer,
    Enclosure,
    Feed,
    Highlight,
    Highlights,
    Parts,
    PreparedArticle,
    Profile,
    Saved,
)

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def open_library(path: Path) -> Library:
    """A library whose clock stands at `NOW`."""
    return Library.open(path, clock=lambda: NOW)


def place(path: Path, fill: Callable[[Library], None]) -> None:
    """Puts a library there that `fill` has filled, which it does once for all tests."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_filled(fill))


@cache
def _filled(fill: Callable[[Library], None]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with open_library(path) as library:
            fill(library)
        assert [file.name for file in path.parent.iterdir()] == [path.name]
        return path.read_bytes()


def broken(path: Path, *statements: str) -> None:
    """Runs statements behind the library's back."""
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def half_lost(path: Path, table: str) -> None:
    """Loses the end of a table's first page, where its rows lie: as where a disk has smaller blocks than SQLite."""
    with closing(sqlite3.connect(path)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek(page * size - size // 2)
        file.write(bytes(size // 2))


def parts(
    text: str = "A mine opened.",
    *,
    highlights: Sequence[str] = (),
    kinds: Sequence[str] = (),
    companies: Sequence[Company] = (),
    profile: str = "",
    language: str | None = None,
) -> Parts:
    """The parts of an article with one paragraph, and what is asked for."""
    blocks = [Block(0, "paragraph", text)]
    blocks += [Block(len(blocks), "list_item", point, "highlight", 1) for point in highlights]
    if profile:
        blocks.append(Block(len(blocks), "paragraph", profile, "profile"))
    if kinds:
        blocks.append(Block(len(blocks), "paragraph", "Disclaimer: read with care.", "disclaimer"))
    return Parts(
        language=language,
        blocks=tuple(replace(block, i=i) for i, block in enumerate(blocks)),
        highlights=Highlights("publisher", "Highlights", tuple(map(Highlight, highlights)))
        if highlights
        else Highlights(),
        profiles=(Profile(companies[0].name, "company", profile),) if profile else (),
        companies=tuple(companies),
        disclaimers=(Disclaimer(tuple(kinds), "Disclaimer: read with care."),) if kinds else (),
    )


def article(
    name: str,
    *,
    title: str = "",
    hours: float | None = 1,
    made_of: Parts | None = None,
    author: str = "",
    url: str = "",
    content_hash: str = "",
    version: str = "1",
    enclosures: tuple[Enclosure, ...] = (),
    read: bool = False,
    firm_keys: Sequence[str] = (),
    short_keys: Sequence[str] = (),
) -> PreparedArticle:
    """An article called `name`, `hours` old (None: undated)."""
    made_of = made_of or parts()
    return prepared(
        AnalysedArticle(
            identity=name,
            url=url or f"https://ore.example/{name}",
            title=title or f"Title of {name}",
            html="".join(f"<p>{block.text}</p>" for block in made_of.blocks),
            content_hash=content_hash or name,
            parts=made_of,
            analysis_version=version,
            author=author,
            published=None if hours is None else NOW - timedelta(hours=hours),
            enclosures=enclosures,
            firm_keys=tuple(firm_keys),
            short_keys=tuple(short_keys),
        ),
        read=read,
    )


def add_feed(
    library: Library, name: str = "ore", *, folder: str = "", articles: Sequence[PreparedArticle] = ()
) -> Feed:
    """A feed with articles, the first of which is the newest of those of one second."""
    feed = library.subscribe(f"https://{name}.example/feed", title=name.title(), folder=folder)
    if articles:
        save(library, feed, new=articles)
    return feed


def save(
    library: Library,
    feed: Feed,
    *,
    new: Sequence[PreparedArticle] = (),
    changed: Sequence[tuple[int, PreparedArticle]] = (),
) -> Saved:
    """Stores articles as a successful poll does."""
    (state,) = library.intake.poll_states(NOW, url=feed.url)
    return library.intake.save(replace(state, last_success=NOW), new=new, changed=changed)


def titles(library: Library, query: str = "", **more: object) -> list[str]:
    """The names of a list's articles, in its order."""
    return [row.title.removeprefix("Title of ") for row in library.rows(query, **more)]  # type: ignore[arg-type]
