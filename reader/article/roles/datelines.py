"""Datelines of releases: "OSLO, 4 May (GLOBE NEWSWIRE) -- ..." says that the text is a press release, and so does "FOR
IMMEDIATE RELEASE" above it, though no line says so itself."""

from __future__ import annotations

from reader.article.phrases import phrase_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_OPENING: Final = 150
_LATEST: Final = 110  # where a wire begins in a dateline at most
_LONGEST_MARK: Final = 40
_MOST_WORDS: Final = 4
_ENCLOSING: Final = (("(", ")"), ("/", "/"), ("[", "]"), ("/ ", " /"), ("- ", " -"), ("", " -"), ("", " /"), ("", ":"))
_FAR: Final = 3
_ENDINGS: Final = ("newswire", "presswire", "pressrelease", "prnewswire")


def release_in_dateline(draft: Draft, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The press release that a dateline gives away, as a disclaimer of origin `inferred` beside those `given`; none
    where one of these says so itself. The text is the dateline up to the wire's name; its line stays body."""
    if any("provided_content" in passage["kinds"] for passage in given):
        return []
    for i in lines_of_dateline(draft):
        line = draft.lines[i]
        if line.role != "body" or line.kind not in ("paragraph", "heading"):
            continue
        end = named_wire(draft, line)
        if end:
            text = line.text[: end + (line.text[end : end + 1] in (")", "/", "]"))]
            return [{"kinds": ["provided_content"], "text": text, "origin": "inferred", "blocks": [i]}]
    return []


def lines_of_dateline(draft: Draft) -> list[int]:
    """Where a dateline may stand: the first long paragraph and the two lines above it; where that stands far below the
    headline, behind a list, the three lines below the headline, too."""
    first = min(draft.first, len(draft.lines) - 1)
    below = draft.headline + 1
    found = [*range(max(0, first - 2), first + 1)]
    return found if first - below < _FAR else [*found, *range(below, min(below + _FAR, found[0]))]


def has_release_dateline(draft: Draft) -> bool:
    """Whether a wire for releases stands in the dateline."""
    return any(named_wire(draft, draft.lines[at]) for at in lines_of_dateline(draft))


def named_wire(draft: Draft, line: Line) -> int:
    """Where the name of a wire for releases ends in the dateline that a line begins with, or is; 0 where there is
    none."""
    low = line.low[:_OPENING]
    if "wire" not in low and "pressrelease" not in low and draft.words.release_wires.words.isdisjoint(line.words):
        return 0
    if _are_wire(draft, line.tokens):
        return len(line.text)
    head = line.text[:_OPENING]
    return next((end for start, end in _marks(head) if _are_wire(draft, _named(head[start:end]))), 0)


def _named(said: str) -> list[str]:
    """The words of what stands in a bracket, without a date behind the wire: "(Newsfile Corp. - 4 November 2026)"."""
    return phrase_words(said.partition(" - ")[0])


def _marks(head: str) -> Iterator[tuple[int, int]]:
    """What stands in brackets, between slashes or before a dash near the beginning: from where to where."""
    for left, right in _ENCLOSING:
        at = head.find(left) + len(left) if left in head else -1
        end = head.find(right, at) if 0 <= at <= _LATEST else -1
        if 0 <= end - at <= _LONGEST_MARK:
            yield at, end


def _are_wire(draft: Draft, words: list[str]) -> bool:
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    return words[-1].endswith(_ENDINGS) or bool(draft.words.release_wires.spanning(words))
