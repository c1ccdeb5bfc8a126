"""What holds for any input: every block has one role, no word is lost, nothing raises, time grows with the input."""

import sys
from collections import Counter

import pytest
from article.writing import BODY, POINTS, items, paragraphs, read, read_text
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from reader.article import parts_of
from reader.article.phrases import Phrases, phrase_words
from reader.article.reading.nesting import leveled
from reader.model import Parts
from reader.text import words

ROLES = {
    "body",
    "highlights_label",
    "highlight",
    "profile_label",
    "profile",
    "disclaimer_label",
    "disclaimer",
    "boilerplate",
}
FRAGMENTS = (
    "<h1>Turbines for Brackenford</h1>",
    "<h2>Highlights</h2>",
    items(),
    paragraphs(),
    "<p>Related articles</p>",
    "<ul><li><a href='https://example.com/a'>A link</a></li></ul>",
    "<p><b>About Ostmark Zinc</b></p>",
    "<p>Ostmark Zinc is a mining company near Ellerby.</p>",
    "<p>Disclaimer: not investment advice.</p>",
    "<p>",
    "</div>",
    "<br>",
    "<table><tr><td>a</td><td>b</td></tr></table>",
    "<pre>x\n y</pre>",
    "<blockquote>“Yes.”</blockquote>",
    "<p>Forward-Looking Statements</p>",
    "<img src='https://example.com/i.png' alt='A ridge with turbines'>",
    "&nbsp;",
    "<p>0 Comments</p>",
    "<p>要点</p>",
    "<p>本文仅供参考，不构成投资建议。</p>",
    "<p>Contact: ann@ostmark.example</p>",
    "• a<br>• b",
)
HTML = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=40), max_size=25).map("".join)


def check(parts: Parts) -> None:
    assert [block.i for block in parts.blocks] == list(range(len(parts.blocks)))
    assert {block.role for block in parts.blocks} <= ROLES
    assert all(block.rule and block.text for block in parts.blocks)
    for described in (*parts.profiles, *parts.disclaimers):
        assert all(0 <= i < len(parts.blocks) for i in described.blocks)


@given(HTML)
@settings(max_examples=150)
def test_any_html_is_taken_apart_in_the_same_way_twice(html: str):
    parts = read(html, "Turbines for Brackenford")
    check(parts)
    assert read(html, "Turbines for Brackenford") == parts


@given(
    st.lists(
        st.sampled_from([*BODY["en"], *POINTS["en"], "Highlights", "About X", "", "- "]) | st.text(max_size=60),
        max_size=20,
    )
)
@settings(max_examples=100)
def test_any_plain_text_is_taken_apart(lines: list[str]):
    check(read_text("\n".join(lines)))


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=20).map("".join))
@settings(max_examples=100)
def test_no_word_is_lost_and_none_is_added(html: str):
    body = LexborHTMLParser(html).body
    before = Counter(words((body.text(separator=" ") if body else "").replace("•", " ")))
    after = Counter(word for block in read(html).blocks for word in words(block.text) if block.kind != "image")
    assert after == before


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_the_model_can_carry_any_parts(text: str):
    parts = parts_of(f"<p>{text}</p>", text, text)
    assert Parts.from_dict(parts).as_dict(explain=True) == parts


HOSTILE = {
    "nested elements": "<div>" * 20_000 + "x",
    "nested lists": "<ul><li>" * 5_000 + "x",
    "nested tables": "<table><tr><td>" * 3_000 + "x",
    "open emphasis": "<b>" * 20_000 + "x<br>" * 500,
    "one word": "verified " * 20_000,
    "words of fine print": "not been independently verified investment advice offer to sell " * 2_000,
    "signs": "<p>" + ":" * 50_000 + "</p><p>" + "(" * 50_000,
    "labels": "<p>About About About</p>" * 2_000,
    "bullets": "<p>• a</p>" * 5_000,
    "one letter": "a" * 100_000,
    "chinese": "<p>" + "未经核实不构成投资建议" * 5_000,
    "blanks": "<p>a" + "  b" * 10_000,
    "entities": "<p>" + "&amp;&lt;&#xD800;&#x110000;" * 5_000,
    "comments": "<!--" * 10_000 + "x",
    "attributes": f"<p {' '.join(f'a{i}=b' for i in range(20_000))}>x</p>",
    "attributes of a body": "".join(f"<body a{i}=b>" for i in range(3_000)) + "x",
    "nulls": "<p>a\0b\0\0c</p>" * 3_000 + "\0",
    "half a tag": "<p>x</p>" * 300 + "<a href='" + "y" * 50_000,
    "controls": "\x01\x02\x0c\x0b\x85\ufeff\u202e\u2028" * 5_000,
    "halves of characters": "<p>\ud800zinc\udfff</p>" * 2_000,
}


@pytest.mark.parametrize("form", HOSTILE)
def test_hostile_input_is_read_without_recursion(form: str):
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(400)
    try:
        check(read(HOSTILE[form]))
    finally:
        sys.setrecursionlimit(limit)


def steps(html: str) -> int:
    """How many lines Python runs to take the article apart, every turn of a comprehension among them."""
    count = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        return trace

    read(html)
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(html)
    finally:
        sys.settrace(before)
    return count


GROWING = {
    "an article": f"<h3>The plan</h3>{paragraphs()}<p>Related articles</p><p>This is not investment advice.</p>",
    "headlines": "<h1>Ostmark Zinc builds</h1>",
    "labels": "<p>About Ostmark Zinc</p><p>Disclaimer</p><p>Highlights</p>",
    "fine print": "<p>This report has not been independently verified and is not investment advice.</p>",
    "short lines": "<p>Share</p><p>3:12</p><p>Ostmark</p>",
    "bullets": "<ul><li>Ostmark Zinc will buy the power of three turbines.</li></ul>",
    "divs": "<div><div>Ostmark Zinc is a company</div></div>",
    "labels in a box": "<h2>Highlights</h2><p>x</p>",
    "tags": "<li>wind</li>",
    "labels of fine print": "<p><b>Disclaimer</b></p><p>This is some text.</p>",
    "numbered labels": "<h2>1. Key takeaways</h2><p>x</p>",
    "profiles of many": "<h3>About Ostmark#</h3><p>Ostmark# is a maker of zinc based in Ellerby.</p>",
    "highlights of many": "<h2>Key takeaways</h2><ul><li>Zinc # is made in the works at Ellerby by people.</li></ul>",
    "lines between two of the page": "<p>Advertisement</p><p>Zinc</p>",
    "tickers of many": "<p>Ostmark# Mining Corp (NASDAQ: Z#) and Zinc# Corp (NYSE: Q#) move.</p>",
    "companies of many": "<p>Ostmark# Mining Inc. sold its works to Zinc# Corp., and Ostmark# will move.</p>",
}


@pytest.mark.parametrize("behind", ["", paragraphs()])
@pytest.mark.parametrize("form", GROWING)
def test_work_grows_no_faster_than_the_input(form: str, behind: str):
    small, large = (
        steps(f"{paragraphs()}<div>{''.join(GROWING[form].replace('#', _letters(i)) for i in range(n))}</div>{behind}")
        for n in (40, 160)
    )
    assert large < 4.4 * small


def _letters(i: int) -> str:
    """A number as letters, so that names are told apart by it."""
    return chr(97 + i // 26 % 26) + chr(97 + i % 26)


@pytest.mark.parametrize("unit", ["<ul><li>a", "<div>a", "<blockquote><p>a", "<DIV class=x>a", "<address>a"])
def test_containers_are_opened_no_deeper_than_a_page_needs(unit: str):
    page = leveled(unit * 20_000)
    assert page.lower().count("<" + unit[1:3].lower()) <= 600
    assert "".join(block.text for block in read(unit * 2_000).blocks).count("a") == 2_000


@pytest.mark.parametrize("tag", ["font color", "b class", "I id"])
def test_emphasis_that_is_never_closed_does_not_multiply(tag: str):
    html = "".join(f"<p><{tag}={i}>word" for i in range(1_500))
    assert len(LexborHTMLParser(leveled(html)).html or "") < 50 * len(html)
    assert len(read(html).blocks) == 1_500


def test_attributes_without_end_are_cut_and_no_text_is():
    many = " ".join(f'a{i} b{i}="c d"' for i in range(5_000))
    html = f"<p>zinc</p><p {many}>tin</p><img alt='a ridge' src='data:image/png;base64,{'Ab+/' * 9_000}'>"
    page = leveled(html)
    assert (page.count("=") < 600, "a499 " in page, "b501=" in page) == (True, True, False)
    assert [block.text for block in read(html).blocks] == ["zinc", "tin", "a ridge"]


@pytest.mark.parametrize("quotes", ['"', "'", ""])
def test_a_page_of_ordinary_attributes_stays_as_it_is(quotes: str):
    html = f"<p class={quotes}a{quotes}>zinc</p>" * 3_000 + f"<img src={quotes}{'x/y=' * 3_000}{quotes}>"
    assert leveled(html) == html


def test_a_page_of_ordinary_depth_stays_as_it_is():
    html = "<div><p><b>a</b> <i>b</i></p><ul><li>c</li></ul></div>" * 500
    assert leveled(html) == html


@given(st.lists(st.sampled_from(["not", "been", "verified", "by", "independent", "sources", "x"]), max_size=60))
@settings(max_examples=200)
def test_phrases_are_found_where_a_plain_search_finds_them(tokens: list[str]):
    phrases = Phrases()
    phrases.add("not been verified", "phrase")
    found = any(tokens[i : i + 3] == ["not", "been", "verified"] for i in range(len(tokens)))
    assert bool(phrases.ready().spanning(tokens)) == (tokens == ["not", "been", "verified"])
    assert ("phrase" in _found(phrases, tokens)) == (found and tokens.index("verified") >= 0 and _within_reach(tokens))


def _within_reach(tokens: list[str]) -> bool:
    """Whether one of the first eight places of the word that the phrase is filed under completes it."""
    places = [i for i, token in enumerate(tokens) if token == "verified"][:8]
    return any(tokens[max(0, i - 2) : i + 1] == ["not", "been", "verified"] for i in places)


def _found(phrases: Phrases, tokens: list[str]) -> list[object]:
    from reader.article.lines import Line

    line = Line("paragraph", " ".join(tokens))
    line.prepare()
    return phrases.found(line)


def test_words_are_compared_without_marks():
    assert phrase_words("The author’s “forward-looking” views: (none).") == [
        "the",
        "author",
        "s",
        "forward",
        "looking",
        "views",
        "none",
    ]
