"""The keys by which companies' names are compared: those of one text by `key_of`, those of all by `firm_name_key`.

Ferrowick Magnets, Inc. -> "ferrowick magnets"        Minéraux Vauclerc & Fils SA -> "mineraux vauclerc fils"
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from reader.word_lists import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_DROPPED: Final = ".,'`\"()"
_PARTING: Final = "-/&+|:;"
# Bytes are translated many times as fast as text, of which each character that stays is looked for in vain.
_DROPPED_BYTES: Final = _DROPPED.encode()
_PARTED_BYTES: Final = bytes.maketrans(_PARTING.encode(), b" " * len(_PARTING))
_QUOTES: Final = "\u2018\u2019\u201a\u201b\u2032\u201c\u201d\u201e\u2033\u00ab\u00bb"
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_MARKS: Final = {ord(c): None for c in f"{_DROPPED}{_QUOTES}\u00ae\u2122"} | {ord(c): " " for c in _PARTING + _DASHES}
BRACKETED: Final = re.compile(r" ?[(（][^()（）]{0,90}[)）]")
CJK_FORMS: Final = (
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "有限公司",
    "株式会社",
    "有限会社",
    "주식회사",
    "㈜",
    "（株）",
)


@lru_cache(maxsize=16384)
def key_of(name: str) -> str:
    """What two prints of a company's name have in common: lower case, no legal form, no marks, no article in front."""
    if "(" in name:
        name = BRACKETED.sub("", name) or name
    return key_of_words(_plain_words(name))


def plain_words(words: tuple[str, ...], low: list[str]) -> list[str]:
    """The words of a name, which are given in lower case, too, as `plain_word` has each."""
    bare = "".join(low)
    return low if bare.isascii() and bare.isalnum() else [plain_word(word) for word in words]


def plain_word(word: str) -> str:
    """A word of a name as keys write it; with a blank in it where a mark parts it."""
    return word.lower() if word.isascii() and word.isalnum() else _without_marks(word)


@lru_cache(maxsize=4096)
def _without_marks(word: str) -> str:
    return " ".join(_plain_words(word))


def _plain_words(text: str) -> list[str]:
    if text.isascii():
        return text.lower().encode().translate(_PARTED_BYTES, _DROPPED_BYTES).decode().split()
    plain = normalize("NFKC", text)
    return (plain if plain.isalnum() else plain.translate(_MARKS)).casefold().split()


def key_of_words(tokens: list[str]) -> str:
    """The key of a name that is given by its plain words."""
    if len(tokens) == 1 and tokens[0].isascii():
        return tokens[0]
    if len(tokens) > 1 and _left_out().isdisjoint(tokens):
        return " ".join(tokens)
    while len(tokens) > 1 and tokens[0] in _ARTICLES:
        tokens = tokens[1:]
    return " ".join(_without_legal_form(tokens))


def are_keys(tokens: list[str]) -> bool:
    """Whether each stretch of some plain words is a key as it stands."""
    return _left_out().isdisjoint(tokens) and all(tokens)


def _without_legal_form(tokens: list[str]) -> list[str]:
    endings = _endings()
    kept = tokens
    if len(kept) > 2 and kept[-1] in _LAST_PARTS:
        kept = kept[: -_LAST_PARTS[kept[-1]]]
    while len(kept) > 1 and (kept[-1] in endings or (kept[-1] == "de" and kept is not tokens)):  # "S.A. de C.V."
        kept = kept[:-1]
    if len(kept) > 1 and kept[0] in _forms_before():
        kept = kept[1:]
    if len(kept) == 1 and not kept[0].isascii():
        for form in CJK_FORMS:
            if len(kept[0]) > len(form) + 1:
                kept = [kept[0].removesuffix(form).removeprefix(form)]
    return kept


_ARTICLES: Final = ("the", "about")
# "Sp. z o.o." and "S.à r.l." as keys part them: how many words they are, by the last.
_LAST_PARTS: Final = {"oo": 3, "rl": 2}


@lru_cache(maxsize=1)
def all_legal_forms() -> frozenset[str]:
    """Every legal form without marks and in lower case."""
    in_capitals = (form.lower().replace(".", "").replace("/", "") for form in words("legal forms in capitals"))
    return words("legal forms") | frozenset(in_capitals)


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    return all_legal_forms() | words("weak legal forms")


@lru_cache(maxsize=1)
def _left_out() -> frozenset[str]:
    """The words that keys may leave out."""
    return _endings().union(_forms_before(), _LAST_PARTS, _ARTICLES)


@lru_cache(maxsize=1)
def _forms_before() -> frozenset[str]:
    return frozenset(form.lower() for form in words("legal forms before"))


@lru_cache(maxsize=16384)
def firm_name_key(name: str) -> str:
    """What tells that two names are those of one firm, in articles and in what a reader asks for: `key_of`, without
    accents and without the "and" between two words, which some print as "&"."""
    return without_accents(_without_and(key_of(name)))


def _without_and(key: str) -> str:
    """The key without words that join two others."""
    words_of_key = key.split(" ")
    if _JOINING.isdisjoint(words_of_key):
        return key
    last = len(words_of_key) - 1
    return " ".join([word for i, word in enumerate(words_of_key) if word not in _JOINING or i in (0, last)])


_JOINING: Final = frozenset(("and", "und", "et", "och", "og", "y"))
_ACCENT: Final = re.compile("[\u0300-\u036f]")
_LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def without_accents(text: str) -> str:
    """A lowered text with plain letters in the place of Latin ones with accents."""
    if text.isascii():
        return text
    return normalize("NFC", _ACCENT.sub("", normalize("NFD", text.translate(_LETTERS))))
