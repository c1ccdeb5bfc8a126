"""Feeds that a web page announces, or that its address is known to have. Pure.

Nothing is guessed that the page or its publisher does not say: common paths (`/feed`, `/rss`) are listed by
`common_feeds` for those who consent to trying them.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, quote, urljoin, urlsplit

from reader.feeds.charset import decoded
from reader.feeds.fields import address, plain
from reader.text import host_of, safe_url

_FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/json+feed",
    "text/rss+xml",
    "text/atom+xml",
)
_XML_TYPES = ("application/xml", "text/xml", "application/json")
_FEED_PATHS = ("/feed", "/rss", "/atom.xml", "/feed.xml", "/rss.xml", "/index.xml", "/feed.json")
_ANCHOR_ENDINGS = ("/feed", "/rss", ".rss", ".atom", "rss.xml", "atom.xml", "feed.xml", "/feeds", ".rdf")
_MOST = 50
_LONGEST_PAGE = 2_000_000


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page announces."""

    url: str
    title: str = ""


def found_feeds(html: bytes | str, url: str) -> tuple[FoundFeed, ...]:
    """The feeds of a page at `url`, best first: known patterns of its address, announced ones, linked ones."""
    from selectolax.lexbor import LexborHTMLParser

    text = html if isinstance(html, str) else decoded(html)
    tree = LexborHTMLParser(text[:_LONGEST_PAGE])
    base = _base(tree, url)
    found = {feed.url: feed for feed in known_feeds(url)}
    for feed in _announced(tree, base):
        found.setdefault(feed.url, feed)
    _add_channel(tree, url, found)
    if not found:
        found = {feed.url: feed for feed in _linked(tree, base)}
    ordered = sorted(found.values(), key=_is_of_comments)
    return tuple(ordered[:_MOST])


def _is_of_comments(feed: FoundFeed) -> bool:
    return "comment" in feed.title.lower() or "/comments/" in feed.url.lower()


def _base(tree: Any, url: str) -> str:
    node = tree.css_first("base[href]")
    return address(node.attributes.get("href") or "", url) or url if node else url


def _announced(tree: Any, base: str) -> list[FoundFeed]:
    feeds = []
    for node in tree.css("link[rel][href]"):
        about = {name: value or "" for name, value in node.attributes.items()}
        relations = about["rel"].lower().split()
        kind = about.get("type", "").split(";")[0].strip().lower()
        is_feed = kind in _FEED_TYPES or (kind in _XML_TYPES and _looks_like_feed(about["href"]))
        if ("alternate" in relations and is_feed) or "feed" in relations:
            target = address(about["href"], base).partition("#")[0]
            if target:
                feeds.append(FoundFeed(target, plain(about.get("title", ""))))
    return feeds


def _looks_like_feed(href: str) -> bool:
    path = href.partition("#")[0].partition("?")[0]
    return path.rstrip("/").lower().endswith(_ANCHOR_ENDINGS)


def _linked(tree: Any, base: str) -> list[FoundFeed]:
    """Feeds that a page without announcements links to, on its own host."""
    host = host_of(base)
    feeds = []
    for node in tree.css("a[href]"):
        href = node.attributes.get("href") or ""
        if _looks_like_feed(href):
            target = address(href, base).partition("#")[0]
            if target and host_of(target) == host:
                feeds.append(FoundFeed(target, plain(node.text())))
    return feeds


def known_feeds(url: str) -> tuple[FoundFeed, ...]:
    """Feeds that an address is known to have by its form: YouTube, Reddit and GitHub."""
    if not safe_url(url):
        return ()
    parts = urlsplit(url)
    host = _site_of(url)
    steps = [step for step in parts.path.split("/") if step]
    if host == "youtube.com":
        return _youtube(steps, parse_qs(parts.query))
    if host in ("reddit.com", "old.reddit.com") and len(steps) >= 2 and steps[0] in ("r", "u", "user"):
        return (FoundFeed(f"https://www.reddit.com/{steps[0]}/{quote(steps[1])}/.rss", f"{steps[0]}/{steps[1]}"),)
    if host == "github.com" and len(steps) >= 2:
        return _github(steps[0], steps[1])
    if host == "github.com" and len(steps) == 1:
        return (FoundFeed(f"https://github.com/{quote(steps[0])}.atom", steps[0]),)
    return ()


def _site_of(url: str) -> str:
    return host_of(url).removeprefix("www.").removeprefix("m.")


def _youtube(steps: list[str], query: dict[str, list[str]]) -> tuple[FoundFeed, ...]:
    videos = "https://www.youtube.com/feeds/videos.xml"
    if len(steps) >= 2 and steps[0] == "channel":
        return (FoundFeed(f"{videos}?channel_id={quote(steps[1])}"),)
    if len(steps) >= 2 and steps[0] == "user":
        return (FoundFeed(f"{videos}?user={quote(steps[1])}"),)
    if steps[:1] == ["playlist"] and query.get("list"):
        return (FoundFeed(f"{videos}?playlist_id={quote(query['list'][0])}"),)
    return ()


def _github(owner: str, name: str) -> tuple[FoundFeed, ...]:
    repository = f"https://github.com/{quote(owner)}/{quote(name)}"
    return tuple(
        FoundFeed(f"{repository}/{kind}.atom", f"{owner}/{name} {kind}") for kind in ("releases", "tags", "commits")
    )


def _add_channel(tree: Any, url: str, found: dict[str, FoundFeed]) -> None:
    """A YouTube page under a name (`/@name`) says its channel's number inside."""
    if _site_of(url) != "youtube.com":
        return
    node = tree.css_first("meta[itemprop=identifier], meta[itemprop=channelId]")
    number = (node.attributes.get("content") or "") if node else ""
    if number and number.isascii() and number.replace("-", "").replace("_", "").isalnum():
        feed = FoundFeed(f"https://www.youtube.com/feeds/videos.xml?channel_id={number}")
        found.setdefault(feed.url, feed)


def common_feeds(url: str) -> tuple[str, ...]:
    """Addresses at which a site often has a feed. To be asked for only when the user agrees."""
    return tuple(urljoin(url, path) for path in _FEED_PATHS)
