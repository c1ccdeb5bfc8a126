"""Evidence of highlights, measured on articles of our own (`evidence.toml`)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from article.making import body, line

from reader.article.evidence.support import evidence
from reader.article.lines import Line, prepare

ARTICLES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("evidence.toml").read_text("utf-8"))["article"]
CASES = [(article["body"], case) for article in ARTICLES for case in article["highlight"]]
PLANTED = [(article["body"], case) for article in ARTICLES for case in article["planted"]]


def test_nine_in_ten_supported_highlights_find_their_blocks_and_nine_in_ten_blocks_are_right():
    found = right = hits = 0
    for texts, case in CASES:
        blocks, _ = evidence(case["text"], body(*texts))
        found += len(blocks)
        right += len(set(blocks) & set(case["blocks"]))
        hits += bool(set(blocks) & set(case["blocks"]))
    assert hits >= 0.9 * len(CASES)
    assert right >= 0.9 * found


def test_nine_in_ten_planted_falsehoods_are_found():
    missed = [
        case["text"]
        for texts, case in PLANTED
        if not any(case["false"] in text or text in case["false"] for text in evidence(case["text"], body(*texts))[1])
    ]
    assert len(missed) <= 0.1 * len(PLANTED), missed


def test_what_the_body_says_is_not_called_unsupported():
    wrong = {case["text"]: bad for texts, case in CASES if (bad := evidence(case["text"], body(*texts))[1])}
    assert len(wrong) <= 0.05 * len(CASES), wrong


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ("It makes 6,800 t a year.", "It makes 6.8 thousand tonnes."),
        ("It makes 6.800 Tonnen im Jahr.", "It makes 6,800 tonnes."),
        ("It cost $1.2 billion.", "It cost 1,200 million dollars."),
        ("It cost US$1.2bn.", "It cost $1.2 billion."),
        ("Sales rose 15 per cent.", "Sales rose 15%."),
        ("Rates fell by 50 basis points.", "Rates fell by 0.5 percentage points."),
        ("The line is 12 km long.", "The line is 12,000 metres long."),
        ("It holds 2.5 GWh.", "It holds 2,500 MWh."),
        ("It lasted eighteen months.", "It lasted 1.5 years."),
        ("It makes 6,812 tonnes.", "It makes about 6,800 tonnes."),
        ("It employs 104 people.", "It employs more than 100 people."),
        ("Seven plants closed.", "7 plants closed."),
        ("供应6.8万吨。", "It supplies 68,000 tonnes."),
        ("总额42亿元。", "The total is 4.2 billion yuan."),
        ("In the third quarter sales fell.", "Sales fell in Q3."),
        ("On 5 March 2027 it opens.", "It opens on March 5."),
        ("On 2027-03-05 it opens.", "It opens on 5 March."),
        ("Am 5. März 2027 wird es eröffnet.", "Es wird am 05.03.2027 eröffnet."),
        ("Le site ouvre le 5 mars 2027.", "Ouverture le 05/03/2027 du site."),
        ("It opens on 5 March 2027.", "It opens on 3/5/2027."),
        ("Le site a coûté 1,25 milliard d'euros.", "Le site a coûté 1,25 Md€."),
        ("Le site a coûté 1,25 milliard d'euros.", "Le site a coûté 1 250 millions d'euros."),
        ("Le site a coûté 40 millions d'euros.", "Le site a coûté 40 M€."),
        ("Costó 1.250 millones de euros.", "Costó 1,25 mil millones de euros."),
        ("工場に12億5000万円を投資する。", "工場に12.5億円を投資。"),
        ("공장에 1조 2천억 원을 투자한다.", "공장에 1조2000억원 투자."),
        ("O lucro chegou a R$ 1,2 bilhão.", "Lucro de R$ 1,2 bi."),
        ("O lucro chegou a R$ 40 milhões.", "Lucro de R$ 40 mi."),
        ("I ricavi salgono a 1,2 miliardi di euro.", "Ricavi a 1,2 mld."),
        ("De winst kwam uit op 1,2 miljard euro.", "Winst van 1,2 mld euro."),
        ("Zysk wyniósł 40 milionów złotych.", "Zysk 40 mln złotych."),
        ("总额1亿2000万元。", "总额1.2亿元。"),
        ("Margins fell by 2.5 percentage points.", "Margins fell by 2.5 pp."),
        ("Sales were up 12% year on year.", "Sales were up 12%."),
        ("The smelter is to cost NOK 1.9 billion.", "Costs of NOK 1.9 billion."),
        ("It cost 1.9 billion zloty.", "It cost PLN 1.9 billion."),
        ("Les marges ont reculé de 2,5 points de pourcentage.", "Les marges reculent de 250 points de base."),
    ],
)
def test_a_figure_that_is_written_otherwise_is_supported(said: str, claimed: str):
    assert evidence(claimed, body(said))[1] == []


@pytest.mark.parametrize(
    ("said", "claimed", "unsupported"),
    [
        ("It makes 6,800 tonnes.", "It makes 6,900 tonnes.", ["6,900 tonnes"]),
        ("It cost 40 million euros.", "It cost $40 million.", ["$40 million"]),
        ("It holds 11 GWh.", "It yields 11 GW.", ["11 GW"]),
        ("It cost SEK 40 million.", "It cost NOK 40 million.", ["NOK 40 million"]),
        ("Sales rose in the second quarter.", "Sales rose in Q3.", ["Q3"]),
        ("It opened in May 2024.", "It opened in May 2025.", ["2025"]),
        ("The board met.", "The board met Corvel Mining.", ["Corvel Mining"]),
        ("It employs 104 people.", "It employs 140 people.", ["140"]),
        ("Output rose by 12.5 per cent.", "Output rose by 12.5 percentage points.", ["12.5 percentage points"]),
        ("Der Absatz stieg um 3 Prozentpunkte.", "Der Absatz stieg um 3 %.", ["3 %"]),
        ("产量增长12.5%。", "产量增长12.5个百分点。", ["12.5个百分点"]),
        ("Le site a coûté 40 millions de dollars.", "Le site a coûté 40 millions d'euros.", ["40 millions d'euros"]),
        ("Le site a coûté 40 millions d'euros.", "Le site a coûté 41 M€.", ["41 M€"]),
        ("Le site ouvre le 5 mars.", "Le site ouvre le 7 mars.", ["7 mars"]),
        ("Am 5. März 2027 wird es eröffnet.", "Es wird am 06.03.2027 eröffnet.", ["06.03.2027"]),
        (
            "Die Vorstandschefin Anna Pohl und der Rat sagten, das Werk ist bald fertig und die Öfen laufen.",
            "Das Werk ist laut Vorstandschef Karl Brenner bald fertig.",
            ["Karl Brenner"],
        ),
    ],
)
def test_what_the_body_lacks_is_named(said: str, claimed: str, unsupported: list[str]):
    assert evidence(claimed, body(said))[1] == unsupported


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ("The Environmental Protection Agency agreed.", "EPA agreed to it."),
        ("Robin Zell founded it.", "The plan came from Zell."),
        ("Quellmoor closed.", "The works of Quellmoor Corporation closed."),
        ("Chinese buyers left.", "Buyers from China left."),
        (
            "Die Chefin Anna Pohl und der Rat sagten, das Werk ist bald fertig und die Öfen laufen.",
            "Die Öfen laufen laut Anna Pohl bald.",
        ),
    ],
)
def test_a_name_that_the_body_writes_otherwise_is_supported(said: str, claimed: str):
    assert evidence(claimed, body(said))[1] == []


def test_no_body_gives_no_evidence():
    assert evidence("It makes 5 tonnes.", []) == ([], [])


def test_the_number_of_a_highlight_or_of_a_source_is_no_figure():
    assert evidence("3. The works closed [4].", body("The works closed."))[1] == []


def test_blocks_are_those_of_the_article():
    found, _ = evidence("The works in Tarnstead closed.", [(7, line("The works in Tarnstead closed on Monday."))])
    assert found == [7]


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        (
            "They open three mills in Ellerby and two more in Oxley.",
            "The group opens 3 mills in Ellerby and 2 in Oxley.",
        ),
        ("Millers of Ellerby like wheels.", "Millers of Ellerby like mRNA wheels"),
        ("By May c.10,000 millers had joined.", "About 10,000 millers joined."),
        ("Sales of the mill rose this year to date by 18%.", "YTD sales of the mill rose 18%."),
    ],
)
def test_small_numbers_and_short_forms_are_supported_by_words(said: str, claimed: str):
    assert evidence(claimed, body(said))[1] == []


@pytest.mark.parametrize(
    ("said", "claimed", "false"),
    [
        ("Copper Creek and Oxbow met in January.", "Copper Creek and Oxbow met in March.", "March"),
        ("The mill has ground since June.", "The mill has ground since May.", "May"),
        ("Der Rat tagte im Januar in Ellerby.", "Der Rat tagte im Mai in Ellerby.", "Mai"),
        ("공장에 1조 2천억 원을 투자한다.", "공장에 1조3000억원 투자.", "1조3000억원"),
        ("Lucro chegou a R$ 1,2 bilhão.", "Lucro de R$ 1,3 bi.", "R$ 1,3 bi"),
        ("The mill made 32.5 million wheels.", "The mill made more than 30.9 million wheels.", "30.9 million"),
        ("Ida Marr will join the mill as its miller.", "Ida Marr joins as Quensby Holdings", "Quensby Holdings"),
    ],
)
def test_a_false_month_figure_or_name_is_found(said: str, claimed: str, false: str):
    assert evidence(claimed, body(said))[1] == [false]


def test_the_words_may_and_march_are_no_months():
    assert evidence("They may march on Ellerby.", body("They want to go to Ellerby."))[1] == []


def test_a_heading_stands_for_the_text_below_it_and_the_headline_for_nothing():
    lines = [
        Line("heading", "Keep nothing for the future", level=1),
        Line("heading", "Never keep an old wheel for the future", level=2),
        Line("paragraph", "Ida Marr knows that millers find it hard to part with what may serve them one day."),
    ]
    prepare(lines)
    found, _ = evidence("Never keep old wheels for the future.", [*enumerate(lines)])
    assert found == [2]


def test_a_block_that_only_shares_words_gives_way_to_one_that_gives_the_figures():
    texts = [
        "Brookmill will hold 19.7% of Copper Creek Florida for $6 billion.",
        "Brookmill has the option to fund the total of $6 billion in Copper Creek Florida sooner.",
        "Copper Creek Florida has two million customers, and Brookmill an interest in Copper Creek Florida.",
    ]
    claimed = "Brookmill takes a 19.7% interest in Copper Creek Florida for $6 billion"
    assert evidence(claimed, body(*texts))[0] == [0]


def test_blocks_that_each_give_another_figure_all_count():
    texts = [
        "Sales of wheels rose by 12% in Ellerby.",
        "Sales of wheels fell by 31% in Oxley.",
        "Millers rest in Tarn.",
    ]
    claimed = "Sales of wheels rose 12% in Ellerby and fell 31% in Oxley"
    assert sorted(evidence(claimed, body(*texts))[0]) == [0, 1]


@pytest.mark.parametrize(
    ("item", "missing"),
    [
        ("1、北岭矿业扩大产能。", []),
        ("Margem de 24%, ante 22% no 3T23", ["Q3"]),
        ("지난해 1분기 매출은 24% 늘었다.", ["Q1"]),
        ("Adição de 3.400 clientes na unidade", []),
    ],
)
def test_numbers_of_lists_and_quarters_of_other_languages_are_no_figures(item: str, missing: list[str]):
    body = [
        (
            0,
            line(
                "A margem foi de 24%, ante 22%, e a unidade tem 3.400 clientes. 北岭矿业扩大产能。 매출은 24% 늘었다."
            ),
        )
    ]
    assert evidence(item, body)[1] == missing
