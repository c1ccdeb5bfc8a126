"""Finds the companies that an article names, resolves later short forms to the first full form, and counts mentions.

A name is taken for a company's when something proves it: a legal form, a ticker, a definition ("the Company"), a profile,
a list of known companies, or words around it ("battery maker X", "X, a producer of ..."). What the name's own words prove
is decided once per name (`verdict_of`); what stands around it, at each place.
"""

from __future__ import annotations

from reader.article.companies_cjk import cjk_companies
from reader.article.companies_firms import Firms
from reader.article.companies_known import known_companies
from reader.article.companies_scan import Name, called_after, called_before, is_title_case, names_of_run, runs
from reader.article.companies_verdict import LIKELY, NEVER, PROVEN, Judge
from reader.article.lines import has_cjk
from reader.article.names import GENERIC, definitions, key_of, legal_end
from reader.article.tickers import Span, ticker_spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reader.article.lines import Line
    from reader.article.vocabulary import Vocabulary

_MOST_CHARACTERS = 200_000


def find_companies(
    lines: list[Line], title: str, profiles: list[dict[str, Any]], vocabulary: Vocabulary
) -> list[dict[str, Any]]:
    """The companies named outside boilerplate, in order of appearance, as DESIGN §4 shapes them."""
    finder = _Finder(_passages(lines, title), getattr(vocabulary, "user_folder", None))
    for profile in profiles:
        finder.take_profile(profile)
    finder.find()
    return finder.firms.as_dicts()


def _passages(lines: list[Line], title: str) -> list[str]:
    """The title and the texts that are not boilerplate, up to what is worth reading."""
    texts = [line.text for line in lines if line.role != "boilerplate"]
    if title and title not in texts[:3]:
        texts.insert(0, title)
    kept, size = [], 0
    for text in texts:
        size += len(text)
        if size > _MOST_CHARACTERS:
            break
        kept.append(text)
    return kept


class _Finder:
    """One article's search. First what is proven, then every further print of it."""

    def __init__(self, passages: list[str], user_folder: str | None) -> None:
        self.passages = passages
        self.judge = Judge(known_companies(user_folder))
        self.firms = Firms()
        self.names: list[Name] = []

    def take_profile(self, profile: dict[str, Any]) -> None:
        """A company that has a profile is one without further proof."""
        if profile["kind"] in ("company", "publisher"):
            self.firms.add(profile["name"], aliases=profile["aliases"], tickers=profile["tickers"], profiled=True)
        elif profile["kind"] == "organisation":
            self.firms.bar(profile["name"])

    def find(self) -> None:
        for text in self.passages:
            if has_cjk(text):
                for name, aliases, tickers, count in cjk_companies(text):
                    self.firms.add(name, aliases=aliases, tickers=tickers, mentions=count)
            self._read(text)
        self.firms.settle()
        for name in self.names:
            self.firms.count(name)

    def _read(self, text: str) -> None:
        spans = ticker_spans(text)
        headline = is_title_case(text)
        for start, run in runs(text):
            for name in names_of_run(run):
                self.names.append(name)
                self._weigh(text, name, start, spans, headline)
        for _, _, ticker in spans:
            self.firms.note_ticker(ticker)

    def _weigh(self, text: str, name: Name, start: int, spans: list[Span], headline: bool) -> None:
        """Adds a name to the companies if its words or what stands around it prove it to be one's."""
        begin, end = start + name.start, start + name.end
        full = end if name.owner else legal_end(text, end)
        legal = name.legal or full > end
        printed = text[begin:full].removesuffix(",")
        verdict, first, last = self.judge.verdict_of(name, legal)
        if verdict == NEVER and not legal:
            return
        aliases, generic, after = definitions(text, full) if text[full : full + 3].strip()[:1] in _OPENINGS else ([], False, full)
        tickers = [ticker for at, _, ticker in spans if full <= at < after + 2] if spans else []
        if legal or tickers or generic:
            if len(name.tokens) == 1 and name.text.lower() in GENERIC:
                return
            self.firms.add(printed, aliases=aliases, tickers=tickers, full=True)
        elif verdict == PROVEN:
            self.firms.add(" ".join(name.tokens[first:last]), aliases=aliases if last == len(name.tokens) else [])
        elif not headline and self._is_called(text, name, begin, full, verdict):
            self.firms.add(printed, aliases=aliases)

    def _is_called(self, text: str, name: Name, begin: int, end: int, verdict: int) -> bool:
        if verdict == LIKELY:
            return True
        if name.after_title:
            return False
        return called_before(text, begin) or called_after(text, end)


_OPENINGS = ("(", "（", ",")
