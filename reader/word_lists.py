"""The lists of words about companies (`article/vocabularies/companies/`), for all that compares their names."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FOLDER: Final = os.path.join(os.path.dirname(__file__), "article", "vocabularies", "companies")


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
    for part in rows_of("words.txt").split("\n[")[1:]:
        name, _, rows = part.partition("]\n")
        sections[name] = frozenset("\n".join(rows.split()).replace("_", " ").split("\n"))
    return sections


def rows_of(name: str) -> str:
    """A file's text without comment lines, beginning with a line end."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return "\n" + "".join(row for row in file if not row.startswith("#"))
