"""Advertisements and the names of sections near the headline: what marks the page, and what the article."""

from __future__ import annotations

from reader.article.roles.draft import is_in_menu

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.roles.draft import Draft

BESIDE: Final = frozenset(("aside", "footer", "nav"))
_BUTTONS: Final = frozenset("comment comments columnist columnists letters".split())
_NEAR: Final = 3
_FAR: Final = 8
_LONGEST_MARK: Final = 3
_MANY_MARKS: Final = 3


def marks_adverts(draft: Draft, i: int) -> bool:
    """Whether a short line such as "Sponsored content" marks an advertisement on the page rather than the article."""
    line = draft.lines[i]
    if line.size > _LONGEST_MARK and "line" not in line.spans:
        return False
    if draft.first < i < len(draft.lines) - 1 or draft.headline - i > _FAR:
        return True
    if line.zone in BESIDE or is_in_menu(draft.lines, i):
        return True
    return [one.low for one in draft.lines].count(line.low) >= _MANY_MARKS


def mark_adverts(draft: Draft) -> None:
    """Takes back what only seemed to say that the article is paid for: a line away from the headline with lines of the
    page on both sides, that does not speak of the text."""
    lines = draft.lines
    for i in range(1, len(lines) - 1):
        line = lines[i]
        if line.kinds != ("sponsored",) or line.role != "disclaimer" or line.composed or _is_near_headline(draft, i):
            continue
        if lines[i - 1].role == lines[i + 1].role == "boilerplate" and not draft.words.self_reference.found(line):
            line.decide("boilerplate", "page:advert")


def _is_near_headline(draft: Draft, i: int) -> bool:
    return -_FAR <= i - draft.headline <= _NEAR if draft.headline >= 0 else i < _FAR


def is_kicker(draft: Draft, i: int) -> bool:
    """Whether a short line such as "Opinion" or "COMMENTARY Markets" is the name of a section near the headline, and no
    item of a menu."""
    line = draft.lines[i]
    if line.size > 6 or is_in_menu(draft.lines, i):
        return False
    if i == draft.headline + 1 > 0:
        return line.words.isdisjoint(_BUTTONS)
    return 0 < draft.headline - i <= _FAR if draft.headline >= 0 else i < _NEAR


def is_paid_kicker(draft: Draft, i: int) -> bool:
    """Whether a line such as "Partner content" stands near the headline and is the article's, not the page's."""
    return -_FAR <= i - draft.headline <= _NEAR and not marks_adverts(draft, i)
