"""Where profiles end, and what only looks like one."""

import pytest
from article.writing import paragraphs, read, roles


def test_what_somebody_said_below_a_profile_is_no_part_of_it():
    about = "Quellmoor is a provider of maps for people who walk, with offices in Ellerby and Harrow."
    said = "“Our maps help people to find the way home,” said Ida Marr, chief executive of Quellmoor, on Monday."
    parts = read(f"<h1>Maps</h1>{paragraphs()}<h3>About Quellmoor</h3><p>{about}</p><p>{said}</p>")
    assert [one.description for one in parts.profiles] == [about]


def test_a_paragraph_that_looks_ahead_is_no_profile():
    told = "As Quellmoor continues to grow, its platform is committed to the town, and the sky is the limit for it."
    html = f"<h1>Quellmoor grows</h1><p>ELLERBY, 4 May 2031 (Ridge Wire) - Quellmoor has grown.</p>{paragraphs()}"
    assert not read(f"{html}<p>{told}</p>").profiles


def test_a_section_of_the_text_below_a_profile_stays() -> None:
    profile = "<h2>Profile</h2><p>Ann Marlow is one of the founders of the Ellerby mill market.</p>"
    section = (
        "<h2>What the turbines cost</h2><p>Each of them costs as much as a school, says the council, and more.</p>"
    )
    found = roles(read(f"{paragraphs() * 2}{profile}{section}{paragraphs()}"))
    assert found["What the turbines cost"] == "body"
    assert found["Each of them costs as much as a school, says the council, and more."] == "body"


def test_what_is_compared_is_nobody() -> None:
    told = "A mill is owned by whoever built it, and a turbine is operated by a company that owns many of them."
    parts = read(f"{paragraphs() * 2}<h3>Mill vs. turbine at a glance</h3><p>{told}</p>{paragraphs()}")
    assert not parts.profiles


def test_questions_of_the_text_are_no_author() -> None:
    ask = "<p>Frequently asked questions (FAQ)</p>"
    below = "<p>Below are answers to what founders, owners and writers have asked the council about turbines.</p>"
    parts = read(f"<h1>Twelve turbines</h1>{ask}{paragraphs() * 3}<h2>Frequently asked questions (FAQ)</h2>{below}")
    assert not parts.profiles


@pytest.mark.parametrize(
    "card",
    [
        "Quellmoor Maps Phone: (555) 010-2233 Website: quellmoor.example",
        "Quellmoor Maps (555) 010-2233 https://www.quellmoor.example/",
        "Web. https://quellmoor.example/ Tel. 555-010-2233",
        "“Our maps are made for all who walk, and for those who would like to.”",
    ],
)
def test_a_card_of_numbers_or_a_quotation_below_a_profile_is_no_part_of_it(card: str) -> None:
    about = "Quellmoor is a provider of maps for people who walk, with offices in Ellerby and Harrow."
    parts = read(f"<h1>Maps</h1>{paragraphs()}<h3>About Quellmoor</h3><p>{about}</p><p>{card}</p>")
    assert [one.description for one in parts.profiles] == [about]


def test_a_sentence_with_a_number_goes_on_with_a_profile() -> None:
    about = "Quellmoor is a provider of maps for people who walk, with offices in Ellerby and Harrow."
    more = "Learn more at www.quellmoor.example or call (555) 010-2233."
    parts = read(f"<h1>Maps</h1>{paragraphs()}<h3>About Quellmoor</h3><p>{about}</p><p>{more}</p>")
    assert [one.description for one in parts.profiles] == [f"{about} {more}"]
