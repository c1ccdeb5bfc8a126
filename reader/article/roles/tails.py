"""What the page says behind the text: clouds and rows of tags, short lines among lines of the page, and single lines
between two of them that tell nothing of the text."""

from __future__ import annotations

from reader.article.roles.boilerplate import LONGEST
from reader.article.roles.contacts import is_contact
from reader.article.roles.draft import is_sentence, leads_text, runs
from reader.article.roles.marks import CREDITS, is_byline, is_caption, is_date, is_name, joints

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

TAG_WORDS: Final = 3
_LONGEST_TAG: Final = 5
_MOST_LONGER: Final = 1
_FEWEST_TAGS: Final = 5
_FEWEST_IN_CLOUD: Final = 3
SHORT: Final = 9
_LONGEST_TITLE: Final = 30
_MOST_ABOVE_TABLE: Final = 3
_NO_TAG: Final = frozenset("@/:0123456789")
_WIDE: Final = 8  # letters of a word on average, where words are run together
_FEWEST_JOINTS: Final = 3
_FEWEST_CELLS: Final = 8
_MONEY: Final = frozenset("$€£¥₹")
_MOST_TOLD: Final = 0.4
_SHORTEST_WORD: Final = 4
_CREDITED: Final = ("credit: ", "photo credit: ", "image credit: ")
_OTHER_KINDS: Final = frozenset("image table preformatted quote".split())
_QUOTATIONS: Final = '"“„«‘「『'
_CREDIT_WORDS: Final = frozenset(
    "photo photos foto fotos ap reuters getty afp picture image images bild dpa imago courtesy credit credits "
    "copyright shutterstock unsplash illustration via graphic file symbolbild crédit pixabay".split()
)


def mark_tail(draft: Draft) -> None:
    """Below the text: clouds of tags, and what stands among lines of the page."""
    lines = draft.lines
    if draft.last >= len(lines):
        return
    seen = False
    clouds = _clouds(draft)
    _mark_title_like(draft)
    cells = _cells(draft)
    for i in range(draft.last + 1, len(lines)):
        line = lines[i]
        if line.role == "boilerplate":
            seen = True
        if line.role:
            continue
        if line.kind == "list_item" and line.size <= TAG_WORDS and i in clouds:
            line.decide("boilerplate", "page:tags")
            seen = True
        elif line.kind != "list_item" and _is_glued(line):
            line.decide("boilerplate", "page:tags")
        elif (
            seen
            and i not in cells
            and _is_short(lines, i)
            and not (_heads_table(lines, i) or _heads_sentence(lines, i))
            and not (is_sentence(line) or is_contact(draft, line) or _is_credit(line))
        ):
            line.decide("boilerplate", "page:tail")


def _cells(draft: Draft) -> set[int]:
    """The lines of tables that have lost their markup, with the heading above: eight short paragraphs or more below the
    text, one after the other, half of them with figures."""
    lines = draft.lines
    if len(lines) - draft.last <= _FEWEST_CELLS:
        return set()
    short = [i for i in range(draft.last + 1, len(lines)) if lines[i].kind == "paragraph" and may_be_page(lines[i])]
    found: set[int] = set()
    for run in runs(short):
        figures = sum(any(map(str.isdigit, lines[i].text)) for i in run) if len(run) >= _FEWEST_CELLS else 0
        head = next((i for i in (run.start - 1, run.start - 2) if lines[i].kind == "heading"), -1)
        priced = any(not _MONEY.isdisjoint(lines[i].text) for i in run)  # what a subscription costs
        if figures and 2 * figures >= len(run) and head >= 0 and not priced:
            found.update(range(head, run.stop + 1))
    return found


def _is_short(lines: list[Line], i: int) -> bool:
    """Whether the line is no longer than a line of the page, or than the title of another article."""
    return lines[i].size <= LONGEST or (
        lines[i].kind == "heading" and lines[i].size <= _LONGEST_TITLE and not leads_text(lines, i)
    )


def _heads_sentence(lines: list[Line], i: int) -> bool:
    """Whether the line is a heading above a sentence of the text that is too short to be told from a line of it."""
    if lines[i].kind != "heading" or lines[i].size > TAG_WORDS or i + 1 >= len(lines):
        return False
    below = lines[i + 1]
    return below.kind == "paragraph" and is_sentence(below)


def _heads_table(lines: list[Line], i: int) -> bool:
    """Whether a table follows: "Consolidated balance sheets", "As of 30 June"."""
    return any(line.kind == "table" for line in lines[i + 1 : i + 1 + _MOST_ABOVE_TABLE])


def _is_glued(line: Line) -> bool:
    """Whether the line is tags that have lost the blanks between them, "Clean EnergyWind PowerMills": small letters
    run into capitals three times, and in most words; no list of firms with such names, no contact."""
    text = line.text
    if len(text) < _WIDE * line.size or is_sentence(line) or any(sign in text for sign in ",/@+"):
        return False
    glued = len(joints(text))
    return glued >= _FEWEST_JOINTS and 2 * glued >= len(text.split())


def _mark_title_like(draft: Draft) -> None:
    """Tags as paragraphs: five or more lines of a word or three each, one of more, with nothing but lines of the page
    below."""
    lines = draft.lines
    stop = len(lines)
    while stop > draft.last + 1 and lines[stop - 1].role == "boilerplate":
        stop -= 1
    start = stop
    longer = 0
    while start > draft.last + 1 and may_be_page(lines[start - 1]) and lines[start - 1].size <= _LONGEST_TAG:
        if lines[start - 1].size > TAG_WORDS:
            longer += 1
            if longer > _MOST_LONGER or lines[start - 1].kind != "paragraph":
                break
        start -= 1
    if _may_be_cells(lines, start, stop):
        return
    fewest = _FEWEST_TAGS - all(line.size < TAG_WORDS for line in lines[start:stop]) + longer
    if stop - start >= fewest:
        for line in lines[start:stop]:
            if not is_contact(draft, line):
                line.decide("boilerplate", "page:tags")


def _may_be_cells(lines: list[Line], start: int, stop: int) -> bool:
    """Whether short lines may be a table or a list of the text: below a heading, or many with figures."""
    figures = sum(not _NO_TAG.isdisjoint(line.text) for line in lines[start:stop])
    return (stop < len(lines) and lines[start - 1].kind == "heading") or 3 * figures > stop - start


def _is_credit(line: Line) -> bool:
    head, _, rest = line.text.partition(": ")
    named = head.lower() in CREDITS or (rest.isupper() and not head.isupper())  # "Styling: ANN MARLOW"
    return line.kind == "image" or named or "contributor" in line.spans or is_caption(line)


def _clouds(draft: Draft) -> set[int]:
    """The items below the text whose lists are three or more of short ones, and nothing leads up to them."""
    lines = draft.lines
    found: set[int] = set()
    for items in draft.lists:
        start = items.start
        if items.stop <= draft.last + 1 or len(items) < _FEWEST_IN_CLOUD:
            continue
        many = len(items) >= _FEWEST_TAGS or not start or lines[start - 1].kind != "heading" or lines[start - 1].role
        if many and not _is_led(lines, start) and all(lines[i].size <= TAG_WORDS + 1 for i in items):
            found.update(items)
    return found


def _is_led(lines: list[Line], start: int) -> bool:
    """Whether the line above leads up to this one."""
    return start > 0 and lines[start - 1].text.endswith((":", "："))


def may_be_page(line: Line) -> bool:
    """Whether the line is short and nothing speaks for the text: no sentence, no byline, no label but the page's."""
    return (
        not line.role
        and line.size <= SHORT
        and not (line.kind == "heading" and line.level == 1)
        and not is_sentence(line)
        and not (line.text[0] == "(" and line.text[-1] == ")")
        and "contributor" not in line.spans
        and not is_byline(line)
        and not line.low.startswith(_CREDITED)
        and line.label is None
    )


def mark_strays(draft: Draft) -> None:
    """Folds away what no word gives away: what stands alone between two lines of the page, and hardly a word of it is
    told in the text. On annotated pages 24 in 25 such lines were the page's."""
    lines = draft.lines
    told: set[str] | None = None
    for i in range(draft.last + 1, len(lines) - 1):
        line = lines[i]
        if line.role or lines[i - 1].role != "boilerplate" or lines[i + 1].role != "boilerplate":
            continue
        if not _may_be_stray(line) or is_contact(draft, line):
            continue
        if _heads_table(lines, i):
            continue
        if told is None:
            told = _words_told(lines)
        own = {word for word in line.words if len(word) >= _SHORTEST_WORD}
        if len(own & told) <= _MOST_TOLD * len(own):
            line.decide("boilerplate", "page:stray")


def mark_dates(draft: Draft) -> None:
    """Dates of other articles below the text: two or more that stand between lines of the page."""
    lines = draft.lines
    found = [i for i in range(draft.last + 1, len(lines) - 1) if not lines[i].role and is_date(lines[i])]
    found = [i for i in found if lines[i - 1].role == lines[i + 1].role == "boilerplate"]
    if len(found) > 1:
        for i in found:
            lines[i].decide("boilerplate", "page:date")


def _may_be_stray(line: Line) -> bool:
    """Whether nothing speaks for the text: a name, a quotation, the credit of a picture, a contact."""
    if line.told or line.kind in _OTHER_KINDS or line.text[0] in _QUOTATIONS or is_name(line):
        return False
    return line.words.isdisjoint(_CREDIT_WORDS) and "contributor" not in line.spans and not is_caption(line)


def _words_told(lines: list[Line]) -> set[str]:
    """The words of the paragraphs of the text."""
    words: set[str] = set()
    for line in lines:
        if line.told:
            words |= line.words
    return words
