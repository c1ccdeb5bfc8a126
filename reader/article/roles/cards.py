"""Cards of other articles laid into a text: a title, a line or two about it, and a line that names the site and who
wrote it, run together and the same on every card. "Valley NotesAnn Marlow"."""

from __future__ import annotations

from itertools import pairwise

from reader.article.roles.draft import is_sentence
from reader.article.roles.marks import joints

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

LONGEST_SIGN: Final = 7
_LONGEST_TITLE: Final = 18
_LONGEST_ABOUT: Final = 60
_SHORTEST_ABOUT: Final = 8
_FEWEST_NAMES: Final = 3
_SHORTEST_NAME: Final = 3
_ABOVE: Final = 2  # lines of a card above its sign


def mark_cards(draft: Draft, short: list[int]) -> None:
    """Marks such cards, two or more with the same sign; `short` are the lines that may be one."""
    lines = draft.lines
    places: dict[str, list[int]] = {}
    for i in short:
        if i > draft.headline + _ABOVE and lines[i].size >= _FEWEST_NAMES and not lines[i].role and _is_sign(lines[i]):
            places.setdefault(lines[i].low, []).append(i)
    for found in places.values():
        if len(found) > 1 and all(_is_card(lines, i) for i in found) and _are_apart(lines, found):
            for i in found:
                for line in lines[i - _ABOVE : i + 1]:
                    line.decide("boilerplate", "page:card")


def _is_sign(line: Line) -> bool:
    """Whether two names are run together in the line, and it says nothing else."""
    words = line.text.split()
    if line.kind != "paragraph" or len(words) < _FEWEST_NAMES or not all(map(_is_of_name, words)):
        return False
    names = [at for word in words for at in _names_inside(word)]
    return len(names) == 1 and names[0] >= _SHORTEST_NAME


def _is_of_name(word: str) -> bool:
    return word[0].isupper() and word.replace("-", "").replace("’", "").isalpha()


def _names_inside(word: str) -> list[int]:
    """Where a name of some length begins inside the word: "NotesAnn", not "GmbH"."""
    return [at for at in joints(word) if len(word) - at >= _SHORTEST_NAME]


def _is_card(lines: list[Line], i: int) -> bool:
    """Whether a title and a line about the article stand above."""
    title, about = lines[i - _ABOVE : i]
    if any(line.role or line.kind not in ("paragraph", "heading") for line in (title, about)):
        return False
    titled = 1 < title.size <= _LONGEST_TITLE and not is_sentence(title) and title.text[-1] not in "(:,;"
    return titled and _SHORTEST_ABOUT <= about.size <= _LONGEST_ABOUT


def _are_apart(lines: list[Line], found: list[int]) -> bool:
    """Whether the text goes on between the cards."""
    return all(any(line.told for line in lines[one + 1 : other - _ABOVE]) for one, other in pairwise(found))
