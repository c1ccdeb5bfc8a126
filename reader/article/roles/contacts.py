"""Press contacts: names, addresses and numbers for those who have questions. They stay in the body."""

from __future__ import annotations

import re
from functools import cache

from reader.article.phrases import phrase_words
from reader.text import digits_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_LONGEST: Final = 45
_FEWEST_DIGITS: Final = 7
_LONGEST_HEAD: Final = 20
_MONEY: Final = frozenset("$€£¥%")


def is_contact(draft: Draft, line: Line) -> bool:
    """Whether the line is part of press contacts: its label, an address, a number."""
    if line.label is not None and line.label[0] == "contact":
        return True
    if line.size > _LONGEST:
        return False
    if "ontact" in line.text[:_LONGEST_HEAD]:
        return True
    if "@" in line.text and line.size <= 30 and _has_address(line.text):
        return True
    head = line.text.partition(":")[0]
    if 0 < len(head) < min(60, len(line.text)) and "contact" in draft.words.spans(phrase_words(head), head.lower()):
        return True
    return is_number(line) or (line.size <= _LONGEST_CARD and _is_card(line))


def _is_card(line: Line) -> bool:
    """Whether the line is a name with numbers: "Oxbow Mills Phone: (555) 010-2233 Website: oxbow.example"."""
    if line.words.isdisjoint(_OF_CARDS) or line.text[-1] in ".!?":
        return False
    return line.words.isdisjoint(_OF_SENTENCES) and _phone().search(line.text) is not None


_LONGEST_CARD: Final = 20
_OF_CARDS: Final = frozenset("phone tel telephone fax website web office mobile https http www".split())
_OF_SENTENCES: Final = frozenset(
    "call text receive visit please our we or is are was were has have for more at learn".split()
)


@cache
def _phone() -> re.Pattern[str]:
    return re.compile(r"\(\d{3}\) ?\d|\+\d{1,3}[ (-]\d|\b\d{3}-\d{3}-\d{3,4}\b")


def _has_address(text: str) -> bool:
    return any("@" in word[1:] and "." in word.rpartition("@")[2] for word in text.split())


def is_number(line: Line) -> bool:
    """Whether the line is a telephone number, perhaps with a word in front of it."""
    if line.size > 12 or not _MONEY.isdisjoint(line.text):
        return False
    digits = digits_in(line.text)
    hours, colon, _ = line.text.partition(":")
    if colon and hours[-1:].isdigit():
        return False
    return digits >= _FEWEST_DIGITS and digits >= 0.35 * len(line.text)
