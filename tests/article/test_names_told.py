"""Names that no list has, told by trades, nationalities, lists, shares and what is done to firms, in ten languages."""

import pytest
from article.making import companies, names

_GERMAN = " Die Stadt und der Rat sehen das, die Bahn und der Bund auch."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Se acordó la compra del grupo vasco de servicios tecnológicos Tarnfell.", ["Tarnfell"]),
        ("El socio es el fondo canadiense Quellmoor, dijo ayer.", ["Quellmoor"]),
        ("Allí opera la dominicana Quellmoor desde mayo.", ["Quellmoor"]),
        ("Las compañías aéreas Quellmoor y Tarnfell crecen.", ["Quellmoor", "Tarnfell"]),
        ("Un altro gruppo inglese, Tarnfell, consolida le vendite.", ["Tarnfell"]),
        ("Segue l'acquisizione dell'inglese Tarnfell.", ["Tarnfell"]),
        ("Cresce la quota della trevigiana Tarnfell.", ["Tarnfell"]),
        ("La storica azienda è passata ai danesi di Tarnfell.", ["Tarnfell"]),
        ("A Lojas Tarnfell cresceu.", ["Lojas Tarnfell"]),
        ("O fundo entrou no capital da Tarnfell em maio.", ["Tarnfell"]),
        ("Le groupe «Tarnfell» a grandi.", ["Tarnfell"]),
        ("Elle était dans le giron de Tarnfell depuis mai.", ["Tarnfell"]),
        ("De winkelketen Tarnfell groeit.", ["Tarnfell"]),
        ("Gisteren steeg het Waalse Tarnfell snel.", ["Tarnfell"]),
        ("Igår växte försäkringsbolaget Tarnfell snabbt.", ["Tarnfell"]),
    ],
)
def test_what_stands_before_a_name_calls_it_a_company(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "El grupo armado Quellmoor atacó ayer.",
        "El grupo parlamentario Quellmoor votó ayer.",
        "Le groupe armé Quellmoor a frappé.",
        "La vie des entreprises, Quellmoor et la mer.",
        "La red social fue creada con María Tarn.",
        "Habló el director general de la unidad local de la compañía, Oriol Bonavent.",
        "In fondo Tarnfell aveva ragione.",
        "A Quellmoor, a fine febbraio il gruppo di lavoro si riunì.",
        "Las personas que viven con Quellmoor, como Emil y Marta, lo saben.",
    ],
)
def test_armed_groups_parties_places_and_people_are_none(text: str):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tarnfell dejó de operar en mayo.", ["Tarnfell"]),
        ("Tarnfell ha comprato per un miliardo di dollari il ramo dolciario della rivale.", ["Tarnfell"]),
        ("Tarnfell a réuni 50 millions d'euros hier.", ["Tarnfell"]),
        ("Tarnfell comprou uma fatia da rede em maio.", ["Tarnfell"]),
        ("Tarnfell abrirá ocho tiendas este año.", ["Tarnfell"]),
        ("El encargo fue de Tarnfell —la empresa pública— en mayo.", ["Tarnfell"]),
        ("Tarnfell senkt erneut die Prognose." + _GERMAN, ["Tarnfell"]),
        ("Im Mai geschah es: Tarnfell nahm in einer Finanzierungsrunde Geld ein." + _GERMAN, ["Tarnfell"]),
        ("Kürzlich eröffnete der Ort eine Filiale." + _GERMAN, []),
        ("Sánchez inauguró una planta.", []),
    ],
)
def test_what_a_clause_says_of_a_name_tells_a_company(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Das Start-up „Tarnfell“ wächst." + _GERMAN, ["Tarnfell"]),
        ("Die Marke „Tarnfell“ wächst." + _GERMAN, []),
        ("Sie kaufen von Tarnfell, dem Berliner Lieferdienst, ein." + _GERMAN, ["Tarnfell"]),
        ("Sie bestehen aus Kohlenstoff, der sich zu Ketten verbindet." + _GERMAN, []),
        ("Das sagt Tarnfell-Gründer Emil Marr." + _GERMAN, ["Tarnfell"]),
        ("Das sagt Partei-Gründer Emil Marr, AfD-Gründer waren dort." + _GERMAN, []),
        ("Das Hamburger Unternehmen Tarnfell wächst." + _GERMAN, ["Tarnfell"]),
        ("Sie senkt ihren Anteil an der Deutschen Bank von 8 auf 7 Prozent." + _GERMAN, ["Deutsche Bank"]),
        ("Es gibt Banken und Investoren Unternehmungen, die dem Klima schaden." + _GERMAN, []),
    ],
)
def test_german_says_it_with_quotes_founders_and_clauses(text: str, found: list[str]):
    assert [name.replace("Deutschen", "Deutsche") for name in names(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Las cotizadas (Ferrovial, QMR, Acciona y Tarnfell) ganan.", {"Ferrovial", "QMR", "Acciona", "Tarnfell"}),
        ("Firmas relevantes del sector como Quellmoor (14 millones), FCC (12) y Tarnfell.", {"Quellmoor", "Tarnfell"}),
        (
            "Cinq firmes, parmi lesquelles Michelin, Quellmoor et Tarnfell, souffrent.",
            {"Michelin", "Quellmoor", "Tarnfell"},
        ),
        (
            "Le altre controllate del colosso e altre aziende: Ferrero, Quellmoor e Tarnfell.",
            {"Ferrero", "Quellmoor", "Tarnfell"},
        ),
        ("Bij de industriebedrijven Quellmoor en Tarnfell daalde het.", {"Quellmoor", "Tarnfell"}),
        ("Trois hommes, dont Emil Marr, Karl Tarn et Ida Lund, parlent.", set()),
        ("Trois villes, parmi lesquelles Lyon, Quellmoor et Tarnfell, souffrent.", set()),
    ],
)
def test_a_list_of_companies_tells_the_rest_of_it(text: str, found: set[str]):
    assert set(names(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Piazza Affari bene Tarnfell (+2,8%) e Quellmoor (meno 1,2%).", {"Tarnfell", "Quellmoor"}),
        ("Op het Damrak zakte de AEX. Tarnfell verloor 3,1 procent.", {"Tarnfell"}),
        ("In parlamento bene Tarnfell (+2,8%) e Quellmoor (meno 1,2%).", set()),
        ("A Piazza Affari il Ftse Mib (+0,3%) chiude come Londra (+0,2%).", set()),
    ],
)
def test_percentages_behind_names_are_those_of_shares_where_a_text_tells_of_them(text: str, found: set[str]):
    assert set(names(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("北山硝子は、eスポーツ運営のケルナソを子会社化した。同社の株価は上がった。", {"ケルナソ"}),
        ("開発会社のソレルカ(福岡市)と提携した株式会社の話だ。", {"ソレルカ"}),
        ("小説サイトのエルバダ傘下で、会社が運営する。", {"エルバダ"}),
        ("収入は云岭鑫瑞。上市公司计划收购德国云岭鑫29.06%股权。", {"云岭鑫"}),
        ("这家公司的股东包括凌霄资本、其他机构。凌霄资本创始合伙人李明说。", {"凌霄资本"}),
        ("가방 수출업체인 한빛셀에게 팔렸다.", {"한빛셀"}),
        ("해운사 QMM 인수에 나섰다.", {"QMM"}),
        ("반도체 업체인 ㈜한빛파운드리, 제작사인 ㈜솔미픽쳐스를 인수했다.", {"한빛파운드리", "솔미픽쳐스"}),
    ],
)
def test_what_is_done_to_firms_tells_their_names_in_east_asia(text: str, found: set[str]):
    assert set(names(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "昨日,北京市教育局发布公告称,工作将于六月开始。该协会成立于1998年。公司创始人表示,社会资本和民间资本应当参与。",
        "俱乐部成立于1905年。分析师认为,大盘股价下跌,投资者持有股份增加。公司股价上涨。",
        "会社のトップは企業の業績を語った。山田太郎さん(東京都港区)が株主総会で話した。市民ホール(福岡市)の会社員。",
        "福岡工場(福岡市)を閉鎖し、同業他社を買収する会社だ。海外企業を買収。子会社の株式を売却。",
        "회사 관계자는 업체인 것으로 알려졌다고 했다. 최대주주 지분 40%와 보유 주식 100만주. 스타트업 대표가 됐다.",
    ],
)
def test_schools_people_and_ordinary_words_in_east_asia_are_none(text: str):
    assert names(text) == []


def test_a_public_bank_and_who_heads_it_are_no_company():
    assert names("Ontem o Banco Central Henrique Marrez falou.") == []


def test_a_company_with_the_place_of_its_works_is_the_company():
    assert names("Fermeture du site Bosch de Quellmoorville hier.") == ["Bosch"]


def test_a_name_that_begins_with_a_noun_for_companies_is_not_cut():
    assert "Nationale" not in names("Compagnie Nationale Tarnfell SA a grandi. La Compagnie Nationale Tarnfell vend.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dans la vallée, Tarnfell (11 M€ de CA, 15 salariés) a été transmise hier.", ["Tarnfell"]),
        ("The buyer is Tarnfell (about 40 employees), which said so.", ["Tarnfell"]),
        ("L'entreprise Tarnfell change de patron. Philippe Tarnfell a cédé sa société hier.", ["Tarnfell"]),
        ("Tarnfell a été placé en redressement judiciaire hier.", ["Tarnfell"]),
        ("Elle est reprise par la holding Tarnfell, qui le dit.", ["Tarnfell"]),
        ("La jeune pousse Tarnfell recrute.", ["Tarnfell"]),
    ],
)
def test_size_fate_and_trade_of_a_firm_in_french_business_news(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Dans le Loiret, la rivière monte (15 salariés l'ont vu).",
        "Une PME (15 salariés) ferme en Lombardia.",
        "Rückblick: Doppelte Punkte (mehr Umsatz ab 5 Euro) gibt es. Der Rat und die Stadt sehen das, auch der Bund.",
        "Le dîner a eu lieu chez Paul et chez Marie.",
    ],
)
def test_regions_small_firms_in_general_and_people_at_home_are_no_names_of_firms(text: str):
    assert names(text) == []


def test_small_words_that_begin_known_names_belong_to_them_and_no_short_form_ends_with_one():
    assert names("Shares of Las Vegas Sands Corp. fell, and De Grey Mining rose.") == [
        "Las Vegas Sands Corp.",
        "De Grey Mining",
    ]
    assert names("The Bank of America and the Bank of England raised rates.") == ["Bank of America"]
    (bank,) = companies("Bank of America rose. The Bank of England raised rates, and so did the Bank of Japan.")
    assert (bank["name"], bank["aliases"], bank["mentions"]) == ("Bank of America", [], 1)
