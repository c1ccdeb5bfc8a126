"""Tells what a document is from its first bytes, before anything parses it. Pure."""

import re
from typing import Literal

Kind = Literal["xml", "json", "html", "pdf", "empty", "other"]

_BLANK = re.compile(
    r"(?:\s|\ufeff|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]*\[.*?\]\s*|[^>]*)>)*", re.IGNORECASE | re.DOTALL
)
_ROOT = re.compile(r"<([A-Za-z_][\w.\-]*:)?([A-Za-z_][\w.\-]*)")
_PAGE_ROOTS = frozenset(
    [
        "a",
        "b",
        "body",
        "br",
        "div",
        "h1",
        "head",
        "html",
        "link",
        "main",
        "meta",
        "p",
        "pre",
        "script",
        "style",
        "title",
    ]
)
_OTHER_ROOTS = frozenset(["opml", "urlset", "sitemapindex", "svg", "plist", "error", "wsdl", "schema", "stylesheet"])


def root_of(text: str) -> str:
    """The local name of a markup document's root element in lower case; empty where there is none."""
    opening = text[:20_000]
    start = _BLANK.match(opening)
    root = _ROOT.match(opening, start.end() if start else 0)
    return root[2].lower() if root else ""


def kind_of(text: str) -> Kind:
    """What a document is. `xml` may be a feed; only a parser can tell."""
    opening = text[:2000].lstrip("\ufeff \t\r\n\x00")
    if not opening:
        return "empty"
    if opening[0] in "{[":
        return "json"
    if opening.startswith("%PDF-"):
        return "pdf"
    root = root_of(text)
    if root in _PAGE_ROOTS:
        return "html"
    return "other" if root in _OTHER_ROOTS or "<" not in text else "xml"


NOT_A_FEED = {
    "json": "The address gives JSON that is not a feed.",
    "html": "The address gives a web page, not a feed.",
    "pdf": "The address gives a PDF document, not a feed.",
    "empty": "The address gives an empty document.",
    "other": "The address gives a document that is not a feed.",
    "xml": "The address gives XML that is not a feed.",
}
