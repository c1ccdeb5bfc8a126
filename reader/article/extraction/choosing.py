"""Highlights in the article's own words, for articles whose publisher gives none.

A sentence is worth more the earlier it stands, the more of the article's frequent and title words it holds, and when it
gives figures; it is worth less when it leans on the sentence before it or only quotes somebody. Each further sentence
must also say something that those already chosen do not.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import fsum, log, pow

from reader.article.companies.words import words
from reader.article.extraction.leaning import has_marks, is_cut_off, leans, marks_in, needs_another, quotes
from reader.article.lines import count_of_tokens, lowered, tokens
from reader.article.sentences import sentences, without_dateline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line

_MOST_SENTENCES: Final = 60
_POOL: Final = 10
_ALL_BUT_DIGITS: Final = bytes.maketrans(bytes(code for code in range(256) if not 48 <= code < 58), b" " * 246)
_FEWEST_WORDS: Final = 6
_MOST_WORDS: Final = 250  # what has more is a text without full stops
_FEWEST_CHARACTERS: Final = 10
_SPEAKER_ALONE: Final = 30
_SPOKE: Final = ("说", "說", "说道", "說道", "表示", "指出", "强调", "強調", "と述べた", "と語った", "と話した")
_LONG_ARTICLE: Final = 40  # sentences
# Weights, found by trying them on releases with highlights of their own (ROUGE-1 against those).
_LEAD: Final = 1.2
_LATER: Final = 0.6
_FIRST_OF_PARAGRAPH: Final = 0.24
_FIRST_FADES: Final = 0.2
_FREQUENT_TERMS: Final = 1.4
_LENGTH_POWER: Final = 0.5
_TITLE_TERMS: Final = 1.3
_FIGURES: Final = 0.08
_MOST_FIGURES: Final = 3
_QUOTES: Final = 0.42
_LEANS: Final = 0.42
_SHORT: Final = 0.5
_LONG: Final = 0.3
_NEEDS_ANOTHER: Final = 1.4
_REPEATS: Final = 0.9
_SAME: Final = 0.8
_FEWEST_TERMS: Final = 5
_FEWEST_CHOSEN: Final = 3


class Sentence:
    """A sentence of the body, where it stands, and its words."""

    __slots__ = (
        "alone",
        "block",
        "figures",
        "first",
        "found",
        "marked",
        "paragraph",
        "terms",
        "text",
        "value",
        "words",
    )

    def __init__(self, text: str, found: list[str], block: int, paragraph: int, first: bool, marked: bool) -> None:
        self.text = text
        self.block = block
        self.paragraph = paragraph
        self.first = first
        self.marked = marked  # whether its paragraph has marks of quotations
        self.words = len(found)
        self.found = found
        self.terms = _terms(found)
        self.figures = _figures(text)
        self.value = 0.0
        self.alone = True  # whether it can be read without another sentence


def extracted(lines: list[Line], title: str) -> list[tuple[str, int]]:
    """Three to five sentences of the body that say most, in the order of the text, each with its block.

    Fewer where the body has no more; none that repeats the title.
    """
    title_terms = _terms(tokens(lowered(title or _headline(lines))))
    found = [sentence for sentence in _candidates(lines) if not _same(sentence.terms, title_terms)]
    weights = _weights(found)
    frequent = frozenset(weights)
    for sentence in found:
        worth = fsum(map(weights.__getitem__, sentence.terms & frequent))
        sentence.value = _value(sentence, worth, title_terms)
    most = 5 if len(found) > _LONG_ARTICLE else 4
    chosen = _chosen(found, most)
    return [(sentence.text, sentence.block) for sentence in found if sentence in chosen]


def _headline(lines: list[Line]) -> str:
    """The heading that the text begins with, where it has one: what the title would be."""
    return next((line.text for line in lines[:6] if line.kind == "heading" and line.role == "body"), "")


def _terms(found: list[str]) -> frozenset[str]:
    """The words that carry meaning: the longer ones, and the characters of Chinese and Japanese."""
    stop = words("stop words")
    return frozenset([word for word in found if word not in stop and (len(word) > 3 or word > "\u2e80")])


def _figures(text: str) -> int:
    """How many figures a text gives: digits with the points and commas between and behind them."""
    return len(text.encode("utf-8", "replace").translate(_ALL_BUT_DIGITS, b".,").split())


def _same(terms: frozenset[str], others: frozenset[str]) -> bool:
    fewer, more = sorted((len(terms), len(others)))
    return fewer > 0 and fewer >= _SAME * more and len(terms & others) >= _SAME * more


def _candidates(lines: list[Line]) -> list[Sentence]:
    """The sentences of the running text; captions, bylines and dates end without a mark, and so do all lines of a text
    that has no marks."""
    body = [
        (block, line)
        for block, line in enumerate(lines)
        if line.role == "body" and line.kind in ("paragraph", "quote", "list_item") and len(line.tokens) >= 8
    ]
    ended = [(block, line) for block, line in body if _ends_as_sentence(line.text)]
    return _sentences_of(ended) or _sentences_of(body)


def _ends_as_sentence(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in _ENDS


_CLOSING: Final = "\"'”’»“‘)）]」』｣* \u200b"
_ENDS: Final = frozenset(".!?…。！？．؟।۔:：;；")


def _sentences_of(body: list[tuple[int, Line]]) -> list[Sentence]:
    found: list[Sentence] = []
    for paragraph, (block, line) in enumerate(body):
        quoting = False
        marked = has_marks(line.low)
        marks = marks_in(line.text) if marked else ""
        for place, (piece, own) in enumerate(_with_words(line)):
            cut = marked and is_cut_off(piece, marks)
            within, quoting = quoting, quoting is not cut
            if line.caveat and piece in line.caveat:
                continue
            text = without_dateline(piece) if paragraph < 3 and place < 2 else piece  # "LANSING, Mich. (AP) — "
            own = own if text is piece else tokens(lowered(text))
            if not _FEWEST_WORDS <= len(own) <= _MOST_WORDS or text[-1] in ":：…" or _says_little(text):
                continue
            sentence = Sentence(text, own, block, paragraph, place == 0, marked)
            sentence.alone = not (cut or within or needs_another(text, sentence.found, sentence.terms))
            found.append(sentence)
        if len(found) >= _MOST_SENTENCES:
            break
    return found


def _with_words(line: Line) -> list[tuple[str, list[str]]]:
    """The sentences of a line, each with its words: the next ones of the line, which remember where they are filed."""
    pieces = sentences(line.text)
    found = []
    at = 0
    for piece in pieces[:-1]:
        end = at + count_of_tokens(piece)
        found.append((piece, line.tokens[at:end]))
        at = end
    return [*found, (pieces[-1], line.tokens[at:])] if pieces else []


def _weights(found: list[Sentence]) -> dict[str, float]:
    """What a term is worth: nothing where it stands once, else the more the more sentences have it."""
    counts = Counter(chain.from_iterable([sentence.terms for sentence in found]))
    return {term: log(1.0 + count) for term, count in counts.items() if count > 1}


def _value(sentence: Sentence, worth: float, title_terms: frozenset[str]) -> float:
    """What a sentence is worth, of whose terms the frequent ones are worth so much together."""
    value = _LEAD / (1 + _LATER * sentence.paragraph)
    if sentence.first:
        value += _FIRST_OF_PARAGRAPH / (1 + _FIRST_FADES * sentence.paragraph)
    value += _FREQUENT_TERMS * worth / (3 * pow(float(sentence.words), _LENGTH_POWER) + 1)
    if title_terms:
        value += _TITLE_TERMS * len(sentence.terms & title_terms) / len(title_terms)
    value += _FIGURES * min(_MOST_FIGURES, sentence.figures)
    if (sentence.marked and quotes(sentence.text)) or not words("reporting verbs").isdisjoint(sentence.terms):
        value -= _QUOTES
    if not sentence.alone:
        value -= _NEEDS_ANOTHER
    elif leans(sentence.text, sentence.found[0]):
        value -= _LEANS
    if sentence.words < 12:
        value -= _SHORT
    elif sentence.words > (45 if sentence.text.isascii() or sentence.text.count(" ") > 10 else 90):
        value -= _LONG
    return value


def _says_little(text: str) -> bool:
    """Whether a sentence of Chinese or Japanese has no content: a few characters, or only who spoke."""
    bare = text.rstrip("。！？”」』 ")
    if bare[-1:] <= "\u2e80":
        return False
    return len(bare) < _FEWEST_CHARACTERS or (len(bare) < _SPEAKER_ALONE and bare.endswith(_SPOKE))


def _chosen(found: list[Sentence], most: int) -> list[Sentence]:
    """The best sentences, each the best beside those before it; behind the third none that needs another."""
    chosen: list[Sentence] = []
    repeated = dict.fromkeys(sorted(found, key=lambda sentence: -sentence.value)[:_POOL], 0.0)
    while repeated:
        best = max(repeated, key=lambda sentence: sentence.value - _REPEATS * repeated[sentence])
        chosen.append(best)
        if len(chosen) == most:
            break
        del repeated[best]
        if len(chosen) == _FEWEST_CHOSEN:
            repeated = {sentence: share for sentence, share in repeated.items() if sentence.alone}
        for other, share in list(repeated.items()):
            shared = len(other.terms & best.terms)
            fewer, more = sorted((len(other.terms), len(best.terms)))
            if shared >= _SAME * (fewer if fewer >= _FEWEST_TERMS else more):  # or one says all that the other does
                del repeated[other]
            elif shared > share * (1 + fewer):
                repeated[other] = shared / (1 + fewer)
    return chosen
