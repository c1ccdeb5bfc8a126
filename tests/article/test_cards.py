"""Cards and labels of other articles, and questions above offers, that no line of the page stands above."""

import pytest
from article.writing import BODY, paragraphs, read, roles

HEADLINE = "<h1>Turbines for Brackenford</h1>"
SIGN = "Valley NotesAnn Marlow"
CARDS = (
    ("The ferry that came back", "How a boat that everybody had given up found its way home in the fog of last March."),
    ("Counting the wind", "A talk with the woman who has measured the wind on the ridge for twenty years."),
)


def _text(cards: list[str]) -> str:
    first, second, third = BODY["en"]
    one, other = cards
    return f"{HEADLINE}<p>{first}</p>{one}<p>{second}</p>{other}<p>{third}</p>"


def test_cards_with_the_same_sign_are_of_the_page() -> None:
    cards = ["".join(f"<p>{line}</p>" for line in (*card, SIGN)) for card in CARDS]
    card = ["boilerplate"] * 3
    found = [block.role for block in read(_text(cards)).blocks]
    assert found == ["body", "body", *card, "body", *card, "body"]


@pytest.mark.parametrize(
    "sign", ["Getty Images/iStockphoto", "Windrad Ellerby GmbH", "Valley Notes", "4.00 at MillShop"]
)
def test_pictures_and_goods_with_the_same_line_below_them_stay(sign: str) -> None:
    cards = ["".join(f"<p>{line}</p>" for line in (*card, sign)) for card in CARDS]
    assert {block.role for block in read(_text(cards)).blocks} == {"body"}


def test_the_label_above_titles_at_the_end_goes_with_them() -> None:
    titles = "<h3>Ferry sinks off Ellerby in the fog</h3><h3>Miller sells the last barge of the valley</h3>"
    found = roles(read(f"{HEADLINE}{paragraphs()}<h2>More Valley Measures</h2>{titles}<p>Share on Facebook</p>"))
    assert found["More Valley Measures"] == "boilerplate"


@pytest.mark.parametrize("question", ["Interested in learning more about turbines?", "Fancy a walk with your council?"])
def test_a_question_to_the_reader_above_an_offer_at_the_end_is_of_the_page(question: str) -> None:
    offer = "Sign up for our newsletter to hear from the ridge every week."
    assert roles(read(f"{HEADLINE}{paragraphs()}<p>{question}</p><p>{offer}</p>"))[question] == "boilerplate"


def test_a_question_of_the_text_above_an_offer_stays() -> None:
    offer = "Sign up for our newsletter to hear from the ridge every week."
    first, second, third = BODY["en"]
    questions = ("How much wind is too much?", "And what do you say to the miller?")
    for question in questions:
        html = f"{HEADLINE}<p>{first}</p><p>{question}</p><p>{offer}</p><p>{second}</p><p>{third}</p>"
        assert roles(read(html))[question] == "body"


def test_the_subhead_below_a_table_of_contents_that_came_empty_stays() -> None:
    first, second, third = BODY["en"]
    html = f"{HEADLINE}<p>{first}</p><p>Table of Contents</p><p>Before the wind</p><p>{second}</p><p>{third}</p>"
    found = roles(read(html))
    assert (found["Table of Contents"], found["Before the wind"]) == ("boilerplate", "body")
