"""Which characters a feed's bytes mean. Pure.

Declarations lie: pages say ISO-8859-1 and send UTF-8. What decodes as UTF-8 is UTF-8, whatever is declared, also with a
few broken bytes; after that the server's charset, the XML declaration, what the bytes themselves look like, and the
common guesses are tried in this order (RFC 7303 §3, XML 1.0 app. F).
"""

import codecs
import re
from contextlib import suppress
from functools import cache

from reader.errors import FeedError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OPENINGS = (
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00<\x00", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*?>")
_DECLARED = re.compile(rb"\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']\s*([A-Za-z0-9._:\-]{1,40})\s*[\"']", re.IGNORECASE)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([A-Za-z0-9._:\-]{1,40})", re.IGNORECASE)
# Python's other codecs are transformations and traps: punycode takes quadratic time, unicode_escape hides markup.
_TEXT_CODECS = re.compile(
    r"ascii|utf|iso8859|iso2022|cp\d|koi8|big5|gb|hz|euc|shift|johab|mac|tis|ptcp154|kz1048|hp-?roman"
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "shift_jis": "cp932"}
_GUESSES = ("cp1252", "iso8859-2")
# Charsets whose texts look like no other's; those of Latin letters are too much alike.
_TELLING = re.compile(r"gb|hz|big5|shift_jis|cp932|cp949|euc|johab|koi8|cp125[13568]|cp866|cp874|tis|iso8859_[5678]$")
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_LOOKED_AT = 50_000
_FEWEST_PER_BROKEN = 4


def declared_charset(content_type: str) -> str:
    """The `charset` of a Content-Type header, or an empty string."""
    found = _CHARSET.search(content_type)
    return found[1] if found else ""


def decoded(body: bytes, content_type: str = "") -> str:
    """The text of a document, without byte order mark. Bytes that mean nothing in any charset become U+FFFD.

    Raises `FeedError("bad_charset")` for a declared codec that is no charset.
    """
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, "replace")
    for opening, charset in _OPENINGS:
        if body.startswith(opening):
            return body.decode(charset, "replace")
    names = [codec_named(label) for label in (declared_charset(content_type), _xml_encoding(body))]
    shifting = any(name.startswith(("iso2022", "hz", "utf-7")) for name in names)
    # The shifting charsets are made of ASCII bytes, and so would pass for UTF-8.
    for name in filter(None, [*(() if shifting else ("utf-8",)), *names, "utf-8"]):
        with suppress(UnicodeError):
            return body.decode(_WIDER.get(name, name))
    text = body.decode("utf-8", "replace")
    if _is_nearly_whole(text):
        return text
    for name in filter(None, [_look(body), *_GUESSES]):
        with suppress(UnicodeError):
            return body.decode(name)
    return text


def _is_nearly_whole(text: str) -> bool:
    """Whether far more characters beyond ASCII are whole than are broken."""
    broken = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return beyond - broken >= _FEWEST_PER_BROKEN * broken


def _look(body: bytes) -> str:
    """The charset that the words of a document look like, or an empty string where that would be a guess."""
    from charset_normalizer import from_bytes

    found = from_bytes(_TAG.sub(b" ", body)[:_LOOKED_AT]).best()
    return found.encoding if found is not None and _TELLING.match(found.encoding) else ""


def _xml_encoding(body: bytes) -> str:
    found = _DECLARED.match(body[:400])
    return found[1].decode("ascii") if found else ""


@cache
def codec_named(label: str) -> str:
    """Python's name of a charset; an empty string for one that nobody knows. Raises `FeedError("bad_charset")`."""
    try:
        name = codecs.lookup(label).name if label else ""
    except (LookupError, ValueError):
        return ""
    if name and not _TEXT_CODECS.match(name):
        raise FeedError("bad_charset", f"The document claims to be written in {label}, which is no charset.")
    return name


def without_declaration(text: str) -> str:
    """The document without its XML declaration, which speaks of bytes that are gone."""
    found = _XML_DECLARATION.match(text)
    return text[found.end() :] if found else text
