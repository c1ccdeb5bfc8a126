"""Articles that `assay export --format json` wrote, into a library again, with what the reader did to them.

They come in as those of a poll do: cleaned, taken apart from their HTML, and through the same intake. What is there
already keeps its text; stars, tags, notes and read marks of the file are added to it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.cli.article_files import told_identity
from reader.errors import ReaderError
from reader.model import AnalysedArticle, Enclosure, KeptState
from reader.text import clean, clean_lines, safe_url

if TYPE_CHECKING:
    from reader.article.vocabulary import Vocabulary
    from reader.library import Library
    from reader.library.states import Marked
    from reader.model import FormerText

MANY = 200
MANY_STATES = 2_000


@dataclass
class Restored:
    """How much of a file came in."""

    feeds: int = 0
    articles: int = 0
    already: int = 0


def restore(library: Library, lines: Iterable[bytes], vocabulary: Vocabulary, restored: Restored) -> None:
    """Brings the articles of an export in, and counts them in `restored`.

    Raises `ReaderError` for a line that is none; what came before it stays.
    """
    states = _States(library)
    waiting: list[Exported] = []
    try:
        for article in _articles(lines, vocabulary):
            waiting.append(article)
            if len(waiting) == MANY:
                some, waiting = waiting, []
                states.add(_restore_some(library, some, restored))
    finally:
        states.add(_restore_some(library, waiting, restored))
        states.take_over()


def _restore_some(library: Library, articles: Iterable[Exported], restored: Restored) -> Iterator[KeptState]:
    """Brings articles in, feed by feed; gives what the reader did to them."""
    by_feed = defaultdict(list)
    for article in articles:
        by_feed[article.feed].append(article)
    for url, of_feed in by_feed.items():
        yield from _restore_feed(library, url, of_feed, restored)


class _States:
    """What the reader did to the articles of a file: taken over some thousands at a time, as one step to undo."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._waiting: list[KeptState] = []
        self._taken_over: Marked | None = None

    def add(self, states: Iterable[KeptState]) -> None:
        """States to be taken over, at once if they are many."""
        self._waiting += states
        if len(self._waiting) >= MANY_STATES:
            self.take_over()

    def take_over(self) -> None:
        """Takes over all that wait."""
        self._taken_over = self._library.intake.take_over(self._waiting, self._taken_over)
        self._waiting = []


@dataclass(frozen=True)
class Exported:
    """One article of an export: where it belongs, its text, and what the reader did to it."""

    feed: str
    feed_title: str
    folder: str
    analysed: AnalysedArticle
    read: bool
    starred: bool
    tags: tuple[str, ...]
    note: str
    received: datetime | None
    full_text: bool
    scroll: float
    former: tuple[tuple[FormerText, AnalysedArticle], ...]


def _articles(lines: Iterable[bytes], vocabulary: Vocabulary) -> Iterator[Exported]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _exported(json.loads(line), vocabulary)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ReaderError(f"Line {number} is no article of `assay export --format json`.") from error


def _exported(article: Mapping[str, Any], vocabulary: Vocabulary) -> Exported:
    feed = safe_url(article["feed"])
    if not feed:
        raise ValueError("the article names no feed")
    analysed = _analysed(article, vocabulary)
    return Exported(
        feed=feed,
        feed_title=clean(article["feed_title"]),
        folder=clean(article["folder"]),
        analysed=analysed,
        read=bool(article["read"]),
        starred=bool(article["starred"]),
        tags=tuple(filter(None, map(clean, article["tags"]))),
        note=clean_lines(article["note"]),
        received=_moment(article.get("received")),
        full_text=bool(article.get("full_text")),
        scroll=min(1.0, max(0.0, float(article.get("scroll") or 0))),
        former=tuple(_former(text, analysed, vocabulary) for text in article.get("former") or ()),
    )


def _former(
    text: Mapping[str, Any], article: AnalysedArticle, vocabulary: Vocabulary
) -> tuple[FormerText, AnalysedArticle]:
    """A text that an article had, and that text taken apart."""
    from reader.article import analyse
    from reader.model import FormerText

    title, html = clean(text["title"]), _storable(text["html"])
    cause, replaced = text["cause"], _moment(text["replaced"])
    if cause not in ("publisher", "full text") or replaced is None:
        raise ValueError("the text was replaced at no time or for no known reason")
    untitled = bool(text.get("untitled"))
    parts = analyse(html, "" if untitled else title, article.url, vocabulary, article.language)
    analysed = replace(article, title=title, html=html, parts=parts, firm_keys=(), short_keys=())
    return FormerText(replaced, cause, title, html, untitled), analysed


def _analysed(article: Mapping[str, Any], vocabulary: Vocabulary) -> AnalysedArticle:
    from reader.article import analyse, firm_keys, short_keys

    title, url, html = clean(article["title"]), safe_url(article["url"]), _storable(article["html"])
    identity, language = _storable(article["identity"]), clean(article["language"] or "") or None
    if not identity:
        raise ValueError("the article cannot be told from others")
    enclosures = tuple(
        Enclosure(safe_url(file["url"]), clean(file["type"]), int(file["length"])) for file in article["enclosures"]
    )
    parts = analyse(html, "" if article.get("untitled") else title, url, vocabulary, language)
    return AnalysedArticle(
        identity=identity,
        url=url,
        title=title,
        html=html,
        content_hash=_storable(article["content_hash"]),
        parts=parts,
        analysis_version=vocabulary.version,
        author=clean(article["author"]),
        published=_moment(article["published"]),
        updated=_moment(article["updated"]),
        language=language,
        summary_only=bool(article["summary_only"]),
        enclosures=enclosures,
        categories=tuple(clean(name) for name in article["categories"]),
        firm_keys=firm_keys(parts),
        short_keys=short_keys(parts),
    )


def _storable(text: str) -> str:
    """The text as it stands, without halves of characters, which JSON can write and no library holds."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _moment(text: str | None) -> datetime | None:
    """The time; one without a zone is UTC. Raises `ValueError` for a year that not every zone has."""
    moment = datetime.fromisoformat(text) if text else None
    if moment is not None and not 1 < moment.year < 9999:
        raise ValueError("the time is none that a clock can show")
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


def _restore_feed(library: Library, url: str, articles: list[Exported], restored: Restored) -> list[KeptState]:
    """Brings articles of one feed in; gives what the reader did to them."""
    from reader.library import prepared

    held = library.feed_at(url)
    restored.feeds += held is None
    # Where the address has a password here, the file's has none.
    url = held.url if held else url
    feed = library.subscribe(url, title=articles[0].feed_title, folder=articles[0].folder)
    known = library.intake.known(feed.id).articles
    articles = list(_as_known(articles, known))
    new = [article for article in articles if article.analysed.identity not in known]
    states = library.intake.poll_states(datetime.now(UTC), every=True, url=url)
    if new and states:
        library.intake.allow_again(feed.id, [article.analysed.identity for article in new])
        library.intake.save(
            states[0], new=[prepared(article.analysed, read=article.read, received=article.received) for article in new]
        )
        known = library.intake.known(feed.id).articles
        _restore_history(library, [(known[a.analysed.identity].id, a) for a in new if a.analysed.identity in known])
    here = [(known[a.analysed.identity].id, a) for a in articles if a.analysed.identity in known]
    restored.already += len(articles) - len(new)
    restored.articles += len(here) - (len(articles) - len(new))
    return [
        KeptState(number, article.read, article.starred, article.tags, article.note)
        for number, article in here
        if article.read or article.starred or article.tags or article.note
    ]


def _as_known(articles: Iterable[Exported], known: Collection[str]) -> Iterator[Exported]:
    """The articles under the identities that they have here, which may differ in the password of a feed's address."""
    held = {told_identity(name): name for name in known if "@" in name} | {name: name for name in known}
    for article in articles:
        identity = article.analysed.identity
        here = held.get(identity) or held.get(told_identity(identity)) or identity
        yield article if here == identity else replace(article, analysed=replace(article.analysed, identity=here))


def _restore_history(library: Library, articles: list[tuple[int, Exported]]) -> None:
    from reader.library import prepared

    for number, article in articles:
        if article.former or article.full_text or article.scroll:
            former = [(text, prepared(analysed)) for text, analysed in article.former]
            library.intake.restore(number, former, full_text=article.full_text, scroll=article.scroll)
