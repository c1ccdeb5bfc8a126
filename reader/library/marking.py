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
        ids = states.to_change(db, state)
    marked = states.Marked()
    parts = [ids[start : start + PART] for start in range(0, len(ids), PART)]
    for part in _paced(parts, list(map(len, parts)), progress):
        with file.writing() as db:
            states.choose_ids(db, part)
            marked = states.mark_more(db, state, file.now(), marked)
    return marked.articles


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
                changes.turn(db, file.names, part, undone=undone)
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
    if change["kind"] != "mark":
        yield change
        return
    ids, rest = change["ids"], {key: value for key, value in change.items() if key not in ("ids", "listed")}
    parts = [{**rest, "ids": ids[start : start + PART]} for start in range(0, len(ids), PART)]
    if "listed" in change:
        parts[-1]["listed"] = change["listed"]
    yield from parts


def _together(changes_in_order: Sequence[Change]) -> Iterator[list[Change]]:
    """Changes that go into one transaction."""
    some: list[Change] = []
    size = 0
    for change in changes_in_order:
        more = _size(change)
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
