"""Rules: what happens to new articles of a query as they come in.

    read, star, tag     as the reader would do it
    mute                read, and no other rule acts on it
    notify              the poll tells of it

What a rule has done is on its list, `rule:ID`, so that it can be looked at and taken back. What a rule would touch is
`Library.rows(rule.query)`.

`Rules` is for everybody; the functions below it work in the transaction of their caller.
"""

from __future__ import annotations

import sqlite3

from reader.errors import LibraryError, QueryError
from reader.library import changes, journal, states
from reader.library.lists import Lists
from reader.library.names import Names
from reader.library.query import OPPOSITE, And, Expression, Field, Not, State, parse
from reader.model import Notice, Rule
from reader.text import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.library.open_file import OpenFile

MOST_NOTICES = 20
"""Of one feed and rule; who follows more than that wants a view."""


class Rules:
    """The rules of an open library. Every method that writes is one transaction."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def all(self) -> tuple[Rule, ...]:
        """The rules, in the order in which they act."""
        with self._file.reading() as db:
            return rules(db)

    def save(self, rule: Rule) -> Rule:
        """Adds a rule, or changes the one of its id; gives it with its id. Raises `QueryError`."""
        with self._file.writing() as db:
            return save(db, rule)

    def delete(self, rule_id: int) -> None:
        """Deletes a rule; what it did stays, and stays on its list."""
        with self._file.writing() as db:
            db.execute("DELETE FROM rules WHERE id = ?", (rule_id,))

    def do(self, rule: Rule) -> int:
        """Does to the articles that are there what a rule does to new ones; gives how many changed. Can be undone."""
        with self._file.writing():
            return do(self._file.lists, self._file.names, rule, self._file.now())

    def take_back(self, rule_id: int) -> int:
        """Undoes what a rule has done to articles; gives how many changed. Can be undone itself."""
        with self._file.writing():
            return take_back(self._file.lists, self._file.names, rule_id, self._file.now())


def rules(db: sqlite3.Connection) -> tuple[Rule, ...]:
    """The rules, in the order in which they act."""
    rows = db.execute("SELECT query, action, value, active, id FROM rules ORDER BY id")
    return tuple(Rule(query, action, value, bool(active), number) for query, action, value, active, number in rows)


def save(db: sqlite3.Connection, rule: Rule) -> Rule:
    """Adds a rule, or changes the one of its id; gives it with its id. Raises `QueryError`, `LibraryError`."""
    parse(rule.query)
    value = " ".join(rule.value.split())
    if rule.action == "tag" and not value:
        raise LibraryError("A rule that tags needs a tag.")
    number = rule.id or _next_number(db)
    db.execute(
        "INSERT INTO rules(id, query, action, value, active) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET query = excluded.query, action = excluded.action, value = excluded.value,"
        " active = excluded.active",
        (number, rule.query, rule.action, value, int(rule.active)),
    )
    return Rule(rule.query, rule.action, value, rule.active, number)


def _next_number(db: sqlite3.Connection) -> int:
    """A number that no rule has or had: what a deleted one did stays on its list."""
    (number,) = db.execute(
        "SELECT max(coalesce((SELECT max(id) FROM rules), 0), coalesce((SELECT max(CAST(substr(name, 6) AS INTEGER))"
        " FROM traits WHERE name >= 'rule:' AND name < 'rule;'), 0)) + 1"
    ).fetchone()
    return int(number)


def apply(lists: Lists, names: Names, after_id: int) -> tuple[Notice, ...]:
    """Applies the active rules to the articles that came after one; gives what to tell. In the caller's transaction."""
    db = lists.connection
    change = journal.next_change(db)
    active = [(rule, expression) for rule in rules(db) if rule.active and (expression := _expression(rule)) is not None]
    muted = [Not(Field("rule", str(rule.id))) for rule, _ in active if rule.action == "mute"]
    notices: list[Notice] = []
    for rule, expression in sorted(active, key=lambda one: one[0].action != "mute"):
        others = muted if rule.action != "mute" else []
        query = And((expression, Field("newer", str(after_id)), *others))
        states.choose(db, *lists.planner().selects(query, whole=True).sql())
        chosen = states.list_chosen(db, names, f"rule:{rule.id}")
        if rule.action == "tag":
            states.set_tags(db, names, [number for number, _ in chosen], [rule.value], [])
        elif rule.action == "notify":
            notices += [Notice(number, title, rule.query) for number, title in chosen[-MOST_NOTICES:]]
        else:
            states.set_state(db, "starred" if rule.action == "star" else "read", change)
    return tuple(notices)


def do(lists: Lists, names: Names, rule: Rule, now: int) -> int:
    """Does to the articles that are there what a rule does to new ones, journaled; gives how many changed.

    They are on the list of a saved rule from then on, until that is undone.
    """
    db = lists.connection
    lists.choose(rule.query, None, None, None)
    if rule.action == "tag":
        key = (folded(rule.value),)
        db.execute("DELETE FROM temp.chosen WHERE place IN (SELECT place FROM tags WHERE key = ?)", key)
    changed = _act(db, names, rule, now, back=False)
    if changed and rule.id:
        trait = names.trait(f"rule:{rule.id}")
        db.execute(
            "DELETE FROM temp.chosen WHERE place IN (SELECT place FROM trait_articles WHERE trait = ?)", (trait,)
        )
        listed = states.list_chosen(db, names, f"rule:{rule.id}")
        journal.add_to_latest(db, listed=[f"rule:{rule.id}", [number for number, _ in listed]])
    return changed


def take_back(lists: Lists, names: Names, rule_id: int, now: int) -> int:
    """Undoes what a rule has done, journaled; gives how many changed. Raises `LibraryError`."""
    rule = next((rule for rule in rules(lists.connection) if rule.id == rule_id), None)
    if rule is None:
        raise LibraryError(f"There is no rule {rule_id}.")
    lists.choose(f"rule:{rule_id}", None, None, None)
    return _act(lists.connection, names, rule, now, back=True)


def _act(db: sqlite3.Connection, names: Names, rule: Rule, now: int, *, back: bool) -> int:
    """Does to what is chosen what a rule does; what was so before is not among the chosen any more."""
    if rule.action == "notify":
        return 0
    if rule.action != "tag":
        state: State = "starred" if rule.action == "star" else "read"
        return states.mark(db, OPPOSITE[state] if back else state, now)
    chosen = db.execute("SELECT a.id FROM temp.chosen c JOIN articles a ON a.place = c.place").fetchall()
    tags = [rule.value]
    return changes.tag(db, names, [number for (number,) in chosen], [] if back else tags, tags if back else [], now)


def _expression(rule: Rule) -> Expression | None:
    """What a rule looks for; None where an older Assay wrote what this one does not understand."""
    try:
        return parse(rule.query).expression
    except QueryError:
        return None
