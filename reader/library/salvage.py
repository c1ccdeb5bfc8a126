"""What a damaged file still holds, read out into a new library. The damaged file is kept, under another name."""

import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from reader.atomic import make_private
from reader.errors import LibraryFull
from reader.library import backups, connection, inferred, leftovers, packing, schema, soundness
from reader.library.damaged import TABLES, DamagedFile
from reader.library.lock import poll_lock
from reader.library.mending import drop_unreadable, mend
from reader.library.readable import read_out
from reader.model import Parts
from reader.text import counted


def salvage(path: Path) -> tuple[str, bool]:
    """Puts a new library with everything that could be read in the place of a damaged one.

    Gives a sentence that says what was done, and whether everything could be read.
    """
    path = connection.real_path(path)
    with poll_lock(path, damaged=True):
        leftovers.refuse_in_use(path, "repair")
        try:
            return _salvaged(path, leftovers.beside(path, leftovers.PART))
        except OSError as error:
            raise LibraryFull(f"{path} could not be read out: {error.strerror}.") from error
        finally:
            with suppress(OSError):
                leftovers.settle(path)


def _salvaged(path: Path, part: Path) -> tuple[str, bool]:
    kept = backups.free_name(path.with_name(f"{path.stem}-damaged-{backups.stamp()}{path.suffix}"))
    was = leftovers.seen(path)
    make_private(part)
    with connection.faults(path), closing(connection.connect(part)) as new:
        schema.create(new, part)
        new.execute("PRAGMA foreign_keys = OFF")
        with connection.writing(new):
            lost = _read(path, new)
            marks_before = _marks_before(new, lost)
            textless = _keep_without_texts(new)
            mend(new, index=True, texts=False)
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (articles,) = new.execute("SELECT articles FROM counters").fetchone()
        marks = _marks(new)
    shutil.copymode(path, part)
    leftovers.put_in_place(part, path, kept, was, "repair")
    saved = counted(articles, "article") if articles else "no article"
    were = "was" if articles < 2 else "were"
    rest = (
        f", but parts of {', '.join(lost)} could not be" if lost else "" if textless else ", and so was everything else"
    )
    older_ones = sorted((path.parent / "backups").glob("*.db"), key=lambda file: file.stat().st_mtime)
    older = f" The newest backup is {older_ones[-1]}." if older_ones else ""
    said = (
        f"The file was damaged; {saved} {were} read out into a new one{rest}."
        f"{_of_marks(marks_before, marks, lost)}{_of_textless(textless)} The damaged file is kept at {kept}.{older}"
    )
    return said, not (lost or textless)


@dataclass(frozen=True, slots=True)
class _Marks:
    """How many articles have a star, and how many are read."""

    starred: int
    read: int


def _marks_before(new: sqlite3.Connection, lost: Collection[str]) -> _Marks | None:
    """The marks as the damaged library counted them; None where neither of the tables with the counts is whole."""
    table = next((table for table in ("counters", "feeds") if table not in lost), None)
    return None if table is None else _marks(new, table)


def _marks(new: sqlite3.Connection, table: str = "counters") -> _Marks:
    counts = new.execute(f"SELECT coalesce(sum(starred), 0), coalesce(sum(articles - unread), 0) FROM {table}")
    return _Marks(*counts.fetchone())


def _of_marks(before: _Marks | None, now: _Marks, lost: Collection[str]) -> str:
    """How many marks are lost; nothing where nothing could be."""
    if not {"states", "articles", "contents"} & {*lost}:
        return ""
    if before is None:
        found = f"{counted(now.starred, 'star')} and {counted(now.read, 'read mark')}"
        return f" It has {found}; how many are lost is not known."
    said = [
        f"{had - has:,} of {counted(had, what)}"
        for had, has, what in ((before.starred, now.starred, "star"), (before.read, now.read, "read mark"))
        if had > has
    ]
    if said:
        one = len(said) == 1 and said[0].startswith("1 ")
        return f" {' and '.join(said)} {'is' if one else 'are'} lost."
    stars = {0: "", 1: " The star is there."}
    return stars.get(before.starred, f" All {before.starred:,} stars are there.")


def _of_textless(number: int) -> str:
    if not number:
        return ""
    lost, them = ("1 article has", "it") if number == 1 else (f"{number:,} articles have", "them")
    return f" {lost} lost the text, which polls bring again where feeds still carry {them}, and `x` from the page."


def _keep_without_texts(new: sqlite3.Connection) -> int:
    """Keeps articles whose texts are lost, for their titles and what the reader did with them; gives how many.

    Their feeds bring the texts again as those of changed articles.
    """
    drop_unreadable(new)
    lost = new.execute("SELECT id, title FROM articles WHERE id NOT IN (SELECT id FROM contents)").fetchall()
    nothing = packing.packed_html(b"")
    for number, title in lost:
        parts = packing.packed_parts(Parts(title=title).as_dict(), b"")
        new.execute("INSERT INTO contents VALUES (?, ?, ?, '')", (number, nothing, parts))
        new.execute("UPDATE articles SET analysis = 0, flags = flags | ? WHERE id = ?", (packing.SUMMARY_ONLY, number))
        new.execute("UPDATE identities SET content_hash = '' WHERE id = ?", (number,))
    # Else a feed that has not changed would answer that there is nothing to bring.
    new.executemany(
        "UPDATE feeds SET entity_tag = NULL, last_modified = NULL, body_hash = ''"
        " WHERE id = (SELECT feed_id FROM articles WHERE id = ?)",
        [(number,) for number, _ in lost],
    )
    return len(lost)


def _read(path: Path, new: sqlite3.Connection) -> list[str]:
    """Reads a damaged file into a new library; gives the tables that could not be read whole."""
    (nothing,) = new.execute("SELECT * FROM counters").fetchall()
    new.execute("DELETE FROM counters")
    with DamagedFile(path, new) as damaged:
        lost = [table for table in TABLES if read_out(damaged.db, new, table)]
        damaged.read_lost_rows(lost)
        for table in inferred.PLACED:
            if table in lost:
                inferred.read_at_places(damaged.db, new, table)
        inferred.read_identities(damaged.db, new)
        inferred.read_texts(damaged.db, new)
        inferred.read_names(damaged.db, new)
        unplaced = inferred.read_articles_from_texts(damaged.db, new)
        if "feeds" in lost and "hidden" not in lost:
            inferred.end_feeds(new)
        inferred.renew_marks(damaged.db, new)
        if "states" in lost:
            inferred.read_marks(damaged.db, new)
        else:
            inferred.hide_unplaced(new, unplaced)
            if "hidden" in lost:
                inferred.hide_articles(new, unplaced)
    faulty = soundness.drop_faulty(new, TABLES)
    lost += [table for table in faulty if table not in lost]
    new.execute(f"INSERT OR IGNORE INTO counters VALUES ({', '.join('?' * len(nothing))})", nothing)
    return lost
