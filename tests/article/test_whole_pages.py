"""Whole pages from the headline down: what the page says around the text is folded, and nothing of the text is."""

import pytest
from article.writing import BODY, paragraphs, read, roles

HEADLINE = "Twelve turbines for the ridge above Brackenford"


@pytest.mark.parametrize("headline", ["Report: Brackenford agrees to buy the ridge", "The Latest: Storm takes pier"])
def test_a_headline_that_begins_as_a_line_of_the_page_stays(headline: str) -> None:
    assert roles(read(f"<h1>{headline}</h1>{paragraphs()}"))[headline] == "body"


def test_a_trail_that_ends_in_the_headline_is_the_page() -> None:
    steps = ("Home", "News of the valley", HEADLINE)
    trail = "<ul>" + "".join(f"<li>{step}</li>" for step in steps) + "</ul>"
    parts = read(f"{trail}<h1>{HEADLINE}</h1>{paragraphs()}")
    assert [block.role for block in parts.blocks][:4] == ["boilerplate"] * 3 + ["body"]


def test_tags_in_paragraphs_above_a_last_line_of_the_page_are_the_page() -> None:
    tags = ("Energy", "Wind power", "Brackenford", "Town council", "The ridge")
    below = "".join(f"<div>{tag}</div>" for tag in tags) + "<div>Share this article</div>"
    found = roles(read(f"<h1>{HEADLINE}</h1>{paragraphs()}{below}"))
    assert {found[tag] for tag in tags} == {"boilerplate"}


def test_the_cells_of_a_table_above_titles_of_other_articles_stay() -> None:
    cells = [f"{month} {day} {place}" for month in ("May", "June", "July") for day, place in ((4, "Lyon"), (9, "Bern"))]
    titles = "".join(
        f"<h3>{title}</h3><p>Ann Marlow</p>" for title in ("A pier for Oxley at last", "No more ferries here")
    )
    table = "".join(f"<div>{cell}</div>" for cell in cells)
    found = roles(read(f"<h1>{HEADLINE}</h1>{paragraphs()}{table}{titles * 2}"))
    assert {found[cell] for cell in cells} == {"body"}
    assert found["A pier for Oxley at last"] == "boilerplate"


def test_a_subheading_below_a_box_of_the_page_stays() -> None:
    box = "<h2>Most read in News</h2><div>storm</div><div>ferry</div><h3>What the council decided</h3>"
    found = roles(read(f"<h1>{HEADLINE}</h1>{paragraphs()}{box}{paragraphs()}"))
    assert found["What the council decided"] == "body"


CAPTIONS = ["The mill below the ridge in May (Image: B. Lind)", "The hall on Tuesday eveningCredit: Ann Marlow"]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_captions_below_the_text_stay_among_lines_of_the_page(caption: str) -> None:
    html = f"<h1>{HEADLINE}</h1>{paragraphs()}<div>3</div><p>{caption}</p><div>Share this article</div>"
    assert roles(read(html))[caption] == "body"


OFFERS = (
    ("Ten kettles that whistle in tune", "Our cooks have boiled water for a month."),
    ("The lightest tents for the autumn", "From three pounds to a single one."),
    ("Where to hear the brass bands", "Seats are still to be had in Oxley."),
)


def test_a_line_about_the_author_is_found_above_teasers() -> None:
    life = "Cyra Holt is a reporter who covers the towns of the valley and the people who keep its mills."
    teasers = "".join(f"<h2>{title}</h2><p>{text} Nobody knew that they are so good.</p>" for title, text in OFFERS)
    parts = read(f"<h1>{HEADLINE}</h1>{paragraphs() * 2}<p>By Cyra Holt</p><p>{life}</p>{teasers}")
    assert [profile.name for profile in parts.profiles] == ["Cyra Holt"]


def test_one_sentence_below_highlights_that_the_text_says_again_is_a_point() -> None:
    point = "The cable to the substation at Ellerby is already in the ground."
    text = f"<p>{BODY['en'][0]}</p><p>{point}</p>{paragraphs()}"
    parts = read(f"<h1>{HEADLINE}</h1><div>Highlights</div><div>{point}</div>{text}")
    assert [item.text for item in parts.highlights.items] == [point]
    assert parts.highlights.origin == "publisher"


def test_a_list_of_data_that_closes_the_text_stays() -> None:
    rows = [f"{2026 + n}: {name}" for n, name in enumerate(("Ann", "Bo", "Cyra", "Dee", "Elo", "Fay"))]
    items = "".join(f"<li>{row}</li>" for row in rows)
    html = f"<h1>{HEADLINE}</h1>{paragraphs()}<div>7 / 7</div><h3>Mayors of the town</h3><ul>{items}</ul>"
    found = roles(read(html + "<div>Share this article</div><h3>Related stories</h3><p>Two boats meet</p>"))
    assert {found[row] for row in rows} == {found["Mayors of the town"]} == {"body"}


def test_a_single_item_above_the_headline_is_the_section_that_the_article_is_in() -> None:
    found = roles(read(f"<ul><li>Wind power</li></ul><h1>{HEADLINE}</h1>{paragraphs()}"))
    assert found["Wind power"] == "body"


def test_products_and_prices_between_buttons_that_are_the_same_are_the_page() -> None:
    box = "".join(
        f"<div>Kettle of {year}, two litres, with a whistle and a copper lid</div><div>$29</div><div>View deal</div>"
        for year in (2029, 2030, 2031)
    )
    found = roles(read(f"<h1>{HEADLINE}</h1>{paragraphs()}{box}{paragraphs()}"))
    assert found["Kettle of 2031, two litres, with a whistle and a copper lid"] == "boilerplate"


def test_a_deck_below_the_buttons_for_sharing_stays() -> None:
    deck = "Twelve of them will stand there before the winter comes"
    html = f"<h1>{HEADLINE}</h1><h2>Social sharing</h2><h2>{deck}</h2><div>Ann Marlow · Valley News</div>{paragraphs()}"
    found = roles(read(html))
    assert found[deck] == found["Ann Marlow · Valley News"] == "body"


def test_an_author_is_found_below_a_label_a_name_and_a_trade() -> None:
    life = "Cyra Holt is science journalist based in Oxley."
    about = f"<h2>About the author</h2><h4>Cyra Holt</h4><h5>Author</h5><p>{life}</p>"
    parts = read(f"<h1>{HEADLINE}</h1>{paragraphs()}{about}<h2>More from news</h2><div>16 Feb 2031</div>")
    assert [(profile.name, profile.kind) for profile in parts.profiles] == [("Cyra Holt", "other")]


def test_a_line_that_asks_who_wants_more_to_sign_up_is_the_page() -> None:
    line = "Want more news of the valley? Sign up for the free newsletter of the Gazette to get its stories and more."
    assert roles(read(f"<h1>{HEADLINE}</h1>{paragraphs()}<p>{line}</p>"))[line] == "boilerplate"


def test_a_paragraph_below_a_list_of_links_inside_the_text_is_no_teaser() -> None:
    box = "<h2>Related links</h2><ul><li>The site of the turbine makers</li></ul>"
    told = "Nobody in the town has ever seen as many people in the hall as came on that evening to hear the council."
    below = "<h3>Top video</h3><h2>Oxley loses its pier for good</h2><h2>Two boats meet off Ellerby</h2>"
    assert roles(read(f"<h1>{HEADLINE}</h1>{paragraphs()}{box}<p>{told}</p>{below}"))[told] == "body"


def test_an_excerpt_that_asks_to_read_more_is_the_page() -> None:
    line = "Almost as soon as you walk into the mill the lights go out and the wheels begin to turn, sounds… Read more"
    assert roles(read(f"<h1>{HEADLINE}</h1>{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "boilerplate"


def test_the_headline_is_the_heading_and_not_the_title_of_the_window_above_it() -> None:
    html = f"<div>{HEADLINE} | The Gazette</div><ul><li>News</li><li>Wind</li></ul><h1>{HEADLINE}</h1>{paragraphs()}"
    assert [block.role for block in read(html, HEADLINE).blocks][1:4] == ["boilerplate", "boilerplate", "body"]


def test_a_menu_below_the_deck_is_the_page() -> None:
    steps = ("Markets", "Wind power", "Policy", "Valley towns", "Oxley")
    menu = "<ul>" + "".join(f"<li>{step}</li>" for step in steps) + "</ul>"
    html = f"<h1>{HEADLINE}</h1><p>{BODY['en'][0]}</p><p>9 May 2031</p><p>Ann Marlow</p>{menu}{paragraphs()}"
    found = roles(read(html))
    assert {found[step] for step in steps} == {"boilerplate"}
    assert found["Ann Marlow"] == "body"


@pytest.mark.parametrize("price", ["R : 50,000₩", "660円", "100名"])
def test_prices_and_amounts_with_their_unit_are_no_counters(price: str) -> None:
    assert roles(read(f"<h1>{HEADLINE}</h1><p>{BODY['en'][0]}</p><p>{price}</p>{paragraphs()}"))[price] == "body"


def test_an_author_under_a_heading_is_found_above_the_comments_of_readers() -> None:
    life = (
        "Cyra is a native of Oxley now living in Ellerby with her two dogs and a great many apple trees of old kinds."
    )
    comment = (
        "We also went up to the ridge before the storm came, and it was the finest evening of the year for all of us."
    )
    html = f"<h5>Cyra</h5><p>{life}</p><h4>1 comment</h4><div>Ann May 17, 2031</div><p>{comment}</p><div>Reply</div>"
    parts = read(f"<h1>{HEADLINE}</h1>{paragraphs() * 2}{html}")
    assert [(profile.name, profile.kind) for profile in parts.profiles] == [("Cyra", "other")]


def test_a_container_that_holds_the_text_is_no_paywall_whatever_its_class_says() -> None:
    picks = "".join(f"<li>The {place} walk, in an afternoon</li>" for place in ("mill", "ridge", "pier"))
    text = f"<p>Contents</p><ul>{picks}</ul>" + f"<h2>The mill walk</h2>{paragraphs()}" * 3
    found = read(f"<h1>{HEADLINE}</h1><p>{BODY['en'][0]}</p><div class='article-paywall'>{text}</div>")
    assert [block.text for block in found.blocks if block.role == "body"].count(BODY["en"][1]) == 3
    assert [block.text for block in found.blocks if block.role == "body"].count("The mill walk") == 3


def test_a_box_of_the_class_of_a_newsletter_is_the_page() -> None:
    box = (
        "<div class='newsletter-box'><p>The Tuesday letter</p><p>All of the week in the valley, at breakfast.</p></div>"
    )
    found = roles(read(f"<h1>{HEADLINE}</h1>{paragraphs()}{box}{paragraphs()}"))
    assert found["The Tuesday letter"] == found["All of the week in the valley, at breakfast."] == "boilerplate"


SECTIONS = ("News", "Valley", "Opinion", "Sponsored content", "Letters")
MENU = "".join(f"<li><a href='https://valley.example/{n}'>{name}</a></li>" for n, name in enumerate(SECTIONS))


@pytest.mark.parametrize("menu", [f"<ul>{MENU}</ul>", f"<nav>{MENU}</nav>", MENU.replace("li>", "div>")])
def test_an_item_of_a_menu_says_nothing_of_the_article(menu: str) -> None:
    assert read(f"{menu}<h1>{HEADLINE}</h1>{paragraphs()}").disclaimers == ()
    assert read(f"{menu}{paragraphs()}", title=HEADLINE).disclaimers == ()


def test_a_section_at_the_end_of_a_trail_says_that_the_article_is_an_opinion() -> None:
    trail = "<ul><li><a href='/'>Home</a></li><li><a href='/opinion'>Opinion</a></li></ul>"
    (opinion,) = read(f"{trail}<h1>{HEADLINE}</h1>{paragraphs()}").disclaimers
    assert opinion.kinds == ("opinion",)


def test_a_picture_below_a_notice_is_none_of_it() -> None:
    notice = "<h2>Hinweis</h2><p>Diese Meldung wurde automatisch von der Nachrichtenagentur dpa übernommen.</p>"
    parts = read(f"<h1>{HEADLINE}</h1>{notice}<img alt='Der Höhenzug über der Stadt.'>{paragraphs('de')}")
    (passage,) = parts.disclaimers
    assert passage.text.endswith("übernommen.")


@pytest.mark.parametrize(
    "line",
    [
        "We have updated our privacy policy to explain how we use what you tell us. Read it here.",
        "Email us to advertise in our newspaper:",
    ],
)
def test_what_a_page_says_of_itself_is_no_correction_and_no_interest(line: str) -> None:
    kinds = {kind for passage in read(f"<p>{line}</p>{paragraphs()}").disclaimers for kind in passage.kinds}
    assert kinds.isdisjoint(("correction", "conflict_of_interest"))


def test_a_notice_beside_the_text_says_that_it_is_paid_for_and_a_title_there_does_not() -> None:
    notice = "This article was paid for by Oxbow Zinc and produced by our commercial team."
    parts = read(f"<h1>{HEADLINE}</h1>{paragraphs()}<aside><p>{notice}</p></aside>")
    assert [passage.kinds for passage in parts.disclaimers] == [("sponsored",)]
    title = "Sponsored content from Oxbow Zinc: the future of work"
    assert not read(f"<nav><p>{title}</p></nav><h1>{HEADLINE}</h1>{paragraphs()}").disclaimers


@pytest.mark.parametrize(
    "line",
    [
        "This audio version is AI-generated.",
        "Articles marked with a star are sponsored content and are paid for by the advertiser.",
    ],
)
def test_what_a_page_says_of_readings_and_of_its_marks_says_nothing_of_the_text(line: str) -> None:
    (passage,) = read(f"<h1>{HEADLINE}</h1>{paragraphs()}<p>{line}</p>").disclaimers
    assert passage.kinds == ("other",)
