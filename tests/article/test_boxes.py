"""Boxes of the page among the text: offers of subscriptions, comments of readers, titles above the text."""

from article.writing import BODY, paragraphs, read, roles

HEADLINE = "<h1>Turbines for Brackenford</h1>"
OFFER = ("Courier Digital", "Monthly plan", "1.00 for the first month", "then 9.80 / month", "Cancel anytime")
COMMENTS = (
    ("Robs", "Tuesday, 11 May 2031, 23:13", "The mill was never in danger from any of this"),
    (
        "Kestrel",
        "Tuesday, 11 May 2031, 22:32",
        "Nobody asked us. Nobody ever does. We have paid for it all the same for years.",
    ),
    ("Ann", "Tuesday, 11 May 2031, 20:28", "Quite so"),
)
TITLES = (
    "Mayor of Ellerby resigns over the bridge",
    "Why the ridge was chosen before the valley",
    "What the residents of the mill street say",
    "Ten walks for a rainy day in early March",
)


def test_an_offer_of_a_subscription_is_of_the_page() -> None:
    box = "".join(f"<p>{line}</p>" for line in OFFER) + "<ul><li>Already a subscriber? Log in</li></ul>"
    found = roles(read(f"{HEADLINE}<p>{BODY['en'][0]}</p>{box}{paragraphs()}"))
    assert {found[line] for line in OFFER[2:]} == {"boilerplate"}
    assert [found[text] for text in BODY["en"]] == ["body"] * 3


def test_prices_in_the_text_are_of_the_text() -> None:
    lines = ("Old tariff: 9.80 / month", "New tariff: 12.10 / month", "Night tariff: 7.00")
    found = roles(read(HEADLINE + paragraphs() + "".join(f"<p>{line}</p>" for line in lines) + paragraphs()))
    assert {found[line] for line in lines} == {"body"}


def test_comments_with_a_name_a_time_and_a_button_each_are_of_the_page() -> None:
    below = "".join(f"<p>{'</p><p>'.join(comment)}</p><p>Reply</p>" for comment in COMMENTS)
    found = roles(read(f"{HEADLINE}{paragraphs()}<h3>3 Comments</h3>{below}"))
    assert {found[line] for comment in COMMENTS for line in comment} == {"boilerplate"}
    assert [found[text] for text in BODY["en"]] == ["body"] * 3


def test_titles_with_topics_between_headline_and_text_are_of_the_page() -> None:
    above = "".join(f"<h3>{title}</h3><ul><li>Town hall</li></ul>" for title in TITLES)
    found = roles(read(f"{HEADLINE}{above}{paragraphs()}"))
    assert {found[title] for title in TITLES} == {"boilerplate"}


def test_rules_for_comments_below_a_label_of_fine_print_are_of_the_page() -> None:
    rules = ("Comments will be accepted on weekdays from ten to eight.", "No insults and no advertising, please.")
    below = "<p><b>Disclaimer</b></p>" + "".join(f"<p>{rule}</p>" for rule in rules)
    parts = read(f"{HEADLINE}{paragraphs()}{below}")
    assert parts.disclaimers == ()
    assert roles(parts)[rules[0]] == "boilerplate"


def test_a_post_that_an_article_shows_stays_in_the_text() -> None:
    post = (
        "<blockquote class='social-embed'><p>The pier is open again, and so am I.</p><p>— Ann Marlow</p></blockquote>"
    )
    found = roles(read(f"<h1>Pier opens</h1>{paragraphs()}{post}{paragraphs()}"))
    assert found["The pier is open again, and so am I."] == "body"
