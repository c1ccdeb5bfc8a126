"""Towns, people and ordinary words that have the name of a known company."""

import pytest
from article.making import names

_GERMAN = " Die Stadt und der Rat sehen das, die Bahn und der Bund auch."


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Salzgitter opened the fair.",
        "He lives in Nokia, where it snows.",
        "Boliden is a town in the north.",
        "Corning, New York, is small.",
        "Der Bürgermeister von Salzgitter sprach." + _GERMAN,
        "Das Fest in Salzgitter beginnt." + _GERMAN,
        "La foire à Lenzing ouvre.",
    ],
)
def test_a_town_with_a_company_s_name_is_none(text: str):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fair in Salzgitter opened, and shares of Salzgitter fell.", ["Salzgitter"]),
        ("They hold stakes in Nokia. Confidence in Toyota fell.", ["Nokia", "Toyota"]),
        ("Lenzing, Andritz and Nokia grew.", ["Lenzing", "Andritz", "Nokia"]),
        ("Salzgitter senkt die Prognose." + _GERMAN, ["Salzgitter"]),
        ("Die Vorstände von Salzgitter und Bayer sprachen." + _GERMAN, ["Salzgitter", "Bayer"]),
    ],
)
def test_a_company_with_a_town_s_name_is_found(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Jane Siemens said it rained. Siemens lives in a village.",
        "The singer, Tom Siemens, sang. Later Siemens went home.",
        "Jane Apple said it rained. Apple lives in a village.",
        "Ms. Siemens agreed.",
        "The Porsche family ate.",
    ],
)
def test_a_person_with_a_company_s_name_is_none(text: str):
    assert names(text) == []


@pytest.mark.parametrize(
    "text", ["Michael Dell left. Dell's shares rose.", "Michael Dell left. Dell said it will hire."]
)
def test_a_company_with_its_founder_s_name_is_found_by_what_firms_do(text: str):
    assert names(text) == ["Dell"]


@pytest.mark.parametrize(
    "text",
    [
        "Visa applications rose by a tenth.",
        "Gap between rich and poor grows",
        "Target prices rose.",
        "Shell companies were used.",
        "Meta analysis of trials shows it.",
    ],
)
def test_an_ordinary_word_that_begins_a_line_is_no_famous_company(text: str):
    assert names(text) == []


def test_the_famous_company_is_found_beside_its_word():
    assert names("Visa applications rose, and Visa said its profit rose.") == ["Visa"]
