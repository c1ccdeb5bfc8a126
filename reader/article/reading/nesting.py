"""Elements inside elements without end, which would take the parser time and memory that grow with the square of their
number: it looks through all containers that are open at every one that it opens, and opens again in every paragraph
all emphasis that was never closed. And attributes without end, each of which it compares with all others of its tag."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_FEWEST_TAGS: Final = 600
_FEWEST_FOR_SWARMS: Final = 30_000
_LONGEST_TAG: Final = 8_000
_LONG_TAG: Final = re.compile(rf"<[a-z][^<>]{{{_LONGEST_TAG},}}", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""[^\s"'/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+))?""")
_MOST_ATTRIBUTES: Final = 1_000
_DEEPEST: Final = 512  # browsers end there, too
_MOST_STYLES: Final = 16
_NESTING: Final = re.compile(
    r"<(/?)(?:(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)|div|ul|ol|section|article|blockquote|aside|main|"
    r"header|footer|nav|center|details|dl|dir|menu|address|fieldset|figure|pre|listing|table)(?![^\s/>])[^<>]*>",
    re.IGNORECASE,
)


def leveled(html: str) -> str:
    """The page without the containers and the emphasis that stand deeper than any page needs, and without attributes
    beyond the first thousand of a tag; every text stays.
    """
    if len(html) > _FEWEST_FOR_SWARMS and max(map(len, html.split("<"))) > _LONGEST_TAG:
        html = _LONG_TAG.sub(_thinned, html)
    if html.count("<") < _FEWEST_TAGS or not _is_deep(html):
        return html
    containers = styles = start = 0
    pieces = []
    for match in _NESTING.finditer(html):
        closes, style = match[1], match[2]
        if style:
            drop = styles > _MOST_STYLES or (styles == _MOST_STYLES and not closes)
            styles = max(0, styles - 1) if closes else styles + 1
        else:
            drop = containers > _DEEPEST or (containers == _DEEPEST and not closes)
            containers = max(0, containers - 1) if closes else containers + 1
        if drop:
            pieces.append(html[start : match.start()] + ("" if style else "<br>"))
            start = match.end()
    return "".join(pieces) + html[start:]


def _thinned(tag: re.Match[str]) -> str:
    """A long tag: the parser compares each of its attributes with all others."""
    for number, attribute in enumerate(_ATTRIBUTE.finditer(tag[0])):
        if number == _MOST_ATTRIBUTES:
            return tag[0][: attribute.start()]
    return tag[0]


def _is_deep(html: str) -> bool:
    containers = styles = 0
    for match in _NESTING.finditer(html):
        step = -1 if match[1] else 1
        if match[2]:
            styles = max(0, styles + step)
            if styles > _MOST_STYLES:
                return True
        else:
            containers = max(0, containers + step)
            if containers > _DEEPEST:
                return True
    return False
