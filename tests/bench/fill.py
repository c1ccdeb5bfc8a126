"""Fills a new library with the articles of the shared benchmark corpus, as a first poll would leave them: all unread.

    python tests/bench/fill.py --library PATH --feeds F --articles N [--seed S] [--processes P]

Articles go through the product's own analysis and intake; processes share the work of taking them apart, one stores.
"""

import argparse
import hashlib
import importlib.util
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from types import ModuleType

from reader.library import Library, prepared
from reader.model import AnalysedArticle, PreparedArticle, Subscription

TOGETHER = 1_000


def shared_folder() -> Path:
    """The folder with the benchmark corpus: `ASSAY_SHARED`, or `shared` beside the checkout."""
    given = os.environ.get("ASSAY_SHARED")
    folder = Path(given) if given else Path(__file__).resolve().parents[3] / "shared"
    if not (folder / "bench" / "make_feeds.py").is_file():
        sys.exit(f"fill.py needs bench/make_feeds.py in {folder}; name the shared folder with ASSAY_SHARED.")
    return folder


@cache
def make_feeds() -> ModuleType:
    """The program that makes the benchmark's articles."""
    spec = importlib.util.spec_from_file_location("make_feeds", shared_folder() / "bench" / "make_feeds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_feeds"] = module
    spec.loader.exec_module(module)
    return module


@cache
def corpus(seed: int, items: int):
    """The articles, by feed and number."""
    return make_feeds().Corpus(seed=seed, items=items)


def analysed(article, version: str) -> AnalysedArticle:
    """An article of the corpus taken apart, as the poller does it."""
    from reader.article import analyse, firm_keys, short_keys

    html = article.html or f"<p>{article.summary}</p>"
    parts = analyse(html, article.title, article.link, None, "en")
    return AnalysedArticle(
        identity=article.guid,
        url=article.link,
        title=article.title,
        html=html,
        content_hash=hashlib.sha256(f"{article.title}\n{html}".encode()).hexdigest()[:32],
        parts=parts,
        analysis_version=version,
        author=article.author,
        published=article.published,
        updated=article.updated,
        language="en",
        summary_only=not article.html,
        firm_keys=firm_keys(parts),
        short_keys=short_keys(parts),
    )


def prepared_articles(seed: int, items: int, feed: int, first: int, last: int) -> list[PreparedArticle]:
    """Articles of a feed, ready to be stored, the newest first. Runs in a process of its own."""
    from reader.article import load_vocabulary

    version = load_vocabulary().version
    articles = corpus(seed, items)
    return [prepared(analysed(articles.article(feed, i), version)) for i in reversed(range(first, last))]


def batches(feeds: int, items: int) -> Iterator[tuple[int, int, int]]:
    """The work in portions: feed, first and last article."""
    for feed in range(feeds):
        for first in range(0, items, TOGETHER):
            yield feed, first, min(items, first + TOGETHER)


def fill(path: Path, feeds: int, items: int, seed: int, processes: int) -> int:
    """Fills the library; gives the number of articles stored."""
    titles = corpus(seed, items)
    stored = 0
    with Library.open(path) as library, ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        library.subscribe_all(
            Subscription(f"http://bench.invalid/f{feed}.xml", title=titles.feed_title(feed), site_url=titles.site(feed))
            for feed in range(feeds)
        )
        states = {state.url: state for state in library.intake.poll_states(datetime.now(UTC), every=True)}
        waiting: list[tuple[int, Future[list[PreparedArticle]]]] = []
        work = batches(feeds, items)
        while True:
            while len(waiting) < processes + 2 and (portion := next(work, None)) is not None:
                waiting.append((portion[0], pool.submit(prepared_articles, seed, items, *portion)))
            if not waiting:
                return stored
            feed, future = waiting.pop(0)
            now = datetime.now(UTC)
            state = states[f"http://bench.invalid/f{feed}.xml"]
            polled = replace(state, last_success=now, last_attempt=now, next_poll=now + timedelta(hours=1))
            stored += library.intake.save(polled, new=future.result()).new


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--feeds", type=int, required=True)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    if options.feeds < 1 or options.articles < options.feeds:
        parser.error("there must be at least one feed, and an article for each")
    if options.library.exists():
        parser.error(f"{options.library} exists; name a new library")
    start = time.perf_counter()
    stored = fill(
        options.library, options.feeds, options.articles // options.feeds, options.seed, max(1, options.processes)
    )
    print(f"{stored:,} articles in {options.feeds:,} feeds, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
