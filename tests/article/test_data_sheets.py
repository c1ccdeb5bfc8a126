"""Profiles that are rows of data, and further forms of labels, names and ends of profiles."""

import pytest
from article.writing import paragraphs, read, roles

SHEETS = {
    "ja": (
        "【北嶺亜鉛株式会社 会社概要】",
        ("会社名：北嶺亜鉛株式会社", "代表者：佐藤 花子", "所在地：北嶺市中央1-2", "資本金：3億円", "鉱山数：2"),
        "北嶺亜鉛株式会社",
    ),
    "ko": (
        "북령아연 회사개요",
        ("회사명: 북령아연 주식회사", "대표이사: 김하늘", "설립: 1984년", "본사: 북령시"),
        "북령아연 주식회사",
    ),
    "zh": (
        "北岭锌业公司简介",
        ("公司名称：北岭锌业有限公司", "法定代表人：李明", "成立时间：1984年", "注册资本：三亿元"),
        "北岭锌业有限公司",
    ),
}


@pytest.mark.parametrize("language", SHEETS)
def test_rows_of_data_are_a_profile(language: str) -> None:
    label, rows, name = SHEETS[language]
    parts = read(f"{paragraphs(language)}<p>{label}</p>" + "".join(f"<p>{row}</p>" for row in rows))
    assert [(profile.name, profile.kind) for profile in parts.profiles] == [(name, "company")]
    found = roles(parts)
    assert found[label] == "profile_label"
    assert {found[row] for row in rows} == {"profile"}


def test_rows_below_another_profile_are_of_the_name_above_them() -> None:
    rows = ("本社：北嶺市中央1-2", "代表者：佐藤 花子", "設立：1984年", "事業内容：亜鉛の採掘")
    product = (
        "<p>ミルについて</p><p>ミルは、亜鉛の採掘を記録するための新しい道具です。毎日の記録を一つの画面で示します。</p>"
    )
    html = f"{paragraphs('ja')}{product}<p>北嶺亜鉛株式会社</p>" + "".join(f"<p>{row}</p>" for row in rows)
    assert "北嶺亜鉛株式会社" in [profile.name for profile in read(html).profiles]


def test_two_such_rows_are_none() -> None:
    html = f"{paragraphs('ja')}<p>場所：北嶺市中央</p><p>住所：北嶺市中央1-2</p><p>{'工事は続く。' * 3}</p>"
    assert read(html).profiles == ()


def test_a_footnote_ends_a_profile() -> None:
    note = "*Source: a count of the county, made in the spring of the year before."
    zinc = "Ostmark Zinc Ltd. is a mining company that works two pits near Ellerby and employs 340 people."
    parts = read(f"{paragraphs()}<h3>About Ostmark Zinc</h3><p>{zinc}</p><p>{note}</p>")
    assert [profile.text for profile in parts.profiles] == [zinc]


@pytest.mark.parametrize(
    ("label", "text", "kind"),
    [
        ("Oat & Barley", "O&B serves millers around the world with the best of grain.", "company"),
        ("Millrite®", "Millrite® is a registered trademark of Ostmark Corporation and stands on 40 shelves.", "other"),
        ("our Methods", "After testing twelve turbines, our team found that three of them turn in any wind.", "other"),
    ],
)  # fmt: skip
def test_what_is_described_shows_in_name_and_text(label: str, text: str, kind: str) -> None:
    parts = read(f"{paragraphs()}<h3>About {label}</h3><p>{text}</p>")
    assert [profile.kind for profile in parts.profiles] == [kind]


def test_a_short_name_in_the_label_gives_way_to_the_name_that_it_is_short_for() -> None:
    text = "The Ellerby Turbine Association (ETA) is based in Ellerby and speaks for the keepers of 300 turbines."
    (profile,) = read(f"{paragraphs()}<h3>About ETA</h3><p>{text}</p>").profiles
    assert (profile.name, profile.kind) == ("Ellerby Turbine Association", "organisation")
    assert "ETA" in profile.aliases


def test_who_leads_a_firm_is_an_author_below_a_heading_with_that_name() -> None:
    text = "Ann Marlow is the CEO and founder of Millrite, a maker of sails for turbines in Ellerby."
    parts = read(f"{paragraphs()}<h5>Ann Marlow</h5><p>{text}</p><p>Share this</p>")
    assert [(profile.name, profile.kind) for profile in parts.profiles] == [("Ann Marlow", "other")]
    assert roles(parts)["Ann Marlow"] == "profile_label"


def test_an_italian_label_may_have_its_article_run_together() -> None:
    text = "Officina Ellerby è una società che costruisce turbine e dà lavoro a 340 persone nella valle."
    parts = read(f"{paragraphs('it')}<h3>Informazioni sull'Officina Ellerby</h3><p>{text}</p>", language="it")
    assert [profile.name for profile in parts.profiles] == ["Officina Ellerby"]


def test_where_a_company_sits_is_no_part_of_its_name() -> None:
    text = "Ellerby-based Ostmark Corporation (LSE: OSZ) is a mining company that serves mills from 40 depots."
    (profile,) = read(f"{paragraphs()}<h3>About Ostmark</h3><p>{text}</p>").profiles
    assert profile.name == "Ostmark Corporation"


def test_a_heading_with_a_name_makes_a_profile_of_the_text_below_it() -> None:
    text = "Millrite is a national maker of sails and a supplier that gives work to 340 people in the valley."
    parts = read(f"{paragraphs()}<h4>Millrite</h4><p>{text}</p>")
    assert [(profile.name, profile.kind) for profile in parts.profiles] == [("Millrite", "company")]


def test_a_name_and_buttons_may_stand_between_the_label_and_what_is_said_of_an_author() -> None:
    text = "She leads the desk in Ellerby, where she has told of mills, of turbines and of the weather for many years."
    between = "<p>Ann Marlow</p><p>View profile</p>"
    found = roles(read(f"{paragraphs()}<h3>About the author</h3>{between}<p>{text}</p>"))
    assert (found["About the author"], found["Ann Marlow"], found[text]) == (
        "profile_label",
        "profile_label",
        "profile",
    )


def test_who_is_faculty_is_an_author() -> None:
    text = "Ann Marlow is adjunct faculty at Ellerby College and a physician in the valley."
    assert [profile.kind for profile in read(f"{paragraphs()}<p>{text}</p>").profiles] == ["other"]


def test_a_japanese_label_without_its_name_in_the_text_announces_no_profile() -> None:
    html = "<p>記事の利用について</p><p>社内での共有や複製をご希望の方は、こちらのリンク先をご覧ください。</p>"
    assert read(f"<h1>風車の計画</h1>{html}{paragraphs('ja')}").profiles == ()
