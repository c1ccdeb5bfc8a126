"""HTML that reads as it stands: a parser would write it as it is, so that none is needed. Most articles in feeds are.

Anything that a parser might move, close, open or write otherwise is left to the parser.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS: Final = _HEADINGS.union(
    "p div section article header footer aside nav main figure figcaption blockquote ul ol hr table".split()
)
_INLINE: Final = frozenset("strong b em i u s span small sub sup cite abbr time mark q code br img".split())
_EMPTY: Final = frozenset(("br", "img", "hr"))
_INSIDE: Final = {
    "li": ("ul", "ol"),
    "thead": ("table",),
    "tbody": ("table",),
    "tfoot": ("table",),
    "tr": ("thead", "tbody", "tfoot"),
    "th": ("tr",),
    "td": ("tr",),
}
_WITHOUT_TEXT: Final = frozenset(("table", "thead", "tbody", "tfoot", "tr"))
_DEEPEST: Final = 50
# A value holds no angle bracket, so that any text is searched in time linear in its length.
_PLAIN_TAG: Final = re.compile(r'<(/?)([a-z][a-z0-9]*+)((?: [a-z][a-z0-9-]*+="[^"<>]*+")*+ ?/?)>')
_WRITTEN_SO: Final = ("&amp;", "&lt;", "&gt;", "&nbsp;")  # what a parser escapes


def wellformed(html: str) -> list[str] | None:
    """The HTML split into text, slash, tag, attributes, text, slash, ..., if a parser would leave it as it is.

    Its characters must be clean, and none of them a blank that a parser writes as `&nbsp;`.
    """
    if "&" in html and html.count("&") != sum(map(html.count, _WRITTEN_SO)):
        return None
    parts = _PLAIN_TAG.split(html)
    tags = len(parts) // 4
    if html.count("<") != tags or html.count(">") != tags:
        return None
    return parts if _nests(parts) and not parts[0][:1].isspace() else None


def _nests(parts: list[str]) -> bool:
    """Whether every element ends where it must, and stands inside what may hold it."""
    around = [""]
    for text, closes, tag, attributes in zip(*[parts[i::4] for i in range(4)], strict=False):
        if text and around[-1] in _WITHOUT_TEXT and not text.isspace():
            return False
        if closes:
            if attributes or around.pop() != tag:
                return False
        elif not _may_stand(tag, around):
            return False
        elif tag not in _EMPTY:
            around.append(tag)
    return len(around) == 1


def _may_stand(tag: str, around: list[str]) -> bool:
    """Whether an element may begin inside those around it without ending one of them."""
    if tag in _INSIDE:
        return around[-1] in _INSIDE[tag]
    if around[-1] in _WITHOUT_TEXT:
        return False
    if tag in _INLINE:
        return True
    if tag == "a":
        return "a" not in around
    if tag not in _BLOCKS or "p" in around or len(around) > _DEEPEST:
        return False
    return tag not in _HEADINGS or _HEADINGS.isdisjoint(around)
