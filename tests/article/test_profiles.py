"""Profiles in every form: who is described, under which name, of which kind, and where the text begins."""

import pytest
from article.profiled import only, profiles
from article.writing import paragraphs, read, read_text, roles

ZINC = "Ostmark Zinc Ltd. is a mining company that works two pits near Ellerby and employs 340 people."
GRID = "Ellerby Grid plc operates the high-voltage network of the county and is listed in London."
WIND = (
    "RIDGE WIRE, 4 May 2031 /Wirefox/ -- Ostmark Zinc Ltd. (LSE: OSZ) and Ellerby Grid plc said on "
    "Tuesday that they will take the power of the "
    "first three turbines on the ridge for fifteen years, at a price that follows the index."
)


LABELLED = {
    "heading": "<h3>About Ostmark Zinc</h3><p>{0}</p>",
    "bold paragraph": "<p><strong>About Ostmark Zinc</strong></p><p>{0}</p>",
    "plain paragraph": "<p>About Ostmark Zinc:</p><p>{0}</p>",
    "more about": "<p><b>More about Ostmark Zinc</b></p><p>{0}</p>",
    "capitals": "<p><strong>ABOUT OSTMARK ZINC LTD.</strong></p><p>{0}</p>",
    "bold lead": "<p><strong>About Ostmark Zinc</strong> {0}</p>",
    "colon": "<p>About Ostmark Zinc: {0}</p>",
    "line break": "<p><strong>About Ostmark Zinc</strong><br>{0}</p>",
    "fused": "<p>About Ostmark Zinc{0}</p>",
    "about us": "<h3>About us</h3><p>{0}</p>",
    "section with a bare name": "<h2>Company Profiles</h2><h3>Ostmark Zinc Ltd.</h3><p>{0}</p>",
    "section with a name in bold": "<h2>Company Profile</h2><p><b>Ostmark Zinc Ltd.</b></p><p>{0}</p>",
    "section without names": "<h2>Who they are</h2><p>{0}</p>",
}


@pytest.mark.parametrize("form", LABELLED)
def test_a_company_is_found_in_every_form(form: str):
    profile = only(read(paragraphs() + LABELLED[form].format(ZINC)))
    assert profile.name.startswith("Ostmark Zinc")
    assert profile.kind == "company"
    assert profile.description.startswith("Ostmark Zinc Ltd. is a mining company")
    assert profile.blocks


def test_the_fullest_name_is_the_name_and_the_others_are_aliases():
    profile = only(read(f"{paragraphs()}<h3>About Ostmark</h3><p>{ZINC}</p>"))
    assert profile.name == "Ostmark Zinc Ltd."
    assert "Ostmark" in profile.aliases


def test_a_name_in_brackets_and_a_ticker_are_told_from_the_name():
    html = f"{paragraphs()}<h2>Company profiles</h2><h3>Ostmark Zinc Ltd. (LSE: OSZ)</h3><p>{ZINC}</p>"
    profile = only(read(html))
    assert profile.name == "Ostmark Zinc Ltd."
    assert profile.tickers == ("LSE: OSZ",)


def test_several_profiles_in_a_section_are_parted():
    html = (
        f"{paragraphs()}<h2>Company Profiles</h2><h3>Ostmark Zinc Ltd.</h3><p>{ZINC}</p><h3>Ellerby "
        f"Grid plc</h3><p>{GRID}</p>"
    )
    assert profiles(read(html)) == [("Ostmark Zinc Ltd.", "company"), ("Ellerby Grid plc", "company")]


def test_several_profiles_in_a_row_are_parted():
    html = f"{paragraphs()}<p><b>About Ostmark Zinc</b></p><p>{ZINC}</p><p><b>About Ellerby Grid</b></p><p>{GRID}</p>"
    assert profiles(read(html)) == [("Ostmark Zinc Ltd.", "company"), ("Ellerby Grid plc", "company")]


def test_texts_without_names_above_them_are_parted_by_who_they_begin_with():
    parts = read(f"{paragraphs()}<h2>Companies mentioned</h2><p>{ZINC}</p><p>{GRID}</p>")
    assert [profile.name for profile in parts.profiles] == ["Ostmark Zinc Ltd.", "Ellerby Grid plc"]


def test_a_profile_goes_on_until_something_else_begins():
    more = "The pits were opened in 1974 and supply smelters in three countries."
    html = (
        f"{paragraphs()}<h3>About Ostmark Zinc</h3><p>{ZINC}</p><p>{more}</p><p>Contact: Ann Marlow, "
        "ann@ostmark.example</p>"
    )
    parts = read(
        html + "<p>This release contains forward-looking statements; actual results may differ materially.</p>"
    )
    assert only(parts).description == f"{ZINC} {more}"
    assert (
        roles(parts)["This release contains forward-looking statements; actual results may differ materially."]
        == "disclaimer"
    )


def test_profiles_without_labels_at_the_foot_of_a_release_are_found():
    parts = read(f"<h1>Ostmark Zinc Ltd. buys wind power</h1><p>{WIND}</p>{paragraphs()}<p>{ZINC}</p><p>{GRID}</p>")
    assert [profile.name for profile in parts.profiles] == ["Ostmark Zinc Ltd.", "Ellerby Grid plc"]


def test_a_company_described_in_the_last_paragraph_of_a_news_story_stays_in_the_body():
    assert read(f"{paragraphs()}<p>{ZINC}</p>").profiles == ()


def test_a_release_in_one_block_is_unfolded_at_its_double_blanks():
    block = "  ".join(
        [WIND, "“We like the ridge,” said Ann Marlow, who leads the company.", "About Ostmark Zinc", ZINC]
    )
    parts = read(f"<h1>Ostmark Zinc Ltd. buys wind power</h1><p>{block}</p>")
    assert only(parts).description == ZINC
    assert len(parts.blocks) == 5


FOREIGN = {
    "de": (
        "Über die Elbzink AG",
        "Die Elbzink AG ist ein Bergbauunternehmen mit Sitz in Lauenburg und beschäftigt 340 Menschen.",
        "Elbzink AG",
    ),
    "fr": (
        "À propos d'Alpzinc",
        "Alpzinc SA est une société minière qui exploite deux carrières et emploie 340 personnes.",
        "Alpzinc SA",
    ),
    "es": (
        "Acerca de Zinc del Norte",
        "Zinc del Norte S.A. es una empresa minera que explota dos yacimientos.",
        "Zinc del Norte S.A.",
    ),
    "pt": (
        "Sobre a Zinco Norte",
        "Zinco Norte S.A. é uma empresa de mineração com sede em Aveiro.",
        "Zinco Norte S.A.",
    ),
    "it": (
        "Informazioni su Zinco Alpi",
        "Zinco Alpi S.p.A. è una società mineraria con sede a Trento.",
        "Zinco Alpi S.p.A.",
    ),
    "zh": (
        "关于北岭锌业",
        "北岭锌业股份有限公司是一家矿业公司，总部位于北岭，员工约三百四十人。",
        "北岭锌业股份有限公司",
    ),
    "ja": (
        "会社概要",
        "北嶺亜鉛株式会社は一九六三年創業の鉱山会社で、従業員は約三百四十人である。",
        "北嶺亜鉛株式会社",
    ),
    "ko": (
        "회사 소개",
        "북령아연 주식회사는 두 개의 광산을 운영하는 기업으로 직원은 약 삼백사십 명이다.",
        "북령아연 주식회사",
    ),
}


@pytest.mark.parametrize("language", FOREIGN)
def test_companies_are_found_in_other_languages(language: str):
    label, text, name = FOREIGN[language]
    profile = only(read(f"{paragraphs(language)}<h3>{label}</h3><p>{text}</p>", language=language))
    assert (profile.name, profile.kind, profile.description) == (name, "company", text)


TRAPS = {
    "a number of people": "<p>About 200 people came to the hall.</p>",
    "a question": "<h3>About that ridge: what we know</h3>",
    "half": "<h3>About half of the town was against it</h3>",
}


@pytest.mark.parametrize("trap", TRAPS)
def test_what_only_begins_like_a_profile_is_none(trap: str):
    assert read(paragraphs() + TRAPS[trap] + paragraphs()).profiles == ()


def test_profiles_in_plain_text_are_found():
    from article.writing import BODY

    text = "\n".join([*BODY["en"], "Company Profiles", "Ostmark Zinc Ltd.", ZINC, "Ellerby Grid plc", GRID])
    assert [profile.name for profile in read_text(text).profiles] == ["Ostmark Zinc Ltd.", "Ellerby Grid plc"]


def test_rows_of_company_data_are_a_profile_under_the_name_they_give():
    html = "<h3>会社概要</h3><p>会社名：北嶺亜鉛株式会社</p><p>所在地：北嶺市中央一丁目</p><p>事業内容：亜鉛の採掘</p>"
    assert only(read(paragraphs("ja") + html)).name == "北嶺亜鉛株式会社"


FUSED = {
    "About Ridge AFounded in 1984, Ridge A is the county's oldest mill.": "Ridge A",
    "About Ostmark Zinc Headquartered in Ellerby, Ostmark Zinc works two pits.": "Ostmark Zinc",
    "About Ostmark Zinc Ltd. Ellerby-based Ostmark Zinc Ltd. works two pits in the county.": "Ostmark Zinc Ltd.",
    "About ValeCarsValeCars is a county-wide service for used cars and vans.": "ValeCars",
    "About the Ridge ClubFounded in 1948, the Ridge Club is a group of walkers.": "Ridge Club",
}


@pytest.mark.parametrize("text", FUSED)
def test_a_fused_label_ends_where_the_text_begins(text: str):
    parts = read(f"{paragraphs()}<p>{text}</p>")
    assert FUSED[text] in (parts.profiles[0].name, *parts.profiles[0].aliases)


RUN_INTO = {
    "About OSTZ The Ostmark Society for Tin and Zinc is a union of smelters that was founded in Ellerby.": "OSTZ",
    "About Ellerby Scouts The largest club of the valley, Ellerby Scouts has four hundred members.": "Ellerby Scouts",
    "About Ostmark Zinc Headquartered in Ellerby, Ostmark Zinc is a mining company with two shafts.": "Ostmark Zinc",
    "About OstmarkOstmark is a mining company near Ellerby with two shafts and a mill.": "Ostmark",
}


@pytest.mark.parametrize("text", RUN_INTO)
def test_a_label_that_has_run_into_its_text_ends_where_the_text_begins(text: str):
    (profile,) = read(paragraphs() + f"<p>{text}</p>").profiles
    assert RUN_INTO[text] in (profile.name, *profile.aliases)
    assert not any(word in profile.name for word in ("Headquartered", "largest", "OstmarkOstmark"))


@pytest.mark.parametrize("label", ["About Ostmark", "About Ostmark: ", "ABOUT OSTMARK – "])
def test_a_profile_is_given_as_printed_and_what_only_announces_it_apart(label: str):
    (profile,) = read(paragraphs() + f"<p>{label}{ZINC}</p>").profiles
    assert (profile.text, profile.label, profile.description) == (f"{label}{ZINC}", label, ZINC)
    assert profile.as_dict()["label"] == label


def test_a_name_in_bold_before_a_text_that_begins_with_it_is_the_name():
    texts = (
        "<b>Ostmark Zinc Ltd.</b> Ostmark Zinc is a mining company near Ellerby.",
        "<b>Oxbow AG</b> Oxbow is a maker of kettles.",
    )
    html = "".join(f"<li>{text}</li>" for text in texts)
    found = read(f"{paragraphs()}<h3>Company Profiles</h3><ul>{html}</ul>").profiles
    assert [profile.name for profile in found] == ["Ostmark Zinc Ltd.", "Oxbow AG"]


def test_notes_to_editors_that_say_what_a_company_is_are_its_profile():
    html = "<p>Notes to editors</p><p>Ostmark Zinc plc is a mining company near Ellerby with two shafts.</p>"
    parts = read(paragraphs() + html)
    assert [profile.name for profile in parts.profiles] == ["Ostmark Zinc plc"]
    assert not parts.disclaimers


def test_contacts_that_have_lost_their_blanks_end_a_profile():
    html = "<h3>About Ostmark Zinc</h3><p>Ostmark Zinc is a mining company near Ellerby.</p>"
    (profile,) = read(f"{paragraphs()}{html}<p>ContactAnn Marlow Ostmark Zinc Email us here</p>").profiles
    assert profile.description == "Ostmark Zinc is a mining company near Ellerby."


HESITANT = [
    ("en", "Ridgeline Metals Inc. in brief", "Ridgeline Metals Inc. is a mining company that employs 900 people."),
    ("en", "Ridgeline Metals Inc. at a glance", "Ridgeline Metals Inc. is a mining company that employs 900 people."),
    ("en", "# # # About Ridgeline Metals Inc.", "Ridgeline Metals Inc. is a mining company that employs 900 people."),
    ("de", "Zur Ridge AG", "Die Ridge AG ist ein Hersteller von Windrädern mit Sitz in Ellerbach."),
    ("de", "Hintergrund: Ridge AG", "Die Ridge AG ist ein Hersteller von Windrädern mit Sitz in Ellerbach."),
    ("it", "Ridge S.p.A. in breve", "Ridge S.p.A. è un produttore di turbine con sede a Ellerbia."),
]


@pytest.mark.parametrize(("language", "label", "text"), HESITANT)
def test_a_name_with_words_that_may_announce_anything_announces_the_text_that_says_who_it_is(
    language: str, label: str, text: str
) -> None:
    parts = read(f"{paragraphs(language)}<h3>{label}</h3><p>{text}</p>", language=language)
    assert [(profile.kind, profile.description) for profile in parts.profiles] == [("company", text)]
    assert roles(parts)[label] == "profile_label"


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        ("en", "The ridge at a glance", "Twelve turbines will stand above the mill, and the cable is in the ground."),
        ("de", "Zu den Kosten", "Die Kosten sind nach Ansicht des Rates zu hoch, und das Geld fehlt an der Schule."),
        (
            "en",
            "WHO IS THE FRONT-RUNNER?",
            "Polls have changed the picture of the race, and nobody is sure of the hall.",
        ),
    ],
)
def test_headings_of_the_text_with_such_words_announce_nobody(language: str, heading: str, text: str) -> None:
    parts = read(f"{paragraphs(language)}<h3>{heading}</h3><p>{text}</p>", language=language)
    assert parts.profiles == ()


def test_a_text_below_company_profiles_that_names_nobody_is_no_profile() -> None:
    nobody = "it is said that nobody knows what it does, and why it has done so for all of these years."
    kettles = "Oxbow Ltd is a maker of kettles and was founded in 1990 in Brackenford."
    parts = read(f"<h2>Company Profiles</h2><p>{nobody}</p><p>{kettles}</p>")

    assert [(profile.name, profile.description) for profile in parts.profiles] == [("Oxbow Ltd", kettles)]


def test_heads_of_sections_below_about_name_no_company():
    html = (
        "<h2>About</h2><h3>Further plans</h3><p>We have plans for a second ridge and will tell of them in spring.</p>"
        "<h3>Previously</h3><p>The council had one turbine, which stood by the mill until the storm of May.</p>"
    )
    parts = read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}{html}")
    assert parts.companies == ()
    assert "company" not in [profile.kind for profile in parts.profiles]


def test_a_sentence_that_begins_with_about_and_a_name_announces_nobody():
    text = "About Oxbow, nobody in the town knows much: it has never published its accounts."
    parts = read(f"{paragraphs()}<p>{text}</p>{paragraphs()}")
    assert parts.profiles == ()


@pytest.mark.parametrize("sign", "■◆▼○")
def test_a_sign_before_a_japanese_label_is_no_part_of_the_name(sign: str):
    text = "1962年設立。磁石の開発・製造・販売を手掛ける。本社は北嶺市、従業員数は1,240名。"
    html = f"{paragraphs('ja')}<p>{sign}北嶺磁石株式会社について</p><p>{text}</p>"
    assert [profile.name for profile in read(html, language="ja").profiles] == ["北嶺磁石株式会社"]


def test_a_profile_of_two_companies_makes_them_no_single_one():
    deal = "Quellmoor Metals Inc. said on Tuesday that it would buy Oxbow Zinc for 40 million dollars."
    text = "Quellmoor Metals mines zinc in Peru. Oxbow Zinc refines it in Norway."
    html = f"{paragraphs()}<p>{deal}</p><h3>About Quellmoor Metals and Oxbow Zinc</h3><p>{text}</p>"
    found = [(company.name, company.profiled) for company in read(html).companies]
    assert found == [("Quellmoor Metals", True), ("Oxbow Zinc", True)]


def test_a_label_in_capitals_that_ran_into_its_text_doubles_no_name():
    text = "ABOUT QUELLMOOR METALS INC. Quellmoor Metals Inc. is a miner of zinc with two mines in Peru."
    (profile,) = read(f"{paragraphs()}<p>{text}</p>").profiles
    assert profile.name == "Quellmoor Metals Inc."


@pytest.mark.parametrize("entry", ["<p><b>{}:</b> {}</p>", "<p><b>{}</b>: {}</p>", "<p>{}: {}</p>"])
@pytest.mark.parametrize(("language", "label"), [("en", "Company Profiles"), ("de", "Unternehmen im Profil")])
def test_names_before_colons_in_a_section_are_profiles_of_their_own(language: str, label: str, entry: str):
    firms = {
        "Oxbow Metals Inc.": "Oxbow Metals mines zinc in Peru and Chile.",
        "Orm Zinc AB": "Refines zinc in Norway.",
    }
    text = "".join(entry.format(name, what) for name, what in firms.items())
    parts = read(f"{paragraphs(language)}<h3>{label}</h3>{text}", language=language)
    assert [profile.name for profile in parts.profiles] == list(firms)
    assert [company.name for company in parts.companies] == list(firms)


def test_rows_of_data_in_a_section_name_no_company():
    firm = "Oxbow Metals Inc. is a miner of zinc with two mines in Peru."
    rows = "<p>Main markets: Norway, Sweden and the Baltic states</p><p>Founded: in the spring of 1984</p>"
    parts = read(f"{paragraphs()}<h3>Company Profiles</h3><p>{firm}</p>{rows}")
    assert [profile.name for profile in parts.profiles] == ["Oxbow Metals Inc."]
