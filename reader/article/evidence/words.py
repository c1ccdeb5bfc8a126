"""The words for figures, units and dates (`vocabularies/evidence/figures.txt`), read once a process."""

from __future__ import annotations

import os
from functools import cache

from reader.article.vocabulary import SHIPPED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_PATH: Final = os.path.join(SHIPPED, "evidence", "figures.txt")


@cache
def _rows() -> dict[str, list[list[str]]]:
    sections: dict[str, list[list[str]]] = {}
    with open(_PATH, encoding="utf-8") as file:
        rows: list[list[str]] = []
        for row in file:
            if row.startswith("["):
                rows = sections.setdefault(row.strip("[]\n"), [])
            elif row.strip() and not row.startswith("#"):
                rows.append(row.replace("_", " \0").split())
    return {name: [_whole(words) for words in rows] for name, rows in sections.items()}


def _whole(words: list[str]) -> list[str]:
    """The words of a row, those with a blank in them put together again."""
    out: list[str] = []
    for word in words:
        if word.startswith("\0"):
            out[-1] += " " + word[1:]
        else:
            out.append(word)
    return out


@cache
def values(section: str) -> dict[str, float]:
    """Word to value, for a section whose rows begin with a number."""
    return {word: float(row[0]) for row in _rows()[section] for word in row[1:]}


@cache
def units() -> dict[str, tuple[str, float]]:
    """Word to the unit that it is a multiple of, and how many."""
    return {word: (row[0], float(row[1])) for row in _rows()["units"] for word in row[2:]}


@cache
def currencies() -> dict[str, str]:
    """Sign or word to the currency's code."""
    return {word: row[0] for row in _rows()["currencies"] for word in row[1:]}
