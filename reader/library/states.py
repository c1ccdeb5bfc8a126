"""What the reader does to articles: read, starred, tags, notes, and how far. Inside the caller's transaction.

`choose` fills the temporary table `chosen` with places; the functions that change state work on what is chosen.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from reader.library import journal, packing
from reader.library.counting import Tally
from reader.library.names import Names
from reader.library.query import STATE, State
from reader.text import folded

_MARKED = {
    "read": "marked {} read",
    "unread": "marked {} unread",
    "starred": "starred {}",
    "unstarred": "took the star off {}",
}
Listed = Callable[[], list[Any]]
"""Puts what was made of articles on a list too; gives its name and the ids that came onto it."""
_LONGEST_TITLE = 60
_PORTION = 10_000


def choose(connection: sqlite3.Connection, sql: str, values: Sequence[object]) -> None:
    """Fills `chosen` with the places that a statement gives."""
    _choose_nothing(connection)
    connection.execute(f"INSERT OR IGNORE INTO temp.chosen {sql}", tuple(values))


def _choose_nothing(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS chosen(place INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.chosen")


def choose_ids(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Fills `chosen` with the places of articles."""
    _choose_nothing(connection)
    numbers = iter(ids)
    while portion := list(islice(numbers, _PORTION)):
        connection.execute(
            "INSERT OR IGNORE INTO temp.chosen SELECT a.place FROM json_each(?) j JOIN articles a ON a.id = j.value"
            " JOIN states s ON s.place = a.place",
            (json.dumps(portion),),
        )


def choose_less(connection: sqlite3.Connection, condition: str, *values: object) -> None:
    """Takes out of what is chosen what meets a condition on its place, `c.place`.

    The condition is asked of each place: a search the other way round would go through all articles that are read.
    """
    connection.execute(f"DELETE FROM temp.chosen AS c WHERE {condition}", values)


def choose_less_of_list(connection: sqlite3.Connection, trait: int, *, there: bool) -> None:
    """Takes out of what is chosen what is on the list of a trait, or (`there=False`) what is not."""
    listed = "EXISTS (SELECT 1 FROM trait_articles t WHERE t.trait = ? AND t.place = c.place)"
    choose_less(connection, listed if there else f"NOT {listed}", trait)


def set_state(connection: sqlite3.Connection, state: State, change: int) -> list[int]:
    """Puts what is chosen into a state; gives the ids of those that were not in it. Counts follow."""
    column, wanted = STATE[state]
    choose_less_in_state(connection, state)
    tally = Tally()
    ids = []
    step = 1 if wanted else -1
    for number, feed_id, traits in connection.execute(
        "SELECT a.id, a.feed_id, a.traits FROM temp.chosen c JOIN articles a ON a.place = c.place"
    ):
        ids.append(number)
        if column == "starred":
            tally.starred[feed_id] += step
        else:
            tally.marked(feed_id, traits, -step)
    number_column = "star_change" if column == "starred" else "read_change"
    # OR ROLLBACK: SQLite then does not keep in memory what every page of the table was before.
    connection.execute(
        f"UPDATE OR ROLLBACK states SET {column} = ?, {number_column} = ?"
        " WHERE place IN (SELECT place FROM temp.chosen)",
        (wanted, change),
    )
    if column == "read":
        _count_reader_traits(connection, tally, -step)
    tally.settle(connection)
    return ids


def _count_reader_traits(connection: sqlite3.Connection, tally: Tally, step: int) -> None:
    """Counts the unread articles of tags and notes, which are not among the traits stored with an article.

    CROSS JOIN: SQLite would go through all tags in search of the few that are chosen.
    """
    for name, count in connection.execute(
        "SELECT 'tag:' || key, count(*) FROM temp.chosen c CROSS JOIN tags t ON t.place = c.place GROUP BY key"
        " UNION ALL SELECT 'has:tag', count(*) FROM temp.chosen c"
        " WHERE EXISTS (SELECT 1 FROM tags t WHERE t.place = c.place)"
        " UNION ALL SELECT 'has:note', count(*) FROM temp.chosen c JOIN notes n ON n.place = c.place"
    ).fetchall():
        row = connection.execute("SELECT id FROM traits WHERE name = ?", (name,)).fetchone()
        if row and count:
            tally.trait_unread[row[0]] += step * count


def choose_less_in_state(connection: sqlite3.Connection, state: State) -> None:
    """Takes out of what is chosen what is in a state already."""
    column, wanted = STATE[state]
    choose_less(connection, f"EXISTS (SELECT 1 FROM states s WHERE s.place = c.place AND s.{column} = ?)", wanted)


def choose_less_tagged(connection: sqlite3.Connection, tag: str, *, there: bool) -> None:
    """Takes out of what is chosen what has a tag, or (`there=False`) what has not."""
    tagged = "EXISTS (SELECT 1 FROM tags t WHERE t.place = c.place AND t.key = ?)"
    choose_less(connection, tagged if there else f"NOT {tagged}", folded(tag))


def chosen_ids(connection: sqlite3.Connection) -> list[int]:
    """The ids of what is chosen, the newest first."""
    rows = connection.execute(
        "SELECT a.id FROM temp.chosen c JOIN articles a ON a.place = c.place ORDER BY c.place DESC"
    )
    return [number for (number,) in rows]


@dataclass(frozen=True, slots=True)
class Marked:
    """How many articles a mark has changed so far; its entry in the journal, and how many of them that is about."""

    articles: int = 0
    entry: int | None = None
    of_entry: int = 0


def mark_more(
    connection: sqlite3.Connection, state: State, now: int, so_far: Marked, *, listed: Listed | None = None
) -> Marked:
    """Marks what is chosen, as the next part of a mark that one undo takes back.

    `listed` puts what was marked on a list, and says in the journal what came onto it.
    """
    change = journal.next_change(connection)
    ids = set_state(connection, state, change)
    made = {"kind": "mark", "state": state, "ids": ids}
    return journaled(connection, now, so_far, ids, _MARKED[state], made, listed=listed)


def journaled(
    connection: sqlite3.Connection,
    now: int,
    so_far: Marked,
    ids: Sequence[int],
    said: str,
    *made: journal.Change,
    listed: Listed | None = None,
) -> Marked:
    """Journals what was made of articles as the next part of a step; `said` has a place (`{}`) for what they are."""
    if not ids:
        return so_far
    if listed is not None:
        made[-1]["listed"] = listed()
    articles, of_entry = so_far.articles + len(ids), so_far.of_entry + len(ids)
    if so_far.entry is not None:
        words = said.format(f"{of_entry:,} articles")
        if journal.grow(connection, so_far.entry, words, *made):
            return Marked(articles, so_far.entry, of_entry)
    entry = journal.record(connection, now, said.format(named(connection, ids)), *made)
    return Marked(articles, entry, len(ids))


def set_tags(
    connection: sqlite3.Connection, names: Names, ids: Sequence[int], add: Sequence[str], remove: Sequence[str]
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Adds and removes tags; gives the (id, tag) pairs that were added and removed."""
    added, removed = [], []
    for number in ids:
        for tag in add:
            if (written := _tag(connection, names, number, tag, there=True)) is not None:
                added.append((number, written))
        for tag in remove:
            if (written := _tag(connection, names, number, tag, there=False)) is not None:
                removed.append((number, written))
    return added, removed


def _tag(connection: sqlite3.Connection, names: Names, number: int, tag: str, *, there: bool) -> str | None:
    """Adds or removes a tag, whatever its case; gives it as it is or was written, None where nothing changed."""
    place, key = _place(connection, number), folded(tag)
    if place is None:
        return None
    row = connection.execute("SELECT tag FROM tags WHERE place = ? AND key = ?", (place, key)).fetchone()
    if (row is not None) == there:
        return None
    if there:
        connection.execute("INSERT INTO tags VALUES (?, ?, ?)", (place, key, tag))
    else:
        connection.execute("DELETE FROM tags WHERE place = ? AND key = ?", (place, key))
    put_on_list(connection, names, place, f"tag:{key}", there=there)
    (left,) = connection.execute("SELECT count(*) FROM tags WHERE place = ?", (place,)).fetchone()
    if left == int(there):
        put_on_list(connection, names, place, "has:tag", there=there)
    return tag if there else str(row[0])


def put_on_list(connection: sqlite3.Connection, names: Names, place: int, trait: str, *, there: bool) -> None:
    """Puts an article on the list of a reader's trait, or takes it off; counts follow."""
    number = names.trait(trait)
    sql = "INSERT OR IGNORE INTO trait_articles VALUES (?, ?)"
    if not there:
        sql = "DELETE FROM trait_articles WHERE trait = ? AND place = ?"
    if connection.execute(sql, (number, place)).rowcount <= 0:
        return
    (read,) = connection.execute("SELECT read FROM states WHERE place = ?", (place,)).fetchone()
    sign = 1 if there else -1
    connection.execute(
        "UPDATE traits SET articles = articles + ?, unread = unread + ? WHERE id = ?",
        (sign, 0 if read else sign, number),
    )


def turn_list(connection: sqlite3.Connection, names: Names, trait: str, ids: Iterable[int], *, there: bool) -> None:
    """Puts articles on the list of a trait that is kept with them, or takes them off; those that are so stay."""
    choose_ids(connection, ids)
    number = names.trait(trait)
    choose_less_of_list(connection, number, there=there)
    if there:
        list_chosen(connection, names, trait)
        return
    rows = connection.execute(
        "SELECT a.place, a.traits, s.read FROM temp.chosen c JOIN articles a ON a.place = c.place"
        " JOIN states s ON s.place = c.place"
    ).fetchall()
    connection.executemany(
        "DELETE FROM trait_articles WHERE trait = ? AND place = ?", [(number, place) for place, _, _ in rows]
    )
    connection.executemany(
        "UPDATE articles SET traits = ? WHERE place = ?",
        [
            (packing.packed_ids(one for one in packing.unpacked_ids(traits) if one != number), place)
            for place, traits, _ in rows
        ],
    )
    connection.execute(
        "UPDATE traits SET articles = articles - ?, unread = unread - ? WHERE id = ?",
        (len(rows), sum(not read for *_, read in rows), number),
    )


def list_chosen(connection: sqlite3.Connection, names: Names, trait: str) -> list[tuple[int, str]]:
    """Puts what is chosen on the list of a trait that is kept with the articles; gives ids and titles, oldest first."""
    rows = connection.execute(
        "SELECT a.place, a.id, a.title, a.traits, s.read FROM temp.chosen c JOIN articles a ON a.place = c.place"
        " JOIN states s ON s.place = c.place ORDER BY c.place"
    ).fetchall()
    number = names.trait(trait)
    added = packing.packed_ids([number])
    connection.executemany("INSERT INTO trait_articles VALUES (?, ?)", [(number, place) for place, *_ in rows])
    connection.executemany(
        "UPDATE articles SET traits = ? WHERE place = ?",
        [(traits + added, place) for place, _, _, traits, _ in rows],
    )
    connection.execute(
        "UPDATE traits SET articles = articles + ?, unread = unread + ? WHERE id = ?",
        (len(rows), sum(not read for *_, read in rows), number),
    )
    return [(article_id, title) for _, article_id, title, _, _ in rows]


def set_note(connection: sqlite3.Connection, names: Names, number: int, text: str) -> str | None:
    """Writes an article's note (empty: none); gives the former one, or None where there is no such article."""
    place, before = _place(connection, number), note_of(connection, number)
    if place is None:
        return None
    if text:
        connection.execute(
            "INSERT INTO notes VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text", (place, text)
        )
    else:
        connection.execute("DELETE FROM notes WHERE place = ?", (place,))
    put_on_list(connection, names, place, "has:note", there=bool(text))
    return before


def note_of(connection: sqlite3.Connection, number: int) -> str | None:
    """An article's note, empty where it has none; None where there is no such article."""
    row = connection.execute(
        "SELECT coalesce(n.text, '') FROM articles a JOIN states s ON s.place = a.place"
        " LEFT JOIN notes n ON n.place = a.place WHERE a.id = ?",
        (number,),
    ).fetchone()
    return None if row is None else str(row[0])


def _place(connection: sqlite3.Connection, number: int) -> int | None:
    row = connection.execute(
        "SELECT s.place FROM articles a JOIN states s ON s.place = a.place WHERE a.id = ?", (number,)
    ).fetchone()
    return None if row is None else int(row[0])


def named(connection: sqlite3.Connection, ids: Sequence[int]) -> str:
    """Articles in a sentence: one by its title, several by their number."""
    if len(ids) > 1:
        return f"{len(ids):,} articles"
    row = connection.execute("SELECT title FROM articles WHERE id = ?", (ids[0],)).fetchone()
    title = row[0] if row else ""
    if not title:
        return "1 article"
    return f"“{title}”" if len(title) <= _LONGEST_TITLE else f"“{title[: _LONGEST_TITLE - 1].rstrip()}…”"
