"""Appeals of the publisher: lines in which it asks its readers for money or support, with the heading above them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_SHORTEST: Final = 2
_LONGEST: Final = 120
_LONGEST_HEAD: Final = 16
_FOR_ITSELF: Final = frozenset("we our us wir unser unsere uns nous notre nosotros nuestro nuestra".split())
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
        if _SHORTEST <= line.size <= _LONGEST:
            line.decide("boilerplate", "page:appeal")
            if i > 1:
                _mark_head(lines, i)
                _mark_since(lines, i)


def _mark_head(lines: list[Line], i: int) -> None:
    """Marks the heading, or the question, straight above an appeal, where the text has begun above it."""
    head = lines[i - 1]
    if head.role or head.told or head.label or head.level == 1 or not 0 < head.size <= _LONGEST_HEAD:
        return
    if head.kind != "heading" and head.text[-1] not in "?？":
        return
    if _ends(lines, i + 1) and any(line.told for line in lines[: i - 1]):
        head.decide("boilerplate", "page:appeal")


def _mark_since(lines: list[Line], i: int) -> None:
    """Marks the paragraph between an appeal and the one before it in which the publisher says why it asks."""
    why = lines[i - 1]
    if why.role or why.kind != "paragraph" or lines[i - 2].rule != "page:appeal":
        return
    if not why.words.isdisjoint(_FOR_ITSELF) and not why.says and why.text[0] not in _QUOTES:
        why.decide("boilerplate", "page:appeal")


def _ends(lines: list[Line], at: int) -> bool:
    """Whether no text stands there that the heading may be of."""
    return at >= len(lines) or not lines[at].told or lines[at].role == "boilerplate"
