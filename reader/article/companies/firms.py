"""The companies of one article under way: forms of a name come together, and each print is counted once."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reader.article.companies.german import nominative
from reader.article.companies.names import key_of
from reader.article.companies.words import common_words, places, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, Final

    from reader.article.companies.scan import Name


_FUSED: Final = re.compile("[a-zà-ÿ][A-Z]")
_LABEL_IN_FRONT: Final = re.compile(
    "^(?:Contact ?)?(?:Details|Contact|Contacts|Website|Source)(?=[A-Z])"
)  # "DetailsTarn Ltd"
_DOTTED: Final = re.compile(r"^\w{3,}\.(?:ai|io|com|net|co|bio|tech)\b", re.IGNORECASE)


_SEVERAL: Final = 2


class Firm:
    """One company: its fullest name, every other form as printed, and what is known of it."""

    __slots__ = ("aliases", "full", "key", "mentions", "name", "profiled", "tickers")

    def __init__(self, name: str, key: str) -> None:
        self.name = name
        self.key = key
        self.aliases: dict[str, None] = {}
        self.tickers: dict[str, None] = {}
        self.mentions = 0
        self.profiled = False
        self.full = False

    def is_called(self, form: str) -> None:
        """Remembers a form of the name. Of forms that differ in the legal form alone only the longest is kept."""
        form = form.rstrip(" &,;")
        if key_of(form) != self.key:
            self.aliases[form] = None
        elif len(form) > len(self.name) and not self.profiled:
            self.name = form


class Firms:
    """The companies found so far, by key of every form."""

    def __init__(self) -> None:
        self._firms: list[Firm] = []
        self._by_key: dict[str, Firm] = {}
        self.heads: set[str] = set()
        self._barred: set[str] = set()
        self._tickers: dict[str, None] = {}

    def bar(self, name: str) -> None:
        """Keeps a name out: it is somebody's who is no company."""
        self._barred.add(key_of(name))

    def has(self, key: str) -> bool:
        """Whether a company of this key is there."""
        return key in self._by_key

    def note_ticker(self, ticker: str) -> None:
        """Remembers a ticker of the text, whether or not a name stands beside it."""
        self._tickers[ticker] = None

    def add(
        self,
        name: str,
        *,
        aliases: Iterable[str] = (),
        tickers: Iterable[str] = (),
        profiled: bool = False,
        mentions: int = 0,
        full: bool = False,
    ) -> None:
        """Takes in a company, or what more is known of one that is there."""
        if _FUSED.search(name):
            name = self._unfused(name)
        name = _mended(name)
        key = key_of(name)
        if not key or key in self._barred:
            return
        firm = self._by_key.get(key)
        if firm is None:
            firm = self._by_key[key] = Firm(name, key)
            self._firms.append(firm)
        firm.is_called(name)
        firm.tickers.update(dict.fromkeys(tickers))
        firm.profiled = firm.profiled or profiled
        firm.full = firm.full or full or profiled
        firm.mentions += mentions
        for alias in aliases:
            firm.is_called(alias)
            self._by_key.setdefault(key_of(alias), firm)

    def _unfused(self, name: str) -> str:
        """The name without a heading that ran into it ("AlternativesArta Finance", "Zonte MetalsZonte Metals Inc.")."""
        for at in range(len(name) - 3, 2, -1):
            if name[at].isupper() and name[at - 1].islower():
                rest = name[at:]
                key = key_of(rest)
                label = key_of(name[:at])
                if key in self._by_key or key.startswith(label) or (key + " ").startswith(label.split(" ")[-1] + " "):
                    return rest
        return name

    def settle(self) -> None:
        """Joins short forms that came before their full form, and learns which short forms each company may have."""
        self._join_other_prints()
        self._join_short_forms()
        for firm in self._firms:
            if "." in firm.name and _DOTTED.match(firm.name):
                self._by_key.setdefault(key_of(firm.name.partition(".")[0]), firm)
            for form in _short_forms(firm.key):
                if firm.key in _own_houses() and firm.key.startswith(form):
                    continue  # its owner's name
                self._by_key.setdefault(form, firm)
        self.heads = {key.partition(" ")[0] for key in self._by_key}

    def _join_other_prints(self) -> None:
        """Joins what is called by the symbol of a company's share or its initials, or is only written otherwise."""
        others = {ticker.partition(": ")[2].lower(): firm for firm in self._firms for ticker in firm.tickers}
        for firm in self._firms:
            if "." in firm.name and _DOTTED.match(firm.name):
                others[firm.name.partition(".")[0].lower()] = firm
        for firm in list(self._firms):
            other = others.get(firm.key) or self._other_print(firm)
            if other is not None and other is not firm and other in self._firms:
                self._merge(firm, other)

    def join_known(self, full_name_of: Callable[[str], str]) -> None:
        """Joins names with the full name that lists give for them ("AMD", "Advanced Micro Devices Inc.")."""
        for firm in list(self._firms):
            full = self._by_key.get(key_of(full_name_of(firm.key)))
            if full is not None and full is not firm:
                self._merge(firm, full)
            elif plain := nominative(firm.name):
                self._call_plainly(firm, plain, full_name_of)

    def _call_plainly(self, firm: Firm, plain: str, full_name_of: Callable[[str], str]) -> None:
        """Joins "Deutschen Bank" with "Deutsche Bank"; calls it so where that is known and not in the text."""
        key = key_of(plain)
        other = self._by_key.get(key) or self._by_key.get(key_of(full_name_of(key)))
        if other is not None and other is not firm:
            self._merge(firm, other)
        elif full_name_of(key) != key:
            firm.aliases[firm.name] = None
            firm.name, firm.key = plain, key
            self._by_key[key] = firm

    def _other_print(self, firm: Firm) -> Firm | None:
        if firm.name.isupper():
            letters = "".join(filter(str.isalpha, firm.key))
            named = [other for other in self._firms if _initials(other.key) == letters]
            if len(named) == 1:
                return named[0]
        first, _, rest = firm.key.partition(" ")
        if first.endswith("ing") and rest in self._by_key:  # "Discussing Quellmoor Gold Corp"
            return self._by_key[rest]
        return self._by_key.get(key_of(self._unfused(firm.name))) if _FUSED.search(firm.name) else None

    def _join_short_forms(self) -> None:
        by_word = _by_outer_words(self._firms)
        merged: set[int] = set()
        for firm in list(self._firms):
            if (firm.full or _has_its_form(firm)) and not _lacks_its_full_form(firm):
                continue
            near = (*by_word[firm.key.partition(" ")[0]], *by_word[firm.key.rpartition(" ")[2]])
            longer = [
                other
                for other in {id(other): other for other in near}.values()
                if other is not firm and id(other) not in merged
                if _continues(other, firm) and not (firm.tickers and _is_house(other, firm))
                if other.key not in _own_houses()
            ]
            if len(longer) > 1:
                longer = [other for other in longer if other.profiled] or longer
            if len(longer) == 1 or (longer and len({other.key for other in longer}) == 1):
                self._merge(firm, longer[0])
                merged.add(id(firm))

    def _merge(self, firm: Firm, into: Firm) -> None:
        for form in (firm.name, *firm.aliases):
            into.is_called(form)
        into.tickers.update(firm.tickers)
        into.profiled = into.profiled or firm.profiled
        into.mentions += firm.mentions
        self._firms.remove(firm)
        for key, value in self._by_key.items():
            if value is firm:
                self._by_key[key] = into

    def count(self, name: Name, times: int) -> None:
        """Counts the companies that a name means which the text has so many times: it itself, or a part of it. One that
        has none of the `heads` among its words means none."""
        tokens = name.tokens
        count = len(tokens)
        at = 0
        while at < count:
            if name.plain[at] not in self.heads:
                at += 1
                continue
            for end in range(count, at, -1):
                form = " ".join(tokens[at:end])
                firm = self._by_key.get(key_of(form))
                if firm is not None and (end - at > 1 or count == 1 or _may_be_part(tokens, at, firm)):
                    firm.mentions += times
                    firm.is_called(form)
                    at = end - 1
                    break
            at += 1

    def count_prints(self, text: str) -> None:
        """Counts in the text the names of no script that has words: a profile alone has told of them."""
        for firm in self._firms:
            if not firm.mentions and not firm.name.isascii():
                firm.mentions = text.count(firm.name)

    def as_dicts(self) -> list[dict[str, Any]]:
        """The companies in order of appearance, as DESIGN §4 shapes them."""
        self._place_tickers()
        return [
            {
                "name": firm.name,
                "aliases": [alias for alias in firm.aliases if f"{alias}." not in firm.aliases],
                "tickers": _without_repeats(list(firm.tickers)),
                "mentions": max(1, firm.mentions),
                "profiled": firm.profiled,
            }
            for firm in self._firms
        ]

    def _place_tickers(self) -> None:
        """Gives tickers that no name stood beside to the company that the article is about, if one stands out."""
        placed = {ticker for firm in self._firms for ticker in firm.tickers}
        left = [ticker for ticker in self._tickers if ticker not in placed]
        if left and self._firms:
            chief = max(self._firms, key=lambda firm: (firm.profiled, firm.mentions))
            if chief.profiled or chief.mentions > 1 or len(self._firms) == 1:
                chief.tickers.update(dict.fromkeys(left))


_OFFICES_IN_FRONT: Final = ("CEO", "CFO", "COO", "CTO", "LP", "LLP", "LLC", "President", "Chairman")


@cache
def _office_in_front() -> re.Pattern[str]:
    """What ran into the name of a firm with a legal form: "CEOTarn, Inc."."""
    forms = r" Inc\.?| Ltd\.?| LLC| LLP| Corp\.?"
    return re.compile(rf"^(?:{'|'.join(_OFFICES_IN_FRONT)})(?=(?:[A-Z][a-z]\w*|[A-Z]{{2,5}})[, ].*(?:{forms})$)")


@lru_cache(maxsize=4096)
def _mended(name: str) -> str:
    """The name without what only stood beside it; empty where "Co" is a state or the beginning of "Co-Founder"."""
    if "innen und " in name or "innen oder " in name:
        return ""  # "Bürgerinnen und Bürger"
    middle = len(name) // 2
    if name[:middle] == name[middle:] and " " in name[:middle]:  # "Quellmoor LLCQuellmoor LLC"
        name = name[:middle]
    name = _LABEL_IN_FRONT.sub("", name)
    if name.startswith(_OFFICES_IN_FRONT):
        name = _office_in_front().sub("", name)
    words = name.rstrip(" &,;").split()
    half = len(words) // 2
    if half and [word.lower() for word in words[:half]] == [word.lower() for word in words[half : 2 * half]]:
        words = words[half:]  # a label that has run into its text
    if "www." in name:  # "Quellmoor Motorswww.quellmoor.example"
        words = name.partition("www.")[0].rstrip(" -–|:,&(").split()
    if len(words) > 1 and words[-1] in ("Co", "CO", "Co.") and (words[-2][-1:] == "," or words[-2] == "und"):
        return ""
    return " ".join(words)


def _without_repeats(tickers: list[str]) -> list[str]:
    """The tickers without those that another gives with its exchange."""
    if len(tickers) < _SEVERAL:
        return tickers
    whole = {ticker.rpartition(": ")[2] for ticker in tickers if ": " in ticker}
    return [ticker for ticker in tickers if ticker not in whole]


def _may_be_part(tokens: tuple[str, ...], at: int, firm: Firm) -> bool:
    """Whether one word of a longer name means the company: the others are ordinary, or it is a defined form."""
    if tokens[at] in firm.aliases or firm.key == key_of(tokens[at]):
        return True
    return all(word.lower() in common_words() for i, word in enumerate(tokens) if i != at)


def _has_its_form(firm: Firm) -> bool:
    """Whether a name of several words ends with a form that keys leave out: "Quellmoor Capital Partners"."""
    name = firm.name.removeprefix("The ").replace(" & ", " ")
    return " " in firm.key and len(firm.key.split()) < len(name.split())


def _lacks_its_full_form(firm: Firm) -> bool:
    """Whether a profile gives one word for a company and no longer form of it."""
    if not firm.profiled or " " in firm.key or " " in firm.name:
        return False
    return not any(key_of(alias).startswith(firm.key + " ") for alias in firm.aliases)


def _continues(longer: Firm, shorter: Firm) -> bool:
    """Whether a longer name begins or ends with a shorter one, or has only a place before it."""
    if longer.key.startswith(shorter.key + " ") or longer.key.endswith(" " + shorter.key):
        return True
    place, _, rest = longer.key.partition(" ")
    return rest.startswith(shorter.key + " ") and place in places()


@cache
def _own_houses() -> frozenset[str]:
    """The keys of companies whose names begin with another's, of whom texts about both tell."""
    return frozenset(key_of(name) for name in words("companies beside their owners"))


def _by_outer_words(firms: list[Firm]) -> dict[str, list[Firm]]:
    """The firms by the first, second and last word of their keys: a shorter name shares one of these with a longer."""
    found: dict[str, list[Firm]] = {}
    for firm in firms:
        own = firm.key.split(" ")
        for word in {*own[:2], own[-1]}:
            found.setdefault(word, []).append(firm)
    return found


def _is_house(longer: Firm, shorter: Firm) -> bool:
    """Whether a longer name is a house of the listed company's own: "Quellmoor Ventures"."""
    return not words("words of houses").isdisjoint(longer.key.removeprefix(shorter.key).split())


@lru_cache(maxsize=4096)
def _initials(key: str) -> str:
    return "".join([token[0] for token in key.split()])


@lru_cache(maxsize=4096)
def _short_forms(key: str) -> list[str]:
    """The forms that a text may use later: beginnings, what follows a place or a general word, and the initials."""
    tokens = key.split()
    if len(tokens) < 2:
        return []
    sizes = [size for size in range(len(tokens) - 1, 1, -1) if tokens[size - 1] not in _NO_ENDS]  # "Bank of"
    forms = [" ".join(tokens[:size]) for size in sizes]
    if _is_distinct(tokens[0]):
        forms.append(tokens[0])
    elif len(tokens) == 2 and _is_distinct(tokens[1]):
        forms.append(tokens[1])
    if len(tokens) > 2:
        initials = "".join(token[0] for token in tokens)
        forms.extend((initials, initials + "c", initials + "i"))
    return forms


_NO_ENDS: Final = frozenset("of and the for in & de du des der del di da do y e et und von van".split())


def _is_distinct(token: str) -> bool:
    return len(token) >= 3 and not any(token in said for said in _general())


@cache
def _general() -> tuple[frozenset[str], ...]:
    others = words("place words") | words("firm words") | words("firm words before") | words("not firm names")
    return common_words(), places(), others
