"""Which companies an article names."""

import pytest
from article.making import companies, names, profile

from reader.article import analyse
from reader.article.companies.firms import Firms


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yesterday Quellmoor Mining Inc. said it would dig.", "Quellmoor Mining Inc."),
        ("The mine belongs to Tarnfeld, LLC since May.", "Tarnfeld, LLC"),
        ("Die Quellbacher Hütten AG baut ein Werk.", "Quellbacher Hütten AG"),
        ("Litosur Andina S.A. firmó el contrato.", "Litosur Andina S.A."),
        ("It was built by Hakuto Denchi K.K. in 2019.", "Hakuto Denchi K.K."),
        ("Rivals include PT Quellmoor Nusantara Tbk of Jakarta.", "PT Quellmoor Nusantara Tbk"),
        ("Quellmoor Research Center (International) B.V. was sold.", "Quellmoor Research Center (International) B.V."),
        ("At Farrow & Pinch Law, PLLC they disagree.", "Farrow & Pinch Law, PLLC"),
        ("Shares of Quellmoor (NYSE: QLM) rose.", "Quellmoor"),
        ("Quellmoor (the “Company”) is pleased to announce results.", "Quellmoor"),
        ("The battery maker Quellmoor wants to grow.", "Quellmoor"),
        ("Quellmoor, a producer of magnets, has closed.", "Quellmoor"),
        ("Last year Quellmoor was the largest operator of smelters here.", "Quellmoor"),
        ("Ida Marr, chief executive of Quellmoor, resigned.", "Quellmoor"),
        ("Analysts at Quellmoor expect less.", "Quellmoor"),
        ("They bought it from Quellmoor Smelting in spring.", "Quellmoor Smelting"),
        ("The plan of Stellantis is no secret.", "Stellantis"),
        ("Partners are Rio Tinto and MP Materials.", "Rio Tinto"),
        ("The firm met China Minmetals in Beijing.", "China Minmetals"),
    ],
)
def test_a_company_is_found(text: str, name: str):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Energy and the University of Leeds disagree.",
        "He lives in Toronto and works in Chile.",
        "According to the International Energy Agency, demand grew.",
        "The Bureau of Land Management opened a comment period.",
        "President Ida Marr met Governor Tom Quell in Denver.",
        "Reuters and Bloomberg reported it first.",
        "The S&P 500 and the Nasdaq fell on Tuesday.",
        "Lithium and Tungsten prices fell.",
        "Buyers want EVs and ETFs.",
        "The Association of Miners and the Copper Council met.",
        "“This is our target,” she said. Target dates slipped.",
        "A vision for the next decade: Unity and Apple pie.",
        "The Lake District Festival takes place in August.",
        "Twenty-seven plants stood still.",
        "Both Stellar Materials Engineering Students Won Prizes Last Night At Home",
    ],
)
def test_people_places_offices_and_stuffs_are_no_companies(text: str):
    assert names(text) == []


def test_a_common_word_needs_evidence():
    assert names("The company set a target for Target dates.") == []
    assert names("Target (NYSE: TGT) reported sales.") == ["Target"]


def test_later_short_forms_mean_the_first_full_form():
    [company] = companies(
        "Quellmoor Mining Inc. (“Quellmoor” or the “Company”) (TSXV: QLM) has drilled.",
        "Quellmoor’s geologists were glad. Quellmoor Mining will drill again.",
    )
    assert company["name"] == "Quellmoor Mining Inc."
    assert company["aliases"] == ["Quellmoor"]
    assert company["tickers"] == ["TSXV: QLM"]
    assert company["mentions"] == 4


def test_initials_mean_the_company_that_has_them():
    [company] = companies("Tarnfeld Mineral Resources Corp. signed. TMRC gave no details, and TMRC's lawyers neither.")
    assert (company["name"], company["aliases"], company["mentions"]) == (
        "Tarnfeld Mineral Resources Corp.",
        ["TMRC"],
        3,
    )


def test_a_possessive_ends_a_name():
    assert names("Quellmoor Mining Inc.’s National Mandate is old.") == ["Quellmoor Mining Inc."]


def test_two_houses_of_one_family_stay_two():
    found = names("Quellmoor Capital Partners LLC owns Quellmoor Capital Markets LLC.")
    assert found == ["Quellmoor Capital Partners LLC", "Quellmoor Capital Markets LLC"]


def test_a_profile_proves_a_company():
    [company] = companies("Corvel was glad.", profiles=[profile("Corvel")])
    assert (company["name"], company["profiled"]) == ("Corvel", True)


def test_an_organisation_with_a_profile_is_no_company():
    assert names("Analysts at Corvel were glad.", profiles=[profile("Corvel", "organisation")]) == []


def test_a_profile_under_the_short_form_is_the_company_s():
    [company] = companies("Corvel Energy plc (“Corvel”) merges.", profiles=[profile("Corvel")])
    assert (company["name"], company["aliases"], company["profiled"]) == ("Corvel Energy plc", ["Corvel"], True)


def test_a_ticker_without_a_name_goes_to_the_company_of_the_article():
    found = companies(
        "Quellmoor Mining Inc. reports.", "Tarnfeld Ltd. is a partner.", "TSXV: QLM", "Quellmoor Mining Inc. drills."
    )
    assert [(c["name"], c["tickers"]) for c in found] == [
        ("Quellmoor Mining Inc.", ["TSXV: QLM"]),
        ("Tarnfeld Ltd.", []),
    ]


def test_forms_that_differ_in_the_legal_form_alone_are_no_aliases():
    [company] = companies("Quellmoor Systems Co., Ltd. met. Quellmoor Systems Co agreed. Quellmoor Systems left.")
    assert (company["name"], company["aliases"], company["mentions"]) == ("Quellmoor Systems Co., Ltd.", [], 3)


def test_a_heading_that_ran_into_the_name_is_cut_off():
    assert names("About QuellmoorQuellmoor Capital Partners LLC is a firm.") == ["Quellmoor Capital Partners LLC"]


def test_boilerplate_is_not_searched():
    from article.making import line

    from reader.article.companies.finding import find_companies

    assert find_companies([line("Read more from Quellmoor Mining Inc.", role="boilerplate")], "", [], None) == []


def test_the_title_is_searched():
    assert names("Nothing here.", title="Quellmoor Mining Inc. Opens Shaft") == ["Quellmoor Mining Inc."]


def test_an_office_before_of_is_not_part_of_the_name():
    assert names("The Board of Quellmoor Lithium Limited thanks you.") == ["Quellmoor Lithium Limited"]


@pytest.mark.parametrize(
    "text",
    [
        "Quellmoor Works Inc. (NYSE: QLM), soon to be renamed Tarn Enterprises, reported.",
        "Quellmoor Works Inc. (formerly known as Tarn Enterprises) reported.",
    ],
)
def test_a_company_that_changes_its_name_is_one(text: str):
    [company] = companies(text + " Tarn Enterprises grows.")
    assert (company["name"], company["aliases"]) == ("Quellmoor Works Inc.", ["Tarn Enterprises"])


RENAMED = [
    "Tarnfell AI Ltd. has changed its name to Quellmoor Inc. effective today.",
    "The Company changed its name from Tarnfell AI Ltd. to Quellmoor Inc. in May.",
    "Tarnfell AI Ltd., now called Quellmoor Inc., sails.",
    "Die Tarnfell AI Ltd. firmiert künftig als Quellmoor Inc.",
    "Tarnfell AI Ltd. (anciennement Quellmoor Inc.) navigue.",
]


@pytest.mark.parametrize("text", RENAMED)
def test_a_former_and_a_new_name_are_one_company(text: str):
    [company] = companies(text)
    assert (company["name"], company["aliases"]) == ("Tarnfell AI Ltd.", ["Quellmoor Inc."])


def test_a_list_of_companies_goes_on():
    assert names("It works with Stellantis, Rio Tinto, and East Quell Compounding.")[-1] == "East Quell Compounding"


def test_a_surname_is_no_company():
    assert names("Amanda Marr Quellfeld leads the study. Quellfeld, a provider of care, wrote it.") == []


def test_a_word_that_comes_back_as_an_owner_is_a_company():
    assert names("Fenrixo's webinar is free. Many join Fenrixo. Fenrixo’s guide explains funds.") == ["Fenrixo"]


def test_an_abbreviation_of_ordinary_words_is_no_company():
    assert names("It began the impact assessment (“QIA”). Analysts at QIA wait.") == []


def test_authors_and_photographers_are_no_companies():
    assert names("By Quell Insights", "Featured photo by Quell Studios on a wall.") == []


def test_a_fund_number_belongs_to_the_name():
    assert names("It merges with Quellmoor Acquisition Corp. II in May.") == ["Quellmoor Acquisition Corp. II"]


def test_companies_come_in_order_of_appearance():
    assert names("Tarnfeld Ltd. met Quellmoor AG. Then Tarnfeld Ltd. left.") == ["Tarnfeld Ltd.", "Quellmoor AG"]


def test_firms_are_counted_once_a_print_whatever_the_form():
    firms = Firms()
    firms.add("Quellmoor AG", full=True)
    firms.add("Quellmoor", full=False)
    firms.settle()
    [company] = firms.as_dicts()
    assert company["mentions"] == 1


@pytest.mark.parametrize(
    ("text", "found", "not_found"),
    [
        (
            "About Tarnfeld Cells Tarnfeld Cells Ltd is a maker of cells.",
            "Tarnfeld Cells Ltd",
            "Tarnfeld Cells Tarnfeld Cells Ltd",
        ),
        ("Ida Marr, Co\u2011Founder of Tarnfeld, Inc., agreed.", "Tarnfeld, Inc.", "Ida Marr, Co"),
        ("The office in Denver, CO is open, as Tarnfeld, Inc. said.", "Tarnfeld, Inc.", "Denver, CO"),
    ],
)
def test_what_only_stands_beside_a_name_is_no_part_of_it(text: str, found: str, not_found: str):
    assert found in names(text)
    assert not_found not in names(text)


def test_people_and_places_that_come_back_as_owners_are_no_companies():
    text = (
        "Patrick Tolliver said on Monday that the mine in Belford will close. Patrick's house stands in Belford. "
        "Belford's mayor came late. Patrick's view and Belford's view were told, and Patrick went home. Earth's "
        "surface is warm, Earth is round, and Earth's moon is not. "
        "Quellmoor's smelter and Quellmoor's mine are large, and the "
        "town bought a stake in Quellmoor."
    )
    assert [company.name for company in analyse(f"<p>{text}</p>").companies] == ["Quellmoor"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Hong Kong-listed miner Tarnfeld sold its United States-based rival.", ["Tarnfeld"]),
        ("Santa Clara, California-based chipmaker Veltmar hired Ida Marr.", ["Veltmar"]),
        ("SoftBank-backed chipmaker Veltmar hired Ida Marr.", ["SoftBank", "Veltmar"]),
        ("A loan went to the owners of Veltmar — a foundry with customers in Oslo.", ["Veltmar"]),
        (
            "The rounds went to chip makers like Norrhavn Logic, Veltmar and Grellwerk.",
            ["Norrhavn Logic", "Veltmar", "Grellwerk"],
        ),
        ("It buys from suppliers such as Veltmar, Grellwerk or Chile.", ["Veltmar", "Grellwerk"]),
    ],
)
def test_words_around_a_name_that_say_that_it_is_a_companys(text: str, found: list[str]):
    assert names(text) == found


def test_a_state_behind_a_place_is_no_legal_form():
    assert names("ELDHOLM, NV / WIRE / Norrhavn Inc. (Fremont, CA) and Veltmar NV met.") == [
        "Norrhavn Inc.",
        "Veltmar NV",
    ]
    [company] = companies("Norrhavn Inc (Fremont, CA) raised $5 million.")
    assert company["aliases"] == []


def test_the_ticker_of_an_index_is_no_companys():
    [company] = companies("Norrhavn Ltd (ASX: NRH) rose by 4%. The S&P/ASX 200 Index (ASX: XJO) is up 0.6%.")
    assert company["tickers"] == ["ASX: NRH"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le groupe américain Veltmar et la société lyonnaise Grellwerk ont signé.", ["Veltmar", "Grellwerk"]),
        ("La empresa chilena Veltmar compró la mina a su dueña, Ida Marr.", ["Veltmar"]),
        ("El presidente de la empresa china, Ida Marr, firmó.", []),
        ("On Monday VeltNorr announced a new smelter.", ["VeltNorr"]),
        ("On Monday Veltnorr announced a new smelter.", []),
    ],
)
def test_companies_by_adjectives_verbs_and_mergers_but_no_offices(text: str, found: list[str]):
    assert names(text) == found


def test_a_paragraph_full_of_names_is_no_headline():
    text = (
        "Executive Officer Ida Marr thanked Société Nationale des Grès of Cote Verde, the Bureau of Hydrocarbons and "
        "Mines, the Republic of Tarn, the Economic Community of Western States and Eldholm University for taking part "
        "in the work."
    )
    assert "Société Nationale des Grès" in names(text)


def test_a_producer_of_one_name_or_with_a_firms_word_is_a_company():
    assert names("The lithium producer Quellmoor and the game developer Marr Studios agreed.") == [
        "Quellmoor",
        "Marr Studios",
    ]


def test_small_letters_behind_a_name_are_no_legal_form():
    assert names("Ann Quellmoor a.k.a. Poe came, and Ann said so. It is Quellmoor d.h. the moor.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Names of ordinary words, which only what stands beside them proves.
        (
            "They spoke with Ida Marr, president of River Land Interests and a member of the panel.",
            ["River Land Interests"],
        ),
        ("The stops are run by operators like Warm Break or Quellmoor, but not here.", ["Warm Break", "Quellmoor"]),
        # What a release says of the firm that sends it.
        ("Quellmoor is pleased to announce the opening.", ["Quellmoor"]),
        ("UQTX Markets, a leading online platform, is open.", ["UQTX Markets"]),
        # Trades, posts, and an article that is part of the name.
        ("They went into business with the family bakery Quellets, which lasted.", ["Quellets"]),
        (
            "Today she works as a licensed laser technician at Quellmoor Wellness and Beauty.",
            ["Quellmoor Wellness and Beauty"],
        ),
        ("So says Ida Marr, founder of The Quellmoor Online.", ["Quellmoor Online"]),
        ("With its brands Quellmoor and Tarnfeld the group earns more.", ["Quellmoor", "Tarnfeld"]),
        # A label that ran into the name, and a plus sign in it.
        ("Contact DetailsQuell PR + Digital\nIda Marr", ["Quell PR + Digital"]),
        # Small letters that only begin another word: "generic", "capitals".
        ("In capitals and generic terms, she serves as CFO at Gene Capital, a lender.", ["Gene Capital"]),
    ],
)
def test_names_that_no_list_has_are_proven_by_what_stands_beside_them(text: str, found: list[str]):
    assert [name for name in found if name not in names(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The plan seeks a firm agreement with Latin American countries on migration.",
        "He was Chief of Market Development at the time.",
        "“We sell less than the large brands,” Angulo said.",
        "It invests in Consumer Brands, Edutech and more.",
        "At the spa customers can enjoy: UQD Drips, Cold Therapy, and more.",
        "Her father Charles, a jeweler in the town, has died.",
        "The Quell Summit is a leading global conference for it.",
        "They put an end to the acquisition of The Crystalline, a block of flats.",
    ],
)
def test_nouns_people_and_events_beside_such_words_are_no_companies(text: str):
    assert names(text) == []


def test_the_letters_of_a_ticker_are_no_other_name_and_no_print():
    (found,) = companies("Orm Zinc (OSE: ORM) is a refiner of zinc. Shares of Orm Zinc rose.")
    assert (found["name"], found["aliases"], found["mentions"]) == ("Orm Zinc", [], 2)


def test_parts_of_a_very_long_text_say_in_how_much_of_it_companies_were_counted():
    said = "<p>Quellmoor Mining Inc. said on Monday that it will open a pit near Ostrava.</p>"
    length = len(said) - len("<p></p>") + 1
    few, many = (analyse(said * (100_000 // length + more)) for more in (0, 30))
    assert few.read_in_part == ""
    assert many.read_in_part == "in the first 100,000 characters"
    counted = [parts.companies[0].mentions for parts in (few, many)]
    assert counted[0] == 100_000 // length
    assert counted[1] - counted[0] in (0, 1)
