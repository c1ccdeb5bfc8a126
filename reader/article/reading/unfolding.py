"""Releases that came over the wire as one block, in which two blanks mark the paragraphs, unfolded into lines."""

from __future__ import annotations

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
        parts = _parts(line) if line.raw and len(line.text) >= max(_LONG, _SHARE * whole) else []
        out.extend(parts or [line])
    return out


def _parts(line: Line) -> list[Line]:
    texts = [" ".join(part.split()) for part in line.raw.replace("\u00a0", " ").split("  ")]
    texts = [text for text in texts if text]
    if len(texts) <= _FEWEST or line.raw.count("\n") > len(texts):
        return []
    out = []
    start = 0
    for text in texts:
        part = Line(line.kind, text, line.level, line.marker, line.zone)
        part.box = line.box
        end = start + len(text)
        part.links = [
            (max(a, start) - start, min(b, end) - start, url) for a, b, url in line.links if a < end and b > start
        ]
        part.marks = [
            (max(a, start) - start, min(b, end) - start, s) for a, b, s in line.marks if a < end and b > start
        ]
        out.append(part)
        start = end + 1
    return out
