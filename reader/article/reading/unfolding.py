"""Lines that have lost the breaks between them: releases that came over the wire as one block, in which two blanks
mark the paragraphs, and the labels of fine print that stick to the text before them."""

from __future__ import annotations

from reader.article.lines import Line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_LONG: Final = 300
_FEWEST: Final = 2
_SHARE: Final = 0.5
_LABELS: Final = ("Disclaimer:", "DISCLAIMER:", "Forward-Looking Statements", "Forward Looking Statements")
_NO_BREAK_BEHIND: Final = frozenset(" \t\u00a0\n(\"“”'‘’«*_[-–—/")
_SENTENCE_ENDS: Final = (". ", "! ", "? ", "/")
_LONG_BEFORE: Final = 120


def unfolded(lines: list[Line]) -> list[Line]:
    """The lines, with such a block parted where it has two blanks; every word stays."""
    if not any(line.raw for line in lines):
        return lines
    whole = sum(len(line.text) for line in lines)
    out: list[Line] = []
    for line in lines:
        parts = _parts(line) if line.raw and len(line.text) >= max(_LONG, _SHARE * whole) else []
        out.extend(parts or [line])
    return out


def parted(lines: list[Line], source: str) -> list[Line]:
    """The lines of a source, parted where the label of fine print sticks to the text before it
    ("... and its holders.Disclaimer: This release ..."), or stands behind a long one; every letter stays."""
    labels = [label for label in _LABELS if label in source]
    if not labels:
        return lines
    out: list[Line] = []
    for line in lines:
        at = _sticks_at(line.text, labels) if line.kind in ("paragraph", "list_item") else 0
        end = len(line.text[:at].rstrip())
        out.extend((_cut(line, 0, end), _cut(line, at, len(line.text))) if at else (line,))
    return out


def _sticks_at(text: str, labels: list[str]) -> int:
    """Where a label begins that sticks to the text before it, or 0."""
    for label in labels:
        at = text.find(label)
        while at >= 0 and not _sticks(text, at, label):
            at = text.find(label, at + 1)
        if at > 0:
            return at
    return 0


def _sticks(text: str, at: int, label: str) -> bool:
    """Whether a label follows the text before it without a blank, or a long text with no more than one."""
    if text[at - 1] not in _NO_BREAK_BEHIND:
        return at > 0
    return label[-1] == ":" and at > _LONG_BEFORE and text[at - 2 : at].endswith(_SENTENCE_ENDS)


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
