"""One line of an article under way: a block whose role is not decided yet.

`Line` is mutable and bare (no dataclass) because thousands are made a second and the rules pass them from hand to hand.
"""

from __future__ import annotations

from reader.text import cjk_character, in_characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Final

_SIGNS: Final = "!\"#'()*+,-./:;<=>?@[\\]^_`{|}~"
_MORE_SIGNS: Final = frozenset("…•·»«¿¡™®©→←▶►●■◆★☆▪◦‣※。，、：；！？（）「」『』【】《》〈〉〔〕")
_PLAIN_MARKS: Final = (
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u2013", "-"),
    ("\u2014", " - "),
    ("\u2011", "-"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u201e", '"'),
)
_BEFORE_CJK: Final = "\u303f"
_BEFORE_CJK_IN_UTF8: Final = 0xE2  # no character before them begins with more
_BLANKED: Final = bytes.maketrans(_SIGNS.encode(), b" " * len(_SIGNS))  # bytes are translated five times as fast as str
_ASCII: Final = bytes(range(128))
BULLET_SIGNS: Final = "•●▪◦‣■◆►▶*-–—·✓✔☑➤➢✅🔹🔸🔷🔶👉📌➡❖○ㆍ"
_BULLETS: Final = frozenset(BULLET_SIGNS)
_SURE_BULLETS: Final = frozenset("•●▪◦‣■◆✅🔹🔸🔷🔶👉📌")  # also without a blank behind them
_MOST_TOKENS: Final = 4000
_NONE: Final[frozenset[str]] = frozenset()
_NO_TOKENS: Final[list[str]] = []
LONG: Final = 22
_BLOCK: Final = 150  # words of several paragraphs that came as one
_FEWEST_SENTENCES: Final = 3
_ENDS: Final = tuple(".!?。！？…:：\"”’'»」)）؟।۔")


class Line:
    """A block with what the rules need to know about it. `low`, `tokens` and `words` are filled by `prepare`.

    `box` is the innermost container's number, `soft` that only a line break parts it from the next, `raw` the text
    with its white space where that holds more than single blanks, `label` what the line announces, if anything,
    `caveat` the fine print inside a paragraph that tells something else, `composed` whether its components make it a
    notice that speaks of the text or for those who made it, `asks` whether it asks for support of the publisher's work.
    """

    # Defaults of the class: most lines keep most of them, and setting two dozen attributes for each takes time.
    links: Sequence[tuple[int, int, str]] = ()
    marks: Sequence[tuple[int, int, str]] = ()
    bold = False
    box = 0
    soft = False
    raw = ""
    role = ""
    rule = ""
    kinds: tuple[str, ...] = ()
    caveat = ""
    hits: Mapping[str, int] = {}
    head: tuple[str, ...] | None = None
    says = 0
    composed = False
    asks = False
    spans: Mapping[str, Any] = {}
    label: tuple[str, Any] | None = None
    low = ""
    words: frozenset[str] | set[str] = frozenset()
    size = 0
    told = False

    def __init__(self, kind: str, text: str, level: int | None = None, marker: str = "", zone: str = "") -> None:
        self.kind = kind
        self.text = text
        self.level = level
        self.marker = marker
        self.zone = zone
        self.tokens: list[str] = _NO_TOKENS

    def decide(self, role: str, rule: str) -> None:
        """Gives the line its role, and remembers which rule did."""
        self.role = role
        self.rule = rule

    @property
    def bullet(self) -> bool:
        """Whether this is an item of a list, by its markup or by the sign that it begins with."""
        if self.kind == "list_item":
            return True
        sign = self.text[:1]
        return sign in _BULLETS and (self.text[1:2] in " \u00a0\t\ufe0f" or sign in _SURE_BULLETS)

    def prepare(self) -> None:
        """Fills the lower-case text and what is counted and looked for in it."""
        prepare([self])


def prepare(lines: list[Line]) -> None:
    """Fills the lower-case text of every line and what is counted and looked for in it."""
    for line in lines:
        low = lowered(line.text)
        bare, odd = _bare(low)
        words = bare.split(None, _MOST_TOKENS)
        if len(words) > _MOST_TOKENS:
            del words[_MOST_TOKENS:]
        line.low = low
        line.tokens = words
        line.words = set(words)
        line.size = size = _size(words) if odd and _are_cjk(odd) else len(words)
        if size >= LONG and not line.zone and line.kind in ("paragraph", "quote"):
            line.told = not line.bullet and (line.text.endswith(_ENDS) or _is_block(line))


def _is_block(line: Line) -> bool:
    """Whether a text without an end is several paragraphs that came as one."""
    return line.size >= _BLOCK and line.text.count(". ") >= _FEWEST_SENTENCES


def lowered(text: str) -> str:
    """Lower case with typographic quotes and dashes made plain, which leaves most texts ASCII, lowered many times as
    fast."""
    if not text.isascii():
        for mark, plain in _PLAIN_MARKS:
            if mark in text:
                text = text.replace(mark, plain)
    return text.lower()


def tokens(low: str) -> list[str]:
    """The words of a lowered text (the first 4,000); every Chinese or Japanese character is one."""
    return _bare(low)[0].split(None, _MOST_TOKENS)[:_MOST_TOKENS]


def count_of_tokens(text: str) -> int:
    """How many `tokens` the text has once it is lowered."""
    if text.isascii():
        return len(text.encode().translate(_BLANKED).split())
    return len(tokens(lowered(text)))


def _bare(low: str) -> tuple[str, frozenset[str]]:
    """A lowered text with blanks for its signs, and around its Chinese, Japanese and Korean characters; and its
    characters beyond ASCII: most texts have few, and bytes are sifted at memory speed."""
    coded = low.encode("utf-8", "replace")
    if len(coded) == len(low):
        return coded.translate(_BLANKED).decode(), _NONE
    odd = frozenset(coded.translate(None, _ASCII).decode())
    for sign in odd & _MORE_SIGNS:
        coded = coded.replace(sign.encode(), b" ")
    if odd and max(odd) > _BEFORE_CJK:
        coded = in_characters(coded.decode()).encode()
    return coded.translate(_BLANKED).decode(), odd


def _odd(text: str) -> bytes:
    return text.encode("utf-8", "ignore").translate(None, _ASCII)


def _are_cjk(odd: frozenset[str]) -> bool:
    """Whether there is a Chinese, Japanese or Korean one among characters beyond ASCII."""
    return max(odd) > _BEFORE_CJK and cjk_character().search("".join(odd)) is not None


def _size(words: list[str]) -> int:
    single = sum(len(word) == 1 and word > "\u303f" for word in words)
    return len(words) - single + (single + 1) // 2


def has_cjk(text: str) -> bool:
    """Whether the text has a Chinese, Japanese or Korean character."""
    if text.isascii():
        return False
    odd = _odd(text)
    return max(odd, default=0) > _BEFORE_CJK_IN_UTF8 and cjk_character().search(odd.decode()) is not None
