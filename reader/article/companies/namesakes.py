"""Towns and people that have the name of a known company: what stands around a print of it says which is meant."""

from __future__ import annotations

import re
from functools import cache

from reader.article.companies.words import places, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_LONGEST_BEFORE: Final = 32
_IN: Final = (" in ", " en ", " em ", " à ")
_PLACE_BEHIND: Final = re.compile(r", ([A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?)(?!['’\w])")
_FOLLOWING: Final = re.compile(r"(?:['’]s?)? ([a-z]+)")


def may_be_a_town(name: str) -> bool:
    """Whether a company's name is that of a place, too."""
    low = name.lower()
    return low in words("towns with names of firms") or low in places()


def is_town(text: str, begin: int, end: int) -> bool:
    """Whether the place is meant that has a company's name: "the mayor of Salzgitter", "in Corning, New York"; "stakes
    in" are held in a company."""
    before = text[max(0, begin - _LONGEST_BEFORE) : begin].lower().replace("\n", " ")
    if before.endswith(_before_towns()):
        return not (before.endswith(_IN) and before.rstrip().rpartition(" ")[0].rpartition(" ")[2] in words("holdings"))
    if text.startswith(_behind_towns(), end):
        return True
    place = _PLACE_BEHIND.match(text, end)
    return place is not None and (place[1].lower() in places() or place[1].partition(" ")[0].lower() in places())


def is_surname(text: str, begin: int, end: int) -> bool:
    """Whether the words beside a company's name make it a person's or a family's: "Ms. Siemens", "Porsche family"."""
    title = text[max(0, begin - 10) : begin].rstrip(" .").rpartition(" ")[2].rpartition("\n")[2].lower()
    if title in words("titles before surnames"):
        return True
    behind = _FOLLOWING.match(text, end)
    return behind is not None and behind[1] in words("behind surnames")


@cache
def _before_towns() -> tuple[str, ...]:
    return tuple(f" {said} " for said in words("before towns"))


@cache
def _behind_towns() -> tuple[str, ...]:
    return tuple(said if said[0] == "," else f" {said}" for said in words("behind towns"))
