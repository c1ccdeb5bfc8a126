"""Where the body supports a highlight, and what in the highlight it does not support.

A block supports a highlight when it shares enough of its figures and of its words, weighted by how rare they are in
the article. What the body lacks are figures that no figure of it means (units, rounding, number words and scales set
aside), dates that it does not name, and names of which no telling word stands in it.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from math import log

from reader.article.companies_scan import names_of_run, runs
from reader.article.companies_words import common_words, places, words
from reader.article.evidence_dates import Date, dates_in, periods_in
from reader.article.evidence_figures import Figure, same_figure
from reader.article.evidence_numerals import figures_in
from reader.article.evidence_words import currencies, units
from reader.article.language import language_of
from reader.article.lines import has_cjk, lowered, tokens
from reader.article.names import key_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.lines import Line
    from reader.article.vocabulary import Vocabulary

_STEM = 6
_ENOUGH = 0.34
_BESIDE_THE_BEST = 0.7
_MOST_BLOCKS = 3
_FIGURE_WEIGHT = 2.0


class _Block:
    """A block of the body with what is compared; figures are read when a highlight has some."""

    def __init__(self, i: int, line: Line) -> None:
        self.i = i
        self.text = line.text
        self.stems = _stems(line.tokens or tokens(lowered(line.text)))

    @cached_property
    def figures(self) -> list[Figure]:
        return figures_in(self.text)


class _Body:
    """The body of one article, read once for all its highlights, and each thing only when a highlight asks for it."""

    def __init__(self, body: list[tuple[int, Line]]) -> None:
        self.lines = body
        self.blocks = [_Block(i, line) for i, line in body]
        self.text = "\n".join(line.text for _, line in body)
        counts: dict[str, int] = {}
        for block in self.blocks:
            for stem in block.stems:
                counts[stem] = counts.get(stem, 0) + 1
        self.weights = {stem: 1.0 + log(len(self.blocks) / count) for stem, count in counts.items()}

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for _, line in self.lines for word in line.tokens or tokens(lowered(line.text)))

    @cached_property
    def figures(self) -> list[Figure]:
        return [figure for block in self.blocks for figure in block.figures]

    @cached_property
    def dates(self) -> list[Date]:
        return dates_in(self.text)

    @cached_property
    def periods(self) -> set[str]:
        return periods_in(self.text)

    @cached_property
    def initials(self) -> frozenset[str]:
        return _initials(self.text)

    @cached_property
    def capitals_mean_names(self) -> bool:
        """Not in German, which writes every noun with a capital."""
        return language_of(self.text, None) != "de"


_last: list[_Body] = []


def _read(body: list[tuple[int, Line]]) -> _Body:
    """The body as read before, when the highlights of one article come one after the other."""
    if not _last or _last[0].lines is not body:
        _last[:] = [_Body(body)]
    return _last[0]


def evidence(item_text: str, body: list[tuple[int, Line]], vocabulary: Vocabulary) -> tuple[list[int], list[str]]:
    """The blocks that support a highlight, best first, and its figures, dates and names that no body block contains."""
    if not body:
        return [], []
    read = _read(body)
    figures = figures_in(item_text)
    dates = dates_in(item_text)
    return _supporting(item_text, figures, read), _unsupported(item_text, figures, dates, read)


def _stems(found: list[str]) -> frozenset[str]:
    """Beginnings of the words that carry meaning; pairs of characters in Chinese and Japanese."""
    stop = words("stop words")
    stems = {word[:_STEM] for word in found if len(word) > 2 and word not in stop and not word[0].isdigit()}
    han = [word for word in found if len(word) == 1 and word > "\u303f"]
    stems.update(a + b for a, b in pairwise(han))
    return frozenset(stems)


def _supporting(item_text: str, figures: list[Figure], read: _Body) -> list[int]:
    stems = _stems(tokens(lowered(item_text)))
    most = sum(read.weights.get(stem, 1.5) for stem in stems) + _FIGURE_WEIGHT * len(figures)
    if not most:
        return []
    ranked = []
    for block in read.blocks:
        score = sum(read.weights[stem] for stem in stems & block.stems)
        score += _FIGURE_WEIGHT * sum(any(same_figure(figure, other) for other in block.figures) for figure in figures)
        if score:
            ranked.append((score / most, -block.i))
    ranked.sort(reverse=True)
    if not ranked or ranked[0][0] < _ENOUGH:
        return []
    return [-i for share, i in ranked[:_MOST_BLOCKS] if share >= max(_ENOUGH, _BESIDE_THE_BEST * ranked[0][0])]


def _unsupported(item_text: str, figures: list[Figure], dates: list[Date], read: _Body) -> list[str]:
    found: list[tuple[int, str]] = []
    taken = [(start, end) for _, _, _, start, end in dates]
    for date in dates:
        if not _names_date(date, read):
            found.append((date[3], date[0]))
    for figure in figures:
        if any(start <= figure.start < end for start, end in taken) or _is_label(item_text, figure):
            continue
        if figure.share:
            continue  # "half of that" may be the publisher's own sum
        if not any(same_figure(figure, other) for other in read.figures) and not _stands_in(figure, read):
            found.append((figure.start, figure.text))
    periods = periods_in(item_text)
    for period in periods - read.periods if periods else ():
        found.append((len(item_text), period))
    found.extend(_missing_names(item_text, read))
    return list(dict.fromkeys(text for _, text in sorted(found)))


def _names_date(date: Date, read: _Body) -> bool:
    _, month, day, _, _ = date
    return any(month == other[1] and (not day or day == other[2]) for other in read.dates)


def _is_label(text: str, figure: Figure) -> bool:
    """Whether a number only counts the highlights ("1. ...", "3)") or points to a source ("[2]")."""
    behind = text[figure.end : figure.end + 1]
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
    if any(part in places() and _names_people_of(part, read) for part in parts):
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
