"""Checks of a library's file.

They take the file as it is, so that a library that `Library.open` refuses can still be looked at. `check` changes
nothing; what it finds, `reader.library.mending` mends.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reader.errors import LibraryDamaged, NotALibrary
from reader.library import connection, counting, leftovers, packing, schema, soundness
from reader.library.backups import broken_off, said_of
from reader.library.lock import is_free
from reader.library.lost_rows import is_left_of_a_library

SAMPLED = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with a library: a sentence, and what to do. `damage`: the file itself is broken."""

    what: str
    mend: str
    damage: bool = False


def check(path: Path) -> Iterator[Finding]:
    """What is wrong with a library, found one check after another; nothing where all is well. Changes nothing.

    Raises `LibraryDamaged` for what is not a library, `LibraryNewer`, `LibraryBusy`.
    """
    yield from _left_behind(path)
    try:
        connection.require_library(path)
    except NotALibrary:
        if not is_left_of_a_library(path):
            raise
        yield Finding("The file is damaged: its beginning is lost.", _RESTORE, True)
        return
    try:
        with closing(connection.connect(path)) as db:
            connection.refuse_newer(path, schema.version_of(db), schema.SCHEMA_VERSION)
            for checked in _CHECKS:
                for finding in checked(db):
                    yield finding
                    if finding.damage:
                        return
    except sqlite3.Error as error:
        fault = connection.translated(error, path)
        if not isinstance(fault, LibraryDamaged):
            raise fault from error
        yield Finding(f"The file is damaged ({error}).", _RESTORE, True)


def damage(db: sqlite3.Connection) -> Iterator[Finding]:
    """What is broken in an open file."""
    for checked in (_integrity, _values, _texts):
        yield from checked(db)


def _left_behind(path: Path) -> Iterator[Finding]:
    for part in broken_off(path):
        what = f"A backup that was broken off has left {part}."
        yield Finding(what, f"{_MEND}, or delete it; the next backup into its folder removes it as well")
    left, names = leftovers.left(path), leftovers.second_names(path)
    if not ((left or names) and is_free(path)):
        return
    for name in names:
        what = (
            f"A repair or restore that was broken off has left the library a second name, {name.name}; do not use it."
        )
        yield Finding(what, f"quit Assay and {_MEND}, or `assay poll`, which removes it as well")
    if left:
        size = sum(file.stat().st_size for file in left)
        what = f"A repair or restore that was broken off has left {max(1, size // 1_000_000):,} MB beside the library."
        yield Finding(what, f"{_MEND}, or `assay poll`, which tidies up as well")


def _integrity(db: sqlite3.Connection) -> Iterator[Finding]:
    faults = said_of(db.execute("PRAGMA integrity_check(20)"))
    if faults:
        yield Finding(f"The file is damaged: {faults[0]}.", _RESTORE, True)


def _values(db: sqlite3.Connection) -> Iterator[Finding]:
    fault = next(soundness.value_faults(db), None)
    if fault:
        yield Finding(f"The file is damaged: {fault}.", _RESTORE, True)


def _texts(db: sqlite3.Connection) -> Iterator[Finding]:
    unreadable = sum(
        not packing.can_be_unpacked(html, parts)
        for table in ("contents", "revisions")
        for html, parts in db.execute(f"SELECT html, parts FROM {table}")
    )
    if unreadable:
        texts = "1 text of an article" if unreadable == 1 else f"{unreadable:,} texts of articles"
        yield Finding(f"The file is damaged: {texts} cannot be read any more.", _RESTORE, True)


def _orphans(db: sqlite3.Connection) -> Iterator[Finding]:
    broken = len(db.execute("PRAGMA foreign_key_check").fetchall())
    if broken:
        yield Finding(f"{broken:,} rows belong to something that is gone.", _MEND)
    for what, sql in _ORPHANS:
        (count,) = db.execute(f"SELECT count(*) FROM ({sql})").fetchone()
        if count:
            yield Finding(f"{count:,} {what}.", _MEND)


_MEND = "run `assay doctor --repair`"
_RESTORE = "restore a backup with `assay restore FILE`, or run `assay doctor --repair`"
_ORPHANS = (
    ("articles have no text", "SELECT id FROM articles WHERE id NOT IN (SELECT id FROM contents)"),
    (
        "articles have no state",
        "SELECT place FROM articles WHERE place NOT IN (SELECT place FROM states)"
        " AND place NOT IN (SELECT place FROM hidden)",
    ),
    ("articles are both shown and hidden", "SELECT place FROM hidden WHERE place IN (SELECT place FROM states)"),
    (
        "entries of lists name no article that is shown",
        "SELECT place FROM trait_articles WHERE place NOT IN (SELECT place FROM states)",
    ),
    (
        "mentions of companies name no article that is shown",
        "SELECT place FROM mentions WHERE place NOT IN (SELECT place FROM states)",
    ),
)


def _counts(db: sqlite3.Connection) -> Iterator[Finding]:
    for kept in counting.KEPT:
        rows = counting.wrong(db, kept)
        if rows:
            yield Finding(f"{len(rows):,} counts of {kept.table} are wrong.", _MEND)


def index_faults(db: sqlite3.Connection) -> Iterator[Finding]:
    """What is wrong with the search index."""
    (missing,) = db.execute(
        "SELECT count(*) FROM articles WHERE place NOT IN (SELECT id FROM search_docsize)"
    ).fetchone()
    (extra,) = db.execute("SELECT count(*) FROM search_docsize WHERE id NOT IN (SELECT place FROM articles)").fetchone()
    if missing:
        yield Finding(f"{missing:,} articles are missing from the search index.", _MEND)
    if extra:
        yield Finding(f"The search index holds {extra:,} articles that are gone.", _MEND)
    sample = _sample(db)
    lost = sum(1 for place, title in sample if not _found(db, place, title))
    if lost:
        yield Finding(f"The search does not find {lost} of {len(sample)} articles by the words of their titles.", _MEND)


def _sample(db: sqlite3.Connection) -> list[tuple[int, str]]:
    return db.execute(
        "SELECT place, title FROM articles WHERE id IN (SELECT abs(random()) % (SELECT max(id) + 1 FROM articles)"
        " FROM json_each(?))",
        ("[" + ",".join("0" * SAMPLED) + "]",),
    ).fetchall()


def _found(db: sqlite3.Connection, place: int, title: str) -> bool:
    words = packing.index_columns(title, {"blocks": []})[0].replace('"', " ").replace("\0", " ")
    if not any(character.isalnum() for character in words):
        return True
    match = f'{{title}} : "{words}"'
    return db.execute("SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?", (match, place)).fetchone() is not None


def space_faults(db: sqlite3.Connection) -> Iterator[Finding]:
    """Whether much of the file is empty."""
    (pages,), (free,), (size,) = (
        db.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "freelist_count", "page_size")
    )
    if free * size > 50_000_000 and free * 4 > pages:
        yield Finding(f"{free * size // 1_000_000:,} MB of the file are empty.", _MEND)


_CHECKS: tuple[Callable[[sqlite3.Connection], Iterator[Finding]], ...] = (
    _integrity,
    _values,
    _texts,
    _orphans,
    _counts,
    index_faults,
    space_faults,
)
