"""Legal forms, keys and the short forms that texts define."""

import pytest

from reader.article.companies.names import aliases_of, definitions, is_legal_form, key_of, legal_end


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quellmoor Mining Inc.", "Quellmoor Mining"),
        ("The Quellmoor Mining Company", "Quellmoor Mining"),
        ("Quellmoor Materials Co., Ltd.", "Quellmoor Materials"),
        ("Quellmoor AG", "quellmoor"),
        ("Quellmoor S.p.A.", "Quellmoor"),
        ("PT Quellmoor Nusantara Tbk", "Quellmoor Nusantara"),
        ("Q.R. Moor & Sons Ltd", "QR Moor and Sons".replace(" and", "")),
        ("Quellmoor Technology Co. Limited (QMT)", "Quellmoor Technology"),
        ("北浜電池工業株式会社", "北浜電池工業"),
        ("云岭材料股份有限公司", "云岭材料"),
    ],
)
def test_names_that_differ_in_form_have_one_key(one: str, other: str):
    assert key_of(one) == key_of(other)


def test_different_companies_have_different_keys():
    assert key_of("Quellmoor Capital Partners") != key_of("Quellmoor Capital Markets")


@pytest.mark.parametrize("word", ["Inc.", "Ltd", "LLC", "plc", "AG", "GmbH", "S.A.", "N.V.", "Oyj", "ASA", "K.K."])
def test_legal_forms_are_known(word: str):
    assert is_legal_form(word.rstrip(".")) or is_legal_form(word)


@pytest.mark.parametrize("word", ["as", "co", "se", "Mining", "ago", "sa"])
def test_ordinary_words_are_no_legal_forms(word: str):
    assert not is_legal_form(word)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Quellmoor Mining", ", Inc."),
        ("Quellmoor", " Co., Ltd."),
        ("Quellmoor", " S.A."),
        ("Quellmoor", " Pty Ltd"),
        ("Quellmoor", ""),
    ],
)
def test_the_legal_form_behind_a_name_is_measured(name: str, form: str):
    text = f"{name}{form} said"
    assert text[: legal_end(text, len(name))] == name + form


def test_a_job_title_is_no_legal_form():
    text = "Ida Quell, Co-Founder of the firm"
    assert legal_end(text, len("Ida Quell")) == len("Ida Quell")


@pytest.mark.parametrize(
    ("behind", "names", "generic"),
    [
        (" (“Quell” or the “Company”) said", ["Quell"], True),
        (' (the "Company")', [], True),
        (" (QMT)", ["QMT"], False),
        (" (NYSE: QMT) (“Quell”)", ["Quell"], False),
        ("（以下简称“云岭”）", ["云岭"], False),
        (" (see page 4)", [], False),
        (" (March 2024)", [], False),
        (" (2024)", [], False),
        (" said", [], False),
    ],
)
def test_definitions_are_read(behind: str, names: list[str], generic: bool):
    text = "Quellmoor Technology" + behind
    found, is_generic, _ = definitions(text, len("Quellmoor Technology"))
    assert (found, is_generic) == (names, generic)


def test_aliases_of_a_passage_leave_tickers_and_general_words_out():
    text = "Quellmoor Technology Co. Limited (QMT) and Tarnfeld Works (the “Seller”) (NYSE: QMT) in Ulm (Germany)"
    assert aliases_of(text) == ["QMT"]


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Quellmoor Energy plc (“Quellmoor”) builds liquefied petroleum gas (LPG) systems.", ["Quellmoor"]),
        ("Quellmoor Energy plc develops battery storage (“BESS”) and sells VoltSure(TM) in the Tarn Fund (TVF).", []),
        ("For 75 years, Quellmoor & Van Energy PLLC (QVE) has given advice.", ["QVE"]),
        ("The Quellmoor Energy, Inc. (NYSE: QLM) (“QME” or the “Company”) mines zinc.", ["QME"]),
        ("Founded in 1984 as a mill (Mill One), the house (QE) became Quellmoor Energy® (“Qen”).", ["QE", "Qen"]),
        ("云岭稀土集团股份有限公司（以下简称“云岭”）从事稀土。", ["云岭"]),
    ],
)
def test_aliases_of_somebody_are_those_behind_the_name_or_of_its_letters(text: str, aliases: list[str]):
    assert aliases_of(text, ["Quellmoor & Van Energy", "Quellmoor Energy", "云岭稀土集团"]) == aliases
