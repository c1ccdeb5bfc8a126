"""Usual queries, read without the grammar, whose parser takes a tenth of a second to import and to make.

    lithium "export controls" -cobalt (mine OR smelter) lith* is:unread sort:oldest

What is read here means what the grammar says it means; whatever is unusual or wrong is left to it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

from reader.library.query import Expression, Field, Not, Or, Query, Text, checked_field, checked_text, joined

MOST_CHARACTERS = 150
MOST_DEPTH = 5

Piece: TypeAlias = re.Match[str]
Level: TypeAlias = "list[list[Piece | tuple[bool, Level]]]"
"""What stands between parentheses: alternatives, each of pieces and inner levels (true: without what it holds)."""


def plain(text: str) -> Query | None:
    """The meaning of a usual query; None for any other. Raises `QueryError`."""
    pieces = _pieces(text)
    level = None if pieces is None else _level(pieces)
    if level is None:
        return None
    orders = [piece for piece in pieces or () if (piece["field"] or "").lower() == "sort:"]
    if not orders:
        return Query(_either(level, text))
    (order,) = orders[:1]
    if len(orders) > 1 or len(level) > 1 or order not in level[0] or order["minus"]:
        return None
    found = [_one(operand, text) for operand in level[0]]
    (sort,) = (one.value for one in found if isinstance(one, Field) and one.name == "sort")
    return Query(joined([one for one in found if not (isinstance(one, Field) and one.name == "sort")]), sort)


def _pieces(text: str) -> list[Piece] | None:
    """Words, phrases, conditions, OR and parentheses, where the query holds nothing else."""
    if len(text) > MOST_CHARACTERS:
        return None
    pieces, end = [], 0
    for piece in _piece().finditer(text):
        if piece.start() != end or piece["word"] in ("AND", "NOT") or (piece["field"] or "").lower() == "in:":
            return None
        if piece["field"] and piece["star"]:
            return None
        end = piece.end()
        pieces.append(piece)
    return None if text[end:].strip() else pieces


@cache
def _piece() -> re.Pattern[str]:
    phrase_or_word = r'(?:(?P<quote>"(?P<phrase>(?:[^"]|"")*)")|(?P<word>[^\s()"*-][^\s()"*]*))'
    field = r"(?:(?P<field>[A-Za-z]+:)|(?![A-Za-z]+:))"
    parenthesis = r"(?P<open>\()|(?P<close>\))(?=[\s)]|$)"
    return re.compile(rf"\s*(?:(?P<minus>-)?(?:{field}{phrase_or_word}(?P<star>\*)?(?=[\s)]|$)|{parenthesis}))")


def _level(pieces: list[Piece]) -> Level | None:
    """The pieces as the parentheses hold them; None where something is missing."""
    open_levels: list[Level] = [[[]]]
    negated: list[bool] = []
    for piece in pieces:
        minus = piece["minus"] is not None
        if piece["open"]:
            open_levels.append([[]])
            negated.append(minus)
        elif piece["close"]:
            closed = open_levels.pop()
            if minus or not open_levels or not all(closed):
                return None
            open_levels[-1][-1].append((negated.pop(), closed))
        elif piece["word"] == "OR" and not piece["field"]:
            if minus or piece["star"]:
                return None
            open_levels[-1].append([])
        else:
            open_levels[-1][-1].append(piece)
        if len(open_levels) > MOST_DEPTH:
            return None
    (level, *unclosed) = open_levels
    return None if unclosed or (len(level) > 1 and not all(level)) else level


def _either(level: Level, text: str) -> Expression:
    found = [joined([_one(operand, text) for operand in alternative]) for alternative in level]
    return found[0] if len(found) == 1 else Or(tuple(found))


def _one(operand: Piece | tuple[bool, Level], text: str) -> Expression:
    """A word, a phrase, a condition, or what stands in parentheses."""
    if isinstance(operand, tuple):
        without, inner = operand
        inside = _either(inner, text)
        return Not(inside) if without else inside
    phrase = operand["phrase"]
    value = operand["word"] if phrase is None else phrase.replace('""', '"')
    found: Text | Field
    if operand["field"]:
        found = checked_field(operand["field"][:-1], value, text, operand.start("field"))
    else:
        at = operand.start("word" if phrase is None else "quote")
        found = checked_text(value, text, at, prefix=operand["star"] is not None)
    return Not(found) if operand["minus"] else found
