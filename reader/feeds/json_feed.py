"""JSON Feed 1.0 and 1.1 (jsonfeed.org) taken from text to values. Pure."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from reader.errors import FeedError
from reader.feeds import fields
from reader.feeds.kinds import NOT_A_FEED
from reader.model import Enclosure, Entry, ParsedFeed
from reader.text import clean

_MARK = "jsonfeed.org/version/"


def parse(text: str, url: str = "") -> ParsedFeed:
    """The feed in a JSON document that came from `url`. Raises `FeedError("not_a_feed")`."""
    try:
        feed = json.loads(text)
    except ValueError as error:
        raise FeedError("not_a_feed", NOT_A_FEED["json"]) from error
    except RecursionError as error:
        raise FeedError("too_complex", "The document nests too deeply to be read.") from error
    if not isinstance(feed, dict) or _MARK not in str(feed.get("version")):
        raise FeedError("not_a_feed", NOT_A_FEED["json"])
    items = feed.get("items")
    return ParsedFeed(
        title=fields.plain(_text(feed, "title")),
        url=fields.address(_text(feed, "home_page_url"), url),
        description=fields.plain(_text(feed, "description")),
        language=fields.language(feed.get("language")),
        entries=tuple(_entry(item, feed, url) for item in items if isinstance(item, dict))
        if isinstance(items, list)
        else (),
    )


def _entry(item: Mapping[str, Any], feed: Mapping[str, Any], base: str) -> Entry:
    content = _text(item, "content_html") or fields.as_html(_text(item, "content_text"))
    updated = _date(_text(item, "date_modified"))
    identity = item.get("id")
    return Entry(
        guid=clean(str(identity)[:4096]) if isinstance(identity, str | int | float) else "",
        url=fields.address(_text(item, "url"), base) or fields.address(_text(item, "external_url"), base),
        title=fields.plain(_text(item, "title")),
        html=content or fields.as_html(_text(item, "summary")),
        author=_authors(item) or _authors(feed),
        published=_date(_text(item, "date_published")) or updated,
        updated=updated,
        language=fields.language(item.get("language")),
        summary_only=not content,
        enclosures=_enclosures(item, base),
        categories=_names(item.get("tags")),
    )


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    # json keeps lone surrogates (\ud800), which no database and no terminal takes.
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""


def _date(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    found = found.replace(tzinfo=UTC) if found.tzinfo is None else found
    try:
        return fields.moment(found.utctimetuple())
    except OverflowError:
        return None


def _authors(values: Mapping[str, Any]) -> str:
    listed = values.get("authors")
    people = [*(listed if isinstance(listed, list) else []), values.get("author")]
    names = [fields.plain(_text(person, "name")) for person in people if isinstance(person, dict)]
    return ", ".join(dict.fromkeys(filter(None, names)))


def _names(tags: object) -> tuple[str, ...]:
    names = [fields.plain(tag) for tag in tags[:100] if isinstance(tag, str)] if isinstance(tags, list) else []
    return tuple(dict.fromkeys(filter(None, names)))


def _enclosures(item: Mapping[str, Any], base: str) -> tuple[Enclosure, ...]:
    attached = item.get("attachments")
    found = []
    for about in attached[:50] if isinstance(attached, list) else []:
        url = fields.address(_text(about, "url"), base) if isinstance(about, dict) else ""
        if url:
            size = fields.whole(about.get("size_in_bytes"), 2**53)
            found.append(Enclosure(url, fields.plain(_text(about, "mime_type")), size or 0))
    return tuple(found)
