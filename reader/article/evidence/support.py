"""Where the body supports a highlight, and what in the highlight it does not support.

A block supports a highlight when it shares enough of its figures and of its words, weighted by how rare they are in
the article. What the body lacks are figures that no figure of it means (units, rounding, number words and scales set
aside), dates that it does not name, and names of which no telling word stands in it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reader.article.companies.scan import names_of_run, runs
from reader.article.companies.words import common_words, words
from reader.article.companies.words import places as place_names
from reader.article.evidence.body import MILLION, Body, stems, weights_among
from reader.article.evidence.dates import dates_in, periods_in
from reader.article.evidence.figures import Figure
from reader.article.evidence.numerals import figures_in
from reader.article.evidence.words import currencies, units, values
from reader.article.lines import has_cjk, lowered, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line

    Evidence = tuple[list[int], list[str]]
    # A figure of a highlight, and the places in the body that give it.
    _Claim = tuple[Figure, set[int]]

_ENOUGH: Final = 0.34
_BESIDE_THE_BEST: Final = 0.75
_MOST_BLOCKS: Final = 3
_FIGURE_WEIGHT: Final = 2 * MILLION
_MOST_CLAIMS: Final = 30
_NOWHERE: Final[list[int]] = []
_MOST_PLACES: Final = 300  # a word that more blocks have tells nothing
# Two words with capitals, of which the first is no beginning of a sentence: in German a name, more often than not.
_PAIR: Final = re.compile(r"(?<=[^\W\d_] )([A-ZÄÖÜ][a-zäöüß]{2,} )*([A-ZÄÖÜ][a-zäöüß-]{2,}) ([A-ZÄÖÜ][a-zäöüß-]{2,})")
_OF_NOUNS: Final = frozenset(
    "ende anfang mitte beginn richtung dutzend grad paar reihe menge art sorte typ teil stück schluck rest".split()
)
_NOUN_STEM: Final = 6
_QUOTES: Final = "\"“‘'„«"


def evidence(item_text: str, body: list[tuple[int, Line]]) -> Evidence:
    """The blocks that support a highlight, best first, and its figures, dates and names that no body block contains."""
    return evidence_of([Item(item_text)], body)[0]


def evidence_of(items: list[Item], body: list[tuple[int, Line]]) -> list[Evidence]:
    """What `evidence` says of each of several highlights of one article. The body is read for what they say alone."""
    if not body:
        return [([], []) for _ in items]
    read = Body(body, frozenset().union(*(item.stems for item in items)))
    return [_evidence(item, read) for item in items]


class Item:
    """A highlight with its words and what they mean; `line` is where it stands."""

    __slots__ = ("cjk", "stems", "text", "words")

    def __init__(self, text: str, line: Line | None = None) -> None:
        self.text = text
        whole = line if line is not None and line.text == text else None
        found = whole.tokens if whole else tokens(lowered(text))
        self.words = whole.words if whole else set(found)
        self.cjk = has_cjk(text)
        self.stems = stems(self.words, found if self.cjk else [])


def _evidence(item: Item, read: Body) -> Evidence:
    text = item.text
    claims = [(figure, read.places_of(figure)) for figure in figures_in(text, item.words)[:_MOST_CLAIMS]]
    return _supporting(item, claims, read), _unsupported(item, claims, read)


def _supporting(item: Item, claims: list[_Claim], read: Body) -> list[int]:
    scores = [0] * len(read.lines)
    weights = weights_among(len(scores))
    most = _FIGURE_WEIGHT * len(claims)
    for stem in item.stems:
        places = read.places.get(stem, _NOWHERE)
        if len(places) > _MOST_PLACES:
            continue
        weight = weights[len(places)]
        most += weight
        for place in places:
            scores[place] += weight
    for _, giving in claims:
        for place in giving:
            scores[place] += _FIGURE_WEIGHT
    _hand_down(scores, read)
    least = max(_ENOUGH * most, _BESIDE_THE_BEST * max(scores), 1)
    best_first = sorted([(-score, place) for place, score in enumerate(scores) if score >= least])
    telling = [giving for figure, giving in claims if giving and not figure.year]
    return [read.lines[place][0] for place in _giving_most([place for _, place in best_first], telling)[:_MOST_BLOCKS]]


def _hand_down(scores: list[int], read: Body) -> None:
    """Counts what a heading shares with a highlight for the text below it; the headline says no more than that."""
    for place in read.heads:
        score = scores[place]
        scores[place] = 0
        if place + 1 < len(scores) and read.lines[place][1].level != 1 and read.lines[place + 1][1].kind != "heading":
            scores[place + 1] = max(score, scores[place + 1])


def _giving_most(ranked: list[int], telling: list[set[int]]) -> list[int]:
    """The blocks without those that give fewer of the figures than another does, and none that is not yet given."""
    if len(ranked) < 2 or not telling:
        return ranked
    counts = {place: sum([place in giving for giving in telling]) for place in ranked}
    most = max(counts.values())
    kept: list[int] = []
    for place in sorted(ranked, key=lambda place: -counts[place]):
        if counts[place] == most or any(place in giving and giving.isdisjoint(kept) for giving in telling):
            kept.append(place)
    return [place for place in ranked if place in kept]


def _unsupported(item: Item, claims: list[_Claim], read: Body) -> list[str]:
    found: list[tuple[int, str]] = []
    item_text = item.text
    dates = dates_in(item_text, item.words)[:_MOST_CLAIMS]
    known = {date[3] for date in dates if (date[1], date[2]) in read.dates}
    found.extend((date[3], date[0]) for date in dates if date[3] not in known)
    for figure, places in claims:
        if places or figure.share or _is_label(item_text, figure):
            continue  # a share ("half of that") may be the publisher's own sum
        if not any(start <= figure.start < end for _, _, _, start, end in dates) and not _stands_in(figure, read):
            found.append((figure.start, figure.text))
    periods = periods_in(item_text)
    for period in periods - read.periods if periods else ():
        found.append((len(item_text), period))
    if not item.cjk and not _begins_alone(item_text):
        missing = _missing_names if read.capitals_mean_names else _missing_pairs
        found.extend(missing(item_text, read))
    if not found:
        return []
    return list(dict.fromkeys(text for _, text in sorted(found)))


def _is_label(text: str, figure: Figure) -> bool:
    """Whether a number only counts the highlights ("1. ..."), points to a source ("[2]") or names ("Shaft 4")."""
    behind = text[figure.end : figure.end + 1]
    if figure.text.isdigit() and len(figure.text) <= 2:
        before = text[: figure.start].rstrip().rpartition(" ")[2]
        if before[:1].isupper() and before[-1:].isalpha() and before.lower() not in common_words():
            return True
    if text[figure.start - 1 : figure.start] == "[" and behind == "]":
        return True
    if behind == "T" or text.startswith(_QUARTERS, figure.end):  # "3T23" is a period
        return len(figure.text) == 1
    return figure.start == 0 and behind in _BEHIND_NUMBERS and len(figure.text) <= 2


_QUARTERS: Final = ("분기", " 분기", "季度", "四半期")
_BEHIND_NUMBERS: Final = frozenset(".)、）．")


def _stands_in(figure: Figure, read: Body) -> bool:
    """Whether the body prints the figure in a word ("F-150", "COP28"), as a plain year, or as "two"."""
    if figure.text in _WORDS_OF_FEW and not read.words.isdisjoint(_spelled(float(figure.text))):
        return True
    return figure.text.isdigit() and len(figure.text) >= 2 and figure.text in read.words


_WORDS_OF_FEW: Final = frozenset("12")


@cache
def _spelled(value: float) -> frozenset[str]:
    return frozenset(word for word, number in values("number words").items() if number == value)


def _missing_names(text: str, read: Body) -> list[tuple[int, str]]:
    """Names of the highlight of which no telling word stands in the body."""
    found = []
    for start, run in runs(text):
        for place, name, parts, begins in _own_names(run):
            at = start + place
            if at and text[at - 1].isalpha():  # "RNA" in "mRNA"
                continue
            if text[at + len(name) :][:1] == "$":  # "Lucro de R$ 40 milhões"
                continue
            if not _is_known(name, parts, read) and not (begins and (_begins_sentence(text, at) or _is_headline(text))):
                found.append((at, name))
    return found


def _missing_pairs(text: str, read: Body) -> list[tuple[int, str]]:
    """Where every noun has a capital: two nouns that stand together, neither of which the body has in any form."""
    low = ""
    found = []
    for match in _PAIR.finditer(text):
        pair = [match[2].lower(), match[3].lower()]
        if any(word in _OF_NOUNS or _is_ordinary(word) for word in pair):
            continue
        low = low or read.text.lower()
        if not any(word[:_NOUN_STEM] in low for word in pair):
            found.append((match.start(2), f"{match[2]} {match[3]}"))
    return found


@lru_cache(maxsize=4096)
def _own_names(run: str) -> list[tuple[int, str, list[str], bool]]:
    """The names in a run that are not ordinary words alone: where each begins, how it is printed, its telling words,
    and whether a sentence may begin so without a name."""
    found = []
    for name in names_of_run(run):
        parts = [part for part in name.key.split() if part not in words("stop words")]
        if not all(map(_is_ordinary, parts)):
            telling = [part for part in parts if not part[0].isdigit()]  # "Adição de 3.400" begins a sentence
            begins = len(telling) == 1 or any(part in common_words() for part in telling)
            found.append((name.start, name.text, parts, begins))
    return found


def _is_headline(text: str) -> bool:
    """Whether a text is set as a headline: no word of some length begins small."""
    found = text.split()
    if any(word.islower() and len(word) >= _LONG_WORD and word not in words("stop words") for word in found):
        return False
    return sum(word[0].isupper() for word in found) > 0.6 * len(found)


_LONG_WORD: Final = 5


def _begins_alone(text: str) -> bool:
    """Whether nothing but the first word has a capital, which the beginning of a sentence gives to any word."""
    first, _, rest = text.lstrip(_QUOTES).partition(" ")
    return rest.islower() and first.isalnum()


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:;–—-•"


def _is_ordinary(part: str) -> bool:
    """Whether a word is no name's own: an adjective of place, a month, a figure, a unit, an ordinary word."""
    return part[0].isdigit() or len(part) < 2 or part in common_words() or part in _counted()


@cache
def _counted() -> frozenset[str]:
    """Adjectives of place, units, measures and the like, which name nobody."""
    sections = ("scales", "months", "number words", "shares", "percent", "percentage points")
    numbers = (word for section in sections for word in values(section))
    other = words("place words") | words("not firms") | _SHORT_FORMS
    return other.union(units(), currencies(), numbers)


_SHORT_FORMS: Final = frozenset(
    "ytd yoy qoq fy ttm ltm cagr eps ebit ebitda ebita roi nps arr kpi "
    "us u.s uk u.k eu usa america american europe european".split()
)


def _is_known(name: str, parts: list[str], read: Body) -> bool:
    """Whether the body has the name: its last or most of its words, its initials, or what they stand for."""
    present = [
        part for part in parts if part in read.words or part.rstrip("s") in read.words or part + "s" in read.words
    ]
    if len(present) * 2 > len(parts) or (parts[-1] in present and parts[-1] not in common_words()):
        return True
    if any(part in place_names() and _names_people_of(part, read) for part in parts):
        return True
    plain = name.replace(".", "")
    if plain.isupper() and plain.lower() in read.initials:
        return True
    initials = "".join(part[0] for part in parts)
    return len(parts) > 1 and initials in read.words


def _names_people_of(place: str, read: Body) -> bool:
    """Whether the body has the adjective of a place: "Chinese" for China."""
    adjective = _ADJECTIVES.get(place, place[:4])
    return any(word.startswith(adjective) for word in read.words & words("place words"))


_ADJECTIVES: Final = {
    "france": "french",
    "spain": "spanish",
    "netherlands": "dutch",
    "england": "english",
    "poland": "polish",
}
