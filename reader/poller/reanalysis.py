"""Today's analysis over stored articles. Never touches state; can be stopped at any time and goes on where it stopped.

Articles carry the version of their analysis, and only those with another one are taken apart again. An article that the
analysis cannot take keeps the parts that it has.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.article import load_vocabulary
from reader.config import Config
from reader.errors import FeedError
from reader.library import Library
from reader.model import PreparedArticle, StoredHtml
from reader.poller.given import Tell
from reader.poller.intake import worker_settings
from reader.poller.tasks import Prepared, TakeApartAgain
from reader.poller.together import together
from reader.poller.workers import Workers, workers_for
from reader.poller.writer import Writer

_BATCH = 100
_Pairs = list[tuple[int, PreparedArticle]]


@dataclass(slots=True)
class _Progress:
    """How far a run is. `after_id` is the last article that was handed out."""

    of: int
    done: int = 0
    failed: int = 0
    after_id: int = 0


def analysis_version(config: Config) -> str:
    """The version that parts made now would carry."""
    return load_vocabulary(config.folder).version


async def reanalyse(path: Path, config: Config, query: str, tell: Tell) -> int:
    """Takes the articles of a query apart again; how many. Raises `QueryError`, `LibraryError`."""
    version = analysis_version(config)
    async with Writer(path) as writer:
        run = _Progress(await writer.do(lambda library: library.intake.left_to_reanalyse(query, version)))
        tell({"event": "progress", "done": 0, "of": run.of})
        if run.of:
            settings = config.poll
            most = workers_for(settings.workers)
            async with Workers(most, worker_settings(config), deadline=settings.parse_timeout) as workers:
                hand_out = asyncio.Lock()
                await together(_work(writer, workers, query, version, run, hand_out, tell) for _ in range(most))
    tell({"event": "done", "done": run.done, "of": run.done + run.failed, "failed": run.failed})
    return run.done


async def _work(
    writer: Writer, workers: Workers, query: str, version: str, run: _Progress, hand_out: asyncio.Lock, tell: Tell
) -> None:
    """Takes one batch after the other until there are none."""
    while True:
        async with hand_out:
            batch = await writer.do(_next(query, version, run.after_id))
            if not batch:
                return
            run.after_id = batch[-1].id
        taken = await _taken_apart(workers, batch)
        await writer.do(_save(taken))
        run.done += len(taken)
        run.failed += len(batch) - len(taken)
        tell({"event": "progress", "done": run.done, "of": max(run.of, run.done)})


async def _taken_apart(workers: Workers, batch: Sequence[StoredHtml]) -> _Pairs:
    """The parts of a batch, without the articles that make the analysis fail."""
    taken: _Pairs = []
    try:
        async with workers.results_of(TakeApartAgain(tuple(batch))) as results:
            async for result in results:
                if isinstance(result, Prepared):
                    taken += result.articles
    except FeedError:
        # The worker sends article by article, in order and each at once: the first that is missing is the one that
        # failed, however the worker ended.
        return taken + (await _taken_apart(workers, batch[len(taken) + 1 :]) if len(taken) + 1 < len(batch) else [])
    return taken


def _next(query: str, version: str, after_id: int) -> Callable[[Library], Sequence[StoredHtml]]:
    return lambda library: library.intake.to_reanalyse(query, version, after_id=after_id, limit=_BATCH)


def _save(taken: _Pairs) -> Callable[[Library], object]:
    return lambda library: library.intake.save_parts(taken)
