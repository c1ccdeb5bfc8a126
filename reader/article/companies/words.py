"""The word lists that tell companies' names from other names (`vocabularies/companies/`), read once a process."""

from __future__ import annotations

from functools import cache

from reader.word_lists import FOLDER, rows_of, words

__all__ = ["FOLDER", "Endings", "common_words", "places", "words"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def common_words() -> frozenset[str]:
    """Ordinary English words, lower case."""
    return frozenset(rows_of("common_words.txt").split())


@cache
def places() -> frozenset[str]:
    """Countries, states and large cities, lower case."""
    return frozenset(rows_of("places.txt").split("\n"))


class Endings:
    """With what words end. The last letters tell of most words that they do not, many times as fast as all endings."""

    __slots__ = ("_all", "_last", "_size")

    def __init__(self, endings: Iterable[str]) -> None:
        self._all = tuple(endings)
        self._size = min(map(len, self._all))
        self._last = frozenset([ending[-self._size :] for ending in self._all])

    def end(self, word: str) -> bool:
        """Whether a word ends with one of them."""
        return word[-self._size :] in self._last and word.endswith(self._all)
