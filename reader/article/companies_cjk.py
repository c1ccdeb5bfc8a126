"""Companies in Chinese, Japanese and Korean texts, where no blank and no capital shows where a name begins."""

from __future__ import annotations

from reader.article.tickers import Span

Found = tuple[str, list[str], list[str], int]
"""A company's name, other forms, tickers and mentions."""


def cjk_companies(text: str, spans: list[Span]) -> list[Found]:
    """The companies that a text names."""
    return []
