"""Companies that the words around their names, and other names beside them, show."""

import pytest
from article.making import companies, names, profile


@pytest.mark.parametrize(
    ("text", "name"),
    [
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


def test_two_known_names_that_an_ampersand_joins_are_two_companies():
    assert names("Partners are Stellantis & Netflix.") == ["Stellantis", "Netflix"]


def test_a_platform_of_which_the_text_speaks_again_and_again_is_a_company():
    text = "Facebook must answer. The rule hits Facebook first. What Facebook keeps is not known."
    assert names(text) == ["Facebook"]
    assert names("Follow us on Facebook. See our Facebook page. Share it via Facebook.") == []


def test_a_famous_name_is_found_in_german_where_it_is_no_noun():
    text = "Der Preis der Autos von Ford und der Wert der Marke sind hoch, und das bleibt so."
    assert "Ford" in names(text)


def test_a_firm_of_three_names_is_one_company():
    found = names("He left Marr, Quell & Fell, a law firm in Leeds.", profiles=[profile("Marr, Quell & Fell")])
    assert found == ["Marr, Quell & Fell"]


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("Shares of AMD fell.", "Advanced Micro Devices Inc. said it expects more."), "Advanced Micro Devices Inc."),
        (("Shares of Total Energies fell.", "TotalEnergies said it expects more."), "TotalEnergies"),
        (("PG&E officials met.", "Pacific Gas & Electric Co. turns the power off."), "Pacific Gas & Electric Co."),
        (("At TQV they agree.", "The firm Tarn Quell Ventures began to build, says TQV."), "Tarn Quell Ventures"),
        (("CATL今日宣布扩产。", "电池企业宁德时代表示，产量上升。"), "宁德时代"),
    ],
)
def test_initials_and_names_in_two_scripts_are_one_company(texts: tuple[str, ...], name: str):
    assert names(*texts) == [name]


def test_a_name_in_two_scripts_counts_each_print_once():
    assert companies("电池企业宁德时代表示，CATL的产量上升。")[0]["mentions"] == 2


def test_a_holding_is_not_the_subsidiary_that_bears_its_name():
    texts = ("Quellmoor Holdings, Inc. is a lender.", "Its subsidiary, Quellmoor Loans Inc., has closed.")
    found = names(*texts, profiles=[profile("Quellmoor Holdings, Inc.")])
    assert found == ["Quellmoor Holdings, Inc.", "Quellmoor Loans Inc."]


def test_a_chinese_name_may_begin_with_a_sign_that_joins():
    assert names("公司与和邦生物股份有限公司签约。") == ["和邦生物股份有限公司"]
    assert names("公司与日清食品有限公司签约。") == ["日清食品有限公司"]


def test_a_german_noun_before_a_name_with_a_legal_form_is_no_part_of_it():
    text = "Der Markt wächst, und die Waffenproduzenten Quellbach GmbH und andere in der Stadt liefern."
    assert names(text) == ["Quellbach GmbH"]


@pytest.mark.parametrize(
    "text",
    [
        "The league's Senior Vice President of Social Affairs Anna Marrfell agrees.",
        "It tells how Bill Marrfell, a producer, met his wife.",
        "The film Jim & Andy is long.",
        "“It dilutes the Warrant, the Company’s ability to pay suffers.”",
        "Top-tier Gold members get a card.",
        "The price of Solana fell. Solana's chain stood still, and Solana's coin too.",
    ],
)
def test_fields_of_office_people_papers_and_coins_are_no_companies(text: str):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peer Lowe’s (LOW) stock is off, too.", ["Lowe’s"]),
        ("He buys at Trader Joe's and at Sam’s Club.", ["Trader Joe's", "Sam’s Club"]),
        ("It also worked with Quellmoor, a global leader in audits.", ["Quellmoor"]),
        ("Open Lantern Events (“OLE”), a pioneer in trade, is proud to announce its fair.", ["Open Lantern Events"]),
        ("Shops close. Amazon is now letting you listen.", ["Amazon"]),
        ("The list is compiled by Marr Consultancy in Leeds.", ["Marr Consultancy"]),
        ("写真はIntelのNUCです。", ["Intel"]),
        ("ロゴはケルナール航空が採用した。航空機は別だ。", ["ケルナール航空"]),
    ],
)
def test_names_that_end_as_owners_leaders_and_beginnings_of_sentences_are_found(text: str, found: list[str]):
    assert names(text) == found


def test_a_profile_may_be_of_a_name_in_small_letters_with_a_figure():
    assert names("my6quell offers a platform.", profiles=[profile("my6quell")]) == ["my6quell"]


def test_a_famous_name_may_begin_a_sentence_unless_its_word_is_an_ordinary_one_there():
    assert names("It rained all day. Amazon just brought its first parcel by boat.") == ["Amazon"]
    assert names("It rained all day. Target the small ones first, and then your next target.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The chief executive of the Danish shipping company, Tadeo Larrain, says no.",
        "Le PDG de l'entreprise, Alban Perrin, part.",
        "El consejero delegado de la empresa, Tadeo Larraín, lo niega.",
        "Secondo il presidente della società, Nerio Baldacci, va tutto bene.",
        "O presidente da companhia, Renato Vilela, disse que não.",
    ],
)
def test_who_heads_a_company_is_none(text: str):
    assert names(text) == []


@pytest.mark.parametrize(
    "text", ["Shares of the company, Quellmoor Vole, fell.", "The retailer, Quellmoor Vole, fell."]
)
def test_a_company_may_stand_behind_its_noun_and_a_comma(text: str):
    assert names(text) == ["Quellmoor Vole"]


@pytest.mark.parametrize(
    "text",
    [
        "Secondo Mediobanca il titolo resta caro.",
        "Segundo Mediobanca, o título está caro.",
        "Mientras Mediobanca sube, caen otros.",
        "Chez Mediobanca, on se tait.",
        "Trotz Mediobanca fällt der Kurs.",
        "Volgens Mediobanca is het aandeel duur.",
        "Enligt Mediobanca är aktien dyr.",
    ],
)
def test_a_word_that_begins_a_sentence_is_no_part_of_the_name_behind_it(text: str):
    assert names(text) == ["Mediobanca"]
