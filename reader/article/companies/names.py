"""Names as texts print and define them: legal forms, comparable keys, and short forms that a text gives in brackets.

Contemporary Amperex Technology Co. Limited (CATL)   Zonte Metals Inc. ("Zonte" or the "Company")
U Power Limited (hereafter "U Power")                云岭稀土集团（以下简称“云岭稀土”）
"""

from __future__ import annotations

import re
from functools import cache

from reader.article.companies.words import common_words, places, words
from reader.firm_names import BRACKETED, all_legal_forms, are_keys, key_of, key_of_words, plain_word, plain_words

__all__ = [
    "aliases_of",
    "all_legal_forms",
    "are_keys",
    "begins_with_form",
    "definitions",
    "is_legal_form",
    "key_of",
    "key_of_words",
    "legal_end",
    "plain_word",
    "plain_words",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

_LEGAL_WORD: Final = re.compile(r"[.,]{0,2} {0,2}\(?([A-Za-z][\w./]{0,13}|[А-Я]{2,3})(?![\w-])")
_FIRST_WORD: Final = re.compile(r"[\w./]+")
_QUOTED: Final = re.compile(r"[\"“„«「『‘'](?:the )?([^\"“”„«»「」『』]{2,40}?)[.,]?[\"”“»」』’'](?!\w)")


def is_legal_form(word: str) -> bool:
    """Whether a word, as printed, is a legal form that ends a company's name ("Ltd.", "AG", "S.p.A.")."""
    plain = word.lower()
    if not plain.isalnum():
        plain = plain.replace(".", "").replace("/", "")
    if plain not in all_legal_forms():
        return False
    if word in words("legal forms in capitals"):
        return True
    return plain in words("legal forms") and (not word.islower() or plain in _LOWER_FORMS)


def begins_with_form(text: str) -> bool:
    """Whether the first word of a text is a legal form."""
    first = text.partition(" ")[0]
    if not first.isalnum():
        found = _FIRST_WORD.match(first)
        first = found[0].rstrip(".") if found else ""
    return is_legal_form(first)


_LOWER_FORMS: Final = frozenset(("plc", "llc", "inc", "gmbh", "ltd"))


def ends_with_abbreviation(word: str) -> bool:
    """Whether a full stop behind a word belongs to it, as to "Inc" and "S.A"."""
    return word in ABBREVIATED or "." in word


def legal_end(text: str, end: int) -> int:
    """Where the legal form ends that follows a name at once (", Inc.", " Co., Ltd."); `end` where none does."""
    if text[end : end + 2] == " (":
        # A part of the name in brackets: "Research Center (International) B.V."
        closed = text.find(")", end, end + 30)
        return legal_end(text, closed + 1) if closed > 0 and legal_end(text, closed + 1) > closed + 1 else end
    for _ in range(4):
        match = _LEGAL_WORD.match(text, end)
        if match is None:
            break
        word = match[1]
        if not is_legal_form(word.rstrip(".")) or (word in _STATES and text[end : end + 1] == ","):
            break
        end = match.end(1)
        if text[end : end + 1] == "." and ends_with_abbreviation(word):
            end += 1
    return with_rest_of_form(text, end)[0]


def with_rest_of_form(text: str, end: int) -> tuple[int, bool]:
    """Where a legal form ends of which a part is written small ("S.A. de C.V.", "AB (publ)"), and whether it is one:
    "Sp" is none without ". z o.o."."""
    if text[end : end + 2] in _RESTS_BEGIN:
        for rest in _RESTS_OF_FORMS:
            if text.startswith(rest, end):
                return end + len(rest), True
    return end, not text.endswith((" Sp", " S.à"), 0, end)


_RESTS_OF_FORMS: Final = (" de C.V.", " de CV", " (publ)", " (publ.)", ". z o.o.", " r.l.")
_RESTS_BEGIN: Final = frozenset((" d", " (", ". ", " r"))


_STATES: Final = frozenset(("NV", "AB"))  # Nevada, Alberta: "ELKO, NV"
_ORDINAL: Final = re.compile(r" (?:I{1,3}|IV|VI{0,3}|IX|X)(?![\w'’-])|(?<=Corporation) of [A-Z]\w+")


def with_ordinal(text: str, end: int) -> int:
    """Where a name ends that has a Roman number behind its legal form ("Acquisition Corp. II"), or its place ("Mining
    Corporation of Ontario")."""
    match = _ORDINAL.match(text, end)
    return match.end() if match else end


@cache
def _hereafter() -> re.Pattern[str]:
    said = "|".join(map(re.escape, sorted(words("before short forms"), key=lambda said: (-len(said), said))))
    return re.compile(f"^,? ?(?:{said})", re.IGNORECASE)


# Legal forms whose full stop belongs to them.
ABBREVIATED: Final = frozenset("Inc Corp Ltd Co Cos Bros Ltda Lda Pty Pte Bhd Tbk Kft Nyrt Zrt inc ltd".split())


def definitions(text: str, end: int) -> tuple[list[str], bool, int]:
    """The short forms that brackets define right behind a name that ends at `end`.

    Gives them, whether one of them is a word for any company ("the Company"), and where the last bracket ends.
    """
    found: list[str] = []
    generic = False
    for _ in range(5):
        match = BRACKETED.match(text, end)
        if match is None:
            break
        names, is_generic = _defined(match[0].strip()[1:-1])
        found.extend(names)
        generic = generic or is_generic
        end = match.end()
    return found, generic, end


def _defined(inside: str) -> tuple[list[str], bool]:
    """The names in a bracket, and whether it names the company by a generic word."""
    quoted = [name.strip() for name in _QUOTED.findall(inside)]
    if quoted:
        generic = any(name.lower().removeprefix("the ") in words("generic words") for name in quoted)
        return [name for name in quoted if _is_name(name)], generic
    if ":" in inside:
        return [], False
    bare = _hereafter().sub("", inside).strip(" :：")
    if "：" in bare:
        return [], False
    return ([bare], False) if _is_name(bare) and _may_stand_bare(bare) else ([], False)


def _is_name(name: str) -> bool:
    if name.lower().removeprefix("the ") in words("generic words") or not 2 <= len(name) <= 40 or "%" in name:
        return False
    return name[0].isupper() or name[0].isdigit() or not name.isascii() or any(c.isupper() for c in name)


def _may_stand_bare(name: str) -> bool:
    """Whether a bracket without quotation marks holds a short form: "(CATL)", "(TotalEnergies)", "(宁德时代)"."""
    if not name.isascii():
        return len(name) <= 14 and not any(c in name for c in "，。、")
    if "," in name or name.isdigit() or len(name.split()) > 3 or name.split()[0].islower():
        return False
    if any(c.isupper() for c in name[1:]):
        return True
    return " " not in name and name.lower() not in places() and name.lower() not in common_words()


def aliases_of(text: str, names: Sequence[str] = ()) -> list[str]:
    """The short names that a text defines in brackets, in order; none for words like "the Company", and of somebody
    called `names` none for something else: "Quellmoor builds liquefied petroleum gas (LPG) systems"."""
    found: dict[str, None] = {}
    at = 0
    while True:
        places = [place for place in (text.find("(", at), text.find("（", at)) if place > 0]
        if not places:
            return list(found)
        start = min(places) - (text[min(places) - 1] == " ")
        defined, _, end = definitions(text, start)
        kept = [alias for alias in defined if _plausible_alias(alias)]
        if kept and (not names or _stands_behind(text[:start], names)):
            found.update(dict.fromkeys(kept))
        else:
            found.update(dict.fromkeys(alias for alias in kept if _is_short_for(alias, names)))
        at = max(end, min(places) + 1)


def _stands_behind(before: str, names: Sequence[str]) -> bool:
    """Whether what stands in front of a bracket ends with a word of the names; in a script without blanks, always."""
    word = before[before.rfind(" ") + 1 :]
    if not word or word[-1] > _FIRST_CJK:
        return True
    if is_legal_form(word.strip(",").rstrip(".")):
        return _stands_behind(before[: -len(word)].rstrip(), names)
    return word.strip(_AROUND_WORD).lower() in {
        own.strip(_AROUND_WORD).lower() for name in names for own in name.split()
    }


_FIRST_CJK: Final = "\u2e80"
_AROUND_WORD: Final = " ,.;:®™\"“”„«»'’‘()"


def _is_short_for(alias: str, names: Sequence[str]) -> bool:
    """Whether a short name is made of the letters of a name: its first ones, or those of its words."""
    short = "".join(filter(str.isalnum, alias)).lower()
    for name in names:
        whole = "".join(filter(str.isalnum, name)).lower()
        own = [word[0] for word in name.lower().split() if word[0].isalnum()]
        if short and (whole.startswith(short) or short in ("".join(own), "".join(own[1:]))):
            return True
    return not alias.isascii()


def _plausible_alias(name: str) -> bool:
    from reader.article.companies.exchanges import exchange_named

    return (
        name[0] != "$"
        and not exchange_named(name)
        and key_of(name) not in words("not firm names")
        and not name[:1].isdigit()
    )
