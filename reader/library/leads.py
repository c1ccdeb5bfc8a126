"""The indexes that can lead a query: each gives places in order (see `places`), and how many there are."""

from __future__ import annotations

import operator
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace

from reader.library import lookups, packing
from reader.library.expressions import InSource, Matching, as_words
from reader.library.query import STATE, Field
from reader.text import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model import Moment

FEW = 3_000
MANY = 5_000
MOST_SORTED = 50_000
"""More places are not sorted for a page; all articles are gone through in order instead."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL that is true or false of an article: `{p}` stands for its place, `s` and `a` for its rows."""

    sql: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """An index that gives places in order: a table, its condition, the expression of the place, and how many."""

    table: str
    condition: str
    values: tuple[object, ...]
    place: str
    size: int


@dataclass(slots=True)
class Leads:
    """The leads of an open library, as at a moment where there is one. `counts` are the kept ones."""

    connection: sqlite3.Connection
    counts: dict[str, int]
    moment: Moment | None = None

    def of(self, expression: object) -> list[Lead] | None:
        """The indexes that together give the articles of a condition; None where no index does."""
        match as_words(expression):
            case Matching(match, index):
                table = f"{index} d CROSS JOIN states s ON s.place = d.rowid"
                return [Lead(table, f"{index} MATCH ?", (match,), "d.rowid", FEW)]
            case Field(name, value):
                finder = _LEADS.get(name)
                return finder(self, value) if finder else None
            case InSource(source, state):
                return self.in_source(source, state)
        return None

    def everything(self, _: str) -> list[Lead]:
        """All articles."""
        return [Lead("states s", "1", (), "s.place", self.counts["articles"])]

    def state(self, value: str) -> list[Lead] | None:
        """`is:`"""
        if value == "updated":
            return self.traits("has:revision")
        if value == "new":
            return self.newer(str(self.counts["visit"]))
        if value in ("unstarred", "copy"):
            return None
        column, wanted = STATE[value]
        size = {
            "unread": self.counts["unread"],
            "read": self.counts["articles"] - self.counts["unread"],
            "starred": self.counts["starred"],
        }[value]
        return [Lead("states s", f"s.{column} = {wanted}", (), "s.place", size), *self._left(value)]

    def _left(self, value: str) -> list[Lead]:
        """What was in a state at the moment and has left it since."""
        count, changed = self._changed(value)
        if count == 0:
            return []
        # Many: going through all states in order costs less than sorting those for every page.
        index = f"INDEXED BY states_{changed}" if count < MANY else "NOT INDEXED"
        condition = f"s.{changed} > ? AND s.{changed} > 0"
        return [Lead(f"states s {index}", condition, (self._moment_change,), "s.place", count)]

    def _changed(self, value: str) -> tuple[int, str]:
        """How many articles have changed in a state since the moment, up to `MANY`, and the column that says so."""
        column = "star_change" if value in ("starred", "unstarred") else "read_change"
        if self.moment is None:
            return 0, column
        (count,) = self.connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM states WHERE {column} > ? AND {column} > 0 LIMIT {MANY})",
            (self.moment.change,),
        ).fetchone()
        return int(count), column

    @property
    def _moment_change(self) -> int:
        return self.moment.change if self.moment is not None else 0

    def numbers(self, value: str) -> list[Lead]:
        """`id:`"""
        ids = [int(part) for part in value.split(",")]
        table = "articles a CROSS JOIN states s ON s.place = a.place"
        condition = f"a.id IN ({', '.join('?' * len(ids))})"
        return [Lead(table, condition, tuple(ids), "a.place", len(ids))]

    def feed(self, value: str) -> list[Lead]:
        """`feed:`"""
        return [
            Lead("states s", f"s.feed_id = ? AND s.read = {read}", (number,), "s.place", size)
            for number, unread, articles in lookups.feeds(self.connection, value)
            for read, size in ((0, unread), (1, articles - unread))
        ]

    def folder(self, value: str) -> list[Lead]:
        """`folder:`"""
        leads = []
        for number in lookups.folders(self.connection, value):
            unread, articles = self.connection.execute(
                "SELECT coalesce(sum(unread), 0), coalesce(sum(articles), 0) FROM feeds WHERE folder_id = ?", (number,)
            ).fetchone()
            leads += [
                Lead("states s", f"s.folder_id = ? AND s.read = {read}", (number,), "s.place", size)
                for read, size in ((0, unread), (1, articles - unread))
            ]
        return leads

    def in_source(self, source: Field, state: str) -> list[Lead]:
        """The articles of a feed or folder in a state, and those that have left the state since the moment."""
        wanted = f"s.read = {STATE[state][1]}"
        leads = self.feed(source.value) if source.name == "feed" else self.folder(source.value)
        count, changed = self._changed(state)
        if count < MANY:
            here = source_check(self.connection, source)
            left = [_narrowed(lead, here.sql, here.values) for lead in self._left(state)]
        else:
            left = [_narrowed(lead, f"s.{changed} > ?", (self._moment_change,)) for lead in leads]
        return [lead for lead in leads if wanted in lead.condition] + left

    def newer(self, value: str) -> list[Lead] | None:
        """Articles that came after another."""
        size = self.counts["article"] - int(value)
        if size * 4 > self.counts["articles"] or size > MOST_SORTED:
            return None
        # Left to itself, SQLite goes through all articles in order.
        table = "articles a INDEXED BY sqlite_autoindex_articles_1 CROSS JOIN states s ON s.place = a.place"
        return [Lead(table, "a.id > ?", (int(value),), "a.place", size)]

    def at(self, value: str) -> list[Lead]:
        """Articles at these places, which are few."""
        places = "s.place IN (SELECT value FROM json_each(?))"
        return [Lead("states s", places, (f"[{value}]",), "s.place", value.count(",") + 1 if value else 0)]

    def unread_now(self, _: str) -> list[Lead]:
        """What is unread, whatever it was at the moment."""
        return [Lead("states s", "s.read = 0", (), "s.place", self.counts["unread"])]

    def company(self, value: str) -> list[Lead]:
        """`company:`, by a name or alias; where nothing is called so, by the first words of a name."""
        return _mentions(lookups.companies_called(self.connection, value))

    def ticker(self, value: str) -> list[Lead]:
        """`ticker:`"""
        return _mentions(lookups.companies_of_ticker(self.connection, value))

    def minutes(self, value: str) -> list[Lead] | None:
        """`minutes:`, to be checked as well: the last list holds all that take longer."""
        relation, number = compared(value)
        most = packing.MOST_MINUTES
        wanted = [n for n in range(most) if _RELATIONS[relation](n, number)]
        if number >= most or relation in (">", ">=") or (relation == "<" and number > most):
            wanted.append(most)
        leads = self.traits(*(f"minutes:{n}" for n in wanted))
        return None if sum(lead.size for lead in leads) * 4 > self.counts["articles"] else leads

    def trait_names(self, field: Field) -> tuple[str, ...]:
        """The traits whose articles are just those of a condition; none where it is not one of traits."""
        if field.name in ("disclaimer", "has", "rule"):
            return (f"{field.name}:{field.value}",)
        if field.name == "tag":
            return (f"tag:{folded(field.value)}",)
        return ("has:revision",) if field == Field("is", "updated") else ()

    def traits(self, *names: str) -> list[Lead]:
        """The leads of traits by name; those that no article has give none."""
        return _of_each("trait_articles", "trait", lookups.traits(self.connection, names))

    def traits_like(self, start: str, condition: str, value: str) -> list[Lead]:
        """The leads of the traits whose names begin alike and meet a condition."""
        return _of_each("trait_articles", "trait", lookups.traits_like(self.connection, start, condition, value))


_LEADS: dict[str, Callable[[Leads, str], list[Lead] | None]] = {
    "everything": Leads.everything,
    "newer": Leads.newer,
    "unread-now": Leads.unread_now,
    "at": Leads.at,
    "is": Leads.state,
    "id": Leads.numbers,
    "feed": Leads.feed,
    "folder": Leads.folder,
    "company": Leads.company,
    "minutes": Leads.minutes,
    "ticker": Leads.ticker,
    "disclaimer": lambda leads, value: leads.traits(f"disclaimer:{value}"),
    "rule": lambda leads, value: leads.traits(f"rule:{value}"),
    "has": lambda leads, value: leads.traits(f"has:{value}"),
    "tag": lambda leads, value: leads.traits(f"tag:{folded(value)}"),
    "host": lambda leads, value: leads.traits_like(
        "host:", "('.' || substr(name, 6)) LIKE '%.' || ? ESCAPE '\\'", _escaped(value.lower().removeprefix("www."))
    ),
    "lang": lambda leads, value: leads.traits_like(
        "lang:", "(substr(name, 6) || '-') LIKE ? || '-%' ESCAPE '\\'", _escaped(value.lower())
    ),
    "author": lambda leads, value: leads.traits_like("author:", "instr(substr(name, 8), ?) > 0", folded(value)),
}


def _narrowed(lead: Lead, condition: str, values: tuple[object, ...]) -> Lead:
    return replace(lead, condition=f"{lead.condition} AND {condition}", values=(*lead.values, *values))


def source_check(connection: sqlite3.Connection, source: Field) -> Condition:
    """Whether an article is of a feed or folder."""
    if source.name == "feed":
        return _one_of("s.feed_id", [number for number, _, _ in lookups.feeds(connection, source.value)])
    return _one_of("s.folder_id", lookups.folders(connection, source.value))


_RELATIONS = {"=": operator.eq, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}


def compared(value: str) -> tuple[str, int]:
    """The relation and the number of a condition such as ">=5"."""
    number = value.lstrip("<>=")
    return value[: len(value) - len(number)], int(number)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _of_each(table: str, column: str, found: list[tuple[int, int]]) -> list[Lead]:
    """A lead for each of the numbers (number, articles) with the most articles, and one for all the others."""
    most = sorted(found, key=lambda pair: -pair[1])
    leads = [Lead(f"{table} d", f"d.{column} = ?", (number,), "d.place", size) for number, size in most[:8]]
    if most[8:]:
        numbers = tuple(number for number, _ in most[8:])
        condition = f"d.{column} IN ({', '.join('?' * len(numbers))})"
        leads.append(Lead(f"{table} d", condition, numbers, "d.place", sum(size for _, size in most[8:])))
    return leads


def _mentions(found: list[tuple[int, int]]) -> list[Lead]:
    return _of_each("mentions", "company_id", found)


def _one_of(column: str, numbers: list[int]) -> Condition:
    return Condition(f"{column} IN ({', '.join('?' * len(numbers))})", tuple(numbers))
