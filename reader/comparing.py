"""What changed between two versions of an article, word by word. Pure.

Blocks are matched first, then the words of blocks that were rewritten. Chinese, Japanese and Korean text is compared by
the character.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

from reader.model import Block, Parts
from reader.text import CJK

# Comparing takes the product of both lengths in the worst case; longer texts are told apart as wholes.
MOST_WORDS = 4_000
MOST_PAIRS = 2_500
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that both versions have, or only the former (`gone`), or only the present one (`new`)."""

    kind: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A block that is not as it was: its role now (or before, where it is gone) and its text in pieces."""

    role: str
    pieces: tuple[Piece, ...]

    @property
    def is_new(self) -> bool:
        """Whether the former version has nothing of it."""
        return all(piece.kind == "new" for piece in self.pieces)

    @property
    def is_gone(self) -> bool:
        """Whether the present version has nothing of it."""
        return all(piece.kind == "gone" for piece in self.pieces)


def changes(before: Parts, after: Parts) -> tuple[Changed, ...]:
    """The blocks that changed, in reading order; a title that changed comes first. Nothing where all is the same."""
    found = []
    if (before.title or "") != (after.title or ""):
        found.append(Changed("title", word_changes(before.title or "", after.title or "")))
    former, present = [block.text for block in before.blocks], [block.text for block in after.blocks]
    for kind, a, b, c, d in SequenceMatcher(None, former, present).get_opcodes():
        if kind != "equal":
            found += _rewritten(before.blocks[a:b], after.blocks[c:d])
    return tuple(found)


def _rewritten(gone: Sequence[Block], new: Sequence[Block]) -> Iterator[Changed]:
    """Blocks that replace one another are compared in order; what has no counterpart is wholly gone or new."""
    waiting = list(gone)
    comparable = len(gone) * len(new) <= MOST_PAIRS
    for block in new:
        match = next((old for old in waiting if comparable and _alike(old.text, block.text)), None)
        while match is not None and waiting:
            old = waiting.pop(0)
            if old is match:
                yield Changed(block.role, word_changes(old.text, block.text))
                break
            yield _whole(old, "gone")
        if match is None:
            yield _whole(block, "new")
    for old in waiting:
        yield _whole(old, "gone")


def _whole(block: Block, kind: Literal["gone", "new"]) -> Changed:
    return Changed(block.role, (Piece(kind, block.text),))


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, _words(one), _words(other))
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


@cache
def _token() -> re.Pattern[str]:
    return re.compile(rf"[{CJK}]|\s+|[^\s{CJK}]+\s*")


def _words(text: str) -> list[str]:
    return _token().findall(text)[:MOST_WORDS]


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts as one: what they share, what is gone and what is new. Joined without `new` it is `before`."""
    former, present = _token().findall(before), _token().findall(after)
    if len(former) > MOST_WORDS or len(present) > MOST_WORDS:
        return _joined([("gone", before), ("new", after)] if before != after else [("same", before)])
    pieces: list[tuple[Literal["same", "gone", "new"], str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, former, present).get_opcodes():
        if kind == "equal":
            pieces.append(("same", "".join(former[a:b])))
        else:
            pieces += [("gone", "".join(former[a:b])), ("new", "".join(present[c:d]))]
    return _joined(pieces)


def _joined(pieces: list[tuple[Literal["same", "gone", "new"], str]]) -> tuple[Piece, ...]:
    return tuple(Piece(kind, text) for kind, text in pieces if text)
