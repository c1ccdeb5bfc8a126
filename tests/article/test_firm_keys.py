"""Names of one firm in two articles share a key; those of two firms do not."""

import pytest

from reader.article.companies.firm_keys import firm_key, short_key


@pytest.mark.parametrize(
    "names",
    [
        ("Apple", "Apple Inc.", "Apple, Inc."),
        ("Amazon", "Amazon.com", "Amazon.com, Inc."),
        ("AWS", "Amazon Web Services", "Amazon Web Services, Inc."),
        ("AMD", "Advanced Micro Devices", "Advanced Micro Devices Inc."),
        ("Visa", "Visa Inc."),
        ("Facebook", "Facebook Inc."),
        ("Tarn & Pell", "Tarn and Pell", "Tarn & Pell Ltd"),
        ("Minérais Bréval", "Minerais Breval SA"),
    ],
)
def test_one_firm_has_one_key(names: tuple[str, ...]) -> None:
    assert len({firm_key(name) for name in names}) == 1
    assert firm_key(names[0])


@pytest.mark.parametrize(
    "name", ["Delta GmbH", "Delta", "Summit Ltd", "Summit", "Apple Ltd", "Google+", "Quellmoor+", "QX", "ABQ"]
)
def test_a_word_that_several_firms_may_have_is_no_key(name: str) -> None:
    assert firm_key(name) == ""


def test_a_house_of_its_own_and_its_owner_are_two() -> None:
    assert len({firm_key(name) for name in ("Amazon", "Amazon Web Services", "Google", "Google Cloud")}) == 4


@pytest.mark.parametrize(
    ("name", "aliases", "key"),
    [
        ("Quellmoor Graphite ASA", ["Quellmoor"], "quellmoor"),
        ("Quellmoor Graphite ASA", ["QMG", "Quellmoor Graphite"], ""),
        ("Siemens Quellmoor GmbH", ["Siemens"], ""),  # another firm
        ("Summit Quellmoor GmbH", ["Summit"], ""),
        ("Graphite Quellmoor", ["Quellmoor"], ""),
    ],
)
def test_the_first_word_of_a_name_is_a_key_where_it_is_no_other_firms(name: str, aliases: list[str], key: str) -> None:
    assert short_key(name, aliases) == key
