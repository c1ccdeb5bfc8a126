"""Boilerplate: lines of the page around the article. They are folded away, never thrown away."""

from __future__ import annotations

from reader.article.contacts import is_contact
from reader.article.draft import is_sentence
from reader.article.phrases import phrase_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.draft import Draft
    from reader.article.lines import Line

_ZONES = frozenset("share related newsletter comments nav advert tags form button".split())
_MOST_ZONED = 0.4
_LONGEST = 16
_LONGEST_TEASER = 40
_MARKS = (">>>", "»", "→", "▶", "►", "+ ", "( MORE", "(MORE", "[READ", "(READ", "( READ", "(RELATED", "[RELATED")
_ARROWS = ("→", "»", "›", "▸", "➔", ">>")
_TAG_WORDS = 3


def zones_are_true(draft: Draft) -> bool:
    """Whether what classes say of containers can be believed: not where they hold a large part of the article."""
    zoned = sum(line.size for line in draft.lines if line.zone in _ZONES)
    return zoned <= _MOST_ZONED * (sum(line.size for line in draft.lines) or 1)


def is_page_line(draft: Draft, line: Line) -> bool:
    """Whether the line belongs to the page, by itself."""
    if line.kind in ("image", "table", "preformatted"):
        return False
    if not line.tokens:
        return True
    if "line" in line.spans and len(line.tokens) <= _LONGEST:
        return True
    if line.size > _LONGEST_TEASER:
        return False
    if is_counter(line):
        return True
    if line.text.startswith(_MARKS) or (line.text.endswith(_ARROWS) and line.size <= 20):
        return True
    return _has_page_head(draft, line)


def _has_page_head(draft: Draft, line: Line) -> bool:
    """"Related: ...", "READ MORE: ...", "Labels: a, b, c"."""
    head, colon, rest = line.text[:60].partition("：" if "：" in line.text[:20] else ":")
    if not colon or not rest or len(head) > 40:
        return False
    words = phrase_words(head)
    if not 0 < len(words) <= 6:
        return False
    if line.size > 12 and is_sentence(line) and not line.links and words[0] in _SPEAKING:
        return False
    spans = draft.words.spans(words, head.lower())
    return "page" in spans or "line" in spans


_SPEAKING = frozenset("source image photo photos video topics home back yes no note press live play close".split())


def is_counter(line: Line) -> bool:
    """Numbers and running times only: "1.2k", "12", "VIDEO2:4902:49", "0:00 / 3:12"."""
    if line.size > 4 or not any(c.isdigit() for c in line.text):
        return False
    letters = sum(c.isalpha() for c in line.text)
    if line.kind == "list_item" and letters:
        return False
    return letters <= 1 or (line.low.startswith("video") and letters == 5)


def mark_sections(draft: Draft) -> None:
    """Labels such as "Related articles" with what follows them."""
    lines = draft.lines
    for i, line in enumerate(lines):
        if line.role or line.label is None or line.label[0] != "page":
            continue
        found = _section_below(draft, i)
        line.decide("boilerplate", "page:section")
        for at in found:
            lines[at].decide("boilerplate", "page:below-section")


def _section_below(draft: Draft, i: int) -> list[int]:
    lines = draft.lines
    found = []
    behind = i > draft.last
    for at in range(i + 1, len(lines)):
        line = lines[at]
        if line.role or (line.label is not None and line.label[0] in ("profile", "profiles", "disclaimer", "contact")):
            break
        if "contributor" in line.spans or (line.says and is_sentence(line)):
            break
        if not behind and (line.told or (is_sentence(line) and line.size > 14 and not line.bullet and at > i + 1)):
            break
        if not behind and line.kind == "heading" and _leads_text(lines, at):
            break
        if is_contact(draft, line) and not line.links:
            break
        if at < draft.first and not (line.bullet or is_page_line(draft, line)):
            break
        found.append(at)
    return found


def _leads_text(lines: list[Line], i: int) -> bool:
    """Whether the heading stands above running text."""
    return i + 1 < len(lines) and lines[i + 1].told


def mark_lines(draft: Draft) -> None:
    """Lines that say by themselves what they are, zones of the page, trails above the headline, tags below."""
    zones = zones_are_true(draft)
    for line in draft.lines:
        if line.role:
            continue
        if zones and line.zone in _ZONES and not (line.told and line.zone in ("advert", "nav", "tags")):
            line.decide("boilerplate", f"page:zone-{line.zone}")
        elif is_page_line(draft, line):
            line.decide("boilerplate", "page:line")
    _mark_trail(draft)
    _mark_tail(draft)


def _mark_trail(draft: Draft) -> None:
    """Breadcrumbs above the headline: a short list, or one line with arrows."""
    for line in draft.lines[: max(0, draft.headline)]:
        if line.role:
            continue
        steps = sum(line.text.count(sign) for sign in ("»", "›", " > ", " / "))
        if (line.kind == "list_item" and line.size <= 4) or (steps and line.size <= 14):
            line.decide("boilerplate", "page:trail")


def _mark_tail(draft: Draft) -> None:
    """Below the text: clouds of tags, and what stands among lines of the page."""
    lines = draft.lines
    if draft.last >= len(lines):
        return
    seen = False
    for i in range(draft.last + 1, len(lines)):
        line = lines[i]
        if line.role == "boilerplate":
            seen = True
        if line.role:
            continue
        if line.kind == "list_item" and line.size <= _TAG_WORDS and _cloud(lines, i) >= 3:
            line.decide("boilerplate", "page:tags")
            seen = True
        elif seen and not is_sentence(line) and not is_contact(draft, line) and not _is_credit(line):
            line.decide("boilerplate", "page:tail")


def _is_credit(line: Line) -> bool:
    return line.kind == "image" or "contributor" in line.spans


def _cloud(lines: list[Line], i: int) -> int:
    """How many short list items stand together around line `i`."""
    first = last = i
    while first > 0 and _is_tag(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _is_tag(lines[last + 1]):
        last += 1
    return last - first + 1


def _is_tag(line: Line) -> bool:
    return line.kind == "list_item" and line.size <= _TAG_WORDS + 1
