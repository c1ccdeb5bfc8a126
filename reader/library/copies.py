"""Whether two articles of different feeds are one: what `is:copy` asks.

They came out in the same second, and are found at the same address; or they have the same title, and either addresses
that differ only in what says where a link was found, or the same text of some length. At another time, neither title
nor address makes a copy: a link blog has those of the page that it comments on.
"""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from reader.library.places import PER_SECOND

_TRACKING = re.compile(
    r"(utm|mtm|pk|piwik|mc|at|ns|hsa|_hs|wt|oly|vero|stm|trk|itm|algo|soc|ga)[_.-]\w+"
    r"|(fb|g|gb|d|y|tt|tw|ms|mk|wick|epi|li_fat_)clk?id|igshid|_ga|_gl|spm"
    r"|\w*campaign(_?id)?|\w*cmp(_?id)?|[ion]cid|ito|xtor|sm(id|typ)|sr_share|guccounter|sref"
    r"|ref(_\w+|src|id)?|referr?er|source|src|via|medium|partner|affiliate|rss|syndication|traffic_?source",
    re.IGNORECASE,
)
"""Names of parameters that say where a link was found; none of them leads to another page under the same title."""
_LEAST_TEXT = 200
"""Bytes of a packed text that is not said of one thing after another."""

IS_COPY = (
    "a.url <> '' AND EXISTS (SELECT 1 FROM articles c JOIN states t ON t.place = c.place"
    f" WHERE c.place >= {{p}} / {PER_SECOND} * {PER_SECOND} AND c.place < ({{p}} / {PER_SECOND} + 1) * {PER_SECOND}"
    " AND c.id < a.id AND c.feed_id <> a.feed_id AND (c.url = a.url OR (c.title = a.title AND c.title <> ''"
    " AND (alike(c.url, a.url) OR"
    " EXISTS (SELECT 1 FROM identities x JOIN identities y ON y.content_hash = x.content_hash"
    " WHERE x.id = c.id AND y.id = a.id AND x.content_hash <> '')"
    f" AND (SELECT length(html) > {_LEAST_TEXT} FROM contents WHERE id = a.id)))))"
)
"""Whether another feed has brought an article before, as SQL that needs `alike`."""


def alike(url: str, other: str) -> bool:
    """Whether two addresses differ in nothing that leads to another page."""
    (one, named), (two, named_too) = _read(url), _read(other)
    return bool(one) and one == two and all(_TRACKING.fullmatch(name) for name, _ in named ^ named_too)


@lru_cache(512)
def _read(url: str) -> tuple[str, frozenset[tuple[str, str]]]:
    """Host and path of an address, empty for one that is not of the web, and what it says by name; in the mark behind
    it too, which a publisher may count by.
    """
    try:
        address = urlsplit(url)
        named = [pair for text in (address.query, address.fragment) for pair in parse_qsl(text, keep_blank_values=True)]
    except ValueError:
        return "", frozenset()
    if address.scheme not in ("http", "https"):
        return "", frozenset()
    return address.netloc.lower().removeprefix("www.") + address.path.rstrip("/"), frozenset(named)
