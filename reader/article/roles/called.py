"""What the opening of a profile calls somebody: the noun of its first sentence, a firm, a charity."""

from __future__ import annotations

from functools import lru_cache

from reader.article.lines import Line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

OPENING_LETTERS: Final = 260
CHARITIES: Final = frozenset(("nonprofit", "charity", "ngo", "gemeinnützig", "gemeinnützige"))


@lru_cache(maxsize=8)  # the same opening is looked at from several sides
def line_of(text: str) -> Line:
    """A text as a paragraph whose words are known."""
    line = Line("paragraph", text)
    line.prepare()
    return line


def noun_called(text: str) -> str:
    """The noun that the first sentence calls somebody by: "project" in "is a zinc project in the north"."""
    tokens = line_of(text[:OPENING_LETTERS].partition(". ")[0]).tokens
    at = next((at for at in range(1, len(tokens) - 1) if tokens[at] in _BEING and tokens[at + 1] in _ONE), 0)
    if not at:
        return ""
    said = tokens[at + 2 : at + 2 + _LONGEST_NOUN]
    end = next((n for n, token in enumerate(said) if token in _AFTER_NOUN), 0)
    return said[end - 1] if end else ""


def calls_a_firm(text: str, name: str) -> bool:
    """Whether a text calls somebody of this name a firm in its first sentence: "oxbow is a consulting company"."""
    at = text.find(f"{name} is ", 0, OPENING_LETTERS) if text[: len(name) - 1] != name[1:] else 0
    return at >= 0 and noun_called(text[at:]) in _FIRMS_OR_PROVIDERS


CALLED_FIRMS: Final = frozenset(
    "company firm startup manufacturer supplier bank retailer developer consultancy brokerage platform".split()
)
_FIRMS_OR_PROVIDERS: Final = CALLED_FIRMS | {"provider", "agency"}
_BEING: Final = frozenset("is was ist war".split())
_ONE: Final = frozenset("a an the ein eine".split())
_LONGEST_NOUN: Final = 8
_AFTER_NOUN: Final = frozenset(
    "of in on at that which where who for to from with and near across between by held located built owned "
    "operated serving representing dedicated devoted promoting supporting committed mit im in an am das die der zum "
    "zur für".split()
)


def is_called_charity(tokens: list[str]) -> bool:
    """Whether "is a" stands before "non-profit" or the paragraph of the law on charities, and no other noun between."""
    if "501" not in tokens and "profit" not in tokens:
        return False
    at = next((at for at in range(1, len(tokens) - 1) if tokens[at] in _BEING and tokens[at + 1] in _ONE), -1)
    for n in range(at + 2, min(at + 2 + _LONGEST_NOUN, len(tokens))) if at > 0 else ():
        if tokens[n] in _AFTER_NOUN:
            return False
        if tokens[n] == "501" or (tokens[n] == "profit" and tokens[n - 1] in _NOT):
            return True
    return False


_NOT: Final = frozenset(("non", "not"))


def serves_charities(tokens: list[str]) -> bool:
    """Whether an opening names charities as those for whom a firm works: "for nonprofit organizations"."""
    at = next((at for at, token in enumerate(tokens) if token in CHARITIES), -1)
    return 0 < at < len(tokens) - 1 and tokens[at + 1].endswith("ions") and "of" not in tokens[max(0, at - 2) : at]
