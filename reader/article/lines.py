"""One line of an article under way: a block whose role is not decided yet.

`Line` is mutable and bare (no dataclass) because thousands are made a second and the rules pass them from hand to hand.
"""

from __future__ import annotations

from reader.text import in_characters

_PUNCTUATION = {
    ord(c): " " for c in '!"#()*,./:;<=>?@[\\]^_`{|}~\u2026\u2022\u00b7\u00bb\u00ab\u00bf\u00a1\u2122\u00ae\u00a9'
}
_MOST_TOKENS = 4000


class Line:
    """A block with what the rules need to know about it. `low` and `tokens` are filled by `prepare`."""

    __slots__ = (
        "bold",
        "kind",
        "kinds",
        "level",
        "links",
        "low",
        "marker",
        "marks",
        "raw",
        "role",
        "rule",
        "soft",
        "text",
        "tokens",
        "words",
        "zone",
    )

    def __init__(self, kind: str, text: str, level: int | None = None, marker: str = "", zone: str = "") -> None:
        self.kind = kind
        self.text = text
        self.level = level
        self.marker = marker
        self.zone = zone
        self.links: list[tuple[int, int, str]] = []
        self.marks: list[tuple[int, int, str]] = []
        self.bold = False
        self.soft = False
        self.raw = ""
        self.role = ""
        self.rule = ""
        self.kinds: tuple[str, ...] = ()
        self.low = ""
        self.tokens: list[str] = []
        self.words: set[str] = set()

    def decide(self, role: str, rule: str) -> None:
        """Gives the line its role, and remembers which rule did."""
        self.role = role
        self.rule = rule

    def prepare(self) -> None:
        """Fills the lower-case text and its tokens."""
        self.low = lowered(self.text)
        self.tokens = tokens(self.low)
        self.words = set(self.tokens)


def lowered(text: str) -> str:
    """Lower case with typographic quotes and dashes made plain."""
    low = text.lower()
    if not low.isascii():
        for mark, plain in (("\u2019", "'"), ("\u2018", "'"), ("\u2013", "-"), ("\u2014", " - "), ("\u2011", "-")):
            if mark in low:
                low = low.replace(mark, plain)
        for mark in "\u201c\u201d\u201e":
            if mark in low:
                low = low.replace(mark, '"')
    return low


def tokens(low: str) -> list[str]:
    """The words of a lowered text (the first 4,000); every Chinese or Japanese character is one."""
    if has_cjk(low):
        low = in_characters(low)
    return low.translate(_PUNCTUATION).split(None, _MOST_TOKENS)[:_MOST_TOKENS]


def has_cjk(text: str) -> bool:
    """Whether the text has a Chinese, Japanese or Korean character."""
    return not text.isascii() and max(text) > "\u303f"
