"""Gives every line its role, in the order in which the decisions rest on each other."""

from __future__ import annotations

from reader.article.roles.appeals import mark_appeals
from reader.article.roles.authors import find_authors
from reader.article.roles.datasheets import find_sheets
from reader.article.roles.fineprint import mark_passages, weigh
from reader.article.roles.foot_profiles import find_at_foot
from reader.article.roles.highlights import find_highlights
from reader.article.roles.labels import announce
from reader.article.roles.listed import mark_listed
from reader.article.roles.page import mark_lines
from reader.article.roles.profiles import Found, find_labelled
from reader.article.roles.sections import mark_sections
from reader.article.roles.tables import mark_tables
from reader.article.roles.teasers import mark_boxes
from reader.article.roles.underlabels import mark_below_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.roles.draft import Draft

Decided = tuple["str | None", "list[tuple[str, int]]", "list[Found]"]


def decide_roles(draft: Draft) -> Decided:
    """Decides every line; gives the label of the highlights, their points, and the profiles."""
    announce(draft)
    mark_boxes(draft)
    weigh(draft)
    mark_listed(draft)
    mark_appeals(draft)
    draft.measure()
    mark_tables(draft)
    label, points = find_highlights(draft)
    draft.measure()
    profiles = find_sheets(draft)
    profiles += find_authors(draft)
    profiles += find_labelled(draft)
    draft.measure()
    for i, line in enumerate(draft.lines):
        if not line.role and line.label is not None and line.label[0] == "disclaimer":
            mark_below_label(draft, i)
    draft.measure()
    mark_passages(draft)
    mark_sections(draft)
    profiles += find_at_foot(draft)
    draft.measure()
    mark_lines(draft)
    for line in draft.lines:
        if not line.role:
            line.decide("body", "contact" if line.label and line.label[0] == "contact" else "body")
    return label, points, profiles
