"""Labels of profiles in odd forms: in small letters, run into their text, within a block."""

import pytest
from article.oxbow import OXBOW
from article.writing import paragraphs, read


def test_a_name_in_small_letters_is_a_label_where_the_headline_has_it_so_too():
    parts = read(f"<h1>A new mill for oxbow</h1>{paragraphs()}<p>About oxbow</p><p>{OXBOW}</p>")
    assert [(one.name, one.description) for one in parts.profiles] == [("oxbow", OXBOW)]


def test_a_heading_in_small_letters_that_names_no_one_in_the_headline_is_no_label():
    text = "water is a need of the mill, and the ridge has enough of it for the years that the council plans for."
    assert not read(f"<h1>A new mill at the ford</h1>{paragraphs()}<p>About water</p><p>{text}</p>").profiles


def test_a_label_with_a_name_in_small_letters_may_run_into_its_text():
    [found] = read(f"<h1>A new mill for oxbow</h1>{paragraphs()}<p>About oxbow{OXBOW}</p>").profiles
    assert (found.name, found.description) == ("oxbow", OXBOW)


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
    assert found.description == about


def test_a_release_marked_as_one_may_end_in_a_profile_without_a_label():
    about = "Ellerby Water is a utility that serves the town and the villages on the ridge."
    html = f"<h1>Pipes</h1><p>FOR IMMEDIATE RELEASE</p>{paragraphs()}<p>{about}</p>"
    assert [one.name for one in read(html).profiles] == ["Ellerby Water"]


@pytest.mark.parametrize(
    ("language", "label", "text"),
    [
        ("de", "Über oxbow.", "oxbow. ist ein Hersteller von Karten für Wanderer mit Büros in Ellerby und Harrow."),
        ("es", "Acerca de oxbow", "oxbow es una empresa de mapas para caminantes con oficinas en Ellerby y Harrow."),
        ("it", "Informazioni su oxbow", "oxbow è un'impresa di mappe per chi cammina, con uffici a Ellerby e Harrow."),
    ],
)
def test_a_label_in_any_language_may_hold_a_name_in_small_letters(language, label, text):
    html = f"<h1>oxbow. 2031</h1>{paragraphs(language)}<p>{label}</p><p>{text}</p>"
    [found] = read(html, language=language).profiles
    assert (found.name, found.description) == ("oxbow", text)


def test_a_profile_without_a_label_goes_on_in_the_first_person_and_under_the_initials_of_its_name():
    texts = [
        "CCM provides the farmers of the ridge with small mills that one person can carry and set up alone.",
        "Established in 1984, Copper Creek Mills is a maker of small mills with forty people at the ford.",
        "Our engineers come from the villages on the ridge, and many of them have grown up beside a mill.",
        "We are looking for a mill of a new kind, which turns when there is neither wind nor water.",
    ]
    dateline = (
        "ELLERBY, 4 May 2031 (MILL NEWSWIRE) -- Copper Creek Mills (CCM) has opened a mill at the ford of Ellerby."
    )
    html = f"<h1>Copper Creek Mills opens a mill</h1><p>{dateline}</p>{paragraphs()}"
    [found] = read(html + "".join(f"<p>{text}</p>" for text in texts)).profiles
    assert (found.name, found.description) == ("Copper Creek Mills", " ".join(texts))


@pytest.mark.parametrize(
    ("line", "name", "text"),
    [
        ("About 21 Mills, Inc. 21 Mills, based in Ellerby, makes small mills.", "21 Mills, Inc.", "21 Mills, based"),
        (
            "About millsofold.example Founded in 1992, millsofold.example keeps the mills.",
            "millsofold.example",
            "Founded in",
        ),
    ],
)
def test_a_label_that_has_run_into_its_text_may_hold_a_number_or_an_address(line, name, text):
    [found] = read(f"<h1>Mills</h1>{paragraphs()}<p>{line}</p>").profiles
    assert name in (found.name, *found.aliases)
    assert found.description.startswith(text)


def test_who_leads_a_company_is_no_part_of_the_name_in_a_label():
    text = "About Ridge Mill Group Led by Ida Marr, Ridge Mill Group is home to a family of small mills in Ellerby."
    [found] = read(f"<h1>Mills</h1>{paragraphs()}<p>{text}</p>").profiles
    assert (found.name, found.description.startswith("Led by Ida Marr")) == ("Ridge Mill Group", True)


def test_a_label_at_the_end_of_a_block_announces_the_next_one():
    html = (
        "<p>The council wants the wheel to turn in May.About Copper Creek:</p><p>Copper Creek is a maker of wheels.</p>"
    )
    [found] = read(f"<h1>Mills</h1>{paragraphs()}{html}").profiles
    assert (found.name, found.description) == ("Copper Creek", "Copper Creek is a maker of wheels.")


@pytest.mark.parametrize(
    ("label", "text", "name"),
    [
        (
            "About Copper Creek Mills.",
            "Founded in 1984, Copper Creek Mills makes wheels in Ellerby.",
            "Copper Creek Mills",
        ),
        ("About 3 Willow Mills", "3 Willow Mills makes wheels for those who grind in Ellerby.", "3 Willow Mills"),
        ("About Mills", "We are millers. We have always been millers, and our wheels turn in Ellerby.", "Mills"),
    ],
)
def test_labels_of_profiles_in_odd_forms_are_read(label, text, name):
    [found] = read(f"<h1>Mills for Ellerby</h1>{paragraphs()}<p>{label}</p><p>{text}</p>").profiles
    assert (found.name, found.description) == (name, text)


@pytest.mark.parametrize(
    ("text", "name", "begin"),
    [
        ("About OxbowOxbow’s wheels turn in eleven mills between Ellerby and Tarn.", "Oxbow", "Oxbow’s wheels"),
        ("About Copper Creek MillsThe miller of Copper Creek grinds for Ellerby.", "Copper Creek Mills", "The miller"),
    ],
)
def test_a_text_that_sticks_to_the_name_in_its_label_begins_behind_it(text, name, begin):
    [found] = read(f"<h1>Mills</h1>{paragraphs()}<p>{text}</p>").profiles
    assert (found.name, found.description.startswith(begin)) == (name, True)
