"""Sections of the page: labels such as "Related articles" with the links and short lines below them."""

from __future__ import annotations

from reader.article.roles.boilerplate import CREDIT_LABELS, LONGEST_TEASER, SHARING, is_page_line
from reader.article.roles.contacts import is_contact
from reader.article.roles.draft import is_sentence, leads_text
from reader.article.roles.marks import is_caption, names_author, starts_byline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft


_LONGEST_BUTTON: Final = 4
_LONGEST_KICKER: Final = 5
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
        line.decide("boilerplate", "page:section")
        for at in found:
            lines[at].decide("boilerplate", "page:below-section")


def _leads_paragraph(lines: list[Line], at: int) -> bool:
    """Whether the only line below a table of contents is the title of the text below it: its items did not come."""
    return lines[at].kind == "paragraph" and not lines[at].links and leads_text(lines, at)


def closes_report(lines: list[Line], i: int) -> bool:
    """Whether "UP NEXT" stands above sentences that say where the teams of a report play, rather than above titles."""
    line = lines[i]
    if line.kind != "paragraph" or line.tokens != _UP_NEXT or not line.text.isupper() or not 0 < i < len(lines) - 1:
        return False
    below = lines[i + 1]
    return below.kind == "paragraph" and not below.links and below.text[-1] == "." and lines[i - 1].told


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
        if "contributor" in line.spans or (line.says and is_sentence(line)) or names_author(lines, at):
            break
        if not behind and is_caption(line):
            break
        if found and at == found[-1] + 1 and _breaks_off(lines[at - 1], line):
            found.append(at)
            continue
        if not behind and (
            line.told
            or (is_sentence(line) and not (line.bullet or _leads_list(lines, at, i) or _asks_in_box(lines, at)))
        ):
            break
        if not behind and line.kind == "heading" and _leads_credited(lines, at):
            break
        if not behind and line.kind == "heading" and (leads_text(lines, at) or line.text.endswith(("?", "？"))):
            if _ends_box(lines, found, at) or _is_of_box(lines, found, at, i):
                found.append(at)
            break
        if (is_contact(draft, line) and not line.links) or (line.told and line.size > LONGEST_TEASER):
            break
        if shares and not behind and is_sentence(line) and not _is_button(draft, line):
            break
        if shares and not behind and line.kind == "heading" and not is_page_line(draft, line):
            break
        if not behind and (shares or not found) and starts_byline(line):
            break
        if not behind and line.kind != "list_item" and _is_list(lines, found) and not is_page_line(draft, line):
            break
        if at < draft.first and not (line.bullet or is_page_line(draft, line)):
            break
        found.append(at)
    return found


def _leads_credited(lines: list[Line], at: int) -> bool:
    """Whether "Credit:" and a name stand between the heading and a paragraph of the text."""
    credited = at + 1 < len(lines) and lines[at + 1].low in CREDIT_LABELS
    return credited and any(line.told for line in lines[at + 2 : at + 4])


def _breaks_off(above: Line, line: Line) -> bool:
    """Whether the line is a teaser below its title, cut off in the middle: "Two boats met in the fog,..."."""
    return above.kind == "heading" and not line.told and line.text.endswith(("...", "…"))


def _ends_box(lines: list[Line], found: list[int], at: int) -> bool:
    """Whether the heading is the last title of a box whose titles have each a short line above them."""
    heads = [one for one in found if lines[one].kind == "heading"]
    if not heads or len(found) != 2 * len(heads) + 1 or heads != found[1::2]:
        return False
    return all(lines[one].level == lines[at].level for one in heads) and lines[found[-1]].size <= _LONGEST_KICKER


def _is_of_box(lines: list[Line], found: list[int], at: int, label: int) -> bool:
    """Whether the heading stands straight below a title of the box, in a level that no heading of the text has."""
    level = lines[at].level or 0
    if not found or found[-1] != at - 1 or lines[at - 1].level != level or level <= (lines[label].level or level):
        return False
    return not any(
        line.level == level and line.kind == "heading" and leads_text(lines, i)
        for i, line in enumerate(lines)
        if i != at
    )


def _is_button(draft: Draft, line: Line) -> bool:
    return line.size <= _LONGEST_BUTTON or bool(line.links) or is_page_line(draft, line)


def _is_list(lines: list[Line], found: list[int]) -> bool:
    """Whether what stands below the label was a list, which has ended."""
    return len(found) > 1 and all(lines[at].kind == "list_item" for at in found)


def _asks_in_box(lines: list[Line], at: int) -> bool:
    """Whether the line is a question among short lines: the title of another article."""
    if lines[at].text[-1] not in "?？" or lines[at].kind != "paragraph" or at + 1 >= len(lines):
        return False
    return not lines[at + 1].told and lines[at + 1].kind == "paragraph" and not is_sentence(lines[at - 1])


def _leads_list(lines: list[Line], at: int, label: int) -> bool:
    """Whether the line stands between the label and a list: "Here are more views on this:"."""
    return at == label + 1 and at + 1 < len(lines) and lines[at + 1].bullet
