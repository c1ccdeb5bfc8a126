"""Companies that a text names without a legal form, a ticker or a noun beside them."""

import pytest
from article.making import companies, line, names, profile

from reader.article.companies.listing import listed_companies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We asked whether Apple had seen the map.", "Apple"),
        ("The mast was built for Shell, which left.", "Shell"),
        ("The loan came from Marrowby Ventures and two aunts.", "Marrowby Ventures"),
        ("In the end they sold the rights to Cold Kettle Studios in May.", "Cold Kettle Studios"),
        ("The pits lie south of Grey Resources' mine.", "Grey Resources"),
        ("The mill belongs to Quellmoor, Norway's largest miner.", "Quellmoor"),
        ("A representative for Quellmoor declined to say.", "Quellmoor"),
        ("It is backed by investors including Quellmoor, which sold feed.", "Quellmoor"),
        ("The idea came from startups like Kettle, which are small.", "Kettle"),
        ("They agreed to buy Kettle, the startup behind a map.", "Kettle"),
        ("The hall was drawn by Bode Marrowby Architects last year.", "Bode Marrowby Architects"),
        ("She was SVP and CIO of Marrow Fell until May.", "Marrow Fell"),
        ("He had roles at Quellmoor before that.", "Quellmoor"),
        ("They have grown by acquisitions, including Quellmoor, which makes lamps.", "Quellmoor"),
        ("The book is by Lumen Moor Inc's Tarnlight unit.", "Lumen Moor Inc"),
        ("She had led teams at North Fell Bank/Marrow Capital Bank, and left.", "Marrow Capital Bank"),
        ("Yesterday Quellmoor SE was sold.", "Quellmoor SE"),
        ("It was Quell Oil Corporation of Namibia that paid.", "Quell Oil Corporation of Namibia"),
        ("She left the Quellmoor Savings Bank of Kenya in May.", "Quellmoor Savings Bank of Kenya"),
        ("The radar comes from Thales Australia, which builds it there.", "Thales Australia"),
        ("It is part of the Publicis/Omnicom deal.", "Omnicom"),
        ("He had been at Sun Microsystems before.", "Sun Microsystems"),
        ("The shelves came from M&S in the end.", "M&S"),
        ("They heard from Staquemoor co-founder Ida Fell in May.", "Staquemoor"),
        ("In May, Marrow Fell Ltd acquired Fancy, a startup that bakes.", "Fancy"),
        ("They work with Shell plc, Volvo, Nokia and Staquemoor on it.", "Staquemoor"),
        ("She hired the law firm of Marrow Keel, which said no.", "Marrow Keel"),
        ("Yesterday Quellmoor Tarn SA was sold.", "Quellmoor Tarn SA"),
        ("Contact DetailsTarnmoor UK Ltd", "Tarnmoor UK Ltd"),
        ("The substantial stake in Twitter was sold.", "Twitter"),
        ("He is a partner at Marrow Fell law firm here.", "Marrow Fell"),
        ("Boxes came from Amazon, and nobody opened them.", "Amazon"),
        (
            "The plan pleased the Fell Management Corporation of Ontario this week.",
            "Fell Management Corporation of Ontario",
        ),
        ("Dallas --Quellmoor Nutrients Corporation (TSX: QN) grew.", "Quellmoor Nutrients Corporation"),
    ],
)
def test_a_bare_name_is_found(text: str, name: str):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "For pudding there was Apple pie.",
        "They have lived in Freeport since spring.",
        "For a year they sailed down the Amazon in a tub.",
        "A new apple, the Apple of the year, was shown.",
        "It is the 9th-Largest Roofing Company here.",
        "Then the Kettle fell asleep.",
        "In the final, M S Marrow and L T Fell were out.",
        "The bill keeps Medicare and Medicaid as they are.",
    ],
)
def test_what_looks_like_one_is_none(text: str):
    assert names(text) == []


def test_a_word_that_comes_back_and_acts_as_firms_do_is_one():
    assert names("Lynmark acquires two mines.", "The seller of the mines did not know Lynmark.") == ["Lynmark"]
    assert names("Lynmark acquires two mines.") == []
    assert names("Lynmark walks home.", "The dog did not know Lynmark.") == []


def test_a_surname_that_acts_is_no_company():
    text = "Council member Will Jawick has filed. Jawick announced it in May. Jawick launched a plan."
    assert names(text) == []


def test_a_famous_word_is_found_beside_a_known_company():
    assert set(names("Tests began at Stellantis and Target last week.")) == {"Stellantis", "Target"}


def test_a_platform_is_a_company_only_where_it_acts():
    assert names("Follow us on Facebook and Twitter.") == []
    assert names("They saw it on Facebook and told the others.") == []
    assert names("The map was bought by a subsidiary of Facebook.") == ["Facebook"]


def test_a_list_under_a_line_that_announces_companies():
    lines = [
        line(text) for text in ("Early investors include:", "Marrowby Deep", "Fell VC", "Tarn & Sons", "More soon.")
    ]
    assert listed_companies(lines) == ["Marrowby Deep", "Fell VC", "Tarn & Sons"]
    assert listed_companies([line("It has many uses:"), *lines[1:]]) == []
    assert listed_companies(lines[:3]) == []


def test_a_list_of_companies_holds_no_school():
    found = names("Partners are:", "Marrowby Deep", "Fell VC", "Leeds University")
    assert found == ["Marrowby Deep", "Fell VC"]


def test_a_profile_under_the_symbol_is_the_companys():
    [company] = companies(
        "Quellmoor Concepts, Inc. (OTC: QLMC) is merging.", "QLMC is small.", profiles=[profile("QLMC")]
    )
    assert (company["name"], company["aliases"], company["profiled"]) == ("Quellmoor Concepts, Inc.", ["QLMC"], True)


def test_a_name_without_its_domain_is_the_same():
    [company] = companies("Quellbear.ai Holdings Inc. is up.", "Quellbear's map, Quellbear's mill and Quellbear fell.")
    assert company["aliases"] == ["Quellbear"]


def test_an_exchange_may_be_written_out():
    text = "Quellmoor Holdings Inc., which trades on the New York Stock Exchange under the ticker QLM, fell."
    assert companies(text)[0]["tickers"] == ["NYSE: QLM"]


def test_a_sentence_that_lists_companies_is_no_headline():
    text = "Company investors include Quellbank Group, Stellantis, Marrow Super, Tarn Ventures and Fell Holdings Ltd."
    assert set(names(text)) >= {"Quellbank Group", "Stellantis", "Marrow Super", "Tarn Ventures"}


def test_a_house_of_a_listed_companys_own_is_another_company():
    found = companies(
        "Quellmoor (NYSE: QLM) has bought a mill.",
        "Quellmoor Ventures is small.",
        profiles=[profile("Quellmoor Ventures")],
    )
    assert {company["name"]: company["tickers"] for company in found} == {
        "Quellmoor Ventures": [],
        "Quellmoor": ["NYSE: QLM"],
    }


def test_a_name_that_stands_twice_without_a_blank_is_one():
    assert names("Quellmoor Carts LLCQuellmoor Carts LLC is a dealer in carts.") == ["Quellmoor Carts LLC"]


def test_a_name_that_begins_small_may_have_a_profile():
    assert names("qrFinder is sold.", profiles=[profile("qrFinder")]) == ["qrFinder"]


def test_an_abbreviation_in_german_is_no_company():
    text = "Das zeigt die Grafik des Amtes, und der Rat der Stadt will es prüfen und dann handeln (Abb. 1)."
    assert names(text) == []


def test_two_houses_of_one_name_are_two():
    found = names("Quellgate Capital Partners has an affiliate, Quellgate Capital Markets, a bank.")
    assert found == ["Quellgate Capital Partners", "Quellgate Capital Markets"]


def test_an_ordinary_german_noun_is_no_company():
    text = "Der Verein liegt auf Platz drei, und der Rat der Stadt will eine Allianz mit der Schule und der Kirche."
    assert names(text) == []
    assert names(f"{text} Die Allianz SE wird der Sponsor.") == ["Allianz SE"]


def test_a_word_that_begins_the_sentence_is_no_part_of_the_name():
    text = "Quellmoor Gold Corp is small. Discussing Quellmoor Gold Corp, she smiled."
    assert names(text) == ["Quellmoor Gold Corp"]


def test_a_city_beside_an_exchange_is_no_company():
    [company] = companies("Fellmark Holding Ltd is listed on the SIX Swiss Exchange, Zurich (ticker symbol: FELN).")
    assert company["name"] == "Fellmark Holding Ltd"


def test_a_tier_of_the_exchange_belongs_to_it():
    [company] = companies("Quellmoor Pharma, Inc. (OTC Pink Limited: QLMP) has a new name.")
    assert company["tickers"] == ["OTC Pink: QLMP"]


def test_german_nouns_that_end_as_firms_names_do_are_no_company():
    text = (
        "Der Verein spart 36 Prozent Energie und Zeit und Geld, und in Bibliotheken und Restaurants, bei der "
        "Bezahlung von Services, in der Gruppe B und am PS-starken Auto der Stadt ist es nicht anders. "
        "Fragen & Antworten, Kunst & Krempel. "
        "Die Beteiligten des Systems, die Technologien und Tools, die Auftragsvergabe für Versicherungen."
    )
    assert names(text) == []
    assert names(f"{text} Die Leiterin von Tarnfeld Electric kam.") == ["Tarnfeld Electric"]


@pytest.mark.parametrize("before", ["the rival", "the producer", "a deal with", "a spokesman for"])
def test_a_person_by_a_usual_given_name_is_no_company(before: str):
    assert names(f"On Monday {before} Jonathan Fellmark came to the mill.") == []
    assert names(f"On Monday {before} Jonathan Fellmark Ltd came to the mill.") == ["Jonathan Fellmark Ltd"]
