"""The word lists that tell companies' names from other names (`vocabularies/companies/`), read once a process."""

from __future__ import annotations

import os
from functools import cache

from reader.article.vocabulary import SHIPPED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FOLDER: Final = os.path.join(SHIPPED, "companies")


@cache
def common_words() -> frozenset[str]:
    """Ordinary English words, lower case."""
    return frozenset(_rows("common_words.txt").split())


@cache
def places() -> frozenset[str]:
    """Countries, states and large cities, lower case."""
    return frozenset(_rows("places.txt").split("\n"))


class _Sections(dict[str, frozenset[str]]):
    """The sections of words.txt, read when the first is asked for; one that the file lacks has no words."""

    def __missing__(self, section: str) -> frozenset[str]:
        if not self:
            self.update(_read_sections())
        return self.setdefault(section, frozenset())


words: Final = _Sections().__getitem__
"""The words of a section of words.txt; none where there is no such section."""


def _read_sections() -> dict[str, frozenset[str]]:
    sections: dict[str, frozenset[str]] = {}
    for part in _rows("words.txt").split("\n[")[1:]:
        name, _, rows = part.partition("]\n")
        sections[name] = frozenset("\n".join(rows.split()).replace("_", " ").split("\n"))
    return sections


def _rows(name: str) -> str:
    """A file's text without comment lines, beginning with a line end."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return "\n" + "".join(row for row in file if not row.startswith("#"))
