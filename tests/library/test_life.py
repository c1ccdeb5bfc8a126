"""A library's life in random order: polls, changes, undoing, retention, subscriptions. All that follows stays right."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from library.making import NOW, add_feed, article, open_library, parts, save
from library.test_state import assert_counts_are_right

from reader.library import check
from reader.model import Company, Rule

FEEDS = st.sampled_from(["ore", "tin"])
NUMBERS = st.integers(0, 6)
IDS = st.lists(st.integers(1, 20), min_size=1, max_size=4, unique=True)
COMPANIES = (Company("Ferro AG", ("Ferro",), ("XETRA: FRO",), 2, True), Company("Quill plc"), Company("Quill Zinc"))


class Life(RuleBasedStateMachine):
    """What may happen to a library, in any order."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "library.db"
        self.library = open_library(self.path)
        self.version = 0

    def _article(self, number: int, days: int) -> Any:
        self.version += 1
        made_of = parts(
            f"Text {self.version} of a mine.",
            kinds=["opinion", "sponsored"][: number % 3],
            companies=COMPANIES[number % 3 : number % 3 + 1 + self.version % 2],
            profile="Ferro AG makes tin." if number % 3 == 0 else "",
            highlights=["One."] if self.version % 2 else (),
            language=("en", "de", None)[self.version % 3],
        )
        hash_, author = str(self.version), ("Ada", "Bo")[self.version % 2]
        return article(str(number), hours=24 * days + 1, content_hash=hash_, author=author, made_of=made_of)

    @rule(name=FEEDS, numbers=st.lists(NUMBERS, max_size=4), days=st.integers(0, 40))
    def poll(self, name: str, numbers: list[int], days: int) -> None:
        feed = add_feed(self.library, name, folder="Metals" if name == "tin" else "")
        known = self.library.intake.known(feed.id).articles
        new = [self._article(number, days) for number in numbers if str(number) not in known]
        changed = [
            (known[str(number)].id, self._article(number, days)) for number in set(numbers) if str(number) in known
        ]
        save(self.library, feed, new=new, changed=changed)

    @rule(number=st.integers(1, 20), full=st.booleans())
    def take_apart_again(self, number: int, full: bool) -> None:
        made = self._article(number % 7, 1)
        if full:
            self.library.intake.save_full_text(number, made)
        else:
            self.library.intake.save_parts([(number, made)])

    @rule(ids=IDS, state=st.sampled_from(["read", "unread", "starred", "unstarred"]))
    def mark(self, ids: list[int], state: Any) -> None:
        self.library.mark(state, ids=ids)

    @rule(ids=IDS, add=st.sampled_from([[], ["hot"], ["Hot", "cold"]]), remove=st.sampled_from([[], ["hot"]]))
    def tag(self, ids: list[int], add: list[str], remove: list[str]) -> None:
        if any(self.library.row(number) for number in ids):
            self.library.tag(ids, add=add, remove=remove)

    @rule(text=st.sampled_from(["", "A note."]))
    def note(self, text: str) -> None:
        for row in self.library.rows(limit=1):
            self.library.note(row.id, text)

    @rule(name=FEEDS)
    def unsubscribe(self, name: str) -> None:
        if feed := self.library.feed_at(f"https://{name}.example/feed"):
            self.library.unsubscribe([feed.id])

    @rule(action=st.sampled_from(["read", "star", "tag", "mute"]), query=st.sampled_from(["", "mine", "company:ferro"]))
    def follow_a_rule(self, action: Any, query: str) -> None:
        self.library.rules.save(Rule(query, action, "ruled" if action == "tag" else "", id=1))

    @rule()
    def do_the_rule(self) -> None:
        for one in self.library.rules.all():
            self.library.rules.do(one)

    @rule()
    def take_the_rule_back(self) -> None:
        for one in self.library.rules.all():
            self.library.rules.take_back(one.id)

    @rule()
    def undo(self) -> None:
        self.library.undo()

    @rule()
    def redo(self) -> None:
        self.library.redo()

    @rule(days=st.integers(1, 30))
    def let_old_ones_go(self, days: int) -> None:
        held = {row.id for row in self.library.rows("is:starred OR has:tag OR has:note OR is:unread")}
        self.library.intake.expire(NOW + timedelta(days=10), days)
        assert held <= {row.id for row in self.library.rows()}

    @rule()
    def forget_the_journal(self) -> None:
        self.library._file.connection.execute("DELETE FROM journal")
        self.library.intake.purge()

    @invariant()
    def counts_are_right(self) -> None:
        assert_counts_are_right(self.library)

    def teardown(self) -> None:
        self.library.close()
        assert [finding.what for finding in check(self.path)] == []
        self.folder.cleanup()


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=25, stateful_step_count=30)
