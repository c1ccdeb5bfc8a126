"""Feed documents taken from bytes to values. The only feedparser; no I/O.

`parse` gives a `ParsedFeed` or raises `FeedError`, whatever the bytes. What hangs must be killed from outside.

    not_a_feed      a page, JSON, a PDF, nothing, or XML of another kind
    truncated       the document breaks off in the middle
    too_complex     tags so large or so deep that they were made to do harm
    bad_charset     the document claims to be written in what is no charset
    parser_failed   the parser cannot read it
"""

import io
import re
from typing import Any

import feedparser

from reader.errors import FeedError
from reader.feeds import entries, hints, json_feed
from reader.feeds.charset import decoded, without_declaration
from reader.feeds.fields import address, language
from reader.feeds.kinds import NOT_A_FEED, kind_of, root_of
from reader.feeds.lifting import lifted
from reader.feeds.plain_items import taken_out
from reader.model import ParsedFeed
from reader.text import clean, without_user

# feedparser takes time that grows with the square of a tag's attributes and of the depth of nesting.
_LONGEST_TAG = 30_000
_LONG_TAG = re.compile(rf"<[^<>]{{{_LONGEST_TAG}}}")
_DEEPEST = 2_000
# Names that the parser does not promise; without them it reads every item itself.
_looks_like_html = getattr(feedparser.mixin._FeedParserMixin, "looks_like_html", None)
_read_date = getattr(feedparser.datetimes, "_parse_date", None)
# Else it looks through all folders for another parser, for every document.
feedparser.api.PREFERRED_XML_PARSERS.clear()


def parse(body: bytes, *, url: str = "", content_type: str = "") -> ParsedFeed:
    """The feed in a document that came from `url` with the given Content-Type. Raises `FeedError`.

    The user and password of `url` do not get into the addresses that are relative to it.
    """
    url = without_user(url)
    text = without_declaration(decoded(body, content_type))
    kind = kind_of(text)
    if kind == "json":
        return json_feed.parse(text, url)
    if kind != "xml":
        raise FeedError("not_a_feed", NOT_A_FEED[kind])
    result = _parsed(text, url)
    found: dict[str, Any] = result["entries"]
    if not result.get("version") and not found:
        raise FeedError("not_a_feed", NOT_A_FEED["xml" if root_of(text) else "other"])
    if result.get("bozo") and _is_cut_off(text):
        raise FeedError("truncated", "The document breaks off in the middle of the feed.")
    return _feed(result, text, url)


def _refuse_floods(text: str) -> None:
    if _LONG_TAG.search(text):
        raise FeedError("too_complex", "The feed has a tag too large to be read.")
    if text.count("<") - 2 * text.count("</") - text.count("/>") - text.count("<!") > _DEEPEST:
        raise FeedError("too_complex", "The feed nests its tags too deeply to be read.")


def _parsed(text: str, url: str) -> Any:
    if "xml:base" in text:
        return _by_feedparser(text, url)
    if _looks_like_html is None or _read_date is None:
        return _with_texts_lifted(text)
    taken = taken_out(text, _looks_like_html, _read_date)
    result = _with_texts_lifted(taken.document)
    return result if taken.put_back(result) else _with_texts_lifted(text)


def _with_texts_lifted(text: str) -> Any:
    lift = lifted(text)
    result = _by_feedparser(lift.document, "")
    if lift.texts and not lift.put_back(result):
        return _by_feedparser(text, "")
    return result


def _by_feedparser(text: str, base: str) -> Any:
    """feedparser's result; with a base, relative addresses in HTML are resolved against the `xml:base` around them."""
    _refuse_floods(text)
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": base}
    try:
        # Bytes in a stream: feedparser opens a bare string or bytes as a file or an address.
        return feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            sanitize_html=False,
            resolve_relative_uris=bool(base),
            response_headers=headers,
        )
    except RecursionError as error:
        raise FeedError("too_complex", "The feed nests its tags too deeply to be read.") from error
    except (ValueError, LookupError, ArithmeticError, AttributeError, TypeError, AssertionError, re.error) as error:
        # The parser answers some documents with exceptions of many kinds (character references out of range, ...).
        raise FeedError("parser_failed", f"The feed cannot be read: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeError | OverflowError) or "chr()" in str(error):
        return "it refers to a character that does not exist."
    if isinstance(error, re.error):
        return "it declares an entity that the parser takes for a pattern."
    return clean(str(error)[:300])


def _is_cut_off(text: str) -> bool:
    """Whether the document ends before its root element does, as one whose transfer broke off."""
    return re.search(rf"</(?:[\w.-]+:)?{re.escape(root_of(text))}\b", text, re.IGNORECASE) is None


def _feed(result: Any, text: str, url: str) -> ParsedFeed:
    feed = result["feed"]
    atom = str(result.get("version") or "").startswith("atom")
    # feedparser keeps only the last hour and the last day.
    skipped = hints.skips(text) if "skiphours" in feed or "skipdays" in feed else (frozenset(), frozenset())
    return ParsedFeed(
        title=entries.text_of(feed, "title", atom),
        url=address(str(dict.get(feed, "link") or ""), url),
        description=entries.text_of(feed, "subtitle", atom) or entries.text_of(feed, "summary", atom),
        language=language(dict.get(feed, "language")),
        ttl=hints.ttl(feed),
        update_period=hints.update_period(feed),
        skip_hours=skipped[0],
        skip_days=skipped[1],
        entries=tuple(entries.entry(found, feed, atom, url) for found in result["entries"]),
    )
