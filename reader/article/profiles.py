"""Profiles: passages that say who somebody is, under their own label, in a section of several, or at the foot."""

from __future__ import annotations

from reader.article.boilerplate import is_page_line
from reader.article.contacts import is_contact
from reader.article.draft import is_sentence
from reader.article.fineprint import is_fine_print
from reader.article.labels import profile_name
from reader.article.lines import Line
from reader.article.names import aliases_of
from reader.article.phrases import phrase_words
from reader.article.tickers import tickers_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reader.article.draft import Draft
    from reader.model import ProfileKind

_FEWEST = 5
_NAME_WORDS = 12
_OPENING = 30
_BIO_NOUNS = frozenset(
    "reporter journalist columnist correspondent author fellow professor writer editor freelance lecturer researcher "
    "economist analyst contributor contributing covers writes writing born wrote studied novelist historian blogger producer".split()
)


class Found:
    """A profile under way: its name, the line of its label (or -1) and the lines of its text."""

    __slots__ = ("label", "lines", "name", "start")

    def __init__(self, name: str, label: int, lines: list[int], start: int = 0) -> None:
        self.name = name
        self.label = label
        self.lines = lines
        self.start = start  # where the text begins in its first line, behind a label on the same line


def find_labelled(draft: Draft) -> list[Found]:
    """Profiles under labels; their lines get their roles here."""
    found: list[Found] = []
    for i, line in enumerate(draft.lines):
        if line.role:
            continue
        if line.label is not None and line.label[0] == "profiles":
            found.extend(_section(draft, i))
        elif line.label is not None and line.label[0] == "profile":
            one = _below(draft, i, str(line.label[1]))
            if one:
                found.append(one)
        else:
            one = _fused(draft, i)
            if one:
                found.append(one)
    return found


def _below(draft: Draft, i: int, name: str) -> Found | None:
    lines = draft.lines
    texts = _texts(draft, i + 1)
    if not texts or not _describes(draft, name, lines[texts[0]], i):
        return None
    texts = _about_one(draft, texts)
    lines[i].decide("profile_label", "profile:label")
    for at in texts:
        lines[at].decide("profile", "profile:below-label")
    return Found(name, i, texts)


def _texts(draft: Draft, start: int, *, goes_on: bool = False) -> list[int]:
    """The paragraphs from `start` on that are about the same one; `goes_on` where its text has already begun."""
    found: list[int] = []
    for at in range(start, len(draft.lines)):
        line = draft.lines[at]
        if line.role or line.label or line.kind == "heading":
            break
        if line.kind == "image":
            continue
        if (found or goes_on) and (is_contact(draft, line) or is_fine_print(draft, at)):
            break
        if is_page_line(draft, line) or line.size < (3 if line.bullet else _FEWEST) or _begins_fused(line.text):
            break
        found.append(at)
    return found


def _about_one(draft: Draft, texts: list[int]) -> list[int]:
    """The paragraphs up to one that says what somebody else is: "Other Ltd is a ..."."""
    first = draft.lines[texts[0]].text
    for n, at in enumerate(texts[1:], 1):
        text = draft.lines[at].text
        name = subject(draft, text)
        if name and name.split()[0] not in first and text[len(name) :].startswith((" is a ", " is an ", " is the ")):
            return texts[:n]
    return texts


def _describes(draft: Draft, name: str, text: Line, i: int) -> bool:
    """Whether the text below the label "About NAME" is about that name."""
    opening = set(text.tokens[:_OPENING])
    words = [word for word in phrase_words(name) if len(word) > 1 or word > "\u303f"]
    if any(word in opening for word in words if word not in _ARTICLES):
        return True
    initials = "".join(word[0] for word in words if word not in _ARTICLES)
    if len(initials) > 1 and initials in opening:
        return True
    if i > draft.last or any(word in draft.words.other_profiles for word in words):
        return True
    return draft.lines[i].kind == "heading" or draft.lines[i].bold or bool(draft.words.profile_verbs.found(text))


_ARTICLES = frozenset("the a an of and for in to der die das des la le les l el los il lo o os as de du di do da".split())


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
        if is_contact(draft, line) or is_fine_print(draft, at):
            break
        if line.kind == "image":
            at += 1
            continue
        name = str(line.label[1]) if line.label and label == "profile" else _bare_name(lines, at)
        texts = _texts(draft, at + 1) if name else _texts(draft, at)
        if not texts:
            break
        if name:
            texts = _until_name(lines, texts)
            found.append(Found(name, at, texts))
        elif found and not subject(draft, lines[texts[0]].text):
            found[-1].lines.extend(texts)
        else:
            found.extend(_by_subject(draft, _until_name(lines, texts)))
        at = max(found[-1].lines) + 1 if found else at + 1
    if not found:
        return []
    lines[i].decide("profile_label", "profile:section")
    for one in found:
        if one.label >= 0:
            lines[one.label].decide("profile_label", "profile:name")
        for at in one.lines:
            lines[at].decide("profile", "profile:in-section")
    return found


def _by_subject(draft: Draft, texts: list[int]) -> list[Found]:
    """Texts without names above them: each that begins with another name is a profile of its own."""
    found: list[Found] = []
    for at in texts:
        name = subject(draft, draft.lines[at].text)
        if found and (not name or name.split()[0] == found[-1].name.split()[0]):
            found[-1].lines.append(at)
        else:
            found.append(Found(name, -1, [at]))
    return found


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
    if following.role or following.kind == "heading" or following.size < max(_FEWEST, line.size):
        return ""
    if line.kind == "heading" or line.bold or following.size >= 2 * line.size:
        return line.text.rstrip(" :：")
    return ""


def _begins_fused(text: str) -> bool:
    return text.startswith(("About ", "ABOUT ")) and "." in text[12:]


def _fused(draft: Draft, i: int) -> Found | None:
    """A label and its text in one line: "About Zinc LtdZinc Ltd is ...", "About Zinc: Zinc is ...", in bold or not."""
    line = draft.lines[i]
    if line.kind == "heading" or line.size < 8:
        return None
    if line.tokens[0] not in draft.words.profile_openings and line.low.isascii():
        return None
    name, start = _bold_label(draft, line) or _fused_label(draft, line) or ("", 0)
    if not name:
        return None
    texts = [i, *(_texts(draft, i + 1, goes_on=True) if i >= draft.first else [])]
    for at in texts:
        draft.lines[at].decide("profile", "profile:fused")
    return Found(name, -1, texts, start)


def _bold_label(draft: Draft, line: Line) -> tuple[str, int] | None:
    for start, end, style in line.marks[:2]:
        if start == 0 and style == "strong" and end < len(line.text) - 20:
            name = profile_name(line.text[:end], draft.words)
            if name:
                return name, end
    return None


def _fused_label(draft: Draft, line: Line) -> tuple[str, int] | None:
    text = line.text
    for before, after in draft.words.profile_labels:
        if after or not before or text[: len(before)].lower() != before or text[len(before) : len(before) + 1] != " ":
            continue
        found = _split_fused(text, len(before) + 1)
        if found:
            return found
    return None


def _split_fused(text: str, start: int) -> tuple[str, int] | None:
    """Where the name behind "About " ends and the text begins: at its repetition, a colon or dash, or its verb."""
    skip = start + 4 if text[start : start + 4].lower() == "the " else start
    first = text[skip : skip + 60].split(" ", 1)[0].rstrip(",:")
    if len(first) < 2 or not any(c.isupper() or c > "\u303f" for c in first):
        return None
    again = text.find(first, skip + len(first), skip + 110)
    if again > 0:
        the = again - 4 if text[again - 4 : again] in ("The ", "the ") else again
        return text[start:the].rstrip(" :–—-|"), the
    for mark in (": ", " – ", " — ", " - "):
        at = text.find(mark, start, start + 70)
        if at > 0 and text[at + len(mark) : at + len(mark) + 1].isupper():
            return text[start:at], at + len(mark)
    for i in range(skip + 1, min(len(text) - 1, skip + 80)):
        if text[i].isupper() and text[i - 1].islower() and text[i - 2 : i] not in ("Mc", "Mac") and " " in text[i : i + 25]:
            return text[start:i], i
    for verb in (" is ", " are ", " was ", " provides ", " offers "):
        at = text.find(verb, start, start + 80)
        if at > 0:
            return text[start:at], start
    return None


def find_at_foot(draft: Draft) -> list[Found]:
    """Profiles without a label below the text: of the parties to a release, of the publisher, of the author."""
    lines = draft.lines
    release = _is_release(draft)
    found: list[Found] = []
    if draft.first >= len(lines):
        return found
    for i in range(len(lines) - 1, draft.first, -1):
        line = lines[i]
        if line.role or line.kind in ("image", "heading") or line.size < 10:
            if line.role == "body":
                break
            continue
        if is_contact(draft, line) or is_page_line(draft, line) or "contributor" in line.spans:
            continue
        name = _foot_name(draft, i, release)
        if not name:
            if line.size >= 15:
                break
            continue
        line.decide("profile", "profile:foot")
        found.append(Found(name, -1, [i]))
    return found[::-1]


def _foot_name(draft: Draft, i: int, release: bool) -> str:
    line = draft.lines[i]
    name = subject(draft, line.text)
    if not name or line.bullet or any(word.isdigit() for word in name.split()):
        return ""
    opening = line.tokens[:_OPENING]
    rest = line.text[len(name) :]
    says_what = rest.lstrip(" ,(").startswith(("is a", "is an", "is the", "is one", "are a", "are the", "ist ", "est ", "es un"))
    if draft.words.publisher_words.found(line) and says_what and i > draft.last - 1:
        return name
    if not _BIO_NOUNS.isdisjoint(opening) and len(name.split()) <= 4 and _only_short_below(draft, i):
        return name
    if not release:
        return ""
    known = name.lower() in draft.title.lower() or any(name in line.text for line in draft.lines[: draft.first + 2])
    if says_what and draft.words.profile_nouns.found(line):
        return name
    return name if known and draft.words.profile_verbs.found(line) and _is_general(line) else ""


def _is_general(line: Line) -> bool:
    """Whether the text tells what is so, not what happened: no report of speech, no day."""
    return line.words.isdisjoint(
        ("said", "says", "announced", "added", "today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday")
    ) and not line.text.startswith(("\"", "“"))


def _only_short_below(draft: Draft, i: int) -> bool:
    return all(line.role or line.size < 25 for line in draft.lines[i + 1 :])


def _is_release(draft: Draft) -> bool:
    """Whether a company speaks: a wire's mark in the dateline, legal notices or press contacts."""
    for line in draft.lines[: draft.first + 2]:
        head = line.text[:160].lower()
        if ("/" in head and "/ --" in head) or "wire)" in head or "newswire" in head or "pressrelease" in head:
            return True
    return any(
        "forward_looking" in line.kinds or "regulatory" in line.kinds or (line.label and line.label[0] == "contact")
        for line in draft.lines
    )


_VERBS = frozenset(
    "is are was were has had helps provides offers turns develops operates designs makes produces explores builds delivers "
    "specializes specialises brings supplies manufactures serves supports owns mines enables connects invests sells runs "
    "employs holds refines trades processes manages focuses works leads controls recycles publishes combines creates "
    "empowers ist sind wurde hat entwickelt betreibt stellt fertigt produziert bietet liefert est sont produit produisent "
    "développe exploite fabrique conçoit es son produce extrae desarrolla opera fabrica ofrece è sono produce sviluppa é são "
    "produz desenvolve fabrica fornece".split()
)
_CJK_ENDS = ("是", "为", "為", "は", "（", "(", "成立于", "成立於", "，", "、", "은 ", "는 ")
_LEGAL_TAILS = ("Inc.", "LLC", "Ltd.", "Ltd", "Co.", "PLLC", "L.P.", "S.A.", "Inc", "LP", "Limited", "Corp.", "AG", "N.V.")


def subject(draft: Draft, text: str) -> str:
    """The name with which a text begins, up to its verb; empty where it begins otherwise."""
    head = text[:120]
    if head[:1] > "\u303f":
        ends = [at for at in (head.find(end) for end in _CJK_ENDS) if at > 0]
        return head[: min(ends)].strip() if ends and min(ends) <= 30 else ""
    name: list[str] = []
    words = head.split()
    for n, word in enumerate(words):
        if word[0] in "(–—-" and n or (word in _VERBS and name):
            return _called(name)
        bare = word.rstrip(",")
        if not _may_be_in_name(bare, bool(name)):
            return _called(name) if len(name) > 1 and bare.endswith(("s", "t")) else ""
        name.append(bare)
        if bare != word and not (n + 1 < len(words) and words[n + 1].rstrip(",") in _LEGAL_TAILS):
            return _called(name)
    return ""


def _may_be_in_name(word: str, inside: bool) -> bool:
    return word[:1].isupper() or word[:1].isdigit() or any(c.isupper() for c in word[1:]) or (
        inside and (word in _SMALL or word in ("plc", "p.l.c.", "d.d.", "d.o.o."))
    )


def _called(words: list[str]) -> str:
    while words and words[-1] in _SMALL:
        words = words[:-1]
    if len(words) > 1 and words[0] in _ARTICLES_IN_FRONT:
        words = words[1:]
    if not words or len(words) > 10 or words[0] in _NOT_NAMES:
        return ""
    name = words[0]
    for word in words[1:]:
        name += f", {word}" if word in _LEGAL_TAILS and word[-1] == "." else f" {word}"
    return name


_NOT_NAMES = frozenset(
    "This That These Those It He She They We I You There Here What When Where While If In On At For From With By As To "
    "But And Or So Yet After Before During Since Although Though Because Its Their His Her Our My Your No Not All Some "
    "Many Most Last Next One Two Three Another Also Still Meanwhile However Today Now Then More Please Click Earlier "
    "Later Under Over About According Based Founded Listed Es Sie Wir Ein Eine Im In Am Bei Mit Elle Ce Cette Ces Un Una "
    "Este Esta".split()
)
_ARTICLES_IN_FRONT = frozenset("Die Der Das Le La Les El Los Las Il Lo Gli I O Os As".split())
_SMALL = frozenset("of and the for de du des der von und et y e di da do la le at in on & i per zu".split())


def kind_of(draft: Draft, name: str, text: str) -> ProfileKind:
    """What is described: a company, an organisation, a publisher, or something else (author, product, place, event)."""
    words = draft.words
    called, opening = _line(name), _line(text[:_OPENING_LETTERS])
    first = called.tokens[0] if called.tokens else ""
    if first in words.other_profiles and (name[0].islower() or len(called.tokens) == 1):
        return "other"
    if words.publisher_words.found(called) or words.publisher_words.found(opening):
        return "publisher"
    if words.product_phrases.found(_line(text[:_OPENING_LETTERS].partition(". ")[0])) and not _is_firm(called):
        return "other"
    if words.organisation_words.found(called) and not _is_firm(called):
        return "organisation"
    if not opening.words.isdisjoint(_CHARITIES):
        return "organisation"
    if _is_firm(called) or words.profile_nouns.found(opening) or tickers_in(text[:_OPENING_LETTERS]):
        return "company"
    return "other" if _is_person(name, text) else "company"


def _line(text: str) -> Line:
    line = Line("paragraph", text)
    line.prepare()
    return line


_OPENING_LETTERS = 260
_CHARITIES = frozenset(("nonprofit", "charity", "ngo", "gemeinnützig", "gemeinnützige"))
_FIRMS = frozenset(
    "inc corp corporation co company ltd limited llc llp plc ag gmbh se sa s.a nv bv ab asa as oyj spa srl kg group holdings "
    "holding industries partners capital ventures bank trust pllc pty bhd berhad".split()
)
_PRONOUNS = frozenset("he she his her him".split())


def _is_firm(called: Line) -> bool:
    return not called.words.isdisjoint(_FIRMS)


def _is_person(name: str, text: str) -> bool:
    """Whether a name of two to four words is a person's, as the text speaks of it."""
    if not 2 <= len(name.split()) <= 4:
        return False
    words = _line(text[:800]).words
    return not words.isdisjoint(_PRONOUNS) or not words.isdisjoint(_BIO_NOUNS)


def described(draft: Draft, found: list[Found]) -> list[dict[str, Any]]:
    """The profiles as DESIGN §4 shapes them, in the order of the article."""
    out = []
    for one in sorted(found, key=lambda one: one.lines[0]):
        texts = [draft.lines[at].text for at in one.lines]
        texts[0] = texts[0][one.start :].lstrip(" :–—-")
        out.append(_as_dict(draft, one, " ".join(texts)))
    return out


def _as_dict(draft: Draft, one: Found, text: str) -> dict[str, Any]:
    label, bracket = _without_brackets(one.name)
    full = subject(draft, text)
    if full.startswith("The ") and not label.startswith("The "):
        full = full[4:]
    names = [label, *bracket]
    if full and _shares_word(full, label):
        names.append(full)
    name = max(names[:1] + names[len(names) - (full in names) :], key=len) if full in names else label
    aliases = list(dict.fromkeys(other for other in [*names, *aliases_of(text[:400])] if other and other != name))
    tickers = list(dict.fromkeys([*tickers_in(one.name), *tickers_in(text)]))
    blocks = [one.label] * (one.label >= 0) + one.lines
    kind = kind_of(draft, name, text)
    return {"name": name, "aliases": aliases, "tickers": tickers, "kind": kind, "text": text, "blocks": blocks}


def _shares_word(full: str, label: str) -> bool:
    own = {word.strip(",.()").lower() for word in label.split()} - _ARTICLES
    return any(word.strip(",.()").lower() in own for word in full.split()) or not label.isascii()


def _without_brackets(name: str) -> tuple[str, list[str]]:
    """The name without what stands in brackets behind it, and that where it may be a short form."""
    for left, right in (("(", ")"), ("（", "）")):
        head, found, rest = name.partition(left)
        if found and head.strip():
            inner = rest.partition(right)[0].strip("\"“”'‘’ ")
            short = [] if ":" in inner or "：" in inner or not inner else [inner]
            return head.strip(), short
    return name.strip(), []
