"""What the brackets behind a name say of the company: short forms, tickers, and that it is "the Company".

Quellmoor Zinc Ltd ("Quellmoor" or the "Company")   Quellmoor Zinc (ASX: QLM)   Microsoft (MSFT)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from reader.article.companies.names import definitions, key_of
from reader.article.companies.tickers import says_its_exchange

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

    from reader.article.companies.known import KnownCompanies
    from reader.article.companies.scan import Name
    from reader.article.companies.tickers import Span

_OPENINGS: Final = ("(", "（", ",")
_OWNERS: Final = ("'s", "’s")
_ROUND: Final = ("(", "（")


class Remarks:
    """What the brackets behind one print of a name say."""

    __slots__ = ("aliases", "generic", "is_listed", "tickers")

    def __init__(self) -> None:
        self.aliases: Sequence[str] = ()
        self.tickers: Sequence[str] = ()
        self.generic = False
        """Whether they call it by a word for any company."""
        self.is_listed = False
        """Whether a ticker proves that the name is a company's."""


NO_REMARKS: Final = Remarks()
MARKS_OF_REMARKS: Final = frozenset("(（,'’")
"""One of these is among the two characters behind a name of which something may be remarked."""


def remarks_behind(known: KnownCompanies, text: str, name: Name, end: int, spans: Sequence[Span]) -> Remarks:
    """What the brackets behind a name say that ends at `end`; `spans` are the tickers of the text."""
    behind = text[end : end + 2]
    if name.owner and behind in _OWNERS:  # "Microsoft's (MSFT)"
        end += len(behind)
        behind = text[end : end + 2]
    if behind[:1] not in _OPENINGS and behind[1:] not in _OPENINGS:
        return NO_REMARKS
    said = Remarks()
    aliases, said.generic, after = definitions(text, end)
    inside = spans[bisect_left(spans, (end,)) : bisect_left(spans, (after + 2,))]
    said.tickers = [ticker for _, _, ticker in inside]
    printed = [text[at:to].strip("$ ") for at, to, _ in inside]
    said.is_listed = any(map(says_its_exchange, said.tickers))
    if not inside and (behind[:1] in _ROUND or behind[1:] in _ROUND):
        said.tickers = _codes_behind(known, text, name, end)
        said.is_listed = len(said.tickers) > 0
        printed = [code for code in said.tickers if not _is_initials(code, name)]
    said.aliases = [alias for alias in aliases if alias.strip("$ ") not in printed]
    return said


def _codes_behind(known: KnownCompanies, text: str, name: Name, end: int) -> list[str]:
    """The codes in a bracket behind the name of a listed company that are those of its shares, as printed."""
    match = _codes().match(text, end)
    if match is None:
        return []
    found = known.find(name.key)
    listed = known.codes(name.key) or (known.codes(key_of(found[0])) if found else [])
    return [code for code in match[1].replace(" ", "").split(",") if code.replace("-", ".") in listed]


@cache
def _codes() -> re.Pattern[str]:
    code = "[A-Z]{1,6}(?:[.-][A-Z])?"
    return re.compile(rf" ?[(（]({code}(?:, ?{code})*)(?=[)）;]|, [^A-Z]| [-–+])")


def _is_initials(code: str, name: Name) -> bool:
    """Whether a code is made of the first letters of a name, so that texts may call the company so."""
    return len(code) > 1 and code == "".join([token[0] for token in name.tokens[: len(code)]])
