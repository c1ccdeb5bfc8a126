"""The feeds of pages and of well-known sites."""

import pytest

from reader.feeds.discover import FoundFeed, common_feeds, found_feeds, known_feeds

PAGE = "https://quarry.example/news/today"


def head(*lines: str) -> str:
    return "<!DOCTYPE html><html><head>" + "".join(lines) + "</head><body>x</body></html>"


def test_announced_feeds_are_found_in_order_with_those_of_comments_last() -> None:
    html = head(
        '<link rel="alternate" type="application/rss+xml" title="Comments on Kiln" href="/comments/feed/">',
        '<link rel="alternate" type="application/rss+xml" title="Quarry &amp; Kiln" href="/feed/?a=1&amp;b=2">',
        '<LINK REL="Alternate" TYPE="application/atom+xml; charset=utf-8" HREF="atom.xml">',
        '<link rel="alternate" hreflang="de" href="/de/">',
        '<link rel="stylesheet" type="text/css" href="/style.css">',
        '<link rel="alternate" type="application/json" href="/wp-json/posts/1">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        '<link rel="alternate" type="application/rss+xml" href="/feed/?a=1&b=2">',
    )
    assert found_feeds(html, PAGE) == (
        FoundFeed("https://quarry.example/feed/?a=1&b=2", "Quarry & Kiln"),
        FoundFeed("https://quarry.example/news/atom.xml"),
        FoundFeed("https://quarry.example/comments/feed/", "Comments on Kiln"),
    )


def test_base_of_the_page_is_respected() -> None:
    html = head('<base href="https://cdn.example/x/">', '<link rel="feed" href="f.xml" title="F">')
    assert found_feeds(html.encode("utf-16"), PAGE) == (FoundFeed("https://cdn.example/x/f.xml", "F"),)


def test_page_that_announces_nothing_is_searched_for_links_to_feeds_of_its_own() -> None:
    html = (
        '<a href="/rss.xml">RSS</a><a href="https://other.example/rss.xml">theirs</a><a href="/feedback">Write</a>'
        '<a href="/blog/feed/">Blog <b>feed</b></a>'
    )
    assert found_feeds(html, PAGE) == (
        FoundFeed("https://quarry.example/rss.xml", "RSS"),
        FoundFeed("https://quarry.example/blog/feed/", "Blog feed"),
    )


def test_addresses_that_cannot_be_read_are_passed_over() -> None:
    html = head('<base href="http://[">', '<link rel="alternate" type="text/xml" href="http://[/feed">') + (
        '<a href="http://[/rss.xml">one</a><a href="/rss.xml">RSS</a>'
    )
    assert found_feeds(html, PAGE) == (FoundFeed("https://quarry.example/rss.xml", "RSS"),)
    assert known_feeds("http://[") == ()


def test_page_without_feeds_gives_none() -> None:
    assert found_feeds("<p>Nothing.</p>", PAGE) == ()
    assert found_feeds(b"", PAGE) == ()


@pytest.mark.parametrize(
    ("url", "feeds"),
    [
        ("https://www.youtube.com/channel/UC12-3", ["https://www.youtube.com/feeds/videos.xml?channel_id=UC12-3"]),
        ("https://m.youtube.com/user/kiln", ["https://www.youtube.com/feeds/videos.xml?user=kiln"]),
        ("https://youtube.com/playlist?list=PL1", ["https://www.youtube.com/feeds/videos.xml?playlist_id=PL1"]),
        ("https://www.reddit.com/r/mining/top/", ["https://www.reddit.com/r/mining/.rss"]),
        ("https://old.reddit.com/user/ann", ["https://www.reddit.com/user/ann/.rss"]),
        (
            "https://github.com/ann/kiln/issues",
            [f"https://github.com/ann/kiln/{kind}.atom" for kind in ("releases", "tags", "commits")],
        ),
        ("https://github.com/ann", ["https://github.com/ann.atom"]),
        ("https://github.com/", []),
        ("https://notyoutube.com/channel/UC1", []),
        ("https://quarry.example/r/mining", []),
    ],
)
def test_known_sites_have_their_feeds(url: str, feeds: list[str]) -> None:
    assert [feed.url for feed in known_feeds(url)] == feeds


def test_youtube_page_under_a_name_says_its_channel() -> None:
    html = head('<meta itemprop="identifier" content="UC12-3_x">')
    assert [feed.url for feed in found_feeds(html, "https://www.youtube.com/@kiln")] == [
        "https://www.youtube.com/feeds/videos.xml?channel_id=UC12-3_x"
    ]


def test_common_feeds_are_on_the_pages_own_host() -> None:
    assert all(url.startswith("https://quarry.example/") for url in common_feeds(PAGE))
