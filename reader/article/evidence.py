"""Where the body supports a highlight, and what in the highlight it does not support."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.lines import Line
    from reader.article.vocabulary import Vocabulary


def evidence(item_text: str, body: list[tuple[int, Line]], vocabulary: Vocabulary) -> tuple[list[int], list[str]]:
    """The blocks that support a highlight, best first, and its figures, dates and names that no body block contains."""
    return [], []
