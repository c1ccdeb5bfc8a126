"""A whole page cut down to its article, so that what surrounds it is neither shown nor stored. Pure.

The page is analysed whole first: its highlights, profiles and fine print often stand outside what body extraction takes
for the text. Then trafilatura says where the text is, and of everything around it the page keeps only what belongs to
the article, too (`pruning`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.article import analyse
from reader.article.reading.nesting import leveled
from reader.feeds.charset import decoded
from reader.model import Parts
from reader.poller.pruning import SNIPPET, prune_around, squeezed

if TYPE_CHECKING:
    from reader.article.vocabulary import Vocabulary

_NEVER_TEXT = ["script", "style", "noscript", "svg", "iframe", "object", "embed", "template", "link", "canvas"]
_KEPT_ROLES = ("highlights_label", "highlight", "profile_label", "profile", "disclaimer_label", "disclaimer")
_HIDDEN = '[hidden], [style*="display:none"], [style*="display: none"]'
_MOST_HIDDEN = 200
_SHORTEST_COPY = 500
_COPIED = 100
_FEWEST_CHARACTERS = 250
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
    html = without_headline(cut_to_article(whole, parts, url, title), title, author)
    return html, parts if html is whole else analyse(html, title, url, vocabulary, language)


def charset_told(body: bytes, content_type: str) -> str:
    """The content type, with the charset that the page itself names where the server names none."""
    if "charset" in content_type.lower():
        return content_type
    found = _META_CHARSET.search(body[:_HEAD_BYTES])
    return f"{content_type or 'text/html'}; charset={found[1].decode('ascii')}" if found else content_type


def without_machinery(html: str) -> str:
    """The page without scripts, styles, frames and hidden copies of its text, which are never shown nor analysed."""
    page = LexborHTMLParser(html)
    page.strip_tags(_NEVER_TEXT, recursive=True)
    _remove_hidden_copies(page)
    return page.html or ""


def _remove_hidden_copies(page: LexborHTMLParser) -> None:
    """Removes long texts that the page hides and has elsewhere, too. What it only hides, a button may bring out."""
    hidden = page.css(_HIDDEN)[:_MOST_HIDDEN]
    whole = squeezed(page.body.text()) if hidden and page.body is not None else ""
    for node in reversed(hidden):  # what is inside of another first: a node that is removed must not be asked any more
        text = squeezed(node.text())
        middle = text[len(text) // 2 :][:_COPIED]
        if len(text) >= _SHORTEST_COPY and whole.count(middle) > text.count(middle):
            node.decompose()
            whole = whole.replace(middle, "", text.count(middle))  # of copies that are all hidden one stays


def cut_to_article(html: str, parts: Parts, url: str = "", title: str = "") -> str:
    """The page without its surroundings, given its parts as a whole page; the page itself, where all is article."""
    found = _text_found(html, url)
    if len(found) < _FEWEST_CHARACTERS:
        return html
    page = LexborHTMLParser(html)
    if page.body is None:
        return html
    paragraphs = [line for line in map(squeezed, found.splitlines()) if len(line) >= SNIPPET // 2]
    kept = [squeezed(block.text)[:SNIPPET] for block in parts.blocks if block.role in _KEPT_ROLES]
    prune_around(page.body, paragraphs, [snippet for snippet in kept if snippet], title or _title_of(page))
    return html if page.html == html else page.html or html


def _title_of(page: LexborHTMLParser) -> str:
    title = page.css_first("title")
    return title.text() if title is not None else ""


def without_headline(html: str, title: str, author: str = "") -> str:
    """The page without the headline that repeats the article's title, and without a byline and date right below it."""
    page = LexborHTMLParser(html)
    wanted = squeezed(title).casefold()
    headline = next((node for node in page.css("h1") if squeezed(node.text()).casefold() == wanted), None)
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
