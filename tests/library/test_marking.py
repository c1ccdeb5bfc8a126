"""Changes of very many articles: several short transactions, one step to undo, and whole wherever they are cut off."""

from pathlib import Path

import pytest
from library.making import add_feed, article, open_library, titles

from reader.library import Library, counting, marking
from reader.model import KeptState


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
