"""Two feeds that become one, where one of them moves to the address of the other. Inside the caller's transaction.

What the reader did stays: marks, tags and notes of both, the name, folder and settings of either, and what views and
rules look for.
"""

import re
import sqlite3
from dataclasses import replace

from reader.library import indexing, journal, packing, removal, states
from reader.library.feed_states import former_urls
from reader.library.lookups import FEED_TITLE, feed_title
from reader.model import FeedState, LeadsTo


def leads_to(db: sqlite3.Connection, after: FeedState) -> LeadsTo | None:
    """The other subscription at the address that a feed leads to for good, or moves to now."""
    to = after.redirect_to or (after.url if after.former_urls else "")
    sql = f"SELECT f.url, {FEED_TITLE} FROM feeds f WHERE f.url = ? AND f.id <> ? AND f.ended = 0"
    row = db.execute(sql, (to, after.id)).fetchone() if to else None
    if row is None:
        return None
    return LeadsTo(row[0], feed_title(row[1], row[0]), after.redirect_seen, joined=not after.redirect_to)


def merge_into(db: sqlite3.Connection, unindexed: indexing.Unindexed, after: FeedState) -> FeedState:
    """Where another feed has the address already that this one moves to, they become one: the older of the two, which
    taking back the subscription to the newer does not take away.

    Gives its state after the poll, with the former addresses of both.
    """
    row = db.execute("SELECT id, ended FROM feeds WHERE url = ? AND id <> ?", (after.url, after.id)).fetchone()
    (url,) = db.execute("SELECT url FROM feeds WHERE id = ?", (after.id,)).fetchone()
    if row is None or url not in after.former_urls:
        return after
    # A copy that goes is taken out of the indexes, so it has to be in them.
    unindexed.settle()
    other, ended = row
    removal.resume_feeds(db, [other])
    _drop_copies(db, after.id, other)
    kept, gone = (after.id, other) if ended or after.id < other else (other, after.id)
    if not ended:
        _take_settings(db, kept, gone)
    _take_articles(db, kept, gone)
    _ask_for(db, kept, gone)
    former = dict.fromkeys((*former_urls(db, other), *after.former_urls))
    db.execute("DELETE FROM feeds WHERE id = ?", (gone,))
    # Its number may be another feed's tomorrow.
    journal.forget_feed(db, gone)
    return replace(after, id=kept, former_urls=tuple(former))


def _take_settings(db: sqlite3.Connection, feed_id: int, other: int) -> None:
    """Gives a feed what the user chose for another, where nothing was chosen for it."""
    db.execute(
        "UPDATE feeds SET name = coalesce(nullif(feeds.name, ''), o.name),"
        " interval = coalesce(feeds.interval, o.interval), full_text = max(feeds.full_text, o.full_text),"
        " folder_id = coalesce(nullif(feeds.folder_id, 0), o.folder_id) FROM (SELECT * FROM feeds WHERE id = ?) o"
        " WHERE feeds.id = ?",
        (other, feed_id),
    )


def _take_articles(db: sqlite3.Connection, feed_id: int, other: int) -> None:
    (folder_id,) = db.execute("SELECT folder_id FROM feeds WHERE id = ?", (feed_id,)).fetchone()
    for table in ("articles", "states", "hidden"):
        db.execute(f"UPDATE {table} SET feed_id = ? WHERE feed_id = ?", (feed_id, other))
    db.execute("UPDATE states SET folder_id = ? WHERE feed_id = ?", (folder_id, feed_id))
    db.execute("UPDATE OR IGNORE identities SET feed_id = ? WHERE feed_id = ?", (feed_id, other))
    # What is left are entries that this feed knows as other articles: theirs stay apart, under names of their own.
    db.execute(
        "UPDATE identities SET feed_id = ?, identity = 'merged:' || id || ':' || identity"
        " WHERE feed_id = ? AND id IS NOT NULL",
        (feed_id, other),
    )
    db.execute("DELETE FROM identities WHERE feed_id = ?", (other,))
    db.execute(
        "UPDATE feeds SET articles = feeds.articles + o.articles, unread = feeds.unread + o.unread,"
        " starred = feeds.starred + o.starred FROM (SELECT articles, unread, starred FROM feeds WHERE id = ?) o"
        " WHERE feeds.id = ?",
        (other, feed_id),
    )


def _ask_for(db: sqlite3.Connection, feed_id: int, other: int) -> None:
    """Has views and rules that look for the other feed by its number look for this one."""
    by_number = re.compile(rf"(?<![\w:])feed:(\"?){other}(?![\w./:-])", re.IGNORECASE)
    for table, key in (("views", "key"), ("rules", "id")):
        for name, query in db.execute(f"SELECT {key}, query FROM {table}").fetchall():
            asked = by_number.sub(rf"feed:\g<1>{feed_id}", query)
            if asked != query:
                db.execute(f"UPDATE {table} SET query = ? WHERE {key} = ?", (asked, name))


def _drop_copies(db: sqlite3.Connection, feed_id: int, other: int) -> None:
    """Removes the articles of the other feed that this one has too, unless the reader or a publisher did more to them
    than reading; what was read in one of the feeds is read.
    """
    copies = db.execute(
        "SELECT a.place, mine.id, s.read FROM identities i"
        " JOIN identities mine ON mine.feed_id = ?1 AND mine.identity = i.identity"
        " AND mine.content_hash = i.content_hash"
        " JOIN articles here ON here.id = mine.id JOIN articles a ON a.id = i.id JOIN states s ON s.place = a.place"
        " WHERE i.feed_id = ?2 AND s.starred = 0 AND a.flags & ?3 = 0"
        " AND NOT EXISTS (SELECT 1 FROM tags t WHERE t.place = a.place)"
        " AND NOT EXISTS (SELECT 1 FROM notes n WHERE n.place = a.place)",
        (feed_id, other, packing.FULL_TEXT | packing.REVISED),
    ).fetchall()
    removal.remove(db, [place for place, _, _ in copies])
    states.choose_ids(db, [number for _, number, read in copies if read])
    states.set_state(db, "read", journal.next_change(db))
