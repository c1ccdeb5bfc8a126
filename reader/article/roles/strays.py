"""Lines of the page below the text that no word gives away: alone between two lines of the page, and hardly a word of
them is told in the text. On annotated pages 24 in 25 such lines were the page's."""

from __future__ import annotations

from reader.article.roles.contacts import is_contact
from reader.article.roles.marks import is_caption, is_name, starts_byline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_MOST_TOLD: Final = 0.4
_SHORTEST_WORD: Final = 4
_MOST_ABOVE_TABLE: Final = 3
_OTHER_KINDS: Final = frozenset("image table preformatted quote".split())
_QUOTATIONS: Final = '"“„«‘「『'
_CREDITS: Final = frozenset(
    "photo photos foto fotos ap reuters getty afp picture image images bild dpa imago courtesy credit credits "
    "copyright shutterstock unsplash illustration via graphic file symbolbild crédit pixabay".split()
)


def mark_strays(draft: Draft) -> None:
    """Folds away what stands alone between two lines of the page below the text, and tells of something else."""
    lines = draft.lines
    told: set[str] | None = None
    for i in range(draft.last + 1, len(lines) - 1):
        line = lines[i]
        if line.role or lines[i - 1].role != "boilerplate" or lines[i + 1].role != "boilerplate":
            continue
        if not _may_be_stray(draft, line) or sum([other.low == line.low for other in lines]) > 1:
            continue
        if any(other.kind == "table" for other in lines[i + 1 : i + 1 + _MOST_ABOVE_TABLE]):
            continue
        if told is None:
            told = _words_told(lines)
        own = {word for word in line.words if len(word) >= _SHORTEST_WORD}
        if len(own & told) <= _MOST_TOLD * len(own):
            line.decide("boilerplate", "page:stray")


def _may_be_stray(draft: Draft, line: Line) -> bool:
    """Whether nothing speaks for the text: a name, a quotation, the credit of a picture, a contact."""
    if line.told or not line.tokens or line.kind in _OTHER_KINDS or line.text[0] in _QUOTATIONS or is_name(line):
        return False
    if "@" in line.text or "©" in line.text or not line.words.isdisjoint(_CREDITS):
        return False
    if "contributor" in line.spans or starts_byline(line):
        return False
    return not is_caption(line) and not is_contact(draft, line)


def _words_told(lines: list[Line]) -> set[str]:
    """The words of the paragraphs of the text."""
    words: set[str] = set()
    for line in lines:
        if line.told and not line.role:
            words |= line.words
    return words
