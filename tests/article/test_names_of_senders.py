"""Companies that releases name where they say who sends them, and names that only look like further companies."""

import pytest
from article.making import names, profile

from reader.article import analyse


@pytest.mark.parametrize(
    ("dateline", "found"),
    [
        ("Tarnfeld, United States - May 2, 2031 / Wet Lantern Roofing /", ["Wet Lantern Roofing"]),
        ("Tarnfeld, United States - May 2, 2031 / Open Marketing Agency /", ["Open Marketing Agency"]),
        ("Tarnfeld, United States - May 2, 2031 / Marr Fell Dental (Old Town) /", ["Marr Fell Dental"]),
        ("Tarnfeld, United States - May 2, 2031 / Quell Newswire /", []),
        ("Tarnfeld, United States - May 2, 2031 / Ida Marrfell /", ["Ida Marrfell"]),
        ("Tarnfeld, United States - May 2, 2031 / Anna Marrfell /", []),
        ("Tarnfeld, United States - May 2, 2031 / Tarnfeld School Association /", []),
    ],
)
def test_the_sender_between_strokes_in_a_dateline_is_a_company(dateline: str, found: list[str]):
    assert names("A roof of a new kind is on sale.", dateline, "It keeps the rain out.") == found


def test_an_agency_of_ordinary_words_is_found_behind_a_label_that_ran_into_it():
    assert "Q Public Relations" in names("It rains.", "Contact DetailsQ Public Relations", "Ida Marr")
    assert names("It rains.", "Contact DetailsFor Quellmoor Software", "Ida Marr") == []


def test_a_list_of_the_likes_of_companies_goes_on_with_unknown_ones():
    assert names("It has taught the likes of Nike, Quellmoor, and Tarnfell to sail.") == [
        "Nike",
        "Quellmoor",
        "Tarnfell",
    ]


def test_the_initials_of_an_association_are_no_company():
    texts = ("The Tarn Retail Association (TRA) met in Leeds.", "It has signed an agreement with TRA.")
    assert names(*texts) == []
    assert names("Tarn Retail Holdings (TRH) met.", "It signed an agreement with TRH.") == ["Tarn Retail Holdings"]


def test_what_a_firm_does_in_a_headline_is_no_part_of_its_name():
    assert names("Quellmoor Partners With Open Lantern", "The sailmaker Quellmoor is a firm.") == ["Quellmoor"]


def test_who_gives_the_stars_is_not_named_by_what_has_them():
    assert names("She has cooked in Michelin-starred kitchens.") == []


def test_a_person_with_a_common_first_name_is_no_company():
    assert names("The office has partnered with Darren Marrfell.") == []


def test_an_owner_that_the_same_capital_always_follows_is_no_company_alone():
    texts = ("Murrfell’s Kitchen is open.", "They met at Murrfell’s Kitchen.", "Murrfell’s Kitchen launches a menu.")
    assert "Murrfell" not in names(*texts)
    assert "Murrfell" in names(*(text.replace("Kitchen", "kitchen") for text in texts))


def test_a_person_whom_a_clause_calls_a_director_of_companies_is_no_company():
    assert names("She came with Marr Fell, a banker and company director.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die Räder der Marke QUELL und die der anderen sind in der Stadt und auf dem Land beliebt.", ["QUELL"]),
        ("Die Räder der Outdoor-Marke Quellu und die der anderen sind in der Stadt beliebt.", ["Quellu"]),
        ("Die Räder der Marke Eigenbau und die der anderen sind in der Stadt beliebt.", []),
    ],
)
def test_german_names_in_capitals_stand_behind_bare_nouns_for_companies(text: str, found: list[str]):
    assert names(text) == found


def test_a_short_form_of_two_companies_is_that_of_the_one_with_a_profile():
    texts = ("Quellmoor Loans Lines, a lender, hires.", "Before Quellmoor, he sailed. The lender Quellmoor is old.")
    assert "Quellmoor" not in names(*texts, profiles=[profile("The Quellmoor Insurers")])


def test_names_with_an_owners_ending_are_whole():
    assert names("We tried Kiehl’s and Ben & Jerry’s.")[:1] == ["Kiehl’s"]


def test_what_comes_back_where_a_token_is_sold_is_no_company():
    texts = ("Quellu’s chain launches in May.", "Quellu launches a wallet, and Quellu’s price is low.")
    assert names(*texts) == ["Quellu"]
    assert names(*texts, "The presale of its token has begun.") == []


def test_an_address_that_ran_into_a_name_is_no_part_of_it():
    assert names("It is Quellmoor Motorswww.quellmoor.example (NYSE: QLM) of Leeds.") == ["Quellmoor Motors"]
    assert names("It rains.", profiles=[profile("Q. TARN - www.q-tarn.example")]) == ["Q. TARN"]


@pytest.mark.parametrize(
    "text",
    [
        "Det siger analyseinstituttet Quellmoor.",
        "Selskapet melder at oljeselskapet Quellmoor stenger.",
        "Enligt företaget Quellmoor.",
    ],
)
def test_nordic_nouns_for_companies_stand_before_names(text: str):
    assert names(text) == ["Quellmoor"]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("From the wire: Quellmoor\u2019s statement in full", ["Quellmoor"]),
        ("Quellmoor Tin's Response to the Fire", ["Quellmoor Tin"]),
        ("Quellmoor\u2019s long winter", []),
        ("A statement in full", []),
    ],
)
def test_who_speaks_of_itself_as_the_company_has_its_name_in_the_title(title: str, found: list[str]):
    text = "<p>The fire is out. The Company has told its insurers, and will say more on Friday.</p>"
    assert [company.name for company in analyse(text, title).companies] == found
    assert not analyse("<p>The fire is out. The mayor has told the insurers.</p>", title).companies


@pytest.mark.parametrize(
    "text",
    ["Quellmoor\u2019s counsel argued that the duty must stay.", "Quellmoor keeps a consignment store in Ellerby."],
)
def test_what_firms_keep_tells_a_firm(text: str):
    assert [company.name for company in analyse(f"<p>The duty is in doubt. {text}</p>").companies] == ["Quellmoor"]


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("Growth Sunday, a leading marketing agency based in Leeds, sells", ["Growth Sunday"]),
        ("Notify, a leading provider of bells, sells", ["Notify"]),
        ("Bell by Bell (BBB), the provider of bells, sells", ["Bell by Bell"]),
        ("Anna Lantern, a provider of bells, sells", []),
        ("Tour Bus Optional, the new book by an author of Leeds, tells", []),
        ("Lantern Primary School, a provider of lessons, sells", []),
        ("Sunday, a day of rest for the whole town, has", []),
    ],
)
def test_whom_a_release_calls_a_firm_behind_its_wire_is_a_company(opening: str, found: list[str]):
    for dateline in ("LEEDS, May 2, 2031 /Quell-PressRelease/ -- ", "LEEDS - May 2, 2031 (QUELLMEDIAWIRE) - "):
        assert names("Bells of a new kind are on sale.", f"{dateline}{opening} what it has.") == found


@pytest.mark.parametrize(
    ("name", "said", "is_company"),
    [
        ("Notify", "is a leading provider of bells.", True),
        ("Greenhouse", "is the leading hiring platform.", True),
        ("Texas", "is a growing provider of land for investors.", False),
        ("Creativity", "is one of the values of Quellmoor and its people.", False),
    ],
)
def test_an_ordinary_word_is_a_firms_name_where_its_profile_calls_it_one(name: str, said: str, is_company: bool):
    html = f"<h1>Bells</h1><p>Bells of a new kind are on sale in the whole town, it says.</p><h3>About {name}</h3>"
    parts = analyse(f"{html}<p>{name} {said} It sells them in forty towns.</p>")
    assert [company.name for company in parts.companies if company.name == name] == [name] * is_company


def test_an_office_that_ran_into_the_name_of_a_firm_is_cut_off():
    assert names("It rains.", "CEOQuellmoor, Inc. said that it rains.") == ["Quellmoor, Inc."]
    assert names("It rains.", "PresidentTRN Advisory, Inc. said so.") == ["TRN Advisory, Inc."]
    assert "World" not in "".join(names("It rains.", "CEOWorld Magazine met people.")).replace("CEOWorld", "")
