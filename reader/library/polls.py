"""What polls and analyses bring: new articles, changed ones, better parts. Inside the caller's transaction."""

import json
import sqlite3
from collections.abc import Sequence

from reader.library import feed_states, indexing, merging, packing, removal, states, storing
from reader.library.counting import Tally
from reader.library.names import Names
from reader.model import Brought, PreparedArticle, Saved

MOST_REVISIONS = 24


def save_poll(
    db: sqlite3.Connection,
    names: Names,
    unindexed: indexing.Unindexed,
    brought: Brought,
    now: int,
) -> Saved:
    """Stores the articles and what was learnt about the feed. A feed that was unsubscribed meanwhile gets nothing.

    The new ones are left to be indexed.
    """
    after = brought.after
    row = db.execute("SELECT ended FROM feeds WHERE id = ?", (after.id,)).fetchone()
    if row is None or row[0]:
        return Saved()
    leads_to = merging.leads_to(db, after)
    after = merging.merge_into(db, unindexed, after)
    for number, identity in brought.moved:
        db.execute(
            "UPDATE OR IGNORE identities SET identity = ? WHERE feed_id = ? AND id = ?", (identity, after.id, number)
        )
    added = storing.add_articles(db, names, after.id, brought.new, now) if brought.new else []
    unindexed.add(added)
    changed = tuple(number for number, article in brought.changed if revise(db, names, after.id, number, article, now))
    feed_states.keep_state(db, after, brought.title, brought.site_url)
    return Saved(len(added), changed, leads_to=leads_to)


def revise(db: sqlite3.Connection, names: Names, feed_id: int, number: int, article: PreparedArticle, now: int) -> bool:
    """Replaces an article's text by what the publisher made of it, and keeps the former one; whether it did.

    A changed summary does not take the place of a full text that was fetched for it; only its title does. A full text
    is no text of the publisher's: what is kept for comparing is what the feed carried.
    """
    row = db.execute("SELECT place, updates, flags FROM articles WHERE id = ?", (number,)).fetchone()
    if row is None:
        return False
    place, updates, flags = row
    _move_identity(db, feed_id, number, article)
    db.execute("UPDATE articles SET updates = ? WHERE place = ?", (updates + 1, place))
    if not flags & packing.FULL_TEXT:
        keep_revision(db, number, now, "publisher")
    elif article.flags & packing.SUMMARY_ONLY:
        _revise_beneath(db, names, number, article, now)
        _retitle(db, place, article.title)
        return True
    else:
        _carried_has_changed(db, number, now)
        keep_revision(db, number, now, "full text")
    replace_text(db, names, place, article, packing.REVISED | (flags & packing.HAS_ENCLOSURE & article.flags))
    return True


def _revise_beneath(db: sqlite3.Connection, names: Names, number: int, article: PreparedArticle, now: int) -> None:
    """Keeps what the feed carries now, and what it carried before, of an article that is shown in its full text."""
    _carried_has_changed(db, number, now)
    db.execute(
        "INSERT INTO revisions(article_id, replaced, cause, title, html, parts) VALUES (?, ?, 'full text', ?, ?, ?)",
        (number, now, article.title, article.html, article.parts),
    )
    _let_oldest_go(db, number)
    states.choose_ids(db, [number])
    db.execute(
        "DELETE FROM temp.chosen WHERE place IN (SELECT place FROM articles WHERE id = ? AND flags & ?)",
        (number, packing.REVISED),
    )
    states.list_chosen(db, names, "has:revision")
    db.execute("UPDATE articles SET flags = flags | ? WHERE id = ?", (packing.REVISED, number))


def _carried_has_changed(db: sqlite3.Connection, number: int, now: int) -> None:
    """What the feed carried when the full text took its place becomes a text that the publisher has replaced."""
    db.execute(
        "UPDATE revisions SET cause = 'publisher', replaced = ? WHERE id ="
        " (SELECT max(id) FROM revisions WHERE article_id = ? AND cause = 'full text')",
        (now, number),
    )


def _retitle(db: sqlite3.Connection, place: int, title: str) -> None:
    indexing.unindex(db, place)
    db.execute("UPDATE articles SET title = ? WHERE place = ?", (title, place))
    indexing.index_stored(db, place)


def _move_identity(db: sqlite3.Connection, feed_id: int, number: int, article: PreparedArticle) -> None:
    """Keeps the entry's identity and hash; one that went by another identity is known by the new one."""
    cursor = db.execute(
        "UPDATE identities SET content_hash = ? WHERE feed_id = ? AND identity = ? AND id = ?",
        (article.content_hash, feed_id, article.identity, number),
    )
    if cursor.rowcount == 0:
        db.execute("DELETE FROM identities WHERE feed_id = ? AND id = ?", (feed_id, number))
        db.execute(
            "INSERT INTO identities VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET id = excluded.id, content_hash = excluded.content_hash",
            (feed_id, article.identity, number, article.content_hash),
        )


def keep_revision(db: sqlite3.Connection, number: int, now: int, cause: str) -> None:
    """Copies an article's text to its revisions, of which the latest 24 stay.

    `cause` is "publisher" for what the publisher has replaced; "full text" for what the feed carries while a full text
    stands in its place, and for a full text that the feed's own has replaced.
    """
    db.execute(
        "INSERT INTO revisions(article_id, replaced, cause, title, html, parts)"
        " SELECT a.id, ?, ?, a.title, c.html, c.parts FROM articles a JOIN contents c ON c.id = a.id WHERE a.id = ?",
        (now, cause, number),
    )
    _let_oldest_go(db, number)


def _let_oldest_go(db: sqlite3.Connection, number: int) -> None:
    db.execute(
        "DELETE FROM revisions WHERE article_id = ?1 AND id NOT IN"
        " (SELECT id FROM revisions WHERE article_id = ?1 ORDER BY id DESC LIMIT ?2)",
        (number, MOST_REVISIONS),
    )


def replace_text(db: sqlite3.Connection, names: Names, place: int, article: PreparedArticle, flags: int) -> None:
    """Puts a text in the place of an article's: content, index, lists. State and identity stay; `flags` are added."""
    visible = db.execute("SELECT read, starred FROM states WHERE place = ?", (place,)).fetchone()
    feed_id, number, old_traits, old_companies = db.execute(
        "SELECT feed_id, id, traits, companies FROM articles WHERE place = ?", (place,)
    ).fetchone()
    indexing.unindex(db, place)
    if visible:
        _off_lists(db, feed_id, (place, visible[0], old_traits, old_companies))
    bits = article.flags | flags
    traits = [names.trait(name) for name in article.traits]
    if bits & packing.REVISED:
        traits.append(names.trait("has:revision"))
    traits = list(dict.fromkeys([*traits, *_of_rules(db, old_traits)]))
    companies = names.companies(article)
    _rewrite_row(db, names, place, article, bits, traits, companies)
    db.execute(
        "UPDATE contents SET html = ?, parts = ?, extras = ? WHERE id = ?",
        (article.html, article.parts, article.extras, number),
    )
    indexing.index_articles(db, [(place, article)])
    if visible:
        db.executemany("INSERT OR IGNORE INTO trait_articles VALUES (?, ?)", [(trait, place) for trait in traits])
        names.mentioned(article.companies, companies, place)
        names.settle()
        tally = Tally()
        tally.add(feed_id, traits, unread=not visible[0])
        tally.settle(db)


def _rewrite_row(
    db: sqlite3.Connection,
    names: Names,
    place: int,
    article: PreparedArticle,
    bits: int,
    traits: Sequence[int],
    companies: Sequence[int],
) -> None:
    db.execute(
        "UPDATE articles SET url = ?, title = ?, author = ?, published = ?, modified = ?, kinds = ?, flags = ?,"
        " minutes = ?, language = ?, analysis = ?, traits = ?, companies = ? WHERE place = ?",
        (
            article.url,
            article.title,
            article.author,
            packing.seconds(article.published),
            packing.seconds(article.updated),
            article.kinds,
            bits,
            article.minutes,
            article.language,
            names.analysis(article.analysis_version),
            packing.packed_ids(traits),
            packing.packed_ids(companies),
            place,
        ),
    )


def _of_rules(db: sqlite3.Connection, traits: bytes) -> list[int]:
    """Those of an article's lists that say which rules acted on it."""
    numbers = json.dumps(list(packing.unpacked_ids(traits)))
    found = db.execute(
        "SELECT id FROM traits WHERE id IN (SELECT value FROM json_each(?)) AND name >= 'rule:' AND name < 'rule;'",
        (numbers,),
    )
    return [number for (number,) in found]


def _off_lists(db: sqlite3.Connection, feed_id: int, article: tuple[int, int, bytes, bytes]) -> None:
    removal.take_off_lists(db, [article])
    tally = Tally()
    tally.add(feed_id, packing.unpacked_ids(article[2]), unread=not article[1], sign=-1)
    tally.settle(db)
