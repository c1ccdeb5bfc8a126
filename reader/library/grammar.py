"""The grammar of queries, and what each of its faults means to the person who typed it. Imported when needed."""

from functools import cache
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedToken

from reader.errors import QueryError
from reader.library.query import (
    And,
    Expression,
    Field,
    Not,
    Or,
    Query,
    Text,
    checked_field,
    checked_text,
    joined,
)

MOST_CHARACTERS = 4000
MOST_CONDITIONS = 100
MOST_DEPTH = 30

GRAMMAR = r"""
    start: either?
    ?either: all (OR all)*
    ?all: (one (AND? one)*)
    ?one: (MINUS | NOT) one -> without
        | "(" either ")" -> group
        | WORD -> word
        | PHRASE -> phrase
        | UNCLOSED -> unclosed
        | LOOSE -> loose
        | BARE -> bare
        | FIELD (VALUE | PHRASE | UNCLOSED) -> field

    OR.3: /OR(?=[\s()"]|$)/
    AND.3: /AND(?=[\s()"]|$)/
    NOT.3: /NOT(?=[\s()"]|$)/
    BARE.3: /[A-Za-z]+:(?=[\s()]|$)/
    FIELD.2: /[A-Za-z]+:/
    LOOSE.2: /-+(?=[\s)]|$)/
    MINUS.1: /-/
    PHRASE.2: /"(?:[^"]|"")*"\*?/
    UNCLOSED.1: /"(?:[^"]|"")*/
    WORD: /(?!(?:OR|AND|NOT)(?=[\s()"]|$))[^\s()"\-][^\s()"]*/
    VALUE: /[^\s()"]+/
    %ignore /\s+/
"""


class _In:
    """`in:PART`, or `-in:PART`, before the condition that it narrows has been read."""

    def __init__(self, part: str, position: int, *, without: bool = False) -> None:
        self.part = part
        self.position = position
        self.without = without


class _Sort:
    def __init__(self, order: str, position: int) -> None:
        self.order = order
        self.position = position


@v_args(inline=True)
class _Builder(Transformer[Token, Any]):
    """Makes expressions of what the parser has read. `query` is its text."""

    def __init__(self, query: str) -> None:
        super().__init__()
        self.query = query

    def start(self, found: Any = None) -> Query:
        if found is None:
            return Query()
        sort, kept = "newest", []
        for operand in found if isinstance(found, list) else [found]:
            if not isinstance(operand, _Sort):
                kept.append(operand)
            elif sort != "newest":
                raise QueryError("A list has one order; remove this sort:.", self.query, operand.position)
            else:
                sort = operand.order
        return Query(self._all(kept), sort)

    def either(self, *found: Any) -> Or:
        return Or(tuple(self._all(operand) for operand in found if not _is(operand, "OR")))

    def all(self, *found: Any) -> list[Any]:
        return [operand for operand in found if not _is(operand, "AND")]

    def group(self, found: Any) -> Expression:
        return self._all(found)

    def without(self, sign: Token, found: Any) -> Any:
        if isinstance(found, _In):
            return _In(found.part, found.position, without=not found.without)
        return Not(self._all(found))

    def word(self, token: Token) -> Text:
        self._quotes_of(token)
        words, star, rest = token.partition("*")
        at = token.start_pos or 0
        if rest:
            raise QueryError("A * may only end a word.", self.query, at + len(words))
        return checked_text(words if star else str(token), self.query, at, prefix=bool(star))

    def phrase(self, token: Token) -> Text:
        self._quotes_of(token)
        return checked_text(_unquoted(token), self.query, token.start_pos or 0, prefix=token.endswith("*"))

    def _quotes_of(self, token: Token) -> None:
        """Raises `QueryError` for a quotation mark with a backslash before it."""
        end = token.end_pos or 0
        follows = self.query[end : end + 1]
        closes = token.type == "PHRASE" and token.endswith('\\"') and follows.strip(" )")
        opens = token.type != "PHRASE" and token.endswith("\\") and follows == '"'
        if closes or opens:
            at = end - (2 if closes else 1)
            raise QueryError('A " within quotes is written twice, as in "the ""green"" premium".', self.query, at)

    def unclosed(self, token: Token) -> None:
        raise QueryError(
            'This " is never closed; add another at the end of the phrase.', self.query, token.start_pos or 0
        )

    def loose(self, token: Token) -> None:
        raise QueryError(
            "A - stands right before the word that it leaves out, as in -lithium.", self.query, token.start_pos or 0
        )

    def bare(self, token: Token) -> None:
        checked_field(token[:-1], "", self.query, token.start_pos or 0)
        raise QueryError(f"{token} needs a value right after the colon.", self.query, token.end_pos or 0)

    def field(self, name: Token, value: Token) -> Any:
        if value.type == "UNCLOSED":
            self.unclosed(value)
        self._quotes_of(value)
        at = name.start_pos or 0
        plain = _unquoted(value) if value.type == "PHRASE" else str(value)
        field = checked_field(name[:-1], plain, self.query, at)
        if field.name == "in":
            return _In(field.value, at)
        return _Sort(field.value, at) if field.name == "sort" else field

    def _all(self, found: Any) -> Expression:
        """The conditions as one, each `in:` applied to the one after it."""
        operands: list[Expression] = []
        part: _In | None = None
        for operand in found if isinstance(found, list) else [found]:
            if isinstance(operand, _Sort):
                raise QueryError(
                    "sort: orders the whole list; put it outside the parentheses and away from OR and -.",
                    self.query,
                    operand.position,
                )
            if part is not None and not isinstance(operand, _In):
                narrowed = self._within(part, operand)
                operands.append(Not(narrowed) if part.without else narrowed)
                part = None
            elif isinstance(operand, _In):
                self._needs_words(part)
                part = operand
            else:
                operands.append(operand)
        self._needs_words(part)
        return joined(operands)

    def _needs_words(self, part: _In | None) -> None:
        if part is not None:
            raise QueryError(
                f'in:{part.part} needs a word or a "phrase" after it.',
                self.query,
                part.position + len("in:") + len(part.part),
            )

    def _within(self, part: _In, operand: Expression) -> Expression:
        match operand:
            case Text(words, prefix, _):
                return Text(words, prefix, part.part)
            case Not(inner):
                return Not(self._within(part, inner))
            case And(operands):
                return And(tuple(self._within(part, inner) for inner in operands))
            case Or(operands):
                return Or(tuple(self._within(part, inner) for inner in operands))
            case Field(name, _):
                raise QueryError(
                    f"in:{part.part} looks for words; {name}: cannot stand after it.", self.query, part.position
                )


def _is(operand: object, kind: str) -> bool:
    return isinstance(operand, Token) and operand.type == kind


def _unquoted(token: str) -> str:
    return token.removesuffix("*")[1:-1].replace('""', '"')


@cache
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", lexer="contextual", maybe_placeholders=False)


def parsed(query: str) -> Query:
    """The meaning of a query. Raises `QueryError`."""
    if len(query) > MOST_CHARACTERS:
        raise QueryError(f"A query may have {MOST_CHARACTERS:,} characters.", query, MOST_CHARACTERS)
    _check_size(query)
    try:
        tree = _parser().parse(query)
    except UnexpectedCharacters as error:
        at = error.pos_in_stream or 0
        raise QueryError(_unexpected(query, at), query, at) from error
    except UnexpectedToken as error:
        at = len(query) if error.token.type == "$END" else error.token.start_pos or 0
        raise QueryError(_unexpected(query, at), query, at) from error
    except UnexpectedEOF as error:
        raise QueryError(_unexpected(query, len(query)), query, len(query)) from error
    from lark.exceptions import VisitError

    try:
        return _Builder(query).transform(tree)  # type: ignore[no-any-return]
    except VisitError as error:
        if isinstance(error.orig_exc, QueryError):
            raise error.orig_exc from None
        raise


def _check_size(query: str) -> None:
    """Raises `QueryError` for a query too large or too deep to run."""
    depth = conditions = signs = 0
    for token in _tokens(query):
        kind, at = token.type, token.start_pos or 0
        depth += (kind == "LPAR") - (kind == "RPAR")
        signs = signs + 1 if kind in ("MINUS", "NOT") else 0
        conditions += kind in ("WORD", "PHRASE")
        if depth + signs > MOST_DEPTH:
            raise QueryError(f"Parentheses may be {MOST_DEPTH} deep.", query, at)
        if conditions > MOST_CONDITIONS:
            raise QueryError(f"A query may have {MOST_CONDITIONS} conditions.", query, at)


def _tokens(query: str) -> list[Token]:
    try:
        return list(_parser().lex(query))
    except UnexpectedCharacters as error:
        at = error.pos_in_stream or 0
        raise QueryError(_unexpected(query, at), query, at) from error


def _unexpected(query: str, at: int) -> str:
    """What is wrong at this character, and what would be right."""
    rest = query[at:]
    if not rest:
        if query.count("(") > query.count(")"):
            return "A parenthesis is still open; close it with )."
        return "The query ends where a word or a condition is still needed."
    if rest.startswith(")"):
        before = query[:at].rstrip()
        if before.endswith("("):
            return "There is nothing between these parentheses; put a word or a condition there."
        if query[:at].count("(") <= query[:at].count(")"):
            return "This ) closes nothing; remove it or add a ( before."
        return "A word or a condition is needed before this )."
    for word in ("OR", "AND", "NOT"):
        if rest.startswith(word):
            return f"{word} needs a word or a condition on each side; put it in quotes to search for it."
    return f"{rest[0]!r} cannot stand here; put the words in quotes to search for them as they stand."
