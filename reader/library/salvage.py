"""What a damaged file still holds, read out into a new library. The damaged file is kept, under another name."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from reader.atomic import make_private
from reader.library import care, connection, packing, schema
from reader.library.mending import mend
from reader.library.places import first_place, second_of
from reader.text import counted, minutes_to_read

_TABLES = (
    *("folders", "feeds", "hosts", "settings", "views", "rules", "analyses", "traits", "companies", "company_names"),
    *("articles", "contents", "revisions", "identities", "states", "hidden", "notes", "tags", "counters", "journal"),
    "seen_elsewhere",
)
_NAMED = (
    *(("feeds", "url", ""), ("traits", "name", ""), ("folders", "name", ""), ("analyses", "version", "")),
    ("companies", "key", "name"),
)
"""Tables with an index of the names of their rows: the names, and what else is called so."""
_MOST_FAILURES = 20_000
_PORTION = 500


def salvage(path: Path) -> tuple[str, bool]:
    """Puts a new library with everything that could be read in the place of a damaged one.

    Gives a sentence that says what was done, and whether everything could be read.
    """
    path = connection.real_path(path)
    kept = care.free_name(path.with_name(f"{path.stem}-damaged-{care.stamp()}{path.suffix}"))
    part = path.with_name(path.name + ".salvage")
    for leftover in _files(part):
        leftover.unlink(missing_ok=True)
    make_private(part)
    with connection.faults(path), closing(connection.connect(part)) as new:
        schema.create(new, part)
        new.execute("PRAGMA foreign_keys = OFF")
        with closing(_damaged(path)) as damaged, connection.writing(new):
            lost = [table for table in _TABLES if _read_out(damaged, new, table)]
            _read_names(damaged, new)
            _read_articles_from_texts(damaged, new)
            mend(new, index=True)
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (articles,) = new.execute("SELECT articles FROM counters").fetchone()
    shutil.copymode(path, part)
    for old in _files(path):
        if old.exists():
            os.replace(old, kept.with_name(kept.name + old.name.removeprefix(path.name)))
    os.replace(part, path)
    for leftover in _files(part):
        leftover.unlink(missing_ok=True)
    saved = counted(articles, "article") if articles else "no article"
    were = "was" if articles < 2 else "were"
    rest = f", but parts of {', '.join(lost)} could not be" if lost else ", and so was everything else"
    backups = sorted((path.parent / "backups").glob("*.db"), key=lambda file: file.stat().st_mtime)
    older = f" The newest backup is {backups[-1]}." if backups else ""
    said = (
        f"The file was damaged; {saved} {were} read out into a new one{rest}."
        f" The damaged file is kept at {kept}.{older}"
    )
    return said, not lost


def _read_names(damaged: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Reads from the indexes of their names what rows were lost: feeds by address, lists, folders, companies."""
    for table, name, shown in _NAMED:
        index = f"sqlite_autoindex_{table}_1"
        with suppress(sqlite3.DatabaseError):
            names = damaged.execute(f"SELECT id, {name} FROM {table} INDEXED BY {index} ORDER BY {name}")
            for rows in _portions(names):
                new.executemany(
                    f"INSERT OR IGNORE INTO {table}(id, {name}{shown and f', {shown}'})"
                    f" VALUES (?1, ?2{shown and ', ?2'})",
                    rows,
                )


def _read_articles_from_texts(damaged: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Makes articles whose rows are lost from their texts, in their old places: what the reader did belongs to them."""
    with suppress(sqlite3.DatabaseError):
        places = damaged.execute(
            "SELECT id, place FROM articles INDEXED BY sqlite_autoindex_articles_1 WHERE id > 0 ORDER BY id"
        )
        for number, place in places:
            _make_article(new, number, place)
    # Where the index of places is lost too: as if they had come in now.
    lost = new.execute("SELECT id FROM contents WHERE id NOT IN (SELECT id FROM articles) ORDER BY id").fetchall()
    for place, (number,) in enumerate(lost, first_place(int(time.time())) - len(lost)):
        _make_article(new, number, place)


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


def _damaged(path: Path) -> sqlite3.Connection:
    """The damaged file, opened to read what can be read, even where its end is missing."""
    damaged = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    damaged.execute("PRAGMA writable_schema = ON")
    damaged.text_factory = lambda text: text.decode("utf-8", "replace")
    return damaged


def _files(path: Path) -> tuple[Path, ...]:
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _read_out(damaged: sqlite3.Connection, new: sqlite3.Connection, table: str) -> int:
    """Copies the rows of a table that can be read; gives how often reading failed."""
    columns = [row[1] for row in new.execute(f"PRAGMA table_info({table})")]
    there = _columns(damaged, table)
    shared = [column for column in columns if column in there]
    if not shared:
        return 1
    into = f"INSERT OR REPLACE INTO {table}({', '.join(shared)}) VALUES ({', '.join('?' * len(shared))})"
    failures = 0
    for rows in _rows(damaged, table, shared, _key(new, table)):
        failures += 1 if rows is None else _put(new, into, rows)
    return failures


def _put(new: sqlite3.Connection, into: str, rows: list[tuple[object, ...]]) -> int:
    """Stores rows; gives how many no table takes, since what was read of them makes no sense."""
    try:
        new.executemany(into, rows)
        return 0
    except sqlite3.IntegrityError:
        if len(rows) == 1:
            return 1
    return sum(_put(new, into, [row]) for row in rows)


def _columns(damaged: sqlite3.Connection, table: str) -> set[str]:
    try:
        return {row[1] for row in damaged.execute(f"PRAGMA table_info({table})")}
    except sqlite3.DatabaseError:
        return set()


def _key(new: sqlite3.Connection, table: str) -> str:
    """The columns that order a table without row ids; nothing for one that has them."""
    (made,) = new.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    if not made.endswith("WITHOUT ROWID"):
        return ""
    keys = sorted((row[5], row[1]) for row in new.execute(f"PRAGMA table_info({table})") if row[5])
    return ", ".join(f"{column} DESC" for _, column in keys)


def _rows(
    damaged: sqlite3.Connection, table: str, columns: list[str], key: str
) -> Iterator[list[tuple[object, ...]] | None]:
    """The readable rows of a table in portions, some twice; None for each portion that could not be read."""
    chosen = ", ".join(columns)
    try:
        yield from _portions(damaged.execute(f"SELECT {chosen} FROM {table}"))
        return
    except sqlite3.DatabaseError:
        yield None
    if key:
        # What lies behind the damage, from the other end.
        with suppress(sqlite3.DatabaseError):
            yield from _portions(damaged.execute(f"SELECT {chosen} FROM {table} ORDER BY {key}"))
        return
    # One end of the table at a time: both at once would read all of it.
    ends = [_end(damaged, table, order) for order in ("ASC", "DESC")]
    first, last = ends[0], ends[1]
    if first is not None and last is not None:
        yield from _between(damaged, f"SELECT {chosen} FROM {table} WHERE rowid BETWEEN ? AND ?", first, last)


def _portions(rows: sqlite3.Cursor) -> Iterator[list[tuple[object, ...]]]:
    """All rows, up to the one that cannot be read."""
    portion = []
    try:
        for row in rows:
            portion.append(row)
            if len(portion) == _PORTION:
                yield portion
                portion = []
    except sqlite3.DatabaseError:
        yield portion
        raise
    yield portion


def _end(damaged: sqlite3.Connection, table: str, order: str) -> int | None:
    try:
        row = damaged.execute(f"SELECT rowid FROM {table} ORDER BY rowid {order} LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        # A damaged end: the range that rows can have.
        return 0 if order == "ASC" else 1 << 42
    return None if row is None else int(row[0])


def _between(damaged: sqlite3.Connection, sql: str, first: int, last: int) -> Iterator[list[tuple[object, ...]] | None]:
    """The rows of a range, halved wherever it cannot be read, down to single rows."""
    waiting, failures = [(first, last)], 0
    while waiting and failures < _MOST_FAILURES:
        first, last = waiting.pop()
        try:
            yield from _portions(damaged.execute(sql, (first, last)))
        except sqlite3.DatabaseError:
            failures += 1
            if last - first < 1:
                yield None
                continue
            middle = (first + last) // 2
            waiting += [(middle + 1, last), (first, middle)]
