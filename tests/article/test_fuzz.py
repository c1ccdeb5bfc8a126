"""No input makes the analysis raise, hang or invent: whatever text comes, the promises of the parts hold."""

import os
import subprocess
import sys
from pathlib import Path

from article.making import body, companies, line
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article.companies.names import aliases_of, key_of
from reader.article.companies.tickers import symbol_of, ticker_spans
from reader.article.evidence.numerals import figures_in
from reader.article.evidence.support import Item, evidence
from reader.article.extraction.choosing import extracted
from reader.article.language import language_of
from reader.article.ownership import owner_of
from reader.article.sentences import sentences, without_dateline
from reader.text import clean

# Pieces that the rules look for, so that random texts come near them.
PIECES = st.sampled_from(
    [
        "Quellmoor",
        "Mining",
        "Inc",
        ".",
        ",",
        " ",
        "  ",
        "(",
        ")",
        "（",
        "）",
        "“",
        "”",
        '"',
        "'s",
        "’",
        "the",
        "Company",
        "of",
        "& ",
        "Co., Ltd",
        "AG",
        "S.A.",
        "NYSE",
        "ASX",
        ":",
        "：",
        "QLM",
        "300750",
        ".SZ",
        "ISIN",
        "DE0007164600",
        "symbol",
        "$",
        "€",
        "1,234.5",
        "6.800",
        "12 000",
        "%",
        " per cent",
        "million",
        "bn",
        "m",
        "tonnes",
        "three",
        "hundred",
        "and",
        "March",
        "May",
        "5",
        "2024",
        "Q3",
        "third quarter",
        "3月5日",
        "集团",
        "云岭",
        "稀土",
        "与",
        "株式会社",
        "㈜",
        "한빛",
        "。",
        "\n",
        "said",
        "CEO",
        "battery maker",
        "shares",
        "University",
        "-",
        "–",
        "\u200f",
        "é",
        "Ω",
        "🙂",
        "\ud800",
        "aA",
        "I",
        "[1]",
        "|",
        ";",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=60).map("".join)


@given(st.lists(TEXTS, max_size=5), TEXTS)
@settings(max_examples=200)
def test_companies_of_any_text_are_whole(texts: list[str], title: str):
    found = companies(*map(clean, texts), title=clean(title))
    assert all(company["name"].strip() and company["mentions"] >= 1 for company in found)
    names = [company["name"] for company in found]
    assert len(set(names)) == len(names)
    assert all(company["name"] not in company["aliases"] for company in found)


@given(TEXTS)
@settings(max_examples=300)
def test_tickers_of_any_text_lie_inside_it_in_order(text: str):
    spans = ticker_spans(text)
    assert all(0 <= start < end <= len(text) and symbol_of(ticker) for start, end, ticker in spans)
    assert spans == sorted(spans)


@given(TEXTS, st.lists(TEXTS, max_size=4))
@settings(max_examples=200)
def test_evidence_of_any_text_names_blocks_of_the_body(text: str, texts: list[str]):
    lines = body(*map(clean, texts))
    blocks, unsupported = evidence(clean(text), lines)
    assert set(blocks) <= {i for i, _ in lines}
    assert len(set(unsupported)) == len(unsupported)
    assert all(unsupported)


@given(TEXTS)
@settings(max_examples=200)
def test_a_text_supports_every_figure_of_itself(text: str):
    said = clean("The works " + text)
    missing = set(evidence(said, body(said))[1])
    assert missing.isdisjoint(figure.text for figure in figures_in(said, Item(said).words))


@given(st.lists(TEXTS, max_size=6), TEXTS)
@settings(max_examples=150)
def test_extracted_sentences_stand_in_their_blocks(texts: list[str], title: str):
    lines = [line(clean(text)) for text in texts]
    found = extracted(lines, title)
    assert len(found) <= 5
    assert all(text in lines[block].text for text, block in found)


@given(TEXTS)
@settings(max_examples=200)
def test_sentences_lose_nothing(text: str):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
    assert text.endswith(without_dateline(text))


@given(TEXTS, st.one_of(st.none(), st.text(max_size=8)))
@settings(max_examples=100)
def test_names_languages_and_owners_never_fail(text: str, hint: str | None):
    code = language_of(text, hint)
    assert code is None or len(code) == 2
    assert key_of(text) == " ".join(key_of(text).split())
    assert all(aliases_of(text))
    owner = owner_of(text, None)
    assert owner is None or owner["typology_name"]


HOSTILE = (
    "A",
    "A ",
    "A.",
    "(A",
    "NYSE: ",
    "1,",
    "1.000,",
    "$1m ",
    "集团",
    "A & ",
    "Co., Ltd. ",
    "“A” ",
    "A-",
    ". A",
    "three and ",
)
SECONDS_OF_PROCESSOR = 60
READS = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS_OF_PROCESSOR}, {SECONDS_OF_PROCESSOR}))
from article.making import body, companies, line
from reader.article.evidence.support import evidence
from reader.article.extraction.choosing import extracted
from reader.text import clean
for piece in {HOSTILE!r}:
    print(repr(piece), flush=True)
    text = clean(piece * (20_000 // len(piece)))
    companies(text)
    evidence(text[:2000], body(text))
    extracted([line(text)], "")
print("done")
"""


def test_hostile_repetitions_end():
    """In a process of its own, which the system kills after many times the seconds of processor that it needs."""
    paths = os.pathsep.join(filter(None, [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]))
    done = subprocess.run(
        [sys.executable, "-c", READS], env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1:] == ["done"], (done.returncode, done.stdout, done.stderr)
