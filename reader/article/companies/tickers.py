"""Stock tickers and security codes in every notation that releases and wires use.

    (NYSE: MP)   (ASX:LYC)   (TSX.V YEG)   (NYSE and TSX: X; LSE: Y)   (MP: NYSE)   NASDAQ: GOOG, GOOGL
    300750.SZ   (BHP.AX)   (BHP AU Equity)   under the symbol "TMRC" on the OTCQB   ISIN DE000A0D9PT0
    （东证：7203）   股票代码：600111   코스피 005930   ($MP)   (symbol: MP)   (PETR4)

A ticker is given as `EXCHANGE: SYMBOL`, the exchange as it is printed but for dots, dashes and case; as the symbol
alone where nothing says the exchange. A bare code in brackets, "Microsoft (MSFT)", is read by `brackets`.
"""

from __future__ import annotations

import re
from functools import cache

from reader.article.companies.exchanges import BLOOMBERG, REUTERS, exchange_named, exchanges_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

Span = tuple[int, int, str]

_LONGEST_BRACKET: Final = 60
_SYMBOL: Final = re.compile(r"\s?[\"“‘'$]?([A-Z0-9](?:[A-Z0-9&-]|\.(?=[A-Z0-9])){0,12})(?![\w])")
_NORDIC: Final = frozenset(("STO", "OMX", "CPH", "HEL", "Nasdaq Stockholm", "Nasdaq Copenhagen", "Nasdaq Helsinki"))
_ENDS: Final = ')）]],;|/"”'
# Cities that stand for their exchange before a code of so many figures: "(Shenzhen: 002931)".
_CITIES: Final = {"Shanghai": ("SSE", 6), "Shenzhen": ("SZSE", 6), "Kong": ("HKEX", 4), "Tokyo": ("TSE", 4)}
_NO_SYMBOLS: Final = frozenset(("UK", "EU", "UN", "US", "USA", "UAE", "NYC", "OR", "AND", "THE", "NON"))
_YEARS: Final = ("19", "20")
_CODE_WORDS: Final = ("symbol", "ticker", "stock code", "trading code", "Kürzel")
# Words for a code in Chinese, Japanese and Korean.
_CJK_CODE_WORDS: Final = ("股票代码", "证券代码", "證券代號", "股份代號", "証券コード", "종목코드")
# Each code word holds one of these, those of Chinese, Japanese and Korean one of two bytes.
CODE_SIGNALS: Final = frozenset("symbol symbols ticker tickers tickersymbol code codes kürzel kürzels".split())
_CODED_WORDS: Final = [(word, word.encode()) for word in _CODE_WORDS]
_ALL_CODED_WORDS: Final = [(word, word.encode()) for word in (*_CODE_WORDS, *_CJK_CODE_WORDS)]


# Patterns that few texts need are compiled when one does.
@cache
def _more() -> re.Pattern[str]:
    return re.compile(r"[\"”’']?(?:,| and| &|/) ?[\"“‘']?([A-Z]{1,5}(?:\.[A-Z])?)(?=[\"”’']?\s?(?:[),;.]|and |$))")


@cache
def _market_letters() -> re.Pattern[str]:
    return re.compile(r"\.(?:SZ|SS|SH|HK|TW|KS|KQ|T|BO|NS|AX|BJ)(?![\w.-])")


@cache
def _dotted() -> re.Pattern[str]:
    return re.compile(r"([A-Z0-9][A-Z0-9-]{0,11})\.([A-Z]{1,3})")


@cache
def _share_class() -> re.Pattern[str]:
    return re.compile(r" ([A-D])(?!\w)")


@cache
def _equity() -> re.Pattern[str]:
    return re.compile(r"([A-Z0-9]{1,6}) ([A-Z]{2})(?: Equity)?")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(
        r"(?:s|\(s\))?(?: of| is|:|：)?\s?[\"“‘'「]?"
        r"([A-Z][A-Z0-9]{0,5}(?:\.[A-Z]{1,2})?|[0-9]{4,6})(?=[\"”’'」.,;:)\s），、；]|$)"
    )


@cache
def _cashtag() -> re.Pattern[str]:
    return re.compile(r"\$(?<![\w$].)([A-Z]{2,5}(?:\.[A-Z])?)(?![\w$]|[.-]\w)")


@cache
def _brazilian() -> re.Pattern[str]:
    return re.compile(r"(?<=[( /])([A-Z]{4}(?:[3-8]|11))(?=[),;/ ])")


@cache
def _isin() -> re.Pattern[str]:
    return re.compile(r"(?: ?(?:code|number|no\.?|-?nr\.?))?[:：]? ?([A-Z]{2}[A-Z0-9]{9}[0-9])(?!\w)", re.I)


@cache
def _on() -> re.Pattern[str]:
    return re.compile(r"[\"”’'.,]{0,2} (?:and )?(?:on|at|of) ")


def tickers_in(text: str) -> list[str]:
    """The tickers in the text, in order, without repeats, as `EXCHANGE: SYMBOL`."""
    return list(dict.fromkeys(ticker for _, _, ticker in ticker_spans(text)))


def ticker_spans(text: str, coded: bytes | None = None, *, may_have_codes: bool = True) -> list[Span]:
    """Where the tickers stand: (start, end, ticker), in order; the span covers exchange and symbol.

    `coded` is the text in UTF-8, where it is at hand; `may_have_codes` says whether it has one of `CODE_SIGNALS`.
    """
    coded = text.encode("utf-8", "replace") if coded is None else coded
    found: list[Span] = []
    if ":" in text or "：" in text:
        found.extend(_at_colons(text))
    found.extend(_in_brackets(text))
    found.extend(_lettered(text))
    if b"\xc3" in coded and ("R$" in text or "Ibovespa" in text):  # Portuguese has "ã" and "ç"
        found.extend((match.start(1), match.end(1), match[1]) for match in _brazilian().finditer(text))
    if may_have_codes or b"\xe8" in coded or b"\xec" in coded:
        found.extend(_after_code_words(text, coded))
    if "$" in text:
        found.extend((match.start(), match.end(), match[1]) for match in _cashtag().finditer(text))
    if "ISIN" in text:
        found.extend(_isins(text))
    return _without_overlaps(found)


def _without_overlaps(found: list[Span]) -> list[Span]:
    found.sort()
    kept: list[Span] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1] or _shares(span, kept):
            kept.append(span)
    return kept


def _shares(span: Span, kept: list[Span]) -> bool:
    """Whether a span that overlaps the last one names another symbol of the same exchange, or another exchange."""
    if ": " not in span[2] or span[2] in {ticker for _, _, ticker in kept[-4:]}:
        return False
    return symbol_of(span[2]) == symbol_of(kept[-1][2])


def symbol_of(ticker: str) -> str:
    """The ticker without its exchange."""
    return ticker.rpartition(": ")[2]


def says_its_exchange(ticker: str) -> bool:
    """Whether the exchange is known, which proves a share; "($ABC)" may be a coin, and "(ABC US)" two countries. The
    form of Brazil's says it ("TARN3")."""
    if ": " not in ticker:
        return ticker[:4].isalpha() and ticker[4:].isdigit()
    return not ticker.startswith("US: ")


def _at_colons(text: str) -> Iterator[Span]:
    for mark in ":：":
        at = text.find(mark)
        while at != -1:
            if (at and text[at - 1] != " ") or text[max(0, at - 2) : at - 1].isalpha():
                yield from _at_colon(text, at)
            at = text.find(mark, at + 1)


def _at_colon(text: str, at: int) -> Iterator[Span]:
    symbol = _SYMBOL.match(text, at + 1)
    if symbol is None:
        return
    start, exchanges = exchanges_before(text, at)
    if exchanges and text[start:at].islower() and not _is_in_bracket(text, start):
        return  # "Klar ist: 2025"
    if exchanges and (len(symbol[1]) > 1 or text[symbol.end() : symbol.end() + 1] in _ENDS):
        if not exchange_named(symbol[1]) or text[symbol.end() : symbol.end() + 1] in ")）,;":
            share = _share_class().match(text, symbol.end()) if exchanges[0] in _NORDIC else None
            name = f"{symbol[1]} {share[1]}" if share else symbol[1]
            yield from ((start, symbol.end(), f"{exchange}: {name}") for exchange in exchanges)
            yield from _further(text, symbol.end(), exchanges[0])
        return
    city, figures = _CITIES.get(text[max(0, at - 9) : at].rpartition(" ")[2].rpartition("(")[2], ("", 0))
    if symbol[1].isdigit() and len(symbol[1]) == figures and not symbol[1].startswith(_YEARS):
        yield (at, symbol.end(), f"{city}: {symbol[1]}")
    in_bracket = symbol[1] == "US" and text[symbol.end() : symbol.end() + 1] == ")"
    exchange = "US" if in_bracket else exchange_named(symbol[1])
    if exchange:
        before = text[max(0, at - 8) : at].rstrip().rpartition("(")[2].rpartition(" ")[2].strip("\"“”'$")
        if before and before.isascii() and before.isupper() and before.isalnum():
            yield (at - len(before), symbol.end(), f"{exchange}: {before}")


def _is_in_bracket(text: str, at: int) -> bool:
    return text.rfind("(", max(0, at - _LONGEST_BRACKET), at) > text.rfind(")", max(0, at - _LONGEST_BRACKET), at)


def _further(text: str, end: int, exchange: str) -> Iterator[Span]:
    """Further symbols of the same exchange: "NASDAQ: GOOG, GOOGL"."""
    for _ in range(4):
        more = _more().match(text, end)
        if more is None or exchange_named(more[1]):
            return
        yield (more.start(1), more.end(), f"{exchange}: {more[1]}")
        end = more.end()


def _in_brackets(text: str) -> Iterator[Span]:
    for opening, closing in ("()", "（）", "[]"):
        at = text.find(opening)
        while at != -1:
            end = text.find(closing, at + 1, at + 90)
            if end > at + 2:
                yield from _in_bracket(text, at + 1, end)
            at = text.find(opening, at + 1)


def _in_bracket(text: str, start: int, end: int) -> Iterator[Span]:
    """Notations that only brackets make safe: (TSX.V YEG), (NYSE "MP"), (MP, NYSE), (BHP.AX), (BHP AU)."""
    for piece in text[start:end].replace("|", ";").replace("/", ";").replace("，", ";").replace(",", ";").split(";"):
        words = piece.split()
        if not words or len(words) > 4 or ":" in piece or "：" in piece:
            continue
        dotted = _dotted().fullmatch(words[0]) if len(words) == 1 else None
        if dotted and dotted[2] in REUTERS:
            yield (start, end, f"{REUTERS[dotted[2]]}: {dotted[1]}")
            continue
        exchange = exchange_named(" ".join(words[:-1]))
        symbol = words[-1].strip("\"“”'‘’$")
        if exchange and _SYMBOL.fullmatch(symbol) and not exchange_named(symbol):
            yield (start, end, f"{exchange}: {symbol}")
            continue
        equity = _equity().fullmatch(" ".join(words))
        if equity and equity[2] in BLOOMBERG and _is_bloomberg(equity[1], words):
            yield (start, end, f"{BLOOMBERG[equity[2]]}: {equity[1]}")
    yield from _reversed_pair(text, start, end)


def _is_bloomberg(symbol: str, words: list[str]) -> bool:
    """Whether `symbol` and a country code are a Bloomberg ticker and not two words in capitals."""
    if words[-1] == "Equity":
        return True
    return (symbol.isdigit() and len(symbol) >= 4) or (
        symbol.isalpha() and len(symbol) >= 2 and words[1] not in ("IN", "NO") and symbol not in _NO_SYMBOLS
    )


def _reversed_pair(text: str, start: int, end: int) -> Iterator[Span]:
    """(MP, NYSE)"""
    left, comma, right = text[start:end].partition(",")
    symbol = left.strip("\"“”'‘’$ ")
    exchange = exchange_named(right) if comma else ""
    if exchange and _SYMBOL.fullmatch(symbol) and not exchange_named(symbol):
        yield (start, end, f"{exchange}: {symbol}")


def _lettered(text: str) -> Iterator[Span]:
    """Reuters codes in running text; there only those of markets whose letters mean nothing else."""
    for match in _market_letters().finditer(text):
        start = match.start()
        while start > 0 and start > match.start() - 10 and text[start - 1].isascii() and text[start - 1].isalnum():
            start -= 1
        symbol, market = text[start : match.start()], match[0][1:]
        if (
            not symbol
            or symbol != symbol.upper()
            or (start and (text[start - 1] in ".-_@/" or text[start - 1].isdigit()))
        ):
            continue
        if symbol.isdigit() if market not in ("NS", "AX") else symbol.isalnum() and not symbol.isdigit():
            yield (start, match.end(), f"{REUTERS[market]}: {symbol}")


def _after_code_words(text: str, coded: bytes) -> Iterator[Span]:
    asian = b"\xe8" in coded or b"\xec" in coded  # each of their words has one of these bytes
    for word, coded_word in _ALL_CODED_WORDS if asian else _CODED_WORDS:
        at = text.find(word) if coded_word in coded else -1
        while at != -1:
            end = at + len(word)
            match = _quoted().match(text, end)
            if match:
                exchange = _market_of_code(match[1], word) or _exchange_near(text, at, match.end())
                if exchange:
                    yield (match.start(1), match.end(1), f"{exchange}: {match[1]}")
                elif _is_told_in_brackets(text, at, match):
                    yield (at, match.end(1), match[1])
            at = text.find(word, end)


def _is_told_in_brackets(text: str, at: int, match: re.Match[str]) -> bool:
    """Whether a symbol is all that a bracket tells: "(symbol: QLR)", "(ticker symbol: QLR)"."""
    if text[match.end() : match.end() + 1] not in (")", "）") or match[1].isdigit():
        return False
    return text[max(0, at - 8) : at].rstrip().endswith(("(", "（", "(ticker", "(stock"))


def _market_of_code(code: str, word: str) -> str:
    """The market of a bare number, which in China, Hong Kong and Japan says it."""
    if not code.isdigit() or word.isascii():
        return ""
    if word == "証券コード":
        return "TSE"
    if word == "종목코드":
        return "KRX"
    if len(code) <= 5:
        return "HKEX"
    return "SSE" if code[0] == "6" else "SZSE" if code[0] in "03" else "BSE"


def _exchange_near(text: str, start: int, end: int) -> str:
    """The exchange that a code word belongs to: "on the OTCQB" behind it, else the last one before it."""
    behind = _exchanges_in(text[end : end + 70])
    if behind and _on().match(text, end):
        return behind[0]
    before = _exchanges_in(text[max(0, start - 90) : start])
    return before[-1] if before else behind[0] if behind else ""


def _exchanges_in(stretch: str) -> list[str]:
    words = stretch.translate(_BRACKETS).split()
    found = []
    for at, word in enumerate(words):
        if word[0].isupper():
            names = (exchange_named(" ".join(words[at : at + size])) for size in (5, 4, 3, 2, 1))
            name = next(filter(None, names), "")
            if name:
                found.append(name)
    return found


_BRACKETS: Final = str.maketrans('()[]"“”,;', "         ")


def _isins(text: str) -> Iterator[Span]:
    at = text.find("ISIN")
    while at != -1:
        match = _isin().match(text, at + 4)
        if match and _is_isin(match[1].upper()):
            yield (at, match.end(), f"ISIN: {match[1].upper()}")
        at = text.find("ISIN", at + 4)


def _is_isin(code: str) -> bool:
    """Whether the check digit is right (ISO 6166)."""
    digits = "".join(str(int(c, 36)) for c in code)
    total = sum(
        sum(divmod(int(d) * (2 - i % 2), 10)) if i % 2 == 0 else int(d) for i, d in enumerate(reversed(digits), 1)
    )
    return total % 10 == 0
