"""Full texts that are asked for from the desk, and what else its jobs tell."""

from pathlib import Path

import pytest
from app.conftest import Desktop, Driver
from app.libraries import Story, add_feed
from app.samples import NOW, block

from reader.app.jobs import Job
from reader.app.screens.confirm import Confirm
from reader.library import Library
from reader.library.preparing import prepared
from reader.model import AnalysedArticle, Asked, Parts


@pytest.fixture
def fetches(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The jobs that the desk starts, none of which runs."""
    jobs: list[Job] = []

    def start(self: object, command: list[str], **_: object) -> Job:
        jobs.append(Job(command, lambda message: True))
        return jobs[-1]

    monkeypatch.setattr("reader.app.jobs.Jobs.start", start)
    return jobs


async def arrives(desk: Driver, job: Job) -> None:
    desk.desk.post_message(Job.Event(job, {"event": "full_text", "article": int(job.command[-1])}))
    desk.desk.post_message(Job.Ended(job, 0, ""))
    await desk.settle()


async def test_a_full_text_is_announced_once_and_by_its_title(desktop: Desktop, fetches: list[Job]) -> None:
    async with desktop() as desk:
        await desk.press("x", "enter", "x")
        assert len(fetches) == 1
        assert "Fetching the full text of “Graphite deal signed”…" in desk.said
        await desk.press("j", "x", "enter")
        await arrives(desk, fetches[0])
        assert "Here is" not in desk.said
        assert "Fetching the full text of “Tin report”…" in desk.said
        await arrives(desk, fetches[1])
        assert "Here is the full text of “Tin report” · u undoes" in desk.said
        assert "Fetching" not in desk.said


async def test_no_more_than_four_full_texts_are_fetched_at_a_time(desktop: Desktop, fetches: list[Job]) -> None:
    async with desktop() as desk:
        for _ in range(6):
            await desk.press("x", "enter", "j")
        assert len(fetches) == 4
        assert "and 5 more…" in desk.said
        await desk.press("k", "x")
        assert not isinstance(desk.app.screen, Confirm)
        for job in fetches[:4]:
            desk.desk.post_message(Job.Event(job, {"event": "full_text", "article": int(job.command[-1])}))
        await desk.settle()
        assert "Here is" not in desk.said
        for job in fetches:
            await arrives(desk, job)
        assert len({job.command[-1] for job in fetches}) == len(fetches) == 6
        assert desk.said.count("Here is") == 1
        assert "Fetching" not in desk.said


async def test_a_full_text_is_taken_back_by_undo(desktop: Desktop, library_file: Path) -> None:
    async with desktop() as desk:
        row = desk.desk.list.window.current
        assert row is not None
        before = desk.text("article")
        with Library.open(library_file, clock=lambda: NOW) as library:
            parts = Parts(blocks=(block(0, "Elsewhere, a longer page."),))
            page = AnalysedArticle(
                "1", row.url, row.title, "<p>Elsewhere.</p>", "", parts, "1", row.author, row.published
            )
            library.intake.save_full_text(row.id, prepared(page), Asked())
        desk.desk.reading.reload()
        await desk.settle()
        assert "Elsewhere, a longer page." in desk.text("article")
        await desk.press("u")
        assert "Undone: fetched the full text of “Graphite deal signed”" in desk.said
        assert desk.text("article") == before
        await desk.press("ctrl+r")
        assert "Elsewhere, a longer page." in desk.text("article")


async def test_what_a_rule_announces_is_shown(desktop: Desktop, fetches: list[Job]) -> None:
    async with desktop() as desk:
        await desk.press("x", "enter")
        data = {"event": "notify", "feed": "u", "article": 1, "title": "Tin [b]up[/]", "rule": "tin"}
        desk.desk.fetching.job_event(fetches[0], data)
        await desk.settle()
        shown = list(desk.app._notifications)
    assert [(note.title, note.message, note.markup) for note in shown] == [("tin", "Tin [b]up[/]", False)]


@pytest.mark.parametrize(
    ("times", "joined", "said"),
    [
        (1, False, ["u leads to this feed's address; after a day of that they become one."]),
        (2, False, []),
        (0, True, ["u has led to it for a day: the two feeds are one now."]),
    ],
)
async def test_a_feed_that_leads_to_another_subscription_is_said_once(
    desktop: Desktop, fetches: list[Job], times: int, joined: bool, said: list[str]
) -> None:
    async with desktop() as desk:
        await desk.press("x", "enter")
        data = {"event": "leads", "feed": "u", "to": "v", "title": "Tin", "times": times, "joined": joined}
        desk.desk.fetching.job_event(fetches[0], data)
        await desk.settle()
        assert [note.message for note in desk.app._notifications] == said


async def test_a_whole_text_is_replaced_only_when_the_reader_says_so(desktop: Desktop, fetches: list[Job]) -> None:
    async with desktop() as desk:
        await desk.press("x")
        assert isinstance(desk.app.screen, Confirm)
        assert "carries the article whole" in desk.screen
        await desk.press("escape")
        assert fetches == []
        await desk.press("x", "enter")
        assert [job.command[0] for job in fetches] == ["full-text"]


async def test_a_summary_is_replaced_without_a_question(desktop: Desktop, fetches: list[Job], tmp_path: Path) -> None:
    path = tmp_path / "summary.db"
    with Library.open(path, clock=lambda: NOW) as library:
        add_feed(library, "ore", "", [Story("Short", 1, summary_only=True)])
    async with desktop(path=path) as desk:
        await desk.press("x")
        assert len(fetches) == 1
