"""Numbers for names that many articles share: traits, companies, versions of the analysis.

What has been looked up is remembered until a transaction fails (`forget`).
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from reader.firm_names import firm_name_key
from reader.library import firms
from reader.library.places import second_of
from reader.text import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model import Company, PreparedArticle

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
        self._mentions: list[firms.Mention] = []
        self._merged: dict[int, int] = {}

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

    def companies(self, article: PreparedArticle) -> list[int]:
        """The numbers of an article's companies, whose aliases and tickers are kept with them."""
        keys = zip(article.companies, article.firm_keys, article.short_keys, strict=True)
        return [self._company(company, firm_key, short_key) for company, firm_key, short_key in keys]

    def _company(self, company: Company, firm_key: str, short_key: str) -> int:
        name = folded(company.name)
        number = self._companies.get(name)
        if number is None:
            number = self._company_called(company.name, name, firm_key)
            if len(self._companies) >= _REMEMBERED:
                self._companies.clear()
                self._aliases.clear()
            self._companies[name] = number
        for alias in company.aliases:
            self._called(number, "alias", alias, folded(alias))
            self._called(number, "alias key", alias, firm_name_key(alias))
        for ticker in company.tickers:
            whole = folded(ticker).replace(" ", "")
            self._called(number, "symbol", ticker, whole.rpartition(":")[2])
            number = self._linked(number, "ticker", ticker, whole)
        return self._linked(number, "short", company.name, short_key)

    def _company_called(self, written: str, name: str, firm_key: str) -> int:
        """The number of a company by its name, else of one that has its key, else of a new one."""
        number = firms.called(self._connection, "name", name)
        if number is None and firm_key:
            number = firms.called(self._connection, "firm", firm_key)
        if number is None:
            number = firms.add(self._connection, written, name)
        else:
            firms.rename(self._connection, number, written)
        self._called(number, "name", written, name)
        self._called(number, "key", written, firm_name_key(written))
        return self._linked(number, "firm", firm_key, firm_key)

    def _linked(self, number: int, kind: str, name: str, key: str) -> int:
        """Keeps what tells a firm with a company; gives the number of the firm that they both are now."""
        if not key or (number, kind, key) in self._aliases:
            return number
        self._called(number, kind, name, key)
        other = firms.other(self._connection, kind, key, number)
        if other is None:
            return number
        keep, gone = firms.merge(self._connection, number, other)
        self._companies = {name: keep if at == gone else at for name, at in self._companies.items()}
        self._merged = {before: keep if now == gone else now for before, now in self._merged.items()} | {gone: keep}
        return keep

    def mentioned(self, companies: Sequence[Company], numbers: Sequence[int], place: int) -> None:
        """Notes that the article at this place names these companies; `settle` writes it down."""
        for number, company in zip(numbers, companies, strict=True):
            self._mentions.append((number, place, company.mentions, int(company.profiled)))

    def settle(self) -> None:
        """Writes what was mentioned, and counts it."""
        if not self._mentions:
            return
        mentions = firms.added_up(self._mentions, self._merged)
        self._connection.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?)", mentions)
        articles = Counter(number for number, _, _, _ in mentions)
        profiled = Counter(number for number, _, _, there in mentions if there)
        seen: dict[int, tuple[int, int]] = {}
        for number, place, _, _ in mentions:
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
