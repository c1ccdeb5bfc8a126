"""One feed over two years, as feeds behave: each edition polled in a whole pass, and what the reader sees of it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
DISCLAIMER = "<p>Disclaimer: This text is for information only and is not investment advice.</p>"


@dataclass(frozen=True)
class Item:
    """An item as its publisher has it now."""

    number: int
    guid: str = ""
    date: str = ""
    text: str = "The hoist stood still for repairs."
    extra: str = ""

    def as_rss(self) -> str:
        """The item, in a feed."""
        guid = self.guid or f"http://mine.example/{self.number}"
        date = f"<pubDate>{self.date}</pubDate>" if self.date else ""
        return (
            f"<item><guid>{guid}</guid><link>http://mine.example/news/{self.number}</link>"
            f"<title>Report {self.number}</title>{date}{self.extra}"
            f"<description>{escape(self.html)}</description></item>"
        )

    @property
    def html(self) -> str:
        """What it says."""
        return f"<p>Report {self.number} of the Brenntal mine. {self.text}</p>"


def dated(days_ago: float) -> str:
    return format_datetime(NOW - timedelta(days=days_ago))


@dataclass
class Paper:
    """The feed, its reader, and the time."""

    desk: Any
    publisher: Any
    items: list[Item]
    url: str = ""
    told: list[dict[str, Any]] = field(default_factory=list)

    def edition(self, *items: Item, days: float = 1) -> tuple[int, int]:
        """Publishes these items and polls; how many were new and how many updated."""
        self.desk.now += timedelta(days=days)
        body = "".join(item.as_rss() for item in items)
        feed = f"<rss version='2.0'><channel><title>Brenntal</title>{body}</channel></rss>"
        self.url = self.publisher.publish("/feed", feed.encode())
        if not self.told:
            self.desk.subscribe(self.url)
        self.told = self.desk.poll(every=True)
        event = next(event for event in self.told if event["event"] in ("polled", "unchanged"))
        return event.get("new", 0), event.get("updated", 0)

    def ids(self, query: str = "") -> list[int]:
        """The articles of a query."""
        with self.desk.library() as library:
            return [row.id for row in library.rows(query, limit=1000)]

    def mark(self, what: str, query: str) -> None:
        """Marks articles as the reader does."""
        with self.desk.library() as library:
            library.mark(what, query=query)


def test_two_years_of_a_feed(desk: Any, publisher: Any) -> None:
    items = [Item(n, date=dated(30 - n)) for n in range(12, 0, -1)]
    paper = Paper(desk, publisher, items)
    assert paper.edition(*items) == (12, 0)
    assert len(paper.ids("is:unread")) == 12
    paper.mark("read", "")
    paper.mark("starred", 'in:title "Report 5"')

    # Another order, white space, and the same again: nothing.
    assert paper.edition(*reversed(items)) == (0, 0)
    assert paper.edition(*[replace(item, text=item.text.replace(" ", "\n\t")) for item in items]) == (0, 0)

    # The publisher moves to TLS: every guid changes, nothing is new, and what the reader did stays.
    items = [replace(item, guid=f"https://mine.example/{item.number}") for item in items]
    assert paper.edition(*items) == (0, 0)
    assert (len(paper.ids("is:unread")), len(paper.ids("is:starred"))) == (0, 1)

    # A new system: guids of another kind, and an item twice in the document.
    items = [replace(item, guid=f"post-{item.number}") for item in items]
    assert paper.edition(items[0], *items) == (0, 0)

    # Items vanish for a while and return.
    assert paper.edition(*items[:3]) == (0, 0)
    assert paper.edition(*items) == (0, 0)

    # An article is corrected, and gets fine print: the former text is kept, and it stays read.
    corrected = replace(items[0], text=f"The hoist stood still for nine days.</p>{DISCLAIMER}<p>")
    assert paper.edition(corrected, *items[1:]) == (0, 1)
    assert paper.ids("has:revision") == paper.ids("disclaimer:not_advice")
    assert len(paper.ids("has:revision")) == 1
    assert paper.ids("is:unread") == []
    items[0] = corrected

    # News: with an enclosure, without a date, and with dates that cannot be, which lift nothing to the top.
    sound = "<enclosure url='http://mine.example/13.mp3' type='audio/mpeg' length='1000'/>"
    later = replace(Item(13, date=format_datetime(desk.now)), extra=sound)
    odd = [Item(14), Item(15, date="yesterday, or so"), Item(16, date="Wed, 01 Jan 2099 00:00:00 GMT")]
    assert paper.edition(later, *odd, *items) == (4, 0)
    assert len(paper.ids("has:enclosure")) == 1
    assert len(paper.ids("is:unread")) == 4
    assert desk.titles()[0] == "Report 14"
    paper.mark("read", "")

    # An archive of five hundred old items appears: they come in, and none of them is unread.
    archive = [Item(n, guid=f"post-{n}", date=dated(n)) for n in range(1000, 1500)]
    assert paper.edition(later, *odd, *items, *archive, days=400) == (500, 0)
    assert paper.ids("is:unread") == []

    # What the reader lets go does not return while the feed still has it.
    desk.set(keep_days=300)
    publisher.clock = lambda: desk.now
    assert paper.edition(later, *odd, *items, *archive[:400], days=400) == (0, 0)
    kept = set(paper.ids())
    assert set(paper.ids("is:starred")) <= kept
    assert len(kept) < 100
    assert paper.edition(later, *odd, *items, *archive) == (0, 0)
    assert set(paper.ids()) == kept
