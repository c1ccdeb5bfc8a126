"""The notation of people in the notation of the rules: what may be written in a file of words, and what phrases know.

People write "(so far)" for two words that may be missing, "verif*/check" and "0/few" for choices, and colons and
quotation marks that no phrase has. The shipped files are written out already; only the user's own are read so.
"""

from __future__ import annotations

import re

from reader.article.lines import has_cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_OPTIONAL: Final = re.compile(r"\(([^() ]* [^()]*)\)")
_MARKS: Final = str.maketrans(dict.fromkeys(":#+<>@\\^_`{|}~[]«»‹›¿¡…•&$%", " "))
_MOST: Final = 64
_LONGEST: Final = 1000


def written_out(row: str) -> list[str]:
    """The entries that a row of a user's file stands for: a row without brackets of several words and without choices
    of beginnings or numbers stands for itself. What follows "=" stays as it is."""
    if has_cjk(row):
        return [row]
    words, equals, meaning = row.partition("=")
    entries = [" ".join(words.translate(_MARKS).split())]
    for expand in (_without_brackets, _without_odd_choices):
        entries = [part for entry in entries for part in expand(entry)][:_MOST]
    behind = f" = {meaning.strip()}" if equals else ""
    return [entry + behind for entry in dict.fromkeys(entries) if entry]


def _without_brackets(entry: str) -> list[str]:
    """The entry with and without each bracket that holds several words."""
    found = _OPTIONAL.search(entry) if len(entry) <= _LONGEST else None
    if found is None:
        return [entry]
    before, behind = entry[: found.start()], entry[found.end() :]
    ways = (f"{before} {behind}", f"{before} {found[1]} {behind}")
    return [part for way in ways for part in _without_brackets(" ".join(way.split()))][:_MOST]


def _without_odd_choices(entry: str) -> list[str]:
    """The entry once for each beginning or number among its choices, and once for all that are words."""
    entries = [""]
    for word in entry.split():
        entries = [f"{begun} {way}".strip() for begun in entries for way in _ways(word)][:_MOST]
    return entries


def _ways(word: str) -> list[str]:
    optional = word[0] == "(" and word[-1] == ")"
    choices = [choice for choice in word.strip("()").split("/") if choice]
    odd = [choice for choice in choices if choice.endswith("*") or choice == "0"]
    if len(choices) < 2 or not odd:
        return [word]
    plain = "/".join(choice for choice in choices if choice not in odd)
    ways = [plain, *odd] if plain else odd
    return ["", *ways] if optional else ways
