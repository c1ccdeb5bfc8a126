"""What a clause says behind a name that firms do or have: "'s quarterly revenue", "employs 300", ", founded in"."""

from __future__ import annotations

import re
from functools import cache

from reader.article.companies.words import words
from reader.article.phrases import Openings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_LONGEST: Final = 90
_LONGEST_WORD: Final = 24
_END: Final = re.compile(r"[.!?;:]?\n|[.!?;:] ")
_MARKS: Final = ',."“”()%'
_OWNERS: Final = ("'s ", "’s ")
_OWNS: Final = len("'s")
_MOST_ADJECTIVES: Final = 3


def is_said_of_firms_alone(text: str, end: int) -> bool:
    """Whether the words behind a name that ends at `end` say what only firms do or have."""
    if text.startswith(_OWNERS, end):
        return _has_what_firms_have(text, end)
    return _says(text, end, _openings("what only firms do"))


def is_said_of_firms(text: str, end: int) -> bool:
    """Whether the words behind a name say what firms do, and persons or authorities now and then."""
    return _says(text, end, _openings("what firms say and do"))


def _says(text: str, end: int, openings: Openings) -> bool:
    """Whether the words behind a name, and a comma and auxiliary verbs behind that, begin as an entry does."""
    begin = end + 1 + (text[end : end + 1] == ",")
    if text[begin - 1 : begin] != " ":
        return False
    while True:
        blank = text.find(" ", begin, begin + _LONGEST_WORD)
        if blank < 0:
            return False
        first = text[begin:blank].replace("’", "'")
        if first not in words("before what firms do"):
            break
        begin = blank + 1
    return first in openings.words and openings.begin(_words(text[begin : begin + _LONGEST]))


def _words(behind: str) -> list[str]:
    """The words of the clause that a text begins with, in lower case."""
    said = _END.split(behind.lower().replace("’", "'"), maxsplit=1)[0]
    return [word.strip(_MARKS) for word in said.split()]


def _has_what_firms_have(text: str, end: int) -> bool:
    """Whether what only firms have stands behind a name with "'s", perhaps behind adjectives and numbers."""
    said = _words(text[end + _OWNS : end + _LONGEST])
    had = words("what only firms have")
    for at, word in enumerate(said[: _MOST_ADJECTIVES + 1]):
        if word in had or " ".join(said[at : at + 2]) in had:
            return True
        if word not in words("before what firms have") and not word[:1].isdigit():
            break
    return False


@cache
def _openings(section: str) -> Openings:
    return Openings(words(section))
