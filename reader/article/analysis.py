"""The order of the analysis: what is decided first, and what rests on it."""

from __future__ import annotations

from reader.article.addresses import opinion_in_address
from reader.article.companies.finding import find_companies
from reader.article.extraction.choosing import extracted
from reader.article.language import language_of
from reader.article.lines import Line, prepare
from reader.article.ownership import host_of, owner_of
from reader.article.reading.entities import escaped_once, unescaped_text
from reader.article.reading.html import read_html
from reader.article.reading.markup import NOWHERE
from reader.article.reading.mojibake import repaired
from reader.article.reading.plain import read_plain
from reader.article.reading.unfolding import parted, rejoined, unfolded
from reader.article.roles.datelines import release_in_dateline
from reader.article.roles.deciding import decide_roles
from reader.article.roles.describing import described, fullest
from reader.article.roles.draft import Draft
from reader.article.roles.fineprint import passages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from reader.article.vocabulary import Vocabulary

_SAMPLE: Final = 1500
_PIECE: Final = 600
_MOST_PIECES: Final = 12


def take_apart(
    source: str, title: str, url: str, vocabulary: Vocabulary, language: str | None, *, plain: bool
) -> dict[str, Any]:
    """The parts of an article, as the dictionary of DESIGN §4 with the rule of every block."""
    source = repaired(source)
    source = unescaped_text(source) if plain else escaped_once(source)
    lines = parted(rejoined(unfolded(read_plain(source) if plain else read_html(source, url))), source)
    prepare(lines)
    language = language_of(_sample(lines), language) or _second_look(lines)
    draft = Draft(lines, title, vocabulary.words(language), host_of(url))
    label, points, found = decide_roles(draft)
    if plain:
        _raise_labels(lines)
    profiles = described(draft, found)
    companies = find_companies(lines, title, profiles, vocabulary)
    fullest(profiles, companies)
    disclaimers = passages(draft)
    disclaimers += release_in_dateline(draft, disclaimers)
    disclaimers += opinion_in_address(url, draft.words, disclaimers)
    return {
        "title": title or None,
        "language": language,
        "blocks": [block(i, line) for i, line in enumerate(lines)],
        "highlights": _highlights(draft, label, points),
        "profiles": profiles,
        "companies": companies,
        "disclaimers": disclaimers + _of_host(url, vocabulary),
    }


def _raise_labels(lines: list[Line]) -> None:
    """Makes headings of the lines that turned out to be labels: plain text does not say so itself."""
    for line in lines:
        if line.role.endswith("_label") and line.kind == "paragraph":
            line.kind, line.level = "heading", 2


def _sample(lines: list[Line]) -> str:
    """Enough of the text to tell its language: its longest lines."""
    out = []
    size = 0
    for low in sorted([line.low for line in lines], key=len, reverse=True):
        out.append(low)
        size += len(low)
        if size > _SAMPLE:
            break
    return "\n".join(out)


def _second_look(lines: list[Line]) -> str | None:
    """The language of the first piece of the text that tells one: the longest lines may be lists of names."""
    text = "\n".join(line.text for line in lines)
    starts = range(0, min(len(text), _PIECE * _MOST_PIECES), _PIECE)
    return next(filter(None, (language_of(text[at : at + _PIECE], None) for at in starts)), None)


def _highlights(draft: Draft, label: str | None, points: list[tuple[str, int]]) -> dict[str, Any]:
    if not points:
        chosen = extracted(draft.lines, draft.title)
        items = [{"text": text, "evidence": [at], "unsupported": []} for text, at in chosen]
        return {"origin": "extracted" if items else None, "label": None, "items": items}
    # Imported for the first article with key points of its own: many calls of `inspect` meet none.
    from reader.article.evidence.support import Item, evidence_of

    body = [(i, line) for i, line in enumerate(draft.lines) if line.role == "body"]
    found = evidence_of([Item(text, draft.lines[at]) for text, at in points], body)
    items = [
        {"text": text, "evidence": blocks, "unsupported": unsupported}
        for (text, _), (blocks, unsupported) in zip(points, found, strict=True)
    ]
    return {"origin": "publisher", "label": label, "items": items}


def _of_host(url: str, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """What a published list says of who owns the host, as a disclaimer of origin `host`."""
    owner = owner_of(url, vocabulary) if url else None
    if not owner or not owner.get("kinds"):
        return []
    return [{"kinds": list(owner["kinds"]), "text": str(owner.get("text", "")), "origin": "host", "blocks": []}]


def block(i: int, line: Line) -> dict[str, Any]:
    """A line as a block."""
    out: dict[str, Any] = {"i": i, "kind": line.kind, "level": line.level, "text": line.text, "role": line.role}
    if line.marker:
        out["marker"] = line.marker
    links = [list(link) for link in line.links if link[2] != NOWHERE] if line.links else None
    if links:
        out["links"] = links
    if line.marks:
        out["marks"] = [list(mark) for mark in line.marks]
    out["rule"] = line.rule
    return out
