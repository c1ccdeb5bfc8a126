"""Rules: what happens to new articles of a query as they come in.

What a rule would touch is `Library.rows(rule.query)`; done to articles that are there, by `Library.mark` or `tag`, it
can be undone. What rules do to new articles is no change of the reader's, and so not in the journal.
"""

import sqlite3

from reader.errors import LibraryError, QueryError
from reader.library import journal, states
from reader.library.lists import Lists
from reader.library.names import Names
from reader.library.query import And, Expression, Field, parse
from reader.model import Rule


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
    cursor = db.execute(
        "INSERT INTO rules(id, query, action, value, active) VALUES (nullif(?, 0), ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET query = excluded.query, action = excluded.action, value = excluded.value,"
        " active = excluded.active",
        (rule.id, rule.query, rule.action, value, int(rule.active)),
    )
    return Rule(rule.query, rule.action, value, rule.active, rule.id or int(cursor.lastrowid or 0))


def apply(lists: Lists, names: Names, after_id: int) -> None:
    """Applies the active rules to the articles that came after one. In the caller's transaction."""
    db = lists.connection
    change = journal.next_change(db)
    for rule in rules(db):
        expression = _expression(rule)
        if not rule.active or expression is None:
            continue
        query = And((expression, Field("newer", str(after_id))))
        states.choose(db, *lists.planner().selects(query).sql())
        if rule.action == "tag":
            chosen = db.execute("SELECT a.id FROM temp.chosen c JOIN articles a ON a.place = c.place").fetchall()
            states.set_tags(db, names, [number for (number,) in chosen], [rule.value], [])
        else:
            states.set_state(db, "starred" if rule.action == "star" else "read", change)


def _expression(rule: Rule) -> Expression | None:
    """What a rule looks for; None where an older Assay wrote what this one does not understand."""
    try:
        return parse(rule.query).expression
    except QueryError:
        return None
