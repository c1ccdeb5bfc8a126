"""The order of the analysis: what is decided first, and what rests on it."""

from __future__ import annotations

from reader.article.html import read_html
from reader.article.lines import Line
from reader.article.mojibake import repaired
from reader.article.plain import read_plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.vocabulary import Vocabulary


def take_apart(
    source: str, title: str, url: str, vocabulary: Vocabulary, language: str | None, *, plain: bool
) -> dict[str, object]:
    """The parts of an article, as the dictionary of DESIGN §4 with the rule of every block."""
    source = repaired(source)
    lines = read_plain(source) if plain else read_html(source, url)
    for line in lines:
        line.prepare()
        line.decide("body", "body")
    return {
        "title": title or None,
        "language": language,
        "blocks": [block(i, line) for i, line in enumerate(lines)],
        "highlights": {"origin": None, "label": None, "items": []},
        "profiles": [],
        "companies": [],
        "disclaimers": [],
    }


def block(i: int, line: Line) -> dict[str, object]:
    """A line as a block."""
    out: dict[str, object] = {"i": i, "kind": line.kind, "level": line.level, "text": line.text, "role": line.role}
    if line.marker:
        out["marker"] = line.marker
    if line.links:
        out["links"] = [list(link) for link in line.links]
    if line.marks:
        out["marks"] = [list(mark) for mark in line.marks]
    out["rule"] = line.rule
    return out
