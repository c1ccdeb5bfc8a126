"""Numbers for names that many articles share: traits, companies, versions of the analysis.

What has been looked up is remembered until a transaction fails (`forget`).
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from reader.library.places import second_of
from reader.text import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model import Company

_REMEMBERED = 20_000


class Names:
    """The shared names of an open library. Writes only inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.forget()

    def forget(self) -> None:
        """Drops everything that was remembered and not settled."""
        self._traits: dict[str, int] = {}
        self._companies: dict[str, int] = {}
        self._aliases: set[tuple[int, str, str]] = set()
        self._analyses: dict[str, int] = {}
        self._mentions: list[tuple[int, int, int, int]] = []

    def trait(self, name: str) -> int:
        """The number of a trait, made if need be."""
        number = self._traits.get(name)
        if number is None:
            number = self._numbered("traits", "name", name)
            if len(self._traits) >= _REMEMBERED:
                self._traits.clear()
            self._traits[name] = number
        return number

    def analysis(self, version: str) -> int:
        """The number of a version of the analysis."""
        if version not in self._analyses:
            self._analyses[version] = self._numbered("analyses", "version", version)
        return self._analyses[version]

    def company(self, company: Company) -> int:
        """The number of a company, whose aliases and tickers are kept with it."""
        key = folded(company.name)
        number = self._companies.get(key)
        if number is None:
            self._connection.execute(
                "INSERT INTO companies(key, name) VALUES (?, ?) ON CONFLICT DO NOTHING", (key, company.name)
            )
            found = self._connection.execute("SELECT id FROM companies WHERE key = ?", (key,)).fetchone()
            number = self._companies[key] = int(found[0])
            self._called(number, "name", company.name, key)
            if len(self._companies) >= _REMEMBERED:
                self._companies = {key: number}
                self._aliases.clear()
        for alias in company.aliases:
            self._called(number, "alias", alias, folded(alias))
        for ticker in company.tickers:
            whole = folded(ticker).replace(" ", "")
            self._called(number, "ticker", ticker, whole)
            self._called(number, "symbol", ticker, whole.rpartition(":")[2])
        return number

    def mentioned(self, companies: Sequence[Company], numbers: Sequence[int], place: int) -> None:
        """Notes that the article at this place names these companies; `settle` writes it down."""
        for number, company in dict(zip(numbers, companies, strict=True)).items():
            self._mentions.append((number, place, company.mentions, int(company.profiled)))

    def settle(self) -> None:
        """Writes what was mentioned, and counts it."""
        if not self._mentions:
            return
        self._connection.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?)", sorted(self._mentions))
        articles = Counter(number for number, _, _, _ in self._mentions)
        profiled = Counter(number for number, _, _, there in self._mentions if there)
        seen: dict[int, tuple[int, int]] = {}
        for number, place, _, _ in self._mentions:
            first, last = seen.get(number, (place, place))
            seen[number] = (min(first, place), max(last, place))
        self._connection.executemany(
            "UPDATE companies SET articles = articles + ?, profiled = profiled + ?,"
            " first_seen = min(coalesce(first_seen, ?3), ?3), last_seen = max(coalesce(last_seen, ?4), ?4)"
            " WHERE id = ?5",
            [
                (count, profiled[number], second_of(seen[number][0]), second_of(seen[number][1]), number)
                for number, count in articles.items()
            ],
        )
        self._mentions = []

    def _called(self, number: int, kind: str, name: str, key: str) -> None:
        if not key or (number, kind, key) in self._aliases:
            return
        self._aliases.add((number, kind, key))
        self._connection.execute("INSERT OR IGNORE INTO company_names VALUES (?, ?, ?, ?)", (key, number, kind, name))

    def _numbered(self, table: str, column: str, name: str) -> int:
        self._connection.execute(f"INSERT INTO {table}({column}) VALUES (?) ON CONFLICT DO NOTHING", (name,))
        found = self._connection.execute(f"SELECT id FROM {table} WHERE {column} = ?", (name,)).fetchone()
        return int(found[0])
