"""Tickers in the notations of releases and wires."""

import pytest

from reader.article.companies.tickers import ticker_spans, tickers_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quellmoor Mining (NYSE: QLM) said", ["NYSE: QLM"]),
        ("Quellmoor Mining (ASX:QLM)", ["ASX: QLM"]),
        ("Quellmoor Mining (Nasdaq: QLM)", ["NASDAQ: QLM"]),
        ("Quellmoor Mining (NYSE American: QLM)", ["NYSE American: QLM"]),
        ("Quellmoor (TSX-V: QLM)(OTCQX: QLMMF)", ["TSXV: QLM", "OTCQX: QLMMF"]),
        ("Quellmoor (TSX.V QLM)", ["TSXV: QLM"]),
        ("Quellmoor (CSE: QLM | OTC: QLMMF | FRA: 8Q1)", ["CSE: QLM", "OTC: QLMMF", "FRA: 8Q1"]),
        ("Quellmoor (TSX: QLM, NYSE: QM)", ["TSX: QLM", "NYSE: QM"]),
        ("Quellmoor (NYSE and TSX: QLM; LSE: QMM)", ["NYSE: QLM", "TSX: QLM", "LSE: QMM"]),
        ("Quellmoor (QLM: NYSE)", ["NYSE: QLM"]),
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
    ],
)
def test_tickers_are_read(text: str, found: list[str]):
    assert tickers_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Note: The NYSE closed early.",
        "AIM: To win the market",
        "At 10:30 A.M. the Nasdaq: A look back",
        "ISIN DE0007164601",
        "Table (Q3 US)",
        "See www.quellmoor.DE: 5 pages",
        "version 2.0 of the LSE",
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
