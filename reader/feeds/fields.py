"""Single fields of a feed, made safe: text, addresses, dates, numbers. Pure."""

import html
import re
from datetime import UTC, datetime
from time import struct_time
from urllib.parse import quote, urljoin

from reader.text import clean, safe_url

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_MOST_TITLE = 2_000
_EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)
# Later ones are made up, and the last of them have no local time.
_LATEST = datetime(9000, 1, 1, tzinfo=UTC)


def plain(text: str) -> str:
    """A plain-text field on one line."""
    return clean(text[:_MOST_TITLE])


def without_markup(text: str) -> str:
    """What HTML says, on one line: tags gone, entities decoded."""
    if "<" not in text:
        return plain(html.unescape(text) if "&" in text else text)
    if not _TAG.search(text):
        return plain(html.unescape(text))
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(text[: 8 * _MOST_TITLE])
    tree.strip_tags(["script", "style"])
    body = tree.body
    return plain(body.text(separator="") if body else "")


def with_entities(text: str) -> str:
    """Plain text in which publishers left entities, as RSS titles do ("Fish &amp;amp; Chips"); tags stay as text."""
    return plain(html.unescape(text) if "&" in text and _ENTITY.search(text) else text)


def as_html(text: str) -> str:
    """Plain text as HTML that shows the same: paragraphs at empty lines, line ends kept."""
    paragraphs = re.split(r"\n\s*\n", html.escape(text.replace("\r\n", "\n").replace("\r", "\n"), quote=False))
    return "".join(f"<p>{'<br>'.join(lines.strip().split(chr(10)))}</p>" for lines in paragraphs if lines.strip())


def in_paragraphs(text: str) -> str:
    """HTML without tags as HTML that keeps its empty lines, as publishers mean who put plain text where HTML goes."""
    if "\n" not in text:
        return text
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text.strip())]
    return "".join(f"<p>{part}</p>" for part in paragraphs) if len(paragraphs) > 1 else text


def address(url: str, base: str = "") -> str:
    """An absolute http or https address, or an empty string. What publishers forgot to quote is quoted."""
    url = url.strip()
    if not url:
        return ""
    known = safe_url(url)
    if known:
        return known
    try:
        url = urljoin(base, url) if base else url
    except ValueError:
        return ""
    if any(c in url for c in ' <>"`\\^{}|\u3000\t\r\n'):
        url = quote(re.sub(r"[\t\r\n]", "", url), safe=_WRITTEN + "".join(c for c in url if not c.isascii()))
    return safe_url(url)


_WRITTEN = "%:/?#[]@!$&'()*+,;=~-._"


def moment(parsed: object) -> datetime | None:
    """The time (UTC) that a parser found; None for none and for the impossible (year 0, the epoch that means zero, the
    end of time).
    """
    if not isinstance(parsed, struct_time):
        return None
    try:
        found = datetime(*parsed[:6], tzinfo=UTC)
    except ValueError:
        return None
    return believable(found)


def believable(found: datetime) -> datetime | None:
    """The time, if an article can be of it and every time zone has it; else None."""
    return found if _EARLIEST <= found < _LATEST else None


def whole(text: object, most: int) -> int | None:
    """A whole number from 0 to `most`; larger ones are `most`; None where there is none."""
    digits = str(text).strip()[:20] if isinstance(text, str | int) else ""
    return min(int(digits), most) if digits.isascii() and digits.isdigit() else None


def language(tag: object) -> str | None:
    """A language tag in the form of BCP 47, lower case; None where there is none."""
    tag = clean(tag[:40]).replace("_", "-").lower() if isinstance(tag, str) else ""
    return tag if re.fullmatch(r"[a-z]{2,8}(-[a-z0-9]{1,8}){0,4}", tag) else None
