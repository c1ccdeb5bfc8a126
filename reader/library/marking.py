"""Marks of any number of articles, and undo: in short transactions, so that other writers wait for none of them long.

One undo takes a mark back whole. What is cut off midway has been done to so many articles, and can be undone so far; an
undo that is cut off goes on where the next one begins.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from time import sleep
from typing import TypeVar

from reader.library import changes, journal, states
from reader.library.journal import Change, Entry
from reader.library.open_file import OpenFile
from reader.library.query import State
from reader.library.states import Marked

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Is told how many articles of how many are done, before each of several transactions."""
PART = 20_000
"""Articles of one transaction: some tenths of a second."""
PAUSE = 0.11
"""Seconds between two transactions: a writer that waits for SQLite's lock looks for it every tenth of a second."""


def mark(
    file: OpenFile, state: State, choose: Callable[[sqlite3.Connection], None], progress: Progress | None = None
) -> int:
    """Marks what `choose` puts into `chosen`, and journals it; gives how many articles changed."""
    with file.reading() as db:
        choose(db)
        states.choose_less_in_state(db, state)
        ids = states.chosen_ids(db)
    return in_parts(
        file, ids, lambda db, so_far: states.mark_more(db, state, file.now(), so_far), progress, PART
    ).articles


def in_parts(
    file: OpenFile,
    ids: Sequence[int],
    act: Callable[[sqlite3.Connection, Marked], Marked],
    progress: Progress | None,
    most: int,
) -> Marked:
    """Has `act` do something to articles, in several transactions where there are more than `most`.

    It is given what it has done so far, and works on what is chosen.
    """
    marked = Marked()
    parts = list(_cut(ids, most))
    for part in _paced(parts, list(map(len, parts)), progress):
        with file.writing() as db:
            states.choose_ids(db, part)
            marked = act(db, marked)
    return marked


def small_part() -> int:
    """Articles of one transaction that changes their tags or puts them on a list, which takes longer."""
    return max(1, PART // 4)


def undo(file: OpenFile, progress: Progress | None = None) -> str | None:
    """Undoes the latest change that is not undone; says what it was."""
    return _turn(file, progress, undone=True)


def redo(file: OpenFile, progress: Progress | None = None) -> str | None:
    """Does again what was undone last; says what it is."""
    return _turn(file, progress, undone=False)


def _turn(file: OpenFile, progress: Progress | None, *, undone: bool) -> str | None:
    while True:
        with file.reading() as db:
            entry = journal.to_turn(db, undone=undone)
        if entry is None:
            return None
        if _turned(file, entry, progress, undone=undone):
            return entry.said


def _turned(file: OpenFile, entry: Entry, progress: Progress | None, *, undone: bool) -> bool:
    """Undoes an entry or does it again; False where others changed it before that began.

    Where another process turns it the other way midway, that one goes on with it.
    """
    parts = [part for change in entry.changes for part in _parts_of(change)]
    together = list(_together(parts[::-1] if undone else parts)) or [[]]
    sizes = [sum(map(_size, some)) for some in together]
    for number, some in enumerate(_paced(together, sizes, progress), start=1):
        with file.writing() as db:
            noted = journal.turned(db, entry, undone=undone, whole=number == len(together))
            if noted is None:
                return number > 1
            for part in some:
                changes.turn(db, file.names, part, file.now(), undone=undone)
        entry = noted
    return True


def _paced(parts: Sequence[T], sizes: Sequence[int], progress: Progress | None) -> Iterator[T]:
    """The parts, with a pause between them in which others may write."""
    done, of = 0, sum(sizes)
    for number, part in enumerate(parts):
        if progress is not None and len(parts) > 1:
            progress(done, of)
        if number:
            sleep(PAUSE)
        yield part
        done += sizes[number]


def _parts_of(change: Change) -> Iterator[Change]:
    """The change as several, each for one transaction."""
    if change["kind"] == "mark":
        parts = [{**change, "ids": some} for some in _cut(change["ids"], PART)]
    elif change["kind"] == "tag":
        most = small_part()
        parts = [{**change, "added": some, "removed": []} for some in _cut(change["added"], most)]
        parts += [{**change, "added": [], "removed": some} for some in _cut(change["removed"], most)]
    else:
        parts = [change]
    # What came onto a list with all of them goes with the last.
    for part in parts[:-1]:
        part.pop("listed", None)
    yield from parts


def _cut(some: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    return (some[start : start + most] for start in range(0, len(some), most))


def _together(changes_in_order: Sequence[Change]) -> Iterator[list[Change]]:
    """Changes that go into one transaction."""
    some: list[Change] = []
    size = 0
    for change in changes_in_order:
        more = _weight(change)
        if some and size + more > PART:
            yield some
            some, size = [], 0
        some.append(change)
        size += more
    if some:
        yield some


def _size(change: Change) -> int:
    """About how many articles a change is about."""
    return max(1, *(len(change.get(key, ())) for key in ("ids", "added", "removed", "edits")))


def _weight(change: Change) -> int:
    """How many articles could be marked in the time that a change takes."""
    slow = change["kind"] == "tag" or "listed" in change
    return _size(change) * (PART // small_part() if slow else 1)
