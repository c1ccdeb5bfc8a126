"""The demo's feeds and articles as values, read from `articles/<feed>/`.

A feed is a folder with `feed.toml` and one `.html` file per article. An article file is a TOML head between `+++` lines
and an HTML body; dates in the text count from `event` where the head has one, else from publication.
`<slug>.second.html` holds the second edition of `<slug>`: what the publisher serves after an update.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from reader.demo.dates import with_dates

ARTICLES = Path(__file__).parent / "articles"
_AGE = re.compile(r"(\d+)([dhm])")
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


@dataclass(frozen=True, slots=True)
class DemoArticle:
    """One article as a publisher would send it at one moment. `html` has the publisher's own tail under it."""

    feed: str
    slug: str
    title: str
    html: str
    summary: str
    author: str
    published: datetime
    updated: datetime
    language: str
    categories: tuple[str, ...]
    copy_of: str
    edition: int

    @property
    def path(self) -> str:
        """The path of the article's page on the demo server."""
        return f"/{self.feed}/{self.slug}"


@dataclass(frozen=True, slots=True)
class DemoFeed:
    """One feed: its head. `form` says how it is written, `tail` what its publisher puts under every article."""

    name: str
    title: str
    folder: str
    form: Literal["rss", "atom", "summary"]
    description: str
    language: str
    tail: str
    footer: str

    @property
    def path(self) -> str:
        """The path of the feed document on the demo server."""
        return f"/{self.name}/feed.xml"


@cache
def feeds() -> tuple[DemoFeed, ...]:
    """Every feed of the demo, by name."""
    return tuple(_feed(folder) for folder in sorted(ARTICLES.iterdir()) if (folder / "feed.toml").is_file())


def articles(feed: DemoFeed, made: datetime, edition: int = 1) -> tuple[DemoArticle, ...]:
    """The articles of a feed, newest first, as they stand at an edition for a library made at a moment."""
    files = sorted((ARTICLES / feed.name).glob("*.html"))
    firsts = [path for path in files if not path.stem.endswith(".second")]
    found = [_article(feed, _standing(path, edition), made) for path in firsts]
    return tuple(sorted(found, key=lambda article: (article.published, article.slug), reverse=True))


def _standing(first: Path, edition: int) -> Path:
    second = first.with_name(f"{first.stem}.second.html")
    return second if edition > 1 and second.is_file() else first


def _feed(folder: Path) -> DemoFeed:
    head = tomllib.loads((folder / "feed.toml").read_text("utf-8"))
    return DemoFeed(
        name=folder.name,
        title=head["title"],
        folder=head["folder"],
        form=head["form"],
        description=head["description"],
        language=head.get("language", "en"),
        tail=head.get("tail", ""),
        footer=head.get("footer", ""),
    )


@cache
def _source(path: Path) -> tuple[dict[str, Any], str]:
    _, head, body = path.read_text("utf-8").split("+++\n", 2)
    return tomllib.loads(head), body.strip()


def _article(feed: DemoFeed, path: Path, made: datetime) -> DemoArticle:
    head, body = _source(path)
    published = made - _age(head["age"])
    language = head.get("language", feed.language)
    counted_from = made - _age(head.get("event", head["age"]))

    def dated(text: str) -> str:
        return with_dates(text, counted_from.date(), language)

    tail = feed.tail.replace("[[comments]]", str(head.get("comments", 0)))
    return DemoArticle(
        feed=feed.name,
        slug=path.name.removesuffix(".html").removesuffix(".second"),
        title=dated(head["title"]),
        html=dated(f"{body}\n{tail}".strip()),
        summary=dated(head.get("summary", "")),
        author=head.get("author", ""),
        published=published,
        updated=made - _age(head.get("updated", head["age"])),
        language=language,
        categories=tuple(head.get("categories", ())),
        copy_of=head.get("copy_of", ""),
        edition=2 if path.stem.endswith(".second") else 1,
    )


def _age(written: str) -> timedelta:
    parts = {_UNITS[unit]: int(number) for number, unit in _AGE.findall(written)}
    if not parts:
        raise ValueError(f"an age is written like 2d5h, not {written!r}")
    return timedelta(**parts)
