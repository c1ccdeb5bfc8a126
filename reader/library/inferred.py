"""Rows that a damaged library has lost, as far as its other tables and its indexes say what was in them."""

import json
import sqlite3
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from typing import Any

from reader.library import packing
from reader.library.evidence import Evidence
from reader.library.lost_places import places_by_words
from reader.library.places import first_place, second_of
from reader.library.readable import portions, put, shared_columns
from reader.text import minutes_to_read

_NAMED = (
    *(("feeds", "url", ""), ("traits", "name", ""), ("folders", "name", ""), ("analyses", "version", "")),
    ("companies", "key", "name"),
)
"""Tables with an index of the names of their rows: the names, and what else is called so."""
PLACED = ("articles", "states", "hidden", "notes")
"""Tables whose row ids are the places of articles."""
_HIDE = (
    "INSERT INTO hidden SELECT a.place, a.feed_id, f.folder_id, 0, 0, 0, 0, 0 FROM articles a"
    " JOIN feeds f ON f.id = a.feed_id AND f.ended = 1"
)


def read_at_places(damaged: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    """Reads the rows of a table one by one at the places that other tables know: on a damaged page, some can still be
    found, and what such a page says of the order of its rows may have hidden those behind it."""
    known = {place for (place,) in new.execute(" UNION ".join(f"SELECT place FROM {one}" for one in (*PLACED, "tags")))}
    known.update(_places_by_id(damaged).values())
    _read_at(damaged, new, table, "place", known)


def _places_by_id(damaged: sqlite3.Connection) -> dict[int, int]:
    """The places of articles by their ids, as far as an index that has both can be read from either end."""
    places: dict[int, int] = {}
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.DatabaseError):
            index = f"articles INDEXED BY sqlite_autoindex_articles_1 WHERE id > 0 ORDER BY id {order}"
            for rows in portions(damaged.execute(f"SELECT id, place FROM {index}")):
                places.update(rows)
    return places


def read_texts(damaged: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Reads the texts of known articles one by one, where they are lost."""
    known = new.execute("SELECT id FROM articles UNION SELECT id FROM identities WHERE id IS NOT NULL")
    _read_at(damaged, new, "contents", "id", {number for (number,) in known})


def _read_at(damaged: sqlite3.Connection, new: sqlite3.Connection, table: str, number: str, known: set[int]) -> None:
    known -= {there for (there,) in new.execute(f"SELECT {number} FROM {table}")}
    shared = shared_columns(damaged, new, table)
    evidence = Evidence(damaged, new, table, shared, "")
    sql = f"SELECT {', '.join(shared)} FROM {table} WHERE {number} = ?"
    for one in sorted(known) if shared else ():
        with suppress(sqlite3.DatabaseError):
            put(new, table, shared, damaged.execute(sql, (one,)).fetchall(), evidence)


def read_marks(damaged: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Reads from indexes which articles were read and which had a star, where their states are lost."""
    folders = dict(new.execute("SELECT id, folder_id FROM feeds").fetchall())
    known = {place for (place,) in new.execute("SELECT place FROM states UNION SELECT place FROM hidden")}
    starred = {
        place for (place,) in _from_either_end(damaged, "SELECT place", "states_starred", "starred = 1", "place")
    }
    for place, feed, read in _from_either_end(
        damaged, "SELECT place, feed_id, read", "states_feed", "feed_id > 0", "feed_id {0}, read {0}, place"
    ):
        if place not in known:
            known.add(place)
            marks = (place, feed, folders.get(feed, 0), read, place in starred)
            new.execute("INSERT INTO states(place, feed_id, folder_id, read, starred) VALUES (?, ?, ?, ?, ?)", marks)
    new.executemany(
        "INSERT INTO states(place, feed_id, folder_id, starred) SELECT place, feed_id, 0, 1 FROM articles"
        " WHERE place = ?",
        [(place,) for place in starred - known],
    )


def renew_marks(damaged: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Reads from indexes which articles were read or got a star after what their states say: a page that never reached
    the disk still has them as they were before.
    """
    for mark, change, index, condition in (
        ("read", "read_change", "states_read", "read = 1"),
        ("starred", "star_change", "states_starred", "starred = 1"),
    ):
        new.execute("CREATE TEMP TABLE marked(place INTEGER PRIMARY KEY, change INTEGER NOT NULL DEFAULT 0)")
        some = _from_either_end(damaged, "SELECT place", index, condition, "place")
        new.executemany("INSERT OR IGNORE INTO marked(place) VALUES (?)", some)
        newest = _from_either_end(
            damaged, f"SELECT {change}, place", f"states_{change}", f"{change} > 0", f"{change} {{0}}, place"
        )
        new.executemany("UPDATE marked SET change = ? WHERE place = ?", newest)
        new.execute(
            f"UPDATE states SET {mark} = 1, {change} = m.change FROM marked m"
            f" WHERE m.place = states.place AND states.{mark} = 0 AND m.change > states.{change}"
        )
        new.execute("DROP TABLE marked")


def _from_either_end(
    damaged: sqlite3.Connection, chosen: str, index: str, condition: str, key: str
) -> Iterator[tuple[Any, ...]]:
    """What an index of the states says, up to what cannot be read, from its first row on and from its last."""
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.DatabaseError):
            sql = f"{chosen} FROM states INDEXED BY {index} WHERE {condition} ORDER BY {key.format(order)} {order}"
            for rows in portions(damaged.execute(sql)):
                yield from rows


def read_identities(damaged: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Reads from an index which entries articles were, where those rows are lost: so that feeds bring none twice."""
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.DatabaseError):
            index = f"identities INDEXED BY identities_article WHERE id > 0 ORDER BY id {order}"
            for rows in portions(damaged.execute(f"SELECT feed_id, identity, id FROM {index}")):
                new.executemany("INSERT OR IGNORE INTO identities VALUES (?, ?, ?, '')", rows)


def read_names(damaged: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Reads from the indexes of their names what rows were lost: feeds by address, lists, folders, companies."""
    for table, name, shown in _NAMED:
        index = f"sqlite_autoindex_{table}_1"
        with suppress(sqlite3.DatabaseError):
            names = damaged.execute(f"SELECT id, {name} FROM {table} INDEXED BY {index} ORDER BY {name}")
            for rows in portions(names):
                new.executemany(
                    f"INSERT OR IGNORE INTO {table}(id, {name}{shown and f', {shown}'})"
                    f" VALUES (?1, ?2{shown and ', ?2'})",
                    rows,
                )


def end_feeds(new: sqlite3.Connection) -> None:
    """Ends the feeds whose own rows may be lost and of which articles are hidden: only unsubscribing hides any."""
    new.execute("UPDATE feeds SET ended = 1 WHERE id IN (SELECT feed_id FROM hidden)")


def hide_articles(new: sqlite3.Connection, unplaced: Collection[int]) -> None:
    """Hides the articles of ended feeds whose states are lost, where all that were in sight still are; not those at the
    `unplaced` places.
    """
    new.execute(
        f"{_HIDE} WHERE a.place NOT IN (SELECT place FROM states UNION SELECT place FROM hidden)"
        " AND a.place NOT IN (SELECT value FROM json_each(?))",
        (json.dumps([*unplaced]),),
    )


def hide_unplaced(new: sqlite3.Connection, unplaced: Collection[int]) -> None:
    """Hides articles of ended feeds at new places, where none of them can be one that stays in sight; all states are
    known.

    A state that belongs to no article is that of one which the reader had kept, if only it were known of which. Hidden
    articles go for good, so they all come into sight where that may be any of them.
    """
    new.execute(
        f"{_HIDE} WHERE a.place IN (SELECT value FROM json_each(?)) AND NOT EXISTS"
        " (SELECT 1 FROM states s WHERE s.feed_id = a.feed_id AND s.place NOT IN (SELECT place FROM articles))",
        (json.dumps([*unplaced]),),
    )


def read_articles_from_texts(damaged: sqlite3.Connection, new: sqlite3.Connection) -> list[int]:
    """Makes articles whose rows are lost from their texts, in their old places: what the reader did belongs to them.

    Gives the places of those whose old ones are lost too.
    """
    for number, place in sorted(_places_by_id(damaged).items()):
        _make_article(new, number, place)
    unplaced = "SELECT id FROM contents WHERE id NOT IN (SELECT id FROM articles) ORDER BY id"
    lost = [number for (number,) in new.execute(unplaced)]
    for number, place in places_by_words(damaged, new, lost).items():
        _make_article(new, number, place)
    # Else as if they had come in now.
    lost = [number for (number,) in new.execute(unplaced)]
    newest = first_place(int(time.time()))
    places = range(newest - len(lost), newest)
    for place, number in zip(places, lost, strict=True):
        _make_article(new, number, place)
    return list(places)


def _make_article(new: sqlite3.Connection, number: int, place: int) -> None:
    found = new.execute(
        "SELECT i.feed_id, c.html, c.parts FROM contents c JOIN identities i ON i.id = c.id"
        " WHERE c.id = ?1 AND NOT EXISTS (SELECT 1 FROM articles WHERE id = ?1 OR place = ?2)",
        (number, place),
    ).fetchone()
    if found is not None and packing.is_whole(found[1], found[2]):
        _put_article(new, number, place, found[0], packing.unpacked_parts(found[2], found[1]))


def _put_article(new: sqlite3.Connection, number: int, place: int, feed_id: int, parts: Mapping[str, Any]) -> None:
    kinds, flags = packing.kinds_of(parts), packing.flags_of(parts, enclosures=(), summary_only=False)
    body = " ".join(block["text"] for block in parts["blocks"] if block["role"] == "body")
    minutes, language = minutes_to_read(body), parts.get("language")
    traits = packing.traits_of(kinds, flags, minutes=minutes, language=language, url="", author="")
    new.executemany("INSERT OR IGNORE INTO traits(name) VALUES (?)", [(name,) for name in traits])
    marks = ", ".join("?" * len(traits))
    numbers = packing.packed_ids(
        one for (one,) in new.execute(f"SELECT id FROM traits WHERE name IN ({marks})", traits)
    )
    title, second = parts.get("title") or body[:80], second_of(place)
    new.execute(
        f"INSERT INTO articles VALUES ({', '.join('?' * 17)})",
        (
            place,
            number,
            feed_id,
            "",
            title,
            "",
            second,
            None,
            second,
            kinds,
            flags,
            minutes,
            language,
            0,
            0,
            numbers,
            b"",
        ),
    )
