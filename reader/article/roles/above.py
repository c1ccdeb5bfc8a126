"""What a page says above the text: the trail that leads to the article, and the menu of the site."""

from __future__ import annotations

from reader.article.roles.draft import LEADS
from reader.article.roles.marks import CREDITS
from reader.text import digits_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_ADDRESSES: Final = ("http://", "https://")
_NEAR_DECK: Final = 12
_LOWEST_HEADLINE: Final = 25
_LONGEST_TRAIL: Final = 14
_MOST_DIGITS: Final = 4  # more are a date
_LONGEST_STEP: Final = 3
_LONGEST_CRUMB: Final = 4
_FEWEST_STEPS: Final = 5
_FEWEST_TAGS: Final = 3
_HOME: Final = frozenset("home homepage startseite inicio início accueil hjem hem etusivu domov főoldal".split())
_GLUED_HOME: Final = ("Home", "Startseite", "Accueil", "Inicio", "Início")


def mark_above(draft: Draft) -> None:
    """Marks breadcrumbs above the headline and the menu between headline and text."""
    _mark_trail(draft)
    _mark_menu(draft)


def _mark_trail(draft: Draft) -> None:
    """Breadcrumbs above the headline: a short list, one line with arrows, or what begins with the name of the front
    page. A single item is the section that the article is in."""
    if not 0 < draft.headline <= _LOWEST_HEADLINE or draft.lines[draft.headline].kind != "heading":
        return
    title = draft.lines[draft.headline].low
    above = draft.lines[: draft.headline]
    items = [line for line in above if line.kind == "list_item"]
    dated = any(digits_in(line.text) > _MOST_DIGITS for line in items)  # a byline
    whole = any(line.low == title for line in items)  # a list that ends in the headline
    for line in above:
        crumb = line.kind == "list_item" and (whole or (len(items) > 1 and line.size <= _LONGEST_CRUMB and not dated))
        if not line.role and (crumb or _is_trail(line, title) or _is_menu_in_table(line)):
            line.decide("boilerplate", "page:trail")


def _is_trail(line: Line, title: str) -> bool:
    steps = _steps(line)
    if steps > 0 and (line.size <= _LONGEST_TRAIL or line.low.endswith(title)):
        return True
    if line.text.startswith(_ADDRESSES):
        return True
    if not line.tokens:
        return False
    short = line.size <= _LONGEST_CRUMB and line.tokens[0] != "home"
    if line.tokens[0] in _HOME and (short or line.low.endswith(title)):
        return True
    return any(line.text.startswith(home) and line.text[len(home) : len(home) + 1].isupper() for home in _GLUED_HOME)


def _is_menu_in_table(line: Line) -> bool:
    """Whether the line is a row of buttons that a table lays out."""
    return line.kind == "table" and line.size <= _LONGEST_TRAIL and not digits_in(line.text)


def _steps(line: Line) -> int:
    """How many arrows the line has that lead on; those of a quotation do not («Nobody saw it»), nor those by a date."""
    if line.text[0] == "©" or not line.words.isdisjoint(CREDITS) or digits_in(line.text) > _MOST_DIGITS:
        return 0
    steps = sum([line.text.count(sign) for sign in ("»", "›", " > ", " / ")])
    return steps - line.text.count("«") - line.text.count("‹")


def _mark_menu(draft: Draft) -> None:
    """Five items or more of a word or three each between the headline and the text: where one can go on the site."""
    lines = draft.lines
    if draft.headline < 0 or draft.begin >= len(lines):
        return
    at = draft.headline + 1
    stop = draft.begin if draft.begin > at else min(draft.second_below, at + _NEAR_DECK, len(lines))  # below a deck
    while at < stop:
        end = at
        while end < stop and _is_step(lines[end]):
            end += 1
        undecided = sum(not line.role for line in lines[at:end])  # a single one may be the author's name
        if undecided > 1 and _are_steps(lines[at:end]) and not lines[at - 1].text.endswith(LEADS):
            for line in lines[at:end]:
                if not line.role:
                    line.decide("boilerplate", "page:menu")
        at = max(end, at + 1)


def _are_steps(items: list[Line]) -> bool:
    """Whether short items are enough for a menu, or tags that have kept their commas: "wind,", "valley,", "mill"."""
    if len(items) >= _FEWEST_STEPS:
        return True
    return len(items) >= _FEWEST_TAGS and all(line.text.endswith(",") for line in items[:-1])


def _is_step(line: Line) -> bool:
    if line.kind != "list_item" or not 0 < line.size <= _LONGEST_STEP:
        return False
    return not any(map(str.isdigit, line.text)) and line.role in ("", "boilerplate")
