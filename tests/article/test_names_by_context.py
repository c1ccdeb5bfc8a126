"""Companies that the words around their names, and other names beside them, show."""

import pytest
from article.making import companies, names, profile


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Oslo-based Quellmoor said it had left the market.", "Quellmoor"),
        ("An award came from Quellmoor, a data analytics and advisory firm.", "Quellmoor"),
        (
            "El promotor es Quell Panama Tarn, una compañía que tiene su sede aquí.",
            "Quell Panama Tarn",
        ),
        ("Eso dice Quellmoor, firma líder en estudios.", "Quellmoor"),
        ("They are sold by Tarnfell, maker of the first kite.", "Tarnfell"),
        ("The tracks came out through Big Lantern, which was bought out last year.", "Big Lantern"),
        ("So says Ida Marr, vice president of product and design at Open Lantern.", "Open Lantern"),
        ("It agrees with data from Quellmoor.", "Quellmoor"),
        ("La fabricación sube, según un informe de Quellmoor.", "Quellmoor"),
        ("The coffee chain Quellmoor has closed.", "Quellmoor"),
        ("Le constructeur Quellmoor ferme une usine.", "Quellmoor"),
        ("Quell.com’s latest research shows it.", "Quell.com"),
        ("A film by Marr Fell Productions opens in May.", "Marr Fell Productions"),
        ("It insures with TARN Insurance Agency in Leeds.", "TARN Insurance Agency"),
        ("She went to PATH Finance Partners in May.", "PATH Finance Partners"),
        ("Partners are Procter & Gamble and Rio Tinto.", "Procter & Gamble"),
        ("She buys at CVS Health in Leeds.", "CVS Health"),
        ("eToro opened an office.", "eToro"),
    ],
)
def test_a_company_is_found_by_what_stands_around_its_name(text: str, name: str):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "We thank the writing group Ida Marr and others.",
        "Follow us on Tumblr and share it via Discord.",
        "The Quell Women Organization met.",
        "It trades on the U.S. NASDAQ.",
        "They would not pay much for brand B.",
        "“Marrow” begins in May. Marrow's third season is long, and Marrow's cast has changed. Marrow's end is near.",
        "The rights group Quell Watch disagrees.",
        "Dr. Ing. Quell measured it.",
    ],
)
def test_people_platforms_and_works_are_no_companies(text: str):
    assert names(text) == []


def test_a_name_between_two_companies_of_a_list_is_one():
    assert names("Existing backers Toyota, Flyfell, and Rio Tinto went on.") == ["Toyota", "Flyfell", "Rio Tinto"]


def test_two_known_names_that_an_ampersand_joins_are_two_companies():
    assert names("Partners are Stellantis & Netflix.") == ["Stellantis", "Netflix"]


def test_a_platform_of_which_the_text_speaks_again_and_again_is_a_company():
    text = "Facebook must answer. The rule hits Facebook first. What Facebook keeps is not known."
    assert names(text) == ["Facebook"]
    assert names("Follow us on Facebook. See our Facebook page. Share it via Facebook.") == []


def test_a_famous_name_is_found_in_german_where_it_is_no_noun():
    text = "Der Preis der Autos von Ford und der Wert der Marke sind hoch, und das bleibt so."
    assert "Ford" in names(text)


def test_the_end_of_a_name_that_a_profile_gives_is_the_same_company():
    text = "The Ida Quell Law Firm opens in Leeds."
    assert len(companies(text, "Quell Law Firm helps.", profiles=[profile("Quell Law Firm")])) == 1


def test_a_firm_of_three_names_is_one_company():
    found = names("He left Marr, Quell & Fell, a law firm in Leeds.", profiles=[profile("Marr, Quell & Fell")])
    assert found == ["Marr, Quell & Fell"]
