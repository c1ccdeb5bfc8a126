"""Figures written in words: "three", "twenty-five million tonnes", "a third of", 二十五个."""

from __future__ import annotations

import re
from functools import cache

from reader.article.evidence.figures import Figure, note_approximation, printed_figures, take_what_follows
from reader.article.evidence.words import values
from reader.article.lines import has_cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_HAN_NUMBER: Final = re.compile(r"[一二三四五六七八九十百千两]{1,8}(?=[个家吨年月日倍万亿億台座项項名人次成条轮期])")
_HAN_DIGITS: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2}


def figures_in(text: str, words: AbstractSet[str]) -> list[Figure]:
    """The figures of a text, given with its words in lower case, in order: numbers with digits, number words from three
    up, shares such as "a third"."""
    found = printed_figures(text)
    for figure in found:
        note_approximation(figure, text)
    spelled = spelled_figures(text, number_words(words))
    return sorted(found + spelled, key=lambda figure: figure.start) if spelled else found


def spelled_figures(text: str, numbers: AbstractSet[str]) -> list[Figure]:
    """The figures of a text that are written in words; `numbers` are its `number_words`."""
    found = _from_words(text) if numbers and _may_spell(numbers, text) else []
    return found + _from_han(text) if has_cjk(text) else found


def number_words(words: AbstractSet[str]) -> AbstractSet[str]:
    """Those of the words, lower case, that are a number from three up or a share, or a part of one."""
    return _number_words() & words


def _may_spell(numbers: AbstractSet[str], text: str) -> bool:
    """Whether a text with these number words may have a number from three up, or a share: "a third of", not "the
    third"."""
    if not numbers <= values("shares").keys():
        return True
    low = text.lower()
    return any(word + behind in low for word in numbers for behind in _BEHIND_SHARES)


_BEHIND_SHARES: Final = (" of", " de", " der", " des", " di", " do", " da")


@cache
def _number_words() -> frozenset[str]:
    """Number words from three up and words for shares, each word of one that has several."""
    shares = (part for word in values("shares") for part in (word, *word.split("-")))
    return frozenset(word for word, value in values("number words").items() if value > 2).union(shares) - {"two"}


def _from_words(text: str) -> list[Figure]:
    """Number words: "three", "twenty-five million tonnes", "one hundred and eighty-four"."""
    reader = _NumeralReader(text)
    telling = _telling_words()
    for match in _WORD.finditer(text):
        word = match[0]
        if "-" in word or word.lower() in telling:
            reader.take(match)
        elif reader.start >= 0:
            reader.close()
    reader.close()
    return reader.found


@cache
def _telling_words() -> frozenset[str]:
    return frozenset((*values("number words"), *values("shares"), *values("scales"), "and"))


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
            take_what_follows(figure, self.text)
            note_approximation(figure, self.text)
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
    return after.startswith(_BEHIND_SHARES)


def _from_han(text: str) -> list[Figure]:
    """Chinese numerals before a counter: 二十五个."""
    found = []
    for match in _HAN_NUMBER.finditer(text):
        value = _han_value(match[0])
        if value >= 3:
            figure = Figure(match[0], match.start(), match.end())
            figure.means(value, 1.0)
            take_what_follows(figure, text)
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
