"""The lists of words about companies (`article/vocabularies/companies/`), for all that compares their names."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FOLDER: Final = os.path.join(os.path.dirname(__file__), "article", "vocabularies", "companies")


class _Sections(dict[str, frozenset[str]]):
    """The sections of words.txt, each read when it is first asked for; one that the file lacks has no words."""

    def __init__(self) -> None:
        self._rows: dict[str, str] = {}

    def __missing__(self, section: str) -> frozenset[str]:
        if not self._rows:
            self._rows = {name: rows for name, _, rows in map(_parted, rows_of("words.txt").split("\n[")[1:])}
        rows = self._rows.get(section, "")
        found = self[section] = frozenset("\n".join(rows.split()).replace("_", " ").split("\n") if rows else ())
        return found


def _parted(section: str) -> tuple[str, str, str]:
    return section.partition("]\n")


words: Final = _Sections().__getitem__
"""The words of a section of words.txt; none where there is no such section."""


def rows_of(name: str) -> str:
    """A file's text without comment lines, beginning with a line end."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        first, *behind = f"\n{file.read()}".split("\n#")
    # What follows each comment, from the end of its line on.
    return first + "".join([rows[rows.find("\n") :] if "\n" in rows else "" for rows in behind])
