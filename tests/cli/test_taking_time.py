"""What a person is told while something takes its time."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.cli import care, printing
from reader.library import Library


@pytest.fixture
def bars(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, int]]:
    """What bars show on a terminal where everything takes long."""
    shown: list[tuple[str, int, int]] = []

    @contextlib.contextmanager
    def bar(words: str = "") -> Iterator[Callable[[int, int], None]]:
        yield lambda done, of: shown.append((words, done, of))

    monkeypatch.setattr(printing, "bar", bar)
    monkeypatch.setattr(printing, "SOON", -1.0)
    monkeypatch.setattr(printing, "on_terminal", lambda: True)
    return shown


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said to take its time."""
    said: list[str] = []

    @contextlib.contextmanager
    def waiting(words: str, *, after: float = 0) -> Iterator[None]:
        said.append(words)
        yield

    monkeypatch.setattr(care, "waiting", waiting)
    return said


def test_an_export_into_a_file_and_its_import_show_how_far_they_are(
    assay, filled: Library, home: Path, bars: list[tuple[str, int, int]]
):
    file = home / "all.jsonl"
    assert assay("export", "--format", "json", "--output", file).code == 0
    assert bars == [("articles", done, 4) for done in range(1, 5)]
    bars.clear()
    assert assay("import", file).code == 0
    assert [shown[0] for shown in bars] == ["bytes"] * 4
    assert bars[-1][1:] == (file.stat().st_size,) * 2


def test_an_export_to_standard_output_shows_nothing_but_articles(
    assay, filled: Library, bars: list[tuple[str, int, int]]
):
    assert assay("export", "--format", "csv").code == 0
    assert not bars


def test_a_check_and_a_repair_say_what_they_do(assay, filled: Library, waits: list[str]):
    assay("doctor")
    assert [words.split()[0] for words in waits] == ["Checking"]
    assay("doctor", "--repair")
    assert [words.split()[0] for words in waits] == ["Checking", "Mending", "Checking"]


def test_what_takes_a_moment_only_shows_no_bar(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(printing, "on_terminal", lambda: True)
    assert list(printing.followed("abc", lambda: pytest.fail("counted"))) == ["a", "b", "c"]
