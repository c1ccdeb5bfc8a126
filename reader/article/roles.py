"""Gives every line its role, in the order in which the decisions rest on each other."""

from __future__ import annotations

from reader.article.boilerplate import mark_lines, mark_sections
from reader.article.fineprint import mark_below_label, mark_passages, told_lines, weigh
from reader.article.highlights import find_highlights
from reader.article.labels import announce
from reader.article.profiles import Found, find_at_foot, find_labelled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.draft import Draft

Decided = tuple["str | None", "list[tuple[str, int]]", "list[Found]"]


def decide_roles(draft: Draft) -> Decided:
    """Decides every line; gives the label of the highlights, their points, and the profiles."""
    announce(draft)
    weigh(draft)
    _bound(draft)
    label, points = find_highlights(draft)
    _bound(draft)
    profiles = find_labelled(draft)
    _bound(draft)
    for i, line in enumerate(draft.lines):
        if not line.role and line.label is not None and line.label[0] == "disclaimer":
            mark_below_label(draft, i)
    _bound(draft)
    mark_passages(draft)
    mark_sections(draft)
    profiles += find_at_foot(draft)
    _bound(draft)
    mark_lines(draft)
    for line in draft.lines:
        if not line.role:
            line.decide("body", "contact" if line.label and line.label[0] == "contact" else "body")
    return label, points, profiles


def _bound(draft: Draft) -> None:
    """Where the text begins and ends, as far as is known by now."""
    told = told_lines(draft)
    size = len(draft.lines)
    draft.first, draft.last = (told[0], told[-1]) if told else (size, size)
