"""OPML in every shape that readers write, and out again."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FeedError
from reader.feeds.opml import read_opml, write_opml
from reader.model import Feed, Subscription


def opml(body: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head/><body>{body}</body></opml>'.encode()


def test_folders_nest() -> None:
    found = read_opml(
        opml(
            '<outline text="Metals"><outline text="Rare earths">'
            '<outline type="rss" text="Dysprosium Daily" xmlUrl="http://dy.example/f" htmlUrl="http://dy.example/"/>'
            '</outline><outline title="Zinc" xmlUrl="https://zn.example/f"/></outline>'
            '<outline text="Loose" xmlUrl="http://loose.example/f"/>'
        )
    )
    assert found.wanted == (
        Subscription("http://dy.example/f", "Dysprosium Daily", "Metals/Rare earths", "http://dy.example/"),
        Subscription("https://zn.example/f", "Zinc", "Metals"),
        Subscription("http://loose.example/f", "Loose"),
    )
    assert found.refused == ()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/hosts", "file"),
        ("/home/ann/feed.xml", "file"),
        ("|~/bin/make-feed", "command"),
        ("exec:~/bin/make-feed", "command"),
        ("EXEC:~/bin/make-feed", "command"),
        ("filter:~/bin/clean:http://a.example/f", "command"),
        ("query:Unread:unread = yes", "query"),
        ("javascript:alert(1)", "http"),
        ("ftp://a.example/f", "http"),
        ("", "no address"),
        ("http:///nowhere", "cannot be read"),
    ],
)
def test_what_is_no_web_address_is_refused_with_its_reason(url: str, reason: str) -> None:
    found = read_opml(
        opml(f'<outline type="rss" text="Odd" xmlUrl="{url}"/><outline text="x" xmlUrl="http://b.example/"/>')
    )
    assert [subscription.url for subscription in found.wanted] == ["http://b.example/"]
    assert len(found.refused) == 1
    assert found.refused[0].line == (url or "Odd")
    assert reason in found.refused[0].why


def test_an_address_is_wanted_once() -> None:
    found = read_opml(
        opml('<outline text="A" xmlUrl="http://a.example/f"/><outline text="B" xmlUrl="http://a.example/f"/>')
    )
    assert [subscription.title for subscription in found.wanted] == ["A"]


def test_feed_scheme_means_http() -> None:
    lines = "".join(f'<outline xmlUrl="{url}"/>' for url in ("feed://a.example/1", "feed:https://a.example/2"))
    assert [subscription.url for subscription in read_opml(opml(lines)).wanted] == [
        "http://a.example/1",
        "https://a.example/2",
    ]


def test_two_thousand_feeds_come_back_as_they_went_out() -> None:
    feeds = [
        Feed(
            id=number,
            url=f"https://h{number}.example/feed?a=1&b={number}",
            title=f'Feed <{number}> & "co" é 鉄',
            folder=["", "Metals", "Metals/Rare earths", "R&D"][number % 4],
            site_url=f"https://h{number}.example/" if number % 3 else "",
        )
        for number in range(2000)
    ]
    found = read_opml(write_opml(feeds))
    assert found.refused == ()
    wanted = {subscription.url: subscription for subscription in found.wanted}
    for feed in feeds:
        assert wanted.pop(feed.url) == Subscription(feed.url, feed.title, feed.folder, feed.site_url)
    assert wanted == {}


def test_what_is_written_is_opml_that_others_read() -> None:
    root = ElementTree.fromstring(write_opml([Feed(id=1, url="http://a.example/f", title="", folder="Metals/Zinc")]))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    outline = root.find("body/outline[@text='Metals']/outline[@text='Zinc']/outline")
    assert outline is not None
    assert (outline.get("type"), outline.get("text"), outline.get("xmlUrl")) == (
        "rss",
        "http://a.example/f",
        "http://a.example/f",
    )


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/hosts">]>',
        '<!DOCTYPE opml [<!ENTITY % a SYSTEM "http://a.example/x"> %a;]>',
    ],
)
def test_xml_bombs_and_outside_files_are_refused(doctype: str) -> None:
    with pytest.raises(FeedError) as caught:
        read_opml(
            opml('<outline text="x" xmlUrl="http://a.example/f"/>').replace(b"<opml", doctype.encode() + b"<opml")
        )
    assert caught.value.code == "too_complex"


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(FeedError) as caught:
        read_opml(opml('<outline text="x">' * 5000 + "</outline>" * 5000))
    assert caught.value.code == "too_complex"


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>x</body></html>", b"just text", b"{}", b"<rss version='2.0'/>", b"\x00\xff"]
)
def test_other_documents_are_not_opml(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        read_opml(body)
    assert caught.value.code == "not_opml"


def test_opml_that_is_no_xml_is_read_all_the_same() -> None:
    found = read_opml(
        opml(
            '<!-- <outline xmlUrl="http://hidden.example/"/> -->'
            '<outline text="Lime & clay"><outline text="The "Kiln"" description="by <a href="http://x.example/">Ann</a>"'
            ' xmlUrl="http://a.example/f?x=1&amp;y=2" type="rss"/></outline>'
            "<outline title='B&nbsp;B' xmlUrl='http://b.example/f'></outline>"
        )
    )
    assert found.wanted == (
        Subscription("http://a.example/f?x=1&y=2", 'The "Kiln"', "Lime & clay"),
        Subscription("http://b.example/f", "B B"),
    )


def test_opml_in_another_charset_is_read() -> None:
    body = '<?xml version="1.0" encoding="windows-1251"?><opml><body><outline text="Медь" xmlUrl="http://a.example/"/></body></opml>'
    assert read_opml(body.encode("windows-1251")).wanted[0].title == "Медь"


@given(
    st.lists(
        st.sampled_from(
            [
                "<opml>",
                "</opml>",
                "<outline",
                ' xmlUrl="http://a.example/"',
                ' text="',
                '"',
                "/>",
                ">",
                "</outline>",
                "&",
                "<!--",
                "\x00",
            ]
        )
        | st.text(max_size=5),
        max_size=30,
    )
)
def test_any_document_is_read_or_refused_by_name(pieces: list[str]) -> None:
    code = "not_opml"
    try:
        read_opml("".join(pieces).encode("utf-8", "replace"))
    except FeedError as error:
        code = error.code
    assert code in ("not_opml", "too_complex", "bad_charset")


def test_addresses_that_differ_in_their_fragment_are_one_feed() -> None:
    found = read_opml(opml('<outline xmlUrl="http://zn.example/f#top"/><outline xmlUrl="http://zn.example/f"/>'))
    assert [subscription.url for subscription in found.wanted] == ["http://zn.example/f"]
