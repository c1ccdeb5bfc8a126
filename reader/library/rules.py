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
from reader.library.soundness import Columns
from reader.model import Notice, Rule

_HOLDS = Columns("tttii")

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.library.marking import Progress
    from reader.library.open_file import OpenFile

MOST_NOTICES = 20
"""Of one feed and rule; who follows more than that wants a view."""


class Rules:
    """The rules of an open library. What writes is one transaction, but for what is done to many articles."""

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

    def do(self, rule: Rule, progress: Progress | None = None) -> int:
        """Does to the articles that are there what a rule does to new ones; gives how many changed.

        They are on the list of a saved rule from then on. Many are several transactions and one step to undo.
        """
        return self._carry_out(rule, rule.query, progress, back=False)

    def take_back(self, rule_id: int, progress: Progress | None = None) -> int:
        """Undoes what a rule has done to articles; gives how many changed. Can be undone itself. Raises `LibraryError`
        where there is no such rule.
        """
        rule = next((rule for rule in self.all() if rule.id == rule_id), None)
        if rule is None:
            raise LibraryError(f"There is no rule {rule_id}.")
        return self._carry_out(rule, f"rule:{rule_id}", progress, back=True)

    def _carry_out(self, rule: Rule, query: str, progress: Progress | None, *, back: bool) -> int:
        """Does to the articles of a query what a rule does, or the opposite; gives how many changed."""
        from reader.library import marking

        file = self._file
        if rule.action == "notify":
            return 0
        with file.reading() as db:
            file.lists.choose(query, None, None, None)
            _choose_what_changes(db, rule, back=back)
            ids = states.chosen_ids(db)

        def act(db: sqlite3.Connection, so_far: states.Marked) -> states.Marked:
            return _act(db, file.names, rule, file.now(), so_far, back=back)

        return marking.in_parts(file, ids, act, progress, marking.small_part()).articles


def rules(db: sqlite3.Connection) -> tuple[Rule, ...]:
    """The rules, in the order in which they act."""
    rows = db.execute("SELECT query, action, value, active, id FROM rules ORDER BY id")
    whole = map(_HOLDS.whole, rows)
    return tuple(Rule(query, action, value, bool(active), number) for query, action, value, active, number in whole)


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


def _state(rule: Rule, *, back: bool) -> State:
    state: State = "starred" if rule.action == "star" else "read"
    return OPPOSITE[state] if back else state


def _choose_what_changes(db: sqlite3.Connection, rule: Rule, *, back: bool) -> None:
    """Takes out of what is chosen what is already as the rule would have it."""
    if rule.action == "tag":
        states.choose_less_tagged(db, rule.value, there=not back)
    else:
        states.choose_less_in_state(db, _state(rule, back=back))


def _act(
    db: sqlite3.Connection, names: Names, rule: Rule, now: int, so_far: states.Marked, *, back: bool
) -> states.Marked:
    """Does to what is chosen what a rule does, as the next part of one step."""

    def listed() -> list[object]:
        name = f"rule:{rule.id}"
        states.choose_less_of_list(db, names.trait(name), there=True)
        return [name, [number for number, _ in states.list_chosen(db, names, name)]]

    on_list = listed if rule.id and not back else None
    if rule.action != "tag":
        return states.mark_more(db, _state(rule, back=back), now, so_far, listed=on_list)
    _choose_what_changes(db, rule, back=back)
    add, remove = ([], [rule.value]) if back else ([rule.value], [])
    return changes.tag_more(db, names, states.chosen_ids(db), add, remove, now, so_far, listed=on_list)


def _expression(rule: Rule) -> Expression | None:
    """What a rule looks for; None where an older Assay wrote what this one does not understand."""
    try:
        return parse(rule.query).expression
    except QueryError:
        return None
