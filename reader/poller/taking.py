"""From bytes to articles that the library can keep: parse, sort out, take apart, prepare. Runs in worker processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from selectolax.lexbor import LexborHTMLParser

from reader.article import load_vocabulary, parts_of
from reader.article.companies.firm_keys import firm_key, short_key
from reader.article.reading.entities import unescaped_text
from reader.errors import FeedError
from reader.feeds.parse import parse
from reader.library.preparing import prepared
from reader.model import AnalysedArticle, Block, Entry, Parts, PreparedArticle, StoredHtml
from reader.poller import page_body
from reader.poller.identity import Arrival, Change, sort_out
from reader.poller.schedule import Hints, rhythm_of
from reader.poller.tasks import Articles, FeedHead, Look, Page, Prepared, Result, TakeApartAgain, TakeIn, WorkerSettings
from reader.text import clean, clean_lines, opening_words, without_user

if TYPE_CHECKING:
    from reader.article.vocabulary import Vocabulary

# Articles that travel together. Every batch that arrives tells the parent that the worker is alive.
_BATCH = 100
_BATCH_CHARACTERS = 500_000
PartsDict: TypeAlias = dict[str, Any]
_Found = TypeVar("_Found", Arrival, Change)
_PAGES = ("text/html", "application/xhtml+xml", "")
_FEWEST_CHARACTERS = 120
NOT_ANALYSED = "none"
"""The version of parts that the analysis could not make; `reanalyse` tries these again."""


def warm(settings: WorkerSettings) -> None:
    """Loads what every job needs, while the first document is still on its way."""
    _analysed(Entry("", "", "", "<p>The first sentence takes longest.</p>"), "", None, settings)
    _version(settings)


def _version(settings: WorkerSettings) -> str:
    """The version that parts made with these settings carry."""
    return _vocabulary(settings.vocabulary_folder).version


@cache
def _vocabulary(folder: str | None) -> Vocabulary:
    return load_vocabulary(Path(folder) if folder else None)


def look(job: Look) -> Iterator[Result]:
    """What a document says of its feed. Raises the `FeedError` that says why it is none."""
    feed = parse(job.body, url=job.url, content_type=job.content_type)
    yield FeedHead(_named(feed.title), feed.url, Hints.of(feed).as_json(), None)


def take_in(job: TakeIn, settings: WorkerSettings) -> Iterator[Result]:
    """What a feed document brings: its head, then its new and changed articles in batches. Raises `FeedError`.

    The batches begin with the end of the document, where feeds have their oldest entries; each is in the document's
    order.
    """
    feed = parse(job.body, url=job.url, content_type=job.content_type)
    rhythm = rhythm_of((entry.published for entry in feed.entries), job.now)
    yield FeedHead(_named(feed.title), feed.url, Hints.of(feed).as_json(), rhythm)
    found = sort_out(feed.entries, job.known, job.last_success)
    if found.moved:
        yield Articles(moved=found.moved)
    for batch in _batches(found.new[::-1]):
        yield Articles(new=tuple(_arrived(one, feed.language, settings) for one in reversed(batch)))
    for changes in _batches(found.changed):
        yield Articles(changed=tuple((one.article_id, _changed(one, feed.language, settings)) for one in changes))


def _batches(entries: Sequence[_Found]) -> Iterator[list[_Found]]:
    """The entries in groups that take far less than the deadline each."""
    batch: list[_Found] = []
    size = 0
    for one in entries:
        batch.append(one)
        size += len(one.entry.html)
        if len(batch) >= _BATCH or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def take_page(job: Page, settings: WorkerSettings) -> Iterator[Result]:
    """The article, taken from the page that it links to. Raises `FeedError` where there is no text to read."""
    stored = job.stored
    media_type = job.content_type.partition(";")[0].strip().lower()
    if media_type not in _PAGES:
        raise FeedError("not_a_page", f"The link leads to a file ({media_type}), not to a page.")
    vocabulary = _vocabulary(settings.vocabulary_folder)
    html, parts = page_body.article_of(
        page_body.page_text(job.body, job.content_type),
        vocabulary,
        title=stored.told_title,
        author=stored.author,
        url=without_user(job.url),
        language=stored.language,
    )
    if _characters(parts) < _FEWEST_CHARACTERS:
        raise FeedError("no_text", "The page shows no text to read; it may want a login or a browser.")
    yield Prepared(((stored.id, prepared(_as_article(stored, html, parts.as_dict(), settings, summary_only=False))),))


def _characters(parts: Parts) -> int:
    return sum(len(block.text) for block in parts.blocks if block.role != "boilerplate")


def take_apart_again(job: TakeApartAgain, settings: WorkerSettings) -> Iterator[Result]:
    """Stored articles, taken apart with today's rules."""
    vocabulary = _vocabulary(settings.vocabulary_folder)
    for stored in job.articles:
        parts = _parts_of(stored.html, _named(stored.told_title), stored.url, vocabulary, stored.language)
        yield Prepared(((stored.id, prepared(_as_article(stored, stored.html, parts, settings))),))


def _as_article(
    stored: StoredHtml, html: str, parts: PartsDict, settings: WorkerSettings, *, summary_only: bool | None = None
) -> AnalysedArticle:
    return AnalysedArticle(
        identity=stored.identity,
        url=stored.url,
        title=_named(stored.title),
        html=html,
        content_hash=stored.content_hash,
        parts=parts,
        analysis_version=_version(settings),
        author=_named(stored.author),
        published=stored.published,
        updated=stored.updated,
        language=stored.language,
        summary_only=stored.summary_only if summary_only is None else summary_only,
        enclosures=stored.enclosures,
        categories=stored.categories,
        firm_keys=_firm_keys(parts),
        short_keys=_short_keys(parts),
    )


def _arrived(arrival: Arrival, feed_language: str | None, settings: WorkerSettings) -> PreparedArticle:
    article = _taken_apart(arrival.entry, arrival.identity, arrival.content_hash, feed_language, settings)
    return prepared(article, read=arrival.read)


def _changed(change: Change, feed_language: str | None, settings: WorkerSettings) -> PreparedArticle:
    return prepared(_taken_apart(change.entry, change.identity, change.content_hash, feed_language, settings))


def _taken_apart(
    entry: Entry, identity: str, spoken: str, feed_language: str | None, settings: WorkerSettings
) -> AnalysedArticle:
    language, title = entry.language or feed_language, _named(entry.title)
    parts, version = _analysed(entry, title, language, settings)
    return AnalysedArticle(
        identity=identity,
        url=entry.url,
        title=title or _opening_of(parts),
        html=entry.html,
        content_hash=spoken,
        parts=parts,
        analysis_version=version,
        author=_named(entry.author),
        published=entry.published,
        updated=entry.updated,
        language=language,
        summary_only=entry.summary_only,
        enclosures=entry.enclosures,
        categories=entry.categories,
        firm_keys=_firm_keys(parts),
        short_keys=_short_keys(parts),
    )


def _named(text: str) -> str:
    """A title or name as it was meant. What an entry is known by is what the feed says, letter for letter."""
    meant = unescaped_text(text)
    return text if meant is text else clean(meant)


def _firm_keys(parts: PartsDict) -> tuple[str, ...]:
    return tuple(firm_key(company["name"]) for company in parts["companies"])


def _short_keys(parts: PartsDict) -> tuple[str, ...]:
    return tuple(short_key(company["name"], company["aliases"]) for company in parts["companies"])


def _opening_of(parts: PartsDict) -> str:
    """How the text begins: microblogs and notes send entries without titles."""
    texts = (block["text"] for block in parts["blocks"] if block["role"] == "body")
    return next((opening_words(text) for text in texts if text), "")


def _analysed(entry: Entry, title: str, language: str | None, settings: WorkerSettings) -> tuple[PartsDict, str]:
    """An entry's parts and the version of their analysis; where that fails, its plain text."""
    try:
        parts = _parts_of(entry.html, title, entry.url, _vocabulary(settings.vocabulary_folder), language)
    except (MemoryError, ImportError, SyntaxError):
        # Not this article's fault: too little memory for the feed, or a broken installation.
        raise
    except Exception:  # noqa: BLE001 - one article must not keep the others of its feed from being read
        return _plain_parts(entry.html, title, language).as_dict(), NOT_ANALYSED
    return parts, _version(settings)


def _parts_of(html: str, title: str, url: str, vocabulary: Vocabulary, language: str | None) -> PartsDict:
    """The parts as `Parts.as_dict` gives them; no values are made of what is to be packed."""
    parts: PartsDict = parts_of(html, title, url, vocabulary, language)
    for block in parts["blocks"]:
        del block["rule"]
    return parts


def _plain_parts(html: str, title: str, language: str | None) -> Parts:
    body = LexborHTMLParser(html).body
    lines = clean_lines(body.text(separator="\n")).splitlines() if body else []
    texts = [text for text in map(clean, lines) if text]
    blocks = tuple(Block(i, "paragraph", text) for i, text in enumerate(texts))
    return Parts(title=title or None, language=language, blocks=blocks)
