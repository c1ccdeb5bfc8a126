"""Names in running text: stretches of capitals, cut where a title, a possessive or a legal form ends a name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reader.article.companies.names import is_legal_form, plain_word
from reader.article.companies.words import common_words, words

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĹŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-Я"
_JOINERS = frozenset(
    ["&", "of", "the", "de", "la", "du", "des", "del", "da", "do", "van", "von", "für", "y", "et", "und"]
)
# "Calgary-based", "Hong Kong-listed": where something is, and no part of a name.
_WHERE = ("-based", "-listed", "-headquartered", "-born", "-style", "-made", "-era")
# "SoftBank-backed" names its owner.
_WHOSE = ("-owned", "-backed", "-led")
_HEADS = ("bank", "trust", "house", "people")
_OFFICES = ("board", "chamber", "president", "minister", "centre", "center", "republic", "week", "day", "year", "part")
_OPENERS = frozenset(("'", "’"))
_OWNERS = frozenset(("'s", "’s"))


@cache
def run_pattern() -> re.Pattern[str]:
    inner = r"[\w+]*(?:[-'’./&][\w+]+)*"
    # The set comes first and what may not stand before it after, so that the engine can run along to the next capital.
    first = rf"[{_CAPITAL}0-9](?<![\w.@/-].)(?:(?<=[{_CAPITAL}])|[0-9]{{0,3}}[{_CAPITAL}]){inner}"
    joiner = (
        r"(?:& |of (?:the )?|de (?:la )?|du |des |dell[ae] |de[li] |degli |di |das? |dos? |van |von |für |y |et |und )?"
    )
    return re.compile(rf"{first}(?:(?:(?<=\b[{_CAPITAL}])\.)? {joiner}[{_CAPITAL}0-9]{inner}){{0,11}}")


class Name:
    """A name as it stands in a run: where, and what its surroundings inside the run say of it."""

    __slots__ = (
        "after_title",
        "after_where",
        "before_title",
        "end",
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
        self.plain = [plain_word(token).partition(" ")[0] for token in tokens]
        self.legal = legal
        self.owner = False
        self.after_title = False
        self.before_title = False
        self.after_where = False  # "Chicago-based"
        # Two or three words, the first no ordinary one.
        self.may_be_a_person = 1 < len(tokens) < 4 and not legal and tokens[0].lower() not in common_words()


def runs(text: str) -> list[tuple[int, str]]:
    """The stretches of capitalised words, each with its place."""
    return [(match.start(), match[0]) for match in run_pattern().finditer(text)]


@lru_cache(maxsize=8192)
def names_of_run(run: str) -> tuple[Name, ...]:
    """The names in a run. Words that only begin a sentence, and titles, are none."""
    if " " not in run:
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
    owner = word[-2:] in ("'s", "’s") or word[-1] in _OPENERS
    if owner:
        word = word[:-2] if word[-1] == "s" else word[:-1]
    low = word.lower()
    if low in words("stop words") or low in words("titles") or low.endswith(_WHERE) or not word or word.isdigit():
        return ()
    if is_legal_form(word):
        return ()
    name = Name(0, len(word), word, (word,), False)
    name.owner = owner
    return (name,)


class _Cutter:
    """Cuts one run into names, word by word."""

    def __init__(self, run: str) -> None:
        self.run = run
        self.stop_words = words("stop words")
        self.titles = words("titles")
        self.names: list[Name] = []
        self.words: list[tuple[int, str]] = []
        self.legal = False
        self.titled = False
        self.placed = False

    def take(self, word: str, at: int) -> None:
        low = word.lower()
        if word in _JOINERS:
            self._join(word, at)
            return
        if self.legal and not is_legal_form(word):
            self.close()
        if "-" in low and low.endswith(_WHERE):
            self.words = []
            self.legal = False
            self.placed = True
        elif "-" in low and low.endswith(_WHOSE):
            self.words.append((at, word.rpartition("-")[0]))
            self.close()
        elif low in self.stop_words or (word.isdigit() and not self.words) or (not self.words and is_legal_form(word)):
            self.close()
        elif low in self.titles and not (low == "general" and not self.words):
            self.close(before_title=True)
            self.titled = True
        elif word[-2:] in ("'s", "’s") or word[-1] in _OPENERS:
            self.words.append((at, word[:-2] if word[-1] == "s" else word[:-1]))
            self.close(owner=True)
        else:
            self.words.append((at, word))
            self.legal = len(self.words) > 1 and is_legal_form(word) and not self._goes_on(at + len(word))

    def _goes_on(self, end: int) -> bool:
        """Whether a word such as "Limited" only begins another ("Limited Partnership")."""
        return self.run.startswith((" Partnership", " Liability"), end)

    def _join(self, word: str, at: int) -> None:
        if word in ("of", "the"):
            head = self.words[0][1].lower() if self.words else ""
            if head not in _OFFICES and (head in words("not firms") or head in _HEADS):
                self.words.append((at, word))
            else:
                self.close()
        elif self.words:
            self.words.append((at, word))

    def close(self, *, owner: bool = False, before_title: bool = False) -> None:
        """Ends the name being collected, if there is one."""
        while self.words and self.words[-1][1] in _JOINERS:
            self.words.pop()
        if self.words:
            start = self.words[0][0]
            end = self.words[-1][0] + len(self.words[-1][1])
            tokens = tuple([word for _, word in self.words])
            name = Name(start, end, self.run[start:end], tokens, self.legal)
            name.owner, name.after_title, name.before_title = owner, self.titled, before_title
            name.after_where, self.placed = self.placed, False
            self.names.append(name)
            self.titled = False
        self.words = []
        self.legal = False


_PICTURES = (
    b"hoto by",
    b"hoto courtesy",
    b"hoto from",
    b"hoto:",
    b"mage by",
    b"mage from",
    b"mage courtesy",
    b"icture by",
)
_CREDITS = (
    "photo by",
    "image by",
    "picture by",
    "photo courtesy of",
    "image from",
    "photo from",
    "image courtesy of",
    "foto:",
    "photo:",
)


def is_byline(text: str, begin: int) -> bool:
    """Whether a name is the author's: "By JE Insights" at the beginning of a line."""
    return text[begin - 3 : begin] in ("By ", "by ", "BY ") and (begin == 3 or text[begin - 4] == "\n")


def has_bylines(coded: bytes) -> bool:
    """Whether a line of a text, given in UTF-8, may begin with its author."""
    return coded[1:3] == b"y " or coded[1:3] == b"Y " or b"\nBy " in coded or b"\nby " in coded or b"\nBY " in coded


def has_picture_credits(coded: bytes) -> bool:
    """Whether a text, given in UTF-8, says anywhere whose a picture is."""
    if b"hoto" in coded or b"mage" in coded or b"icture" in coded:
        return any(word in coded for word in _PICTURES)
    return False


def is_picture_credit(text: str, begin: int) -> bool:
    """Whether a name is a photographer's or a picture agency's: "Photo by Quell Pictures"."""
    before = text[max(0, begin - 26) : begin].lower()
    return any(credit in before for credit in _CREDITS)


_OTHER_NAMES = (
    "formerly",
    "renamed",
    "previously",
    "f/k/a",
    "now known as",
    "doing business as",
    "d/b/a",
    "trading as",
    "dba",
)


def is_other_name(text: str, start: int, begin: int) -> bool:
    """Whether the words between two names say that both are one company's: "soon to be renamed", "formerly"."""
    if not 6 <= begin - start <= 60:
        return False
    between = text[start:begin].lower()
    return not {".", ";"} & set(between.replace("inc.", "").strip()) and any(
        words_ in between for words_ in _OTHER_NAMES
    )


def is_field_of_office(text: str, begin: int) -> bool:
    """Whether a name says what an office is for: "Minister of State for Petroleum Resources"."""
    before = text[max(0, begin - 40) : begin].lower()
    if before.endswith(" for "):
        return not _OFFICES_FOR.isdisjoint(before.split()[-5:-1])
    return before.endswith(("minister of ", "ministers of ", "ministry of "))


_OFFICES_FOR = frozenset(("minister", "ministers", "ministry", "secretary", "undersecretary", "commissioner"))


def is_half_of_pair(text: str, end: int) -> bool:
    """Whether a name goes on after "and" as an authority's does: "Securities and Exchange Commission"."""
    if not text.startswith((" and ", " & "), end):
        return False
    following = text[end:].lstrip(" &").removeprefix("and ")[:60].split(" ")
    for word in following[:4]:
        if not word[:1].isupper():
            return False
        if word.strip(".,;:)").lower() in words("not firms"):
            return True
    return False


_LONGEST_HEADLINE = 30


def is_title_case(text: str) -> bool:
    """Whether nearly every word has a capital, as in headlines, so that a capital proves nothing."""
    found = text.split()
    least = 0.75 if len(found) <= _LONGEST_HEADLINE else 0.9  # prose may be full of names
    found = [word for word in found[:40] if len(word) > 3 and word[0].isalpha()]
    return len(found) >= 4 and sum(word[0].isupper() for word in found) >= least * len(found)


# ---- what stands around a name


def called_before(text: str, start: int) -> bool:
    """Whether the words before a name say that a company follows: "battery maker", "a subsidiary of", "shares of"."""
    word = text[max(0, start - 24) : start].rstrip(' "“‘,').rpartition(" ")[2].lower()
    if word not in _last_words_before():
        return word.endswith(_ADJECTIVE_ENDS) and _has_noun_before_adjective(text, start)
    if word in words("firm nouns"):
        return True
    last = text[max(0, start - 48) : start].rstrip(' "“‘,').lower().replace(",", " ").split(" ")
    cues = words("firm cues before")
    return any(" ".join(last[-size:]) in cues for size in (1, 2, 3)) or _begins_list(last)


def _has_noun_before_adjective(text: str, start: int) -> bool:
    """Whether a noun for a company stands before the adjective before a name: "groupe américain", "empresa chilena"."""
    before = text[max(0, start - 48) : start].rstrip(' "“‘«').lower().rsplit(None, 2)
    if len(before) < 3 or before[2].endswith(","):
        return False
    return before[1].rpartition("’")[2] in words("firm nouns before adjectives")


# Adjectives of places in French, Spanish, Portuguese and Italian end so.
_ADJECTIVE_ENDS = (
    *("ais", "aise", "ois", "oise", "ien", "ienne", "ain", "aine", "and", "ande", "ique", "ol", "ole", "enne", "éen"),
    *("ano", "ana", "eño", "eña", "és", "esa", "ense", "ino", "ina", "ola", "ês", "eno", "ena", "eira", "eiro", "ese"),
)


def begins_list(text: str, start: int) -> bool:
    """Whether the words before a name say that a list of companies follows: "chip makers such as"."""
    return _begins_list(text[max(0, start - 48) : start].rstrip(' "“‘,').lower().replace(",", " ").split())


def _begins_list(last: list[str]) -> bool:
    if last[-2:] in _BETWEEN:
        return True
    size = 3 if last[-2:] == ["such", "as"] else 2 if last[-1:] in (["like"], ["including"]) else 0
    return size > 0 and len(last) >= size and last[-size] in words("firm nouns")


@cache
def _last_words_before() -> frozenset[str]:
    return words("firm nouns").union(_LIST_WORDS, [cue.rpartition(" ")[2] for cue in words("firm cues before")])


_LIST_WORDS = ("like", "as", "including", "between", "entre", "tra")
_BETWEEN = (["merger", "between"], ["fusion", "entre"], ["fusión", "entre"], ["fusão", "entre"], ["fusione", "tra"])


def called_after(text: str, end: int) -> bool:
    """Whether the words behind a name say that it was a company: ", a maker of ...", "'s shares", "is a producer"."""
    behind = text[end : end + 2]
    if behind in _OWNERS:
        end += 2
    elif behind == " (":
        closed = text.find(")", end, end + 80)
        end = closed + 1 if closed > 0 else end
    mark = text[end : end + 1]
    if mark == ",":
        return text[end + 1 : end + 6].lower().startswith(_AFTER_COMMA) and _says_firm(text, end + 2)
    if mark != " ":
        return False
    if text[end : end + 3] in _DASHES:
        return text[end + 2 : end + 7].lower().startswith(_AFTER_DASH) and _says_firm(text, end + 3)
    word = text[end + 1 : end + 24].partition(" ")[0].rstrip(".,;")
    if word in _BECAME:
        return text[end + 1 + len(word) :][:8].startswith(_AFTER_BECAME) and _says_firm(text, end + len(word) + 2)
    if word in _IS:
        return text[end + 1 + len(word) :][:9].lower().startswith(_AFTER_IS) and _says_firm(text, end + len(word) + 2)
    if word in words("firm verbs") and _is_camel_case(text, end):
        return True
    if word == "shares":
        # "Quellmoor shares fell", not "she shares what she knows".
        return text[end + 8 : end + 24].partition(" ")[0] not in _WHAT_IS_SHARED
    return word.lower() in words("firm cues after")


def _says_firm(text: str, start: int) -> bool:
    """Whether the next dozen words of a clause have a word for a company among them."""
    clause = _CLAUSE_END.split(text[start : start + 120].lower(), maxsplit=1)[0]
    said = clause.replace(",", " ").split()[:12]
    if said[:2] == ["one", "of"] or said[1:3] == ["one", "of"]:
        said = said[said.index("of") + 1 :]
    nouns = words("firm nouns")
    if said[:1] == ["the"] and len(said) > 1 and said[1] in words("generic words"):
        return False  # ", the company will": a new clause
    for word in said:
        if word in _AFTER_HEAD:
            return False
        if word.partition("’")[0] in nouns:
            return True
    return False


def _is_camel_case(text: str, end: int) -> bool:
    """Whether the word that ends here has capitals in it, as names that firms make up have ("AkzoNobel")."""
    word = text[text.rfind(" ", max(0, end - 24), end) + 1 : end]
    return len(word) >= _SHORTEST_CAMEL_CASE and _CAMEL_CASE.search(word) is not None


_SHORTEST_CAMEL_CASE = 5
_CAMEL_CASE = re.compile("[a-zà-ÿ]{2}[A-Z]")


# What follows the noun that says what something is: "a member of the group" is no group.
_AFTER_HEAD = frozenset(
    [
        "of",
        "that",
        "which",
        "who",
        "whose",
        "with",
        "in",
        "for",
        "at",
        "from",
        "and",
        "by",
        "von",
        "der",
        "für",
        "mit",
        "de",
        "qui",
        "pour",
        "que",
        "di",
        "per",
        "do",
        "da",
    ]
)
_WHAT_IS_SHARED = frozenset(
    [
        "why",
        "how",
        "what",
        "his",
        "her",
        "their",
        "its",
        "the",
        "a",
        "an",
        "some",
        "insights",
        "details",
        "more",
        "with",
        "in",
    ]
)
_CLAUSE_END = re.compile("[.;:\n]")
_AFTER_COMMA = (
    " a ",
    " an ",
    " the ",
    " one ",
    " ein",
    " une ",
    " un ",
    " uma ",
    " der ",
    " die ",
    " das ",
    " le ",
    " la ",
    " el ",
    " which"[:5],
)
_DASHES = frozenset((" — ", " – ", " - "))
_AFTER_DASH = (" a ", " an ", " one ", " ein", " une ", " un ")
_BECAME = frozenset(("became", "becomes", "remains"))
_AFTER_BECAME = (" a ", " an ", " one of ", " the ")
_IS = frozenset(["is", "was", "ist", "war", "est", "es", "è", "é", "are"])
_AFTER_IS = (
    " a ",
    " an ",
    " the ",
    " one of ",
    " ein",
    " un",
    " der ",
    " die ",
    " das ",
    " le ",
    " la ",
    " el ",
    " il ",
    " o ",
    " uma ",
)
