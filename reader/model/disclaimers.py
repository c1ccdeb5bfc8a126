"""The kinds of fine print."""

from collections.abc import Mapping

# Kinds of disclaimer by group, DESIGN §4. Queries accept a group where they accept a kind.
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
