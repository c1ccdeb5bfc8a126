"""Phrases as the vocabularies write them, looked for in the words of a line without regular expressions.

An entry is words; `a/b` is one of several, `(a)` may be missing, `verif*` is a beginning, `0` a number and `*` up to
eight words. Every entry is filed under its rarest word, so that a line is compared only with entries that share
a word with it; a match looks at a bounded number of words, so that any input takes time linear in its length.
"""

from __future__ import annotations

import re

from reader.article.elements import element_of, fits, follow, is_word, places_of, span_all, stands
from reader.article.filing import is_plain, words_to_file_under
from reader.article.lines import has_cjk, lowered, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Final

    from reader.article.lines import Line

_NUMBER: Final = re.compile(r"\d+")
_CJK_GAP: Final = 30
_MOST_PLACES: Final = 8
_MOST_SPANNED: Final = 24
_FRAME: Final = " :：。.【】[]「」『』《》<>〈〉■●◆▼▲▶►・*#|｜-—–=＝※()（）"


class _Entry:
    """An entry with its meaning under one of its words. Most lines that have this `anchor` lack the longest other word
    that it needs (`second`; the anchor again where there is none), so that the rest is read when a line has both:
    what else it needs (words, and choices of words), its elements, whether all are words, how these stand in a text,
    and which is the anchor."""

    __slots__ = ("anchor", "at", "between", "choices", "elements", "meaning", "needs", "plain", "second", "text")

    def __init__(self, text: str, anchor: str, meaning: Any) -> None:
        words = text.split()
        self.text = text
        self.anchor = anchor
        self.meaning = meaning
        self.plain = is_plain(text)
        others = words if self.plain else [word for word in words if is_word(word)]
        self.second = max([word for word in others if word != anchor], key=len, default=anchor)
        self.elements: list[Any] | None = None

    def read(self) -> list[Any]:
        """Reads the rest; gives the elements."""
        elements: list[Any] = self.text.split()
        self.between = f" {' '.join(elements)} " if self.plain else ""
        if not self.plain:
            elements = [element_of(word) for word in elements]
        self.at = next(i for i, element in enumerate(elements) if fits(element, self.anchor))
        own = (self.anchor, self.second)
        self.needs = frozenset([element for element in elements if type(element) is str and element not in own])
        self.choices = sorted([element for element in elements if type(element) is frozenset], key=len)
        self.elements = elements
        return elements


class Phrases:
    """Entries, each with a meaning, found anywhere in a line or spanning it."""

    __slots__ = ("_beside", "_by_first", "_compiled", "_filed", "_firsts", "_parts", "words")

    def __init__(self) -> None:
        self._beside: Phrases | None = None
        self._filed: dict[str, list[tuple[str, Any]]] = {}
        self._compiled: dict[str, list[_Entry]] = {}
        self._parts: list[tuple[list[str], Any]] = []  # Chinese, Japanese and Korean entries, split at `*`
        self._by_first: dict[str, list[tuple[list[str], Any]]] = {}  # the same by the character that they begin with
        self._firsts: frozenset[str] = frozenset()
        self.words: frozenset[str] = frozenset()

    def add(self, entry: str, meaning: Any) -> list[str]:
        """Files an entry and gives the words that it is filed under; `ready` makes it findable."""
        if not entry.isascii() and has_cjk(entry):
            self._parts.append(([part.strip() for part in entry.split("*")], meaning))
            return []
        under = words_to_file_under(entry)
        for word in under:
            self._filed.setdefault(word, []).append((entry, meaning))
        return under

    def ready(self, beside: Phrases | None = None) -> Phrases:
        """These phrases, and those of another language `beside` them, ready to be looked for."""
        self._beside = beside
        self.words = frozenset(self._filed)
        if beside is not None:
            self.words |= beside.words
            self._parts += beside._parts
        for entry in self._parts:
            self._by_first.setdefault(entry[0][0][:1], []).append(entry)
        self._firsts = frozenset(self._by_first)
        return self

    @property
    def in_characters(self) -> bool:
        """Whether there are Chinese, Japanese or Korean entries, which are found in no set of words."""
        return bool(self._parts)

    def found(self, line: Line) -> list[Any]:
        """The meanings of the entries that stand anywhere in the line."""
        out = []
        words = line.words
        text = ""
        for anchor in words & self.words:
            places: list[int] = []
            for entry in self._compiled.get(anchor) or self._compile(anchor):
                if entry.second not in words:
                    continue
                elements = entry.elements or entry.read()
                if not entry.needs <= words:
                    continue
                for choice in entry.choices:
                    if words.isdisjoint(choice):
                        break
                else:
                    if len(elements) > 1:
                        text = text or f" {' '.join(line.tokens)} "
                        if entry.plain and entry.between not in text:
                            continue
                        places = places or places_of(text, anchor)
                        if not stands(elements, entry.at, line.tokens, places, plain=entry.plain):
                            continue
                    out.append(entry.meaning)
        if self._parts and not line.low.isascii():
            for first in self._firsts.intersection(("", *line.low)):
                out.extend([meaning for parts, meaning in self._by_first[first] if _holds(line.low, parts)])
        return out

    def spanning(self, words: list[str], low: str = "") -> list[Any]:
        """The meanings of the entries that are these words from first to last.

        `low` is their lowered text, which Chinese, Japanese and Korean entries are compared with.
        """
        out: list[Any] = []
        if not words or len(words) > _MOST_SPANNED:
            return out
        if not self.words.isdisjoint(words):
            own = set(words)
            for anchor in dict.fromkeys(words):  # in their order, so that the answer is the same in every process
                if anchor not in self.words:
                    continue
                for entry in self._compiled.get(anchor) or self._compile(anchor):
                    if entry.second not in own:
                        continue
                    elements = entry.elements or entry.read()
                    if entry.needs <= own and span_all(elements, words):
                        out.append(entry.meaning)
        if self._parts and not low.isascii():
            bare = low.strip(_FRAME)
            zeroed = _NUMBER.sub("0", bare)  # as entries write numbers
            numbered = zeroed != bare
            out.extend(
                meaning for parts, meaning in self._parts if _is(bare, parts) or (numbered and _is(zeroed, parts))
            )
        return out

    def _compile(self, anchor: str) -> list[_Entry]:
        entries = [_Entry(text, anchor, meaning) for text, meaning in self._filed.get(anchor, ())]
        beside = self._beside
        if beside is not None and anchor in beside.words:
            entries += beside._compiled.get(anchor) or beside._compile(anchor)
        self._compiled[anchor] = entries
        return entries


class WholeLines:
    """Entries, each with a meaning, that are a whole line: most are plain words, which are looked up as they stand."""

    __slots__ = ("_exact", "_exact_beside", "_others")

    def __init__(self) -> None:
        self._exact: dict[str, list[Any]] = {}
        self._exact_beside: dict[str, list[Any]] = {}
        self._others = Phrases()

    def add(self, entry: str, meaning: Any) -> None:
        """Files an entry; `ready` makes it findable."""
        if is_plain(entry):
            self._exact.setdefault(" ".join(entry.split()), []).append(meaning)
        else:
            self._others.add(entry, meaning)

    def ready(self, beside: WholeLines | None = None) -> WholeLines:
        """These lines, and those of another language `beside` them, ready to be looked for."""
        self._others.ready(beside._others if beside else None)
        self._exact_beside = beside._exact if beside else {}
        return self

    def spanning(self, words: list[str], low: str) -> list[Any]:
        """The meanings of the entries that are a line, given by its words and its lowered text."""
        found = self._others.spanning(words, low)
        found += self._whole(" ".join(words))
        if not low.isascii():
            found += self._whole(low.strip(_FRAME))
        return found

    def _whole(self, line: str) -> list[Any]:
        return [*self._exact.get(line, ()), *self._exact_beside.get(line, ())]


class Openings:
    """Entries with which some words begin; the first element of each is a word or a choice, or may be missing."""

    __slots__ = ("_filed", "_read", "words")

    def __init__(self, entries: Iterable[str]) -> None:
        self._filed: dict[str, list[str]] = {}
        for entry in entries:
            for word in _first_words(entry):
                self._filed.setdefault(word, []).append(entry)
        self._read: dict[str, list[list[Any]]] = {}  # those of the words that came up
        self.words = frozenset(self._filed)
        """With which entries begin."""

    def begin(self, words: list[str]) -> bool:
        """Whether the words begin as an entry says."""
        first = words[0] if words else ""
        if first not in self.words:
            return False
        if first not in self._read:
            self._read[first] = [[element_of(word) for word in entry.split()] for entry in self._filed[first]]
        return any(follow(elements, 0, len(elements), 1, words, 0) >= 0 for elements in self._read[first])


def _first_words(entry: str) -> list[str]:
    """The words with which an entry may begin."""
    found: list[str] = []
    for word in entry.split():
        optional = word[0] == "(" and word[-1] == ")"
        first = word[1:-1] if optional else word
        if first[-1] != "*" and first != "0":
            found += first.split("/")
        if not optional:
            break
    return found


def _holds(low: str, parts: list[str]) -> bool:
    """Whether the parts stand in the text one after the other, each near the one before."""
    at = low.find(parts[0])
    if at < 0:
        return False
    if len(parts) == 1:
        return True
    for _ in range(_MOST_PLACES):
        end = at + len(parts[0])
        for part in parts[1:]:
            found = low.find(part, end, end + _CJK_GAP + len(part))
            if found < 0:
                break
            end = found + len(part)
        else:
            return True
        at = low.find(parts[0], at + 1)
        if at < 0:
            return False
    return False


def _is(bare: str, parts: list[str]) -> bool:
    """Whether the text begins with the first part and ends with the last, with the others between."""
    if len(parts) == 1:
        return bare == parts[0]
    return bare.startswith(parts[0]) and bare.endswith(parts[-1]) and _in_order(bare, parts)


def _in_order(text: str, parts: list[str]) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def phrase_words(text: str) -> list[str]:
    """The words of a text as entries are compared with them."""
    return tokens(lowered(text))
