"""Entries of Atom that hold nothing but usual elements, as the parser would have given them. Pure.

`plain_items` finds them; what is unusual only when looked at closely is left to the parser here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from reader.feeds.mended import mended

ATOM = "http://www.w3.org/2005/Atom"
ONCE = frozenset(["id", "title", "summary", "content", "published", "updated"])
OFTEN = frozenset(["link", "category", "author"])
ATTRIBUTES = {
    "title": frozenset(["type"]),
    "summary": frozenset(["type"]),
    "content": frozenset(["type"]),
    "link": frozenset(["rel", "href", "type", "title", "hreflang", "length"]),
    "category": frozenset(["term", "scheme", "label"]),
}
INNER = {"author": frozenset(["name", "uri"])}
_SLASHES = re.compile(r"^([A-Za-z][A-Za-z0-9+-.]*://)/+")

_TYPES = {"": "text/plain", "text": "text/plain", "html": "text/html"}
_PAGES = ("text/html", "application/xhtml+xml")

Element = tuple[str, Mapping[str, str], str]
Entry = dict[str, Any]


class _Odd(Exception):
    """The parser knows better."""


def with_two_slashes(address: str) -> str:
    """The address without the slashes that follow on the two of its scheme."""
    return _SLASHES.sub(r"\1", address) if ":///" in address else address


def entry_of(
    elements: Sequence[Element], language: str, read_date: Callable[[str], object], *, odd: bool
) -> Entry | None:
    """The entry that these elements are; None where the parser has to read it. `language` is that of the feed."""
    names = [name for name, _, _ in elements]
    if any(names.count(name) > 1 for name in ONCE.intersection(names)):
        return None
    try:
        return dict(_fields(elements, language, read_date, odd))
    except _Odd:
        return None


def _fields(
    elements: Sequence[Element], language: str, read_date: Callable[[str], object], odd: bool
) -> Iterator[tuple[str, Any]]:
    texts = {name: (about, mended(text, odd=odd)) for name, about, text in elements if name in ONCE}
    yield from _addresses(elements, texts)
    for name in ("title", "summary"):
        if name in texts:
            yield name, texts[name][1]
            yield f"{name}_detail", _detail(texts[name][0], language)
    if "content" in texts:
        about, text = texts["content"]
        yield "content", [_detail(about, language) | {"value": text}]
        if "summary" not in texts:
            yield "summary", text
    for name in ("published", "updated"):
        if name in texts:
            yield name, texts[name][1]
            yield f"{name}_parsed", read_date(texts[name][1])
    if authors := list(_authors(elements)):
        yield "author", authors[-1]
        yield "authors", [{"name": author} for author in authors]
    yield "tags", list(_tags(elements))


def _detail(about: Mapping[str, str], language: str) -> Entry:
    kind = _TYPES.get(about.get("type", ""))
    if kind is None or ("type" in about and not about["type"]):
        raise _Odd
    return {"type": kind} | ({"language": language} if language else {})


def _addresses(
    elements: Sequence[Element], texts: Mapping[str, tuple[Mapping[str, str], str]]
) -> Iterator[tuple[str, Any]]:
    if "id" in texts:
        name = with_two_slashes(texts["id"][1])
        yield "id", name
        yield "link", name
    links = []
    for element, about, _ in elements:
        if element != "link":
            continue
        if not about.get("href") or about.get("rel") == "" or about.get("type") == "":
            raise _Odd
        link = {"rel": "alternate", "type": "text/html", **about, "href": with_two_slashes(about["href"])}
        if link["rel"] == "self" and "type" not in about:
            link["type"] = "application/atom+xml"
        links.append(link)
        if link["rel"] == "alternate" and link["type"] in _PAGES:
            yield "link", link["href"]
    yield "links", links


def _authors(elements: Sequence[Element]) -> Iterator[str]:
    # Names are not mended by the parser.
    authors = [text.strip() for name, _, text in elements if name == "author/name"]
    if len(authors) != sum(name == "author" for name, _, _ in elements):
        raise _Odd
    if any(not author or "@" in author for author in authors):
        raise _Odd
    yield from authors


def _tags(elements: Sequence[Element]) -> Iterator[Entry]:
    for name, about, text in elements:
        if name != "category":
            continue
        if text.strip():
            raise _Odd
        yield {"term": about.get("term"), "scheme": about.get("scheme"), "label": about.get("label")}
