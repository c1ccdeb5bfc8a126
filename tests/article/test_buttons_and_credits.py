"""Buttons and boxes of the page, and lines of the text that stand among them."""

import pytest
from article.writing import BODY, paragraphs, read, roles

HEADLINE = "<h1>Turbines for Brackenford</h1><p>By Ann Marlow</p>"


@pytest.mark.parametrize("kind", ["p", "li"])
def test_words_for_sharing_one_below_the_other_are_buttons(kind: str) -> None:
    words = ("Share", "Tweet", "Pin", "Bookmark")
    found = roles(read(HEADLINE + "".join(f"<{kind}>{word}</{kind}>" for word in words) + paragraphs()))
    assert [found[word] for word in words] == ["boilerplate"] * 4


def test_the_first_word_of_a_byline_below_buttons_is_none() -> None:
    lines = ("Comments", "By", "Tom Ellery")
    found = roles(
        read("<h1>Turbines for Brackenford</h1>" + "".join(f"<p>{line}</p>" for line in lines) + paragraphs())
    )
    assert found["By"] == "body"


def test_the_source_of_a_frame_is_of_the_page() -> None:
    frame = '&lt;iframe width="40" src="https://player.example/mill" allowfullscreen&gt;&lt;/iframe&gt;'
    parts = read(f"{HEADLINE}<p>EMBED &lt;&gt;More Videos</p><p>{frame}</p>{paragraphs()}")
    assert [block.role for block in parts.blocks] == ["body", "body", "boilerplate", "boilerplate", *["body"] * 3]


def test_what_closes_the_report_of_a_match_is_text_and_the_title_below_a_player_is_not() -> None:
    games = ("Millers: Host the Ferrymen on Friday.", "Ferrymen: Visit the Millers on Friday.")
    found = roles(read(f"{HEADLINE}{paragraphs()}<p>UP NEXT</p><p>{games[0]}</p><p>{games[1]}</p>"))
    assert [found[line] for line in ("UP NEXT", *games)] == ["body"] * 3
    found = roles(read(f"{HEADLINE}{paragraphs()}<p>UP NEXT</p><p>Ferry sinks at Ellerby</p><p>Share</p>"))
    assert [found[line] for line in ("UP NEXT", "Ferry sinks at Ellerby")] == ["boilerplate"] * 2


def test_how_long_ago_a_text_appeared_is_of_the_byline() -> None:
    found = roles(read(f"<h1>Turbines for Brackenford</h1><p>3 mins ago</p><p>by Staff Writer</p>{paragraphs()}"))
    assert found["3 mins ago"] == "body"


def test_the_credit_of_a_picture_between_lines_of_the_page_stays() -> None:
    html = f"{HEADLINE}<p>Share on Email</p><p>Credit: Nell Ferry/Ellerby Press</p><p>Sign up for our newsletter.</p>"
    assert roles(read(html + paragraphs()))["Credit: Nell Ferry/Ellerby Press"] == "body"


def test_the_subhead_below_a_table_of_contents_that_came_empty_stays() -> None:
    first, second, third = BODY["en"]
    html = f"{HEADLINE}<p>{first}</p><p>Table of Contents</p><p>Before the wind</p><p>{second}</p><p>{third}</p>"
    found = roles(read(html))
    assert (found["Table of Contents"], found["Before the wind"]) == ("boilerplate", "body")
