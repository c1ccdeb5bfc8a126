"""Tells the language of a text from its own words; what a feed says about it is only a hint.

Scripts decide where they can (kana, Hangul, Thai ...), frequent words where several languages share one. Where the text
gives too little, the hint counts if it names a language of the same script.
"""

from __future__ import annotations

import os
import re
from functools import cache

from reader.article.vocabulary import SHIPPED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_SAMPLE: Final = 2400
_FOR_SCRIPT: Final = 600
_MOST_WORDS: Final = 100
_FOR_WORDS: Final = 1000
_CLOSE: Final = 1.25  # how far a second language may lie behind for more of the text to be read
_FEWEST_HITS: Final = 3
_SHARE_OF_HITS: Final = 0.08
_MARKS: Final = '.,;:!?()"“”«»'

_ASCII: Final = bytes(range(128))
# What every letter beyond the Latin alphabet begins with in UTF-8.
_MAY_BE_OTHER: Final = re.compile(rb"[\xc9-\xe1\xe3-\xf4]|\xe2[\xb0-\xbf]").search

# First and last character of a script, and the language that it means by itself.
_SCRIPTS: Final = (
    ("\u3040", "\u30ff", "ja"),
    ("\uac00", "\ud7af", "ko"),
    ("\u1100", "\u11ff", "ko"),
    ("\u4e00", "\u9fff", "zh"),
    ("\u3400", "\u4dbf", "zh"),
    ("\u0400", "\u052f", "ru"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0590", "\u05ff", "he"),
    ("\u0370", "\u03ff", "el"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u0900", "\u097f", "hi"),
    ("\u0980", "\u09ff", "bn"),
    ("\u0b80", "\u0bff", "ta"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u0530", "\u058f", "hy"),
)
_LATIN: Final = frozenset("en de fr es pt it nl sv no nb nn da fi pl cs tr id ms vi ro hu sk sl hr lt lv et ca".split())
_SAME_SCRIPT: Final = {
    "ru": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "mn"),
    "ar": ("ar", "fa", "ur"),
    "hi": ("hi", "mr", "ne"),
}


def language_of(text: str, hint: str | None) -> str | None:
    """The ISO 639-1 code of the language that the text is written in; None where that cannot be said."""
    hinted = (hint or "").strip().replace("_", "-").partition("-")[0].lower()
    sample = text[:_SAMPLE]
    script = "" if sample.isascii() else _by_script(sample)
    if script:
        return _within_script(script, sample, hinted)
    counts, words = _by_words(sample[:_FOR_WORDS] if len(sample) > _FOR_WORDS else sample)
    hits = max(counts)
    if len(sample) > _FOR_WORDS and sum([_CLOSE * count >= hits for count in counts]) > 1:
        more, further = _by_words(sample[_FOR_WORDS : 2 * _FOR_WORDS])
        counts, words = bytes([one + other for one, other in zip(counts, more, strict=True)]), words + further
        hits = max(counts)
    if hits >= _FEWEST_HITS and hits >= _SHARE_OF_HITS * words:
        codes = _frequent()[0]
        close = hinted in codes and counts[codes.index(hinted)] >= 0.9 * hits
        return hinted if close else codes[counts.index(hits)]
    return hinted if hinted in _LATIN and sample.strip() else None


def _by_script(sample: str) -> str:
    """The language that the letters beyond the Latin alphabet mean, if they are a good part of the text."""
    if not _MAY_BE_OTHER(sample[:_FOR_SCRIPT].encode("utf-8", "replace").translate(None, _ASCII)):
        return ""
    counts: dict[str, int] = {}
    others = [c for c in sample[:_FOR_SCRIPT] if c > "\u024f" and not "\u2000" <= c <= "\u2bff"]
    if not others:
        return ""
    letters = sum(map(str.isalpha, sample[:_FOR_SCRIPT])) - len(others)
    for character in others:
        for first, last, code in _SCRIPTS:
            if first <= character <= last:
                counts[code] = counts.get(code, 0) + 1
                break
    # A Chinese character says as much as several letters; some kana among them make a text Japanese.
    if counts.get("ja", 0) * 8 > counts.get("zh", 0):
        counts["ja"] = counts.get("ja", 0) + counts.pop("zh", 0)
    if not counts:
        return ""
    code = max(counts, key=lambda each: counts[each])
    weight = 3 if code in ("zh", "ja", "ko") else 1
    return code if counts[code] * weight > letters else ""


def _within_script(code: str, sample: str, hinted: str) -> str:
    """Tells languages of one script apart by letters that only some of them have, else by the hint."""
    if code == "ru":
        for letters, other in (("іїєґ", "uk"), ("ў", "be"), ("ђћџљњ", "sr"), ("қғңұ", "kk")):
            if sum(sample.count(letter) for letter in letters) * 100 > len(sample):
                return other
        return hinted if hinted in _SAME_SCRIPT["ru"] and "ы" not in sample else "ru"
    if code == "ar":
        if sum(sample.count(letter) for letter in "پچژگ") * 60 > len(sample):
            return "fa"
        return "ur" if "ے" in sample else "ar"
    return hinted if hinted in _SAME_SCRIPT.get(code, ()) else code


def _by_words(sample: str) -> tuple[bytes, int]:
    """How many of a text's first words are frequent in each language (the more usual ones first), and how many words
    that are."""
    words = _first_words(sample[:_FOR_WORDS])
    if len(words) < _MOST_WORDS:
        words = _first_words(sample)
    codes, frequent = _frequent()
    hits = sum(filter(None, map(frequent.get, [word.strip(_MARKS) for word in words])))
    return hits.to_bytes(len(codes), "little"), len(words)


def _first_words(text: str) -> list[str]:
    return text.lower().replace("'", " ").replace("\u2019", " ").split(None, _MOST_WORDS)[:_MOST_WORDS]


@cache
def _frequent() -> tuple[list[str], dict[str, int]]:
    """The languages, and for every word a number that has a byte for each: 1 where the word is frequent in it. Their
    sum counts for all languages at once; a byte holds it, since no more than a hundred words are looked at."""
    path = os.path.join(SHIPPED, "languages", "frequent_words.txt")
    codes: list[str] = []
    found: dict[str, int] = {}
    with open(path, encoding="utf-8") as file:
        for row in file:
            code, *words = row.split()
            if code != "#":
                one = 1 << 8 * len(codes)
                codes.append(code)
                for word in set(words):
                    found[word] = found.get(word, 0) + one
    return codes, found
