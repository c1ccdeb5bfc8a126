"""What stands in the markup of a parsed page: its texts as they were, the attributes of its tags, its tables."""

from __future__ import annotations

import re

from reader.article.reading.noise import without_noise
from reader.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_ATTRIBUTE: Final = re.compile(r'([a-z-]+)="([^"]*)"')


def unescaped(text: str) -> str:
    """Text or attribute as it was before the parser escaped it; it escapes nothing but these."""
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\u00a0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return text.replace("&amp;", "&")


def attribute(attributes: str, name: str) -> str:
    """The value of an attribute of a tag; empty where it has none."""
    for found in _ATTRIBUTE.finditer(attributes):
        if found[1] == name:
            return unescaped(found[2])
    return ""


def number(attributes: str, name: str, otherwise: int) -> int:
    """An attribute as a whole number of at most six digits."""
    value = attribute(attributes, name).strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else otherwise


NOWHERE: Final = "/"  # the address of a link within a site whose own address is not known: a link, but not to be opened


def leads_away(href: str) -> bool:
    """Whether a link leads to another page."""
    return not href.lower().startswith(("#", "mailto:", "javascript:", "data:", "tel:"))


def resolved(base: str, href: str) -> str:
    """An address as seen from `base`; empty where it leads nowhere else."""
    if not base or not leads_away(href):
        return ""
    from urllib.parse import urljoin

    try:
        return urljoin(base, href)
    except ValueError:
        return ""


def table_rows(parts: list[str], start: int) -> list[list[str]] | None:
    """The cells of the table whose inside begins at `start`; None where the table is there for the layout."""
    rows: list[list[str]] = []
    size = count = 0
    cell: list[str] | None = None
    for i in range(start, len(parts) - 3, 4):
        if cell is not None:
            cell.append(parts[i])
        closes, tag = parts[i + 1], parts[i + 2]
        if tag == "table" and not closes:
            return None
        if tag in ("td", "th", "caption", "tr", "table"):
            if cell is not None:
                text = clean(without_noise(unescaped(" ".join(cell))))
                rows[-1].append(text)
                size += len(text)
                count += 1
            cell = None
            if tag == "table":
                break
            if not closes and (tag == "tr" or not rows):
                rows.append([])
            if not closes and tag != "tr":
                cell = []
    widest = max((len(row) for row in rows), default=0)
    if widest < 2 or size > 120 * count:
        return None
    return [row for row in rows if any(row)]
