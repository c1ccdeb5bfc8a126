"""Legal forms of many countries, before and behind names."""

import pytest
from article.making import names

from reader.article import parts_of

NAMES = [
    "PJSC Quellmoor Zinc",
    "OAO Quellmoor",
    "PAO Quellmoor",
    "JSC Quellmoor",
    "OOO Quellmoor",
    "UAB Quellmoor",
    "SARL Quellmoor",
    "EURL Quellmoor",
    "Quellmoor EURL",
    "Quellmoor Zinc SARL",
    "Quellmoor Zinc S.à r.l.",
    "Quellmoor Çinko A.Ş.",
    "Quellmoor Polska Sp. z o.o.",
    "Quellmoor Zinc AD",
    "Quellmoor Zinc s.r.o.",
    "Quellmoor d.o.o.",
    "Quellmoor Zinc Oyj",
    "Quellmoor Zinc ASA",
    "Quellmoor Zinc AB (publ)",
    "Quellmoor Zinc Kft.",
    "Quellmoor Nyrt.",
    "PT Quellmoor Zinc Tbk.",
    "Quellmoor Zinc Sdn Bhd",
    "Quellmoor Japan K.K.",
    "Quellmoor Zink GmbH & Co. KG",
    "Quellmoor Zinc, S.A.B. de C.V.",
    "Quellmoor, S.A. de C.V.",
    "Quellmoor Zinco Ltda.",
    "Quellmoor VOF",
    "Quellmoor BV",
    "Quellmoor OÜ",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_legal_form_tells_a_company_and_belongs_to_its_name(name: str):
    text = f"<p>The mine at Delvane was sold in 1990 to {name} for ten dollars, and Quellmoor sold it again.</p>"
    [company] = parts_of(text)["companies"]
    assert (company["name"], company["mentions"]) == (name, 2)


@pytest.mark.parametrize(
    "text",
    [
        "The wall was built under Ortwin Sarl AD 312 by masons.",
        "A SARL is what the French call it.",
    ],
)
def test_letters_that_only_look_like_a_legal_form_tell_none(text: str):
    assert parts_of(f"<p>{text}</p>")["companies"] == []


def test_a_known_name_written_small_before_its_legal_form_is_a_company() -> None:
    assert names("The steelmaker thyssenkrupp AG said that the mill AG of the town and a target Inc are none.") == [
        "thyssenkrupp AG"
    ]


@pytest.mark.parametrize(
    "name",
    ["Ellerby Mortgage and Housing Corporation", "Marks and Spencer Group plc", "Banca Tarno di Quella SpA"],
)
def test_a_word_between_the_halves_of_a_name_belongs_to_it(name: str) -> None:
    assert names(f"Shares of {name} rose.") == [name]
