"""Items of feeds that hold nothing but usual elements, read without the parser, which takes twenty times as long. Pure.

Whatever is unusual in any way is left to the parser: other elements, attributes or namespaces, markup that is not
escaped, an element that stands twice. What is read here is what the parser would have given for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from reader.feeds import plain_entries
from reader.feeds.mended import has_c1, mended
from reader.feeds.plain_entries import Element, Entry, with_two_slashes

Guess = Callable[[str], bool]
ReadDate = Callable[[str], object]

_NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:slash": "http://purl.org/rss/1.0/modules/slash/",
    "xmlns:wfw": "http://wellformedweb.org/CommentAPI/",
}
_ONCE = frozenset(["title", "link", "guid", "description", "content:encoded", "pubDate", "dc:date"])
_AUTHORS = frozenset(["author", "dc:creator"])
_OFTEN = frozenset(["category", "enclosure"]) | _AUTHORS
_UNUSED = frozenset(["comments", "slash:comments", "wfw:commentRss"])
_KNOWN = _ONCE | _OFTEN | _UNUSED
_NONE: frozenset[str] = frozenset()
_ATTRIBUTES = {
    "guid": frozenset(["isPermaLink"]),
    "category": frozenset(["domain"]),
    "enclosure": frozenset(["url", "type", "length"]),
}
_BROKEN_QUERY = re.compile(r"&([A-Za-z0-9_]+);")
_C1_NUMBER = re.compile(rb"&#(?:0*1[2-5][0-9]|[xX]0*[89][0-9A-Fa-f]);")
_LARGEST_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class _Form:
    """Where the items of a kind of feed stand, and what they may hold."""

    depth: int
    item: str
    known: frozenset[str]
    attributes: Mapping[str, frozenset[str]]
    inner: Mapping[str, frozenset[str]]
    ends: bytes


_RSS = _Form(3, "item", _KNOWN, _ATTRIBUTES, {}, b"</item>")
_ATOM = _Form(
    2, "entry", plain_entries.ONCE | plain_entries.OFTEN, plain_entries.ATTRIBUTES, plain_entries.INNER, b"</entry>"
)


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A document without its plain items. `items`: all of them in order, None for one that is left in the document."""

    document: str
    items: tuple[Entry | None, ...] = ()

    def put_back(self, result: Any) -> bool:
        """Puts the items among those of the parser's result; false where the two do not fit together."""
        if not self.items:
            return True
        left = list(result["entries"])
        if result.get("bozo") or len(left) != sum(item is None for item in self.items):
            return False
        rest = iter(left)
        result["entries"] = [next(rest) if item is None else item for item in self.items]
        return True


def taken_out(document: str, looks_like_html: Guess, read_date: ReadDate) -> TakenOut:
    """The document without its plain items; itself, where the parser must see it whole."""
    coded = document.encode("utf-8", "replace")
    reader = _Reader(coded)
    try:
        reader.read()
    except (expat.ExpatError, _Unusual):
        return TakenOut(document)
    odd = has_c1(coded) or (b"&#" in coded and _C1_NUMBER.search(coded))

    def entry(elements: list[Element]) -> Entry | None:
        if reader.form is _ATOM:
            return plain_entries.entry_of(elements, reader.language, read_date, odd=bool(odd))
        return _entry(elements, bool(odd), looks_like_html, read_date)

    items = [None if elements is None else entry(elements) for _, _, elements in reader.items]
    spans = [(start, end) for (start, end, _), item in zip(reader.items, items, strict=True) if item is not None]
    return TakenOut(_without(coded, spans), tuple(items)) if spans else TakenOut(document)


def _without(coded: bytes, spans: list[tuple[int, int]]) -> str:
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    pieces = [coded[begin:end] for begin, end in zip([0, *ends], [*starts, len(coded)], strict=True)]
    return b"".join(pieces).decode("utf-8", "replace")


class _Unusual(Exception):
    """The parser must see the document whole."""


def _refuse(*declared: object) -> None:
    raise _Unusual


class _Reader:
    """Finds the items of a document: where each stands, and its elements, None for one that is not plain."""

    def __init__(self, coded: bytes) -> None:
        self._coded = coded
        self._expat = expat.ParserCreate("utf-8")
        self.items: list[tuple[int, int, list[Element] | None]] = []
        self.form = _RSS
        self.language = ""
        self._depth = 0
        self._namespaces: frozenset[str] = frozenset()
        self._start = -1
        self._elements: list[Element] | None = None
        self._around = ""
        self._attributes: Mapping[str, str] = {}
        self._text: list[str] = []

    def read(self) -> None:
        """Reads the whole document. Raises `ExpatError` and `_Unusual`."""
        self._expat.buffer_text = True
        self._expat.buffer_size = _LARGEST_PIECE
        self._expat.StartElementHandler = self._started
        self._expat.EndElementHandler = self._ended
        self._expat.CharacterDataHandler = self._text.append
        self._expat.StartDoctypeDeclHandler = _refuse
        self._expat.Parse(self._coded, True)

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._text.clear()
        if self._depth == 1:
            self._root(name, attributes)
        elif self._depth > self.form.depth:
            self._inside(name, attributes)
        elif self._depth == self.form.depth:
            self._in_channel(name, attributes)
        elif name != "channel" or attributes:
            raise _Unusual

    def _root(self, name: str, attributes: Mapping[str, str]) -> None:
        own = {"version"}
        if name == "feed" and attributes.get("xmlns") == plain_entries.ATOM:
            self.form, own, self.language = _ATOM, {"xmlns", "xml:lang"}, attributes.get("xml:lang", "")
        elif name != "rss":
            raise _Unusual
        for key, value in attributes.items():
            if (key not in own and not key.startswith("xmlns:")) or _NAMESPACES.get(key, value) != value:
                raise _Unusual
        self._namespaces = frozenset(key[6:] for key in attributes if key in _NAMESPACES)

    def _in_channel(self, name: str, attributes: Mapping[str, str]) -> None:
        if not attributes.keys().isdisjoint(_NAMESPACES):
            raise _Unusual
        if name == self.form.item:
            self._start = self._expat.CurrentByteIndex
            self._elements = None if attributes else []
        elif self.items and name == "title":
            # The parser takes what title it takes by what came before.
            raise _Unusual

    def _inside(self, name: str, attributes: Mapping[str, str]) -> None:
        if attributes and any(key.startswith("xmlns") for key in attributes):
            raise _Unusual
        if self._elements is None:
            return
        if self._depth > self.form.depth + 1:
            if self._depth > self.form.depth + 2 or attributes or name not in self.form.inner.get(self._around, _NONE):
                self._elements = None
            return
        prefix, colon, _ = name.partition(":")
        known = name in self.form.known and (not colon or prefix in self._namespaces)
        if not known or not attributes.keys() <= self.form.attributes.get(name, _NONE):
            self._elements = None
        self._around, self._attributes = name, attributes

    def _ended(self, name: str) -> None:
        depth = self._depth - self.form.depth
        if depth == 1 and self._elements is not None:
            self._elements.append((name, self._attributes, "".join(self._text)))
        elif depth == 2 and self._elements is not None:
            self._elements.append((f"{self._around}/{name}", {}, "".join(self._text)))
        elif depth == 0 and self._start >= 0:
            ends = self.form.ends
            end = self._expat.CurrentByteIndex + len(ends)
            plain = self._elements if self._coded[end - len(ends) : end] == ends else None
            self.items.append((self._start, end, plain))
            self._start, self._elements = -1, None
        self._depth -= 1
        self._text.clear()


def _entry(elements: list[Element], odd: bool, looks_like_html: Guess, read_date: ReadDate) -> Entry | None:
    """The entry of a plain item; None where the parser knows better."""
    once: dict[str, str] = {}
    authors: list[str] = []
    for name, _, text in elements:
        if name in once:
            return None
        if name in _ONCE:
            once[name] = mended(text, odd=odd)
        elif name in _AUTHORS:
            authors.append(mended(text, odd=odd))
    if any("@" in author for author in authors):
        return None
    found: Entry = dict(_addresses(elements, once))
    if "title" in once:
        title = once["title"]
        is_html = ("</" in title or "&" in title) and looks_like_html(title)
        found |= {"title": title, "title_detail": {"type": "text/html" if is_html else "text/plain"}}
    if "content:encoded" in once:
        text = once["content:encoded"]
        found |= {"content": [{"type": "text/html", "value": text}], "summary": text}
    if "description" in once:
        found |= {"summary": once["description"], "summary_detail": {"type": "text/html"}}
    for element, name in (("pubDate", "published"), ("dc:date", "updated")):
        if element in once:
            found |= {name: once[element], f"{name}_parsed": read_date(once[element])}
    if authors:
        found |= {"author": authors[-1], "authors": [{"name": author} if author else {} for author in authors]}
    tags = _tags(elements, odd)
    return found | {"tags": tags} if tags else found


def _addresses(elements: list[Element], once: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    links: list[Entry] = []
    permanent = dict(next((about for name, about, _ in elements if name == "guid"), {})).get("isPermaLink", "true")
    if "guid" in once:
        guid = with_two_slashes(once["guid"]) if permanent == "true" else once["guid"]
        yield "id", guid
        if permanent == "true":
            yield "link", guid
    if "link" in once:
        link = with_two_slashes(once["link"]).replace("&amp;", "&")
        link = _BROKEN_QUERY.sub(r"&\g<1>", link) if "&" in link else link
        links.append({"rel": "alternate", "type": "text/html"} | ({"href": link} if link else {}))
        yield "link", link
    for name, about, _ in elements:
        if name == "enclosure":
            files = {"rel": "enclosure", **about, "href": about.get("url", "")}
            links.append(files | ({"type": about["type"].lower()} if "type" in about else {}))
    yield "links", links


def _tags(elements: list[Element], odd: bool) -> list[Entry]:
    """The categories, those of a scheme (`domain`) and those without, none twice."""
    tags: list[Entry] = []
    for name, about, text in elements:
        if name != "category":
            continue
        if about.get("domain"):
            _add(tags, None, about["domain"])
        term = mended(text, odd=odd)
        if term and tags and not tags[-1]["term"]:
            tags[-1]["term"] = term
        elif term:
            _add(tags, term, None)
    return tags


def _add(tags: list[Entry], term: str | None, scheme: str | None) -> None:
    tag = {"term": term, "scheme": scheme, "label": None}
    if tag not in tags:
        tags.append(tag)
