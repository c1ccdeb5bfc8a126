"""Repairs of a library's file. A copy is made first, and rows that can be read are never dropped."""

import sqlite3
from contextlib import closing
from pathlib import Path

from reader.library import connection, counting, indexing, packing
from reader.library.care import backup, check, index_faults, space_faults


def repair(path: Path) -> str:
    """Mends what `check` finds, after making a copy; a sentence that says what was done and where the copy is.

    Rows that can be read are never dropped. A file whose pages are damaged is read out into a new one.
    """
    found = list(check(path))
    if not found:
        return "Nothing is wrong with the library; nothing was changed."
    if any(finding.damage for finding in found):
        from reader.library.salvage import salvage

        return salvage(path)
    copy = backup(path)
    with connection.faults(path), closing(connection.connect(path)) as db:
        with connection.writing(db):
            _drop_orphans(db)
            rebuild_lists(db)
            counting.recount(db)
            if list(index_faults(db)):
                indexing.rebuild_index(db)
        if list(space_faults(db)):
            db.execute("VACUUM")
    left = len(list(check(path)))
    ending = "all is well now" if not left else f"{left} faults are left"
    return f"Mended {len(found)} faults; {ending}. A copy from before is at {copy}."


def _drop_orphans(db: sqlite3.Connection) -> None:
    # An article without its text is forgotten altogether, so that the feed may bring it again.
    for number, place in db.execute(
        "SELECT id, place FROM articles WHERE id NOT IN (SELECT id FROM contents)"
    ).fetchall():
        db.execute("DELETE FROM identities WHERE id = ?", (number,))
        db.execute("DELETE FROM articles WHERE place = ?", (place,))
    db.execute("DELETE FROM hidden WHERE place IN (SELECT place FROM states)")
    for table in ("states", "hidden", "notes", "tags"):
        db.execute(f"DELETE FROM {table} WHERE place NOT IN (SELECT place FROM articles)")
    for table in ("contents", "revisions"):
        column = "id" if table == "contents" else "article_id"
        db.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM articles)")
    db.execute(
        "INSERT INTO states(place, feed_id, folder_id) SELECT a.place, a.feed_id, f.folder_id FROM articles a"
        " JOIN feeds f ON f.id = a.feed_id"
        " WHERE a.place NOT IN (SELECT place FROM states) AND a.place NOT IN (SELECT place FROM hidden)"
    )


def rebuild_lists(db: sqlite3.Connection) -> None:
    """Makes the lists of traits and the mentions of companies again from the articles, tags and notes."""
    shown = "place IN (SELECT place FROM states)"
    db.execute(f"DELETE FROM trait_articles WHERE NOT {shown}")
    db.execute(f"DELETE FROM mentions WHERE NOT {shown}")
    for place, traits in db.execute(f"SELECT place, traits FROM articles WHERE {shown}").fetchall():
        db.executemany(
            "INSERT OR IGNORE INTO trait_articles VALUES (?, ?)",
            [(trait, place) for trait in packing.unpacked_ids(traits)],
        )
