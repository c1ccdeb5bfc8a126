"""The companies of the library and their profiles."""

import json
import sqlite3

from reader.firm_names import firm_name_key
from reader.library import lookups, packing
from reader.library.reading import parts_of, rows_at
from reader.library.soundness import Columns, refuse_faulty
from reader.model import ArticleRow, CompanyRow, Profile
from reader.text import folded

_COLUMNS = "SELECT id, name, articles, profiled, first_seen, last_seen FROM companies"

_HOLDS, _NAME_HOLDS = Columns("itiiII"), Columns("ttt")

_Row = tuple[int, str, int, int, int | None, int | None]
# An alias that is the name of another company is no way to this one.
_OF_ANOTHER = (
    "n.kind IN ('alias', 'alias key') AND EXISTS (SELECT 1 FROM company_names o JOIN companies c ON c.id = o.company_id"
    " WHERE o.key = n.key AND o.kind IN ('name', 'key') AND o.company_id <> n.company_id AND c.articles > 0)"
)


def companies(connection: sqlite3.Connection, query: str, limit: int) -> tuple[CompanyRow, ...]:
    """Companies with the most articles first; `query` is a part of a name, an alias or a ticker.

    Where no name has it as it stands, it is looked for without legal form, accents and "and".
    """
    if not folded(query):
        found = connection.execute(f"{_COLUMNS} WHERE articles > 0 ORDER BY articles DESC, id LIMIT ?", (limit,))
        return tuple(_row(connection, row) for row in found.fetchall())
    query = query.strip().removeprefix("$")
    return _with(connection, folded(query), limit) or _with(connection, firm_name_key(query), limit)


def _with(connection: sqlite3.Connection, part: str, limit: int) -> tuple[CompanyRow, ...]:
    """Those with a part in a name, an alias or a ticker; none with an empty one, as the key of "®" is."""
    if not part:
        return ()
    found = connection.execute(
        f"{_COLUMNS} WHERE articles > 0 AND id IN (SELECT company_id FROM company_names n"
        f" WHERE (instr(key, ?) > 0 OR kind = 'ticker' AND instr(key, ?) > 0) AND NOT ({_OF_ANOTHER}))"
        " ORDER BY articles DESC, id LIMIT ?",
        (part, part.replace(" ", ""), limit),
    )
    return tuple(_row(connection, row) for row in found.fetchall())


def companies_called(connection: sqlite3.Connection, name: str) -> tuple[CompanyRow, ...]:
    """The companies that a name, alias or ticker, or the first words of a name mean; most articles first."""
    numbers = [number for number, _ in lookups.companies_called(connection, name, or_ticker=True)]
    if not numbers:
        refuse_faulty(connection, "companies", "company_names")
    rows = (connection.execute(f"{_COLUMNS} WHERE id = ?", (number,)).fetchone() for number in numbers)
    return tuple(_row(connection, row) for row in rows)


def profiles(connection: sqlite3.Connection, name: str, most: int = 50) -> tuple[tuple[ArticleRow, Profile], ...]:
    """The newest profiles of a company, each with its article."""
    numbers = json.dumps([number for number, _ in lookups.companies_called(connection, name)])
    found = connection.execute(
        "SELECT DISTINCT place FROM mentions WHERE company_id IN (SELECT value FROM json_each(?)) AND profiled = 1"
        " ORDER BY place DESC LIMIT ?",
        (numbers, most),
    ).fetchall()
    names = {
        key
        for (key,) in connection.execute(
            f"SELECT key FROM company_names n WHERE company_id IN (SELECT value FROM json_each(?))"
            f" AND NOT ({_OF_ANOTHER})",
            (numbers,),
        )
    }
    out = []
    for row in rows_at(connection, [place for (place,) in found]):
        for value in map(Profile.from_dict, parts_of(connection, row.id).get("profiles", ())):
            if names.intersection(map(folded, (value.name, *value.aliases))):
                out.append((row, value))
    return tuple(out)


def _row(connection: sqlite3.Connection, row: _Row) -> CompanyRow:
    number, name, articles, profiled, first, last = _HOLDS.whole(row)
    named = connection.execute(
        f"SELECT kind, key, name FROM company_names n WHERE company_id = ? AND NOT ({_OF_ANOTHER})"
        " ORDER BY kind DESC, key",
        (number,),
    ).fetchall()
    names = [*map(_NAME_HOLDS.whole, named)]
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
