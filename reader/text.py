"""Text and addresses cleaned, measured and compared: the one boundary between a feed and a terminal.

Every string of a feed that is shown goes through `clean` or `clean_lines` exactly once, where it enters. What comes out
holds no control code, no escape sequence, no bidirectional override and no private line separator, so that it can be
shown anywhere; it is still plain text that may look like markup, and must never be parsed as such.
"""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# Patterns with many ranges take milliseconds to compile, so all but the plainest texts pay for them on first use.


@cache
def _unsafe() -> re.Pattern[str]:
    # C0 and C1 controls, DEL; bidi embeddings, overrides and isolates (UAX #9); LRM/RLM/ALM are harmless and kept.
    # U+2028/9 are line ends to some terminals; U+FEFF, word joiners and interlinear marks are invisible;
    # lone surrogates cannot be encoded; tag characters (U+E0000 block) smuggle invisible text.
    return re.compile(
        "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060-\u2064\u2066-\u206f\u202a-\u202e\ufeff\ufff9-\ufffb"
        r"\ud800-\udfff"
        "\U000e0000-\U000e007f]"
    )


@cache
def _idle_joiners() -> re.Pattern[str]:
    # Joiners (U+200C, U+200D) mean something after letters of Arabic, Syriac, N'Ko, Indic, Myanmar, Khmer and Mongolian
    # script, ZWNJ before them too, and ZWJ between emoji. Anywhere else they hide words from a search, and terminals
    # do not agree on the width of the letter that follows.
    script = "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
    picture = "\u2190-\u2bff\U0001f000-\U0001faff"
    return re.compile(f"(?<![{script}])(?:\u200c(?![{script}])|(?<![{picture}\ufe0f])\u200d|\u200d(?![{picture}]))")


@cache
def _escapes() -> re.Pattern[str]:
    return re.compile(
        r"(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\|\x9c)?"  # OSC ... BEL or ST
        r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c\n]{0,4096}(?:\x1b\\|\x9c)?"  # DCS, SOS, PM, APC
        r"|(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]?"  # CSI
        r"|\x1b[ -/]{0,8}[0-~]?"
    )


@cache
def _combining_run() -> re.Pattern[str]:
    mark = "(?:[\u0300-\u036f]|[\u0483-\u0489]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f])"
    return re.compile(f"({mark}{{4}}){mark}+")


_BLANKS: Final = ("\n", "\t", "\u00a0", "\u3000")
_PLAIN: Final = bytes((9, 10, *range(0x20, 0x7F)))
CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
WORDS_PER_MINUTE: Final = 230
CJK_PER_MINUTE: Final = 450


@cache
def cjk_character() -> re.Pattern[str]:
    """A Chinese, Japanese or Korean character, as a group, so that a text is split with it."""
    return re.compile(f"([{CJK}])")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[{CJK}]|[^\W{CJK}]+")


def is_safe(text: str) -> bool:
    """Whether the text holds nothing that acts on a terminal, nor any line end but `\\n`; quick for any length."""
    for blank in _BLANKS:  # `replace` runs at memory speed, `translate` through a dictionary for every character
        text = text.replace(blank, " ")
    return text.isprintable()


def odd_characters(text: str) -> str:
    """What a text holds beside printable ASCII, tabs and line ends, in order; sifted at memory speed."""
    return text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")


def is_clean(text: str, odd: str) -> bool:
    """Whether `clean_lines` leaves the text as it is. Its `odd_characters`, few in most texts, nearly always tell."""
    if not "".join(set(odd).difference(_BLANKS)).isprintable():
        return False
    return without_heaps(odd) == odd or without_heaps(text) == text


def clean_lines(text: str) -> str:
    """The text without anything that acts on a terminal; line ends become `\\n`, tabs and spaces stay."""
    if is_safe(text):
        return without_heaps(text)
    if "\x1b" in text or any(c in text for c in "\x90\x98\x9b\x9d\x9e\x9f"):
        text = _escapes().sub("", text)
    for end in ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    text = _unsafe().sub("", text)
    if "\u200c" in text or "\u200d" in text:
        text = _idle_joiners().sub("", text)
    return without_heaps(text)


def without_heaps(text: str) -> str:
    """The text with no more than four combining marks on a letter. Lead bytes tell quickly that there are none."""
    if text.isascii():
        return text
    coded = text.encode("utf-8", "replace").translate(None, _PLAIN)
    if not (
        b"\xcc" in coded
        or b"\xcd" in coded
        or b"\xd2" in coded
        or (b"\xe1" in coded and (b"\xe1\xaa" in coded or b"\xe1\xb7" in coded))
        or (b"\xe2" in coded and b"\xe2\x83" in coded)
        or (b"\xef" in coded and b"\xef\xb8" in coded)
    ):
        return text
    return _combining_run().sub(r"\1", text)


def clean(text: str) -> str:
    """The text on one line: `clean_lines`, with every run of white space made one blank."""
    return " ".join(clean_lines(text).split())


_NOT_IN_URLS: Final = frozenset(' <>"`\\^{}|\u3000')


def safe_url(url: str) -> str:
    """The address, if it may be opened or fetched (http, https, a host that can be read); otherwise an empty string."""
    url = url.strip()
    scheme, colon, _ = url[:8].lower().partition("://")
    if scheme not in ("http", "https") or not colon or len(url) > 8192:
        return ""
    if not url.isprintable() or not _NOT_IN_URLS.isdisjoint(url):
        return ""
    name = url[len(scheme) + 3 :].partition("/")[0].replace(".", "").replace("-", "")
    return url if (name.isascii() and name.isalnum()) or host_of(url) else ""


def host_of(url: str) -> str:
    """The host of an address in lower case, without port and final dot; empty where none can be read (`http://[`)."""
    from urllib.parse import urlsplit

    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def without_password(url: str) -> str:
    """The address without the user and password that it may begin with: for people, who may have others beside them."""
    before, scheme, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{before}{scheme}{host.rpartition('@')[2]}{slash}{path}"


def without_user(url: str) -> str:
    """A web address without the user and password in it: what it leads to is named, linked and compared by this."""
    if "@" not in url:
        return url
    scheme, slashes, rest = url.partition("://")
    host = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    return f"{scheme}{slashes}{rest[host.rfind('@') + 1 :]}"


@cache
def _user_in_address() -> re.Pattern[str]:
    return re.compile(r"(?<=://)[^\s/?#\"'<>\\]+@")


def without_passwords(text: str) -> str:
    """A text of ours or of the user in which no address has a user and password: for people and for programs."""
    return _user_in_address().sub("", text) if "://" in text and "@" in text else text


def words(text: str) -> list[str]:
    """The words of a text, in order, as written; each CJK character counts as one."""
    return _word().findall(text)


def minutes_to_read(text: str) -> int:
    """Whole minutes that a text takes to read, at least 1 for any text and 0 for none."""
    if not text:
        return 0
    cjk = len(cjk_character().findall(text)) if has_cjk(text) else 0
    return max(1, round((text.count(" ") + 1) / WORDS_PER_MINUTE + cjk / CJK_PER_MINUTE))


def digits_in(text: str) -> int:
    """How many digits stand in a text, of any script."""
    if text.isascii():
        return len(text.encode().translate(None, _NO_DIGITS))
    return sum(map(str.isdigit, text))


_NO_DIGITS: Final = bytes(code for code in range(128) if not 48 <= code < 58)


def counted(number: int, thing: str) -> str:
    """The number with its noun: "1 article", "1,234 articles"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def opening_words(text: str, most: int = 80) -> str:
    """A title for a text without one: its first sentence where that is short, else its first words and an ellipsis."""
    line = " ".join(text[: 4 * most].split())
    sentence = _sentence().match(line)
    if sentence and len(sentence[0]) <= most:
        return sentence[0].rstrip(".。")
    if len(line) <= most:
        return line
    start, blank, _ = line[: most + 1].rpartition(" ")
    return f"{(start if blank and len(start) > most // 2 else line[:most]).rstrip(' ,;:–—-')}…"


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(r".{12,}?[.!?…](?=\s+[^\Wa-z])|.{5,}?[。！？]")


def folded(text: str) -> str:
    """The text for comparing names: NFKC, case folded, typographic quotes and dashes made plain, spaces single."""
    if text.isascii():
        return " ".join(text.replace("`", "'").split()).lower()
    from unicodedata import normalize

    return " ".join(normalize("NFKC", text).translate(_PLAIN_MARKS).split()).casefold()


_PLAIN_MARKS: Final = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)


def in_characters(text: str) -> str:
    """The text with blanks around every CJK character, so that a word tokenizer indexes each of them."""
    return " ".join(cjk_character().split(text)) if has_cjk(text) else text


_MAYBE_CJK: Final = bytes((*range(0xE3, 0xEE), 0xEF))


def has_cjk(text: str) -> bool:
    """Whether there may be a CJK character in the text: lead bytes in UTF-8 tell at memory speed that there is none."""
    if text.isascii():
        return False
    coded = text.encode("utf-8", "replace")
    return len(coded.translate(None, _MAYBE_CJK)) != len(coded)
