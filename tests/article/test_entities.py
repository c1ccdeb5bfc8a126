"""Characters that were escaped twice on their way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import analyse, analyse_text
from reader.article.reading.entities import escaped_once, unescaped_text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Harrow &amp; Pike plc", "Harrow & Pike plc"),
        ("R&amp;D at Oru", "R&D at Oru"),
        ("R&amp;amp;D", "R&D"),
        ("Tin&#8217;s &quot;best&quot; year", 'Tin’s "best" year'),
        ("Tin&#x2019;s year &ndash; so far", "Tin’s year – so far"),
        ("Caf&eacute; Gro&szlig; & Co", "Café Groß & Co"),
    ],
)
def test_a_title_says_what_was_meant(written: str, meant: str) -> None:
    assert unescaped_text(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Harrow & Pike plc",
        "Why HTML writes &amp; for an ampersand",
        "Grades &lt; 2 % and &gt; 5 %",
        "Angle brackets: &#60; &#x3E;",
        "https://ore.example/?a=1&amp=2&copy=3",
        "AT&T; Harrow",
    ],
)
def test_what_may_be_meant_as_it_stands_is_left(text: str) -> None:
    assert unescaped_text(text) is text


def test_a_company_is_whole_where_its_ampersand_was_escaped_twice() -> None:
    html = (
        "<p>Harrow &amp;amp; Pike plc (LSE: HPK) opened a kiln at Oru on Monday. Harrow &amp;amp; Pike&amp;#8217;s "
        "board called it a &amp;quot;good year&amp;quot;.</p><p>R&amp;D costs rose.</p>"
    )
    parts = analyse(html, "A kiln at Oru")
    assert [company.name for company in parts.companies] == ["Harrow & Pike plc"]
    assert parts.blocks[0].text.endswith('Harrow & Pike’s board called it a "good year".')
    assert parts.blocks[1].text == "R&D costs rose."
    assert analyse_text("Harrow &amp; Pike plc opened a kiln.").blocks[0].text == "Harrow & Pike plc opened a kiln."


@pytest.mark.parametrize(
    "html",
    [
        "<p>Write <code>&amp;amp;</code> for a sign.</p>",
        "<p>In HTML the sign is written &amp;amp;.</p>",
        "<pre>a &amp;amp; b</pre>",
        "<p>Grades of &amp;lt;b&amp;gt; are low.</p>",
        '<p><a href="https://ore.example/?a=1&amp;amp;b=2">Ore</a></p>',
    ],
)
def test_code_markup_and_addresses_are_left(html: str) -> None:
    assert escaped_once(html) == html


PIECES = ["&", "amp;", "#39;", "&amp;", "<", ">", "a", " ", "quot;"]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_tags_stay_and_nothing_is_added(pieces: list[str]) -> None:
    text = "".join(pieces)
    once = escaped_once(text)
    assert once.count("<") == text.count("<")
    assert len(once) <= len(text)
