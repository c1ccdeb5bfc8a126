"""Child processes: polls, full texts, and what they tell."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app.store import MOVED
from reader.app.typesetting import cut
from reader.library.connection import may_be_written
from reader.model import ArticleRow, Feed

if TYPE_CHECKING:
    from reader.app.automatic import AutomaticPolls
    from reader.app.jobs import Job
    from reader.app.screens.desk import Desk


LONGEST_TITLE = 40
MOST_PAGES = 4
"""Full texts that are fetched at the same time, each by a process of its own; the others wait."""


def _short(row: ArticleRow) -> str:
    """The article's title in quotes, cut."""
    return f"“{cut(row.title or 'Untitled', LONGEST_TITLE)}”"


class Fetching:
    """Starts polls and fetches of full texts, and shows how far they are and what came of them."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._automatic: AutomaticPolls | None = None
        self._fetching: dict[Job, ArticleRow] = {}
        self._to_fetch: list[ArticleRow] = []

    # polls

    def poll_feed(self) -> None:
        """Polls the feed that is meant: under the cursor of Sources, or the one of the list or the article."""
        feed_id = self._feed_meant()
        feed = next((feed for feed in self._desk.listing.sources.feeds if feed.id == feed_id), None)
        if feed is None:
            self.poll_all()
        else:
            self._poll(f"Polling {feed.title or feed.url}", feed=feed.id)

    def _poll(self, said: str, *, every: bool = False, feed: int = 0) -> None:
        jobs = self._desk.assay.jobs
        if jobs.poll(every=every, feed=feed) is not None:
            self._desk.status.say("progress", said, "bar")
        elif jobs.poll_under_way is not None:
            self._desk.say("A poll is under way.")
        else:
            self._desk.say(MOVED, fault=True)

    def _feed_meant(self) -> int | None:
        sources, listing, row = self._desk.sources, self._desk.listing, self._desk.list.window.current
        if self._desk.panes.focused == "sources" and sources.current and sources.current.feed:
            return sources.current.feed.id
        if listing.source.feed:
            return listing.source.feed.id
        return row.feed_id if row else None

    def poll_all(self) -> None:
        """Polls every feed."""
        self._poll("Polling…", every=True)

    def poll_by_itself(self) -> None:
        """Polls when feeds fall due, if the settings say so."""
        app = self._desk.assay
        if not app.config.poll.automatic or not may_be_written(app.store.path):
            return
        from reader.app.automatic import AutomaticPolls

        async def feeds() -> tuple[Feed, ...]:
            return await self._desk.store.read(lambda library: library.feeds())

        self._automatic = AutomaticPolls(self._desk.assay.jobs, feeds, self._desk.assay.now)
        self._automatic.look()

    def look_for_due_feeds(self) -> None:
        """Plans the next poll anew: feeds or intervals have changed."""
        if self._automatic is not None:
            self._automatic.look()

    def end_polling(self) -> None:
        """No poll starts by itself any more."""
        if self._automatic is not None:
            self._automatic.close()

    # what jobs tell

    def job_event(self, job: "Job", data: Mapping[str, object]) -> None:
        """Shows how far a job is."""
        if data.get("event") == "notify":
            self._desk.assay.notify(str(data.get("title") or "Untitled"), title=str(data.get("rule")), markup=False)
        elif data.get("event") == "leads":
            self._tell_where(data)
        elif job.command[0] == "poll":
            self._desk.status.say("progress", job.progress.text, "bar")
        elif data.get("event") == "failed":
            self._desk.say(str(data.get("detail") or data.get("error") or "That failed."), fault=True)
        elif data.get("event") == "full_text":
            self._full_text_came(job)

    def _tell_where(self, data: Mapping[str, object]) -> None:
        """Says once that a feed leads to another subscription, and once that they are one."""
        if data.get("joined"):
            said = f"{data.get('feed')} has led to it for a day: the two feeds are one now."
        elif data.get("times") == 1:
            said = f"{data.get('feed')} leads to this feed's address; after a day of that they become one."
        else:
            return
        self._desk.assay.notify(said, title=str(data.get("title")), markup=False)

    def job_ended(self, job: "Job", code: int, error: str) -> None:
        """Shows what came of a job."""
        from reader.app.polling import BUSY_CODE

        self._fetching.pop(job, None)
        if self._to_fetch and len(self._fetching) < MOST_PAGES:
            self._fetch(self._to_fetch.pop(0))
        self._show_fetching()
        if job.command[0] == "poll":
            if self._automatic is not None:
                self._automatic.poll_ended(job, code)
            if job.automatic and code == BUSY_CODE:
                self._desk.status.say("progress", "Another Assay is polling", "bar")
            elif not (job.automatic and code == 0 and not job.progress.new):
                self._desk.do(self._say_outcome(job, code, error))
        elif code and error:
            self._desk.say(error, fault=True)

    async def _say_outcome(self, job: "Job", code: int, error: str) -> None:
        """Says what came of a poll; new articles only where the list does not announce them already."""
        from reader.app.polling import outcome, reached_nobody

        await self._desk.following.follow()
        progress = replace(job.progress, new=0) if self._desk.following.arrived else job.progress
        self._desk.say(outcome(progress, code, error), fault=reached_nobody(progress, code, error))

    # full texts

    def full_text(self) -> None:
        """Fetches the page of what is meant and takes the full article from it; asks first where the text is whole."""
        row = self._desk.browsing.row_with_address()
        if row is None or any(asked.id == row.id for asked in (*self._fetching.values(), *self._to_fetch)):
            return
        damaged = self._desk.reading.damaged
        if damaged is not None and damaged.id == row.id:
            self._desk.say("A full text takes its place once `assay doctor --repair` has mended it.", fault=True)
            return
        shown = self._desk.reading.shown
        fetched = shown is not None and shown.row.id == row.id and shown.full_text
        if row.summary_only and not fetched:
            self._fetch(row)
            return
        from reader.app.screens.confirm import Confirm

        def answered(yes: bool | None) -> None:
            if yes:
                self._fetch(row)

        detail = "Its full text has been fetched already." if fetched else "The feed carries the article whole."
        question = f"Fetch the page of {_short(row)} and show its text instead?"
        self._desk.assay.push_screen(Confirm(question, verb="fetch", detail=detail), answered)

    def _fetch(self, row: ArticleRow) -> None:
        if len(self._fetching) >= MOST_PAGES:
            self._to_fetch.append(row)
            self._show_fetching()
            return
        job = self._desk.assay.jobs.full_text([row.id])
        if job is None:
            self._to_fetch.clear()
            self._desk.say(MOVED, fault=True)
        else:
            self._fetching[job] = row
            self._show_fetching()

    def _show_fetching(self) -> None:
        """Says whose full text is on its way, the last one that was asked for."""
        rows = [*self._fetching.values(), *self._to_fetch]
        others = f" and {len(rows) - 1} more" if self._to_fetch else ""
        self._desk.status.say(
            "progress", f"Fetching the full text of {_short(rows[-1])}{others}…" if rows else "", "bar"
        )

    def _full_text_came(self, job: "Job") -> None:
        """Shows the full text; it is said once, and only when no other is on its way."""
        row = self._fetching.pop(job, None)
        self._show_fetching()
        if row is not None and not (self._fetching or self._to_fetch):
            self._desk.say(f"Here is the full text of {_short(row)} · {self._desk.key_of('undo')} undoes")
        shown = self._desk.reading.shown
        if row is None or (shown is not None and shown.row.id == row.id):
            self._desk.reading.reload()
