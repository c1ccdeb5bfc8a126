"""Sections of the page: labels such as "Related articles" with the links and short lines below them."""

from __future__ import annotations

from reader.article.lines import LONG
from reader.article.roles.boilerplate import ADDRESSED, LONGEST_TEASER, SHARING
from reader.article.roles.contacts import is_contact
from reader.article.roles.draft import is_link, is_sentence, leads_text
from reader.article.roles.fineprint import names_comments
from reader.article.roles.marks import is_caption, names_author, starts_byline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft


_LONGEST_TOPIC: Final = 3
_SHORTEST_BEGINNING: Final = 12
_CONTENTS: Final = frozenset("contents inhaltsverzeichnis inhalt sommaire contenidos indice sumário".split())


def mark_sections(draft: Draft) -> None:
    """Labels such as "Related articles" with what follows them."""
    lines = draft.lines
    for i, line in enumerate(lines):
        if line.role or line.label is None or line.label[0] != "page" or closes_report(lines, i):
            continue
        found = _section_below(draft, i)
        if len(found) == 1 and line.tokens[-1] in _CONTENTS and _leads_paragraph(lines, found[0]):
            found = []
        if _leads_points(lines, i, found, draft.last):
            line.decide("body", "body")
            continue
        line.decide("boilerplate", "page:section")
        for at in found:
            lines[at].decide("boilerplate", "page:below-section")


def _leads_paragraph(lines: list[Line], at: int) -> bool:
    """Whether the only line below a table of contents is the title of the text below it: its items did not come."""
    return lines[at].kind == "paragraph" and not lines[at].links and leads_text(lines, at)


def closes_report(lines: list[Line], i: int) -> bool:
    """Whether "UP NEXT" stands above sentences that say where the teams of a report play, rather than above titles."""
    line = lines[i]
    return line.tokens == _UP_NEXT and line.text.isupper() and i + 1 < len(lines) and lines[i + 1].text[-1] == "."


_UP_NEXT: Final = ["up", "next"]


def _section_below(draft: Draft, i: int) -> list[int]:
    lines = draft.lines
    found: list[int] = []
    behind = i > draft.last
    shares = lines[i].tokens[0] in SHARING
    for at in range(i + 1, len(lines)):
        line = lines[at]
        if line.role or (line.label is not None and line.label[0] in ("profile", "profiles", "disclaimer", "contact")):
            break
        if found and line.size >= (LONGEST_TEASER if behind else LONG) and draft.comes_back(at):
            break
        if "contributor" in line.spans or (line.says and is_sentence(line)) or names_author(lines, at):
            break
        if behind and _goes_on(lines, i, found, at):
            break
        if not behind and is_caption(line):
            break
        if not behind and _breaks_off(lines, found, at):
            return [*found, at]
        if not behind and found and leads_text(lines, at) and _is_linked_title(lines[found[-1]]) and not is_link(line):
            break
        if not behind and (
            line.told
            or (is_sentence(line) and not (line.bullet or _leads_list(lines, at, i) or _asks_in_box(lines, at)))
        ):
            break
        if not behind and line.kind == "heading" and (shares or (leads_text(lines, at) and not is_link(line))):
            break
        if (is_contact(draft, line) and not line.links) or (line.told and line.size > LONGEST_TEASER):
            break
        if shares and not behind and is_sentence(line):
            break
        if not behind and (shares or not found) and starts_byline(line):
            break
        if not behind and line.kind != "list_item" and _is_list(lines, found):
            break
        if at < draft.first and not (line.bullet or is_link(line)):
            break
        found.append(at)
    return found


def _goes_on(lines: list[Line], i: int, found: list[int], at: int) -> bool:
    """Whether the text goes on in short sentences behind links to other articles: three or more one after the other, or
    two one of which quotes somebody, that neither are links nor speak to their reader."""
    if not found or not all(lines[one].kind == "list_item" or is_link(lines[one]) for one in found):
        return False
    told = lines[at : at + _FEWEST_SHORT]
    if not all(map(_is_short_sentence, told)) or names_comments(lines[i]):
        return False
    return len(told) == _FEWEST_SHORT or any(not _QUOTES.isdisjoint(line.text) for line in told if len(told) > 1)


def _is_short_sentence(line: Line) -> bool:
    plain = line.kind == "paragraph" and not (line.role or line.links or line.zone or line.label)
    if not plain or line.size < _SHORTEST_SENTENCE or not is_sentence(line):
        return False
    return line.text[0] in _QUOTES or line.words.isdisjoint(ADDRESSED)


_FEWEST_SHORT: Final = 3
_SHORTEST_SENTENCE: Final = 4
_QUOTES: Final = frozenset('"“”„«»')


def _leads_points(lines: list[Line], i: int, found: list[int], last: int) -> bool:
    """Whether a label with a colon stands inside the text above a list of sentences that are no links: "Don't miss:" in
    a guide; or a heading above three or more long ones: "Recommended"."""
    if i > last or len(found) < _FEWEST_LISTED or lines[i].links or names_comments(lines[i]):
        return False
    listed = [lines[at] for at in found]
    if not all(one.kind == "list_item" and is_sentence(one) and not (one.zone or is_link(one)) for one in listed):
        return False
    if lines[i].text[-1] in ":：":
        return not any(one.links for one in listed)
    long = sum([one.size for one in listed]) >= _LONG_POINTS * len(listed)
    return lines[i].kind == "heading" and len(listed) > _FEWEST_LISTED and long


_LONG_POINTS: Final = 10  # words, on average
_FEWEST_LISTED: Final = 2


def _is_list(lines: list[Line], found: list[int]) -> bool:
    """Whether what stands below the label was a list, which has ended."""
    return len(found) > 1 and all(lines[at].kind == "list_item" for at in found)


def _is_linked_title(line: Line) -> bool:
    return line.size > _LONGEST_TOPIC and is_link(line)


def _breaks_off(lines: list[Line], found: list[int], at: int) -> bool:
    """Whether the line is the beginning of the other article whose title stands above it: it breaks off."""
    return (
        bool(found)
        and lines[at].size >= _SHORTEST_BEGINNING
        and lines[at].text.endswith(("...", "…"))
        and lines[found[-1]].size > _LONGEST_TOPIC
    )


def _asks_in_box(lines: list[Line], at: int) -> bool:
    """Whether the line is a question among short lines: the title of another article."""
    if lines[at].text[-1] not in "?？" or at + 1 >= len(lines) or is_sentence(lines[at - 1]):
        return False
    return not lines[at + 1].told and lines[at + 1].kind == "paragraph"


def _leads_list(lines: list[Line], at: int, label: int) -> bool:
    """Whether the line stands between the label and a list: "Here are more views on this:"."""
    return at == label + 1 and at + 1 < len(lines) and lines[at + 1].bullet
