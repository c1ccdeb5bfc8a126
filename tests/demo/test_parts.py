"""The parts of every demo article are those that a reader would name (`parts.toml`)."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reader.article import analyse
from reader.demo import editions
from reader.demo.editions import DemoArticle
from reader.model import Parts

MADE = datetime(2031, 5, 14, 9, 30, tzinfo=UTC)
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("parts.toml").read_text("utf-8"))
ARTICLES = {
    f"{article.feed}/{article.slug}": article
    for feed in editions.feeds()
    for article in editions.articles(feed, MADE, edition=2)
}


def parts_of(article: DemoArticle) -> Parts:
    return analyse(article.html, article.title, f"http://127.0.0.1:8000{article.path}", language=article.language)


@pytest.fixture(params=ARTICLES)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def parts(name: str) -> Parts:
    return parts_of(ARTICLES[name])


def test_every_expectation_names_an_article():
    assert set(EXPECTED) <= set(ARTICLES)


def test_highlights_are_the_publishers_where_it_gave_some(name: str, parts: Parts):
    wanted = EXPECTED.get(name, {}).get("highlights", 0)
    found = parts.highlights
    assert (found.origin == "publisher", len(found.items) if wanted else 0) == (bool(wanted), wanted)


def test_profiles_are_those_of_the_companies(name: str, parts: Parts):
    companies = [profile.name for profile in parts.profiles if profile.kind == "company"]
    assert companies == EXPECTED.get(name, {}).get("profiles", [])


def test_the_fine_print_has_its_kinds(name: str, parts: Parts):
    wanted = set(EXPECTED.get(name, {}).get("kinds", []))
    tolerated = set(EXPECTED.get(name, {}).get("or", []))
    found = {kind for passage in parts.disclaimers for kind in passage.kinds}
    assert (wanted - found, found - wanted - tolerated) == (set(), set())


def test_the_language_is_that_of_the_article(name: str, parts: Parts):
    assert parts.language == ARTICLES[name].language
