"""OPML in and out. Reading touches no file and no network, and expands no entities.

A folder in a folder is written `Outer/Inner`, as the folders of `Subscription` are.
"""

import re
from collections.abc import Iterable
from html import unescape
from io import BytesIO
from xml.etree import ElementTree
from xml.parsers import expat
from xml.sax.saxutils import escape

from reader.errors import FeedError
from reader.feeds.charset import decoded, without_declaration
from reader.feeds.fields import address, plain
from reader.feeds.subscriptions import Refused, Subscriptions, feed_address, why_refused
from reader.model import Feed, Subscription

_DEEPEST = 100
_MOST = 200_000
SEPARATOR = "/"
_AMPERSAND = re.compile(r"&(?:(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_XML_ENTITIES = ("amp", "lt", "gt", "quot", "apos")


def read_opml(data: bytes) -> Subscriptions:
    """The subscriptions of an OPML document. Raises `FeedError` (`not_opml`, `too_complex`)."""
    text = without_declaration(decoded(data))
    try:
        reading = _read(text)
    except expat.ExpatError:
        try:
            reading = _read(_mended(text))
        except expat.ExpatError as error:
            raise FeedError("not_opml", f"The file is not OPML that can be read: {error}.") from error
    if not reading.is_opml:
        raise FeedError("not_opml", "The file is not an OPML document.")
    return Subscriptions(tuple(reading.wanted.values()), tuple(reading.refused))


def _read(text: str) -> "_Reading":
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.EntityDeclHandler = _refuse_entities
    parser.Parse(text.encode("utf-8", "replace"), True)
    return reading


def _mended(text: str) -> str:
    """The document with what programs forget to escape: bare ampersands, HTML's entities, control characters."""

    def escaped(found: re.Match[str]) -> str:
        name = found[1]
        return found[0] if name and (name[0] == "#" or name in _XML_ENTITIES) else escape(unescape(found[0]))

    return _AMPERSAND.sub(escaped, _CONTROL.sub("", text))


def _refuse_entities(*_declaration: object) -> None:
    raise FeedError("too_complex", "The file declares XML entities, which a list of feeds has no use for.")


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
