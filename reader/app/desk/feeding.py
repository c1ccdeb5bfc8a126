"""Subscriptions from the desk: adding, editing, unsubscribing; and the dialogs of tags."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.app.commands import COMMAND
from reader.model import ArticleRow

if TYPE_CHECKING:
    from reader.app.screens.add_feed import Added
    from reader.app.screens.desk import Desk


class Feeding:
    """What the reader does to subscriptions."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def add_feed(self) -> None:
        """Asks for a feed's address and subscribes."""
        from reader.app.screens.add_feed import AddFeed

        source = self._desk.sources.current
        screen = AddFeed(self._desk.assay.jobs, self._folders(), folder=source.folder if source else "")
        self._desk.assay.push_screen(screen, self._added)

    async def _added(self, added: "Added | None") -> None:
        if added is not None:
            self._desk.say(added.sentence)
            await self._feeds_changed()

    async def _feeds_changed(self) -> None:
        """Shows feeds that have just come, without waiting for the library to be looked at."""
        await self._desk.following.follow()
        self._desk.fetching.look_for_due_feeds()

    def _folders(self) -> tuple[str, ...]:
        return tuple(sorted({feed.folder for feed in self._desk.listing.sources.feeds if feed.folder}))

    def tell_trouble(self) -> None:
        """Says what is wrong with the feed under the cursor of Sources, or that its host is left alone, if so it is."""
        source = self._desk.sources.current
        if source is not None and source.feed is not None and (source.in_trouble or source.paused):
            from reader.app.screens.feed_dialogs import feed_health

            self._desk.say(feed_health(source.feed), fault=source.in_trouble)

    def first_run(self) -> None:
        """Offers ways to begin to somebody whose library is empty."""
        from pathlib import Path

        from reader.app.beginnings import newsboat_files
        from reader.app.screens.first_run import FirstRun

        home = Path.home()
        screen = FirstRun(self._desk.assay.jobs, self._desk.assay.keys, home=home, newsboat=newsboat_files(home))

        async def begun(any_feeds: bool | None) -> None:
            if any_feeds:
                await self._feeds_changed()
            if screen.command:
                await self._desk.run_command(COMMAND[screen.command])

        self._desk.assay.push_screen(screen, begun)

    def edit_feed(self) -> None:
        """Asks for a feed's title, folder, address and interval, or for a folder's name."""
        source = self._desk.sources.current
        if source is not None and source.feed is not None:
            from reader.app.screens.feed_dialogs import EditFeed

            self._desk.work.ask(
                EditFeed(source.feed, self._folders()),
                lambda wanted: lambda library: library.edit_feed(wanted.feed_id, **wanted.changes),
                lambda _: self._desk.say("Feed changed"),
            )
        elif source is not None and source.kind == "folder":
            from reader.app.screens.feed_dialogs import rename_folder

            folder = source.title
            self._desk.work.ask(
                rename_folder(folder, self._folders()),
                lambda name: lambda library: name and library.rename_folder(folder, name),
                lambda name: self._desk.say("Folder renamed" if name else "A folder has a name; nothing was changed."),
            )

    def unsubscribe(self) -> None:
        """Unsubscribes the feed under the cursor, or after a question the feeds of a folder; undo brings them back."""
        source = self._desk.sources.current
        if source is not None and source.feed is not None:
            self._unsubscribed((source.feed.id,), source.feed.title or source.feed.url)
        elif source is not None and source.kind == "folder":
            self._ask_for_folder(source.title)
        else:
            self._desk.say("Put the cursor on a feed to unsubscribe it.")

    def _ask_for_folder(self, folder: str) -> None:
        from reader.app.screens.confirm import Confirm

        feeds = [feed for feed in self._desk.listing.sources.feeds if feed.folder == folder]
        ids, count = tuple(feed.id for feed in feeds), len(feeds)
        question = (
            f"Unsubscribe the feeds of {folder}, {count} in all?" if count > 1 else f"Unsubscribe {feeds[0].title}?"
        )
        detail = (
            "Articles with a star, a tag or a note stay. "
            f"{self._desk.key_of('undo')} brings the feeds back with all their articles."
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self._unsubscribed(ids, folder)

        self._desk.assay.push_screen(Confirm(question, verb="unsubscribe", detail=detail), answered)

    def _unsubscribed(self, feed_ids: Sequence[int], name: str) -> None:
        self._desk.write(
            lambda library: library.unsubscribe(feed_ids),
            then=f"Unsubscribed {name} · {self._desk.key_of('undo')} undoes",
        )

    async def ask_tags(self, rows: Sequence[ArticleRow]) -> None:
        """Asks for tags."""
        from reader.app.screens.tags import TagDialog

        tags = set.intersection(*(set(row.tags) for row in rows))
        known = await self._desk.store.read(lambda library: [tag for tag, _ in library.tags()])

        ids = tuple(row.id for row in rows)
        self._desk.work.ask(
            TagDialog(tags, known, articles=len(rows)),
            lambda change: lambda library: library.tag(ids, add=change.add, remove=change.remove),
            lambda change: self._desk.marks.show_tags(rows, change.add, change.remove),
        )
