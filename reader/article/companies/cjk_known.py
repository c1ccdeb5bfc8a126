"""Companies known by their Chinese, Japanese and Korean names, found wherever a text prints them.

The lists (`cjk.tsv` with other forms of a name, `cjk_listed.txt` without, and the user's own) are read when the first
text with such letters comes, and looked through by the first two letters of a name. A form with a question mark behind
it is a word, too (苹果, 신세계): it counts where the text names a company that is none, or says business of it.
Ordinary words in which names only seem to stand (今日立即) are looked for beside them and hide them.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from functools import cache

from reader.article.companies.known import own_rows, rows_of
from reader.article.companies.words import FOLDER, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

_STRETCH: Final = re.compile("(?!・)[A-Z\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・]{2,}")
# Scripts in which letters of their own kind beside a name show that it is only a part of a word.
_ALPHABETS: Final = (("A", "Z"), ("\u30a1", "\u30fc"), ("\uac00", "\ud7af"))
_HANGUL: Final = "\uac00"
_LONGEST_ENDING: Final = 5
_LONGEST_CUE: Final = 6


def known_cjk_names(text: str, user_folder: str | None = None) -> Iterator[tuple[str, int]]:
    """The known names that a text prints, the longest at each place, and where."""
    found = list(_printed_names(text, _by_beginning(user_folder)))
    weak = _weak_forms(user_folder)
    if all(name not in weak for name, _ in found):
        yield from found
        return
    sure = any(name not in weak for name, _ in found)
    told = {name for name, at in found if name in weak and (sure or _says_company(text, at, at + len(name)))}
    yield from (each for each in found if each[0] not in weak or each[0] in told)


def _says_company(text: str, start: int, end: int) -> bool:
    """Whether what stands beside an ordinary word says that the company of that name is meant: 收购苹果, 小米手机."""
    behind = text[end : end + _LONGEST_CUE]
    if behind.lstrip(" ")[:1].isascii() and behind.lstrip(" ")[:1].isalpha():
        return True  # 小米SU7
    if any(cue in behind for cue in words("han cues behind words")):
        return True
    return text.endswith(_cues_before(), 0, start)


@cache
def _cues_before() -> tuple[str, ...]:
    return tuple(words("han cues before words") | words("han firm nouns"))


def _printed_names(text: str, by_beginning: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    ordinary = words("han words around names")
    for stretch in _STRETCH.finditer(text):
        at, end = stretch.span()
        while at < end - 1:
            names = by_beginning.get(text[at : at + 2], ())
            name = next((name for name in names if text.startswith(name, at) and _stands_alone(text, at, name)), None)
            if name is not None and name not in ordinary:
                yield name, at
            at += len(name) if name is not None else 1


def known_at(text: str, at: int) -> str:
    """The longest known name that begins at a place of a text; empty where none does."""
    names = _by_beginning(None).get(text[at : at + 2], ())
    name = next((name for name in names if text.startswith(name, at)), "")
    return "" if name in words("han words around names") else name


def forms_of(name: str, user_folder: str | None = None) -> frozenset[str]:
    """All forms of the company of a known name, itself included; none of one that has no other."""
    return _forms(user_folder).get(name, frozenset())


def _stands_alone(text: str, at: int, name: str) -> bool:
    """Whether a name is no part of a longer word, nor the beginning of an association's or a school's."""
    end = at + len(name)
    before, first, last, behind = text[at - 1 : at], name[0], name[-1], text[end : end + 1]
    for low, high in _ALPHABETS:
        if low <= first <= high and low <= before <= high:
            return False
        if low <= last <= high and low <= behind <= high and not (low == _HANGUL and _goes_on_as_particle(text, end)):
            return False
    if first >= _HANGUL and before.isascii() and before.isalnum():  # "HD한빛조선" is no 한빛조선
        return False
    following = text[end : end + _LONGEST_ENDING]
    return not any(word in following for word in words("han other endings"))


def _goes_on_as_particle(text: str, end: int) -> bool:
    """Whether the Korean letters behind a name are a particle or the like, written onto it ("한빛전자와"), and not the
    rest of another word."""
    return text.startswith(_written_onto_names(), end)


@cache
def _written_onto_names() -> tuple[str, ...]:
    return tuple(words("hangul behind names"))


@cache
def _by_beginning(user_folder: str | None) -> dict[str, list[str]]:
    """The names, and the ordinary words around them, by their first two letters, the longest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted({*_forms(user_folder), *_listed(), *words("han words around names")}, key=len, reverse=True):
        found[name[:2]].append(name)
    return dict(found)


@cache
def _rows(user_folder: str | None) -> list[tuple[str, ...]]:
    """The forms of every company of `cjk.tsv` and of the user's, marked as they are there."""
    with open(os.path.join(FOLDER, "cjk.tsv"), encoding="utf-8") as file:
        rows = rows_of(file)
    rows += rows_of(own_rows(user_folder)) if user_folder else []
    return [(name, *forms) for name, forms in rows]


@cache
def _forms(user_folder: str | None) -> dict[str, frozenset[str]]:
    """Every form of a company that has several or is marked, with all forms of the same company."""
    rows = [frozenset([form.rstrip("?!") for form in row]) for row in _rows(user_folder)]
    return {form: row for row in rows for form in row if not form.isascii()}


@cache
def _weak_forms(user_folder: str | None) -> frozenset[str]:
    """The forms that prove nothing alone."""
    return frozenset(form.rstrip("?") for row in _rows(user_folder) for form in row if form.endswith("?"))


def _listed() -> list[str]:
    with open(os.path.join(FOLDER, "cjk_listed.txt"), encoding="utf-8") as file:
        return [name for name in file.read().split("\n") if name and name[0] != "#"]
