"""What others do to a library while a pass is under way, and what they see of it."""

import sqlite3
import threading
from typing import Any

import pytest
from poller.watching import Feed, of

from reader.errors import LibraryBusy
from reader.library import poll_lock


def test_a_second_pass_at_the_same_time_is_refused(desk: Any, publisher: Any, make_feed: Feed) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1])))
    with poll_lock(desk.path), pytest.raises(LibraryBusy):
        desk.poll()
    assert publisher.asked == []


def test_the_articles_of_a_feed_are_there_when_it_is_told_to_be_polled(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    import asyncio

    from reader.poller.passes import Wanted
    from reader.poller.running import run_pass

    desk.subscribe(*(publisher.publish(f"/{n}", make_feed([n])) for n in range(3)))
    counts = []

    def tell(event: dict[str, Any]) -> None:
        if event["event"] == "polled":
            counts.append(len(desk.titles()))

    asyncio.run(run_pass(desk.path, desk.config, Wanted(), tell, desk.notices.append))
    assert counts == sorted(counts)
    assert [count >= n for n, count in enumerate(counts, 1)] == [True] * 3


def test_a_library_that_another_program_holds_for_a_moment_is_waited_for(
    desk: Any, publisher: Any, make_feed: Feed
) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1])))
    holder = sqlite3.connect(desk.path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")

    class LetsGo:
        """The publisher's answer: from then on there is something to save, and the holder lets go."""

        def wait(self, timeout: float) -> None:
            threading.Timer(0.2, holder.execute, ("ROLLBACK",)).start()

        def set(self) -> None:
            """Nobody waits."""

    publisher.replies["/feed"].wait = LetsGo()
    assert of(desk.poll(), "polled")
    holder.close()


def test_a_library_that_is_held_too_long_ends_the_pass_with_a_clean_error(
    desk: Any, publisher: Any, make_feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = publisher.publish("/feed", make_feed([1]))
    desk.subscribe(url)
    monkeypatch.setattr("reader.library.connection.BUSY_TIMEOUT", 0.05)
    holder = sqlite3.connect(desk.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryBusy):
        desk.poll()
    holder.execute("ROLLBACK")
    holder.close()
    assert of(desk.poll(), "polled") == [{"event": "polled", "feed": url, "status": 200, "new": 1, "updated": 0}]


def test_what_the_user_changes_during_a_pass_is_not_undone_by_it(desk: Any, publisher: Any, make_feed: Feed) -> None:
    old, new = publisher.publish("/old", make_feed([1])), publisher.publish("/new", make_feed([2]))
    desk.subscribe(old)

    class Edits:
        """The publisher's answer: while it is on its way, the user edits the feed."""

        def wait(self, timeout: float) -> None:
            with desk.library() as library:
                feed = library.feeds()[0]
                library.edit_feed(feed.id, url=new, title="Mine", folder="Ships", interval=240, full_text=False)

        def set(self) -> None:
            """Nobody waits."""

    publisher.replies["/old"].wait = Edits()
    desk.poll()
    with desk.library() as library:
        feed = library.feeds()[0]
    assert (feed.url, feed.title, feed.folder, feed.interval) == (new, "Mine", "Ships", 240)


def test_a_feed_that_is_unsubscribed_during_a_pass_brings_nothing(desk: Any, publisher: Any, make_feed: Feed) -> None:
    url = publisher.publish("/feed", make_feed([1]))
    desk.subscribe(url)

    class Leaves:
        """The publisher's answer: while it is on its way, the user unsubscribes."""

        def wait(self, timeout: float) -> None:
            with desk.library() as library:
                library.unsubscribe([library.feeds()[0].id])

        def set(self) -> None:
            """Nobody waits."""

    publisher.replies["/feed"].wait = Leaves()
    desk.poll()
    assert desk.titles() == []
