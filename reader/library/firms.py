"""Which companies are one: names that differ in their legal form only, names with a ticker in common, and the one word
that a single firm of the library has for short.

Every name leads to one row of `companies`. Where two rows turn out to be one firm, one takes over what the other has,
and the other stays as a sign to it (`merged_into`): articles keep the numbers that they were stored with.
Everything here runs inside the caller's transaction.
"""

import json
import sqlite3
from collections.abc import Iterable


def current(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, int]:
    """Those of the companies that are part of another now, each with that one's number."""
    return dict(
        db.execute(
            "SELECT id, merged_into FROM companies"
            " WHERE merged_into IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(set(numbers))),),
        ).fetchall()
    )


def called(db: sqlite3.Connection, kind: str, key: str, but: int = 0) -> int | None:
    """The company that goes by a name or key of a kind, but for one."""
    row = db.execute(
        "SELECT company_id FROM company_names WHERE key = ? AND kind = ? AND company_id <> ?", (key, kind, but)
    ).fetchone()
    return None if row is None else int(row[0])


def other(db: sqlite3.Connection, kind: str, key: str, number: int) -> int | None:
    """The company that is one with this one by a sign that both have: a key, a ticker with its exchange, or the one
    word that the one is called by and that one firm alone in the library has for short."""
    if kind == "ticker" and ":" not in key:
        return None
    if kind == "ticker":
        return called(db, kind, key, number)
    short = [
        found
        for (found,) in db.execute("SELECT company_id FROM company_names WHERE key = ? AND kind = 'short'", (key,))
    ]
    if kind == "short":
        return called(db, "firm", key, number) if short == [number] else None
    same = called(db, kind, key, number)
    return short[0] if same is None and len(short) == 1 and short[0] != number else same


def add(db: sqlite3.Connection, written: str, name: str) -> int:
    """The number of a new company; `name` is its name as it is looked up."""
    (number,) = db.execute(
        "INSERT INTO companies(key, name) VALUES (?, ?) ON CONFLICT DO UPDATE SET name = name RETURNING id",
        (name, written),
    ).fetchone()
    return int(number)


def fuller(one: str, other: str) -> str:
    """The name that says more; of names of one length always the same."""
    return max(one, other, key=lambda name: (len(name), not name.isupper(), name))


def rename(db: sqlite3.Connection, number: int, name: str) -> None:
    """Gives a company the name, where it is fuller than its own."""
    (old,) = db.execute("SELECT name FROM companies WHERE id = ?", (number,)).fetchone()
    if fuller(old, name) != old:
        db.execute("UPDATE companies SET name = ? WHERE id = ?", (name, number))


def merge(db: sqlite3.Connection, one: int, other: int) -> tuple[int, int]:
    """Makes two companies one; gives the number that stays and the one that leads to it."""
    (first, second) = (
        db.execute("SELECT articles, id, name FROM companies WHERE id = ?", (number,)).fetchone()
        for number in (one, other)
    )
    stays, goes = (first, second) if (first[0], -first[1]) >= (second[0], -second[1]) else (second, first)
    keep, gone = stays[1], goes[1]
    _move(db, keep, gone)
    db.execute(
        "UPDATE companies AS k SET name = ?, articles = m.articles, profiled = m.profiled,"
        " first_seen = min(coalesce(k.first_seen, g.first_seen), coalesce(g.first_seen, k.first_seen)),"
        " last_seen = max(coalesce(k.last_seen, g.last_seen), coalesce(g.last_seen, k.last_seen))"
        " FROM companies g, (SELECT count(*) AS articles, coalesce(sum(profiled), 0) AS profiled FROM mentions"
        " WHERE company_id = ?) m WHERE k.id = ? AND g.id = ?",
        (fuller(stays[2], goes[2]), keep, keep, gone),
    )
    db.execute("UPDATE companies SET merged_into = ?1 WHERE id = ?2 OR merged_into = ?2", (keep, gone))
    db.execute("UPDATE companies SET articles = 0, profiled = 0 WHERE id = ?", (gone,))
    return keep, gone


def _move(db: sqlite3.Connection, keep: int, gone: int) -> None:
    db.execute(
        "INSERT INTO mentions SELECT ?, place, mentions, profiled FROM mentions WHERE company_id = ?"
        " ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions,"
        " profiled = max(profiled, excluded.profiled)",
        (keep, gone),
    )
    db.execute("DELETE FROM mentions WHERE company_id = ?", (gone,))
    db.execute("UPDATE OR IGNORE company_names SET company_id = ? WHERE company_id = ?", (keep, gone))
    db.execute("DELETE FROM company_names WHERE company_id = ?", (gone,))


Mention = tuple[int, int, int, int]
"""A company's number, the place of an article that names it, how often, and whether it has its profile (1 or 0)."""


def added_up(mentions: Iterable[Mention], now: dict[int, int]) -> list[Mention]:
    """Mentions in order, one for each company and place; `now`: see `current`."""
    sums: dict[tuple[int, int], tuple[int, int]] = {}
    for number, place, times, profiled in mentions:
        pair = (now.get(number, number), place)
        before = sums.get(pair, (0, 0))
        sums[pair] = (before[0] + times, max(before[1], profiled))
    return [(number, place, *found) for (number, place), found in sorted(sums.items())]
