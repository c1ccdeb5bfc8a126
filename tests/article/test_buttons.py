"""Buttons of the page that no phrase tells, and lines of the text that look like buttons."""

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


@pytest.mark.parametrize(("line", "language"), [("CommentsShare", "en"), ("KommentareTeilen", "de")])
def test_buttons_run_together_are_of_the_page(line: str, language: str) -> None:
    first, second, third = BODY[language]
    html = f"{HEADLINE}<p>{line}</p><p>{first}</p><p>{second}</p><p>{third}</p>"
    assert roles(read(html, language=language))[line] == "boilerplate"


@pytest.mark.parametrize("line", ["MillWorks", "Teilnehmende", "McTavish"])
def test_other_words_with_a_capital_inside_are_none(line: str) -> None:
    assert roles(read(f"{HEADLINE}<p>{line}</p>{paragraphs()}"))[line] == "body"


def test_the_sizes_of_letters_are_buttons_and_a_grade_is_none() -> None:
    found = roles(read(f"{HEADLINE}<p>A-</p><p>A+</p>{paragraphs()}"))
    assert (found["A-"], found["A+"]) == ("boilerplate", "boilerplate")
    assert roles(read(f"{HEADLINE}{paragraphs()}<p>The mill earns a grade:</p><p>A-</p>"))["A-"] == "body"


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


def test_a_subhead_above_a_credit_ends_a_box_of_other_articles() -> None:
    first, second, third = BODY["en"]
    box = "<p>Related Stories</p><p>Ten mills that you have to see before winter comes</p>"
    head = "<h2>Look at the Mill Again</h2><p>Credit:</p><p>Vera Stone for the Courier</p>"
    found = roles(read(f"{HEADLINE}<p>{first}</p><p>{second}</p>{box}{head}<p>{third}</p><p>{first} {second}</p>"))
    assert [found[line] for line in ("Look at the Mill Again", "Vera Stone for the Courier")] == ["body"] * 2
    assert found["Ten mills that you have to see before winter comes"] == "boilerplate"
