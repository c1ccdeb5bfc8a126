"""Characters that were escaped twice on their way into a feed ("Smith &amp;amp; Sons"), made right again.

An article about markup means what it says: one that names HTML or the like, or that holds code, is left as it is.
"""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# No angle brackets among them: those are the rest of a tag, not a character that somebody typed.
_NAMED: Final = (
    "amp|quot|apos|nbsp|hellip|euro|pound|copy|reg|trade|deg|bull|middot|[lr][as]?[sd]?quo|[nm]dash"
    "|[A-Za-z]{1,2}(?:acute|grave|circ|tilde|uml|ring|slash|cedil|lig)"
)
_NAME: Final = f"(?:{_NAMED}|#(?!6[02];)[0-9]{{2,5}}|#x(?!3[ceCE];)[0-9A-Fa-f]{{2,4}});"
_CODE: Final = ("<pre", "<code", "<kbd", "<samp", "<tt>")
_DEEPEST: Final = 3


def escaped_once(html: str) -> str:
    """The HTML with no character of its text escaped more than once; tags stay as they are."""
    if "&amp;" not in html or not _escaped_twice().search(html) or _holds_code(html):
        return html
    for _ in range(_DEEPEST):
        before, html = html, _tag_or_escaped_twice().sub(_with_one_less, html)
        if html == before:
            break
    return html


def unescaped_text(text: str) -> str:
    """Plain text, a title or a name with no character in it escaped any more."""
    if "&" not in text or not _escaped().search(text) or _about_markup().search(text):
        return text
    from html import unescape

    for _ in range(_DEEPEST):
        before, text = text, _escaped().sub(lambda found: unescape(found[0]), text)
        if text == before:
            break
    return text


def _holds_code(html: str) -> bool:
    low = html.lower()
    return any(tag in low for tag in _CODE) or _about_markup().search(_tag().sub(" ", html)) is not None


def _with_one_less(found: re.Match[str]) -> str:
    return found[1] or "&"


# Hardly any text needs these.
@cache
def _escaped() -> re.Pattern[str]:
    return re.compile(f"&{_NAME}")


@cache
def _escaped_twice() -> re.Pattern[str]:
    return re.compile(f"&amp;{_NAME}")


@cache
def _tag_or_escaped_twice() -> re.Pattern[str]:
    return re.compile(f"(<[^<>]*>)|&amp;(?={_NAME})")


@cache
def _tag() -> re.Pattern[str]:
    return re.compile("<[^<>]*>")


@cache
def _about_markup() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:x?html\d?|xml|ampersands?|javascript|css\d?|unescap\w+|escaped (?:character|entit)\w+"
        r"|(?:character|named) (?:entit|reference)\w+)\b",
        re.IGNORECASE,
    )
