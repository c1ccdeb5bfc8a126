"""The kinds of fine print, and what they are called."""

from collections.abc import Iterable, Mapping

# Kinds of disclaimer by group. Queries accept a group where they accept a kind.
DISCLAIMER_GROUPS: Mapping[str, tuple[str, ...]] = {
    "provenance": ("state_media", "translation", "syndicated", "provided_content", "unverified", "ai_generated"),
    "commercial": ("sponsored", "compensation", "affiliate"),
    "interests": ("position", "conflict_of_interest", "funding", "independence"),
    "reliance": (
        "not_advice",
        "risk_warning",
        "forward_looking",
        "securities_offer",
        "regulatory",
        "qualified_person",
    ),
    "editorial": ("opinion", "correction", "embargo", "editorial_standards", "terms_link"),
    "other": ("other",),
}
DISCLAIMER_KINDS: tuple[str, ...] = tuple(kind for kinds in DISCLAIMER_GROUPS.values() for kind in kinds)

# What a kind is called where its name with blanks would mislead: "position" says that the author speaks of holdings,
# not that there are any.
_WORDS: Mapping[str, str] = {
    "provided_content": "press release",
    "ai_generated": "AI-generated",
    "position": "holdings stated",
    "terms_link": "terms",
}


def kinds_in_words(kinds: Iterable[str]) -> list[str]:
    """Kinds as people read them, each once, in the order of `DISCLAIMER_KINDS` (provenance first)."""
    order = {kind: place for place, kind in enumerate(DISCLAIMER_KINDS)}
    known = sorted(dict.fromkeys(kinds), key=lambda kind: order.get(kind, len(order)))
    return [_WORDS.get(kind, kind.replace("_", " ")) for kind in known]
