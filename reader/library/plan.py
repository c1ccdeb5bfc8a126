"""How a query becomes SQL: which index leads, what is checked on the way, and in which order.

Every index that can lead (`leads`) gives places in order, so that a page is read without sorting. A query is one or
more branches, each led by one index; SQLite merges them in order. The index with the fewest articles leads,
by the kept counts. Conditions on state take a `Moment`: what left the list since then by a change of its read or
starred state is still in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from reader.library import days
from reader.library.copies import IS_COPY
from reader.library.expressions import InSource, Matching, as_words, normal, together, without_words
from reader.library.leads import FEW, Condition, Lead, Leads, compared, source_check
from reader.library.noted import Noted
from reader.library.places import first_place
from reader.library.query import STATE, And, Expression, Field, Not, Or

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model import Moment

MOST_BRANCHES = 200
"""More cannot be merged (SQLite allows 500); all articles are gone through instead."""

ASKING = 1_000
"""Asking the index of words for one article takes as long as walking through so many that it has found."""

_EVERYTHING = Field("everything", "")


@dataclass(slots=True)
class Planner:
    """Plans queries for an open library at a time `now`."""

    connection: sqlite3.Connection
    now: datetime
    noted: Noted
    moment: Moment | None = None
    counts: dict[str, int] = field(init=False)
    leads: Leads = field(init=False)

    def __post_init__(self) -> None:
        row = self.connection.execute("SELECT article, visit, articles, unread, starred FROM counters").fetchone()
        self.counts = dict(zip(("article", "visit", "articles", "unread", "starred"), row, strict=True))
        self.leads = Leads(self.connection, self.counts, self.moment)

    def selects(
        self, expression: Expression, *, backwards: bool = False, bounds: str = "", whole: bool = False
    ) -> Statement:
        """The statement that gives the places of a query, newest first or backwards; `bounds` limits `{p}`.

        `whole`: it will be run to its end, or for very many places; else for a page.
        """
        conditions = [Condition(bounds)] if bounds else []
        if self.moment is not None and self.moment.article < self.counts["article"]:
            conditions.append(Condition("a.id <= ?", (self.moment.article,)))
        wanted, unwanted = without_words(normal(self.noted.widened(expression)))
        within: list[Matching] = []
        if whole:
            wanted, within = self._words_apart(wanted)
        branches = self._branches(wanted, tuple(conditions))
        if len(branches) > MOST_BRANCHES:
            conditions.append(self._check(wanted, self.counts["articles"]))
            branches = [_select(lead, tuple(conditions)) for lead in self.leads.everything("")]
        return Statement(
            tuple(branches),
            tuple(_found(words, bounds) for words in within),
            tuple(_found(words, bounds) for words in unwanted),
            backwards,
        )

    def _words_apart(self, expression: Expression) -> tuple[Expression, list[Matching]]:
        """A query without the words that it looks for, and those, where too many articles would be asked for them."""
        operands = together(expression.operands) if isinstance(expression, And) else []
        words = [found for operand in operands if isinstance(found := as_words(operand), Matching)]
        rest = [operand for operand in operands if not isinstance(as_words(operand), Matching)]
        if not words or not rest or min(map(self._weight, rest)) * ASKING < self._all():
            return expression, []
        return And(tuple(rest)), words  # type: ignore[arg-type]

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
        leads = self.leads.of(expression)
        if leads is None or (isinstance(expression, Field) and expression.name == "minutes"):
            checks = (*checks, self._check(expression, self.counts["articles"]))
        if leads is None:
            leads = self.leads.of(_EVERYTHING)
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
        leads = self.leads.of(expression)
        return self._all() if leads is None else min(self._all(), sum(lead.size for lead in leads))

    def _all(self) -> float:
        return float(self.counts["articles"] + 1)

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
        if name == "is" and value in STATE:
            column, wanted = STATE[value]
            if self.moment is None:
                return Condition(f"s.{column} = {wanted}")
            change = "star_change" if column == "starred" else "read_change"
            return Condition(f"(s.{column} = {wanted} OR s.{change} > ?)", (self.moment.change,))
        if name in ("since", "before", "on"):
            return self._date_check(name, value)
        if name == "minutes":
            relation, number = compared(value)
            return Condition(f"a.minutes {relation} ?", (number,))
        if name == "id":
            ids = tuple(int(part) for part in value.split(","))
            return Condition(f"a.id IN ({', '.join('?' * len(ids))})", ids)
        if (name, value) == ("is", "new"):
            return Condition("a.id > ?", (self.counts["visit"],))
        if (name, value) == ("is", "copy"):
            return Condition(IS_COPY)
        if name in ("feed", "folder"):
            return source_check(self.connection, Field(name, value))
        if name == "newer":
            return Condition("a.id > ?", (int(value),))
        if name == "at":
            return Condition("{p} IN (SELECT value FROM json_each(?))", (f"[{value}]",))
        if name == "unread-now":
            return Condition("s.read = 0")
        leads = self.leads.of(Field(name, value)) or []
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
    within: tuple[tuple[str, tuple[object, ...]], ...]
    excepted: tuple[tuple[str, tuple[object, ...]], ...]
    backwards: bool

    def count(self, most: int) -> tuple[str, tuple[object, ...]]:
        """The SQL that counts up to so many, and its values. One branch alone needs no order to be counted."""
        if len(self.branches) == 1 and not self.within and not self.excepted:
            text, values = self.branches[0]
            return f"SELECT count(*) FROM ({text} LIMIT ?)", (*values, most)
        text, values = self.sql(most)
        return f"SELECT count(*) FROM ({text})", values

    def sql(self, limit: int | None = None) -> tuple[str, tuple[object, ...]]:
        """The SQL that gives each place once, in order, and its values."""
        if not self.branches:
            return "SELECT 0 AS place WHERE 0", ()
        text = " UNION ".join(sql for sql, _ in self.branches)
        text += "".join(f" INTERSECT {sql}" for sql, _ in self.within)
        text += "".join(f" EXCEPT {sql}" for sql, _ in self.excepted)
        values = tuple(value for _, branch in (*self.branches, *self.within, *self.excepted) for value in branch)
        text += f" ORDER BY place {'ASC' if self.backwards else 'DESC'}"
        return (text, values) if limit is None else (f"{text} LIMIT ?", (*values, limit))


def _inside(lead: Lead) -> str:
    """Whether a lead of the form `TABLE d` has a place, as SQL that may stand inside a statement led by the same."""
    table, condition = lead.table.removesuffix(" d"), lead.condition.replace("d.", "x.")
    return f"EXISTS (SELECT 1 FROM {table} x WHERE {condition} AND x.place = {{p}})"


def _found(words: Matching, bounds: str) -> tuple[str, tuple[object, ...]]:
    limited = f" AND {bounds.replace('{p}', 'rowid')}" if bounds else ""
    return f"SELECT rowid AS place FROM {words.index} WHERE {words.index} MATCH ?{limited}", (words.match,)


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
