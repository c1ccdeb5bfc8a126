"""Names as texts introduce them: legal forms, and the short forms that a text defines in brackets or by "hereafter"."""

from __future__ import annotations


def aliases_of(text: str) -> list[str]:
    """The short names that the text defines, in order ("… (CATL)", "… (the 'Company')" gives none)."""
    return []
