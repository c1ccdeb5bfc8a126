"""The query language: what may be written, and what it means.

    lithium "export controls" -cobalt (mine OR smelter) lith*      words, phrases, without, either, beginnings
    in:highlights "offtake"                                        in one part of the article
    is:unread feed:12 folder:Metals disclaimer:sponsored since:7d sort:oldest ...

`parse` gives a `Query` or raises `QueryError`, which knows the character that is wrong and says what would be right.
Everything before it is pure; what a feed or a company is called is looked up when the query runs.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from reader.errors import QueryError
from reader.model import DISCLAIMER_GROUPS, DISCLAIMER_KINDS

IS = ("read", "unread", "starred", "unstarred", "updated", "new", "copy")
State = Literal["read", "unread", "starred", "unstarred"]
STATE = {"unread": ("read", 0), "read": ("read", 1), "starred": ("starred", 1), "unstarred": ("starred", 0)}
"""The column of a state, and its value there."""
OPPOSITE: dict[str, State] = {"read": "unread", "unread": "read", "starred": "unstarred", "unstarred": "starred"}
_LONGEST_SAID = 60
HAS = ("highlights", "profile", "disclaimer", "enclosure", "note", "tag", "revision")
IN = ("title", "highlights", "body", "profiles", "disclaimers", "boilerplate", "note")
SORTS = ("newest", "oldest", "relevance", "source")
FIELDS = [
    "is",
    "id",
    "feed",
    "folder",
    "author",
    "company",
    "ticker",
    "disclaimer",
    "has",
    "in",
    "lang",
    "tag",
    "host",
    "since",
    "before",
    "on",
    "minutes",
    "rule",
    "sort",
]
PREFIX_LETTERS = 3
_JOINERS = {"or": "OR", "and": "AND", "not": "NOT"}


@dataclass(frozen=True, slots=True)
class Text:
    """Words that stand together in an article, in one part of it or anywhere; `prefix`: the last one may go on."""

    words: str
    prefix: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A condition such as `is:unread`; the value is checked and in its plain form."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """What does not meet a condition."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class And:
    """What meets all conditions; none: everything."""

    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What meets any condition."""

    operands: tuple["Expression", ...]


Expression: TypeAlias = Text | Field | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query and the order of its list."""

    expression: Expression = And(())
    sort: str = "newest"


def parse(text: str) -> Query:
    """The meaning of a query. Raises `QueryError`."""
    for position, character in enumerate(text):
        if "\ud800" <= character <= "\udfff":
            raise QueryError("This is half a character, which no text holds; remove it.", text, position)
    from reader.library.plain import plain

    found = plain(text)
    if found is None:
        from reader.library.grammar import parsed

        found = parsed(text)
    return found


def quoted(text: str) -> str:
    """The text as a quoted value or phrase: `feed:` + quoted(url) is exact."""
    return '"' + text.replace('"', '""') + '"'


def joined(operands: list[Expression]) -> Expression:
    """All of the conditions as one."""
    return operands[0] if len(operands) == 1 else And(tuple(operands))


def checked_text(words: str, query: str, position: int, *, prefix: bool = False, part: str = "") -> Text:
    """Words to look for. Raises `QueryError` where there is nothing to find them by."""
    if not any(character.isalnum() for character in words) and (words.strip() or not prefix):
        raise QueryError(f"{_brief(words)!r} has no letter or digit to search for.", query, position)
    if prefix:
        last = words.split()[-1] if words.split() else ""
        from reader.text import in_characters

        if len(last) < PREFIX_LETTERS and in_characters(last) == last:
            raise QueryError(
                f"A beginning needs at least {PREFIX_LETTERS} letters (or one Chinese, Japanese or Korean character)"
                " before the *.",
                query,
                position,
            )
    return Text(words, prefix, part)


def _brief(text: str) -> str:
    """What somebody wrote, for a sentence: no longer than a line."""
    return text if len(text) <= _LONGEST_SAID else f"{text[:_LONGEST_SAID]}…"


def checked_field(name: str, value: str, query: str, position: int) -> Field:
    """A condition with its value in its plain form. `position` is where its name stands. Raises `QueryError`."""
    key = name.lower()
    if key not in FIELDS:
        raise QueryError(
            f"There is no {_brief(name)}: to search by; there are {', '.join(f'{field}:' for field in sorted(FIELDS))}."
            " Put the words in quotes to search for them as they stand.",
            query,
            position,
        )
    at = position + len(name) + 1
    if key in ("is", "has", "in", "sort", "disclaimer"):
        return Field(key, _one_of(key, value, query, at))
    if key == "id":
        return Field(key, _numbers(value, query, at))
    if key == "rule":
        return Field(key, _number(value, query, at))
    if key in ("since", "before", "on"):
        return Field(key, _date(key, value, query, at))
    if key == "minutes":
        return Field(key, _minutes(value, query, at))
    if not value.strip() and key != "folder":
        raise QueryError(f"{name}: needs a value after it.", query, at)
    return Field(key, value.strip())


def _one_of(key: str, value: str, query: str, at: int) -> str:
    choices = {
        "is": IS,
        "has": HAS,
        "in": IN,
        "sort": SORTS,
        "disclaimer": DISCLAIMER_KINDS + tuple(group for group in DISCLAIMER_GROUPS if group != "other"),
    }[key]
    plain = value.strip().lower().replace("-", "_")
    plain = (
        {"highlight": "highlights", "profiles": "profile", "disclaimers": "disclaimer"}.get(plain, plain)
        if key == "has"
        else plain
    )
    if plain not in choices:
        raise QueryError(f"{key}: may be {', '.join(choices[:-1])} or {choices[-1]}, not {_brief(value)!r}.", query, at)
    return plain


def _numbers(value: str, query: str, at: int) -> str:
    for part in value.split(","):
        if not (part.isascii() and part.isdigit() and len(part) <= 15):
            raise QueryError("id: needs an article's number, as in id:42.", query, at)
    return value


def _number(value: str, query: str, at: int) -> str:
    if not (value.isascii() and value.isdigit() and len(value) <= 15):
        raise QueryError("rule: needs a rule's number, as in rule:3.", query, at)
    return str(int(value))


def _minutes(value: str, query: str, at: int) -> str:
    number = value.lstrip("<>=")
    relation = value[: len(value) - len(number)]
    if relation not in ("", "=", "<", ">", "<=", ">=") or not (
        number.isascii() and number.isdigit() and len(number) <= 9
    ):
        raise QueryError("minutes: needs a number, as in minutes:>5, minutes:<=2 or minutes:3.", query, at)
    return (relation or "=") + str(int(number))


def _date(key: str, value: str, query: str, at: int) -> str:
    from reader.library.days import is_day, is_span

    plain = " ".join(value.lower().split())
    if is_day(plain) or (key != "on" and is_span(plain)):
        return plain
    spans = "" if key == "on" else ", or a span such as 12h, 7d, 2w, 3m or 1y"
    raise QueryError(
        f'{key}: needs a day such as 2026-01-31, friday, yesterday or "12 nov"{spans}, not {_brief(value)!r}.',
        query,
        at,
    )


def about_joiners(query: str) -> str:
    """A sentence about a word in small letters that may be meant to join others; empty where there is none."""
    words = [word for number, part in enumerate(query.split('"')) if number % 2 == 0 for word in part.split()]
    found = next((word for word in words if word in _JOINERS), "")
    return f"`{found}` is looked for as a word; {_JOINERS[found]} in capitals joins." if found else ""
