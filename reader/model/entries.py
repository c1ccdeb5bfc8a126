"""What feeds say, on its way into the library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from reader.model.parts import Parts


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that an entry carries; `length` in bytes, 0 where unknown."""

    url: str
    type: str = ""
    length: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed as published. `guid` and `url` may be empty; `html` is the fullest content it carries.

    `summary_only` is true where the feed gave a summary and no content.
    """

    guid: str
    url: str
    title: str
    html: str
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    summary_only: bool = False
    enclosures: tuple[Enclosure, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed document. Rhythm hints are as the feed gave them: `ttl` and `update_period` in minutes, hours in UTC."""

    title: str
    url: str = ""
    description: str = ""
    language: str | None = None
    ttl: int | None = None
    update_period: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class AnalysedArticle:
    """An article on its way into the library: the one intake's unit. `identity` is unique within its feed.

    `parts` are the parts, or what their `as_dict` gives: whoever has only that need not make values of it.
    """

    identity: str
    url: str
    title: str
    html: str
    content_hash: str
    parts: Parts | Mapping[str, Any]
    analysis_version: str
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    summary_only: bool = False
    enclosures: tuple[Enclosure, ...] = ()
    categories: tuple[str, ...] = ()
    firm_keys: tuple[str, ...] = ()
    """For each company of the parts what its name shares with other names of the same firm; or nothing at all."""
    short_keys: tuple[str, ...] = ()
    """For each company the key of its name's first word, where texts call it so; or nothing at all."""
