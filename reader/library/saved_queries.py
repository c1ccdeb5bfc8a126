"""Views and rules as a TOML file, and out of one.

order = ["unread", "view:Lithium"]      every view's key, in the order of Sources

[[view]]
title = "Lithium"
query = "lithium -sodium"

[[rule]]
query = "sponsored"
then = "mute"                           as `assay rules --then` takes it
active = true
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from reader.errors import ReaderError
from reader.model import Rule, View
from reader.text import clean

if TYPE_CHECKING:
    from reader.library.library import Library

ACTIONS = ("read", "star", "mute", "notify", "tag")


@dataclass(frozen=True)
class SavedQueries:
    """What such a file holds."""

    views: tuple[View, ...] = ()
    rules: tuple[Rule, ...] = ()
    order: tuple[str, ...] = ()


def key_of(title: str) -> str:
    """The key of a view of the user's."""
    return f"view:{title}"


def then_of(rule: Rule) -> str:
    """What a rule does, as it is written: "read", "tag lithium"."""
    return f"{rule.action} {rule.value}".strip()


def rule_of(query: str, then: str, *, active: bool = True) -> Rule:
    """A rule as it is written. Raises `ReaderError`."""
    action, _, value = clean(then).partition(" ")
    if action not in ACTIONS or bool(value) != (action == "tag"):
        raise ReaderError(f"A rule does one of read, star, mute, notify, or 'tag NAME', not {clean(then)!r}.")
    if not query.strip():
        raise ReaderError("A rule needs a query; one for everything would touch every article.")
    return Rule(query.strip(), cast(Any, action), value, active)


def written(views: Iterable[View], rules: Iterable[Rule]) -> str:
    """The file's text."""
    views = list(views)
    parts = [f"order = [{', '.join(_text(view.key) for view in views)}]\n"]
    parts += [
        f"[[view]]\ntitle = {_text(view.title)}\nquery = {_text(view.query)}\n" for view in views if not view.built_in
    ]
    parts += [
        f"[[rule]]\nquery = {_text(rule.query)}\nthen = {_text(then_of(rule))}\nactive = {str(rule.active).lower()}\n"
        for rule in rules
    ]
    return "\n".join(parts)


def _text(text: str) -> str:
    """A TOML string: as JSON's, but for DEL, which TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def read(text: str) -> SavedQueries:
    """What a file holds. Raises `ReaderError` that says what is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReaderError(f"The file is no TOML: {error}.") from error
    unknown = sorted(data.keys() - {"order", "view", "rule"})
    if unknown:
        raise ReaderError(f"The file may hold order, [[view]] and [[rule]], not {clean(unknown[0])!r}.")
    return SavedQueries(
        tuple(_view(table) for table in _tables(data, "view")),
        tuple(_rule(table) for table in _tables(data, "rule")),
        tuple(key for key in _list(data, "order") if isinstance(key, str)),
    )


def take_in(library: Library, found: SavedQueries) -> int:
    """Saves views, rules that are not there yet, and the order; how many rules were new. Raises `QueryError`.

    A query that is none is refused before anything is taken in.
    """
    for query in [*(view.query for view in found.views), *(rule.query for rule in found.rules)]:
        library.search_terms(query)
    there = {(rule.query, rule.action, rule.value) for rule in library.rules.all()}
    new = [rule for rule in found.rules if (rule.query, rule.action, rule.value) not in there]
    for view in found.views:
        library.save_view(view)
    for rule in new:
        library.rules.save(rule)
    if found.order:
        library.order_views(found.order)
    return len(new)


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    found = data.get(name, [])
    if not isinstance(found, list):
        raise ReaderError(f"{name!r} is a list in such a file.")
    return found


def _tables(data: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    for number, table in enumerate(_list(data, name), 1):
        if not isinstance(table, dict):
            raise ReaderError(f"[[{name}]] {number} is no table.")
        yield table


def _view(table: Mapping[str, Any]) -> View:
    title = clean(_string(table, "view", "title"))
    if not title:
        raise ReaderError("A [[view]] needs a title.")
    return View(key_of(title), title, _string(table, "view", "query"))


def _rule(table: Mapping[str, Any]) -> Rule:
    query, then = _string(table, "rule", "query"), _string(table, "rule", "then")
    return rule_of(query, then, active=bool(table.get("active", True)))


def _string(table: Mapping[str, Any], what: str, name: str) -> str:
    value = table.get(name)
    if not isinstance(value, str):
        raise ReaderError(f"Every [[{what}]] needs a {name}, in quotes.")
    return value
