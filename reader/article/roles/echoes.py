"""Echoes: how many of a point's words the text says again. What sums an article up is told in it at length; titles of
other articles, buttons and dates are not."""

from __future__ import annotations

from reader.article.lines import LONG, has_cjk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_FEWEST_WORDS: Final = 50  # a shorter text need not say again what stands above it
_STEM: Final = 5
_SHORTEST: Final = 4
_SHORTEST_NUMBER: Final = 2


def echoes(draft: Draft, points: Sequence[int]) -> list[float]:
    """The share of each point's words that the paragraphs and long items of the text say again; nothing where the text
    is too short to tell."""
    own = set(points)
    text = [line for i, line in enumerate(draft.lines) if line.size >= LONG and i not in own and _is_told(line)]
    if sum(line.size for line in text) < _FEWEST_WORDS:
        return []
    told = stems(set().union(*[line.words for line in text]))
    low = "\n".join([line.low for line in text])
    return [_echo(draft.lines[at], told, low) for at in points]


def tells(line: Line, point: Line) -> bool:
    """Whether one line says again most of what a point says."""
    return _echo(point, stems(line.words), line.low) >= _MOST_OF_IT


_MOST_OF_IT: Final = 0.6


def _is_told(line: Line) -> bool:
    return not line.role and (line.told or line.bullet)


def _echo(line: Line, told: set[str], low: str) -> float:
    if has_cjk(line.low):
        pairs = [line.low[i : i + 2] for i in range(len(line.low) - 1)] or [line.low]
        return sum([pair in low for pair in pairs]) / len(pairs)
    own = stems(line.words)
    return len(own & told) / len(own) if own else 0.0


def stems(words: Iterable[str]) -> set[str]:
    """The words that say something, without their endings, and numbers."""
    return {
        word[:_STEM] for word in words if len(word) >= _SHORTEST or (len(word) >= _SHORTEST_NUMBER and word.isdigit())
    }
