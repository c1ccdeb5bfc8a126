"""Whom profiles are of: the person behind "the author", the name in a row of data; and of what kind that is."""

import pytest

from reader.article import parts_of

BODY = (
    "<h1>Harrow Zinc pours first metal at Delvane</h1>{}"
    "<p>The smelter at Delvane poured its first metal on Monday, eleven weeks later than its engineers had planned.</p>"
    "<p>The delay came from a cracked transformer, which had to be shipped back to Ghent, the mayor told reporters.</p>"
    "<h3>{}</h3>{}"
)


def profiles(label: str, text: str, byline: str = "") -> list[tuple[str, str]]:
    text = text if text.startswith("<") else f"<p>{text}</p>"
    return [(one["name"], one["kind"]) for one in parts_of(BODY.format(byline, label, text))["profiles"]]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("About the author", "Ida Marr writes about zinc and trade for the paper. She lives in Delvane."),
        ("About the Author", "Ida Marr is a senior editor at the Delvane Gazette, where she covers zinc."),
        ("Über die Autorin", "Ida Marr schreibt seit 2010 über Metalle und lebt in Delvane mit ihrer Familie."),
    ],
)
def test_an_authors_profile_has_the_authors_name(label: str, text: str):
    assert profiles(label, text) == [("Ida Marr", "other")]


def test_an_author_whom_the_text_does_not_name_is_named_by_the_byline():
    text = "She has written about zinc and trade for the paper since 1990 and lives in Delvane."
    assert profiles("About the author", text, "<p>By Ida Marr</p>") == [("Ida Marr", "other")]
    assert profiles("About the author", text, "<p>•</p><p>…</p>") == [("author", "other")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Delvane Furnace", "The Delvane Furnace is a 40-megawatt arc furnace built in 1990 that melts slag all day."),
        ("Delvane", "Delvane is a town of 14,000 people in the north of the county, known for its smelter."),
        ("Delvane Metals Forum", "The Delvane Metals Forum brings together miners, traders and ministers every year."),
        ("Orm Valley", "Orm Valley is a zinc project in the north, 40 km from Delvane, owned by Harrow Zinc Ltd."),
        ("Quellstone Bridge", "Quellstone Bridge is a bridge across the Orm, built in 1890 by two brothers."),
    ],
)
def test_towns_works_and_plans_are_no_companies(name: str, text: str):
    assert profiles(f"About {name}", text) == [(name, "other")]


@pytest.mark.parametrize(
    "text",
    [
        "Orm Valley is a developer of zinc projects in the north, with offices in Delvane and in Ghent.",
        "Orm Valley is a mining company that owns the Delvane project, a town's worth of houses and a bridge.",
    ],
)
def test_who_develops_projects_is_a_company(text: str):
    assert profiles("About Orm Valley", text) == [("Orm Valley", "company")]


def test_a_portuguese_article_is_no_part_of_a_name():
    html = (
        "<h1>Harrow Zinco vaza o primeiro metal</h1><p>O forno de Delvane vazou na segunda-feira o seu primeiro metal, "
        "onze semanas mais tarde do que o previsto.</p><p>O atraso deveu-se a um transformador rachado, que teve de "
        "ser devolvido a Gante.</p><h3>Sobre a Harrow Zinco</h3><p>A Harrow Zinco é uma empresa brasileira que produz "
        "zinco em Delvane desde 1990, com 3.400 empregados.</p>"
    )
    assert [one["name"] for one in parts_of(html)["profiles"]] == ["Harrow Zinco"]
    (with_form,) = parts_of(html.replace("Sobre a Harrow Zinco", "Sobre a Harrow Zinco S.A."))["profiles"]
    assert (with_form["name"], with_form["aliases"]) == ("Harrow Zinco S.A.", ["Harrow Zinco"])
