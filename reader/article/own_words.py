"""What is wrong with the files of words, companies and owners that a user has added; the analysis passes over it."""

from __future__ import annotations

import os
import re
from functools import partial

from reader.article import ownership
from reader.article.companies import known
from reader.article.filing import words_to_file_under
from reader.article.lines import has_cjk
from reader.article.notation import written_out
from reader.article.notices import SHORT
from reader.article.vocabulary import SHIPPED, USER_FOLDER, is_language, plain_rows, strange_kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST_TOLD = 3
_MOST_NUMBERED = 30
_LONGEST = 40


def faults(user_folder: str) -> Iterator[str]:
    """Sentences about the files in `user_folder`/vocabulary that do not count as they seem to, without a full stop."""
    folder = os.path.join(user_folder, USER_FOLDER)
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError:
        return
    except OSError as error:
        yield f"{folder} cannot be read: {error.strerror}"
        return
    for name in names:
        path = os.path.join(folder, name)
        found = _of_file(path)
        yield from (f"{path}: {fault}" for fault in _whole(found[:_MOST_TOLD]))
        if others := [number for number, _ in found[_MOST_TOLD:]]:
            numbers = ", ".join(map(str, others[:_MOST_NUMBERED]))
            rest = f" and {len(others) - _MOST_NUMBERED:,} more" if len(others) > _MOST_NUMBERED else ""
            yield f"{path}: as much is wrong with line{'s' * (len(others) > 1)} {numbers}{rest}"


def _whole(faults: list[tuple[int, str]]) -> Iterator[str]:
    return (f"line {number} {fault}" if number else fault for number, fault in faults)


def _of_file(path: str) -> list[tuple[int, str]]:
    """What is wrong, each fault with its line; 0 for the whole file."""
    name = os.path.basename(path)
    stem, _, end = name.rpartition(".")
    check = partial(_of_words, of_a_language=is_language(stem)) if end == "txt" else _CHECKS.get(name)
    if check is None:
        return [] if name.startswith(".") or name.endswith("~") else [(0, "no file of this name is read")]
    if end == "txt" and is_language(stem) and stem not in _languages():
        return [(0, f"no text is in a language {stem!r}; words in a file with a longer name count in all")]
    try:
        with open(path, "rb") as file:
            rows = file.read().decode("utf-8-sig").splitlines()
    except OSError as error:
        return [(0, f"it cannot be read: {error.strerror}")]
    except UnicodeDecodeError:
        return [(0, "it is not written in UTF-8")]
    written = ((number, row.strip()) for number, row in enumerate(rows, 1))
    return list(check((n, row) for n, row in written if row and row[0] != "#"))


def _of_words(rows: Iterator[tuple[int, str]], *, of_a_language: bool) -> Iterator[tuple[int, str]]:
    sections = _sections()
    section: str | None = None
    for number, row in rows:
        if row[0] == "[":
            section = row[1:-1].strip().lower() if row[-1] == "]" else ""
            if section not in sections:
                yield number, f"names no section that is known: {row[:_LONGEST]!r}"
            elif section.startswith(_COMPONENT) and not of_a_language:
                yield number, f"begins words of one language; they count in a file such as en.txt: {row[:_LONGEST]!r}"
        elif section is None:
            yield number, f"stands in no section: {row[:_LONGEST]!r}"
        elif row.count("(") != row.count(")") and not has_cjk(row):
            yield number, f"has a bracket without its other half: {row[:_LONGEST]!r}"
        elif section in sections and (fault := _why_never(section, row, sections)):
            yield number, f"{fault}: {row[:_LONGEST]!r}"


_OF_NAMES = ("profile labels", "hesitant profiles")
_OF_SINGLE_WORDS = (
    *("highlights things", "other endings", "things"),
    *("promotion openings", "reply words", "reporting words", "share words"),
)
_COMPONENT = "component "
_GLUED = re.compile(r"\*\w")


def _why_never(section: str, row: str, sections: frozenset[str]) -> str:
    """Why an entry of a section is found in no text, or means nothing; empty for one that is sound."""
    entry, _, meaning = plain_rows(row.encode())[0].partition("=")
    plain = f"{entry}={meaning}"
    if strange := strange_kinds(section, plain):
        return f"names {strange[0]!r}, which is no kind of fine print"
    if section == "notices":
        return _why_no_notice(entry.split(), meaning.split(), sections)
    if section in _OF_NAMES and "*" not in entry:
        return "has no * where the name stands"
    if has_cjk(entry):
        return "" if entry.strip("* ") else "has no word that it can be found by"
    if _GLUED.search(entry):
        return "has a * before letters; it stands for words, or for the end of one"
    if not any(map(words_to_file_under, written_out(entry))):
        return "has no word that it can be found by"
    if section in _OF_SINGLE_WORDS and len(entry.split()) > 1:
        return "is more than the one word that this section looks for"
    return ""


def _why_no_notice(needs: list[str], kinds: list[str], sections: frozenset[str]) -> str:
    """Why components make no notice together; empty where they do."""
    names = [name for need in needs for name in need.split("/")]
    if strange := [name for name in names if name != SHORT and _COMPONENT + name not in sections]:
        return f"names {strange[0]!r}, which is no component"
    return "" if needs and len(kinds) == 1 else 'needs components, "=" and one kind of fine print'


def _of_companies(rows: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for number, row in rows:
        if not known.read_rows([row]):
            yield number, f"names no company: {row[:_LONGEST]!r}"
        elif row.count("\t") > 1:
            yield number, f"has a second tab, and what stands behind it counts nothing: {row[:_LONGEST]!r}"


def _of_owners(rows: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for number, row in rows:
        typology = row.partition("\t")[2].partition("\t")[0].strip()
        if typology != "none" and typology not in ownership.TYPOLOGY:
            kinds = ", ".join(ownership.TYPOLOGY)
            yield number, f"needs one of {kinds}, or none, after the host and a tab: {row[:_LONGEST]!r}"


_CHECKS: dict[str, Callable[[Iterator[tuple[int, str]]], Iterator[tuple[int, str]]]] = {
    known.USER_FILE: _of_companies,
    ownership.USER_FILE: _of_owners,
}


def _languages() -> set[str]:
    """The codes of all languages."""
    with open(os.path.join(SHIPPED, "languages", "codes.txt"), encoding="utf-8") as file:
        return {code for row in file if row[0] != "#" for code in row.split()}


def _sections() -> frozenset[str]:
    """The sections of the shipped files."""
    found: set[str] = set()
    for name in os.listdir(SHIPPED):
        if name.endswith(".txt"):
            with open(os.path.join(SHIPPED, name), encoding="utf-8") as file:
                found.update(row.strip()[1:-1].strip().lower() for row in file if row[0] == "[")
    return frozenset(found)
