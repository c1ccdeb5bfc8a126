"""Feed documents of every format, well made and not, as values."""

from datetime import UTC, datetime

import pytest
from feeds.quarry import BASE

from reader.feeds.parse import parse
from reader.model import Enclosure, Entry, ParsedFeed


def rss(items: str = "", channel: str = "<title>Quarry Notes</title>", attributes: str = "") -> ParsedFeed:
    names = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    )
    text = f'<?xml version="1.0"?><rss version="2.0" {names} {attributes}><channel>{channel}{items}</channel></rss>'
    return parse(text.encode(), url=BASE)


def item(inner: str) -> Entry:
    return rss(f"<item>{inner}</item>").entries[0]


def atom(inner: str, attributes: str = "") -> ParsedFeed:
    text = f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>Quarry Notes</title>{inner}</feed>'
    return parse(text.encode(), url=BASE)


def entry(inner: str) -> Entry:
    return atom(f"<entry>{inner}</entry>").entries[0]


def test_rss_item_whole() -> None:
    found = item(
        "<guid isPermaLink='false'>q-1</guid><title>Kiln restarts</title><link>http://quarry.example/kiln</link>"
        "<dc:creator>Ann Oru</dc:creator><category>Lime</category><category>Energy</category><category>Lime</category>"
        "<pubDate>Sat, 01 Mar 2025 12:30:00 +0200</pubDate><description>Short.</description>"
        "<content:encoded><![CDATA[<p>The kiln at Oru runs again after nine weeks of repairs.</p>]]></content:encoded>"
        "<enclosure url='/audio/kiln.mp3' type='audio/mpeg' length='1234'/>"
    )
    assert found == Entry(
        guid="q-1",
        url="http://quarry.example/kiln",
        title="Kiln restarts",
        html="<p>The kiln at Oru runs again after nine weeks of repairs.</p>",
        author="Ann Oru",
        published=datetime(2025, 3, 1, 10, 30, tzinfo=UTC),
        enclosures=(Enclosure("http://quarry.example/audio/kiln.mp3", "audio/mpeg", 1234),),
        categories=("Lime", "Energy"),
    )


def test_atom_entry_whole() -> None:
    found = entry(
        "<id>tag:quarry.example,2025:1</id><title type='html'>Kiln &lt;b&gt;restarts&lt;/b&gt;</title>"
        "<link rel='alternate' href='../kiln'/><link rel='enclosure' href='http://quarry.example/k.pdf' length='x'/>"
        "<author><name>Ann Oru</name><email>ann@quarry.example</email></author><author><name>Bo Li</name></author>"
        "<published>2025-03-01T12:30:00+02:00</published><updated>2025-03-02T00:00:00Z</updated>"
        "<category term='lime' label='Lime'/><content type='html' xml:lang='en-GB'>&lt;p&gt;It runs.&lt;/p&gt;"
        "</content>"
    )
    assert found == Entry(
        guid="tag:quarry.example,2025:1",
        url="http://quarry.example/kiln",
        title="Kiln restarts",
        html="<p>It runs.</p>",
        author="Ann Oru, Bo Li",
        published=datetime(2025, 3, 1, 10, 30, tzinfo=UTC),
        updated=datetime(2025, 3, 2, tzinfo=UTC),
        language="en-gb",
        enclosures=(Enclosure("http://quarry.example/k.pdf"),),
        categories=("Lime",),
    )


def test_feed_says_who_it_is_and_how_often_to_ask() -> None:
    found = rss(
        channel="<title>Quarry &amp;amp; Kiln</title><link>/news</link>"
        "<description>All of &lt;b&gt;it&lt;/b&gt;</description>"
        "<language>de_AT</language><ttl>45</ttl><sy:updatePeriod>daily</sy:updatePeriod>"
        "<sy:updateFrequency>4</sy:updateFrequency><skipHours><hour>0</hour><hour>24</hour><hour>7</hour></skipHours>"
        "<skipDays><day>Saturday</day><day>Sunday</day></skipDays>"
    )
    assert found == ParsedFeed(
        title="Quarry & Kiln",
        url="http://quarry.example/news",
        description="All of it",
        language="de-at",
        ttl=45,
        update_period=360,
        skip_hours=frozenset({0, 7}),
        skip_days=frozenset({5, 6}),
    )


@pytest.mark.parametrize("value", ["0", "-5", "often", "", "1e3"])
def test_senseless_ttl_says_nothing(value: str) -> None:
    assert rss(channel=f"<ttl>{value}</ttl>").ttl is None


def test_skipping_every_hour_skips_none() -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24))
    assert rss(channel=f"<skipHours>{hours}</skipHours>").skip_hours == frozenset()


# ---- titles


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("AT&amp;T", "AT&T"),
        ("AT&amp;amp;T", "AT&T"),
        ("Lime &amp;mdash; and clay", "Lime — and clay"),
        ("It&amp;#8217;s &amp;apos;out&amp;apos;", "It’s 'out'"),
        ("<![CDATA[The <b>big</b> kiln]]>", "The big kiln"),
        ("<![CDATA[Up 5 % < 9 %]]>", "Up 5 % < 9 %"),
        ("[b]Bold[/b] &amp; [/]", "[b]Bold[/b] & [/]"),
        ("  Two\n   lines ", "Two lines"),
        ("Red \u202etitle\u202c \u200bend", "Red title end"),
    ],
)
def test_rss_titles_become_text(written: str, title: str) -> None:
    assert item(f"<title>{written}</title>").title == title


@pytest.mark.parametrize(
    ("kind", "written", "title"),
    [
        ("text", "The &lt;b> tag &amp;amp; you", "The <b> tag &amp; you"),
        ("html", "The &lt;b>big&lt;/b> kiln &amp;amp; you", "The big kiln & you"),
        ("html", "a&lt;script>alert(1)&lt;/script>b", "ab"),
        ("xhtml", "<div xmlns='http://www.w3.org/1999/xhtml'>The <b>big</b> kiln</div>", "The big kiln"),
    ],
)
def test_atom_titles_become_text_by_their_type(kind: str, written: str, title: str) -> None:
    assert entry(f"<title type='{kind}'>{written}</title>").title == title


def test_missing_title_is_empty() -> None:
    assert item("<description>Words without a head.</description>").title == ""


# ---- content


def test_fullest_content_wins() -> None:
    long = "A long description that says it all, from the first stone to the last. " * 4
    found = item(f"<description>{long}</description><content:encoded>Read on.</content:encoded>")
    assert found.html == long.strip()


def test_short_description_without_content_is_a_summary_and_a_long_one_is_not() -> None:
    assert item("<description>The kiln runs again.</description>").summary_only
    assert not item(f"<description>{'The kiln runs again. ' * 100}</description>").summary_only
    note = "<p>The kiln runs again.</p><p>It had stood still.</p><ul><li>Forty days</li><li>No loss</li></ul>"
    assert not item(f"<description><![CDATA[{note}]]></description>").summary_only
    assert item(f"<description><![CDATA[{note}<p>Read more</p>]]></description>").summary_only
    assert not item("<content:encoded>The kiln runs again.</content:encoded>").summary_only


@pytest.mark.parametrize(
    "end", ["&lt;a href='x'&gt;Continue reading...&lt;/a&gt;", "[…]", "[&amp;#8230;]", "Lire la suite »"]
)
def test_long_description_that_goes_on_elsewhere_is_a_summary(end: str) -> None:
    assert item(f"<description>{'The kiln runs again. ' * 100}{end}</description>").summary_only


def test_entry_with_a_title_only_has_its_rest_elsewhere() -> None:
    found = item("<title>Kiln</title><link>http://quarry.example/kiln</link>")
    assert (found.html, found.summary_only) == ("", True)


def test_plain_text_content_is_shown_as_written() -> None:
    found = entry("<content type='text'>1 &lt; 2 &amp;amp; so on\nnext line\n\nnext paragraph</content>")
    assert found.html == "<p>1 &lt; 2 &amp;amp; so on<br>next line</p><p>next paragraph</p>"


def test_empty_lines_in_a_description_without_tags_part_its_paragraphs() -> None:
    assert (
        item("<description>One &amp;amp;\ntwo.\n \n\nThree.</description>").html
        == "<p>One &amp;\ntwo.</p><p>Three.</p>"
    )
    assert item("<description>One\ntwo.</description>").html == "One\ntwo."


def test_xhtml_content_keeps_its_line_breaks_single() -> None:
    found = entry(
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>One<br/>two &amp; <a/>3</div></content>"
    )
    assert found.html == "One<br>two &amp; <a></a>3"


def test_xml_base_resolves_what_the_content_links_to() -> None:
    found = entry(
        "<link href='kiln'/><content type='html' xml:base='http://cdn.example/2025/'>"
        "&lt;a href='a.html'>A&lt;/a>&lt;img src='/b.png'></content>"
    )
    assert 'href="http://cdn.example/2025/a.html"' in found.html
    assert 'src="http://cdn.example/b.png"' in found.html


# ---- addresses


@pytest.mark.parametrize(
    ("inner", "url"),
    [
        ("<link>kiln?a=1&amp;b=2</link>", "http://quarry.example/feeds/kiln?a=1&b=2"),
        ("<link>//cdn.example/kiln</link>", "http://cdn.example/kiln"),
        ("<link> http://quarry.example/my kiln </link>", "http://quarry.example/my%20kiln"),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>file:///etc/hosts</link>", ""),
        ("<link></link>", ""),
        ("<guid>http://quarry.example/by-guid</guid>", "http://quarry.example/by-guid"),
        ("<guid isPermaLink='false'>http://quarry.example/by-guid</guid>", ""),
        (
            "<link>http://proxy.example/1</link><feedburner:origLink>http://quarry.example/1</feedburner:origLink>",
            "http://quarry.example/1",
        ),
    ],
)
def test_entry_addresses_are_absolute_and_of_the_web(inner: str, url: str) -> None:
    assert item(inner).url == url


def test_atom_entry_prefers_the_page_to_other_links() -> None:
    found = entry("<link rel='self' href='/self'/><link rel='replies' href='/r'/><link rel='alternate' href='/page'/>")
    assert found.url == "http://quarry.example/page"


def test_files_are_enclosures_and_pictures_are_not() -> None:
    found = item(
        "<media:content url='http://quarry.example/v.mp4' type='video/mp4' fileSize='99'/>"
        "<media:content url='http://quarry.example/p.jpg' type='image/jpeg'/>"
        "<enclosure url='http://quarry.example/v.mp4' type='video/mp4'/><enclosure url='data:,x'/>"
    )
    assert [enclosure.url for enclosure in found.enclosures] == ["http://quarry.example/v.mp4"]


# ---- dates


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "0000-00-00T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Sat, 99 Mar 2025 10:00:00 GMT",
    ],
)
def test_impossible_dates_are_unknown(written: str) -> None:
    assert item(f"<pubDate>{written}</pubDate>").published is None


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Sat, 01 Mar 2025 10:00:00 GMT", datetime(2025, 3, 1, 10, tzinfo=UTC)),
        ("sam, 01 mars 2025 11:00:00 +0100", datetime(2025, 3, 1, 10, tzinfo=UTC)),
        ("1 Mar 2025 10:00 EST", datetime(2025, 3, 1, 15, tzinfo=UTC)),
        ("2025-03-01", datetime(2025, 3, 1, tzinfo=UTC)),
        ("2025-03-01T10:00:00.123+05:30", datetime(2025, 3, 1, 4, 30, tzinfo=UTC)),
        ("Fri, 01 Jan 2100 00:00:00 GMT", datetime(2100, 1, 1, tzinfo=UTC)),
    ],
)
def test_dates_in_use_are_read(written: str, moment: datetime) -> None:
    assert item(f"<pubDate>{written}</pubDate>").published == moment


def test_date_of_update_stands_in_for_a_missing_date_of_publication() -> None:
    assert item("<dc:date>2025-03-01T10:00:00Z</dc:date>").published == datetime(2025, 3, 1, 10, tzinfo=UTC)


# ---- other formats and no formats


def test_json_feed() -> None:
    found = parse(
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Quarry Notes", "home_page_url": "/",'
        b'"language": "de",'
        b'"authors": [{"name": "Ann Oru"}], "items": [{"id": 7, "url": "kiln", "title": "Kiln \\u001b[31m",'
        b'"content_text": "It <runs>.\\ud800", "date_published": "2025-03-01T10:00:00+01:00", "tags": ["Lime", 3],'
        b'"attachments": [{"url": "/k.pdf", "mime_type": "application/pdf", "size_in_bytes": 12}]}, "no item"]}',
        url=BASE,
    )
    assert (found.title, found.url, found.language) == ("Quarry Notes", "http://quarry.example/", "de")
    assert found.entries == (
        Entry(
            guid="7",
            url="http://quarry.example/feeds/kiln",
            title="Kiln",
            html="<p>It &lt;runs&gt;.?</p>",
            author="Ann Oru",
            published=datetime(2025, 3, 1, 9, tzinfo=UTC),
            enclosures=(Enclosure("http://quarry.example/k.pdf", "application/pdf", 12),),
            categories=("Lime",),
        ),
    )


def test_rdf_feed() -> None:
    found = parse(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        b"<channel><title>Quarry Notes</title></channel>"
        b'<item rdf:about="http://quarry.example/1"><title>Kiln</title><link>http://quarry.example/1</link></item></rdf:RDF>'
    )
    assert [(entry.guid, entry.title) for entry in found.entries] == [("http://quarry.example/1", "Kiln")]


def test_feed_without_articles_is_a_feed() -> None:
    assert rss().entries == ()
