"""What tells that two names, in two articles, are those of one firm: what they share without their legal forms.

Ferrowick Magnets Inc., Ferrowick Magnets -> "ferrowick magnets"        Target Corp., Delta GmbH -> none
"""

from __future__ import annotations

from functools import lru_cache

from reader.article.companies.names import key_of
from reader.article.companies.words import common_words, places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_FEWEST_LETTERS: Final = 4
_FEWEST_CJK: Final = 3


@lru_cache(maxsize=16384)
def firm_key(name: str) -> str:
    """The key that the names of one firm share; empty where it could be that of several: one ordinary or short word."""
    key = key_of(name)
    if " " in key:
        return key
    fewest = _FEWEST_LETTERS if key.isascii() else _FEWEST_CJK
    return "" if len(key) < fewest or key in common_words() or key in places() else key
