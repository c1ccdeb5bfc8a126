"""`companies` and `company`."""

import pytest

from reader.library import Library

FIELDS = ["name", "aliases", "tickers", "articles", "profiled", "first_seen", "last_seen"]


def test_companies_gives_every_field(assay, filled: Library):
    lines = assay("companies", "--json").lines
    assert all(list(line) == FIELDS for line in lines)
    brantwood = next(line for line in lines if line["name"] == "Brantwood Minerals plc")
    assert brantwood["tickers"] == ["LSE: BWM"]
    assert brantwood["articles"] == 1
    assert brantwood["first_seen"].endswith("Z")


@pytest.mark.parametrize(
    "name", [["Brantwood Minerals plc"], ["Brantwood", "Minerals", "plc"], ["brantwood minerals plc"]]
)
def test_company_gives_its_articles(assay, filled: Library, name: list[str]):
    (found,) = assay("company", *name, "--json").lines
    assert list(found)[: len(FIELDS)] == FIELDS
    assert found["name"] == "Brantwood Minerals plc"
    assert [article["title"] for article in found["articles"]] == ["Kiln at Ostrava restarts"]


def test_a_company_that_nobody_names_is_said(assay, filled: Library):
    done = assay("company", "Nobody")
    assert (done.code, done.err) == (1, "No article names a company 'Nobody'; `assay companies` lists them.\n")


def test_companies_of_an_empty_library(assay, home):
    assert assay("companies").out == "No article names a company yet.\n"
    assert assay("companies", "--json").out == ""
