"""Links to other articles that stand among the paragraphs of a text, in whatever shape its page sets them."""

import pytest
from article.writing import BODY, paragraphs, read, roles

from reader.article import analyse

HEADLINE = "Twelve turbines for the ridge above Brackenford"
SWAN = "Man bitten by swan at Oxley boating lake"
ORCHESTRA = "Fitzgerald leaves the orchestra after forty years"
FERRIES = "Three hurt as ferries meet in thick fog"
HARBOUR = "Harbour of Oxley closes for three weeks"
FOUR = (SWAN, ORCHESTRA, FERRIES, HARBOUR)
OWN = (
    "The plan of the council for turbines",
    "What residents asked about the view",
    "Why the cable is in the ground",
    "The debate about the old mill",
    "When work on the ridge will start",
)


def text_with(between: str) -> str:
    return f"<h1>{HEADLINE}</h1>{paragraphs() * 2}{between}{paragraphs() * 2}"


def link(text: str, address: str = "https://paper.example/a") -> str:
    return f'<a href="{address}">{text}</a>'


def listed(*titles: str) -> str:
    return "<ul>" + "".join(f"<li>{link(title)}</li>" for title in titles) + "</ul>"


@pytest.mark.parametrize("titles", [FOUR[:1], FOUR[:2], FOUR])
def test_a_list_of_links_between_paragraphs_is_the_page(titles: tuple[str, ...]) -> None:
    found = roles(read(text_with(listed(*titles))))
    assert {found[title] for title in titles} == {"boilerplate"}


@pytest.mark.parametrize(
    "between",
    [
        f"<p>The council named what it has read:</p>{listed(SWAN, ORCHESTRA)}",
        f"<ul><li>Nothing has been decided</li><li>{link(SWAN)}</li></ul>",
        listed(*OWN),
        f"<p>{link('The old mill at dusk (Photo: Ann Marlow)')}</p>",
        f"<p>{link('Ann Marlow, correspondent, 14.09.2031, 10:20')}</p>",
        f"<p>Kettle of the Oxley works:</p><p>{link('was $49.90, now $39.90 at the mill')}</p>",
    ],
    ids=["led-up-to", "among-others", "many", "caption", "byline", "price"],
)
def test_linked_lines_that_the_text_gives_stay(between: str) -> None:
    assert {block.role for block in read(text_with(between)).blocks} == {"body"}


def test_more_links_are_the_page_below_what_their_box_is_called() -> None:
    found = roles(read(text_with(f"<div>Work in the valley</div>{''.join(f'<p>{link(title)}</p>' for title in FOUR)}")))
    assert {found[line] for line in ("Work in the valley", *FOUR)} == {"boilerplate"}


def test_a_linked_heading_that_heads_nothing_is_the_page_and_a_section_stays() -> None:
    assert roles(read(text_with(f"<h3>{link(SWAN)}</h3>")))[SWAN] == "boilerplate"
    section = "What residents said in the hall that evening"
    text = "<p>Residents of every age and trade stood up one after the other, and nobody looked at the clock again.</p>"
    assert roles(read(text_with(f"<h3>{link(section)}</h3>{text}")))[section] == "body"


def test_a_linked_heading_is_the_page_with_the_linked_text_below() -> None:
    teaser = "The bird had been calm all summer, and nobody knows what it took against the man from Ellerby."
    found = roles(read(text_with(f"<h3>{link(SWAN)}</h3><p>{link(teaser)}</p>")))
    assert found[SWAN] == found[teaser] == "boilerplate"


def test_a_label_of_the_page_takes_linked_headings_with_it_also_the_last_above_the_text() -> None:
    found = roles(read(text_with(f"<h4>Related stories</h4><h4>{link(SWAN)}</h4><h4>{link(FERRIES)}</h4>")))
    assert found[SWAN] == found[FERRIES] == "boilerplate"


def test_a_label_above_the_text_takes_the_link_below_it() -> None:
    html = f"<p>By Ann Marlow</p><h3>Related:</h3><p>{link(SWAN)}</p>{paragraphs() * 2}"
    assert roles(read(html))[SWAN] == "boilerplate"


@pytest.mark.parametrize(
    "breaks_off",
    [
        "The ferry that came from Ellerby had its lamps lit and its bell rung, say all who stood at the pier, and the "
        "other one came out of the fog so late that...",
        "The ferry that came from Ellerby had its lamps lit and its bell rung, but…",
    ],
)
def test_the_beginning_of_another_article_below_its_title_is_the_page(breaks_off: str) -> None:
    found = roles(read(text_with(f"<div>Read more</div><div>{FERRIES}</div><p>{breaks_off}</p>")))
    assert found[FERRIES] == found[breaks_off] == "boilerplate"


def test_a_link_that_ends_in_a_legal_form_is_a_title() -> None:
    found = roles(read(text_with(f"<p>{link('Accountant for the mill of Copper Creek Inc.')}</p>")))
    assert found["Accountant for the mill of Copper Creek Inc."] == "boilerplate"


def test_much_of_a_text_is_no_page() -> None:
    html = f"<h1>{HEADLINE}</h1><p>{BODY['en'][0]}</p>{listed(*OWN[:4])}<p>{BODY['en'][1]}</p>"
    assert {block.role for block in read(html).blocks} == {"body"}


def test_a_link_within_a_site_whose_address_is_not_known_is_a_link_but_leads_nowhere() -> None:
    parts = analyse(text_with(f"<ul><li>{link(SWAN, '/news/swan')}</li></ul>"), "")
    swan = next(block for block in parts.blocks if block.text == SWAN)
    assert (swan.role, list(swan.links)) == ("boilerplate", [])
    jump = analyse(text_with(f"<ul><li>{link(SWAN, '#swan')}</li></ul>"), "")
    assert roles(jump)[SWAN] == "body"


def test_a_short_line_above_the_text_stays_below_a_linked_title_of_the_page() -> None:
    hour = "10h20 - The council goes on with its debate"
    found = roles(read(text_with(f"<h3>Read also:</h3><p>{link(SWAN)}</p><p>{hour}</p>")))
    assert (found[SWAN], found[hour]) == ("boilerplate", "body")


@pytest.mark.parametrize("label", ["Read more", "Related stories"])
def test_the_text_goes_on_in_its_container_behind_a_box_of_titles(label: str) -> None:
    last = (
        "The ferry was mended before the week was out, and nobody who had seen it burn would have believed that it was "
        "ever alight."
    )
    short = "Nobody was hurt."
    box = f"<section><h3>{label}</h3><div>{SWAN}</div><div><h4>{FERRIES}</h4></div><div>Ann Marlow</div></section>"
    found = roles(read(f"<article><h1>{HEADLINE}</h1>{paragraphs()}{box}<p>{last}</p><p>{short}</p></article>"))
    assert found[SWAN] == found[FERRIES] == "boilerplate"
    assert found[last] == found[short] == "body"
