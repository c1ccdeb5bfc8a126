"""Values that the tests of the desk begin with."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from reader.model import Article, ArticleRow, Block, Company, Disclaimer, Highlight, Highlights, Parts, Profile

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def row(number: int, **changes: Any) -> ArticleRow:
    """An unread article, the older the smaller its number."""
    when = NOW - timedelta(hours=100 - number)
    first = ArticleRow(
        id=number,
        feed_id=1,
        feed_url="https://ore.example/feed",
        feed_title="Ore Weekly",
        title=f"Title {number}",
        url=f"https://ore.example/{number}",
        author="Ada Quarrel",
        published=when,
        received=when,
        read=False,
        starred=False,
        kinds=(),
        minutes=3,
        summary_only=False,
        revised=False,
        tags=(),
        has_note=False,
        position=(int(when.timestamp()), number),
    )
    return replace(first, **changes)


def block(i: int, text: str, kind: Any = "paragraph", role: Any = "body", **more: Any) -> Block:
    """A block of an article."""
    return Block(i=i, kind=kind, text=text, role=role, **more)


def article(*blocks: Block, parts: Parts | None = None, **changes: Any) -> Article:
    """An article with these blocks."""
    return Article(row(7, **changes), parts or Parts(blocks=blocks), "en")


PARTS = Parts(
    title="Graphite deal",
    blocks=(
        block(0, "Highlights", "heading", "highlights_label"),
        block(1, "Vastmark buys the Nord plant for 40 million euros.", "list_item", "highlight"),
        block(2, "Vastmark said on Monday that it buys the Nord plant."),
        block(3, "The price was not disclosed."),
        block(4, "About Vastmark", "heading", "profile_label"),
        block(5, "Vastmark makes anodes in Hull.", "paragraph", "profile"),
        block(6, "This text was translated and has not been verified.", "paragraph", "disclaimer"),
        block(7, "Share this", "paragraph", "boilerplate"),
        block(8, "0 Comments", "paragraph", "boilerplate"),
    ),
    highlights=Highlights(
        "publisher",
        "Highlights",
        (Highlight("Vastmark buys the Nord plant for 40 million euros.", (2, 3), ("40 million",)),),
    ),
    profiles=(Profile("Vastmark", "company", "Vastmark makes anodes in Hull.", (), ("LSE: VSM",), (4, 5)),),
    companies=(Company("Vastmark", (), ("LSE: VSM",), 3, True), Company("Nordpit AS", (), (), 2, False)),
    disclaimers=(
        Disclaimer(
            ("translation", "unverified"), "This text was translated and has not been verified.", "publisher", (6,)
        ),
    ),
)
