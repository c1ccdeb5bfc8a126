"""HTML to lines: what a feed or a page carries, as blocks of clean text with their links and emphasis.

A real parser (lexbor) makes well-formed HTML of anything; what it writes is then read tag by tag, without recursion and
with every element that is not known transparent. Building a node object for each element would cost four times as much.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from reader.article.lines import Line
from reader.article.reading.markup import NOWHERE, attribute, leads_away, number, resolved, table_rows, unescaped
from reader.article.reading.nesting import leveled
from reader.article.reading.noise import may_be_noisy, without_noise
from reader.article.reading.zones import doubt, zone_of
from reader.text import clean, clean_lines, is_clean, odd_characters, safe_url

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# The parser escapes `<` and `>` in text and quotes every value, so that this needs one look at each character; a name
# of an attribute may hold any sign.
_TAG: Final = re.compile(r'<(/?)([a-z][^\s/>]*)((?:="[^"]*"|[^>])*+)>')
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)

_PLAIN_BLOCKS: Final = (
    "address article body center dd details dialog dl dt fieldset figcaption figure form header hgroup html legend "
    "main menu nav summary tbody td tfoot th thead tr caption hr option search button"
).split()
_BLOCKS: Final = frozenset(
    [*_PLAIN_BLOCKS, *"aside div footer li ol p section ul blockquote h1 h2 h3 h4 h5 h6 table".split()]
)
_SKIPPED: Final = frozenset(
    "script style noscript template head iframe object canvas svg math select textarea audio video map datalist "
    "frameset".split()
)
_RAW: Final = frozenset("script style iframe noembed noframes".split())
_HEADINGS: Final = {f"h{n}": n for n in range(1, 7)}
_SHAPED: Final = frozenset([*_HEADINGS, "li", "blockquote"])
_STYLES: Final = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "tt": "code", "kbd": "code"}
_ZONES: Final = {"nav": "nav", "form": "form", "button": "button", "footer": "footer", "aside": "aside"}
_ZONED: Final = frozenset([*_ZONES, *"div section ul ol p".split()])
_BOXES: Final = frozenset("div section aside blockquote td details".split())
_TELLING: Final = frozenset([*_SHAPED, *_ZONED, *_BOXES, "table"])  # blocks that say more than that a line ends
_ODD_BLANKS: Final = frozenset("\u00a0\u3000")  # with tabs, the white space of a safe text beside blanks and line ends
_MOST_SPANS: Final = 400

# The parser takes a few hundred kilobytes for each document and gives them back. Once a block of this size has been
# given back, glibc keeps what comes after it, rather than have the system fetch the same pages again and again.
bytes(8 << 20)


def read_html(html: str, url: str = "") -> list[Line]:
    """The lines of an HTML fragment or page, in order."""
    parser = LexborHTMLParser(leveled(html))
    text = _body(parser)
    parts = _TAG.split(text)
    if "<!--" in text or not _RAW.isdisjoint(parts[2::4]):
        text = _without_raw(parser, text)
        parts = _TAG.split(text)
    walk = _Walk(parts, url)
    odd = odd_characters(text)
    walk.safe = is_clean(text, odd)
    walk.noisy = may_be_noisy(text)
    walk.even = walk.safe and "\t" not in text and _ODD_BLANKS.isdisjoint(odd)
    walk.over()
    doubt(walk.lines)
    return walk.lines


def _body(parser: LexborHTMLParser) -> str:
    """The body as the parser writes it."""
    body = parser.body
    return (body.html if body is not None else None) or ""


def _without_raw(parser: LexborHTMLParser, text: str) -> str:
    """The body without scripts, styles and comments: they stand in it as they came, and may hold what looks like a
    tag, a quotation mark or the begin of a comment that never ends."""
    raw = [tag for tag in _RAW if f"<{tag}" in text]
    if raw:
        parser.strip_tags(raw)
        text = _body(parser)
    return _COMMENT.sub("", text)


class _Walk:
    """The state of one walk: the line being collected, and what stands around it.

    `parts` is text, slash, tag, attributes, text, slash, tag, ... as the pattern splits it.
    """

    def __init__(self, parts: list[str], url: str) -> None:
        self.parts = parts
        self.at = 0
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
        self.safe = False  # whether no text needs cleaning
        self.even = False  # whether all white space is blanks and line ends
        self.noisy = True  # whether a text may need to lose noise

    def over(self) -> None:
        """Visits every piece of text and every tag in order."""
        parts = self.parts
        at = 0
        for text, closes, tag, attributes in zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=False):
            at += 4
            if at <= self.at:  # inside what was taken as a whole
                continue
            self.at = at
            if text and (self.pieces or not text.isspace()):
                self.pieces.append(text)
            if tag in _BLOCKS:
                if self.pieces or self.images:
                    self.flush()
                if tag not in _TELLING:
                    continue
                if closes:
                    self._close_block(tag)
                elif tag != "table" or not self._table():
                    self._open_block(tag, attributes)
            elif not closes:
                self._enter(tag, attributes)
            elif self.open and (tag in _STYLES or tag == "a"):
                self.open.pop()[1] = len(self.pieces)
        if self.at < len(parts):
            self.pieces.append(parts[self.at])
        self.flush()

    def _enter(self, tag: str, attributes: str) -> None:
        """Enters an element that is no block."""
        if tag in _STYLES:
            self._open_span(_STYLES[tag], "")
        elif tag == "a":
            self._open_span("", self._address(attributes))
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._image(attributes)
        elif tag == "pre":
            self._preformatted()
        elif tag in _SKIPPED:
            self._inside(tag)

    def _inside(self, tag: str) -> list[str]:
        """Goes behind the end of the element just entered; gives the parts inside it."""
        start = self.at
        depth = 1
        parts = self.parts
        for i in range(start, len(parts) - 3, 4):
            if parts[i + 2] == tag:
                depth += -1 if parts[i + 1] else 1
                if not depth:
                    self.at = i + 4
                    return parts[start : i + 1]
        self.at = len(parts)
        return parts[start:]

    def _open_block(self, tag: str, attributes: str) -> None:
        if tag == "p":
            pass  # a paragraph has the shape of what it stands in
        elif tag in _HEADINGS:
            self.shapes.append(("heading", _HEADINGS[tag], ""))
        elif tag == "li":
            self.shapes.append(("list_item", max(1, len(self.lists)), self._marker()))
        elif tag == "ol":
            self.lists.append([1, number(attributes, "start", 1)])
        elif tag == "ul":
            self.lists.append([0, 1])
        elif tag == "blockquote":
            self.shapes.append(("quote", None, ""))
        if tag in _ZONED:
            zone = zone_of(attribute(attributes, "class")) if "class=" in attributes else ""
            zone = zone or _ZONES.get(tag, "")
            self.zones.append(zone or self.zones[-1])
        if tag in _BOXES:
            self.box_count += 1
            self.boxes.append(self.box_count)

    def _close_block(self, tag: str) -> None:
        if tag in _SHAPED:
            if len(self.shapes) > 1:
                self.shapes.pop()
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        if tag in _ZONED and len(self.zones) > 1:
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

    def _address(self, attributes: str) -> str:
        href = attribute(attributes, "href").strip()
        if href and not href.lower().startswith(("http://", "https://")):
            if not self.url and leads_away(href):
                return NOWHERE
            href = resolved(self.url, href)
        return safe_url(href) if href else ""

    def _break(self) -> None:
        """A `<br>`: what stands before it becomes a line of its own; open emphasis goes on in the next."""
        before = len(self.lines)
        if self.pieces or self.images:
            self.flush()
        if self.lines:
            self.lines[-1].soft = len(self.lines) > before

    def _reopen(self, span: list[int | str]) -> None:
        span[0], span[1] = 0, -1
        if (span[2] or span[3]) and len(self.spans) < _MOST_SPANS:
            self.spans.append(span)

    def _image(self, attributes: str) -> None:
        alt = clean(without_noise(attribute(attributes, "alt")))
        if not alt:
            return
        if len(alt) <= 2:
            self.pieces.append(alt)
            return
        line = self._line("image", alt)
        source = attribute(attributes, "src").strip()
        address = safe_url(source if source.startswith("http") else resolved(self.url, source)) if source else ""
        if address:
            line.links = [(0, len(alt), address)]
        self.images.append(line)

    def _line(self, kind: str, text: str, level: int | None = None, marker: str = "") -> Line:
        line = Line(kind, text, level, marker, self.zones[-1])
        line.box = self.boxes[-1]
        return line

    def _preformatted(self) -> None:
        self.flush()
        parts = self._inside("pre")
        text = "".join("\n" * (parts[i - 2 : i - 1] == ["br"]) + parts[i] for i in range(0, len(parts), 4))
        text = clean_lines(unescaped(text)).strip("\n").rstrip()
        if text:
            self.lines.append(self._line("preformatted", text))

    def _table(self) -> bool:
        """Takes a table of data as one line; a table that is there for the layout is transparent."""
        start = self.at
        rows = table_rows(self.parts, start)
        if rows is None:
            return False
        self._inside("table")
        text = "\n".join("\t".join(cells) for cells in rows)
        if text.strip():
            self.lines.append(self._line("table", text))
        return True

    def flush(self) -> None:
        """Ends the line being collected, if it holds anything."""
        if self.pieces:
            self._emit()
            self.pieces = []
            if self.spans:
                self.spans = []
            if self.open:
                for span in self.open[:_MOST_SPANS]:
                    self._reopen(span)
        if self.images:
            self.lines.extend(self.images)
            self.images = []

    def _cleaned(self, text: str) -> str:
        text = unescaped(text)
        if self.noisy:
            text = without_noise(text)
        return text if self.safe else clean_lines(text)

    def _emit(self) -> None:
        pieces = self.pieces
        raw = pieces[0] if len(pieces) == 1 else "".join(pieces)
        if not self.safe or "&" in raw or (self.noisy and may_be_noisy(raw)):
            pieces = [self._cleaned(piece) for piece in pieces]
            raw = pieces[0] if len(pieces) == 1 else "".join(pieces)
            even = False
        else:
            even = "  " not in raw and ("\n" not in raw if self.even else raw.isprintable())
        text = raw.strip() if even else " ".join(raw.split())
        if not text:
            return
        kind, level, marker = self.shapes[-1]
        line = Line(kind, text, level, marker, self.zones[-1])
        line.box = self.boxes[-1]
        if self.spans:
            _place(line, pieces, self.spans)
        if not even and ("  " in raw or "\u00a0" in raw):
            line.raw = raw
        self.lines.append(line)


def _place(line: Line, pieces: list[str], spans: list[list[int | str]]) -> None:
    """Turns spans of pieces into spans of the normalised text."""
    starts, ends = _offsets(pieces)
    length = len(line.text)
    links: list[tuple[int, int, str]] = []
    marks: list[tuple[int, int, str]] = []
    strong = 0
    for first, last, style, address in spans:
        begin, stop = int(first), len(pieces) if last == -1 else int(last)
        if begin >= stop:
            continue
        start, end = min(starts[begin], length), min(ends[stop - 1], length)
        if start >= end:
            continue
        if address:
            links.append((start, end, str(address)))
        else:
            marks.append((start, end, str(style)))
            strong += end - start if style == "strong" else 0
    line.links, line.marks = links, marks
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
        length += len(" ".join(words))
        ends.append(length)
        blank = piece[-1].isspace()
    return starts, ends
