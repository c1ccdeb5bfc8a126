"""Makes `vocabularies/companies/companies.bin` from the table of listed companies and `companies.tsv`.

    python tests/article/pack_companies.py TABLE.csv.gz [FREQUENT_WORDS.txt]
    python tests/article/pack_companies.py companies.bin

TABLE has the columns name, aliases and tickers (between bars), core. FREQUENT_WORDS, one a line and lower case, are
words that prove nothing as a name besides those of common_words.txt; without it, names of one rarer English word count
as STRONG.
The second form takes rows of `companies.tsv` into the file that is there; a form that the rows no longer have stays, as
do all codes.
"""

import csv
import gzip
import sys
from pathlib import Path

from reader.article.companies.known import FAMOUS, ORDINARY, STRONG, WEAK, Known, packed, read_rows, unpacked
from reader.article.companies.names import key_of
from reader.article.companies.words import FOLDER, common_words, places, words

LONGEST_CODE = 6


def strength_of(key: str, frequent: frozenset[str]) -> int:
    """How much a name of this key proves by itself."""
    tokens = key.split()
    if len(tokens) == 1:
        return WEAK if len(key) < 5 or key in frequent or key in places() else STRONG
    ordinary = all(
        token in frequent or token in places() or token in words("place words") or token.isdigit() or len(token) < 3
        for token in tokens
    )
    return ORDINARY if ordinary else STRONG


def all_names(table: Path, frequent: frozenset[str]) -> dict[str, Known]:
    """Every key with its company; of two companies of one name, the first with `core`."""
    names: dict[str, Known] = {}
    with gzip.open(table, "rt", encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: (row["core"] != "1", row["name"]))
    for row in rows:
        for form in (row["name"], *row["aliases"].split("|")):
            key = key_of(form)
            if len(key) < 2 or not any(c.isalpha() for c in key) or key in words("not firm names"):
                continue
            names.setdefault(key, (_tidy(row["name"]), strength_of(key, frequent)))
    return names


def all_codes(table: Path) -> dict[str, list[str]]:
    """The codes in letters of the shares of every key, of companies that have one name together."""
    codes: dict[str, dict[str, None]] = {}
    with gzip.open(table, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            symbols = [ticker.partition(":")[2].replace("-", ".") for ticker in row["tickers"].split("|")]
            letters = [symbol for symbol in symbols if symbol.replace(".", "").isalpha()]
            own = dict.fromkeys(symbol for symbol in letters if len(symbol) <= LONGEST_CODE)
            for form in (row["name"], *row["aliases"].split("|")):
                codes.setdefault(key_of(form), {}).update(own)
    return {key: sorted(found) for key, found in codes.items() if found}


def _tidy(name: str) -> str:
    """A name that the list prints in capitals, as names are printed."""
    return name.title() if name.isupper() and " " in name else name


def main(arguments: list[str]) -> None:
    """Writes the file and says how many names it holds."""
    frequent = common_words()
    if len(arguments) > 1:
        frequent |= frozenset(Path(arguments[1]).read_text("utf-8").split())
    table = Path(arguments[0])
    if table.suffix == ".bin":
        names, codes = unpacked(table.read_bytes())
    else:
        names, codes = all_names(table, frequent), all_codes(table)
    names.update(read_rows(Path(FOLDER, "companies.tsv").read_text("utf-8").splitlines()))
    Path(FOLDER, "companies.bin").write_bytes(packed(names, codes))
    counts = [sum(strength == s for _, strength in names.values()) for s in (STRONG, ORDINARY, WEAK, FAMOUS)]
    print("{} names: {} strong, {} ordinary, {} weak, {} famous".format(len(names), *counts))


if __name__ == "__main__":
    main(sys.argv[1:])
