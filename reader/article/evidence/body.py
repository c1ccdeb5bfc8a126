"""The body of an article, read for its highlights: only for what one of them says, and only where that may be."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from math import log, log10

from reader.article.companies.scan import runs
from reader.article.companies.words import words
from reader.article.evidence.dates import dates_in, periods_in
from reader.article.evidence.figures import Figure, printed_figures, same_figure
from reader.article.evidence.numerals import number_words, spelled_figures
from reader.article.evidence.words import units
from reader.article.lines import has_cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from typing import Final

    from reader.article.lines import Line

_UNKNOWN_WEIGHT: Final = 1.5
MILLION: Final = 1_000_000
_STEM: Final = 6
_DIGITS: Final = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_BREAK: Final = "\0"
_CODED_BREAK: Final = b"\0"
_MOST_FIGURES: Final = 600
_MOST_DIGITS: Final = 40
_GERMAN: Final = frozenset(("und", "der", "die", "das", "ist"))
# The whole part of a number's decimal logarithm aside, the rest tells its digits, wherever its point stands. It is
# counted in steps; so many may lie between two figures that say the same, exactly (by 2.5 %) or about (by 10 %).
_STEPS: Final = 320
_NEAR: Final = 4
_ABOUT: Final = 15
_LENGTHS_OF_TIME: Final = frozenset(("d", "mo", "h"))


class Body:
    """The body of one article. `stems` are all beginnings of words that the highlights ask for."""

    def __init__(self, body: list[tuple[int, Line]], stems_asked_for: frozenset[str]) -> None:
        self.lines = body
        self.texts = [line.text for _, line in body]
        self.heads = [place for place, (_, line) in enumerate(body) if line.kind == "heading"]
        """The headings, by their place in the body."""
        self.coded = _BREAK.join(self.texts).encode("utf-8", "replace")  # searched faster than text
        found = [place for place, text in enumerate(self.texts) if has_cjk(text)] if _may_be_cjk(self.coded) else ()
        self.cjk = frozenset(found)
        """The blocks, by their place in the body, that are in Chinese, Japanese or Korean."""
        self.words_of = [line.words for _, line in body]
        self.words = frozenset().union(*self.words_of)
        self.places: dict[str, list[int]] = {}
        """The blocks, by their place in the body, that have a beginning of a word that was asked for."""
        self._figures: dict[int, list[Figure]] = {}
        # Read when first asked for, which compiled code does not do for `cached_property`.
        self._numbers: list[tuple[int, list[int] | None]] | None = None
        self._spelled: list[tuple[int, Figure]] | None = None
        self._dates: set[tuple[int, int]] | None = None
        self._periods: set[str] | None = None
        self._initials: frozenset[str] | None = None
        self._capitals_mean_names: bool | None = None
        self._place_stems(stems_asked_for)

    def _place_stems(self, asked_for: frozenset[str]) -> None:
        longer = [word for word in self.words if len(word) > _STEM and word[:_STEM] in asked_for]
        telling = (self.words & asked_for).union(longer).difference(words("stop words"))
        places = self.places
        for place, own in enumerate(self.words_of):
            found = {word[:_STEM] for word in own & telling}
            if place in self.cjk:
                found |= _pairs(self.lines[place][1].tokens) & asked_for
            for stem in found:
                if stem in places:
                    places[stem].append(place)
                else:
                    places[stem] = [place]

    def places_of(self, claimed: Figure) -> set[int]:
        """The blocks, by their place in the body, that give a figure.

        Blocks that print its digits are read first, others only where none of these gives it, number words last.
        """
        digits = _DIGITS.search(claimed.text)
        if digits:
            printing = [place for place, text in enumerate(self.texts) if digits[0] in text]
            found = self._giving(claimed, printing)
            if found:
                return found
        found = self._giving(claimed, self._may_give(claimed))
        if found or not _may_be_spelled(claimed):
            return found
        return {place for place, figure in self.spelled if same_figure(claimed, figure)}

    def _may_give(self, claimed: Figure) -> Sequence[int]:
        """The blocks with a number that has the digits of the claimed one, wherever its point stands."""
        if claimed.unit in _LENGTHS_OF_TIME or not all(claimed.values):
            return range(len(self.lines))
        if self._numbers is None:
            self._numbers = self._read_numbers()
        near = _ABOUT if claimed.approximate else _NEAR
        steps = [int(log10(value) % 1.0 * _STEPS) for value in claimed.values]
        wanted = {(step + by) % _STEPS for step in steps for by in range(-near, near + 1)}
        return [place for place, given in self._numbers if given is None or not wanted.isdisjoint(given)]

    def _read_numbers(self) -> list[tuple[int, list[int] | None]]:
        """For each block that has numbers their steps; None for a block where a word such as "miles" or a mark may turn
        a number into another."""
        shape = self.coded.translate(_SHAPE)
        parts = zip(self.coded.split(_CODED_BREAK), shape.split(_CODED_BREAK), self.words_of, strict=False)
        return [
            (place, _steps(coded, shape) if _odd_units().isdisjoint(own) else None)
            for place, (coded, shape, own) in enumerate(parts)
            if b"0" in shape
        ]

    def _giving(self, claimed: Figure, places: Iterable[int]) -> set[int]:
        return {place for place in places if any(same_figure(claimed, given) for given in self._figures_at(place))}

    def _figures_at(self, place: int) -> list[Figure]:
        figures = self._figures.get(place)
        if figures is None:
            figures = self._figures[place] = printed_figures(self.texts[place])[:_MOST_FIGURES]
        return figures

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def spelled(self) -> list[tuple[int, Figure]]:
        """The figures that are written in words, by the place of their block in the body."""
        if self._spelled is None:
            self._spelled = self._read_spelled()
        return self._spelled

    def _read_spelled(self) -> list[tuple[int, Figure]]:
        numbers = number_words(self.words)
        if not self.cjk and not numbers:
            return []
        return [
            (place, figure)
            for place, (own, text) in enumerate(zip(self.words_of, self.texts, strict=True))
            if place in self.cjk or not numbers.isdisjoint(own)
            for figure in spelled_figures(text, numbers & own)
        ][:_MOST_FIGURES]

    @property
    def dates(self) -> set[tuple[int, int]]:
        """Months, and days of months."""
        if self._dates is None:
            found = [date for own, text in zip(self.words_of, self.texts, strict=True) for date in dates_in(text, own)]
            self._dates = {(month, day) for _, month, named, _, _ in found for day in (named, 0)}
        return self._dates

    @property
    def periods(self) -> set[str]:
        if self._periods is None:
            self._periods = periods_in(self.text)
        return self._periods

    @property
    def initials(self) -> frozenset[str]:
        if self._initials is None:
            self._initials = _initials(self.text)
        return self._initials

    @property
    def capitals_mean_names(self) -> bool:
        """Not in German, which writes every noun with a capital, and every fiftieth word as one of these."""
        if self._capitals_mean_names is None:
            german = sum([len(own & _GERMAN) for own in self.words_of])
            self._capitals_mean_names = 50 * german < sum(map(len, self.words_of))
        return self._capitals_mean_names


@lru_cache(maxsize=256)
def weights_among(blocks: int) -> tuple[int, ...]:
    """How much a stem tells, in millionths, that none, one, two ... of so many blocks have: the more, the fewer.

    Whole numbers, so that no sum of them depends on its order.
    """
    having = [1.0 + log(blocks / having) for having in range(1, blocks + 1)]
    return tuple([round(weight * MILLION) for weight in (_UNKNOWN_WEIGHT, *having)])


def _may_be_cjk(coded: bytes) -> bool:
    """Whether a text, given in UTF-8, may have Chinese, Japanese or Korean letters, told by their first bytes."""
    return any(map(coded.__contains__, range(0xE3, 0xF0)))


def _steps(coded: bytes, shape: bytes) -> list[int] | None:
    """The steps of a text's numbers; None where a letter or a blank in one may make it another.

    `shape` is the text with every digit 0 and every letter a: a literal is found many times as fast as a set.
    """
    found = []
    for match in _SHAPE_OF_NUMBER.finditer(shape):
        step = -1 if match[1] else _step(coded[match.start() : match.end()])
        if step < 0:
            return None
        found.append(step)
    return found


_SHAPE: Final = bytes(
    ord("0") if 48 <= code < 58 else ord("a") if chr(code).isascii() and chr(code).isalpha() else code
    for code in range(256)
)
# What makes a number another than its digits say: a letter, a sign beyond ASCII, a blank or an apostrophe in it.
_SHAPE_OF_NUMBER: Final = re.compile(rb"0[0.,]*([a\x80-\xff]|[ ']0)?")


@lru_cache(maxsize=4096)
def _step(number: bytes) -> int:
    """The step of a number; -1 for nought, and where it is too long to tell."""
    digits = number.translate(None, b".,")
    return int(log10(int(digits)) % 1.0 * _STEPS) if digits.strip(b"0") and len(digits) < _MOST_DIGITS else -1


@cache
def _odd_units() -> frozenset[str]:
    """The units that are no power of ten of the unit that they count in: miles, pounds. Those of time are asked for in
    another way."""
    return frozenset(
        word
        for word, (unit, factor) in units().items()
        if unit not in _LENGTHS_OF_TIME and abs(log10(factor) - round(log10(factor))) > 1e-9
    )


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
    least = 1 if claimed.values[0] <= 1000 else 1000
    return claimed.share or bool(claimed.unit) or claimed.values[0] % least == 0


def _initials(text: str) -> frozenset[str]:
    """The initials of every name in a text, so that "EPA" is found where only the full name stands."""
    found: set[str] = set()
    for _, run in runs(text):
        heads = [word[0].lower() for word in run.split() if word[0].isupper()]
        found.update("".join(heads[a:b]) for a in range(len(heads)) for b in range(a + 2, len(heads) + 1))
    return frozenset(found)
