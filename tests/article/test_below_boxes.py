"""What stands behind boxes of other articles: text in short sentences, lists of the text, links, dates, counts."""

import pytest
from article.writing import BODY, paragraphs, read, roles

HEADLINE = "<h1>Turbines for Brackenford</h1>"
BOX = '<h3>Read also</h3><ul><li><a href="/a">Mayor of Ellerby resigns over the bridge</a></li></ul>'
SHORT = (
    "“It was a cold spring,” said Ann Marlow, who keeps the mill.",
    "The hall had been full since noon.",
    "Nobody in the town believed that a plan would come.",
    "The first lorry left on Friday.",
)
LINKS = ("Statement of the mayor on the ridge", "Plan of the twelve turbines", "What the residents of Mill Street say")


def _lines(texts: tuple[str, ...], around: str = "p") -> str:
    return "".join(f"<{around}>{text}</{around}>" for text in texts)


def _links(texts: tuple[str, ...]) -> str:
    return "".join(f'<p><a href="/{n}">{text}</a></p>' for n, text in enumerate(texts))


@pytest.mark.parametrize("box", [BOX, BOX.replace("<h3>", "<p>").replace("</h3>", "</p>"), f"<div>{BOX}</div>"])
def test_text_in_short_sentences_behind_a_box_stays(box: str) -> None:
    found = roles(read(HEADLINE + paragraphs() + box + _lines(SHORT)))
    assert {found[text] for text in SHORT} == {"body"}
    assert found["Mayor of Ellerby resigns over the bridge"] == "boilerplate"


def test_two_sentences_are_enough_where_somebody_is_quoted() -> None:
    found = roles(read(HEADLINE + paragraphs() + BOX + _lines(SHORT[:2])))
    assert {found[text] for text in SHORT[:2]} == {"body"}


@pytest.mark.parametrize(
    "below",
    [
        ("You read the Courier every day.", "We send it to your desk at six.", "You can leave us any time."),
        ("The bridge of Ellerby is closed.", "Ten walks for a rainy day"),
    ],
)
def test_what_speaks_to_the_reader_or_is_no_run_of_sentences_is_of_the_page(below: tuple[str, ...]) -> None:
    found = roles(read(HEADLINE + paragraphs() + BOX + _lines(below)))
    assert {found[text] for text in below} == {"boilerplate"}


def test_comments_below_names_that_are_links_are_of_the_page() -> None:
    below = "<h3>Comments</h3>" + _links(("Robs",)) + _lines(SHORT[1:])
    found = roles(read(HEADLINE + paragraphs() + below))
    assert "body" not in {found[text] for text in SHORT[1:]}


def test_a_list_of_sentences_below_a_label_of_the_page_is_of_the_text() -> None:
    told = ("The old dye house, which opens at nine.", "The wool market on the square on Saturdays.")
    found = roles(read(f"{HEADLINE}{paragraphs()}<p>Don't miss:</p><ul>{_lines(told, 'li')}</ul>{paragraphs()}"))
    assert {found[text] for text in ("Don't miss:", *told)} == {"body"}


def test_a_list_of_links_or_prices_below_the_same_label_is_of_the_page() -> None:
    for listed in ('<li><a href="/k">Oxbow kettle, steel.</a></li><li><a href="/l">Willow lamp.</a></li>',):
        found = roles(read(f"{HEADLINE}{paragraphs()}<p>Don't miss:</p><ul>{listed}</ul>{paragraphs()}"))
        assert found["Oxbow kettle, steel."] == found["Don't miss:"] == "boilerplate"
    priced = ("Oxbow kettle, steel: $29.99", "Willow lamp: $24.99")
    found = roles(read(f"{HEADLINE}{paragraphs()}<p>Don't miss:</p><ul>{_lines(priced, 'li')}</ul>{paragraphs()}"))
    assert {found[text] for text in priced} == {"boilerplate"}


def test_links_one_after_the_other_below_the_text_are_of_the_page() -> None:
    found = roles(read(HEADLINE + paragraphs() + "<p>To the files:</p>" + _links(LINKS)))
    assert {found[text] for text in ("To the files:", *LINKS)} == {"boilerplate"}


def test_a_single_link_and_links_to_addresses_below_the_text_stay() -> None:
    found = roles(read(HEADLINE + paragraphs() + _links(LINKS[:1]) + "<p>Photo: Ann Marlow</p>"))
    assert found[LINKS[0]] == "body"
    shown = ("https://ridge.example/plan", "https://ridge.example/cable")
    found = roles(read(HEADLINE + paragraphs() + _links(shown)))
    assert {found[text] for text in shown} == {"body"}


def test_links_among_the_text_that_nothing_of_the_page_follows_stay() -> None:
    found = roles(read(HEADLINE + paragraphs() + _links(LINKS[:2]) + "<p>Work is to start in the spring.</p>"))
    assert {found[text] for text in LINKS[:2]} == {"body"}


def test_dates_of_other_articles_below_the_text_are_of_the_page() -> None:
    cards = "".join(
        f"<p>{date}</p><h4><a href='/x'>{title}</a></h4>"
        for date, title in zip(("4 May 2031", "11 May 2031", "12 May 2031"), LINKS, strict=True)
    )
    below = f"<h3>Related articles</h3><h4><a href='/y'>Bridge opens early</a></h4>{cards}"
    found = roles(read(HEADLINE + paragraphs() + below))
    assert {found[date] for date in ("4 May 2031", "11 May 2031")} == {"boilerplate"}


@pytest.mark.parametrize("line", ["99Likes8Retweets", "44 Retweets601 Likes", "1 2 3 Next >", "Page 1 2 3 Next"])
def test_counts_that_run_together_and_numbers_of_pages_are_of_the_page(line: str) -> None:
    assert roles(read(f"{HEADLINE}{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "boilerplate"


@pytest.mark.parametrize("line", ["Likes 12 percent more", "7 8 9 are the rooms next"])
def test_figures_of_the_text_stay(line: str) -> None:
    assert roles(read(f"{HEADLINE}{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "body"


def test_headings_that_number_steps_stay() -> None:
    steps = ("1. Find the lever", "2. Click the lever down", "3. Copy the number", "4. Let go")
    text = f"<h2>{steps[0]}</h2><p>{BODY['en'][0]}</p>" + _lines(steps[1:], "h2") + f"<p>{BODY['en'][1]}</p>"
    found = roles(read(f"{HEADLINE}{text}<p>{BODY['en'][2]}</p>"))
    assert {found[step] for step in steps} == {"body"}


def test_titles_in_headings_that_do_not_count_on_are_of_the_page() -> None:
    titles = ("1. FC Ellerby wins the cup again", "1. FC Ellerby loses its coach in May")
    heads = _lines((*titles, "Ten walks for a rainy day"), "h3")
    found = roles(read(HEADLINE + paragraphs() + heads + paragraphs()))
    assert found[titles[0]] == "boilerplate"


def test_a_box_with_a_topic_a_title_and_a_button_is_of_the_page() -> None:
    box = "<h2>Related article</h2><p>Tennis</p><h2>Marlow wins in Ellerby after a long evening</h2><p>Read more</p>"
    found = roles(read(HEADLINE + paragraphs() + box + paragraphs()))
    assert found["Tennis"] == found["Marlow wins in Ellerby after a long evening"] == "boilerplate"
    assert {found[text] for text in BODY["en"]} == {"body"}


VACANCIES = ("Electrician (m/f/d), Ridge Ltd", "Keeper of the archive (w/m/d) Town of Ellerby")


def test_vacancies_one_after_the_other_are_of_the_page() -> None:
    found = roles(read(HEADLINE + paragraphs() + _lines(VACANCIES) + paragraphs()))
    assert {found[text] for text in VACANCIES} == {"boilerplate"}


def test_vacancies_that_the_text_leads_up_to_and_single_ones_stay() -> None:
    found = roles(
        read(f"{HEADLINE}{paragraphs()}<p>The mill is looking for two people:</p>{_lines(VACANCIES)}{paragraphs()}")
    )
    assert {found[text] for text in VACANCIES} == {"body"}
    assert roles(read(HEADLINE + paragraphs() + _lines(VACANCIES[:1]) + paragraphs()))[VACANCIES[0]] == "body"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Website Twitter LinkedIn Medium Telegram", "boilerplate"),
        ("End of article", "boilerplate"),
        ("Telegram and Discord", "body"),
        ("Medium sized mills", "body"),
    ],
)
def test_rows_of_networks_are_of_the_page(line: str, role: str) -> None:
    assert roles(read(f"{HEADLINE}{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == role


def test_a_list_of_long_sentences_below_a_heading_of_the_page_is_of_the_text() -> None:
    told = (
        "Ask at the town hall whether the path along the ridge is open before you set out.",
        "Bring boots with a good sole, since the stones above the mill are wet until noon.",
        "Leave the dog at home in May, when the lambs are on the northern meadows.",
    )
    found = roles(read(f"{HEADLINE}{paragraphs()}<h3>Recommended</h3><ul>{_lines(told, 'li')}</ul>{paragraphs()}"))
    assert {found[text] for text in ("Recommended", *told)} == {"body"}
    short = ("The bridge opens.", "The mayor goes.", "The mill stays.")
    found = roles(read(f"{HEADLINE}{paragraphs()}<h3>Recommended</h3><ul>{_lines(short, 'li')}</ul>{paragraphs()}"))
    assert {found[text] for text in short} == {"boilerplate"}


def test_one_link_between_lines_of_the_page_below_the_text_is_of_the_page() -> None:
    title = "Why has the bridge of Ellerby still not been mended?"
    shut_in = f'<p>Share on Facebook</p><h4><a href="/b">{title}</a></h4><p>Read more</p>'
    assert roles(read(HEADLINE + paragraphs() + shut_in))[title] == "boilerplate"
    told = "<p>Work is to start in the spring.</p>"
    assert roles(read(f'{HEADLINE}{paragraphs()}<p><a href="/b">{title}</a></p>{told}'))[title] == "body"


def test_contact_in_a_menu_is_of_the_page_and_a_contact_of_the_text_stays() -> None:
    menu = '<ul><li><a href="/c">Contact</a></li><li><a href="/i">Imprint of the Courier</a></li></ul>'
    assert roles(read(HEADLINE + paragraphs() + menu))["Contact"] == "boilerplate"
    given = "<p>Contact</p><p>Ann Marlow, ann@ridge.example, +49 40 300 30 1000</p>"
    assert roles(read(HEADLINE + paragraphs() + given))["Contact"] == "body"


CARDS = ("Bridge of Ellerby opens early", "Mayor of Oxley resigns in May", "Ten walks for a rainy day")


def _cards(between: str) -> str:
    return between.join(f'<h3><a href="/{n}">{title}</a></h3>' for n, title in enumerate(CARDS))


@pytest.mark.parametrize("between", ["<p>Roads</p>", "<p>The new bridge. Photo: Ann Marlow</p>"])
def test_cards_of_other_articles_among_the_text_are_of_the_page(between: str) -> None:
    found = roles(read(HEADLINE + paragraphs() + _cards(between) + paragraphs("en").replace("Tuesday", "Monday")))
    assert {found[title] for title in CARDS} == {"boilerplate"}
    assert {found[text] for text in BODY["en"]} == {"body"}


def test_linked_headings_that_lead_text_or_sentences_stay() -> None:
    told = "<p>The bridge was to open in June, but the stones came early.</p>"
    found = roles(read(HEADLINE + paragraphs() + _cards(told) + told + paragraphs()))
    assert found[CARDS[0]] == "body"


def test_linked_headings_that_count_or_that_the_text_says_again_stay() -> None:
    own = '<h3><a href="/a">Turbines above the town</a></h3><p>Ridge</p>'
    own += '<h3><a href="/b">Residents fear for the mill</a></h3>'
    found = roles(read(HEADLINE + paragraphs() + own + paragraphs()))
    assert found["Turbines above the town"] == "body"
    steps = '<h3><a href="/a">1. Old dye house</a></h3><p>Oxley</p><h3><a href="/b">2. Wool market</a></h3>'
    found = roles(read(HEADLINE + paragraphs() + steps + paragraphs()))
    assert found["1. Old dye house"] == "body"
