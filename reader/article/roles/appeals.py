"""Appeals of the publisher: lines in which it asks its readers for money or support, with the heading above them."""

from __future__ import annotations

from reader.article.roles.printkinds import SAYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.roles.draft import Draft

_SHORTEST: Final = 2
_LONGEST: Final = 120
_KINDS: Final = frozenset("paragraph heading list_item".split())
_QUOTES: Final = "\"“„«‘'»「『"


def mark_appeals(draft: Draft) -> None:
    """Marks what asks for support of the publisher's own work. Comes before the text is measured, since appeals are as
    long as its paragraphs."""
    lines = draft.lines
    for i in [i for i, line in enumerate(lines) if line.asks]:
        line = lines[i]
        if line.role or line.kind not in _KINDS or i <= draft.headline or line.text[0] in _QUOTES:
            continue
        if line.hits.get("affiliate") == SAYS:
            continue  # "We may earn a commission. This helps support our journalism."
        if _SHORTEST <= line.size <= _LONGEST:
            line.decide("boilerplate", "page:appeal")
