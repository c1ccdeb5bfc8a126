"""`rules`: what happens by itself to new articles of a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.cli.numbers import Count
from reader.cli.printing import json_line, say, table
from reader.cli.querying import QUERY_SETTINGS, query_argument
from reader.cli.session import Session
from reader.errors import ReaderError, UsageError
from reader.text import counted

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Rule

SHOWN = 10


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
            _add(library, query, then, dry_run=dry_run, at_once=at_once)
        elif taken_back is not None:
            _require(library, taken_back)
            articles = counted(library.rules.take_back(taken_back), "article")
            say(f"Took it back from {articles}. `assay undo` undoes that.")
        elif deleted is not None:
            _delete(library, deleted)
        else:
            _list(library, as_json)


def _list(library: Library, as_json: bool) -> None:
    from reader.library.saved_queries import then_of

    found = [(rule, library.count(f"rule:{rule.id}")) for rule in library.rules.all()]
    if as_json:
        for rule, done in found:
            json_line({"id": rule.id, "query": rule.query, "then": then_of(rule), "active": rule.active, "done": done})
        return
    rows = [
        [str(rule.id), then_of(rule) + ("" if rule.active else " (off)"), f"{done:,}", rule.query]
        for rule, done in found
    ]
    if not found:
        say("There are no rules yet; `assay rules QUERY --then read` makes one.")
        return
    table(["id", "then", "done", "query"], rows, wide="query", right="id done")


def _add(library: Library, query: str, then: str, *, dry_run: bool, at_once: bool) -> None:
    from reader.library.saved_queries import rule_of, then_of

    try:
        rule = rule_of(query, then)
    except ReaderError as error:
        raise UsageError(str(error)) from error
    if dry_run:
        _show(library, rule)
        return
    rule = library.rules.save(rule)
    say(f"Rule {rule.id}: new articles of {rule.query!r}: {then_of(rule)}.")
    if at_once:
        say(f"Done to {counted(library.rules.do(rule), 'article')} here. `assay undo` takes it back.")


def _show(library: Library, rule: Rule) -> None:
    from reader.library import COUNTED

    rows, count = library.rows(rule.query, limit=SHOWN), library.count(rule.query, most=COUNTED)
    table(
        ["id", "feed", "title"],
        [[str(row.id), row.feed_title, row.title] for row in rows],
        wide="title",
        right="id",
        most={"feed": 20},
    )
    more = " or more" if count >= COUNTED else ""
    say(f"{count:,}{more} of the articles here match. Nothing was changed.")


def _delete(library: Library, rule_id: int) -> None:
    _require(library, rule_id)
    library.rules.delete(rule_id)
    say(f"Deleted rule {rule_id}.")


def _require(library: Library, rule_id: int) -> None:
    if all(rule.id != rule_id for rule in library.rules.all()):
        raise ReaderError(f"There is no rule {rule_id}; `assay rules` lists them.")
