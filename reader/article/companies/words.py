"""The word lists that tell companies' names from other names (`vocabularies/companies/`), read once a process."""

from __future__ import annotations

from functools import cache

from reader.word_lists import FOLDER, rows_of, words

__all__ = ["FOLDER", "common_words", "places", "words"]


@cache
def common_words() -> frozenset[str]:
    """Ordinary English words, lower case."""
    return frozenset(rows_of("common_words.txt").split())


@cache
def places() -> frozenset[str]:
    """Countries, states and large cities, lower case."""
    return frozenset(rows_of("places.txt").split("\n"))
