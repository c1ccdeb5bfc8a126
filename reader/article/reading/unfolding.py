"""Lines that have lost the breaks between them, or have too many: releases that came over the wire as one block, in
which two blanks mark the paragraphs, the labels of fine print and profiles that stick to the text before them, and
texts every line of which came as a paragraph."""

from __future__ import annotations

from itertools import pairwise

from reader.article.lines import Line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_LONG: Final = 300
_FEWEST: Final = 2
_SHARE: Final = 0.5


def unfolded(lines: list[Line]) -> list[Line]:
    """The lines, with such a block parted where it has two blanks; every word stays."""
    if not any(line.raw for line in lines):
        return lines
    whole = sum(len(line.text) for line in lines)
    out: list[Line] = []
    for line in lines:
        parts = (
            _parts(line) if line.raw and (len(line.text) >= max(_LONG, _SHARE * whole) or _holds_label(line)) else []
        )
        out.extend(parts or [line])
    return out


def _holds_label(line: Line) -> bool:
    """Whether the label of a profile stands inside the line, behind two blanks: "... for years.  About Acme  Acme"."""
    return len(line.text) >= _LONG and "  About " in line.raw.replace("\u00a0", " ")


def rejoined(lines: list[Line]) -> list[Line]:
    """The lines, with those joined that were broken at a width, each set as a paragraph; every word stays.

    Such a text shows itself by paragraphs that begin small behind ones of nearly the same length without an end: they
    are several, and much of the text."""
    if sum([line.text[:1] >= "a" for line in lines]) < _FEWEST_BROKEN:  # no small letter comes before it
        return lines
    if sum([line.text[:1].islower() for line in lines]) < _FEWEST_BROKEN:
        return lines
    pairs = list(pairwise(lines))
    broken = [_is_broken(one, other) for one, other in pairs]
    small = sum(found and other.text[:1].islower() for found, (_, other) in zip(broken, pairs, strict=True))
    widths = [len(line.text) for found, (line, _) in zip(broken, pairs, strict=True) if found]
    if small < _FEWEST_BROKEN or 2 * small < len(widths) or 3 * len(widths) < len(lines):
        return lines
    if sum([3 * width > 2 * max(widths) for width in widths]) < _MOSTLY * len(widths):
        return lines
    out = lines[:1]
    for found, (_, other) in zip(broken, pairs, strict=True):
        if found:
            out[-1] = _joined(out[-1], other)
        else:
            out.append(other)
    return out


def _is_broken(line: Line, following: Line) -> bool:
    """Whether a paragraph goes on in the next: long for a line, without an end."""
    if line.kind != "paragraph" or following.kind != "paragraph" or line.zone != following.zone or following.bullet:
        return False
    return _SHORTEST_BROKEN <= len(line.text) <= _LONGEST_BROKEN and line.text[-1] not in _TEXT_ENDS


def _joined(line: Line, following: Line) -> Line:
    shift = len(line.text) + 1
    joined = Line(line.kind, f"{line.text} {following.text}", line.level, line.marker, line.zone)
    joined.box, joined.soft, joined.bold = line.box, following.soft, line.bold and following.bold
    joined.links = [*line.links, *((a + shift, b + shift, to) for a, b, to in following.links)]
    joined.marks = [*line.marks, *((a + shift, b + shift, sign) for a, b, sign in following.marks)]
    return joined


_FEWEST_BROKEN: Final = 5
_MOSTLY: Final = 0.75
_SHORTEST_BROKEN: Final = 45
_LONGEST_BROKEN: Final = 120
_TEXT_ENDS: Final = frozenset('.!?:;。！？："”»)')


def parted(lines: list[Line], source: str) -> list[Line]:
    """The lines of a source, parted where the label of fine print or of a profile sticks to the text before it
    ("... holders.Disclaimer: This release ..."), or that of fine print stands behind a long one; no letter is lost."""
    labels = [label for label in _LABELS if label in source]
    if not labels:
        return lines
    out: list[Line] = []
    for line in lines:
        at = _label_at(line.text, labels) if line.kind in _PARTED else 0
        while at:
            out.append(_cut(line, 0, len(line.text[:at].rstrip())))
            line = _cut(line, at, len(line.text))
            at = _label_at(line.text, labels)
        out.append(line)
    return out


def _label_at(text: str, labels: list[str]) -> int:
    """Where the first of the labels begins that parts the text, or 0."""
    first = 0
    for label in labels:
        at = text.find(label, 1)
        while at > 0 and not (_is_profile(text, at) if label == _ABOUT else _is_fine_print(text, at, label)):
            at = text.find(label, at + 1)
        if at > 0 and (not first or at < first):
            first = at
    return first


def _is_fine_print(text: str, at: int, label: str) -> bool:
    """Whether a label follows the text before it without a blank, or a long text with one."""
    if text[at - 1] not in _NO_BREAK_BEHIND:
        return True
    return label[-1] == ":" and at > _LONG_BEFORE and text[at - 2 : at].endswith(_SENTENCE_ENDS)


def _is_profile(text: str, at: int) -> bool:
    """Whether "About" sticks to the end of a sentence or an address, and names what follows soon again or ends there
    ("... this year.About Acme LtdAcme Ltd is ...")."""
    last = text[max(0, at - _LONGEST_ADDRESS) : at].rpartition(" ")[2]
    if last[-1:] not in _STUCK_TO and (not last[-1:].isalnum() or _IN_ADDRESSES.isdisjoint(last)):
        return False
    behind = text[at + len(_ABOUT) : at + len(_ABOUT) + _LONGEST_STUCK]
    name = behind.removeprefix("the ")
    again = len(behind) < _LONGEST_STUCK or name[:_FEWEST_LETTERS] in name[_FEWEST_LETTERS - 1 :]
    return again and name[:1].isupper()


_NO_BREAK_BEHIND: Final = frozenset(" \t\u00a0\n(\"“”'‘’«*_[-–—/")
_SENTENCE_ENDS: Final = (". ", "! ", "? ", "/")
_LONG_BEFORE: Final = 120
_PARTED: Final = ("paragraph", "list_item")
_ABOUT: Final = "About "
_LABELS: Final = ("Disclaimer:", "DISCLAIMER:", "Forward-Looking Statements", "Forward Looking Statements", _ABOUT)
_STUCK_TO: Final = frozenset('.!?)”"')
_IN_ADDRESSES: Final = frozenset("./@")
_LONGEST_ADDRESS: Final = 60
_LONGEST_STUCK: Final = 90
_FEWEST_LETTERS: Final = 4


def _parts(line: Line) -> list[Line]:
    texts = [" ".join(part.split()) for part in line.raw.replace("\u00a0", " ").split("  ")]
    texts = [text for text in texts if text]
    if len(texts) <= _FEWEST or line.raw.count("\n") > len(texts):
        return []
    out = []
    start = 0
    for text in texts:
        out.append(_cut(line, start, start + len(text), text))
        start += len(text) + 1
    return out


def _cut(line: Line, start: int, end: int, text: str | None = None) -> Line:
    """A line of its own between two letters of another, with what is linked and marked there."""
    part = Line(line.kind, line.text[start:end] if text is None else text, line.level, line.marker, line.zone)
    part.box = line.box
    part.links = [(max(a, start) - start, min(b, end) - start, to) for a, b, to in line.links if a < end and b > start]
    part.marks = [(max(a, start) - start, min(b, end) - start, s) for a, b, s in line.marks if a < end and b > start]
    return part
