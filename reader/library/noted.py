"""The words of notes. Notes are few: they are looked through as they stand, and so no index has to follow them.

A word is found in a note as the index of words finds it in an article: whatever its case and its accents, and each
Chinese, Japanese or Korean character by itself.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from unicodedata import combining, normalize

from reader.library.query import And, Expression, Field, Not, Or, Text
from reader.text import in_characters

NOTE = "note"
"""The part of an article that is no publisher's."""


@dataclass(slots=True)
class Noted:
    """The notes of an open library, read when words are looked for, and again once anything has changed."""

    connection: sqlite3.Connection
    _key: tuple[int, int] = (-1, -1)
    _notes: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Each note by its place, as it stands and in plain words."""

    def widened(self, expression: Expression) -> Expression:
        """A query that finds its words in notes too, and those of `in:note` there alone.

        Of the few articles whose notes have any of the words, the whole query is asked with them; of all others it is
        asked as it stands, so that the index answers it as quickly as without notes.
        """
        found = {text: self._places(text) for text in _texts(expression)}
        asked = _replaced(expression, {text: _at(found[text]) for text in found if text.part == NOTE})
        anywhere = {text: places for text, places in found.items() if not text.part and places}
        if not anywhere:
            return asked
        here = _at(sorted({place for places in anywhere.values() for place in places}))
        with_them = _replaced(asked, {text: Or((_at(places), text)) for text, places in anywhere.items()})
        return Or((And((asked, Not(here))), And((here, with_them))))

    def _places(self, text: Text) -> list[int]:
        """The places of the notes that have the words."""
        if text.part not in ("", NOTE):
            return []
        self._read_again()
        words = _words(text.words)
        wanted = words if text.prefix else f"{words} "
        return [place for place, (_, note) in self._notes.items() if wanted in note]

    def _read_again(self) -> None:
        key = (self.connection.execute("PRAGMA data_version").fetchone()[0], self.connection.total_changes)
        if key != self._key:
            rows = self.connection.execute("SELECT place, text FROM notes ORDER BY place")
            self._notes = {place: self._in_words(place, text) for place, text in rows}
            self._key = key

    def _in_words(self, place: int, text: str) -> tuple[str, str]:
        known = self._notes.get(place)
        return known if known is not None and known[0] == text else (text, f"{_words(text)} ")


def _words(text: str) -> str:
    """The words of a text in their plain form, each after a blank."""
    decomposed = normalize("NFKD", in_characters(text)).casefold()
    letters = decomposed if decomposed.isascii() else "".join(filter(_is_no_accent, decomposed))
    return "".join(f" {word}" for word in _word().findall(letters))


def _is_no_accent(character: str) -> bool:
    return not combining(character)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def _at(places: Sequence[int]) -> Field:
    """The condition that an article is at one of these places."""
    return Field("at", ",".join(map(str, places)))


def _texts(expression: Expression) -> Iterator[Text]:
    match expression:
        case Text():
            yield expression
        case Not(inner):
            yield from _texts(inner)
        case And(operands) | Or(operands):
            for operand in operands:
                yield from _texts(operand)


def _replaced(expression: Expression, by: Mapping[Text, Expression]) -> Expression:
    """The expression with other conditions in the place of words."""
    match expression:
        case Text():
            return by.get(expression, expression)
        case Not(inner):
            return Not(_replaced(inner, by))
        case And(operands):
            return And(tuple(_replaced(operand, by) for operand in operands))
        case Or(operands):
            return Or(tuple(_replaced(operand, by) for operand in operands))
    return expression
