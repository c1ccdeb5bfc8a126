"""What stands behind a row of a list: the article whole, and the companies that it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model.entries import Enclosure
    from reader.model.lists import ArticleRow
    from reader.model.parts import Parts


@dataclass(frozen=True, slots=True)
class Article:
    """One article whole: its row, its parts and what hangs on it."""

    row: ArticleRow
    parts: Parts
    language: str | None
    enclosures: tuple[Enclosure, ...] = ()
    categories: tuple[str, ...] = ()
    note: str = ""
    scroll: float = 0.0
    full_text: bool = False
    revisions: int = 0


@dataclass(frozen=True, slots=True)
class Revision:
    """A former text of an article, as its publisher sent it: when it was replaced, and the `later` text that did it."""

    replaced: datetime
    title: str
    parts: Parts
    later: Parts


@dataclass(frozen=True, slots=True)
class FormerText:
    """A text that an article had, as it was sent, when it was put aside and why.

    "full text": it is what the feed carries while a full text stands in its place, or such a full text, where the
    feed's own has taken its place since. `untitled`: see `StoredHtml`.
    """

    replaced: datetime
    cause: Literal["publisher", "full text"]
    title: str
    html: str
    untitled: bool = False


@dataclass(frozen=True, slots=True)
class Gist:
    """What a list says of an article's parts: the names of its companies, the texts of its highlights, and whose words
    these are; None where there are none.
    """

    companies: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    highlights_origin: Literal["publisher", "extracted"] | None = None


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A company across the library."""

    name: str
    aliases: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    articles: int = 0
    profiled: int = 0
    first_seen: datetime | None = None
    last_seen: datetime | None = None
