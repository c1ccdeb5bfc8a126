"""Profiles: passages that say who somebody is, under their own label or in a section of several."""

from __future__ import annotations

from reader.article.lines import LONG, Line
from reader.article.phrases import phrase_words
from reader.article.roles.boilerplate import is_page_line
from reader.article.roles.called import calls_a_firm
from reader.article.roles.contacts import is_contact
from reader.article.roles.describing import kind_of
from reader.article.roles.draft import is_sentence
from reader.article.roles.fineprint import is_fine_print
from reader.article.roles.fused import label_in_line
from reader.article.roles.labels import hesitant_name, without_article
from reader.article.roles.profile_texts import FEWEST, about_one, texts_from
from reader.article.roles.subjects import ARTICLES, ends_in_legal_form, subject, subject_behind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.roles.draft import Draft

_QUOTES: Final = '"“„«「'
_LONG: Final = 15
_MOST_BUTTONS: Final = 4
_NAME_WORDS: Final = 12
_OPENING: Final = 30
_LONGEST_HESITANT: Final = 9
_BEGINNING: Final = 5


class Found:
    """A profile under way: its name, the line of its label (or -1), the lines of its text, and whether it is the
    author's."""

    __slots__ = ("author", "label", "lines", "name", "start")

    def __init__(self, name: str, label: int, lines: list[int], start: int = 0, *, author: bool = False) -> None:
        self.name = name
        self.label = label
        self.lines = lines
        self.author = author
        self.start = start  # where the text begins in its first line, behind a label on the same line


def find_labelled(draft: Draft) -> list[Found]:
    """Profiles under labels; their lines get their roles here."""
    found: list[Found] = []
    for i, line in enumerate(draft.lines):
        if line.role:
            continue
        if line.text[-1] == "?" and _is_one_of_questions(draft, line):
            continue
        if line.label is not None and line.label[0] == "profiles":
            found.extend(_section(draft, i))
        elif line.label is not None and line.label[0] in ("profile", "disclaimer"):
            one = _below(draft, i, str(line.label[1])) if line.label[0] == "profile" else _below_notes(draft, i)
            if one:
                found.append(one)
        else:
            one = _fused(draft, i) or _hesitant(draft, i)
            if one:
                found.append(one)
    return found


def _is_one_of_questions(draft: Draft, line: Line) -> bool:
    """Whether the text is set in questions of that level: "Who is Ann Marlow?", "How long has she written?"."""
    asking = [at for at in draft.heads if draft.lines[at].text[-1] == "?" and draft.lines[at].level == line.level]
    return line.kind == "heading" and len(asking) > 1


def _below(draft: Draft, i: int, name: str) -> Found | None:
    lines = draft.lines
    texts = texts_from(draft, i + 1)
    if not texts and any(word in draft.words.other_profiles for word in name.lower().split()[:1]):
        found = _section(draft, i)
        return found[0] if found else _below_names(draft, i, name)
    told = next((at for at in texts if lines[at].size >= FEWEST), -1)
    if told < 0 or not _describes(draft, name, lines[told], i):
        return None
    texts = about_one(draft, texts)
    lines[i].decide("profile_label", "profile:label")
    for at in texts:
        lines[at].decide("profile", "profile:below-label")
    return Found(name, i, texts)


def _below_names(draft: Draft, i: int, name: str) -> Found | None:
    """The profile of an author below the label, a name and buttons ("View biography")."""
    lines = draft.lines
    at = i + 1
    while at < len(lines) and at - i <= _MOST_BUTTONS and lines[at].size <= _LONG and not is_sentence(lines[at]):
        at += 1
    if at >= len(lines) or at - i > _MOST_BUTTONS or lines[at].role:
        return None
    if lines[at].size < (FEWEST if any(_begins_with(lines[at], line) for line in lines[i + 1 : at]) else _LONG):
        return None
    for label in lines[i:at]:
        if not is_page_line(draft, label):
            label.decide("profile_label", "profile:name")
    lines[at].decide("profile", "profile:below-label")
    text = lines[at].text
    called = subject(text)
    return Found(called if called and kind_of(draft.words, called, text) == "other" else name, i, [at])


def _begins_with(text: Line, name: Line) -> bool:
    return text.low.startswith(name.low)


def _hesitant(draft: Draft, i: int) -> Found | None:
    """A profile below a line such as "Copper Creek in brief": behind the text, where what stands there begins with the
    name and says who it is."""
    line = draft.lines[i]
    if i <= draft.first or line.size > _LONGEST_HESITANT or i + 1 >= len(draft.lines):
        return None
    text = draft.lines[i + 1]
    if not (is_sentence(text) or text.size >= LONG) or (line.label is not None and line.label[0] != "hesitant"):
        return None
    name = _small_name(draft, line, text) or _numbered_name(draft, line, text)
    if name:
        return _below(draft, i, name)
    if is_sentence(line) or not line.words.isdisjoint(_COMPARED):
        return None
    name = hesitant_name(line.text, draft.words)
    begins = set(text.tokens[:_BEGINNING])
    if not name or not any(word in begins for word in phrase_words(name) if word not in ARTICLES):
        return None
    says = draft.words.profile_verbs.found(text) or draft.words.profile_nouns.found(text)
    return _below(draft, i, name) if says and is_general(text) else None


_COMPARED: Final = frozenset(("vs", "versus"))


def _small_name(draft: Draft, line: Line, text: Line) -> str:
    """The name in "About oxbow", where the headline has it so too and the text below begins with it; else nothing."""
    name = line.text.rstrip(" :：.").rpartition(" ")[2]
    if not name.islower() or line.tokens[0] not in draft.words.profile_openings:
        return ""
    if calls_a_firm(text.text, f" {name}"):  # "Founded in 2019, oxbow is a consulting company"
        return name
    if not text.low.startswith(name):
        return ""
    spelled = any(map(str.isdigit, name)) and sum([name in one.words for one in draft.lines]) >= _OFTEN
    return name if spelled or name in names_in_headline(draft) else ""


def _numbered_name(draft: Draft, line: Line, text: Line) -> str:
    """The name in "About 21 Quarries", where the text below begins with it; else nothing."""
    opening, _, name = line.text.rstrip(" :：.").partition(" ")
    if not name[:1].isdigit() or opening.lower() not in draft.words.profile_openings:
        return ""
    if not all(word[0].isupper() or word[0].isdigit() for word in name.split()) or name.isdecimal():
        return ""
    return name if text.low.startswith(name.lower()) and is_general(text) else ""


_OFTEN: Final = 4  # a name that is spelled as no word is ("oxbow4you") stands so often in a text about it


def names_in_headline(draft: Draft) -> list[str]:
    """The words of the headline as it writes them, without the signs around them."""
    headline = draft.lines[draft.headline].text if draft.headline >= 0 else draft.title
    return [word.strip(",.:;'’\"“”()") for word in headline.replace("’s ", " ").replace("'s ", " ").split()]


def _below_notes(draft: Draft, i: int) -> Found | None:
    """A profile below a label such as "Notes to editors", which says nothing of what follows."""
    at = i + 1
    if at >= len(draft.lines) or draft.lines[i].label != ("disclaimer", ()) or not draft.lines[i].words >= _NOTES:
        return None
    line = draft.lines[at]
    name = subject(line.text)
    if not name or line.hits or not line.text[len(name) :].startswith((" is a ", " is an ", " is the ", " are a ")):
        return None
    return _below(draft, i, name)


_NOTES: Final = frozenset(("notes", "editors"))


def _describes(draft: Draft, name: str, text: Line, i: int) -> bool:
    """Whether the text below the label "About NAME" is about that name."""
    opening = set(text.tokens[:_OPENING])
    if name[:1] > "\u303f" and not _shares_pair(name, text.low):
        return i > draft.last and bool(draft.words.profile_nouns.found(text))
    words = [word for word in phrase_words(name) if len(word) > 1]
    if any(word in opening for word in words if word not in ARTICLES):
        return True
    if "".join(word[0] for word in words) in opening:
        return True
    if i > draft.last or any(word in draft.words.other_profiles for word in words):
        return True
    if text.tokens[0] in _OURSELVES and any(word in names_in_headline(draft) for word in name.split()):
        return True
    label = draft.lines[i]
    return label.kind == "heading" or label.text.endswith((":", "：")) or bool(draft.words.profile_verbs.found(text))


_OURSELVES: Final = frozenset("we our wir unsere unser nous notre somos nosotros noi siamo nós".split())


def _shares_pair(name: str, text: str) -> bool:
    """Whether two characters of a Chinese, Japanese or Korean name follow each other in the text too, kana aside."""
    pairs = [name[at : at + 2].lower() for at in range(len(name) - 1)]
    return any(pair in text for pair in pairs if not "\u3041" <= pair[0] <= "\u309f")


def _section(draft: Draft, i: int) -> list[Found]:
    """Several profiles under one label: bare names with their texts, or texts that begin with the name."""
    lines = draft.lines
    found: list[Found] = []
    at = i + 1
    while at < len(lines):
        line = lines[at]
        label = line.label[0] if line.label else ""
        if line.role or label in ("disclaimer", "page", "contact", "highlights") or is_page_line(draft, line):
            break
        if is_contact(draft, line) or is_fine_print(draft, at) or _ends_section(lines[i], line, found):
            break
        name = str(line.label[1]) if line.label and label == "profile" else _bare_name(lines, at)
        texts = texts_from(draft, at + 1) if name else texts_from(draft, at)
        if not texts:
            break
        if name:
            texts = _until_name(lines, texts)
            found.append(Found(name, at, texts))
        elif found:
            found[-1].lines.extend(texts)
        else:
            found.extend(_by_subject(draft, _until_name(lines, texts)))
        at = max(found[-1].lines) + 1 if found else at + 1
    told = [lines[at] for one in found for at in one.lines]
    if not any(is_sentence(text) or text.size >= _LONG for text in told):  # titles of articles
        return []
    lines[i].decide("profile_label", "profile:section")
    for one in found:
        if one.label >= 0:
            lines[one.label].decide("profile_label", "profile:name")
        for at in one.lines:
            lines[at].decide("profile", "profile:in-section")
    return found


def _ends_section(label: Line, line: Line, found: list[Found]) -> bool:
    """Whether a heading as high as the label stands below a profile that has none: a section of the text."""
    if not found or found[0].label >= 0 or line.kind != "heading" or label.kind != "heading":
        return False
    return (line.level or 0) <= (label.level or 0)


def _by_subject(draft: Draft, texts: list[int]) -> list[Found]:
    """Texts without names above them: each that begins with another name is a profile of its own."""
    found: list[Found] = []
    for at in texts:
        text = draft.lines[at].text
        name = _name_before_colon(draft.lines, at) or subject(text) or ("" if found else subject_behind(text))
        if name:
            found.append(Found(name, -1, [at]))
        elif found:
            found[-1].lines.append(at)
    return found


def _name_before_colon(lines: list[Line], at: int) -> str:
    """The name that stands before a text and a colon: "Oxbow Zinc AB: Refines zinc."; none in a row of data such as
    "Main markets: Norway". It has a legal form, or the text behind it or another one has it, too."""
    name, colon, text = lines[at].text.partition(": ")
    parts = name.split()
    if not (colon and parts and parts[0][0].isupper()) or len(parts) > _NAME_WORDS // 2 or len(text) < _LONG:
        return ""
    if ends_in_legal_form(name) or parts[0] in text[:_OPENING]:
        return name
    short = " ".join(parts[:2])
    return name if len(parts) > 1 and any(short in line.text for line in lines if line is not lines[at]) else ""


def _until_name(lines: list[Line], texts: list[int]) -> list[int]:
    for n, at in enumerate(texts):
        if n and _bare_name(lines, at):
            return texts[:n]
    return texts


def _bare_name(lines: list[Line], i: int) -> str:
    """The name, where the line is nothing but one and a longer text stands below it."""
    line = lines[i]
    if i + 1 >= len(lines) or line.size > _NAME_WORDS or (is_sentence(line) and line.kind != "heading"):
        return ""
    following = lines[i + 1]
    if following.text[0] in _QUOTES or following.size < max(FEWEST, line.size):
        return ""
    if line.kind != "heading" and ": " in line.text.partition("(")[0]:  # a row of data
        return ""
    if line.kind == "heading" or following.size >= 2 * line.size:
        return line.text.rstrip(" :：")
    return ""


def _fused(draft: Draft, i: int) -> Found | None:
    """A label and its text in one line: "About Zinc LtdZinc Ltd is ...", "About Zinc: Zinc is ...", in bold or not."""
    line = draft.lines[i]
    if line.kind == "heading" or line.size < 8:
        return None
    name, start = label_in_line(line, draft.words)
    if not name:
        name, start = _in_note(line)
    name = without_article(name).rstrip(",") if name else ""
    if not name or "? " in name or name.lower() in _NOBODY:
        return None
    texts = [i, *(texts_from(draft, i + 1, goes_on=True) if i >= draft.first else [])]
    for at in texts:
        draft.lines[at].decide("profile", "profile:fused")
    return Found(name, -1, texts, start)


_NOBODY: Final = frozenset(("company", "companies", "firm", "organization", "organisation", "business", "group"))


def _in_note(line: Line) -> tuple[str, int]:
    """Whom a note to investors or editors describes, and where its text begins: "NOTE TO INVESTORS: Oxbow is a ...",
    "About: Oxbow is a ..."."""
    if not line.text.startswith(_ABOUT) and (line.tokens[0] not in _NOTED or not _NOTED.issuperset(line.tokens[:3])):
        return "", 0
    head, colon, text = line.text.partition(": ")
    name = subject(text) if colon and len(head) <= _LONGEST_NOTE else ""
    return (name, len(head) + 2) if name and text[len(name) :].startswith((" is a ", " is an ")) else ("", 0)


_NOTED: Final = frozenset("note notes to for investors editors editor the press".split())
_ABOUT: Final = ("About: ", "ABOUT: ")
_LONGEST_NOTE: Final = 24


def is_general(line: Line) -> bool:
    """Whether the text tells what is so, not what happened: no report of speech, no day."""
    if not line.words.isdisjoint(_REPORTING) or line.text.startswith(('"', "“")):
        return False
    if "added" in line.words and ("“" in line.text or '"' in line.text):
        return False
    return "today" not in line.words or not _tells_of_today(line.tokens)


def _tells_of_today(tokens: list[str]) -> bool:
    """Whether "today" is the day of news ("today opened") rather than these times ("in today's markets")."""
    at = tokens.index("today")
    return not at or at == len(tokens) - 1 or tokens[at + 1].endswith("ed")


_REPORTING: Final = frozenset("said says announced told yesterday monday tuesday wednesday thursday friday".split())
