"""Dialogs of the desk: notes, views, rules, what a publisher changed, companies, feeds from a file, folders."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.typesetting import cut
from reader.library import COUNTED, Library
from reader.model import Article, Rule
from reader.text import counted

if TYPE_CHECKING:
    from reader.app.screens.companies import Picked
    from reader.app.screens.desk import Desk
    from reader.app.screens.import_dialog import Imported
    from reader.app.screens.note import NoteText
    from reader.app.screens.saved_file import SavedFile
    from reader.app.screens.views import ViewChanges
    from reader.model import ArticleRow, CompanyRow, Profile


SHORT, MOST_DRAFTS = 24, 20
"""Columns of a title in the status line; drafts that it tells of."""


class Dialogs:
    """The commands that write notes, keep views and compare versions."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    async def _article(self) -> Article | None:
        """The article under the cursor, as the library has it now."""
        row = self._desk.list.window.current
        if row is None:
            self._desk.say("No article is selected.")
            return None
        return await self._desk.store.read(lambda library: library.article(row.id))

    async def note(self) -> None:
        """Writes the article's note."""
        article = await self._article()
        if article is None:
            return
        from reader.app.drafts import Draft
        from reader.app.screens.note import NoteDialog

        desk = self._desk

        def write(note: "NoteText") -> Callable[[Library], object]:
            return lambda library: library.note(article.row.id, note.text, former=note.former)

        def written(note: "NoteText") -> None:
            desk.say(f"Note {'saved' if note.text else 'removed'} · {desk.key_of('undo')} undoes")
            desk.reading.reload()

        draft = Draft(desk.assay.drafts, desk.store.path, article.row)
        desk.work.ask(NoteDialog(article.row.title, article.note, draft), write, written)

    async def tell_of_drafts(self) -> None:
        """Says which notes were being written when a desk was killed, and how to get at them."""
        from reader.app.drafts import Draft, of_desks_that_ended

        desk = self._desk
        left = of_desks_that_ended(desk.assay.drafts, desk.store.path)
        if not left:
            return
        found = await desk.store.read(lambda library: [library.article(number) for number in left[:MOST_DRAFTS]])
        unsaved = [
            article.row
            for article in found
            if article is not None
            and (draft := Draft(desk.assay.drafts, desk.store.path, article.row).left()) is not None
            and draft.text != article.note.strip()
        ]
        if unsaved:
            query = " OR ".join(f"id:{row.id}" for row in unsaved)
            of = f"A note on “{cut(unsaved[0].title, SHORT)}”" if len(unsaved) == 1 else f"{len(unsaved)} notes"
            it = "it" if len(unsaved) == 1 else "them"
            desk.say(f"{of} unsaved: {desk.key_of('search')} {query} finds {it}, {desk.key_of('note')} opens {it}")

    async def changes(self) -> None:
        """Shows what the publisher changed in the article."""
        article = await self._article()
        if article is None:
            return
        if not article.revisions:
            self._desk.say("The publisher has not changed it since it came in.")
            return
        from reader.app.screens.revisions import Revisions, compared

        comparisons = await self._desk.store.read(
            lambda library: compared(library.revisions(article.row.id)), lane="changes"
        )
        self._desk.assay.push_screen(Revisions(article.row.title, comparisons))

    async def save_view(self) -> None:
        """Saves the query of the list as a view."""
        from reader.app.screens.views import SaveView

        views = await self._desk.store.read(lambda library: library.views())

        self._desk.work.ask(
            SaveView(self._desk.listing.query, views),
            lambda view: lambda library: library.save_view(view),
            lambda view: self._desk.say(f"Saved the view {view.title}"),
        )

    async def edit_views(self) -> None:
        """Orders, edits and deletes views."""
        from reader.app.screens.views import Views

        views = await self._desk.store.read(lambda library: library.views())

        def decided(changes: "ViewChanges") -> None:
            if changes:
                self._desk.say("Views changed")
            if changes.then is not None:
                (self.export_views if changes.then == "export" else self.import_views)()

        self._desk.work.ask(Views(views), lambda changes: changes.apply, decided)

    def export_views(self) -> None:
        """Writes views and rules to a file."""
        from reader.app.screens.saved_file import SavedFile, write_file
        from reader.library.saved_queries import written

        async def chosen(path: Path | None) -> None:
            if path is not None:
                text = await self._desk.store.write(lambda library: written(library.views(), library.rules.all()))
                await asyncio.to_thread(write_file, path, text)
                self._desk.say(f"Views and rules are in {path}")

        self._ask_for_file(SavedFile("export"), chosen)

    def import_views(self) -> None:
        """Takes views and rules from a file."""
        from reader.app.screens.saved_file import SavedFile, read_file
        from reader.library.saved_queries import read, take_in

        async def chosen(path: Path | None) -> None:
            if path is not None:
                found = read(await asyncio.to_thread(read_file, path))
                new = await self._desk.store.write(lambda library: take_in(library, found))
                await self._desk.following.follow()
                self._desk.say(f"Took in {counted(len(found.views), 'view')} and {counted(new, 'new rule')}")

        self._ask_for_file(SavedFile("import"), chosen)

    def _ask_for_file(self, screen: "SavedFile", chosen: Callable[[Path | None], Awaitable[None]]) -> None:
        self._desk.assay.push_screen(screen, lambda path: self._desk.do(chosen(path)))

    async def rules(self) -> None:
        """Lists the rules for new articles, to add, change and delete them."""
        from reader.app.screens.rules import EXAMPLES, Rules

        async def touched(query: str) -> tuple[int, list[str]]:
            def ask(library: Library) -> tuple[int, list[str]]:
                rows = library.rows(query, limit=EXAMPLES)
                return library.count(query, most=COUNTED), [row.title for row in rows]

            return await self._desk.store.read(ask, lane="would-touch")

        def known(library: Library) -> tuple[tuple[Rule, ...], dict[int, int]]:
            rules = library.rules.all()
            return rules, {rule.id: library.count(f"rule:{rule.id}") for rule in rules}

        rules, done = await self._desk.store.read(known)
        query = self._desk.listing.searched or self._desk.listing.filtered
        self._desk.work.ask(
            Rules(rules, touched, query=query, done=done),
            lambda changes: self._desk.marks.with_progress(changes.apply),
            lambda _: self._desk.say("Rules changed"),
        )

    def companies(self, former: "Picked | None" = None) -> None:
        """Lists the companies of the library, and then the articles that name the one that the reader picks.

        From these, going back leads to the list again, with the cursor on the company (`former`).
        """
        from reader.app.screens.companies import MOST, Companies

        desk = self._desk

        async def find(text: str) -> "tuple[CompanyRow, ...]":
            return await desk.store.read(lambda library: library.companies(text, limit=MOST + 1), lane="companies")

        async def describe(name: str) -> "tuple[tuple[ArticleRow, Profile], ...]":
            return await desk.store.read(lambda library: library.company_profiles(name), lane="profile")

        def picked(company: "Picked | None") -> None:
            if company is not None:
                desk.finding.open_company(company.name, then=lambda: self.companies(company))

        desk.assay.push_screen(Companies(find, describe, desk.assay.now(), former), picked)

    def import_feeds(self) -> None:
        """Subscribes to the feeds of a file, and polls them."""
        from reader.app.screens.import_dialog import ImportDialog

        async def imported(result: "Imported | None") -> None:
            if result is not None:
                undoes = f" · {self._desk.key_of('undo')} undoes" if result.subscribed else ""
                self._desk.say(f"{result.sentence}{undoes}")
                await self._desk.following.follow()
                self._desk.assay.jobs.poll()

        self._desk.assay.push_screen(ImportDialog(self._desk.assay.jobs), imported)

    def move_feed(self) -> None:
        """Asks which folder the feed under the cursor goes into."""
        source = self._desk.sources.current
        if source is None or source.feed is None:
            self._desk.say("Put the cursor on a feed in Sources to move it.")
            return
        from reader.app.screens.feed_dialogs import move_feed

        feed = source.feed
        folders = sorted({other.folder for other in self._desk.listing.sources.feeds if other.folder})

        def moved(folder: str) -> None:
            self._desk.say(f"Moved into {folder}" if folder else "Moved out of its folder")

        self._desk.work.ask(
            move_feed(feed, folders), lambda folder: lambda library: library.edit_feed(feed.id, folder=folder), moved
        )
