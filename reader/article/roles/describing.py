"""Profiles as they are given: the fullest name, the other names, and what is described."""

from __future__ import annotations

from reader.article.companies.names import aliases_of
from reader.article.companies.tickers import tickers_in
from reader.article.lines import Line
from reader.article.phrases import phrase_words
from reader.article.roles.called import (
    CALLED_FIRMS,
    CHARITIES,
    OPENING_LETTERS,
    is_called_charity,
    line_of,
    noun_called,
    serves_charities,
)
from reader.article.roles.subjects import ARTICLES, BIO_NOUNS, subject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from reader.article.roles.draft import Draft
    from reader.article.roles.profiles import Found
    from reader.article.vocabulary import Words
    from reader.model import ProfileKind
_FIRMS: Final = frozenset(
    "inc corp corporation co company ltd limited llc llp plc ag gmbh se sa s.a nv bv ab asa as oyj spa srl kg group "
    "holdings holding industries partners capital ventures bank trust pllc pty bhd berhad".split()
)
_PRONOUNS: Final = frozenset("he she his her him".split())


def kind_of(words: Words, name: str, text: str) -> ProfileKind:
    """What is described: a company, an organisation, a publisher, or something else (author, product, place, event)."""
    called, opening = line_of(name), line_of(text[:OPENING_LETTERS])
    first = called.tokens[0] if called.tokens else ""
    if first == "our":  # "About our methods"
        return "other"
    if name.startswith(_TITLES):
        return "other"
    if (first in words.other_profiles and len(called.tokens) == 1) or name in words.other_profiles:
        return "other"
    if not _is_firm(called) and (_may_be_person(called, name) or _is_person(name, text)) and _has_trade(text):
        return "other"
    if text[:OPENING_LETTERS].lower().startswith(words.author_openings):
        return "other"
    if not (_is_firm(called) or _names_organisation(called, words)) and _is_told_of(name, text):
        return "other"
    if _is_thing(called, words) or _is_called_thing(called, text, words):
        return "other"
    if words.publisher_words.found(opening):
        return "publisher"
    first_sentence = line_of(text[:OPENING_LETTERS].partition(". ")[0])
    if words.product_phrases.found(first_sentence):
        branded = "®" in name or "™" in name
        return "company" if words.profile_nouns.found(first_sentence) and not branded else "other"
    if _is_organisation(words, called, opening, text):
        return "organisation"
    if _is_firm(called) or words.profile_nouns.found(opening) or tickers_in(text[:OPENING_LETTERS]):
        return "company"
    return "company" if _speaks_of(opening, name) and not _is_person(name, text) else "other"


def _names_organisation(called: Line, words: Words) -> bool:
    """Whether a name has a word for organisations in it, or ends with one in a compound: "Jagdverband"."""
    if words.organisation_words.found(called):
        return True
    return bool(called.tokens) and called.tokens[-1].endswith(words.ends_of_organisations)


def _is_organisation(words: Words, called: Line, opening: Line, text: str) -> bool:
    """Whether the name, or what the first sentence calls it by, is that of a charity, a union, an authority."""
    noun = "" if _is_firm(called) else noun_called(text)
    if _names_organisation(called, words) and not _is_firm(called):
        return noun not in CALLED_FIRMS
    if not opening.words.isdisjoint(CHARITIES) or is_called_charity(opening.tokens):
        return not serves_charities(opening.tokens)
    if noun == "agency" and not opening.words.isdisjoint(_AGENCIES):
        return False
    return bool(noun) and (
        bool(words.organisation_words.spanning([noun])) or noun.endswith(words.ends_of_organisations)
    )


_AGENCIES: Final = frozenset(
    "marketing creative digital advertising pr relations talent travel insurance staffing communications design "
    "branding media tech recruiting recruitment modeling seo estate literary advisory consulting events".split()
)
_TITLES: Final = ("Dr. ", "Prof. ", "Professor ", "Mr. ", "Mrs. ", "Ms. ")


def _speaks_of(opening: Line, name: str) -> bool:
    """Whether a text that says nothing of a firm begins with a name, and not below the head of a section ("Further
    plans")."""
    words = [word for word in name.split() if word.lower() not in _SMALL]
    if any(word[0].islower() for word in words[1:]):
        return False
    if not name.isascii() or any(word in opening.words for word in phrase_words(" ".join(words))):
        return True
    return len(words) > 1 and not opening.words.isdisjoint(initials(name))


def initials(name: str) -> tuple[str, str]:
    """The letters that a name is shortened to, without and with its "and": "pg" and "p&g"."""
    parts = [word for word in name.split() if word == "&" or (word[0].isalnum() and word.lower() not in _SMALL)]
    return "".join(word[0] for word in parts if word != "&").lower(), "".join(word[0] for word in parts).lower()


_SMALL: Final = ARTICLES | frozenset("of and for de la du von und für y et e del di da do the & in".split())


def _may_be_person(called: Line, name: str) -> bool:
    """Whether the name is two or three words of letters, each with a capital."""
    return 2 <= len(called.tokens) <= 3 and all(word[0].isupper() and word.isalpha() for word in name.split())


def _is_thing(called: Line, words: Words) -> bool:
    """Whether a name ends as no company's does: "Rose Lithium Project", "EDGE Conference 2031"."""
    if len(called.tokens) < 2 or _is_firm(called) or _names_organisation(called, words):
        return False
    return not words.other_endings.isdisjoint(called.tokens[-1:] + called.tokens[-2:-1] * called.tokens[-1].isdigit())


def _is_called_thing(called: Line, text: str, words: Words) -> bool:
    """Whether the first sentence says that this is a town, a work or a plan: "is a zinc project in the north"."""
    if _is_firm(called) or _names_organisation(called, words):
        return False
    noun = noun_called(text)
    return noun in words.things or noun.endswith(words.ends_of_things)


def _is_told_of(name: str, text: str) -> bool:
    """Whether a name of two or three words is somebody's, of whom the opening says "he" or "her"."""
    return 2 <= len(name.split()) <= 3 and not line_of(text[:OPENING_LETTERS]).words.isdisjoint(_PRONOUNS)


_OF_TRADES: Final = (
    " is a ",
    " is an ",
    " is the ",
    " was a ",
    " writes ",
    " covers ",
    " teaches ",
    " schreibt ",
    " écrit ",
    " escribe ",
    " escreve ",
    " scrive ",
    " ist ",
    " war ",
    " est ",
    " es ",
    " è ",
    " é ",
)


def _has_trade(text: str) -> bool:
    """Whether the first sentence gives somebody's trade: "is a senior researcher", "is the founder of"."""
    first = text[:OPENING_LETTERS].partition(". ")[0]
    if not BIO_NOUNS.isdisjoint(line_of(first.partition(" is ")[2]).tokens[:3]):  # "is adjunct faculty at"
        return True
    verb = min((at, len(verb)) for verb in _OF_TRADES if (at := first.find(verb)) > 0) if _has_verb(first) else None
    if verb is None:
        return False
    if not (line_of(first).words.isdisjoint(BIO_NOUNS) and line_of(first).words.isdisjoint(_WRITING)):
        return True
    return not _LEADERS.isdisjoint(line_of(first[sum(verb) :]).tokens[:_NEAR_VERB])


def _has_verb(sentence: str) -> bool:
    return any(verb in sentence[1:] for verb in _OF_TRADES)


_WRITING: Final = frozenset("schreibt écrit escribe escreve scrive".split())
_NEAR_VERB: Final = 6
_LEADERS: Final = frozenset(
    "ceo executive officer president chairman chairwoman chair founder director attorney lawyer physician surgeon "
    "scientist entrepreneur speaker engineer geologist vice".split()
)


def _is_firm(called: Line) -> bool:
    return not called.words.isdisjoint(_FIRMS)


def _is_person(name: str, text: str) -> bool:
    """Whether a name of two to four words is a person's, as the text speaks of it."""
    if len(name.split()) > 4:
        return False
    if " " not in name and line_of(text[:OPENING_LETTERS]).words.isdisjoint(_PRONOUNS) and not _has_trade(text):
        return False
    words = line_of(text[:800]).words
    return not words.isdisjoint(_PRONOUNS) or not words.isdisjoint(BIO_NOUNS)


def described(draft: Draft, found: list[Found]) -> list[dict[str, Any]]:
    """The profiles as DESIGN §4 shapes them, in the order of the article."""
    out = []
    for one in sorted(found, key=lambda one: one.lines[0]):
        text = " ".join([draft.lines[at].text for at in one.lines])
        blocks = [one.label] * (one.label >= 0) + one.lines
        description = text[one.start :].lstrip(" :–—-")
        profile = _profile(draft.words, one.name, description)
        if profile["name"].lower() in draft.words.other_profiles:
            profile["name"] = _name_in_byline(draft) or _owner_of_text(description) or profile["name"]
        if one.author:  # the office may stand between the name and the text
            aliases = [alias for alias in profile["aliases"] if alias in one.name and alias != one.name]
            profile = {**profile, "name": one.name, "aliases": aliases, "kind": "other"}
        if (
            profile["kind"] == "company"
            and one.label >= 0
            and _is_german_noun(draft, draft.lines[one.label].low, one.name)
        ):
            profile = {**profile, "kind": "other"}
        profile = {**profile, "text": text, "blocks": blocks}
        if description != text:
            profile["label"] = text.removesuffix(description)
        out.append(profile)
    return out


def _is_german_noun(draft: Draft, label: str, name: str) -> bool:
    """Whether "Über den Kran" is about a thing: the text has it as a common noun, "einen neuen Kran"."""
    if " " in name or not label.startswith(("über d", "zum ", "zur ")):
        return False
    noun = name.lower()
    return any(
        not _GERMAN_ARTICLES.isdisjoint(line.tokens[max(0, at - 2) : at])
        for line in draft.lines
        if noun in line.words
        for at, word in enumerate(line.tokens)
        if word == noun
    )


_GERMAN_ARTICLES: Final = frozenset("ein eine einen einem einer eines".split())


def _name_in_byline(draft: Draft) -> str:
    """The one person whom "By Ida Marr" above the text names; else nothing."""
    for line in draft.lines[: draft.first + 1]:
        name = line.text.partition(" ")[2].strip(" .")
        if line.tokens[:1] == ["by"] and 2 <= line.size - 1 <= _MOST_NAMED and name.replace(" ", "").isalpha():
            return name if all(word[0].isupper() for word in name.split()) else ""
    return ""


def _owner_of_text(text: str) -> str:
    """Of whom a text tells that begins with what is somebody's: "Ida Marr's love of mills grew"; else nothing."""
    name = text[:_LONGEST_OWNER].replace("’s ", "'s ").partition("'s ")[0]
    words = name.split()
    return name if 1 < len(words) <= _MOST_NAMED and all(w[0].isupper() and w.isalpha() for w in words) else ""


_LONGEST_OWNER: Final = 40
_MOST_NAMED: Final = 3


def _profile(words: Words, called: str, text: str) -> dict[str, Any]:
    """A profile without its blocks; remembered, since a company's releases all end with the same."""
    key = f"{called}\n{text}"
    found = words.described.found.get(key)
    if found is None:
        found = _as_dict(words, called, text)
        words.described.keep(key, found)
    return {**found, "aliases": [*found["aliases"]], "tickers": [*found["tickers"]]}


def _as_dict(words: Words, called: str, text: str) -> dict[str, Any]:
    label, bracket = _without_brackets(called.partition(_TRADING_AS)[0])
    full, _, shop = subject(text).removesuffix("’s").removesuffix("'s").partition(_TRADING_AS)
    if "：" in full or ":" in full:  # a row of data: "会社名：..."
        full = ""
    if full.startswith("The ") and not label.startswith("The "):
        full = full[4:]
    if full[:1] + full[-1:] in _QUOTED:  # "«Северкран» — производитель"
        full = full[1:-1]
    bare = full.removeprefix("A ")  # Portuguese: "A Quellmoor é uma empresa"
    if bare.startswith(label) or label.startswith(bare):
        full = bare
    if full and (label == "Us" or (label.lower() in words.other_profiles and _is_somebody(full, text))):
        label = full  # "About the author", "About Us"
    elif label in words.other_profiles and not label.isascii():  # "关于本文"
        full = ""
    names = [label, *bracket, *([shop.partition("www.")[0]] if shop else ())]
    if full and (_shares_word(full, label) or (len(label) > 1 and label.lower() in initials(full))):
        names = [full, *bracket] if full.upper() == label else [*names, full]
    name = full if full in names and len(full) >= len(names[0]) else names[0]
    defined = aliases_of(text[:400], [*names, full])
    aliases = list(dict.fromkeys(other for other in [*names, *defined] if other and other != name))
    tickers = list(dict.fromkeys([*tickers_in(called), *tickers_in(text)]))
    return {"name": name, "aliases": aliases, "tickers": tickers, "kind": kind_of(words, name, text), "text": text}


_TRADING_AS: Final = " dba "
_QUOTED: Final = ("«»", "„“", "“”", '""')


def _is_somebody(name: str, text: str) -> bool:
    """Whether a name is a person's, or those of two: "Ida Marr and Olaf Tarn"."""
    own = [word for word in name.split() if word not in ("and", "und", "et", "y", "e")]
    named = 2 <= len(own) <= _MOST_IN_NAMES and all(word[0].isupper() for word in own)
    return named and (_is_person(" ".join(own[:2]), text) or _has_trade(text))


_MOST_IN_NAMES: Final = 5


def fullest(profiles: list[dict[str, Any]], companies: list[dict[str, Any]]) -> None:
    """Gives a profile the full name of the company where it is called by a short form of it."""
    if not profiles:
        return
    called: dict[str, list[str]] = {}
    for company in companies:
        for alias in company["aliases"]:
            called.setdefault(alias, []).append(str(company["name"]))
    for profile in profiles:
        short = str(profile["name"])
        names = called.get(short, ()) if profile["kind"] == "company" else ()
        full = next((name for name in names if name != short and _is_full_form(short, name)), "")
        if full:
            profile["name"] = full
            profile["aliases"] = [short, *(name for name in profile["aliases"] if name != full)]


def _is_full_form(short: str, name: str) -> bool:
    """Whether a name is another with its legal form behind it, and not that of a daughter: "Zinc Poltava Mining"."""
    return name.startswith(short) and name.rpartition(" ")[2].strip(".,()").lower() in _FIRMS


def _shares_word(full: str, label: str) -> bool:
    own = {word.strip(",.()").lower() for word in label.split()} - ARTICLES
    return any(word.strip(",.()").lower() in own for word in full.split()) or not label.isascii()


def _without_brackets(name: str) -> tuple[str, list[str]]:
    """The name without what stands in brackets behind it, and that where it may be a short form."""
    for left, right in (("(", ")"), ("（", "）")):
        head, found, rest = name.partition(left)
        if found and head.strip():
            inner = rest.partition(right)[0].strip("\"“”'‘’ ")
            short = [] if ":" in inner or "：" in inner or not inner or _tells(inner) else [inner]
            return head.strip(), short
    return name.strip(), []


def _tells(inner: str) -> bool:
    """Whether a bracket behind a name says something of it, and is no name: "(not a dating app)"."""
    return any(word.islower() and word not in _SMALL for word in inner.split()[1:])
