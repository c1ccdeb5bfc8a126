"""How an article lies in the library: compressed, described by lists that it belongs to, and spread over index columns.

html    zlib
parts   JSON, zlib with the article's HTML as preset dictionary: most of the text is in both
traits  names of lists: "disclaimer:sponsored", "disclaimer:commercial", "has:profile", "lang:de", "host:x.org" ...
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from array import array
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, overload

from reader.model import DISCLAIMER_GROUPS, DISCLAIMER_KINDS
from reader.text import folded, host_of, in_characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model import Enclosure

COLUMNS = ("title", "highlights", "body", "profiles", "disclaimers", "boilerplate")
_COLUMN_OF_ROLE = {
    "body": "body",
    "highlights_label": "highlights",
    "highlight": "highlights",
    "profile_label": "profiles",
    "profile": "profiles",
    "disclaimer_label": "disclaimers",
    "disclaimer": "disclaimers",
    "boilerplate": "boilerplate",
}

HAS_HIGHLIGHTS = 1
HAS_PROFILE = 2
HAS_ENCLOSURE = 4
SUMMARY_ONLY = 8
FULL_TEXT = 16
REVISED = 32

MOST_MINUTES = 60
"""Articles that take longer to read are on the list of those that take so long."""

_HAS = (
    ("highlights", HAS_HIGHLIGHTS),
    ("profile", HAS_PROFILE),
    ("enclosure", HAS_ENCLOSURE),
    ("revision", REVISED),
)
_KIND_BIT = {kind: 1 << number for number, kind in enumerate(DISCLAIMER_KINDS)}
_GROUP_OF_KIND = {kind: group for group, kinds in DISCLAIMER_GROUPS.items() for kind in kinds}
_WINDOW = 32_768
_UNTITLED = b'{"title":null'


class Unreadable(sqlite3.DatabaseError):
    """What was packed cannot be unpacked any more: damage to the file, as what SQLite itself finds."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


def coded(html: str) -> bytes:
    """The HTML as it is compressed: in UTF-8."""
    return html.encode("utf-8", "replace")


def packed_html(html: bytes) -> bytes:
    """The HTML, compressed."""
    library, level = _zlib()
    packed: bytes = library.compress(html, level)
    return packed


def unpacked_html(data: bytes) -> str:
    """What `packed_html` packed. Raises `Unreadable`."""
    try:
        return zlib.decompress(data).decode("utf-8")
    except (zlib.error, ValueError, TypeError) as error:
        raise Unreadable("a text cannot be unpacked") from error


def packed_parts(parts: Mapping[str, Any], html: bytes) -> bytes:
    """The parts, compressed with the article's HTML as dictionary."""
    library, level = _zlib()
    dictionary = html[-_WINDOW:]
    packer = library.compressobj(level, zdict=dictionary) if dictionary else library.compressobj(level)
    packed: bytes = packer.compress(_json()(parts)) + packer.flush()
    return packed


@cache
def _zlib() -> tuple[Any, int]:
    """What compresses as zlib does, and its level: isal's second takes a quarter of the time of zlib's fourth."""
    try:
        from isal import isal_zlib
    except ImportError:
        return zlib, 4
    return isal_zlib, 2


@cache
def _json() -> Callable[[Mapping[str, Any]], bytes]:
    """What writes JSON in UTF-8; half a character becomes a question mark."""
    slow = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))

    def any_text(parts: Mapping[str, Any]) -> bytes:
        return slow.encode(parts).encode("utf-8", "replace")

    try:
        import orjson
    except ImportError:
        return any_text

    def whole_text(parts: Mapping[str, Any]) -> bytes:
        try:
            return orjson.dumps(parts)
        except orjson.JSONEncodeError:
            return any_text(parts)

    return whole_text


def unpacked_parts(data: bytes, html: bytes) -> dict[str, Any]:
    """What `packed_parts` packed; `html` as `packed_html` gave it. Raises `Unreadable`."""
    try:
        dictionary = zlib.decompress(html)[-_WINDOW:]
        unpacker = zlib.decompressobj(zdict=dictionary) if dictionary else zlib.decompressobj()
        parts: dict[str, Any] = json.loads(unpacker.decompress(data) + unpacker.flush())
    except (zlib.error, ValueError, TypeError) as error:
        raise Unreadable("the parts of an article cannot be unpacked") from error
    return parts


def is_untitled(data: bytes, html: bytes) -> bool:
    """Whether what `packed_parts` packed was made without a title: the article's own is how its text begins then.

    Only as much is unpacked as says so; what cannot be unpacked says nothing.
    """
    try:
        dictionary = zlib.decompress(html)[-_WINDOW:]
        unpacker = zlib.decompressobj(zdict=dictionary) if dictionary else zlib.decompressobj()
        return unpacker.decompress(data, len(_UNTITLED)) == _UNTITLED
    except (zlib.error, TypeError):
        return False


def can_be_unpacked(html: object, parts: object) -> bool:
    """Whether the checksums of both hold; what the parts say is not looked at."""
    if not isinstance(html, bytes) or not isinstance(parts, bytes):
        return False
    try:
        dictionary = zlib.decompress(html)[-_WINDOW:]
        unpacker = zlib.decompressobj(zdict=dictionary) if dictionary else zlib.decompressobj()
        unpacker.decompress(parts)
    except zlib.error:
        return False
    return unpacker.eof


def is_whole(html: object, parts: object) -> bool:
    """Whether both can be unpacked, and the parts are parts."""
    if not isinstance(html, bytes) or not isinstance(parts, bytes):
        return False
    try:
        unpacked_html(html)
        found = unpacked_parts(parts, html)
        return all(block["role"] in _COLUMN_OF_ROLE for block in found["blocks"]) and "companies" in found
    except (Unreadable, ValueError, KeyError, TypeError):
        return False


def index_columns(title: str, parts: Mapping[str, Any]) -> tuple[str, ...]:
    """The text of each of `COLUMNS`, CJK in single characters. To take an article out, FTS5 needs the same again."""
    texts: dict[str, list[str]] = {column: [] for column in COLUMNS}
    texts["title"].append(title)
    for block in parts["blocks"]:
        texts[_COLUMN_OF_ROLE[block["role"]]].append(block["text"])
    return tuple(in_characters("\n".join(texts[column])) for column in COLUMNS)


def beginnings(index: Iterable[str]) -> str:
    """The first three and four letters of every word in the index columns, for the index of beginnings."""
    if len(_beginnings) > _REMEMBERED:
        _beginnings.clear()
    return " ".join(set(map(_beginnings.__getitem__, " ".join(index).split())))


class _Beginnings(dict[str, str]):
    """The beginnings of the words in a piece of text without spaces; most pieces come again and again."""

    def __missing__(self, piece: str) -> str:
        four = set(_first_letters().findall(piece.lower()))
        found = " ".join(four | {letters[:3] for letters in four})
        if len(piece) <= _LONGEST_REMEMBERED:
            self[piece] = found
        return found


_beginnings = _Beginnings()
_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 40


@cache
def _first_letters() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])[^\W_]{3,4}")


def kinds_of(parts: Mapping[str, Any]) -> int:
    """The kinds of all the article's fine print, as a bit set."""
    bits = 0
    for passage in parts["disclaimers"]:
        for kind in passage["kinds"]:
            bits |= _KIND_BIT.get(kind, 0)
    return bits


def kind_names(bits: int) -> tuple[str, ...]:
    """The kinds of a bit set, in the order of `DISCLAIMER_KINDS`."""
    return tuple(kind for kind, bit in _KIND_BIT.items() if bits & bit) if bits else ()


def flags_of(parts: Mapping[str, Any], *, enclosures: Iterable[object], summary_only: bool) -> int:
    """What the article has, as a bit set."""
    flags = HAS_HIGHLIGHTS if parts["highlights"]["origin"] == "publisher" else 0
    flags |= HAS_PROFILE if parts["profiles"] else 0
    flags |= HAS_ENCLOSURE if any(True for _ in enclosures) else 0
    return flags | (SUMMARY_ONLY if summary_only else 0)


def traits_of(kinds: int, flags: int, *, minutes: int, language: str | None, url: str, author: str) -> tuple[str, ...]:
    """The names of the lists that what was published puts the article on."""
    names = kind_names(kinds)
    traits = [f"disclaimer:{name}" for name in names]
    traits += sorted({f"disclaimer:{_GROUP_OF_KIND[name]}" for name in names} - set(traits))
    traits += ["has:disclaimer"] if kinds else []
    traits += [f"has:{name}" for name, flag in _HAS if flags & flag]
    traits.append(f"minutes:{min(minutes, MOST_MINUTES)}")
    if language:
        traits.append(f"lang:{language.lower()}")
    if host := host_of(url).removeprefix("www."):
        traits.append(f"host:{host}")
    if name := folded(author)[:200]:
        traits.append(f"author:{name}")
    return tuple(traits)


def packed_extras(enclosures: Iterable[Enclosure], categories: Iterable[str]) -> str:
    """Enclosures and categories as JSON, empty where there are none."""
    files = [[file.url, file.type, file.length] for file in enclosures]
    words = list(categories)
    return json.dumps([files, words], ensure_ascii=False, separators=(",", ":")) if files or words else ""


def unpacked_extras(text: str) -> tuple[tuple[Enclosure, ...], tuple[str, ...]]:
    """What `packed_extras` packed. Raises `Unreadable`."""
    if not text:
        return (), ()
    from reader.model import Enclosure

    try:
        files, words = json.loads(text)
        return tuple(Enclosure(*file) for file in files), tuple(words)
    except (ValueError, TypeError) as error:
        raise Unreadable("the enclosures of an article are none") from error


def packed_ids(ids: Iterable[int]) -> bytes:
    """Row ids as 32-bit numbers, little end first."""
    return array("I", ids).tobytes()


def unpacked_ids(data: bytes) -> array[int]:
    """What `packed_ids` packed."""
    return array("I", data)


def seconds(time: datetime | None) -> int | None:
    """Whole seconds since 1970."""
    return None if time is None else int(time.timestamp())


@overload
def time_of(second: float) -> datetime: ...
@overload
def time_of(second: None) -> None: ...
def time_of(second: float | None) -> datetime | None:
    """The time of seconds since 1970. Raises `Unreadable` for what is none."""
    try:
        return None if second is None else datetime.fromtimestamp(second, UTC)
    except (ValueError, OverflowError, OSError, TypeError) as error:
        raise Unreadable("a time is none") from error
