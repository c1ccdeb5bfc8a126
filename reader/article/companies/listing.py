"""Lines that hold nothing but companies' names: those of a list ("Early investors include:" and a name in each of the
lines behind it), and the sender of a release, whom its dateline names."""

from __future__ import annotations

import re

from reader.article.companies.surroundings import called_after
from reader.article.companies.verdict import may_be_a_name
from reader.article.companies.words import places, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.companies.known import KnownCompanies
    from reader.article.lines import Line

_LONGEST_NAME: Final = 45
_FEWEST: Final = 3
_MOST: Final = 60
_LONGEST_LABEL: Final = 25
_NO_NAME: Final = frozenset(".,:;!?|@")


def listed_companies(lines: list[Line]) -> list[str]:
    """The lines that are nothing but names, under a line that says that companies follow."""
    found: list[str] = []
    for at, line in enumerate(lines):
        if line.text.endswith(":") and line.role != "boilerplate" and _announces(line.text):
            names = _names_below(lines, at + 1)
            if len(names) >= _FEWEST:
                found.extend(names)
    return found


def sender_of(text: str) -> str:
    """Who sends a release by its dateline ("Tarnfeld, Ohio - May 2, 2031 / Quellmoor Roofing /"); empty where that is a
    wire or nobody."""
    end = text.find(_DATELINE_END)
    if end < 0:
        return ""
    found = _SENDER.search(text, text.rfind("\n", 0, end) + 1, end)
    return found[1] if found and _WIRES.search(found[1]) is None else ""


def announcer_of(text: str) -> str:
    """Whom a release names behind the wire of its dateline and calls a firm: "(NEWMEDIAWIRE) - Growth Friday, a leading
    agency ..."; empty where it begins otherwise."""
    ends = [at + len(mark) for mark in _BEHIND_WIRES if (at := text.find(mark, 0, _EARLY)) > 0 and _is_wire(text, at)]
    head = text[min(ends) : min(ends) + _LONGEST_SENDER].partition(",")[0] if ends else ""
    name = head.partition(" (")[0]
    own = name.removeprefix("The ").rstrip("®™").split()
    if not own or len(own) > _MOST_WORDS or "\n" in head or not all(map(_may_be_in_sender, own)):
        return ""
    person = own[0].lower() in words("given names")
    called = called_after(text, min(ends) + len(head), apposition=True, person=person, several=len(own) > 1)
    return " ".join(own) if called else ""


def _may_be_in_sender(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in _SMALL_IN_SENDERS


_LONGEST_SENDER: Final = 140
_MOST_WORDS: Final = 6
_SMALL_IN_SENDERS: Final = frozenset(("&", "of", "and", "for", "by", "to", "on", "the"))
_EARLY: Final = 2500
_BEHIND_WIRES: Final = (") - ", ") – ", ") — ", "/ -- ", ") -- ")


def _is_wire(text: str, at: int) -> bool:
    return text[at - 4 : at].lower() in ("wire", "ease")


def may_be_firms_name(known: KnownCompanies, name: str, text: str) -> bool:
    """Whether the name of a profile can be a company's, by its words or by what the text says of it."""
    return may_be_a_name(known, name) or _calls_itself_a_firm(name, text)


def _calls_itself_a_firm(name: str, text: str) -> bool:
    """Whether the text of a profile says at once that an ordinary word is a firm's name: "Notify is a provider of"."""
    at = text.find(f"{name} is ", 0, _EARLY_IN_PROFILE)
    if at < 0 or " " in name or not name[0].isupper() or name.lower() in places():
        return False
    return called_after(text, at + len(name))


_EARLY_IN_PROFILE: Final = 120


def stated_by(title: str, text: str) -> str:
    """Whose statement a title announces ("From the wire: Quellmoor's statement in full") above words of a company that
    speaks of itself; empty where it announces none."""
    if _SPEAKS_OF_ITSELF not in text:
        return ""
    found = _OWNER.search(title)
    if found is None or words("statements of firms").isdisjoint(title[found.end() :].lower().split()[:_MOST_BEHIND]):
        return ""
    return found[1]


_SPEAKS_OF_ITSELF: Final = "he Company "
_OWNER: Final = re.compile("(?:^|: )([A-Z][^ :’']+(?: [A-Z][^ :’']+){0,3})[’']s? ")
_MOST_BEHIND: Final = 4
_DATELINE_END: Final = " /\n"
_SENDER: Final = re.compile(r" - \w+ \d{1,2}, \d{4} / ([^/\n]{2,60}?)(?: - [^/\n]*| \([^/\n]*)?$")
_WIRES: Final = re.compile("wire|press(?! )|^pr ", re.IGNORECASE)


def _announces(text: str) -> bool:
    said = text[:-1].lower().split()
    return len(said) <= _LONGEST_LABEL and not words("announcing companies").isdisjoint(said[-_LONGEST_LABEL:])


def _names_below(lines: list[Line], start: int) -> list[str]:
    names: list[str] = []
    for line in lines[start : start + _MOST]:
        if line.role == "boilerplate" or not _is_name(line.text):
            break
        names.append(line.text)
    return names


def _is_name(text: str) -> bool:
    """Whether a line is a few words that all have a capital."""
    if len(text) > _LONGEST_NAME or text[-1:] in _NO_NAME or ":" in text:
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in ("&", "of", "and", "the") for word in text.split())
