"""Words as data: the notation, the user's own files, and the version that follows every change."""

import re
from pathlib import Path

import pytest
from article.writing import items, paragraphs
from hypothesis import given
from hypothesis import strategies as st

from reader.article import analyse
from reader.article.lines import Line
from reader.article.notation import written_out
from reader.article.phrases import Phrases, WholeLines, phrase_words
from reader.article.vocabulary import SHIPPED, Vocabulary, _files, _read
from reader.model import DISCLAIMER_KINDS

LANGUAGES = sorted(path.stem for path in Path(SHIPPED).glob("??.txt"))


def line(text: str) -> Line:
    made = Line("paragraph", text)
    made.prepare()
    return made


NOTATION = [
    ("not investment advice", "This is not investment advice.", True),
    ("not investment advice", "This is investment advice, is it not?", False),
    ("not financial/investment advice", "This is not financial advice.", True),
    ("not (an) advice", "This is not advice.", True),
    ("not (an) advice", "This is not an advice.", True),
    ("not * advice", "It should not in any way be taken as advice.", True),
    ("not * advice", "It is not true that the many people who came to the hall wanted advice.", False),
    ("verif* by", "Nothing was verified by us.", True),
    ("0 comments", "There are 12 comments.", True),
    ("0 comments", "There are no comments.", False),
    ("forward looking", "A forward-looking statement", True),
    ("author s own", "These are the author’s own.", True),
    ("未经*核实", "这些数字未经本报核实。", True),
    ("未经*核实", "这些数字已经核实。", False),
]


@pytest.mark.parametrize(("entry", "text", "expected"), NOTATION)
def test_an_entry_is_found_as_the_notation_says(entry: str, text: str, expected: bool):
    phrases = Phrases()
    phrases.add(entry, "found")
    assert (phrases.ready().found(line(text)) == ["found"]) == expected


WHOLE_LINES = [
    ("share this story", "Share this story!", True),
    ("share this story", "They share this story with us", False),
    ("share (this) story/article", "Share article", True),
    ("back to *", "Back to the front page", True),
    ("分享到", "【分享到】", True),
    ("分享到", "我们把它分享到各地", False),
    ("e mail", "E-mail", True),
]


@pytest.mark.parametrize(("entry", "text", "expected"), WHOLE_LINES)
def test_an_entry_is_the_whole_line_or_none(entry: str, text: str, expected: bool):
    lines = WholeLines()
    lines.add(entry, "found")
    found = lines.ready().spanning(phrase_words(text), text.lower())
    assert (found == ["found"]) == expected


def test_lines_of_a_language_stand_beside_those_of_english():
    english, german = WholeLines(), WholeLines()
    english.add("share", "english")
    english.add("share (this)", "english")
    german.add("share", "german")
    german.add("teilen", "german")
    german.ready(english.ready())
    assert set(german.spanning(["share"], "share")) == {"german", "english"}
    assert german.spanning(["share", "this"], "share this") == ["english"]
    assert english.spanning(["teilen"], "teilen") == []


def test_phrases_of_a_language_stand_beside_those_of_english():
    english, german = Phrases(), Phrases()
    english.add("not verified", "english")
    german.add("nicht verified", "german")
    english.ready().found(line("It was not verified."))
    german.ready(english)
    assert german.found(line("It was not verified.")) == ["english"]
    assert german.found(line("Das wurde nicht verified.")) == ["german"]
    assert english.found(line("Das wurde nicht verified.")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_entry_can_be_found(language: str):
    words = Vocabulary().words(language)
    for name in dir(words):
        phrases = getattr(words, name)
        if isinstance(phrases, Phrases):
            assert all(phrases._compile(anchor) for anchor in phrases.words), name


LABELS = (
    "profile labels",
    "hesitant profiles",
    "profile sections",
    "highlights labels",
    "highlights heads",
    "hesitant highlights",
    "disclaimer labels",
    "origin lines",
)


@pytest.mark.parametrize("name", ["", "—", "Quellmoor"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_may_stand_alone_or_before_anything(language: str, name: str):
    sections = Vocabulary(None).words(language).sections
    labels = [entry.partition("=")[0].replace("*", name).title() for part in LABELS for entry in sections.get(part, ())]
    for at in range(0, len(labels), 40):
        block = labels[at : at + 40]
        blocks = analyse("".join(f"<p>{label}:</p>" for label in block)).blocks
        assert 0 < len(blocks) <= len(block)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_files_have_no_entry_that_stands_for_several(language: str):
    """A bracket around several words, or a beginning or a number among choices, is matched letter by letter there."""
    odd = [row for rows in _read(_files(language, None)).values() for row in rows if len(written_out(row)) > 1]
    assert odd == []


WRITTEN_OUT = [
    ("what we know (so far)", ["what we know", "what we know so far"]),
    ("verif*/check by us", ["check by us", "verif* by us"]),
    ("(0/few) points", ["points", "few points", "0 points"]),
    ("key points:", ["key points"]),
    ("« en bref »", ["en bref"]),
    (
        "paid (for us) (by them) = sponsored",
        [
            "paid = sponsored",
            "paid by them = sponsored",
            "paid for us = sponsored",
            "paid for us by them = sponsored",
        ],
    ),
    ("要点（三）", ["要点（三）"]),
    ("a/b (c/d) e* *", ["a/b (c/d) e* *"]),
]


@pytest.mark.parametrize(("row", "entries"), WRITTEN_OUT)
def test_a_row_of_the_user_stands_for_what_people_mean_by_it(row: str, entries: list[str]):
    assert written_out(row) == entries


@given(st.text(alphabet="ab()/*0 =:", max_size=60) | st.text(max_size=60))
def test_any_row_is_written_out_in_few_entries(row: str):
    assert len(written_out(row)) <= 64


def test_a_chinese_label_of_the_user_may_have_a_colon(folder: Path):
    vocabulary = own(folder, "zh.txt", "[highlights labels]\n小编划重点：\n")
    html = f"{paragraphs('zh')}<h2>小编划重点</h2>{items('zh')}{paragraphs('zh')}"
    assert analyse(html, vocabulary=vocabulary).highlights.label == "小编划重点"


def test_a_label_of_the_user_may_have_a_colon_and_words_that_may_be_missing(folder: Path):
    vocabulary = own(folder, "mine.txt", "[highlights labels]\nThe Kernel (of it all):\n")
    for label in ("The kernel", "The Kernel of It All:"):
        html = f"<h2>{label}</h2>{items()}{paragraphs()}"
        assert analyse(html, vocabulary=vocabulary).highlights.label == label.rstrip(":")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_of_fine_print_names_a_kind(language: str):
    sections = Vocabulary().words(language).sections
    kinds = {name.partition(" ")[2] for name in sections if name.partition(" ")[0] in ("says", "adds", "hints")}
    assert kinds <= set(DISCLAIMER_KINDS)
    for entry in sections["disclaimer labels"]:
        assert set(entry.partition("=")[2].split()) <= set(DISCLAIMER_KINDS)


def test_nine_languages_are_shipped():
    assert {"de", "en", "es", "fr", "it", "ja", "ko", "pt", "zh"} <= set(LANGUAGES)


def test_an_unknown_language_falls_back_to_english():
    vocabulary = Vocabulary()
    assert vocabulary.words("xx") is vocabulary.words(None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vocabulary").mkdir()
    return tmp_path


def own(folder: Path, name: str, text: str) -> Vocabulary:
    (folder / "vocabulary" / name).write_text(text, "utf-8")
    return Vocabulary(str(folder))


def test_the_user_adds_a_label_of_highlights(folder: Path):
    html = (
        "<h2>Kernel of the matter</h2><ul><li>Twelve turbines are planned.</li><li>Work begins in "
        f"spring.</li></ul>{paragraphs()}"
    )
    assert analyse(html).highlights.origin == "extracted"
    vocabulary = own(folder, "mine.txt", "[highlights labels]\nKernel of the matter\n")
    assert analyse(html, vocabulary=vocabulary).highlights.origin == "publisher"


def test_the_user_adds_a_line_of_the_page_and_a_phrase_of_fine_print(folder: Path):
    text = "# My words\n\n[boilerplate lines]\nhelp us pay the rent *\n[says sponsored]\nfriends of the ridge paid\n"
    vocabulary = own(folder, "mine.txt", text)
    html = f"{paragraphs()}<p>Help us pay the rent this month</p><p>Friends of the Ridge paid for the ink.</p>"
    blocks = analyse(html, vocabulary=vocabulary).blocks
    assert [block.role for block in blocks[3:]] == ["boilerplate", "disclaimer"]


def test_the_user_adds_how_a_sentence_ends_that_somebody_has_said(folder: Path):
    text = "The summary was written with the help of a chatbot, quoth the miller."
    page = paragraphs() + f"<p>{text}</p>"
    assert [passage.text for passage in analyse(page).disclaimers] == [text]
    assert not analyse(page, vocabulary=own(folder, "mine.txt", "[speakers]\nquoth *\n")).disclaimers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readme_tells_of_every_section(language: str):
    told = re.findall(r"\[([^]\n]+)\]", Path(SHIPPED, "README.txt").read_text("utf-8"))
    forms = [re.sub("[A-Z]+", "[a-z_]+", section) for section in told]
    sections = _read(iter([str(Path(SHIPPED, f"{language}.txt"))]))
    assert [section for section in sections if not any(re.fullmatch(form, section) for form in forms)] == []


def test_a_file_named_as_a_language_adds_to_that_language_only(folder: Path):
    vocabulary = own(folder, "de.txt", "[boilerplate lines]\nschluss für heute\n")
    assert "line" in vocabulary.words("de").spans(["schluss", "für", "heute"], "schluss für heute")
    assert "line" not in vocabulary.words("en").spans(["schluss", "für", "heute"], "schluss für heute")


@pytest.mark.parametrize(
    "text", ["", "no section\n", "[unknown]\nx\n", "[says ]\n()\n* *\n/\n0\n", "\ufeff[boilerplate lines]\n(a) *\n"]
)
def test_odd_files_of_the_user_do_no_harm(folder: Path, text: str):
    vocabulary = own(folder, "odd.txt", text)
    assert analyse(paragraphs(), vocabulary=vocabulary).blocks


def test_a_missing_folder_is_no_fault(tmp_path: Path):
    assert analyse(paragraphs(), vocabulary=Vocabulary(str(tmp_path / "none"))).blocks


def test_the_version_changes_with_the_users_files_and_not_otherwise(folder: Path):
    shipped = Vocabulary().version
    assert Vocabulary().version == shipped
    first = own(folder, "mine.txt", "[boilerplate lines]\nfirst\n").version
    second = own(folder, "mine.txt", "[boilerplate lines]\nsecond\n").version
    assert len({shipped, first, second}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_stands_twice_in_a_section(language: str) -> None:
    seen: set[tuple[str, str]] = set()
    section = ""
    for row in (Path(SHIPPED) / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("["):
            section = row
        elif row and not row.startswith("#"):
            assert (section, row) not in seen
            seen.add((section, row))


@pytest.mark.parametrize(
    "text",
    [
        "[disclaimer labels]\nhouse rule = not-advice\n",
        "[says house_rule]\nhouse rule\n",
        "[hints house_rule]\nhouse rule\n",
        "[origin lines]\nhouse rule * = ours\n",
        "[notices]\nnegated advice = house_rule\n[component advice]\nmiller\n",
    ],
)
def test_kinds_that_no_fine_print_has_are_passed_over(folder: Path, text: str) -> None:
    html = f"{paragraphs()}<h3>House rule</h3><p>House rule: the miller does not sing.</p>"
    shipped = analyse(html)
    found = analyse(html, vocabulary=own(folder, "mine.txt", text))
    assert {kind for passage in found.disclaimers for kind in passage.kinds} <= set(DISCLAIMER_KINDS)
    assert [block.role for block in found.blocks] == [block.role for block in shipped.blocks]


def test_a_kind_that_exists_counts_beside_rows_whose_kinds_do_not(folder: Path) -> None:
    text = "[disclaimer labels]\nhouse rule = nonsense\nmill rule = not_advice\n"
    html = f"{paragraphs()}<p>Mill rule: decide for yourself.</p>"
    found = analyse(html, vocabulary=own(folder, "mine.txt", text))
    assert [passage.kinds for passage in found.disclaimers] == [("not_advice",)]
