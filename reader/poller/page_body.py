"""A whole page cut down to its article, so that what surrounds it is neither shown nor stored. Pure.

The page is analysed whole first: its highlights, profiles and fine print often stand outside what body extraction takes
for the text. Then trafilatura says where the text is, and the page keeps the smallest element that holds most of that,
and of everything around it only what holds highlights, profiles or fine print. Where the article makes up most of the
page's text already, nothing is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.article import analyse
from reader.article.reading.nesting import leveled
from reader.feeds.charset import decoded
from reader.model import Parts

if TYPE_CHECKING:
    from reader.article.vocabulary import Vocabulary

_NEVER_TEXT = ["script", "style", "noscript", "svg", "iframe", "object", "embed", "template", "link", "canvas"]
_KEPT_ROLES = ("highlights_label", "highlight", "profile_label", "profile", "disclaimer_label", "disclaimer")
_MOST_SURROUNDINGS = 0.25
_SHARE_OF_THE_TEXT = 0.8
_FEWEST_CHARACTERS = 250
_SNIPPET = 48
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_BY = frozenset("by von par por di da de door af av od от".split())


def page_text(body: bytes, content_type: str) -> str:
    """The characters of a page, by the charset that the server names, else by the one that the page names."""
    return decoded(body, charset_told(body, content_type))


def article_of(
    page: str, vocabulary: Vocabulary, *, title: str = "", author: str = "", url: str = "", language: str | None = None
) -> tuple[str, Parts]:
    """The HTML of the article in a page, as an article with this title and author keeps it, and its parts."""
    whole = without_machinery(leveled(page))
    parts = analyse(whole, title, url, vocabulary, language)
    html = without_headline(cut_to_article(whole, parts, url), title, author)
    return html, parts if html is whole else analyse(html, title, url, vocabulary, language)


def charset_told(body: bytes, content_type: str) -> str:
    """The content type, with the charset that the page itself names where the server names none."""
    if "charset" in content_type.lower():
        return content_type
    found = _META_CHARSET.search(body[:_HEAD_BYTES])
    return f"{content_type or 'text/html'}; charset={found[1].decode('ascii')}" if found else content_type


def without_machinery(html: str) -> str:
    """The page without scripts, styles and frames: nothing of it is ever shown or analysed."""
    page = LexborHTMLParser(html)
    page.strip_tags(_NEVER_TEXT, recursive=True)
    return page.html or ""


def cut_to_article(html: str, parts: Parts, url: str = "") -> str:
    """The page without its surroundings, given its parts as a whole page; the page itself, where all is article."""
    found = _text_found(html, url)
    if len(found) < _FEWEST_CHARACTERS:
        return html
    body = sum(len(block.text) for block in parts.blocks if block.role == "body")
    if body <= len(found) * (1 + _MOST_SURROUNDINGS):
        return html
    page = LexborHTMLParser(html)
    if page.body is None:
        return html
    paragraphs = [_squeezed(line) for line in found.splitlines()]
    container = _container(page.body, [line for line in paragraphs if len(line) >= _SNIPPET // 2])
    kept = _snippets(block.text for block in parts.blocks if block.role in _KEPT_ROLES)
    _prune_around(container, page.body, kept)
    return page.html or html


def without_headline(html: str, title: str, author: str = "") -> str:
    """The page without the headline that repeats the article's title, and without a byline and date right below it."""
    page = LexborHTMLParser(html)
    wanted = _squeezed(title).casefold()
    headline = next((node for node in page.css("h1") if _squeezed(node.text()).casefold() == wanted), None)
    if not wanted or headline is None:
        return html
    below = headline.next
    while below is not None and below.is_text_node and not (below.text() or "").strip():
        below = below.next
    if below is not None and below.is_element_node and _is_byline(below, author):
        below.decompose()
    headline.decompose()
    return page.html or html


def _is_byline(node: LexborNode, author: str) -> bool:
    """Whether an element holds nothing but the author's name and a time."""
    text = node.text(separator=" ")
    times = [time.text() for time in node.css("time")]
    for part in (*times, author):
        text = text.replace(part, " ", 1) if part else text
    rest = [word for word in text.split() if any(map(str.isalnum, word))]
    named = bool(author and author in node.text())
    return (named or bool(times)) and all(word.casefold() in _BY for word in rest)


def _text_found(html: str, url: str) -> str:
    """The text that trafilatura takes for the article."""
    from trafilatura import extract

    return extract(html, url=url or None, include_comments=False, include_tables=True, favor_recall=True) or ""


def _squeezed(text: str) -> str:
    """The text without white space and list marks: how a page is laid out does not count."""
    return "".join(text.split()).lstrip("-–•*")


def _snippets(texts: Iterable[str]) -> list[str]:
    return [text[:_SNIPPET] for text in map(_squeezed, texts) if text]


def _container(body: LexborNode, paragraphs: Sequence[str]) -> LexborNode:
    """The smallest element that holds most of the paragraphs, by their length."""
    enough = _SHARE_OF_THE_TEXT * sum(map(len, paragraphs))
    found = body
    while True:
        smaller = next((child for child in _children(found) if _held(child, paragraphs) >= enough), None)
        if smaller is None:
            return found
        found = smaller


def _held(node: LexborNode, paragraphs: Sequence[str]) -> int:
    text = _squeezed(node.text())
    return sum(len(paragraph) for paragraph in paragraphs if paragraph[:_SNIPPET] in text)


def _children(node: LexborNode) -> list[LexborNode]:
    return list(node.iter(include_text=False))


def _prune_around(container: LexborNode, body: LexborNode, kept: Sequence[str]) -> None:
    """Removes everything beside the container, up to the body, that holds none of the texts to keep."""
    node = container
    while node.mem_id != body.mem_id and node.parent is not None:
        parent = node.parent
        for sibling in _children(parent):
            if sibling.mem_id != node.mem_id:
                _prune(sibling, kept)
        node = parent


def _prune(node: LexborNode, kept: Sequence[str]) -> None:
    text = _squeezed(node.text())
    held = [snippet for snippet in kept if snippet in text]
    if not held:
        node.decompose()
        return
    for child in _children(node):
        if child.tag not in ("a", "b", "strong", "em", "i", "span", "br", "li"):
            _prune(child, held)
