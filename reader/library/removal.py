"""Unsubscribing, undone or not, and what is removed for good.

A feed that is unsubscribed leaves every list at once, but nothing is lost: its articles stay, out of sight, until
`purge` takes them when the change can no longer be undone. Starred, tagged and noted articles stay in sight.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from reader.library import firms, indexing, journal, packing
from reader.library.counting import Tally
from reader.library.places import first_place

KEPT = (
    "s.starred = 1 OR EXISTS (SELECT 1 FROM tags t WHERE t.place = s.place)"
    " OR EXISTS (SELECT 1 FROM notes n WHERE n.place = s.place)"
)
"""Whether the article of a state `s` stays in sight when its feed ends."""


def end_feeds(connection: sqlite3.Connection, ids: Iterable[int]) -> list[int]:
    """Ends subscriptions; gives those that there were. Their articles leave the lists, with their state kept."""
    ended = []
    for feed_id in ids:
        if connection.execute("UPDATE feeds SET ended = 1 WHERE id = ? AND ended = 0", (feed_id,)).rowcount == 1:
            _hide(connection, feed_id)
            ended.append(feed_id)
    return ended


def resume_feeds(connection: sqlite3.Connection, ids: Iterable[int]) -> list[int]:
    """Takes ended subscriptions up again, with all their articles that are still there, as they were."""
    resumed = []
    for feed_id in ids:
        if connection.execute("UPDATE feeds SET ended = 0 WHERE id = ? AND ended = 1", (feed_id,)).rowcount == 1:
            _show(connection, feed_id)
            resumed.append(feed_id)
    return resumed


def _hide(connection: sqlite3.Connection, feed_id: int) -> None:
    hidden = connection.execute(
        f"SELECT s.place, s.read, a.traits, a.companies FROM states s JOIN articles a ON a.place = s.place"
        f" WHERE s.feed_id = ? AND NOT ({KEPT})",
        (feed_id,),
    ).fetchall()
    tally = Tally()
    for _, read, traits, _ in hidden:
        tally.add(feed_id, packing.unpacked_ids(traits), unread=not read, sign=-1)
    connection.execute(
        "INSERT INTO hidden(place, feed_id, folder_id, read, starred, read_change, star_change, scroll)"
        " SELECT place, feed_id, folder_id, read, starred, read_change, star_change, scroll FROM states s"
        f" WHERE s.feed_id = ? AND NOT ({KEPT})",
        (feed_id,),
    )
    connection.execute(
        "DELETE FROM states WHERE feed_id = ?1 AND place IN (SELECT place FROM hidden WHERE feed_id = ?1)", (feed_id,)
    )
    take_off_lists(connection, hidden)
    tally.settle(connection)


def take_off_lists(connection: sqlite3.Connection, articles: Sequence[tuple[int, int, bytes, bytes]]) -> None:
    """Takes articles (place, read, traits, companies) off the lists of their traits and companies."""
    connection.executemany(
        "DELETE FROM trait_articles WHERE trait = ? AND place = ?",
        [(trait, place) for place, _, traits, _ in articles for trait in packing.unpacked_ids(traits)],
    )
    named_there = [(place, packing.unpacked_ids(companies)) for place, _, _, companies in articles]
    now = firms.current(connection, (number for _, numbers in named_there for number in numbers))
    pairs = sorted({(now.get(number, number), place) for place, numbers in named_there for number in numbers})
    named: Counter[int] = Counter()
    profiled: Counter[int] = Counter()
    for company, place in pairs:
        found = connection.execute(
            "SELECT profiled FROM mentions WHERE company_id = ? AND place = ?", (company, place)
        ).fetchone()
        if found is not None:
            named[company] += 1
            profiled[company] += found[0]
    connection.executemany("DELETE FROM mentions WHERE company_id = ? AND place = ?", pairs)
    connection.executemany(
        "UPDATE companies SET articles = articles - ?, profiled = profiled - ? WHERE id = ?",
        [(count, profiled[company], company) for company, count in named.items()],
    )


def _show(connection: sqlite3.Connection, feed_id: int) -> None:
    shown = connection.execute(
        "SELECT h.place, h.read, a.traits, a.companies, c.html, c.parts FROM hidden h"
        " JOIN articles a ON a.place = h.place JOIN contents c ON c.id = a.id WHERE h.feed_id = ?",
        (feed_id,),
    ).fetchall()
    tally = Tally()
    mentions = []
    for place, read, traits, companies, html, parts in shown:
        tally.add(feed_id, packing.unpacked_ids(traits), unread=not read)
        named = packing.unpacked_parts(parts, html)["companies"]
        mentions += [
            (number, place, company["mentions"], int(company["profiled"]))
            for number, company in zip(packing.unpacked_ids(companies), named, strict=False)
        ]
    connection.execute(
        "INSERT INTO states(place, feed_id, folder_id, read, starred, read_change, star_change, scroll)"
        " SELECT h.place, h.feed_id, f.folder_id, h.read, h.starred, h.read_change, h.star_change, h.scroll"
        " FROM hidden h JOIN feeds f ON f.id = h.feed_id WHERE h.feed_id = ?",
        (feed_id,),
    )
    connection.execute("DELETE FROM hidden WHERE feed_id = ?", (feed_id,))
    connection.executemany(
        "INSERT OR IGNORE INTO trait_articles VALUES (?, ?)",
        sorted((trait, place) for place, _, traits, *_ in shown for trait in packing.unpacked_ids(traits)),
    )
    put_mentions(connection, mentions)
    tally.settle(connection)


def put_mentions(connection: sqlite3.Connection, stored: Sequence[firms.Mention]) -> None:
    """Writes mentions that were there before, and counts them."""
    mentions = firms.added_up(stored, firms.current(connection, (number for number, _, _, _ in stored)))
    connection.executemany("INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?)", mentions)
    named = Counter(company for company, _, _, _ in mentions)
    profiled = Counter(company for company, _, _, there in mentions if there)
    connection.executemany(
        "UPDATE companies SET articles = articles + ?, profiled = profiled + ? WHERE id = ?",
        [(count, profiled[company], company) for company, count in named.items()],
    )


def purge(connection: sqlite3.Connection, limit: int) -> int:
    """Removes up to `limit` articles of ended feeds for good, where nothing can bring them back; gives how many.

    A feed that holds nothing any more goes too, so that subscribing to it again starts anew.
    """
    undoable = _feeds_in_journal(connection)
    connection.execute(
        "DELETE FROM seen_elsewhere WHERE feed_id NOT IN"
        " (SELECT id FROM feeds WHERE ended = 0 AND last_success IS NULL)"
    )
    ended = [feed for (feed,) in connection.execute("SELECT id FROM feeds WHERE ended = 1") if feed not in undoable]
    removed = 0
    for feed in ended:
        places = [
            place
            for (place,) in connection.execute(
                "SELECT place FROM hidden WHERE feed_id = ? LIMIT ?", (feed, limit - removed)
            )
        ]
        remove(connection, places)
        removed += len(places)
        if not connection.execute("SELECT EXISTS (SELECT 1 FROM hidden WHERE feed_id = ?)", (feed,)).fetchone()[0]:
            connection.execute("DELETE FROM identities WHERE feed_id = ? AND id IS NULL", (feed,))
        left = connection.execute("SELECT EXISTS (SELECT 1 FROM articles WHERE feed_id = ?)", (feed,)).fetchone()[0]
        if not left:
            connection.execute("DELETE FROM identities WHERE feed_id = ?", (feed,))
            connection.execute("DELETE FROM feeds WHERE id = ?", (feed,))
        if removed >= limit:
            break
    return removed


def _feeds_in_journal(connection: sqlite3.Connection) -> set[int]:
    found: set[int] = set()
    for change in journal.all_changes(connection):
        if change["kind"] in ("subscribe", "unsubscribe"):
            found.update(change["feeds"])
    return found


def remove(connection: sqlite3.Connection, places: Sequence[int]) -> None:
    """Removes articles for good: from the indexes and lists, text and rows. Their identities stay as tombstones."""
    tally = Tally()
    for place in places:
        row = connection.execute(
            "SELECT a.id, a.feed_id, a.traits, a.companies, s.read, s.starred FROM articles a"
            " LEFT JOIN states s ON s.place = a.place WHERE a.place = ?",
            (place,),
        ).fetchone()
        if row is None:
            continue
        number, feed_id, traits, companies, read, starred = row
        indexing.unindex(connection, place)
        if read is not None:
            take_off_lists(connection, [(place, read, traits, companies)])
            tally.add(feed_id, packing.unpacked_ids(traits), unread=not read, starred=bool(starred), sign=-1)
        connection.execute("UPDATE identities SET id = NULL WHERE feed_id = ? AND id = ?", (feed_id, number))
        connection.execute("DELETE FROM articles WHERE place = ?", (place,))
    tally.settle(connection)


def spare(connection: sqlite3.Connection, since: int) -> None:
    """Has `expired` leave alone what was marked read since a second, as far back as the journal goes."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS spared(id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.spared")
    for change in journal.changes_since(connection, since):
        if change["kind"] == "mark" and change["state"] == "read":
            connection.executemany("INSERT OR IGNORE INTO temp.spared VALUES (?)", [(id,) for id in change["ids"]])


def expired(
    connection: sqlite3.Connection, before: int, limit: int, *, only: Sequence[int] = (), but: Sequence[int] = ()
) -> list[int]:
    """Places of read articles that were published and came in before a second, and that nothing holds: no star, tag or
    note, and not `spare`d.

    Of the feeds `only` (ids), where some are given, and of none of the feeds `but`.
    """
    of_feeds = f"s.feed_id IN ({_marks(only)})" if only else f"s.feed_id NOT IN ({_marks(but)})"
    rows = connection.execute(
        "SELECT s.place FROM states s JOIN articles a ON a.place = s.place"
        f" WHERE s.place < ? AND s.read = 1 AND {of_feeds} AND NOT ({KEPT})"
        " AND a.received < ? AND NOT EXISTS (SELECT 1 FROM temp.spared WHERE id = a.id) ORDER BY s.place LIMIT ?",
        (first_place(before), *(only or but), before, limit),
    )
    return [place for (place,) in rows]


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))
