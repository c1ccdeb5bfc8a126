"""What stands around names in one article: whether it shows that a company is meant, a person, or ordinary words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from reader.article.companies.before_names import begins_list, called_before, known_word_called
from reader.article.companies.clauses import is_said_of_firms, is_said_of_firms_alone
from reader.article.companies.german import is_german, is_of_german_nouns, told_in_german
from reader.article.companies.known import KnownCompanies
from reader.article.companies.namesakes import is_surname, is_town, may_be_a_town
from reader.article.companies.scan import Name
from reader.article.companies.surroundings import (
    PICTURES,
    are_one_name,
    called_after,
    gives_size,
    has_bylines,
    has_initials,
    has_picture_credits,
    is_byline,
    is_half_of_pair,
    is_of_the_family,
    is_picture_credit,
    is_title_case,
    moves_as_shares,
    sells_tokens,
    tells_of_shares,
)
from reader.article.companies.verdict import DOUBTFUL, FAMED, LIKELY, OPEN, certainty_of
from reader.article.companies.words import common_words, places, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final

_WHERE: Final = (" in ", " near ", " via ", " the ")
_INSIDE: Final = frozenset(",;–—(")
_BEFORE_NAMES: Final = frozenset(' “"‘(')
_PLURAL_OWNERS: Final = ("' ", "’ ")
_FOLLOWING_WORD: Final = re.compile(" ([a-z-]+)")
_QUOTES: Final = ('"', "“", "„", "«", "‘", "'")
_MARKS_OF_WORKS: Final = ("‘", " '", "«", "“", ' "')  # "the third season of 'Quellmoor'"
_GERMAN: Final = frozenset(("und", "der", "die"))
CONTEXT_SIGNALS: Final = PICTURES | _GERMAN
_DOMAINS: Final = (".com", ".net", ".co")
_SENTENCE_BEGINS: Final = frozenset((". ", "? ", "! "))
_LAST_SPACED: Final = "\u3000"
_WHERE_FIRMS: Final = ("-based ", "-listed ", "-headquartered ")
_LONGEST_PLACE: Final = 24
_COUNTRIES: Final = frozenset(("US", "U.S.", "UK", "U.K.", "EU"))
_PLURALS: Final = ("ers", "ors", "ists", "ants", "ians", "ees", "ies")
_ARTICLE: Final = " The "  # "founder of The Tarn Post"
# Behind these a family's name is its firm's.
_FIRM_NAMED: Final = ("entreprise ", "a société ", " azienda ", "a società ", " empresa ", "'azienda ", "’azienda ")
_RECURS: Final = 3
_FULL_NAME: Final = 2
_OWNS: Final = 2
_MOST_PRINTS: Final = 20
_FIRST_LETTERS: Final = 3


class Context:
    """The text of one article, and what reading its names has shown so far."""

    def __init__(
        self,
        text: str,
        coded: bytes,
        known: KnownCompanies,
        open_names: list[tuple[int, Name]],
        signals: frozenset[str],
    ) -> None:
        """`coded` is the text in UTF-8; `open_names` are those whose words prove nothing, and where a run begins;
        `signals` are those of `CONTEXT_SIGNALS` that the text has."""
        self.text = text
        self.known = known
        self._open_names = open_names
        self._abbreviations: set[str] = set()
        self._headlines: dict[int, bool] = {}
        self._people = [name.tokens for _, name in open_names if name.may_be_a_person]
        self.surnames = {tokens[-1] for tokens in self._people}
        given = words("given names")
        # A third word may be a firm's that a byline puts behind the name: "By Emil Marr Quellmoor".
        full = [tokens for tokens in self._people if len(tokens) == _FULL_NAME]
        self._of_people = {last for first, last in full if first.lower() in given}
        self._has_katakana = b"\xe3" in coded  # its first byte, and that of hiragana
        self._has_bylines = has_bylines(coded)
        self._has_picture_credits = not signals.isdisjoint(PICTURES) and has_picture_credits(coded)
        self.has_credits = self._has_bylines or self._has_picture_credits
        self.nouns_have_capitals = not signals.isdisjoint(_GERMAN) and is_german(coded)

    def is_credit(self, begin: int) -> bool:
        """Whether the name that begins here is only that of an author or a photographer."""
        return (self._has_bylines and is_byline(self.text, begin)) or (
            self._has_picture_credits and is_picture_credit(self.text, begin)
        )

    def says_company(self, name: Name, begin: int, end: int, verdict: int) -> bool:
        """Whether a name that is not known is a company's by its last word or by the words around it."""
        single = len(name.tokens) == 1
        sized = gives_size(self.text, end) and (single or not self.nouns_have_capitals)
        if verdict in (OPEN, FAMED) and (sized or (moves_as_shares(self.text, end) and tells_of_shares(self.text))):
            return not (name.text in self.surnames or name.after_title)
        if self.nouns_have_capitals and (single or name.tokens[-1].lower() in words("commodities")):
            if name.text.lower() in words("german nouns"):
                return False
            if verdict == FAMED:
                return not (may_be_a_town(name.text) and is_town(self.text, begin, end))
            return verdict == OPEN and told_in_german(self.text, name.text, begin, end)
        if self._has_katakana and "\u30a1" <= self.text[end : end + 1] <= "\u30fc":
            return False  # "Quell" in "Quellマテリアルズ"
        named_so = single and name.text in self.surnames and not self.text.endswith(_FIRM_NAMED, 0, begin)
        if single and (named_so or (name.text.isupper() and self._abbreviates(name, begin, end))):
            return False
        if verdict == LIKELY:
            return not self._only_sounds_so(name, begin, end)
        if name.may_be_a_person and name.tokens[0].lower() in words("given names"):
            return False
        if verdict == DOUBTFUL:
            return self._says_doubtful(name, begin, end)
        if name.after_title:
            return False
        if verdict == FAMED and self._is_the_famous_one(name, begin, end):
            return True
        if not single and self._owns_as_a_firm(name, begin, end):
            return True
        if single and name.owner and name.text.endswith(_DOMAINS):
            return True
        if not single and _ends_as_firms_alone(name) and self._is_inside_sentence(name, begin):
            return True
        if not single and self.text.endswith(_ARTICLE, 0, begin):
            begin -= len(_ARTICLE) - 1
        if single and known_word_called(self.text, begin) and self._is_known_word(name):
            return True
        called = self._is_called(name, begin, end)
        return called and not self.is_headline(begin) and not (single and name.text.lower() in words("given names"))

    def is_of_a_namesake(self, form: str, begin: int) -> bool:
        """Whether a known company's name is here that of a town, or of somebody of whom the text tells."""
        text, end = self.text, begin + len(form)
        if may_be_a_town(form) and is_town(text, begin, end):
            return True
        if " " in form:
            return False
        if is_surname(text, begin, end):
            self._of_people.add(form)
            return True
        if form not in self._of_people:
            return False
        does = is_said_of_firms(text, end) or is_said_of_firms_alone(text, end)
        return not (does or called_before(text, begin) or called_after(text, end))

    def _is_called(self, name: Name, begin: int, end: int) -> bool:
        """Whether the words before or behind a name call it a company, or say of it what is said of firms alone."""
        person = (
            name.may_be_a_person
            and name.tokens[-1].lower() not in words("firm words")
            and not has_initials(self.text, end, name.tokens)
        )
        if called_before(self.text, begin, person=person):
            return True
        if called_after(self.text, end, person=person, several=len(name.tokens) > 1):
            return not (name.may_be_a_person and self.text.endswith(" by ", 0, begin))
        return self._does_as_firms_alone(name, begin, end) and (not name.may_be_a_person or self._is_always_full(name))

    def _is_always_full(self, name: Name) -> bool:
        """Whether a name of two words comes back with both of them alone, as people's names do not."""
        count = self.text.count(name.text) if len(name.tokens) == _FULL_NAME else 0
        return count > 1 and self.text.count(name.tokens[1]) == count

    def _is_known_word(self, name: Name) -> bool:
        """Whether a word is some company's name, too, though an ordinary one."""
        return self.known.find(name.key) is not None

    def _does_as_firms_alone(self, name: Name, begin: int, end: int) -> bool:
        """Whether the words around a name say what is said of firms alone, and a capital there is a name's."""
        if not self._is_placed_as_firms(begin):
            if not is_said_of_firms_alone(self.text, end):
                return False
            if name.text.endswith(_PLURALS) and not self._is_inside_sentence(name, begin):
                return False
        return not (name.text.isupper() or self._is_written_small(name.text))

    def _is_placed_as_firms(self, begin: int) -> bool:
        """Whether the word before a name says whose or where a firm is: "state-owned", "Toronto-listed"."""
        if self.text[begin - 2 : begin] != "d ":
            return False
        if self.text.endswith(_before_firms(), 0, begin):
            return True
        if not self.text.endswith(_WHERE_FIRMS, 0, begin):
            return False
        before = self.text[max(0, begin - _LONGEST_PLACE) : begin]
        where = before.rpartition("-")[0].replace("\n", " ").rpartition(" ")[2]
        return where.lower() in places() or where in _COUNTRIES

    def _only_sounds_so(self, name: Name, begin: int, end: int) -> bool:
        """Whether a name that sounds like a company's is made of ordinary words, or stands in a headline."""
        return (
            (self.nouns_have_capitals and is_of_german_nouns(self.known, name))
            or self._is_made_of_ordinary_words(name, begin, end)
            or (name.tokens[1:2] != ("&",) and not name.after_where and self.is_headline(begin))
        )

    def _says_doubtful(self, name: Name, begin: int, end: int) -> bool:
        """Whether ordinary words are a company's name: where a clause says what it is, or the words before."""
        several = len(name.tokens) > 1
        if several and not self.is_headline(begin):
            person = not has_initials(self.text, end, name.tokens)
            if called_after(self.text, end, person=person, apposition=True, several=not person):
                return True
        if not self._is_inside_sentence(name, begin):
            return False
        if begins_list(self.text, begin):
            return True
        if several:
            return called_before(self.text, begin, person=True)
        # "acquired Fancy, a startup that"
        return called_after(self.text, end, apposition=True) and called_before(self.text, begin)

    def _owns_as_a_firm(self, name: Name, begin: int, end: int) -> bool:
        """Whether a name that ends as firms' do owns something in running text ("Grey Resources' mine")."""
        if not (name.owner or self.text[end : end + 2] in _PLURAL_OWNERS):
            return False
        return name.tokens[-1].lower() in words("firm words") and self._is_inside_sentence(name, begin)

    def _is_the_famous_one(self, name: Name, begin: int, end: int) -> bool:
        """Whether an ordinary word is the famous company's name ("Apple", but not "Apple pie" nor "in Freeport")."""
        if name.owner or self.text[end : end + 1] > _LAST_SPACED or self.text[begin - 1 : begin] > _LAST_SPACED:
            return True  # or among letters that no blanks part
        if self.text[begin - 2 : begin] in _SENTENCE_BEGINS or self.text[begin - 1] == "\n":
            if self._is_written_small(name.text) or self.is_headline(begin):
                return False
        elif not self._is_inside_sentence(name, begin) or self.text.endswith(_WHERE, 0, begin):
            return False
        behind = _FOLLOWING_WORD.match(self.text, end)
        if behind is None:
            return True
        others = words("not behind famous names")
        return behind[1] not in others and f"{name.text.lower()} {behind[1]}" not in others

    def _is_inside_sentence(self, name: Name, begin: int) -> bool:
        """Whether a capital is a name's: inside a sentence, and the words stand nowhere in the text without one."""
        before = self.text[begin - 2 : begin]
        if not (before[:1].islower() or before[:1] in _INSIDE) or before[1:] not in _BEFORE_NAMES:
            return False
        return not self._is_written_small(name.text) and not self.is_headline(begin)

    def _is_written_small(self, name: str) -> bool:
        """Whether the words of a name stand in the text without capitals, too, or with an "s" behind them."""
        low = f" {name.lower()}"
        at = self.text.find(low)
        while at >= 0:
            end = at + len(low)
            behind = end + (self.text[end : end + 1] == "s")
            if not self.text[behind : behind + 1].isalpha():
                return True
            at = self.text.find(low, end)
        return False

    def recurring(self, is_firm: Callable[[str], bool]) -> list[str]:
        """Single words that come back as owners or are known, and are neither people nor ordinary words, nor companies
        already; and platforms that come back."""
        single = Counter([name.text for _, name in self._open_names if len(name.tokens) == 1])
        again = {text for text, times in single.items() if times > 1}
        if not again:
            return []
        alone = [
            (start, name)
            for start, name in self._open_names
            if name.text in again and not (name.after_title or is_firm(name.key))
        ]
        counts = Counter([name.text for _, name in alone])
        platforms = self._platforms_told_of(alone, counts)
        brands = [] if self.nouns_have_capitals else self._brands(alone, counts)
        return platforms if brands and sells_tokens(self.text) else platforms + brands

    def _brands(self, alone: list[tuple[int, Name]], counts: Counter[str]) -> list[str]:
        """Those that come back, as owners or before what firms do."""
        owned: dict[str, list[str]] = {}  # how what a name owns begins, each time
        acts: dict[str, int] = {}
        for start, name in alone:
            text = name.text
            if counts[text] == 1:
                continue
            end = start + name.end
            if name.owner:
                owned.setdefault(text, []).append(self.text[end + 3 : end + 3 + _FIRST_LETTERS])
            elif self.text[end : end + 1] == " ":
                act = self.text[end + 1 : end + 20].partition(" ")[0]
                acts[text] = acts.get(text, 0) + (_acts().get(act, 0) or is_said_of_firms(self.text, end))
        brands = []
        for text, times in counts.items():
            things = owned.get(text, [])
            if len(things) > 1 and are_one_name(set(things)):
                continue
            if self._may_be_a_brand(text, times, len(things), acts.get(text, 0)):
                brands.append(text)
        return brands

    def _platforms_told_of(self, alone: list[tuple[int, Name]], counts: Counter[str]) -> list[str]:
        """The platforms of which the text speaks again and again, not only as a place where something is shared."""
        often = {text for text, times in counts.items() if times >= _RECURS and text.lower() in words("platforms")}
        if not often:
            return []
        told = Counter(
            [
                name.text
                for start, name in alone
                if name.text in often and not self._is_place_to_share(start, start + name.end)
            ]
        )
        return [name for name, times in told.items() if times >= _RECURS]

    def _is_place_to_share(self, start: int, end: int) -> bool:
        before = self.text[max(0, start - 12) : start].rpartition("\n")[2].rstrip().rpartition(" ")[2].lower()
        return before in words("before places to share")

    def _may_be_a_brand(self, text: str, times: int, owns: int, acts: int) -> bool:
        if not (acts or (owns and times >= _RECURS)) or text.isupper() or len(text) < 4 or text in self.surnames:
            return False
        if owns + acts < _OWNS and self.known.find(text.lower()) is None:
            return False
        if certainty_of(self.known, (text,)) not in (OPEN, FAMED) or self._is_written_small(text):
            return False
        if any(f"{mark}{text}" in self.text for mark in _MARKS_OF_WORKS):
            return False
        return not (self._is_first_name(text) or self._is_where(text) or self._is_relative(text))

    def _is_first_name(self, text: str) -> bool:
        return any(tokens[0] == text and tokens[-1].lower() not in common_words() for tokens in self._people)

    def _is_relative(self, text: str) -> bool:
        at = self.text.find(text)
        for _ in range(_MOST_PRINTS):
            if at < 0:
                break
            before = self.text[max(0, at - 12) : max(0, at - 1)].rpartition(" ")[2]
            if is_of_the_family(self.text, at) or before in words("words that are given names"):
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
        return all(map(self._is_written_small, [token for token in name.tokens if token != "&"]))

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

    def is_headline(self, at: int) -> bool:
        """Whether the line at a place is in title case, so that a capital proves nothing."""
        start = self.text.rfind("\n", 0, at) + 1
        if start not in self._headlines:
            end = self.text.find("\n", start, start + 300)
            self._headlines[start] = is_title_case(
                self.text[start : end if end > 0 else start + 300], nouns_have_capitals=self.nouns_have_capitals
            )
        return self._headlines[start]


def _ends_as_firms_alone(name: Name) -> bool:
    """Whether a name ends as only firms' do: "Cold Iron Studios", "Hive Group", but not "Working Group"."""
    last = name.tokens[-1].lower()
    if last != "group":
        return last in words("firm words alone")
    others = words("groups of others") | words("place words") | places()
    return (len(name.tokens) == 2 or "and" in name.tokens) and name.tokens[-2].lower() not in others


@cache
def _before_firms() -> tuple[str, ...]:
    """What says whose a firm is, without its first letter, which may be a capital."""
    return tuple(f"{said[1:]} " for said in words("owned in a way"))


@cache
def _acts() -> dict[str, int]:
    """What firms do ("acquires"), and how much it proves: 2 where people hardly do it, else 1."""
    return {**dict.fromkeys(words("what firms and people do"), 1), **dict.fromkeys(words("what firms do"), 2)}
