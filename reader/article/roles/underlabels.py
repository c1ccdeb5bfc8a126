"""Fine print below a label of its own: which passages the label announces, and when it is one of the page's."""

from __future__ import annotations

from reader.article.roles.adverts import marks_adverts
from reader.article.roles.draft import is_in_menu, is_sentence, speaks_itself
from reader.article.roles.fineprint import (
    SHORT_LABEL,
    is_of_comments,
    is_strong,
    names_comments,
)
from reader.article.roles.printkinds import kinds_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft
    from reader.article.vocabulary import Words

_FEWEST: Final = 4
_RELEASE: Final = ("provided_content",)  # "Press release": what stands below is the text
_AHEAD: Final = 8
_AMBIGUOUS: Final = frozenset(("transparenz", "offenlegung", "haftung"))  # headings of texts too
_SELF_SUFFICIENT: Final = frozenset(
    "embargo sponsored syndicated translation correction opinion ai_generated affiliate".split()
)


def mark_below_label(draft: Draft, i: int) -> bool:
    """Takes line `i` for the label of fine print, with the passages below it; says whether it is one."""
    lines = draft.lines
    label = lines[i]
    kinds: tuple[str, ...] = label.label[1] if label.label else ()
    if is_in_menu(lines, i):
        return False
    sponsors = _sponsors_below(draft, i) if kinds == ("sponsored",) else range(0)
    if sponsors:
        _announce(lines, i, sponsors, kinds)
        return True
    if kinds == ("sponsored",) and marks_adverts(draft, i):
        label.decide("boilerplate", "page:advert")
        return True
    if _says_all(label, kinds):
        label.decide("disclaimer", "fine-print:says")
        label.kinds = kinds_of(label, kinds)
        return True
    if kinds == ("sponsored",):  # the mark of an advertisement between paragraphs
        return False
    found = _passages_below(draft, i)
    if kinds == _RELEASE and not any(lines[at].says for at in found[:2]):
        label.decide("disclaimer", "fine-print:says")
        label.kinds = kinds
        return True
    if not found or not _means_it(draft, label, found):
        return False
    first = lines[found[0]]
    if first.size < _FEWEST:  # "Disclaimer", "Privacy": links of the page
        return False
    if is_of_comments(first) or (not kinds and names_comments(first) and not any(lines[at].says for at in found)):
        for at in (i, *found):
            lines[at].decide("boilerplate", "page:comments")
        return True
    _announce(lines, i, found, kinds)
    return True


def _announce(lines: list[Line], label: int, passages: Sequence[int], kinds: tuple[str, ...]) -> None:
    """Gives their roles to a label and the passages below it."""
    lines[label].decide("disclaimer_label", "fine-print:label")
    for at in passages:
        lines[at].decide("disclaimer", "fine-print:below-label")
        lines[at].kinds = kinds_of(lines[at], kinds)


def _sponsors_below(draft: Draft, i: int) -> range:
    """The list below "Sponsored by:", which says who paid and what they sell."""
    if not draft.lines[i].text.endswith((":", "：")):
        return range(0)
    return next((items for items in draft.lists if items.start == i + 1), range(0))


def _says_all(label: Line, kinds: tuple[str, ...]) -> bool:
    """Whether the label is a passage by itself ("Embargoed until ..."), and not the title of an advertisement."""
    if kinds == ("sponsored",):
        short = label.size <= SHORT_LABEL or is_sentence(label)
        return short and (label.says > 0 or "line" not in label.spans)
    return label.says > 0 and not _SELF_SUFFICIENT.isdisjoint(kinds)


def _means_it(draft: Draft, label: Line, found: list[int]) -> bool:
    """Whether the label is of fine print rather than a heading of the text: what stands below must sound like it, but
    below a label that names a kind in several words, at the foot of the article."""
    kinds = label.label[1] if label.label else ()
    passages = [draft.lines[at] for at in found]
    first = passages[0]
    if any(passage.says for passage in passages[:2]):
        return True
    if label.low.strip() in _AMBIGUOUS:
        return False
    if kinds and label.size > 1 and not any(line.told and not line.role for line in draft.lines[found[-1] + 1 :]):
        return True
    return is_strong(label.low, kinds) and _sounds_so(draft.words, first, kinds)


def _sounds_so(words: Words, line: Line, kinds: tuple[str, ...]) -> bool:
    """Whether a line below a strong label has any sign of fine print: a "Correction" of oil prices is news."""
    if line.hits or names_comments(line) or speaks_itself(line, words):
        return True
    return "correction" in kinds and any(contrast in line.low for contrast in _CONTRASTS)


# "She is 38, not 83."
_CONTRASTS: Final = (", not ", ", nicht ", ", et non ", ", y no ", ", e non ", ", e não ", "rather than ", "，不是")


def _passages_below(draft: Draft, i: int) -> list[int]:
    from reader.article.roles.boilerplate import is_page_line
    from reader.article.roles.contacts import is_contact

    lines = draft.lines
    found: list[int] = []
    for at in range(i + 1, len(lines)):
        line = lines[at]
        if line.role or line.label or line.kind in ("heading", "image"):
            break
        if is_contact(draft, line) or is_page_line(draft, line):
            break
        if found and line.text.isupper():  # the title of a table
            break
        if found and not line.hits and not (_goes_on(line) and _is_last_text(draft, at)):
            break
        found.append(at)
    return found


def _is_last_text(draft: Draft, at: int) -> bool:
    """Whether a line that says nothing of the kind may go on below a label: at the end, where no more than one
    paragraph follows."""
    rest = draft.lines[at + 1 : at + _AHEAD]
    return sum(line.told and not line.hits and not line.role for line in rest) < 2


def _goes_on(line: Line) -> bool:
    return is_sentence(line) or line.bullet or line.size > 15
