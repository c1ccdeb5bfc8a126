"""Buttons of the page that no phrase tells: words for sharing one below the other or run together, the sizes of the
letters, the article before and behind this one."""

from __future__ import annotations

from itertools import pairwise

from reader.article.roles.draft import runs
from reader.article.roles.marks import joints

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_FEWEST: Final = 3
_LONGEST: Final = 60
_LONGEST_BUTTON: Final = 2
_SIZES: Final = (["a-", "a+"], ["a+", "a-"], ["a−", "a+"], ["-a", "+a"], ["a", "a+"])
_JOINING: Final = frozenset("by new on to the a this in with via more opens item page line window e someone".split())
_KINDS: Final = frozenset("paragraph list_item".split())


def mark_buttons(draft: Draft, short: list[int]) -> None:
    """Marks such lines, those of them that are not decided yet, among the `short` ones."""
    lines = draft.lines
    words = draft.words.share_words
    few = [i for i in short if 0 < lines[i].size <= _LONGEST_BUTTON and lines[i].kind in _KINDS]
    for i in few:
        line = lines[i]
        if i and [lines[i - 1].low, line.low] in _SIZES:
            _decide(lines[i - 1 : i + 1])
        elif line.size == 1 and not line.role and len(line.text) <= _LONGEST and _is_run_together(draft, line):
            _decide([line])
    shared = [i for i in few if words.issuperset(lines[i].tokens) and not _JOINING.issuperset(lines[i].tokens)]
    for run in runs(shared):
        if len(run) >= _FEWEST and any(lines[i].role == "boilerplate" for i in run):
            _decide(lines[run.start : run.stop])


def _is_run_together(draft: Draft, line: Line) -> bool:
    """Whether the line is two words or more that are buttons, without the blanks: "CommentsShare"."""
    text = line.text
    if text[1:].islower() or not text.isalpha():
        return False
    cuts = joints(text)
    if not cuts:
        return False
    parts = [text[start:stop].lower() for start, stop in pairwise([0, *cuts, len(text)])]
    return all(part in draft.words.share_words or "line" in draft.words.spans([part], part) for part in parts)


def _decide(lines: list[Line]) -> None:
    for line in lines:
        if not line.role:
            line.decide("boilerplate", "page:button")
