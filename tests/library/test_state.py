"""What the reader does to articles, and undoing it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from library.making import add_feed, article, open_library, parts, save, titles

from reader.errors import LibraryError
from reader.library import Library, counting, journal, marking, states
from reader.model import Company


def snapshot(library: Library) -> tuple[object, ...]:
    """All that a reader can see: lists, state, tags, notes, feeds, companies."""
    rows = library.rows(limit=10_000)
    notes = tuple(found.note for row in rows if row.has_note and (found := library.article(row.id)))
    feeds = tuple(
        (feed.url, feed.title, feed.folder, feed.interval, feed.articles, feed.unread) for feed in library.feeds()
    )
    return (
        rows,
        notes,
        feeds,
        library.companies(),
        library.count("has:disclaimer"),
        titles(library, "mine"),
        titles(library, "min*"),
    )


def assert_counts_are_right(library: Library) -> None:
    """Kept counts are what counting gives."""
    for kept in counting.KEPT:
        assert counting.wrong(library._file.connection, kept) == []


def test_marks_say_how_many_changed_and_undo_restores_them(library: Library) -> None:
    add_feed(library, articles=[article(f"a{i}", hours=i + 1) for i in range(10)])
    library.mark("read", ids=[1, 2, 3])
    before = snapshot(library)
    assert library.mark("read", query="") == 7
    assert library.count("is:unread") == 0
    assert library.undo() == "marked 7 articles read"
    assert snapshot(library) == before
    assert library.redo() == "marked 7 articles read"
    assert library.count("is:unread") == 0


def test_undo_of_very_many_restores_exactly(library: Library) -> None:
    many = marking.PART + 1_000
    feed = add_feed(library)
    one = replace(article("a"), index=("x",) * 6)
    save(library, feed, new=[replace(one, identity=f"a{i}") for i in range(many)])
    library.mark("read", ids=range(1, many, 30))
    read = {row.id for row in library.rows("is:read", limit=many)}
    assert library.mark("read", query="") == many - len(read)
    library.undo()
    assert {row.id for row in library.rows("is:read", limit=many)} == read
    assert_counts_are_right(library)


def test_a_mark_of_more_than_one_portion_counts_and_comes_back_whole(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_MOST_PACKED", 2)
    monkeypatch.setattr(states, "_PORTION", 3)
    kinds = (["opinion"], [], ["sponsored"], ["state_media", "translation"])
    made = [article(f"a{i}", hours=i + 1, author=f"Ada {i % 6}", made_of=parts(kinds=kinds[i % 4])) for i in range(20)]
    add_feed(library, articles=made)
    library.mark("read", ids=[3, 4, 5])
    before = snapshot(library)
    assert library.mark("read", ids=range(1, 16)) == 12
    assert len(library.rows("is:unread")) == 5
    assert_counts_are_right(library)
    assert library.undo() == "marked 12 articles read"
    assert snapshot(library) == before
    assert_counts_are_right(library)


def test_marking_what_is_so_already_changes_nothing_and_leaves_nothing_to_undo(library: Library) -> None:
    add_feed(library, articles=[article("a")])
    assert library.mark("unread", query="") == 0
    assert library.undo() is None
    assert library.redo() is None


def test_above_and_below_leave_the_row_itself(library: Library) -> None:
    add_feed(library, articles=[article(f"a{i}", hours=i + 1) for i in range(5)])
    rows = library.rows()
    assert library.mark("read", query="", above=rows[2].position) == 2
    assert library.mark("starred", query="", below=rows[2].position) == 2
    assert titles(library, "is:read") == ["a0", "a1"]
    assert titles(library, "is:starred") == ["a3", "a4"]


@pytest.mark.parametrize("sort", ["oldest", "source", "relevance"])
def test_above_and_below_follow_the_order_of_the_list(library: Library, sort: str) -> None:
    add_feed(library, articles=[article(f"a{i}", hours=i + 1) for i in range(5)])
    query = f"sort:{sort}"
    rows = library.rows(query)
    library.mark("read", query=query, above=rows[2].position)
    library.mark("starred", query=query, below=rows[2].position)
    assert [row.read for row in library.rows(query)] == [True, True, False, False, False]
    assert [row.starred for row in library.rows(query)] == [False, False, False, True, True]


def test_a_mark_of_all_acts_on_what_was_there_at_the_moment(library: Library) -> None:
    feed = add_feed(library, articles=[article("a")])
    moment = library.moment()
    save(library, feed, new=[article("b")])
    assert library.mark("read", query="is:unread", moment=moment) == 1
    assert titles(library, "is:unread") == ["b"]


def test_a_new_change_ends_what_could_be_redone(library: Library) -> None:
    add_feed(library, articles=[article("a")])
    library.mark("read", ids=[1])
    library.undo()
    library.mark("starred", ids=[1])
    assert library.redo() is None
    assert library.undo() == "starred “Title of a”"


def test_the_journal_is_bounded(library: Library) -> None:
    add_feed(library, articles=[article("a")])
    for _ in range(120):
        library.mark("read", ids=[1])
        library.mark("unread", ids=[1])
    undone = 0
    while library.undo():
        undone += 1
    assert undone == 200


def test_very_large_changes_push_out_older_ones_and_the_latest_can_always_be_undone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_feed(library, articles=[article(f"a{i}", hours=i + 1) for i in range(300)])
    for name in ("x", "y", "z"):
        library.tag([row.id for row in library.rows(limit=300)], add=[name])
    db = library._file.connection
    size = db.execute("SELECT max(length(data)) FROM journal").fetchone()[0]
    monkeypatch.setattr(journal, "MOST_BYTES", 2 * size + size // 2)
    library.mark("starred", ids=[1])
    assert [said for (said,) in db.execute("SELECT said FROM journal ORDER BY number")] == [
        "tagged 300 articles",
        "tagged 300 articles",
        "starred “Title of a299”",
    ]
    monkeypatch.setattr(journal, "MOST_BYTES", 1)
    library.mark("read", query="")
    assert library.undo() == "marked 300 articles read"
    assert library.undo() is None
    assert library.count("tag:z") == 300


def test_the_journal_survives_closing(path: Path) -> None:
    with open_library(path) as library:
        add_feed(library, articles=[article("a")])
        library.mark("starred", ids=[1])
    with open_library(path) as library:
        assert library.undo() == "starred “Title of a”"
        assert titles(library, "is:starred") == []


def test_the_reading_position_is_kept_and_not_journaled(library: Library) -> None:
    add_feed(library, articles=[article("a")])
    library.keep_scroll(1, 0.25)
    assert library.article(1).scroll == 0.25  # type: ignore[union-attr]
    library.keep_scroll(1, 7)
    assert library.article(1).scroll == 1.0  # type: ignore[union-attr]
    assert library.undo() is None


def test_unsubscribing_and_undo_bring_back_feed_articles_and_state(library: Library) -> None:
    feed = add_feed(
        library,
        folder="Metals",
        articles=[
            article(f"a{i}", hours=i + 1, made_of=parts("A mine.", kinds=["opinion"], companies=[Company("Ferro AG")]))
            for i in range(6)
        ],
    )
    library.mark("read", ids=[1, 2])
    library.mark("starred", ids=[2])
    library.keep_scroll(3, 0.5)
    before = snapshot(library)
    assert library.unsubscribe([feed.id, 99]) == 1
    assert library.feeds() == ()
    assert [row.id for row in library.rows()] == [2]
    assert titles(library, "mine") == titles(library, "disclaimer:opinion") == titles(library, 'company:"ferro ag"')
    assert [row.articles for row in library.companies_called("Ferro AG")] == [1]
    assert_counts_are_right(library)
    assert library.undo() == "unsubscribed from Ore"
    assert snapshot(library) == before
    assert library.article(3).scroll == 0.5  # type: ignore[union-attr]
    library.redo()
    assert len(library.rows()) == 1
    assert_counts_are_right(library)


def test_a_feed_that_is_subscribed_again_comes_back_with_its_articles(library: Library) -> None:
    feed = add_feed(library, articles=[article("a")])
    library.mark("read", ids=[1])
    library.unsubscribe([feed.id])
    again = library.subscribe(feed.url, folder="New")
    assert (again.id, again.folder, again.articles) == (feed.id, "New", 1)
    assert titles(library, "is:read folder:new") == ["a"]


def test_what_can_no_longer_be_undone_is_removed_for_good(library: Library) -> None:
    feed = add_feed(library, articles=[article("a"), article("b")])
    other = add_feed(library, "tin", articles=[article("c")])
    library.mark("starred", ids=[1])
    library.unsubscribe([feed.id])
    assert library.intake.purge() == 0
    for _ in range(120):
        library.mark("read", query=f"feed:{other.id}")
        library.mark("unread", query=f"feed:{other.id}")
    assert library.intake.purge() == 1
    assert sorted(row.id for row in library.rows()) == [1, 3]
    assert library.rows("mine")[0].id == 3 or len(library.rows("mine")) == 2
    again = library.subscribe(feed.url)
    assert save(library, again, new=[article("a"), article("b")]).new == 1


class Changes(RuleBasedStateMachine):
    """Random changes, undone and redone: every state on the way back equals the one on the way there."""

    ids = st.lists(st.integers(1, 8), min_size=1, max_size=5, unique=True)

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.in_parts = pytest.MonkeyPatch()
        self.in_parts.setattr(marking, "PART", 2)
        self.in_parts.setattr(marking, "PAUSE", 0)
        self.library = open_library(Path(self.folder.name) / "library.db")
        for name in ("ore", "tin"):
            made = [
                article(
                    f"{name}{i}",
                    hours=i + 1,
                    made_of=parts("A mine.", kinds=["opinion"] * (i % 2), companies=[Company("Ferro AG")]),
                )
                for i in range(4)
            ]
            add_feed(self.library, name, articles=made)
        self.states = [snapshot(self.library)]
        self.at = 0

    def _did(self, changed: bool) -> None:
        now = snapshot(self.library)
        if changed:
            self.states = [*self.states[: self.at + 1], now]
            self.at += 1
        else:
            assert now == self.states[self.at]

    @rule(ids=ids, state=st.sampled_from(["read", "unread", "starred", "unstarred"]))
    def mark(self, ids: list[int], state: Any) -> None:
        self._did(self.library.mark(state, ids=ids) > 0)

    @rule(query=st.sampled_from(["", "is:unread", "feed:1", "disclaimer:opinion is:unread", "-mine"]))
    def mark_list(self, query: str) -> None:
        self._did(self.library.mark("read", query=query) > 0)

    @rule(ids=ids, add=st.sampled_from(["", "hot", "Hot", "cold"]), remove=st.sampled_from(["", "hot", "cold"]))
    def tag(self, ids: list[int], add: str, remove: str) -> None:
        if (add or remove) and ids and not any(self.library.row(number) for number in ids):
            with pytest.raises(LibraryError):
                self.library.tag(ids, add=["tag"])
            return
        self._did(self.library.tag(ids, add=[add] if add else [], remove=[remove] if remove else []) > 0)

    @rule(number=st.integers(1, 8), text=st.sampled_from(["", "one", "two"]))
    def note(self, number: int, text: str) -> None:
        found = self.library.article(number)
        if found is not None and self.library.row(number) is not None:
            self.library.note(number, text)
            self._did(found.note != text)

    @rule(feed=st.integers(1, 2))
    def unsubscribe(self, feed: int) -> None:
        self._did(self.library.unsubscribe([feed]) > 0)

    @rule(
        feed=st.integers(1, 2), folder=st.sampled_from(["", "Metals", "Cells"]), title=st.sampled_from([None, "", "X"])
    )
    def edit(self, feed: int, folder: str, title: str | None) -> None:
        before = self.library.feed(feed)
        if before is not None:
            named = title is not None and self.library._file.connection.execute(
                "SELECT name FROM feeds WHERE id = ?", (feed,)
            ).fetchone() != (title,)
            self.library.edit_feed(feed, folder=folder, title=title)
            self._did(named or before.folder != folder)

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        assert self.library.undo() is not None
        self.at -= 1
        self._did(False)

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        assert self.library.redo() is not None
        self.at += 1
        self._did(False)

    @invariant()
    def counts(self) -> None:
        if hasattr(self, "library"):
            assert_counts_are_right(self.library)

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            self.folder.cleanup()
            self.in_parts.undo()


TestChanges = Changes.TestCase
TestChanges.settings = settings(max_examples=25, stateful_step_count=25)
