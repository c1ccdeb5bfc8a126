"""Long texts are lifted out of a document and come back unchanged."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.feeds import parse as parsing
from reader.feeds.lifting import Lifted, lifted
from reader.feeds.parse import parse

LONG = "The kiln at Oru runs again after nine weeks of repairs; "
HEAD = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:a="http://www.w3.org/2005/Atom"><channel><title>t</title><item><title>i</title>'
)
TAIL = "</item></channel></rss>"


def unlifted(document: str) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "lifted", Lifted)
        return parse(document.encode(), url="http://quarry.example/")


@pytest.mark.parametrize(
    "element",
    [
        f"<description>{LONG}</description>",
        f"<description><![CDATA[{LONG}<b>&amp; &#8217; &lt;</b>]]></description>",
        f"<description>{LONG}&lt;b&gt;&amp;amp; &amp;lt; &#38;lt; &quot; &#8217;&lt;/b&gt;</description>",
        f"<content:encoded>\n  <![CDATA[ {LONG}]]>\n</content:encoded>",
        f"<content:encoded><![CDATA[{LONG}]]]]><![CDATA[>{LONG}]]></content:encoded>",
        f"<content:encoded><![CDATA[{LONG}<![CDATA[x]]></content:encoded>",
        f"<description>{LONG}<b>inline</b></description>",
        f"<description>{LONG}</description><content:encoded>{LONG * 2}</content:encoded>",
        f"<description>{LONG}</description><description>{LONG * 2}</description>",
        f"<content:encoded><![CDATA[{LONG}<description>{LONG}</description>]]></content:encoded>",
        f"<content:encoded><![CDATA[x]]><!-- <description>{LONG}</description> --></content:encoded>",
        f"<description>{LONG}é Ã© \u0093quoted\u0094 \r\n end</description>",
        f"<description>{LONG}Ã©</description>",
        f"<description>{LONG}&#147;quoted&#148;</description>",
        f"<image><description>{LONG}</description></image>",
        f"<a:content type='html'>{LONG}</a:content>",
        f"<description type='html'>{LONG}</description>",
        f"<description>{LONG}\ue0f50\ue0f5</description>",
    ],
)
def test_lifting_changes_nothing(element: str) -> None:
    document = HEAD + element + TAIL
    assert parse(document.encode(), url="http://quarry.example/") == unlifted(document)


PIECES = st.sampled_from(
    [
        LONG, "<description>", "</description>", "<content:encoded>", "</content:encoded>", "<![CDATA[", "]]>",
        "&lt;p&gt;",
        "&amp;amp;", "&#8217;", " \n", "é", "“", "<b>", "</b>", "\u0093", "&#x93;", "Ã©",
    ]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=12), st.booleans())
def test_lifting_changes_nothing_in_well_formed_feeds(pieces: list[str], in_cdata: bool) -> None:
    inner = "".join(pieces)
    if in_cdata:
        inner = f"<![CDATA[{inner.replace(']]>', '')}]]>"
    else:
        inner = "".join(piece for piece in pieces if not piece.startswith(("<", "]")))
    document = f"{HEAD}<description>{inner}</description><content:encoded>{inner}{inner}</content:encoded>{TAIL}"
    assert parse(document.encode(), url="http://quarry.example/") == unlifted(document)


def test_long_texts_are_lifted() -> None:
    document = f"{HEAD}<description><![CDATA[{LONG * 50}]]></description>{TAIL}"
    lift = lifted(document)
    assert lift.texts == ((LONG * 50).strip(),)
    assert len(lift.document) < 400


def test_texts_are_the_same_when_a_feed_stops_being_well_formed() -> None:
    item = f"<description><![CDATA[<p>{LONG}&quot;ore&quot;</p>]]></description>"
    whole = parse((HEAD + item + TAIL).encode())
    broken = parse((HEAD + item + "<title>a & b</title>" + TAIL).encode())
    assert [entry.html for entry in whole.entries] == [entry.html for entry in broken.entries]
    assert dataclasses.fields(whole.entries[0])
