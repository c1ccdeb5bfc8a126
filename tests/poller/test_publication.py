"""A publisher over time: no article is lost or comes twice."""

from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from poller.shelf import Shelf, entry

from reader.model import Entry
from reader.poller.identity import MOST_UPDATES


class Publication(RuleBasedStateMachine):
    """A feed that lives: articles come, change, move, vanish and return, and the site changes its ways.

    Whatever it does, no article is lost or comes twice, as long as the guid and the text of an article do not both
    change between two polls that see it: nothing but its link is left of it then.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shelf = Shelf()
        self.written: dict[int, str] = {}
        self.visible: list[int] = []
        self.shown: dict[int, int] = {}
        self.secure = False
        self.system = 0
        for _ in range(4):
            self.publish()

    @rule()
    def publish(self) -> None:
        number = len(self.written) + 1
        self.written[number] = f"<p>Vessel {number} left.</p>"
        self.visible.insert(0, number)

    @rule(chance=st.randoms(use_true_random=False))
    def edit(self, chance: Random) -> None:
        number = chance.choice(self.visible)
        few = self.written[number].count("Corrected") < MOST_UPDATES
        if few and self.shown.get(number, self.system) == self.system:
            self.written[number] += "<p>Corrected.</p>"

    @rule(chance=st.randoms(use_true_random=False))
    def reorder(self, chance: Random) -> None:
        chance.shuffle(self.visible)

    @precondition(lambda self: len(self.visible) > 4)
    @rule(chance=st.randoms(use_true_random=False))
    def drop(self, chance: Random) -> None:
        self.visible.remove(chance.choice(self.visible))

    @rule()
    def bring_all_back(self) -> None:
        self.visible = sorted(self.written, reverse=True)

    @rule()
    def change_scheme(self) -> None:
        self.secure = not self.secure

    @rule()
    def change_system(self) -> None:
        visible = list(self.visible)
        self.bring_all_back()
        self.poll()
        self.visible = visible
        self.system += 1
        self.poll()

    @rule()
    def poll(self) -> None:
        new, _ = self.shelf.poll(self.document())
        assert new == len(set(self.visible) - self.shown.keys())
        self.shown |= dict.fromkeys(self.visible, self.system)
        assert len(self.shelf.articles) == len(self.shown)
        assert self.shelf.poll(self.document()) == (0, 0)

    def document(self) -> list[Entry]:
        scheme = "https" if self.secure else "http"
        return [
            entry(
                number,
                guid=f"{scheme}://ore.example/?system={self.system}&p={number}",
                url=f"{scheme}://ore.example/news/{number}",
                html=self.written[number],
            )
            for number in self.visible
        ]


TestPublication = Publication.TestCase
TestPublication.settings = settings(max_examples=60, stateful_step_count=30)
