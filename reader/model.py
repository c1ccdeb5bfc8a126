"""The values that travel between the rooms of the house. Data only; no decisions, no I/O.

Times are aware and UTC; a time that nobody gave is `None`. Text has been through `reader.text.clean`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

BlockKind = Literal["heading", "paragraph", "list_item", "quote", "preformatted", "table", "image"]
Role = Literal[
    "body",
    "highlights_label",
    "highlight",
    "profile_label",
    "profile",
    "disclaimer_label",
    "disclaimer",
    "boilerplate",
]
ProfileKind = Literal["company", "organisation", "publisher", "other"]
DisclaimerOrigin = Literal["publisher", "host", "inferred"]

# Kinds of disclaimer by group, DESIGN §4. Queries accept a group where they accept a kind.
DISCLAIMER_GROUPS: Mapping[str, tuple[str, ...]] = {
    "provenance": ("state_media", "translation", "syndicated", "provided_content", "unverified", "ai_generated"),
    "commercial": ("sponsored", "compensation", "affiliate"),
    "interests": ("position", "conflict_of_interest", "funding", "independence"),
    "reliance": (
        "not_advice",
        "risk_warning",
        "forward_looking",
        "securities_offer",
        "regulatory",
        "qualified_person",
    ),
    "editorial": ("opinion", "correction", "embargo", "editorial_standards", "terms_link"),
    "other": ("other",),
}
DISCLAIMER_KINDS: tuple[str, ...] = tuple(kind for kinds in DISCLAIMER_GROUPS.values() for kind in kinds)


@dataclass(frozen=True, slots=True)
class Link:
    """A link, or the address of an image, over `text[start:end]` of its block."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline emphasis over `text[start:end]`: `strong`, `em` or `code`."""

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article. A table is rows on lines and cells between tabs; `preformatted` keeps its lines.

    `level` is a heading's level (1 to 6) or a list item's depth (from 1); `marker` is an ordered item's number ("3.").
    `rule` names the rule that decided the role (for `inspect --explain`).
    """

    i: int
    kind: BlockKind
    text: str
    role: Role = "body"
    level: int | None = None
    marker: str = ""
    links: tuple[Link, ...] = ()
    marks: tuple[Mark, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """One key point, the blocks that support it, and figures, dates or names that no body block contains."""

    text: str
    evidence: tuple[int, ...] = ()
    unsupported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Highlights:
    """An article's key points and where they come from; `origin` is None where there are none."""

    origin: Literal["publisher", "extracted"] | None = None
    label: str | None = None
    items: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A passage that says what a company (or somebody else) is."""

    name: str
    kind: ProfileKind
    text: str
    aliases: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    blocks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """A company that an article names; `mentions` counts every form of its name."""

    name: str
    aliases: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    mentions: int = 1
    profiled: bool = False


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """One passage of fine print and its kinds (`DISCLAIMER_KINDS`)."""

    kinds: tuple[str, ...]
    text: str
    origin: DisclaimerOrigin = "publisher"
    blocks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """An article taken apart. `as_dict` is the contract of DESIGN §4, and what the library stores."""

    title: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    highlights: Highlights = Highlights()
    profiles: tuple[Profile, ...] = ()
    companies: tuple[Company, ...] = ()
    disclaimers: tuple[Disclaimer, ...] = ()

    def as_dict(self, *, explain: bool = False) -> dict[str, Any]:
        """The parts as JSON values. Blocks carry `links`, `marks` and `marker` only where they have them."""
        return {
            "title": self.title,
            "language": self.language,
            "blocks": [_block_as_dict(block, explain) for block in self.blocks],
            "highlights": {
                "origin": self.highlights.origin,
                "label": self.highlights.label,
                "items": [
                    {"text": item.text, "evidence": list(item.evidence), "unsupported": list(item.unsupported)}
                    for item in self.highlights.items
                ],
            },
            "profiles": [
                {
                    "name": profile.name,
                    "aliases": list(profile.aliases),
                    "tickers": list(profile.tickers),
                    "kind": profile.kind,
                    "text": profile.text,
                    "blocks": list(profile.blocks),
                }
                for profile in self.profiles
            ],
            "companies": [
                {
                    "name": company.name,
                    "aliases": list(company.aliases),
                    "tickers": list(company.tickers),
                    "mentions": company.mentions,
                    "profiled": company.profiled,
                }
                for company in self.companies
            ],
            "disclaimers": [
                {
                    "kinds": list(passage.kinds),
                    "text": passage.text,
                    "origin": passage.origin,
                    "blocks": list(passage.blocks),
                }
                for passage in self.disclaimers
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Parts":
        """The parts that `as_dict` gave."""
        highlights = data["highlights"]
        return cls(
            title=data["title"],
            language=data["language"],
            blocks=tuple(_block_from_dict(block) for block in data["blocks"]),
            highlights=Highlights(
                origin=highlights["origin"],
                label=highlights["label"],
                items=tuple(
                    Highlight(item["text"], tuple(item["evidence"]), tuple(item["unsupported"]))
                    for item in highlights["items"]
                ),
            ),
            profiles=tuple(
                Profile(
                    name=profile["name"],
                    kind=profile["kind"],
                    text=profile["text"],
                    aliases=tuple(profile["aliases"]),
                    tickers=tuple(profile["tickers"]),
                    blocks=tuple(profile["blocks"]),
                )
                for profile in data["profiles"]
            ),
            companies=tuple(
                Company(
                    name=company["name"],
                    aliases=tuple(company["aliases"]),
                    tickers=tuple(company["tickers"]),
                    mentions=company["mentions"],
                    profiled=company["profiled"],
                )
                for company in data["companies"]
            ),
            disclaimers=tuple(
                Disclaimer(tuple(passage["kinds"]), passage["text"], passage["origin"], tuple(passage["blocks"]))
                for passage in data["disclaimers"]
            ),
        )


def _block_as_dict(block: Block, explain: bool) -> dict[str, Any]:
    out: dict[str, Any] = {
        "i": block.i,
        "kind": block.kind,
        "level": block.level,
        "text": block.text,
        "role": block.role,
    }
    if block.marker:
        out["marker"] = block.marker
    if block.links:
        out["links"] = [[link.start, link.end, link.url] for link in block.links]
    if block.marks:
        out["marks"] = [[mark.start, mark.end, mark.style] for mark in block.marks]
    if explain:
        out["rule"] = block.rule
    return out


def _block_from_dict(data: Mapping[str, Any]) -> Block:
    return Block(
        i=data["i"],
        kind=data["kind"],
        text=data["text"],
        role=data["role"],
        level=data["level"],
        marker=data.get("marker", ""),
        links=tuple(Link(*link) for link in data.get("links", ())),
        marks=tuple(Mark(*mark) for mark in data.get("marks", ())),
        rule=data.get("rule", ""),
    )


# ---- what a feed says


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
class Validators:
    """What a server gave for conditional requests (RFC 9110 §8.8), byte for byte; None where it gave none."""

    entity_tag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class AnalysedArticle:
    """An article on its way into the library: the one intake's unit. `identity` is unique within its feed."""

    identity: str
    url: str
    title: str
    html: str
    content_hash: str
    parts: Parts
    analysis_version: str
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    summary_only: bool = False
    enclosures: tuple[Enclosure, ...] = ()
    categories: tuple[str, ...] = ()


# ---- what the library says


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription and its health. `interval` is the user's, in minutes (None: decided by Assay)."""

    id: int
    url: str
    title: str
    folder: str = ""
    site_url: str = ""
    unread: int = 0
    articles: int = 0
    starred: int = 0
    interval: int | None = None
    full_text: bool = False
    last_success: datetime | None = None
    last_attempt: datetime | None = None
    error: str | None = None
    error_detail: str | None = None
    failures: int = 0
    gone: bool = False
    next_poll: datetime | None = None

    @property
    def in_trouble(self) -> bool:
        """Whether the last poll failed, or the publisher has ended the feed."""
        return self.gone or self.error is not None


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
    has_highlights: bool
    summary_only: bool
    revised: bool
    tags: tuple[str, ...]
    has_note: bool
    position: tuple[int, int]


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
class CompanyRow:
    """A company across the library."""

    name: str
    aliases: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    articles: int = 0
    profiled: int = 0
    first_seen: datetime | None = None
    last_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A saved query. Built-in views have a `key` of their own; the user's are named `view:NAME`."""

    key: str
    title: str
    query: str
    built_in: bool = False


@dataclass(frozen=True, slots=True)
class PassEvents:
    """The totals of one poll; the last event line."""

    feeds: int = 0
    polled: int = 0
    unchanged: int = 0
    failed: int = 0
    skipped: int = 0
    new: int = 0
    updated: int = 0
    seconds: float = 0.0
    errors: Mapping[str, int] = field(default_factory=dict)


# ---- what the poller and the library tell each other


@dataclass(frozen=True, slots=True)
class FeedState:
    """What the schedule decides with. The poller makes the next one with `replace`, the library stores it.

    `interval` is the user's, in minutes; `rhythm` the minutes between articles, as seen; `hints` the JSON of
    what the feed says about its rhythm; `last_full` the last answer with a body; `body_hash` that body's.
    """

    id: int
    url: str
    title: str = ""
    validators: Validators = Validators()
    interval: int | None = None
    full_text: bool = False
    next_poll: datetime | None = None
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    last_full: datetime | None = None
    failures: int = 0
    error: str | None = None
    error_detail: str | None = None
    gone: bool = False
    body_hash: str = ""
    rhythm: float | None = None
    hints: str = ""
    redirect_to: str = ""
    redirect_seen: int = 0
    redirect_since: datetime | None = None
    former_urls: tuple[str, ...] = ()


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
class Saved:
    """How many articles a save added and changed."""

    new: int = 0
    updated: int = 0


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that the user wants, before it is one. `interval` in minutes, None: decided by Assay."""

    url: str
    title: str = ""
    folder: str = ""
    site_url: str = ""
    interval: int | None = None
    full_text: bool = False


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article ready to be stored: everything that can be made outside the library is made. Picklable.

    `html` and `parts` are compressed, `parts` with `html` as its dictionary; `index` holds the text of each column of
    the search index, `beginnings` the first letters of its words; `traits` are the names of the lists that the article
    belongs to; `kinds` and `flags` are bit sets.
    `read`: an old article that a feed brings late, and that must not come as news.
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
    analysis_version: str
    read: bool = False


@dataclass(frozen=True, slots=True)
class StoredHtml:
    """What a stored article is analysed from again."""

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


@dataclass(frozen=True, slots=True)
class Revision:
    """A former text of an article, with the time at which it was replaced."""

    replaced: datetime
    title: str
    parts: Parts


# ---- lists


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in the library's life: the last article and the last change of state that it had then."""

    article: int
    change: int


@dataclass(frozen=True, slots=True)
class SourceView:
    """A view as the Sources pane shows it. `count` and `unread` are kept, or counted up to 10,000."""

    key: str
    title: str
    query: str
    count: int
    unread: int
    built_in: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that the Sources pane shows."""

    views: tuple[SourceView, ...]
    feeds: tuple[Feed, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What happens to new articles of a query: they come in read, starred, or tagged with `value`. New: id 0."""

    query: str
    action: Literal["read", "star", "tag"]
    value: str = ""
    active: bool = True
    id: int = 0
