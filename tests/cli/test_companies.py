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


def test_companies_of_an_empty_library(assay, library: Library):
    assert assay("companies").out == "No article names a company yet.\n"
    assert assay("companies", "--json").out == ""


ORE = "<p>{} plc, which owns the plant, pays for the repair and expects no loss of sales this year.</p>"


@pytest.fixture
def many(filled: Library, bring, article) -> Library:
    """Sixty companies and one."""
    names = [f"{first}{last} Minerals" for first in ("Quell", "Tarn", "Zon", "Brac", "Ferro", "Luma") for last in LASTS]
    bring(
        "https://ores.example/feed",
        *(article(name, f"News of {name}", ORE.format(name), hours=5) for name in names),
    )
    return filled


LASTS = ("moor", "stead", "vik", "holt", "wick", "mere", "field", "brook", "gate", "haven")


def test_a_pipe_gets_every_company_and_a_terminal_the_first_ones(assay, many: Library, on_terminal):
    every = assay("companies", "--json").lines
    assert len(every) > 60
    assert len(assay("companies").out.splitlines()) == len(every)
    shown = on_terminal("companies")
    assert len([line for line in shown.splitlines() if "2024-05-14" in line]) == 50
    assert "The first 50; `--limit 0` lists all." in shown
    assert "lists all" not in on_terminal("companies", "--limit", "0")


def test_a_company_has_as_many_articles_as_are_asked_for(assay, library: Library, bring, article, on_terminal):
    text = "<p>Karrholm Zinc AB opened pit {} on Monday.</p>"
    bring("https://metals.example/feed", *(article(str(n), f"Pit {n}", text.format(n), hours=n) for n in range(60)))
    name = ("company", "Karrholm Zinc AB", "--json")
    counts = [len(assay(*name, *limit).lines[0]["articles"]) for limit in ((), ("--limit", "7"), ("--limit", "0"))]
    assert counts == [50, 7, 60]
    assert "50 of 60; `--limit 0` lists all." in on_terminal(*name[:2])
    assert "lists all" not in on_terminal(*name[:2], "--limit", "0")


def test_companies_are_found_by_a_part_of_a_name_or_ticker(assay, filled: Library):
    for part in ("wood", "BWM", "minerals"):
        assert "Brantwood Minerals plc" in [line["name"] for line in assay("companies", part, "--json").lines]


def test_a_profile_that_many_articles_carry_is_told_once(assay, library: Library, bring, article):
    text = "<p>Ore was found.</p><h2>About Karrholm Zinc AB</h2><p>Karrholm Zinc AB is a mining company in Sweden.</p>"
    made = [article(str(n), f"Ore {n}", text, hours=n) for n in range(3)]
    bring("https://metals.example/feed", *made)
    told = assay("company", "Karrholm Zinc AB").out
    assert told.count("is a mining company in Sweden") == 1
    assert ", and 2 articles more" in told


def test_several_companies_of_one_name_are_listed(assay, library: Library, bring, article):
    names = ("Quellmoor Zinc Ltd", "Quellmoor Tin plc")
    bring("https://metals.example/feed", *(article(name, f"News of {name}", ORE.format(name)) for name in names))
    done = assay("company", "quellmoor")
    assert (done.code, done.err) == (0, "2 companies are called so; give the whole name of one.\n")
    assert all(name.rpartition(" ")[0] in done.out for name in names)
    found = assay("company", "quellmoor", "--json").lines
    assert [len(company["articles"]) for company in found] == [1, 1]
    assert "News of Quellmoor Tin" in assay("company", "quellmoor tin plc.").out


@pytest.mark.parametrize(
    ("columns", "heads"),
    [
        (120, ["company", "tickers", "articles", "profiled", "first", "last"]),
        (64, ["company", "tickers", "articles", "profiled", "last"]),
        (44, ["company", "tickers", "articles"]),
        (24, ["company"]),
    ],
)
def test_the_narrower_the_terminal_the_fewer_columns_beside_a_company(
    filled: Library, on_terminal, monkeypatch, columns: int, heads: list[str]
):
    monkeypatch.setenv("COLUMNS", str(columns))
    above, line, *_ = on_terminal("companies", "brantwood").splitlines()
    assert above.split() == heads
    assert line.startswith("Brantwood Minerals")
    assert ("2024-05-14" in line) == ("last" in heads)
