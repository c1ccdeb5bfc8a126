"""Notices by their components: which kinds of fine print the words of a line make together, in whatever order.

A vocabulary lists the words of every component ("holds": owns, held, has bought) and the kinds that some of them make
together ("position = author holds securities"). Every such rule is filed under the words of its first component, which
is therefore its rarest, so that a line is compared only with rules that it may fulfil.
"""

from __future__ import annotations

from reader.article.phrases import Phrases

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line

    # A kind, and the components that make it, of each any one of a choice.
    Notice = tuple[str, list[frozenset[str]]]

SHORT: Final = "short"
"""The component of a line of few words."""
_FEW: Final = 10
_NO_WORDS: Final[frozenset[str]] = frozenset()


class Notices:
    """The components of one language alone: words that many languages share mean something else in each."""

    def __init__(self, components: dict[str, list[str]], rules: list[str]) -> None:
        self._found = Phrases()
        words: dict[str, frozenset[str]] = {SHORT: frozenset()}
        for name, entries in components.items():
            words[name] = frozenset([word for entry in entries for word in self._found.add(entry, name)])
        self._found.ready()
        self._all: list[Notice] = []
        # What short lines may make and what others may, by the words of the first component.
        self._short: dict[str, list[list[frozenset[str]]]] = {}
        self._long: dict[str, list[list[frozenset[str]]]] = {}
        any_of: dict[str, frozenset[str]] = {}
        for rule in rules if components else ():
            needs, _, kind = rule.partition("=")
            wanted = needs.split()
            choices = [frozenset(need.split("/")) for need in wanted]
            self._all.append((kind.strip(), choices))
            for need, names in zip(wanted, choices, strict=True):
                if need not in any_of:  # many rules have the same
                    any_of[need] = _words_for(names, words)
            needed = [any_of[need] for need in wanted]
            if SHORT not in wanted:
                _file(self._long, needed)
            _file(
                self._short,
                [_NO_WORDS if SHORT in names else some for names, some in zip(choices, needed, strict=True)],
            )
        self._words = frozenset(self._short)

    def components(self, line: Line) -> set[str]:
        """The components that stand in the line."""
        found = set(self._found.found(line))
        if line.size <= _FEW:
            found.add(SHORT)
        return found

    def made(self, line: Line) -> tuple[list[Notice], set[str]]:
        """The notices that the line makes, and its components; none of either where it makes no notice."""
        by_words = line.low.isascii() or not self._found.in_characters
        if by_words and (line.words.isdisjoint(self._words) or not self._may_make(line)):
            return [], set()
        found = self.components(line)
        lacks = found.isdisjoint
        # Most notices lack their first component already.
        return [notice for notice in self._all if not (lacks(notice[1][0]) or any(map(lacks, notice[1])))], found

    def _may_make(self, line: Line) -> bool:
        """Whether the line has a word for every component of some notice."""
        lacks = line.words.isdisjoint
        filed = self._short if line.size <= _FEW else self._long
        for word in line.words & self._words:
            for more in filed.get(word, ()):
                if not any(map(lacks, more)):
                    return True
        return False


def _file(filed: dict[str, list[list[frozenset[str]]]], needs: list[frozenset[str]]) -> None:
    """Files the words that the components of a rule need under each word of its first; an empty set needs none."""
    first, *more = needs
    needed = sorted([need for need in more if need], key=len)
    for word in first:
        filed.setdefault(word, []).append(needed)


def _words_for(need: frozenset[str], words: dict[str, frozenset[str]]) -> frozenset[str]:
    """The words one of which a line has that fulfils the need."""
    return frozenset().union(*[words.get(name, frozenset()) for name in need])
