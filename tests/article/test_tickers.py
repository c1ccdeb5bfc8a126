"""Tickers in the notations of releases and wires."""

import pytest

from reader.article import parts_of
from reader.article.companies.tickers import ticker_spans, tickers_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quellmoor Mining (NYSE: QLM) said", ["NYSE: QLM"]),
        ("Quellmoor Mining (ASX:QLM)", ["ASX: QLM"]),
        ("Quellmoor Mining (Nasdaq: QLM)", ["NASDAQ: QLM"]),
        ("Quellmoor Mining (NSDQ:QLM)", ["NASDAQ: QLM"]),
        ("Quellmoor Mining (NYSE American: QLM)", ["NYSE American: QLM"]),
        ("Quellmoor (TSX-V: QLM)(OTCQX: QLMMF)", ["TSXV: QLM", "OTCQX: QLMMF"]),
        ("Quellmoor (TSX.V QLM)", ["TSXV: QLM"]),
        ("Quellmoor (CSE: QLM | OTC: QLMMF | FRA: 8Q1)", ["CSE: QLM", "OTC: QLMMF", "FRA: 8Q1"]),
        ("Quellmoor (TSX: QLM, NYSE: QM)", ["TSX: QLM", "NYSE: QM"]),
        ("Quellmoor (NYSE and TSX: QLM; LSE: QMM)", ["NYSE: QLM", "TSX: QLM", "LSE: QMM"]),
        ("Quellmoor (QLM: NYSE)", ["NYSE: QLM"]),
        ("Quellmoor (nasdaq: QLM; fra: 8Q1)", ["NASDAQ: QLM", "FRA: 8Q1"]),
        ("Quellmoor (QLM, NYSE)", ["NYSE: QLM"]),
        ("Quellmoor (NYSE “QLM”)", ["NYSE: QLM"]),
        ("Quellmoor NASDAQ: QLMA, QLMB.", ["NASDAQ: QLMA", "NASDAQ: QLMB"]),
        ("Quellmoor (Euronext Paris: QLM)", ["Euronext Paris: QLM"]),
        ("Quellmoor (Nasdaq Stockholm: QLM B)", ["Nasdaq Stockholm: QLM B"]),
        ("Quellmoor (NYSE: QLM.A)", ["NYSE: QLM.A"]),
        ("its shares trade on the OTCQB U.S. tier under the symbol “QLMM.”", ["OTCQB: QLMM"]),
        ("under the ticker symbol QLMM on the OTCQB.", ["OTCQB: QLMM"]),
        ("under the symbol QLM on the TSX and under the symbol QLMM on the OTCQB.", ["TSX: QLM", "OTCQB: QLMM"]),
        ("Quellmoor (QLM.AX)", ["ASX: QLM"]),
        ("Quellmoor (QLM AU Equity)", ["ASX: QLM"]),
        ("Quellmoor (QLM LN)", ["LSE: QLM"]),
        ("the maker 300001.SZ and its parent 1234.HK rose", ["SZSE: 300001", "HKEX: 1234"]),
        ("(NSE: QUELLMOOR, BSE: 500001)", ["NSE: QUELLMOOR", "BSE: 500001"]),
        ("云岭材料（600001.SH）", ["SSE: 600001"]),
        ("股票代码：600001", ["SSE: 600001"]),
        ("北浜製作所（東証プライム：6501）", ["東証プライム: 6501"]),
        ("한빛소재 (코스피 005001)", ["코스피: 005001"]),
        ("ISIN DE0007164600", ["ISIN: DE0007164600"]),
        ("Quellmoor Zinc Ltd ($QLM) rose", ["QLM"]),
        ("Quellmoor (NYSE: $QLM) and $TARN", ["NYSE: QLM", "TARN"]),
        ("Quellmoor Zinc (symbol: QLM)", ["QLM"]),
        ("Quellmoor Zinc (ticker symbol: QLM)", ["QLM"]),
        ("Quellmoor Zinc Inc. (QLM US)", ["US: QLM"]),
        ("Quellmoor Zinc Inc. (QLM:US)", ["US: QLM"]),
        ("Quellmoor (QLM.L)", ["LSE: QLM"]),
        ("Quellmoor AG (SIX Swiss Exchange: QLM)", ["SIX: QLM"]),
        ("Quellmoor plc (London Stock Exchange: QLM)", ["LSE: QLM"]),
        ("Quellmoor AG (Deutsche Börse: QLM)", ["Deutsche Börse: QLM"]),
        ("Quellmoor AG (Frankfurter Wertpapierbörse: QLM)", ["FRA: QLM"]),
        ("Quellmoor SA (Bourse de Paris : QLM)", ["Paris: QLM"]),
        ("Quellmoor SA (Bolsa de Madrid: QLM)", ["Bolsa de Madrid: QLM"]),
        ("Quellmoor SpA (Borsa Italiana: QLM)", ["Borsa Italiana: QLM"]),
        ("Quellmoor SA (B3: QLMR3)", ["B3: QLMR3"]),
        ("Quellmoor AB (Nasdaq First North Growth Market: QLM)", ["Nasdaq First North: QLM"]),
        ("Quellmoor (Shenzhen Stock Exchange: 002001)", ["SZSE: 002001"]),
        ("Quellmoor (Shanghai Stock Exchange code: 600001)", ["SSE: 600001"]),
        ("Quellmoor (Shenzhen: 002001)", ["SZSE: 002001"]),
        ("Quellmoor (Tokyo Stock Exchange Prime Market: 7001)", ["TSE: 7001"]),
        ("Quellmoor (Johannesburg Stock Exchange: QLM)", ["JSE: QLM"]),
    ],
)
def test_tickers_are_read(text: str, found: list[str]):
    assert tickers_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Note: The NYSE closed early.",
        "AIM: To win the market",
        "Klar ist: 2025 wird es anders",
        "At 10:30 A.M. the Nasdaq: A look back",
        "ISIN DE0007164601",
        "Table (Q3 US)",
        "See www.quellmoor.DE: 5 pages",
        "version 2.0 of the LSE",
        "(EU US)",
        "it cost $400M, AU$30 or $1.5BN",
        "the code $QLM_HOME of the shell",
        "(Tokyo: 2031)",
        "the symbol: Q and other letters",
        "",
    ],
)
def test_what_is_no_ticker_is_left_alone(text: str):
    assert tickers_in(text) == []


def test_a_ticker_that_comes_back_is_given_once():
    assert tickers_in("(NYSE: QLM) … (NYSE: QLM)") == ["NYSE: QLM"]


def test_spans_cover_exchange_and_symbol():
    text = "Quellmoor (ASX: QLM) rose"
    [(start, end, ticker)] = ticker_spans(text)
    assert (text[start:end], ticker) == ("ASX: QLM", "ASX: QLM")


def test_a_symbol_without_its_exchange_proves_no_share_and_is_nobodys_but_the_name_before_it():
    lines = (
        "<p>Quellmoor Zinc Ltd ($QLM) fell. Traders moved to the coin Lumo ($LUMO) and to $TARN, the mayor said.</p>"
    )
    [company] = parts_of(lines)["companies"]
    assert (company["name"], company["tickers"], company["aliases"]) == ("Quellmoor Zinc Ltd", ["QLM"], [])


def test_an_exchange_is_no_company():
    lines = "<p>Shares of Quellmoor Zinc Ltd trade on the Tel Aviv Stock Exchange and the Singapore Exchange.</p>"
    assert [company["name"] for company in parts_of(lines)["companies"]] == ["Quellmoor Zinc Ltd"]


@pytest.mark.parametrize(
    ("text", "name", "tickers", "aliases"),
    [
        ("Microsoft (MSFT) rose.", "Microsoft", ["MSFT"], []),
        ("Shares of Microsoft Corp. (MSFT) rose.", "Microsoft Corp.", ["MSFT"], []),
        ("Microsoft's (MSFT) sales rose.", "Microsoft", ["MSFT"], []),
        ("General Dynamics (GD) rose.", "General Dynamics", ["GD"], ["GD"]),
        ("International Business Machines (IBM) rose.", "International Business Machines", ["IBM"], ["IBM"]),
        ("The owner, Alphabet (GOOGL, GOOG), paid.", "Alphabet", ["GOOGL", "GOOG"], []),
        ("Berkshire Hathaway (BRK.B, up 2%) rose.", "Berkshire Hathaway", ["BRK.B"], []),
        ("Volkswagen (VW) rose.", "Volkswagen", [], ["VW"]),
        ("Microsoft (MSFT) rose. Microsoft (NASDAQ: MSFT) fell.", "Microsoft", ["NASDAQ: MSFT"], []),
    ],
)
def test_a_bracket_behind_a_known_company_gives_the_code_of_its_share(
    text: str, name: str, tickers: list[str], aliases: list[str]
):
    [company] = parts_of(f"<p>{text}</p>")["companies"]
    assert (company["name"], company["tickers"], company["aliases"]) == (name, tickers, aliases)


def test_its_own_code_behind_an_ordinary_word_tells_a_company():
    found = parts_of("<p>It bought Compass (COMP) and a compass (QLM), and saw Marrow (COMP).</p>")["companies"]
    assert [(company["name"], company["tickers"]) for company in found] == [("Compass", ["COMP"])]
