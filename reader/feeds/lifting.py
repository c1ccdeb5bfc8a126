"""Long texts taken out of a document before it is parsed, and put back after. Pure.

A feed is nine tenths article text, which the parser carries through piece by piece and character table by character
table only to hand it over as it was. What stands whole in a CDATA section, or escaped, in an element that holds HTML
is replaced by a token here; `Lifted.put_back` puts in what the parser would have given for it.
"""

import re
from dataclasses import dataclass
from typing import Any

from reader.feeds.mended import has_c1, mended

_OPENING = re.compile(
    r"<(content:encoded|description|content|summary)"
    r"((?:\s+(?:type=(?:\"(?:text/)?html\"|'(?:text/)?html')|xml:(?:lang|space)=(?:\"[^\"<]*\"|'[^'<]*')))*)\s*>\s*"
)
_CLOSING = re.compile(r"\s*</(content:encoded|description|content|summary)\s*>")
_UNTYPED = ("content:encoded", "description")
_FOREIGN_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,6}|#x[0-9A-Fa-f]{1,5});)")
_ENTITY = re.compile(r"&(?:#(\d+)|#x([0-9A-Fa-f]+)|(\w+));")
_NAMED = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_C0_BYTES = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_SHORTEST = 40
_MARK = "\ue0f5"
_CDATA = "<![CDATA["


@dataclass(frozen=True, slots=True)
class Lifted:
    """A document with tokens in place of its long texts."""

    document: str
    texts: tuple[str, ...] = ()

    def put_back(self, result: Any) -> bool:
        """Puts the texts back into what feedparser made of the document; false where one has no place in it."""
        placed: set[str] = set()
        for entry in result["entries"]:
            for content in (entry, *(dict.get(entry, "content") or ())):
                for key in ("summary", "value"):
                    self._place(content, key, placed)
        self._place(result["feed"], "subtitle", placed)
        return len(placed) == len(self.texts)

    def _place(self, values: Any, key: str, placed: set[str]) -> None:
        value = dict.get(values, key)
        if isinstance(value, str) and value[:1] == _MARK and value[-1:] == _MARK and value[1:-1].isdigit():
            dict.__setitem__(values, key, self.texts[int(value[1:-1])])
            placed.add(value)


def lifted(document: str) -> Lifted:
    """The document without its long texts. One that holds the token's mark itself is left as it is."""
    if _MARK in document:
        return Lifted(document)
    odd = _has_odd_characters(document)
    pieces: list[str] = []
    texts: list[str] = []
    kept_to = at = 0
    while found := _OPENING.search(document, at):
        start = at = found.end()
        if found[1] not in _UNTYPED and "html" not in found[2]:
            continue
        text, at = _span(document, start, found[1], odd)
        if text is not None and len(text) >= _SHORTEST:
            pieces.append(document[kept_to:start])
            pieces.append(f"{_MARK}{len(texts)}{_MARK}")
            texts.append(text)
            kept_to = at
    pieces.append(document[kept_to:])
    return Lifted("".join(pieces), tuple(texts))


def _has_odd_characters(document: str) -> bool:
    """Whether there are control characters anywhere: searching bytes is much quicker than searching every text."""
    coded = document.encode("utf-8", "replace")
    if len(coded.translate(None, _C0_BYTES)) != len(coded) or b"\xef\xbf" in coded:
        return True
    return has_c1(coded)


def _span(document: str, start: int, element: str, odd: bool) -> tuple[str | None, int]:
    """The text of an element that begins at `start`, None for one that holds more than text; and where to go on."""
    if document.startswith(_CDATA, start):
        end = document.find("]]>", start)
        if end < 0:
            return None, len(document)
        text, end = document[start + len(_CDATA) : end], end + 3
    else:
        end = document.find("<", start)
        text = document[start:end]
        if end < 0 or _FOREIGN_ENTITY.search(text):
            return None, start
        odd = odd or "&#" in text
        text = _unescaped(text)
    closing = _CLOSING.match(document, end)
    if closing is None or closing[1] != element or (odd and _NOT_XML.search(text)):
        return None, end
    return _as_parsed(text, odd), end


def _unescaped(text: str) -> str:
    """XML's five entities and numbered characters decoded, each once."""
    if "&" not in text:
        return text
    if "&#" in text:
        return _ENTITY.sub(_character, text)
    for name, character in _NAMED.items():
        text = text.replace(f"&{name};", character)
    return text


def _character(found: re.Match[str]) -> str:
    return _NAMED[found[3]] if found[3] else chr(int(found[1]) if found[1] else int(found[2], 16))


def _as_parsed(text: str, odd: bool) -> str:
    return mended(text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text, odd=odd)
