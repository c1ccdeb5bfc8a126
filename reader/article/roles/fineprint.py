"""Fine print: which passages say something about the article rather than tell it, and of which kinds they are.

Kinds are those of DESIGN §4. Where IPTC or schema.org have a term for one, it is: `sponsored` AdvertiserContentArticle,
`opinion` OpinionNewsArticle, `ai_generated` trainedAlgorithmicMedia (IPTC digital source type), `syndicated` and
`translation` schema.org/isBasedOn and translationOfWork, `correction` schema.org/correction and CorrectionComment,
`editorial_standards` schema.org/publishingPrinciples, `funding` schema.org/funding, `independence`
schema.org/ownershipFundingInfo, `embargo` IPTC genre "embargoed", `provided_content` IPTC genre "Press Release".
"""

from __future__ import annotations

from reader.article.lines import Line, has_cjk, lowered, prepare
from reader.article.phrases import phrase_words
from reader.article.roles.adverts import BESIDE, is_kicker, is_paid_kicker, marks_adverts
from reader.article.roles.components import add_composed
from reader.article.roles.draft import (
    is_link,
    is_sentence,
    may_be_japanese_title,
    reports_on,
    tells_of_another,
)
from reader.article.roles.origins import is_own_origin, mark_origins, says_only_when
from reader.article.roles.points import is_single
from reader.article.roles.printkinds import SAYS, kinds_of
from reader.article.sentences import sentences
from reader.article.vocabulary import APPEAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from reader.article.roles.draft import Draft
    from reader.article.vocabulary import Words

_ENOUGH: Final = 3.0
_LONG: Final = 60
_FORMAL: Final = frozenset("forward_looking securities_offer regulatory qualified_person".split())
_UNMISTAKABLE: Final = _FORMAL | {"ai_generated", "affiliate"}
_OPENING: Final = 6
SHORT_LABEL: Final = 8
_LONGEST_ADVICE: Final = 30
LONG_WINDED: Final = _FORMAL | {"risk_warning"}
_PAID: Final = frozenset(("sponsored", "funding"))
_LEGAL: Final = LONG_WINDED | {"not_advice"}
# Words of labels that mean fine print whatever stands behind them.
_STRONG_LABELS: Final = (
    "disclaimer disclosure haftung rechtlicher rechtliche transparenz offenlegung redaktion "
    "interessenkonflikt avertissement responsabilité mentions ndlr rédaction responsabilidad "
    "responsabilidade redacción redação redazione legal avvertenz competing editor's editors' correction "
    "berichtigung richtigstellung correctie rectific rettific retific errata erratum correzione corrección "
    "correção sprostowanie rättelse rettelse oikaisu исправление поправка düzeltme "
    "korrektur 免责 免責 声明 聲明 利益 编者 編者 訂正 更正 면책 유의 정정 "
).split()


def weigh(draft: Draft) -> None:
    """Fills `hits` of every line that has no role: the kinds that it says (3), adds to others (2) or hints at (1)."""
    words = draft.words
    known = words.weighed.found
    openings = words.disclaimer_openings
    for line in draft.lines:
        if line.role or not line.words:
            continue
        line.hits, line.says, line.asks = known.get(line.text) or _weighed(line, words)
        if line.tokens[0] in openings or not line.low.isascii():
            found = _labelled_head(draft, line)
            if found is not None:
                head, line.head = found
                line.says += is_strong(lowered(head), line.head, line.says)
    add_composed(draft)


def _weighed(line: Line, words: Words) -> tuple[dict[str, int], int, bool]:
    """The kinds of fine print in a line, how many things say it, and whether it asks for support; remembered for lines
    that may come again."""
    hits: dict[str, int] = {}
    says = 0
    for kind, weight in words.fine_print.found(line):
        says += weight == SAYS
        hits[kind] = max(weight, hits.get(kind, 0))
    asks = bool(hits) and hits.pop(APPEAL, None) is not None
    words.weighed.keep(line.text, (hits, says, asks))
    return hits, says, asks


def is_fine_print(draft: Draft, i: int, *, profiled: bool = False) -> bool:
    """Whether the line is a passage of fine print by what it says and where it stands: `profiled` behind a profile."""
    line = draft.lines[i]
    if not (line.hits or line.says) or line.kind == "heading" or _is_pointer(draft, i) or is_own_origin(draft, i):
        return False
    said = [kind for kind, weight in line.hits.items() if weight == SAYS]
    if _only_looks_so(line, said):
        return False
    plain = line.head is None and not _is_slanted(line)
    speaks = line.composed or bool(draft.words.self_reference.found(line))
    inside = _is_inside(draft, i, said, profiled=profiled)
    points = _for_its_words(line, said, draft.words, speaks=speaks)
    points += _for_its_place(draft, line, inside=inside, plain=plain)
    certain = line.says > 2 and (speaks or (len(said) > 1 and _PAID.isdisjoint(said)))
    if line.size > _LONG and (inside or line.says < 2) and not certain:
        points -= 1
    elif said == ["not_advice"] and line.says < 2 and plain and line.size > _LONGEST_ADVICE:
        points -= 1  # "... and before you buy one, do your own research."
    elif said == ["unverified"]:  # "The agency could not independently verify this."
        points += 0.5
    return points >= _ENOUGH


def _only_looks_so(line: Line, said: list[str]) -> bool:
    """Whether a line with words of fine print is the title of another article, a question, or what to send in."""
    if line.head in ((), ("opinion",)) and not line.says and (line.kind == "list_item" or not is_sentence(line)):
        return True  # a label that may mean anything, and a name behind it
    if line.text.endswith(("?", "？")) and is_single(line.text):
        return True
    if line.kind == "list_item" and is_link(line):
        return True  # "Comment: ..."
    return said == ["terms_link"] and line.head is None and not is_single(line.text)  # how to take part


def _is_inside(draft: Draft, i: int, said: list[str], *, profiled: bool) -> bool:
    """Whether the line stands between paragraphs of the text; legal notices near the end or behind profiles do not."""
    if not draft.first <= i <= draft.last:
        return False
    if _LEGAL.isdisjoint(said):
        return True
    repeated = draft.lines[i].says > 1 and not LONG_WINDED.isdisjoint(said)
    return not (profiled or i >= draft.tail or (repeated and _nears_end(draft, i)))


def _for_its_words(line: Line, said: list[str], words: Words, *, speaks: bool) -> float:
    """What the words of a line count: how much of which kinds it says, whether it `speaks` of this text or tells what
    others said, and how it is set."""
    points = 2.0 * (line.says > 0) + min(1.0, 0.5 * (len(line.hits) - len(said)))
    if line.says > 1:
        points += 1.0 if len(said) > 1 or not _UNMISTAKABLE.isdisjoint(said) else 0.5
    if speaks:
        points += 1
    elif line.head is None and (not line.words.isdisjoint(words.reporting_words) or _tells_in_characters(line, words)):
        points -= 1.5
    if line.head is None and not words.reporting_words.isdisjoint(line.tokens[:_OPENING]):
        points -= 1
    if line.head is None and _ends_with_speaker(line, words):
        points -= 2
    return points + _is_slanted(line) + 2 * (line.head is not None) - 2 * _is_speech(line)


def _tells_in_characters(line: Line, words: Words) -> bool:
    """Whether a Chinese, Japanese or Korean line tells what somebody says, whose words are not set apart by blanks."""
    return has_cjk(line.low) and "told" in words.notices.components(line)


def _ends_with_speaker(line: Line, words: Words) -> bool:
    """Whether the last clause names who says it: "The report was written with the help of a chatbot, the senator
    admitted."."""
    if line.text[-1] != ".":
        return False
    _, comma, clause = line.text[-_LONGEST_SPEAKER:-1].rpartition(", ")
    if not comma or not _CLAUSE_ENDS.isdisjoint(clause):
        return False
    return bool(words.speakers.spanning(phrase_words(clause), clause.lower()))


_LONGEST_SPEAKER: Final = 80
_CLAUSE_ENDS: Final = frozenset('.;:“”"')


def _nears_end(draft: Draft, i: int) -> bool:
    """Whether no more than two paragraphs of text follow the line that hint at no fine print."""
    return sum([line.told and not line.hits for line in draft.lines[i + 1 :]]) <= _FEW_LEFT


_FEW_LEFT: Final = 2


def _for_its_place(draft: Draft, line: Line, *, inside: bool, plain: bool) -> int:
    """What the place of a line adds: outside the text, fine print is likelier, unless the line tells of something else;
    `plain` without a label and in upright letters."""
    if not inside and not (plain and (tells_of_another(line, draft.words) or may_be_japanese_title(line))):
        return 1
    return -1 if plain and reports_on(line, draft.words) else 0


def _is_pointer(draft: Draft, i: int) -> bool:
    """Whether the line belongs to the page and only points at terms, standards or the source of a release."""
    line = draft.lines[i]
    if line.head is not None and "line" not in line.spans:
        return False
    if is_of_comments(line):
        return True
    if "line" in line.spans and _POINTED.issuperset(line.hits):
        return True
    return bool(draft.words.agreements.found(line)) and line.hits.get("not_advice") != SAYS


def is_of_comments(line: Line) -> bool:
    """Whether the line gives the rules for those who comment on the article; German articles by authors of a
    newspaper are called "Kommentare" too."""
    if not names_comments(line) or any(weight > 1 and kind not in _OF_COMMENTS for kind, weight in line.hits.items()):
        return False
    return not line.says or "kommentare" not in line.words or line.words.isdisjoint(_AUTHORS)


def names_comments(line: Line) -> bool:
    """Whether the line speaks of comments or of those who write them."""
    if line.words.isdisjoint(_COMMENTS):
        return "users" in line.words and not line.words.isdisjoint(_COMMENTING)
    return True


_COMMENTS: Final = frozenset("comments kommentare commentaires comentarios comentários commenti reacties".split())
_COMMENTING: Final = frozenset("comment commenting commenters post posts posted posting moderated discussion".split())
_AUTHORS: Final = frozenset("autor autors autorin autoren verfasser verfassers verfasserin verfasserinnen".split())
_OF_COMMENTS: Final = frozenset(("opinion", "terms_link", "other", "editorial_standards"))
_POINTED: Final = frozenset("terms_link editorial_standards provided_content".split())


def _is_slanted(line: Line) -> bool:
    length = len(line.text)
    return any(style == "em" and start <= 1 and end >= length - 1 for start, end, style in line.marks)


def _is_speech(line: Line) -> bool:
    head = line.text[:1]
    return bool(head) and head in '"“„«「' and line.head is None


def _labelled_head(draft: Draft, line: Line) -> tuple[str, tuple[str, ...]] | None:
    """The label that begins the line ("Disclosure: ...", "Correction, 4 March: ...") and its kinds, or None."""
    beginning = line.text[:90]
    for mark in (":", "：", " - ", " – ", "."):
        head, found, rest = beginning.partition(mark)
        if found and rest and len(head) < 70:
            kinds = _label_kinds(draft, head)
            if kinds is not None:
                return head, kinds
    for start, end, style in line.marks[:2]:
        if start == 0 and style == "strong" and end < len(line.text) - 8:
            kinds = _label_kinds(draft, line.text[:end])
            return None if kinds is None else (line.text[:end], kinds)
    return None


def _label_kinds(draft: Draft, head: str) -> tuple[str, ...] | None:
    words = phrase_words(head)
    if not 0 < len(words) <= SHORT_LABEL:
        return None
    kinds: tuple[str, ...] | None = draft.words.spans(words, head.lower()).get("disclaimer")
    return kinds


def mark_passages(draft: Draft) -> None:
    """Gives their role to passages that speak for themselves, wherever they stand."""
    profiled = (i for i in range(len(draft.lines) - 1, -1, -1) if draft.lines[i].role == "profile")
    draft.tail = next(profiled, len(draft.lines) - 1) + 1
    for i, line in enumerate(draft.lines):
        if line.role or not (line.hits or line.says):
            continue
        if is_fine_print(draft, i):
            _decide_passage(draft, i)
        elif i > draft.last and is_of_comments(line):
            line.decide("boilerplate", "page:comments")
    _give_news_back(draft)
    for i, line in enumerate(draft.lines[: draft.first]):
        if line.role or not line.spans:
            continue
        if "kicker" in line.spans and is_kicker(draft, i):
            line.decide("disclaimer", "fine-print:kicker")
            line.kinds = ("opinion",)
        elif "paid" in line.spans and is_paid_kicker(draft, i):
            line.decide("disclaimer", "fine-print:paid")
            line.kinds = ("sponsored",)
    _go_on_in_tail(draft)
    mark_origins(draft)


def _give_news_back(draft: Draft) -> None:
    """Takes back what tells of fine print and is none ("A judge ruled that forward-looking statements ..."): several
    sentences that speak neither of the text nor for those who made it, are half of all, and do not end it."""
    news = [
        line
        for i, line in enumerate(draft.lines)
        if i != draft.headline and line.size >= _SHORTEST_NEWS and line.role in ("", "disclaimer") and is_sentence(line)
    ]
    told = [
        line
        for line in news
        if line.rule == "fine-print:says" and line.head is None and _NEWSWORTHY.issuperset(line.kinds)
        if not (line.composed or draft.words.self_reference.found(line))
    ]
    ends = news[-len(told) :] == told and len(told) < len(news)
    if len(told) > 1 and 2 * len(told) >= len(news) and not ends:
        for line in told:
            line.decide("", "")
            line.kinds, line.caveat = (), ""


_SHORTEST_NEWS: Final = 10
_NEWSWORTHY: Final = frozenset(
    "forward_looking translation correction unverified independence compensation position ai_generated".split()
)


def _go_on_in_tail(draft: Draft) -> None:
    """Near the end, paragraphs that hint at what the one before them says go on with it, and behind the profiles so
    does a single one between two such: a fund's risks, one by one."""
    lines = draft.lines
    text = (i for i, line in enumerate(lines) if not line.role and line.size >= _SHORTEST_NEWS and is_sentence(line))
    for i in range(next(text, 0) + 1, len(lines)):  # the first of the text is what all else is about
        line, kinds = lines[i], LONG_WINDED.intersection(lines[i - 1].kinds)
        if line.role or not kinds or lines[i - 1].role != "disclaimer" or not (line.told or line.hits):
            continue
        following = lines[i + 1] if draft.tail < i < len(lines) - 1 else None
        hints = not kinds.isdisjoint(line.hits) and (i > draft.tail or _nears_end(draft, i))
        if hints or (following and not kinds.isdisjoint(following.hits)):
            line.decide("disclaimer", "fine-print:goes-on")
            line.kinds = kinds_of(line, tuple(kinds))


def _decide_passage(draft: Draft, i: int) -> None:
    """A line inside or below the text that says nothing but "Promoted content" marks advertisements below it."""
    line = draft.lines[i]
    beside = line.zone in BESIDE and not (line.composed or draft.words.self_reference.found(line))
    if line.hits.keys() == {"sponsored"} and (beside or marks_adverts(draft, i)):
        line.decide("boilerplate", "page:advert")
        return
    line.kinds = kinds_of(line)
    if "syndicated" in line.kinds and len(line.kinds) > 1 and says_only_when(line):
        line.kinds = tuple(kind for kind in line.kinds if kind != "syndicated")
    line.caveat = _caveat(draft, line)
    if not line.caveat:
        line.decide("disclaimer", "fine-print:says")


def _caveat(draft: Draft, line: Line) -> str:
    """The sentences that make a paragraph fine print, where it begins with something else and half of it is that, or a
    third where it is the whole text: news in one paragraph, with a notice at the end. Nothing where all of it is fine
    print."""
    if line.head is not None or line.composed or line.size < _SHORTEST_MIXED:
        return ""
    pieces = [Line(line.kind, sentence) for sentence in sentences(line.text)]
    prepare(pieces[:1])
    if len(pieces) < 2 or _says_any(pieces[0], draft.words):
        return ""
    prepare(pieces[1:])
    saying = [piece for piece in pieces[1:] if _says_any(piece, draft.words)]
    alone = draft.first == len(draft.lines)
    most = (_MOST_ALONE if alone else _MOST_SAID) * line.size
    if not saying or sum([piece.size for piece in saying]) > most:
        return ""
    if line.kinds == ("affiliate",) and "we" in draft.words.notices.components(pieces[0]):
        return ""  # "We choose what we test. We may earn a commission."
    return " ".join([piece.text for piece in saying])


def _says_any(sentence: Line, words: Words) -> bool:
    """Whether a sentence has words of fine print, or speaks of the text."""
    return bool(_weighed(sentence, words)[0]) or bool(words.self_reference.found(sentence))


_SHORTEST_MIXED: Final = 16
_MOST_SAID: Final = 0.5
_MOST_ALONE: Final = 2 / 3


def is_strong(label: str, kinds: tuple[str, ...], says: int = 0) -> bool:
    """Whether a label means fine print whatever stands below or behind it."""
    label = label.partition(":")[0]
    return any(word in label for word in _STRONG_LABELS) or (bool(kinds) and (says > 0 or len(label.split()) > 1))


def passages(draft: Draft) -> list[dict[str, Any]]:
    """The disclaimers as DESIGN §4 shapes them; lines that only a line break parts are one passage. Of a paragraph of
    the text, its sentences that are fine print."""
    out: list[dict[str, Any]] = []
    joins = False
    for i, line in enumerate(draft.lines):
        if line.role != "disclaimer":
            joins = False
            if line.caveat and line.role == "body":
                out.append({"kinds": sorted(line.kinds), "text": line.caveat, "origin": "publisher", "blocks": [i]})
            continue
        if joins:
            last = out[-1]
            last["text"] = f"{last['text']} {line.text}"
            last["kinds"] = sorted({*last["kinds"], *line.kinds} - ({"other"} if line.kinds != ("other",) else set()))
            last["blocks"].append(i)
        else:
            out.append({"kinds": sorted(line.kinds), "text": line.text, "origin": "publisher", "blocks": [i]})
        joins = line.soft
    return out
