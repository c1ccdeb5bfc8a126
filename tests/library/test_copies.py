"""`is:copy`: what another feed has brought before, under another address too; and what only looks like it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from library.making import NOW, add_feed, article, parts, titles

from reader.library import Library
from reader.library.copies import alike
from reader.library.places import PER_SECOND
from reader.model import PreparedArticle

STORY = "https://ore.example/news/mine-opens"
LONG = " ".join(f"Word{number} of the mine." for number in range(99))


@pytest.mark.parametrize(
    ("url", "other"),
    [
        (STORY, f"{STORY}?utm_source=rss&utm_medium=metals"),
        (f"{STORY}?ref=rss-tin", f"{STORY}?ref=rss-ore"),
        (f"{STORY}?id=7", f"{STORY}?id=7&CMP=rss"),
        (f"{STORY}?cmpid=a&id=7", f"{STORY}?id=7&fbclid=xyz"),
        (STORY, "http://www.ore.example/news/mine-opens/"),
        (STORY, f"{STORY}#xtor=RSS-12"),
        (f"{STORY}?source=a", f"{STORY}?source=b"),
    ],
)
def test_addresses_that_differ_in_where_a_link_was_found_are_alike(url: str, other: str) -> None:
    assert alike(url, other)
    assert alike(other, url)


@pytest.mark.parametrize(
    ("url", "other"),
    [
        (f"{STORY}?id=7", f"{STORY}?id=8"),
        (f"{STORY}?symbol=ORE", f"{STORY}?symbol=TIN"),
        (f"{STORY}?cid=7", f"{STORY}?cid=8"),
        (STORY, f"{STORY}?page=2"),
        (f"{STORY}#!/ore", f"{STORY}#!/tin"),
        (f"{STORY}#item-1", f"{STORY}#item-2"),
        (STORY, "https://tin.example/news/mine-opens"),
        (STORY, "https://ore.example/news/mine-closes"),
        ("https://ore.example:8000/a", "https://ore.example/a"),
        ("mailto:ore@ore.example", "mailto:ore@ore.example?ref=1"),
        ("https://[ore", "https://[ore"),
    ],
)
def test_addresses_that_may_lead_elsewhere_are_not(url: str, other: str) -> None:
    assert not alike(url, other)
    assert not alike(other, url)


def of_two_feeds(library: Library, one: PreparedArticle, other: PreparedArticle) -> list[str]:
    """What is a copy where two feeds bring an article each."""
    add_feed(library, "ore", articles=[one])
    add_feed(library, "tin", articles=[other])
    return titles(library, "is:copy")


def test_a_story_that_another_feed_marks_with_its_own_name_is_a_copy(library: Library) -> None:
    one, other = (article(name, title="A mine opens", url=f"{STORY}?rss={name}") for name in ("ore", "tin"))
    assert of_two_feeds(library, one, other) == ["A mine opens"]
    assert titles(library, "is:copy feed:2") == ["A mine opens"]


@pytest.mark.parametrize(
    ("said", "same", "copies"),
    [(LONG, True, 1), (LONG, False, 0), ("Short.", True, 0)],
)
def test_addresses_that_differ_otherwise_need_the_same_long_text(
    library: Library, said: str, same: bool, copies: int
) -> None:
    made = [
        article(
            f"a{i}",
            title="Daily report",
            url=f"https://{['ore', 'tin'][i]}.example/report?symbol={i}",
            made_of=parts(said),
            content_hash="one" if same else f"of {i}",
        )
        for i in range(2)
    ]
    assert len(of_two_feeds(library, *made)) == copies


def test_the_same_title_elsewhere_is_no_copy(library: Library) -> None:
    one, other = (article(host, title="Daily report", url=f"https://{host}.example/") for host in ("ore", "tin"))
    assert of_two_feeds(library, one, other) == []


def test_a_link_blog_that_comments_on_a_page_is_no_copy_of_it(library: Library) -> None:
    one, other = (article(str(hours), title="A mine opens", url=STORY, hours=hours) for hours in (3, 1))
    assert of_two_feeds(library, one, other) == []


def test_articles_without_titles_that_differ_in_a_mark_are_no_copies(library: Library) -> None:
    made = [replace(article(f"a{i}", url=f"{STORY}?ref={i}"), title="") for i in range(2)]
    assert of_two_feeds(library, *made) == []


def test_what_came_out_in_one_second_is_compared_though_it_fills_that(library: Library) -> None:
    moment = (NOW - timedelta(hours=1)).timestamp()
    made = [article(f"a{i}", url=f"https://ore.example/{i}") for i in range(PER_SECOND // 2)]
    again = [article(f"b{i}", url=f"https://ore.example/{i}") for i in range(PER_SECOND // 2)]
    add_feed(library, "ore", articles=made)
    add_feed(library, "tin", articles=again)
    assert {row.position[0] for row in library.rows(limit=999)} == {int(moment)}
    assert library.count("is:copy") == PER_SECOND // 2
