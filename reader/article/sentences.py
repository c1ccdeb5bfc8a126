"""Sentences of a paragraph, in many languages, and the datelines that stand before the first."""

from __future__ import annotations

import re
from functools import cache

from reader.article.companies.words import words
from reader.article.lines import has_cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_MARKS: Final = ".!?…"
_CJK_MARKS: Final = "。！？"
_CLOSING: Final = '"”’»)]'
_OPENING: Final = frozenset('"“‘«([¿¡')
_BEHIND_CJK: Final = frozenset("”」』）｣")
_LONGEST_ABBREVIATION: Final = 12
_MOST_CLOSING: Final = 2
_MOST_DIGITS: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+")
_CLOSED: Final = ("”", "」", "』", "｣", '"')
_DATELINE: Final = re.compile(
    r"[^.!?]{0,30}?(?:[A-Z]{4}|\([A-Z]|[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\. [A-Z][a-zä]{2,8} \d{4})"
    r"[^!?]{0,90}?(?: --? | ?[–—] ?)(?=[\"“A-Z0-9À-Þ])"
)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in order, whole."""
    found = []
    start = 0
    for at, end in _ends(text):
        if text[at] == "." and (_is_abbreviation(text, at) or _is_ordinal(text, at, end)):
            continue
        piece = text[start:end].strip()
        if piece.endswith(_CLOSED) and has_cjk(text) and _speaker().match(text, end):
            continue
        if piece:
            found.append(piece)
        start = end
    rest = text[start:].strip()
    if rest:
        found.append(rest)
    return found


def _ends(text: str) -> list[tuple[int, int]]:
    """Where sentences may end: the places of their marks, and of what follows."""
    found = []
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            end = _end_behind(text, at)
            if end:
                found.append((at, end))
            at = text.find(mark, at + 1)
    if not text.isascii():
        for mark in _CJK_MARKS:
            at = text.find(mark)
            while at >= 0:
                found.append((at, at + 2 if text[at + 1 : at + 2] in _BEHIND_CJK else at + 1))
                at = text.find(mark, at + 1)
    found.sort()
    return found


def _end_behind(text: str, at: int) -> int:
    """Where the next sentence begins behind a mark: behind blanks, with a capital or a figure, which Korean has not;
    0 where none does."""
    end = at + 1
    if end == len(text):
        return 0
    if text[end] != " ":
        while end <= at + _MOST_CLOSING and text[end : end + 1] in _CLOSING:
            end += 1
        if text[end : end + 1] != " ":
            return 0
    begin = end
    while text[begin : begin + 1] == " ":
        begin += 1
    if text[begin : begin + 2] == "» ":  # as in French, a blank stands before it
        begin += 2
    first = text[begin : begin + 1]
    if first in _OPENING:
        first = text[begin + 1 : begin + 2]
    if first.isupper() or first.isdigit() or "가" <= text[at - 1 : at] <= "힣":
        return begin
    return 0


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
    if last in words("no sentence end"):
        return True
    if len(last) > 1 and "." not in last:
        return False
    return last[::2].isalpha() and not last[1::2].strip(".")  # "L.G.S. Group"


def _is_ordinal(text: str, at: int, end: int) -> bool:
    """Whether the full stop at a place makes an ordinal of a figure, as in German: "24. November", "der 3. Tag"."""
    if not text[at - 1 : at].isdigit():
        return False
    before, _, figure = text[max(0, at - _LONGEST_ABBREVIATION) : at].rpartition(" ")
    if not figure.isdecimal() or len(figure) > _MOST_DIGITS:
        return False
    following = _WORD.match(text, end)
    if following is None:
        return False
    if following[0].lower() in words("behind ordinals"):
        return True
    return before.rpartition(" ")[2].lower() in words("before ordinals")


def without_dateline(sentence: str) -> str:
    """The sentence without place, wire and date in front ("DALLAS, TX - (NewMediaWire) - May 5, 2024 - ")."""
    head = sentence[:_LONGEST_DATELINE]
    match = _in_asia().match(head) if head[:1] in _FIRST_IN_ASIA else None
    if match is None and _may_be_dated(head):
        match = _further().match(head)
    if match:
        return sentence[match.end() :]
    for _ in range(4):
        if " -" not in sentence and "–" not in sentence and "—" not in sentence:
            break
        match = _DATELINE.match(sentence[:160]) or _place(sentence)
        if match is None or not _is_dateline(match[0]):
            break
        sentence = sentence[match.end() :]
    return sentence


def _may_be_dated(head: str) -> bool:
    """Whether a sentence may begin as `_further` says: most do not, and what tells so is asked faster."""
    return "(" in head or ": " in head or (", " in head and not _DIGITS.isdisjoint(head))


@cache
def _further() -> re.Pattern[str]:
    """Datelines with the wire in small letters or a date in other languages: "Berlin (dpa) - ", "Madrid, 3 may
    (EFE).- ", "Bremen, 4. März 2031. ", "STOCKHOLM (TT) ", "NEW DELHI: "."""
    place = r"(?>[A-ZÀ-ÞА-Я][\w'’]{1,24}+(?:[ /-][A-ZÀ-ÞА-Яdl][\w'’]{0,24}+){0,3})"
    capitals = r"(?>[A-ZÀ-ÞА-Я]{3}[A-ZÀ-ÞА-Я '’-]{0,26})"
    date = (
        r"(?>\d{1,2}\.? ?(?:de )?[^\W\d_]{3,12}+\.?(?: de)?(?: \d{4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
        r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)"
    )
    wire = r" ?\([\w .,/-]{2,24}\)"
    dash = r"(?:\.?-| ?[–—]| --?) *"
    return re.compile(
        rf"(?:{place}(?:[,.] {date})?{wire}{dash}|{place}, {date}(?:{dash}|\. |: )|{capitals}(?:{wire} ?|: ))"
        r"(?=[\"“„«»¿¡]?[A-ZÀ-ÞА-Я0-9])"
    )


_LONGEST_DATELINE: Final = 100
_DIGITS: Final = frozenset("0123456789")
_FIRST_IN_ASIA: Final = frozenset("新中本(（[【［")


@cache
def _in_asia() -> re.Pattern[str]:
    """Datelines of Chinese, Japanese and Korean reports: "新华社北京5月3日电（记者王某）", "【ソウル＝小池】",
    "[서울=뉴시스] "."""
    return re.compile(
        r"(?:(?:新华社|新華社|中新社|中新网|中新網|本报|本報)[^，。、]{0,14}?(?:电|電|讯|訊)(?:\s?[（(][^）)]{2,24}[）)])?\s*"
        r"|[(（\[【［](?=[^)）\]】］]*(?:[=＝讯訊]|기자|時事|共同))[^)）\]】］]{2,24}[)）\]】］]\s*"
        r"(?:[가-힣]{2,5} (?:기자|특파원) ?= ?)?)"
    )


def _place(sentence: str) -> re.Match[str] | None:
    """The place alone before the one dash that a sentence begins with: "London/Teheran - ", "Paris – "."""
    match = _PLACE.match(sentence)
    return match if match and not _DASHED.search(sentence, match.end(), match.end() + _LONGEST_ASIDE) else None


_PLACE: Final = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:[/ -][A-ZÀ-Þ][^\W\d_]+){0,2} (?:--?|[–—]) (?=[\"“„»A-ZÀ-Þ])")
_DASHED: Final = re.compile(r" (?:--?|[–—]) ")
_LONGEST_ASIDE: Final = 90


def _is_dateline(front: str) -> bool:
    """Whether a stretch before a dash is only places, dates and wires: no word of a sentence in lower case."""
    found = front.replace(",", " ").replace("/", " ").split()
    return not any(word.isalpha() and word.islower() and len(word) > 2 for word in found)
