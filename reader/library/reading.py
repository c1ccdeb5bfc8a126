"""Articles read out of the library: rows of lists, whole articles, former texts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from reader.errors import ArticleDamaged
from reader.library import packing
from reader.library.connection import is_damage
from reader.library.lookups import FEED_TITLE, feed_title, open_link
from reader.library.packing import time_of
from reader.library.places import second_of
from reader.library.soundness import Columns
from reader.model import ArticleRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model import Article, Gist, Parts, Revision

_ROW_HOLDS = Columns("iiitttttIiiiiiiti")
_ROW = (
    f"SELECT a.place, a.id, a.feed_id, f.url, {FEED_TITLE}, a.title, a.url,"
    " a.author, a.published, a.received, a.kinds, a.flags, a.minutes, s.read, s.starred,"
    " (SELECT json_group_array(tag) FROM tags t WHERE t.place = a.place),"
    " EXISTS (SELECT 1 FROM notes n WHERE n.place = a.place)"
    " FROM articles a JOIN states s ON s.place = a.place JOIN feeds f ON f.id = a.feed_id"
)


def rows_at(connection: sqlite3.Connection, places: Sequence[int]) -> tuple[ArticleRow, ...]:
    """The rows of articles, in the order of their places."""
    found = connection.execute(
        f"{_ROW} WHERE a.place IN (SELECT value FROM json_each(?))", (json.dumps(places),)
    ).fetchall()
    by_place = {row[0]: _row(row) for row in found}
    if len(by_place) < len(places):
        _refuse_lost_rows(connection, [place for place in places if place not in by_place])
    return tuple(by_place[place] for place in places if place in by_place)


def _refuse_lost_rows(connection: sqlite3.Connection, places: Sequence[int]) -> None:
    """Raises `Unreadable` where one of these places still has an article: what is gone meanwhile has none."""
    lost = connection.execute(
        "SELECT 1 FROM states s LEFT JOIN articles a ON a.place = s.place LEFT JOIN feeds f ON f.id = a.feed_id"
        " WHERE s.place IN (SELECT value FROM json_each(?)) AND f.id IS NULL",
        (json.dumps(places),),
    ).fetchone()
    if lost:
        raise packing.Unreadable("an article of the list is lost")


def row_of(connection: sqlite3.Connection, article_id: int) -> ArticleRow | None:
    """One row; None where there is no such article. Raises `ArticleDamaged`."""
    with _damage_told(article_id):
        found = connection.execute(f"{_ROW} WHERE a.id = ?", (article_id,)).fetchone()
        if found is None and _is_lost(connection, article_id):
            raise ArticleDamaged(article_id)
        return _row(found) if found else None


def _is_lost(connection: sqlite3.Connection, article_id: int) -> bool:
    """Whether there is an article, as its text or the index says, of which nothing else is found."""
    known = "SELECT id FROM articles WHERE id = ?1 UNION ALL SELECT id FROM contents WHERE id = ?1"
    hidden = "SELECT 1 FROM articles a JOIN hidden h ON h.place = a.place WHERE a.id = ?1"
    sql = f"SELECT 1 WHERE EXISTS ({known}) AND NOT EXISTS ({hidden}) AND NOT EXISTS ({_ROW} WHERE a.id = ?1)"
    return connection.execute(sql, (article_id,)).fetchone() is not None


def _row(row: tuple[Any, ...]) -> ArticleRow:
    row = _ROW_HOLDS.whole(row)
    (place, number, feed_id, feed_url, title_of_feed, title, url, author, published, received) = row[:10]
    (kinds, flags, minutes, read, starred, tags, noted) = row[10:]
    return ArticleRow(
        id=number,
        feed_id=feed_id,
        feed_url=feed_url,
        feed_title=feed_title(title_of_feed, feed_url),
        title=title,
        url=open_link(url, feed_url),
        author=author,
        published=time_of(published),
        received=time_of(received),
        read=bool(read),
        starred=bool(starred),
        kinds=packing.kind_names(kinds),
        minutes=minutes,
        summary_only=bool(flags & packing.SUMMARY_ONLY) and not flags & packing.FULL_TEXT,
        revised=bool(flags & packing.REVISED),
        tags=() if tags == "[]" else tuple(json.loads(tags)),
        has_note=bool(noted),
        position=(second_of(place), place),
    )


def article_of(connection: sqlite3.Connection, article_id: int) -> Article | None:
    """One article whole; None where there is no such. Raises `ArticleDamaged`."""
    row = row_of(connection, article_id)
    if row is None:
        return None
    with _damage_told(article_id):
        found = _stored(connection, row.position[1])
        if found is None and row_of(connection, article_id) is not None:
            raise ArticleDamaged(article_id)
        return None if found is None else _article(connection, row, found)


def _stored(connection: sqlite3.Connection, place: int) -> tuple[Any, ...] | None:
    found: tuple[Any, ...] | None = connection.execute(
        "SELECT c.html, c.parts, c.extras, a.language, a.flags FROM articles a JOIN contents c ON c.id = a.id"
        " WHERE a.place = ?",
        (place,),
    ).fetchone()
    return found


@contextmanager
def _damage_told(article_id: int) -> Iterator[None]:
    """Damage that is found where one article is read is that article's."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise ArticleDamaged(article_id) from error
        raise


def _article(connection: sqlite3.Connection, row: ArticleRow, stored: tuple[Any, ...]) -> Article:
    from reader.model import Article, Parts

    (html, parts, extras, language, flags), place, article_id = stored, row.position[1], row.id
    note = connection.execute("SELECT text FROM notes WHERE place = ?", (place,)).fetchone()
    scroll, revisions = connection.execute(
        "SELECT scroll, (SELECT count(*) FROM revisions WHERE article_id = ? AND cause = 'publisher')"
        " FROM states WHERE place = ?",
        (article_id, place),
    ).fetchone()
    enclosures, categories = packing.unpacked_extras(extras)
    return Article(
        row=row,
        parts=Parts.from_dict(_with_open_links(packing.unpacked_parts(parts, html), row.feed_url)),
        language=language,
        enclosures=tuple(replace(file, url=open_link(file.url, row.feed_url)) for file in enclosures),
        categories=categories,
        note=note[0] if note else "",
        scroll=scroll,
        full_text=bool(flags & packing.FULL_TEXT),
        revisions=revisions,
    )


def _with_open_links(parts: dict[str, Any], feed_url: str) -> dict[str, Any]:
    for block in parts["blocks"] if "@" in feed_url else ():
        for link in block.get("links", ()):
            link[2] = open_link(link[2], feed_url)
    return parts


def gists(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Gist]:
    """For each article the names of its companies, the texts of its highlights, and whose words these are.

    An article whose text is damaged has none.
    """
    from reader.model import Gist

    out = {}
    for number, parts in _parts_of(connection, list(ids)):
        highlights = parts["highlights"]
        out[number] = Gist(
            tuple(company["name"] for company in parts["companies"]),
            tuple(item["text"] for item in highlights["items"]),
            highlights["origin"],
        )
    return out


def parts_of(connection: sqlite3.Connection, article_id: int) -> dict[str, Any]:
    """The parts of an article; nothing where they cannot be read."""
    return dict(_parts_of(connection, [article_id])).get(article_id, {})


def _parts_of(connection: sqlite3.Connection, ids: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The parts of articles that can be read, with their ids: of all at once where that goes, else one by one."""
    try:
        found = connection.execute(
            "SELECT id, parts, html FROM contents WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
        ).fetchall()
        read = [(number, packing.unpacked_parts(packed, html)) for number, packed, html in found]
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        read = [one for number in ids for one in (_parts_of(connection, [number]) if len(ids) > 1 else ())]
    yield from read


def revisions_of(connection: sqlite3.Connection, article_id: int) -> tuple[Revision, ...]:
    """The texts of an article that its publisher has replaced, the latest first. Raises `ArticleDamaged`."""
    with _damage_told(article_id):
        return _revisions_of(connection, article_id)


def _revisions_of(connection: sqlite3.Connection, article_id: int) -> tuple[Revision, ...]:
    from reader.model import Parts, Revision

    found = connection.execute(
        "SELECT replaced, title, html, parts FROM revisions WHERE article_id = ? AND cause = 'publisher'"
        " ORDER BY id DESC",
        (article_id,),
    ).fetchall()
    former = [Parts.from_dict(packing.unpacked_parts(parts, html)) for *_, html, parts in found]
    later = [_carried(connection, article_id), *former] if found else []
    return tuple(
        Revision(time_of(replaced), title, parts, replacing)
        for (replaced, title, *_), parts, replacing in zip(found, former, later, strict=False)
    )


def _carried(connection: sqlite3.Connection, article_id: int) -> Parts:
    """What the feed carries of an article now, also where a full text is shown in its place."""
    from reader.model import Parts

    html, parts = connection.execute(
        "SELECT html, parts FROM (SELECT r.id AS age, r.html, r.parts FROM revisions r JOIN articles a"
        " ON a.id = r.article_id WHERE a.id = ?1 AND a.flags & ?2 AND r.cause = 'full text'"
        " UNION ALL SELECT 0, html, parts FROM contents WHERE id = ?1) ORDER BY age DESC LIMIT 1",
        (article_id, packing.FULL_TEXT),
    ).fetchone()
    return Parts.from_dict(packing.unpacked_parts(parts, html))
