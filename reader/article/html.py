"""HTML to lines: what a feed or a page carries, as blocks of clean text with their links and emphasis.

Tolerates anything: the tree is walked without recursion, every element that is not known is transparent.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.article.lines import Line
from reader.article.noise import without_noise
from reader.text import clean, clean_lines, safe_url

_BLOCKS = frozenset(
    "address article aside body center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup "
    "html legend li main nav ol p section summary tbody td tfoot th thead tr ul caption blockquote "
    "h1 h2 h3 h4 h5 h6 hr menu option search button".split()
)
_SKIPPED = frozenset(
    "script style noscript template head iframe object embed canvas svg math select textarea audio video map datalist "
    "frameset -comment _comment !doctype".split()
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_STYLES = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "tt": "code", "kbd": "code"}
_ZONES = {"nav": "nav", "form": "form", "button": "button", "footer": "footer", "aside": "aside"}
_BOXES = frozenset("div section aside blockquote td details".split())
_HAS_CLASS = frozenset("div section aside ul ol p".split())
_MOST_SPANS = 400


def read_html(html: str, url: str = "") -> list[Line]:
    """The lines of an HTML fragment or page, in order."""
    body = LexborHTMLParser(html).body
    if body is None:
        return []
    walk = _Walk(url)
    walk.over(body)
    return walk.lines


class _Walk:
    """The state of one walk over a tree: the line being collected, and what stands around it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.lines: list[Line] = []
        self.pieces: list[str] = []
        self.spans: list[list[int | str]] = []  # [first piece, piece after the last or -1, style, address]
        self.open: list[list[int | str]] = []
        self.shapes: list[tuple[str, int | None, str]] = [("paragraph", None, "")]
        self.lists: list[list[int]] = []  # [ordered?, number of the next item]
        self.zones: list[str] = [""]
        self.boxes: list[int] = [0]
        self.box_count = 0
        self.images: list[Line] = []

    def over(self, body: LexborNode) -> None:
        """Visits every node below the body in document order, leaving each element after its children."""
        node: LexborNode | None = body.child
        depth = 0
        while node is not None:
            tag = node.tag or ""
            below = self._enter(node, tag)
            child = node.child if below else None
            if child is not None:
                depth += 1
                node = child
                continue
            if below:
                self._leave(tag)
            following = node.next
            while following is None and depth:
                depth -= 1
                node = node.parent
                if node is None:
                    break
                self._leave(node.tag or "")
                following = node.next
            node = following
        self.flush()

    def _enter(self, node: LexborNode, tag: str) -> bool:
        """Takes in a node; says whether its children are to be visited."""
        if tag == "-text":
            text = node.text_content
            if text:
                self.pieces.append(_cleaned(text))
            return False
        if tag in _STYLES:
            self._open_span(_STYLES[tag], "")
        elif tag == "a":
            self._open_span("", self._address(node))
        elif tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self.flush()
            self._open_block(node, tag)
        elif tag == "img":
            self._image(node)
        elif tag == "pre":
            return self._preformatted(node)
        elif tag == "table":
            return self._table(node)
        return tag not in _SKIPPED

    def _leave(self, tag: str) -> None:
        if tag in _STYLES or tag == "a":
            if self.open:
                span = self.open.pop()
                span[1] = len(self.pieces)
        elif tag in _BLOCKS or tag == "table":
            self.flush()
            self._close_block(tag)

    def _open_block(self, node: LexborNode, tag: str) -> None:
        if tag in _HEADINGS:
            self.shapes.append(("heading", _HEADINGS[tag], ""))
        elif tag == "li":
            self.shapes.append(("list_item", max(1, len(self.lists)), self._marker()))
        elif tag in ("ul", "ol"):
            self.lists.append([tag == "ol", _number(node, "start", 1)] if tag == "ol" else [0, 1])
        elif tag == "blockquote":
            self.shapes.append(("quote", None, ""))
        zone = _ZONES.get(tag) or (_class_zone(node) if tag in _HAS_CLASS else "")
        if tag in _ZONES or tag in _HAS_CLASS:
            self.zones.append(zone or self.zones[-1])
        if tag in _BOXES:
            self.box_count += 1
            self.boxes.append(self.box_count)

    def _close_block(self, tag: str) -> None:
        if (tag in _HEADINGS or tag in ("li", "blockquote")) and len(self.shapes) > 1:
            self.shapes.pop()
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        if (tag in _ZONES or tag in _HAS_CLASS) and len(self.zones) > 1:
            self.zones.pop()
        if tag in _BOXES and len(self.boxes) > 1:
            self.boxes.pop()

    def _marker(self) -> str:
        if not self.lists or not self.lists[-1][0]:
            return ""
        self.lists[-1][1] += 1
        return f"{self.lists[-1][1] - 1}."

    def _open_span(self, style: str, address: str) -> None:
        span: list[int | str] = [len(self.pieces), -1, style, address]
        self.open.append(span)
        if (style or address) and len(self.spans) < _MOST_SPANS:
            self.spans.append(span)

    def _address(self, node: LexborNode) -> str:
        href = (node.attributes.get("href") or "").strip()
        if href and not href.lower().startswith(("http://", "https://")):
            href = _resolved(self.url, href)
        return safe_url(href) if href else ""

    def _break(self) -> None:
        """A `<br>`: what stands before it becomes a line of its own; open emphasis goes on in the next."""
        for span in self.open[:_MOST_SPANS]:
            span[1] = len(self.pieces)
        before = len(self.lines)
        self.flush()
        if len(self.lines) > before:
            self.lines[-1].soft = True
        elif self.lines:
            self.lines[-1].soft = False
        for span in self.open[:_MOST_SPANS]:
            self._reopen(span)

    def _reopen(self, span: list[int | str]) -> None:
        span[0], span[1] = 0, -1
        if (span[2] or span[3]) and len(self.spans) < _MOST_SPANS:
            self.spans.append(span)

    def _image(self, node: LexborNode) -> None:
        attributes = node.attributes
        alt = clean(without_noise(attributes.get("alt") or ""))
        if not alt:
            return
        if len(alt) <= 2:
            self.pieces.append(alt)
            return
        line = Line("image", alt, zone=self.zones[-1])
        source = (attributes.get("src") or "").strip()
        address = safe_url(source if source.startswith("http") else _resolved(self.url, source)) if source else ""
        if address:
            line.links.append((0, len(alt), address))
        self.images.append(line)

    def _preformatted(self, node: LexborNode) -> bool:
        self.flush()
        text = clean_lines(node.text()).strip("\n").rstrip()
        if text:
            self.lines.append(Line("preformatted", text, zone=self.zones[-1]))
        return False

    def _table(self, node: LexborNode) -> bool:
        """A table of data becomes one line; a table that lays out a page is transparent."""
        self.flush()
        rows = _rows(node)
        if rows is None:
            return True
        text = "\n".join("\t".join(cells) for cells in rows)
        if text.strip():
            self.lines.append(Line("table", text, zone=self.zones[-1]))
        return False

    def flush(self) -> None:
        """Ends the line being collected, if it holds anything."""
        if self.pieces:
            self._emit()
            self.pieces = []
            self.spans = []
            for span in self.open[:_MOST_SPANS]:
                self._reopen(span)
        if self.images:
            self.lines.extend(self.images)
            self.images = []

    def _emit(self) -> None:
        raw = "".join(self.pieces)
        kind, level, marker = self.shapes[-1]
        text = " ".join(raw.split())
        if not text:
            return
        line = Line(kind, text, level, marker, self.zones[-1])
        line.box = self.boxes[-1]
        if self.spans:
            _place(line, self.pieces, self.spans)
        if "  " in raw:
            line.raw = raw
        self.lines.append(line)


def _cleaned(text: str) -> str:
    if "(" in text:
        text = without_noise(text)
    return text if text.isascii() and text.isprintable() else clean_lines(text)


def _place(line: Line, pieces: list[str], spans: list[list[int | str]]) -> None:
    """Turns spans of pieces into spans of the normalised text."""
    starts, ends = _offsets(pieces)
    length = len(line.text)
    strong = 0
    for first, last, style, address in spans:
        begin, stop = int(first), len(pieces) if last == -1 else int(last)
        if begin >= stop:
            continue
        start, end = min(starts[begin], length), min(ends[stop - 1], length)
        if start >= end:
            continue
        if address:
            line.links.append((start, end, str(address)))
        else:
            line.marks.append((start, end, str(style)))
            strong += end - start if style == "strong" else 0
    line.bold = strong >= length - 1 > 0


def _offsets(pieces: list[str]) -> tuple[list[int], list[int]]:
    """Where each piece starts and ends in the text with its white space made single."""
    starts, ends = [], []
    length, blank = 0, False
    for piece in pieces:
        words = piece.split()
        if not words:
            blank = blank or bool(piece)
            starts.append(length + (blank and length > 0))
            ends.append(length)
            continue
        if (blank or piece[0].isspace()) and length:
            length += 1
        starts.append(length)
        length += sum(map(len, words)) + len(words) - 1
        ends.append(length)
        blank = piece[-1].isspace()
    return starts, ends


def _rows(table: LexborNode) -> list[list[str]] | None:
    """The cells of a table of data; None where the table is there for the layout."""
    rows: list[list[str]] = []
    cells = size = 0
    for node in table.traverse():
        tag = node.tag
        if tag == "table" and node != table:
            return None
        if tag == "tr":
            rows.append([])
        elif tag in ("td", "th", "caption"):
            text = clean(without_noise(node.text(separator=" ")))
            if not rows:
                rows.append([])
            rows[-1].append(text)
            cells += 1
            size += len(text)
    widest = max((len(row) for row in rows), default=0)
    if widest < 2 or size > 120 * cells:
        return None
    return [row for row in rows if any(row)]


def _number(node: LexborNode, name: str, otherwise: int) -> int:
    value = (node.attributes.get(name) or "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else otherwise


_ZONE_WORDS = {
    "share": "share",
    "sharing": "share",
    "social": "share",
    "sharedaddy": "share",
    "related": "related",
    "recirc": "related",
    "newsletter": "newsletter",
    "subscribe": "newsletter",
    "signup": "newsletter",
    "comments": "comments",
    "breadcrumb": "nav",
    "breadcrumbs": "nav",
    "advert": "advert",
    "advertisement": "advert",
    "promo": "advert",
    "tags": "tags",
}


def _class_zone(node: LexborNode) -> str:
    """What the class of a container says it is for (`related-posts`, `newsletter-signup`)."""
    classes = node.attributes.get("class")
    if not classes or len(classes) > 400:
        return ""
    for word in classes.lower().replace("-", " ").replace("_", " ").split():
        if word in _ZONE_WORDS:
            return _ZONE_WORDS[word]
    return ""


def _resolved(base: str, href: str) -> str:
    if not base or href.startswith(("#", "mailto:", "javascript:", "data:", "tel:")):
        return ""
    from urllib.parse import urljoin

    try:
        return urljoin(base, href)
    except ValueError:
        return ""
