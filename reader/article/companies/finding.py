"""Finds the companies that an article names, resolves later short forms to the first full form, and counts mentions.

A name is taken for a company's when something proves it: a legal form, a ticker, a definition ("the Company"), a
profile, a list of known companies, or words around it ("battery maker X", "X, a producer of ..."). What the name's own
words prove is decided once per name (`verdict`); what stands around it, at each place.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from reader.article.companies.before_names import begins_list, leads_to_list, may_be_called
from reader.article.companies.behind_names import (
    MARKS_BEHIND,
    MAY_BEGIN_BEHIND,
    MOST_SIGNS,
    begins_behind,
    may_have_form,
)
from reader.article.companies.brackets import MARKS_OF_REMARKS, NO_REMARKS, remarks_behind
from reader.article.companies.context import CONTEXT_SIGNALS, Context
from reader.article.companies.cyrillic import cyrillic_companies, in_first_case
from reader.article.companies.firms import Firms
from reader.article.companies.german import behind_german_noun, called_in_german, with_share
from reader.article.companies.judged_runs import judged_runs, small_name_before
from reader.article.companies.known import known_companies
from reader.article.companies.listing import announcer_of, listed_companies, may_be_firms_name, sender_of, stated_by
from reader.article.companies.lists import goes_on_list, listed_together
from reader.article.companies.names import (
    ends_with_abbreviation,
    legal_end,
    with_ordinal,
    with_rest_of_form,
)
from reader.article.companies.scan import run_pattern, with_small_letters
from reader.article.companies.surroundings import LAST_ANDS, initials_of_body, is_other_name
from reader.article.companies.tickers import CODE_SIGNALS, says_its_exchange, ticker_spans
from reader.article.companies.verdict import (
    BARRED,
    DOUBTFUL,
    FAMED,
    LIKELY,
    NEVER,
    OPEN,
    PROVEN,
    Verdict,
    is_general,
    judge,
)
from reader.article.companies.words import words
from reader.article.phrases import phrase_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Final

    from reader.article.companies.known import KnownCompanies
    from reader.article.companies.scan import Name
    from reader.article.lines import Line
    from reader.article.vocabulary import Vocabulary

_MOST_CHARACTERS: Final = 100_000
_NO_COMPANYS: Final = (" Index", " ETF")  # "the S&P/ASX 200 Index (ASX: XJO)"
_SHORTEST_KNOWN: Final = 4


def find_companies(
    lines: list[Line], title: str, profiles: list[dict[str, Any]], vocabulary: Vocabulary | None
) -> list[dict[str, Any]]:
    """The companies named outside boilerplate, in order of appearance, as DESIGN §4 shapes them."""
    texts = [line.text for line in lines if line.role != "boilerplate"]
    if title and title not in texts[:3]:
        texts.insert(0, title)
    text = "\n".join(("", *texts))[:_MOST_CHARACTERS]
    finder = _Finder(text.replace("--", " —"), _signals(lines, title), vocabulary.user_folder if vocabulary else None)
    for profile in profiles:
        finder.take_profile(profile)
    for name in listed_companies(lines):
        finder.take_listed(name)
    finder.take_sender(sender_of(text) or announcer_of(text) or stated_by(title, text))
    return finder.found()


_SIGNALS: Final = CODE_SIGNALS | CONTEXT_SIGNALS


def _signals(lines: list[Line], title: str) -> frozenset[str]:
    """The words of the article that tell which notations and surroundings it may have: looking for each of these in
    the whole text takes longer."""
    found = [line.words for line in lines if not _SIGNALS.isdisjoint(line.words)]
    return _SIGNALS.intersection(phrase_words(title)).union(*[_SIGNALS.intersection(said) for said in found])


def _may_be_cjk(coded: bytes) -> bool:
    """Whether a text, given in UTF-8, has Chinese, Japanese or Korean letters, told by their first bytes."""
    return any(map(coded.__contains__, _CJK_LEADS))


_CJK_LEADS: Final = range(0xE3, 0xEE)
_CYRILLIC_LEADS: Final = (0xD0, 0xD1)
_JOINTS: Final = (" and ", " und ", " et ", " y ")  # between the two companies of one label


@lru_cache(maxsize=4096)
def _full_name(known: KnownCompanies, key: str) -> str:
    """The full name that lists give for a key; the key itself where it is not known."""
    found = known.find(key)
    return found[0] if found else key


class _Finder:
    """One article's search: first what is proven, then every further print of it."""

    def __init__(self, text: str, signals: frozenset[str], user_folder: str | None) -> None:
        self.text = text
        self.coded = text.encode("utf-8", "replace")  # searched faster than text
        self.unspaced = len(self.coded) > len(text) and _may_be_cjk(self.coded)
        """Whether the text has Chinese, Japanese or Korean letters."""
        self.is_cyrillic = len(self.coded) > len(text) and any(map(self.coded.__contains__, _CYRILLIC_LEADS))
        self.user_folder = user_folder
        self.known = known_companies(user_folder)
        self.firms = Firms()
        self.spans = ticker_spans(text, self.coded, may_have_codes=not signals.isdisjoint(CODE_SIGNALS))
        self.names: list[tuple[int, Name, Verdict]] = []
        """Where a run begins, a name in it, its verdict. The places of a name count from the beginning of its run."""
        self.before_forms: set[int] = set()
        """Where a name may end that a legal form follows, in capitals and behind a mark."""
        self._read_runs()
        open_names = [(start, name) for start, name, verdict in self.names if verdict.is_open]
        self.context = Context(text, self.coded, self.known, open_names, signals)
        self.taken: set[Name] = set()  # known companies, which their second print tells nothing more of
        # The names taken one after the other in a list, where the last one ends, and its print.
        self.chain, self.chain_end, self.chain_name = 0, -1, ""
        self.announced = False  # whether the words before the list say that it is one of companies
        self.led_to = False  # whether they say that its first company is one of several
        self.at = 0  # which of the names is being read

    def _read_runs(self) -> None:
        judged, names, text = judged_runs(self.known), self.names, self.text
        for match in run_pattern(unspaced=self.unspaced).finditer(text):
            start, run = match.start(), match[0]
            if match.lastindex:
                start = with_small_letters(text, start)
                run = text[start : match.end()]
            is_form, found = judged[run]
            if is_form:
                self.before_forms.update(range(start - MOST_SIGNS, start))
                small = small_name_before(self.known, text, start, run)
                names.extend([small] if small else ())
            for name, verdict in found:
                names.append((start, name, verdict))

    def take_profile(self, profile: dict[str, Any]) -> None:
        """A company that has a profile is one without further proof; an organisation that has one is none."""
        name, text = profile["name"], profile["text"]
        if profile["kind"] in ("company", "publisher") and may_be_firms_name(self.known, name, text):
            for called in self._each_of(name):
                aliases = profile["aliases"] if called == name else ()
                self.firms.add(called, aliases=aliases, tickers=profile["tickers"], profiled=True)
        elif profile["kind"] == "organisation":
            self.firms.bar(name)

    def _each_of(self, name: str) -> tuple[str, ...]:
        """The two companies in a label such as "About Quellmoor and Oxbow Zinc", each of which the text has alone, too;
        else the name."""
        for joint in _JOINTS:
            one, found, other = name.partition(joint)
            if found and one != other and min(map(self.text.count, (one, other))) > self.text.count(name):
                return one, other
        return (name,)

    def take_listed(self, name: str) -> None:
        """A line of a list of companies, if its words are a name and not an authority's or a school's."""
        if judge(self.known, tuple(name.split())).certainty > NEVER:
            self.firms.add(name)

    def take_sender(self, name: str) -> None:
        """Who sends a release, if its words are not an authority's or a school's."""
        tokens = tuple(name.split())
        if not tokens or tokens[0].lower() in words("given names"):
            return
        verdict = judge(self.known, tokens)  # "Microsoft Power Platform" is no sender
        if verdict.certainty > NEVER and (verdict.certainty < PROVEN or verdict.last == len(tokens)):
            self.firms.add(name)

    def found(self) -> list[dict[str, Any]]:
        """The companies of the text."""
        if self.unspaced:
            from reader.article.companies.cjk import cjk_companies

            for printed, aliases, tickers, count in cjk_companies(self.text, self.spans, self.user_folder):
                self.firms.add(printed, aliases=aliases, tickers=tickers, mentions=count)
                self._leave_out_beginnings(printed)
        if self.is_cyrillic:
            for printed in cyrillic_companies(self.text):
                self.firms.add(printed)
        self._take_names()
        if not self.context.nouns_have_capitals:
            for printed in listed_together(self.context, self.names, self.firms.has):
                self.firms.add(printed)
        for brand in self.context.recurring(self.firms.has):
            self.firms.add(brand)
        for start, _, ticker in self.spans:
            if says_its_exchange(ticker) and not self.text[start - 8 : start].rstrip(" (").endswith(_NO_COMPANYS):
                self.firms.note_ticker(ticker)
        self.firms.join_known(self._full_name)
        self.firms.settle()
        self._count_names()
        if self.unspaced:
            self.firms.count_prints(self.text)
        return self.firms.as_dicts()

    def _count_names(self) -> None:
        if not self.firms.heads:
            return
        is_disjoint = self.firms.heads.isdisjoint
        inside = self._in_tickers()
        outside = [name for start, name, _ in self.names if not inside or start + name.start not in inside]
        for name, times in Counter(outside).items():
            if not is_disjoint(name.plain):
                self.firms.count(name, times)

    def _leave_out_beginnings(self, printed: str) -> None:
        """Leaves out the Latin letters with which a Chinese or Korean name begins: "LG에너지솔루션" names no LG."""
        if printed[0].isascii() and not printed.isascii():
            self.names = [name for name in self.names if not self.text.startswith(printed, name[0])]

    def _full_name(self, key: str) -> str:
        return _full_name(self.known, key)

    def _in_tickers(self) -> frozenset[int]:
        """The places that tickers take in the text: "ORM" in "(OSE: ORM)" is no print of a name."""
        return frozenset([at for start, end, _ in self.spans for at in range(start, end)])

    def _take_names(self) -> None:
        text = self.text
        inside = self._in_tickers()
        is_credit = self.context.is_credit if self.context.has_credits else None
        for at, (start, name, verdict) in enumerate(self.names):
            certainty = verdict.certainty
            end = full = start + name.end
            behind = text[end : end + 2]
            if certainty <= NEVER:
                if certainty == BARRED:
                    continue
                if behind == " (":
                    self.firms.bar(initials_of_body(text, end, name.tokens[-1]))
            legal = name.legal
            tells = behind[:1] in MARKS_BEHIND or (behind in MAY_BEGIN_BEHIND and begins_behind(text, end, behind))
            if (
                certainty <= DOUBTFUL
                and not (tells or legal or (self.chain and self.announced))
                and (certainty == NEVER or len(name.tokens) == 1 or not may_be_called(text, start + name.start, end))
            ):
                continue
            begin = start + name.start
            if begin in inside:
                continue
            self.at = at
            if tells and may_have_form(text, end, behind, self.before_forms):
                full = legal_end(text, end)
            if legal or full > end:
                full, legal = self._printed(name, begin, full)
            if not legal and (certainty == NEVER or (is_credit and is_credit(begin))):
                if (
                    self.chain
                    and self.announced
                    and name.text.isupper()
                    and goes_on_list(self.text, self.chain_end, begin)
                ):
                    self.chain_end = full  # initials of a body, or of a company, among companies
                continue
            taken = (
                self._take(name, begin, full, legal, verdict)
                if tells or legal or certainty == PROVEN or self.chain_name
                else self._is_called_a_company(name, begin, full, certainty)
            )
            if taken or self.chain:
                self._follow_chain(name, begin, full, certainty, taken)

    def _printed(self, name: Name, begin: int, full: int) -> tuple[int, bool]:
        """Where a name ends that has a legal form, its full stop and number included, and whether it is a name."""
        text = self.text
        if full == begin + len(name.text) and text.startswith(".", full) and ends_with_abbreviation(name.tokens[-1]):
            full += 1
        full, is_form = with_rest_of_form(text, full)
        # "a Nevada LLC" is a kind of company, and no name.
        return with_ordinal(text, full), is_form and text[begin - 3 : begin] not in (" a ", "an ")

    def _take(self, name: Name, begin: int, full: int, legal: bool, verdict: Verdict) -> bool:
        """Adds a name to the companies if its words or what stands around it prove it to be one's."""
        remarked = not MARKS_OF_REMARKS.isdisjoint(self.text[full : full + 2])
        said = remarks_behind(self.known, self.text, name, full, self.spans) if remarked else NO_REMARKS
        aliases, tickers = said.aliases, said.tickers
        certainty, first, last = verdict.certainty, verdict.first, verdict.last
        chain_start = self.chain_end - len(self.chain_name)
        if self.chain_name and is_other_name(self.text, chain_start, self.chain_end, begin):
            self.firms.add(self.chain_name, aliases=[self.text[begin:full]], tickers=tickers)
            return True
        several = len(name.tokens) > 1
        if said.is_listed or ((legal or said.generic) and (several or not is_general(name.text.lower()))):
            if legal and self.context.nouns_have_capitals:
                begin = full - len(behind_german_noun(self.text[begin:full]))
            self.firms.add(self.text[begin:full], aliases=aliases, tickers=tickers, full=legal or several)
        elif certainty == PROVEN and not (
            self.context.nouns_have_capitals and name.text.lower() in words("german nouns")
        ):
            if aliases or tickers or name not in self.taken:
                form, whole = " ".join(name.tokens[first:last]), last == len(name.tokens)
                if not tickers and self.context.is_of_a_namesake(form, self.text.find(form, begin)):
                    return False
                self.taken.add(name)
                called = in_first_case(self.known, form) if self.is_cyrillic else form
                more = (*(aliases if whole else ()), *((form,) if called != form else ()))
                self.firms.add(called, aliases=more, tickers=tickers if whole else ())
        else:
            return self._is_called_a_company(name, begin, full, certainty, aliases, tickers)
        return True

    def _is_called_a_company(
        self,
        name: Name,
        begin: int,
        full: int,
        certainty: int,
        aliases: Sequence[str] = (),
        tickers: Sequence[str] = (),
    ) -> bool:
        """Adds a name of which its own words prove nothing if the text calls it a company here or did before."""
        if self.firms.has(name.key):
            return True
        if self.context.says_company(name, begin, full, certainty):
            german = self.context.nouns_have_capitals and len(name.tokens) > 1
            behind_noun = (certainty == LIKELY or german) and called_in_german(self.known, name.tokens)
            self.firms.add(behind_noun or self.text[begin:full], aliases=aliases, tickers=tickers)
            return True
        return self.context.nouns_have_capitals and self._take_german(name)

    def _take_german(self, name: Name) -> bool:
        several = len(name.tokens) > 1
        found = called_in_german(self.known, name.tokens) if several else ""
        found = found or with_share(self.known, self.text, name.tokens[0])
        if found:
            self.firms.add(found)
        return bool(found)

    def _follow_chain(self, name: Name, begin: int, full: int, certainty: int, taken: bool) -> None:
        """Takes a name in that goes on a list of companies: "with Stellantis, Magna, and West Michigan Compounding"."""
        if self.chain and not goes_on_list(self.text, self.chain_end, begin):
            self.chain = 0
        if taken and not self.chain:
            self.announced = begins_list(self.text, begin)
            self.led_to = leads_to_list(self.text, begin)
        if self.chain and not taken and self._goes_on(name, begin, certainty):
            self.firms.add(self.text[begin:full])
            taken = True
        self.chain = self.chain + 1 if taken else 0
        self.chain_end = full
        self.chain_name = self.text[begin:full] if taken else ""

    def _goes_on(self, name: Name, begin: int, certainty: int) -> bool:
        """Whether a name that nothing else proves is one of the list of companies that goes on before it."""
        several = len(name.tokens) > 1
        if certainty not in (OPEN, FAMED) and not (certainty == DOUBTFUL and self.announced and several):
            return False
        if self.announced or (self.chain >= 2 and several):
            return True
        if self.led_to and not (name.may_be_a_person or name.text.lower() in words("given names")):
            return True
        if self.context.is_headline(begin):
            return False
        return self._is_known(name) or self._stands_between(name, begin)

    def _stands_between(self, name: Name, begin: int) -> bool:
        """Whether a list that began with a company ends with one, too: "Carrefour, Tarn et Auchan"."""
        start, following, verdict = self.names[min(self.at + 1, len(self.names) - 1)]
        between = self.text[begin + len(name.text) : start + following.start]
        return between in LAST_ANDS and verdict.certainty in (PROVEN, FAMED) and not name.may_be_a_person

    def _is_known(self, name: Name) -> bool:
        """Whether a word is some company's name, though an ordinary one."""
        long = len(name.text) >= _SHORTEST_KNOWN and not name.text.isupper()
        return long and len(name.tokens) == 1 and self.known.find(name.text.lower()) is not None
