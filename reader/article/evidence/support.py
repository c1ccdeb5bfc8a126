"""Where the body supports a highlight, and what in the highlight it does not support.

A block supports a highlight when it shares enough of its figures and of its words, weighted by how rare they are in
the article. What the body lacks are figures that no figure of it means (units, rounding, number words and scales set
aside), dates that it does not name, and names of which no telling word stands in it.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from math import log

from reader.article.companies.names import key_of
from reader.article.companies.scan import names_of_run, runs
from reader.article.companies.words import common_words, words
from reader.article.companies.words import places as place_names
from reader.article.evidence.dates import dates_in, periods_in
from reader.article.evidence.figures import Figure, printed_figures, same_figure
from reader.article.evidence.numerals import figures_in, has_number_words, spelled_figures
from reader.article.evidence.words import currencies, units, values
from reader.article.lines import has_cjk, lowered, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from reader.article.lines import Line
    from reader.article.vocabulary import Vocabulary

_STEM = 6
_ENOUGH = 0.34
_BESIDE_THE_BEST = 0.7
_MOST_BLOCKS = 3
_FIGURE_WEIGHT = 2.0
_ISO_DATE = re.compile(r"[12][0-9]{3}-[0-9]{2}-")
_DIGITS = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_MOST_CLAIMS, _MOST_FIGURES = 30, 600
_UNKNOWN_WEIGHT = 1.5

_Claim = tuple[Figure, set[int]]
"""A figure of a highlight, and the places in the body that give it."""


class _Body:
    """The body of one article, read once for all its highlights, and each thing only when a highlight asks for it."""

    def __init__(self, body: list[tuple[int, Line]]) -> None:
        self.lines = body
        self.tokens = [line.tokens or tokens(lowered(line.text)) for _, line in body]
        self._figures: dict[int, list[Figure]] = {}
        self.places: dict[str, list[int]] = {}
        for place, (_, line) in enumerate(body):
            words_of = line.words or set(self.tokens[place])
            for stem in _stems(words_of, [] if line.text.isascii() else self.tokens[place]):
                if stem in self.places:
                    self.places[stem].append(place)
                else:
                    self.places[stem] = [place]

    @cached_property
    def weights(self) -> list[float]:
        """How much a stem tells that so many blocks have: the more, the fewer."""
        count = len(self.lines)
        return [_UNKNOWN_WEIGHT] + [1.0 + log(count / having) for having in range(1, count + 1)]

    def places_of(self, claimed: Figure) -> set[int]:
        """The blocks, by their place in the body, that give a figure.

        Blocks that print its digits are read first, all others only where none of these gives it, number words last.
        """
        digits = _DIGITS.search(claimed.text)
        if digits:
            printing = [place for place, (_, line) in enumerate(self.lines) if digits[0] in line.text]
            found = self._giving(claimed, printing)
            if found:
                return found
        found = self._giving(claimed, range(len(self.lines)))
        if found or not _may_be_spelled(claimed):
            return found
        return {place for place, figure in self.spelled if same_figure(claimed, figure)}

    def _giving(self, claimed: Figure, places: Iterable[int]) -> set[int]:
        found = set()
        for place in places:
            for figure in self._figures_at(place):
                if same_figure(claimed, figure):
                    found.add(place)
                    break
        return found

    def _figures_at(self, place: int) -> list[Figure]:
        figures = self._figures.get(place)
        if figures is None:
            figures = self._figures[place] = printed_figures(self.lines[place][1].text)[:_MOST_FIGURES]
        return figures

    @cached_property
    def text(self) -> str:
        return "\n".join(line.text for _, line in self.lines)

    @cached_property
    def spelled(self) -> list[tuple[int, Figure]]:
        return [
            (place, figure)
            for place, (found, (_, line)) in enumerate(zip(self.tokens, self.lines, strict=True))
            if has_number_words(found) or (not line.text.isascii() and _is_cjk(found))
            for figure in spelled_figures(line.text)
        ][:_MOST_FIGURES]

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset().union(
            *(line.words or found for found, (_, line) in zip(self.tokens, self.lines, strict=True))
        )

    @cached_property
    def dates(self) -> set[tuple[int, int]]:
        """Months, and days of months."""
        months = values("months")
        found = [
            date
            for words_of, (_, line) in zip(self.tokens, self.lines, strict=True)
            if not months.keys().isdisjoint(words_of)
            or _ISO_DATE.search(line.text)
            or (not line.text.isascii() and _is_cjk(words_of))
            for date in dates_in(line.text)
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
        if _GERMAN.isdisjoint(self.words):
            return True
        coded = self.text.encode("utf-8", "replace")
        common = sum(map(coded.count, (b" und ", b" der ", b" die ", b" das ", b" ist ")))
        return common <= max(2, len(self.text) / 300)


_GERMAN = frozenset(("und", "der", "die", "das", "ist"))
_last: list[_Body] = []


def _read(body: list[tuple[int, Line]]) -> _Body:
    """The body as read before, when the highlights of one article come one after the other."""
    read = _last[0] if _last else None
    if read is None or read.lines is not body:
        read = _Body(body)
        _last[:] = [read]
    return read


def evidence(item_text: str, body: list[tuple[int, Line]], vocabulary: Vocabulary) -> tuple[list[int], list[str]]:
    """The blocks that support a highlight, best first, and its figures, dates and names that no body block contains."""
    if not body:
        return [], []
    read = _read(body)
    claims = [(figure, read.places_of(figure)) for figure in figures_in(item_text)[:_MOST_CLAIMS]]
    return _supporting(item_text, claims, read), _unsupported(item_text, claims, read)


def _stems(own: AbstractSet[str], found: list[str]) -> set[str]:
    """Beginnings of the words that carry meaning; pairs of characters in Chinese and Japanese.

    `own` are the words without repeats, `found` the same in their order where the text goes beyond ASCII.
    """
    stems = {word[:_STEM] for word in own - words("stop words") if len(word) > 2}
    if _is_cjk(found):
        han = [word for word in found if len(word) == 1 and word > "\u303f"]
        stems.update(a + b for a, b in pairwise(han))
    return stems


def _is_cjk(found: list[str]) -> bool:
    """Whether there are Chinese, Japanese or Korean words among these."""
    return bool(found) and max(found) > "\u303f"


def _supporting(item_text: str, claims: list[_Claim], read: _Body) -> list[int]:
    scores: dict[int, float] = {}
    most = _FIGURE_WEIGHT * len(claims)
    found = tokens(lowered(item_text))
    for stem in sorted(
        _stems(set(found), [] if item_text.isascii() else found)
    ):  # sums of floats depend on their order
        places = read.places.get(stem)
        if places is None:
            most += _UNKNOWN_WEIGHT
            continue
        weight = read.weights[len(places)]
        most += weight
        for place in places:
            scores[place] = scores.get(place, 0.0) + weight
    for _, giving in claims:
        for place in giving:
            scores[place] = scores.get(place, 0.0) + _FIGURE_WEIGHT
    ranked = sorted(scores.items(), key=lambda score: (-score[1], score[0]))[:_MOST_BLOCKS]
    least = max(_ENOUGH * most, _BESIDE_THE_BEST * ranked[0][1]) if ranked else 0.0
    return [read.lines[place][0] for place, score in ranked if score >= least]


def _unsupported(item_text: str, claims: list[_Claim], read: _Body) -> list[str]:
    found: list[tuple[int, str]] = []
    dates = dates_in(item_text)[:_MOST_CLAIMS]
    for date in dates:
        if (date[1], date[2]) not in read.dates:
            found.append((date[3], date[0]))
    for figure, places in claims:
        if places or figure.share or _is_label(item_text, figure):
            continue  # a share ("half of that") may be the publisher's own sum
        if not any(start <= figure.start < end for _, _, _, start, end in dates) and not _stands_in(figure, read):
            found.append((figure.start, figure.text))
    periods = periods_in(item_text)
    for period in periods - read.periods if periods else ():
        found.append((len(item_text), period))
    found.extend(_missing_names(item_text, read))
    return list(dict.fromkeys(text for _, text in sorted(found)))


def _may_be_spelled(claimed: Figure) -> bool:
    """Whether a text may write a figure in words: a share, a small whole number, or round thousands and millions."""
    value = claimed.values[0]
    if claimed.share or claimed.unit:
        return True
    return value == int(value) and (value <= 1000 or value % 1000 == 0)


def _is_label(text: str, figure: Figure) -> bool:
    """Whether a number only counts the highlights ("1. ..."), points to a source ("[2]") or names ("Shaft 4")."""
    behind = text[figure.end : figure.end + 1]
    if figure.text.isdigit() and len(figure.text) <= 2:
        before = text[: figure.start].rstrip().rpartition(" ")[2]
        if before[:1].isupper() and before[-1:].isalpha() and before.lower() not in common_words():
            return True
    if text[figure.start - 1 : figure.start] == "[" and behind == "]":
        return True
    return figure.start == 0 and behind in (".", ")") and len(figure.text) <= 2


def _stands_in(figure: Figure, read: _Body) -> bool:
    """Whether the body prints the figure in a word ("F-150", "COP28") or as a plain year."""
    return figure.text.isdigit() and len(figure.text) >= 2 and figure.text in read.words


def _missing_names(text: str, read: _Body) -> list[tuple[int, str]]:
    """Names of the highlight of which no telling word stands in the body."""
    if has_cjk(text) or not read.capitals_mean_names:
        return []
    found = []
    capitals = [word for word in text.split() if word[0].isupper()]
    headline = len(capitals) > 0.6 * len(text.split())
    for start, run in runs(text):
        for name in names_of_run(run):
            at = start + name.start
            parts = [part for part in key_of(name.text).split() if part not in words("stop words")]
            if (headline or _begins_sentence(text, at)) and (
                len(parts) == 1 or any(part in common_words() for part in parts)
            ):
                continue
            if all(_is_ordinary(part) for part in parts) or _is_known(name.text, parts, read):
                continue
            found.append((at, name.text))
    return found


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:;–—-•"


def _is_ordinary(part: str) -> bool:
    """Whether a word is no name's own: a title, an adjective of place, a month, a figure, an ordinary word."""
    return (
        part in common_words()
        or part in words("titles")
        or part in words("place words")
        or part in words("not firms")
        or part[0].isdigit()
        or len(part) < 2
        or part in _SAME_PLACES
        or part in units()
        or part in values("scales")
        or part in currencies()
    )


_SAME_PLACES = frozenset(["us", "u.s", "uk", "u.k", "eu", "usa", "america", "american", "europe", "european"])


def _is_known(name: str, parts: list[str], read: _Body) -> bool:
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


def _names_people_of(place: str, read: _Body) -> bool:
    """Whether the body has the adjective of a place: "Chinese" for China."""
    adjective = _ADJECTIVES.get(place, place[:4])
    return any(word.startswith(adjective) for word in read.words & words("place words"))


_ADJECTIVES = {"france": "french", "spain": "spanish", "netherlands": "dutch", "england": "english", "poland": "polish"}


def _initials(text: str) -> frozenset[str]:
    """The initials of every name in a text, so that "EPA" is found where only the full name stands."""
    found: set[str] = set()
    for _, run in runs(text):
        heads = [word[0].lower() for word in run.split() if word[0].isupper()]
        found.update("".join(heads[a:b]) for a in range(len(heads)) for b in range(a + 2, len(heads) + 1))
    return frozenset(found)
