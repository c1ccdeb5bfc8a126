"""What a name's own words say about whether it is a company's."""

from __future__ import annotations

from functools import cache, lru_cache

from reader.article.companies.exchanges import exchange_named
from reader.article.companies.known import FAMOUS, ORDINARY, STRONG, KnownCompanies
from reader.article.companies.names import are_keys, key_of_words, plain_word, plain_words
from reader.article.companies.words import common_words, places, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

BARRED: Final = -1
NEVER: Final = 0
DOUBTFUL: Final = 1
OPEN: Final = 2
FAMED: Final = 3
LIKELY: Final = 4
PROVEN: Final = 5
"""A public body, whatever its legal form; an authority, a place, a school; ordinary words; nothing said either way; an
ordinary word that is a famous company's name; a company by its last word; a known one."""


class Verdict:
    """How certain it is that a name is a company's, and which of its words that is about: from, and up to."""

    __slots__ = ("certainty", "first", "is_open", "last")

    def __init__(self, certainty: int, first: int, last: int) -> None:
        self.certainty = certainty
        self.is_open = certainty == OPEN or certainty == FAMED  # and what stands around it decides
        self.first = first
        self.last = last


_OF_WORDS: Final = {certainty: Verdict(certainty, 0, 1) for certainty in range(BARRED, PROVEN + 1)}
# "Bank of America Private Bank" is a house of its own, "Tesla Model" is not.
_LONGEST_INITIALS: Final = 3
_SHORTEST_WORD: Final = 2
_SHORTEST_OWN: Final = 4
_BANKS: Final = ("banco", "banque", "banca")  # "Banco Central Henrique Marrez" ends with who heads it
_CENTRAL: Final = ("central", "centrale")
_WITH_PLACE: Final = 3
_OF_PLACES: Final = frozenset(("de", "di", "à", "von", "van"))
_OWN_DOMAINS: Final = (".ai", ".io")  # "Quellmoor.ai" is a firm's name; one in ".com" may be a site's


_EXCHANGES: Final = frozenset("Exchange Valores Istanbul Italiana Madrid Wertpapierbörse Thailand".split())


@lru_cache(maxsize=16384)
def judge(known: KnownCompanies, tokens: tuple[str, ...]) -> Verdict:
    """What the words of a name prove."""
    if len(tokens) == 1:
        return _OF_WORDS[_judged_word(known, tokens[0])]
    count = len(tokens)
    low = " ".join(tokens).lower().split(" ")
    own = _with_own_words(tokens, low)
    plain = plain_words(tokens, low)
    whole = key_of_words(plain)
    if (
        whole in _public_bodies()
        or (low[1] in _CENTRAL and low[0] in _BANKS)
        or (tokens[-1] in _EXCHANGES and exchange_named(" ".join(tokens)))
    ):
        return Verdict(BARRED, 0, count)
    if whole in _no_firms_names():
        return Verdict(NEVER, 0, count)
    part = _known_part(known, low, plain)
    if part is not None:
        return part
    if count == 2 and low[1] in places() and _is_strong(known, plain[0]):  # "Thales Australia"
        return Verdict(PROVEN, 0, count)
    if _is_none_by_a_word(low, plain):
        return Verdict(NEVER, 0, count)
    last = _before_place(low)
    if _sounds_like_a_firm(own[:last]):
        return Verdict(LIKELY, 0, count)
    if low[-1] not in words("firm words") and all(map(_is_ordinary, own)) and known.find(whole) is None:
        return Verdict(DOUBTFUL, 0, count)
    return Verdict(OPEN, 0, count)


def _before_place(low: list[str]) -> int:
    """Where a name ends but for the place behind it: "Quellmoor Bank Norway", "Quellmoor Savings Bank of Norway"."""
    if len(low) < 3 or low[-1] not in _names_of_places():
        return len(low)
    return low.index("of") if "of" in low[2:-1] else len(low) - 1


def certainty_of(known: KnownCompanies, tokens: tuple[str, ...]) -> int:
    """How certain the words of a name make it that it is a company's."""
    return judge(known, tokens).certainty


def is_known(known: KnownCompanies, tokens: tuple[str, ...]) -> bool:
    """Whether a name as a whole is a known company's."""
    verdict = judge(known, tokens)
    return verdict.certainty == PROVEN and verdict.last - verdict.first == len(tokens)


def _with_own_words(tokens: tuple[str, ...], low: list[str]) -> list[str]:
    """The words of a name in lower case, but a first one in capitals as it is, which is no ordinary word if others have
    small letters ("PATH Financial Partners")."""
    first = tokens[0]
    if len(first) < _SHORTEST_OWN or not first.isupper() or not first.isalpha() or tokens[1].isupper():
        return low
    return [first, *low[1:]]


def _is_none_by_a_word(low: list[str], plain: list[str]) -> bool:
    """Whether a word of a name says that it is no company's ("Harbour Authority", "U.S. NASDAQ"); one of the last two
    does not where both are firms' together ("Insurance Agency")."""
    return (
        not words("not firms").isdisjoint(low)
        or low[-1] in words("not firms at the end")
        or " ".join(low) in places()
        or (plain[-1] in words("not firm names") and all(map(_is_no_firm_or_place, plain)))
    ) and " ".join(low[-2:]) not in words("firm words")


def _judged_word(known: KnownCompanies, token: str) -> int:
    """The certainty for a name of one word."""
    low, word = token.lower(), plain_word(token)
    if len(word) < _SHORTEST_WORD or token in words("abbreviations of other words"):
        return NEVER
    is_listed = low in _words_of_others() or word in _no_firms_names()  # as few names are
    if is_listed and low in words("platforms"):
        return OPEN
    if low in common_words() and known.find(low) is None:
        return DOUBTFUL
    found = known.find(word)
    if found is not None and found[1] == FAMOUS and not (token.isupper() and len(token) > _LONGEST_INITIALS):
        return FAMED
    if found is not None and found[1] == STRONG:
        return PROVEN if low in _names_of_places() or word not in _no_firms_names() else NEVER
    if is_listed and (low in _names_of_places() or word in _no_firms_names() or low in words("not firms")):
        return NEVER
    if (token[-1] == "s" and token[:-1].isupper()) or (not token.isalpha() and sum(map(str.isdigit, token)) > 2):
        return NEVER  # "ETFs", "DR10624"
    if token[0].isdigit() and low.lstrip("0123456789") in words("measures"):
        return NEVER
    if low.endswith(_OWN_DOMAINS):
        return LIKELY
    return DOUBTFUL if found is None and _is_ordinary(low) else OPEN


def _is_no_firm_or_place(word: str) -> bool:
    return word in _no_firms_names() or word in places()


@cache
def _words_of_others() -> frozenset[str]:
    return words("platforms") | _names_of_places() | words("not firms")


@cache
def _names_of_places() -> frozenset[str]:
    return words("place words") | places()


@cache
def _no_firms_names() -> frozenset[str]:
    return words("not firm names") | words("commodities")


@cache
def _public_bodies() -> frozenset[str]:
    """The names of public bodies, as keys write them."""
    return frozenset(key_of_words(name.split()) for name in _plain_names(words("public bodies")))


def _plain_names(names: frozenset[str]) -> list[str]:
    return [" ".join(map(plain_word, name.split())) for name in names]


def _is_strong(known: KnownCompanies, word: str) -> bool:
    """Whether a word alone proves that a known company is meant."""
    found = known.find(word)
    return found is not None and found[1] == STRONG


def _known_part(known: KnownCompanies, low: list[str], plain: list[str]) -> Verdict | None:
    """The longest part of a name of several words (in lower case, and as keys write them) that is a known company: all
    of it, a beginning, or what follows a place."""
    count = len(low)
    telling = _telling(low)
    is_house = _is_house(low)
    others = _no_firms_names()
    are_plain = are_keys(plain)
    for first in range(min(count, 3)):
        if not plain[first]:
            continue
        alone = telling <= {first} or (first == 0 and _is_of_a_place(low))
        shortest = first + (1 if alone else 2)
        for last in range(count, first if is_house else shortest - 1, -1):
            house = last < count and is_house
            if (last < count and not plain[last - 1]) or not (house or last >= shortest):
                continue  # looking a name up costs most
            part = plain[first:last]
            key = " ".join(part) if are_plain else key_of_words(list(filter(None, part)))
            if len(key) < 2 or key in others or len(key) == 2 * (last - first) - 1 > 1:
                continue  # "M S Marrow" is no M&S
            found = known.find(key)
            if found is None:
                continue
            if found[1] == STRONG and house:
                return Verdict(PROVEN, 0, count)
            if found[1] == STRONG:
                return Verdict(PROVEN, first, last)
            if found[1] == ORDINARY and last - first == count > 1:
                likely = low[-1] in words("firm words") or (telling and low[0] not in words("given names"))
                return Verdict(LIKELY if likely else OPEN, first, last)
    return None


def _is_of_a_place(low: list[str]) -> bool:
    """Whether a name goes on behind its first word with where that is: "Bosch de Mondeville", "Banco" does not."""
    return len(low) == _WITH_PLACE and low[1] in _OF_PLACES and low[0] not in words("given names")


def _is_house(low: list[str]) -> bool:
    """Whether a name ends as those of a known company's houses do: "Daiwa Capital Markets", "Hyundai Steel"."""
    if low[-1] not in _last_words_of_houses():
        return False
    own = words("last words of houses")
    return low[-1] in words("words behind owners") or low[-1] in own or " ".join(low[-2:]) in own


@cache
def _last_words_of_houses() -> frozenset[str]:
    return words("words behind owners") | {said.rpartition(" ")[2] for said in words("last words of houses")}


def may_be_a_name(known: KnownCompanies, name: str) -> bool:
    """Whether the label of a profile can be a company's name at all: "Further plans" and "Previously" cannot."""
    tokens = name.split()
    if len(tokens) == 1 and any(map(str.isdigit, name)) and certainty_of(known, (name,)) == NEVER:
        return False  # "About QLM-088"
    if all(_is_ordinary(token.lower().strip(".,")) for token in tokens) and any(
        token.islower() for token in tokens[1:]
    ):
        return False
    return len(tokens) > 1 or not _is_ordinary(name.lower())


def is_general(word: str) -> bool:
    """Whether a word calls any company, or ends the names of many, so that a legal form behind it makes no name."""
    return word in words("generic words") or word in words("firm words")


@lru_cache(maxsize=16384)
def _is_ordinary(word: str) -> bool:
    """Whether a word, lower case, is no name's own: an ordinary one, an adjective of place, a place, "twenty-seven"."""
    if word in common_words():
        return True
    return all(map(_is_common_or_place, word.split("-"))) if "-" in word else _is_common_or_place(word)


def _is_common_or_place(word: str) -> bool:
    return _is_common(word) or word in words("place words") or word in places()


def _is_common(word: str) -> bool:
    """Whether a word or what it is a form of is an ordinary one: "stockpiles", "tighter", "refining"."""
    common = common_words()
    if word in common:
        return True
    if not word.endswith(_ENDINGS):
        return False
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            stem = word[: -len(ending)]
            if stem in common or stem + "e" in common:
                return True
    return False


_ENDINGS: Final = ("s", "es", "ed", "ing", "er", "est", "ly")


def _telling(low: list[str]) -> set[int]:
    """Which words of a name are no ordinary ones. A known word may be the company where it is the only one ("Tesla
    Model")."""
    ordinary, of_places, of_others = common_words(), words("place words"), words("not firms")
    return {at for at, word in enumerate(low) if word in of_others or not (word in ordinary or word in of_places)}


def _sounds_like_a_firm(low: list[str]) -> bool:
    """Whether the last word is one that companies' names end with, and the first is no ordinary word.

    Two names of people with "&" between them are a firm's as well ("Farrow & Pinch").
    """
    if len(low) == 3 and low[1] == "&":
        return low[0] not in words("given names") and not (_is_ordinary(low[0]) or _is_ordinary(low[2]))
    if len(low) > 6:
        return False
    if low[-1] in words("firm words") or " ".join(low[-2:]) in words("firm words"):
        if "-" in low[0] and all(not part.isalpha() or _is_ordinary(part) for part in low[0].split("-")):
            return False  # "Cutting-Edge Technology", "9th-Largest Roofing Company"
        if low[0] in places() and len(low) > 2:
            return not _is_ordinary(low[1])  # "Hangzhou Quellmoor Investment"
        return not _is_ordinary(low[0])
    return low[0] in words("firm words before") and not (low[-1] in common_words() or low[1].isdigit())
