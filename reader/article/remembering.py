"""What was found in a line of text, remembered: the articles of a feed repeat their labels, profiles and notices.

Most lines never come again, so that a finding is kept when its text comes for the second time within some fifty
articles. What is kept is then little, and stays near the processor.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

_LONGEST: Final = 1_000
_MOST_CHARACTERS: Final = 200_000
_MOST_SEEN: Final = 2_000  # the lines of some fifty articles: those of one feed come together


class Remembered:
    """Findings by text, of no more than so many characters together; when there are more, it begins anew."""

    __slots__ = ("_characters", "_seen", "found")

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}
        self._characters = 0
        self._seen: set[int] = set()  # hashes of texts that came once

    def keep(self, text: str, found: Any) -> None:
        """Remembers what was found in a text that came before, unless it is too long to come again often."""
        mark = hash(text)
        if mark not in self._seen:
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            self._seen.add(mark)
        elif len(text) <= _LONGEST:
            self._characters += len(text) + 1
            if self._characters > _MOST_CHARACTERS:
                self.found.clear()
                self._characters = len(text) + 1
            self.found[text] = found
