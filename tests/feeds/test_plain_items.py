"""Plain items are read without the parser, and come out as it would have given them."""

from collections.abc import Callable

import pytest
from feeds.test_corpus import FEEDS, corpus, documents, outcome_of
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FeedError
from reader.feeds import parse as parsing
from reader.feeds.parse import parse
from reader.feeds.plain_items import TakenOut, taken_out
from reader.model import ParsedFeed

URL = "http://quarry.example/feed"
NAMESPACES = "".join(
    f' xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "slash": "http://purl.org/rss/1.0/modules/slash/",
        "media": "http://search.yahoo.com/mrss/",
        "atom": "http://www.w3.org/2005/Atom",
    }.items()
)
ROOT = f'version="2.0"{NAMESPACES}'


def rss(*items: str, head: str = "<title>Quarry</title>", tail: str = "", root: str = ROOT) -> str:
    return f"<rss {root}><channel>{head}{''.join(f'<item>{item}</item>' for item in items)}{tail}</channel></rss>"


def outcome(document: str | bytes) -> ParsedFeed | str:
    try:
        return parse(document.encode() if isinstance(document, str) else document, url=URL)
    except FeedError as error:
        return error.code


def by_the_parser_alone(read: Callable[[], ParsedFeed | str]) -> ParsedFeed | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "taken_out", lambda document, *more: TakenOut(document))
        return read()


def taken(document: str) -> list[bool]:
    """Which of the document's items are read without the parser."""
    return [item is not None for item in taken_out(document, lambda text: False, lambda text: None).items]


PLAIN = [
    "<title>Kiln</title><link>http://quarry.example/1</link><guid>http://quarry.example/1</guid>",
    "<guid isPermaLink='false'>q-1</guid><title>Fish &amp;amp; &lt;b&gt;Chips&lt;/b&gt;</title><description/>",
    "<guid>http:////quarry.example/1</guid><title> Dust\n limits</title><description><![CDATA[<p>]]></description>",
    "<link/><guid>http://quarry.example/2</guid><title>a &lt; b &amp; c</title>",
    "<guid>http://quarry.example/2</guid><link>http://quarry.example/?a=1&amp;b;=2</link>",
    "<description>Short</description><content:encoded><![CDATA[<p>Long &amp; whole</p>]]></content:encoded>",
    "<content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded><description>Longer than the content is</description>",
    "<pubDate>Wed, 04 Mar 2026 12:00:00 GMT</pubDate><dc:date>2026-03-05</dc:date><title>t</title>",
    "<pubDate>yesterday</pubDate><dc:creator>Ann Ore</dc:creator><dc:creator></dc:creator><author>Bo (desk)</author>",
    "<category>Tin</category><category domain='x'>Tin</category><category domain='y'/><category>Zinc</category>",
    "<category/><category>Tin</category><category>Tin</category><category domain=''>Lead</category>",
    "<enclosure url='http://quarry.example/a.mp3' type='Audio/MPEG' length='9'/><enclosure url=''/><title>é</title>",
    "<title>Ã©tude</title><description>\u0093quoted\u0094 &#147;too&#148; caf\u00e9</description>",
    "<title>t<!-- a remark -->u</title>stray<comments>http://quarry.example/c</comments><slash:comments>3</slash:comments>",
    "",
]
LEFT = [
    "<title>t</title><title>u</title>",
    "<description>one</description><description>two</description>",
    "<description>not <b>escaped</b></description>",
    "<description><p>not escaped</p></description>",
    "<media:content url='http://quarry.example/a.jpg'/><title>t</title>",
    "<atom:link href='http://quarry.example/1'/><title>t</title>",
    "<author>ann@quarry.example (Ann Ore)</author>",
    "<title type='html'>t</title>",
    "<title xml:lang='de'>t</title>",
    "<guid ispermalink='false'>q-1</guid>",
    "<Title>t</Title>",
    "<source url='http://a.example/'>A</source><title>t</title>",
    "<item><title>inner</title></item>",
]


@pytest.mark.parametrize("item", [*PLAIN, *LEFT])
def test_an_item_comes_out_as_the_parser_gives_it(item: str) -> None:
    document = rss("<title>before</title>", item, "<title>after</title>")
    found = outcome(document)
    assert isinstance(found, ParsedFeed)
    assert found == by_the_parser_alone(lambda: outcome(document))


@pytest.mark.parametrize(("items", "plain"), [(PLAIN, True), (LEFT, False)])
def test_plain_items_are_read_without_the_parser_and_others_are_not(items: list[str], plain: bool) -> None:
    assert {item: any(taken(rss(item))) for item in items} == dict.fromkeys(items, plain)


def test_plain_items_and_others_stay_in_their_order() -> None:
    items = [f"<title>{n}</title>" + ("<media:credit>x</media:credit>" if n % 3 == 0 else "") for n in range(10)]
    found = outcome(rss(*items))
    assert isinstance(found, ParsedFeed)
    assert [entry.title for entry in found.entries] == [str(n) for n in range(10)]


@pytest.mark.parametrize(
    "document",
    [
        rss("<title>t</title>", root='version="2.0" xmlns="http://backend.userland.com/rss2"'),
        rss("<title>t</title>", root='version="2.0" xml:lang="de"'),
        rss("<dc:creator>x</dc:creator>", root='version="2.0" xmlns:dc="http://other.example/"'),
        rss("<dc:creator>x</dc:creator>", root='version="2.0"'),
        rss("<title>t</title>", tail="<title>the title, at last</title>"),
        rss("<title>t</title>", head="<x xmlns:dc='http://other.example/'/>"),
        "<!DOCTYPE rss [<!ENTITY ore 'ore'>]>" + rss("<title>&ore;</title>"),
        rss("<title>&nbsp;t</title>"),
        rss("<title>t</title>")[:-20],
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>t</title></entry></feed>",
        rss("<title>t</title>").replace("</item>", "</item >"),
        rss().replace("</channel>", "<item/></channel>"),
        rss(
            "<title>t</title>", head="<image><title>i</title><url>http://a.example/i.png</url></image><title>c</title>"
        ),
        rss("<title>t</title>", tail="<skipHours><hour>3</hour></skipHours><ttl>90</ttl><language>de-AT</language>"),
    ],
)
def test_a_document_comes_out_as_the_parser_gives_it(document: str) -> None:
    assert outcome(document) == by_the_parser_alone(lambda: outcome(document))


TEXTS = st.text(st.sampled_from("aé“ \n<>&\u0093Ã©;#1x/b@:"), max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)
NAMES = "title link guid description content:encoded pubDate dc:date dc:creator author category comments source media:x"
ELEMENTS = st.sampled_from(NAMES.split())
ATTRIBUTES = st.sampled_from(["", "", "", " isPermaLink='false'", " isPermaLink='true'", " domain='x'", " type='html'"])
MARKUP = st.builds(lambda name, about, text: f"<{name}{about}>{text}</{name}>", ELEMENTS, ATTRIBUTES, TEXTS)
ITEMS = st.lists(st.lists(MARKUP, max_size=5).map("".join), max_size=4)


@given(ITEMS)
def test_any_items_come_out_as_the_parser_gives_them(items: list[str]) -> None:
    document = rss(*items)
    assert outcome(document) == by_the_parser_alone(lambda: outcome(document))


@corpus
def test_every_document_of_the_corpus_comes_out_as_the_parser_gives_it() -> None:
    used = 0
    for path, kind in documents():
        data = (FEEDS / path).read_bytes()
        if kind == "rss" and len(data) < 1_000_000:
            assert outcome_of(path) == by_the_parser_alone(lambda data=data: outcome(data)), path  # type: ignore[misc]
            used += used <= 200 and any(taken(data.decode("utf-8", "replace")))
    assert used > 200


@pytest.mark.parametrize("missing", ["_looks_like_html", "_read_date"])
def test_a_parser_that_does_not_tell_how_it_guesses_reads_every_item(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = rss(*PLAIN)
    expected = outcome(document)
    monkeypatch.setattr(parsing, missing, None)
    monkeypatch.setattr(parsing, "taken_out", None)
    assert outcome(document) == expected
