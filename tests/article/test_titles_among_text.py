"""Titles of other articles among the paragraphs, whose links are lost: told from subheadings and captions."""

import pytest
from article.writing import BODY, paragraphs, read, roles

HEADLINE = "Twelve turbines for the ridge above Brackenford"
STRANGE = (
    "Man bitten by swan at Oxley boating lake",
    "Fitzgerald leaves the orchestra after forty years",
    "Three hurt as ferries meet in thick fog",
    "Schools may dry apples and sell them again",
)
TOLD = "Nobody in the town has ever seen as many people in the hall as came on that evening to hear the council."


def text_with(lines: list[str]) -> str:
    between = "".join(f"{line}<p>{TOLD} ({n})</p>" for n, line in enumerate(lines))
    return f"<h1>{HEADLINE}</h1>{paragraphs()}{between}{paragraphs()}"


def test_a_question_among_the_titles_of_a_box_is_a_title_too() -> None:
    titles = ("Swan bites man at Oxley lake", "How does a swan prepare for its winter?", "The apples of Ellerby")
    box = "<h3>You might like</h3>" + "".join(f"<div>{title}</div>" for title in titles)
    found = roles(read(f"<h1>{HEADLINE}</h1><p>{BODY['en'][0]}</p>{box}{paragraphs()}"))
    assert {found[title] for title in titles} == {"boilerplate"}


def test_a_long_paragraph_behind_a_box_stays_though_the_page_goes_on_around_it() -> None:
    long = f"{TOLD} {TOLD} {TOLD}"
    box = "<h2>Recently in Sports</h2><ul><li>The apples of Ellerby</li><li>Swan bites man</li></ul>"
    advert = "<div>Advertisement</div>"
    parts = read(f"<h1>{HEADLINE}</h1>{paragraphs() * 8}{advert}{box}<p>{long}</p>{advert}<p>{long} Yes.</p>{advert}")
    assert [block.role for block in parts.blocks if TOLD in block.text] == ["body", "body"]


def test_the_headline_is_the_heading_and_not_the_last_step_of_the_trail() -> None:
    html = f"<ul><li>News</li><li>{HEADLINE}</li></ul><h1>{HEADLINE}</h1>{paragraphs()}"
    assert [block.role for block in read(html, HEADLINE).blocks][:3] == ["boilerplate", "boilerplate", "body"]


def test_a_long_line_that_begins_with_never_miss_is_the_page() -> None:
    line = (
        "Never miss a story — sign up for the free daily newsletter of the Gazette to stay up to date on the best of "
        "what the valley has to offer, from news to tales."
    )
    assert roles(read(f"<h1>{HEADLINE}</h1>{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "boilerplate"


CUT_OFF = "".join(
    f"<h3>{title}</h3><p>{title} is what everybody in the valley talked about this week, from mill to pier, and "
    f"so did the council when it met in the old hall by the...</p>"
    for title in STRANGE
)


def test_titles_with_texts_that_break_off_are_the_page() -> None:
    parts = read(f"<h1>{HEADLINE}</h1>{paragraphs() * 2}<div>Deals</div>{CUT_OFF}")
    assert [block.role for block in parts.blocks][-8:] == ["boilerplate"] * 8


def test_two_sections_that_break_off_stay() -> None:
    sections = "".join(f"<h3>{title}</h3><p>{TOLD[:-1]}...</p>" for title in ("The evening in the hall", "The council"))
    parts = read(f"<h1>{HEADLINE}</h1>{paragraphs()}{sections}{paragraphs()}")
    assert "boilerplate" not in {block.role for block in parts.blocks}


def test_the_headline_once_more_among_buttons_is_the_page() -> None:
    headline = f"{HEADLINE}, and not one for the moor behind it"
    buttons = f"<div>12 comments</div><h3>{headline}</h3><ul><li>Reddit</li><li>Pocket</li><li>Email</li></ul>"
    parts = read(f"<h1>{headline}</h1><div>By Ann Marlow</div>{buttons}{paragraphs()}")
    assert [block.role for block in parts.blocks if block.text == headline] == ["body", "boilerplate"]


def test_the_address_of_the_page_above_the_headline_is_the_page() -> None:
    address = "https://gazette.example/news/twelve-turbines.html"
    found = roles(read(f"<div>{address}</div><h1>{HEADLINE}</h1>{paragraphs()}"))
    assert found[address] == "boilerplate"


LIVES = [
    "<p>Cyra Holt is a senior reporter for the Gazette and the Valley Times. Email: cholt@gazette.example.</p>",
    "<p>Cyra Holt</p><p>Cyra is a freelance reporter who built her first pages in 1995 and has since written about the "
    "towns of the valley and the mills of the ridge for nearly everybody who prints.</p>"
    "<div>The old mills and the new turbines of the valley, drawn by hand, hang in the hall all this month</div>",
]


@pytest.mark.parametrize("life", LIVES)
def test_an_author_with_an_address_or_a_first_name_is_found(life: str) -> None:
    parts = read(f"<h1>{HEADLINE}</h1><p>By Cyra Holt</p>{paragraphs() * 2}{life}")
    assert [profile.kind for profile in parts.profiles] == ["other"]
    assert parts.profiles[0].name.startswith("Cyra")


def test_titles_with_bylines_and_buttons_around_texts_that_break_off_are_the_page() -> None:
    cards = CUT_OFF.replace("</h3>", "</h3><p>Tuesday, 4 May 2031, by Ann Marlow</p>").replace(
        "</p><h3>", "</p><p>Go</p><h3>"
    )
    parts = read(f"<h1>{HEADLINE}</h1>{paragraphs() * 2}{cards}")
    assert {block.role for block in parts.blocks[-14:]} == {"boilerplate"}


def test_texts_that_break_off_are_the_text_where_there_is_no_other() -> None:
    assert {block.role for block in read(f"<h1>{HEADLINE}</h1>{CUT_OFF}").blocks} == {"body"}
