"""What the words before a name say of it: a noun for companies, a post in one, a list of companies that begins."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from reader.article.companies.words import Endings, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


def called_before(text: str, start: int, *, person: bool = False) -> bool:
    """Whether the words before a name say that a company follows: "battery maker", "a subsidiary of", "shares of".

    `person` is for names that may be a person's, who may be an investor as well.
    """
    word = text[max(0, start - 24) : start].rstrip(_MARKS_BEFORE).rpartition(" ")[2].lower().replace("’", "'")
    if not (word.isalpha() or word in _last_words_before()):
        word = word.rpartition("\n")[2]
        word = word[2:] if word[1:2] == "'" else word  # "l'entreprise"
    if word not in _last_words_before():
        if word[-1:] > _LAST_SPACED:
            return text.endswith(_firm_nouns_unspaced(), 0, start)
        ends = words("ends of adjectives")
        ends_as_adjective = word[-3:] in ends or (word[-1:] == "s" and word[-4:-1] in ends)
        if ends_as_adjective and word != "and" and _has_noun_before_adjective(text, start, person=person):
            return True
        if _ends_of_firm_nouns().end(word):  # "winkelketen"
            return not person
        return _has_noun_with_trade(text, start, word, person=person)
    if person and word in words("nouns before people"):
        return False
    if word in words("firm nouns"):
        if text[start - 2 : start] == ", " and (text[start - 2 - len(word)].isupper() or word in _plural_firm_nouns()):
            return False  # "Consumer Brands, Edtech", "vie des entreprises, Bourse"
        if not (person and text[start - 2 : start] == ", "):
            return True
        # "Two producers, Ida Marr", "the president of the company, Ida Marr"
        return word.removesuffix("s") not in words("nouns of people") and not _has_head_before(text, start - 2)
    before = " " + text[max(0, start - 48) : start].rstrip(_MARKS_BEFORE).lower()
    before = before.replace(",", " ").replace("\n", " ").replace("’", "'")
    if "'" in before:
        before = _ELIDED.sub(" ", before)
    if before.endswith(_cues_before("firm cues before").get(word, ())):
        return not before.endswith(_NO_CUES)
    if not person and before.endswith(_cues_before("firm cues before no people").get(word, ())):
        return True
    if word == "at":
        return _is_job_at(text, start)
    return word in _LIST_WORDS and _begins_list(before.split())


def known_word_called(text: str, start: int) -> bool:
    """Whether the word before a name that is an ordinary word, too, says that the company of that name is meant."""
    if not text.endswith(_ends_of_known_cues(), 0, start):
        return False
    return text[max(0, start - 8) : start].rstrip().rpartition(" ")[2].lower() in words("cues before known names")


def _has_head_before(text: str, end: int) -> bool:
    """Whether the words that end with a noun for a company say who heads one: "the president of the company"."""
    clause = text[max(0, end - _LONGEST_JOB) : end].rpartition("\n")[2].rpartition(",")[2].lower().split()
    last, heads = clause[-_WORDS_FROM_HEAD:], words("heads of firms")
    return any(head in heads and of.startswith(_OF_FIRMS) for head, of in pairwise(last))


@cache
def _ends_of_known_cues() -> tuple[str, ...]:
    return tuple(sorted({f"{cue[-2:]} " for cue in words("cues before known names")}))


def may_be_called(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a name of several ordinary words may say that it is a company's, and no noun follows
    of which the name only tells more ("Latin American countries")."""
    if text[end : end + 1] == " " and text[end + 1 : end + 16].partition(" ")[0] not in _BEHIND_WHOLE_NAMES:
        return False
    before = text[max(0, start - _LONGEST_WORD) : max(0, start - 1)].rpartition(" ")[2]
    return before.lower() in _last_words_before()


def _is_job_at(text: str, start: int) -> bool:
    """Whether somebody's post is at what a name names: ", vice president of product and design at Quellmoor", "works as
    a laser technician at Quellmoor"."""
    before = text[max(0, start - _LONGEST_JOB) : start].rpartition("\n")[2].rpartition(". ")[2]
    if any(map(before.__contains__, _WORKS_AS)):
        return True
    post = before.rpartition(",")[2] if "," in before else ""
    return not words("posts in firms").isdisjoint(post.lower().split()[:-1])


_ELIDED: Final = re.compile(r" [a-z]{0,3}l'(?=[a-zà-ÿ]{4})")  # "dell'amministratore"
_LONGEST_JOB: Final = 90
_WORDS_FROM_HEAD: Final = 10
_OF_FIRMS: Final = ("of", "at", "de", "d'", "d’", "da", "do", "du", "van", "général", "general")
_LONGEST_WORD: Final = 24
_BEHIND_WHOLE_NAMES: Final = frozenset(
    "and or but in on at to for from by with as who which that is was has had will said says until before after".split()
)
_WORKS_AS: Final = (" works as ", " worked as ", " working as ")


def _has_noun_before_adjective(text: str, start: int, *, person: bool) -> bool:
    """Whether a noun for a company stands before the adjective before a name ("groupe américain", "empresa chilena"),
    or an article that makes a noun of it ("le chinois Quellmoor")."""
    article, noun, adjective = [*[""] * 3, *text[max(0, start - 48) : start].rstrip(' "“‘«„').lower().split()][-3:]
    noun = noun.replace("’", "'").rpartition("'")[2]
    elided, mark, rest = adjective.replace("’", "'").rpartition("'")
    if mark and elided.endswith("l"):  # "l'américain Quellmoor", "dell'inglese Tarn"
        noun, adjective = "la", rest
    if noun in words("firm nouns before adjectives"):
        if adjective.endswith(","):  # "un fabricant chinois, Quellmoor"
            return article in _INDEFINITE and not person and adjective[:-1] not in words("adjectives of no firms")
        return adjective not in words("adjectives of no firms")
    return noun in _ARTICLES_BEFORE and not person and adjective in words("adjectives of places")


def _has_noun_with_trade(text: str, start: int, word: str, *, person: bool) -> bool:
    """Whether a noun for a company stands before the name with what it deals in, as French, Spanish, Portuguese and
    Italian say it: "fabricant de pneus", "cadena de supermercados", "società di gestione"."""
    if " d" not in text[max(0, start - _LONGEST_TRADE) : start] or word in words("stop words"):
        return False
    if _OF.search(text, max(0, start - _LONGEST_TRADE), start) is None:
        return False
    nouns, begin = words("firm nouns before trades"), max(0, start - _LONGEST_TRADE)
    for _ in range(_MOST_NOUNS):  # "la compra del grupo de servicios Quellmoor"
        found = _TRADE.search(text, begin, start)
        if found is None:
            return False
        noun = next((noun.lower() for noun in found.group(2, 1) if noun and noun.lower() in nouns), "")
        if noun:
            of_people = person and noun in words("nouns before trades of people")
            return not of_people and found[3] not in words("trades of no firms")
        begin = found.end(1)
    return False


_LONGEST_TRADE: Final = 60
_MOST_NOUNS: Final = 3
_MARKS_BEFORE: Final = ' "“‘,„«'
_INDEFINITE: Final = frozenset(
    ("un", "une", "una", "uno", "um", "uma", "autre", "altro", "altra", "otro", "otra", "outro", "outra")
)
_OF: Final = re.compile(
    " d(?:(?:es?|i|as?|u|el|ell[ae]|ei|egli|os) |['’]|o [a-zà-ÿ]+ $)"
)  # and hardly in English texts
_TRADE: Final = re.compile(
    r"(?<!\w)(\w[\w-]+)(?: ([a-zà-ÿ-]{4,14}))? (?:d['’]|(?:des?|d[ieaou]|del|del?l[ae]|dei|degli|das|dos) )"
    r"([a-zà-ÿ-]{3,})(?:(?: [a-zà-ÿ'’-]{2,}){0,3} [a-zà-ÿ-]{4,})? $"
)
_ARTICLES_BEFORE: Final = frozenset(
    "le la el il o a het de du au del al do da un una une della dalla alla dal nel nella pela pelo na no ao".split()
)
_LAST_SPACED: Final = "\u3000"  # scripts behind it write no blanks between words


@cache
def _plural_firm_nouns() -> frozenset[str]:
    """The nouns for companies that name several of them, so that what follows a comma is none: "empresas"."""
    nouns = words("firm nouns")
    return frozenset([noun for noun in nouns if noun[-1] == "s" and noun[:-1] in nouns]) | words("nouns of lists")


@cache
def _ends_of_firm_nouns() -> Endings:
    """The ends of words for companies that Dutch and the languages of the North put together."""
    return Endings(words("ends of firm nouns"))


@cache
def _firm_nouns_unspaced() -> tuple[str, ...]:
    return tuple(words("han firm nouns"))


def begins_list(text: str, start: int) -> bool:
    """Whether the words before a name say that a list of companies follows: "chip makers such as"."""
    before = text[max(0, start - 16) : start].rstrip(' "“‘,').rpartition(" ")[2]
    if (before[-1:] == "s" and before in words("firm nouns")) or before in words("nouns before lists"):
        return text[start - 2] != ","  # "the chip makers Quellmoor and Tarn"
    if before[-4:-1] in words("ends of adjectives") and before[-1] == "s":  # "las compañías aéreas Quellmoor y Tarn"
        return _has_noun_before_adjective(text, start, person=True)
    if before not in _LIST_WORDS:
        return text.endswith(_LIKES, 0, start)
    return _begins_list(text[max(0, start - 48) : start].rstrip(' "“‘,').lower().replace(",", " ").split())


def leads_to_list(text: str, start: int) -> bool:
    """Whether the words before a company's name say that it is the first of a list: "parmi lesquelles", "darunter"."""
    before = text[max(0, start - 28) : start].lower().replace("\n", " ")
    if _leading_to_lists().end(before):
        return True
    return _plural_ends_of_firm_nouns().end(before.rstrip(' "“‘„«').rpartition(" ")[2])


@cache
def _leading_to_lists() -> Endings:
    return Endings([f" {said} " for said in words("leading to lists")])


@cache
def _plural_ends_of_firm_nouns() -> Endings:
    return Endings([end for end in words("ends of firm nouns") if end.endswith(_DUTCH_PLURALS)])


def _begins_list(last: list[str]) -> bool:
    size = 3 if last[-2:] in _LIST_WORDS_TOGETHER else 2 if last[-1:] and last[-1] in _LIST_WORDS_ALONE else 0
    if size == 0 or len(last) < size:
        return False
    nouns, of_lists = words("firm nouns"), words("nouns of lists")
    if last[-size] in nouns or last[-size] in of_lists:
        return True
    # "firmas relevantes del sector como", "compañías aéreas como"
    for at in range(len(last) - size, max(-1, len(last) - size - _WORDS_TO_NOUN), -1):
        word = last[at]
        if word in of_lists:
            return True
        if not (
            word in _BEHIND_NOUNS_OF_LISTS
            or last[at - 1] in _BEHIND_NOUNS_OF_LISTS
            or (word[-1] == "s" and word[-2] in "aeé")
        ):
            return False
    return False


@cache
def _last_words_before() -> frozenset[str]:
    cues = (_cues_before("firm cues before"), _cues_before("firm cues before no people"))
    return words("firm nouns").union(_LIST_WORDS, ("group", "at"), *cues)


@cache
def _cues_before(section: str) -> dict[str, tuple[str, ...]]:
    """The cues of a section that stand before names, by their last word, each with a blank before it."""
    found: dict[str, list[str]] = {}
    for cue in words(section):
        found.setdefault(cue.rpartition(" ")[2], []).append(f" {cue}")
        if cue.endswith(" de"):  # and as it stands before a vowel: "directeur général d'"
            found.setdefault("d'", []).append(f" {cue[:-1]}'")
    return {last: tuple(cues) for last, cues in found.items()}


# Of a paper, and of a field: "vice president of Social Affairs Ida Marr".
_NO_CUES: Final = ("editor in chief of", "editor-in-chief of", "vice president of")
_LIKES: Final = "the likes of "
_DUTCH_PLURALS: Final = ("en", "s")
_WORDS_TO_NOUN: Final = 5
_BEHIND_NOUNS_OF_LISTS: Final = frozenset(("de", "del", "da", "do", "des", "du", "di", "della"))
_LIST_WORDS_ALONE: Final = frozenset("like including include como comme come zoals som".split())
_LIST_WORDS_TOGETHER: Final = (["such", "as"], ["tels", "que"], ["telles", "que"], ["tales", "como"], ["tais", "como"])
_LIST_WORDS: Final = (*_LIST_WORDS_ALONE, "as", "que")
