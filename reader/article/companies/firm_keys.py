"""What tells that two names, in two articles, are those of one firm: what they share without their legal forms.

Ferrowick Magnets Inc., Ferrowick Magnets -> "ferrowick magnets"        Delta GmbH -> none
Apple, Apple Inc. -> "apple"        Amazon, Amazon.com -> "amazon"        AMD -> "advanced micro devices"
"""

from __future__ import annotations

from functools import lru_cache

from reader.article.companies.known import FAMOUS, STRONG, known_companies
from reader.article.companies.names import key_of
from reader.article.companies.words import common_words, places
from reader.firm_names import firm_name_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final

_FEWEST_LETTERS: Final = 4
_FEWEST_CJK: Final = 3
_SITE: Final = "com"  # as keys have the end of "Quellmoor.com"


@lru_cache(maxsize=16384)
def firm_key(name: str) -> str:
    """The key that the names of one firm share; empty where it could be that of several: one ordinary or short word,
    unless everybody knows which firm has it."""
    key = firm_name_key(name)
    if " " in key:
        return key
    if name.endswith("+"):  # a service with its owner's name
        return ""
    if known := _known_key(name, key):
        return known
    fewest = _FEWEST_LETTERS if key.isascii() else _FEWEST_CJK
    return "" if len(key) < fewest or key in common_words() or key in places() else key


def short_key(name: str, aliases: Iterable[str]) -> str:
    """The key of the one word with which a name begins and by which texts call the firm, too ("Quellmoor" for
    Quellmoor Zinc Ltd); empty where that is the name of a known firm, or there is none."""
    whole = firm_name_key(name)
    for alias in aliases:
        key = firm_name_key(alias)
        if whole.startswith(f"{key} ") and " " not in key and known_companies().find(key_of(alias)) is None:
            return firm_key(alias)
    return ""


def _known_key(name: str, key: str) -> str:
    """The key of the known firm that one word means by itself: with its legal form or none, as the name of its site,
    or by the initials of the full name; empty for any other word."""
    found = known_companies().find(key_of(name))
    if found is None or found[1] not in (STRONG, FAMOUS):
        return ""
    full = firm_name_key(found[0])
    if key in (full, full + _SITE):
        return full if _same_form(name, found[0]) else ""
    if key + _SITE == full or (found[1] == STRONG and key in common_words()):
        return key
    return full if key == "".join([word[0] for word in full.split()]) else ""


def _same_form(name: str, full: str) -> bool:
    """Whether two names have one legal form, or one of them has none: "Ltd" is another firm than "Corporation"."""
    forms = [names[-1].lower()[:3] for names in (name.split(), full.split()) if len(names) > 1]
    return len(set(forms)) < 2
