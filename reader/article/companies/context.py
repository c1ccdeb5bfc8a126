"""What stands around names in one article: whether it shows that a company is meant, a person, or ordinary words."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property

from reader.article.companies.known import KnownCompanies
from reader.article.companies.scan import Name
from reader.article.companies.surroundings import (
    called_after,
    called_before,
    has_bylines,
    has_generation,
    has_picture_credits,
    is_byline,
    is_field_of_office,
    is_half_of_pair,
    is_of_the_family,
    is_picture_credit,
    is_title_case,
)
from reader.article.companies.verdict import LIKELY, OPEN, judge
from reader.article.companies.words import common_words, places, words

_QUOTES = ('"', "“", "„", "«", "‘", "'")
_RECURS, _OWNS = 3, 2
_MOST_PRINTS = 20


class Context:
    """The text of one article, and what reading its names has shown so far."""

    def __init__(self, text: str, coded: bytes, known: KnownCompanies, open_names: list[Name]) -> None:
        """`coded` is the text in UTF-8, `open_names` are those whose words prove nothing."""
        self.text = text
        self.known = known
        self._open_names = open_names
        self._abbreviations: set[str] = set()
        self._headlines: dict[int, bool] = {}
        self._has_bylines = has_bylines(coded)
        self._has_picture_credits = has_picture_credits(coded)
        self.has_credits = self._has_bylines or self._has_picture_credits
        # German writes every noun with a capital.
        self.nouns_have_capitals = coded.count(b" und ") + coded.count(b" der ") > max(2, len(text) / 400)

    @cached_property
    def _people(self) -> list[tuple[str, ...]]:
        return [name.tokens for name in self._open_names if name.may_be_a_person]

    @cached_property
    def _surnames(self) -> set[str]:
        return {tokens[-1] for tokens in self._people}

    @cached_property
    def _given_names(self) -> set[str]:
        return {tokens[0] for tokens in self._people if tokens[-1].lower() not in common_words()}

    def is_credit(self, begin: int) -> bool:
        """Whether the name that begins here is only that of an author or a photographer."""
        return (self._has_bylines and is_byline(self.text, begin)) or (
            self._has_picture_credits and is_picture_credit(self.text, begin)
        )

    def says_company(self, name: Name, begin: int, end: int, verdict: int) -> bool:
        """Whether a name that is not known is a company's by its last word or by the words around it."""
        single = len(name.tokens) == 1
        if self.nouns_have_capitals and (single or name.tokens[-1].lower() in words("commodities")):
            return False
        if single and (name.text in self._surnames or (name.text.isupper() and self._abbreviates(name, begin, end))):
            return False
        if verdict == LIKELY:
            return not (
                self._is_made_of_ordinary_words(name, begin, end)
                or self._is_headline(begin)
                or is_field_of_office(self.text, begin)
                or has_generation(self.text, end)
            )
        if name.after_title:
            return False
        if name.after_where and not single and name.tokens[-1].lower() in words("firm words"):
            return True
        person = name.may_be_a_person and name.tokens[-1].lower() not in words("firm words")
        called = called_before(self.text, begin, person=person) or (
            called_after(self.text, end, person=person) and not self.text.endswith(" by ", 0, begin)
        )
        return called and not self._is_headline(begin)

    def recurring(self) -> list[str]:
        """Single words that come back as owners or are known, and are neither people nor ordinary words."""
        if self.nouns_have_capitals:
            return []
        owners = Counter([name.text for name in self._open_names if name.owner and _stands_alone(name)])
        if not owners:
            return []
        counts = Counter([name.text for name in self._open_names if _stands_alone(name)])
        return [text for text, count in counts.items() if count >= _RECURS and self._may_be_a_brand(text, owners[text])]

    def _may_be_a_brand(self, text: str, times_owner: int) -> bool:
        if not times_owner or text.isupper() or len(text) < 4 or text in self._surnames or text in self._abbreviations:
            return False
        if judge(self.known, (text,))[0] != OPEN or f" {text.lower()}" in self.text:
            return False
        if text in self._given_names or self._is_where(text) or self._is_relative(text):
            return False
        return times_owner >= _OWNS or self.known.find(text.lower()) is not None

    def _is_relative(self, text: str) -> bool:
        at = self.text.find(text)
        for _ in range(_MOST_PRINTS):
            if at < 0:
                break
            if is_of_the_family(self.text, at):
                return True
            at = self.text.find(text, at + 1)
        return False

    def _is_where(self, text: str) -> bool:
        """Whether something is or happens in what the word names; a stake in it would make it a company."""
        at = self.text.find(f" in {text}")
        return at >= 0 and self.text[max(0, at - 20) : at].rpartition(" ")[2].lower() not in words("holdings")

    def _is_made_of_ordinary_words(self, name: Name, begin: int, end: int) -> bool:
        """Whether a name that sounds like a firm's is quoted, half of an authority's, or written small elsewhere."""
        if self.text[begin - 1 : begin] in _QUOTES or is_half_of_pair(self.text, end):
            return True
        return all(f" {token.lower()}" in self.text for token in name.tokens if token != "&")

    def _abbreviates(self, name: Name, begin: int, end: int) -> bool:
        """Whether a name in capitals stands for ordinary words before a bracket: "the impact assessment (EIA)"."""
        if name.text in self._abbreviations:
            return True
        before = self.text[max(0, begin - 24) : begin].rstrip('"“')
        if not (before.endswith("(") and self.text[end : end + 2].strip('"”,.')[:1] == ")"):
            return False
        if not before[:-1].rstrip().rpartition(" ")[2].islower():
            return False
        self._abbreviations.add(name.text)
        return True

    def _is_headline(self, at: int) -> bool:
        """Whether the line at a place is in title case, so that a capital proves nothing."""
        start = self.text.rfind("\n", 0, at) + 1
        if start not in self._headlines:
            end = self.text.find("\n", start, start + 300)
            self._headlines[start] = is_title_case(self.text[start : end if end > 0 else start + 300])
        return self._headlines[start]


def _stands_alone(name: Name) -> bool:
    """Whether a name is of one word, without a title before it."""
    return len(name.tokens) == 1 and not name.after_title


def called_in_german(known: KnownCompanies, tokens: tuple[str, ...]) -> str:
    """The company in "Aktien von Norrhavn" or "Bremer Stahlhersteller Grellwerk", where German nouns stand before its
    name; empty where there is none."""
    rest = _behind_german_nouns(tokens)
    ends = words("german no firms")
    last = next((at for at, token in enumerate(rest) if token in _GERMAN_JOINERS or token.lower() in ends), len(rest))
    rest = rest[:last]
    if not rest or rest[0].lower().removesuffix("s") in places() or judge(known, rest)[0] < OPEN:
        return ""
    return " ".join(rest)


def _behind_german_nouns(tokens: tuple[str, ...]) -> tuple[str, ...]:
    if len(tokens) > 2 and tokens[1] == "von" and tokens[0].lower() in words("german shares"):
        # A plural ends so behind "von": "Aktien von Anlegern".
        return () if len(tokens) == 3 and tokens[2].endswith(("en", "ern", "eln")) else tokens[2:]
    return next((tokens[at + 1 :] for at, token in enumerate(tokens) if _is_german_firm_noun(token.lower())), ())


def _is_german_firm_noun(low: str) -> bool:
    """Whether a word says that a company is meant which follows; "Hersteller" alone does not."""
    return low in words("german firms") or (low.endswith(_german_nouns()) and low not in words("german firm nouns"))


_GERMAN_JOINERS = frozenset(("für", "von", "und"))


@cache
def _german_nouns() -> tuple[str, ...]:
    return tuple(words("german firm nouns"))
