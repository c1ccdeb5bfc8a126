"""The elements of an entry as the vocabularies write it, and where they stand in words: a word, a choice `a/b`, a word
that may be missing `(a)`, a beginning `verif*`, a number `0`, and a gap `*` of up to eight words."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

_GAP: Final = 8
_MOST_PLACES: Final = 8
_DIGITS: Final = "0123456789"
_NUMBERS: Final = (
    *_DIGITS,
    *(sign + digit for sign in ("$", "€", "£", "¥", "a$", "c$", "us$", "rs", "rm") for digit in _DIGITS),
)


def is_word(word: str) -> bool:
    """Whether an element is a word that a line must have."""
    return word[0] != "(" and word[-1] != "*" and word != "0" and "/" not in word


def element_of(word: str) -> Any:
    """A word as written: a string, a set, a beginning (tuple), a gap (int), or an optional element (list)."""
    if word == "*":
        return _GAP
    if word[0] == "(" and word[-1] == ")" and len(word) > 2:
        return [element_of(word[1:-1])]
    if "/" in word:
        return frozenset(word.split("/"))
    if word[-1] == "*":
        return (word[:-1],)
    if word == "0":
        return _NUMBERS
    return word


def fits(element: Any, word: str) -> bool:
    """Whether an element stands for a word; a gap stands for none by itself."""
    kind = type(element)
    if kind is str:
        return bool(element == word)
    if kind is frozenset:
        return word in element
    if kind is tuple:
        return word.startswith(element)
    if kind is list:
        return fits(element[0], word)
    return False


def places_of(text: str, word: str) -> list[int]:
    """The first places of a word among the words of a text, which have blanks around them; a text is searched many
    times as fast as a list."""
    places: list[int] = []
    between = f" {word} "
    at = text.find(between)
    while at >= 0 and len(places) < _MOST_PLACES:
        places.append(text.count(" ", 0, at))
        at = text.find(between, at + 1)
    return places


def stands(elements: list[Any], at: int, words: list[str], places: list[int], *, plain: bool) -> bool:
    """Whether the elements (`plain`: all are words) stand in the words with element `at` on one of the places."""
    size = len(elements)
    for place in places:
        if words[max(0, place - at) : place - at + size] == elements if plain else _around(elements, at, words, place):
            return True
    return False


def _around(elements: list[Any], at: int, words: list[str], place: int) -> bool:
    """Whether the elements stand in the words with element `at` on word `place`."""
    if follow(elements, at + 1, len(elements), 1, words, place + 1) < 0:
        return False
    return at == 0 or follow(elements, at - 1, -1, -1, words, place - 1) != -2


def follow(elements: list[Any], first: int, stop: int, step: int, words: list[str], at: int) -> int:
    """Where the words stand after the elements from `first` on (to the right or left); -2 (or -1) for a mismatch.

    Going right, a mismatch is -2 and an end is at least 0; going left, an end may be -1.
    """
    gap = 0
    size = len(words)
    for i in range(first, stop, step):
        element = elements[i]
        if type(element) is int:
            gap += element
            continue
        reach = at
        for _ in range(gap + 1):
            if not 0 <= reach < size:
                reach = -2
                break
            if fits(element, words[reach]):
                break
            reach += step
        else:
            reach = -2
        if reach == -2:
            if type(element) is list:
                continue
            return -2
        at = reach + step
        gap = 0
    return at


def span_all(elements: list[Any], words: list[str]) -> bool:
    """Whether the elements are the words from first to last; tried shortest gap first, in bounded steps."""
    first, last = elements[0], elements[-1]
    if (type(first) is str and first != words[0]) or (type(last) is str and last != words[-1]):
        return False
    states = {0}
    size = len(words)
    for element in elements:
        kind = type(element)
        if kind is int:
            states = {end for start in states for end in range(start, min(size, start + 2 * _GAP) + 1)}
            continue
        onward = {at + 1 for at in states if at < size and fits(element, words[at])}
        states = onward | states if kind is list else onward
        if not states:
            return False
    return size in states
