"""Names in German texts, where every noun has a capital: behind which nouns a company's name follows."""

from __future__ import annotations

from functools import cache

from reader.article.companies.verdict import FAMED, LIKELY, OPEN, PROVEN, certainty_of
from reader.article.companies.words import places, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.companies.known import KnownCompanies
    from reader.article.companies.scan import Name


def called_in_german(known: KnownCompanies, tokens: tuple[str, ...]) -> str:
    """The company in "Aktien von Norrhavn" or "Bremer Stahlhersteller Grellwerk", where German nouns stand before its
    name; empty where there is none."""
    rest = _behind_german_nouns(tokens) or _behind_von(known, tokens)
    ends = words("german no firms")
    last = next((at for at, token in enumerate(rest) if token in _GERMAN_JOINERS or token.lower() in ends), len(rest))
    rest = rest[:last]
    if not rest or rest[0].lower().removesuffix("s") in places() or certainty_of(known, rest) < OPEN:
        return ""
    return " ".join(rest)


def behind_german_noun(printed: str) -> str:
    """A name without the noun before it that says what it is: "Waffenproduzenten Quellbach GmbH"."""
    first, _, rest = printed.partition(" ")
    return rest if " " in rest and is_german_firm_noun(first.lower().removesuffix("en")) else printed


def _behind_german_nouns(tokens: tuple[str, ...]) -> tuple[str, ...]:
    if len(tokens) > 2 and tokens[1] == "von" and tokens[0].lower() in words("german shares"):
        # A plural ends so behind "von": "Aktien von Anlegern".
        return () if len(tokens) == 3 and tokens[2].endswith(("en", "ern", "eln")) else tokens[2:]
    return next(
        (
            tokens[at + 1 :]
            for at, token in enumerate(tokens)
            if is_german_firm_noun(token.lower()) or (token in _BARE_NOUNS and _is_in_capitals(tokens[at + 1 : at + 2]))
        ),
        (),
    )


def _is_in_capitals(tokens: tuple[str, ...]) -> bool:
    """Whether a word is no German noun by its capitals."""
    return bool(tokens) and tokens[0].isupper() and tokens[0].isalpha() and len(tokens[0]) >= _SHORTEST_IN_CAPITALS


def _behind_von(known: KnownCompanies, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """What sounds like a firm's name, or is a known one, behind "von": "Zähler von Norrhavn Electric"."""
    rest = tokens[tokens.index("von") + 1 :] if "von" in tokens else ()
    if len(rest) == 1:
        is_firm = certainty_of(known, rest) in (FAMED, PROVEN) and rest[0].lower() not in words("german nouns")
        return rest if is_firm else ()
    return rest if rest and certainty_of(known, rest) >= LIKELY else ()


def is_of_german_nouns(known: KnownCompanies, name: Name) -> bool:
    """Whether words that sound like a firm's name are nouns which small words or "&" join ("Kliniken und Services",
    "Fragen & Antworten"), what a measure counts ("Prozent Energie"), or stand behind an adjective ("PS-starken Auto")
    or before a letter."""
    first, last = name.tokens[0], name.tokens[-1]
    if "&" in name.tokens and last.lower() not in words("firm words"):
        return known.find(name.key) is None
    return (
        not _GERMAN_LINKS.isdisjoint(name.tokens)
        or first.lower() in words("german measures")
        or ("-" in first and first.rpartition("-")[2].islower())
        or first.lower() in places()
        or len(last) == 1
    )


def is_german_firm_noun(low: str) -> bool:
    """Whether a word says that a company is meant which follows; "Hersteller" alone does not."""
    return low in words("german firms") or (low.endswith(_german_nouns()) and low not in words("german firm nouns"))


# Which stand before what somebody makes, too: "Hersteller Quellmoor" may be nouns.
_BARE_NOUNS: Final = frozenset("Marke Hersteller Unternehmen Firma Konzern Anbieter Betreiber Zulieferer".split())
_SHORTEST_IN_CAPITALS: Final = 3
_GERMAN_JOINERS: Final = frozenset(("für", "von", "und", "+"))
_GERMAN_LINKS: Final = _GERMAN_JOINERS | {"des"}


@cache
def _german_nouns() -> tuple[str, ...]:
    return tuple(words("german firm nouns"))
