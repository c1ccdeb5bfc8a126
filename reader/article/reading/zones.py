"""What the class of a container says it is for (`related-posts`, `newsletter-signup`): words of the web, no sites."""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line

_LONGEST: Final = 400
_MOST: Final = 0.4
_LONG: Final = 150
_FEWEST_PARAGRAPHS: Final = 4
_WORDS: Final = {
    "share": "share",
    "sharing": "share",
    "sharebar": "share",
    "social": "share",
    "sharedaddy": "share",
    "addtoany": "share",
    "related": "related",
    "relatedposts": "related",
    "recirc": "related",
    "recirculation": "related",
    "recommended": "related",
    "recommendations": "related",
    "outbrain": "related",
    "taboola": "related",
    "readmore": "related",
    "newsletter": "newsletter",
    "subscribe": "newsletter",
    "subscription": "newsletter",
    "signup": "newsletter",
    "comments": "comments",
    "disqus": "comments",
    "breadcrumb": "nav",
    "breadcrumbs": "nav",
    "pagination": "nav",
    "toc": "nav",
    "advert": "advert",
    "advertisement": "advert",
    "adsense": "advert",
    "promo": "advert",
    "tags": "tags",
    "tagcloud": "tags",
    "cookie": "newsletter",
}


@lru_cache(maxsize=1024)
def zone_of(classes: str) -> str:
    """The zone that a class attribute names, or nothing."""
    if len(classes) > _LONGEST:
        return ""
    for word in classes.lower().replace("-", " ").replace("_", " ").split():
        if word in _WORDS:
            return _WORDS[word]
    return ""


def doubt(lines: list[Line]) -> None:
    """Takes a zone from lines that are much of the article, or several of its paragraphs: a page may call the container
    of its text "subscribe"."""
    zoned = [line for line in lines if line.zone in _ZONES]
    if not zoned:
        return
    most = _MOST * sum([len(line.text) for line in lines])
    for zone in {line.zone for line in zoned}:
        held = [line for line in zoned if line.zone == zone]
        much = zone != "nav" and sum([len(line.text) for line in held]) > most
        if much or sum(map(_is_paragraph, held)) >= _FEWEST_PARAGRAPHS:
            for line in held:
                line.zone = ""


def _is_paragraph(line: Line) -> bool:
    """Whether a line is surely a paragraph of running text."""
    long = line.kind == "paragraph" and len(line.text) >= _LONG
    return long and not line.links and line.text.endswith((".", "”", '"', "。", "!", "?"))


_ZONES: Final = frozenset(_WORDS.values()) - {"comments", "related"}  # of which there may be more than of the text
