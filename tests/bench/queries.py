"""Times lists of a library: first page, a deep page and the last page of each kind of query, counts and marks.

    python tests/bench/queries.py PATH [--rounds N]

Nothing is changed: marks are undone. Times are milliseconds, the median and the worst of the rounds.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from reader.library import LAST, Library
from reader.library.query import quoted


def queries(library: Library) -> list[str]:
    """One query of each kind, with names that the library has."""
    companies = library.companies(limit=1000)
    feed = library.feeds()[0]
    found = [
        "",
        "lithium",
        "offtake refinery",
        '"export controls"',
        "zzqxjv",
        "lith*",
        "con*",
        "lithium sort:relevance",
        "lithium is:unread",
        "lithium -cobalt",
        "-lithium",
        "lithium OR is:starred",
        "in:title lithium",
        f"lithium feed:{feed.id}",
        "is:unread",
        "is:read",
        "is:starred",
        "is:new",
        "on:today",
        f"feed:{feed.id}",
        f"feed:{feed.id} is:unread",
        f"folder:{quoted(feed.folder)}",
        f"folder:{quoted(feed.folder)} is:unread",
        "disclaimer:state_media",
        "disclaimer:sponsored",
        "disclaimer:provenance is:unread",
        "has:highlights -has:disclaimer",
        "author:silva",
        "lang:en",
        "host:example.org",
        "minutes:>3",
        "minutes:>500",
        "since:2025-01-20 before:2025-02-20",
        "sort:oldest",
        "sort:source",
    ]
    return found + [f"company:{quoted(company.name)}" for company in (companies[0], companies[-1])]


def timed(rounds: int, act: Callable[[], object]) -> str:
    """Median and worst time of an act."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return f"{statistics.median(times):8.1f} {max(times):8.1f}"


def deep(library: Library, query: str) -> Callable[[], object]:
    """Reads the page before the last one."""
    last = library.rows(query, limit=200, before=LAST)
    return (lambda: library.rows(query, limit=200, before=last[0].position)) if last else (lambda: None)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(f"open     {timed(options.rounds, lambda: Library.open(options.library).close())}")
    with Library.open(options.library) as library:
        print(f"sources  {timed(options.rounds, library.sources)}")
        print(f"feeds    {timed(options.rounds, library.feeds)}")
        print("         first page        deep page         last page         count        rows  query")
        for query in queries(library):
            page = timed(options.rounds, lambda query=query: library.rows(query))  # type: ignore[misc]
            far = timed(options.rounds, deep(library, query))
            last = timed(options.rounds, lambda query=query: library.rows(query, before=LAST))  # type: ignore[misc]
            count = timed(options.rounds, lambda query=query: library.count(query))  # type: ignore[misc]
            print(f"{page} {far} {last} {count} {library.count(query):7}  {query}")
        first = library.rows(limit=1)
        print(f"mark one {timed(options.rounds, lambda: (library.mark('starred', ids=[first[0].id]), library.undo()))}")
        print(f"article  {timed(options.rounds, lambda: library.article(first[0].id))}")
        middle = library.rows("", limit=50_000)[-1].position
        print(f"mark 50k {timed(1, lambda: library.mark('read', query='', above=middle))}")
        print(f"undo     {timed(1, library.undo)}")


if __name__ == "__main__":
    main()
