"""An article under way: its lines, its words, and where its text begins and ends."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.lines import Line
    from reader.article.vocabulary import Words

_HEADLINE_LIKE = 0.6


class Draft:
    """The lines with what the rules share.

    `headline` is the index of the article's headline among the lines, -1 where it has none; `first` the index of the
    first long paragraph, `last` of the last one (both `len(lines)` where there is none).
    """

    def __init__(self, lines: list[Line], title: str, words: Words) -> None:
        self.lines = lines
        self.title = title
        self.words = words
        self.headline = _headline(lines, title)
        self.first = self.last = len(lines)

    def measure(self) -> None:
        """Finds the first and the last long paragraph among the lines that are not decided and say no fine print."""
        told = [i for i, line in enumerate(self.lines) if line.told and not line.role and not line.says]
        self.first, self.last = (told[0], told[-1]) if told else (len(self.lines), len(self.lines))


_ABBREVIATIONS = ("Inc.", "Ltd.", "Corp.", "Co.", "S.A.", "N.V.", "S.p.A.", "L.P.", "Pty.", "Bhd.", "A.Ş.", "e.V.", "LLC.")


def is_sentence(line: Line) -> bool:
    """Whether the line ends as a sentence ends."""
    if len(line.tokens) <= 12 and line.text.endswith(_ABBREVIATIONS):
        return False
    return line.text.endswith((".", "!", "?", "。", "！", "？", ".”", '."', "?”", "!”", ".)", "。」"))


def _headline(lines: list[Line], title: str) -> int:
    """The line that is the title: the same words, else the first heading of level 1 near the top."""
    from reader.article.phrases import phrase_words

    wanted = set(phrase_words(title))
    if wanted:
        for i, line in enumerate(lines[:25]):
            shared = len(wanted & line.words)
            if line.words and shared >= _HEADLINE_LIKE * max(len(wanted), len(line.words)) and shared > 1:
                return i
    for i, line in enumerate(lines[:40]):
        if line.kind == "heading" and line.level == 1 and line.size > 2:
            return i
    return -1
