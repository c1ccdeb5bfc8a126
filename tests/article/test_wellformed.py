"""HTML that is read without a parser is exactly what the parser would have made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from reader.article.reading.wellformed import wellformed

TAGS = (
    "p div ul ol li h2 h3 a strong em span blockquote table thead tbody tr td th figure br img hr pre form dl b".split()
)
PIECES = [
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    '<a href="https://ore.example/?a=1&amp;b=2">',
    '<img src="x.png" alt="A shaft" />',
    "<br/>",
    "<p class=lead>",
    "<!-- -->",
    "Tin",
    " rose ",
    "\n",
    "\t",
    "&amp;",
    "&lt;",
    "&nbsp;",
    "&copy",
    "<",
    ">",
    "“so”",
]


def nested(inside):
    element = st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", st.sampled_from(TAGS), st.lists(inside, max_size=4)
    )
    return st.one_of(element, inside)


@given(st.lists(st.recursive(st.sampled_from(PIECES), nested, max_leaves=12), max_size=8).map("".join))
def test_what_is_taken_as_it_stands_is_what_the_parser_writes(html):
    if wellformed(html) is None:
        return
    body = LexborHTMLParser(html).body
    written = body.html if body is not None else "<body></body>"
    assert written == f"<body>{html.replace('<br/>', '<br>').replace(' />', '>')}</body>"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Tin rose.</p>",
        "Tin rose.<br />Zinc fell.",
        '<h2>Key points</h2><ul><li>Tin <a href="https://ore.example/">rose</a>.</li><li>Zinc</li></ul>\n<p>More</p>',
        '<div><figure><img src="x.png"><figcaption>A <em>deep</em> shaft</figcaption></figure><p>R&amp;D</p></div>',
        "<table><thead><tr><th>Year</th></tr></thead>\n<tbody><tr><td>2024 <b>t</b></td></tr></tbody></table>",
    ],
)
def test_plain_articles_need_no_parser(html):
    assert wellformed(html) is not None


@pytest.mark.parametrize(
    "html",
    [
        "<p>One<p>Two",
        "<p>One</div>",
        "<p><div>One</div></p>",
        "<li>One</li>",
        "<a href=x>One</a>",
        '<a href="x"><a href="y">One</a></a>',
        "<table><tr><td>One</td></tr></table>",
        "<table><tbody><tr>One<td></td></tr></tbody></table>",
        "<h2>One<h3>Two</h3></h2>",
        "<P>One</P>",
        "<p>Fish & chips</p>",
        "<p>One &eacute;</p>",
        "<script>1</script>",
        "<!-- One -->",
        " One",
    ],
)
def test_what_a_parser_would_change_is_left_to_it(html):
    assert wellformed(html) is None
