"""Worker processes: whatever a document does to its parser, only that document fails."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from reader.errors import FeedError
from reader.model import Known
from reader.poller import workers
from reader.poller.tasks import Articles, FeedHead, TakeIn, WorkerSettings
from reader.poller.workers import Workers

pytestmark = pytest.mark.usefixtures("processes")

NOW = datetime(2026, 3, 4, tzinfo=UTC)
MARKS = {
    "HANG": "parse_timeout",
    "DIE": "parse_crashed",
    "EAT": "parse_memory",
    "STARVE": "parse_memory",
    "RAISE": "parser_failed",
}


async def outcome(pool: Workers, body: bytes) -> Any:
    """The number of new articles, or the code of the error."""
    job = TakeIn(body, "http://harbour.example/feed", "application/rss+xml", Known(), NOW)
    try:
        async with pool.results_of(job) as results:
            found = [result async for result in results]
    except FeedError as error:
        return error.code
    assert isinstance(found[0], FeedHead)
    return sum(len(result.new) for result in found if isinstance(result, Articles))


def run(bodies: list[bytes], *, most: int = 1, deadline: float = 20.0) -> list[Any]:
    async def all_outcomes() -> list[Any]:
        async with Workers(most, WorkerSettings(memory=80_000_000), deadline=deadline) as pool:
            return await asyncio.gather(*(outcome(pool, body) for body in bodies))

    return asyncio.run(all_outcomes())


@pytest.mark.parametrize("trap", MARKS)
@pytest.mark.usefixtures("trapped")
def test_a_feed_that_harms_its_parser_fails_alone(make_feed: Callable[..., bytes], trap: str) -> None:
    bodies = [make_feed([1, 2]), make_feed([1], title=trap), make_feed([1, 2, 3])]
    deadline = 1.0 if trap == "HANG" else 20.0
    assert run(bodies, deadline=deadline) == [2, MARKS[trap], 3]


@pytest.mark.usefixtures("trapped")
def test_a_feed_that_is_refused_leaves_its_worker_alive(
    make_feed: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []
    start = workers._Worker.start

    async def counted(settings: WorkerSettings) -> Any:
        started.append(settings)
        return await start(settings)

    monkeypatch.setattr(workers._Worker, "start", counted)
    assert run([make_feed([1], title="REFUSE"), b"junk", make_feed([1])]) == ["not_a_feed", "not_a_feed", 1]
    assert len(started) == 1


@pytest.mark.usefixtures("trapped")
def test_what_a_library_prints_does_not_get_among_the_results(make_feed: Callable[..., bytes]) -> None:
    assert run([make_feed([1], title="PRINT")]) == [1]


@pytest.mark.usefixtures("trapped")
def test_an_article_that_the_analysis_cannot_take_is_kept_as_plain_text(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes]
) -> None:
    body = make_feed([1, 2]).replace(b"Vessel 2 left", b"Vessel 2 STUMBLE left")
    desk.subscribe(publisher.publish("/feed", body))
    desk.poll()
    with desk.library() as library:
        texts = [article.parts.blocks[0].text for row in library.rows() if (article := library.article(row.id))]
    assert texts == [
        "Vessel 1 left the quay with ore for Ferrowick Holdings Ltd.",
        "Vessel 2 STUMBLE left the quay with ore for Ferrowick Holdings Ltd.",
    ]


def test_workers_take_turns(make_feed: Callable[..., bytes]) -> None:
    assert run([make_feed(range(n)) for n in range(1, 8)], most=2) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.usefixtures("trapped")
def test_leaving_the_pool_ends_processes_that_hang(make_feed: Callable[..., bytes]) -> None:
    async def cancelled() -> list[int | None]:
        async with Workers(1, WorkerSettings(), deadline=600) as pool:
            task = asyncio.ensure_future(outcome(pool, make_feed([1], title="HANG")))
            while not pool._started:
                await asyncio.sleep(0)
            processes = [worker._process for worker in pool._started]
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        return [process.returncode for process in processes]

    assert asyncio.run(cancelled()) == [-9]


@pytest.mark.usefixtures("trapped")
def test_feeds_that_harm_their_parser_change_no_row_and_leave_the_others_on_schedule(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes]
) -> None:
    traps = {publisher.publish(f"/{trap}", make_feed([1])): trap for trap in MARKS}
    good = [publisher.publish(f"/good/{n}", make_feed([1])) for n in range(2)]
    desk.subscribe(good[0], *traps, good[1])
    desk.poll()
    before = {url: desk.state(url) for url in traps}
    for trap in MARKS:
        publisher.publish(f"/{trap}", make_feed([1, 2], title=trap))
    for n in range(2):
        publisher.publish(f"/good/{n}", make_feed([1, 2]))
    desk.set(parse_timeout=2.0, parse_memory=80_000_000)
    events = desk.poll(every=True)
    failed = {traps[event["feed"]]: event["error"] for event in events if event["event"] == "failed"}
    assert failed == MARKS
    assert {event["feed"]: event["new"] for event in events if event["event"] == "polled"} == dict.fromkeys(good, 1)
    for url in traps:
        after = desk.state(url)
        assert (after.validators, after.title, after.body_hash) == (
            before[url].validators,
            before[url].title,
            before[url].body_hash,
        )
    with desk.library() as library:
        assert {feed.url: feed.articles for feed in library.feeds()} == dict.fromkeys(traps, 1) | dict.fromkeys(good, 2)
