"""Under which of its words an entry of a vocabulary is filed, so that a line is compared only with entries that share
a rare word with it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# Words of every text; an entry is filed under one of them only where it has no other.
_SHORT: Final = frozenset(
    "the and for are not has had was our you any all but may can who one its his her out new".split()
)
_COMMON: Final = _SHORT.union(
    "this that these those with from have been were should would their your ours will which what there here about into "
    "than then when also more most such only very dieser diese dieses einer eine eines nicht wurde werden sind oder "
    "durch nach über dans pour avec sont cette être para como esta este está dos das uma não della delle sono questo "
    "questa nella alla dal dalla".split()
)
# Words of most news of business, which come next.
_FREQUENT: Final = _COMMON.union(
    "before through without part first full used work state official government company companies business market "
    "information investment investors financial securities research report release results content published news "
    "press article story stock stocks shares exchange position risk advice offer paid independent reviewed review "
    "technical terms board study project further capital technology policy price guidance changed past little carry "
    "qualified".split()
)

# The fewest letters of a rare word, and the words that are none, first the rarest.
_RARITIES: Final = ((4, _FREQUENT), (4, _COMMON), (3, _COMMON))


def is_plain(entry: str) -> bool:
    """Whether an entry is words and nothing else."""
    return not ("/" in entry or "*" in entry or "(" in entry or "0" in entry)


def words_to_file_under(entry: str) -> list[str]:
    """The longest word of an entry that is rare; a choice of such words where it has none; else any, or none."""
    words = entry.split()
    plain = words
    if not is_plain(entry):
        words = [word for word in words if word[0] != "(" and word[-1] != "*" and word != "0"]
        plain = [word for word in words if "/" not in word]
    for least, frequent in _RARITIES:
        longest, most = "", least - 1
        for word in plain:
            if len(word) > most and word not in frequent:
                longest, most = word, len(word)
        if longest:
            return [longest]
        for word in words:
            if "/" in word:
                choices = word.split("/")
                if frequent.isdisjoint(choices) and len(min(choices, key=len)) >= least:
                    return choices
    if plain:
        return [max(plain, key=len)]
    return [choice for choice in words[0].split("/") if choice] if words else []
