"""What may stand behind a name and say something of it: a bracket, a comma, or the first letters of a legal form that
is written small; one in capitals is part of the name already."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Set
    from typing import Final

MARKS_BEHIND: Final = frozenset((",", ".", "(", "（"))
"""The first of two characters behind a name that say something of it."""
_BEGINNINGS: Final = frozenset((" (", " （", " i", " l", " p", " g"))
_BRACKETS: Final = frozenset((" (", " （"))
_SMALL_FORMS: Final = frozenset(("inc", "llc", "ltd", "plc", "gmb", "Sp.", "sp.", "hf."))  # their first three letters
# Slovak, Czech, Slovene, Polish, Icelandic and German ones.
_SMALL_FORMS_BEHIND: Final = frozenset((" s.r", " a.s", " d.o", " d.d", " Sp.", " sp.", " hf.", " e.K"))
MAY_BEGIN_BEHIND: Final = _BEGINNINGS.union([form[:2] for form in _SMALL_FORMS_BEHIND])
"""Two characters behind a name of which `begins_behind` is to be asked."""
_SIGNS: Final = " (,."  # between a name and its legal form
MOST_SIGNS: Final = 5


def begins_behind(text: str, end: int, behind: str) -> bool:
    """Whether two characters `behind` a name that ends at `end` may begin a bracket or a legal form."""
    return behind in _BEGINNINGS or text[end : end + 4] in _SMALL_FORMS_BEHIND


def may_have_form(text: str, end: int, behind: str, before_forms: Set[int]) -> bool:
    """Whether a legal form may stand behind a name that ends at `end`; `before_forms` are the places before those in
    capitals."""
    mark = behind[:1]
    if mark == "," or mark == ".":
        if end in before_forms:
            return True
    elif mark != " " or behind in _BRACKETS:
        return mark == " "
    following = text[end + 1 : end + MOST_SIGNS].lstrip(_SIGNS)
    return following[:3] in _SMALL_FORMS or following[1:2] == "."
