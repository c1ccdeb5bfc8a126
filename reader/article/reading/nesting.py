"""Elements inside elements without end, which would take the parser time and memory that grow with the square of their
number: it looks through all containers that are open at every one that it opens, and opens again in every paragraph
all emphasis that was never closed."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_FEWEST_TAGS: Final = 600
_DEEPEST: Final = 512  # browsers end there, too
_MOST_STYLES: Final = 32
_NESTING: Final = re.compile(
    r"<(/?)(?:(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)|div|ul|ol|section|article|blockquote|aside|main|"
    r"header|footer|nav|center|details|dl|dir|menu|address|fieldset|figure|pre|listing|table)(?![^\s/>])[^<>]*>",
    re.IGNORECASE,
)


def leveled(html: str) -> str:
    """The page without the containers and the emphasis that stand deeper than any page needs; every text stays."""
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
