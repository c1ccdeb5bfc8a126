"""The body of an article, read for its highlights: only for what one of them says, and only where that may be."""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import pairwise
from math import log, log10

from reader.article.companies.scan import runs
from reader.article.companies.words import words
from reader.article.evidence.dates import dates_in, periods_in
from reader.article.evidence.figures import NUMBER, Figure, printed_figures, same_figure
from reader.article.evidence.numerals import may_spell, spelled_figures
from reader.article.evidence.words import units, values
from reader.article.lines import has_cjk, lowered, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from reader.article.lines import Line

UNKNOWN_WEIGHT = 1.5
_STEM = 6
_ISO_DATE = re.compile(r"[12][0-9]{3}-[0-9]{2}-")
_DIGITS = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_MOST_FIGURES = 600
_GERMAN = frozenset(("und", "der", "die", "das", "ist"))
# How far the decimal logarithms of two figures may lie apart that say the same, exactly (by 2.5 %) or about (by 10 %).
_NEAR, _ABOUT = 0.012, 0.047
_LENGTHS_OF_TIME = frozenset(("d", "mo", "h"))


class Body:
    """The body of one article. `stems` are all beginnings of words that the highlights ask for."""

    def __init__(self, body: list[tuple[int, Line]], stems_asked_for: frozenset[str]) -> None:
        self.lines = body
        self.texts = [line.text for _, line in body]
        self.words_of = [line.words or set(tokens(lowered(line.text))) for _, line in body]
        self._figures: dict[int, list[Figure]] = {}
        self.places: dict[str, set[int]] = {}
        for word in self.words - words("stop words"):
            if word[:_STEM] in stems_asked_for:
                having = [place for place, own in enumerate(self.words_of) if word in own]
                self.places.setdefault(word[:_STEM], set()).update(having)
        for place, (_, line) in enumerate(body):
            if has_cjk(line.text):
                for pair in _pairs(line.tokens or tokens(lowered(line.text))) & stems_asked_for:
                    self.places.setdefault(pair, set()).add(place)

    @cached_property
    def weights(self) -> list[float]:
        """How much a stem tells that so many blocks have: the more, the fewer."""
        count = len(self.lines)
        return [UNKNOWN_WEIGHT] + [1.0 + log(count / having) for having in range(1, count + 1)]

    def places_of(self, claimed: Figure) -> set[int]:
        """The blocks, by their place in the body, that give a figure.

        Blocks that print its digits are read first, others only where none of these gives it, number words last.
        """
        places = self._may_give(claimed)
        digits = _DIGITS.search(claimed.text)
        printing = [place for place in places if digits[0] in self.texts[place]] if digits else []
        found = self._giving(claimed, printing) or self._giving(claimed, places)
        if found or not _may_be_spelled(claimed):
            return found
        return {place for place, figure in self.spelled if same_figure(claimed, figure)}

    def _may_give(self, claimed: Figure) -> Sequence[int]:
        """The blocks with a number that has the digits of the claimed one, wherever its point stands."""
        wanted = [log10(abs(value)) % 1.0 for value in claimed.values if value]
        if len(wanted) < len(claimed.values) or claimed.unit in _LENGTHS_OF_TIME:
            return range(len(self.lines))
        least = _ABOUT if claimed.approximate else _NEAR
        return [place for place, given in self._numbers if given is None or _are_near(wanted, given, least)]

    @cached_property
    def _numbers(self) -> list[tuple[int, list[float] | None]]:
        """For each block that has numbers their decimal logarithms without the whole part; None for a block where a
        word such as "miles" may turn a number into another."""
        return [
            (place, _logarithms(text, self.words_of[place]))
            for place, text in enumerate(self.texts)
            if _DIGITS.search(text)
        ]

    def _giving(self, claimed: Figure, places: Iterable[int]) -> set[int]:
        return {place for place in places if any(same_figure(claimed, given) for given in self._figures_at(place))}

    def _figures_at(self, place: int) -> list[Figure]:
        figures = self._figures.get(place)
        if figures is None:
            figures = self._figures[place] = printed_figures(self.texts[place])[:_MOST_FIGURES]
        return figures

    @cached_property
    def text(self) -> str:
        return "\n".join(self.texts)

    @cached_property
    def spelled(self) -> list[tuple[int, Figure]]:
        return [
            (place, figure)
            for place, (own, text) in enumerate(zip(self.words_of, self.texts, strict=True))
            if may_spell(own, text) or has_cjk(text)
            for figure in spelled_figures(text, own)
        ][:_MOST_FIGURES]

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset().union(*self.words_of)

    @cached_property
    def dates(self) -> set[tuple[int, int]]:
        """Months, and days of months."""
        months = values("months").keys()
        found = [
            date
            for own, text in zip(self.words_of, self.texts, strict=True)
            if not months.isdisjoint(own) or _ISO_DATE.search(text) or has_cjk(text)
            for date in dates_in(text)
        ]
        return {(month, day) for _, month, day, _, _ in found} | {(month, 0) for _, month, _, _, _ in found}

    @cached_property
    def periods(self) -> set[str]:
        return periods_in(self.text)

    @cached_property
    def initials(self) -> frozenset[str]:
        return _initials(self.text)

    @cached_property
    def capitals_mean_names(self) -> bool:
        """Not in German, which writes every noun with a capital."""
        if all(map(_GERMAN.isdisjoint, self.words_of)):
            return True
        coded = self.text.encode("utf-8", "replace")
        common = sum(map(coded.count, (b" und ", b" der ", b" die ", b" das ", b" ist ")))
        return common <= max(2, len(self.text) / 300)


def _logarithms(text: str, own: AbstractSet[str]) -> list[float] | None:
    odd = not _odd_units().isdisjoint(own)
    if odd and has_cjk(text):
        return None
    found = []
    for match in NUMBER.finditer(text):
        digits, end = match[0], match.end()
        number = float(digits if digits.isdigit() else digits.translate(_NO_MARKS))
        if number == 0.0 or text[end : end + 1].isalpha():
            return None
        if odd:
            behind = text[end : end + 40].lower().replace("-", " ").replace(",", " ").replace(".", " ").split(None, 2)
            if not _odd_units().isdisjoint(behind[:2]):
                return None
        found.append(log10(number) % 1.0)
    return found


_NO_MARKS = {ord(mark): None for mark in ",.'’ \u00a0\u202f"}


@cache
def _odd_units() -> frozenset[str]:
    """The units that are no power of ten of the unit that they count in: miles, pounds, weeks."""
    return frozenset(word for word, (_, factor) in units().items() if abs(log10(factor) - round(log10(factor))) > 1e-9)


def _are_near(wanted: list[float], given: list[float], least: float) -> bool:
    for one in wanted:
        for other in given:
            if not least < abs(one - other) < 1.0 - least:
                return True
    return False


def stems(own: AbstractSet[str], found: list[str]) -> set[str]:
    """Beginnings of the words that carry meaning; pairs of characters in Chinese and Japanese.

    `own` are the words without repeats, `found` the same in their order where some are Chinese or Japanese.
    """
    out = {word[:_STEM] for word in own - words("stop words") if len(word) > 2}
    return out | _pairs(found) if found else out


def _pairs(found: list[str]) -> set[str]:
    """The pairs of characters of a Chinese or Japanese text, given by its words."""
    return {a + b for a, b in pairwise([word for word in found if len(word) == 1 and word > "\u303f"])}


def _may_be_spelled(claimed: Figure) -> bool:
    """Whether a text may write a figure in words: a share, a small whole number, or round thousands and millions."""
    value = claimed.values[0]
    if claimed.share or claimed.unit:
        return True
    return value == int(value) and (value <= 1000 or value % 1000 == 0)


def _initials(text: str) -> frozenset[str]:
    """The initials of every name in a text, so that "EPA" is found where only the full name stands."""
    found: set[str] = set()
    for _, run in runs(text):
        heads = [word[0].lower() for word in run.split() if word[0].isupper()]
        found.update("".join(heads[a:b]) for a in range(len(heads)) for b in range(a + 2, len(heads) + 1))
    return frozenset(found)
