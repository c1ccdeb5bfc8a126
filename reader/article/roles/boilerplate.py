"""Boilerplate: lines of the page around the article. They are folded away, never thrown away."""

from __future__ import annotations

from itertools import pairwise

from reader.article.phrases import phrase_words
from reader.article.roles.contacts import is_contact
from reader.article.roles.draft import is_feed_tail, is_link, is_sentence, leads_text
from reader.article.roles.listed import mark_dated_titles, mark_headed
from reader.article.roles.marks import begins_with_time, is_byline, is_counter, is_name, is_time_of_day
from reader.article.roles.quotebox import mark_promoted, mark_quote_boxes
from reader.article.roles.teasers import mark_teasers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_ZONES = frozenset("share related newsletter comments nav advert tags form button".split())
_AROUND = frozenset(("aside", "footer", "nav"))
_MOST_ZONED = 0.4
_LONGEST = 16
_LONGEST_TEASER = 40
_MARKS = (">>>", "»", "→", "▶", "►", "+ ", "( MORE", "(MORE", "[READ", "(READ", "( READ", "(RELATED", "[RELATED")
_ARROWS = ("→", "»", "›", "▸", "➔", ">>")
_LONGEST_PROMOTION = 70
_LONGEST_WISH = 25
_LONGEST_DIRECTED = 28
_FEWEST_TOLD = 5
_NETWORKS = frozenset(
    "facebook twitter tweet linkedin whatsapp reddit telegram pinterest email mail wechat weibo print link".split()
)
_SEPARATORS = " *-—–_=~#•★·.…|/\\+<>[](){}→←»«›‹▸▶►➔"
_TAG_WORDS = 3
_SHORT = 9
_FEWEST_TAGS = 5
_LOWEST_HEADLINE = 15
_CREDITS = frozenset("foto photo bild symbolbild picture image getty reuters afp dpa imago".split())
_MOST_BETWEEN = 4
_LEGAL_FORMS = frozenset("inc corp ltd llc plc ag se sa nv spa gmbh co company limited corporation group".split())


def zones_are_true(draft: Draft) -> bool:
    """Whether what classes say of containers can be believed: not where they hold a large part of the article."""
    zoned = sum(line.size for line in draft.lines if line.zone in _ZONES)
    return zoned <= _MOST_ZONED * (sum(line.size for line in draft.lines) or 1)


def is_page_line(draft: Draft, line: Line) -> bool:
    """Whether the line belongs to the page, by itself."""
    if line.kind in ("image", "table", "preformatted"):
        return False
    if not line.tokens:
        return not line.text.strip(_SEPARATORS)
    if "contributor" in line.spans and "line" not in line.spans:
        return False
    short = len(line.tokens) <= _LONGEST or "://" in line.text
    if short and ("line" in line.spans or ("loose line" in line.spans and not _tells(line))) and not _leads_on(line):
        return True
    if is_feed_tail(draft, line):
        return True
    if line.size > _LONGEST_TEASER:
        return _is_promotion(draft, line)
    if is_counter(line) or _is_share_line(draft, line) or _is_copyright(draft, line):
        return True
    if line.text.startswith(_MARKS) or (line.size <= 20 and _ends_in_arrow(line.text)):
        return True
    return begins_with_time(line) or _has_page_head(draft, line) or _is_promotion(draft, line)


def _ends_in_arrow(text: str) -> bool:
    """Whether the text ends in an arrow, and not in the mark of a quotation: "« Rien n'est décidé »"."""
    return text.endswith(_ARROWS) and not (text[-1] == "»" and "«" in text)


def _tells(line: Line) -> bool:
    """Whether the line is a sentence that does not speak to its reader: "Terms of the deal were not disclosed."."""
    return line.size >= _FEWEST_TOLD and line.text[-1:] == "." and not line.links and line.words.isdisjoint(_ADDRESSED)


def _leads_on(line: Line) -> bool:
    """Whether the line introduces what follows: "Back to what the council said:"."""
    return line.size > 3 and line.text.endswith((":", "："))


def _is_promotion(draft: Draft, line: Line) -> bool:
    """Whether the line wants something of its reader: to sign up, subscribe, join, download, donate."""
    if line.size > _LONGEST_PROMOTION or line.size < 4 or line.text[:1] in '"“':
        return False
    if draft.words.agreements.found(line):
        return True
    directed = not line.words.isdisjoint(_ADDRESSED)
    opens = line.tokens[0] in draft.words.promotion_openings
    if not directed and (line.told or line.kind == "list_item" or _reports(line)):
        return False
    wishes = len(set(draft.words.promotions.found(line)))
    if opens:
        return wishes > 0
    return wishes > 1 and line.size <= (_LONGEST_DIRECTED if directed else _LONGEST_WISH)


def _reports(line: Line) -> bool:
    """Whether a sentence tells what happened to subscribers and newsletters, rather than asking to become one."""
    return line.text.endswith(".") and not line.words.isdisjoint(_HAPPENED)


_HAPPENED = frozenset(
    "said says told reported announced added grew rose fell gained lost raised lowered cut doubled must has had was "
    "were sagte teilte stieg sank gewann verlor wuchs erhöhte senkte hat hatte wurde wurden ont avait été dijo subió "
    "bajó ganó perdió había fue disse subiu caiu ganhou perdeu foi foram detto salito sceso perso stato".split()
)


def _is_copyright(draft: Draft, line: Line) -> bool:
    """The page's own copyright line; one that names a wire says where the text comes from."""
    if (line.says and not _OWN_RIGHTS.issuperset(line.hits)) or line.size > _LONGEST_TEASER:
        return False
    signed = line.low.startswith(("©", "ⓒ", "(c) 2", "copyright ©", "copyright 2", "copyright (c)"))
    if signed and _is_credit_of_picture(line):
        return False
    return (signed or bool(draft.words.copyrights.found(line))) and not draft.words.wires.found(line)


_OWN_RIGHTS = frozenset(("syndicated", "other"))


def _is_credit_of_picture(line: Line) -> bool:
    """Whether a line behind "©" says who took a picture: it gives no year and keeps no rights."""
    if line.text[0] not in "©ⓒ" or any(map(str.isdigit, line.text)):
        return False
    return line.words.isdisjoint(_RIGHTS)


_RIGHTS = frozenset(
    "rights reserved rechte vorbehalten droits réservés derechos reservados direitos diritti riservati copyright "
    "media publishing publications verlag inc ltd gmbh llc licencja prawa zastrzeżone".split()
)


def _is_share_line(draft: Draft, line: Line) -> bool:
    """ "Share on Facebook Share on X Copy link"."""
    if line.words.isdisjoint(_NETWORKS) or not 2 <= len(line.tokens) <= 40 or is_sentence(line):
        return False
    shared = sum(word in draft.words.share_words for word in line.tokens)
    return shared >= 0.8 * len(line.tokens)


def _has_page_head(draft: Draft, line: Line) -> bool:
    """ "Related: ...", "READ MORE: ...", "Labels: a, b, c"."""
    mark = " | " if " | " in line.text[:20] else "：" if "：" in line.text[:20] else ":"
    head, colon, rest = line.text[:60].partition(mark)
    if not colon or not rest or len(head) > 40:
        return False
    words = phrase_words(head)
    if not 0 < len(words) <= (6 if head < "\u2e80" else 12) or words[0] in _CAPTIONS:
        return False
    if line.size > 12 and is_sentence(line) and not line.links and words[0] in _SPEAKING:
        return False
    spans = draft.words.spans(words, head.lower())
    return "page" in spans or "line" in spans


_ADDRESSED = frozenset(
    "you your our us we sie ihr ihre unser unsere vous votre vos nous notre usted su tu nuestro nuestra "
    "você seu nosso nossa voi vostro tuo nostro nostra".split()
)
_CAPTIONS = frozenset("top page photo image picture figure table chart map".split())
_SPEAKING = frozenset(
    "report source image photo photos video topics home back yes no note press live play close top page".split()
)


def mark_lines(draft: Draft) -> None:
    """Lines that say by themselves what they are, zones of the page, trails above the headline, tags below."""
    zones = zones_are_true(draft)
    numbers = _section_numbers(draft.lines)
    for i, line in enumerate(draft.lines):
        if line.role or _only_tells(line) or (line.kind == "heading" and not line.zone and leads_text(draft.lines, i)):
            continue
        if i in numbers or (draft.headline < i < draft.first and _is_time_in_byline(draft.lines, i)):
            continue
        if zones and line.zone in _ZONES and not (line.told and line.zone in ("advert", "nav", "tags")):
            line.decide("boilerplate", f"page:zone-{line.zone}")
        elif is_counter(line):
            line.decide("boilerplate", "page:counter")
        elif is_page_line(draft, line):
            line.decide("boilerplate", "page:line")
    mark_quote_boxes(draft.lines)
    mark_promoted(draft)
    _mark_foot(draft)
    _mark_trail(draft)
    _mark_players(draft)
    _mark_headlines(draft)
    mark_teasers(draft)
    mark_headed(draft)
    mark_dated_titles(draft)
    _mark_tail(draft)
    _mark_issuer(draft)
    _mark_between(draft)


def _only_tells(line: Line) -> bool:
    """Whether this is a long paragraph that does not speak to its reader: no line of the page is one."""
    return line.told and line.size > _LONGEST_TEASER and line.words.isdisjoint(_ADDRESSED)


def _section_numbers(lines: list[Line]) -> set[int]:
    """The lines that number the sections of a text: "1", "2", "3" above paragraphs."""
    numbered = [i for i, line in enumerate(lines) if line.text.isdecimal() and len(line.text) <= 2]
    if len(numbered) < 2 or [int(lines[i].text) for i in numbered] != list(range(1, len(numbered) + 1)):
        return set()
    parted = all(any(line.told for line in lines[one:other]) for one, other in pairwise(numbered))
    return set(numbered) if parted else set()


def _is_time_in_byline(lines: list[Line], i: int) -> bool:
    """Whether the line is a time that says when the article appeared, and not how long a recording is."""
    above = lines[i - 1]
    return is_time_of_day(lines[i]) and not above.role and (is_byline(above) or is_name(above))


def _mark_foot(draft: Draft) -> None:
    """What the page says below everything else: lines of its own `<footer>` and links in an `<aside>`.

    The footer of a quotation names who spoke.
    """
    for line in reversed(draft.lines):
        if line.zone not in _AROUND and line.role != "boilerplate":
            break
        if line.role or line.kind == "quote" or is_contact(draft, line):
            continue
        if line.zone == "footer" or is_link(line):
            line.decide("boilerplate", f"page:zone-{line.zone}")


def _mark_trail(draft: Draft) -> None:
    """Breadcrumbs above the headline: a short list, or one line with arrows."""
    if not 0 < draft.headline <= _LOWEST_HEADLINE or draft.lines[draft.headline].kind != "heading":
        return
    for line in draft.lines[: max(0, draft.headline)]:
        if line.role:
            continue
        steps = sum(line.text.count(sign) for sign in ("»", "›", " > ", " / ")) * line.words.isdisjoint(_CREDITS)
        if (line.kind == "list_item" and line.size <= 4) or (steps and line.size <= 14):
            line.decide("boilerplate", "page:trail")


def _mark_players(draft: Draft) -> None:
    """What stands below the sign of a player: the title, the programme."""
    left = 0
    for i, line in enumerate(draft.lines):
        if line.role == "boilerplate" and line.size <= 4 and not line.words.isdisjoint(_PLAYERS):
            left = 3
        elif i < draft.first and is_name(line) and i + 1 < len(draft.lines) and is_byline(draft.lines[i + 1]):
            left = 0
        elif left and not line.role and line.kind == "paragraph" and _may_be_title(line):
            line.decide("boilerplate", "page:player")
            left -= 1
        elif line.role != "boilerplate":
            left = 0


def _may_be_title(line: Line) -> bool:
    return line.size <= _LONGEST and not is_sentence(line) and not is_byline(line)


_PLAYERS = frozenset("watch video player playing".split())


def _mark_headlines(draft: Draft) -> None:
    """A list of other articles in the text: three or more headlines without a full stop, below a line of the page; or
    items that are nothing but links."""
    lines = draft.lines
    i = 0
    while i < len(lines):
        run = i
        while run < len(lines) and lines[run].kind == "list_item" and not lines[run].role:
            run += 1
        if run - i >= 2:
            linked = all(is_link(line) for line in lines[i:run])
            headlines = all(line.size <= 20 and not line.text.endswith((".", "。")) for line in lines[i:run])
            below_page = i > 0 and lines[i - 1].role == "boilerplate"
            if below_page and lines[i - 1].rule == "page:counter":  # "1/3" above the captions of a gallery
                below_page = all(line.size <= _TAG_WORDS for line in lines[i:run])
            trusted = linked and _is_small(draft, i, run)
            if headlines and (trusted or (below_page and run - i >= 3)):
                for line in lines[i:run]:
                    line.decide("boilerplate", "page:headlines")
        i = run if run > i else i + 1


def _is_small(draft: Draft, start: int, stop: int) -> bool:
    """Whether a list of links is a small thing beside the text, and not what the article is about."""
    if start and draft.lines[start - 1].text.endswith((":", "：")):
        return False
    told = sum(line.size for line in draft.lines if line.told)
    return 3 * sum(line.size for line in draft.lines[start:stop]) < told


def _mark_between(draft: Draft) -> None:
    """Short lines with lines of the page on both sides: names and prices of a market box, authors of teasers."""
    lines = draft.lines
    start = -1
    for i, line in enumerate(lines):
        if line.role == "boilerplate":
            between = lines[start:i] if 0 < start < i <= start + _MOST_BETWEEN else []
            ends = (line, lines[start - 1]) if between else ()
            counters = any(end.rule == "page:counter" or not end.tokens for end in ends)
            if (
                between
                and not counters
                and (all(map(_may_be_page, between)) or _is_aside(lines[start - 1], between, line))
            ):
                for one in between:
                    one.decide("boilerplate", "page:between")
            start = i + 1
        elif line.role:
            start = -1


def _is_aside(before: Line, between: list[Line], after: Line) -> bool:
    """Whether one short sentence stands between two sections of the page."""
    sections = all(line.rule.endswith("section") for line in (before, after))
    one = between[0]
    return sections and len(between) == 1 and not (one.role or is_byline(one)) and one.size <= _LONGEST


def _may_be_page(line: Line) -> bool:
    return (
        not line.role
        and line.size <= _SHORT
        and line.kind in ("paragraph", "heading", "list_item")
        and not (line.kind == "heading" and line.level == 1)
        and not is_sentence(line)
        and "contributor" not in line.spans
        and not is_byline(line)
        and (line.label is None or line.label[0] == "page")
    )


def _mark_tail(draft: Draft) -> None:
    """Below the text: clouds of tags, and what stands among lines of the page."""
    lines = draft.lines
    if draft.last >= len(lines):
        return
    seen = False
    clouds = _clouds(lines)
    _mark_title_like(draft)
    for i in range(draft.last + 1, len(lines)):
        line = lines[i]
        if line.role == "boilerplate":
            seen = True
        if line.role:
            continue
        if line.kind == "list_item" and line.size <= _TAG_WORDS and clouds[i] >= 3:
            line.decide("boilerplate", "page:tags")
            seen = True
        elif seen and line.size <= _LONGEST and not (is_sentence(line) or is_contact(draft, line) or _is_credit(line)):
            line.decide("boilerplate", "page:tail")


def _mark_issuer(draft: Draft) -> None:
    """Below a release, who issued it: "SOURCE Acme Corp.", where the headline or a profile is of Acme. Any other source
    is a source of the text."""
    for line in draft.lines[-_SHORT:]:
        if line.role or line.size > _SHORT or len(line.tokens) < 2 or line.tokens[0] != "source":
            continue
        name = line.tokens[1]
        known = [one for one in draft.lines if one.role == "profile"]
        if draft.headline >= 0 and line.tokens[-1] in _LEGAL_FORMS:
            known += draft.lines[draft.headline : draft.headline + 1]
        if name != "the" and any(name in one.tokens[:_LONGEST] for one in known):
            line.decide("boilerplate", "page:issuer")


def _mark_title_like(draft: Draft) -> None:
    """Tags as paragraphs: five or more lines of a word or three each at the very end."""
    lines = draft.lines
    start = len(lines)
    while start > draft.last + 1 and _may_be_page(lines[start - 1]) and lines[start - 1].size <= _TAG_WORDS:
        start -= 1
    if len(lines) - start >= _FEWEST_TAGS:
        for line in lines[start:]:
            if not is_contact(draft, line):
                line.decide("boilerplate", "page:tags")


def _is_credit(line: Line) -> bool:
    return line.kind == "image" or "contributor" in line.spans


def _clouds(lines: list[Line]) -> list[int]:
    """For every line, how many items its list has where all of them are short and nothing leads up to it; else 0."""
    sizes = [0] * len(lines)
    start = 0
    for i in range(len(lines) + 1):
        if i == len(lines) or lines[i].kind != "list_item":
            if start < i and not _is_led(lines, start) and all(map(_is_tag, lines[start:i])):
                sizes[start:i] = [i - start] * (i - start)
            start = i + 1
    return sizes


def _is_led(lines: list[Line], start: int) -> bool:
    """Whether the line above leads up to this one."""
    above = lines[start - 1] if start else None
    return above is not None and above.text.endswith((":", "：")) and above.role != "boilerplate"


def _is_tag(line: Line) -> bool:
    return line.kind == "list_item" and line.size <= _TAG_WORDS + 1
