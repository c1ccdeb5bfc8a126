"""What a short line announces: key points, profiles, fine print, press contacts, or the page around the article.

A label alone proves nothing; the rules that use it look at what follows.
"""

from __future__ import annotations

from reader.article.phrases import phrase_words
from reader.article.roles.draft import is_sentence
from reader.article.roles.subjects import ends_in_legal_form

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft
    from reader.article.vocabulary import Words

_LONGEST: Final = 130
MOST_WORDS: Final = 18
_MOST_IN_HEAD: Final = 12
_STRANGERS: Final = 3
KEY_POINTS: Final = ("highlights", "leading", "hesitant")
_FIRST_CJK: Final = "\u2e80"
_FIRST_PICTURE: Final = "\U0001f300"
_SPACES: Final = (" ", "\u3000")
_MOST_APART: Final = 6
_LEADING_ON: Final = frozenset("include included includes including are were follows follow".split())
_EMPTY: Final = frozenset(
    "the our a an and of for from in on at key main major top selected some other additional more".split()
)
_KEY: Final = frozenset(
    "key main principal wichtigste wichtigsten wichtige zentrale clave claves clés clefs principales principaux "
    "principais principali chiave".split()
)
_LONGEST_CALL: Final = 8
_MOST_COUNTED: Final = 4
_MOST_IN_NAME: Final = 5
_WHO: Final = frozenset("who wer qui quién quiénes quem chi wie kim kdo kto кто".split())
Label = tuple[str, "Any"]


def announces_points(line: Line) -> bool:
    """Whether the line's label announces key points, or may."""
    return line.label is not None and line.label[0] in KEY_POINTS


def announce(draft: Draft) -> None:
    """Gives every line that announces something its `label`: (what, value); and every short one its `spans`."""
    words = draft.words
    for i, line in enumerate(draft.lines):
        if not line.tokens or len(line.tokens) > MOST_WORDS or line.kind in ("image", "table", "preformatted"):
            continue
        line.spans = words.spans(line.tokens, line.low)
        if not line.spans and line.text[1:2] in _SPACES and line.text[0] > _FIRST_CJK:
            line.spans = _spaced(line, words)
        if not (line.spans or line.tokens[0][0].isalnum()):  # a picture before the label
            line.spans = words.spans(line.tokens[1:], line.low[len(line.tokens[0]) :].strip())
        if not line.spans and line.tokens[-1][0] >= _FIRST_PICTURE:
            line.spans = words.spans(line.tokens[:-1], line.low[: -len(line.tokens[-1])].strip())
        if not line.spans and 1 < len(line.tokens) <= _MOST_COUNTED and line.tokens[-1].isdecimal():
            line.spans = _counted(line, words)
        if len(line.text) <= _LONGEST and i != draft.headline:
            line.label = label_of(line, words)


def _spaced(line: Line, words: Words) -> Mapping[str, Any]:
    """What a label of Chinese or Japanese announces whose characters stand apart: "要 点"."""
    parts = line.text.split()
    if len(parts) > _MOST_APART or any(len(part) > 1 for part in parts):
        return {}
    low = "".join(parts).lower()
    return words.spans(phrase_words(low), low)


def _counted(line: Line, words: Words) -> Mapping[str, Any]:
    """What a line of the page is that has a count behind it: "Comments (9)", "Opinie [12]"."""
    bare = line.low[: line.low.rfind(line.tokens[-1])].rstrip(" ([（【:：")
    spans = words.spans(line.tokens[:-1], bare)
    return spans if "page" in spans or "line" in spans else {}


def label_of(line: Line, words: Words) -> Label | None:
    """What a line with `spans` announces: `highlights`, `leading`, `hesitant`, `profiles`, `profile` (with the name),
    `disclaimer` (with the kinds), `contact` or `page`."""
    spans = line.spans
    strength = highlights_strength(line.tokens, spans, words)
    if strength in ("", "leading"):
        in_part = strength_in_part(line, words)
        strength = in_part if in_part == "highlights" else strength or in_part
    if strength:
        if strength == "hesitant" and line.tokens[0] in words.profile_openings:  # "About Key Metrics Ltd"
            name = _profile_named(line, words)
            if name:
                return "profile", name
        return strength, line.text.rstrip(" :：*").strip()
    if "profiles" in spans:
        return "profiles", ""
    if "page" in spans and line.kind != "list_item" and not (line.size > _LONGEST_CALL and is_sentence(line)):
        firm = _profile_named(line, words) if line.tokens[0] in words.profile_openings else ""
        return ("profile", firm) if firm and ends_in_legal_form(firm) else ("page", "")
    if "disclaimer" in spans and not is_sentence(line):
        return "disclaimer", spans["disclaimer"]
    name = _profile_named(line, words)
    if name:
        return "profile", name
    return ("contact", "") if "contact" in spans else None


def strength_in_part(line: Line, words: Words) -> str:
    """How sure a heading of two parts is, one of which announces key points and no more: `highlights` for "Key
    takeaways: How to mend a kettle", `leading` for "Kettles and You: Quick Facts", else nothing."""
    if line.kind != "heading" or line.size < _FEWEST_IN_PARTS:
        return ""
    for sign in _PARTING:
        if sign not in line.text:
            continue
        head, _, tail = line.text.partition(sign)
        for part in (head, tail):
            own = [word for word in phrase_words(part) if word[0].isalnum()]
            spans = words.spans(own, " ".join(own)) if 0 < len(own) <= _MOST_IN_PART else {}
            if 0 < len(own) <= _MOST_IN_PART and highlights_strength(own, spans, words) == "highlights":
                return "highlights" if part is head else "leading"
    return ""


_PARTING: Final = (": ", " – ", " — ", " - ", " | ")
_FEWEST_IN_PARTS: Final = 3
_MOST_IN_PART: Final = 3


def _profile_named(line: Line, words: Words) -> str:
    """The name that a line announces a profile of; an item of a list is no such label by its last words alone."""
    if line.kind == "list_item" and line.tokens[0] not in words.profile_openings and line.low[0] < _FIRST_CJK:
        return ""
    asks = line.text[-1] in "?？" and line.tokens[0] in _WHO
    if line.kind == "heading" or asks or not is_sentence(line):
        return profile_name(line.text, words)
    if not _is_stopped_name(line):
        return ""
    return profile_name(line.text if _ends_in_initials(line) else line.text[:-1], words)


def _is_stopped_name(line: Line) -> bool:
    """Whether a label ends with a full stop as a sentence does: "About Copper Creek Mills."."""
    parts = line.text.split()
    if line.text[-1] != "." or len(parts) < 2 or not all(word[0].isupper() or word in _JOINTS for word in parts):
        return False
    return len(parts) <= _MOST_IN_NAME or _ends_in_initials(line) or ends_in_legal_form(line.text)


def _ends_in_initials(line: Line) -> bool:
    """Whether the full stop is that of initials: "About Copper, Creek & Mills, P.C."."""
    return line.text.rpartition(" ")[2].count(".") > 1


_JOINTS: Final = frozenset(("&", "and", "of", "the"))


def highlights_strength(tokens: list[str], spans: Mapping[str, Any], words: Words) -> str:
    """`highlights` for words that announce key points, `leading` for words that announce some of the text above or of
    something else ("Key findings of the study include:"), `hesitant` for words that may, else nothing."""
    if "highlights" in spans:
        return "highlights"
    heads = words.highlights_heads
    if len(tokens) <= _MOST_IN_HEAD and not heads.words.isdisjoint(tokens):
        for size in (3, 2, 1):
            for at in range(len(tokens) - size + 1):
                if heads.spanning(tokens[at : at + size]):
                    head, before, after = tokens[at : at + size], tokens[:at], tokens[at + size :]
                    return _with_company(head, before, after, words)
    return "hesitant" if "hesitant" in spans else ""


def _with_company(head: list[str], before: list[str], after: list[str], words: Words) -> str:
    """How sure a head word is beside the words that stand around it."""
    strangers = [word for word in before + after if not _goes_along(word, words)]
    if not words.highlights_things.isdisjoint(before + after) and (strangers or _say_nothing(before + after, words)):
        return ""
    leads = not _LEADING_ON.isdisjoint(after)  # "Key findings include:" goes on from the text above it
    if not strangers:
        return "leading" if leads else "highlights"
    if not _KEY.isdisjoint(before + head):
        return "leading" if len(strangers) < _MOST_IN_NAME and (not after or _goes_along(after[0], words)) else ""
    if len(strangers) > _STRANGERS:
        return ""
    return "" if any(not _goes_along(word, words) for word in after) else "hesitant"


def _say_nothing(around: list[str], words: Words) -> bool:
    """Whether the words around a head say of which thing it is, and nothing of whose: "Event highlights include"."""
    return all(word in words.highlights_things or word in _LEADING_ON or word in _EMPTY for word in around)


def _goes_along(word: str, words: Words) -> bool:
    if word[0].isdigit() or word in words.highlights_companions:
        return True
    return word[0] in "qhf" and word[-1].isdigit()


def profile_name(text: str, words: Words) -> str:
    """The name in a label such as "About Copper Creek Inc."; empty where the line is no such label."""
    text = text.lstrip(_BEFORE_LABEL)
    low = _without_joints(text[:160].lower())
    if (
        low.split(" ", 1)[0] not in words.profile_openings
        and low[:1] < _FIRST_CJK
        and not low.rstrip(_BEHIND_LABEL).endswith(words.profile_endings)
    ):
        return ""
    if len(low) != len(text):
        return ""
    for before, after in words.profile_labels:
        if not low.startswith(before) or not low.rstrip(_BEHIND_LABEL).endswith(after):
            continue
        bare = text.rstrip(_BEHIND_LABEL)
        name = bare[len(before) : len(bare) - len(after) or None]
        if before and before[-1] < "\u3000" and name[:1].isalnum():
            continue
        name = without_article(name.strip(" :：-–—|'’\"“”«»「」《》[]"))
        asks = before.partition(" ")[0] in _WHO
        if asks and (len(name.split()) > _MOST_IN_NAME or _is_small(name) or text.isupper()):
            continue
        if before in _OF_TITLES and _is_title(name):
            continue
        if _is_button(name, words):
            continue
        if _is_name(name) or name.partition(" ")[0].lower() in words.other_profiles:
            return name
    return ""


def _is_button(name: str, words: Words) -> bool:
    """Whether what stands behind "about" only looks so: "(über) Bluesky teilen"."""
    called = name.lower().split()
    return len(called) > 1 and 2 * sum(word in words.share_words for word in called) > len(called)


_BEHIND_LABEL: Final = " :：?？]］"
_BEFORE_LABEL: Final = "#* …._~=–—-¿[［■□●○◎◆◇▼▽▶▷・"


def _without_joints(low: str) -> str:
    return low.replace("'", " ").replace("\u2019", " ").replace("-", " ")


def hesitant_name(text: str, words: Words) -> str:
    """The name in a line such as "Copper Creek in brief", which announces a profile where the text below is one."""
    low = _without_joints(text.lower())
    may_be = low.startswith(words.hesitant_beginnings) or low.rstrip(" :").endswith(words.hesitant_endings)
    if not may_be or len(low) != len(text):
        return ""
    for before, after in words.hesitant_profiles:
        if not low.startswith(before) or not low.rstrip(" :").endswith(after):
            continue
        bare = text.rstrip(" :")
        name = bare[len(before) : len(bare) - len(after)]
        if before and name[:1].isalnum():
            continue
        name = without_article(name.strip(" :-–—|’'\"“”«»„"))
        if _is_name(name):
            return name
    return ""


_OF_TITLES: Final = frozenset(("über", "über die", "über den", "über das", "about", "more about", "mehr über"))
_MINOR: Final = frozenset(
    "the a an of and for in on at to by with & der die das den dem des und für von zu zur zum im am mit e.v. la le de "
    "du et y e i da do".split()
)
_POINTING: Final = frozenset("this these that diese dieser dieses diesen diesem".split())


def _is_title(name: str) -> bool:
    """Whether "about" stands before a title, an amount or "this series", and not before a name."""
    parts = name.partition(" (")[0].split()
    first = parts[0].lower() if parts else ""
    if first in _POINTING or (first[:1].isdigit() and not first.strip("0123456789.,") and not _are_capitals(parts[1:])):
        return True
    return len(parts) > _MOST_IN_NAME and any(word.islower() and word not in _MINOR for word in parts)


def _are_capitals(parts: list[str]) -> bool:
    """Whether two words or more follow, each with a capital: "3 Willow Mills", and not "40 people"."""
    return len(parts) > 1 and all(word[0].isupper() for word in parts)


def _is_small(name: str) -> bool:
    """Whether the last word begins small, as no name ends: "Who is the kettle for?"."""
    return name.rpartition(" ")[2][:1].islower()


_ARTICLES: Final = frozenset("the die der das dem den les le la l el los las il lo gli i o os as".split())


def without_article(name: str) -> str:
    """The name without an article in front; a capital "The" belongs to the name."""
    first, blank, rest = name.partition(" ")
    return rest if blank and first.lower() in _ARTICLES and first != "The" and rest[:1] else name


def _is_name(name: str) -> bool:
    """Whether this may be somebody's name: it begins with a capital, perhaps after an article, and is short."""
    if not name or len(name) > 100:
        return False
    for word in name.split()[:3]:
        bare = word.strip("\"“”‘’'(«„")
        if (bare and not bare[0].islower()) or any(c.isupper() for c in bare):
            return True
    return False
