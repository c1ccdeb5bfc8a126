"""Names in German texts, where every noun has a capital: behind which nouns a company's name follows."""

from __future__ import annotations

from functools import cache

from reader.article.companies.clauses import is_said_of_firms_alone
from reader.article.companies.names import is_legal_form, key_of
from reader.article.companies.namesakes import may_be_a_town
from reader.article.companies.verdict import DOUBTFUL, FAMED, LIKELY, OPEN, PROVEN, certainty_of
from reader.article.companies.words import Endings, places, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.companies.known import KnownCompanies
    from reader.article.companies.scan import Name


def is_german(coded: bytes) -> bool:
    """Whether a text, given in UTF-8, is German, which writes every noun with a capital."""
    ands = coded.count(b" und ")
    articles = coded.count(b" der ") + coded.count(b" die ") + coded.count(b" das ")
    return ands + articles > max(2, len(coded) / (400 if ands else 250))


def called_in_german(known: KnownCompanies, tokens: tuple[str, ...]) -> str:
    """The company in "Aktien von Norrhavn" or "Bremer Stahlhersteller Grellwerk", where German nouns stand before its
    name; empty where there is none."""
    plain = nominative(" ".join(tokens))
    if plain and known.find(key_of(plain)) is not None:
        return " ".join(tokens)
    rest = _behind_german_nouns(known, tokens) or _behind_von(known, tokens) or _known_behind_noun(known, tokens)
    rest = _known_of(known, rest) or rest
    last = next((at for at, token in enumerate(rest) if token in _GERMAN_LINKS), len(rest))
    rest = rest[:last]
    low = rest[0].lower() if rest else ""
    if (
        not low
        or (len(rest) > 1 and low in words("given names"))
        or low.removesuffix("s") in places()
        or low in words("german measures")
        or certainty_of(known, rest) < OPEN
    ):
        return ""
    return "" if len(rest) == 1 and low in words("german nouns") else " ".join(rest)


def with_share(known: KnownCompanies, text: str, word: str) -> str:
    """The company in "Norrhavn-Aktie" or "Linde-Chef" if the text has its name elsewhere, too; empty where there is
    none. The chief of an unknown name may be a party's."""
    part, _, thing = word.partition("-")
    if len(part) < _SHORTEST or thing.lower() not in words("german compounds with firms"):
        return ""
    is_named = known.find(part.lower()) is not None
    founded = thing in _FOUNDERS and part[1:].islower() and part.lower() not in words("german nouns before founders")
    if not is_named and ((thing not in _SHARES and not founded) or part.lower() in words("german nouns")):
        return ""
    certainty = certainty_of(known, (part,))
    alone = founded or certainty == PROVEN or text.count(part) > text.count(f"{part}-")
    return part if certainty >= (DOUBTFUL if is_named else OPEN) and alone else ""


def told_in_german(text: str, name: str, begin: int, end: int) -> bool:
    """Whether what stands beside a word says that it is a company's name, and no noun: "das Start-up „Quellmoor“",
    "von Quellmoor, dem Berliner Lieferdienst", "Quellmoor meldet Insolvenz an"."""
    if text[begin - 1] in _QUOTES:
        noun = text[max(0, begin - _LONGEST_NOUN) : begin - 2].rpartition(" ")[2].lower()
        return is_german_firm_noun(noun) and not noun.endswith("marke")
    begins = text[begin - 1] == "\n" or text[begin - 2 : begin] in _SENTENCE_BEGINS
    if text[end : end + 2] == ", " and _is_called_in_german(text, end):
        last = text[max(0, begin - _LONGEST_NOUN) : begin - 1].rpartition(" ")[2].lower()
        return last in words("german words before names") or (begins and text.count(name) > 1)
    if not begins or name.endswith(_ENDS_OF_ADVERBS) or is_german_firm_noun(name.lower()):
        return False
    return is_said_of_firms_alone(text, end)


def _is_called_in_german(text: str, end: int) -> bool:
    """Whether a noun for a company stands behind the comma, with its article and adjectives alone."""
    article, *said = text[end + 2 : end + _LONGEST_CLAUSE].split(" ")
    if article not in _ARTICLES:
        return False
    for word in said[:_WORDS_TO_NOUN]:
        if word[:1].isupper() and is_german_firm_noun(word.rstrip(",.").lower()):
            return True
        if not word.endswith("er" if word[:1].isupper() else _ENDS_OF_ADJECTIVES):
            return False
    return False


def behind_german_noun(printed: str) -> str:
    """A name without the noun before it that says what it is: "Waffenproduzenten Quellbach GmbH"."""
    first, _, rest = printed.partition(" ")
    low = first.lower()
    if is_legal_form(rest):
        return printed
    return rest if rest and (low in _FIRMS or is_german_firm_noun(low.removesuffix("en"))) else printed


def nominative(name: str) -> str:
    """The name in "bei der Deutschen Bank" as it is called by itself; empty where it does not begin so."""
    first, _, rest = name.partition(" ")
    is_inflected = first[-2:] == "en" and first[:-1].lower() in words("german adjectives of names")
    return f"{first[:-1]} {rest}" if rest and is_inflected else ""


def _behind_german_nouns(known: KnownCompanies, tokens: tuple[str, ...]) -> tuple[str, ...]:
    if len(tokens) > 2 and tokens[0].lower() in _FIRMS and certainty_of(known, tokens[1:]) >= LIKELY:
        return tokens[1:]
    at = next((at for at, token in enumerate(tokens[:-1]) if at and token.lower() in _FIRMS), 0)
    if at and (tokens[at - 1].endswith("er") or certainty_of(known, tokens[at + 1 :]) >= LIKELY):
        return tokens[at + 1 :]  # "Hamburger Unternehmen Quellmoor"
    if len(tokens) > 2 and tokens[1] == "von" and tokens[0].lower() in words("german shares"):
        return tokens[2:]
    return next((tokens[at + 1 :] for at, token in enumerate(tokens) if is_german_firm_noun(token.lower())), ())


def _behind_von(known: KnownCompanies, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """What sounds like a firm's name, or is a known one, behind "von": "Zähler von Norrhavn Electric"; any name behind
    a post in one: "Gründer von Norrhavn"."""
    at = tokens.index("von") if "von" in tokens else len(tokens)
    rest = tokens[at + 1 :]
    before = tokens[at - 1].lower() if at else ""
    if not rest or before in words("posts before von"):
        return rest
    if f"{before} von" in words("before towns") and may_be_a_town(" ".join(rest)):
        return ()
    certainty = certainty_of(known, rest)
    return rest if certainty in (FAMED, PROVEN) or (certainty == LIKELY and len(rest) > 1) else ()


def _known_behind_noun(known: KnownCompanies, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A known company behind a noun that can be no given name: "US-Saatgutriesen Norrhavn", "Kunden Norrhavn"."""
    if len(tokens) < 2:
        return ()
    noun, last = tokens[-2], tokens[-1]
    parts = noun.lower().split("-")
    may_be_noun = len(noun) >= _LONG_NOUN or len(parts) > 1 or parts[0] in words("german nouns before known")
    if not may_be_noun or not noun[-1].islower() or not words("given names").isdisjoint(parts):
        return ()
    return (last,) if certainty_of(known, (last,)) == PROVEN else ()


def _known_of(known: KnownCompanies, rest: tuple[str, ...]) -> tuple[str, ...]:
    """The known company that several words begin with, behind which a noun goes on: "Norrhavn Konsequenzen"."""
    known_first = len(rest) == 2 and certainty_of(known, rest) <= OPEN and certainty_of(known, rest[:1]) == PROVEN
    return rest[:1] if known_first and rest[1][1:].islower() else ()


def is_of_german_nouns(known: KnownCompanies, name: Name) -> bool:
    """Whether words that sound like a firm's name are nouns which small words or "&" join ("Kliniken und Services",
    "Fragen & Antworten"), what a measure counts ("Prozent Energie"), or stand behind an adjective ("PS-starken Auto")
    or before a letter."""
    if "&" in name.tokens and name.tokens[-1].lower() not in words("firm words"):
        return known.find(name.key) is None
    first = name.tokens[0]
    return (
        not _GERMAN_LINKS.isdisjoint(name.tokens)
        or first.lower() in words("german measures")
        or first.lower() in places()
        or first.rpartition("-")[2].islower()
        or len(name.tokens[-1]) == 1
    )


def is_german_firm_noun(low: str) -> bool:
    """Whether a word says that a company is meant which follows."""
    return _german_nouns().end(low)


_SHORTEST: Final = 4
_LONG_NOUN: Final = 10
_FIRMS: Final = ("unternehmen", "unternehmens", "investoren")  # "Unternehmen Milliarden" names none
_SHARES: Final = ("Aktie", "Aktien")
_FOUNDERS: Final = ("Gründer", "Gründerin", "Mitgründer", "Mitgründerin", "Gründern")
_QUOTES: Final = ("„", "“", '"', "»", "«")
_LONGEST_NOUN: Final = 40
_LONGEST_CLAUSE: Final = 100
_WORDS_TO_NOUN: Final = 5
_SENTENCE_BEGINS: Final = frozenset((". ", "? ", "! ", ": "))
_ENDS_OF_ADVERBS: Final = ("lich", "weise", "mals", "dings")
_ENDS_OF_ADJECTIVES: Final = ("e", "en", "er", "es", "em")
_ARTICLES: Final = frozenset("der die das dem den des ein eine einer eines einem einen".split())
_GERMAN_LINKS: Final = frozenset(("für", "von", "und", "+", "des", "Ihres", "Ihrer"))


@cache
def _german_nouns() -> Endings:
    return Endings(words("german firm nouns"))
