"""Lists: queries against a plain reference, pages, moments, orders, counts."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from library.making import NOW, add_feed, article, open_library, parts, save, titles
from library.test_query import PIECES

from reader.errors import QueryError
from reader.library import LAST, Library
from reader.library.query import And, Expression, Field, Not, Or, Text, parse
from reader.model import DISCLAIMER_GROUPS, Company, Enclosure

WORDS = ("tin", "lead", "zinc", "tinder")
KINDS = ((), (), ("sponsored",), ("state_media", "translation"), ("opinion",))
COMPANIES = ("Ferro AG", "Tinworks plc")
TICKERS = {"Ferro AG": ("XETRA: FRO",)}
LANGUAGES = ("en", "de-AT", "de", None)
HOSTS = ("ore.example", "www.tin.example", "news.tin.example")


@dataclass(frozen=True)
class Plain:
    """An article as the reference sees it."""

    id: int
    hours: int
    feed: int
    folder: str
    body: str
    highlights: str
    kinds: tuple[str, ...]
    company: str
    author: str
    read: bool
    starred: bool
    tagged: bool
    note: str
    language: str | None
    host: str
    enclosed: bool

    def has(self, expression: Expression) -> bool:
        """Whether the article is of a query."""
        match expression:
            case And(operands):
                return all(self.has(operand) for operand in operands)
            case Or(operands):
                return any(self.has(operand) for operand in operands)
            case Not(operand):
                return not self.has(operand)
            case Text(words, prefix, part):
                texts = {"title": f"Title of {self.id}", "body": self.body, "highlights": self.highlights}
                texts["note"] = self.note
                found = [texts.get(part, "")] if part else list(texts.values())
                return any(_within(words, prefix, text) for text in found)
            case Field(name, value):
                return self._meets(name, value)

    def _meets(self, name: str, value: str) -> bool:
        match name:
            case "is":
                return {
                    "read": self.read,
                    "unread": not self.read,
                    "starred": self.starred,
                    "unstarred": not self.starred,
                    "updated": False,
                    "new": self.id > LAST_OF_THE_VISIT,
                }[value]
            case "disclaimer":
                return bool(set(self.kinds) & set(DISCLAIMER_GROUPS.get(value, (value,))))
            case "has":
                here = {
                    "disclaimer": bool(self.kinds),
                    "highlights": bool(self.highlights),
                    "tag": self.tagged,
                    "note": bool(self.note),
                    "enclosure": self.enclosed,
                }
                return here.get(value, False)
            case "feed":
                return self.feed == int(value)
            case "folder":
                return self.folder.lower() == value.lower()
            case "company":
                return self.company.lower() == value.lower()
            case "author":
                return value.lower() in self.author.lower()
            case "id":
                return self.id in map(int, value.split(","))
            case "tag":
                return self.tagged and value == "hot"
            case "since":
                return self.hours * 3600 <= int(value[:-1]) * 3600
            case "before":
                return self.hours * 3600 > int(value[:-1]) * 3600
            case "on":
                days = {"today": 0, "yesterday": 1}
                local = (NOW - timedelta(hours=self.hours)).astimezone().date()
                return local == NOW.astimezone().date() - timedelta(days=days[value])
            case "ticker":
                return value.lower() in (ticker.lower() for ticker in TICKERS.get(self.company, ())) or (
                    self.company == "Ferro AG" and value.lower() == "fro"
                )
            case "lang":
                return self.language is not None and f"{self.language.lower()}-".startswith(f"{value.lower()}-")
            case "host":
                return f".{self.host}".endswith(f".{value.removeprefix('www.')}")
            case "minutes":
                return value == "<2"  # each of them takes a minute
        raise AssertionError(name)


def _within(words: str, prefix: bool, text: str) -> bool:
    wanted, there = words.lower().split(), re.findall(r"\w+", text.lower())
    for start in range(len(there) - len(wanted) + 1):
        piece = there[start : start + len(wanted)]
        if piece[:-1] == wanted[:-1] and (piece[-1].startswith(wanted[-1]) if prefix else piece[-1] == wanted[-1]):
            return True
    return False


LAST_OF_THE_VISIT = 50


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, list[Plain]]]:
    """Sixty articles of three feeds in every mixture, and the same as plain values."""
    rng = random.Random(5)
    plain: list[Plain] = []
    with open_library(tmp_path_factory.mktemp("many") / "library.db") as library:
        for number, folder in ((1, "Metals"), (2, "Metals"), (3, "")):
            add_feed(library, f"feed{number}", folder=folder)
        for number in range(1, 61):
            value = Plain(
                id=number,
                hours=rng.randrange(1, 40),
                feed=rng.randrange(1, 4),
                folder="",
                body=" ".join(rng.choices(WORDS, k=rng.randrange(1, 5))),
                highlights=rng.choice(("", "", "zinc rises", "tin falls")),
                kinds=rng.choice(KINDS),
                company=rng.choice(("", *COMPANIES)),
                author=rng.choice(("", "Ada Quarrel", "Bo Quist")),
                read=rng.random() < 0.4,
                starred=rng.random() < 0.3,
                tagged=rng.random() < 0.2,
                note=rng.choice(("", "", "", "", "A note.", "tin zinc", "Lead, tinder: mine alone")),
                language=rng.choice(LANGUAGES),
                host=rng.choice(HOSTS),
                enclosed=rng.random() < 0.2,
            )
            feed = library.feed(value.feed)
            assert feed is not None
            made = article(
                str(number),
                hours=value.hours,
                author=value.author,
                url=f"https://{value.host}/{number}",
                enclosures=(Enclosure("https://ore.example/a.mp3", "audio/mpeg", 9),) * value.enclosed,
                made_of=parts(
                    value.body,
                    highlights=[value.highlights] if value.highlights else (),
                    kinds=value.kinds,
                    companies=[Company(value.company, (), TICKERS.get(value.company, ()))] if value.company else (),
                    language=value.language,
                ),
            )
            save(library, feed, new=[made])
            plain.append(replace(value, folder=feed.folder))
            if number == LAST_OF_THE_VISIT:
                library.end_visit()
        library.mark("read", ids=[value.id for value in plain if value.read])
        library.mark("starred", ids=[value.id for value in plain if value.starred])
        library.tag([value.id for value in plain if value.tagged], add=["hot"])
        for value in plain:
            if value.note:
                library.note(value.id, value.note)
        yield library, plain


def ordered(plain: list[Plain], oldest: bool = False) -> list[int]:
    """Ids newest first; of the same time, the later saved is the newer."""
    newest = sorted(plain, key=lambda value: (value.hours, -value.id))
    return [value.id for value in (reversed(newest) if oldest else newest)]


LEAVES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(['"tin lead"', '"zinc tin"', "tin*", "tind*", "lea*", "in:body zinc", "in:highlights tin"]),
    st.sampled_from(["is:read", "is:unread", "is:starred", "is:unstarred", "has:tag", "tag:hot", "has:highlights"]),
    st.sampled_from(["disclaimer:sponsored", "disclaimer:provenance", "disclaimer:opinion", "has:disclaimer"]),
    st.sampled_from(
        ["feed:1", "feed:2", "folder:metals", 'folder:""', 'company:"Ferro AG"', "author:qu", "author:ada"]
    ),
    st.sampled_from(["since:12h", "before:20h", "id:3,4,50", "is:new", "is:updated", "on:today", "on:yesterday"]),
    st.sampled_from(["ticker:fro", 'ticker:"xetra: fro"', "lang:de", "lang:de-at", "host:tin.example", "host:example"]),
    st.sampled_from(["in:note tin", "in:note alone", "alone", '"mine alone"', "alo*", 'in:note ("tin zinc" OR note)']),
    st.sampled_from(["has:note", "has:enclosure", "minutes:<2", "minutes:>1", "in:title title", '-"title of"']),
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) OR ({pair[1]})"),
        inner.map(lambda text: f"-({text})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) -({pair[1]})"),
    ),
    max_leaves=6,
)


@given(query=QUERIES, oldest=st.booleans())
@settings(max_examples=250)
def test_random_queries_give_the_rows_of_a_plain_reference(
    many: tuple[Library, list[Plain]], query: str, oldest: bool
) -> None:
    library, plain = many
    wanted = ordered([value for value in plain if value.has(parse(query).expression)], oldest)
    found = [row.id for row in library.rows(query, sort="oldest" if oldest else None)]
    assert found == wanted
    assert library.count(query) == len(wanted)


@given(query=QUERIES, size=st.integers(1, 9), sort=st.sampled_from(["newest", "oldest", "relevance", "source"]))
@settings(max_examples=120)
def test_pages_make_up_the_whole_list_in_both_directions(
    many: tuple[Library, list[Plain]], query: str, size: int, sort: str
) -> None:
    library, _ = many
    whole = library.rows(query, sort=sort)
    down, page = [], library.rows(query, sort=sort, limit=size)
    while page:
        down += page
        page = library.rows(query, sort=sort, limit=size, after=page[-1].position)
    assert tuple(down) == whole
    up, page = [], library.rows(query, sort=sort, limit=size, before=LAST)
    while page:
        up = [*page, *up]
        page = library.rows(query, sort=sort, limit=size, before=page[0].position)
    assert tuple(up) == whole


@given(query=QUERIES, sort=st.sampled_from(["newest", "oldest", "relevance", "source"]))
@settings(max_examples=60)
def test_the_rows_above_a_row_are_counted(many: tuple[Library, list[Plain]], query: str, sort: str) -> None:
    library, _ = many
    of = f"({query}) sort:{sort}" if query else f"sort:{sort}"
    whole = library.rows(of)
    for number in {0, len(whole) // 2, len(whole) - 1} if whole else ():
        assert library.above(of, whole[number].position, library.moment()) == number


@given(query=QUERIES)
@settings(max_examples=60)
def test_the_next_unread_is_the_first_unread_after_a_row(many: tuple[Library, list[Plain]], query: str) -> None:
    library, _ = many
    whole = library.rows(query)
    for number, row in enumerate(whole[:5]):
        after = next((other for other in whole[number + 1 :] if not other.read), None)
        assert library.next_unread(query, after=row.position) == after
        before = next((other for other in reversed(whole[:number]) if not other.read), None)
        assert library.next_unread(query, after=row.position, backwards=True) == before


def test_sorting_by_source_goes_by_title_then_newest(many: tuple[Library, list[Plain]]) -> None:
    library, plain = many
    wanted = [number for feed in (1, 2, 3) for number in ordered([value for value in plain if value.feed == feed])]
    assert [row.id for row in library.rows(sort="source")] == wanted


def test_relevance_puts_what_is_named_in_the_title_first(library: Library) -> None:
    add_feed(
        library,
        articles=[
            article("a", hours=1, made_of=parts("Much is said, and graphite once, in a long text about other things.")),
            article("b", hours=9, title="Graphite", made_of=parts("Graphite is short.")),
        ],
    )
    assert titles(library, "graphite") == ["a", "Graphite"]
    assert titles(library, "graphite sort:relevance") == ["Graphite", "a"]


def test_undated_and_future_articles_sort_by_when_they_were_first_seen(library: Library) -> None:
    add_feed(library, articles=[article("future", hours=-500), article("undated", hours=None), article("old", hours=5)])
    assert titles(library) == ["future", "undated", "old"]
    rows = library.rows()
    assert rows[1].published is None
    assert rows[0].published is not None
    assert all(row.received == NOW for row in rows)
    assert titles(library, "since:1h") == ["future", "undated"]


def test_many_articles_of_one_second_keep_the_order_of_the_feed(library: Library) -> None:
    names = [f"a{number}" for number in range(700)]
    add_feed(library, articles=[article(name, hours=3) for name in names])
    assert titles(library, limit=1000) == names


@given(text=st.one_of(st.text(max_size=20), st.lists(PIECES, max_size=8).map(" ".join)))
@example("a\x00b")
@example("a\ud800")
@settings(max_examples=200)
def test_any_text_gives_rows_or_a_query_error(many: tuple[Library, list[Plain]], text: str) -> None:
    library, _ = many
    try:
        rows = library.rows(text)
    except QueryError:
        return
    assert library.count(text) == len(rows)
    assert {row.id for row in library.rows(text, sort="relevance")} == {row.id for row in rows}


def test_a_page_of_a_library_made_elsewhere_opens_by_its_path(path: Path) -> None:
    with open_library(path) as library:
        add_feed(library, articles=[article("a")])
    with Library.open(path, write=False) as library:
        assert titles(library) == ["a"]
