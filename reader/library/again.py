"""Texts and parts made again: full texts fetched for summaries, analyses by a newer version. State is never touched."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from reader.library import journal, packing, polls, states
from reader.library.lists import Lists
from reader.library.lookups import open_link
from reader.library.names import Names
from reader.library.preparing import prepared
from reader.library.query import And, Field, parse
from reader.model import AnalysedArticle, Asked, FormerText, PreparedArticle, StoredHtml


def save_full_text(
    db: sqlite3.Connection, names: Names, number: int, article: PreparedArticle, now: int, asked: Asked | None
) -> Asked | None:
    """Puts the full text in the place of a summary, which is kept; gives what has been `asked` for with it, None where
    there is no such article.

    What the reader has asked for can be undone, all at once.
    """
    row = db.execute("SELECT place, flags FROM articles WHERE id = ?", (number,)).fetchone()
    if row is None:
        return None
    if not row[1] & packing.FULL_TEXT:
        polls.keep_revision(db, number, now, "full text")
    kept = row[1] & (packing.REVISED | packing.HAS_ENCLOSURE | packing.SUMMARY_ONLY)
    extras = db.execute("SELECT extras FROM contents WHERE id = ?", (number,)).fetchone()[0]
    polls.replace_text(db, names, row[0], article, kept | packing.FULL_TEXT)
    if extras and not article.extras:
        db.execute("UPDATE contents SET extras = ? WHERE id = ?", (extras, number))
    return Asked() if asked is None else _asked_with(db, now, number, asked)


def _asked_with(db: sqlite3.Connection, now: int, number: int, asked: Asked) -> Asked:
    """Adds a full text to the entry of those that were asked for before with it, if that still stands."""
    ids = (*asked.ids, number)
    said, change = f"fetched the full text of {states.named(db, ids)}", {"kind": "full_text", "id": number}
    if asked.entry and journal.grow(db, asked.entry, said, change):
        return Asked(asked.entry, ids)
    said = f"fetched the full text of {states.named(db, [number])}"
    return Asked(journal.record(db, now, said, change), (number,))


def turn_full_text(db: sqlite3.Connection, names: Names, number: int, now: int, *, there: bool) -> None:
    """Puts back what the feed carries in the place of a full text, or (`there`) the full text in that one's place.

    The other of the two is kept as a former text. Nothing happens where it is so already.
    """
    row = db.execute(
        "SELECT place, flags, url, author, published, modified, language FROM articles WHERE id = ?", (number,)
    ).fetchone()
    former = db.execute(
        "SELECT id, title, html, parts FROM revisions WHERE article_id = ? AND cause = 'full text'"
        " ORDER BY id DESC LIMIT 1",
        (number,),
    ).fetchone()
    if row is None or former is None or bool(row[1] & packing.FULL_TEXT) == there:
        return
    article = _prepared_again(db, number, row[2:], former[1:])
    polls.keep_revision(db, number, now, "full text")
    db.execute("DELETE FROM revisions WHERE id = ?", (former[0],))
    kept = row[1] & (packing.REVISED | packing.HAS_ENCLOSURE | packing.SUMMARY_ONLY)
    polls.replace_text(db, names, row[0], article, kept | (packing.FULL_TEXT if there else 0))


def _prepared_again(
    db: sqlite3.Connection, number: int, row: tuple[Any, ...], former: tuple[str, bytes, bytes]
) -> PreparedArticle:
    """A former text of an article as it was stored. Which analysis took it apart is not known any more."""
    url, author, published, modified, language = row
    title, html, parts = former
    (extras,) = db.execute("SELECT extras FROM contents WHERE id = ?", (number,)).fetchone()
    enclosures, categories = packing.unpacked_extras(extras)
    article = AnalysedArticle(
        identity="",
        url=url,
        title=title,
        html=packing.unpacked_html(html),
        content_hash="",
        parts=packing.unpacked_parts(parts, html),
        analysis_version="",
        author=author,
        published=packing.time_of(published),
        updated=packing.time_of(modified),
        language=language,
        enclosures=enclosures,
        categories=categories,
    )
    return replace(prepared(article), html=html, parts=parts)


def save_parts(db: sqlite3.Connection, names: Names, articles: Iterable[tuple[int, PreparedArticle]]) -> int:
    """Stores the parts of a newer analysis; gives of how many articles that are still there."""
    stored = 0
    for number, article in articles:
        row = db.execute("SELECT place, flags FROM articles WHERE id = ?", (number,)).fetchone()
        if row is not None:
            kept = row[1] & (packing.REVISED | packing.FULL_TEXT | packing.SUMMARY_ONLY)
            polls.replace_text(db, names, row[0], article, kept)
            stored += 1
    return stored


def left_to_reanalyse(lists: Lists, query: str, version: str) -> int:
    """How many articles of a query another version of the analysis took apart."""
    wanted, values = _outdated(lists, query, version, 0)
    sql = f"SELECT count(*) FROM articles a JOIN states s ON s.place = a.place WHERE {wanted}"
    return int(lists.connection.execute(sql, values).fetchone()[0])


def _outdated(lists: Lists, query: str, version: str, after_id: int) -> tuple[str, list[object]]:
    """The condition that finds those articles, and its values."""
    row = lists.connection.execute("SELECT id FROM analyses WHERE version = ?", (version,)).fetchone()
    wanted, values = "a.id > ? AND a.analysis <> ?", [after_id, row[0] if row else -1]
    expression = parse(query).expression
    if expression == And(()):
        return wanted, values
    newer = And((expression, Field("newer", str(after_id))))
    sql, found = lists.planner().selects(newer, whole=True).sql()
    return f"{wanted} AND a.place IN ({sql})", [*values, *found]


def to_reanalyse(lists: Lists, query: str, version: str, after_id: int, limit: int) -> tuple[StoredHtml, ...]:
    """The next articles of a query that another version of the analysis took apart, by id."""
    db = lists.connection
    wanted, values = _outdated(lists, query, version, after_id)
    rows = db.execute(
        "SELECT a.id, i.identity, i.content_hash, a.url, a.title, c.html, c.parts, a.author, a.published, a.modified,"
        " a.language, a.flags, c.extras, f.url FROM articles a JOIN states s ON s.place = a.place"
        " JOIN contents c ON c.id = a.id JOIN feeds f ON f.id = a.feed_id LEFT JOIN identities i ON i.id = a.id"
        f" WHERE {wanted} ORDER BY a.id LIMIT ?",
        (*values, limit),
    )
    return tuple(_stored(row) for row in rows)


def _stored(row: tuple[Any, ...]) -> StoredHtml:
    (number, identity, content_hash, url, title, html, parts, author, published, modified, language) = row[:-3]
    flags, extras, feed_url = row[-3:]
    enclosures, categories = packing.unpacked_extras(extras)
    return StoredHtml(
        id=number,
        identity=identity or "",
        content_hash=content_hash or "",
        url=open_link(url, feed_url),
        title=title,
        html=packing.unpacked_html(html),
        author=author,
        published=packing.time_of(published),
        updated=packing.time_of(modified),
        language=language,
        summary_only=bool(flags & packing.SUMMARY_ONLY),
        enclosures=tuple(replace(file, url=open_link(file.url, feed_url)) for file in enclosures),
        categories=categories,
        untitled=packing.is_untitled(parts, html),
    )


# ---- former texts, from one library into another


def former_texts(db: sqlite3.Connection, number: int) -> tuple[FormerText, ...]:
    """The texts that an article had, the oldest first."""
    rows = db.execute(
        "SELECT replaced, cause, title, html, parts FROM revisions WHERE article_id = ? ORDER BY id", (number,)
    )
    return tuple(
        FormerText(
            packing.time_of(replaced), cause, title, packing.unpacked_html(html), packing.is_untitled(parts, html)
        )
        for replaced, cause, title, html, parts in rows
    )


def restore(
    db: sqlite3.Connection,
    names: Names,
    number: int,
    former: Sequence[tuple[FormerText, PreparedArticle]],
    *,
    full_text: bool,
    scroll: float,
) -> None:
    """Gives an article that has none the former texts that it had elsewhere, and what else was known of it."""
    db.executemany(
        "INSERT INTO revisions(article_id, replaced, cause, title, html, parts) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (number, packing.seconds(text.replaced), text.cause, text.title, article.html, article.parts)
            for text, article in former
        ],
    )
    updates = sum(text.cause == "publisher" for text, _ in former)
    flags = (packing.REVISED if updates else 0) | (packing.FULL_TEXT if full_text else 0)
    states.choose_ids(db, [number])
    if updates:
        states.list_chosen(db, names, "has:revision")
    db.execute("UPDATE articles SET updates = ?, flags = flags | ? WHERE id = ?", (updates, flags, number))
    db.execute("UPDATE states SET scroll = ? WHERE place IN (SELECT place FROM temp.chosen)", (scroll,))
