"""Names in running text: stretches of capitals, cut where a title, a possessive or a legal form ends a name."""

from __future__ import annotations

import re
from functools import cache

from reader.article.companies.names import all_legal_forms, is_legal_form, key_of_words, plain_words
from reader.article.companies.words import common_words, places, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_CAPITAL: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĹŃŇŌŐŒŘŚŞŠŤŪŮŰŸŹŻŽΑ-ΩА-Я"
_JOINERS: Final = frozenset(
    [
        "&",
        "+",
        "and",
        "of",
        "the",
        "de",
        "la",
        "du",
        "des",
        "del",
        "di",
        "da",
        "do",
        "van",
        "von",
        "für",
        "y",
        "et",
        "und",
    ]
)
# "Calgary-based", "Hong Kong-listed": where something is, or who gave it stars, and no part of a name.
_WHERE: Final = ("-based", "-listed", "-headquartered", "-born", "-style", "-made", "-era", "-starred", "-recognized")
# "SoftBank-backed" names its owner.
_WHOSE: Final = ("-owned", "-backed", "-led")
_WHERE_OR_WHOSE: Final = _WHERE + _WHOSE
_SHORTEST_PART: Final = 3
_HEADS: Final = ("bank", "trust", "house", "people", "people's", "people’s")
_SHORTEST_OF_PLACE: Final = 2
_HEADS_OF_PLACES: Final = ("bank", "corporation", "corp", "company")  # "Tarn Petroleum Corporation of Namibia"
_OPENERS: Final = frozenset(("'", "’"))
_LONGEST_INITIALS: Final = 2  # of given names: "JD"
_LABEL: Final = "Details"  # "Contact DetailsTarn Media Relations"


# Letters of scripts that write no blanks, between which a name in Latin letters may stand.
_UNSPACED: Final = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_SMALL_BEGINNINGS: Final = (r"[\s(\"“'‘][a-z].", r"[\s(\"“'‘][a-z]{2}.")


@cache
def run_pattern(*, unspaced: bool = False) -> re.Pattern[str]:
    """A stretch of capitalised words; with `unspaced`, one that ends where Chinese, Japanese or Korean letters begin.

    It begins at the first capital of a name that small letters stand before ("dMatrix"): the group of the match says
    that there are some, `with_small_letters` where.
    """
    word = rf"[^\W{_UNSPACED}]"
    # ASCII is named first, since a set of it is asked faster than `\w`.
    inner = rf"(?:[-'’./&*]?(?:{word}|\+))*+" if unspaced else r"[0-9A-Za-z_+\w]*+(?:[-'’./&*][0-9A-Za-z_+\w]++)*+"
    free = rf"(?<!(?:{word}|[.@/-]).)" if unspaced else r"(?<![\w.@/-].)"
    small = "|".join(rf"(?<={beginning})(?=[A-Za-z]{{2,30}}(?![\w-]))" for beginning in _SMALL_BEGINNINGS)
    # The set comes first and what may not stand before it after, so that the engine can run along to the next capital.
    begins = rf"{free}(?:(?<![0-9])|[0-9]{{0,3}}[{_CAPITAL}])|(?<![0-9])(?:({small})|(?<=[\s)]-.))"
    first = rf"[{_CAPITAL}0-9](?:{begins}){inner}"
    of = r"of (?:the )?|d(?:e (?:la )?|u |es |ell[ae] |e[li] |['’]|egli |i |as? |os? )|v[ao]n |für "
    joiner = rf"(?:[&+] |and |{of}|y |et |und )?"
    initial = rf"(?:\.(?:(?<=\b[{_CAPITAL}]\.)|(?<=\bSt\.)))?"
    return re.compile(rf"{first}(?:{initial} {joiner}[{_CAPITAL}0-9]{inner}){{0,11}}+")


def with_small_letters(text: str, start: int) -> int:
    """Where a run begins of which the pattern found the first capital: at the small letters before it, if any."""
    while start > 0 and text[start - 1].islower():
        start -= 1
    return start


class Name:
    """A name as it stands in a run: where, and what its surroundings inside the run say of it."""

    __slots__ = (
        "after_title",
        "after_where",
        "end",
        "key",
        "legal",
        "may_be_a_person",
        "owner",
        "plain",
        "start",
        "text",
        "tokens",
    )

    def __init__(self, start: int, end: int, text: str, tokens: tuple[str, ...], legal: bool) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.tokens = tokens
        self.plain, self.key = _plainly(tokens)
        """The beginning of each word as keys write it, and the key."""
        self.legal = legal
        self.owner = False
        self.after_title = False
        self.after_where = False  # behind "Chicago-based", or several words behind a label that ran into them
        self.may_be_a_person = 1 < len(tokens) < 4 and not legal and _may_be_a_person(tokens)


def _plainly(tokens: tuple[str, ...]) -> tuple[list[str], str]:
    """The beginning of each word of a name as keys write it, and its key."""
    if len(tokens) == 1 and tokens[0].isascii() and tokens[0].isalnum():  # as most names
        return [tokens[0].lower()], tokens[0].lower()
    plain = plain_words(tokens, " ".join(tokens).lower().split(" "))
    said = " ".join(plain)
    beginnings = plain if said.count(" ") < len(tokens) else [word.partition(" ")[0] for word in plain]
    return beginnings, key_of_words(said.split())


def _may_be_a_person(tokens: tuple[str, ...]) -> bool:
    """Whether the first of a few words is no ordinary one nor initials ("UQTX Markets")."""
    if _is_abbreviation(tokens[0]) and not tokens[-1].isupper():
        return False
    first = tokens[0].lower()
    if first in words("place words"):
        return False
    return first not in common_words() or (first in words("given names") and tokens[-1].lower() not in common_words())


def _is_abbreviation(token: str) -> bool:
    """Whether a word is in capitals as no given name is but in a line of capitals."""
    return len(token) > _LONGEST_INITIALS and token.isupper() and token.isalpha()


def runs(text: str) -> list[tuple[int, str]]:
    """The stretches of capitalised words, each with its place."""
    return [(match.start(), match[0]) for match in run_pattern().finditer(text)]


def names_of_run(run: str) -> tuple[Name, ...]:
    """The names in a run. Words that only begin a sentence, and titles, are none."""
    if " " not in run and "/" not in run:
        return _name_of_word(run)
    cutter = _Cutter(run)
    at = 0
    for word in run.split(" "):
        cutter.take(word, at)
        at += len(word) + 1
    cutter.close()
    return tuple(cutter.names)


def _name_of_word(word: str) -> tuple[Name, ...]:
    """The name in a run of one word, which most runs are."""
    if "-" in word and word.endswith(_WHOSE):
        word = word.rpartition("-")[0]
    owner = False
    if "'" in word or "’" in word:
        word = _without_case(word)
        owner = _ends_as_owner(word) and not _is_name_like_owner(word)
    if owner:
        word = word[:-2] if word[-1] == "s" else word[:-1]
    low = word.lower()
    if (low in _words_of_no_names() or not low.isalnum()) and (
        _is_small(word, low) or low in words("titles") or low.endswith(_WHERE) or is_legal_form(word)
    ):
        return ()
    name = Name(0, len(word), word, (word,), False)
    name.owner = owner
    return (name,)


def _is_small(word: str, low: str) -> bool:
    """Whether a word has a capital only where a sentence or a label begins with it."""
    return low in words("stop words") or (low in words("small words at beginnings") and not word.isupper())


@cache
def _small_words() -> frozenset[str]:
    return words("stop words") | words("small words at beginnings")


@cache
def _telling_words() -> frozenset[str]:
    """Words that begin, end or join names, in lower case."""
    begins = frozenset(map(str.lower, words("legal forms that begin")))
    return _words_of_no_names() | begins | frozenset(map(str.lower, _JOINERS)) | {"partners"}


@cache
def _words_of_no_names() -> frozenset[str]:
    return _small_words() | words("titles") | all_legal_forms()


def _without_case(word: str) -> str:
    """A word without the Turkish ending behind its apostrophe: "Quellmoor’in", "Holding'den"."""
    mark = "’" if "’" in word else "'"
    stem, found, ending = word.rpartition(mark)
    return stem if found and len(stem) > _LONGEST_INITIALS and ending in words("turkish cases") else word


def _ends_as_owner(word: str) -> bool:
    return word[-2:] in ("'s", "’s") or word[-1] in _OPENERS


def _is_name_like_owner(word: str) -> bool:
    return word[-1] == "s" and word.lower().replace("’", "'") in words("names like owners")


class _Cutter:
    """Cuts one run into names, word by word."""

    def __init__(self, run: str) -> None:
        self.run = run
        self.has_apostrophe = "'" in run or "’" in run
        self.telling = _telling_words()
        self.stop_words = _small_words()
        self.titles = words("titles")
        self.forms_before = words("legal forms that begin")
        self.names: list[Name] = []
        self.words: list[tuple[int, str]] = []
        self.legal = False
        self.formed = False  # whether the words begin with a legal form: "PJSC Quellmoor"
        self.titled = False
        self.placed = False

    def take(self, word: str, at: int) -> None:
        if word.startswith(_LABEL):
            word, at = self._behind_label(word, at)
        low = word.lower()
        if word.isalpha() and low not in self.telling:  # as most words
            if self.legal:
                self.close()
            self.words.append((at, word))
            return
        if word in _JOINERS:
            self._join(word, at)
            return
        if self.legal and not is_legal_form(word):
            self.close()
        if "-" in low and low.endswith(_WHERE_OR_WHOSE):
            self._take_where_or_whose(word, low, at)
        elif (low in self.stop_words or self.has_apostrophe) and self._only_begins(word, low, at):
            self.close()
            self.placed = False
        elif not self.words and word in self.forms_before:
            self.words.append((at, word))
            self.formed = True
        elif not self.words and (word.isdigit() or is_legal_form(word)):
            pass
        elif low in self.titles and not (low == "general" and not self.words) and not self._is_half_of_a_name(low, at):
            self.close()
            self.titled = True
        elif self.has_apostrophe and _ends_as_owner(word) and not self._is_no_owner(word, at):
            self._take_owner(word, at)
        elif self.has_apostrophe and (stem := _without_case(word)) != word:
            self.words.append((at, stem))
            self.close()
        elif "/" in word and self._takes_both(word, at):
            pass
        elif word == "Partners" and self.run.startswith(" With", at + len(word)):
            self.close()  # "Quellmoor Partners With Tarn"
        else:
            self.words.append((at, word))
            self.legal = len(self.words) > 1 and is_legal_form(word) and not self._goes_on(at + len(word))

    def _take_where_or_whose(self, word: str, low: str, at: int) -> None:
        """Begins a name behind a word such as "Calgary-based", or ends one with the owner in "SoftBank-backed"."""
        if low.endswith(_WHERE):
            self.words = []
            self.legal = False
            self.placed = True
        else:
            self.words.append((at, word.rpartition("-")[0]))
            self.close()

    def _behind_label(self, word: str, at: int) -> tuple[str, int]:
        """A word without the label that ran into it, and where it begins: "DetailsTarn"."""
        rest = word[len(_LABEL) :]
        if not rest[:1].isupper():
            return word, at
        self.close()
        self.placed = len(self.run) > at + len(word)
        return rest, at + len(_LABEL)

    def _take_owner(self, word: str, at: int) -> None:
        """Ends a name with a word that has the ending of owners: "Tarn Mining's"."""
        owner = word[:-2] if word[-1] == "s" else word[:-1]
        self.legal = bool(self.words) and is_legal_form(owner)
        self.words.append((at, owner))
        self.close(owner=True)

    def _is_form(self, word: str, at: int) -> bool:
        """Whether a word that is a small one in some language is a legal form here: "Quellmoor SE"."""
        if not self.words or not word.isupper() or self.words[-1][1].isupper() or not is_legal_form(word):
            return False
        return not self.run[at + len(word) + 1 :].partition(" ")[0].isupper()

    def _only_begins(self, word: str, low: str, at: int) -> bool:
        """Whether a word has a capital only because a sentence or a label begins with it: "Their", "L'azienda"."""
        if low not in self.stop_words:
            return word[1:2] in _OPENERS and word[2:3].islower()
        if word.isupper() and not _is_small(word, low):
            return False
        return not (self._is_form(word, at) or self._is_half_of_a_name(low, at))

    def _is_no_owner(self, word: str, at: int) -> bool:
        """Whether a word that ends as owners do is a name or a half of one: "Lowe's", "Sam's Club"."""
        return word[-1] == "s" and (
            _is_name_like_owner(word) or self._is_half_of_a_name(word.lower().replace("’", "'"), at)
        )

    def _is_half_of_a_name(self, low: str, at: int) -> bool:
        """Whether a small word or a title belongs to a name with the word before or behind it: "Burger King"."""
        pairs, low = words("pairs of names"), low.rstrip(".")
        if self.words and f"{self.words[-1][1].lower()} {low}" in pairs:
            return True
        following = self.run[at + len(low) :].lstrip(". ").partition(" ")[0].lower()
        return f"{low} {following.partition(chr(39))[0].partition('’')[0]}" in pairs

    def _takes_both(self, word: str, at: int) -> bool:
        """Takes two names that a stroke parts: "North Fell Bank/Marrow Bank"."""
        one, _, other = word.partition("/")
        if min(len(one), len(other)) < _SHORTEST_PART or not (one[0].isupper() and other[0].isupper()) or one.isupper():
            return False
        self.words.append((at, one))
        self.close()
        self.words.append((at + len(one) + 1, other))
        return True

    def _join(self, word: str, at: int) -> None:
        if not self.words:
            self.titled = False  # "CEO of Quellmoor"
        elif word == "and":
            if self._joins_trades(at):
                self.words.append((at, word))
            else:
                self.close()
        elif word in ("of", "the"):
            head = self.words[0][1].lower() if self.words else ""
            if head not in words("no heads of firms") and (head in words("not firms") or head in _HEADS):
                self.words.append((at, word))
            elif self._is_firm_of_a_place(word, at):
                self.words.append((at, word))
                self.formed, self.legal = self.legal, False
            else:
                self.close()
        elif self.run[at + len(word) + 1].isdigit():
            self.close()  # "der Deutschen Bank von 8,8"
        else:
            self.words.append((at, word))

    def _is_firm_of_a_place(self, word: str, at: int) -> bool:
        """Whether a place follows that belongs to the name of a firm: "Tarn Petroleum Corporation of Namibia"."""
        if word != "of" or len(self.words) < _SHORTEST_OF_PLACE:
            return False
        if self.words[-1][1].lower().rstrip(".") not in _HEADS_OF_PLACES:
            return False
        following = self.run[at + len(word) + 1 :].lower().split(" ")
        one = following[0].removesuffix("'s").removesuffix("’s")
        return one in places() or " ".join(following[:2]) in places()

    def _goes_on(self, end: int) -> bool:
        """Whether a word such as "Limited" only begins another ("Limited Partnership"), or "AD" a year."""
        if self.run.startswith(" AD ", end - 3):
            return self.run[end + 1].isdigit()
        return self.run.startswith((" Partnership", " Liability"), end)

    def _joins_trades(self, at: int) -> bool:
        """Whether an "and" stands between two trades of one name ("Tarn Mining and Minerals"), or the halves of one."""
        before = self.words[-1][1].lower()
        behind = self.run[at + 4 :].partition(" ")[0].lower().removesuffix("'s").removesuffix("’s")
        if before in words("trades") and behind in words("trades"):
            return True
        return f"{before} {behind}" in words("halves joined by and")

    def close(self, *, owner: bool = False) -> None:
        """Ends the name being collected, if there is one."""
        while self.words and self.words[-1][1] in _JOINERS:
            self.words.pop()
        if self.words:
            start = self.words[0][0]
            end = self.words[-1][0] + len(self.words[-1][1])
            tokens = tuple([word for _, word in self.words])
            legal = self.legal or (self.formed and len(tokens) > 1)
            name = Name(start, end, self.run[start:end], tokens, legal)
            name.owner, name.after_title = owner, self.titled
            name.after_where, self.placed = self.placed, False
            self.names.append(name)
            self.titled = False
        self.words = []
        self.legal = self.formed = False
