"""Fine print in words of its own: what any wording of it needs, wherever it stands in the sentence.

A notice that uses no set phrase still says who speaks, what that one does, and to what: "our staff", "owns", "shares".
Much of a text could be put together so; therefore only lines above the text and at its foot are asked.
"""

from __future__ import annotations

from reader.article.lines import Line
from reader.article.roles.draft import is_link
from reader.article.roles.printkinds import SAYS
from reader.article.sentences import sentences
from reader.article.vocabulary import APPEAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.notices import Notice, Notices
    from reader.article.roles.draft import Draft
    from reader.article.vocabulary import Words

_LAST_TOLD: Final = 2  # paragraphs of the text that count as its foot
_FOOT_OF_SHORT: Final = 2  # the line with which the foot of an article begins that has no more of them
_SHORTEST: Final = 4
_LONGEST: Final = 60
_QUOTES: Final = '"“”„«»「」'
_ADDS: Final = 2
_FEWEST_SENTENCES: Final = 2
_SELF: Final = frozenset("we text author owner".split())
_KINDS: Final = ("paragraph", "quote", "list_item")


def add_composed(draft: Draft) -> None:
    """Gives lines above the text and at its foot that say nothing by phrases the kinds that their components make."""
    lines, notices = draft.lines, draft.words.notices
    told = [i for i, line in enumerate(lines) if line.told and not line.role]
    above, below = (told[0], told[-_LAST_TOLD]) if len(told) > _LAST_TOLD else (-1, _FOOT_OF_SHORT)
    for i in (*range(above), *range(below, len(lines))):
        line = lines[i]
        if line.role or line.kind not in _KINDS or not _SHORTEST <= line.size <= _LONGEST or is_link(line):
            continue
        if SAYS in line.hits.values():
            if ". " in line.text or "。" in line.text:
                _add_unsaid(line, draft.words)
            continue
        kinds, speaks = composed(line, notices)
        if kinds:
            line.hits = {**line.hits, **dict.fromkeys(kinds, SAYS)}
            line.composed = speaks and not line.says
            line.says += 1


def _add_unsaid(line: Line, words: Words) -> None:
    """Adds the kinds of those sentences of a notice of which no phrase says any: what their words make together, and
    what they would only add to another notice."""
    pieces = sentences(line.text)
    if len(pieces) < _FEWEST_SENTENCES:
        return
    more: set[str] = set()
    for text in pieces:
        piece = Line(line.kind, text)
        piece.prepare()
        hits = words.fine_print.found(piece)
        if piece.size >= _SHORTEST and not any(weight == SAYS for _, weight in hits):
            more |= composed(piece, words.notices)[0]
            more.update(kind for kind, weight in hits if weight == _ADDS)
    more -= _NEVER_ADDED
    if more:
        line.hits = {**line.hits, **dict.fromkeys(more, SAYS)}


def composed(line: Line, notices: Notices) -> tuple[set[str], bool]:
    """The kinds whose components all stand in the line, and whether it speaks of this text or for those who made it."""
    made, found = notices.made(line)
    if not made:
        return set(), False
    speaks = not found.isdisjoint(_SELF)
    if ("told" in found and not speaks) or any(quote in line.text for quote in _QUOTES):
        return set(), False
    if _begins_otherwise(line, notices, made):
        return set(), False
    kinds = {kind for kind, _ in made}
    for kind, others in _CLOSE_TO.items():
        if kind in kinds:
            kinds -= others
    return kinds, speaks


def _begins_otherwise(line: Line, notices: Notices, made: list[Notice]) -> bool:
    """Whether the first of several sentences has none of the components that matter: news, and a notice behind it."""
    first, *more = sentences(line.text)
    if not more:
        return False
    piece = Line(line.kind, first)
    piece.prepare()
    found = notices.components(piece)
    return all(need.isdisjoint(found) for _, needs in made for need in needs)


# "Our distribution partners answer for no claims made herein" goes on with a notice, and sells nothing.
_NEVER_ADDED: Final = {APPEAL, "sponsored"}

# What is put together of the same components as another kind, where it is that one.
_CLOSE_TO: Final = {
    "sponsored": {"compensation", "funding"},
    "compensation": {"provided_content"},
    "securities_offer": {"not_advice", "position"},
    "forward_looking": {"correction", "opinion"},
    "independence": {"syndicated", "compensation"},
}
