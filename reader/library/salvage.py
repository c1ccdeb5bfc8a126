"""What a damaged file still holds, read out into a new library. The damaged file is kept, under another name."""

import os
import shutil
import sqlite3
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from reader.atomic import make_private
from reader.errors import LibraryFull
from reader.library import care, connection, lost_schema, packing, schema
from reader.library.mending import drop_unreadable, mend
from reader.library.places import first_place, second_of
from reader.model import Parts
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
_NUMBERED = {"tags": "place", "identities": "id"}
"""Tables without row ids, and the number by which an index of theirs finds rows."""
_PLACED = ("articles", "states", "hidden", "notes")
"""Tables whose row ids are the places of articles."""
_MOST_FAILURES = 20_000
_PORTION = 500


def salvage(path: Path) -> tuple[str, bool]:
    """Puts a new library with everything that could be read in the place of a damaged one.

    Gives a sentence that says what was done, and whether everything could be read.
    """
    path = connection.real_path(path)
    kept = care.free_name(path.with_name(f"{path.stem}-damaged-{care.stamp()}{path.suffix}"))
    part = path.with_name(path.name + ".salvage")
    for leftover in (*_files(part), *_files(_copy_beside(path))):
        leftover.unlink(missing_ok=True)
    make_private(part)
    with connection.faults(path), closing(connection.connect(part)) as new:
        schema.create(new, part)
        new.execute("PRAGMA foreign_keys = OFF")
        with closing(_damaged(path, new)) as damaged, connection.writing(new):
            lost = [table for table in _TABLES if _read_out(damaged, new, table)]
            for table in _PLACED:
                if table in lost:
                    _read_at_places(damaged, new, table)
            _read_identities(damaged, new)
            _read_texts(damaged, new)
            _read_names(damaged, new)
            _read_articles_from_texts(damaged, new)
            textless = _keep_without_texts(new)
            mend(new, index=True, texts=False)
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (articles,) = new.execute("SELECT articles FROM counters").fetchone()
    shutil.copymode(path, part)
    for old in _files(path):
        if old.exists():
            os.replace(old, kept.with_name(kept.name + old.name.removeprefix(path.name)))
    os.replace(part, path)
    for leftover in (*_files(part), *_files(_copy_beside(path))):
        leftover.unlink(missing_ok=True)
    saved = counted(articles, "article") if articles else "no article"
    were = "was" if articles < 2 else "were"
    rest = f", but parts of {', '.join(lost)} could not be" if lost else ", and so was everything else"
    backups = sorted((path.parent / "backups").glob("*.db"), key=lambda file: file.stat().st_mtime)
    older = f" The newest backup is {backups[-1]}." if backups else ""
    said = (
        f"The file was damaged; {saved} {were} read out into a new one{rest}."
        f"{_of_textless(textless)} The damaged file is kept at {kept}.{older}"
    )
    return said, not lost


def _of_textless(number: int) -> str:
    if not number:
        return ""
    lost, them = ("1 article has", "it") if number == 1 else (f"{number:,} articles have", "them")
    return f" {lost} lost the text, which polls bring again where feeds still carry {them}, and `x` from the page."


def _keep_without_texts(new: sqlite3.Connection) -> int:
    """Keeps articles whose texts are lost, for their titles and what the reader did with them; gives how many.

    Their feeds bring the texts again as those of changed articles.
    """
    drop_unreadable(new)
    lost = new.execute("SELECT id, title FROM articles WHERE id NOT IN (SELECT id FROM contents)").fetchall()
    nothing = packing.packed_html(b"")
    for number, title in lost:
        parts = packing.packed_parts(Parts(title=title).as_dict(), b"")
        new.execute("INSERT INTO contents VALUES (?, ?, ?, '')", (number, nothing, parts))
        new.execute("UPDATE articles SET analysis = 0, flags = flags | ? WHERE id = ?", (packing.SUMMARY_ONLY, number))
        new.execute("UPDATE identities SET content_hash = '' WHERE id = ?", (number,))
    # Else a feed that has not changed would answer that there is nothing to bring.
    new.executemany(
        "UPDATE feeds SET entity_tag = NULL, last_modified = NULL, body_hash = ''"
        " WHERE id = (SELECT feed_id FROM articles WHERE id = ?)",
        [(number,) for number, _ in lost],
    )
    return len(lost)


def _read_at_places(damaged: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    """Reads the rows of a table one by one at the places that other tables know: on a damaged page, some can still be
    found, and what such a page says of the order of its rows may have hidden those behind it."""
    known = {
        place for (place,) in new.execute(" UNION ".join(f"SELECT place FROM {one}" for one in (*_PLACED, "tags")))
    }
    known.update(_places_by_id(damaged).values())
    _read_at(damaged, new, table, "place", known)


def _places_by_id(damaged: sqlite3.Connection) -> dict[int, int]:
    """The places of articles by their ids, as far as an index that has both can be read from either end."""
    places: dict[int, int] = {}
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.DatabaseError):
            index = f"articles INDEXED BY sqlite_autoindex_articles_1 WHERE id > 0 ORDER BY id {order}"
            places.update(damaged.execute(f"SELECT id, place FROM {index}"))
    return places


def _read_texts(damaged: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Reads the texts of known articles one by one, where they are lost."""
    known = new.execute("SELECT id FROM articles UNION SELECT id FROM identities WHERE id IS NOT NULL")
    _read_at(damaged, new, "contents", "id", {number for (number,) in known})


def _read_at(damaged: sqlite3.Connection, new: sqlite3.Connection, table: str, number: str, known: set[int]) -> None:
    known -= {there for (there,) in new.execute(f"SELECT {number} FROM {table}")}
    shared = _shared(damaged, new, table)
    sql = f"SELECT {', '.join(shared)} FROM {table} WHERE {number} = ?"
    for one in sorted(known):
        with suppress(sqlite3.DatabaseError):
            _put(new, table, shared, damaged.execute(sql, (one,)).fetchall())


def _read_identities(damaged: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Reads from an index which entries articles were, where those rows are lost: so that feeds bring none twice."""
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.DatabaseError):
            index = f"identities INDEXED BY identities_article WHERE id > 0 ORDER BY id {order}"
            for rows in _portions(damaged.execute(f"SELECT feed_id, identity, id FROM {index}")):
                new.executemany("INSERT OR IGNORE INTO identities VALUES (?, ?, ?, '')", rows)


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
    for number, place in sorted(_places_by_id(damaged).items()):
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


def _damaged(path: Path, new: sqlite3.Connection) -> sqlite3.Connection:
    """The damaged file, opened to read what can be read, even where its end is missing.

    Where it does not say any more where its tables begin, a copy that does.
    """
    damaged = _opened(path)
    if _names_all_tables(damaged):
        return damaged
    damaged.close()
    copy = _copy_beside(path)
    try:
        lost_schema.copy_with_schema(path, copy, new)
    except OSError as error:
        raise LibraryFull(f"{path} cannot be copied for its repair: {error.strerror}.") from error
    return _opened(copy)


def _opened(path: Path) -> sqlite3.Connection:
    damaged = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    damaged.execute("PRAGMA writable_schema = ON")
    damaged.text_factory = lambda text: text.decode("utf-8", "replace")
    return damaged


def _names_all_tables(damaged: sqlite3.Connection) -> bool:
    try:
        return {*_TABLES} <= {name for (name,) in damaged.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError:
        return False


def _copy_beside(path: Path) -> Path:
    """Where the copy of a damaged file lies while it is read."""
    return path.with_name(path.name + ".salvage-copy")


def _files(path: Path) -> tuple[Path, ...]:
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _read_out(damaged: sqlite3.Connection, new: sqlite3.Connection, table: str) -> int:
    """Copies the rows of a table that can be read; gives how often reading failed."""
    shared = _shared(damaged, new, table)
    if not shared:
        return 1
    failures = 0
    for rows in _rows(damaged, table, shared, _key(new, table)):
        failures += 1 if rows is None else _put(new, table, shared, rows)
    return failures


def _put(new: sqlite3.Connection, table: str, columns: list[str], rows: list[tuple[object, ...]]) -> int:
    """Stores rows; gives how many no table takes, since what was read of them makes no sense."""
    into = f"INSERT OR REPLACE INTO {table}({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    try:
        new.executemany(into, rows)
        return 0
    except sqlite3.IntegrityError:
        if len(rows) == 1:
            return 1
    return sum(_put(new, table, columns, [row]) for row in rows)


def _shared(damaged: sqlite3.Connection, new: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table that the damaged file has too."""
    there = _columns(damaged, table)
    return [row[1] for row in new.execute(f"PRAGMA table_info({table})") if row[1] in there]


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
    number = _NUMBERED.get(table, "" if key else "rowid")
    if not number:
        return
    # One end of the table at a time: both at once would read all of it.
    ends = [_end(damaged, table, number, order) for order in ("ASC", "DESC")]
    first, last = ends[0], ends[1]
    if first is not None and last is not None:
        yield from _between(damaged, table, chosen, number, (first, last))


def _portions(rows: sqlite3.Cursor) -> Iterator[list[tuple[Any, ...]]]:
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


def _end(damaged: sqlite3.Connection, table: str, number: str, order: str) -> int | None:
    try:
        row = damaged.execute(
            f"SELECT {number} FROM {table} WHERE {number} IS NOT NULL ORDER BY {number} {order} LIMIT 1"
        ).fetchone()
    except sqlite3.DatabaseError:
        # A damaged end: the range that rows can have.
        return 0 if order == "ASC" else 1 << 42
    return None if row is None else int(row[0])


def _between(
    damaged: sqlite3.Connection, table: str, chosen: str, number: str, ends: tuple[int, int]
) -> Iterator[list[tuple[object, ...]] | None]:
    """The rows of a range of numbers, halved behind what was read wherever it cannot be read on.

    The widest ranges come first, so that what lies between two damaged pages is found before the numbers of those pages
    are tried one by one.
    """
    sql = f"SELECT {number}, {chosen} FROM {table} WHERE {number} BETWEEN ? AND ? ORDER BY {number}"
    waiting, failures = deque([ends]), 0
    while waiting and failures < _MOST_FAILURES:
        first, last = waiting.popleft()
        try:
            for rows in _portions(damaged.execute(sql, (first, last))):
                if rows:
                    first = rows[-1][0] + (number == "rowid")
                    yield [row[1:] for row in rows]
        except sqlite3.DatabaseError:
            failures += 1
            if first < last:
                middle = (first + last) // 2
                waiting += [(first, middle), (middle + 1, last)]
            elif first == last:
                yield None
