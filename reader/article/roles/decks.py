"""The deck: points that the publisher sets between the headline and the text, without a label."""

from __future__ import annotations

from reader.article.roles.boilerplate import is_page_line
from reader.article.roles.draft import is_sentence
from reader.article.roles.points import LONGEST_POINT, are_contents, is_single, is_whole_link, reading_alone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.lines import Line
    from reader.article.roles.draft import Draft
    from reader.article.roles.points import Groups

_LONGEST_HEAD = 14
_MOST_RUNS = 4
_FARTHEST = 14


def deck(draft: Draft) -> Groups:
    """Bullets between the headline and the text."""
    lines = draft.lines
    start = draft.headline + 1 if 0 <= draft.headline <= draft.first else 0
    runs = _runs_of_bullets(lines, start, min(draft.first, len(lines)))
    run = next((run for run in (_told(draft, run) for run in runs) if run and _is_deck(draft, run)), [])
    if not run:
        return []
    for at in run:
        lines[at].decide("highlight", "highlights:deck")
    label = None
    for line in lines[max(start, run[0] - 2) : run[0]]:
        if not label and line.label is not None and line.label[0] in ("highlights", "hesitant"):
            line.decide("highlights_label", "highlights:label-of-deck")
            label = str(line.label[1])
    return [(label, reading_alone(lines, run))]


def _told(draft: Draft, run: list[int]) -> list[int]:
    """The bullets without the last one, where that one is of the page; none where more are."""
    told = [at for at in run if not is_page_line(draft, draft.lines[at])]
    return told if told == run or (told == run[:-1] and len(told) > 1) else []


def _runs_of_bullets(lines: list[Line], start: int, stop: int) -> list[list[int]]:
    """Bullets that follow each other; the first runs only, since what is no deck is a trail, a byline or buttons."""
    runs: list[list[int]] = []
    for i in range(start, stop):
        if not lines[i].bullet or lines[i].role:
            continue
        if runs and i == runs[-1][-1] + 1 and lines[i].kind == lines[i - 1].kind:
            runs[-1].append(i)
        elif len(runs) < _MOST_RUNS:
            runs.append([i])
        else:
            break
    return runs


def _is_no_point(line: Line) -> bool:
    """Whether an item is a link, a button, a byline or a caption: "Ann Marlow, left, at the mill. (Photo: ...)"."""
    if line.zone or line.label or "contributor" in line.spans or "line" in line.spans or is_whole_link(line):
        return True
    if any(sign in line.low for sign in _SIDES):
        return True
    return not line.words.isdisjoint(_CAPTION) and (line.text.endswith(")") or "/" in line.text)


_SIDES = (
    ", left, ",
    ", right, ",
    "from left",
    "from right",
    ", center, ",
    "(links)",
    "(rechts)",
    "à gauche)",
    "à droite)",
)
_CAPTION = frozenset("photo photos foto fotos ap afp reuters getty dpa efe picture bild imago courtesy".split())


def _is_deck(draft: Draft, run: list[int]) -> bool:
    lines = draft.lines
    sizes = [lines[at].size for at in run]
    if len(run) > 8 or min(sizes) < 4 or max(sizes) > LONGEST_POINT:
        return False
    if any(_is_no_point(lines[at]) for at in run) or are_contents(lines, run):
        return False
    if len(run) == 1 and not is_sentence(lines[run[0]]) and run[0] > draft.headline + 1:  # another article's title
        return False
    if sum(line.kind == "paragraph" and not line.role for line in lines[max(0, draft.headline) : run[0]]) > _FARTHEST:
        return False
    if draft.first >= len(lines):
        return False
    before = lines[run[0] - 1] if run[0] else None
    if before is not None and before.label is not None and before.label[0] == "page":
        return False
    if before is not None and before.text.endswith((":", "：", "…", "...")) and before.size > 4:
        return False
    if before is not None and before.kind == "heading" and before.level != 1 and run[0] - 1 != draft.headline:
        return False
    average = sum(sizes) / len(sizes)
    single = sum(is_single(lines[at].text) for at in run)
    labelled = sum(":" in lines[at].text[:_LONGEST_HEAD] for at in run)
    bare_start = draft.headline < 0 and not draft.lines[run[0]].marks and 2 * labelled > len(run)
    return average >= (9 if len(run) == 1 else 6) and 3 * single >= 2 * len(run) and not bare_start
