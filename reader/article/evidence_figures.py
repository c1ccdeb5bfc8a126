"""Figures and dates of a text as values, so that "6,800 t" and "6.8 thousand tonnes" are the same.

A figure holds every value that its print may mean ("6.800" is six thousand eight hundred to a German), the size of its
last digit, and what it counts: per cent, a currency, a unit.
"""

from __future__ import annotations

import re
from functools import cache

from reader.article.evidence_words import currencies, units, values

_NUMBER = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d{1,6})?|(?<![A-Za-z\d.,])\d{1,15}(?:[.,]\d{1,6})?"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_PERIOD = re.compile(r"\b(?:([QH])([1-4])|([1-4])([QH]))(?!\w)")
_QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "erstes": 1,
    "ersten": 1,
    "zweiten": 2,
    "dritten": 3,
    "vierten": 4,
}
_HAN_NUMBER = re.compile(r"[一二三四五六七八九十百千两]{1,8}(?=[个家吨年月日倍万亿億台座项項名人次成条轮期])")
_HAN_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2}
_SUFFIX = re.compile(r"[ \u00a0-]?([%％€£¥$₩₹]|[^\W\d_][\w.$-]{0,18}(?: [^\W\d_]{2,12})?)")
_CURRENCY_BEFORE = re.compile(r"([A-Za-z]{0,3}[$€£¥₩₹]|[A-Z]{3}|RMB|Rs\.?) ?$")


class Figure:
    """One figure of a text. `sizes` gives for each value the size of its last printed digit."""

    __slots__ = (
        "approximate",
        "currency",
        "end",
        "percent",
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
        self.values: list[float] = []
        self.sizes: list[float] = []
        self.percent = False
        self.currency = ""
        self.unit = ""
        self.approximate = False
        self.year = False
        self.share = False

    def means(self, value: float, size: float) -> None:
        self.values.append(value)
        self.sizes.append(size)


def figures_in(text: str) -> list[Figure]:
    """The figures of a text in order: numbers with digits, number words from three up, shares such as "a third"."""
    return sorted([*printed_figures(text), *spelled_figures(text)], key=lambda figure: figure.start)


def printed_figures(text: str) -> list[Figure]:
    """The figures of a text that are written with digits."""
    return [figure for match in _NUMBER.finditer(text) if (figure := _from_digits(text, match)) is not None]


def spelled_figures(text: str) -> list[Figure]:
    """The figures of a text that are written in words."""
    found = [] if _number_words().isdisjoint(text.lower().replace("-", " ").split()) else _from_words(text)
    return found if text.isascii() else found + _from_han(text)


@cache
def _number_words() -> frozenset[str]:
    return frozenset((*values("number words"), *values("shares")))


def _from_digits(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    if text[end : end + 2] in ("s ", "s.", "s,", "er"):  # the 1950s, die 1950er
        return None
    if text[start - 1 : start] == "/" or text[end : end + 1] == "/" or text[end : end + 2] in ("st", "nd", "rd", "th"):
        return None
    figure = Figure(match[0], start, end)
    for value, size in _readings(match[0]):
        figure.means(value, size)
    _take_currency_before(figure, text, start)
    _take_what_follows(figure, text)
    whole = figure.values[0]
    figure.year = len(match[0]) == 4 and 1900 <= whole <= 2100 and figure.text == match[0]
    _note_approximation(figure, text)
    return figure


def _readings(digits: str) -> list[tuple[float, float]]:
    """What a number may mean, with the size of its last digit."""
    plain = digits.replace("'", "").replace("’", "").replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return [(float(plain), _last_digit(plain))]
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


def _take_currency_before(figure: Figure, text: str, start: int) -> None:
    before = _CURRENCY_BEFORE.search(text[max(0, start - 5) : start])
    code = currencies().get(before[1].lower()) if before else None
    if before and code:
        figure.currency = code
        figure.start = start - len(before[0])
        figure.text = text[figure.start : figure.end]


def _take_what_follows(figure: Figure, text: str) -> None:
    """Scale, per cent, unit and currency behind a number, in any sensible order."""
    for _ in range(3):
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
    first = words.partition(" ")[0]
    for form in dict.fromkeys((words, first, first.rstrip(".-"), *first.split("-")[:1], *_han_prefixes(first))):
        if not form:
            continue
        if form in values("scales") and not figure.unit:
            scale = values("scales")[form]
            if form == "mm" and not figure.currency:
                continue
            figure.values = [value * scale for value in figure.values]
            figure.sizes = [size * scale for size in figure.sizes]
        elif form == "m" and figure.currency:
            figure.values = [value * 1e6 for value in figure.values]
            figure.sizes = [size * 1e6 for size in figure.sizes]
        elif form == "b" and figure.currency:
            figure.values = [value * 1e9 for value in figure.values]
            figure.sizes = [size * 1e9 for size in figure.sizes]
        elif form in values("percent"):
            factor = values("percent")[form]
            figure.values = [value * factor for value in figure.values]
            figure.sizes = [size * factor for size in figure.sizes]
            figure.percent = True
        elif form in units() and not figure.unit:
            _take_unit(figure, form)
        elif form in units() and figure.text.endswith("m"):
            _take_millions(figure, form)
        elif form in currencies() and not figure.currency:
            figure.currency = currencies()[form]
        else:
            continue
        return at + len(form)
    return 0


def _han_prefixes(word: str) -> list[str]:
    return [] if word[:1] < "\u2e80" else [word[:size] for size in range(min(4, len(word)), 0, -1)]


def _take_unit(figure: Figure, word: str) -> None:
    figure.unit, factor = units()[word]
    count = len(figure.values)
    if word == "m":
        # "40m" is forty metres or forty million.
        figure.values += [value * 1e6 for value in figure.values[:count]]
        figure.sizes += [size * 1e6 for size in figure.sizes[:count]]
    elif word == "mt":
        figure.values += [value * 1e6 for value in figure.values[:count]]
        figure.sizes += [size * 1e6 for size in figure.sizes[:count]]
    figure.values[:count] = [value * factor for value in figure.values[:count]]
    figure.sizes[:count] = [size * factor for size in figure.sizes[:count]]


def _take_millions(figure: Figure, word: str) -> None:
    """The "m" taken for metres means millions: a unit follows it ("40m tonnes")."""
    half = len(figure.values) // 2
    figure.unit, factor = units()[word]
    figure.values = [value * factor for value in figure.values[half:]]
    figure.sizes = [size * factor for size in figure.sizes[half:]]


def _note_approximation(figure: Figure, text: str) -> None:
    before = text[max(0, figure.start - 18) : figure.start].lower().rstrip()
    last = before.split(" ")[-2:]
    known = values("approximate")
    figure.approximate = bool(last) and (
        last[-1] in known or " ".join(last) in known or before[-1:] in known or before[-2:] in known
    )


def _from_words(text: str) -> list[Figure]:
    """Number words: "three", "twenty-five million tonnes", "one hundred and eighty-four"."""
    reader = _NumeralReader(text)
    for match in _WORD.finditer(text):
        reader.take(match)
    reader.close()
    return reader.found


class _NumeralReader:
    """Puts number words together, word by word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Figure] = []
        self.total = 0.0
        self.start = self.end = -1

    def take(self, match: re.Match[str]) -> None:
        word = match[0].lower()
        number = _numeral(word)
        if number is not None:
            if not self._continues(number, self.text[self.end : match.start()].strip().lower()):
                self.close()
                self.start = match.start()
            self.total = max(self.total, 1.0) * 100 if number == 100 else self.total + number
            self.end = match.end()
        elif self.start >= 0 and word in values("scales") and self.total:
            self.total *= values("scales")[word]
            self.end = match.end()
        elif word != "and":
            self.close()
            if word in values("shares") and _is_share(self.text, match):
                self._take_share(match)

    def _continues(self, number: float, between: str) -> bool:
        """Whether a number word goes on with the numeral before it: "hundred and six", "twenty five", "two hundred"."""
        if self.start < 0 or between not in ("", "-", "and"):
            return False
        if number == 100:
            return between != "and" and self.total < 100
        return self.total >= 100 or (between != "and" and self.total >= 20 and number < 10)

    def _take_share(self, match: re.Match[str]) -> None:
        figure = Figure(match[0], match.start(), match.end())
        figure.means(values("shares")[match[0].lower()], 0.1)
        figure.percent = figure.approximate = figure.share = True
        self.found.append(figure)

    def close(self) -> None:
        """Ends the numeral being read; one and two are too common to be figures."""
        if self.start >= 0 and self.total >= 3:
            figure = Figure(self.text[self.start : self.end], self.start, self.end)
            figure.means(self.total, 1.0)
            _take_what_follows(figure, self.text)
            _note_approximation(figure, self.text)
            self.found.append(figure)
        self.total, self.start = 0.0, -1


def _numeral(word: str) -> float | None:
    known = values("number words")
    if word in known:
        return known[word]
    tens, dash, ones = word.partition("-")
    if dash and tens in known and ones in known:
        return known[tens] + known[ones]
    return None


def _is_share(text: str, match: re.Match[str]) -> bool:
    """Whether a word such as "third" means a part ("a third of") and not an order ("the third quarter")."""
    after = text[match.end() : match.end() + 4].lower()
    return after.startswith((" of", " de", " der", " des", " di", " do", " da"))


def _from_han(text: str) -> list[Figure]:
    """Chinese numerals before a counter: 二十五个."""
    found = []
    for match in _HAN_NUMBER.finditer(text):
        value = _han_value(match[0])
        if value >= 3:
            figure = Figure(match[0], match.start(), match.end())
            figure.means(value, 1.0)
            _take_what_follows(figure, text)
            found.append(figure)
    return found


def _han_value(numeral: str) -> float:
    total, digit = 0, 0
    for character in numeral:
        if character in _HAN_DIGITS:
            digit = _HAN_DIGITS[character]
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
    return float(total + digit)


def same_figure(claimed: Figure, given: Figure) -> bool:
    """Whether a figure of the body supports a claimed one: equal, or rounded as the claim is."""
    if claimed.percent != given.percent and not (claimed.unit == given.unit == "" and _bare(claimed, given)):
        return False
    if (
        claimed.currency
        and given.currency
        and claimed.currency != given.currency
        and "YEN" not in (claimed.currency, given.currency)
    ):
        return False
    if claimed.unit and given.unit and claimed.unit != given.unit:
        return _same_period(claimed, given)
    if claimed.year or given.year:
        return claimed.values[0] == given.values[0]
    return any(
        _is_near(value, size, other, claimed.approximate)
        for value, size in zip(claimed.values, claimed.sizes, strict=True)
        for other in given.values
    )


def _bare(claimed: Figure, given: Figure) -> bool:
    """Whether one of two figures is per cent and the other lacks its sign, as in "between 10 and 15 per cent"."""
    return not claimed.currency and not given.currency and not (claimed.year or given.year)


def _same_period(claimed: Figure, given: Figure) -> bool:
    """Whether two lengths of time agree that are given in months and in days."""
    days = {"d": 1.0, "mo": 30.4, "h": 1 / 24}
    if claimed.unit not in days or given.unit not in days:
        return False
    left, right = claimed.values[0] * days[claimed.unit], given.values[0] * days[given.unit]
    return abs(left - right) <= 0.04 * max(left, right)


def _is_near(value: float, size: float, other: float, approximate: bool) -> bool:
    margin = max(min(size / 2, 0.025 * abs(value)), 1e-9 * abs(value))
    if approximate:
        margin = max(margin, 0.1 * abs(value))
    return abs(value - other) <= margin * 1.0000001


# ---- dates


_ISO = re.compile(r"(?<!\d)(?:19|20)\d\d-(\d{2})-(\d{2})(?!\d)")
_CJK_DATE = re.compile(r"(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일])?")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|er|º)?(?: de| of)? $")
_DAY_BEHIND = re.compile(r"\.? (\d{1,2})(?:st|nd|rd|th)?(?!\d|[:.]\d)")

Date = tuple[str, int, int, int, int]
"""The print, month, day (0 where none is named), where it starts and ends."""


def dates_in(text: str) -> list[Date]:
    """The dates of a text, by month and day. "May" and "March" count only beside a number."""
    found: list[Date] = []
    months = values("months")
    named = not months.keys().isdisjoint(text.lower().replace(".", " ").replace(",", " ").split())
    for match in _WORD.finditer(text) if named else ():
        name = match[0]
        if name.lower() not in months or not (name[0].isupper() or len(name) > 4):
            continue
        behind = _DAY_BEHIND.match(text, match.end())
        before = _DAY_BEFORE.search(text[max(0, match.start() - 8) : match.start()])
        month = int(months[name.lower()])
        if behind:
            found.append((text[match.start() : behind.end()], month, int(behind[1]), match.start(), behind.end()))
        elif before:
            start = match.start() - len(before[0])
            found.append((text[start : match.end()], month, int(before[1]), start, match.end()))
        elif name.lower() not in ("may", "march", "mai", "mars", "mei") or text[
            match.end() : match.end() + 3
        ].strip() in ("19", "20"):
            found.append((name, month, 0, match.start(), match.end()))
    if "-" in text:
        found.extend((match[0], int(match[1]), int(match[2]), *match.span()) for match in _ISO.finditer(text))
    if not text.isascii():
        found.extend((match[0], int(match[1]), int(match[2] or 0), *match.span()) for match in _CJK_DATE.finditer(text))
    return found


def periods_in(text: str) -> set[str]:
    """Quarters and halves of a year: "Q3", "3Q", "third quarter", "first half" give Q3, Q3, Q3 and H1."""
    found = {(m[1] or m[4]) + (m[2] or m[3]) for m in _PERIOD.finditer(text)}
    low = text.lower()
    for word, number in _QUARTERS.items():
        for kind, names in (("Q", (" quarter", " quartal", "-quarter")), ("H", (" half", "-half", " halbjahr"))):
            if any(word + name in low for name in names):
                found.add(f"{kind}{number}")
    return found
