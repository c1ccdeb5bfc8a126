"""Changes of very many articles: several short transactions, one step to undo, and whole wherever they are cut off."""

from collections.abc import Callable
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from library.making import add_feed, article, open_library, titles

from reader.library import Library, counting, marking
from reader.model import KeptState, Rule


class Stopped(BaseException):
    """What kills a change midway."""


@pytest.fixture(autouse=True)
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "PART", 3)
    monkeypatch.setattr(marking, "PAUSE", 0)


@pytest.fixture
def ten(library: Library) -> Library:
    """A library of ten unread articles; the first of them is a9, the oldest."""
    add_feed(library, articles=[article(f"a{i}", hours=i + 1) for i in range(10)])
    return library


def unread(library: Library) -> int:
    for kept in counting.KEPT:
        assert counting.wrong(library._file.connection, kept) == []
    return library.count("is:unread")


def stop_after(most: int) -> marking.Progress:
    def stop(done: int, of: int) -> None:
        if done >= most:
            raise Stopped

    return stop


def undo_all(library: Library) -> list[str]:
    return list(iter(library.undo, None))


def test_a_mark_in_parts_is_one_step(ten: Library) -> None:
    told: list[tuple[int, int]] = []
    assert ten.mark("read", query="", progress=lambda done, of: told.append((done, of))) == 10
    assert told == [(0, 10), (3, 10), (6, 10), (9, 10)]
    assert unread(ten) == 0
    assert ten.undo() == "marked 10 articles read"
    assert unread(ten) == 10
    assert ten.redo() == "marked 10 articles read"
    assert unread(ten) == 0


def test_a_mark_of_one_part_tells_no_progress(ten: Library) -> None:
    assert ten.mark("read", ids=[1, 2, 3], progress=stop_after(0)) == 3


def test_a_mark_that_is_killed_midway_can_be_undone_as_far_as_it_went(ten: Library, path: Path) -> None:
    ten.mark("read", ids=[2])
    with pytest.raises(Stopped):
        ten.mark("read", query="", progress=stop_after(6))
    with open_library(path) as again:
        assert unread(again) == 3
        assert again.undo() == "marked 6 articles read"
        assert titles(again, "is:read") == ["a8"]


@pytest.mark.parametrize("turn", ["undo", "redo"])
def test_an_undo_that_is_killed_midway_goes_on_with_the_next(ten: Library, path: Path, turn: str) -> None:
    ten.mark("read", query="")
    if turn == "redo":
        ten.undo()
    with pytest.raises(Stopped):
        getattr(ten, turn)(stop_after(3))
    with open_library(path) as again:
        assert 0 < unread(again) < 10
        assert getattr(again, turn)() == "marked 10 articles read"
        assert unread(again) == (10 if turn == "undo" else 0)


def test_others_write_between_the_parts(ten: Library, path: Path) -> None:
    with open_library(path) as other:
        ten.mark("read", query="", progress=lambda done, of: other.note(1, f"after {done}") if done else None)
    assert unread(ten) == 0
    assert [ten.undo() for _ in range(4)] == [
        "changed the note of “Title of a9”",
        "changed the note of “Title of a9”",
        "changed the note of “Title of a9”",
        "marked 10 articles read",
    ]
    assert unread(ten) == 10


def test_what_is_undone_midway_stays_undone_and_the_rest_is_a_step_of_its_own(ten: Library, path: Path) -> None:
    with open_library(path) as other:
        ten.mark("read", query="", progress=lambda done, of: other.undo() if done == 3 else None)
    assert unread(ten) == 3
    assert ten.undo() == "marked 7 articles read"
    assert (unread(ten), ten.undo()) == (10, None)


def cut_off(turn: Callable[[marking.Progress], object]) -> None:
    with suppress(Stopped):
        turn(stop_after(3))


def test_whatever_is_cut_off_all_can_be_undone(ten: Library) -> None:
    acts: list[Callable[[], object]] = [
        lambda: ten.mark("read", ids=range(1, 8)),
        lambda: ten.mark("unread", query="is:read"),
        ten.undo,
        ten.redo,
        lambda: cut_off(ten.undo),
        lambda: cut_off(ten.redo),
    ]
    for steps in product(range(len(acts)), repeat=3):
        for step in (0, *steps):
            acts[step]()
        undo_all(ten)
        assert (steps, ten.count("is:unread")) == (steps, 10)
    assert unread(ten) == 10


def test_what_was_done_again_before_it_was_cut_off_is_a_step_below_what_comes_after(ten: Library, path: Path) -> None:
    ten.mark("read", query="")
    ten.undo()
    cut_off(ten.redo)
    with open_library(path) as again:
        again.mark("starred", ids=[7])
        assert again.redo() is None
        assert undo_all(again) == ["starred “Title of a3”", "marked 10 articles read"]
        assert unread(again) == 10


def test_an_undo_that_is_killed_midway_can_be_taken_back(ten: Library, path: Path) -> None:
    ten.mark("read", query="")
    cut_off(ten.undo)
    with open_library(path) as again:
        assert (again.redo(), unread(again)) == ("marked 10 articles read", 0)
        assert (again.undo(), unread(again)) == ("marked 10 articles read", 10)


@pytest.mark.parametrize("when", [0, 1])
def test_what_joins_a_step_while_that_is_undone_can_be_undone(ten: Library, path: Path, when: int) -> None:
    so_far = ten.intake.take_over([KeptState(number, read=True) for number in range(1, 5)])
    late = [KeptState(number, read=True) for number in (5, 6)]
    with open_library(path) as other:
        ten.undo(lambda done, of: other.intake.take_over(late, so_far) if (done, of) == (when, 4) else None)
    assert unread(ten) == (8 if when else 10)
    undo_all(ten)
    assert unread(ten) == 10


def test_a_step_that_another_undoes_first_is_not_said_to_be_undone(ten: Library, path: Path) -> None:
    ten.mark("read", query="")
    with open_library(path) as other:
        assert ten.undo(lambda done, of: other.undo() if done == 0 else None) is None
        assert unread(ten) == 10
        assert ten.redo(lambda done, of: other.redo() if done == 0 else None) is None
        assert unread(ten) == 0


def test_a_step_that_another_does_again_while_it_is_undone_is_done_whole(ten: Library, path: Path) -> None:
    ten.mark("read", query="")
    with open_library(path) as other:
        ten.undo(lambda done, of: other.redo() if done == 1 else None)
    assert unread(ten) == 0
    assert undo_all(ten) == ["marked 10 articles read"]
    assert unread(ten) == 10


def test_a_mark_that_goes_on_joins_no_step_of_another(ten: Library, path: Path) -> None:
    def undone_for_a_note(done: int, of: int) -> None:
        if done == 3:
            other.undo()
            other.note(1, "mine")

    with open_library(path) as other:
        ten.mark("read", query="", progress=undone_for_a_note)
    assert undo_all(ten) == ["marked 7 articles read", "changed the note of “Title of a9”"]
    assert unread(ten) == 10


def test_the_work_of_an_undo_grows_with_what_it_undoes(ten: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = []
    size = marking._size
    monkeypatch.setattr(marking, "PART", 1_000)
    monkeypatch.setattr(marking, "_size", lambda change: measured.append(change) or size(change))
    notes = [KeptState(number, note=f"note {turn}") for turn in range(20) for number in range(1, 11)]
    ten.intake.take_over(notes)
    assert ten.undo() == "took over what was done to 10 articles"
    assert ten.count("has:note") == 0
    assert len(measured) <= 2 * len(notes)


@pytest.mark.parametrize("made", [10, 1_000])
def test_a_mark_looks_at_no_more_than_it_is_about(library: Library, made: int) -> None:
    add_feed(library, articles=[article(f"a{i}", hours=i + 1, read=True) for i in range(made)])
    library.tag(range(1, made + 1), add=["hot"])
    library.mark("unread", ids=[1])
    steps: list[int] = []
    library._file.connection.set_progress_handler(lambda: steps.append(1), 100)
    assert library.mark("read", ids=[1]) == 1
    library._file.connection.set_progress_handler(None, 0)
    assert len(steps) < 10


# ---- rules


ACTIONS = [("read", "", "is:read"), ("star", "", "is:starred"), ("tag", "Metal", "tag:metal")]


@pytest.mark.parametrize(("action", "value", "done"), ACTIONS)
def test_a_rule_is_done_in_parts_and_is_one_step(
    ten: Library, action: Literal["read", "star", "tag"], value: str, done: str
) -> None:
    rule = ten.rules.save(Rule("", action, value))
    told: list[tuple[int, int]] = []
    assert ten.rules.do(rule, lambda done, of: told.append((done, of))) == 10
    assert told[0] == (0, 10)
    assert len(told) > 3
    assert ten.count(done) == ten.count(f"rule:{rule.id}") == 10
    said = ten.undo()
    assert (ten.count(done), ten.count(f"rule:{rule.id}"), unread(ten)) == (0, 0, 10)
    assert ten.redo() == said
    assert ten.count(done) == ten.count(f"rule:{rule.id}") == 10
    assert ten.rules.take_back(rule.id, lambda done, of: None) == 10
    assert (ten.count(done), ten.count(f"rule:{rule.id}")) == (0, 10)
    assert len(undo_all(ten)) == 2
    assert (ten.count(done), ten.count(f"rule:{rule.id}"), unread(ten)) == (0, 0, 10)


@pytest.mark.parametrize(("action", "value", "done"), ACTIONS)
def test_a_rule_that_is_killed_midway_is_done_and_undone_as_far_as_it_went(
    ten: Library, path: Path, action: Literal["read", "star", "tag"], value: str, done: str
) -> None:
    rule = ten.rules.save(Rule("", action, value))
    with pytest.raises(Stopped):
        ten.rules.do(rule, stop_after(6))
    with open_library(path) as again:
        assert again.count(done) == again.count(f"rule:{rule.id}") == 6
        unread(again)
        assert again.rules.do(rule) == 4
        assert len(undo_all(again)) == 2
        assert (again.count(done), again.count(f"rule:{rule.id}"), unread(again)) == (0, 0, 10)


def test_others_write_between_the_parts_of_a_rule(ten: Library, path: Path) -> None:
    rule = ten.rules.save(Rule("", "read"))
    with open_library(path) as other:
        ten.rules.do(rule, lambda done, of: other.note(1, f"after {done}"))
    assert (unread(ten), ten.count(f"rule:{rule.id}")) == (0, 10)
    undo_all(ten)
    assert (unread(ten), ten.count(f"rule:{rule.id}")) == (10, 0)
