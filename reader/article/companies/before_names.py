"""What the words before a name say of it: a noun for companies, a post in one, a list of companies that begins."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from reader.article.companies.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


def called_before(text: str, start: int, *, person: bool = False) -> bool:
    """Whether the words before a name say that a company follows: "battery maker", "a subsidiary of", "shares of".

    `person` is for names that may be a person's, who may be an investor as well.
    """
    word = text[max(0, start - 24) : start].rstrip(' "“‘,').rpartition(" ")[2].lower().replace("’", "'")
    if not (word.isalpha() or word in _last_words_before()):
        word = word.rpartition("\n")[2]
        word = word[2:] if word[1:2] == "'" else word  # "l'entreprise"
    if word not in _last_words_before():
        if word[-1:] > _LAST_SPACED:
            return text.endswith(_firm_nouns_unspaced(), 0, start)
        ends_as_adjective = word[-3:] in words("ends of adjectives") and word != "and"
        if ends_as_adjective and _has_noun_before_adjective(text, start, person=person):
            return True
        return _has_noun_with_trade(text, start, word, person=person)
    if person and word in words("nouns before people"):
        return False
    if word in words("firm nouns"):
        if text[start - 2 : start] == ", " and text[start - 2 - len(word)].isupper():
            return False  # "Consumer Brands, Edtech"
        if not (person and text[start - 2 : start] == ", "):
            return True
        # "Two producers, Ida Marr", "the president of the company, Ida Marr"
        return word.removesuffix("s") not in words("nouns of people") and not _has_head_before(text, start - 2)
    before = " " + text[max(0, start - 48) : start].rstrip(' "“‘,').lower().translate(_PLAIN_MARKS)
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
_PLAIN_MARKS: Final = str.maketrans(",\n’", "  '")
_LONGEST_JOB: Final = 90
_WORDS_FROM_HEAD: Final = 6
_OF_FIRMS: Final = ("of", "at", "de", "d'", "d’", "da", "do", "du", "van", "général", "general")
_LONGEST_WORD: Final = 24
_BEHIND_WHOLE_NAMES: Final = frozenset(
    "and or but in on at to for from by with as who which that is was has had will said says until before after".split()
)
_WORKS_AS: Final = (" works as ", " worked as ", " working as ")


def _has_noun_before_adjective(text: str, start: int, *, person: bool) -> bool:
    """Whether a noun for a company stands before the adjective before a name ("groupe américain", "empresa chilena"),
    or an article that makes a noun of it ("le chinois Quellmoor")."""
    noun, adjective = [*["", ""], *text[max(0, start - 48) : start].rstrip(' "“‘«').lower().split()][-2:]
    noun = noun.replace("’", "'").rpartition("'")[2]
    if adjective.startswith(("l'", "l’")):  # "l'américain Quellmoor"
        noun, adjective = "la", adjective[2:]
    if noun in words("firm nouns before adjectives"):
        return not adjective.endswith(",")
    return noun in _ARTICLES_BEFORE and not person and adjective in words("adjectives of places")


def _has_noun_with_trade(text: str, start: int, word: str, *, person: bool) -> bool:
    """Whether a noun for a company stands before the name with what it deals in, as French, Spanish, Portuguese and
    Italian say it: "fabricant de pneus", "cadena de supermercados", "società di gestione"."""
    if " d" not in text[max(0, start - _LONGEST_TRADE) : start] or word in words("stop words"):
        return False
    if _OF.search(text, max(0, start - _LONGEST_TRADE), start) is None:
        return False
    found = _TRADE.search(text, max(0, start - _LONGEST_TRADE), start)
    if found is None or found[3] in words("trades of no firms"):
        return False
    noun = next((noun for noun in found.group(2, 1) if noun and noun.lower() in words("firm nouns before trades")), "")
    return noun != "" and not (person and noun.lower() in words("nouns before trades of people"))


_LONGEST_TRADE: Final = 60
_OF: Final = re.compile(
    " d(?:(?:es?|i|as?|u|el|ell[ae]|ei|egli|os) |['’]|o [a-zà-ÿ]+ $)"
)  # and hardly in English texts
_TRADE: Final = re.compile(
    r"(?<!\w)(\w[\w-]+)(?: ([a-zà-ÿ-]{4,14}))? (?:d['’]|(?:des?|d[ieaou]|del|del?l[ae]|dei|degli|das|dos) )"
    r"([a-zà-ÿ-]{3,})(?:(?: [a-zà-ÿ'’-]{2,}){0,3} [a-zà-ÿ-]{4,})? $"
)
_ARTICLES_BEFORE: Final = frozenset(
    ("le", "la", "el", "il", "o", "a", "du", "au", "del", "al", "do", "da", "un", "una", "une")
)
_LAST_SPACED: Final = "\u3000"  # scripts behind it write no blanks between words


@cache
def _firm_nouns_unspaced() -> tuple[str, ...]:
    return tuple(words("han firm nouns"))


def begins_list(text: str, start: int) -> bool:
    """Whether the words before a name say that a list of companies follows: "chip makers such as"."""
    before = text[max(0, start - 16) : start].rstrip(' "“‘,').rpartition(" ")[2]
    if before[-1:] == "s" and before in words("firm nouns"):
        return text[start - 2] != ","  # "the chip makers Quellmoor and Tarn"
    if before not in _LIST_WORDS:
        return text.endswith(_LIKES, 0, start)
    return _begins_list(text[max(0, start - 48) : start].rstrip(' "“‘,').lower().replace(",", " ").split())


def _begins_list(last: list[str]) -> bool:
    size = 3 if last[-2:] in _LIST_WORDS_TOGETHER else 2 if last[-1:] and last[-1] in _LIST_WORDS_ALONE else 0
    if size == 0 or len(last) < size:
        return False
    return last[-size] in words("firm nouns") or last[-size] in words("nouns of lists")


@cache
def _last_words_before() -> frozenset[str]:
    cues = (_cues_before("firm cues before"), _cues_before("firm cues before no people"))
    return words("firm nouns").union(_LIST_WORDS, ("group", "at"), *cues)


@cache
def _cues_before(section: str) -> dict[str, tuple[str, ...]]:
    """The cues of a section that stand before names, by their last word, each with a blank before it."""
    found: dict[str, tuple[str, ...]] = {}
    for cue in words(section):
        for form in _with_elision(cue):
            last = form.rpartition(" ")[2]
            found[last] = (*found.get(last, ()), f" {form}")
    return found


def _with_elision(cue: str) -> tuple[str, ...]:
    """A cue, and how it stands before a vowel: "directeur général d'"."""
    if not cue.endswith(" de"):
        return (cue,)
    return cue, f"{cue[:-1]}'"


# Of a paper, and of a field: "vice president of Social Affairs Ida Marr".
_NO_CUES: Final = ("editor in chief of", "editor-in-chief of", "vice president of")
_LIKES: Final = "the likes of "
_LIST_WORDS_ALONE: Final = frozenset("like including include como comme come zoals som".split())
_LIST_WORDS_TOGETHER: Final = (["such", "as"], ["tels", "que"], ["telles", "que"], ["tales", "como"], ["tais", "como"])
_LIST_WORDS: Final = (*_LIST_WORDS_ALONE, "as", "que")
