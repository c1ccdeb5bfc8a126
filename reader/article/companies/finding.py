"""Finds the companies that an article names, resolves later short forms to the first full form, and counts mentions.

A name is taken for a company's when something proves it: a legal form, a ticker, a definition ("the Company"), a
profile, a list of known companies, or words around it ("battery maker X", "X, a producer of ..."). What the name's own
words prove is decided once per name (`companies_verdict`); what stands around it, at each place.
"""

from __future__ import annotations

from functools import lru_cache

from reader.article.companies.context import Context, called_in_german
from reader.article.companies.firms import Firms
from reader.article.companies.known import KnownCompanies, known_companies
from reader.article.companies.names import ABBREVIATED, definitions, key_of, legal_end, with_ordinal
from reader.article.companies.scan import Name, is_byline, is_other_name, is_picture_credit, names_of_run, runs
from reader.article.companies.tickers import ticker_spans
from reader.article.companies.verdict import DOUBTFUL, NEVER, OPEN, PROVEN, Verdict, judge, may_be_a_name
from reader.article.companies.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reader.article.lines import Line
    from reader.article.vocabulary import Vocabulary

_MOST_CHARACTERS = 100_000
_OPENINGS = ("(", "（", ",")
_SHORTEST_LINK = 5  # " dba "


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


def _has_no_form(text: str, end: int) -> bool:
    """Whether what stands behind a name rules out a legal form; one in capitals is part of the name already."""
    behind = text[end : end + 4]
    if behind[:1] in (",", "."):
        return False
    if behind[:1] != " " or behind[1:2] not in _FORMS_BEGIN:
        return True
    return behind[1:2] not in ("(", "（") and behind[1:] not in _SMALL_FORMS and behind[2:3] != "."


_SMALL_FORMS = frozenset(("inc", "llc", "ltd", "plc", "gmb"))  # their first three letters


def _says_nothing(behind: str) -> bool:
    """Whether the two characters behind a name begin neither a legal form nor a bracket."""
    return behind[:1] not in _TELLING or (behind[:1] == " " and behind[1:] not in _FORMS_BEGIN)


_TELLING = frozenset((",", ".", " ", "(", "（"))
_FORMS_BEGIN = ("(", "（", "i", "l", "p", "g")


@lru_cache(maxsize=8192)
def _judged_names(known: KnownCompanies, run: str) -> tuple[tuple[Name, Verdict], ...]:
    """The names of a run, and what their words prove; remembered, since articles name the same companies."""
    return tuple((name, judge(known, name.tokens)) for name in names_of_run(run))


class _Finder:
    """One article's search: first what is proven, then every further print of it."""

    def __init__(self, text: str, user_folder: str | None) -> None:
        self.text = text
        self.known = known_companies(user_folder)
        self.firms = Firms()
        self.spans = ticker_spans(text)
        # (place of the run, name, verdict): a name's own places count from the beginning of its run.
        self.names = [
            (start, name, verdict) for start, run in runs(text) for name, verdict in _judged_names(self.known, run)
        ]
        self.open_names = [name for _, name, verdict in self.names if verdict[0] == OPEN]
        self.context = Context(text, self.known, self.open_names)
        self.taken: set[Name] = set()  # known companies, which their second print tells nothing more of
        # The names taken one after the other in a list, where the last one ends, and its print.
        self.chain, self.chain_end, self.chain_name = 0, -1, ""

    def take_profile(self, profile: dict[str, Any]) -> None:
        """A company that has a profile is one without further proof; an organisation that has one is none."""
        if profile["kind"] in ("company", "publisher") and may_be_a_name(self.known, profile["name"]):
            self.firms.add(profile["name"], aliases=profile["aliases"], tickers=profile["tickers"], profiled=True)
        elif profile["kind"] == "organisation":
            self.firms.bar(profile["name"])

    def found(self) -> list[dict[str, Any]]:
        """The companies of the text."""
        if _may_be_cjk(self.text):
            from reader.article.companies.cjk import cjk_companies

            for printed, aliases, tickers, count in cjk_companies(self.text, self.spans):
                self.firms.add(printed, aliases=aliases, tickers=tickers, mentions=count)
        self._take_names()
        for _, _, ticker in self.spans:
            self.firms.note_ticker(ticker)
        self.firms.settle()
        heads = self.firms.heads
        for _, name, _ in self.names:
            if not heads.isdisjoint(name.plain):
                self.firms.count(name)
        return self.firms.as_dicts()

    def _take_names(self) -> None:
        text = self.text
        inside = {at for start, end, _ in self.spans for at in range(start, end)}
        for start, name, verdict in self.names:
            begin, end = start + name.start, start + name.end
            behind = text[end : end + 2]
            if verdict[0] <= DOUBTFUL and not name.legal and _says_nothing(behind):
                continue
            if inside and begin in inside:
                continue
            if name.legal or not (name.owner or _has_no_form(text, end)):
                full, legal = self._printed(name, begin, end, behind)
            else:
                full, legal = end, False
            if legal or (verdict[0] != NEVER and not self._is_credit(begin)):
                taken = self._take(name, begin, full, legal, verdict)
                self._follow_chain(name, begin, full, verdict[0], taken)
        for brand in self.context.recurring(self.open_names):
            self.firms.add(brand)

    def _is_credit(self, begin: int) -> bool:
        """Whether a name is only that of an author or a photographer."""
        return is_byline(self.text, begin) or (self.context.has_credits and is_picture_credit(self.text, begin))

    def _printed(self, name: Name, begin: int, end: int, behind: str) -> tuple[int, bool]:
        """Where a name ends that may have a legal form, and whether it has one."""
        text = self.text
        full = end if name.owner or _has_no_form(text, end) else legal_end(text, end)
        if not (name.legal or full > end):
            return full, False
        if behind[:1] == "." and full == end and (name.tokens[-1] in ABBREVIATED or "." in name.tokens[-1]):
            full += 1
        # "a Nevada LLC" is a kind of company, and no name.
        return with_ordinal(text, full), text[begin - 3 : begin] not in (" a ", "an ")

    def _take(self, name: Name, begin: int, full: int, legal: bool, verdict: tuple[int, int, int]) -> bool:
        """Adds a name to the companies if its words or what stands around it prove it to be one's."""
        aliases: list[str] = []
        tickers: list[str] = []
        generic = False
        behind = self.text[full : full + 2]
        if behind[:1] in _OPENINGS or behind[1:] in _OPENINGS:
            aliases, generic, after = definitions(self.text, full)
            tickers = [ticker for at, _, ticker in self.spans if full <= at < after + 2]
        certainty, first, last = verdict
        if (
            self.chain_name
            and begin - self.chain_end > _SHORTEST_LINK
            and is_other_name(self.text, self.chain_end, begin)
        ):
            self.firms.add(self.chain_name, aliases=[self.text[begin:full]], tickers=tickers)
            return True
        several = len(name.tokens) > 1
        if tickers or ((legal or generic) and (several or name.text.lower() not in words("generic words"))):
            self.firms.add(self.text[begin:full], aliases=aliases, tickers=tickers, full=legal or several)
        elif certainty == PROVEN:
            if aliases or name not in self.taken:
                self.taken.add(name)
                self.firms.add(" ".join(name.tokens[first:last]), aliases=aliases if last == len(name.tokens) else [])
        elif self.firms.has(key_of(name.text)):
            return True
        elif certainty != DOUBTFUL and self.context.says_company(name, begin, full, certainty):
            self.firms.add(self.text[begin:full], aliases=aliases)
        elif self.context.nouns_have_capitals and several:
            return self._take_german(name)
        else:
            return False
        return True

    def _take_german(self, name: Name) -> bool:
        found = called_in_german(self.known, name.tokens)
        if found:
            self.firms.add(found)
        return bool(found)

    def _follow_chain(self, name: Name, begin: int, full: int, verdict: int, taken: bool) -> None:
        """Takes a name in that goes on a list of companies: "with Stellantis, Magna, and West Michigan Compounding"."""
        if self.chain and self.text[self.chain_end : min(begin, self.chain_end + 8)] not in _LIST_MARKS:
            self.chain = 0
        if not taken and self.chain >= 2 and verdict == OPEN and len(name.tokens) > 1:
            self.firms.add(self.text[begin:full])
            taken = True
        self.chain = self.chain + 1 if taken else 0
        self.chain_end = full
        self.chain_name = self.text[begin:full] if taken else ""


_LIST_MARKS = frozenset((", ", " and ", ", and ", "; ", " or ", ", or ", " & ", " und ", " et ", " y "))
