"""Texts with what feedparser mends in them, for those that are read without it. Pure."""

import re
from contextlib import suppress

_C1 = re.compile("[\x80-\x9f]")
_C1_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
_CP1252 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


def has_c1(coded: bytes) -> bool:
    """Whether a document in UTF-8 holds control characters of which some stand for characters of Windows-1252."""
    return b"\xc2" in coded and _C1_BYTES.search(coded) is not None


def mended(text: str, *, odd: bool) -> str:
    """The text without the blanks around it, UTF-8 that was read as Latin-1 and characters of Windows-1252 put right.

    `odd`: the document has such characters somewhere; looking for them in every text takes longer.
    """
    text = text.strip()
    if text.isascii():
        return text
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
        odd = True
    return text.translate(_CP1252) if odd and _C1.search(text) else text
