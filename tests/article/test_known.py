"""The file of known companies, and the user's own list."""

from collections import defaultdict
from pathlib import Path

import pytest

from reader.article import analyse
from reader.article.companies.known import (
    FAMOUS,
    ORDINARY,
    STRONG,
    WEAK,
    KnownCompanies,
    known_companies,
    packed,
    read_rows,
    rows_of,
    unpacked,
)
from reader.article.companies.names import key_of
from reader.article.companies.words import FOLDER
from reader.article.vocabulary import Vocabulary


def test_every_packed_name_is_found_and_no_other():
    wanted = {f"name {i}": (f"Name {i} Ltd", i % 3) for i in range(2000)}
    known = KnownCompanies(packed(wanted), {})
    assert all(known.find(key) == value for key, value in wanted.items())
    assert known.find("name 2000") is None
    assert known.find("name") is None


def test_a_packed_file_gives_back_its_names():
    names = {"quellmoor": ("Quellmoor plc", STRONG), "shell": ("Shell plc", FAMOUS), "a b": ("A B", ORDINARY)}
    assert unpacked(packed(names)) == (names, {})


def test_a_packed_file_holds_the_codes_of_shares():
    names = {"quellmoor": ("Quellmoor plc", STRONG), "tarn": ("Tarn Inc.", WEAK), "marrow": ("Marrow", STRONG)}
    codes = {"quellmoor": ["QLM", "QM.A"], "tarn": ["T"]}
    packed_names = packed(names, codes)
    assert unpacked(packed_names) == (names, codes)
    known = KnownCompanies(packed_names, {})
    assert [known.codes(key) for key in ("quellmoor", "tarn", "marrow", "oxbow")] == [["QLM", "QM.A"], ["T"], [], []]
    assert {key: known.find(key) for key in names} == names


def test_marks_behind_a_form_say_how_much_it_proves():
    found = read_rows(["Quellmoor plc\tMoor?|Quell!"])
    assert [found[key][1] for key in ("quellmoor", "moor", "quell")] == [STRONG, WEAK, FAMOUS]


def test_an_empty_file_knows_nothing():
    assert KnownCompanies(packed({}), {}).find("quellmoor") is None


def test_a_file_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="not a file of company names"):
        KnownCompanies(b"PK\x03\x04 something else", {})


@pytest.mark.parametrize(
    ("name", "strength"),
    [
        ("Stellantis", STRONG),
        ("MP Materials", STRONG),
        ("American Lithium", ORDINARY),
        ("Compass", WEAK),
        ("Apple", FAMOUS),
    ],
)
def test_how_much_a_shipped_name_proves(name: str, strength: int):
    found = known_companies().find(key_of(name))
    assert found is not None
    assert found[1] == strength


def test_the_shipped_file_holds_the_list_beside_it():
    known = known_companies()
    rows = read_rows(Path(FOLDER, "companies.tsv").read_text("utf-8").splitlines())
    assert {key: known.find(key) for key in rows} == rows


@pytest.mark.parametrize("file", ["companies.tsv", "cjk.tsv"])
def test_a_form_stands_in_one_row_and_has_one_mark(file: str):
    places: defaultdict[str, set[str]] = defaultdict(set)
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for name, forms in rows_of(Path(FOLDER, file).read_text("utf-8").splitlines()):
        for form in (name, *forms):
            if file == "companies.tsv" or not form.isascii():
                places[key_of(form.rstrip("?!"))].add(name)
                marks[key_of(form.rstrip("?!"))].update(form[-1] if form[-1] in "?!" else "")
    assert {key: found for key, found in places.items() if len(found) > 1} == {}
    assert {key: found for key, found in marks.items() if len(found) > 1} == {}


def test_the_user_adds_companies_and_overrules(tmp_path: Path):
    folder = tmp_path / "vocabulary"
    folder.mkdir()
    (folder / "companies.tsv").write_text(
        "# mine\nQuellwerk Nord\tQuellwerk | QWN\n\nTarget Corporation\tTarget\n", "utf-8"
    )
    known = known_companies(str(tmp_path))
    assert known.find("quellwerk") == ("Quellwerk Nord", STRONG)
    assert known.find("target") == ("Target Corporation", STRONG)
    assert known.find("stellantis") == ("Stellantis", STRONG)


def test_all_forms_of_a_chinese_company_are_one_company():
    found = analyse("<p>紫金矿业周二宣布扩产。紫金礦業没有说明，Zijin 的股价上涨。</p>").companies
    assert [(company.name, set(company.aliases)) for company in found] == [("紫金矿业", {"紫金礦業", "Zijin"})]


def test_the_user_adds_companies_by_their_chinese_names(tmp_path: Path):
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "companies.tsv").write_text("青岚科技\t青岚|Qinglan Tech\n", "utf-8")
    vocabulary = Vocabulary(str(tmp_path))
    text = "<p>青岚科技周二宣布扩产，计划明年开工。青岚（Qinglan Tech）没有说明。</p>"
    found = analyse(text, vocabulary=vocabulary)
    assert [(company.name, set(company.aliases)) for company in found.companies] == [
        ("青岚科技", {"青岚", "Qinglan Tech"})
    ]


def test_latin_names_that_begin_alike_come_in_the_same_order_in_every_process(tmp_path: Path):
    forms = [" ".join(("Qinglan", "Tech", "Works", "of", "Ellerby", "Town")[:n]) for n in range(1, 7)]
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "companies.tsv").write_text(f"青岚科技\t{'|'.join(forms)}\n", "utf-8")
    text = f"<p>青岚科技（{forms[-1]}）周二宣布扩产，计划明年开工。</p>"
    found = analyse(text, vocabulary=Vocabulary(str(tmp_path))).companies[0]
    assert [alias for alias in found.aliases if alias in forms] == forms


def test_a_folder_without_a_list_adds_nothing(tmp_path: Path):
    assert known_companies(str(tmp_path)).find("stellantis") == ("Stellantis", STRONG)


def test_rows_give_names_and_forms():
    assert rows_of(["# no", "", "A Corp\tA|AC\n", "B\n"]) == [("A Corp", ["A", "AC"]), ("B", [])]
