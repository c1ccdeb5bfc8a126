"""Finds the companies that an article names, resolves later short forms to the first full form, and counts mentions.

A name is taken for a company's when something proves it: a legal form, a ticker, a definition ("the Company"), a
profile, a list of known companies, or words around it ("battery maker X", "X, a producer of ..."). What the name's own
words prove is decided once per name (`companies_verdict`); what stands around it, at each place.
"""

from __future__ import annotations

from reader.article.companies_cjk import cjk_companies
from reader.article.companies_firms import Firms
from reader.article.companies_known import known_companies
from reader.article.companies_scan import (
    Name,
    called_after,
    called_before,
    is_credit,
    is_half_of_pair,
    is_title_case,
    names_of_run,
    runs,
)
from reader.article.companies_verdict import DOUBTFUL, LIKELY, NEVER, PROVEN, judge
from reader.article.companies_words import words
from reader.article.names import definitions, key_of, legal_end, with_ordinal
from reader.article.tickers import Span, ticker_spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reader.article.lines import Line
    from reader.article.vocabulary import Vocabulary

_MOST_CHARACTERS = 100_000
_OPENINGS = "(（,"
_QUOTES = ('"', "“", "„", "«", "‘", "'")
_ABBREVIATED = frozenset(("Inc", "Corp", "Ltd", "Co", "Cos", "Bros", "Ltda", "Pty", "Pte", "Bhd", "Tbk"))


def find_companies(
    lines: list[Line], title: str, profiles: list[dict[str, Any]], vocabulary: Vocabulary | None
) -> list[dict[str, Any]]:
    """The companies named outside boilerplate, in order of appearance, as DESIGN §4 shapes them."""
    texts = [line.text for line in lines if line.role != "boilerplate"]
    if title and title not in texts[:3]:
        texts.insert(0, title)
    finder = _Finder("\n".join(texts)[:_MOST_CHARACTERS], getattr(vocabulary, "user_folder", None))
    for profile in profiles:
        finder.take_profile(profile)
    return finder.found()


def _may_be_cjk(text: str) -> bool:
    """Whether a text has Chinese, Japanese or Korean letters, told by the first bytes of their UTF-8."""
    if text.isascii():
        return False
    coded = text.encode("utf-8", "replace")
    return any(lead in coded for lead in _CJK_LEADS)


_CJK_LEADS = [bytes([lead]) for lead in range(0xE3, 0xEE)]


class _Finder:
    """One article's search: first what is proven, then every further print of it."""

    def __init__(self, text: str, user_folder: str | None) -> None:
        self.text = text
        self.known = known_companies(user_folder)
        self.firms = Firms()
        self.spans: list[Span] = []
        self.headlines: dict[int, bool] = {}
        self.nouns_have_capitals = text.count(" und ") + text.count(" der ") > max(2, len(text) / 400)

    def take_profile(self, profile: dict[str, Any]) -> None:
        """A company that has a profile is one without further proof; an organisation that has one is none."""
        if profile["kind"] in ("company", "publisher"):
            self.firms.add(profile["name"], aliases=profile["aliases"], tickers=profile["tickers"], profiled=True)
        elif profile["kind"] == "organisation":
            self.firms.bar(profile["name"])

    def found(self) -> list[dict[str, Any]]:
        """The companies of the text."""
        self.spans = ticker_spans(self.text)
        if _may_be_cjk(self.text):
            for printed, aliases, tickers, count in cjk_companies(self.text, self.spans):
                self.firms.add(printed, aliases=aliases, tickers=tickers, mentions=count)
        names = [(start, name) for start, run in runs(self.text) for name in names_of_run(run)]
        for start, name in names:
            self._weigh(name, start + name.start, start + name.end)
        for _, _, ticker in self.spans:
            self.firms.note_ticker(ticker)
        self.firms.settle()
        for _, name in names:
            self.firms.count(name)
        return self.firms.as_dicts()

    def _weigh(self, name: Name, begin: int, end: int) -> None:
        """Adds a name to the companies if its words or what stands around it prove it to be one's."""
        text = self.text
        behind = text[end : end + 1]
        full = end if name.owner or behind not in " ,." else legal_end(text, end)
        legal = name.legal or full > end
        if legal and behind == "." and full == end and (name.tokens[-1] in _ABBREVIATED or "." in name.tokens[-1]):
            full += 1
        if legal:
            full = with_ordinal(text, full)
        verdict, first, last = judge(self.known, name.tokens)
        if (verdict == NEVER or is_credit(text, begin)) and not legal:
            return
        if legal and text[begin - 3 : begin] in (" a ", "an "):
            return  # "a Nevada LLC" is a kind of company
        aliases: list[str] = []
        tickers: list[str] = []
        generic = False
        if text[full : full + 1] in _OPENINGS or text[full + 1 : full + 2] in _OPENINGS:
            aliases, generic, after = definitions(text, full)
            tickers = [ticker for at, _, ticker in self.spans if full <= at < after + 2]
        if legal or tickers or generic:
            if tickers or len(name.tokens) > 1 or name.text.lower() not in words("generic words"):
                self.firms.add(text[begin:full], aliases=aliases, tickers=tickers, full=legal or len(name.tokens) > 1)
        elif verdict == PROVEN:
            self.firms.add(" ".join(name.tokens[first:last]), aliases=aliases if last == len(name.tokens) else [])
        elif verdict != DOUBTFUL and self._is_called(name, begin, full, verdict):
            self.firms.add(text[begin:full], aliases=aliases)

    def _is_called(self, name: Name, begin: int, end: int, verdict: int) -> bool:
        """Whether a name that is not known is a company's by its last word or by the words around it."""
        if self.nouns_have_capitals and (len(name.tokens) == 1 or name.tokens[-1].lower() in words("commodities")):
            return False
        if verdict == LIKELY:
            if self.text[begin - 1 : begin] in _QUOTES or is_half_of_pair(self.text, end):
                return False
            return not self._is_headline(begin)
        if name.after_title or self.firms.has(key_of(name.text)):
            return False
        called = called_before(self.text, begin) or (
            not self.text.endswith(" by ", 0, begin) and called_after(self.text, end)
        )
        return called and not self._is_headline(begin)

    def _is_headline(self, at: int) -> bool:
        """Whether the line at a place is in title case."""
        start = self.text.rfind("\n", 0, at) + 1
        if start not in self.headlines:
            end = self.text.find("\n", start, start + 300)
            self.headlines[start] = is_title_case(self.text[start : end if end > 0 else start + 300])
        return self.headlines[start]
