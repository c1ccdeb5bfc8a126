"""The library: one SQLite file with everything that was polled and everything that the reader did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self

from reader.library.open_file import OpenFile, open_file
from reader.library.places import COUNTED, LAST, Position

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.library.intake import Intake
    from reader.library.marking import Progress
    from reader.library.query import State
    from reader.library.rules import Rules
    from reader.model import (
        Article,
        ArticleRow,
        CompanyRow,
        Feed,
        Gist,
        Moment,
        Profile,
        Revision,
        Sources,
        Subscription,
        View,
    )

__all__ = ["LAST", "Library"]


class Library:
    """An open library: one connection, used from one thread at a time (`interrupt` apart).

    A method that writes is one transaction, of very many articles several; each waits at most five seconds for another
    writer (`LibraryBusy`). `clock` tells the time that "since:7d" counts from and that new articles are received at.
    """

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._reading, self._writing = file.reading, file.writing

    @classmethod
    def open(cls, path: Path, *, write: bool = True, clock: Callable[[], datetime] | None = None) -> Self:
        """The library of a file; with `write` a missing one is made, with its folder, and an older one migrated.

        Raises `LibraryDamaged`, `LibraryNewer`, `LibraryBusy`, `LibraryFull`, or `LibraryError` when it is missing.
        """
        return cls(open_file(path, write=write, clock=clock or (lambda: datetime.now(UTC))))

    @property
    def path(self) -> Path:
        """The library's file, as it was named."""
        return self._file.path

    @property
    def intake(self) -> Intake:
        """The way in for articles, and what polling has to remember."""
        from reader.library.intake import Intake

        return Intake(self._file)

    @property
    def rules(self) -> Rules:
        """What happens to articles as they come in."""
        from reader.library.rules import Rules

        return Rules(self._file)

    def close(self) -> None:
        """Closes the file. Nothing is pending: every method has committed what it did."""
        self._file.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def interrupt(self) -> None:
        """From another thread: the running query raises `QueryInterrupted`."""
        self._file.connection.interrupt()

    def data_version(self) -> int:
        """A number that changes when another connection has committed."""
        with self._reading() as db:
            return int(db.execute("PRAGMA data_version").fetchone()[0])

    # ---- feeds

    def feeds(self) -> tuple[Feed, ...]:
        """All subscriptions by folder, then title."""
        from reader.library import feeds

        with self._reading() as db:
            return feeds.feeds(db, self._file.now())

    def feed(self, feed_id: int) -> Feed | None:
        """A subscription."""
        from reader.library import feeds

        with self._reading() as db:
            return feeds.feed(db, "f.id = ?", feed_id, self._file.now())

    def feed_at(self, url: str) -> Feed | None:
        """The subscription to an address, its own or another that it is known by (`lookups.OtherAddresses`)."""
        from reader.library import feeds

        with self._reading() as db:
            return feeds.at(db, url, self._file.now())

    def subscribe(
        self,
        url: str,
        *,
        title: str = "",
        folder: str = "",
        site_url: str = "",
        interval: int | None = None,
        full_text: bool = False,
    ) -> Feed:
        """Subscribes to a feed and gives it; where it is there already, that one, unchanged."""
        from reader.library import changes, feeds
        from reader.model import Subscription

        wanted = Subscription(url, title, folder, site_url, interval, full_text)
        with self._writing() as db:
            [(feed_id, _)] = changes.subscribe(db, [wanted])
            return feeds.subscribed(db, feed_id, self._file.now())

    def subscribe_all(self, wanted: Iterable[Subscription], *, undoable: bool = False) -> int:
        """Subscribes to many feeds in one transaction, which undo takes back if `undoable`; gives how many were new."""
        from reader.library import changes

        with self._writing() as db:
            return changes.subscribe_all(db, wanted, self._file.now(), undoable=undoable)

    def unsubscribe(self, feed_ids: Sequence[int]) -> int:
        """Ends subscriptions; gives how many. Undo brings everything back; starred, tagged and noted articles stay."""
        from reader.library import changes

        with self._writing() as db:
            return changes.unsubscribe(db, feed_ids, self._file.now())

    def edit_feed(
        self,
        feed_id: int,
        *,
        url: str | None = None,
        title: str | None = None,
        folder: str | None = None,
        interval: int | Literal["keep"] | None = "keep",
        full_text: bool | None = None,
    ) -> Feed:
        """Changes what is given; an empty title means the feed's own, `interval=None` that Assay decides."""
        from reader.library import changes, feeds

        with self._writing() as db:
            changes.edit_feed(
                db,
                feed_id,
                {"url": url, "name": title, "folder": folder, "full_text": full_text},
                interval,
                self._file.now(),
            )
            return feeds.subscribed(db, feed_id, self._file.now())

    def move_feeds(self, feed_ids: Sequence[int], folder: str) -> int:
        """Puts feeds into a folder as one change, which one undo takes back; gives how many were elsewhere."""
        from reader.library import changes

        with self._writing() as db:
            return changes.move_feeds(db, feed_ids, folder, self._file.now())

    def rename_folder(self, old: str, new: str) -> int:
        """Moves the feeds of a folder to another name; gives how many."""
        from reader.library import changes

        with self._writing() as db:
            return changes.rename_folder(db, old, new, self._file.now())

    # ---- lists

    def moment(self) -> Moment:
        """Now, as a point that lists can be held at."""
        from reader.model import Moment

        with self._reading() as db:
            return Moment(*db.execute("SELECT article, change FROM counters").fetchone())

    def rows(
        self,
        query: str = "",
        *,
        limit: int = 200,
        after: Position | None = None,
        before: Position | None = None,
        moment: Moment | None = None,
        sort: str | None = None,
    ) -> tuple[ArticleRow, ...]:
        """A page of a list, in list order: from the top, after or before a row's `position`, or the last (`LAST`).

        With `moment`, only articles that were there then, and those too that have left the query since because they
        were read or starred. Raises `QueryError`.
        """
        with self._reading():
            return self._file.lists.rows(query, limit, after, before, moment, sort)

    def count(self, query: str = "", *, moment: Moment | None = None, most: int = COUNTED) -> int:
        """How many articles a query has; where that is not kept, counted up to `most`."""
        with self._reading():
            return self._file.lists.count(query, moment, most)

    def arrived(self, query: str, moment: Moment) -> int:
        """How many articles of a query came after the moment; counted up to 10,000."""
        with self._reading():
            return self._file.lists.arrived(query, moment)

    def above(self, query: str, position: Position, moment: Moment) -> int:
        """How many articles of a list stand above a position; counted up to 10,000."""
        with self._reading():
            return self._file.lists.above(query, position, moment)

    def row(self, article_id: int) -> ArticleRow | None:
        """One row."""
        from reader.library import reading

        with self._reading() as db:
            return reading.row_of(db, article_id)

    def article(self, article_id: int) -> Article | None:
        """One article whole. Raises `ArticleDamaged`."""
        from reader.library import reading

        with self._reading() as db:
            return reading.article_of(db, article_id)

    def gists(self, ids: Iterable[int]) -> dict[int, Gist]:
        """For each article the names of its companies, the texts of its highlights, and whose words these are."""
        from reader.library import reading

        with self._reading() as db:
            return reading.gists(db, ids)

    def revisions(self, article_id: int) -> tuple[Revision, ...]:
        """An article's former texts, the latest first."""
        from reader.library import reading

        with self._reading() as db:
            return reading.revisions_of(db, article_id)

    def next_unread(
        self, query: str = "", *, after: Position | None = None, moment: Moment | None = None, backwards: bool = False
    ) -> ArticleRow | None:
        """The next article of a list that is unread now, after (or before) a position."""
        with self._reading():
            return self._file.lists.next_unread(query, after, moment, backwards=backwards)

    def search_terms(self, query: str) -> tuple[str, ...]:
        """Words and phrases that articles of a query are found by; a beginning ends with `*`."""
        from reader.library.expressions import words_of
        from reader.library.query import parse

        return tuple(text.words + "*" * text.prefix for text in words_of(parse(query).expression))

    def sources(self) -> Sources:
        """Views with their counts, and feeds."""
        from reader.library import feeds, views
        from reader.model import Sources

        with self._reading() as db:
            counted = tuple(views.counted(self._file.lists, view) for view in views.views(db))
            return Sources(counted, feeds.feeds(db, self._file.now()))

    # ---- state

    def mark(
        self,
        state: State,
        *,
        ids: Iterable[int] | None = None,
        query: str | None = None,
        moment: Moment | None = None,
        above: Position | None = None,
        below: Position | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Changes the state of articles: those of `ids`, or of a query as at `moment`, above or below a position.

        Gives how many changed. Many are several transactions and one step to undo. Raises `QueryError`.
        """
        from reader.library import marking, states

        def choose(db: Connection) -> None:
            if ids is not None:
                states.choose_ids(db, ids)
            else:
                self._file.lists.choose(query or "", moment, above, below)

        return marking.mark(self._file, state, choose, progress)

    def tag(self, ids: Sequence[int], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> int:
        """Adds and removes tags; gives how many articles changed. Raises `LibraryError` where none is there."""
        from reader.library import changes

        with self._writing() as db:
            return changes.tag(db, self._file.names, ids, add, remove, self._file.now())

    def note(self, article_id: int, text: str, *, former: str | None = None) -> None:
        """Writes an article's note; an empty one removes it. Raises `NoteChanged` where it is not `former` any more."""
        from reader.library import changes

        with self._writing() as db:
            changes.note(db, self._file.names, article_id, text, former, self._file.now())

    def keep_scroll(self, article_id: int, scroll: float) -> None:
        """Keeps how far an article was read, from 0 to 1."""
        with self._writing(synced=False) as db:
            db.execute(
                "UPDATE states SET scroll = ? WHERE place = (SELECT place FROM articles WHERE id = ?)",
                (min(1.0, max(0.0, scroll)), article_id),
            )

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag, and how many articles have it; the most used first."""
        with self._reading() as db:
            rows = db.execute("SELECT tag, count(*) FROM tags GROUP BY key ORDER BY count(*) DESC, key")
            return tuple((tag, count) for tag, count in rows)

    def undo(self, progress: Progress | None = None) -> str | None:
        """Undoes the latest change that is not undone; says what it was."""
        from reader.library import marking

        return marking.undo(self._file, progress)

    def redo(self, progress: Progress | None = None) -> str | None:
        """Does again what was undone last; says what it is."""
        from reader.library import marking

        return marking.redo(self._file, progress)

    def end_visit(self) -> None:
        """Keeps that everything up to now has been there to see: what comes later is `is:new`."""
        with self._writing() as db:
            db.execute("UPDATE counters SET visit = article")

    # ---- companies, views

    def companies(self, query: str = "", *, limit: int = 200) -> tuple[CompanyRow, ...]:
        """Companies with the most articles first; `query` is a part of a name, an alias or a ticker."""
        from reader.library import companies

        with self._reading() as db:
            return companies.companies(db, query, limit)

    def companies_called(self, name: str) -> tuple[CompanyRow, ...]:
        """The companies that a name, alias or ticker, or the first words of a name mean; most articles first."""
        from reader.library import companies

        with self._reading() as db:
            return companies.companies_called(db, name)

    def company_profiles(self, name: str) -> tuple[tuple[ArticleRow, Profile], ...]:
        """The newest profiles of a company, each with its article."""
        from reader.library import companies

        with self._reading() as db:
            return companies.profiles(db, name)

    def views(self) -> tuple[View, ...]:
        """All views in the user's order."""
        from reader.library import views

        with self._reading() as db:
            return views.views(db)

    def save_view(self, view: View) -> None:
        """Adds or changes a view of the user's. Raises `QueryError`."""
        from reader.library import views

        with self._writing() as db:
            views.save(db, view)

    def delete_view(self, key: str) -> None:
        """Deletes a view of the user's."""
        with self._writing() as db:
            db.execute("DELETE FROM views WHERE key = ?", (key,))

    def order_views(self, keys: Sequence[str]) -> None:
        """Keeps the order of views; those not named come last."""
        from reader.library import views

        with self._writing() as db:
            views.order(db, list(keys))
