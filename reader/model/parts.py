"""The parts of an article, as the analysis gives them, the library keeps them and the desk shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
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
    """A passage that says what a company (or somebody else) is.

    `text` is the passage as printed; `label` is its beginning where that only announces it ("About Quellmoor: ").
    """

    name: str
    kind: ProfileKind
    text: str
    aliases: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    blocks: tuple[int, ...] = ()
    label: str = ""

    @property
    def description(self) -> str:
        """The text without its label, for people."""
        return self.text.removeprefix(self.label)

    def as_dict(self) -> dict[str, Any]:
        """The profile as JSON values; `label` only where there is one."""
        out: dict[str, Any] = {
            "name": self.name,
            "aliases": list(self.aliases),
            "tickers": list(self.tickers),
            "kind": self.kind,
            "text": self.text,
            "blocks": list(self.blocks),
        }
        if self.label:
            out["label"] = self.label
        return out

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Profile":
        """The profile that `as_dict` gave."""
        return cls(
            name=data["name"],
            kind=data["kind"],
            text=data["text"],
            aliases=tuple(data["aliases"]),
            tickers=tuple(data["tickers"]),
            blocks=tuple(data["blocks"]),
            label=data.get("label", ""),
        )


@dataclass(frozen=True, slots=True)
class Company:
    """A company that an article names; `mentions` counts every form of its name."""

    name: str
    aliases: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    mentions: int = 1
    profiled: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The company as JSON values."""
        return {
            "name": self.name,
            "aliases": list(self.aliases),
            "tickers": list(self.tickers),
            "mentions": self.mentions,
            "profiled": self.profiled,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Company":
        """The company that `as_dict` gave."""
        return cls(
            name=data["name"],
            aliases=tuple(data["aliases"]),
            tickers=tuple(data["tickers"]),
            mentions=data["mentions"],
            profiled=data["profiled"],
        )


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """One passage of fine print and its kinds (`model.DISCLAIMER_KINDS`)."""

    kinds: tuple[str, ...]
    text: str
    origin: DisclaimerOrigin = "publisher"
    blocks: tuple[int, ...] = ()


READ_FOR_COMPANIES = 100_000
"""Characters of a text in which companies are looked for and counted."""


@dataclass(frozen=True, slots=True)
class Parts:
    """An article taken apart. `as_dict` is what `inspect --json` prints, and what the library stores."""

    title: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    highlights: Highlights = Highlights()
    profiles: tuple[Profile, ...] = ()
    companies: tuple[Company, ...] = ()
    disclaimers: tuple[Disclaimer, ...] = ()

    @property
    def read_in_part(self) -> str:
        """What of a very long text companies were looked for in, in words; empty where in all of it."""
        length = sum(len(block.text) + 1 for block in self.blocks if block.role != "boilerplate")
        return f"in the first {READ_FOR_COMPANIES:,} characters" if length > READ_FOR_COMPANIES else ""

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
            "profiles": [profile.as_dict() for profile in self.profiles],
            "companies": [company.as_dict() for company in self.companies],
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
            profiles=tuple(map(Profile.from_dict, data["profiles"])),
            companies=tuple(map(Company.from_dict, data["companies"])),
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
