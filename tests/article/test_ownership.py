"""Who owns a host, by the shipped list and the user's own."""

from pathlib import Path

import pytest

from reader.article.ownership import STATE_CONTROLLED, TYPOLOGY, owner_of, ownership_sentence
from reader.article.vocabulary import Vocabulary


def vocabulary(folder: Path, rows: str) -> Vocabulary:
    (folder / "vocabulary").mkdir()
    (folder / "vocabulary" / "owners.tsv").write_text(rows, "utf-8")
    return Vocabulary(str(folder))


@pytest.mark.parametrize(
    "url", ["https://www.xinhuanet.com/a", "http://xinhuanet.com", "https://user@en.xinhuanet.com:8080/x?y#z"]
)
def test_state_controlled_media_are_named_with_typology_source_and_date(url: str):
    owner = owner_of(url, None)
    assert owner is not None
    assert (owner["typology"], owner["state_controlled"], owner["kinds"]) == ("SC", True, ("state_media",))
    assert "State Media Monitor" in owner["source"]
    assert owner["date"] == "February 2024"
    assert "state-controlled media" in owner["text"]
    assert owner["date"] in owner["text"]


@pytest.mark.parametrize("url", ["https://www.bbc.co.uk/news/1", "https://www.dw.com/en", "https://www.npr.org/"])
def test_an_independent_public_broadcaster_is_never_state_media(url: str):
    owner = owner_of(url, None)
    assert owner is not None
    assert not owner["state_controlled"]
    assert owner["kinds"] == ()
    assert owner["typology_name"].startswith("Independent")


def test_only_media_that_the_state_owns_and_edits_are_state_media():
    assert {"SC", "CaPu"} == STATE_CONTROLLED
    assert all("ndependent" in TYPOLOGY[code] for code in ("ISFM", "ISF", "ISM", "IP"))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/xinhuanet.com",
        "https://notxinhuanet.com",
        "https://com",
        "",
        "no address",
        "https://[::1]/",
    ],
)
def test_other_hosts_are_not_in_the_list(url: str):
    assert owner_of(url, None) is None


def test_the_user_adds_a_host(tmp_path: Path):
    words = vocabulary(tmp_path, "# mine\nquellmoor-news.example\tSC\tQuellmoor News\tQuellmoor Group\tNowhere\n")
    owner = owner_of("https://www.quellmoor-news.example/a", words)
    assert owner is not None
    assert (owner["owner"], owner["state_controlled"], owner["source"]) == ("Quellmoor Group", True, "owners.tsv")


def test_the_user_overrules_the_list(tmp_path: Path):
    words = vocabulary(tmp_path, "xinhuanet.com\tnone\nbbc.com\tISF\tBBC\tThe public\n")
    assert owner_of("https://xinhuanet.com/", words) is None
    owner = owner_of("https://bbc.com/", words)
    assert owner is not None
    assert owner["typology_name"] == "Independent state-funded media"


def test_a_sentence_needs_neither_owner_nor_country(tmp_path: Path):
    owner = owner_of("https://quellmoor.example/", vocabulary(tmp_path, "quellmoor.example\tIP\n"))
    assert owner is not None
    assert ownership_sentence(owner) == "quellmoor.example (quellmoor.example): independent public media (owners.tsv)."
