"""Stock exchanges as texts name them: in full, by their letters, and by the codes of news agencies."""

from __future__ import annotations

from functools import lru_cache

from reader.article.companies.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_EURONEXT: Final = ("Paris", "Growth", "Amsterdam", "Brussels", "Lisbon", "Dublin", "Milan")
_NORDIC_PLACES: Final = ("Stockholm", "Helsinki", "Copenhagen")
_AS_PRINTED: Final = {
    "TSXVENTURE": "TSXV",
    "TSXVENTUREEXCHANGE": "TSXV",
    "NYSEAMERICAN": "NYSE American",
    "NYSEARCA": "NYSE Arca",
    "OTCPINK": "OTC Pink",
    "OTCPINKLIMITED": "OTC Pink",
    "OTCPINKCURRENT": "OTC Pink",
    "OTCMARKETS": "OTC Markets",
    "FRANKFURT": "Frankfurt",
    "STUTTGART": "Stuttgart",
    "PARIS": "Paris",
    "OSLO": "Oslo",
    "OSLOBORS": "Oslo Børs",
    "OSLOBØRS": "Oslo Børs",
    "EURONEXTOSLOBØRS": "Oslo Børs",
    "DEUTSCHEBÖRSE": "Deutsche Börse",
    "BOLSADEMADRID": "Bolsa de Madrid",
    "BORSAITALIANA": "Borsa Italiana",
    "BOURSEDEPARIS": "Paris",
    "PARISSTOCKEXCHANGE": "Paris",
    "NASDAQFIRSTNORTHGROWTHMARKET": "Nasdaq First North",
    "NASDAQFIRSTNORTH": "Nasdaq First North",
    "BURSAMALAYSIA": "Bursa Malaysia",
    **{f"EURONEXT{place.upper()}": f"Euronext {place}" for place in _EURONEXT},
    **{f"NASDAQ{place.upper()}": f"Nasdaq {place}" for place in _NORDIC_PLACES},
    "NEWYORKSTOCKEXCHANGE": "NYSE",
    "LONDONSTOCKEXCHANGE": "LSE",
    "TORONTOSTOCKEXCHANGE": "TSX",
    "AUSTRALIANSECURITIESEXCHANGE": "ASX",
    "CANADIANSECURITIESEXCHANGE": "CSE",
    "HONGKONGSTOCKEXCHANGE": "HKEX",
    "STOCKEXCHANGEOFHONGKONG": "HKEX",
    "SHANGHAISTOCKEXCHANGE": "SSE",
    "SHENZHENSTOCKEXCHANGE": "SZSE",
    "BEIJINGSTOCKEXCHANGE": "BSE",
    "HONGKONGEXCHANGE": "HKEX",
    "TOKYOSTOCKEXCHANGE": "TSE",
    "TOKYOSTOCKEXCHANGEPRIMEMARKET": "TSE",
    "TAIWANSTOCKEXCHANGE": "TWSE",
    "KOREAEXCHANGE": "KRX",
    "KOREASTOCKEXCHANGE": "KRX",
    "SINGAPOREEXCHANGE": "SGX",
    "SINGAPORESTOCKEXCHANGE": "SGX",
    "INDONESIASTOCKEXCHANGE": "IDX",
    "STOCKEXCHANGEOFTHAILAND": "SET",
    "PHILIPPINESTOCKEXCHANGE": "PSE",
    "NEWZEALANDSTOCKEXCHANGE": "NZX",
    "SIXSWISSEXCHANGE": "SIX",
    "SWISSSTOCKEXCHANGE": "SIX",
    "MADRIDSTOCKEXCHANGE": "BME",
    "BOLSAMEXICANADEVALORES": "BMV",
    "MEXICANSTOCKEXCHANGE": "BMV",
    "WARSAWSTOCKEXCHANGE": "WSE",
    "VIENNASTOCKEXCHANGE": "VIE",
    "WIENERBÖRSE": "VIE",
    "ATHENSSTOCKEXCHANGE": "ATHEX",
    "BUCHARESTSTOCKEXCHANGE": "BVB",
    "MOSCOWEXCHANGE": "MOEX",
    "BORSAISTANBUL": "BIST",
    "TELAVIVSTOCKEXCHANGE": "TASE",
    "SAUDIEXCHANGE": "TADAWUL",
    "DUBAIFINANCIALMARKET": "DFM",
    "ABUDHABISECURITIESEXCHANGE": "ADX",
    "JOHANNESBURGSTOCKEXCHANGE": "JSE",
    "AQUISSTOCKEXCHANGE": "AQSE",
    "OSLOSTOCKEXCHANGE": "OSL",
    "FRANKFURTSTOCKEXCHANGE": "FRA",
    "FRANKFURTERWERTPAPIERBÖRSE": "FRA",
    "BÖRSEFRANKFURT": "FRA",
    "NATIONALSTOCKEXCHANGEOFINDIA": "NSE",
    "BOMBAYSTOCKEXCHANGE": "BSE",
    "NASDAQSTOCKMARKET": "NASDAQ",
    "NSDQ": "NASDAQ",
    "NASDAQGS": "NASDAQ",
    "NASDAQGM": "NASDAQ",
    "NASDAQCM": "NASDAQ",
    "NASDAQCAPITALMARKET": "NASDAQ",
    "NASDAQGLOBALMARKET": "NASDAQ",
    "NASDAQGLOBALSELECTMARKET": "NASDAQ",
}
# Reuters and Bloomberg name the market by a few letters behind the symbol.
REUTERS: Final = {
    "SZ": "SZSE", "SS": "SSE", "SH": "SSE", "BJ": "BSE", "HK": "HKEX", "T": "TSE", "KS": "KRX", "KQ": "KOSDAQ",
    "AX": "ASX", "L": "LSE", "TO": "TSX", "V": "TSXV", "CN": "CSE", "NS": "NSE", "BO": "BSE", "DE": "XETRA",
    "F": "FRA", "PA": "EPA", "AS": "AMS", "BR": "EBR", "MI": "BIT", "MC": "BME", "ST": "STO", "OL": "OSL",
    "HE": "HEL", "CO": "CPH", "SW": "SIX", "S": "SIX", "SA": "B3", "J": "JSE", "KL": "KLSE", "SI": "SGX",
    "TW": "TWSE", "TWO": "TPEX", "BK": "SET", "JK": "IDX", "N": "NYSE", "O": "NASDAQ", "OQ": "NASDAQ",
    "A": "NYSE American", "NZ": "NZX", "MX": "BMV", "IS": "BIST", "WA": "WSE", "VI": "VIE", "TA": "TASE",
    "SR": "TADAWUL", "ME": "MOEX",
}  # fmt: skip
BLOOMBERG: Final = {
    "AU": "ASX", "LN": "LSE", "US": "US", "CN": "TSX", "HK": "HKEX", "CH": "CH", "JP": "TSE", "KS": "KRX",
    "IN": "NSE", "GR": "XETRA", "GY": "XETRA", "FP": "EPA", "SW": "SIX", "NA": "AMS", "SM": "BME", "IM": "BIT",
    "SS": "STO", "NO": "OSL", "FH": "HEL", "DC": "CPH", "BZ": "B3", "SJ": "JSE", "SP": "SGX", "TT": "TWSE",
    "NZ": "NZX", "MK": "KLSE", "IJ": "IDX",
}  # fmt: skip
_CODE_NOUNS: Final = frozenset(("code", "ticker", "symbol", "stock"))


@lru_cache(maxsize=8192)
def exchange_named(named: str) -> str:
    """The exchange that the words name, as tickers write it; empty when they name none."""
    squeezed = "".join(filter(str.isalnum, named)).upper()
    if squeezed.startswith("THE"):
        squeezed = squeezed[3:]
    if squeezed not in words("exchanges"):
        return ""
    return _AS_PRINTED.get(squeezed, squeezed)


def exchanges_before(text: str, end: int) -> tuple[int, list[str]]:
    """Where the exchanges begin that are named just before `end`, and which ("NYSE and TSX", "NYSE/ASX")."""
    begin = max(0, end - 40)
    begin = max(begin, 1 + max([text.rfind(mark, begin, end) for mark in "(（;；|[\n"]))
    piece = text[begin:end].rstrip()
    first, found = _exchanges_at_end(piece)
    return begin + piece.find(first) if found else end, found


@lru_cache(maxsize=1024)
def _exchanges_at_end(piece: str) -> tuple[str, list[str]]:
    """The first word of the exchanges that a piece of text ends with, and the exchanges."""
    words = piece.replace("/", " / ").replace(",", " , ").split(" ")
    while len(words) > 1 and words[-1] in _CODE_NOUNS:  # "Shanghai Stock Exchange code: 602931"
        words.pop()
    found: list[str] = []
    at = first = len(words)
    while at > 0:
        for size in (5, 4, 3, 2, 1):
            name = exchange_named(" ".join(words[at - size : at])) if size <= at else ""
            if name and words[at - 1] not in "/,":
                found.insert(0, name)
                at -= size
                first = at
                break
        else:
            break
        while found and at > 1 and words[at - 1] in ("/", ",", "and", "&", ""):
            at -= 1
    return words[first] if found else "", found
