"""OPML in and out. Reading touches no file and no network, and expands no entities.

A folder in a folder is written `Outer/Inner`, as the folders of `Subscription` are.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from html import unescape
from io import BytesIO
from xml.etree import ElementTree
from xml.parsers import expat

from reader.errors import FeedError
from reader.feeds.charset import decoded, without_declaration
from reader.feeds.fields import address, plain
from reader.feeds.subscriptions import Refused, Subscriptions, feed_address, why_refused
from reader.model import Feed, Subscription

_DEEPEST = 100
_MOST = 200_000
SEPARATOR = "/"
_OPML = re.compile(r"<opml[\s>]", re.IGNORECASE)
_OUTLINE = re.compile(r"<outline\b((?:(?!</?outline\b|</body\b).)*)|</outline\s*>", re.IGNORECASE | re.DOTALL)
_VALUE_BEGINS = re.compile(r"(?<![\w:])(text|title|type|xmlurl|htmlurl|url)\s{0,9}=\s{0,9}([\"'])", re.IGNORECASE)
_VALUE_ENDS = re.compile(r"([\"'])(?=\s{1,99}[\w:.-]{1,40}\s{0,9}=|\s{0,99}/?>|\s{0,99}$)")


def read_opml(data: bytes) -> Subscriptions:
    """The subscriptions of an OPML document. Raises `FeedError` (`not_opml`, `too_complex`)."""
    text = without_declaration(decoded(data))
    if "<!ENTITY" in text:
        raise FeedError("too_complex", "The file declares XML entities, which a list of feeds has no use for.")
    try:
        reading = _read(text)
    except expat.ExpatError as error:
        if not _OPML.search(text):
            raise FeedError("not_opml", f"The file is not OPML that can be read: {error}.") from error
        reading = _read_broken(text)
    if not reading.is_opml:
        raise FeedError("not_opml", "The file is not an OPML document.")
    return Subscriptions(tuple(reading.wanted.values()), tuple(reading.refused))


def _read(text: str) -> "_Reading":
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.Parse(text.encode("utf-8", "replace"), True)
    return reading


def _read_broken(text: str) -> "_Reading":
    """Reads a document that is no XML: programs forget to escape ampersands, quotes and even tags in their titles."""
    reading = _Reading()
    reading.is_opml = True
    open_outlines = 0
    for found in _OUTLINE.finditer(_without_comments(text)):
        if found[1] is None:
            if open_outlines:
                reading.end("outline")
            open_outlines = max(0, open_outlines - 1)
            continue
        reading.start("outline", _attributes(found[1]))
        if found[1].rstrip().endswith("/>"):
            reading.end("outline")
        else:
            open_outlines += 1
    return reading


def _without_comments(text: str) -> str:
    pieces = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        pieces.append(text[at:begin])
        at = end + 3
    return "".join([*pieces, text[at:]])


def _attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag whose values may hold quotes: a value ends at a quote that another attribute follows."""
    ends: dict[str, list[int]] = {'"': [], "'": []}
    for end in _VALUE_ENDS.finditer(tag):
        ends[end[1]].append(end.start())
    attributes: dict[str, str] = {}
    at = 0
    while begin := _VALUE_BEGINS.search(tag, at):
        closing = ends[begin[2]]
        index = bisect_left(closing, begin.end())
        if index == len(closing):
            break
        at = closing[index] + 1
        attributes[begin[1]] = unescape(tag[begin.end() : closing[index]])
    return attributes


class _Reading:
    """An OPML document on its way from tags to subscriptions."""

    def __init__(self) -> None:
        self.is_opml = False
        self.wanted: dict[str, Subscription] = {}
        self.refused: list[Refused] = []
        self._folders: list[str] = []
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Takes an opening tag."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FeedError("too_complex", "The file nests its folders too deeply.")
        if tag.lower() == "opml":
            self.is_opml = True
        if tag.lower() != "outline":
            return
        named = {name.lower(): value for name, value in attributes.items()}
        title = plain(named.get("title") or named.get("text") or "")
        if "xmlurl" in named or named.get("type", "").lower() in ("rss", "atom"):
            self._folders.append("")
            self._feed(named, plain(named.get("text") or named.get("title") or ""))
        else:
            self._folders.append(title.strip(SEPARATOR))

    def end(self, tag: str) -> None:
        """Takes a closing tag."""
        self._depth -= 1
        if tag.lower() == "outline":
            self._folders.pop()

    def _feed(self, named: dict[str, str], title: str) -> None:
        written = named.get("xmlurl") or named.get("url") or ""
        url = feed_address(written)
        why = why_refused(url)
        if why or len(self.wanted) >= _MOST:
            self.refused.append(Refused(plain(written) or title, why or "The file holds too many feeds."))
            return
        folder = SEPARATOR.join(name for name in self._folders if name)
        site = address(named.get("htmlurl", ""))
        self.wanted.setdefault(address(url), Subscription(address(url), title, folder, site))


def write_opml(feeds: Iterable[Feed]) -> bytes:
    """The subscriptions as OPML 2.0, in their folders."""
    root = ElementTree.Element("opml", version="2.0")
    head = ElementTree.SubElement(root, "head")
    ElementTree.SubElement(head, "title").text = "Assay subscriptions"
    folders: dict[str, ElementTree.Element] = {"": ElementTree.SubElement(root, "body")}
    for feed in feeds:
        about = {"type": "rss", "text": feed.title or feed.url, "title": feed.title or feed.url, "xmlUrl": feed.url}
        if feed.site_url:
            about["htmlUrl"] = feed.site_url
        ElementTree.SubElement(_folder(folders, feed.folder), "outline", about)
    ElementTree.indent(root)
    out = BytesIO()
    ElementTree.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    return out.getvalue() + b"\n"


def _folder(folders: dict[str, ElementTree.Element], path: str) -> ElementTree.Element:
    if path not in folders:
        outer, _, name = path.rpartition(SEPARATOR)
        folders[path] = ElementTree.SubElement(_folder(folders, outer), "outline", text=name, title=name)
    return folders[path]
