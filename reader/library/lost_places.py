"""The places of articles that neither their rows nor an index of the places tell: the search index finds them by words.

What the reader did belongs to places, so an article that gets its old one back has its marks, tag and note again.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress

from reader.library import packing

_LETTERS, _FEWEST = 120, 12
"""So much of the beginning of a text is looked for, and nothing that is shorter."""
_MOST = 9
"""Places with the same words among which one may be told by its feed."""


def places_by_words(damaged: sqlite3.Connection, new: sqlite3.Connection, lost: Iterable[int]) -> dict[int, int]:
    """The places of articles (ids) whose texts are known, as far as words lead to a single one for each."""
    found: dict[int, int] = {}
    for number in lost:
        row = new.execute(
            "SELECT i.feed_id, c.html, c.parts FROM contents c JOIN identities i ON i.id = c.id WHERE c.id = ?",
            (number,),
        ).fetchone()
        if row is None or not packing.is_whole(row[1], row[2]):
            continue
        places = [
            place
            for place in _with_words(damaged, packing.index_columns("", packing.unpacked_parts(row[2], row[1])))
            if _may_be(new, place, row[0])
        ]
        if len(places) == 1:
            found[number] = places[0]
    claims = Counter(found.values())
    return {number: place for number, place in found.items() if claims[place] == 1}


def _with_words(damaged: sqlite3.Connection, columns: tuple[str, ...]) -> list[int]:
    """Places of articles whose text begins so."""
    for name, text in zip(packing.COLUMNS, columns, strict=True):
        words = text[:_LETTERS].replace('"', " ").split()
        beginning = " ".join(words[:-1] if len(text) > _LETTERS else words)
        if name == "title" or len(beginning) < _FEWEST or not any(map(str.isalnum, beginning)):
            continue
        with suppress(sqlite3.DatabaseError):
            sql = "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?"
            return [place for (place,) in damaged.execute(sql, (f'{{{name}}} : "{beginning}"', _MOST))]
    return []


def _may_be(new: sqlite3.Connection, place: int, feed_id: int) -> bool:
    """Whether an article of a feed may have been at a place: no other one is, and its state is of that feed."""
    if new.execute("SELECT 1 FROM articles WHERE place = ?", (place,)).fetchone():
        return False
    states = "SELECT feed_id FROM states WHERE place = ?1 UNION SELECT feed_id FROM hidden WHERE place = ?1"
    return all(found == feed_id for (found,) in new.execute(states, (place,)))
