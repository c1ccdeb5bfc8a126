"""Marks that say who paid: of the article near its headline, of advertisements elsewhere on the page."""

import pytest
from article.writing import BODY, paragraphs, read, roles

HEADLINE = "<h1>Turbines for Brackenford</h1>"
MENU = "".join(f'<p><a href="/{n}">{name}</a></p>' for n, name in enumerate("Politics Money Sport Travel".split()))


def _paid(html: str) -> bool:
    return any("sponsored" in one.kinds for one in read(html).disclaimers)


@pytest.mark.parametrize("mark", ["Partner content", "Partner Content", "Brand content", "Branded content"])
def test_a_bare_mark_by_the_headline_says_that_the_article_is_paid_for(mark: str) -> None:
    assert _paid(f"{HEADLINE}<p>{mark}</p>{paragraphs()}")
    assert _paid(f"<p>{mark}</p>{HEADLINE}{paragraphs()}")


def test_a_mark_high_above_the_headline_is_of_an_advertisement() -> None:
    above = f"<p>Advertisement feature</p><p>Ridge Motors at the fair</p>{MENU}{MENU}"
    assert not _paid(above + HEADLINE + paragraphs())


def test_a_card_between_lines_of_the_page_below_the_text_says_nothing_of_the_article() -> None:
    card = "<p>Read more</p><p>Advertorial – Kitchens that grow with the family…</p><p>Share on Facebook</p>"
    assert not _paid(HEADLINE + paragraphs() + card)


def test_a_line_between_lines_of_the_page_that_speaks_of_the_article_does() -> None:
    said = "<p>Share on Facebook</p><p>This article was sponsored by Ridge Motors.</p><p>Share on Facebook</p>"
    assert _paid(HEADLINE + paragraphs() + said)


def test_a_mark_of_a_slot_for_advertisements_is_of_the_page() -> None:
    found = read(f"<h1>尾根の風車</h1>{paragraphs('ja')}<p>スポンサードリンク</p><p>タグ: 風力</p>", language="ja")
    assert found.disclaimers == ()
    assert roles(found)["スポンサードリンク"] == "boilerplate"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "This article first appeared in our newsletter. You can have it every Tuesday."),
        ("fr", "Cet article est paru dans notre newsletter du mardi."),
        ("de", "Dieser Text ist zuerst in unserem Newsletter erschienen."),
    ],
)
def test_the_publishers_own_newsletter_is_no_other_origin(language: str, line: str) -> None:
    parts = read(f"{HEADLINE}{paragraphs(language)}<p>{line}</p>", language=language)
    assert not any("syndicated" in one.kinds for one in parts.disclaimers)


def test_another_papers_newsletter_is_one() -> None:
    parts = read(f"{HEADLINE}{paragraphs()}<p>This article first appeared in the newsletter of the Ellerby Review.</p>")
    assert any("syndicated" in one.kinds for one in parts.disclaimers)


def test_a_registration_that_is_not_effective_is_an_offer_of_securities() -> None:
    line = "A registration statement relating to these shares was filed with the SEC but has not yet become effective."
    parts = read(f"{HEADLINE}{paragraphs()}<p>{line}</p>")
    assert [one.kinds for one in parts.disclaimers] == [("securities_offer",)]


def test_a_law_that_is_not_effective_is_news() -> None:
    line = "The law on turbines that the council asked for has not yet become effective, the mayor said on Tuesday."
    assert read(f"{HEADLINE}<p>{BODY['en'][0]}</p><p>{line}</p>{paragraphs()}").disclaimers == ()


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("de", "Lesen Sie dazu auch die Pressemitteilungen:"),
        ("de", "Das Thema könnte dich auch interessieren:"),
        ("de", "Dies passt zum Thema:"),
        ("fr", "Articles en relation"),
        ("en", "Like this? You might also be interested in:"),
        ("en", "Original source:"),
        ("de", "Sie finden diesen Artikel im Internet auf der Website:"),
    ],
)
def test_labels_of_links_are_of_the_page_with_the_links(language: str, label: str) -> None:
    links = '<p><a href="https://ridge.example/a">Bridge of Ellerby opens early</a></p>'
    found = roles(read(f"{HEADLINE}{paragraphs(language)}<p>{label}</p>{links}", language=language))
    assert found[label] == found["Bridge of Ellerby opens early"] == "boilerplate"


def test_a_page_that_asks_for_scripts_is_of_the_page_and_advice_is_not() -> None:
    asks = "Sorry, but your browser needs Javascript to use this site. See how to turn it on: https://ridge.example/js"
    advice = "The map of the ridge is drawn by Javascript, which the old machines in the hall do not run."
    found = roles(read(f"{HEADLINE}<p>{asks}</p>{paragraphs()}<p>{advice}</p>{paragraphs()}"))
    assert (found[asks], found[advice]) == ("boilerplate", "body")
