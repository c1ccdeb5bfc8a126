"""What the demo publishes: feeds and pages by path, made when they are asked for.

Some articles have a second edition: a client that has fetched a feed once is given it at the next request, as if the
publisher had updated the article in between.
"""

import threading
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import quoteattr

from reader.demo import editions, rendering
from reader.demo.editions import DemoFeed

_PICTURE = Path(__file__).parent / "templates" / "picture.svg"


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that the server publishes."""

    media_type: str
    body: bytes
    modified: datetime

    @property
    def entity_tag(self) -> str:
        """A strong validator of the body."""
        return f'"{sha256(self.body).hexdigest()[:20]}"'


class Site:
    """Everything that the demo publishes for a library made at one moment, by path."""

    def __init__(self, made: datetime, base: str) -> None:
        self.made = made
        self.base = base
        self._feeds = {feed.path: feed for feed in editions.feeds()}
        self._fetched: set[str] = set()
        self._made_documents: dict[tuple[str, int], Document | None] = {}
        self._lock = threading.Lock()

    def answer(self, path: str, held: str | None, now: datetime) -> Document | None:
        """What stands at a path for a client that holds the given entity tag; None where there is nothing."""
        with self._lock:
            edition = self._edition(path, held, now)
            key = (path, edition)
            if key not in self._made_documents:
                self._made_documents[key] = self._make(path, edition)
            return self._made_documents[key]

    def _edition(self, path: str, held: str | None, now: datetime) -> int:
        if path not in self._feeds:
            return 2
        known = path in self._fetched or held is not None or now.date() > self.made.date()
        self._fetched.add(path)
        return 2 if known else 1

    def _make(self, path: str, edition: int) -> Document | None:
        if feed := self._feeds.get(path):
            return self._feed_document(feed, edition)
        if path == "/robots.txt":
            return Document("text/plain; charset=utf-8", b"User-agent: *\nDisallow:\n", self.made)
        if path == "/subscriptions.opml":
            return Document("text/x-opml; charset=utf-8", _opml(self.base), self.made)
        if path.startswith("/images/"):
            return Document("image/svg+xml", _PICTURE.read_bytes(), self.made)
        return self._page(path)

    def _feed_document(self, feed: DemoFeed, edition: int) -> Document:
        articles = editions.articles(feed, self.made, edition)
        media_type = "application/atom+xml" if feed.form == "atom" else "application/rss+xml"
        body = rendering.feed_document(feed, articles, self.base).encode()
        return Document(f"{media_type}; charset=utf-8", body, max(article.updated for article in articles))

    def _page(self, path: str) -> Document | None:
        name = path.strip("/").split("/")[0]
        feed = next((feed for feed in self._feeds.values() if feed.name == name), None)
        if feed is None:
            return None
        articles = editions.articles(feed, self.made, 2)
        if path.rstrip("/") == f"/{name}":
            return _html(rendering.front_page(feed, articles, self.base), self.made)
        article = next((article for article in articles if article.path == path), None)
        if article is None:
            return None
        others = [other for other in articles if other is not article][:4]
        return _html(rendering.page(feed, article, others, self.base), article.updated)


def _html(text: str, modified: datetime) -> Document:
    return Document("text/html; charset=utf-8", text.encode(), modified)


def _opml(base: str) -> bytes:
    """The demo's feeds as an OPML document, in their folders."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "<head><title>Assay demo</title></head>"]
    lines.append("<body>")
    for folder in sorted({feed.folder for feed in editions.feeds()}):
        lines.append(f"<outline text={quoteattr(folder)}>")
        lines += [
            f'<outline type="rss" text={quoteattr(feed.title)} xmlUrl={quoteattr(base + feed.path)} '
            f"htmlUrl={quoteattr(f'{base}/{feed.name}/')}/>"
            for feed in editions.feeds()
            if feed.folder == folder
        ]
        lines.append("</outline>")
    return "\n".join([*lines, "</body>", "</opml>", ""]).encode()
