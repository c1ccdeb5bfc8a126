"""Which entries of a feed are new, which are changed, and which are the same as ever. Pure.

An entry is known by its guid, else by its link, else by a hash of what it says; the identity is unique within its feed.
Rules, each from feeds in the wild:

- `http://` and `https://` are the same: publishers that move to TLS change every guid at once.
- Entries of one document that share a guid but have links of their own are known by their links; with the same link
  they are one entry, and the first stands. Entries without guids that share a link are known by what they say, and so
  are entries without links that share a guid under different titles: that guid is the feed's, not theirs.
- An entry with an unknown guid is still known if its link is that of one known article, and that article is not in the
  document itself, and either its content is the same, or the link was the identity, or the document changed several
  guids in this way.
- An article is changed when its title or text is. After 24 changes it is taken for one that changes at every fetch,
  and left as it is.
- Where a feed that has been polled before shows more than 10 unknown entries from before its last poll, these are
  back-filled: they arrive read. A few late ones arrive unread.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from reader.model import Entry, Known, KnownArticle
from reader.text import without_user

MOST_UPDATES = 24
FEW_LATE_ENTRIES = 10
LATE_AFTER = timedelta(hours=48)
_LONGEST_IDENTITY = 1024
_BLANKS = bytes.maketrans(b"\t\n\v\f\r", b"     ")
_PLAIN = b"\t\n\v\f\r" + bytes(range(0x20, 0x7F))


@dataclass(frozen=True, slots=True)
class Arrival:
    """A new entry, its identity and hash, and whether it arrives read."""

    identity: str
    content_hash: str
    entry: Entry
    read: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A changed entry of a known article. `identity` may differ from the stored one, where a publisher changed it."""

    article_id: int
    identity: str
    content_hash: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a document brings: new entries and changed ones, each in the order of the document.

    `moved`: ids of known articles that came as they were under another identity, or whose identity was a link with the
    user and password of the feed's address; and the identity that they have now.
    """

    new: tuple[Arrival, ...] = ()
    changed: tuple[Change, ...] = ()
    moved: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    place: int
    entry: Entry
    identity: str
    content_hash: str
    article: KnownArticle | None


def sort_out(entries: Sequence[Entry], known: Known, last_success: datetime | None = None) -> Sorted:
    """The new and changed entries of a document, given in its order. `last_success` is that of the poll before."""
    identified = list(_identified(entries))
    there = _as_links_are_now(known, {identity for _, _, identity in identified})
    seen = list(_matched(identified, there))
    changes = tuple(
        Change(one.article.id, one.identity, one.content_hash, one.entry)
        for one in seen
        if one.article is not None and _is_update(one)
    )
    unknown = [one for one in seen if one.article is None and one.identity not in there.tombstones]
    late = _back_filled(unknown, seen, last_success) if known.articles else frozenset()
    arrivals = [Arrival(one.identity, one.content_hash, one.entry, one.place in late) for one in unknown]
    moved = tuple(
        (one.article.id, one.identity)
        for one in seen
        if one.article is not None and one.identity not in known.articles and not _is_update(one)
    )
    return Sorted(tuple(arrivals), changes, moved + _opened(known, there, seen))


def _as_links_are_now(known: Known, present: set[str]) -> Known:
    """What is known, by links without the user and password of the feed's address, which had got into relative ones."""
    opened = {
        name: link
        for name in (*known.articles, *known.tombstones)
        if "@" in name and name not in present and (link := without_user(name)) not in known.articles
    }
    if not opened:
        return known
    articles = {opened.get(name, name): article for name, article in known.articles.items()}
    return Known(articles, frozenset(opened.get(name, name) for name in known.tombstones))


def _opened(known: Known, there: Known, seen: Sequence[_Seen]) -> tuple[tuple[int, str], ...]:
    """The known articles that are not in the document and have another identity now."""
    if there is known:
        return ()
    present = {one.article.id for one in seen if one.article is not None}
    names = there.articles.items()
    return tuple((one.id, name) for name, one in names if name not in known.articles and one.id not in present)


def content_hash(entry: Entry) -> str:
    """A hash of title and text. White space does not count."""
    return _hashed(on_one_line(entry.title), on_one_line(entry.html))


def on_one_line(text: str) -> bytes:
    """`" ".join(text.split())` in UTF-8: bytes are changed in place of making every word of a long text."""
    coded = text.encode("utf-8", "surrogatepass")
    odd = set(coded.translate(None, _PLAIN).decode("utf-8", "surrogatepass"))
    if any(map(str.isspace, odd)):
        return " ".join(text.split()).encode("utf-8", "surrogatepass")
    coded = coded.translate(_BLANKS)
    while b"  " in coded:
        coded = coded.replace(b"  ", b" ")
    return coded.strip(b" ")


def _is_update(one: _Seen) -> bool:
    article = one.article
    return article is not None and one.content_hash != article.content_hash and article.updates < MOST_UPDATES


def _folded(name: str) -> str:
    name = name.strip()
    if name[:7].lower() == "http://":
        name = f"https://{name[7:]}"
    return name if len(name) <= _LONGEST_IDENTITY else f"hash:{_hash(name)}"


def _spoken_identity(entry: Entry) -> str:
    dated = entry.published.isoformat() if entry.published else ""
    if entry.title:
        return f"hash:{_hash(entry.title, dated or entry.html)}"
    return f"hash:{_hash(entry.html, dated)}"


def _hash(*texts: str) -> str:
    return _hashed(*(text.encode("utf-8", "surrogatepass") for text in texts))


def _hashed(*texts: bytes) -> str:
    return blake2b(b"\0".join(texts), digest_size=16).hexdigest()


def _identified(entries: Sequence[Entry]) -> Iterator[tuple[int, Entry, str]]:
    """Each entry with its place and an identity that no other of the document has."""
    links_of_guid, spoken_of_link = _shared(entries)
    taken: set[str] = set()
    for place, entry in enumerate(entries):
        guid, link = _folded(entry.guid), _folded(entry.url)
        identity = guid if guid and len(links_of_guid[guid]) == 1 else link
        if not identity or (identity == link and not guid and len(spoken_of_link[link]) > 1):
            identity = _spoken_identity(entry)
        if identity not in taken:
            taken.add(identity)
            yield place, entry, identity


def _shared(entries: Sequence[Entry]) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """The links that stand beside each guid, or titles where there is none, and what is said at each link by entries
    without a guid.
    """
    links_of_guid: dict[str, set[str]] = {}
    spoken_of_link: dict[str, set[str]] = {}
    for entry in entries:
        guid, link = _folded(entry.guid), _folded(entry.url)
        if guid:
            links_of_guid.setdefault(guid, set()).add(link or f"title:{entry.title}")
        elif link:
            spoken_of_link.setdefault(link, set()).add(_spoken_identity(entry))
    return links_of_guid, spoken_of_link


def _matched(identified: Sequence[tuple[int, Entry, str]], known: Known) -> Iterator[_Seen]:
    """Each entry with the article that it is, None for an unknown one."""
    present = {identity for _, _, identity in identified}
    moved = _by_link(identified, known, present)
    for place, entry, identity in identified:
        article = known.articles.get(identity) or moved.get(place)
        yield _Seen(place, entry, identity, content_hash(entry), article)


def _by_link(
    identified: Sequence[tuple[int, Entry, str]], known: Known, present: set[str]
) -> Mapping[int, KnownArticle]:
    """Known articles whose entries have changed their guids, by the entry's place."""
    unknown = [
        (place, entry, _folded(entry.url))
        for place, entry, identity in identified
        if entry.url and identity not in known.articles and identity not in known.tombstones
    ]
    if not unknown or not known.articles:
        return {}
    links = Counter(_folded(entry.url) for _, entry, _ in identified)
    absent: dict[str, list[tuple[str, KnownArticle]]] = {}
    for identity, article in known.articles.items():
        if identity not in present:
            absent.setdefault(_folded(article.url), []).append((identity, article))
    certain: dict[int, KnownArticle] = {}
    likely: dict[int, KnownArticle] = {}
    used: set[int] = set()
    for place, entry, link in unknown:
        alone = links[link] == 1
        for identity, article in absent.get(link, ()):
            if article.id in used:
                continue
            if article.content_hash == content_hash(entry) or (alone and identity == link):
                certain[place] = article
                used.add(article.id)
                break
            if alone and len(absent[link]) == 1:
                likely[place] = article
    return likely | certain if len(likely) + len(certain) > 1 else certain


def _back_filled(unknown: Sequence[_Seen], seen: Sequence[_Seen], last_success: datetime | None) -> frozenset[int]:
    """The places of unknown entries that are older than the last poll: by date, and below a known entry without one."""
    if last_success is None:
        return frozenset()
    first_known = min((one.place for one in seen if one.article is not None), default=len(seen))
    late = frozenset(
        one.place
        for one in unknown
        if (
            one.entry.published < last_success - LATE_AFTER
            if one.entry.published is not None
            else one.place > first_known
        )
    )
    return late if len(late) > FEW_LATE_ENTRIES else frozenset()
