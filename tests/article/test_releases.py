"""Press releases as the wires send them: who is described at their foot, and what the wires add."""

import pytest
from article.writing import paragraphs, read

OXBOW = "oxbow is a provider of maps for people who walk, with offices in Ellerby and Harrow and a mill at the ford."


def roles(html: str) -> dict[str, str]:
    return {block.text: block.role for block in read(html).blocks}


def test_a_name_in_small_letters_is_a_label_where_the_headline_has_it_so_too():
    parts = read(f"<h1>A new mill for oxbow</h1>{paragraphs()}<p>About oxbow</p><p>{OXBOW}</p>")
    assert [(one.name, one.text) for one in parts.profiles] == [("oxbow", OXBOW)]


def test_a_heading_in_small_letters_that_names_no_one_in_the_headline_is_no_label():
    text = "water is a need of the mill, and the ridge has enough of it for the years that the council plans for."
    assert not read(f"<h1>A new mill at the ford</h1>{paragraphs()}<p>About water</p><p>{text}</p>").profiles


def test_a_label_with_a_name_in_small_letters_may_run_into_its_text():
    [found] = read(f"<h1>A new mill for oxbow</h1>{paragraphs()}<p>About oxbow{OXBOW}</p>").profiles
    assert (found.name, found.text) == ("oxbow", OXBOW)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("q-mill", "q-mill (ASX: QML) is a leader in small mills, with a team of forty at the ford and three offices."),
        ("Copper Creek", "Founded in 1984, Copper Creek is a maker of small mills with forty people at the ford."),
        (
            "Copper Creek",
            "With its brands Ridge, Ford and Mill, Copper Creek is the parent company of a group of mills.",
        ),
    ],
)
def test_a_text_below_the_press_contacts_says_who_issued_the_release(name, text):
    html = (
        f"<h1>{name} opens a mill</h1>{paragraphs()}<p>Press contact</p><p>Ida Marr, +44 20 7946 0001</p><p>{text}</p>"
    )
    [found] = read(html).profiles
    assert (found.name, found.text) == (name, text)


def test_a_sentence_of_the_text_that_begins_with_a_year_is_no_profile():
    text = "Since the spring, the ford has been closed to carts, and Copper Creek is a long way round for the farmers."
    html = f"<h1>Copper Creek opens a mill</h1>{paragraphs()}<p>{text}</p>{paragraphs()}<p>Press contact</p>"
    assert not read(html).profiles


def test_a_note_to_investors_that_describes_a_wire_is_its_profile():
    text = "Ridge Wire is a news and publishing company that sends releases to readers of small mills."
    [found] = read(f"<h1>A mill</h1>{paragraphs()}<p>NOTE TO INVESTORS: {text}</p>").profiles
    assert (found.name, found.kind, found.text) == ("Ridge Wire", "publisher", text)


def test_a_line_that_says_where_to_read_more_belongs_to_the_profile_above_it():
    about = "Quellmoor is a provider of maps for people who walk, with offices in Ellerby and Harrow."
    more = "For more information, visit www.quellmoor.example."
    contact = "For more information, contact Ida Marr at press@quellmoor.example"
    [found] = read(
        f"<h1>Maps</h1>{paragraphs()}<h3>About Quellmoor</h3><p>{about}</p><p>{more}</p><p>{contact}</p>"
    ).profiles
    assert found.text == f"{about} {more}"


def test_a_company_whose_name_is_like_a_word_for_key_points_has_a_profile():
    about = "Key Facts Ltd is a provider of maps for people who walk, with offices in Ellerby and Harrow."
    [found] = read(f"<h1>Maps</h1>{paragraphs()}<p>About River Essentials</p><p>{about}</p>").profiles
    assert found.text == about


@pytest.mark.parametrize(
    "line",
    [
        "To be added to our news distribution list, please visit: http://www.quellmoor.example/alerts/",
        "This article has been amplified by Ridge Wire in collaboration with Mill Studios.",
    ],
)
def test_what_a_wire_adds_below_a_release_is_no_part_of_it(line):
    assert roles(f"<h1>Maps</h1>{paragraphs()}<p>{line}</p>")[line] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Media Contacts:For questions about the mill, please write to Ida Marr.",
        "Press ContactIda Marr, Ellerby Street 4",
    ],
)
def test_press_contacts_that_have_run_into_their_label_end_a_profile(line):
    about = "Quellmoor is a provider of maps for people who walk, with offices in Ellerby and Harrow."
    [found] = read(f"<h1>Maps</h1>{paragraphs()}<h3>About Quellmoor</h3><p>{about}</p><p>{line}</p>").profiles
    assert found.text == about
