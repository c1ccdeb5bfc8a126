"""What a short line announces: key points, profiles, fine print, press contacts, or the page around the article.

A label alone proves nothing; the rules that use it look at what follows.
"""

from __future__ import annotations

from reader.article.draft import is_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reader.article.draft import Draft
    from reader.article.lines import Line
    from reader.article.vocabulary import Words

_LONGEST = 130
_MOST_WORDS = 18
_STRANGERS = 3
_APOSTROPHES = {ord("'"): " ", ord("\u2019"): " ", ord("-"): " "}
Label = tuple[str, "Any"]


def announce(draft: Draft) -> None:
    """Gives every line that announces something its `label`: (what, value)."""
    for i, line in enumerate(draft.lines):
        if line.kind in ("image", "table", "preformatted") or len(line.text) > _LONGEST or i == draft.headline:
            continue
        line.label = label_of(line, draft.words)


def label_of(line: Line, words: Words) -> Label | None:
    """What the line announces: `highlights`, `hesitant`, `profiles`, `profile` (with the name), `disclaimer` (with
    the kinds), `contact` or `page`."""
    if not line.tokens or len(line.tokens) > _MOST_WORDS:
        return None
    strength = highlights_strength(line.tokens, line.low, words)
    if strength and not line.text.endswith((".", "。")):
        return strength, line.text.rstrip(" :：*").strip()
    if words.profile_sections.whole(line):
        return "profiles", ""
    if words.boilerplate_sections.whole(line):
        return "page", ""
    kinds = words.disclaimer_labels.whole(line)
    if kinds is not None and (line.kind == "heading" or not is_sentence(line)):
        return "disclaimer", kinds
    name = profile_name(line.text, words) if not is_sentence(line) or line.kind == "heading" else ""
    if name:
        return "profile", name
    if words.contact_labels.whole(line):
        return "contact", ""
    return None


def highlights_strength(tokens: list[str], low: str, words: Words) -> str:
    """`highlights` for words that announce key points, `hesitant` for words that may, else nothing."""
    if len(tokens) > 12 and low.isascii():
        return ""
    if words.highlights_labels.spanning(tokens, low):
        return "highlights"
    for size in (3, 2, 1):
        for at in range(len(tokens) - size + 1):
            if words.highlights_heads.words.isdisjoint(tokens[at : at + size]):
                continue
            if words.highlights_heads.spanning(tokens[at : at + size]):
                return _with_company(tokens[:at], tokens[at + size :], words)
    if words.highlights_heads.spanning(tokens, low):
        return "highlights"
    return "hesitant" if words.hesitant_highlights.spanning(tokens, low) else ""


def _with_company(before: list[str], after: list[str], words: Words) -> str:
    """How sure a head word is beside the words that stand around it."""
    strange_after = sum(not _goes_along(word, words) for word in after)
    if strange_after:
        return ""
    strange_before = sum(not _goes_along(word, words) for word in before)
    if not strange_before:
        return "highlights"
    return "hesitant" if strange_before <= _STRANGERS else ""


def _goes_along(word: str, words: Words) -> bool:
    return word in words.highlights_companions or word[0].isdigit() or (word[0] in "qhf" and word[-1].isdigit())


def profile_name(text: str, words: Words) -> str:
    """The name in a label such as "About Copper Creek Inc."; empty where the line is no such label."""
    low = text.lower().translate(_APOSTROPHES)
    if len(low) != len(text):
        return ""
    for before, after in words.profile_labels:
        if not low.startswith(before) or not low.rstrip(" :：").endswith(after):
            continue
        name = text.rstrip(" :：")[len(before) : len(text.rstrip(" :：")) - len(after) or None]
        if before and before[-1] < "\u3000" and name[:1].isalnum():
            continue
        name = without_article(name.strip(" :：-–—|'’\"“”「」《》"))
        if _is_name(name):
            return name
    return ""


_ARTICLES = frozenset("the die der das dem den les le la l el los las il lo gli i o os as".split())


def without_article(name: str) -> str:
    """The name without an article in front; a capital "The" belongs to the name."""
    first, blank, rest = name.partition(" ")
    return rest if blank and first.lower() in _ARTICLES and first != "The" and rest[:1] else name


def _is_name(name: str) -> bool:
    """Whether this may be somebody's name: it begins with a capital, perhaps after an article, and is short."""
    if not name or len(name) > 100:
        return False
    for word in name.split()[:3]:
        bare = word.strip("\"“”‘’'(«„")
        if not bare or bare[0].isdigit():
            return bool(bare) and any(c.isupper() for c in name)
        if bare[0].isupper() or not bare[0].islower():
            return True
        if any(c.isupper() for c in bare):
            return True
    return False
