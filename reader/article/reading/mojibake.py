"""Text that was UTF-8 and was read as windows-1252 or windows-874 ("â€™", "Ã©", "โ€™"), made right again.

Only sequences that are valid UTF-8 when turned back into bytes are touched, so that a repair is never a guess.
"""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_HIGH: Final = {bytes([b]).decode("cp1252", "ignore") or chr(b): b for b in range(0x80, 0xA0)}
_TO_BYTE: Final = {**{chr(b): b for b in range(0x80, 0x100)}, **_HIGH}
_THAI: Final = {
    "\u0093": "–",
    "\u0094": "—",
    "\u0098": "‘",
    "\u0099": "’",
    "\u009c": "“",
    "\u009d": "”",
    "\u201c": "–",
    "\u201d": "—",
    "\u02dc": "‘",
    "\u2122": "’",
    "\u0153": "“",
    "\u0e06": "…",
    "\u00a6": "…",
    "\u2018": "‘",
    "\u2019": "’",
    "\u201a": "‚",
}
_SIGNS: Final = (
    "\u00c3",
    "\u00c2",
    "\u00e2\u20ac",
    "\u00e2\u0080",
    "\u00e2\u201e",
    "\u00f0\u0178",
    "\u00ef\u00bc",
    "\u00e3\u20ac",
)
_MAY_BE_THAI: Final = "\u0e42\u20ac".encode()
_FIRST_CHARACTERS: Final = (*sorted({sign[0] for sign in _SIGNS}), "\u0e42")
_SIGNS_IN_UTF8: Final = [sign.encode() for sign in _SIGNS]
_ASCII: Final = bytes(range(128))


def repaired(text: str) -> str:
    """The text with such sequences decoded as they were meant; twice, for text that was broken twice."""
    if text.isascii() or not any(map(text.__contains__, _FIRST_CHARACTERS)):  # single ones are found at memory speed
        return text
    odd = text.encode("utf-8", "replace").translate(None, _ASCII)  # a few hundred bytes, in which each sign is whole
    if _MAY_BE_THAI in odd:
        text = _thai_quotes().sub(lambda found: _THAI[found[1]], text)
    elif not any(sign in odd for sign in _SIGNS_IN_UTF8):
        return text
    for _ in range(2):
        if not any(sign in text for sign in _SIGNS):
            break
        text = _broken().sub(_decoded, text)
    return text


# Hardly any text needs these, and they take a millisecond to compile.
@cache
def _broken() -> re.Pattern[str]:
    more = "".join(re.escape(c) for c, b in _TO_BYTE.items() if b < 0xC0)
    return re.compile(f"[\u00c3-\u00df\u00c2][{more}]|[\u00e0-\u00ef][{more}]{{2}}|[\u00f0-\u00f4][{more}]{{3}}")


@cache
def _thai_quotes() -> re.Pattern[str]:
    return re.compile(f"\u0e42\u20ac([{''.join(_THAI)}])")


def _decoded(found: re.Match[str]) -> str:
    try:
        return bytes(_TO_BYTE[c] for c in found[0]).decode("utf-8")
    except (UnicodeDecodeError, KeyError):
        return found[0]
