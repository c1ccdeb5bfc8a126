"""The library: one SQLite file with everything that was polled and everything that the reader did."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from reader.errors import LibraryError
from reader.library import connection, schema
from reader.library.places import LAST, Position, first_place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.library.lists import Lists
    from reader.library.names import Names
    from reader.library.states import State
    from reader.model import (
        Article,
        ArticleRow,
        CompanyRow,
        Feed,
        FeedState,
        FormerText,
        Known,
        Moment,
        PreparedArticle,
        Profile,
        Revision,
        Rule,
        Saved,
        Sources,
        StoredHtml,
        Subscription,
        View,
    )

__all__ = ["LAST", "Library"]

_SOME = 200


class Library:
    """An open library: one connection, used from one thread at a time (`interrupt` apart).

    Every method that writes is one transaction that waits at most five seconds for another writer (`LibraryBusy`).
    `clock` tells the time that "since:7d" counts from and that new articles are received at.
    """

    def __init__(self, path: Path, open_connection: sqlite3.Connection, clock: Callable[[], datetime]) -> None:
        self.path = path
        self.clock = clock
        self._connection = open_connection
        self._made_names: Names | None = None
        self._made_lists: Lists | None = None

    @classmethod
    def open(cls, path: Path, *, write: bool = True, clock: Callable[[], datetime] | None = None) -> Self:
        """The library of a file; with `write` a missing one is made, with its folder, and an older one migrated.

        Raises `LibraryDamaged`, `LibraryNewer`, `LibraryBusy`, `LibraryFull`, or `LibraryError` when it is missing.
        """
        there = connection.is_library(path)
        if not there and not write:
            raise LibraryError(f"There is no library at {path} yet; 'assay add URL' or 'assay' makes one.")
        if not there:
            _make_folder(path)
        with connection.faults(path):
            opened = connection.connect(path, write=write)
            try:
                schema.bring_up_to_date(opened, path, new=not there, write=write)
            except BaseException:
                opened.close()
                raise
        return cls(path, opened, clock or (lambda: datetime.now(UTC)))

    def close(self) -> None:
        """Closes the file. Nothing is pending: every method has committed what it did."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def interrupt(self) -> None:
        """From another thread: the running query raises `QueryInterrupted`."""
        self._connection.interrupt()

    def data_version(self) -> int:
        """A number that changes when another connection has committed."""
        with self._reading() as db:
            return int(db.execute("PRAGMA data_version").fetchone()[0])

    @property
    def _names(self) -> Names:
        if self._made_names is None:
            from reader.library.names import Names

            self._made_names = Names(self._connection)
        return self._made_names

    @property
    def _lists(self) -> Lists:
        if self._made_lists is None:
            from reader.library.lists import Lists

            self._made_lists = Lists(self._connection, lambda: self.clock())
        return self._made_lists

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with connection.faults(self.path):
            yield self._connection

    @contextmanager
    def _writing(self, *, synced: bool = True) -> Iterator[sqlite3.Connection]:
        with connection.faults(self.path):
            try:
                with connection.writing(self._connection, synced=synced):
                    yield self._connection
            except BaseException:
                self._made_names = None
                raise

    def _now(self) -> int:
        return int(self.clock().timestamp())

    # ---- feeds

    def feeds(self) -> tuple[Feed, ...]:
        """All subscriptions by folder, then title."""
        from reader.library import feeds

        with self._reading() as db:
            return feeds.feeds(db)

    def feed(self, feed_id: int) -> Feed | None:
        """A subscription."""
        from reader.library import feeds

        with self._reading() as db:
            return feeds.feed(db, "f.id = ?", feed_id)

    def feed_at(self, url: str) -> Feed | None:
        """The subscription to an address."""
        from reader.library import feeds

        with self._reading() as db:
            return feeds.feed(db, "f.url = ?", url)

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
            feed_id, _ = changes.subscribe(db, wanted)
            found = feeds.feed(db, "f.id = ?", feed_id)
        if found is None:
            raise LibraryError(f"{url} could not be subscribed to.")
        return found

    def subscribe_all(self, wanted: Iterable[Subscription]) -> int:
        """Subscribes to many feeds in one transaction; gives how many were new."""
        from reader.library import changes

        with self._writing() as db:
            return sum(new for _, new in [changes.subscribe(db, subscription) for subscription in wanted])

    def unsubscribe(self, feed_ids: Sequence[int]) -> int:
        """Ends subscriptions; gives how many. Undo brings everything back; starred, tagged and noted articles stay."""
        from reader.library import changes

        with self._writing() as db:
            return changes.unsubscribe(db, feed_ids, self._now())

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
                self._now(),
            )
            found = feeds.feed(db, "f.id = ?", feed_id)
        if found is None:
            raise LibraryError(f"There is no feed {feed_id}.")
        return found

    def move_feeds(self, feed_ids: Sequence[int], folder: str) -> int:
        """Puts feeds into a folder as one change, which one undo takes back; gives how many were elsewhere."""
        from reader.library import changes

        with self._writing() as db:
            return changes.move_feeds(db, feed_ids, folder, self._now())

    def rename_folder(self, old: str, new: str) -> int:
        """Moves the feeds of a folder to another name; gives how many."""
        from reader.library import changes

        with self._writing() as db:
            return changes.rename_folder(db, old, new, self._now())

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
            return self._lists.rows(query, limit, after, before, moment, sort)

    def count(self, query: str = "", *, moment: Moment | None = None, most: int = 10_000) -> int:
        """How many articles a query has; where that is not kept, counted up to `most`."""
        with self._reading():
            return self._lists.count(query, moment, most)

    def arrived(self, query: str, moment: Moment) -> int:
        """How many articles of a query came after the moment; counted up to 10,000."""
        with self._reading():
            return self._lists.arrived(query, moment)

    def row(self, article_id: int) -> ArticleRow | None:
        """One row."""
        from reader.library import reading

        with self._reading() as db:
            return reading.row_of(db, article_id)

    def article(self, article_id: int) -> Article | None:
        """One article whole."""
        from reader.library import reading

        with self._reading() as db:
            return reading.article_of(db, article_id)

    def named(self, ids: Iterable[int]) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
        """For each article the names of its companies and the texts of its highlights."""
        from reader.library import reading

        with self._reading() as db:
            return reading.named(db, ids)

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
            return self._lists.next_unread(query, after, moment, backwards=backwards)

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
            counted = tuple(views.counted(self._lists, view) for view in views.views(db))
            return Sources(counted, feeds.feeds(db))

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
    ) -> int:
        """Changes the state of articles: those of `ids`, or of a query as at `moment`, above or below a position.

        Gives how many changed. Raises `QueryError`.
        """
        from reader.library import states
        from reader.library.query import parse

        if query is not None:
            parse(query)
        with self._writing() as db:
            if ids is not None:
                states.choose_ids(db, ids)
            else:
                self._lists.choose(query or "", moment, above, below)
            return states.mark(db, state, self._now())

    def tag(self, ids: Sequence[int], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> int:
        """Adds and removes tags; gives how many articles changed."""
        from reader.library import changes

        with self._writing() as db:
            return changes.tag(db, self._names, ids, add, remove, self._now())

    def note(self, article_id: int, text: str) -> None:
        """Writes an article's note; an empty one removes it."""
        from reader.library import changes

        with self._writing() as db:
            changes.note(db, self._names, article_id, text, self._now())

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

    def undo(self) -> str | None:
        """Undoes the latest change that is not undone; says what it was."""
        from reader.library import changes

        with self._writing() as db:
            return changes.undo(db, self._names)

    def redo(self) -> str | None:
        """Does again what was undone last; says what it is."""
        from reader.library import changes

        with self._writing() as db:
            return changes.redo(db, self._names)

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

    def company(self, name: str) -> CompanyRow | None:
        """A company by name, alias or ticker."""
        from reader.library import companies

        with self._reading() as db:
            return companies.company(db, name)

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

    def rules(self) -> tuple[Rule, ...]:
        """The rules, in the order in which they act."""
        from reader.library import rules

        with self._reading() as db:
            return rules.rules(db)

    def save_rule(self, rule: Rule) -> Rule:
        """Adds a rule, or changes the one of its id; gives it with its id. Raises `QueryError`."""
        from reader.library import rules

        with self._writing() as db:
            return rules.save(db, rule)

    def delete_rule(self, rule_id: int) -> None:
        """Deletes a rule; what it did stays, and stays on its list."""
        with self._writing() as db:
            db.execute("DELETE FROM rules WHERE id = ?", (rule_id,))

    def do_rule(self, rule: Rule) -> int:
        """Does to the articles that are there what a rule does to new ones; gives how many changed. Can be undone."""
        from reader.library import rules

        with self._writing():
            return rules.do(self._lists, self._names, rule, self._now())

    def take_back_rule(self, rule_id: int) -> int:
        """Undoes what a rule has done to new articles; gives how many changed. Can be undone itself."""
        from reader.library import rules

        with self._writing():
            return rules.take_back(self._lists, self._names, rule_id, self._now())

    # ---- intake

    def poll_states(self, now: datetime, *, every: bool = False, url: str | None = None) -> tuple[FeedState, ...]:
        """The feeds that are due (`every`: all but those ended by their publisher; `url`: that one)."""
        from reader.library import feed_states

        with self._reading() as db:
            return feed_states.poll_states(db, now, every=every, url=url)

    def known(self, feed_id: int) -> Known:
        """What a feed has brought before."""
        from reader.library import feed_states

        with self._reading() as db:
            return feed_states.known(db, feed_id)

    def save(
        self,
        after: FeedState,
        *,
        title: str = "",
        site_url: str = "",
        new: Sequence[PreparedArticle] = (),
        changed: Sequence[tuple[int, PreparedArticle]] = (),
    ) -> Saved:
        """Stores what a poll of a feed brought and learnt, in one transaction. A feed that is gone meanwhile: nothing.

        `changed` replaces the text of articles, keeps the former one as a revision, and leaves state alone.
        """
        from reader.library import polls

        with self._writing(synced=False) as db:
            (last,) = db.execute("SELECT article FROM counters").fetchone()
            saved = polls.save_poll(db, self._names, after, title, site_url, new, changed, self._now())
            if saved.new and db.execute("SELECT 1 FROM rules WHERE active = 1").fetchone():
                from reader.library import rules

                saved = replace(saved, notices=rules.apply(self._lists, self._names, last))
            return saved

    def expire(self, now: datetime, keep_days: int) -> int:
        """Removes read articles older than so many days, in short transactions; gives how many. 0 days keeps all.

        Starred, tagged and noted articles stay. What is removed does not come back when a feed brings it again.
        """
        from reader.library import removal

        before = first_place(max(0, int(now.timestamp()) - keep_days * 86_400))
        removed = 0
        while keep_days > 0:
            with self._writing(synced=False) as db:
                places = removal.expired(db, before, _SOME)
                removal.remove(db, places)
            removed += len(places)
            if len(places) < _SOME:
                break
        return removed

    def purge(self) -> int:
        """Removes for good what was unsubscribed and can no longer be undone; gives how many articles."""
        from reader.library import removal

        removed = 0
        while True:
            with self._writing(synced=False) as db:
                some = removal.purge(db, _SOME)
            removed += some
            if some < _SOME:
                return removed

    def expect_read(self, feed_id: int, names: Iterable[str]) -> None:
        """Keeps identities and addresses that another reader knows as read: their articles come in as read."""
        with self._writing() as db:
            db.executemany("INSERT OR IGNORE INTO seen_elsewhere VALUES (?, ?)", [(feed_id, name) for name in names])

    def hosts_parked(self, now: datetime) -> Mapping[str, datetime]:
        """Hosts that asked to be left alone, and until when."""
        from reader.library import feed_states

        with self._reading() as db:
            return feed_states.hosts_parked(db, now)

    def park_host(self, host: str, until: datetime) -> None:
        """Keeps that a host is to be left alone until a time."""
        from reader.library import feed_states

        with self._writing(synced=False) as db:
            feed_states.park_host(db, host, until)

    def save_full_text(self, article_id: int, article: PreparedArticle) -> bool:
        """Puts a fetched full text in the place of a summary; whether there is such an article."""
        from reader.library import again

        with self._writing(synced=False) as db:
            return again.save_full_text(db, self._names, article_id, article, self._now())

    def save_parts(self, articles: Iterable[tuple[int, PreparedArticle]]) -> int:
        """Stores what a newer analysis made of articles; gives of how many. State is left alone."""
        from reader.library import again

        with self._writing(synced=False) as db:
            return again.save_parts(db, self._names, articles)

    def former_texts(self, article_id: int) -> tuple[FormerText, ...]:
        """The texts that an article had, the oldest first, as they were sent."""
        from reader.library import again

        with self._reading() as db:
            return again.former_texts(db, article_id)

    def restore(
        self,
        article_id: int,
        former: Sequence[tuple[FormerText, PreparedArticle]],
        *,
        full_text: bool = False,
        scroll: float = 0.0,
    ) -> None:
        """Gives an article that came from another library what was known of it there: former texts and the rest."""
        from reader.library import again

        with self._writing(synced=False) as db:
            again.restore(db, self._names, article_id, former, full_text=full_text, scroll=scroll)

    def to_reanalyse(self, query: str, version: str, *, after_id: int = 0, limit: int = 200) -> tuple[StoredHtml, ...]:
        """The next articles of a query, by id, that another version of the analysis took apart. Raises `QueryError`."""
        from reader.library import again

        with self._reading():
            return again.to_reanalyse(self._lists, query, version, after_id, limit)

    def left_to_reanalyse(self, query: str, version: str) -> int:
        """How many articles of a query another version of the analysis took apart. Raises `QueryError`."""
        from reader.library import again

        with self._reading():
            return again.left_to_reanalyse(self._lists, query, version)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        from reader.errors import LibraryFull

        raise LibraryFull(f"The folder {path.parent} cannot be made: {error.strerror}.") from error
