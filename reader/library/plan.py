"""How a query becomes SQL: which index leads, what is checked on the way, and in which order.

Every index that can lead gives places (see `places`) in order, so that a page is read without sorting. A query is
one or more branches, each led by one index; SQLite merges them in order. The index with the fewest articles leads,
by the kept counts. Conditions on state take a `Moment`: what left the list since then by a change of its read or
starred state is still in it.
"""

from __future__ import annotations

import operator
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from reader.library import called, days, packing
from reader.library.expressions import InSource, Matching, as_words, normal, together, without_words
from reader.library.places import first_place
from reader.library.query import And, Expression, Field, Not, Or
from reader.text import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model import Moment

FEW = 3_000
MANY = 5_000
MOST_BRANCHES = 200
"""More cannot be merged (SQLite allows 500); all articles are gone through instead."""

_EVERYTHING = Field("everything", "")


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
class Planner:
    """Plans queries for an open library at a time `now`."""

    connection: sqlite3.Connection
    now: datetime
    moment: Moment | None = None
    counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        row = self.connection.execute("SELECT article, visit, articles, unread, starred FROM counters").fetchone()
        self.counts = dict(zip(("article", "visit", "articles", "unread", "starred"), row, strict=True))

    def selects(self, expression: Expression, *, backwards: bool = False, bounds: str = "") -> Statement:
        """The statement that gives the places of a query, newest first or backwards; `bounds` limits `{p}`."""
        conditions = [Condition(bounds)] if bounds else []
        if self.moment is not None and self.moment.article < self.counts["article"]:
            conditions.append(Condition("a.id <= ?", (self.moment.article,)))
        wanted, unwanted = without_words(normal(expression))
        branches = self._branches(wanted, tuple(conditions))
        if len(branches) > MOST_BRANCHES:
            conditions.append(self._check(wanted, self.counts["articles"]))
            branches = [_select(lead, tuple(conditions)) for lead in self.everything("")]
        return Statement(tuple(branches), tuple(_excepted(words, bounds) for words in unwanted), backwards)

    # ---- branches

    def _branches(self, expression: object, checks: tuple[Condition, ...]) -> list[tuple[str, tuple[object, ...]]]:
        """A statement without an order for each index that leads."""
        match as_words(expression):
            case Matching() as found:
                expression = found
            case And(given):
                operands = together(given)
                leading = min(operands, key=self._weight) if operands else _EVERYTHING
                if self._weight(leading) >= self._weight(_EVERYTHING) and not isinstance(leading, Or):
                    leading = _EVERYTHING
                size = self._weight(leading)
                others = tuple(self._check(operand, size) for operand in operands if operand is not leading)
                return self._branches(leading, checks + others)
            case Or(operands):
                return [branch for operand in operands for branch in self._branches(operand, checks)]
        leads = self._leads(expression)
        if leads is None or (isinstance(expression, Field) and expression.name == "minutes"):
            checks = (*checks, self._check(expression, self.counts["articles"]))
        if leads is None:
            leads = self._leads(_EVERYTHING)
        return [_select(lead, checks) for lead in leads or ()]

    def _weight(self, expression: object) -> float:
        """About how many articles a lead goes through; words count as many unless another lead has few."""
        match as_words(expression):
            case And(operands):
                return min((self._weight(operand) for operand in together(operands)), default=self._all())
            case Or(operands):
                return sum(self._weight(operand) for operand in operands)
            case Matching():
                return min(FEW + 0.5, self._all() - 0.25)
        leads = self._leads(expression)
        return self._all() if leads is None else min(self._all(), sum(lead.size for lead in leads))

    def _all(self) -> float:
        return float(self.counts["articles"] + 1)

    # ---- leads

    def _leads(self, expression: object) -> list[Lead] | None:
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
        return [Lead("states s", "1", (), "s.place", self.counts["articles"])]

    def state(self, value: str) -> list[Lead] | None:
        """`is:`"""
        if value == "updated":
            return self.traits("has:revision")
        if value == "new":
            return self.newer(str(self.counts["visit"]))
        if value == "unstarred":
            return None
        column, wanted = _STATE[value]
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
            for number, unread, articles in called.feeds(self.connection, value)
            for read, size in ((0, unread), (1, articles - unread))
        ]

    def folder(self, value: str) -> list[Lead]:
        """`folder:`"""
        leads = []
        for number in called.folders(self.connection, value):
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
        wanted = f"s.read = {_STATE[state][1]}"
        leads = self.feed(source.value) if source.name == "feed" else self.folder(source.value)
        count, changed = self._changed(state)
        if count < MANY:
            here = _source_check(self, source)
            left = [_narrowed(lead, here.sql, here.values) for lead in self._left(state)]
        else:
            left = [_narrowed(lead, f"s.{changed} > ?", (self._moment_change,)) for lead in leads]
        return [lead for lead in leads if wanted in lead.condition] + left

    def newer(self, value: str) -> list[Lead] | None:
        """Articles that came after another."""
        size = self.counts["article"] - int(value)
        if size * 4 > self.counts["articles"]:
            return None
        return [Lead("articles a CROSS JOIN states s ON s.place = a.place", "a.id > ?", (int(value),), "a.place", size)]

    def unread_now(self, _: str) -> list[Lead]:
        """What is unread, whatever it was at the moment."""
        return [Lead("states s", "s.read = 0", (), "s.place", self.counts["unread"])]

    def company(self, value: str) -> list[Lead]:
        """`company:`"""
        return self._mentions(("name", "alias"), folded(value))

    def ticker(self, value: str) -> list[Lead]:
        """`ticker:`"""
        return self._mentions(("ticker", "symbol"), folded(value).replace(" ", ""))

    def _mentions(self, kinds: tuple[str, str], key: str) -> list[Lead]:
        return _of_each("mentions", "company_id", called.companies(self.connection, kinds, key))

    def minutes(self, value: str) -> list[Lead] | None:
        """`minutes:`, to be checked as well: the last list holds all that take longer."""
        relation, number = _compared(value)
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
        return _of_each("trait_articles", "trait", called.traits(self.connection, names))

    def traits_like(self, start: str, condition: str, value: str) -> list[Lead]:
        """The leads of the traits whose names begin alike and meet a condition."""
        return _of_each("trait_articles", "trait", called.traits_like(self.connection, start, condition, value))

    # ---- checks

    def _check(self, expression: object, size: float) -> Condition:
        """The condition as SQL, to be checked of about `size` articles."""
        match as_words(expression):
            case InSource(source, state):
                return self._combined("AND", "1", (source, Field("is", state)), size)
            case And(operands):
                return self._combined("AND", "1", together(operands), size)
            case Or(operands):
                return self._combined("OR", "0", operands, size)
            case Not(inner):
                check = self._check(inner, size)
                return Condition(f"NOT ({check.sql})", check.values)
            case Matching(match, index):
                found = f"SELECT 1 FROM {index} WHERE {index} MATCH ? AND rowid = {{p}}"
                if size > FEW:
                    return Condition(f"+{{p}} IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)", (match,))
                return Condition(f"EXISTS ({found})", (match,))
            case Field(name, value):
                return self._field_check(name, value)
        raise AssertionError(expression)

    def _combined(self, word: str, empty: str, operands: Sequence[object], size: float) -> Condition:
        checks = [self._check(operand, size) for operand in operands]
        if not checks:
            return Condition(empty)
        return Condition(
            f" {word} ".join(f"({check.sql})" for check in checks),
            tuple(value for check in checks for value in check.values),
        )

    def _field_check(self, name: str, value: str) -> Condition:
        if name == "is" and value in _STATE:
            column, wanted = _STATE[value]
            if self.moment is None:
                return Condition(f"s.{column} = {wanted}")
            change = "star_change" if column == "starred" else "read_change"
            return Condition(f"(s.{column} = {wanted} OR s.{change} > ?)", (self.moment.change,))
        if name in ("since", "before", "on"):
            return self._date_check(name, value)
        if name == "minutes":
            relation, number = _compared(value)
            return Condition(f"a.minutes {relation} ?", (number,))
        if name == "id":
            ids = tuple(int(part) for part in value.split(","))
            return Condition(f"a.id IN ({', '.join('?' * len(ids))})", ids)
        if (name, value) == ("is", "new"):
            return Condition("a.id > ?", (self.counts["visit"],))
        if name in ("feed", "folder"):
            return _source_check(self, Field(name, value))
        if name == "newer":
            return Condition("a.id > ?", (int(value),))
        if name == "unread-now":
            return Condition("s.read = 0")
        leads = self._leads(Field(name, value)) or []
        inside = [_inside(lead) for lead in leads]
        return Condition(" OR ".join(inside) or "0", tuple(value for lead in leads for value in lead.values))

    def _date_check(self, name: str, value: str) -> Condition:
        start = first_place(days.beginning(value, self.now))
        if name == "since":
            return Condition("{p} >= ?", (start,))
        if name == "before":
            return Condition("{p} < ?", (start,))
        return Condition("({p} >= ? AND {p} < ?)", (start, first_place(days.end(value, self.now))))


@dataclass(frozen=True, slots=True)
class Statement:
    """A planned query: its branches, and the way it is walked."""

    branches: tuple[tuple[str, tuple[object, ...]], ...]
    excepted: tuple[tuple[str, tuple[object, ...]], ...]
    backwards: bool

    def count(self, most: int) -> tuple[str, tuple[object, ...]]:
        """The SQL that counts up to so many, and its values. One branch alone needs no order to be counted."""
        if len(self.branches) == 1 and not self.excepted:
            text, values = self.branches[0]
            return f"SELECT count(*) FROM ({text} LIMIT ?)", (*values, most)
        text, values = self.sql(most)
        return f"SELECT count(*) FROM ({text})", values

    def sql(self, limit: int | None = None) -> tuple[str, tuple[object, ...]]:
        """The SQL that gives each place once, in order, and its values."""
        if not self.branches:
            return "SELECT 0 AS place WHERE 0", ()
        text = " UNION ".join(sql for sql, _ in self.branches)
        text += "".join(f" EXCEPT {sql}" for sql, _ in self.excepted)
        values = tuple(value for _, branch in (*self.branches, *self.excepted) for value in branch)
        text += f" ORDER BY place {'ASC' if self.backwards else 'DESC'}"
        return (text, values) if limit is None else (f"{text} LIMIT ?", (*values, limit))


_STATE = {"unread": ("read", 0), "read": ("read", 1), "starred": ("starred", 1), "unstarred": ("starred", 0)}

_LEADS: dict[str, Callable[[Planner, str], list[Lead] | None]] = {
    "everything": Planner.everything,
    "newer": Planner.newer,
    "unread-now": Planner.unread_now,
    "is": Planner.state,
    "id": Planner.numbers,
    "feed": Planner.feed,
    "folder": Planner.folder,
    "company": Planner.company,
    "minutes": Planner.minutes,
    "ticker": Planner.ticker,
    "disclaimer": lambda planner, value: planner.traits(f"disclaimer:{value}"),
    "rule": lambda planner, value: planner.traits(f"rule:{value}"),
    "has": lambda planner, value: planner.traits(f"has:{value}"),
    "tag": lambda planner, value: planner.traits(f"tag:{folded(value)}"),
    "host": lambda planner, value: planner.traits_like(
        "host:", "('.' || substr(name, 6)) LIKE '%.' || ? ESCAPE '\\'", _escaped(value.lower().removeprefix("www."))
    ),
    "lang": lambda planner, value: planner.traits_like(
        "lang:", "(substr(name, 6) || '-') LIKE ? || '-%' ESCAPE '\\'", _escaped(value.lower())
    ),
    "author": lambda planner, value: planner.traits_like("author:", "instr(substr(name, 8), ?) > 0", folded(value)),
}


def _narrowed(lead: Lead, condition: str, values: tuple[object, ...]) -> Lead:
    return replace(lead, condition=f"{lead.condition} AND {condition}", values=(*lead.values, *values))


def _source_check(planner: Planner, source: Field) -> Condition:
    if source.name == "feed":
        return _one_of("s.feed_id", [number for number, _, _ in called.feeds(planner.connection, source.value)])
    return _one_of("s.folder_id", called.folders(planner.connection, source.value))


_RELATIONS = {"=": operator.eq, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}


def _compared(value: str) -> tuple[str, int]:
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


def _inside(lead: Lead) -> str:
    """Whether a lead of the form `TABLE d` has a place, as SQL that may stand inside a statement led by the same."""
    table, condition = lead.table.removesuffix(" d"), lead.condition.replace("d.", "x.")
    return f"EXISTS (SELECT 1 FROM {table} x WHERE {condition} AND x.place = {{p}})"


def _excepted(words: Matching, bounds: str) -> tuple[str, tuple[object, ...]]:
    limited = f" AND {bounds.replace('{p}', 'rowid')}" if bounds else ""
    return f"SELECT rowid AS place FROM {words.index} WHERE {words.index} MATCH ?{limited}", (words.match,)


def _one_of(column: str, numbers: list[int]) -> Condition:
    return Condition(f"{column} IN ({', '.join('?' * len(numbers))})", tuple(numbers))


def _select(lead: Lead, checks: tuple[Condition, ...]) -> tuple[str, tuple[object, ...]]:
    table, wanted = lead.table, " ".join(check.sql for check in checks)
    joined = f"{table} "
    if "s." in wanted and not joined.startswith("states s ") and " JOIN states s " not in joined:
        table += f" CROSS JOIN states s ON s.place = {lead.place}"
    if "a." in wanted and "articles a" not in joined:
        table += f" CROSS JOIN articles a ON a.place = {lead.place}"
    sql = f"SELECT {lead.place} AS place FROM {table} WHERE {lead.condition}"
    for check in checks:
        sql += f" AND ({check.sql.replace('{p}', lead.place)})"
    return sql, (*lead.values, *(value for check in checks for value in check.values))
