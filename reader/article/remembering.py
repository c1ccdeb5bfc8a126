"""What was found in a line of text, remembered: the articles of a feed repeat their labels, profiles and notices."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LONGEST = 1_000
_MOST_CHARACTERS = 200_000


class Remembered:
    """Findings by text, of no more than so many characters together; when there are more, it begins anew."""

    __slots__ = ("_characters", "found")

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}
        self._characters = 0

    def keep(self, text: str, found: Any) -> None:
        """Remembers what was found in a text, unless the text is too long to come again often."""
        if len(text) > _LONGEST:
            return
        self._characters += len(text) + 1
        if self._characters > _MOST_CHARACTERS:
            self.found.clear()
            self._characters = len(text) + 1
        self.found[text] = found
