"""Figures and dates of a text as values, so that "6,800 t" and "6.8 thousand tonnes" are the same.

A figure holds every value that its print may mean ("6.800" is six thousand eight hundred to a German), the size of its
last digit, and what it counts: per cent, percentage points, a currency, a unit.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from reader.article.evidence.words import currencies, units, values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# A digit comes first and what may not stand before it after, so that the engine can run along to the next digit.
_NUMBER: Final = re.compile(
    r"[0-9](?:(?<![A-Za-z0-9.,].)|(?<=\bc\..)|(?<=\bca\..))"
    r"(?:[0-9]{0,2}(?:[,.'’ \u00a0\u202f][0-9]{3})+(?![0-9])|[0-9]{0,14})(?:[.,][0-9]{1,6})?"
)
# "d'euros", "de dólares"; "percentage points", "points de pourcentage".
_SUFFIX: Final = re.compile(
    r"[ \u00a0\u202f-]?(?:d['’]|d[ei] )?([%％€£¥$₩₹]|[^\W\d_][\w.$-]{0,18}(?: (?:de )?[^\W\d_]{2,12})?)"
)
_CURRENCY_BEFORE: Final = re.compile(r"([A-Za-z]{0,3}[$€£¥₩₹]|[A-Z]{3}|RMB|Rs\.?) ?$")


class Figure:
    """One figure of a text. `sizes` gives for each value the size of its last printed digit."""

    __slots__ = (
        "approximate",
        "currency",
        "end",
        "factor",
        "percent",
        "points",
        "share",
        "sizes",
        "start",
        "text",
        "unit",
        "values",
        "year",
    )

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.factor = 1.0
        self.values: list[float] = []
        self.sizes: list[float] = []
        self.percent = False
        self.points = False
        self.currency = ""
        self.unit = ""
        self.approximate = False
        self.year = False
        self.share = False

    @property
    def is_of_a_hundred(self) -> bool:
        """Whether the figure is per cent or percentage points; not basis points, which may stand for either."""
        return self.percent and self.factor == 1.0

    def multiply(self, factor: float) -> None:
        """Makes the figure so many times what it was."""
        self.factor *= factor
        self.values = [value * factor for value in self.values]
        self.sizes = [size * factor for size in self.sizes]

    def also(self, factor: float) -> None:
        """Lets the figure mean so many times what it says, too: "40m" is forty metres or forty million."""
        self.values += [value * factor for value in self.values]
        self.sizes += [size * factor for size in self.sizes]

    def means(self, value: float, size: float) -> None:
        self.values.append(value)
        self.sizes.append(size)


def printed_figures(text: str) -> list[Figure]:
    """The figures of a text that are written with digits."""
    found = [figure for match in _NUMBER.finditer(text) if (figure := _from_digits(text, match)) is not None]
    if not text.isascii():
        found = _added_up(found, text)
    for figure, following in pairwise(found):
        if figure.factor == 1.0 and text[figure.end : following.start].strip().lower() in _RANGES:
            _take_from_range(figure, following)
    return found


def _added_up(found: list[Figure], text: str) -> list[Figure]:
    """The figures, with those added up that are one number: 12億5000万円, 1万2000, 1조 2천억."""
    out: list[Figure] = []
    for figure in found:
        before = out[-1] if out else None
        if before is None or not _goes_on(before, figure, text):
            out.append(figure)
            continue
        before.values = [value + before.values[0] for value in figure.values]
        before.sizes = figure.sizes
        before.factor = figure.factor
        before.text += figure.text
        before.end, before.unit, before.currency = figure.end, figure.unit, figure.currency
    return out


def _goes_on(before: Figure, figure: Figure, text: str) -> bool:
    """Whether a figure goes on with the number before it: right behind it, or in Korean behind a blank and with a scale
    of its own."""
    if before.unit or not before.factor > figure.factor >= 1.0:
        return False
    between = text[before.end : figure.start]
    return not between or (between == " " and figure.factor > 1.0 and text[before.end - 1] in "만억조")


_RANGES: Final = frozenset(
    ("-", "–", "—", "to", "and", "or", "bis", "und", "à", "et", "a", "y", "e", "至", "到", "～", "~")
)


def _take_from_range(figure: Figure, following: Figure) -> None:
    """What the end of a range says counts for its beginning, too: "between 60 and 70 million pounds"."""
    figure.also(following.factor)
    figure.unit = figure.unit or following.unit
    figure.currency = figure.currency or following.currency
    figure.percent = figure.percent or following.percent


def _from_digits(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    if text[end : end + 2] in _NO_FIGURE:
        return None
    figure = Figure(match[0], start, end)
    for value, size in _readings(match[0]):
        figure.means(value, size)
    if not text[start - 2 : start].islower():
        _take_currency_before(figure, text)
    take_what_follows(figure, text)
    figure.year = len(figure.text) == 4 and figure.text.isdigit() and "1900" <= figure.text <= "2100"
    return figure


# The 1950s, die 1950er, the 21st.
_NO_FIGURE: Final = frozenset(("s ", "s.", "s,", "er", "st", "nd", "rd", "th"))


def _readings(digits: str) -> list[tuple[float, float]]:
    """What a number may mean, with the size of its last digit."""
    if digits.isdigit():
        return [(float(digits), _last_digit(digits))]
    plain = digits.replace("'", "").replace("’", "").replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    marks = [c for c in plain if c in ".,"]
    if len(set(marks)) == 2 or len(marks) == 1:
        head, _, tail = plain.rpartition(marks[-1])
        decimal = (float(f"{head.replace('.', '').replace(',', '') or '0'}.{tail}"), 10.0 ** -len(tail))
        if len(marks) == 1 and len(tail) == 3 and head != "0":
            whole = head + tail
            return [(float(whole), _last_digit(whole)), decimal]
        return [decimal]
    whole = plain.replace(".", "").replace(",", "")
    return [(float(whole), _last_digit(whole))]


def _last_digit(whole: str) -> float:
    return 10.0 ** (len(whole) - len(whole.rstrip("0"))) if whole.strip("0") else 1.0


def _take_currency_before(figure: Figure, text: str) -> None:
    before = _CURRENCY_BEFORE.search(text, max(0, figure.start - 5), figure.start)
    if before and before[1].lower() in currencies():
        figure.currency = currencies()[before[1].lower()]
        figure.start = before.start()
        figure.text = text[figure.start : figure.end]


def take_what_follows(figure: Figure, text: str) -> None:
    """Scale, per cent, unit and currency behind a number, in any sensible order."""
    for _ in range(3):
        if text[figure.end : figure.end + 1] in _ENDS:
            return
        match = _SUFFIX.match(text, figure.end)
        if match is None:
            return
        end = _take_word(figure, match[1].lower(), match.start(1))
        if end == 0:
            return
        figure.end = end
        figure.text = text[figure.start : figure.end]


def _take_word(figure: Figure, words: str, at: int) -> int:
    """Takes the longest beginning of the words that belongs to a figure; where it ends, or 0."""
    for form in _forms(words):
        if _takes(figure, form):
            return at + len(form)
    return 0


@lru_cache(maxsize=4096)
def _forms(words: str) -> tuple[str, ...]:
    """The beginnings of the words that may belong to a figure, the longest first."""
    first = words.partition(" ")[0]
    forms = dict.fromkeys((words, first, first.rstrip(".-"), *first.split("-")[:1], *_han_prefixes(first)))
    return tuple(form for form in forms if form in _every_word())


_ENDS: Final = frozenset((".", ",", ";", ":", ")", "\n", ""))


@cache
def _every_word() -> frozenset[str]:
    """Everything that may follow a number."""
    behind = (values("scales"), values("percent"), values("percentage points"), units(), currencies(), _WITH_CURRENCY)
    return frozenset(word for words in behind for word in words)


def _takes(figure: Figure, form: str) -> bool:
    """Whether the figure can still take a word: a scale, a sign of per cent, a unit or a currency; takes it."""
    if form in _WITH_CURRENCY and figure.currency:
        figure.multiply(_WITH_CURRENCY[form])
    elif form in values("scales") and not figure.unit and form != "mm":
        figure.multiply(values("scales")[form])
    elif form in values("percent"):
        figure.multiply(values("percent")[form])
        figure.percent = True
    elif form in values("percentage points"):
        figure.percent = figure.points = True
    elif form in _POUNDS:
        figure.also(units()[form][1])
    elif form == "m" and not figure.unit:
        figure.also(1e6)
    elif form in units() and not figure.unit and not figure.percent:
        _take_unit(figure, form)
    elif form in currencies() and not figure.currency:
        figure.currency = currencies()[form]
    else:
        return False
    return True


_POUNDS: Final = frozenset(("pound", "pounds"))  # weight or money
_WITH_CURRENCY: Final = {"m": 1e6, "mm": 1e6, "mi": 1e6, "b": 1e9, "bi": 1e9}


def _han_prefixes(word: str) -> list[str]:
    return [] if word[:1] < "\u2e80" else [word[:size] for size in range(min(4, len(word)), 0, -1)]


def _take_unit(figure: Figure, word: str) -> None:
    figure.unit, factor = units()[word]
    figure.multiply(factor)
    if word == "mt":  # "40 mt" is forty tonnes or forty million
        figure.also(1e6)


def note_approximation(figure: Figure, text: str) -> None:
    before = text[max(0, figure.start - 18) : figure.start].lower().rstrip()
    last = before.split(" ")[-2:]
    ends = (last[-1], " ".join(last), before[-1:], before[-2:])
    figure.approximate = not values("approximate").keys().isdisjoint(ends)


def same_figure(claimed: Figure, given: Figure) -> bool:
    """Whether a figure of the body supports a claimed one: equal, or rounded as the claim is."""
    if claimed.points != given.points and claimed.is_of_a_hundred and given.is_of_a_hundred:
        return False
    # One of two figures that are per cent may lack its sign, as in "between 10 and 15 per cent".
    bare = given if claimed.percent else claimed
    if claimed.percent != given.percent and (bare.unit or bare.currency or bare.year):
        return False
    if (
        claimed.currency
        and given.currency
        and claimed.currency != given.currency
        and "YEN" not in (claimed.currency, given.currency)
    ):
        return False
    if claimed.unit and given.unit and claimed.unit != given.unit:
        return False
    if claimed.year or given.year:
        return claimed.values[0] == given.values[0]
    for value, size in zip(claimed.values, claimed.sizes, strict=True):
        margin = _margin(value, size, claimed.approximate)
        for other in given.values:
            if abs(value - other) <= margin:
                return True
    return False


_ROUND: Final = 0.01  # "about 730" may mean 750, "about 736" does not


def _margin(value: float, size: float, approximate: bool) -> float:
    """How far a figure may lie from a claimed one that says the same."""
    margin = max(min(size / 2, 0.025 * abs(value)), 1e-9 * abs(value))
    if approximate and size >= _ROUND * abs(value):
        margin = max(margin, 0.1 * abs(value))
    return margin * 1.0000001
