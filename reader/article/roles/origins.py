"""Origins: lines that say where a text comes from, and those that only say where in this publication it stands."""

from __future__ import annotations

from itertools import dropwhile

from reader.article.lines import has_cjk
from reader.article.roles.draft import is_feed_tail

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_SHORT_LABEL: Final = 8
_SOURCE_SIGNS: Final = (
    "©",
    "™",
    "(c)",
    "copyright",
    "source",
    "quelle",
    "fuente",
    "fonte",
    "来源",
    "來源",
    "(",
    "- ",
    "-- ",
)
_WITH: Final = frozenset("with mit avec con com met med from via".split())
_BESIDE: Final = frozenset(  # what may stand beside the name of a wire
    "ap staff redazione redacción redaccion redação redaktion redactie rédaction bron and y the all rights "
    "reserved".split()
)
_LONGEST_CREDIT: Final = 6
_LONGEST_ORIGIN: Final = 9
_PICTURES: Final = frozenset(
    "photo image photograph picture foto bild getty photos video shutterstock fotos bilder imagen imagem immagine фото "
    "zdjęcie".split()
)


def is_own_origin(draft: Draft, i: int) -> bool:
    """Whether the line only says when or where in this publication the article appeared, or whom a byline names."""
    line = draft.lines[i]
    if _OWN_COPYRIGHT.issuperset(line.hits) and names_own_host(draft, line):
        return True
    if line.low.startswith(("©", "copyright", "(copyright")) and _OWN_COPYRIGHT.issuperset(line.hits):
        return not draft.words.wires.found(line)
    if is_feed_tail(draft, line):
        return True
    if "syndicated" not in line.hits:
        return False
    if _stands_again(draft, line):
        return True
    if not line.words.isdisjoint(_WORKS) and ("'s" in line.low or not line.words.isdisjoint(_WHOSE)):
        return True  # "Her work has appeared in ..."
    if len(line.hits) > 1:
        return False
    if not line.words.isdisjoint(_PICTURES):
        return True  # "Photos reproduced with the kind permission of ..."
    if (
        i < draft.first
        and not line.low.startswith(_SOURCE_SIGNS)
        and (line.size <= _SHORT_LABEL or line.text[0].isdigit())
        and line.tokens[0] not in _THIS
        and not (has_cjk(line.low) and draft.words.self_reference.found(line))
    ):
        return not _names_another(draft, line)
    if any(place in line.low for place in _OWN_PLACES):
        return True
    return _says_when(line)


_OWN_PLACES: Final = (
    "print edition",
    "our newsletter",
    "unserem newsletter",
    "notre newsletter",
    "notre lettre d'information",
    "nuestra newsletter",
    "nuestro boletín",
    "nossa newsletter",
    "nostra newsletter",
    "onze nieuwsbrief",
)


def names_own_host(draft: Draft, line: Line) -> bool:
    """Whether a short line that says where a text comes from names nothing but the host that it stands on: "Source:
    valleynews.example", "© Valley News" on valleynews.example."""
    if not draft.host or line.size > _LONGEST_ORIGIN:
        return False
    labels = [label for label in draft.host.split(".")[:-1] if label not in _NO_NAMES] or [draft.host]
    name = "".join(filter(str.isalnum, labels[-1]))
    named = "".join(dropwhile(lambda word: word in _BEFORE_NAMES or word.isdigit(), line.tokens))
    if not named.startswith(name):
        return False
    return all(name in wire.replace(" ", "") for wire in map(str, draft.words.wires.found(line)))


_NO_NAMES: Final = frozenset(("www", "co", "com", "org", "net", "news", "amp", "m"))
_BEFORE_NAMES: Final = frozenset(
    "© ⓒ c copyright source sources quelle fuente fonte bron źródło źrodło kilde källa originally first published "
    "appeared posted on in at by the zuerst erschienen bei auf im in".split()
)


def _names_another(draft: Draft, line: Line) -> bool:
    """Whether a short line below the headline says where the text appeared before, not when: "Originally published in
    the Ridge Review"."""
    if any(map(str.isdigit, line.text)) or not line.words.isdisjoint(_TIMES):
        return False
    if not any(word[0].isupper() for word in line.text.split()[1:]):
        return False
    found = draft.words.notices.components(line)
    return found >= _APPEARED_BEFORE or found >= _WITH_PERMISSION


_APPEARED_BEFORE: Final = frozenset(("appeared", "first"))
_WITH_PERMISSION: Final = frozenset(("carried", "permission"))


def says_only_when(line: Line) -> bool:
    """Whether a notice of something else says when the article appeared here: "first published on 3 May, updated"."""
    return _says_when(line) and line.words.isdisjoint(_ELSEWHERE)


def _says_when(line: Line) -> bool:
    """Whether the line says when the text appeared, or that it did in "our" issue, and not where else: "published at
    2:05 p.m.", "initialement publié en avril 2017", "ursprünglich am 27. Februar 2017 erschienen"."""
    found = [*line.tokens, "", ""]
    for at, word in enumerate(found):
        if word not in _APPEARED:
            continue
        behind = at + 2 if found[at + 1] in _FIRSTS else at + 1
        begin = behind + 1 if found[behind] in _BEFORE_TIMES else behind
        end = _behind_time(found, begin)
        if end > begin or (begin > behind and found[begin] in _OUR):
            return not _names_place(found, end)
        first = at
        while first and _is_time(found[first - 1]):
            first -= 1
        if 1 < first < at and found[first - 1] in _BEFORE_TIMES and found[first - 2] in _FIRSTS:
            return not _names_place(found, at + 1)
    return False


def _behind_time(found: list[str], at: int) -> int:
    """Where the words end that name a time from a place on; this place where they name none."""
    if _is_time(found[at]):
        while _is_time(found[at]) or found[at] in _IN_TIMES:
            at += 1
    return at


def _is_time(word: str) -> bool:
    return word.isdigit() or word in _TIMES


def _names_place(found: list[str], at: int) -> bool:
    """Whether the words go on with where something appeared, and not with "on this site"."""
    return at + 1 < len(found) and found[at] in _BEFORE_PLACES and found[at + 1] not in _OUR


_BEFORE_TIMES: Final = frozenset("on in at en le am im vom el em il nel op".split())
_BEFORE_PLACES: Final = frozenset(
    "on in at by from with via auf bei im von dans sur chez par en por no na su da op".split()
)
_OUR: Final = frozenset(
    "our this unserer unserem unseren diesem dieser notre ce cette nuestra nuestro este nossa nosso nostra nostro "
    "questo onze deze".split()
)
_FIRSTS: Final = frozenset(
    "first originally initially initialement originalmente inicialmente originariamente ursprünglich zuerst erstmals "
    "bereits ist wurde war is werd oorspronkelijk eerst".split()
)
_ELSEWHERE: Final = frozenset("by at permission republished reprinted courtesy syndicated".split())


_THIS: Final = frozenset("this dieser dieses cet cette este esta questo questa dit deze".split())
_WORKS: Final = frozenset("work writing stories reporting articles essays".split())
_WHOSE: Final = frozenset("her his their whose".split())
_OWN_COPYRIGHT: Final = frozenset(("syndicated", "other"))
_APPEARED: Final = frozenset(
    "published posted appeared aired ran printed publié publiée paru parue erschienen veröffentlicht publiziert "
    "publicado publicada pubblicato pubblicata apparso gepubliceerd verschenen".split()
)
_TIMES: Final = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday januar februar märz mai juni juli "
    "oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag janvier février mars avril juin "
    "juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre "
    "octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gennaio "
    "febbraio aprile maggio giugno luglio settembre ottobre dicembre januari februari maart mei augustus".split()
)
_IN_TIMES: Final = frozenset("p m h uhr de del".split())  # "2:05 p.m.", "mayo de 2031"


def mark_origins(draft: Draft) -> None:
    """Gives their role to short lines that do nothing but name who a text comes from: a wire or another publisher
    below the text, and wherever they stand, who translated it or whom it is about."""
    for i, line in enumerate(draft.lines):
        if line.role or not line.tokens or (i <= draft.last and not line.spans):
            continue
        kinds = line.spans.get("origin") if line.spans else None
        if kinds is not None and _is_origin(draft, i, kinds):
            line.decide("disclaimer", "fine-print:origin")
            line.kinds = kinds
        elif i > draft.last and _is_short(line) and names_wire(draft, line) and not _is_own(draft, line):
            line.decide("disclaimer", "fine-print:wire")
            line.kinds = ("syndicated",)


def _is_own(draft: Draft, line: Line) -> bool:
    return _stands_again(draft, line) or names_own_host(draft, line)


def _stands_again(draft: Draft, line: Line) -> bool:
    """Whether the same short line stands elsewhere too, as below pictures and teasers: "Source: dpa"."""
    return line.low.startswith(_SOURCES) and _is_short(line) and [one.low for one in draft.lines].count(line.low) > 1


_SOURCES: Final = ("source", "quelle", "fuente", "fonte")


def _is_short(line: Line) -> bool:
    return line.size <= (2 if line.text[0] in "©™" else 1) * _SHORT_LABEL


def _is_origin(draft: Draft, i: int, kinds: tuple[str, ...]) -> bool:
    """Whether a line that has the form of an origin is one: sources of figures and pictures stand inside the text."""
    line = draft.lines[i]
    if line.kind in ("heading", "list_item") or line.size > _LONGEST_ORIGIN or line.text[-1] in ":：":
        return False
    if not line.words.isdisjoint(_PICTURES):
        return False
    if kinds != ("syndicated",):
        return i != draft.headline
    if names_own_host(draft, line):
        return False
    if i > draft.last or line.hits.get("syndicated", 0) > 1:
        return not is_own_origin(draft, i)
    if not draft.headline < i < draft.first:
        return False
    return not has_cjk(line.low)  # "来源：" may name the page's own paper


def names_wire(draft: Draft, line: Line) -> bool:
    """Whether the line is a mark of origin: "© 2026 The Canadian Press", "Source: Reuters", "AFP"."""
    if line.kind == "list_item" or not line.words.isdisjoint(_PICTURES):
        return False
    wires = [str(wire).split() for wire in draft.words.wires.found(line)]
    if not wires:
        return False
    rest = line.words.difference(*wires)
    if rest <= _BESIDE or line.text.strip("()（）【】[]。.") in map("".join, wires):
        return True
    if line.size <= _LONGEST_CREDIT and not rest.isdisjoint(_WITH):
        return True
    return line.low.startswith(_SOURCE_SIGNS)
