"""Companies whose names begin with small letters, stand between Chinese and Japanese letters, or hold small words."""

import pytest
from article.making import companies, names, profile

from reader.article.companies.cjk_known import forms_of, known_cjk_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("今天赣锋锂业和宁德时代签约。", ["赣锋锂业", "宁德时代"]),
        ("トヨタと日本製鉄は協力する。", ["トヨタ", "日本製鉄"]),
        ("오늘 삼성전자와 LG화학이 만났다.", ["삼성전자", "LG화학"]),
        ("日立市役所と金風科技大学。", []),
        ("モトヨタとトヨタンの話、チャールズ・トヨタ氏。", []),
        ("한국삼성전자들", []),
        ("今日稀土。", []),
    ],
)
def test_known_names_are_found_where_they_are_no_part_of_another_word(text: str, found: list[str]):
    assert [name for name, _ in known_cjk_names(text)] == found


@pytest.mark.parametrize("listing", ["123450", "코스닥 123450", "코스닥: 123450", "KOSDAQ: 123450"])
def test_a_korean_name_before_where_it_is_listed_is_found_with_its_ticker(listing: str):
    found = companies(f"삼성SDI가 산다. 한빛마루({listing})가 인수한다. 그 회사({listing})가 컸다.")
    assert [(company["name"], len(company["tickers"])) for company in found] == [("삼성SDI", 0), ("한빛마루", 1)]


def test_a_character_that_joins_in_chinese_is_part_of_a_japanese_name():
    text = "昨日、東和精密工業株式会社が発表した。三和鉱山株式会社と北和電線株式会社は提携する。"
    assert names(text) == ["東和精密工業株式会社", "三和鉱山株式会社", "北和電線株式会社"]


def test_the_longest_known_name_counts():
    assert list(known_cjk_names("今天日立製作所が発表した")) == [("日立製作所", 2)]


def test_forms_of_a_known_name_are_those_of_its_company():
    assert "CATL" in forms_of("宁德时代")
    assert forms_of("云岭") == frozenset()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ティーディーケー、つまりTDKと北浜電池が決めた。", "TDK"),
        ("北浜の子会社Quellmoor Chemicalを設立し、工場を建てる。", "Quellmoor Chemical"),
        ("据英国研究公司Quellmoor的报告。", "Quellmoor"),
        ("북부의 기업 Tesla와 계약했다.", "Tesla"),
    ],
)
def test_a_latin_name_among_other_letters_is_found(text: str, name: str):
    assert name in names(text)


def test_a_latin_name_that_goes_on_in_katakana_is_none():
    assert names("資源大手QMマテリアルズの株。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They sold it to eBay and left.", ["eBay"]),
        ("The chip maker dQuell raised money.", ["dQuell"]),
        ("The cells of enQuell Energy were tested; enQuell Energy's plant is new.", ["enQuell Energy"]),
        ("An iPhone and an eBook lay there. The iPhone-Fertiger Foxconn closed.", ["Foxconn"]),
        ("The mRNA was lost near the eVTOL.", []),
    ],
)
def test_a_name_may_begin_with_small_letters(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We ate at Burger King yesterday.", "Burger King"),
        ("The stones of De Beers are cut here.", "De Beers"),
        ("They met SK On in May.", "SK On"),
        ("The start-up Quellmoor.ai closed. Quellmoor.ai had ten engineers.", "Quellmoor.ai"),
        ("Hier, EDF et Verlac ont signé.", "EDF"),
        ("Gestern trafen sich Stellantis und Norrhavn in der Stadt und redeten.", "Stellantis"),
        ("Toyota’s plant stood still.", "Toyota"),
    ],
)
def test_small_words_and_sums_beside_a_name_do_not_hide_it(text: str, name: str):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "The People's Bank of China and the Reserve Bank of Australia cut rates.",
        "A loan came from the US International Development Finance Corporation.",
        "The European Investment Bank's lending grew.",
        "The King met the General on Monday.",
    ],
)
def test_public_bodies_are_no_companies_whatever_their_form(text: str):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le chinois Quellmoor et d’autres ont signé hier.", ["Quellmoor"]),
        ("La australiana Quellmoor firmó un acuerdo.", ["Quellmoor"]),
        ("Le français Emil Marr a gagné.", []),
        ("Its players like Quell.ai ($4M for chips), Tarnow ($3M for robots), and Velt Marr grew.", ["Quell.ai"]),
        ("The producer Lithium Power Overseas (LPO) dug here.", ["Lithium Power Overseas"]),
        ("Apple's stores closed. Target's too.", ["Apple", "Target"]),
        ("Der Energiekonzern Norrhavn und die Bahn sparen, der Rest und die Stadt nicht.", ["Norrhavn"]),
    ],
)
def test_words_around_a_name_tell_a_firm(text: str, found: list[str]):
    assert names(text) == found


def test_companies_joined_by_and_are_two():
    found = companies("Hier, Stellantis et Orano ont signé.")
    assert [company["name"] for company in found] == ["Stellantis", "Orano"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公司全资子公司云岭实业拟增资，云岭实业表示欢迎。", ["云岭实业"]),
        ("公司子公司云岭实业拟增资。", []),
        ("한빛과 북부의 합작사인 새벽셀즈로부터 수주했다.", ["새벽셀즈"]),
    ],
)
def test_owned_companies_are_found_in_chinese_and_korean(text: str, found: list[str]):
    assert names(text) == found


def test_names_in_quotation_marks_beside_a_cyrillic_legal_form_are_companies() -> None:
    text = (
        "Компания ООО «Гряда Энерго» приобрела контрольный пакет ПАО «Северная медь», сообщили во вторник. ТОО «Адал "
        "Консалт» выступило консультантом, „Северна руда“ ЕООД стала партнёром. Газета «Вечер» писала об этом."
    )
    assert names(text) == ["Гряда Энерго", "Северная медь", "Адал Консалт", "Северна руда"]


def test_a_day_before_a_korean_legal_form_is_no_name() -> None:
    text = "능선에너지 주식회사는 12일 (주)북곡동광의 지분 과반을 인수한다고 밝혔다."
    assert "12일" not in names(text)


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("トヨタ自動車（愛知県豊田市）は25日、発表した。", []),
        ("トヨタ自動車（以下「トヨタ」）は発表した。トヨタは続ける。", ["トヨタ"]),
        ("宁德时代（董事长高岭松）表示，产能将释放。", []),
        ("云岭铝业股份有限公司（云岭铝业股份）表示。", ["云岭铝业股份"]),
        ("北岭磁石株式会社（東証プライム：6999）は工場を建てる。", []),
        ("현대자동차(회장 김새벽)는 공장을 짓는다.", []),
        ("현대자동차(현대차)는 공장을 짓는다.", ["현대차"]),
        ("삼성전자(이하 삼성)는 공장을 짓는다.", ["삼성"]),
    ],
)
def test_a_bracket_behind_a_name_without_blanks_gives_short_forms_and_neither_places_nor_people(
    text: str, aliases: list[str]
) -> None:
    assert companies(text)[0]["aliases"] == aliases


def test_a_code_before_a_comma_of_full_width_is_a_ticker() -> None:
    (found,) = companies("云岭锂业股份有限公司（证券代码：002999，以下简称“云岭锂业”）公告。")
    assert found["tickers"] == ["SZSE: 002999"]


def test_latin_letters_that_begin_a_korean_name_are_no_company_of_their_own() -> None:
    assert names("LG에너지솔루션은 공장을 짓는다.") == ["LG에너지솔루션"]
    assert names("LG에너지솔루션은 공장을 짓는다. LG는 웃었다.") == ["LG에너지솔루션", "LG"]


def test_prints_of_a_company_that_its_profile_alone_tells_of_are_counted() -> None:
    text = "새벽셀즈는 공장을 짓는다. 새벽셀즈가 돈을 낸다."
    (found,) = companies(text, profiles=[profile("새벽셀즈")])
    assert found["mentions"] == 2


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("深圳恒锐科技股份有限公司今日扩产。恒锐科技营收增长。", ["深圳恒锐科技股份有限公司", "恒锐科技"]),
        ("北京云岭智能有限公司签约。云岭智能产能充足。", ["北京云岭智能有限公司", "云岭智能"]),
        ("上海云岭集团公告。云岭集团产能充足。", ["上海云岭集团", "上海云岭", "云岭集团"]),
        ("广东省深圳市恒锐科技有限公司签约。恒锐科技扩产。", ["广东省深圳市恒锐科技有限公司", "恒锐科技"]),
        ("北京汽车集团有限公司扩产，汽车市场好。", ["北京汽车集团有限公司"]),
    ],
)
def test_a_full_name_that_begins_with_a_place_and_its_form_without_are_one_company(text: str, forms: list[str]):
    assert [[firm["name"], *firm["aliases"]] for firm in companies(text)] == [forms]


def test_a_form_without_a_place_that_two_companies_could_have_stays_alone():
    text = "北京恒锐科技有限公司与深圳恒锐科技有限公司签约。恒锐科技扩产。"
    assert names(text) == ["北京恒锐科技有限公司", "深圳恒锐科技有限公司", "恒锐科技"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("今年苹果和小米丰收，农民很高兴。", []),
        ("苹果树下种小米，与华为的工厂相邻。", ["华为"]),
        ("他们收购小米，苹果股价上涨。", ["小米", "苹果"]),
        ("小米SU7的交付量上升。", ["小米"]),
        ("小米集团今日发布财报，小米销量增长。", ["小米集团"]),
        ("最美的风景令人联想到故乡。", []),
    ],
)
def test_ordinary_words_that_are_companies_too_do_not_vouch_for_each_other(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "工厂今日立即停产，加强生态保护。",
        "大力拓展市场，不同程度下降。",
        "南京东路上的航空客运。",
        "高通胀与伊利诺伊州的交通威胁。",
    ],
)
def test_a_name_that_only_seems_to_stand_between_two_words_is_none(text: str):
    assert names(text) == []
