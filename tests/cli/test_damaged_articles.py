"""Articles whose texts are damaged: said, with exit code 4, and in nobody else's way."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from library.making import broken

from reader.library import Library

ADVICE = "`assay doctor` says what can be saved.\n"


@pytest.fixture(params=["parts", "html", "both", "row"])
def damaged(request: pytest.FixtureRequest, filled: Library, home: Path) -> int:
    """The id of an article whose text is damaged in one of several ways."""
    filled.close()
    with closing(sqlite3.connect(home / "library.db")) as db:
        (number,) = db.execute("SELECT id FROM articles WHERE title LIKE 'Boron%'").fetchone()
    how = {
        "parts": "UPDATE contents SET parts = x'789c0102' WHERE id = {}",
        "html": "UPDATE contents SET html = substr(html, 1, 12) WHERE id = {}",
        "both": "UPDATE contents SET html = 'no bytes', parts = 7 WHERE id = {}",
        "row": "DELETE FROM contents WHERE id = {}",
    }[request.param]
    broken(home / "library.db", how.format(number))
    return int(number)


def test_show_says_it_in_one_sentence(assay, damaged: int):
    done = assay("show", str(damaged))
    assert (done.code, done.out) == (4, "")
    assert done.err == f"The text of article {damaged} is damaged. {ADVICE}"
    assert assay("show", str(damaged), "--json").code == 4


def test_a_list_has_all_articles_and_says_how_many_are_damaged(assay, damaged: int):
    done = assay("list", "--json")
    assert (done.code, len(done.lines)) == (4, 4)
    assert done.err == f"1 article is damaged, and was listed without companies and highlights. {ADVICE}"
    assert {line["id"] for line in done.lines if line["companies"]} == {3}
    assert (assay("list").code, assay("list", "boron").code) == (0, 0)
    assert assay("list", "storm", "--json").code == 0


@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_an_export_has_the_other_articles(assay, damaged: int, home: Path, form: str):
    done = assay("export", "--format", form)
    assert (done.code, done.err) == (4, f"1 article is damaged, and was left out. {ADVICE}")
    assert "Storm" in done.out
    assert "traders said" not in done.out
    written = assay("export", "--format", form, "--output", str(home / "out"))
    assert (written.code, written.out) == (4, f"Wrote 3 articles to {home / 'out'}.\n")
    assert (home / "out").read_bytes().decode() == done.out


def test_a_company_is_shown_all_the_same(assay, filled: Library, home: Path):
    filled.close()
    broken(home / "library.db", "UPDATE contents SET parts = x'00' WHERE id = 3")
    done = assay("company", "Brantwood", "--json")
    assert done.code == 4
    assert [line["name"] for line in done.lines] == ["Brantwood Minerals plc"]
    assert assay("company", "Brantwood").code == 0


def test_doctor_finds_it_and_a_repair_keeps_the_article(assay, damaged: int):
    assert assay("doctor").code in (1, 4)
    assert assay("doctor", "--repair").code in (0, 1)
    assert assay("doctor").code == 0
    assert assay("list", "--json").code == 0


def test_a_full_text_that_cannot_take_its_place_says_so_for_each_article(assay, filled: Library, home: Path):
    filled.close()
    broken(home / "library.db", "UPDATE contents SET html = substr(html, 1, 12) WHERE id IN (1, 2)")
    done = assay("full-text", "1", "2")
    why = "Its text is damaged; a full text takes its place once `assay doctor --repair` has mended it."
    assert (done.code, done.out) == (1, "")
    assert sorted(done.err.splitlines()) == [f"Article {number}: {why}" for number in (1, 2)]
