"""The names of runs of capitals with what their words prove, remembered, since articles name the same companies."""

from __future__ import annotations

from functools import cache

from reader.article.companies.german import is_german_firm_noun
from reader.article.companies.names import begins_with_form
from reader.article.companies.scan import Name, names_of_run
from reader.article.companies.verdict import FAMED, LIKELY, OPEN, PROVEN, certainty_of, is_known, judge
from reader.article.companies.words import Endings, common_words, places, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

    from reader.article.companies.known import KnownCompanies
    from reader.article.companies.verdict import Verdict

_MOST_REMEMBERED: Final = 8192
_SHORTEST_PART: Final = 5
_SHORTEST_OWNER: Final = 9  # shorter words with an "s" are plurals of ordinary ones
_LONGEST_FIGURE: Final = 2  # longer ones are years and models
_TWO_AND_AN_AND: Final = 3
_OF: Final = frozenset(("da", "do", "du", "di", "del", "della"))
_ELISIONS: Final = ("'", "’")
_ANDS: Final = frozenset(("and", "et", "und", "y", "&"))


class JudgedRuns(dict[str, "tuple[bool, tuple[tuple[Name, Verdict], ...]]"]):
    """For a run, whether it begins with a legal form, and its names with what their words prove."""

    def __init__(self, known: KnownCompanies) -> None:
        self._known = known

    def __missing__(self, run: str) -> tuple[bool, tuple[tuple[Name, Verdict], ...]]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        names = names_of_run(run)
        if names and names[-1].start:
            names = tuple([self._with_small_word(name, run) if name.start else name for name in names])
        found = [(part, judge(self._known, part.tokens)) for name in names for part in self._parted(name)]
        judged = self[run] = (begins_with_form(run), tuple(found))
        return judged

    def _with_small_word(self, name: Name, run: str) -> Name:
        """The known company's name with the small word before it that belongs to it: "De Grey Mining", "Las Vegas
        Sands"."""
        word = run[: name.start].rstrip().rpartition(" ")[2]
        if (
            not (word.isalpha() and word[0].isupper())
            or word == "The"
            or not is_known(self._known, (word, *name.tokens))
        ):
            return name
        start = name.start - len(word) - 1
        whole = Name(start, name.end, run[start : name.end], (word, *name.tokens), name.legal)
        whole.owner = name.owner
        return whole

    def _parted(self, name: Name) -> Sequence[Name]:
        """The name; or the two that an "and" joins of which one is a known company's ("Stellantis et Verlac"); or the
        one that it only holds ("Thyssenkrupp-Aktie", "Chipmaker Quellmoor"); or what stands before "und Co."."""
        if len(name.tokens) == 1:
            part = self._known_in_word(name, name.text)
            return (name,) if part is None else (part,)
        if name.tokens[-1] == "Co" and name.tokens[-2:] == ("und", "Co"):
            name = _beginning_of(name, len(name.tokens) - 2)
        part = self._known_in(name) or self._behind_trade(name)
        if part is not None:
            return (part,)
        if name.legal or _ANDS.isdisjoint(name.tokens[1:-1]):
            return (name,)
        at = next(at for at, token in enumerate(name.tokens[1:-1], 1) if token in _ANDS)
        first, second = name.tokens[:at], name.tokens[at + 1 :]
        alone = first[-1:] if len(first) > 1 and is_german_firm_noun(first[-2].lower()) else first
        verdicts = [certainty_of(self._known, part) for part in (alone, second)]
        apart = len(name.tokens) == _TWO_AND_AN_AND and name.tokens[at] in ("y", "et")  # "Quellmoor et Tarn"
        least = PROVEN if name.tokens[at] == "&" else FAMED
        # "Quellmoor et Tarn", "Assurtechs Quellmoor et Tarn Technology"
        apart = apart or (name.tokens[at] == "et" and len(name.tokens) > _TWO_AND_AN_AND and len(second) > 1)
        if apart and first[0].isupper() and verdicts[0] < OPEN <= verdicts[1]:  # "FCC y Quellmoor"
            return (_beginning_of(name, at), _rest_of(name, at + 1))
        if (max(verdicts) < least and not apart) or min(verdicts) < OPEN or is_known(self._known, name.tokens):
            return (name,)
        return (_beginning_of(name, at), _rest_of(name, at + 1))

    def _known_in_word(self, name: Name, word: str) -> Name | None:
        """The known company in a word made of its name: "Northvolt-Gruppe", "Thyssenkrupps"."""
        if "-" in word:
            part = word.partition("-")[0]
        elif len(word) > _SHORTEST_OWNER and word[-1] == "s":
            part = word[:-1]
        else:
            return None
        if len(part) < _SHORTEST_PART or part.lower() in words("german nouns"):
            return None
        if certainty_of(self._known, (part,)) < PROVEN or certainty_of(self._known, (word,)) >= FAMED:
            return None
        return Name(name.start, name.start + len(part), part, (part,), False)

    def _known_in(self, name: Name) -> Name | None:
        """The known company behind a noun for companies, behind a nationality, or before a figure or a person."""
        if name.tokens[-1].isdigit():
            return self._before_figure(name)
        return self._behind_noun(name) or self._behind_nationality(name) or self._before_person(name)

    def _behind_trade(self, name: Name) -> Name | None:
        """The name behind a word for its trade, which has a capital because a sentence begins with it."""
        trade, rest = name.tokens[0].lower(), name.tokens[1:]
        if trade not in words("firm nouns") or trade in words("firm nouns in names") or not rest[0][0].isupper():
            return None
        if is_german_firm_noun(trade):
            return None  # which German texts write with a capital anywhere
        if len(rest) > 1 and (trade in words("nouns of people") or trade in words("nouns before people")):
            return None
        if certainty_of(self._known, rest) not in (OPEN, LIKELY) or is_known(self._known, name.tokens):
            return None
        return _rest_of(name, 1)

    def _behind_nationality(self, name: Name) -> Name | None:
        """The name in "Suédoise Quellmoor" or "L'Américain Quellmoor": an adjective with a capital calls it a firm."""
        first = name.tokens[0].lower()
        first = first[2:] if first[1:2] in _ELISIONS else first
        if first not in words("adjectives of places") or first in places():
            return None
        rest = name.tokens[1:]
        certain = certainty_of(self._known, rest)
        return _rest_of(name, 1) if certain >= FAMED or (certain == OPEN and len(rest) == 1) else None

    def _before_person(self, name: Name) -> Name | None:
        """A known company before the name of somebody who works there: "analystes de Citi Thomas Chauvet"."""
        given = words("given names")
        for at in range(1, len(name.tokens) - 1):
            if name.tokens[at].lower() in given:
                known = is_known(self._known, name.tokens[:at]) and not is_known(self._known, name.tokens)
                return _beginning_of(name, at) if known else None
        return None

    def _before_figure(self, name: Name) -> Name | None:
        """A known company before a figure that is no part of its name: "zakte Ryanair 0,1 procent"."""
        before = name.tokens[:-1]
        if len(name.tokens[-1]) > _LONGEST_FIGURE or not before[-1].isalpha() or is_known(self._known, name.tokens):
            return None
        return _beginning_of(name, len(before)) if is_known(self._known, before) else None

    def _behind_noun(self, name: Name) -> Name | None:
        """A known company behind a noun for companies or for what it has: "Ståltillverkaren SSAB", "Ações da Vale"."""
        word = name.tokens[0]
        nouns, at = _firm_nouns(), 0
        for before, token in enumerate(name.tokens[:-1], 1):
            if token in _OF or nouns.end(token.lower()):
                at = before
                break
        at = at or int(_is_cyrillic(word) and _is_cyrillic(name.tokens[1]))  # "Акции Лукойла" begins a sentence
        rest = name.tokens[at:]
        if not at or not is_known(self._known, rest) or is_known(self._known, name.tokens):
            return None
        if not words("not firms").isdisjoint(token.lower() for token in name.tokens[:at]):
            return None
        return _rest_of(name, at)


def small_name_before(known: KnownCompanies, text: str, start: int, run: str) -> tuple[int, Name, Verdict] | None:
    """The known company written small before a run that begins with its legal form, and where: "thyssenkrupp AG"."""
    if not start or text[start - 1] != " ":
        return None
    word = text[max(0, start - _LONGEST_SMALL) : start - 1].replace("\n", " ").rpartition(" ")[2]
    if len(word) < _SHORTEST_PART or not (word.isalpha() and word.islower()):
        return None
    tokens = (word, run.partition(" ")[0])
    if word in common_words() or not is_known(known, tokens):
        return None
    printed = " ".join(tokens)
    return start - 1 - len(word), Name(0, len(printed), printed, tokens, True), judge(known, tokens)


_LONGEST_SMALL: Final = 30


def _beginning_of(name: Name, count: int) -> Name:
    """The first words of a name."""
    text = " ".join(name.text.split(" ", count)[:count])
    return Name(name.start, name.start + len(text), text, name.tokens[:count], False)


def _rest_of(name: Name, count: int) -> Name:
    """A name without its first words."""
    text = name.text.split(" ", count)[-1]
    rest = Name(name.end - len(text), name.end, text, name.tokens[count:], name.legal)
    rest.owner = name.owner
    return rest


def _is_cyrillic(word: str) -> bool:
    return "А" <= word[0] <= "Я"


@cache
def _firm_nouns() -> Endings:
    """The ends of words for companies that stand before names in German, Dutch and the languages of the North."""
    return Endings(words("german firm nouns") | words("nordic and dutch firm nouns"))


judged_runs: Final = cache(JudgedRuns)
