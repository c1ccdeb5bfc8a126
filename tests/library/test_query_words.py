"""What single words and fields of a query find."""

import operator

import pytest
from library.making import add_feed, article, parts, titles

from reader.errors import QueryError
from reader.library import Library
from reader.model import Enclosure


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("锂", True),
        ("宁德时代", True),
        ("宁代", False),
        ("时代", True),
        ("锂*", True),
        ("リチウム", True),
        ("배터리", True),
        ("cafe", True),
        ("CAFÉ", True),
        ("straße", True),
        ("in:title 宁德", True),
        ("in:body 宁德", False),
        ("café*", True),
        ("caf*", True),
        ("cafè*", True),
    ],
)
def test_words_of_any_script_are_found(library: Library, query: str, found: bool) -> None:
    text = "碳酸锂价格 café Straße リチウム電池 배터리"
    add_feed(library, articles=[article("a", title="宁德时代", made_of=parts(text))])
    assert bool(library.rows(query)) is found


def test_hosts_languages_enclosures_and_lengths(library: Library) -> None:
    add_feed(
        library,
        articles=[
            article("a", url="https://www.news.example/a", made_of=parts("word " * 1500, language="en")),
            article("b", url="https://blog.news.example/b", made_of=parts(language="pt-br"), hours=2),
            article("c", url="https://badnews.example/c", hours=3, enclosures=(Enclosure("https://x.example/c.mp3"),)),
        ],
    )
    assert titles(library, "host:news.example") == ["a", "b"]
    assert titles(library, "host:blog.news.example") == ["b"]
    assert titles(library, "lang:pt") == ["b"]
    assert titles(library, "minutes:>5") == ["a"]
    assert titles(library, "minutes:<=1") == ["b", "c"]
    assert titles(library, "has:enclosure") == ["c"]
    assert titles(library, "host:100%") == []


@pytest.mark.parametrize("relation", ["", "<", ">", "<=", ">="])
@pytest.mark.parametrize("number", [0, 1, 3, 59, 60, 61, 75])
def test_lengths_are_compared_as_numbers(library: Library, relation: str, number: int) -> None:
    lengths = (1, 3, 59, 60, 61, 75)
    add_feed(library, articles=[article(f"{n}", hours=n, made_of=parts("w " * (230 * n - 1) + "w")) for n in lengths])
    add_feed(library, "short", articles=[article(f"s{n}", hours=100 + n) for n in range(30)])
    compare = {"": operator.eq, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}[relation]
    rows = library.rows(f"minutes:{relation}{number}")
    assert [row.minutes for row in rows] == [row.minutes for row in library.rows() if compare(row.minutes, number)]
    assert library.count(f"minutes:{relation}{number}") == len(rows)
    assert {row.minutes for row in library.rows()} == set(lengths)


def test_feeds_are_named_by_id_address_or_part_of_the_title(library: Library) -> None:
    add_feed(library, "ore", articles=[article("a")])
    add_feed(library, "iron-ore", articles=[article("b", hours=2)])
    assert titles(library, "feed:1") == ["a"]
    assert titles(library, 'feed:"https://ore.example/feed"') == ["a"]
    assert titles(library, "feed:ore") == ["a", "b"]
    assert titles(library, "feed:nothing") == []


def test_a_part_of_many_titles_finds_all_their_feeds(library: Library) -> None:
    for number in range(130):
        add_feed(library, f"ore{number}", articles=[article(f"a{number}", hours=number + 1)])
    assert len(titles(library, "feed:ore")) == library.count("feed:ore") == 130
    assert titles(library, "feed:ore -feed:ore1", limit=3) == ["a0", "a2", "a3"]
    wide = " OR ".join(f"feed:ore{number}" for number in range(60))
    assert len(titles(library, wide)) == 130


def test_folders_contain_the_folders_in_them(library: Library) -> None:
    add_feed(library, "ore", folder="Metals", articles=[article("a")])
    add_feed(library, "tin", folder="Metals/Base", articles=[article("b", hours=2)])
    add_feed(library, "sun", folder="Metals2", articles=[article("c", hours=3)])
    assert titles(library, "folder:metals") == ["a", "b"]
    assert titles(library, "folder:Metals/Base") == ["b"]


def test_search_terms_are_what_is_looked_for(library: Library) -> None:
    assert library.search_terms('tin "rare earth" -lead lith* in:title zinc is:unread') == (
        "tin",
        "rare earth",
        "lith*",
        "zinc",
    )


def test_a_faulty_query_is_an_error_everywhere(library: Library) -> None:
    for act in (library.rows, library.count, library.next_unread, library.search_terms):
        with pytest.raises(QueryError):
            act("is:nothing")
    with pytest.raises(QueryError):
        library.mark("read", query="(")
