"""What lists of articles are made of."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One row of an article list. `position` orders the list (newest first) and resumes it: (seconds, id)."""

    id: int
    feed_id: int
    feed_url: str
    feed_title: str
    title: str
    url: str
    author: str
    published: datetime | None
    received: datetime
    read: bool
    starred: bool
    kinds: tuple[str, ...]
    minutes: int
    summary_only: bool
    revised: bool
    tags: tuple[str, ...]
    has_note: bool
    position: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in the library's life: the last article and the last change of state that it had then."""

    article: int
    change: int
