"""The sections of words.txt: each is read by the code, and the code reads no other."""

import re
from collections import Counter
from pathlib import Path

import reader
from reader.article.companies.words import FOLDER, words

_TEXT = Path(FOLDER, "words.txt").read_text("utf-8")
_SECTIONS = [
    (name, [word for row in rows.split("\n") if not row.startswith("#") for word in row.split()])
    for name, rows in re.findall(r"^\[(.+)\]\n((?:(?!\[).*\n?)*)", _TEXT, re.MULTILINE)
]
_CODE = "\n".join(path.read_text("utf-8") for path in Path(reader.__file__).parent.rglob("*.py"))
_READERS = r"\b(?:words|_cues_before|_openings)\(\s*\"([^\"]+)\"\s*\)"


def test_every_section_is_there_once_and_read_as_it_stands():
    assert [name for name, times in Counter(name for name, _ in _SECTIONS).items() if times > 1] == []
    assert all(words(name) == {word.replace("_", " ") for word in said} for name, said in _SECTIONS)


def test_the_code_reads_every_section_and_no_other():
    assert set(re.findall(_READERS, _CODE)) == {name for name, _ in _SECTIONS}


def test_no_word_stands_twice_in_a_section():
    twice = {name: [word for word, times in Counter(said).items() if times > 1] for name, said in _SECTIONS}
    assert {name: found for name, found in twice.items() if found} == {}
