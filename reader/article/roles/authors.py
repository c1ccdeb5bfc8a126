"""Boxes about the author below the text: the name that stands in the byline, once more on a line of its own, perhaps an
office, and a paragraph about whoever bears it."""

from __future__ import annotations

from reader.article.phrases import phrase_words
from reader.article.roles.boilerplate import ADDRESSED
from reader.article.roles.draft import is_sentence
from reader.article.roles.marks import CREDITS, starts_byline
from reader.article.roles.profiles import Found
from reader.article.roles.subjects import ARTICLES, BIO_NOUNS
from reader.text import digits_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_LONGEST_NAME: Final = 4
_NO_NAME: Final = frozenset("/(")
_BYLINE: Final = 7
_LONG_BYLINE: Final = 20
_LONGEST_OFFICE: Final = 8
_MOST_BETWEEN: Final = 3
_SHORTEST_BIO: Final = 8
_MOST_PARAGRAPHS: Final = 4
_OPENING: Final = 12
_MOST_BEHIND: Final = 0.25
_TEXTS: Final = ("paragraph", "list_item")
_KINDS: Final = (*_TEXTS, "heading")
_LABELS: Final = ("profile", "profiles")
_HEADS: Final = frozenset("author by autor autorin auteur von".split())
_BEING: Final = frozenset("is was has ist hat est es è é".split())
_SPEAKING: Final = frozenset("i my he she his her ich er sie".split())


def find_authors(draft: Draft) -> list[Found]:
    """The profiles of authors in such boxes; their lines get their roles here."""
    lines = draft.lines
    if draft.second >= len(lines):
        return []
    bylines = _bylines(draft)
    named = {word for byline in bylines for word in byline}
    found: list[Found] = []
    for i in range(draft.second + 1, len(lines) - 1):
        if not 0 < lines[i].size <= _LONGEST_OFFICE or lines[i].words.isdisjoint(named):
            continue
        name = _name_of(lines[i], bylines)
        if not name:
            continue
        texts = _texts_below(lines, i, name)
        if lines[i].kind == "list_item" and not any(_begins_so(lines[at], name) for at in texts):
            continue
        if texts and _is_at_foot(lines, i, texts[-1]):
            _decide(draft, i, texts)
            found.append(Found(name, i, texts, author=True))
    return found


def _bylines(draft: Draft) -> list[list[str]]:
    """The words of the short lines above the text, and of longer ones that begin as a byline does."""
    above = [line for i, line in enumerate(draft.lines[: draft.begin]) if i != draft.headline]
    return [
        line.tokens for line in above if line.size <= _BYLINE or (line.size <= _LONG_BYLINE and starts_byline(line))
    ]


def _name_of(line: Line, bylines: list[list[str]]) -> str:
    """The name that the line is, where a line above the text has it too: "Ann Marlow", "Author: Ann Marlow, editor"."""
    if line.role or line.spans or line.kind not in _KINDS:
        return ""
    if starts_byline(line) or line.text.endswith(":"):
        return ""
    head, colon, rest = line.text.partition(":")
    name = (rest if colon and head.lower() in _HEADS else line.text).partition(",")[0].strip()
    words = phrase_words(name)
    if not 0 < len(words) <= _LONGEST_NAME or not name[0].isupper() or is_sentence(line):
        return ""
    if digits_in(name) or not _NO_NAME.isdisjoint(name) or words[0] in ARTICLES or not CREDITS.isdisjoint(words):
        return ""
    return name if any(_holds(byline, words) for byline in bylines) else ""


def _holds(tokens: list[str], words: list[str]) -> bool:
    size = len(words)
    return any(tokens[at : at + size] == words for at in range(len(tokens) - size + 1))


def _texts_below(lines: list[Line], i: int, name: str) -> list[int]:
    """The paragraphs about the author below a name, with the office between; none where nothing tells of somebody."""
    at = i + 1
    while at < len(lines) and at <= i + _MOST_BETWEEN and _is_between(lines[at]):
        at += 1
    start = at
    names = set(phrase_words(name))
    while at < len(lines) and at - start < _MOST_PARAGRAPHS and _is_told_of(lines[at], names, at > start):
        at += 1
    if at == start:
        return []
    office = [n for n in range(i + 1, start) if "@" not in lines[n].text and not any(map(str.isdigit, lines[n].text))]
    return [*(office if office == [*range(i + 1, start)] else []), *range(start, at)]


def _is_between(line: Line) -> bool:
    """Whether the line may say what office somebody has, or where to write to."""
    short = 0 < line.size <= _LONGEST_OFFICE and line.kind in _TEXTS and not is_sentence(line)
    return short and not (line.role or line.label or (line.spans and line.zone != "share"))


def _is_told_of(line: Line, names: set[str], goes_on: bool) -> bool:
    """Whether the paragraph speaks of somebody with that name, of a trade, or of whoever writes it; or goes on so."""
    if line.role or line.kind not in _TEXTS or line.size < _SHORTEST_BIO or line.says or line.label:
        return False
    if not is_sentence(line) and line.words.isdisjoint(BIO_NOUNS):
        return False
    opening = line.tokens[:_OPENING]
    if goes_on and ADDRESSED.isdisjoint(opening[:1]) and not _SPEAKING.isdisjoint(line.words):
        return True
    if not line.words.isdisjoint(BIO_NOUNS) or not _SPEAKING.isdisjoint(opening[:1]):
        return True
    if len(names) == 1:
        return opening[0] in names and opening[1] in _BEING
    return not names.isdisjoint(opening) and ADDRESSED.isdisjoint(opening[:1])


def _is_at_foot(lines: list[Line], start: int, last: int) -> bool:
    """Whether little of what is told stands behind the box."""
    above = sum([line.size for line in lines[:start] if line.told])
    return sum([line.size for line in lines[last + 1 :] if line.told]) <= _MOST_BEHIND * above


def _begins_so(line: Line, name: str) -> bool:
    return is_sentence(line) and name.startswith(line.text.partition(" ")[0])


def _decide(draft: Draft, i: int, texts: list[int]) -> None:
    lines = draft.lines
    above = lines[i - 1]
    if above.label is not None and above.label[0] in _LABELS and not above.role and above.size <= _LONGEST_NAME:
        above.decide("profile_label", "profile:author")
    lines[i].decide("profile_label", "profile:author")
    for at in texts:
        lines[at].decide("profile", "profile:author")
