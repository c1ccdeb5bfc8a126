"""Teasers of other articles among the text and below it, offers, and boxes about cookies: the page, though no line of
them says so by itself."""

from __future__ import annotations

from reader.article.lines import has_cjk
from reader.article.roles.boilerplate import ADDRESSED
from reader.article.roles.contacts import is_contact
from reader.article.roles.draft import is_sentence, runs
from reader.article.roles.echoes import echoes
from reader.article.roles.feeds import mark_feeds
from reader.article.roles.marks import is_caption, is_date, starts_byline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_CUT_OFF: Final = ("...", "…")
_EXCERPTED: Final = ("[…]", "[...]")
_FEWEST_CUT_OFF: Final = 3
_FEWEST_HEADINGS: Final = 2
_SHORTEST_TITLE: Final = 4
_MOST_LINKS: Final = 2  # more of them, one after the other, are a list that the text gives
_LONGEST_TITLE: Final = 25
_SHORTEST_WRITTEN: Final = 8
_LONG_WORD: Final = 4
_FEWEST_CAPITALS: Final = 5
_MOST_ECHOED: Final = 0.5
_ENDS_NO_TITLE: Final = frozenset(":：,;-–—”\"'")
_ENDS_SHOUTED: Final = "?'’"
_SMALL_WORDS: Final = frozenset("the of to a an in on at for and is are with from by as how why what".split())
_OF_PICTURES: Final = frozenset("getty photo photos image images picture foto photographer courtesy via source".split())
_LONGEST_TOPIC: Final = 5
_MOST_TOPICS: Final = 5
_LONGEST_OFFER: Final = 12
_COOKIES: Final = frozenset("cookie cookies".split())
_CONSENT: Final = frozenset(
    "consent preferences browser website websites opt personalize personalise privacy einwilligung einstellungen "
    "zustimmung navigateur consentement navegador consentimiento consenso navegação".split()
)
_FEWEST_TOPICS: Final = 3
_LOWEST_LEVEL: Final = 5
_MOST_CONSENT: Final = 0.25
_THIS_SITE: Final = frozenset(
    "this wir du dein deine diese dieser nous ce cette nosotros este esta esto nós noi questo queste questa".split()
)
_RELATED: Final = frozenset(
    "related recommended also auch aussi anche también também relacionado relacionada relacionadas correlati "
    "verwandte".split()
)


def mark_boxes(draft: Draft) -> None:
    """Marks feeds of teasers and consent boxes, whose paragraphs are as long as those of the text. Comes first, since
    where the text ends depends on it."""
    mark_feeds(draft.lines)
    _mark_cut_off(draft)
    _mark_consent(draft)


def _mark_cut_off(draft: Draft) -> None:
    """Titles in headings of one level, three or more, one after the other, each with a text that breaks off."""
    lines = draft.lines
    below = [i + 1 for i in draft.heads if i + 1 < len(lines) and lines[i + 1].kind == "paragraph"]
    found = [i for i in below if lines[i].size >= _SHORTEST_TITLE and lines[i].text.endswith(_CUT_OFF)]
    while len(found) >= _FEWEST_CUT_OFF:
        run = 1
        while run < len(found) and found[run] == found[run - 1] + 2:
            run += 1
        if run >= _FEWEST_CUT_OFF and len({lines[i - 1].level for i in found[:run]}) <= 2:
            for line in lines[found[0] - 1 : found[run - 1] + 1]:
                line.decide("boilerplate", "page:cut-off")
        found = found[run:]


def _mark_consent(draft: Draft) -> None:
    """What a page says of its cookies, unless the article is about them."""
    found = [
        line
        for line in draft.lines
        if not _COOKIES.isdisjoint(line.words)
        and not _CONSENT.isdisjoint(line.words)
        and not (line.words.isdisjoint(ADDRESSED) and line.words.isdisjoint(_THIS_SITE))
    ]
    if not found or not _COOKIES.isdisjoint(draft.title.lower().split()):
        return
    if draft.headline >= 0 and not _COOKIES.isdisjoint(draft.lines[draft.headline].words):
        return
    if sum(line.size for line in found) > _MOST_CONSENT * sum(line.size for line in draft.lines):
        return
    for line in found:
        if not line.role:
            line.decide("boilerplate", "page:cookies")


def mark_teasers(draft: Draft) -> None:
    """Marks titles of other articles: headings that follow each other, lines that are links, one below "Related"."""
    _mark_heading_runs(draft)
    _mark_topics(draft)
    _mark_bylines(draft)
    _mark_bylined(draft)
    _mark_links(draft)
    _mark_written_titles(draft)
    _mark_single(draft.lines)
    _mark_offers(draft)
    _mark_pairs(draft)


def _mark_pairs(draft: Draft) -> None:
    """Topics and titles in turn at the very end: two headings or more with nothing but short lines around them."""
    lines = draft.lines
    start = len(lines)
    titles = topics = 0
    while start > draft.last + 1:
        line = lines[start - 1]
        topics = topics + 1 if not line.role and line.kind != "heading" else 0
        if topics > _MOST_TOPICS:  # a table above them
            start += _MOST_TOPICS
            break
        if _is_title(line):
            titles += 1
        elif not (line.role == "boilerplate" or (_is_topic(line) and not is_contact(draft, line))):
            break
        start -= 1
    if titles < _FEWEST_HEADINGS:
        return
    for line in lines[start:]:
        if not line.role:
            line.decide("boilerplate", "page:pairs")


def _is_topic(line: Line) -> bool:
    short = line.size <= _LONGEST_TOPIC and line.kind in ("paragraph", "list_item")
    return short and not (line.role or line.label or is_sentence(line) or "contributor" in line.spans)


def _mark_heading_runs(draft: Draft) -> None:
    lines = draft.lines
    stop = 0
    for i in draft.heads:
        if i < stop:
            continue
        stop = i
        while stop < len(lines) and _is_title(lines[stop]) and lines[stop].level == lines[i].level:
            stop += 1
        if stop - i >= _FEWEST_HEADINGS:
            titles = lines[i : _leading(draft, i, stop)]
            if len(titles) < _FEWEST_HEADINGS:
                continue
            for line in titles:
                line.decide("boilerplate", "page:titles")
            if i - 1 > draft.last and _says_more(lines[i - 1]):
                lines[i - 1].decide("boilerplate", "page:titles")


def _says_more(line: Line) -> bool:
    """Whether the line may be the label of titles below it: "More Valley Notes"."""
    if line.role or line.label or line.level == 1 or not 1 < line.size <= _LONGEST_TOPIC or is_sentence(line):
        return False
    return line.tokens[0] in _MORE and line.kind in ("heading", "paragraph")


_MORE: Final = frozenset("more mehr weitere plus más mais altri altre meer mer więcej další".split())


def _mark_topics(draft: Draft) -> None:
    """Headings behind the text that follow each other, three or more, below a line of the page or of the lowest levels:
    topics and sections of the site."""
    lines = draft.lines
    found = [run for run in runs([i for i in draft.heads if i > draft.last]) if len(run) >= _FEWEST_TOPICS]
    below = range(draft.last + 1, len(lines)) if found else ()
    page = next((i for i in below if lines[i].role == "boilerplate"), len(lines))
    for run in found:
        at = run.start
        while at < run.stop:
            stop = at
            while stop < run.stop and _is_heading_of_page(lines[stop]) and lines[stop].level == lines[at].level:
                stop += 1
            if stop - at >= _FEWEST_TOPICS and (page < at or (lines[at].level or 0) >= _LOWEST_LEVEL):
                page = min(page, at)
                for line in lines[at:stop]:
                    if not line.role:
                        line.decide("boilerplate", "page:topics")
            at = max(stop, at + 1)


def _is_heading_of_page(line: Line) -> bool:
    if line.kind != "heading" or line.level == 1 or not (line.label is None or line.label[0] == "page"):
        return False
    return (not line.role or line.role == "boilerplate") and line.size <= _LONGEST_TITLE and not is_sentence(line)


def _mark_bylines(draft: Draft) -> None:
    """Who wrote another article, below its title: "By Ann Marlow"."""
    lines = draft.lines
    titled = [i for i, line in enumerate(lines[:-1]) if line.rule in _TITLED and line.size >= _SHORTEST_TITLE]
    for i in titled:
        line = lines[i + 1]
        if i < draft.first or line.role or line.size > _LONGEST_TOPIC or not starts_byline(line) or is_sentence(line):
            continue
        line.decide("boilerplate", "page:byline")


_TITLED: Final = frozenset(("page:below-section", "page:titles", "page:single", "page:headlines", "page:link"))


def _mark_bylined(draft: Draft) -> None:
    """Another article among the text: its title as a heading, who wrote it, and when."""
    lines = draft.lines
    if not any(map(starts_byline, lines[: draft.first])):  # it may be the article's own
        return
    for i in range(draft.first + 1, min(draft.last, len(lines)) - 1):
        line = lines[i]
        if line.kind == "heading" and not line.role and starts_byline(lines[i + 1]) and is_date(lines[i + 2]):
            for one in lines[i : i + 3]:
                one.decide("boilerplate", "page:bylined")


def _is_title(line: Line) -> bool:
    return (
        line.kind == "heading"
        and not (line.role or line.label)
        and line.size >= _SHORTEST_TITLE
        and (line.text.endswith(_CUT_OFF) or not line.text.endswith((".", "。", ":", "：")))
    )


def _leading(draft: Draft, start: int, stop: int) -> int:
    """Where the headings end that lead no text. The last one of a run does, unless a label of the page stands above."""
    lines = draft.lines
    above = lines[start - 1] if start else None
    labelled = above is not None and above.rule == "page:section"
    if labelled and above is not None and (start < draft.first or above.level == lines[start].level):
        return stop
    if start < draft.first:
        return start
    goes_on = stop < len(lines) and lines[stop].kind == "heading" and lines[stop].level == lines[start].level
    ends = stop < len(lines) and lines[stop].role == "boilerplate" and labelled
    return stop if start > draft.last or goes_on or ends else stop - 1


def _mark_links(draft: Draft) -> None:
    """Paragraphs inside the text that are nothing but a link to another article."""
    found: list[Line] = []
    run: list[Line] = []
    told = 0
    for i, line in enumerate(draft.lines):
        told += line.size * line.told
        if line.links and not line.role and draft.headline < i < draft.last and _is_linked_title(line):
            run.append(line)
        elif run:
            found += run if len(run) <= _MOST_LINKS else []
            run = []
    if 4 * sum(line.size for line in found) > told:
        return
    for line in found:
        line.decide("boilerplate", "page:link")


def _mark_written_titles(draft: Draft) -> None:
    """Paragraphs between two of the text that are written as titles are, and no sentence: links whose markup is lost.
    "TWO BOATS MEET IN THE FOG OFF ELLERBY, WITNESSES SAY"."""
    lines = draft.lines
    for i in range(draft.first + 1, min(draft.last, len(lines) - 1)):
        line = lines[i]
        if line.told or line.role or line.kind != "paragraph" or not _SHORTEST_WRITTEN <= line.size <= _LONGEST_TITLE:
            continue
        if not (lines[i - 1].told and lines[i + 1].told) or not _is_written_as_title(line):
            continue
        found = echoes(draft, [i])
        if found and found[0] < _MOST_ECHOED:
            line.decide("boilerplate", "page:title")


def _is_written_as_title(line: Line) -> bool:
    """Whether the line is in capitals, or is English with a capital to nearly every longer word; a credit is none."""
    text = line.text
    shouted = text.isupper() and text[-1] in _ENDS_SHOUTED
    if not shouted and (text[-1] in _ENDS_NO_TITLE or is_sentence(line)):
        return False
    if line.says or line.label or "contributor" in line.spans:
        return False
    if not line.words.isdisjoint(_OF_PICTURES) or "©" in text or is_caption(line) or starts_byline(line):
        return False
    if has_cjk(line.low):
        return False
    if text.isupper():
        return True
    words = [word for word in text.split() if len(word) >= _LONG_WORD and word[0].isalpha()]
    small = sum(word[0].islower() for word in words)
    return len(words) >= _FEWEST_CAPITALS and small * 8 <= len(words) and not line.words.isdisjoint(_SMALL_WORDS)


def _is_linked_title(line: Line) -> bool:
    start, end, url = line.links[0]
    return (
        line.kind == "paragraph"
        and start <= 1
        and end >= len(line.text) - 1
        and _SHORTEST_TITLE <= line.size <= _LONGEST_TITLE
        and not line.text.endswith((".", "。", ":"))
        and "contributor" not in line.spans
        and "://" not in line.text
        and not url.startswith("mailto:")
    )


def _mark_single(lines: list[Line]) -> None:
    """The title, and perhaps a line about it, below "Related story" inside the text."""
    for i, line in enumerate(lines[:-1]):
        if line.role != "boilerplate" or line.words.isdisjoint(_RELATED):
            continue
        if line.kind == "heading" and not lines[i + 1].role and lines[i + 1].text.endswith(_EXCERPTED):
            lines[i + 1].decide("boilerplate", "page:single")
        if line.size > 4:
            continue
        for at in range(i + 1, min(i + 3, len(lines))):
            if not _is_teased(lines, at):
                break
            lines[at].decide("boilerplate", "page:single")


def _is_teased(lines: list[Line], at: int) -> bool:
    line = lines[at]
    if line.role or line.told or line.label or line.kind not in ("paragraph", "heading"):
        return False
    if line.kind == "heading" and line.level != 1 and at + 1 < len(lines) and lines[at + 1].kind != "heading":
        return lines[at + 1].text.endswith(_CUT_OFF) and not lines[at + 1].told
    if line.text.endswith(_CUT_OFF) and at and lines[at - 1].rule == "page:single":
        return True
    return _SHORTEST_TITLE <= line.size <= _LONGEST_TITLE and not line.text.endswith((".", "。", ":"))


def _mark_offers(draft: Draft) -> None:
    """The list of what subscribers get, below a line that asks to subscribe."""
    lines = draft.lines
    for i, line in enumerate(lines[:-1]):
        if line.role != "boilerplate" or lines[i + 1].kind != "list_item" or lines[i + 1].role:
            continue
        if line.text.endswith((":", "：")) or line.tokens[:1] == ["share"] or not draft.words.promotions.found(line):
            continue
        for below in lines[i + 1 :]:
            if below.kind != "list_item" or below.role or below.size > _LONGEST_TITLE:
                break
            if line.kind == "list_item" and below.size > _LONGEST_TOPIC:  # one that only mentions an offer
                break
            if below.size > _LONGEST_OFFER and is_sentence(below) and below.words.isdisjoint(ADDRESSED):
                break
            below.decide("boilerplate", "page:offer")
