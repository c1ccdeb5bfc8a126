"""feedparser's entries as Assay's. Pure.

feedparser's dictionaries look keys up through aliases at a cost; its stored names are read with `dict.get` here.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from reader.feeds import fields
from reader.feeds.dates import foreign_date
from reader.model import Enclosure, Entry
from reader.text import clean

_get = dict.get
_MOST_ENCLOSURES = 50
_MOST_CATEGORIES = 100
_LONGEST_GUID = 4_096
_SUMMARY_AT_MOST = 1_200
_BLOCK = re.compile(r"<(?:p|li|h[1-6]|blockquote)\b", re.IGNORECASE)
_BLOCKS_OF_A_TEXT = 4
"""A short text of so many paragraphs is whole: summaries have one, and a line on where the rest is."""
_CONTINUED = re.compile(
    r"(?:continue reading|read (?:the )?(?:more|on|full (?:article|story))|weiterlesen|mehr lesen|lire la suite|"
    r"leer más|seguir leyendo|leggi tutto|leia mais|lees meer|阅读全文|[\[(](?:…|\.\.\.)[\])]|…|\.\.\.)\W*$",
    re.IGNORECASE,
)
_FILES = ("audio/", "video/", "application/")


def text_of(found: dict[str, Any], name: str, atom: bool) -> str:
    """A title or description as text. RSS has no types, so entities are decoded there whatever it says."""
    text = _get(found, name) or ""
    detail = _get(found, f"{name}_detail") or {}
    if (_get(detail, "type") or "text/plain") != "text/plain":
        return fields.without_markup(text)
    return fields.plain(text) if atom else fields.with_entities(text)


def entry(found: dict[str, Any], feed: dict[str, Any], atom: bool, base: str) -> Entry:
    """One entry. A date that is only given as `updated` (Atom, Dublin Core) is the date of publication too."""
    html, summary_only = _fullest(found)
    updated = _moment(found, "updated")
    published = _moment(found, "published") or _moment(found, "created")
    return Entry(
        guid=clean(str(_get(found, "id") or "")[:_LONGEST_GUID]),
        url=_url(found, base),
        title=text_of(found, "title", atom),
        html=html,
        author=_author(found) or (_author(feed) if atom else ""),
        published=published or updated,
        updated=updated,
        language=_language(found),
        summary_only=summary_only,
        enclosures=_enclosures(found, base),
        categories=_categories(found),
    )


def _moment(found: dict[str, Any], name: str) -> datetime | None:
    parsed, written = _get(found, f"{name}_parsed"), _get(found, name)
    return foreign_date(written) if parsed is None and isinstance(written, str) and written else fields.moment(parsed)


def _contents(found: dict[str, Any]) -> Iterator[Mapping[str, Any]]:
    for content in _get(found, "content") or ():
        if _get(content, "value") and not str(_get(content, "type")).startswith(("image/", "audio/", "video/")):
            yield content


def _fullest(found: dict[str, Any]) -> tuple[str, bool]:
    """The fullest content as HTML, and whether it is a summary only."""
    summary = _get(found, "summary") or ""
    fullest = max(_contents(found), key=lambda content: len(content["value"]), default=None)
    if fullest is not None and len(fullest["value"]) >= len(summary):
        return _html(fullest["value"], fullest), False
    if not summary:
        return "", True
    detail = _get(found, "summary_detail") or {}
    short = len(summary) < _SUMMARY_AT_MOST and len(_BLOCK.findall(summary)) < _BLOCKS_OF_A_TEXT
    return _html(summary, detail), fullest is None and (short or _is_continued(summary))


def _is_continued(summary: str) -> bool:
    """Whether a text ends as those do that go on elsewhere."""
    return _CONTINUED.search(fields.without_markup(summary[-600:])) is not None


def _html(text: str, detail: Mapping[str, Any]) -> str:
    kind = detail.get("type") or "text/html"
    if kind == "application/xhtml+xml":
        # feedparser closes every element, and HTML takes a closed line break for two.
        return text.replace("</br>", "")
    if kind.startswith("text/") and kind != "text/html":
        return fields.as_html(text)
    return text if "<" in text else fields.in_paragraphs(text)


def _url(found: dict[str, Any], base: str) -> str:
    """The entry's page: the publisher's own link rather than a counting proxy's, else the alternate, else any page."""
    for candidate in _addresses(found):
        url = fields.address(candidate, base) if isinstance(candidate, str) else ""
        if url:
            return url
    return ""


def _addresses(found: dict[str, Any]) -> Iterator[object]:
    yield _get(found, "feedburner_origlink")
    yield _get(found, "link")
    links = _get(found, "links") or ()
    yield from (_get(link, "href") for link in links if _get(link, "rel") == "alternate")
    yield from (_get(link, "href") for link in links if _get(link, "rel") in ("related", "via"))


def _author(found: dict[str, Any]) -> str:
    names = [_get(author, "name") or "" for author in _get(found, "authors") or ()]
    named = dict.fromkeys(name for name in (fields.with_entities(name) for name in names) if name)
    return ", ".join(named) or fields.with_entities(str(_get(found, "author") or ""))


def _language(found: dict[str, Any]) -> str | None:
    for part in (found, *_contents(found), _get(found, "summary_detail") or {}, _get(found, "title_detail") or {}):
        tag = fields.language(_get(part, "language"))  # type: ignore[arg-type]
        if tag:
            return tag
    return None


def _enclosures(found: dict[str, Any], base: str) -> tuple[Enclosure, ...]:
    attached: dict[str, Enclosure] = {}
    for link in _get(found, "links") or ():
        if _get(link, "rel") == "enclosure":
            _attach(attached, _get(link, "href"), link, base)
    for media in _get(found, "media_content") or ():
        if str(media.get("type") or media.get("medium") or "").startswith((*_FILES, "audio", "video")):
            _attach(attached, media.get("url"), media, base)
    return tuple(attached.values())


def _attach(attached: dict[str, Enclosure], url: object, about: Mapping[str, Any], base: str) -> None:
    url = fields.address(url, base) if isinstance(url, str) else ""
    if url and url not in attached and len(attached) < _MOST_ENCLOSURES:
        length = about.get("length") or about.get("filesize")
        # feedparser calls every link without a type text/html.
        kind = fields.plain(str(about.get("type") or "")).replace("text/html", "")
        attached[url] = Enclosure(url, kind, fields.whole(length, 2**53) or 0)


def _categories(found: dict[str, Any]) -> tuple[str, ...]:
    names = (str(tag.get("label") or tag.get("term") or "") for tag in (_get(found, "tags") or ())[:_MOST_CATEGORIES])
    return tuple(dict.fromkeys(name for name in map(fields.with_entities, names) if name))
