"""Links to other articles inside the text: lines that are nothing but a link, alone or in a list, and headings."""

from __future__ import annotations

from reader.article.roles.contacts import is_contact
from reader.article.roles.draft import LEADS, is_link, is_sentence, runs
from reader.article.roles.echoes import echoes, stems
from reader.article.roles.marks import is_caption

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_SHORTEST: Final = 4
_LONGEST: Final = 25
_SHORTEST_HEADING: Final = 6
_MOST_PARAGRAPHS: Final = 2
_MOST_ITEMS: Final = 4
_LONGEST_NAME: Final = 6
_MOST_ECHOED: Final = 0.5
_MONEY: Final = frozenset("$€£¥₹")


def mark_links(draft: Draft) -> None:
    """Marks what is nothing but a link to another article, unless that is much of the text."""
    lines = draft.lines
    linked = [i for i, line in enumerate(lines) if line.links and draft.headline < i < draft.last and not line.role]
    told = sum([line.size for line in lines if line.told])
    titles = runs([i for i in linked if _is_title(lines[i])])
    _mark(lines, [i for run in titles for i in _alone(lines, run)], told)
    _mark(lines, [i for run in titles if run.start > draft.begin for i in _in_box(draft, run)], told)
    heads = [i for i in linked if i > draft.begin and lines[i].kind == "heading"]
    _mark(lines, [i for head in heads for i in _headed(lines, head)], told)


def mark_cards(draft: Draft) -> None:
    """Marks cards of other articles among the text: headings that are links, two or more with nothing but a topic, a
    picture's caption or lines of the page between, and that the text hardly echoes."""
    lines = draft.lines
    heads = [i for i in draft.heads if draft.begin < i and _is_card(lines[i])]
    while heads:
        run = 1
        while (
            run < len(heads)
            and heads[run] - heads[run - 1] <= _WIDEST_CARD
            and all(map(_is_of_card, lines[heads[run - 1] + 1 : heads[run]]))
        ):
            run += 1
        shares = echoes(draft, heads[:run]) if run > 1 else []
        if shares and sum(shares) < _MOST_ECHOED * run:
            start = heads[0] - (_is_of_card(lines[heads[0] - 1]) and lines[heads[0] - 1].size <= _LONGEST_TOPIC)
            for line in lines[start : heads[run - 1] + 1]:
                if not line.role:
                    line.decide("boilerplate", "page:cards")
        heads = heads[run:]


def _is_card(line: Line) -> bool:
    titled = not (line.role or line.label) and line.level != 1 and line.size >= _SHORTEST and is_link(line)
    return titled and not line.text[0].isdigit()


def _is_of_card(line: Line) -> bool:
    if line.role == "boilerplate":
        return True
    return not (line.role or line.told or line.label or line.size > _LONGEST or is_sentence(line))


_WIDEST_CARD: Final = 4
_LONGEST_TOPIC: Final = 4


def mark_linked_run(draft: Draft) -> None:
    """Marks links that stand one after the other below the text, two or more, down to the end or to lines of the page,
    and what they are announced by: "Statement of the mayor", "Plan of the bridge"; and one between lines of the page.
    """
    lines = draft.lines
    at = draft.last + 1
    while at < len(lines):
        stop = at
        while stop < len(lines) and _is_below_text(draft, lines[stop]):
            stop += 1
        ends = stop == len(lines) or lines[stop].role == "boilerplate"
        shut_in = stop < len(lines) and ends and lines[at - 1].role == "boilerplate"
        if ends and stop - at >= (1 if shut_in else _FEWEST_IN_RUN):
            start = at - (at - 1 > draft.last and _announces_links(lines[at - 1]))
            for line in lines[start:stop]:
                line.decide("boilerplate", "page:links")
        at = max(stop, at + 1)


def _is_below_text(draft: Draft, line: Line) -> bool:
    """Whether a line below the text is nothing but a link that leads on, and no address, date or name."""
    if line.role or not is_link(line) or line.kind in ("image", "table") or line.size > _LONGEST_BELOW:
        return False
    if "://" in line.text or line.text.startswith("www.") or "contributor" in line.spans:
        return False
    if is_contact(draft, line) and (line.label is None or line.label[0] != "contact"):
        return False  # "Contact" alone is an item of a menu
    return not (is_caption(line) or _is_dated(line.tokens))


def _announces_links(line: Line) -> bool:
    return not (line.role or line.told) and line.size <= _LONGEST_NAME and line.text.endswith((":", "："))


_FEWEST_IN_RUN: Final = 2
_LONGEST_BELOW: Final = 40


def _mark(lines: list[Line], found: list[int], told: int) -> None:
    if 4 * sum([lines[i].size for i in found]) <= told:
        for i in found:
            lines[i].decide("boilerplate", "page:link")


def _is_title(line: Line) -> bool:
    ended = line.text.endswith(("。", ":")) or (line.text.endswith(".") and is_sentence(line))
    titled = _SHORTEST <= line.size <= _LONGEST and not ended
    if not titled or line.kind not in ("paragraph", "list_item") or not is_link(line):
        return False
    if line.text[0].islower() and not _MONEY.isdisjoint(line.text):  # "was $40, now $30", behind a product
        return False
    return not (_is_dated(line.tokens) or "://" in line.text or "contributor" in line.spans or is_caption(line))


def _is_dated(tokens: list[str]) -> bool:
    """Whether there is a date in figures among the words: a byline rather than a title."""
    figures = sum(map(str.isdigit, tokens))
    return figures > 2 and any(all(map(str.isdigit, tokens[at : at + 3])) for at in range(len(tokens) - 2))


def _alone(lines: list[Line], run: range) -> list[int]:
    """One or two paragraphs; more, one after the other, are a list that the text gives."""
    return [*run] if len(run) <= _MOST_PARAGRAPHS and all(lines[i].kind == "paragraph" for i in run) else []


def _in_box(draft: Draft, run: range) -> list[int]:
    """Items that stand alone below a paragraph of the text; and more titles that have a name but no sentence above, and
    that the text hardly echoes."""
    lines = draft.lines
    if lines[run.start].role or run.stop >= len(lines):
        return []
    above, below = lines[run.start - 1], lines[run.stop]
    if "list_item" in (above.kind, below.kind) or above.text.endswith(LEADS) or below.label:
        return []
    if len(run) <= _MOST_ITEMS and above.told and not above.role:
        return [*run]
    if len(run) <= _MOST_PARAGRAPHS or not _is_name(lines, run.start - 1):
        return []
    shares = echoes(draft, [*run])
    return [run.start - 1, *run] if shares and sum(shares) < _MOST_ECHOED * len(shares) else []


def _is_name(lines: list[Line], at: int) -> bool:
    """Whether the line may be what a box of the page is called: a few words below a paragraph of the text."""
    line = lines[at]
    if line.role or line.label or line.kind != "paragraph" or not 0 < line.size <= _LONGEST_NAME or is_sentence(line):
        return False
    return lines[at - 1].told or lines[at - 1].role == "boilerplate"


def _headed(lines: list[Line], i: int) -> list[int]:
    """A linked heading between paragraphs of the text that has nothing to do with the one below, or has a linked one
    below that says what the other article tells."""
    line, above, below = lines[i], lines[i - 1], lines[i + 1]
    if line.label or line.size < _SHORTEST_HEADING or line.level == 1 or not is_link(line):
        return []
    if below.kind == "paragraph" and not below.role and below.size >= _SHORTEST and is_link(below):
        return [i, i + 1]
    if not (above.told and below.told) or above.role or below.role or line.text.endswith(LEADS):
        return []
    return [] if stems(line.words) & stems(below.words) else [i]
