"""The one way in: what polls, full texts and analyses bring into an open library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from reader.library.indexing import Unindexed
    from reader.library.open_file import OpenFile
    from reader.library.states import Marked
    from reader.model import Asked, Brought, FeedState, FormerText, KeptState, Known, PreparedArticle, Saved, StoredHtml

_SOME = 200
NO_FEEDS: Mapping[int, int] = {}


class Intake:
    """The way in to an open library. Every method that writes is one transaction, or several short ones."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._reading, self._writing = file.reading, file.writing

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
        moved: Sequence[tuple[int, str]] = (),
    ) -> Saved:
        """Stores what a poll of a feed brought and learnt; see `save_all` and `Brought`."""
        from reader.model import Brought

        return self.save_all([Brought(after, title, site_url, new, changed, moved)])[0]

    def save_all(self, brought: Sequence[Brought]) -> tuple[Saved, ...]:
        """Stores what polls of feeds brought and learnt, in one transaction; nothing for a feed that is gone meanwhile.

        The former texts of changed articles are kept as revisions.
        """
        from reader.library.indexing import Unindexed

        with self._writing(synced=False) as db:
            unindexed = Unindexed(db)
            ruled = db.execute("SELECT 1 FROM rules WHERE active = 1").fetchone() is not None
            saved = tuple(self._saved(db, unindexed, one, ruled=ruled) for one in brought)
            unindexed.settle()
            return saved

    def _saved(self, db: sqlite3.Connection, unindexed: Unindexed, brought: Brought, *, ruled: bool) -> Saved:
        from reader.library import polls

        (last,) = db.execute("SELECT article FROM counters").fetchone()
        saved = polls.save_poll(db, self._file.names, unindexed, brought, self._file.now())
        if saved.new and ruled:
            from reader.library import rules

            unindexed.settle()
            saved = replace(saved, notices=rules.apply(self._file.lists, self._file.names, last))
        return saved

    def expire(self, now: datetime, keep_days: int, *, feeds: Mapping[int, int] = NO_FEEDS) -> int:
        """Removes read articles that have been there for so many days, in short transactions; gives how many. 0 days
        keeps all.

        The days count from when an article was published or came in, whichever is later, and from when it was marked
        read, where that can still be undone. `feeds`: days of their own for some feeds, by id. Starred, tagged and
        noted articles stay. What is removed does not come back when a feed brings it again.
        """
        removed = sum(self._expire(now, days, only=(feed,)) for feed, days in feeds.items())
        return removed + self._expire(now, keep_days, but=tuple(feeds))

    def _expire(self, now: datetime, keep_days: int, *, only: Sequence[int] = (), but: Sequence[int] = ()) -> int:
        from reader.library import removal

        before = max(0, int(now.timestamp()) - keep_days * 86_400)
        removed = 0
        while keep_days > 0:
            with self._writing(synced=False) as db:
                if not removed:
                    removal.spare(db, before)
                places = removal.expired(db, before, _SOME, only=only, but=but)
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

    def allow_again(self, feed_id: int, identities: Iterable[str]) -> None:
        """Forgets that articles of a feed were removed, so that they may come in again."""
        with self._writing(synced=False) as db:
            db.executemany(
                "DELETE FROM identities WHERE feed_id = ? AND identity = ? AND id IS NULL",
                [(feed_id, identity) for identity in identities],
            )

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

    def save_full_text(self, article_id: int, article: PreparedArticle, asked: Asked | None = None) -> Asked | None:
        """Puts a fetched full text in the place of a summary; None where there is no such article.

        What the reader has `asked` for can be undone, with what was asked for before as this has given it.
        """
        from reader.library import again

        with self._writing(synced=False) as db:
            return again.save_full_text(db, self._file.names, article_id, article, self._file.now(), asked)

    def save_parts(self, articles: Iterable[tuple[int, PreparedArticle]]) -> int:
        """Stores what a newer analysis made of articles; gives of how many. State is left alone."""
        from reader.library import again

        with self._writing(synced=False) as db:
            return again.save_parts(db, self._file.names, articles)

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
            again.restore(db, self._file.names, article_id, former, full_text=full_text, scroll=scroll)

    def take_over(self, kept: Sequence[KeptState], so_far: Marked | None = None) -> Marked:
        """Does to articles what the reader did to them in another library, in addition to what was done here.

        With what was taken over `so_far`, it is one step to undo.
        """
        from reader.library import changes, states

        with self._writing() as db:
            return changes.take_over(db, self._file.names, kept, so_far or states.Marked(), self._file.now())

    def to_reanalyse(self, query: str, version: str, *, after_id: int = 0, limit: int = 200) -> tuple[StoredHtml, ...]:
        """The next articles of a query, by id, that another version of the analysis took apart. Raises `QueryError`."""
        from reader.library import again

        with self._reading():
            return again.to_reanalyse(self._file.lists, query, version, after_id, limit)

    def left_to_reanalyse(self, query: str, version: str) -> int:
        """How many articles of a query another version of the analysis took apart. Raises `QueryError`."""
        from reader.library import again

        with self._reading():
            return again.left_to_reanalyse(self._file.lists, query, version)
