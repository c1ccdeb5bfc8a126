"""Plain entries of Atom are read without the parser, and come out as it would have given them."""

import pytest
from feeds.test_corpus import FEEDS, corpus, documents, outcome_of
from feeds.test_plain_items import TEXTS, by_the_parser_alone, outcome, taken
from hypothesis import given
from hypothesis import strategies as st

from reader.model import ParsedFeed

ROOT = "xmlns='http://www.w3.org/2005/Atom' xmlns:media='http://search.yahoo.com/mrss/'"


def atom(*entries: str, head: str = "<title>Quarry</title><id>q</id>", tail: str = "", root: str = ROOT) -> str:
    return f"<feed {root}>{head}{''.join(f'<entry>{entry}</entry>' for entry in entries)}{tail}</feed>"


PLAIN = [
    "<id>http://quarry.example/1</id><title>Kiln</title><link href='http://quarry.example/1'/>",
    "<link href='http://quarry.example/2' rel='alternate' title='x'/><id>tag:quarry.example,2026:2</id>",
    "<id>http:////quarry.example/3</id><link rel='self' href='http://quarry.example/3.xml'/>",
    "<link rel='alternate' type='application/pdf' href='http://quarry.example/4.pdf'/><id>q-4</id>",
    "<link rel='enclosure' type='audio/mpeg' length='9' href='http://quarry.example/a.mp3'/><title> A\n b</title>",
    "<link rel='via' href='http://other.example/5'/><link href='//quarry.example/6'/>",
    "<title type='html'>Fish &amp;amp; &lt;b&gt;Chips&lt;/b&gt;</title>",
    "<title type='text'>a &lt;b&gt; &amp;amp; c</title><summary>one &lt; two</summary>",
    "<summary>Short</summary><content type='html'>&lt;p&gt;Long &amp;amp; whole&lt;/p&gt;</content>",
    "<content>plain\n\ntext</content><summary type='html'>&lt;i&gt;Longer than the content is&lt;/i&gt;</summary>",
    "<content type='html'><![CDATA[<p>cut & dried</p>]]></content>",
    "<published>2026-03-04T12:00:00Z</published><updated>2026-03-05T12:00:00+02:00</updated>",
    "<published>yesterday</published><updated/>",
    "<author><name>Ann Ore</name><uri>http://ann.example/</uri></author>\n<author> <name> Bo </name> </author>",
    "<category term='tin' label='Tin'/><category term='zinc' scheme='x'/><category/><category term='tin' label='Tin'/>",
    "<title>Ã©tude</title><summary>\u0093quoted\u0094 &#147;too&#148; caf\u00e9</summary>",
    "<title>t<!-- a remark -->u</title>stray",
    "",
]
LEFT = [
    "<title>t</title><title>u</title>",
    "<title>not <b>escaped</b></title>",
    "<title type='xhtml'><div>t</div></title>",
    "<title type='text/plain'>t</title>",
    "<title type=''>t</title>",
    "<title xml:lang='de'>t</title>",
    "<content src='http://quarry.example/1'/>",
    "<content type='image/png'>iVBORw0KGgo=</content>",
    "<author><name>Ann</name><email>ann@quarry.example</email></author>",
    "<author>Ann</author>",
    "<author><name>ann@quarry.example</name></author>",
    "<author><name/></author>",
    "<author><name>Ann</name><name>Bo</name></author>",
    "<author><name><b>Ann</b></name></author>",
    "<category>tin</category>",
    "<link/>",
    "<link href=''/>",
    "<link>http://quarry.example/1</link>",
    "<media:content url='http://quarry.example/a.jpg'/><title>t</title>",
    "<rights>all</rights>",
    "<source><title>t</title></source>",
    "<contributor><name>Cy</name></contributor>",
    "<name>x</name>",
    "<entry><title>inner</title></entry>",
]


@pytest.mark.parametrize("root", [ROOT, f"{ROOT} xml:lang='de-AT'", f"{ROOT} xml:lang=''"])
@pytest.mark.parametrize("entry", [*PLAIN, *LEFT])
def test_an_entry_comes_out_as_the_parser_gives_it(entry: str, root: str) -> None:
    document = atom("<title>before</title>", entry, "<title>after</title>", root=root)
    found = outcome(document)
    assert isinstance(found, ParsedFeed)
    assert found == by_the_parser_alone(lambda: outcome(document))


@pytest.mark.parametrize(("entries", "plain"), [(PLAIN, True), (LEFT, False)])
def test_plain_entries_are_read_without_the_parser_and_others_are_not(entries: list[str], plain: bool) -> None:
    assert {entry: any(taken(atom(entry))) for entry in entries} == dict.fromkeys(entries, plain)


@pytest.mark.parametrize(
    "document",
    [
        atom("<title>t</title>", root="xmlns='http://purl.org/atom/ns#'"),
        atom("<title>t</title>", root="xmlns='http://www.w3.org/2005/Atom' xml:base='http://a.example/'"),
        atom("<title>t</title>", root="version='1.0' xmlns='http://www.w3.org/2005/Atom'"),
        atom("<title>t</title>", root=""),
        atom("<title>t</title>", tail="<title>the title, at last</title>"),
        atom("<title>t</title>", head="<author><name>Ed</name></author><subtitle>s</subtitle><updated>2026</updated>"),
        atom("<title>t</title>", tail="<author><name>Ed</name></author><link href='http://quarry.example/'/>"),
        atom("<title xmlns='http://www.w3.org/1999/xhtml'>t</title>"),
        atom("<dc:creator>x</dc:creator>", root=f"{ROOT} xmlns:dc='http://other.example/'"),
        atom("<title>&nbsp;t</title>"),
        atom("<title>t</title>")[:-12],
        atom("<title>t</title>").replace("</entry>", "</entry >"),
        atom().replace("</feed>", "<entry/></feed>"),
        f"<rss version='2.0'><channel>{atom('<title>t</title>')}</channel></rss>",
    ],
)
def test_a_document_comes_out_as_the_parser_gives_it(document: str) -> None:
    assert outcome(document) == by_the_parser_alone(lambda: outcome(document))


ELEMENTS = st.sampled_from(
    "title id summary content published updated link category author name rights media:x".split()
)
ABOUT = [
    "",
    "",
    "",
    " type='html'",
    " type='text'",
    " type='xhtml'",
    " rel='self'",
    " href='http://a.example/?a=1&amp;b'",
]
MARKUP = st.builds(
    lambda name, about, text: f"<{name}{about}>{text}</{name}>",
    ELEMENTS,
    st.lists(st.sampled_from(ABOUT), max_size=2, unique=True).map("".join),
    TEXTS,
)
AUTHORS = st.builds(lambda name, more: f"<author><name>{name}</name>{more}</author>", TEXTS, TEXTS)
ENTRIES = st.lists(st.lists(st.one_of(MARKUP, AUTHORS), max_size=5).map("".join), max_size=4)


@given(ENTRIES, st.sampled_from([ROOT, f"{ROOT} xml:lang='fr'"]))
def test_any_entries_come_out_as_the_parser_gives_them(entries: list[str], root: str) -> None:
    document = atom(*entries, root=root)
    assert outcome(document) == by_the_parser_alone(lambda: outcome(document))


@corpus
def test_every_document_of_the_corpus_comes_out_as_the_parser_gives_it() -> None:
    used = 0
    for path, _ in documents():
        data = (FEEDS / path).read_bytes()
        if b"http://www.w3.org/2005/Atom" in data[:2000] and len(data) < 1_000_000:
            assert outcome_of(path) == by_the_parser_alone(lambda data=data: outcome(data)), path  # type: ignore[misc]
            used += used <= 50 and any(taken(data.decode("utf-8", "replace")))
    assert used > 50
