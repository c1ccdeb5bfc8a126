"""Read, star, tags, and taking them back: shown at once, written at once by the writing thread."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reader.app import pages
from reader.app.ordering import NEWEST, all_in_all
from reader.app.sources import Source
from reader.errors import QueryError, ReaderError
from reader.library import Library
from reader.model import ArticleRow, Moment, Sources

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Is told how many articles of how many are done."""
MOST_SELECTED = 5_000


class Marks:
    """What the reader does to articles. With rows selected, all of them are meant."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._anchor: ArticleRow | None = None
        self._selected: tuple[ArticleRow, ...] = ()
        self._older_of: Source | None = None

    def _meant(self) -> tuple[ArticleRow, ...]:
        window = self._desk.list.window
        if self._selected:
            now = {row.id: row for row in window.rows}
            return tuple(now.get(row.id, row) for row in self._selected)
        return (window.current,) if window.current else ()

    def toggle_read(self) -> None:
        """Marks unread what is all read, else read."""
        rows = self._meant()
        if rows:
            self.end_selection()
            self._desk.reading.leave_unread()
            self.set_read([row.id for row in rows], read=not all(row.read for row in rows), said=len(rows) > 1)

    def set_read(self, ids: Sequence[int], *, read: bool, said: bool = False) -> None:
        """Marks articles read or unread."""
        changed = self._change(ids, lambda row: replace(row, read=read))
        self._count_unread(changed, -1 if read else 1)
        wanted = tuple(ids)
        self._write(lambda library: library.mark("read" if read else "unread", ids=wanted))
        if said:
            self._desk.say(f"{len(wanted):,} marked {'read' if read else 'unread'} · {self._undo_key} undoes")

    def toggle_star(self) -> None:
        """Stars, or takes the star away from what is all starred."""
        rows = self._meant()
        if not rows:
            return
        ids = tuple(row.id for row in rows)
        starred = not all(row.starred for row in rows)
        self._change(ids, lambda row: replace(row, starred=starred))
        self._write(lambda library: library.mark("starred" if starred else "unstarred", ids=ids))
        self.end_selection()
        if len(ids) > 1:
            self._desk.say(f"{len(ids)} {'starred' if starred else 'without a star now'} · {self._undo_key} undoes")

    @property
    def _undo_key(self) -> str:
        return self._desk.key_of("undo")

    def _change(self, ids: Iterable[int], changed: Callable[[ArticleRow], ArticleRow]) -> list[ArticleRow]:
        """Shows the change in the list; the rows that it changed."""
        listed = self._desk.list
        indices = listed.window.change(ids, changed)
        listed.repaint_rows(indices)
        return [listed.window.rows[index] for index in indices]

    def _count_unread(self, rows: Sequence[ArticleRow], by: int) -> None:
        """Shows the new counts before the library has them."""
        if not rows:
            return
        listing = self._desk.listing
        per_feed: dict[int, int] = {}
        for row in rows:
            per_feed[row.feed_id] = per_feed.get(row.feed_id, 0) + by
        feeds = tuple(
            replace(feed, unread=max(0, feed.unread + per_feed[feed.id])) if feed.id in per_feed else feed
            for feed in listing.sources.feeds
        )
        views = tuple(
            replace(view, count=max(0, view.count + by * len(rows))) if view.key == "unread" else view
            for view in listing.sources.views
        )
        listing.show_sources(Sources(views, feeds))

    def _write(self, work: Callable[[Library], object]) -> None:
        self._desk.write(work)

    # many at once

    def all_read(self) -> None:
        """Marks read all that the list holds, as it was when it was opened; in Sources, what is under the cursor."""
        source = self._source_meant()
        if self._desk.list.chosen:
            ids = [row.id for row in self._meant()]
            self.end_selection()
            self.set_read(ids, read=True, said=True)
        elif source is None:
            self._many(
                "",
                lambda row: True,
                lambda library, query, moment, _, progress: library.mark(
                    "read", query=query, moment=moment, progress=progress
                ),
            )
        elif source.kind == "companies":
            self._desk.say("Put the cursor on a feed, a folder or a view to mark it read.")
        else:
            self._mark_query(f" in {source.title}", source.query, self._desk.listing.sources_moment)

    def _source_meant(self) -> Source | None:
        """The source under the cursor of Sources, where that is what a mark is about and not the list."""
        source, listing = self._desk.sources.current, self._desk.listing
        elsewhere = source is not None and (source.key != listing.source.key or listing.searching)
        return source if self._desk.panes.focused == "sources" and elsewhere else None

    def ask_older(self) -> None:
        """Asks which age of articles is to be marked read: of the list, or in Sources of what is under the cursor."""
        source = self._source_meant() or self._desk.listing.source
        if source.kind == "companies":
            self._desk.say("Put the cursor on a feed, a folder or a view to mark it read.")
            return
        self._older_of = self._source_meant()
        self._desk.asking.ask("older", "", source)

    async def older_read(self, text: str) -> QueryError | None:
        """Marks read what is older than the text says; the error where it says no age."""
        from reader.library.days import condition_before

        try:
            condition = condition_before(text, self._desk.assay.now())
        except ValueError as error:
            return QueryError(str(error), text, 0)
        listing, source = self._desk.listing, self._older_of
        query = all_in_all([source.query if source else listing.query, condition], NEWEST)
        moment = listing.sources_moment if source else listing.moment
        where = f"{f' in {source.title}' if source else ''}, older than {text.strip()}"
        self._mark_query(where, query, moment)
        return None

    def above_read(self) -> None:
        """Marks read what stands above the cursor."""
        cursor = self._desk.list.window.cursor
        above = {row.id for row in self._desk.list.window.rows[:cursor]}
        self._many(
            " above the cursor",
            lambda row: row.id in above,
            lambda library, query, moment, at, progress: library.mark(
                "read", query=query, moment=moment, above=at, progress=progress
            ),
        )

    def below_read(self) -> None:
        """Marks read what stands below the cursor."""
        cursor = self._desk.list.window.cursor
        below = {row.id for row in self._desk.list.window.rows[cursor + 1 :]}
        self._many(
            " below the cursor",
            lambda row: row.id in below,
            lambda library, query, moment, at, progress: library.mark(
                "read", query=query, moment=moment, below=at, progress=progress
            ),
        )

    def _many(self, where: str, meant: Callable[[ArticleRow], bool], mark: Callable[..., int]) -> None:
        window, listing = self._desk.list.window, self._desk.listing
        if window.current is None:
            return
        query, moment, position = listing.query, listing.moment, window.current.position
        self._change([row.id for row in window.rows if meant(row)], lambda row: replace(row, read=True))
        self._desk.do(self._marked(where, lambda library: mark(library, query, moment, position, self._tell)))

    def _mark_query(self, where: str, query: str, moment: Moment) -> None:
        """Marks all read that a query had at a moment."""
        self._desk.do(
            self._marked(where, lambda library: library.mark("read", query=query, moment=moment, progress=self._tell))
        )

    async def _marked(self, where: str, work: Callable[[Library], int]) -> None:
        try:
            count = await self._written(work)
        except ReaderError:
            await self._desk.following.follow()
            raise
        self._desk.say(f"{count:,} marked read{where} · {self._undo_key} undoes" if count else "Nothing was unread.")
        await self._desk.following.follow()

    def _tell(self, done: int, of: int) -> None:
        """Says how far a change of very many articles is; called on the writing thread."""
        self._desk.assay.call_later(self._desk.status.say, "writing", f"{done:,} of {of:,} articles…", "bar")

    def with_progress(self, work: Callable[[Library, Progress], T]) -> Callable[[Library], T]:
        """What may change very many articles, for the writing thread: it says how far it is while it lasts."""

        def told(library: Library) -> T:
            try:
                return work(library, self._tell)
            finally:
                self._desk.assay.call_later(self._desk.status.say, "writing", "")

        return told

    async def _written(self, work: Callable[[Library], T]) -> T:
        """What was written, and no progress of it any more."""
        try:
            return await self._desk.store.write(work)
        finally:
            self._desk.assay.call_later(self._desk.status.say, "writing", "")

    # taking back

    async def undo(self) -> None:
        """Takes the last change back."""
        done = await self._written(lambda library: library.undo(self._tell))
        self._desk.say(f"Undone: {done}" if done else "There is nothing to undo.")
        await self._turned()

    async def redo(self) -> None:
        """Does again what was taken back."""
        done = await self._written(lambda library: library.redo(self._tell))
        self._desk.say(f"Done again: {done}" if done else "There is nothing to redo.")
        await self._turned()

    async def _turned(self) -> None:
        """Shows what has been taken back or done again; in Sources the cursor goes to the feed that has come back."""
        desk = self._desk
        before = {feed.id for feed in desk.listing.sources.feeds}
        await desk.following.follow()
        desk.reading.reload()
        back = next((feed for feed in desk.listing.sources.feeds if feed.id not in before), None)
        if back is not None and desk.panes.focused == "sources":
            keys = {source.key for source in desk.sources.rows}
            desk.sources.put_on(key if (key := f"feed:{back.id}") in keys else f"folder:{back.folder}")

    # tags

    async def tags(self) -> None:
        """Asks for the tags of what is meant."""
        rows = self._meant()
        if rows:
            await self._desk.feeding.ask_tags(rows)

    def show_tags(self, rows: Sequence[ArticleRow], add: Sequence[str], remove: Sequence[str]) -> None:
        """Shows the tags that were put on articles and those that were taken off."""
        ids = [row.id for row in rows]
        self._change(ids, lambda row: replace(row, tags=tuple(sorted((set(row.tags) | set(add)) - set(remove)))))
        self._desk.reading.reload()
        self.end_selection()
        of = f"{len(rows)} articles " if len(rows) > 1 else ""
        said = [f"Tagged {of}{', '.join(add)}"] if add else []
        said += [f"Took {', '.join(remove)} away"] if remove else []
        self._desk.say(" · ".join([*said, f"{self._undo_key} undoes"]))

    # selection

    def select(self) -> None:
        """Begins a selection at the cursor, or ends it."""
        if not self.end_selection() and self._desk.list.window.current is not None:
            self._anchor = self._desk.list.window.current
            self.extend_selection()

    def extend_selection(self) -> None:
        """Tells that the cursor has moved: the selection reaches to it."""
        window, anchor = self._desk.list.window, self._anchor
        if anchor is None or window.current is None:
            return
        index = window.index_of(anchor.id)
        if index is None:
            self._desk.do(self._reach_far(anchor, window.current), lane="selection")
        else:
            first, last = sorted((index, window.cursor))
            self._choose(tuple(window.rows[first : last + 1]))

    async def _reach_far(self, anchor: ArticleRow, current: ArticleRow) -> None:
        """Selects up to the cursor, where the selection began in a stretch that is no longer in memory."""
        query, moment = self._desk.listing.query, self._desk.listing.moment
        rows = await self._desk.store.read(
            lambda library: pages.between(library, query, moment, anchor, current, MOST_SELECTED), lane="selection"
        )
        if (self._anchor, self._desk.list.window.current) != (anchor, current):
            return
        if rows is None:
            keys = f"{self._desk.key_of('mark-above-read')} and {self._desk.key_of('mark-below-read')}"
            self._desk.say(f"A selection has {MOST_SELECTED:,} rows at most; {keys} mark what is above and below.")
        else:
            self._choose(rows)

    def _choose(self, rows: tuple[ArticleRow, ...]) -> None:
        self._selected = rows
        self._desk.list.chosen = frozenset(row.id for row in rows)
        self._desk.list.refresh()
        self._desk.say(f"{len(rows):,} selected")
        self._desk.show_hints()

    def end_selection(self) -> bool:
        """Lets the selection go; False where there was none."""
        if self._anchor is None:
            return False
        self._anchor, self._selected = None, ()
        self._desk.list.chosen = frozenset()
        self._desk.list.refresh()
        self._desk.say("")
        self._desk.show_hints()
        return True
