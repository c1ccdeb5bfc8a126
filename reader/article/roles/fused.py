"""Labels that have run into their text: "About Zinc LtdZinc Ltd is ...", "About Zinc Founded in 1984, Zinc is ..."."""

from __future__ import annotations

import re
from functools import cache

from reader.article.phrases import phrase_words
from reader.article.roles.describing import initials
from reader.article.roles.labels import profile_name
from reader.article.roles.subjects import PLACED, subject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.vocabulary import Words

_LONGEST: Final = 90
_LABEL_LETTERS: Final = 60
_LEAST_TEXT: Final = 20
_PARTS: Final = (": ", "– ", "— ")
_SOON: Final = 110
_LONGEST_INITIALS: Final = 3
_FEWEST_SMALL: Final = 4  # letters of a name in small letters that stands twice: "About oxbowoxbow is ..."
# How a text begins that does not begin with the name.
_OPENINGS: Final = (
    "We ",
    "The ",
    "Our ",
    "As ",
    "With ",
    "In ",
    "At ",
    "For ",
    "Since ",
    "Based ",
    "Founded ",
    "Headquartered ",
    "A ",
    "An ",
    "By ",
    "Driven ",
    "Established ",
    "From ",
    "Launched ",
    "Located ",
    "One of ",
    "Recognized ",
    "Serving ",
    "Through ",
)


def label_in_line(line: Line, words: Words) -> tuple[str, int]:
    """The name in the label that the line begins with, and where its text begins; ("", 0) where it begins otherwise."""
    bold = line.marks[0] if line.marks else None
    if bold is not None and bold[0] == 0 and bold[2] == "strong" and bold[1] < len(line.text) - _LEAST_TEXT:
        name = _bold_name(line.text, bold[1], words)
        if name:
            return name, bold[1]
    if ":" in line.text[:_LABEL_LETTERS] or not line.low.isascii():
        parted = _parted_label(line, words)
        if parted[0]:
            return parted
    if line.low.isascii() and line.tokens[0] not in words.profile_openings:
        return "", 0
    return _fused_label(line.text, words) or ("", 0)


def _bold_name(text: str, end: int, words: Words) -> str:
    """Whom a label in bold announces: the name in it, or behind "About the company" the one that the text is about."""
    label = text[:end]
    tokens = phrase_words(label)
    if tokens and "profiles" in words.spans(tokens, label.lower()):
        return subject(text[end:].lstrip(" :：–—-"))
    return profile_name(label, words)


def _parted_label(line: Line, words: Words) -> tuple[str, int]:
    """The name in a label that only a colon or a bracket parts from the text, which begins with the name again:
    "关于甲公司：甲公司是……", "【甲社について】甲社は……", "Acme A.Ş. hakkında: Acme A.Ş. ..."."""
    for mark in _PARTING:
        at = line.text.find(mark, 1, _LABEL_LETTERS)
        if at < 0:
            continue
        start = at + 1
        while line.text[start : start + 1] == " ":
            start += 1
        begins = line.text[start : start + _AGAIN].lower()
        if len(line.text) - start < _LEAST_TEXT or len(begins) < _AGAIN or begins not in line.text[:at].lower():
            continue
        name = profile_name(line.text[: at + 1] if mark in "】］" else line.text[:at], words)
        if name:
            return name, start
    return "", 0


_PARTING: Final = "：:】］"
_AGAIN: Final = 3


def _fused_label(text: str, words: Words) -> tuple[str, int] | None:
    low = text[:_LABEL_LETTERS].lower()
    if not low.startswith(words.profile_beginnings):
        return None
    for before in words.profile_beginnings:
        if low.startswith(before) and text[len(before) : len(before) + 1] == " ":
            found = _behind_trade(text, len(before) + 1, words) or split_fused(text, len(before) + 1)
            if found:
                return found
    return None


def _behind_trade(text: str, start: int, words: Words) -> tuple[str, int] | None:
    """Who is named behind a label that names nobody: "About the Author Ida Marr spent her youth ..."."""
    if text[start : start + 4].lower() != "the ":
        return None
    trade, blank, rest = text[start + 4 : start + _LONGEST].partition(" ")
    if not blank or trade[0].islower() or trade.lower() not in words.other_profiles or not rest[:1].isupper():
        return None
    at = start + 4 + len(trade) + 1
    name = subject(text[at:])
    return (name, at) if " " in name else None


def split_fused(text: str, start: int) -> tuple[str, int] | None:
    """Where the name behind "About " ends and the text begins: at its repetition, a colon or dash, or its verb."""
    skip = start + 4 if text[start : start + 4].lower() == "the " else start
    first = text[skip : skip + 60].split(" ", 1)[0].rstrip(",:")
    half = _half_of_doubled(first)
    if half:
        return text[start : skip + half], skip + half
    form = _stuck_form().search(text, skip, skip + _LONGEST)
    if form and text.find(first, skip + 1, form.end()) < 0:  # "About Oxbow Mills AGThe mills of ..."
        return text[start : form.end()], form.end()
    if len(first) < 2 or not _may_be_name(first, text[skip + len(first) + 1 :]):
        return None
    if first.isupper() and text.startswith(" The ", skip + len(first)):
        return text[start : skip + len(first)], skip + len(first) + 1
    again = text.find(first, skip + len(first), skip + _SOON)
    if again < 0 and first.isupper() and len(first) > _LONGEST_INITIALS:  # "ABOUT OXBOW MILLS Oxbow Mills makes"
        again = text.find(first.capitalize(), skip + len(first), skip + _SOON)
    while again > 0 and text.endswith(" & ", 0, again):  # "About Marr & Marr, LLP Marr & Marr is"
        again = text.find(first, again + 1, again + _SOON)
    stuck = _stuck_opening(text, skip)
    if 0 < stuck < again:
        return text[start:stuck], stuck
    if again > 0:
        return _before_repetition(text, start, again)
    for mark in (": ", " – ", " — ", " - ", " -- "):
        at = text.find(mark, start, start + 70)
        if at > 0 and not _is_clause(text[start:at]):
            cut = _second_subject(text[start:at])
            return (text[start : start + cut].rstrip(), start + cut) if cut else (text[start:at], at + len(mark))
    return (text[start:stuck], stuck) if stuck else _before_verb(text, start)


def _half_of_doubled(word: str) -> int:
    """How long the name is with which a word begins that is twice the same: "OxbowOxbow’s"; 0 for another word."""
    alone = word.removesuffix("’s").removesuffix("'s")
    half = len(alone) // 2
    if half <= 1 or alone[:half] != alone[half:]:
        return 0
    if alone != word:
        return half if alone[0].isupper() else 0
    return 0 if half < _FEWEST_SMALL and word.islower() else half


def _before_repetition(text: str, start: int, again: int) -> tuple[str, int]:
    """The name and its text where the name's first word comes again at `again`."""
    part = next((at for mark in _PARTS if (at := text.find(mark, start, again)) > 0), 0)
    if part and text[part + 2 : part + 3].isupper():  # "Über Zinc AG: Die Zinc AG ist"
        return text[start:part].rstrip(), part + 2
    the = again - 4 if text[again - 4 : again] in ("The ", "the ") else again
    name = text[start:the]
    cut = _legal_end(name) or _participle(name) or _second_subject(name)
    if not cut and name.rstrip().endswith(PLACED):  # "About Oxbow Mills Tarnfeld-based Oxbow Mills makes"
        cut = name.rstrip().rfind(" ") + 1
    return (name[:cut].rstrip(" :–—-|"), start + cut) if cut else (name.rstrip(" :–—-|"), the)


def _before_verb(text: str, start: int) -> tuple[str, int] | None:
    """The name and its text where a verb shows that the name has ended before it."""
    at = text.find(":", start, start + 70)
    if at > 0 and text[at + 1 : at + 2].isupper():  # "About Oxbow:Incorporated in Ellerby, Oxbow aims"
        return text[start:at], at + 1
    for verb in (" is ", " are ", " was ", " provides ", " offers "):
        at = text.find(verb, start, start + 80)
        if at > 0:
            again = _second_print(text[start:at])
            if again:  # "ABOUT ZINC LTD Zinc Ltd is ..."
                return text[start + again : at], start + again
            cut = _participle(text[start:at])
            return text[start : start + cut if cut else at].rstrip(), start + cut
    cut = _participle(text[start : start + _LABEL_LETTERS])
    return (text[start : start + cut].rstrip(), start + cut) if cut > 0 else None


def _second_print(name: str) -> int:
    """Where a name begins again that stands there twice, in whatever letters; 0 where it does not."""
    words = name.lower().split()
    half = len(words) // 2
    if not half or words[:half] != words[half:]:
        return 0
    return len(name) - len(" ".join(name.split()[half:]))


def _second_subject(name: str) -> int:
    """Where the text begins in a name that has a verb in it, with a word of the name or its letters: "Ellerby Circle of
    Tanners ECT's aim is"; 0 where it has none."""
    words = name.split(" ")
    if _VERBS.isdisjoint(words):
        return 0
    for n in range(2, len(words)):
        word = _bare(words[n])
        before = words[:n]
        if not word.islower() and (word.lower() in initials(" ".join(before)) or word in map(_bare, before)):
            return len(" ".join(before)) + 1
    return 0


def _bare(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s").rstrip("®™,.:")


_VERBS: Final = frozenset(("is", "are", "was", "has"))


def _is_clause(name: str) -> bool:
    """Whether a sentence goes on behind a name: "About Quellmoor, nobody knows much: it has published nothing."."""
    _, comma, behind = name.partition(", ")
    return bool(comma) and behind.split(" ", 1)[0].isalpha() and behind[:1].islower()


def _stuck_opening(text: str, skip: int) -> int:
    """Where a text begins that sticks to the name before it ("About Copper CreekThe mills of ..."), or 0."""
    places = (text.find(opening, skip + 2, skip + _LONGEST) for opening in _OPENINGS)
    return min((at for at in places if at > 0 and text[at - 1].islower()), default=0)


def _may_be_name(first: str, rest: str) -> bool:
    """Whether a name may begin with the word: with a capital in it, a number before one, or an address."""
    if any(c.isupper() or c > "\u303f" for c in first):
        return True
    if len(first) >= _FEWEST_SMALL and rest.startswith(f"{first} "):  # "About oxbow oxbow is ..."
        return True
    return (first.isdigit() and rest[:1].isupper()) or (first[0].isalpha() and "." in first[1:-1] and first in rest)


def _participle(name: str) -> int:
    """Where the text begins behind the name with "Founded in ...", "Headquartered in ..."; 0 where it does not."""
    ends = [name.find(word) for word in _PARTICIPLES]
    ends += [at + 1 for at in map(name.find, _ARTICLES) if at > 0 and _goes_on_small(name, at)]
    return min((end for end in ends if end > 1), default=0)


def _goes_on_small(name: str, at: int) -> bool:
    """Whether a small word follows the one behind the blank at `at`, or behind "A" the next: "A Tarnish mill"."""
    first, following, *more = (*name[at + 1 :].split(" ", 3), "", "")
    return following[:1].islower() or (first == "A" and len(following) > 1 and more[0][:1].islower())


# Capital words inside a name that a word in lower case follows: "About Girl Scouts The largest ..., Girl Scouts".
_ARTICLES: Final = (
    " The ",
    " A ",
    " An ",
    " As ",
    " Our ",
    " We ",
    " At ",
    " From ",
    " Driven ",
    " Recognized ",
    " Recognised ",
    " Ranked ",
    " Named ",
    " Serving ",
    " Dedicated ",
    " Renowned ",
    " Specializing ",
    " Specialising ",
    " Celebrating ",
)


@cache
def _stuck_form() -> re.Pattern[str]:
    """A legal form that the text sticks to."""
    forms = r"AG|SE|LL[CP]|PLLC|PLC|plc|Inc\.?|INC\.?|Ltd\.?|LTD\.?|Corp\.?|GmbH|Limited|P\.[AC]\."
    return re.compile(rf"(?<= )(?:{forms})(?=[A-Z][a-z]+ )")


_PARTICIPLES: Final = (
    "Founded ",
    "Headquartered ",
    "Established ",
    "Based ",
    "Since ",
    "With ",
    "Listed ",
    "Launched ",
    "Formed ",
    "Created ",
    "Incorporated ",
    "Located ",
    "Built ",
    "Known ",
    "Led by ",
    "Born ",
    "For more than ",
    "For over ",
    "As a ",
)


def _legal_end(name: str) -> int:
    """Where an abbreviated legal form ends inside the name ("Zinc Ltd. Toronto-based"); 0 where none does."""
    ends = [name.find(f" {form} ") + len(form) + 1 for form in ("Inc.", "Ltd.", "Corp.", "Co.") if f" {form} " in name]
    return min(ends, default=0)
