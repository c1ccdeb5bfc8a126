"""Places: the numbers that order articles by time, newest highest. Fixed when an article comes in."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias, TypeVar

T = TypeVar("T")
PER_SECOND = 256

Position: TypeAlias = tuple[int, int]
"""Where a row stands in a list: its second, and its place."""

COUNTED = 10_000
"""Articles of a list are counted up to so many, where their number is not kept."""

LAST: Position = (-1, -1)
"""The position after the last row."""


def sort_second(published: datetime | None, now: int) -> int:
    """The second that an article sorts by: when it was published; when first seen, if undated or dated later."""
    if published is None:
        return now
    second = int(published.timestamp())
    return now if second > now else max(second, 0)


def first_place(second: int) -> int:
    """The lowest place of a second: what lies before it is older."""
    return second * PER_SECOND


def second_of(place: int) -> int:
    """The second of a place."""
    return place // PER_SECOND


class Places:
    """Free places of an open library, for one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._next: dict[int, int] = {}

    def settled(self, articles: Sequence[tuple[int, T]]) -> list[tuple[int, T]]:
        """Each article with its place, lowest first. Of those of one second, later ones in the sequence go higher."""
        return sorted(((self._free(second), article) for second, article in articles), key=lambda pair: pair[0])

    def _free(self, second: int) -> int:
        wanted = second
        while second_of(place := self._candidate(second)) > second:
            second = second_of(place)
        self._next[wanted] = self._next[second] = place + 1
        return place

    def _candidate(self, second: int) -> int:
        if second in self._next:
            return self._next[second]
        (highest,) = self._connection.execute(
            "SELECT max(place) FROM articles WHERE place >= ? AND place < ?",
            (first_place(second), first_place(second + 1)),
        ).fetchone()
        return first_place(second) if highest is None else int(highest) + 1
