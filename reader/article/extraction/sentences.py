"""Sentences of a paragraph, in many languages, and the datelines that stand before the first."""

from __future__ import annotations

import re
from functools import cache

from reader.article.companies.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# The mark comes first in every branch, so that the engine can run along to the next one.
_END = re.compile(
    r"[.!?…。！？](?:[\"”’»)\]]{0,2}(?<![。！？]) +"
    r"(?:(?<=[가-힣][.!?] )|(?<=[가-힣][.!?][\"”’] )|(?=[\"“‘«(\[¿¡]?[A-Z0-9À-ÖØ-ÞА-ЯΑ-Ω]))"
    r"|(?<=[。！？])[”」』）]?)"
)
_OTHER_ENDS = "!?…。！？"
_BEHIND_STOP = frozenset(' "”’»)]')
_LONGEST_ABBREVIATION = 12
_CLOSED = ("”", "」", "』", '"')
_DATELINE = re.compile(
    r"[^.!?]{0,30}?(?:[A-Z]{4}|\([A-Z]|[A-Z][a-z]{2,8}\.? \d{1,2})[^!?]{0,90}?(?: --? | ?[–—] ?)(?=[\"“A-Z0-9À-Þ])"
)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in order, whole."""
    found = []
    start = 0
    for match in _ends(text):
        if match[0][0] == "." and _is_abbreviation(text, match.start()):
            continue
        piece = text[start : match.end()].strip()
        if piece.endswith(_CLOSED) and not piece.isascii() and _speaker().match(text, match.end()):
            continue
        if piece:
            found.append(piece)
        start = match.end()
    rest = text[start:].strip()
    if rest:
        found.append(rest)
    return found


def _ends(text: str) -> Iterator[re.Match[str]]:
    """Where sentences may end. Most texts end theirs with full stops alone, which are found faster by themselves."""
    if any(map(text.__contains__, _OTHER_ENDS)):
        yield from _END.finditer(text)
        return
    at = text.find(".")
    while at >= 0:
        match = _END.match(text, at) if text[at + 1 : at + 2] in _BEHIND_STOP else None
        if match:
            yield match
        at = text.find(".", match.end() if match else at + 1)


@cache
def _speaker() -> re.Pattern[str]:
    """Who said the quotation before: "市长罗维舟说。", "と述べた。", "김 대표는 말했다."."""
    return re.compile(
        r"[^。！？“”「」『』]{1,40}?(?:说道?|說道?|表示|称|稱|指出|强调|強調|介绍|介紹|透露)(?:[。，,：:]|$)"
        r"|(?:と|って)[^。「」]{0,40}"
        r"|(?:(?:이?라)?고 )?[^.“”\"]{0,40}(?:말|밝|전|강조|설명)[했혔]"
    )


def _is_abbreviation(text: str, at: int) -> bool:
    """Whether the full stop at a place belongs to the word before it."""
    last = text[max(0, at - _LONGEST_ABBREVIATION) : at].rpartition(" ")[2].lstrip('("“‘').lower()
    return last in words("no sentence end") or (len(last) == 1 and last.isalpha())


def without_dateline(sentence: str) -> str:
    """The sentence without place, wire and date in front ("DALLAS, TX - (NewMediaWire) - May 5, 2024 - ")."""
    for _ in range(4):
        match = _DATELINE.match(sentence[:160])
        if match is None or len(sentence) - match.end() < 40 or not _is_dateline(match[0]):
            break
        sentence = sentence[match.end() :]
    return sentence


def _is_dateline(front: str) -> bool:
    """Whether a stretch before a dash is only places, dates and wires: no word of a sentence in lower case."""
    found = front.replace(",", " ").replace("/", " ").split()
    return not any(word.isalpha() and word.islower() and len(word) > 2 for word in found)
