"""Profiles without a label, at the foot of the text: of the parties to a release, of the publisher, of the author."""

from __future__ import annotations

from reader.article.companies.words import common_words, places
from reader.article.lines import LONG, Line
from reader.article.phrases import phrase_words
from reader.article.roles.boilerplate import is_page_line
from reader.article.roles.called import calls_a_firm
from reader.article.roles.contacts import is_contact
from reader.article.roles.datelines import has_release_dateline
from reader.article.roles.describing import initials
from reader.article.roles.draft import is_sentence
from reader.article.roles.profiles import Found, is_general, names_in_headline
from reader.article.roles.subjects import BIO_NOUNS, subject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.roles.draft import Draft

_OPENING: Final = 30
_IST: Final = ("ist ein ", "ist eine ", "ist der ", "ist die ", "ist das ", "sind ein ", "sind eine ")
_LONGEST_TEASER: Final = 15
_LONGEST_HEAD: Final = 3
_COMMENTS: Final = frozenset(("comment", "comments", "responses", "replies"))
# How a text goes on about the one that its first paragraph names.
_GOING_ON: Final = ("The goal of ", "The mission of ", "Our ", "We ", "Its mission ")


def find_at_foot(draft: Draft) -> list[Found]:
    """Profiles without a label below the text: of the parties to a release, of the publisher, of the author."""
    lines = draft.lines
    release = _is_release(draft)
    found: list[Found] = []
    if draft.first >= len(lines):
        return found
    below = False  # whether a line of some length stands below that is no profile: a teaser
    pending: list[int] = []  # what is said of "The Company", until the line above names it
    for i in range(_above_comments(draft) - 1, draft.first, -1):
        line = lines[i]
        if line.role or line.kind in ("image", "heading") or line.size < 8:
            continue
        if _is_passed_over(draft, i):
            continue
        name = _foot_name(draft, i, release)
        if not name and line.text.startswith(_GOING_ON):
            pending = [i, *pending]
            continue
        if not name or (below and not _is_full_name(draft, i, name)):
            if line.size >= LONG:
                break
            below = below or line.size >= _LONGEST_TEASER
            continue
        if found and (found[-1].name == name or name.lower() in initials(found[-1].name)):
            name = found[-1].name
            pending = found.pop().lines
        for at in (i, *pending):
            lines[at].decide("profile", "profile:foot")
        rest = line.text.removeprefix(name)
        author = _names_office(rest) or rest.startswith(("’s ", "'s "))
        found.append(Found(name, _name_above(lines, i, name), [i, *pending], author=author))
        pending = []
    return found[::-1]


def _is_passed_over(draft: Draft, i: int) -> bool:
    """Whether the line may stand among profiles and is none: a contact, a line of the page, the headline once more."""
    line = draft.lines[i]
    if line.text[0] in _FOOTNOTES or (is_contact(draft, line) and not _is_full_name(draft, i, subject(line.text))):
        return True
    return is_page_line(draft, line) or _is_headline_again(draft, line)


_FOOTNOTES: Final = "*†‡"


def _above_comments(draft: Draft) -> int:
    """Where the comments of readers begin below most of the text; else the end."""
    for i in range(max(draft.first + 1, len(draft.lines) // 2), len(draft.lines)):
        line = draft.lines[i]
        if line.rule == "page:section" and line.size <= _LONGEST_HEAD and not line.words.isdisjoint(_COMMENTS):
            return i
    return len(draft.lines)


def _is_headline_again(draft: Draft, line: Line) -> bool:
    headline = draft.lines[draft.headline] if draft.headline >= 0 else None
    return headline is not None and headline.size >= _SHORTEST_HEADLINE and line.text.startswith(headline.text)


_SHORTEST_HEADLINE: Final = 5


def _name_above(lines: list[Line], i: int, name: str) -> int:
    """The line that is nothing but the name, with an office perhaps, where it stands above the text; else -1."""
    above = lines[i - 1]
    if above.role or not _is_named_above(above, name):
        return -1
    above.decide("profile_label", "profile:name")
    return i - 1


def _is_named_above(above: Line, name: str) -> bool:
    if above.text.rstrip(" :") == name:
        return above.kind in ("heading", "paragraph")
    return above.kind == "heading" and above.text.startswith(name)


def _foot_name(draft: Draft, i: int, release: bool) -> str:
    line = draft.lines[i]
    if line.low.startswith(draft.words.author_openings):
        return " ".join(line.text.split()[:2])
    name = subject(line.text) or _behind_opening(line.text) or _small_subject(draft, line.text)
    if line.text.startswith((f"As {name} ", f"As {name},")):  # "As Quellmoor goes on to grow, ..."
        return ""
    if name[:1] > "\u2e80" and not is_sentence(line):  # an address: "東京都港区（本社）"
        return ""
    if line.text[-1] == "…" or (name and _is_ordinary(draft, name, line.text)):
        return ""
    if release and is_general(line):
        alone = _name_alone(line.text)
        if alone:
            return alone
    if not name or any(word.isdigit() for word in name.split()) or not is_general(line):
        return ""
    opening = line.tokens[:_OPENING]
    rest = _without_bracket(line.text[line.text.find(name) + len(name) :]).removeprefix(f" {name}")
    says_what = rest.lstrip(" ,(").startswith(
        ("is a ", "is an ", "is the ", "is one ", "are a ", "are the ", *_IST, "est ", "es un")
    )
    if says_what and describes_publisher(draft, line.text):
        return name
    if len(name.split()) <= 4 and _is_biography(rest, opening):
        return name
    above = draft.lines[i - 1]
    if says_what and (above.kind == "heading" or " " in name) and _is_named_above(above, name):
        return name
    if not release:
        return ""
    known = name.lower() in draft.title.lower() or any(
        name in one.text for one in draft.lines[: min(draft.first + 2, i)]
    )
    if says_what and draft.words.profile_nouns.found(line):
        return name
    return name if known and draft.words.profile_verbs.found(line) and _says_of_it(draft, rest) else ""


def _is_ordinary(draft: Draft, name: str, text: str) -> bool:
    """Whether a text begins with a place, or with a word that others have small: "Education is a pillar of ..."."""
    low = name.lower()
    if low in places():
        return not calls_a_firm(text, name)
    return low in common_words() and any(f" {low}" in line.text for line in draft.lines)


def _says_of_it(draft: Draft, rest: str) -> bool:
    """Whether it is said of the name itself what a firm is, and not of what comes later: "AI is here to stay"."""
    opening = Line("paragraph", f"It{rest[: _WORDS_OF_BEING if rest.startswith((' is ', ' are ')) else _FIRST_WORDS]}")
    opening.prepare()
    return bool(draft.words.profile_verbs.found(opening))


def _without_bracket(rest: str) -> str:
    """What follows a name without its short form or ticker in brackets: " (CCM) is a maker of ..."."""
    return rest.partition(")")[2] if rest.startswith(" (") and ")" in rest[:_LONGEST_BRACKET] else rest


_LONGEST_BRACKET: Final = 40
_FIRST_WORDS: Final = 150
_WORDS_OF_BEING: Final = 40  # " is headquartered in"


def _behind_opening(text: str) -> str:
    """The name behind what a text says first of its firm: "Founded in 1984, Copper Creek is a ..."; else nothing."""
    if not text.startswith(_OPENINGS):
        return ""
    end = min((at for at in map(text[:_LONGEST_OPENING].find, _SAYING) if at > 0), default=0)
    comma = text.rfind(", ", 0, end)
    return subject(text[comma + 2 :]) if comma > 0 else ""


_OPENINGS: Final = (
    "Based in ",
    "Established in ",
    "For over ",
    "Founded in ",
    "Headquartered in ",
    "Since ",
    "With its ",
)
_SAYING: Final = (" is a ", " is an ", " is the ", " is one ")
_LONGEST_OPENING: Final = 260


def _name_alone(text: str) -> str:
    """The name that is a sentence of its own: "Copper Creek Mills (CCM). We are a maker of ..."; else nothing."""
    name, stop, rest = text[:_LONGEST_ALONE].partition(". ")
    if not stop or not rest.startswith(_WE_ARE) or not name[0].isupper() or "," in name:
        return ""
    long = [word for word in name.split() if len(word) > _LONGEST_SMALL]
    return name if all(word.strip("(")[:1].isupper() for word in long) else ""


_LONGEST_ALONE: Final = 140
_LONGEST_SMALL: Final = 4  # letters of "para" and "von"
_WE_ARE: Final = ("We are ", "Somos ", "Nous sommes ", "Wir sind ", "Siamo ")


def _small_subject(draft: Draft, text: str) -> str:
    """The name in small letters that a text begins with, where the headline has it so too: "oxbow (ASX: OXB) is a"."""
    name = text.partition(" ")[0].rstrip(",")
    if not name[:1].islower() or len(name) < _SHORTEST_SMALL or name not in names_in_headline(draft):
        return ""
    end = min((at for at in map(text[:_OPENING_LETTERS].find, _SAYING) if at > 0), default=0)
    behind = text[len(name) : end].strip()
    return name if end and (not behind or behind[0] in "(,") else ""


_SHORTEST_SMALL: Final = 3
_OPENING_LETTERS: Final = 90


def describes_publisher(draft: Draft, text: str) -> bool:
    """Whether the first sentence says that this is a newspaper, a wire, a publisher."""
    first = Line("paragraph", text.partition(". ")[0])
    first.prepare()
    return bool(draft.words.publisher_words.found(first))


def _is_biography(rest: str, opening: list[str]) -> bool:
    """Whether the text says what somebody does for a living: "is a reporter", "writes about", "covers"."""
    rest = _without_degrees(rest)
    if rest.lstrip(" ,").startswith(_WRITES):
        return True
    says_what = rest.lstrip(" ,").startswith(("is a", "is an", "is the", "was a", "ist ", "est ", "es ", "è ", "é "))
    if _names_office(rest):
        return True
    return says_what and not (BIO_NOUNS.isdisjoint(opening) and _OFFICES.isdisjoint(opening[:_NEAR]))


_WRITES: Final = (
    "writes about",
    "writes for",
    "writes features",
    "writes on ",
    "writes and ",
    "reports on ",
    "reports for ",
    "covers ",
    "has been writing",
    "schreibt ",
)


def _names_office(rest: str) -> bool:
    """Whether an office or a trade follows a name without an article: "Ann Marlow is chairwoman of"."""
    said = phrase_words(rest[:_LEADING])[1:4] if rest.startswith(" is ") else []
    return said[:1] not in _ONE and not (BIO_NOUNS.isdisjoint(said) and _OFFICES.isdisjoint(said))


_ONE: Final = (["a"], ["an"], ["one"])


def _without_degrees(rest: str) -> str:
    """What follows a name without titles behind commas: ", PhD, LMFT is a therapist"."""
    while rest.startswith(", "):
        title, blank, behind = rest[2:].partition(" ")
        bare = title.rstrip(",").replace(".", "")
        if not blank or not 2 <= len(bare) <= _LONGEST_DEGREE or sum(map(str.isupper, bare)) < 2:
            break
        rest = f", {behind}" if title[-1] == "," else f" {behind}"
    return rest


_LONGEST_DEGREE: Final = 6
_OF_RELEASES: Final = frozenset(("forward_looking", "regulatory", "provided_content"))
_NEAR: Final = 7
_LEADING: Final = 40  # letters behind a name: " is adjunct faculty at ..."
_OFFICES: Final = frozenset("ceo cto cfo coo founder cofounder president chairman chairwoman director partner".split())


def _is_full_name(draft: Draft, i: int, name: str) -> bool:
    """Whether the line is somebody's life, and not only what the text says of somebody by the last name."""
    line = draft.lines[i]
    return " " in name and _is_biography(line.text[len(name) :], line.tokens[:_OPENING])


def _is_release(draft: Draft) -> bool:
    """Whether a company speaks: a wire in the dateline, legal notices or press contacts."""
    for line in draft.lines[: draft.first + 2]:
        head = line.text[:160]
        if "/ --" in head or (")" in head and "wire)" in head.lower()):
            return True
    if has_release_dateline(draft):
        return True
    return any(
        not _OF_RELEASES.isdisjoint(line.kinds) or (line.label and line.label[0] == "contact") for line in draft.lines
    )
