"""What stands around a name at one place of a text, and what it says: whose the name is, what it is called, or does."""

from __future__ import annotations

import re
from functools import cache

from reader.article.companies.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

LAST_ANDS: Final = (" und ", " et ", " y ", " e ", " en ", " och ", " og ", " ve ")
"""Other languages' "and", before the last name of a list."""

_OWNERS: Final = frozenset(("'s", "’s"))
PICTURES: Final = frozenset(("photo", "image", "picture"))


def is_byline(text: str, begin: int) -> bool:
    """Whether a name is the author's: "By JE Insights" at the beginning of a line."""
    return text[begin - 3 : begin] in _BY and text[begin - 4] == "\n"


def has_bylines(coded: bytes) -> bool:
    """Whether a line of a text, given in UTF-8, begins as one that names the author."""
    return b"\nBy " in coded or b"\nby " in coded or b"\nBY " in coded


_BY: Final = ("By ", "by ", "BY ")


def has_picture_credits(coded: bytes) -> bool:
    """Whether a text, given in UTF-8, says anywhere whose a picture is; one without `PICTURES` does not."""
    return any(map(coded.__contains__, _coded_credits()))


@cache
def _coded_credits() -> tuple[bytes, ...]:
    """What says so, without its first letter, which may be a capital."""
    return tuple(credit[1:].encode() for credit in words("picture credits"))


def is_picture_credit(text: str, begin: int) -> bool:
    """Whether a name is a photographer's or a picture agency's: "Photo by Quell Pictures"."""
    before = text[max(0, begin - 26) : begin].lower()
    return any(map(before.__contains__, words("picture credits")))


def is_other_name(text: str, start: int, end: int, begin: int) -> bool:
    """Whether the words around a name, from `start` to `end`, and the next, which begins at `begin`, say that both are
    one company's: "soon to be renamed", "formerly", "changed its name from Tarn Inc. to Quellmoor Inc."."""
    if text[end:begin] == " to ":
        return text.endswith(_before_former_names(), 0, start)
    if not 6 <= begin - end <= 60:
        return False
    between = text[end:begin].lower()
    if ";" in between or "." in between.replace("inc.", ""):
        return False
    return any(said in between for said in words("between two names"))


@cache
def _before_former_names() -> tuple[str, ...]:
    return tuple(f" {said} " for said in words("before former names"))


def is_of_the_family(text: str, begin: int) -> bool:
    """Whether a name is a relative's: "her son-in-law, Nikita"."""
    return not words("relatives").isdisjoint(text[max(0, begin - 16) : begin].lower().replace(",", " ").split()[-1:])


def are_one_name(owned: set[str]) -> bool:
    """Whether an owner and what it owns are one name, since the same letters always follow it: "Quell's Pizza"."""
    return len(owned) == 1 and all(word[:1].isupper() for word in owned)


def sells_tokens(text: str) -> bool:
    """Whether a text tells of the presale of a token, which comes back in it as a firm's name does."""
    return " token" in text and any(map(text.__contains__, _presales()))


@cache
def _presales() -> tuple[str, ...]:
    return tuple(f" {form}" for said in words("presales") for form in (said, said.title()))


def has_initials(text: str, end: int, tokens: tuple[str, ...]) -> bool:
    """Whether a bracket behind a name gives its initials: "Tarnfeld Quell Venture (TQV)"."""
    if text[end : end + 2] != " (":
        return False
    letters = "".join([token[0] for token in tokens])
    return text[end + 2 : end + 5 + len(letters)].lstrip('“"').startswith(letters)


def initials_of_body(text: str, end: int, last: str) -> str:
    """The initials in the bracket behind the last word of the name of an association, a school or the like: "Tarn
    Retail Association (TRA)"; empty where it is none."""
    found = _INITIALS_BEHIND.match(text, end) if last in words("last words of bodies") else None
    return found[1] if found else ""


_INITIALS_BEHIND: Final = re.compile(r" \([\"“‘']?([A-Z]{3,8})[\"”’']?\)")


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


_LONGEST_HEADLINE: Final = 30


def is_title_case(text: str, *, nouns_have_capitals: bool = False) -> bool:
    """Whether nearly every word has a capital, as in headlines, so that a capital proves nothing."""
    found = text.split()
    least = 0.75 if len(found) <= _LONGEST_HEADLINE else 0.9  # prose may be full of names
    if text.endswith(".") and not nouns_have_capitals:
        least = 1.0  # a sentence that lists names
    found = [word for word in found[:40] if len(word) > 3 and word[0].isalpha()]
    return len(found) >= 4 and sum(word[0].isupper() for word in found) >= least * len(found)


def called_after(text: str, end: int, *, person: bool = False, apposition: bool = False, several: bool = False) -> bool:
    """Whether the words behind a name say that it was a company: ", a maker of ...", "'s shares", "is a producer".

    `person` is for names that may be a person's, who may be a producer as well; `several` for those of several words,
    which are hardly a product's that is called a platform or a brand; with `apposition`, only what stands between
    commas counts.
    """
    nouns = _nouns_of_firms_alone() if person else _nouns_behind() if several else _nouns_behind_one()
    behind = text[end : end + 2]
    if behind in _OWNERS:
        end += 2
    elif behind == " (":
        closed = text.find(")", end, end + 80)
        end = closed + 1 if closed > 0 else end
    mark = text[end : end + 1]
    if mark == ",":
        return _called_in_clause(text, end, nouns, person=person) or (not person and speaks_as_firm(text, end))
    if mark != " " or apposition:
        return False
    if text.startswith(_DASHES, end):
        said = text[end + 2 : end + 7].lower()
        if said.startswith(_AFTER_DASH):
            return _says_firm(text, end + 3, nouns, person=person)
        # "Quellmoor —la empresa pública"
        return f" {said}".startswith(_AFTER_CLOSE_DASH) and _says_firm(text, end + 2, nouns, person=person)
    word = text[end + 1 : end + 24].partition(" ")[0].rstrip(".,;")
    if word in _IS:
        if not person and speaks_as_firm(text, end):
            return True
        end += 1 + len(word)
        return text[end : end + 9].lower().startswith(_AFTER_IS) and _says_firm(text, end + 1, nouns, person=person)
    if word in words("firm verbs") and _is_camel_case(text, end):
        return True
    return word.lower() in words("firm cues after")


def moves_as_shares(text: str, end: int) -> bool:
    """Whether how much shares gained or lost stands behind a name: "(+2,8%)", "perde l'1,5%", "won 3,1 procent"."""
    if text[end : end + 1] != " " or "," not in (behind := text[end + 1 : end + _LONGEST_MOVE]):
        return False
    if behind.startswith(_SIGNS_OF_MOVES):
        return _move().match(behind) is not None
    first, _, rest = behind.removeprefix("ha ").partition(" ")
    return first in words("moves of shares") and _move_behind_verb().match(rest) is not None


def tells_of_shares(text: str) -> bool:
    """Whether a text has a word for shares or where they are traded, so that percentages may be theirs."""
    return any(f" {said}" in text for said in words("talk of shares"))


def gives_size(text: str, end: int) -> bool:
    """Whether a bracket behind a name gives the sales or the staff of a firm: "(25 salariés, 2,3 M€ de CA)"."""
    if text[end : end + 2] != " (":
        return False
    inside = text[end + 2 : end + _LONGEST_SIZE].partition(")")[0]
    if _NUMBERS.isdisjoint(inside):
        return False
    return not words("sizes of firms").isdisjoint(inside.replace("’", "'").replace(",", " ").lower().split())


_LONGEST_SIZE: Final = 80
_NUMBERS: Final = frozenset("0123456789")
_LONGEST_MOVE: Final = 48
_SIGNS_OF_MOVES: Final = (
    *("+", "-", "−", "–", "(+", "(-", "(−", "(–"),
    *("(plus ", "(min ", "(meno ", "(più ", "(moins ", "(más ", "(menos ", "(minus "),
)


# Hardly any text needs these.
@cache
def _move() -> re.Pattern[str]:
    return re.compile(
        r"\(?(?:[+−–-] ?|(?:plus|min|meno|più|moins|más|menos|minus) )\d{1,2}[.,]\d{1,2} ?(?:%|pro|per|por|pour)"
    )


@cache
def _move_behind_verb() -> re.Pattern[str]:
    return re.compile(r"(?:[a-zà-ÿ'’]+ ){0,3}(?:d?ell?['’])?\d{1,2}[.,]\d{1,2} ?(?:%|pro|per|por|pour)")


def speaks_as_firm(text: str, end: int) -> bool:
    """Whether the words behind a name are those of a firm's own release: " is pleased to announce", ", a leading"."""
    return text[end : end + 3] in _PHRASES_BEGIN and text.startswith(_firm_phrases(), end)


@cache
def _firm_phrases() -> tuple[str, ...]:
    return tuple([phrase if phrase[0] == "," else f" {phrase}" for phrase in words("firm phrases behind")])


_PHRASES_BEGIN: Final = frozenset((" is", ", a", ", t"))


def _called_in_clause(text: str, comma: int, nouns: frozenset[str], *, person: bool) -> bool:
    """Whether the clause behind a comma says so: ", maker of", ", Norway's largest miner", ", which owns"."""
    if not text[comma + 1 : comma + 7].lower().startswith(_AFTER_COMMA):
        first = text[comma + 2 : comma + 26].partition(" ")[0]
        if first in nouns:  # "Quellmoor, maker of", "Quellmoor, firma líder"
            return True
        if first[-2:] not in _OWNERS:
            return False
    return _says_firm(text, comma + 2, nouns, person=person) or _is_owned_or_owns(text, comma)


@cache
def _nouns_of_firms_alone() -> frozenset[str]:
    return words("firm nouns") - words("nouns of people")


@cache
def _nouns_behind_one() -> frozenset[str]:
    return words("firm nouns") | words("firm nouns behind no people")


@cache
def _nouns_behind() -> frozenset[str]:
    return _nouns_behind_one() | words("firm nouns behind")


def _says_firm(text: str, start: int, nouns: frozenset[str], *, person: bool) -> bool:
    """Whether the next dozen words of a clause have a word for a company among them; behind "and" only if the name
    cannot be a person's ("a data analytics and advisory firm")."""
    clause = _CLAUSE_END.split(text[start : start + 120].lower(), maxsplit=1)[0]
    said = clause.replace(",", " ").split()[:12]
    if said[:2] == ["one", "of"]:
        del said[:2]
    if said[:1] == ["the"] and len(said) > 1 and said[1].replace("'", "’").partition("’")[0] in words("generic words"):
        return False  # ", the company will": a new clause
    for at, word in enumerate(said):
        if word in _AFTER_HEAD or (person and word == "and") or (at and word in _OTHER_ARTICLES):
            return False
        if word.partition("’")[0] in nouns:
            return True
    return False


def _is_owned_or_owns(text: str, end: int) -> bool:
    """Whether a clause says of a name what only firms do or bear: ", which was bought out", ", which operates"."""
    if not text.startswith(", which ", end):
        return False
    said = text[end + 8 : end + 40].split()[:2]
    if said[:1] in (["was"], ["is"]):
        return said[-1] in words("what is done to firms")
    return said[:1] != [] and said[0] in words("what firms do in clauses")


def _is_camel_case(text: str, end: int) -> bool:
    """Whether the word that ends here has capitals in it, as names that firms make up have ("AkzoNobel")."""
    word = text[text.rfind(" ", max(0, end - 24), end) + 1 : end]
    return _CAMEL_CASE.search(word) is not None


_CAMEL_CASE: Final = re.compile("[a-zà-ÿ]{2}[A-Z]")


# What follows the noun that says what something is: "a member of the group" is no group.
_AFTER_HEAD: Final = frozenset(
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
# Another noun begins: ", a fine febbraio il gruppo".
_OTHER_ARTICLES: Final = frozenset(("il", "gli", "el", "los", "le", "les"))
_CLAUSE_END: Final = re.compile(r"(?<!\bno)\.|[;:\n]")
_ARTICLES: Final = (" a ", " an ", " the ", " ein", " der ", " die ", " das ", " le ", " la ", " el ", " uma ")
_AFTER_COMMA: Final = (*_ARTICLES, " one ", " une ", " un ", " una ", " um ", " o ", " l'", " l’", " il ", " which")
_DASHES: Final = (" — ", " – ", " - ", " —", " –", " -l", " -e", " -u")
_AFTER_CLOSE_DASH: Final = (" la ", " el ", " una ", " un ")
_AFTER_DASH: Final = (" a ", " an ", " one ", " ein", " une ", " un ")
_IS: Final = frozenset(["is", "was", "ist", "war", "est", "es", "è", "é", "are"])
_AFTER_IS: Final = (*_ARTICLES, " one of ", " un", " um ", " il ", " o ", " l'", " l’")
