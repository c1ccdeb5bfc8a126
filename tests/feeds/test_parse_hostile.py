"""Documents that are no feeds, or mean harm."""

import pickle
from contextlib import suppress

import pytest
from feeds.quarry import BASE
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import FeedError
from reader.feeds.parse import parse


@pytest.mark.parametrize("body", [b"/etc/hosts", b"http://quarry.example/feed", b"file:///etc/hosts", b"tests"])
def test_bodies_are_never_taken_for_addresses_of_files_or_feeds(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        parse(body)
    assert caught.value.code == "not_a_feed"


@pytest.mark.parametrize(
    ("body", "said"),
    [(bytes(range(255, -1, -1)) * 80, "a document that is not"), (b"<weather><day/></weather>", "XML that is not")],
)
def test_what_is_no_feed_is_called_what_it_is(body: bytes, said: str) -> None:
    with pytest.raises(FeedError, match=said) as caught:
        parse(body, content_type="application/rss+xml")
    assert caught.value.code == "not_a_feed"


def test_entities_of_a_bomb_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 10))
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "boom">\n{levels}]>'
    text = (
        f"<?xml version='1.0'?>{doctype}<rss version='2.0'><channel><item><title>x &l9;</title></item></channel></rss>"
    )
    assert len(parse(text.encode()).entries[0].title) < 50


def test_files_are_not_read_through_entities() -> None:
    text = (
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hosts">]><rss version="2.0"><channel><item>'
        "<title>read: &x;</title></item></channel></rss>"
    )
    assert "localhost" not in parse(text.encode()).entries[0].title


def test_errors_cross_processes_whole() -> None:
    error = pickle.loads(pickle.dumps(FeedError("http_429", "Slow down.", status=429, url=BASE)))
    assert (error.code, error.detail, error.status, error.url) == ("http_429", "Slow down.", 429, BASE)


MARKUP = st.sampled_from(
    [
        "<rss version='2.0'>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<description>",
        "</description>", "<![CDATA[", "]]>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>",
        "<content type='html'>", "&amp;",
        "&#x1F600;", "&nbsp;", "&#xD800;", "<link href='", "'/>", "<pubDate>", "2025-13-45", "<!--", "-->", "<?xml ?>",
        "<guid>", "<media:content url='x'", "\x00", "\x1b[31m", "\ue0f50\ue0f5", "xml:base='http://['", "<source>",
        "<image>",
    ]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(MARKUP | st.text(max_size=12), max_size=25))
def test_any_document_gives_a_feed_or_a_named_error(pieces: list[str]) -> None:
    codes = {"not_a_feed", "truncated", "parser_failed", "too_complex", "bad_charset"}
    code = "not_a_feed"
    try:
        parse("".join(pieces).encode("utf-8", "replace"), url=BASE)
    except FeedError as error:
        code = error.code
    assert code in codes


@pytest.mark.parametrize(
    "piece",
    [
        "<description><![CDATA[", "<description>", "<!-- ", "<?x ", "<!DOCTYPE [", "]]>", "<skipHours><hour>1",
        "<skipHours>", "<content type='html'", "&lt;", "&#1", "</description", "\n ", "<item>", "<item/>", "a@",
        "<?xml ",
    ],
)  # fmt: skip
def test_documents_made_to_take_forever_do_not(piece: str) -> None:
    opening = "<rss version='2.0'><channel><item><title>t</title>"
    for document in (piece * 8_000, opening + piece * 8_000, opening + piece * 8_000 + "]]></item></channel></rss>"):
        with suppress(FeedError):
            parse(document.encode(), url=BASE)


def test_why_an_entity_stops_the_parser_is_said_in_words_of_the_feed() -> None:
    document = (
        '<!DOCTYPE rss [\n<!ENTITY a "C:\\data">\n]>\n<rss version="2.0"><channel><title>&a;</title></channel></rss>'
    )
    with pytest.raises(FeedError, match="it declares an entity that the parser takes for a pattern"):
        parse(document.encode(), url=BASE)
