"""What the library and those who bring articles tell each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model.entries import Enclosure
    from reader.model.parts import Company
    from reader.model.polls import FeedState


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article that the library has, as the poller must know it to tell changed from unchanged."""

    id: int
    content_hash: str
    url: str = ""
    updates: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What a feed has brought before: articles by identity, and identities of articles that were removed."""

    articles: Mapping[str, KnownArticle] = field(default_factory=dict)
    tombstones: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Notice:
    """A new article (its id) that a rule tells of, and the rule's query."""

    article: int
    title: str
    rule: str


@dataclass(frozen=True, slots=True)
class LeadsTo:
    """Another subscription, to whose address that of a feed leads for good: seen on so many polls (`times`), or so
    often that the two have become one (`joined`).
    """

    url: str
    title: str
    times: int
    joined: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """How many articles a save added, which (by id) it changed, what rules tell of the new ones, and the subscription
    that the feed leads to.
    """

    new: int = 0
    changed: tuple[int, ...] = ()
    notices: tuple[Notice, ...] = ()
    leads_to: LeadsTo | None = None

    @property
    def updated(self) -> int:
        """How many articles it changed."""
        return len(self.changed)


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article ready to be stored: everything that can be made outside the library is made. Picklable.

    `html` and `parts` are compressed, `parts` with `html` as its dictionary; `index` holds the text of each column of
    the search index, `beginnings` the first letters of its words; `traits` are the names of the lists that the article
    belongs to; `firm_keys` and `short_keys` go with `companies`; `kinds` and `flags` are bit sets.
    `read`: an old article that a feed brings late, and that must not come as news; `received`: when it came in first,
    where that was in another library.
    """

    identity: str
    content_hash: str
    url: str
    title: str
    author: str
    published: datetime | None
    updated: datetime | None
    language: str | None
    kinds: int
    flags: int
    minutes: int
    html: bytes
    parts: bytes
    extras: str
    index: tuple[str, ...]
    beginnings: str
    traits: tuple[str, ...]
    companies: tuple[Company, ...]
    firm_keys: tuple[str, ...]
    short_keys: tuple[str, ...]
    analysis_version: str
    read: bool = False
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptState:
    """What the reader did to an article, by its id, in another library."""

    id: int
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a poll of a feed brought and learnt: the feed's state after it, and what the document says of the feed.

    `new` are articles in the order of the document; `changed` replaces the text of articles, by id, and leaves state
    alone; `moved` gives the identities by which unchanged articles are known from now on.
    """

    after: FeedState
    title: str = ""
    site_url: str = ""
    new: Sequence[PreparedArticle] = ()
    changed: Sequence[tuple[int, PreparedArticle]] = ()
    moved: Sequence[tuple[int, str]] = ()


@dataclass(frozen=True, slots=True)
class StoredHtml:
    """What a stored article is analysed from again.

    `untitled`: its publisher gives it no title, and the one that it has is how its text begins.
    """

    id: int
    identity: str
    content_hash: str
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
    untitled: bool = False

    @property
    def told_title(self) -> str:
        """The title that the analysis is told: what the text itself says first is none."""
        return "" if self.untitled else self.title


@dataclass(frozen=True, slots=True)
class Asked:
    """Full texts that the reader asked for at once: their entry in the journal (0: none yet) and the articles' ids."""

    entry: int = 0
    ids: tuple[int, ...] = ()
