"""An article under way: its lines, its words, and where its text begins and ends."""

from __future__ import annotations

from bisect import bisect_right

from reader.article.lines import has_cjk
from reader.article.roles.subjects import ARTICLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.vocabulary import Words

_HEADLINE_LIKE: Final = 0.6
_NEAR_TOP: Final = 25
_NEAR_PAGES_TOP: Final = 40
_LONGEST_TOP: Final = 12  # lines between a trail and the headline
LEADS: Final = (":", "：", "-", "–", "—")  # a line that ends so leads up to what follows
_SHORTEST_HEADLINE: Final = 4  # a shorter heading of level 1 may be the name of the site


class Draft:
    """The lines with what the rules share.

    `headline` is the index of the article's headline among the lines, -1 where it has none; `first` the index of the
    first long paragraph, `second` of the second, `last` of the last one, `tail` of the line behind the last profile
    (`len(lines)` where there is none); `begin` and `second_below` are the first and the second below the headline,
    where a page says much above it. `heads` are the headings and `lists` the items that follow each other. `host` is
    that of the article's address.
    """

    def __init__(self, lines: list[Line], title: str, words: Words, host: str = "") -> None:
        self.lines = lines
        self.title = title
        self.words = words
        self.host = host
        self.headline = _headline(lines, title)
        self.first = self.last = self.second = self.begin = self.second_below = self.tail = len(lines)
        self.heads = [i for i, line in enumerate(lines) if line.kind == "heading"]
        self.lists = runs([i for i, line in enumerate(lines) if line.kind == "list_item"])
        self._told = _told(lines) or _unended(lines) or _short_told(lines)
        self._box = _box_of_text(self._told)

    def comes_back(self, i: int) -> bool:
        """Whether line `i` stands in the container of the text and the line above it in another, and does not break off
        as the beginnings of other articles do."""
        line = self.lines[i]
        if line.kind != "paragraph" or line.text.endswith(("...", "…")):
            return False
        return i > 0 and line.box == self._box != self.lines[i - 1].box

    def measure(self) -> None:
        """Finds the first and the last long paragraph among the lines that are not decided and say no fine print."""
        told = [i for i, line in self._told if not line.role and (not line.says or reports_on(line, self.words))]
        if told and not self.lines[told[-1]].told:
            told = _above_foot(self.lines, told)
        behind = _teasers(self.lines, told)
        if behind:
            del told[-behind:]
        none = len(self.lines)
        self.last = told[-1] if told else none
        self.first, self.second = (*told[:2], none, none)[:2]
        below = bisect_right(told, self.headline)
        self.begin, self.second_below = (*(told[below : below + 2] or told[:2]), none, none)[:2]

    def undecided_lists(self) -> list[range]:
        """The items that follow each other and have no role."""
        return runs([i for items in self.lists for i in items if not self.lines[i].role])


def runs(places: list[int]) -> list[range]:
    """Places in rising order, as ranges of those that follow each other."""
    found = []
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            found.append(range(places[start], places[at - 1] + 1))
            start = at
    return found


def _box_of_text(told: list[tuple[int, Line]]) -> int:
    """The number of the container that holds at least three long paragraphs and most of their words; else -1."""
    sizes: dict[int, int] = {}
    for _, line in told:
        sizes[line.box] = sizes.get(line.box, 0) + line.size
    box = max(sizes, key=sizes.__getitem__, default=-1)
    several = sum([line.box == box for _, line in told]) >= _FEWEST_IN_BOX
    return box if several and 2 * sizes[box] > sum(sizes.values()) else -1


_FEWEST_IN_BOX: Final = 3


def _told(lines: list[Line]) -> list[tuple[int, Line]]:
    return [(i, line) for i, line in enumerate(lines) if line.told]


def _unended(lines: list[Line]) -> list[tuple[int, Line]]:
    """The paragraphs of an article all of whose paragraphs end in something else than a sentence: a wire's mark, a
    copyright. They are told from here on."""
    for line in lines:
        if line.size >= _SURELY_LONG and line.kind == "paragraph" and not (line.zone or line.bullet):
            line.told = True
    return _told(lines)


def _short_told(lines: list[Line]) -> list[tuple[int, Line]]:
    """The sentences of an article that has no long paragraph."""
    return [
        (i, line)
        for i, line in enumerate(lines)
        if line.size >= _SHORTEST_TOLD and line.kind == "paragraph" and not line.zone and is_sentence(line)
    ]


def _above_foot(lines: list[Line], told: list[int]) -> list[int]:
    """Those above the first line in the lower half that says fine print: what follows it is told no more."""
    foot = next((i for i in range(len(lines) // 2, len(lines)) if lines[i].says and not lines[i].role), len(lines))
    return [i for i in told if i < foot] or told


_SHORTEST_TOLD: Final = 8
_SURELY_LONG: Final = 60


def tells_of_another(line: Line, words: Words) -> bool:
    """Whether a sentence of this kind may be told of something else than this text: "The book was translated from
    Dutch by ..." begins with what it is told of, and speaks neither of the text nor for the publisher."""
    if not _TOLD_TOO.issuperset(line.hits) or not is_sentence(line):
        return False
    begins = line.tokens[0] in ARTICLES if line.low.isascii() or not has_cjk(line.low) else _is_plain(line)
    return begins and not speaks_itself(line, words)


def _is_plain(line: Line) -> bool:
    """Whether a Japanese or Korean sentence does without the polite forms in which notices address their reader;
    Chinese has none, and there only what is often told of others counts."""
    if not any("\u3041" <= sign <= "\u30ff" or "\uac00" <= sign <= "\ud7a3" for sign in line.text):
        return _OFTEN_OF_OTHERS.issuperset(line.hits)
    return not line.text.rstrip("。．.）)").endswith(_POLITE)


_OFTEN_OF_OTHERS: Final = frozenset(("position", "affiliate"))
_POLITE: Final = (
    "です",
    "ます",
    "ません",
    "ました",
    "でした",
    "ください",
    "ましょう",
    "니다",
    "세요",
    "요",
    "바랍니다",
)


def reports_on(line: Line, words: Words) -> bool:
    """Whether a sentence of the text tells of advertisements and payments rather than owning up to one:
    "The network asks for sponsored posts to be marked" speaks neither of the text nor for the publisher."""
    if line.size < _SHORTEST_REPORT or not _REPORTED_TOO.issuperset(line.hits) or not is_sentence(line):
        return False
    return not speaks_itself(line, words)


def speaks_itself(line: Line, words: Words) -> bool:
    """Whether the line speaks of the text that it belongs to, for the publisher, or to its reader."""
    return line.composed or not line.words.isdisjoint(words.own_voice) or bool(words.self_reference.found(line))


_SHORTEST_REPORT: Final = 14
_TOLD_TOO: Final = frozenset(
    "syndicated translation correction ai_generated affiliate compensation not_advice regulatory sponsored "
    "position".split()
)
_REPORTED_TOO: Final = frozenset("sponsored compensation affiliate ai_generated".split())


def may_be_japanese_title(line: Line) -> bool:
    """Whether the line may be another article's title with a word of fine print in it: long, and no sentence."""
    return (
        len(line.text) > _LONGEST_JAPANESE_MARK
        and line.says < 2
        and line.text[-1] not in "。．.）)」"
        and any("\u3041" <= sign <= "\u30fa" for sign in line.text)
    )


_LONGEST_JAPANESE_MARK: Final = 18


def leads_text(lines: list[Line], i: int) -> bool:
    """Whether the heading stands above running text."""
    return i + 1 < len(lines) and lines[i + 1].told


def is_feed_tail(draft: Draft, line: Line) -> bool:
    """Whether the line is what a feed puts below each of its posts: "The post TITLE appeared first on SITE."."""
    endings = draft.words.feed_tails.get(tuple(line.tokens[:2]))
    if not endings:
        return False
    text = " ".join(line.tokens)
    return any(ending in text for ending in endings)


def announces(line: Line, what: str) -> bool:
    """Whether the line's label is of that sort."""
    return line.label is not None and line.label[0] == what


def is_link(line: Line) -> bool:
    """Whether the line is nothing but a link, or several."""
    return bool(line.links) and line.links[0][0] <= 1 and line.links[-1][1] >= len(line.text) - 1


def is_in_menu(lines: list[Line], i: int) -> bool:
    """Whether a line is one of several links or items that stand one after the other."""
    if not _may_be_of_menu(lines[i]):
        return False
    start = stop = i
    while start > 0 and _may_be_of_menu(lines[start - 1]) and i - start < _LONGEST_TRAIL:
        start -= 1
    while stop + 1 < len(lines) and _may_be_of_menu(lines[stop + 1]) and stop - i < _LONGEST_TRAIL:
        stop += 1
    return stop - start >= _LONGEST_TRAIL


def _may_be_of_menu(line: Line) -> bool:
    return line.size <= _LONGEST_ITEM and (line.kind == "list_item" or is_link(line)) and not is_sentence(line)


_LONGEST_TRAIL: Final = 4  # "Home", "Opinion", "Letters"
_LONGEST_ITEM: Final = 8


def _teasers(lines: list[Line], told: list[int]) -> int:
    """How many long paragraphs at the end stand alone among lines of the page, at least two of them: teasers of other
    articles, the small print of offers. No more than a sixth of the text can be such."""
    whole = count = size = 0
    behind_page = False
    for n in range(len(told) - 1, 0, -1):
        between = range(told[n - 1] + 1, told[n])
        if not between:
            break
        whole = whole or sum([lines[i].size for i in told])
        size += lines[told[n]].size
        if 6 * size > whole:
            break
        count += 1
        behind_page = any(announces(lines[i], "page") for i in between)
        if behind_page:
            break
    return count if behind_page and count > 1 else 0


_ABBREVIATIONS: Final = (
    "inc.",
    "ltd.",
    "corp.",
    "co.",
    "s.a.",
    "n.v.",
    "s.p.a.",
    "l.p.",
    "pty.",
    "bhd.",
    "a.ş.",
    "e.v.",
    "e. v.",
    "llc.",
    "a.s.",
    "s.r.o.",
    "nyrt.",
    "zrt.",
    "kft.",
    "tbk.",
)


_STOPS: Final = ".!?。！？"
_CLOSINGS: Final = ')」"”“«'
_CLOSED_ENDS: Final = (".)", "。」", '."', ".”", "?”", "!”", ".“", "?“", "!“", ".«", "?«", "!«")


def is_sentence(line: Line) -> bool:
    """Whether the line ends as a sentence ends."""
    if len(line.tokens) <= 12 and line.low.endswith(_ABBREVIATIONS):
        return False
    last = line.text[-1:] or " "
    return last in _STOPS or (last in _CLOSINGS and line.text.endswith(_CLOSED_ENDS))


def _headline(lines: list[Line], title: str) -> int:
    """The line that is the title: the same words, else the first heading of level 1 above most of the text."""
    from reader.article.phrases import phrase_words

    wanted = set(phrase_words(title))
    if wanted:
        least, most = _HEADLINE_LIKE * len(wanted), len(wanted) / _HEADLINE_LIKE + 1
        for i, line in enumerate(lines):
            if not least <= len(line.words) <= most or (i >= _NEAR_TOP and line.kind != "heading"):
                continue
            shared = len(wanted & line.words)
            if shared >= _HEADLINE_LIKE * max(len(wanted), len(line.words)) and shared > 1:
                if line.level != 1 and wanted != line.words and any(above.told for above in lines[:i]):
                    break  # "About Kestrel Lithium" below the text of "Kestrel Lithium drills"
                return _headline_below(lines, i)
    headings = [i for i, line in enumerate(lines) if line.level == 1 and line.kind == "heading"]
    if headings and headings[-1] >= _NEAR_PAGES_TOP:
        lowest = max(_NEAR_PAGES_TOP - 1, _last_above_text(lines))
        headings = [i for i in headings if i <= lowest]
    return next((i for i in headings if lines[i].size >= _SHORTEST_HEADLINE), headings[0] if headings else -1)


def _headline_below(lines: list[Line], i: int) -> int:
    """The heading that says what the end of a trail says above it ("Home » Economy » Mill sold"), else that line."""
    if lines[i].kind != "heading":
        for at in range(i + 1, min(i + 1 + _LONGEST_TOP, len(lines))):
            if lines[at].kind == "heading" and _begins_or_ends(lines[i].low, lines[at].low):
                return at
    return i


def _begins_or_ends(text: str, title: str) -> bool:
    return text.startswith(title) or text.endswith(title)


def _last_above_text(lines: list[Line]) -> int:
    """The last line that has three quarters of the long paragraphs, or more, below it."""
    told = [i for i, line in enumerate(lines) if line.told]
    above = len(told) // 4
    return told[above] if told else len(lines)
