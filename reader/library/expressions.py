"""Parsed queries made ready to be planned: negations pushed inwards, and what one index answers made one condition."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.library.query import OPPOSITE, And, Expression, Field, Not, Or, Text
from reader.text import in_characters


@dataclass(frozen=True, slots=True)
class Matching:
    """Words found by a full-text index (`search`, or `beginnings`), as one FTS5 expression."""

    match: str
    index: str = "search"


@dataclass(frozen=True, slots=True)
class InSource:
    """`feed:` or `folder:` together with `is:read` or `is:unread`, which one index gives."""

    source: Field
    state: str


def normal(expression: Expression, negated: bool = False) -> Expression:
    """The expression with every `Not` directly before words or a condition, and nested And and Or made flat."""
    match expression:
        case Not(inner):
            return normal(inner, not negated)
        case And(operands) | Or(operands):
            kind = And if isinstance(expression, And) != negated else Or
            flat: list[Expression] = []
            for operand in (normal(operand, negated) for operand in operands):
                flat += operand.operands if isinstance(operand, kind) else [operand]
            return flat[0] if len(flat) == 1 else kind(tuple(flat))
        case Field("is", value) if negated and value in OPPOSITE:
            return Field("is", OPPOSITE[value])
    return Not(expression) if negated else expression


def phrase(words: str, *, prefix: bool = False) -> str:
    """Words that stand together, as FTS5 is asked for them."""
    return '"' + in_characters(words).replace('"', " ").replace("\0", " ") + '"' + "*" * prefix


def _is_beginning(words: str) -> bool:
    """Whether the index of beginnings has the words that begin so."""
    return words.isalnum() and len(words) in (3, 4) and in_characters(words) == words


def as_words(expression: object) -> object:
    """A full-text search, where the expression only asks for words; else the expression."""
    match expression:
        case Text(words, True, "") if _is_beginning(words):
            return Matching(f'"{words}"', "beginnings")
    match = match_of(expression)
    return expression if match is None else Matching(match)


def together(operands: Sequence[object]) -> list[object]:
    """The conditions of an `And`, with those made one that one index answers."""
    found = _words_together(operands)
    source = next((one for one in found if isinstance(one, Field) and one.name in ("feed", "folder")), None)
    state = next((one for one in found if one in (Field("is", "unread"), Field("is", "read"))), None)
    if source is None or not isinstance(state, Field):
        return found
    return [InSource(source, state.value), *(one for one in found if one is not source and one is not state)]


def _words_together(operands: Sequence[object]) -> list[object]:
    """The conditions of an `And`, with all that only asks for words made one full-text search where that can be."""
    wanted = [words for operand in operands if (words := match_of(operand)) is not None]
    unwanted = [
        words for operand in operands if isinstance(operand, Not) and (words := match_of(operand.operand)) is not None
    ]
    rest = [
        operand
        for operand in operands
        if match_of(operand) is None and not (isinstance(operand, Not) and match_of(operand.operand) is not None)
    ]
    if wanted:
        match = " AND ".join(wanted) if len(wanted) > 1 else wanted[0]
        for words in unwanted:
            match = f"({match}) NOT {words}"
        return [Matching(match), *rest]
    return [*(Not(Matching(words)) for words in unwanted), *rest]  # type: ignore[arg-type]


def match_of(expression: object) -> str | None:
    """The FTS5 expression of what the index of words answers; None for anything else."""
    match expression:
        case Matching(match, "search"):
            return match
        case Text(words, True, "") if _is_beginning(words):
            return None
        case Text(words, prefix, part):
            found = phrase(words, prefix=prefix)
            return f"{{{part}}} : {found}" if part else found
        case And(operands) | Or(operands) if operands:
            inner = [match_of(operand) for operand in operands]
            if all(words is not None for words in inner):
                word = " AND " if isinstance(expression, And) else " OR "
                return "(" + word.join(words for words in inner if words) + ")"
    return None


def words_of(expression: Expression) -> tuple[Text, ...]:
    """The words that an article of this query is found by, in order; what is left out is not among them."""
    match normal(expression):
        case Text() as text:
            return (text,)
        case And(operands) | Or(operands):
            return tuple(text for operand in operands for text in words_of(operand))
    return ()


def without_words(expression: Expression) -> tuple[Expression, list[Matching]]:
    """A query without the words that it leaves out, and those: two walks in step cost less than asking for each."""
    operands = expression.operands if isinstance(expression, And) else (expression,)
    if any(match_of(operand) is not None for operand in operands):
        return expression, []
    wanted, unwanted = [], []
    for operand in operands:
        words = as_words(operand.operand) if isinstance(operand, Not) else None
        if isinstance(words, Matching):
            unwanted.append(words)
        else:
            wanted.append(operand)
    return (wanted[0] if len(wanted) == 1 else And(tuple(wanted))), unwanted
