"""What the sender of a release calls on its readers to do is the text's; what a page wants of them is the page's."""

import pytest
from article.writing import paragraphs, read, roles

DATELINE = "<p>HARROW, 4 May 2031 (NEWMEDIAWIRE) - The mills of the valley open their doors on Friday.</p>"
CALLS = (
    "Join us in celebrating the dawn of a new era for the mills, a place where flour comes alive.",
    "Don't miss out on these days of open doors. Visit the mills today and start your way to better bread.",
    "Click here for more information on the days of open doors in the valley.",
)


@pytest.mark.parametrize("call", CALLS)
def test_a_senders_call_in_its_release_stays(call: str) -> None:
    assert roles(read(f"<h1>Mills open</h1>{DATELINE}{paragraphs()}<p>{call}</p>"))[call] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Join us today and sign up for our newsletter, so that you never miss a mill in the valley.",
        "Become a premium member now and get unlimited access to all that we write about mills.",
        "Follow us on all networks and join our community of millers and bakers today!",
    ],
)
def test_what_a_release_offers_of_letters_and_memberships_is_folded_away(line: str) -> None:
    assert roles(read(f"<h1>Mills open</h1>{DATELINE}{paragraphs()}<p>{line}</p>"))[line] == "boilerplate"


def test_a_call_below_a_profile_or_beside_news_is_folded_away() -> None:
    about = "<h3>About Oxbow Mills</h3><p>Oxbow Mills is a company that grinds flour in the valley.</p>"
    call = CALLS[1]
    assert roles(read(f"<h1>Mills open</h1>{DATELINE}{paragraphs()}{about}<p>{call}</p>"))[call] == "boilerplate"
    assert roles(read(f"<h1>Mills open</h1>{paragraphs()}<p>{call}</p>"))[call] == "boilerplate"


def test_users_are_readers_with_comments_only_where_somebody_posts() -> None:
    posts = "Users must not post what is unlawful; comments are moderated, and the terms of use apply."
    assert roles(read(f"<h1>Mills open</h1>{paragraphs()}<p>{posts}</p>"))[posts] == "boilerplate"
    token = "THE MILL TOKEN IS NOT AVAILABLE TO USERS IN SOME COUNTRIES, AND NOTHING HERE IS AN OFFER TO SELL IT."
    found = roles(read(f"<h1>Mills open</h1>{DATELINE}{paragraphs()}<p>DISCLAIMER</p><p>{token}</p>"))
    assert (found["DISCLAIMER"], found[token]) == ("disclaimer_label", "disclaimer")


@pytest.mark.parametrize(
    ("row", "role"),
    [
        ("Twitter/X: https://x.com/oxbowmills", "boilerplate"),
        ("Medium: https://medium.com/@oxbowmills", "boilerplate"),
        ("X (Official): @oxbowmills", "boilerplate"),
        ("Medium: 40.5", "body"),
        ("Website: https://oxbowmills.example", "body"),
        ("X: the letter that stood on each sack.", "body"),
    ],
)
def test_rows_of_accounts_are_folded_away(row: str, role: str) -> None:
    assert roles(read(f"<h1>Mills open</h1>{DATELINE}{paragraphs()}<p>{row}</p>{paragraphs()}"))[row] == role
