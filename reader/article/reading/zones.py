"""What the class of a container says it is for (`related-posts`, `newsletter-signup`): words of the web, no sites."""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_LONGEST: Final = 400
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
    "paywall": "newsletter",
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
