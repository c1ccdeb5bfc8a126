"""What an address says: opinions stand in folders of their own, and so do polls."""

import pytest
from article.writing import paragraphs

from reader.article import analyse

SITE = "https://courier.example"


def _opinions(path: str, html: str = "", language: str = "en") -> list[tuple[str, str]]:
    parts = analyse(html + paragraphs(language), "Turbines", SITE + path, language=language)
    return [(one.text, one.origin) for one in parts.disclaimers if "opinion" in one.kinds]


@pytest.mark.parametrize(
    "path",
    [
        "/opinion/2031/05/the-ridge",
        "/news/opinion/the-ridge/",
        "/commentisfree/2031/may/04/ridge?from=top",
        "/op-ed/the-ridge",
        "/columns/the-ridge",
        "/editorial/the-ridge",
    ],
)
def test_a_folder_of_opinions_is_told_as_inferred(path: str) -> None:
    assert [origin for _, origin in _opinions(path)] == ["inferred"]


@pytest.mark.parametrize(
    "path",
    [
        "/opinion-polls/2031/the-ridge",
        "/opinion/polls/the-ridge",
        "/public-opinion/the-ridge",
        "/opinion/",
        "/opinion",
        "/news/the-opinion",
        "/editorial/news/2031/the-ridge",
        "/opinions/31/ridge-v-mill.pdf",
        "/?section=/opinion/x",
        "/",
        "",
    ],
)
def test_polls_lists_courts_and_offices_are_no_opinions(path: str) -> None:
    assert _opinions(path) == []


def test_folders_are_known_in_the_language_of_the_article() -> None:
    assert _opinions("/meinung/der-hoehenzug", language="de") == [("/meinung/", "inferred")]
    assert _opinions("/tribune/la-crete", language="fr") == [("/tribune/", "inferred")]
    assert _opinions("/tribune/the-ridge") == []


def test_an_opinion_that_says_so_itself_is_told_once() -> None:
    found = _opinions("/opinion/the-ridge", "<p>OPINION</p><h1>Turbines</h1>")
    assert [origin for _, origin in found] == ["publisher"]


def test_an_article_without_an_address_has_none() -> None:
    assert analyse(paragraphs(), "Turbines", "/opinion/the-ridge").disclaimers == ()
