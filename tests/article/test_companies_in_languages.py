"""Companies in texts of other languages than English, and under the legal forms of small countries."""

import pytest
from article.making import companies, names

from reader.article import analyse


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("云岭材料集团与海澜电机签署协议。海澜电机表示满意。", {"云岭材料集团": 1, "海澜电机": 2}),
        ("云岭材料集团（以下简称“云岭材料”）投产。云岭材料称，将扩产。", {"云岭材料集团": 3}),
        ("宁德时代与中国五矿集团有限公司会谈，中国五矿表示欢迎。", {"宁德时代": 1, "中国五矿集团有限公司": 2}),
        ("北浜電池工業株式会社は試作ラインを公開した。北浜電池工業は量産を急ぐ。", {"北浜電池工業株式会社": 2}),
        ("株式会社北浜製作所が発表した。", {"北浜製作所": 1}),
        ("株式会社ケルナー代表取締役の高橋氏が語った。", {"ケルナー": 1}),
        ("ソレル社の社長は、ライバル社とメーカー各社、ノルン社員の話をした。", {"ソレル": 1}),
        ("㈜한빛소재는 계약을 체결했다. 한빛소재의 주가는 올랐다. 한빛소재 관계자", {"한빛소재": 3}),
        ("该公司是最大的制造商，两家公司签署协议。中国稀土行业协会表示。清华大学研究。", {}),
    ],
)
def test_chinese_japanese_and_korean_companies(text: str, found: dict[str, int]):
    assert {company["name"]: company["mentions"] for company in companies(text)} == found


def test_companies_behind_german_nouns_are_found_without_them():
    text = (
        "Die Aktien von Norrhavn stiegen am Montag um drei Prozent. Der Stahlhersteller Grellwerk senkte seine "
        "Prognose, der Autobauer Veltmar auch, und der Chemiekonzern Anfang Mai ebenso. "
        "Der Rest der Aktien und der Stahlhersteller "
        "Deutschlands blieb unverändert, und der Vorstand der Werke schwieg."
    )
    assert [company.name for company in analyse(f"<p>{text}</p>").companies] == ["Norrhavn", "Grellwerk", "Veltmar"]


def test_companies_behind_german_nouns_are_found_behind_places_and_in_the_genitive():
    text = (
        "Der Bremer Roboterhersteller Veltmar wächst, und der Umsatz des Chemiekonzerns Tarnfeld stieg. "
        "Der Finanzinvestor Grellwerk übernimmt den Anlagenbauer Norrhavn für 25 Millionen Euro, und der Rest der "
        "Anteile bleibt bei der Familie und der Stadt."
    )
    found = [company.name for company in analyse(f"<p>{text}</p>").companies]
    assert found == ["Veltmar", "Tarnfeld", "Grellwerk", "Norrhavn"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("海澜锂能(300999)公告,拟投资新建项目。", ["海澜锂能"]),
        ("会议同意云岭锂电科技股份有限公司签署协议。", ["云岭锂电科技股份有限公司"]),
        ("青岭矿业投资（成都）有限公司签署协议。", ["青岭矿业投资（成都）有限公司"]),
        ("海澜金投是云岭集团全资控股的企业。", ["云岭集团"]),
    ],
)
def test_chinese_companies_by_code_and_with_brackets(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mill that Cleveland-Cliffs idled is old.", ["Cleveland-Cliffs"]),
        ("A stay-at-home mother left. At-Home mothers stayed.", []),
        ("It sold parts to the Eldholm-based Marr Cook Energy in May.", ["Marr Cook Energy"]),
        ("It sold parts to the Eldholm-based Marr Cook in May.", []),
        ("Ida Marr, an economist at Velt Norrhavn, disagrees.", ["Velt Norrhavn"]),
        ("Similarly Norrhavn Systems Corporation closed.", ["Norrhavn Systems Corporation"]),
        ("Beim 3D-Druckerhersteller Norrhavn Systems wird gespart.", ["Norrhavn Systems"]),
    ],
)
def test_names_are_whole_and_known_in_compounds_and_behind_places(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ida Marr is a digital content producer in Eldholm.",
        "The offer of investor Ola Quellmark was low.",
        "Eastern quarterback Ola Glass III threw it.",
        "Her son-in-law, Brenno, left. Brenno's car was old. Brenno's house burned, and Brenno came back.",
        "It has a processor, 8GB of memory and a fan.",
        "They bought Colombian coal.",
    ],
)
def test_people_measures_and_nationalities_are_no_companies(text: str):
    assert names(text) == []


SMALL_FORMS = ["s.r.o.", "a.s.", "d.o.o.", "d.d.", "hf.", "e.K.", "ULC", "Lda", "SGPS", "PCL", "S/A", "Ltée"]


@pytest.mark.parametrize("form", SMALL_FORMS)
def test_legal_forms_of_small_countries_make_a_name_a_company(form: str):
    found = names(f"The contract was signed by Quellmoor {form} in March after talks that lasted all winter.")
    assert [name.rstrip(".") for name in found] == [f"Quellmoor {form}".rstrip(".")]
