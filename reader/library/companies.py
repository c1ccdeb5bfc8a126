"""The companies of the library and their profiles."""

import sqlite3

from reader.library import packing
from reader.library.reading import rows_at
from reader.model import ArticleRow, CompanyRow, Profile
from reader.text import folded

_COLUMNS = "SELECT id, name, articles, profiled, first_seen, last_seen FROM companies"

_Row = tuple[int, str, int, int, int | None, int | None]
_RANK = "CASE kind WHEN 'name' THEN 0 WHEN 'firm' THEN 1 WHEN 'alias' THEN 2 ELSE 3 END"


def companies(connection: sqlite3.Connection, query: str, limit: int) -> tuple[CompanyRow, ...]:
    """Companies with the most articles first; `query` is a part of a name, an alias or a ticker."""
    if key := folded(query):
        found = connection.execute(
            f"{_COLUMNS} WHERE articles > 0 AND id IN (SELECT company_id FROM company_names"
            " WHERE instr(key, ?) > 0 OR kind = 'ticker' AND instr(key, ?) > 0) ORDER BY articles DESC, id LIMIT ?",
            (key, key.replace(" ", ""), limit),
        )
    else:
        found = connection.execute(f"{_COLUMNS} WHERE articles > 0 ORDER BY articles DESC, id LIMIT ?", (limit,))
    return tuple(_row(connection, row) for row in found.fetchall())


def company(connection: sqlite3.Connection, name: str) -> CompanyRow | None:
    """A company by name, alias or ticker, else by the first words of its name; of several, that with most articles."""
    key = folded(name)
    row = _called(connection, "key IN (?, ?)", (key, key.replace(" ", "")))
    if row is None and key:
        row = _called(connection, "kind IN ('name', 'firm', 'alias') AND key > ? AND key < ?", (f"{key} ", f"{key}!"))
    return None if row is None else _row(connection, row)


def _called(connection: sqlite3.Connection, condition: str, values: tuple[str, str]) -> _Row | None:
    found: _Row | None = connection.execute(
        f"{_COLUMNS} JOIN (SELECT company_id, min({_RANK}) AS rank FROM company_names WHERE {condition}"
        " GROUP BY company_id) ON company_id = id WHERE articles > 0 ORDER BY rank, articles DESC, id LIMIT 1",
        values,
    ).fetchone()
    return found


def profiles(connection: sqlite3.Connection, name: str, most: int = 50) -> tuple[tuple[ArticleRow, Profile], ...]:
    """The newest profiles of a company, each with its article."""
    found = connection.execute(
        "SELECT DISTINCT m.place FROM mentions m JOIN company_names n ON n.company_id = m.company_id"
        " WHERE n.key = ? AND n.kind IN ('name', 'firm', 'alias') AND m.profiled = 1 ORDER BY m.place DESC LIMIT ?",
        (folded(name), most),
    ).fetchall()
    names = {
        key
        for (key,) in connection.execute(
            "SELECT key FROM company_names WHERE company_id IN (SELECT company_id FROM company_names WHERE key = ?)",
            (folded(name),),
        )
    }
    out = []
    for row in rows_at(connection, [place for (place,) in found]):
        html, packed = connection.execute("SELECT html, parts FROM contents WHERE id = ?", (row.id,)).fetchone()
        for value in map(Profile.from_dict, packing.unpacked_parts(packed, html)["profiles"]):
            if names.intersection(map(folded, (value.name, *value.aliases))):
                out.append((row, value))
    return tuple(out)


def _row(connection: sqlite3.Connection, row: _Row) -> CompanyRow:
    number, name, articles, profiled, first, last = row
    names = connection.execute(
        "SELECT kind, key, name FROM company_names WHERE company_id = ? ORDER BY kind DESC, key", (number,)
    ).fetchall()
    others = {key: other for kind, key, other in names if kind in ("name", "alias") and key != folded(name)}
    return CompanyRow(
        name,
        tuple(others.values()),
        tuple(ticker for kind, _, ticker in names if kind == "ticker"),
        articles,
        profiled,
        packing.time_of(first),
        packing.time_of(last),
    )
