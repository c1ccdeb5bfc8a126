"""Of which kinds a passage of fine print is, by what it says and by the label in front of it."""

from __future__ import annotations

from reader.article.roles.points import is_single

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line

SAYS: Final = 3
_LONG: Final = 60


def kinds_of(line: Line, label: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The kinds of a passage: those it says, else those it hints at, with those of the label in front of it."""
    least = 2 if line.size <= _LONG else SAYS
    said = [kind for kind, weight in line.hits.items() if weight >= least]
    kinds = set(said)
    if line.head and not (line.head == _OPEN and _INTERESTS.intersection(said)):
        kinds.update(line.head)
    if not kinds:
        hinted = _hinted(line)
        kinds = set(label) or hinted or {"other"}
    if kinds - {"other"}:
        kinds.discard("other")
    for kind, others in _WORDS_OF.items():
        if kind in kinds:
            kinds -= {other for other in others if line.hits.get(other, 0) < SAYS or other in _NEVER_BESIDE} - set(
                label
            )
    if "funding" in kinds and not any(word in line.low for word in _ADVERTS):  # "The trial was paid for by ..."
        kinds.discard("sponsored")
    if "sponsored" in kinds and not line.words.isdisjoint(_MARKED) and line.words.isdisjoint(_THESE):
        kinds = kinds - {"sponsored"} or {"other"}  # how the page marks what is paid for
    if "ai_generated" in kinds and not line.words.isdisjoint(_READ_ALOUD):  # "This audio version is made by a machine."
        kinds = kinds - {"ai_generated"} or {"other"}
    if "ai_generated" in kinds and (
        "translation" in kinds or is_single(line.text)
    ):  # "... and was checked by an editor"
        kinds.discard("editorial_standards")
    if "terms_link" in kinds and "applicable" in line.words:  # "terms, applicable to all content provided by ..."
        kinds.discard("provided_content")
    if "correction" in kinds and "privacy" in line.words:  # "We have updated our privacy policy."
        kinds = kinds - {"correction"} or {"terms_link"}
    return tuple(sorted(kinds))


def _hinted(line: Line) -> set[str]:
    """The kinds that a passage hints at; behind a label that may mean anything only what the label makes of it:
    "Disclosure: I taught at the school", but not "Editor's note: the first funded firm of its kind"."""
    if line.head != ():
        return set(line.hits)
    disclosed = line.size <= _LONGEST_DISCLOSED and any(word.startswith("disclos") for word in line.tokens[:_LABEL])
    return set(_OPEN) if disclosed else set()


_LABEL: Final = 2
_LONGEST_DISCLOSED: Final = 40

# A label such as "Transparency:" says that there are interests; what stands behind it may say which.
_OPEN: Final = ("conflict_of_interest",)
_INTERESTS: Final = frozenset(("position", "funding", "sponsored", "compensation", "affiliate"))
_MARKED: Final = frozenset(
    "marked labelled labeled gekennzeichnete gekennzeichneten markierte markierten пометкой пометками помеченные "
    "marqués signalés marcados señalados contrassegnati assinalados".split()
)
_THESE: Final = frozenset("this dieser dieses diese cet cette este esta questo questa этот эта это".split())
_READ_ALOUD: Final = frozenset(
    "audio audioversion audiofassung audiodatei ljuduppspelningen uppläsningen opplesning oplæsning vorlesefunktion "
    "vorleseversion vorgelesen narration narrated voiceover".split()
)
_ADVERTS: Final = ("sponsor", "advert", "promot", "brand", "commercial")

# Kinds whose usual words are those of other kinds too: risks in forward-looking statements, what was paid for, what
# could not be verified independently.
_WORDS_OF: Final = {
    "forward_looking": {"risk_warning"},
    "sponsored": {"compensation"},
    "state_media": {"funding"},
    "independence": {"funding"},
    "position": {"terms_link"},
    "unverified": {"independence"},
    "conflict_of_interest": {"position", "funding"},
    "opinion": {"conflict_of_interest"},
    "compensation": {"provided_content"},
    "funding": {"provided_content", "compensation"},
}
_NEVER_BESIDE: Final = frozenset(("risk_warning", "terms_link", "provided_content"))
