"""What one feed has brought, in small, and entries for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from reader.model import Entry, Known, KnownArticle
from reader.poller.identity import sort_out

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@dataclass
class Shelf:
    """A library in small: what one feed has brought, and what each poll of it says."""

    articles: dict[str, KnownArticle] = field(default_factory=dict)
    tombstones: frozenset[str] = frozenset()
    unread: set[int] = field(default_factory=set)
    last_success: datetime | None = None

    def poll(self, entries: Sequence[Entry], now: datetime = NOW) -> tuple[int, int]:
        """How many of the document's entries are new and changed; they are kept."""
        found = sort_out(entries, Known(dict(self.articles), self.tombstones), self.last_success)
        identities = [arrival.identity for arrival in found.new]
        assert len(set(identities)) == len(identities)
        assert not set(identities) & self.articles.keys()
        for arrival in found.new:
            number = len(self.articles) + 1
            self.articles[arrival.identity] = KnownArticle(number, arrival.content_hash, arrival.entry.url)
            if not arrival.read:
                self.unread.add(number)
        assert len({change.article_id for change in found.changed}) == len(found.changed)
        for change in found.changed:
            known = self._taken_out(change.article_id)
            self.articles[change.identity] = KnownArticle(
                known.id, change.content_hash, change.entry.url, known.updates + 1
            )
        for article_id, identity in found.moved:
            self.articles[identity] = self._taken_out(article_id)
        self.last_success = now
        return len(found.new), len(found.changed)

    def _taken_out(self, article_id: int) -> KnownArticle:
        return self.articles.pop(next(key for key, known in self.articles.items() if known.id == article_id))


def entry(number: int, **other: object) -> Entry:
    made = Entry(
        guid=f"http://ore.example/?p={number}",
        url=f"http://ore.example/news/{number}",
        title=f"Shipment {number}",
        html=f"<p>Vessel {number} left.</p>",
        published=NOW - timedelta(hours=number),
    )
    return replace(made, **other)  # type: ignore[arg-type]


def identity_of(entry: Entry) -> str:
    """The identity that an entry gets where it stands alone."""
    return sort_out([entry], Known()).new[0].identity


def entries(numbers: Iterable[int], **other: object) -> list[Entry]:
    return [entry(number, **other) for number in numbers]
