"""Companies across articles: names that differ in their legal form, or that share a ticker, are one firm."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library.making import add_feed, article, open_library, parts, save, titles
from library.test_state import assert_counts_are_right

from reader.library import Library
from reader.library.care import check
from reader.library.mending import mend
from reader.model import Company, Feed, PreparedArticle

KEYS = {
    "Ferro Werke": "ferro werke",
    "Ferro Werke AG": "ferro werke",
    "Ferro Werke Aktiengesellschaft": "ferro werke",
    "Tin Works Ltd": "tin works",
    "Tin Works": "tin works",
    "TIN & Co": "",
    "Delta": "",
    "Delta GmbH": "",
    "Quill Zinc plc": "quill zinc",
}
TICKERS = ("XETRA: FRO", "XETRA:FRO", "ASX: TIN", "TIN", "LSE: QZ")
companies = st.builds(
    Company,
    st.sampled_from(sorted(KEYS)),
    st.just(()),
    st.lists(st.sampled_from(TICKERS), max_size=1).map(tuple),
    st.integers(1, 3),
    st.booleans(),
)
texts = st.lists(companies, max_size=3, unique_by=lambda company: company.name)


def _article(name: str, named: Sequence[Company]) -> PreparedArticle:
    keys = [KEYS[company.name] for company in named]
    return article(name, content_hash=repr(named), made_of=parts(companies=named), firm_keys=keys)


@dataclass
class Plain:
    """What the library should know, worked out from everything that was ever said."""

    said: list[Company] = field(default_factory=list)
    shown: dict[str, Sequence[Company]] = field(default_factory=dict)

    def firms(self) -> set[frozenset[str]]:
        """The names, in groups: one for each firm."""
        groups: list[tuple[set[str], set[str]]] = []
        for company in self.said:
            signs = {company.name, f"key {KEYS[company.name]}"} - {"key "}
            signs |= {ticker.replace(" ", "") for ticker in company.tickers if ":" in ticker}
            same = [group for group in groups if group[1] & signs]
            groups = [group for group in groups if not group[1] & signs]
            groups.append(
                (
                    {company.name}.union(*(names for names, _ in same)),
                    signs.union(*(more for _, more in same)),
                )
            )
        return {frozenset(names) for names, _ in groups}

    def rows(self) -> set[tuple[frozenset[str], int, int, int]]:
        """For each firm that an article names: its names, articles, articles with its profile, mentions."""
        out = set()
        for names in self.firms():
            found = [[one for one in named if one.name in names] for named in self.shown.values()]
            there = [named for named in found if named]
            if there:
                profiled = sum(any(one.profiled for one in named) for named in there)
                mentions = sum(one.mentions for named in there for one in named)
                out.add((names, len(there), profiled, mentions))
        return out


def _rows(library: Library, path: Path) -> set[tuple[frozenset[str], int, int, int]]:
    with closing(sqlite3.connect(path)) as db:
        mentions = dict(
            db.execute(
                "SELECT c.name, sum(m.mentions) FROM mentions m JOIN companies c ON c.id = m.company_id GROUP BY c.id"
            ).fetchall()
        )
    return {
        (frozenset({row.name, *row.aliases}), row.articles, row.profiled, mentions[row.name])
        for row in library.companies()
    }


def _assert_agrees(library: Library, path: Path, plain: Plain) -> None:
    assert _rows(library, path) == plain.rows()
    for row in library.companies():
        names = (row.name, *row.aliases)
        assert len(row.name) == max(map(len, names))
        for name in names:
            assert library.companies_called(name)[0] == row
            assert len(library.rows(f'company:"{name}"')) == row.articles
        for ticker in row.tickers:
            assert row in library.companies(ticker)
            if ":" in ticker:
                assert library.companies_called(ticker)[0] == row
                assert row in library.companies_called(f"${ticker.partition(':')[2].strip()}")
                assert row in library.companies(f"${ticker.partition(':')[2].strip()}")
                assert len(library.rows(f'ticker:"{ticker}"')) == row.articles
    assert_counts_are_right(library)


steps = st.lists(st.tuples(st.sampled_from(("new", "new", "revise", "end and take up")), texts), min_size=1, max_size=9)


@settings(max_examples=60)
@given(steps)
def test_the_library_groups_and_counts_companies_as_a_plain_reading_does(todo: list[tuple[str, list[Company]]]) -> None:
    with TemporaryDirectory() as folder, open_library(path := Path(folder) / "library.db") as library:
        feed, plain = add_feed(library), Plain()
        for number, (step, named) in enumerate(todo):
            _do(library, feed, plain, number, step, named)
            _assert_agrees(library, path, plain)
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("DELETE FROM mentions")
            mend(db)
        _assert_agrees(library, path, plain)
        library.unsubscribe([feed.id])
        assert library.companies() == ()
        assert not list(check(path))


def _do(library: Library, feed: Feed, plain: Plain, number: int, step: str, named: list[Company]) -> None:
    if step == "end and take up":
        library.unsubscribe([feed.id])
        library.undo()
        return
    plain.said += named
    if step == "revise" and plain.shown:
        name = min(plain.shown)
        (row,) = library.rows("id:1")
        save(library, feed, changed=[(row.id, _article(name, named))])
    else:
        name = f"{number:03}"
        save(library, feed, new=[_article(name, named)])
    plain.shown[name] = named


def test_a_link_found_late_makes_one_row_of_two_for_every_open_library(path: Path) -> None:
    tin, works = Company("TIN & Co"), Company("Tin Works Ltd", ("Tinny",))
    with open_library(path) as first, open_library(path) as second:
        feed = add_feed(first, articles=[_article("a", [tin]), _article("b", [works])])
        assert len(first.companies()) == 2
        save(second, feed, new=[_article("c", [Company("TIN & Co", (), ("ASX: TIN",))])])
        save(second, feed, new=[_article("d", [Company("Tin Works Ltd", (), ("ASX:TIN",), 1, True)])])
        save(first, feed, new=[_article("e", [works]), _article("f", [tin])])
        (row,) = first.companies()
        assert (row.name, row.aliases, row.articles, row.profiled) == ("Tin Works Ltd", ("TIN & Co", "Tinny"), 6, 1)
        assert len(second.rows("company:tinny")) == len(second.rows('ticker:"asx: tin"')) == 6


def test_a_library_from_before_finds_out_as_articles_come_in(path: Path) -> None:
    with open_library(path) as library:
        feed = add_feed(library, articles=[article("a", made_of=parts(companies=[Company("Tin Works Ltd")]))])
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP INDEX companies_merged")
        db.execute("ALTER TABLE companies DROP COLUMN merged_into")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'companies_that_are_one'")
        db.execute("PRAGMA user_version = 1")
    with open_library(path) as library:
        save(library, feed, new=[_article("b", [Company("Tin Works")]), _article("c", [Company("Tin Works Ltd")])])
        (row,) = library.companies()
        assert (row.name, row.aliases, row.articles) == ("Tin Works Ltd", ("Tin Works",), 3)
    assert not list(check(path))


def test_the_first_words_of_a_name_will_do_where_nothing_is_called_just_so(library: Library) -> None:
    named = [Company("Tin Works Ltd"), Company("Tinfoil plc"), Company("Quill Zinc plc"), Company("Quill")]
    add_feed(library, articles=[article(one.name, made_of=parts(companies=[one])) for one in named])
    assert titles(library, "company:tin") == ["Tin Works Ltd"]
    assert titles(library, "company:quill") == ["Quill"]
    assert titles(library, 'company:"quill zi"') == titles(library, "company:works") == []
    assert [row.name for name in ("TIN", "quill") for row in library.companies_called(name)] == [
        "Tin Works Ltd",
        "Quill",
    ]


def _named(library: Library, *companies: Company) -> None:
    """One article for each company, called as it is."""
    add_feed(library, articles=[article(one.name, title=one.name, made_of=parts(companies=[one])) for one in companies])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Tarnholt Tin Inc", "Tarnholt Tin Inc."),
        ("tarnholt tin limited", "Tarnholt Tin Inc."),
        ("Yunwei Zinc Group Co., Ltd", "Yunwei Zinc Group Co., Ltd."),
        ("Minerais Bréval", "Minérais Breval SA"),
        ("MINERAIS BREVAL", "Minérais Breval SA"),
        ("Garrow and Pell", "Garrow & Pell LLP"),
        ("Garrow & Pell", "Garrow & Pell LLP"),
        ("Garrow Pell", "Garrow & Pell LLP"),
        ("Øst Kobber", "Ost Kobber A/S"),
        ("the old hut and mill", "Ost Kobber A/S"),
    ],
)
def test_a_company_is_found_whatever_its_legal_form_accents_and_joining_words(
    library: Library, asked: str, found: str
) -> None:
    names = ("Tarnholt Tin Inc.", "Yunwei Zinc Group Co., Ltd.", "Minérais Breval SA", "Garrow & Pell LLP")
    _named(library, *map(Company, names), Company("Ost Kobber A/S", ("The Old Hut & Mill",)))
    assert [row.name for row in library.companies_called(asked)] == [found]
    assert titles(library, f'company:"{asked}"') == [found]
    assert [row.name for row in library.companies(asked)] == [found]


@pytest.mark.parametrize("marks", ["®", "&", "(-)"])
def test_marks_alone_are_part_of_no_name_that_lacks_them(library: Library, marks: str) -> None:
    _named(library, Company("Tarnholt Tin Inc."))
    assert library.companies(marks) == library.companies_called(marks) == ()


def test_an_alias_that_is_another_companys_name_leads_to_that_one_alone(library: Library) -> None:
    _named(library, Company("Umbra", ("Umbra Cloud", "Umbrella")), Company("Umbra Cloud"))
    assert [row.name for row in library.companies_called("umbra cloud")] == ["Umbra Cloud"]
    assert titles(library, 'company:"umbra cloud"') == ["Umbra Cloud"]
    assert [row.name for row in library.companies("umbra cloud")] == ["Umbra Cloud"]
    assert [row.aliases for row in library.companies_called("Umbra")] == [("Umbrella",)]
    assert [row.name for row in library.companies_called("Umbrella")] == ["Umbra"]


def test_companies_that_one_name_means_are_all_given(library: Library) -> None:
    _named(library, Company("Delta GmbH"), Company("Delta Corp."), Company("Deltona"))
    assert {row.name for row in library.companies_called("delta")} == {"Delta GmbH", "Delta Corp."}
    assert set(titles(library, "company:delta")) == {"Delta GmbH", "Delta Corp."}
    assert [row.name for row in library.companies_called("delta gmbh")] == ["Delta GmbH"]


def _short(name: str, key: str) -> PreparedArticle:
    """An article that names a firm and calls it by its first word, too."""
    called = Company(name, (name.partition(" ")[0],))
    return article(name, title=name, made_of=parts(companies=[called]), firm_keys=[f"key of {name}"], short_keys=[key])


def _alone(name: str) -> PreparedArticle:
    """An article that names a firm by one word."""
    return article(name, title=name, made_of=parts(companies=[Company(name)]), firm_keys=[name.lower()])


@pytest.mark.parametrize("late", ["short", "whole"])
def test_the_one_word_that_a_single_firm_is_called_by_is_its_name(library: Library, late: str) -> None:
    brought = [_alone("Quellmoor"), _short("Quellmoor Graphite ASA", "quellmoor")]
    feed = add_feed(library, articles=brought[:1] if late == "whole" else brought[1:])
    save(library, feed, new=brought[1:] if late == "whole" else brought[:1])
    (row,) = library.companies()
    assert (row.name, row.aliases, row.articles) == ("Quellmoor Graphite ASA", ("Quellmoor",), 2)
    assert set(titles(library, "company:quellmoor")) == {"Quellmoor", "Quellmoor Graphite ASA"}


def test_a_word_that_two_firms_are_called_by_joins_neither(library: Library) -> None:
    firms = [_short("Quellmoor Graphite ASA", "quellmoor"), _short("Quellmoor Shipping ASA", "quellmoor")]
    feed = add_feed(library, articles=firms)
    save(library, feed, new=[_alone("Quellmoor")])
    assert len(library.companies()) == 3
