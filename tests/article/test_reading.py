"""From HTML and plain text to blocks: kinds, links, emphasis, tables, noise and broken characters."""

import pytest
from article.writing import BODY, paragraphs, read, read_text

from reader.article.reading.mojibake import repaired
from reader.model import Block


def blocks(html: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(html).blocks]


SHAPES = {
    "paragraph": ("<p>One  two\n three</p>", [("paragraph", "One two three")]),
    "heading": ("<h3>One</h3>", [("heading", "One")]),
    "loose text": ("One<div>two</div>three", [("paragraph", "One"), ("paragraph", "two"), ("paragraph", "three")]),
    "list": ("<ul><li>One</li><li>two</li></ul>", [("list_item", "One"), ("list_item", "two")]),
    "quotation": ("<blockquote><p>One</p></blockquote>", [("quote", "One")]),
    "preformatted": ("<pre>a\n  b &amp; c</pre>", [("preformatted", "a\n  b & c")]),
    "preformatted with line breaks": ("<pre>a = 1<br><b>b</b> = 2<br>c</pre>", [("preformatted", "a = 1\nb = 2\nc")]),
    "table": ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", [("table", "a\tb\n1\t2")]),
    "table for the layout": (
        "<table><tr><td><p>One</p><p>two</p></td></tr></table>",
        [("paragraph", "One"), ("paragraph", "two")],
    ),
    "image": (
        "<p>One</p><img src='https://example.com/i.png' alt='A ridge'>",
        [("paragraph", "One"), ("image", "A ridge")],
    ),
    "line break": ("<p>One<br>two</p>", [("paragraph", "One"), ("paragraph", "two")]),
    "script and style": ("<script>if (a<b) x('</p>')</script><style>p{}</style><p>One</p>", [("paragraph", "One")]),
    "comment": ("<p>One<!-- <b>two</b> --> three</p>", [("paragraph", "One three")]),
    "entities": ("<p>A &amp; B &lt;c&gt; &copy; &#8364;</p>", [("paragraph", "A & B <c> © €")]),
    "unclosed": ("<p>One<p>two<li>three", [("paragraph", "One"), ("paragraph", "two"), ("list_item", "three")]),
    "attribute with a sign": ("<p title='a > b'>One</p>", [("paragraph", "One")]),
    "form fields": ("<p>One</p><select><option>x</option></select><textarea>y</textarea>", [("paragraph", "One")]),
    "new tab": (
        "<p><a href='https://example.com'>Ostmark<span> (opens in a new tab)</span></a> said</p>",
        [("paragraph", "Ostmark said")],
    ),
    "new tab in other words": (
        "<p>Ostmark (öffnet in neuem Fenster) und Zink (在新窗口中打开)。</p>",
        [("paragraph", "Ostmark und Zink 。")],
    ),
    "control codes": ("<p>One\x1b[31m two\u202e three</p>", [("paragraph", "One two three")]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_html_becomes_blocks(shape: str):
    html, expected = SHAPES[shape]
    assert blocks(html) == expected


def only(html: str, url: str = "") -> Block:
    from reader.article import analyse

    return analyse(html, url=url).blocks[0]


def test_links_and_emphasis_lie_over_the_words_they_had():
    block = only("<p>The <b>big <a href='https://example.com/r'>ridge</a></b> is <em>old</em>.</p>")
    assert [(block.text[link.start : link.end], link.url) for link in block.links] == [
        ("ridge", "https://example.com/r")
    ]
    assert [(block.text[mark.start : mark.end], mark.style) for mark in block.marks] == [
        ("big ridge", "strong"),
        ("old", "em"),
    ]


SCRIPTS = {
    "that writes a script": """<script>document.write('<script src="a.js">');</script>""",
    "with half a tag": """<script>box = '<div class="' + name; if (a<b && c) go();</script>""",
    "behind a comment that never ends": "<script><!-- var a = 1;</script>",
    "of styles": "<style>a::before { content: '<style '; }</style>",
}


def test_a_quotation_mark_in_the_name_of_an_attribute_shows_no_markup():
    assert blocks('<p>One <i a"b=c>two</i></p><p><b ">three</b></p><p>"four"</p>') == [
        ("paragraph", "One two"),
        ("paragraph", "three"),
        ("paragraph", '"four"'),
    ]


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_script_takes_no_text_of_the_page_with_it(script: str):
    found = blocks(f"<p>One</p>{script}<p>two <a href='https://example.com/'>three</a></p><!-- 4 --><p>five</p>")

    assert [text for _, text in found] == ["One", "two three", "five"]


def test_relative_links_are_resolved_and_unsafe_ones_dropped():
    html = "<p><a href='/a'>one</a> <a href='javascript:alert(1)'>two</a> <a href='//b.example/c'>three</a></p>"
    assert [link.url for link in only(html, "https://a.example/x/y").links] == [
        "https://a.example/a",
        "https://b.example/c",
    ]


def test_items_carry_their_number_and_depth():
    found = read("<ol start=3><li>One<ul><li>two</li></ul></li><li>three</li></ol>").blocks
    assert [(block.text, block.marker, block.level) for block in found] == [
        ("One", "3.", 1),
        ("two", "", 2),
        ("three", "4.", 1),
    ]


BROKEN = [
    ("Itâ€™s here", "It’s here"),
    ("CafÃ© crÃ¨me", "Café crème"),
    ("a â€“ b", "a – b"),
    ("ÃƒÂ©tÃƒÂ©", "été"),
    ("Itโ€™s here", "It’s here"),
    ("Ã la carte", "Ã la carte"),
    ("Über Größe", "Über Größe"),
    ("naïve café", "naïve café"),
]


@pytest.mark.parametrize(("broken", "whole"), BROKEN)
def test_text_in_the_wrong_encoding_is_repaired_where_that_is_certain(broken: str, whole: str):
    assert repaired(broken) == whole


PLAIN = {
    "bullets": ("Points\n- one\n* two\n• three", ["one", "two", "three"]),
    "numbers": ("Points\n1. one\n2) two", ["one", "two"]),
}


@pytest.mark.parametrize("form", PLAIN)
def test_bullets_in_plain_text_become_items(form: str):
    text, expected = PLAIN[form]
    assert [block.text for block in read_text(text).blocks if block.kind == "list_item"] == expected


def test_wrapped_plain_text_is_joined():
    text = "\n".join(
        [
            "The council of Brackenford approved a plan on Tuesday that will add",
            "twelve wind turbines to the ridge above the town, after a",
            "debate that lasted most of the evening.",
            "",
            "Two hundred residents came to the hall. Some of them feared for",
            "the view from the old mill, while others asked why the work had",
            "not begun years ago.",
        ]
    )
    assert len(read_text(text).blocks) == 2


def test_a_wrapped_release_with_short_lines_between_is_joined_too():
    text = (
        "OSTMARK OPENS A PIT\n\nLEEDS, England (Wirefox) -- Ostmark Zinc Ltd. today opened a third pit, which will\n"
        "supply smelters in three countries.\n\nHIGHLIGHTS:\n\n* Third pit opened\n* 120 new jobs\n\n"
        "“We like the ridge,” said Ann Marlow, who leads the company, at the\nopening on Tuesday.\n"
    )
    assert [block.text for block in read_text(text).blocks][-1].endswith("at the opening on Tuesday.")


def test_markdown_headings_are_headings():
    assert next((block.kind, block.level) for block in read_text("## The plan\nText").blocks) == ("heading", 2)


def test_the_language_of_the_feed_is_a_hint_and_the_text_decides():
    assert read(paragraphs("fr"), language="en").language == "fr"


NEW_WINDOWS = (
    "(opens in a new tab)",
    "(Opens in new window)",
    "(öffnet im neuen Fenster)",
    "(öffnet in einem neuen Tab)",
    "(s'ouvre dans un nouvel onglet)",
    "(nouvelle fenêtre)",
    "(se abre en una nueva pestaña)",
    "(abre em nova aba)",
    "(si apre in una nuova scheda)",
    "（在新窗口中打开）",
)


@pytest.mark.parametrize("noise", NEW_WINDOWS)
def test_what_a_page_says_of_its_links_is_no_text(noise: str):
    assert [block.text for block in read(f"<p>The ridge {noise} is old.</p>").blocks] == ["The ridge is old."]


def test_an_ordinary_sentence_about_windows_is_kept():
    assert [block.text for block in read("<p>The shop (it opens in June) has a window.</p>").blocks] == [
        "The shop (it opens in June) has a window."
    ]


@pytest.mark.parametrize("name", ["paywall", "subscribe-wall", "promo"])
def test_a_class_of_the_page_around_the_whole_text_says_nothing_of_it(name: str):
    box = "<p>Most popular</p><ul><li>Man bitten by swan at Oxley</li></ul>"
    text = f"<div class='{name}'>{paragraphs()}{box}{paragraphs()}</div>"
    parts = read(f"<h1>A mill is sold</h1><p>{BODY['en'][0]}</p>{text}")
    assert [block.role for block in parts.blocks[-3:]] == ["body"] * 3


def test_hidden_words_of_a_link_that_ran_into_it_are_no_text():
    link = "<a href='https://a.example'>agreed<span>Opens a new window </span></a>"
    texts = [block.text for block in read(f"<p>The board {link} at last.</p><p>It opens a new window.</p>").blocks]
    assert texts == ["The board agreed at last.", "It opens a new window."]
