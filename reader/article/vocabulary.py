"""The words that the rules look for: shipped files, and the user's own beside the settings.

A file is sections of entries (`vocabularies/README.txt` explains them to people). English is read at once, another
language when the first article in it comes. A vocabulary's version changes with the code and with every file.
"""

from __future__ import annotations

import os

from reader.article.notices import Notices
from reader.article.phrases import Phrases, WholeLines
from reader.article.remembering import Remembered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, Final

ANALYSIS_VERSION: Final = "1"
"""Counts changes of the code that give other parts."""
SHIPPED: Final = os.path.join(os.path.dirname(__file__), "vocabularies")
USER_FOLDER: Final = "vocabulary"
"""In the folder of the settings file."""
_COMMON: Final = "en"


_MARKS: Final = b"'-,;!?\"."
_PLAIN: Final = bytes.maketrans(_MARKS + b"|\r", b" " * len(_MARKS) + b"/\n")
_TYPOGRAPHIC: Final = [mark.encode() for mark in "\u2019\u2013\u201c\u201d\u201e"]


# Sections whose entries are a whole line, by the name that the rules use.
_WHOLE_LINES: Final = {
    "highlights labels": "highlights",
    "hesitant highlights": "hesitant",
    "profile sections": "profiles",
    "boilerplate sections": "page",
    "contact labels": "contact",
    "boilerplate lines": "line",
    "contributor lines": "contributor",
    "opinion kickers": "kicker",
    "paid kickers": "paid",
}

# The same, with the kinds of fine print behind a "=".
_WITH_KINDS: Final = {"disclaimer labels": "disclaimer", "origin lines": "origin"}


# An entry "words *" with fewer words is loose.
_FEWEST_FIRM: Final = 4


class Words:
    """What one language's files (`own`, by section) say, beside English."""

    def __init__(self, own: dict[str, list[str]], english: Words | None = None) -> None:
        self.sections = own
        if english is not None:
            more = english.sections
            self.sections = {name: own.get(name, []) + more.get(name, []) for name in own | more}
        self._own, self._english = own, english
        self._groups: dict[str, Phrases] = {}
        self.whole_lines: WholeLines = _whole_lines(own).ready(english.whole_lines if english else None)
        self.disclaimer_openings = _openings(self._entries("disclaimer labels"))
        self.highlights_heads = self._phrases("highlights heads")
        self.highlights_companions = self._words("highlights companions")
        self.highlights_things = self._words("highlights things")
        self._tell_profiles()
        self.things = self._words("things")
        self.ends_of_things = _ends_of_compounds(own, "things", english)
        self.ends_of_organisations = _ends_of_compounds(own, "organisation words", english)
        self.wires = self._phrases("news wires")
        self.release_wires = self._phrases("release wires")
        self.organisation_words = self._phrases("organisation words")
        self.publisher_words = self._phrases("publisher words")
        self.product_phrases = self._phrases("product phrases")
        self.fine_print = self._filed("fine print", _fine_print(own))
        self.speakers = self._phrases("speakers")
        self.notices = Notices(_components(own), self._entries("notices"))
        self.promotions = self._phrases("promotions")
        self.offers = self._phrases("offers")
        self.agreements = self._phrases("agreements")
        self.feed_tails = _feed_tails(self._entries("feed tails"))
        self.author_openings = tuple(self._entries("author openings"))
        self.copyrights = self._phrases("copyrights")
        self.opinion_addresses = self._words("opinion addresses")
        self.promotion_openings = self._words("promotion openings")
        self.reply_words = self._words("reply words")
        self.reporting_words = self._words("reporting words")
        self.own_voice = self._words("own voice")
        self.share_words = self._words("share words")
        self.sheet_labels = tuple(self._entries("sheet labels"))
        self.self_reference = self._phrases("self reference")
        self.weighed = Remembered()  # the fine print in a line
        self.described = Remembered()  # a profile, by its label's name and its text
        self._spanned = Remembered()

    def _tell_profiles(self) -> None:
        """What announces profiles, and what their texts say."""
        self.profile_labels = _profile_labels(self._entries("profile labels"))
        self.hesitant_profiles = _profile_labels(self._entries("hesitant profiles"))
        self.hesitant_beginnings = tuple(before for before, _ in self.hesitant_profiles if before)
        self.hesitant_endings = tuple(after for before, after in self.hesitant_profiles if not before)
        self.profile_beginnings = tuple(before for before, after in self.profile_labels if before and not after)
        self.profile_openings = frozenset(before.partition(" ")[0] for before, _ in self.profile_labels if before)
        self.profile_endings = tuple(after for before, after in self.profile_labels if not before)
        self.other_profiles = self._words("other profiles")
        self.other_endings = self._words("other endings")
        self.profile_verbs = self._phrases("profile verbs")
        self.profile_nouns = self._phrases("profile nouns")
        self.profile_rows = self._words("profile rows")

    def spans(self, tokens: list[str], low: str) -> Mapping[str, Any]:
        """What a whole line, given by its words and its lowered text, is: the names of `_WHOLE_LINES`
        and `_WITH_KINDS` (the latter with their kinds), those that apply."""
        found = self._spanned.found.get(low)
        if found is None:
            found = {}
            for name, kinds in self.whole_lines.spanning(tokens, low):
                if kinds or name not in found:  # "editorial disclaimer" rather than "* disclaimer"
                    found[name] = kinds
            self._spanned.keep(low, found)
        return found

    def _entries(self, section: str) -> list[str]:
        return self.sections.get(section, [])

    def _words(self, section: str) -> frozenset[str]:
        return frozenset(self._entries(section))

    def _phrases(self, section: str) -> Phrases:
        return self._filed(section, [(entry, entry) for entry in self._own.get(section, ())])

    def _filed(self, group: str, entries: Iterable[tuple[str, Any]]) -> Phrases:
        """Phrases with their meanings, and those of the same group in English, which are not filed again."""
        phrases = Phrases()
        for entry, meaning in entries:
            phrases.add(entry, meaning)
        self._groups[group] = phrases.ready(self._english._groups[group] if self._english else None)
        return phrases


def _ends_of_compounds(own: dict[str, list[str]], section: str, english: Words | None) -> tuple[str, ...]:
    """The words of a section with which longer ones end in languages that write compounds as one: "Jagdverband"."""
    return (
        tuple([word for word in own.get(section, ()) if word.isalpha() and len(word) > _SHORTEST_END])
        if english
        else ()
    )


_SHORTEST_END: Final = 3
APPEAL: Final = "appeal"
# How much a way to speak of a kind of fine print counts: 3 says it, 2 says it in fine print only, 1 hints at it.
_WAYS: Final = {"says": 3, "adds": 2, "hints": 1}


class Vocabulary:
    """All languages. `user_folder` is the folder of the settings file, or None."""

    def __init__(self, user_folder: str | None = None) -> None:
        self.user_folder = user_folder
        self._words: dict[str, Words] = {}
        # Read when first asked for, which compiled code does not do for `cached_property`.
        self._kept_version: str | None = None
        self._english = _read(_files(_COMMON, user_folder))

    def words(self, language: str | None) -> Words:
        """The words for an article in that language."""
        language = language or _COMMON
        found = self._words.get(language)
        if found is None:
            found = self._words[language] = self._load(language)
        return found

    def _load(self, language: str) -> Words:
        if language == _COMMON or not language.isalnum():
            return Words(self._english)
        own = _read(_files(language, self.user_folder))
        if not own:
            return self.words(_COMMON)
        return Words(own, self.words(_COMMON))

    @property
    def version(self) -> str:
        """The version of the analysis with these words: it changes when the code or a file does."""
        if self._kept_version is None:
            self._kept_version = self._read_version()
        return self._kept_version

    def _read_version(self) -> str:
        import hashlib

        digest = hashlib.blake2b(digest_size=6)
        for path in _all_files(self.user_folder):
            with open(path, "rb") as file:
                digest.update(os.path.basename(path).encode())
                digest.update(file.read(64 if path.endswith(".bin") else -1))
        return f"{ANALYSIS_VERSION}.{digest.hexdigest()}"


_loaded: Final[dict[str | None, Vocabulary]] = {}


def load(user_folder: object = None) -> Vocabulary:
    """The shipped vocabulary with the additions in `user_folder`/vocabulary; made once for each folder."""
    folder = os.fspath(user_folder) if isinstance(user_folder, str | os.PathLike) else None
    if folder not in _loaded:
        _loaded[folder] = Vocabulary(folder)
    return _loaded[folder]


def _files(language: str, user_folder: str | None) -> Iterator[str]:
    yield os.path.join(SHIPPED, f"{language}.txt")
    if user_folder:
        own = os.path.join(user_folder, USER_FOLDER)
        for name in _names(own):
            stem, _, end = name.rpartition(".")
            if end == "txt" and (stem == language or (language == _COMMON and not is_language(stem))):
                yield os.path.join(own, name)


def is_language(stem: str) -> bool:
    """Whether a file of this name, without its end, is one of a language's words."""
    return len(stem) == 2 and stem.isalpha()


def _all_files(user_folder: str | None) -> Iterator[str]:
    for folder in (SHIPPED, os.path.join(user_folder, USER_FOLDER) if user_folder else ""):
        for base, folders, names in os.walk(folder):
            folders.sort()
            yield from (os.path.join(base, name) for name in sorted(names))


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _read(paths: Iterator[str]) -> dict[str, list[str]]:
    """The sections of the files together. A file that cannot be read, a line outside a section, and what names a kind
    of fine print that does not exist, counts nothing."""
    sections: dict[str, list[str]] = {}
    for path in paths:
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            continue
        current: list[str] | None = None
        own, section = not path.startswith(SHIPPED), ""
        for row in plain_rows(data):
            row = row.strip()
            if not row or row[0] == "#":
                continue
            if row[0] == "[" and row[-1] == "]":
                section = row[1:-1].strip()
                current = None if own and strange_kinds(section, "") else sections.setdefault(section, [])
            elif current is not None and not (own and strange_kinds(section, row)):
                current.extend(_written_out(row) if own else (row,))
    return sections


def strange_kinds(section: str, row: str) -> list[str]:
    """The kinds that a section (where no row is given) or a row of it names and that no fine print has."""
    from reader.model.disclaimers import DISCLAIMER_KINDS

    way, _, kind = section.partition(" ")
    if not row:
        named = [kind] if way in _WAYS else []
    elif section in _WITH_KINDS or section == "notices":
        named = row.partition("=")[2].split()
    else:
        return []
    return [kind for kind in named if kind not in DISCLAIMER_KINDS]


def _written_out(row: str) -> list[str]:
    from reader.article.notation import written_out

    return written_out(row)


def plain_rows(data: bytes) -> list[str]:
    """The lines of a file in lower case, without their marks; bytes are changed many times as fast as characters."""
    plain = data.removeprefix(b"\xef\xbb\xbf").lower().translate(_PLAIN)
    for mark in _TYPOGRAPHIC:
        plain = plain.replace(mark, b" ")
    return [row if row.isascii() else row.lower() for row in plain.decode("utf-8", "replace").split("\n")]


def _whole_lines(sections: dict[str, list[str]]) -> WholeLines:
    lines = WholeLines()
    for section, name in _WHOLE_LINES.items():
        meaning, loose = (name, ""), ("loose " + name, "")
        for entry in map(_without_colon, sections.get(section, ())):
            lines.add(entry, loose if name == "line" and _is_loose(entry) else meaning)
    for section, name in _WITH_KINDS.items():
        for entry in sections.get(section, ()):
            words, _, kinds = entry.partition("=")
            lines.add(_without_colon(words.strip()), (name, tuple(kinds.split())))
    return lines


def _without_colon(entry: str) -> str:
    """An entry for a whole line without a colon at its end, which no line is compared with."""
    return entry.rstrip(" :：")


def _is_loose(entry: str) -> bool:
    """Whether an entry is so few words before or behind a `*` that a sentence of an article may begin or end so: "back
    to *", "* editorial standards"."""
    if "*" not in (entry[0], entry[-1]) or not entry.isascii():
        return False
    words = entry.split()
    return "*" in (words[0], words[-1]) and sum(word != "*" and word[0] != "(" for word in words) < _FEWEST_FIRM


def _feed_tails(entries: list[str]) -> dict[tuple[str, ...], list[str]]:
    """How a line ends that says where in this publication a post appeared, by the two words that it begins with."""
    found: dict[tuple[str, ...], list[str]] = {}
    for entry in entries:
        before, _, after = entry.partition("*")
        found.setdefault(tuple(before.split()[:2]), []).append(f" {after.strip()} ")
    return found


def _profile_labels(entries: list[str]) -> list[tuple[str, str]]:
    """What stands before and after the name in the label of a profile; the longest first."""
    halves = []
    for entry in entries:
        before, star, after = entry.partition("*")
        if star and (before.strip() or after.strip()):
            halves.append((before.strip(), after.strip()))
    return sorted(halves, key=lambda half: -len(half[0]) - len(half[1]))


def _openings(labels: list[str]) -> frozenset[str]:
    """The words with which a label may begin."""
    found: set[str] = set()
    for label in labels:
        for word in label.partition("=")[0].split():
            found.update(word.strip("()").split("/"))
            if word[0] != "(":
                break
    return frozenset(found)


def _fine_print(sections: dict[str, list[str]]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Every way to speak of every kind of fine print: the meaning is (kind, weight) with the weight of `_WAYS`. What
    asks for support is looked for with them, since every line is searched once then; it weighs nothing."""
    for name, entries in sections.items():
        way, _, kind = name.partition(" ")
        if way in _WAYS:
            meaning = (kind, _WAYS[way])
            for entry in entries:
                yield entry, meaning
    for entry in sections.get("appeals", ()):
        yield entry, (APPEAL, 0)


def _components(sections: dict[str, list[str]]) -> dict[str, list[str]]:
    """The entries of the components of notices, by component."""
    found = {}
    for name, entries in sections.items():
        what, _, component = name.partition(" ")
        if what == "component":
            found[component] = entries
    return found
