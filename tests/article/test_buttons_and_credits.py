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


@pytest.mark.parametrize(
    "line",
    [
        "Storm reaches the coast (1:04:11)",
        '[button link="https://paper.example/join" type="big"] Send us your tale [/button]',
        "[button]Send us your tale[/button]",
        "This website uses cookies to make your visit better. Of these, those that are called necessary are kept in "
        "your browser, since nothing works without them. We also take others from firms that help us to learn how you "
        "read. Those are kept only if you say yes, and you may say no at any time.",
        "Any cookies that may not be needed for the site to work are used to learn what readers like.",
        "Stay informed with the Brackenford Gazette, your paper for the valley and the ridge. All that the council "
        "says and does, for two pounds a month, in your own hands. Subscribe now!",
    ],
)
def test_a_line_that_only_a_page_says_is_the_page(line: str) -> None:
    assert roles(read(f"{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Marlow won in the hall of Ellerby (3:12).",
        "[caption] The old mill at dusk. Photo by Ann Marlow [/caption]",
        "The ministry asks what cookies a page may set, and says that forty of a hundred pages that it has looked at "
        "set them before anybody has said yes, which the law has not allowed for years, and which no court has "
        "punished so far, since none was asked.",
        "» The evening of the council, hour by hour:",
    ],
)
def test_a_line_that_only_looks_like_one_of_the_page_stays(line: str) -> None:
    assert roles(read(f"{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "body"


def test_captions_of_a_gallery_stay_below_its_counter() -> None:
    captions = ("The ridge at dawn. Photo: Ann Marlow/AP", "The old mill. Photo: AP", "The hall. Photo: Cyra Holt")
    gallery = "<div>1/3</div><ul>" + "".join(f"<li>{caption}</li>" for caption in captions) + "</ul>"
    found = roles(read(f"{paragraphs()}{gallery}{paragraphs()}"))
    assert {found[caption] for caption in captions} == {"body"}


def test_the_linked_title_of_a_recording_below_its_sign_is_the_page() -> None:
    title = "Headlines of the valley for 18 December"
    html = f"<p>close</p><p>video</p><h2><a href='https://paper.example/v'>{title}</a></h2>{paragraphs()}"
    assert roles(read(html))[title] == "boilerplate"


def test_a_row_of_buttons_in_a_table_above_the_headline_is_the_page() -> None:
    table = "<table><tr><td>Contact</td><td>Newsletter</td><td>Login</td></tr></table>"
    parts = read(f"{table}<h1>Twelve turbines for the ridge above Brackenford</h1>{paragraphs()}")
    assert parts.blocks[0].role == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "The council meets in the old hall on Tuesday evening Cyra Holt/Copyright 2031 The Wire. All rights reserved.",
        "Comment: The two mills of the ridge could make more wind power in a year than all of the valley needs, and "
        "that is why nobody in the hall will speak of anything else.",
    ],
)
def test_a_caption_with_its_copyright_and_a_comment_behind_its_name_stay(line: str) -> None:
    assert roles(read(f"{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "body"


def test_the_copyright_of_the_page_that_keeps_its_rights_at_length_is_the_page() -> None:
    line = "© 2031, brackenford.example. This article is the copyrighted property of the Brackenford Gazette."
    assert roles(read(f"{paragraphs()}<p>{line}</p>"))[line] == "boilerplate"


VOTES = (
    "<p>What I should like to see is a mill that one can walk up to, with a bench and a view of the whole valley.</p>"
    "<p>And bread, if there must be a shop at all, with a small table in front of it and a dog that does not bark.</p>"
    "<p>Hums at night</p><p>Score: 9 Votes</p>"
)
REPLIES = "".join(
    f"<p>{name}</p><p>7 months ago</p><p>{text}</p>{VOTES}"
    for name, text in (
        (
            "copperfox",
            "Nobody asked me, and I live below that ridge, so I will say it here and then go back to my bread.",
        ),
        ("Ann of Ellerby", "Well said by all who live below the ridge, and by those who do not."),
        (
            "mill_hand",
            "It turns, it hums, it pays for the school. What more can you ask of a mill, old or new, I wonder.",
        ),
    )
)


def test_names_with_how_long_ago_they_wrote_are_comments_below_a_line_that_speaks_of_these() -> None:
    found = roles(read(f"{HEADLINE}{paragraphs() * 2}<h2>12 comments</h2>{REPLIES}"))
    assert found["copperfox"] == found["Hums at night"] == "boilerplate"
    told = next(text for text in found if text.startswith("It turns"))
    assert found[told] == "boilerplate"
    assert roles(read(f"{HEADLINE}{paragraphs() * 2}<h2>Hour by hour</h2>{REPLIES}"))[told] == "body"


@pytest.mark.parametrize("kind", ["h3", "h2"])
def test_the_linked_title_of_a_recording_above_its_date_and_running_time_is_the_page(kind: str) -> None:
    title = "Why the pad at Ellerby burnt: what we know"
    linked = f"<{kind}><a href='https://paper.example/v'>{title}</a></{kind}>"
    found = roles(read(f"{HEADLINE}{paragraphs()}{linked}<p>Sept. 2, 203102:06</p>{paragraphs()}"))
    assert found[title] == found["Sept. 2, 203102:06"] == "boilerplate"


def test_a_quotation_that_speaks_of_signing_up_stays() -> None:
    said = "I did not sign up for the alerts of the council to be asked to join the hunt for a swan."
    found = roles(read(f"{HEADLINE}{paragraphs()}<blockquote>{said}</blockquote>{paragraphs()}"))
    assert found[said] == "body"


def test_the_day_in_the_byline_below_buttons_stays() -> None:
    items = "<ul><li>Background</li><li>14.09.2031</li><li>10 minutes to read</li></ul>"
    found = roles(read(f"<h1>Turbines for Brackenford</h1><p>Listen</p><p>Print</p>{items}{paragraphs()}"))
    assert found["14.09.2031"] == "body"
