"""What a sentence lacks to be read alone: it points to the sentence before it, continues a quotation, tells what a
picture shows, leads to a list, or wants something of the reader."""

from __future__ import annotations

import re
from functools import cache

from reader.article.companies.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_ASKING: Final = frozenset("?？\u037e؟")
_QUOTATION_MARKS: Final = '"„“”«»「」『』｢｣'
_OTHER_MARKS: Final = "«»「」『』｢｣"  # which `lowered` leaves as they are
_OPENING_MARKS: Final = ('"', "„", "“", "«", "「", "『", "｢")
_FIRST_CJK: Final = "\u2e80"
_PARTED: Final = " | "
_LONGEST_ENDING: Final = 18
_LONG_QUOTATION: Final = 40


def needs_another(text: str, found: list[str], terms: frozenset[str]) -> bool:
    """Whether a sentence, given with its words and those that carry meaning, says nothing without another one, or
    nothing of the matter; `is_cut_off` says so, too."""
    if text[-1] in _ASKING or _PARTED in text:
        return True
    opening, last = found[0], found[-1]
    if (opening > _FIRST_CJK or opening in _telling_openings()) and (
        points_back(text, found) or _shows_picture(text, opening)
    ):
        return True
    if (last > _FIRST_CJK or last in _last_words()) and text[-_LONGEST_ENDING:].lower().endswith(_endings()):
        return True
    return not words("calling readers").isdisjoint(terms) and not words("readers").isdisjoint(found)


def leans(text: str, opening: str) -> bool:
    """Whether a sentence goes on from the one before it: "However, …", "Dennoch …", "此外，…"."""
    if opening > _FIRST_CJK:
        return text.startswith(_beginnings("leaning openers"))
    return opening in words("leaning openers")


def has_marks(low: str) -> bool:
    """Whether a lowered text, in which most quotation marks are plain, has any: `is_cut_off` and `quotes` need one."""
    return '"' in low or (not low.isascii() and any(map(low.__contains__, _OTHER_MARKS)))


def marks_in(text: str) -> str:
    """The quotation marks that a text has."""
    return '"' if text.isascii() else "".join([mark for mark in _QUOTATION_MARKS if mark in text])


def is_cut_off(text: str, marks: str = _QUOTATION_MARKS) -> bool:
    """Whether a quotation begins in the sentence and ends in another, or the other way; `marks` are those that it may
    have."""
    return sum(map(text.count, marks)) % 2 == 1


def quotes(text: str) -> bool:
    """Whether most that a sentence says is said in a quotation."""
    if text.isascii():
        return max(map(len, text.split('"')[1:-1]), default=0) >= _LONG_QUOTATION
    if "”" in text:
        return True
    return any(map(text.__contains__, _OPENING_MARKS)) and _quotation().search(text) is not None


@cache
def _quotation() -> re.Pattern[str]:
    return re.compile(rf'["“„«][^"“”„«»]{{{_LONG_QUOTATION},}}["“”»]|[「『｢][^「」『』｢｣]{{20,}}[」』｣]')


def points_back(text: str, found: list[str]) -> bool:
    """Whether a sentence begins with what the one before names: "They hold …", "In that case …", "Das teilte … mit"."""
    opening, following = (*found[:2], "", "")[:2]
    if opening > _FIRST_CJK:
        return text.startswith(_beginnings("pointing back"))
    if opening in words("pointing back"):
        return True
    if opening in words("before pointing") and following in words("pointing behind"):
        return True
    return opening in words("pointing before verbs") and following in words("verbs behind pointing")


@cache
def _beginnings(section: str) -> tuple[str, ...]:
    """The entries of a section in Chinese, Japanese and Korean, which no blank parts from what follows."""
    return tuple([entry for entry in words(section) if entry > _FIRST_CJK])


@cache
def _telling_openings() -> frozenset[str]:
    """The first words of all sentences that need another for their first word."""
    return words("pointing back") | words("before pointing") | words("pointing before verbs") | words("caption openers")


@cache
def _last_words() -> frozenset[str]:
    """The last words of the entries that lead to a list."""
    return frozenset([entry.rpartition(" ")[2] for entry in words("leading on")])


def _shows_picture(text: str, opening: str) -> bool:
    if opening > _FIRST_CJK:
        return text.startswith(_beginnings("caption openers"))
    return opening in words("caption openers")


@cache
def _endings() -> tuple[str, ...]:
    """How sentences end that lead to a list, with the full stop and without."""
    return tuple([entry + stop for entry in words("leading on") for stop in ("", ".", "。")])
