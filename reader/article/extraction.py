"""Highlights in the article's own words, for articles whose publisher gives none."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.lines import Line
    from reader.article.vocabulary import Vocabulary


def extracted(lines: list[Line], title: str, language: str | None, vocabulary: Vocabulary) -> list[tuple[str, int]]:
    """Three to five sentences of the body that say most, in the order of the text, each with its block."""
    return []
