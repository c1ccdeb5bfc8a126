"""Finds the companies that an article names, resolves later short forms to the first full form, and counts mentions."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reader.article.lines import Line
    from reader.article.vocabulary import Vocabulary


def find_companies(
    lines: list[Line], title: str, profiles: list[dict[str, Any]], vocabulary: Vocabulary
) -> list[dict[str, Any]]:
    """The companies named outside boilerplate, in order of appearance, as DESIGN §4 shapes them."""
    return []
