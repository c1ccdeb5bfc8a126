"""Repairs of a library's file. A copy is made first, and rows that can be read are never dropped."""

import os
import sqlite3
from array import array
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from reader.errors import LibraryBusy
from reader.library import connection, counting, firms, indexing, leftovers, packing
from reader.library.backups import backup, broken_off, tidy
from reader.library.care import check, index_faults, space_faults
from reader.library.lock import poll_lock
from reader.model import ADDRESS_LOST
from reader.text import folded, host_of


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did and where the copy from before is, in a sentence; `whole` where nothing was lost."""

    said: str
    whole: bool = True


def repair(path: Path) -> Repaired:
    """Mends what `check` finds, after making a copy.

    A file whose pages are damaged is read out into a new one.
    """
    tidied = _settle(path)
    found = list(check(path))
    if not found:
        return Repaired(tidied or "Nothing is wrong with the library; nothing was changed.")
    if any(finding.damage for finding in found):
        from reader.library.salvage import salvage

        said, whole = salvage(path)
        return Repaired(said, whole)
    copy = backup(path)
    with connection.faults(path), closing(connection.connect(path)) as db:
        with connection.writing(db):
            mend(db)
        if list(space_faults(db)):
            db.execute("VACUUM")
    left = [finding.what for finding in check(path)]
    ending = "all is well now" if not left else f"this is left: {' '.join(left)}"
    faults = "1 fault" if len(found) == 1 else f"{len(found)} faults"
    return Repaired(f"Mended {faults}; {ending.rstrip('.')}. A copy from before is at {copy}.")


def _settle(path: Path) -> str:
    """Settles what a killed repair has left; a sentence where there was something."""
    tidied_up = "What a repair, restore or backup that was broken off had left is tidied up"
    of_backups = broken_off(path)
    tidy(path)
    if not (leftovers.left(path) or leftovers.second_names(path)):
        return f"{tidied_up}; all is well." if of_backups else ""
    ready = leftovers.beside(connection.real_path(path), leftovers.READY)
    made = ready.stat() if ready.exists() else None
    with suppress(LibraryBusy), poll_lock(path, damaged=True):
        if made is not None and os.path.samestat(made, path.stat()):
            return "A repair that had been broken off is finished, and what it left is tidied up; all is well."
        return f"{tidied_up}; the library is as it was, and all is well."
    return ""


def mend(db: sqlite3.Connection, *, index: bool = False, texts: bool = True) -> None:
    """Makes everything that follows from articles, texts and states follow from them. In the caller's transaction.

    The search index is made again when it is wrong, or with `index`. `texts`: whether some may be none any more.
    """
    _give_parents(db)
    if texts:
        drop_unreadable(db)
    _drop_orphans(db)
    _rebuild_lists(db)
    _rebuild_mentions(db)
    counting.recount(db)
    if index or list(index_faults(db)):
        indexing.rebuild_index(db)


def _give_parents(db: sqlite3.Connection) -> None:
    """Makes again what was lost and others belong to: above all a feed for its articles, which waits for an address."""
    db.execute("INSERT OR IGNORE INTO folders VALUES (0, '')")
    db.execute("UPDATE feeds SET folder_id = 0 WHERE folder_id NOT IN (SELECT id FROM folders)")
    lost = "SELECT DISTINCT feed_id FROM articles WHERE feed_id NOT IN (SELECT id FROM feeds)"
    for (feed,) in db.execute(lost).fetchall():
        newest = db.execute("SELECT url FROM articles WHERE feed_id = ? AND url <> '' ORDER BY place DESC", (feed,))
        (url,) = newest.fetchone() or ("",)
        title = f"{host_of(url) or f'Feed {feed}'}, its address lost"
        db.execute(
            "INSERT INTO feeds(id, url, title, gone, error, error_detail, ended) VALUES (?1, ?2, ?3, 1, ?4, ?5,"
            " EXISTS (SELECT 1 FROM hidden WHERE feed_id = ?1))",
            (
                feed,
                f"https://feed-{feed}.invalid/",
                title,
                ADDRESS_LOST,
                "Its address was lost with a damaged library.",
            ),
        )
    db.execute(
        "UPDATE states SET folder_id = (SELECT f.folder_id FROM feeds f WHERE f.id = states.feed_id)"
        " WHERE folder_id NOT IN (SELECT id FROM folders) AND feed_id IN (SELECT id FROM feeds)"
    )
    db.execute("DELETE FROM identities WHERE feed_id NOT IN (SELECT id FROM feeds)")
    db.execute("DELETE FROM company_names WHERE company_id NOT IN (SELECT id FROM companies)")
    # No version has the number 0: they are taken apart again when asked for.
    db.execute("UPDATE articles SET analysis = 0 WHERE analysis NOT IN (SELECT id FROM analyses)")


def drop_unreadable(db: sqlite3.Connection) -> None:
    """Removes texts that are no texts any more, and lists of numbers that are none."""
    for table in ("contents", "revisions"):
        unreadable = [
            (number,)
            for number, html, parts in db.execute(f"SELECT id, html, parts FROM {table}")
            if not packing.is_whole(html, parts)
        ]
        db.executemany(f"DELETE FROM {table} WHERE id = ?", unreadable)
    for column in ("traits", "companies"):
        db.execute(f"UPDATE articles SET {column} = x'' WHERE typeof({column}) <> 'blob' OR length({column}) % 4 <> 0")


def _drop_orphans(db: sqlite3.Connection) -> None:
    # An article without its text is forgotten altogether, so that the feed may bring it again.
    db.execute("DELETE FROM identities WHERE id IN (SELECT id FROM articles WHERE id NOT IN (SELECT id FROM contents))")
    db.execute("DELETE FROM articles WHERE id NOT IN (SELECT id FROM contents)")
    db.execute("DELETE FROM hidden WHERE place IN (SELECT place FROM states)")
    for table in ("states", "hidden", "notes", "tags"):
        db.execute(f"DELETE FROM {table} WHERE place NOT IN (SELECT place FROM articles)")
    for table, column in (("contents", "id"), ("revisions", "article_id")):
        db.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM articles)")
    db.execute(
        "INSERT INTO states(place, feed_id, folder_id) SELECT a.place, a.feed_id, f.folder_id FROM articles a"
        " JOIN feeds f ON f.id = a.feed_id"
        " WHERE a.place NOT IN (SELECT place FROM states) AND a.place NOT IN (SELECT place FROM hidden)"
    )
    db.execute(
        "UPDATE counters SET article = max(article, (SELECT coalesce(max(id), 0) FROM articles)),"
        " change = max(change, (SELECT coalesce(max(max(read_change, star_change)), 0) FROM"
        " (SELECT read_change, star_change FROM states UNION ALL SELECT read_change, star_change FROM hidden)))"
    )


def _rebuild_lists(db: sqlite3.Connection) -> None:
    """Makes the lists of traits again from what articles, tags and notes say."""
    db.execute("DELETE FROM trait_articles")
    reading = db.cursor()
    for place, traits in reading.execute(
        "SELECT place, traits FROM articles WHERE place IN (SELECT place FROM states)"
    ):
        db.executemany(
            "INSERT OR IGNORE INTO trait_articles VALUES (?, ?)",
            [(trait, place) for trait in packing.unpacked_ids(traits)],
        )
    for name, sql in (
        ("'tag:' || key", "SELECT key, place FROM tags"),
        ("'has:tag'", "SELECT DISTINCT place FROM tags"),
        ("'has:note'", "SELECT place FROM notes"),
    ):
        shown = f"({sql}) WHERE place IN (SELECT place FROM states)"
        db.execute(f"INSERT OR IGNORE INTO traits(name) SELECT DISTINCT {name} FROM {shown}")
        db.execute(
            f"INSERT OR IGNORE INTO trait_articles SELECT t.id, x.place"
            f" FROM (SELECT {name} AS name, place FROM {shown}) x JOIN traits t ON t.name = x.name"
        )


def _rebuild_mentions(db: sqlite3.Connection) -> None:
    """Makes the mentions of companies again from the parts of articles."""
    known = {number for (number,) in db.execute("SELECT id FROM companies")}
    db.execute("DELETE FROM mentions")
    reading = db.cursor()
    for place, numbers, html, parts in reading.execute(
        "SELECT a.place, a.companies, c.html, c.parts FROM articles a JOIN contents c ON c.id = a.id"
        " WHERE a.place IN (SELECT place FROM states)"
    ):
        companies = packing.unpacked_parts(parts, html)["companies"]
        stored = packing.unpacked_ids(numbers)
        if len(stored) != len(companies) or not known.issuperset(stored):
            stored = array("I", (_company_called(db, company["name"]) for company in companies))
            known.update(stored)
            db.execute("UPDATE articles SET companies = ? WHERE place = ?", (packing.packed_ids(stored), place))
        mentions = [
            (number, place, company["mentions"], int(company["profiled"]))
            for number, company in zip(stored, companies, strict=True)
        ]
        now = firms.current(db, stored)
        db.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?)", firms.added_up(mentions, now))


def _company_called(db: sqlite3.Connection, written: str) -> int:
    """The number of a company by its name, made if need be."""
    name = folded(written)
    number = firms.called(db, "name", name)
    if number is None:
        number = firms.add(db, written, name)
        db.execute("INSERT INTO company_names VALUES (?, ?, 'name', ?)", (name, number, written))
    return number
