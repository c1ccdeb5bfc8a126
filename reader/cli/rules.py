"""`rules`: what happens by itself to new articles of a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.cli.numbers import Count
from reader.cli.printing import bar, json_line, say, table
from reader.cli.querying import QUERY_SETTINGS, query_argument
from reader.cli.session import Session
from reader.errors import ReaderError, UsageError
from reader.text import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library import Library
    from reader.model import Rule

SHOWN = 10
UNDOES = "`assay undo` undoes that."


@click.command(context_settings=QUERY_SETTINGS, short_help="Lists, saves and deletes rules for new articles.")
@query_argument
@click.option("--then", metavar="ACTION", help="Save a rule: read, star, mute, notify, or 'tag NAME'.")
@click.option("--dry-run", is_flag=True, help="With --then: show what it would touch of what is here; save nothing.")
@click.option("--now", "at_once", is_flag=True, help="With --then: do it to the articles that are here too (undoable).")
@click.option(
    "--take-back", "taken_back", metavar="ID", type=Count(1), help="Undo what a rule has done so far (undoable)."
)
@click.option("--delete", "deleted", metavar="ID", type=Count(1), help="Delete a rule; what it did stays.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.pass_obj
def rules(
    session: Session,
    query: str,
    then: str | None,
    dry_run: bool,
    at_once: bool,
    taken_back: int | None,
    deleted: int | None,
    as_json: bool,
) -> None:
    """Lists the rules with what each has done; with `--then`, saves one for new articles of QUERY.

    `mute` marks read and keeps other rules away; `notify` is told by the poll. `rule:3` lists what rule 3 has done.

    \b
    assay rules 'disclaimer:sponsored' --then mute --dry-run
    assay rules company:Norrhavn --then 'tag norrhavn' --now
    """
    if sum(option is not None for option in (then, taken_back, deleted)) > 1:
        raise click.UsageError("One of `--then`, `--take-back` and `--delete` at a time.")
    if then is None and (query or dry_run or at_once):
        raise click.UsageError("Say with `--then` what happens to articles of the query.")
    with session.open_library() as library:
        if then is not None:
            rule = _rule(query, then)
            if dry_run:
                _show(library, rule, as_json)
            else:
                _add(library, rule, at_once=at_once, as_json=as_json)
        elif taken_back is not None:
            _require(library, taken_back)
            with bar() as progress:
                changed = library.rules.take_back(taken_back, progress)
            _outcome({"changed": changed}, f"Took it back from {counted(changed, 'article')}. {UNDOES}", as_json)
        elif deleted is not None:
            _delete(library, deleted, as_json)
        else:
            _list(library, as_json)


def _list(library: Library, as_json: bool) -> None:
    found = [(rule, library.count(f"rule:{rule.id}")) for rule in library.rules.all()]
    if as_json:
        for rule, done in found:
            json_line(_as_json(rule, done))
        return
    from reader.library.saved_queries import then_of

    rows = [
        [str(rule.id), then_of(rule) + ("" if rule.active else " (off)"), f"{done:,}", rule.query]
        for rule, done in found
    ]
    if not found:
        say("There are no rules yet; `assay rules QUERY --then read` makes one.")
        return
    table(["id", "then", "done", "query"], rows, wide="query", right="id done")


def _as_json(rule: Rule, done: int) -> dict[str, object]:
    from reader.library.saved_queries import then_of

    return {"id": rule.id, "query": rule.query, "then": then_of(rule), "active": rule.active, "done": done}


def _outcome(outcome: Mapping[str, object], sentence: str, as_json: bool) -> None:
    if as_json:
        json_line(outcome)
    else:
        say(sentence)


def _rule(query: str, then: str) -> Rule:
    from reader.library.saved_queries import rule_of

    try:
        return rule_of(query, then)
    except ReaderError as error:
        raise UsageError(str(error)) from error


def _add(library: Library, rule: Rule, *, at_once: bool, as_json: bool) -> None:
    from reader.library.saved_queries import then_of

    rule = library.rules.save(rule)
    with bar() as progress:
        done = library.rules.do(rule, progress) if at_once else 0
    said = f"Rule {rule.id}: new articles of {rule.query!r}: {then_of(rule)}."
    if at_once:
        said += f"\nDone to {counted(done, 'article')} here. `assay undo` takes it back."
    _outcome(_as_json(rule, done), said, as_json)


def _show(library: Library, rule: Rule, as_json: bool) -> None:
    from reader.library import COUNTED

    rows, count = library.rows(rule.query, limit=SHOWN), library.count(rule.query, most=COUNTED)
    if as_json:
        json_line({"query": rule.query, "matches": count})
        return
    table(
        ["id", "feed", "title"],
        [[str(row.id), row.feed_title, row.title] for row in rows],
        wide="title",
        right="id",
        most={"feed": 20},
    )
    more = " or more" if count >= COUNTED else ""
    say(f"{count:,}{more} of the articles here match. Nothing was changed.")


def _delete(library: Library, rule_id: int, as_json: bool) -> None:
    _require(library, rule_id)
    library.rules.delete(rule_id)
    _outcome({"deleted": rule_id}, f"Deleted rule {rule_id}.", as_json)


def _require(library: Library, rule_id: int) -> None:
    if all(rule.id != rule_id for rule in library.rules.all()):
        raise ReaderError(f"There is no rule {rule_id}; `assay rules` lists them.")
